"""Who is told, left out of what is told him: "asked | the mayor whether he knew", "confirmed it | to Northwire"."""

from __future__ import annotations

from dataclasses import replace

from quotes.addressed import needs_hearer, told_clause
from quotes.languages import Language
from quotes.repairs.common import is_quoted
from quotes.types import Attribution, Document, Span

LONGEST_ADDRESSEE, LONGEST_ASKED = 4, 12  # words
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})


def with_whom_it_orders(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Count whom an order is given to into its content, as PolNeAR does: "ordered | the crew to abandon ship".

    Verbs that tell it to somebody ("told drivers | to turn back") keep the addressee outside.
    """
    cue = document.words_of(draft.cue)
    first = draft.content[0]
    inside = document.words_of(first)
    if not cue or not inside or document.words[inside[0]].text.lower() not in language.cues.INFINITIVE:
        return draft
    for number in cue:
        known = language.cues.VERBS.get(document.words[number].lemma.lower())
        if known is None or known.polarity != "directive" or "addressee" in known.flags:
            continue
        for child in document.children(number):
            phrase = [k for k in document.subtree(child) if cue[-1] < k < inside[0]]
            whole = phrase == list(range(cue[-1] + 1, inside[0]))
            if document.words[child].relation in ("obj", "iobj") and phrase and whole:
                return replace(draft, content=(Span(document.words[phrase[0]].start, first.end), *draft.content[1:]))
    return draft


def without_addressee(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave out of the content whom the verb of the cue addresses: "asked | the mayor whether he knew"."""
    draft = _without_passive_hearer(document, draft, language)
    if draft.cue is None or not draft.content or draft.content[0].start < draft.cue.end:
        return draft
    first = draft.content[0]
    cue, inside = document.words_of(draft.cue), document.words_of(first)
    for k in inside:
        word = document.words[k]
        if word.head not in cue or word.relation not in ("obj", "iobj"):
            continue
        phrase = [n for n in document.subtree(k) if n in inside]
        if phrase[0] != inside[0] or phrase[-1] - phrase[0] + 1 != len(phrase):
            continue
        behind = document.words[phrase[-1] + 1 : phrase[-1] + 2]
        if not behind or behind[0].text.lower() not in language.cues.TOLD_OPENERS:
            continue  # of an order, PolNeAR counts in whom it is given to
        if phrase[-1] + 1 in inside:
            return replace(draft, content=(Span(behind[0].start, first.end), *draft.content[1:]))
        parted = len(draft.content) > 1 and draft.content[1].start == behind[0].start
        if parted and _has_hearer(document, word.head, language):  # but "rejected | claims | that it sank"
            return replace(draft, content=draft.content[1:])
    return _all_told(document, _addressee_first(document, draft, language), language)


def _without_passive_hearer(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave out the subject of a passive that was told or asked it: "| the bench | was informed by counsel that …".

    Of an order it is part, as PolNeAR counts it: "| Residents | were told by officials | to leave".
    """
    if draft.cue is None or len(draft.content) < 2 or draft.content[0].end > draft.cue.start:
        return draft
    first = document.words_of(draft.content[0])
    if draft.content[1].of(document.text).lower().startswith(tuple(f"{to} " for to in language.cues.INFINITIVE)):
        return draft
    for verb in document.words_of(draft.cue):
        told = [k for k in document.children(verb) if document.words[k].relation.startswith("nsubj")]
        passive = any(document.words[k].relation == "aux:pass" for k in document.children(verb))
        if passive and _has_hearer(document, verb, language) and any(k in first for k in told):
            return replace(draft, content=draft.content[1:])
    return draft


def _has_hearer(document: Document, verb: int, language: Language) -> bool:
    """Is the object of the verb whoever is told or asked?"""
    known = language.cues.VERBS.get(document.words[verb].lemma.lower())
    return known is not None and ("addressee" in known.flags or known.polarity == "question")


def _addressee_first(document: Document, draft: Attribution, language: Language) -> Attribution:
    """The same where the parse misses it: "told | Petra that the dam would hold"."""
    assert draft.cue is not None
    lemmas = {document.words[k].lemma.lower() for k in document.words_of(draft.cue)}
    first = draft.content[0]
    if (behind := _behind_aside(document, draft, language)) is not None:
        return behind
    addressing = any("addressee" in language.cues.VERBS[lemma].flags for lemma in lemmas & language.cues.VERBS.keys())
    if not addressing or is_quoted(document, first):
        return _asked_first(document, draft, language)
    for nth, k in enumerate(document.words_of(first)[: LONGEST_ADDRESSEE + 1]):
        word = document.words[k]
        if word.text.lower() in language.cues.TOLD_OPENERS and word.upos == "SCONJ":
            return replace(draft, content=(Span(word.start, first.end), *draft.content[1:])) if nth else draft
        if word.upos not in NOMINAL:
            break
    return draft


def _asked_first(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave out whom a question is asked: "asked | the astronaut, Commander Lind, if she had been afraid"."""
    first = draft.content[0]
    lemmas = {document.words[k].lemma.lower() for k in document.words_of(draft.cue)}
    asks = any("asks" in language.cues.VERBS[lemma].flags for lemma in lemmas & language.cues.VERBS.keys())
    if not asks or is_quoted(document, first):
        return draft
    words = [(n, nth) for nth, piece in enumerate(draft.content) for n in document.words_of(piece)]
    for n, nth in words[: LONGEST_ASKED + 1]:
        word = document.words[n]
        if word.text.lower() in language.cues.QUESTION_WORDS:
            rest = Span(word.start, draft.content[nth].end)
            return draft if n == words[0][0] else replace(draft, content=(rest, *draft.content[nth + 1 :]))
        nominal = word.upos in NOMINAL or word.relation == "amod"
        joint = {",", *language.sources.POSSESSIVE_ENDINGS, *language.sources.PARTITIVE_CASES}
        if not nominal and word.text not in joint:
            break
    return draft


def _behind_aside(document: Document, draft: Attribution, language: Language) -> Attribution | None:
    """Cut what only tells of the one addressed: "told the jurors | weighing the case, | that the ship had sunk"."""
    assert draft.cue is not None
    first = draft.content[0]
    inside = document.words_of(first)
    for verb in document.words_of(draft.cue):
        if not needs_hearer(document, verb, language):
            continue
        hearer = any(document.words[n].relation in ("obj", "iobj") for n in document.children(verb) if n < inside[0])
        for nth, piece in enumerate(draft.content if hearer else ()):
            for n in document.words_of(piece):
                later = (nth or n > inside[0]) and document.words[n - 1].text == ","
                if later and document.words[n].upos == "SCONJ" and _opens(document, n, verb, language):
                    rest = Span(document.words[n].start, piece.end)
                    return replace(draft, content=(rest, *draft.content[nth + 1 :]))
    return None


def _opens(document: Document, number: int, verb: int, language: Language) -> bool:
    """Does the word open the clause that the verb reports?"""
    word = document.words[number]
    clause = document.words[word.head] if word.relation == "mark" and word.head >= 0 else None
    reported = clause is not None and clause.head == verb and clause.relation == "ccomp"
    return reported and word.text.lower() in language.cues.TOLD_OPENERS


def _all_told(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Begin the content right behind the one told: "told the Herald | council staff had locked the gate"."""
    assert draft.cue is not None
    first = draft.content[0]
    inside = document.words_of(first)
    if not inside or is_quoted(document, first):
        return draft
    for verb in document.words_of(draft.cue):
        told = told_clause(document, verb, language) if needs_hearer(document, verb, language) else None
        if told is None or document.words[inside[0]].sentence != document.words[verb].sentence:
            continue
        hearer, begins, head = told
        if draft.cue.end <= hearer.start <= first.start and inside[0] <= head + 1:
            return replace(draft, content=(Span(begins, max(first.end, begins)), *draft.content[1:]))
    return draft


def without_hearer_behind(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut the press or an agency behind what it was told: "confirmed the deaths | to Northwire"."""
    if draft.cue is None or not draft.content or draft.content[-1].start < draft.cue.end:
        return draft
    lemmas = {document.words[k].lemma.lower() for k in document.words_of(draft.cue)}
    if not any("to" in language.cues.VERBS[lemma].flags for lemma in lemmas & language.cues.VERBS.keys()):
        return draft
    last = draft.content[-1]
    inside = document.words_of(last)
    if is_quoted(document, last) or any(document.words[n].upos in ("VERB", "AUX") for n in inside):
        return draft  # "said that he spoke to Northwire"
    to = next((n for n in reversed(inside[1:]) if document.words[n].text.lower() in language.channels.TO_WHOM), None)
    if to is None or not _is_of_the_press(document, document.words[to].head, language):
        return draft
    return replace(draft, content=(*draft.content[:-1], Span(last.start, document.words[to - 1].end)))


def _is_of_the_press(document: Document, number: int, language: Language) -> bool:
    """Is it the press, a paper that speaks of itself, or a known agency or one so called?"""
    word, channels = document.words[number], language.channels
    lemma = word.lemma.lower()
    beside = {document.words[n].text.lower() for n in document.children(number)}
    own = beside & (channels.ITSELF | language.sources.DEFINITE_ARTICLES)
    if lemma in channels.PRESS or (own and lemma in channels.SELVES):
        return True
    name = document.entity_at(number)
    if name is None or name.type != "Organization":
        return False
    words = [one.text for one in document.words[name.first : name.last] if one.upos != "DET"]
    titled = {one.lower() for one in words} & (channels.OUTLET_NAMES | channels.OUTLET_NOUNS)
    return bool(titled) or " ".join(words) in language.credits.AGENCIES
