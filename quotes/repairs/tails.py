"""What stands before or behind what is reported in the same clause, and is the writer's own or another's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes import clause
from quotes.languages import Language
from quotes.repairs.common import is_quoted, meets_quotation
from quotes.types import Attribution, Document, Span

LONGEST_OPENING = 5  # words from the dash to "reference"
LONGEST_TAIL = 4  # words behind "without revealing"
FEWEST_LEFT = 3  # words
MOST_MARKS = 8  # quotations in one content
BEFORE_A_NOUN = frozenset({"DET", "ADJ", "ADV", "ADP"})
PAUSES = frozenset({",", "-", "–", "—", "--"})


def without_gloss(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut off what the writer says is meant: "said | the bells were stolen | — a reference to a raid in May"."""
    words, last = document.words, draft.content[-1]
    inside = document.words_of(last)
    for number in inside[1:]:
        if clause.lower(document, number) not in language.cues.GLOSSES or number + 1 not in inside:
            continue
        if words[number + 1].text.lower() not in language.cues.INFINITIVE:
            continue
        first = number
        while first - 1 in inside and words[first - 1].upos in BEFORE_A_NOUN and number - first < LONGEST_OPENING:
            first -= 1
        pause = first - 1
        apart = pause - inside[0] >= FEWEST_LEFT and words[pause].text in PAUSES
        ends = "," not in (words[n].text for n in range(number, inside.stop))
        if apart and ends and not meets_quotation(document, words[pause].start, words[number].end):
            return replace(draft, content=(*draft.content[:-1], Span(last.start, words[pause - 1].end)))
    return draft


def without_own_verdict(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Cut off what the same one calls it: "He said | the gap was on the map |, which he dismissed as “lazy”"."""
    verdicts = sorted(
        (start, draft.cue)
        for draft in drafts
        if draft.cue is not None and (start := _which_he(document, draft, language)) is not None
    )
    return [_before(document, draft, verdicts) for draft in drafts] if verdicts else list(drafts)


def _which_he(document: Document, draft: Attribution, language: Language) -> int | None:
    """Return the number of the comma before "which he", where that is who speaks."""
    words, source, cue = document.words, document.words_of(draft.source), document.words_of(draft.cue)
    if len(source) != 1 or not cue or source[0] < 2 or source.stop != cue[0]:
        return None
    he, which = words[source[0]], words[source[0] - 1].text.lower()
    personal = he.feature("PronType") == "Prs" and language.sources.PRONOUNS.get(he.text.lower(), (0,))[0] == 3
    relative = which in language.sources.PAPER_RELATIVES and words[source[0] - 2].text == ","
    return source[0] - 2 if personal and relative else None


def _before(document: Document, draft: Attribution, verdicts: Sequence[tuple[int, Span]]) -> Attribution:
    last = draft.content[-1]
    inside = document.words_of(last)
    for comma, cue in verdicts:
        if comma in inside and comma - inside[0] >= FEWEST_LEFT and last.holds(cue) and cue != draft.cue:
            if meets_quotation(document, document.words[comma].start, document.words[comma].end):
                continue
            return replace(draft, content=(*draft.content[:-1], Span(last.start, document.words[comma - 1].end)))
    return draft


def without_withheld_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave out that no source is given: "Tass reported, | without citing its sources, that | the pier is unsafe"."""
    words, kept = document.words, list[Span]()
    for piece in draft.content:
        inside = document.words_of(piece)
        near = range(inside.start - LONGEST_TAIL, inside.start + 1) if inside else range(0)
        at = next((n for n in near if n >= 0 and _withholds(document, n, language)), None)
        if at is None or is_quoted(document, piece):
            kept.append(piece)
            continue
        that = next((n for n in inside if words[n].text.lower() in language.cues.COMPLEMENTIZERS), None)
        if that is not None and that + 1 in inside and words[that - 1].text == ",":
            kept.append(Span(words[that + 1].start, piece.end))
        elif len(draft.content) == 1 or len(inside) > LONGEST_TAIL:
            kept.append(piece)
    return replace(draft, content=tuple(kept)) if kept and kept != [*draft.content] else draft


def _withholds(document: Document, number: int, language: Language) -> bool:
    """Begins there what a paper does not tell ("without revealing")?"""
    words = document.words
    if words[number].text.lower() not in language.cues.UNDONE or number + 1 >= len(words):
        return False
    return words[number + 1].lemma.lower() in language.cues.GIVING_SOURCES


def without_relative(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave out a relative that stands alone: "a letter | that | the mayor said | was a forgery |"."""
    *pieces, last = draft.content
    kept = (*(piece for piece in pieces if not _is_relative(document, piece, language)), last)
    return draft if len(kept) == len(draft.content) else replace(draft, content=kept)


def _is_relative(document: Document, piece: Span, language: Language) -> bool:
    """Is it a relative alone, but not "| That |, he said, would be folly"?"""
    inside = document.words_of(piece)
    first = document.words[inside[0]] if len(inside) == 1 else None
    relative = first is not None and first.text in language.sources.RELATIVES
    return relative and first is not None and first.feature("PronType") != "Dem"


def of_the_other(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Part what the other of two says: "one claimed | it will close | while the other ruled out | talks |"."""
    return [one for draft in drafts for one in _of_the_other(document, draft, language)]


def _of_the_other(document: Document, draft: Attribution, language: Language) -> list[Attribution]:
    words, last = document.words, draft.content[-1]
    inside = document.words_of(last)
    source = draft.source.of(document.text).lower() if draft.source is not None else ""
    if source not in language.sources.OF_SEVERAL or is_quoted(document, last):
        return [draft]
    for number in inside[FEWEST_LEFT:-2]:
        first = number - (words[number - 1].upos == "DET")
        joint = words[first - 1].upos in ("SCONJ", "CCONJ") or words[first - 1].text == ","
        known = words[number + 1].upos == "VERB" and words[number + 1].lemma.lower() in language.cues.VERBS
        if words[number].text.lower() not in language.sources.OTHERS or not joint or not known:
            continue
        behind = number + 2
        while behind in inside and words[behind].relation == "compound:prt":
            behind += 1
        if behind not in inside:
            continue
        end = next(n for n in range(first - 1, inside[0], -1) if words[n - 1].upos not in ("PUNCT", "CCONJ"))
        kept = replace(draft, content=(*draft.content[:-1], Span(last.start, words[end - 1].end)))
        other = Attribution(
            (Span(words[behind].start, last.end),),
            Span(words[first].start, words[number].end),
            Span(words[number + 1].start, words[behind - 1].end),
            draft.type,
            draft.score,
        )
        return [kept, other]
    return [draft]


def without_channel_behind(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut off where it was said, behind words in marks: "described it as | “sound” | in a letter to the ministry"."""
    last = draft.content[-1]
    low = bisect_left(document.quotations, last.start, key=lambda one: one.start)
    closed = [one for one in document.quotations[low : low + MOST_MARKS] if one.end < last.end and one.closed]
    if not closed or draft.cue is None or draft.cue.start > last.start:
        return draft
    behind = document.words_in(closed[-1].end, last.end)
    by_way = document.words[behind[0]].text.lower() in language.channels.CHANNEL_PREPOSITIONS if behind else False
    if len(behind) < 2 or not by_way:
        return draft  # "was changed | “in haste” | after a call"
    noun = next((n for n in behind[1:] if document.words[n].upos in ("NOUN", "PROPN")), None)
    while noun is not None and document.words[noun].relation == "compound" and noun + 1 in behind:
        noun += 1
    opens = noun is not None and clause.case(document, noun) == document.words[behind[0]].text.lower()
    if noun is None or not opens or clause.medium(document, noun, language) not in ("written", "spoken", "broadcast"):
        return draft
    return replace(draft, content=(*draft.content[:-1], Span(last.start, closed[-1].end)))


def without_what_happened(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut off in a headline what happened meanwhile: "Rents will rise, says mayor | as the council meets |"."""
    if len(draft.content) < 2 or draft.cue is None or draft.source is None or document.paragraph_at(draft.start) > 1:
        return draft
    *before, last = draft.content
    clause_end = max(draft.cue.end, draft.source.end)
    opening = document.words_of(last)[:1]
    as_what = bool(opening) and document.words[opening[0]].text.lower() in language.cues.AS_WHAT
    follows = (
        before[-1].end <= min(draft.cue.start, draft.source.start)
        and not document.text[clause_end : last.start].strip()
    )
    return replace(draft, content=tuple(before)) if as_what and follows and not is_quoted(document, last) else draft
