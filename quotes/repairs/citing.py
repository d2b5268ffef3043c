"""Whose words another passes on, by the parse: "AP quoted | a witness | as saying", "Tass said, citing | aides |".

Where the parse does not show it, the order of the words may (`quotes.repairs.relays`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes import nouns
from quotes.languages import Language
from quotes.repairs.common import LONGEST_ADDED, is_quoted
from quotes.types import Attribution, Document, Span

SHORT_CONTENT = 3  # words


def quoted_as_saying(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Find the speaker in the content of a relayed quotation: "AP quoted | a witness as saying that …"."""
    if draft.cue is None:
        return draft
    if (between := _quoted_between(document, draft, language)) is not None:
        return between
    first, cue = draft.content[0], document.words_of(draft.cue)
    quoting = [k for k in cue if cites(document, k, language)]
    if not quoting:
        return draft
    if first.start < draft.cue.end:
        parted = _quoted_before(document, draft, quoting[0])
        return _was_quoted(document, parted, quoting[0], language) or _quoted_behind(
            document, parted, quoting[0], language
        )
    inside, as_saying = document.words_of(first), language.cues.AS_SAYING
    said = next((k for k in inside if document.words[k].text.lower() == as_saying[0]), None)
    active = not any(document.words[k].relation == "aux:pass" for k in document.children(quoting[0]))
    ends = [document.words[k].text.lower() for k in inside[-2:]]
    if active and len(draft.content) > 1 and ends == [*as_saying] and len(inside) > len(ends):
        source = Span(first.start, document.words[inside[-len(ends) - 1]].end)
        return replace(draft, source=source, content=draft.content[1:])  # "| Nils Ekh as saying | that it sank |"
    if said is not None and said == inside[0] and active and said > cue.stop:
        # "quoted | the national police chief | as saying they must go"
        behind = said + 2 in inside and document.words[said + 1].text.endswith("ing")
        source = document.span(range(cue.stop, said))
        start = document.words[said + 2].start if behind else first.start
        return replace(draft, source=source, content=(Span(start, first.end), *draft.content[1:]))
    if inside and document.words[cue[-1]].text.lower() == as_saying[0]:
        said = inside[0] - 1  # the cue has taken it: "was quoted as | saying"
    if said is None or said + 1 not in inside or said - inside[0] > LONGEST_ADDED:
        return draft
    verb = document.words[said + 1]
    if verb.upos != "VERB" or not verb.text.lower().endswith("ing") or said + 2 not in inside:
        return draft
    content = (Span(document.words[said + 2].start, first.end), *draft.content[1:])
    if said <= inside[0]:  # in the passive the speaker is the subject: "he was quoted as saying"
        return replace(draft, content=content)
    return replace(draft, source=Span(first.start, document.words[said - 1].end), content=content)


def _quoted_between(document: Document, draft: Attribution, language: Language) -> Attribution | None:
    """Find the speaker between the verb and words in marks: "AP quotes | a witness | as saying: “We left”"."""
    words, cues = document.words, language.cues
    said = document.words_of(draft.content[0]).start - 1
    while said > 0 and (words[said].upos == "PUNCT" or words[said].text.lower() in cues.COMPLEMENTIZERS):
        said -= 1
    if said < 3 or [word.text.lower() for word in words[said - 1 : said + 1]] != [*cues.AS_SAYING]:
        return None
    near = range(said - 2, max(said - 2 - LONGEST_ADDED, -1), -1)
    verb = next((k for k in near if words[k].upos == "VERB" and cites(document, k, language)), said)
    passive = any(words[k].relation == "aux:pass" for k in document.children(verb))
    if verb >= said - 2 or passive or draft.cue is None:
        return None
    cue = draft.cue if draft.cue.holds(words[verb].span) else words[verb].span
    return replace(draft, source=Span(words[verb + 1].start, words[said - 2].end), cue=cue)


def without_as_saying(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut "as saying" off the front of what is said: "quoted the chief | as saying | they must not block the road"."""
    first = draft.content[0]
    inside = document.words_of(first)
    opening = [document.words[k].text.lower() for k in inside[:2]]
    if len(inside) <= SHORT_CONTENT or opening != [*language.cues.AS_SAYING]:
        return draft
    that = document.words[inside[2]].text.lower() in language.cues.COMPLEMENTIZERS
    return replace(draft, content=(Span(document.words[inside[2 + that]].start, first.end), *draft.content[1:]))


def _quoted_before(document: Document, draft: Attribution, verb: int) -> Attribution:
    """Take the subject out of the words: "“We left,” | she | was quoted as saying"."""
    last = draft.content[-1]
    for child in document.children(verb):
        word = document.words[child]
        ends = last.holds(word.span) and word.end == last.end and len(draft.content) + (word.start - last.start) > 1
        if word.relation != "nsubj:pass" or not ends or len(document.subtree(child)) > 1:
            continue
        rest = [Span(last.start, word.start)] if word.start > last.start else []
        return replace(draft, source=draft.source or word.span, content=(*draft.content[:-1], *rest))
    return draft


def _was_quoted(document: Document, draft: Attribution, verb: int, language: Language) -> Attribution | None:
    """Find speaker and words of a passive with its relayer between: "| Otto Grell | was quoted by AP | as saying …"."""
    words = document.words
    subject = next((k for k in document.children(verb) if words[k].relation == "nsubj:pass" and k < verb), None)
    said = next((k for k in document.children(verb) if words[k].relation == "advcl" and k > verb), None)
    if subject is None or said is None or not words[said].text.endswith("ing"):
        return None
    if words[said - 1].text.lower() != language.cues.AS_SAYING[0]:
        return None
    phrase = document.phrase(subject)
    source = document.span(phrase)
    before = [piece for piece in draft.content if piece.end <= source.start]
    behind = [
        Span(max(piece.start, words[said].end), piece.end) for piece in draft.content if piece.end > words[said].end
    ]
    return replace(draft, source=source, content=(*before, *behind)) if behind else None


def _quoted_behind(document: Document, draft: Attribution, verb: int, language: Language) -> Attribution:
    """Find the speaker behind the words: "“We left,” AP quoted | a witness | as saying"."""
    for child in document.children(verb):
        phrase = document.phrase(child)
        beside = document.words[child].relation in ("obj", "iobj", "nsubj") and phrase and phrase[0] == verb + 1
        if not beside or phrase[-1] + 2 >= len(document.words):
            continue
        behind = [document.words[phrase[-1] + k].text.lower() for k in (1, 2)]
        span = document.span(phrase)
        says = behind[0] == language.cues.AS_SAYING[0] and behind[1].endswith("ing") and len(phrase) <= LONGEST_ADDED
        until = document.words[phrase[-1] + 2].end
        said = tuple(piece for piece in draft.content if not piece.meets((span.start, until)))
        if says and said:
            return replace(draft, source=span, content=said)
    return draft


def cited_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the source whom the one who reports cites: "Tass, citing a ministry source, said".

    Who is a person cites to make his own point: "she said, citing a study".
    """
    if draft.cue is None:
        return draft
    draft = _citing_that(document, _cited_in_content(document, draft, language), language)
    assert draft.cue is not None
    roots = [*document.words_of(draft.cue), *document.words_of(draft.source)]
    for root in roots:
        for verb in document.children(root):
            word = document.words[verb]
            if word.relation not in ("advcl", "acl") or not word.text.lower().endswith("ing"):
                continue
            if not cites(document, verb, language):
                continue
            things = [*document.children(verb), *document.children(document.words[root].head)]
            cited = next((k for k in things if _is_object(document, k) and k > verb), None)
            if cited is None or (document.words[cited].head != verb and cited != verb + 1):
                continue
            if not may_speak(document, cited, language):
                continue  # "citing | a lack of snow |"
            phrase = document.phrase(cited)
            span = document.span(phrase)
            if len(phrase) <= LONGEST_ADDED and not any(span.meets(piece) for piece in (draft.cue, *draft.content)):
                own = draft.source is not None and is_person(document, draft.source, language)
                own = own or _makes_own_point(document, draft, cited, language)
                press = document.words[root].lemma.lower() in language.channels.PRESS
                return draft if own and not press else replace(draft, source=span)
    return draft


def cites(document: Document, number: int, language: Language) -> bool:
    """Is it a word for citing somebody ("quoted", "citing", but not "without citing")?"""
    undone = number > 0 and document.words[number - 1].text.lower() in language.cues.UNDONE
    return document.words[number].lemma.lower() in language.channels.CITING and not undone


def _only_cites(document: Document, draft: Attribution, drafts: Sequence[Attribution]) -> bool:
    """Is it but what bears out somebody's own words: "the union said 300 jobs would go, | citing a memo |"?"""
    verb = document.words_of(draft.cue)[0] if draft.cue else -1
    if verb < 0 or document.words[verb].relation not in ("advcl", "acl") or draft.type != "indirect":
        return False
    inside = [k for piece in draft.content for k in document.words_of(piece)]
    if not document.words[verb].text.endswith("ing") or any(document.words[k].upos in ("VERB", "AUX") for k in inside):
        return False
    return any(other.cue and other.cue.holds(document.words[document.words[verb].head].span) for other in drafts)


def _makes_own_point(document: Document, draft: Attribution, cited: int, language: Language) -> bool:
    """Are papers or figures all that he cites who does not report: "the union said, citing | a memo |, that"?"""
    word = document.words[cited]
    plural = word.feature("Number") == "Plur"
    named = document.entity_at(cited) is not None
    paper = not named and nouns.kind(word.lemma.lower(), plural, language.sources) in ("document", None)
    said = {document.words[k].lemma.lower() for k in document.words_of(draft.cue)} if draft.cue else set[str]()
    carried = bool(said & language.channels.CARRYING) and not any(is_quoted(document, one) for one in draft.content)
    if draft.source is None or not paper or carried:
        return False
    whose = [document.words[k] for k in document.words_of(draft.source)]
    unknown = len(whose) == 1 and whose[0].upos == "PRON"  # "it": whether a paper or a union, the clause does not tell
    return not unknown and not _names_outlet(document, draft.source, language)


def _names_outlet(document: Document, source: Span, language: Language) -> bool:
    """Does a word of the source name a paper, a station or an agency, or is it the press?"""
    words = {document.words[k].text.lower() for k in document.words_of(source)}
    forms = {form.lower() for form in language.credits.AGENCIES}
    return bool(words & (language.channels.OUTLET_NAMES | language.channels.PRESS | forms))


def _is_object(document: Document, number: int) -> bool:
    """Is it an object, or what a parse makes an oblique of though no preposition leads to it?"""
    word = document.words[number]
    led = any(document.words[k].relation == "case" and k < number for k in document.children(number))
    return word.relation == "obj" or (word.relation == "obl" and not led)


def may_speak(document: Document, number: int, language: Language) -> bool:
    """Is it a name, or a noun for what can speak: an official or a report, but no "poor health"?"""
    word = document.words[number]
    plural = word.feature("Number") == "Plur"
    return document.entity_at(number) is not None or nouns.kind(word.lemma, plural, language.sources) is not None


def _is_somebody(document: Document, number: int | None, language: Language) -> bool:
    """Is it a person, who cites others to make his own point?"""
    if number is None:
        return False
    name = document.entity_at(number)
    person = nouns.is_person(document.words[number].lemma.lower(), language.sources)
    return (name is not None and name.type == "Person") or person


def _citing_that(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take whom a paper cites for the source, the report for the cue: "Tass reported, | citing an official |, that"."""
    assert draft.cue is not None
    words, inside = document.words, document.words_of(draft.cue)
    verb = inside[-1] if inside else -1
    if verb < 0 or not cites(document, verb, language) or words[verb].relation != "advcl":
        return draft
    reports = words[verb].head
    known = words[reports].upos == "VERB" and words[reports].lemma.lower() in language.cues.VERBS
    cited = next((k for k in document.children(verb) if _is_object(document, k) and k > verb), None)
    if not known or cited is None or not may_speak(document, cited, language):
        return draft
    subject = next((k for k in document.children(reports) if words[k].relation.startswith("nsubj")), None)
    whose = draft.source or (Span(*words[subject].span) if subject is not None else None)
    if whose is not None and (is_person(document, whose, language) or _is_somebody(document, subject, language)):
        return draft
    phrase = document.phrase(cited)
    span = document.span(phrase)
    if len(phrase) > LONGEST_ADDED or any(span.meets(piece) for piece in draft.content):
        return draft
    return replace(draft, source=span, cue=Span(*words[reports].span))


def _cited_in_content(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Part what is cited from what it says: "reported on Monday, citing | two officials |, that | it had sunk |"."""
    assert draft.cue is not None
    cue, inside = document.words_of(draft.cue), document.words_in(draft.start, draft.end)
    if not cue or not inside or not cites(document, cue[-1], language) or inside[0] != cue.stop:
        return draft
    words, complementizers = document.words, language.cues.COMPLEMENTIZERS
    verb = words[cue[-1]].head
    that = next(
        (k for k in inside[:LONGEST_ADDED] if words[k].text.lower() in complementizers and words[k - 1].text == ","),
        None,
    )
    reports = verb >= 0 and words[verb].upos == "VERB" and words[verb].lemma.lower() in language.cues.VERBS
    if that is None or that + 1 not in inside or not reports:
        return draft
    said, cited = Span(words[that + 1].start, draft.end), Span(draft.start, words[that - 2].end)
    head = document.head_of(*cited)
    parted = replace(draft, cue=words[verb].span, content=(said,))
    whose = document.head_of(*draft.source) if draft.source is not None else None
    if draft.source is not None and (
        is_person(document, draft.source, language) or _is_somebody(document, whose, language)
    ):
        return parted  # "the minister said, citing | a study |, that": he makes his own point
    return replace(parted, source=cited) if head is not None and may_speak(document, head, language) else parted


def is_person(document: Document, source: Span, language: Language) -> bool:
    """Is the source a personal pronoun, or somebody whom the article names in full?  Else it may be an agency."""
    inside = document.words_of(source)
    low = bisect_left(document.entities, inside.start, key=lambda entity: entity.first)
    names = [entity for entity in document.entities[low : low + 1] if entity.first in inside]
    full = {document.words[e.last - 1].text for e in document.entities if e.type == "Person" and e.last - e.first > 1}
    named = any(e.type == "Person" and document.words[e.last - 1].text in full for e in names)
    pronouns = (document.words[k].text.lower() for k in inside if document.words[k].upos == "PRON")
    personal = [one for one in pronouns if one not in language.sources.NEUTER]
    return named or (len(inside) == 1 and bool(personal))


def without_citations(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Drop "citing | a ministry source" where that source is known to be another attribution's, as a whole then."""
    sources = [draft.source for draft in drafts if draft.source]
    cited: dict[Span, Span] = {}
    kept = []
    for draft in drafts:
        citing = draft.cue and any(cites(document, k, language) for k in document.words_of(draft.cue))
        whole = Span(draft.start, draft.end)
        known = next((source for source in sources if source.start == whole.start or source.holds(whole)), None)
        elsewhere = any(other is not draft and other.source == whole and other.cue == draft.cue for other in drafts)
        if elsewhere or (citing and known is None and _only_cites(document, draft, drafts)):
            continue  # "reported | an informed source |", of what that source is cited for
        if not citing or known is None:
            kept.append(draft)
        elif whole.holds(known):
            cited[known] = whole  # the parser may have stopped short: "people | with knowledge of the matter"
    return [
        replace(draft, source=cited[draft.source]) if draft.source and draft.source in cited else draft
        for draft in kept
    ]
