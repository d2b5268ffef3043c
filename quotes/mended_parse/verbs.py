"""Verbs of saying and telling, where the parse makes none of them: "an official | briefed | on the talks said"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from quotes import clause
from quotes.languages import Language
from quotes.types import Document, Word


def with_known_verbs(document: Document, language: Language) -> Document:
    """Return the document in which words that report are verbs, with their lemmas, whatever the model made of them."""
    words = list(document.words)
    mends = (
        _part_participles_from_the_press,
        _part_who_briefs,
        _part_who_was_told,
        _part_media_from_report,
        _mend_lemmas,
    )
    for mend in mends:
        mend(document, words, language)
    return replace(document, words=tuple(words)) if words != list(document.words) else document


def _part_participles_from_the_press(document: Document, words: list[Word], language: Language) -> None:
    """Make a verb of a participle that is one with the press behind it: "| Briefing | journalists, she said"."""
    for first, _ in document.sentences:
        word = document.words[first]
        joined = word.relation == "compound" and word.head == first + 1
        if not joined or not word.text.endswith("ing") or clause.lower(document, first + 1) not in _press(language):
            continue
        lemma = _verb_of_telling(word.text, language)
        if lemma is not None:
            words[first] = word._replace(upos="VERB", lemma=lemma, head=words[first + 1].head, relation="advcl")
            words[first + 1] = words[first + 1]._replace(head=first, relation="obj")


def _part_who_briefs(document: Document, words: list[Word], language: Language) -> None:
    """Part somebody from a gerund and the press, where all are one nominal: "an | official | briefing reporters"."""
    for noun, press in _who_briefs(document, language):
        gerund, group = noun + 1, {noun, noun + 1, press}
        top = next((words[n] for n in sorted(group) if words[n].head not in group), words[noun])
        if words[noun].head in group:
            words[noun] = words[noun]._replace(head=top.head, relation=top.relation)
        lemma = _verb_of_telling(words[gerund].text, language) or words[gerund].lemma
        words[gerund] = words[gerund]._replace(upos="VERB", lemma=lemma, head=noun, relation="acl")
        words[press] = words[press]._replace(head=gerund, relation="obj")
        for child in (n for host in (gerund, press) for n in document.children(host)):
            if child < noun:
                words[child] = words[child]._replace(head=noun)
            elif child > press:
                words[child] = words[child]._replace(head=gerund, relation="obl")


def _who_briefs(document: Document, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the noun for somebody, and the press behind the gerund behind it."""
    words = document.words
    for number in range(1, len(words) - 1):
        text = words[number].text.lower()
        if words[number].upos != "NOUN" or not text.endswith("ing") or words[number - 1].upos != "NOUN":
            continue
        press = number + 1 + (words[number + 1].upos == "DET")
        addressed = press < len(words) and clause.lower(document, press) in _press(language)
        if addressed and _verb_of_telling(text, language) is not None:
            yield number - 1, press


def _part_who_was_told(document: Document, words: list[Word], language: Language) -> None:
    """Part somebody from the participle behind him that the parse takes for a noun: "an official | briefed | on it"."""
    for number in range(1, len(words) - 1):
        told, before = document.words[number], document.words[number - 1]
        participle = told.upos in clause.NOMINALS and told.text.lower().endswith("ed") and before.upos == "NOUN"
        lemma = _verb_of_telling(told.text, language) if participle else None
        if lemma is None or document.words[number + 1].upos != "ADP":
            continue
        told, before = words[number], words[number - 1]
        above = (told.head, told.relation) if before.head == number else (before.head, before.relation)
        words[number - 1] = before._replace(head=above[0], relation=above[1])
        feats = "Tense=Past|VerbForm=Part|Voice=Pass"
        words[number] = told._replace(upos="VERB", lemma=lemma, feats=feats, head=number - 1, relation="acl")
        for child in document.children(number):
            if child < number - 1:  # what stands before the two is the noun's
                words[child] = words[child]._replace(head=number - 1)


def _part_media_from_report(document: Document, words: list[Word], language: Language) -> None:
    """Make a verb of "report" behind those who do: "Polish | media | report | that it began in May"."""
    for number in range(1, len(words) - 1):
        word, before = document.words[number], document.words[number - 1]
        joined = word.upos == "NOUN" and before.relation == "compound" and before.head == number
        carries = word.text.lower() == word.lemma.lower() and word.text.lower() in language.channels.CARRYING
        that = clause.lower(document, number + 1) in language.cues.COMPLEMENTIZERS
        if not (joined and carries and that) or before.text.lower() not in language.channels.MEDIA:
            continue
        words[number] = word._replace(upos="VERB", feats="VerbForm=Fin")
        for child in document.children(number):
            if child < number - 1:
                words[child] = words[child]._replace(head=number - 1)
            elif words[child].upos == "VERB":
                words[child] = words[child]._replace(relation="ccomp")
        words[number - 1] = before._replace(relation="nsubj")


def _mend_lemmas(document: Document, words: list[Word], language: Language) -> None:
    """Give verbs that no table knows the lemma of a known one of which they may be a form."""
    channels = language.channels
    known = {*language.cues.VERBS, *channels.SETTING, *channels.PRESIDING, *channels.CEREMONIES}
    for number, word in enumerate(words):
        if word.upos == "VERB" and word.lemma.lower() not in known:
            lemma = _lemma_of(word.text.lower(), known, language)
            if lemma is not None and word.lemma.lower()[:2] == lemma[:2]:
                words[number] = word._replace(lemma=lemma)


def _press(language: Language) -> Collection[str]:
    return language.channels.PRESS


def _verb_of_telling(form: str, language: Language) -> str | None:
    """Return the lemma of the verb of telling of which the word may be a form, None where it is none."""
    return _lemma_of(form.lower(), language.channels.ADDRESSING, language)


def _lemma_of(form: str, known: Collection[str], language: Language) -> str | None:
    """Return the known verb of which the word may be a form."""
    stems = (form[: -len(ending)] + rest for ending, rest in language.cues.INFLECTIONS if form.endswith(ending))
    return next((stem for stem in (form, *stems) if stem in known), None)
