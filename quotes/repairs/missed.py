"""What the parser missed although the parse shows it: "the inquiry | found | that nobody had looked"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from quotes.languages import Language
from quotes.repairs.citing import may_speak
from quotes.types import Attribution, Document, Span

SURE = 0.7
FEWEST_REPORTED = 3  # words
IN_SOURCES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "X"})
CLAUSE_ENDS = frozenset({",", ".", ";", "!", "?"})
CLAUSE_SUBJECTS = ("nsubj", "csubj", "expl")
HELPS = frozenset({"aux", "aux:pass", "advmod"})  # of a verb, right before it


def reported_clauses(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Return attributions of verbs that report a finite clause, where no draft has the verb or a word of the clause.

    Only a verb that is known to say or write something as a fact counts, with a subject that is not the reader or the
    reporter, or a participle with which somebody goes on ("…, she claimed, later | adding | that he was held"); on 168
    news articles from round the world twelve of the thirteen found with a subject were attributions.
    """
    spans = (span for draft in drafts for span in (draft.cue, *draft.content) if span)
    taken = {number for span in spans for number in document.words_of(span)}
    said = {number for draft in drafts for number in document.words_of(draft.cue)}
    return [found for found in _candidates(document, said, language) if taken.isdisjoint(_words_of(document, found))]


def sourced_asides(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Return attributions of sentences of which no draft holds a word: "The choir may sing, | per | two organisers"."""
    held = {number for draft in drafts for span in (draft.cue, *draft.content) for number in document.words_of(span)}
    lower = [word.text.lower() for word in document.words]
    found = [_sourced_aside(document, n, language) for n, word in enumerate(lower) if word in language.channels.PER]
    saying = (n for n in range(len(lower) - 1) if (lower[n], lower[n + 1]) == language.cues.AS_SAYING)
    found += [_quoted_aside(document, n, language) for n in saying]
    return [one for one in found if one is not None and held.isdisjoint(_words_of(document, one))]


def _sourced_aside(document: Document, number: int, language: Language) -> Attribution | None:
    words, sentence = document.words, document.sentences[document.words[number].sentence]
    opens = number == sentence.first
    behind = number + 1
    while behind < sentence.last and words[behind].upos in IN_SOURCES:
        behind += 1
    ends = behind == sentence.last or words[behind].text in CLAUSE_ENDS
    if not (opens or words[number - 1].text == ",") or not ends or behind == number + 1:
        return None
    reported = range(behind + 1, sentence.last) if opens else range(sentence.first, number - 1)
    if len(reported) and words[reported[-1]].upos == "PUNCT":
        reported = reported[:-1]
    finite = any(words[n].feature("VerbForm") == "Fin" for n in reported)
    source = document.span(range(number + 1, behind))
    head = document.head_of(*source)
    if len(reported) < FEWEST_REPORTED or not finite or head is None or not may_speak(document, head, language):
        return None
    bare = words[head].feature("Number") == "Sing" and document.entity_at(head) is None and behind == number + 2
    if bare:  # "The fare is two dollars, | per person |"
        return None
    return Attribution((document.span(reported),), source, words[number].span, "indirect", SURE)


def _quoted_aside(document: Document, number: int, language: Language) -> Attribution | None:
    """Return the words before whom somebody quotes by name: "The quay is shut, | the guard | was quoted as saying"."""
    words = document.words
    sentence = document.sentences[words[number].sentence]
    verb = number - 1
    passive = verb > sentence.first and words[verb].lemma.lower() in language.channels.CITING
    passive = passive and any(words[n].relation == "aux:pass" for n in document.children(verb))
    subject = next((n for n in document.children(verb) if words[n].relation == "nsubj:pass"), None) if passive else None
    if subject is None:
        return None
    phrase = document.phrase(subject)
    comma = phrase[0] - 1
    if comma - sentence.first < FEWEST_REPORTED or words[comma].text != ",":
        return None
    reported = document.span(range(sentence.first, comma))
    finite = any(words[n].feature("VerbForm") == "Fin" for n in range(sentence.first, comma))
    cue = Span(words[phrase[-1] + 1].start, words[number + 1].end)
    return Attribution((reported,), document.span(phrase), cue, "indirect", SURE) if finite else None


def _words_of(document: Document, found: Attribution) -> Iterator[int]:
    for span in (found.cue, *found.content):
        if span:
            yield from document.words_of(span)


def _candidates(document: Document, said: Collection[int], language: Language) -> Iterator[Attribution]:
    for number, word in enumerate(document.words):
        known = language.cues.VERBS.get(word.lemma.lower()) if word.upos == "VERB" else None
        hears = word.lemma.lower() in language.channels.HEARING
        if known is None or known.polarity != "asserted" or (known.act == "thought" and not hears):
            continue
        subject = clause = None
        for child in document.children(number):
            relation = document.words[child].relation
            if relation.startswith("nsubj"):
                subject = child
            elif relation == "ccomp" and clause is None:
                clause = child
        if hears and (subject is None or document.words[subject].lemma.lower() not in language.channels.HEARERS):
            continue  # "Harnworth Crown Court heard" tells what was said there
        goes_on = word.text.endswith("ing") and word.relation in ("advcl", "conj") and word.head in said
        if subject is None and clause is not None and goes_on and "plain" in known.flags:
            found = _attribution(document, number, None, clause, language)
            if found is not None:
                yield found
        elif subject is not None and clause is not None and _is_third(document, subject, language):
            found = _attribution(document, number, subject, clause, language)
            if found is not None:
                yield found


def _is_third(document: Document, subject: int, language: Language) -> bool:
    """Is it neither "I", "we" nor "you", nor "who" and the like?"""
    lower = document.words[subject].text.lower()
    return language.sources.PRONOUNS.get(lower, (3,))[0] == 3 and lower not in language.sources.RELATIVES


def _attribution(
    document: Document, verb: int, subject: int | None, clause: int, language: Language
) -> Attribution | None:
    words, complementizers = document.words, language.cues.COMPLEMENTIZERS
    finite = any(words[n].relation.startswith(CLAUSE_SUBJECTS) for n in document.children(clause))
    content = document.phrase(clause)
    while content and words[content[0]].upos == "SCONJ" and words[content[0]].text.lower() in complementizers:
        content = content[1:]
    between = range(content[0], content[-1] + 1) if content else range(0)
    torn = not content or verb in between or any(words[n].upos != "PUNCT" for n in {*between}.difference(content))
    if not finite or torn or len(content) < FEWEST_REPORTED or words[content[0]].feature("PronType") == "Rel":
        return None
    phrase = document.phrase(subject) if subject is not None else []
    source = document.span(phrase) if phrase else None
    piece = document.span(content)
    cue = Span(words[_first_of_cue(document, verb)].start, words[verb].end)
    if cue.meets(piece) or (source and (source.meets(piece) or source.meets(cue))):
        return None
    passive = any(words[n].relation == "aux:pass" for n in document.children(verb))
    return Attribution((piece,), None if passive else source, cue, "indirect", SURE)


def _first_of_cue(document: Document, verb: int) -> int:
    first = verb
    while first > 0 and document.words[first - 1].head == verb and document.words[first - 1].relation in HELPS:
        first -= 1
    return first
