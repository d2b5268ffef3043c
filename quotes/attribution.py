"""Attributions of the parser + quotation marks → attributions in characters.

The parser finds who reports and what hangs on it; the marks are evidence that it
must not lose.  A quotation belongs as a whole to the attribution that holds most
of it, and one that nobody holds is an attribution of its own where it reads as
speech and not as a title or a word held at arm's length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from quotes import languages, repairs
from quotes.addressed import with_addressees
from quotes.languages import Language
from quotes.marks import ALL_MARKS, Quotation
from quotes.mended_parse import with_reported_conjuncts
from quotes.parser.decode import Found
from quotes.types import Attribution, Document, Part, QuoteType, Span, Word

# what a content may not begin or end with
EDGES = ",;: \t\n\r\u00a0\u2028\u2029–—-"
CLOSING = frozenset(".!?…")
# of a quotation, the share that an attribution must hold to be given all of it
HELD = 0.4
# a quotation in the middle of a sentence with fewer words is a title or a scare quote unless the parser says otherwise
FEWEST_WORDS_INSIDE = 6
FEWEST_WORDS_ALONE = 2
# quotations before a word, of which one may hold it: no more stand inside another and are closed before the word
LOOKED_BACK_AT = 12


def word_roles(document: Document) -> npt.NDArray[np.int64]:
    """Return for each word what it is in attributions, (words,), as a `Part`."""
    found = document.attributions
    spans = [(Part.CONTENT, span) for one in found for span in one.content]
    spans += [(Part.SOURCE, one.source) for one in found if one.source]
    spans += [(Part.CUE, one.cue) for one in found if one.cue]  # last: a cue inside a content is a cue
    roles = np.zeros(len(document.words), dtype=np.int64)
    for role, span in spans:
        inside = document.words_of(span)
        roles[inside.start : inside.stop] = role
    return roles


def assemble(document: Document, found: Sequence[Found]) -> Document:
    """Return the document with its attributions, in order of their first character."""
    language = languages.get("en")
    document = with_reported_conjuncts(with_addressees(document, language), language)
    outer = outermost(document.quotations)
    drafts = [
        mended
        for one in found
        if (draft := _draft(document, one, language)) and (draft := repairs.without_reasons(document, draft, language))
        for mended in _mend(document, draft, language)
    ]
    for across in ACROSS:
        drafts = across(document, drafts, language)
    drafts = _hold_quotations(document, drafts, outer, language)
    drafts += _floating(document, drafts, outer, language)
    drafts = [replace(draft, type=content_type(document, draft.content)) for draft in drafts]
    # words that hang on no cue are reported only if quotation marks say so
    drafts = [
        draft
        for draft in drafts
        if (draft.cue or draft.type != "indirect") and not repairs.is_doubtful(document, draft, language)
    ]
    drafts = [_around_its_cue(document, draft) for draft in drafts]
    # what is missing is known only now that what is doubtful has been dropped
    drafts += repairs.reported_clauses(document, drafts, language)
    drafts += repairs.sourced_asides(document, drafts, language)
    drafts += repairs.sourced_headlines(document, drafts, language)
    drafts = repairs.without_citations(document, drafts, language)
    ordered = sorted(_distinct(drafts), key=Attribution.order)
    return replace(document, attributions=tuple(_connect(document, ordered, outer)))


def _around_its_cue(document: Document, draft: Attribution) -> Attribution:
    """Return an attribution whose content does not hold its own cue, and is of the type that it then is."""
    mended = repairs.without_cue(document, draft)
    return draft if mended is draft else replace(mended, type=content_type(document, mended.content))


# a paragraph that begins with an opening mark
_REOPENED = re.compile(r"\s*\n\s*[\"“„«‘]")


def outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations that stand in no other."""
    return [quotation for quotation in quotations if quotation.depth == 0]


Repair = Callable[[Document, Attribution, Language], Attribution]
# of one draft, whatever the others are, in this order
ALONE: tuple[Repair, ...] = (
    repairs.in_one_paragraph,  # first: nothing behind it looks beyond the paragraph of the cue
    repairs.without_adverb_before,
    # whom the parser gave to the words: who was quoted, who was told, whom an order is for
    repairs.quoted_as_saying,
    repairs.without_addressee,
    repairs.with_whom_it_orders,
    repairs.cited_source,
    repairs.without_time,
    repairs.whole_paper,
    # the cue before the source, which is then looked for beside it
    repairs.own_cue,
    # another source, or one where there was none
    repairs.agent_source,
    repairs.relayed_source,
    repairs.said_by_another,
    repairs.inverted_source,
    # of the source first what is not its own is cut off, then its phrase is completed, if need be from the content
    repairs.own_source,
    repairs.whole_source,
    # the content as the source has left it
    repairs.whole_phrase,
    repairs.without_answers,
    repairs.without_strays,
    repairs.without_holes,
    repairs.without_relative,
    repairs.without_withheld_source,
    repairs.yet_to_say,
    repairs.from_the_quotation,
)


def _each(repair: Repair) -> Callable[[Document, Sequence[Attribution], Language], list[Attribution]]:
    """Return the repair of each of the drafts."""
    return lambda document, drafts, language: [repair(document, draft, language) for draft in drafts]


# of all drafts, in this order: the first ones read in the others whose words those of one are
ACROSS = (
    repairs.told_further,
    repairs.whole_clause,
    repairs.whole_sentence,
    # what the writer adds, or another says, in the same clause
    _each(repairs.without_gloss),
    _each(repairs.without_channel_behind),
    _each(repairs.without_what_happened),
    repairs.without_own_verdict,
    repairs.of_the_other,
    _each(repairs.without_as_saying),
    repairs.whole_answers,
    _each(repairs.without_dateline),
    _each(repairs.in_free_relative),
    _each(repairs.without_hearer_behind),
    _each(repairs.without_aside),
    _each(repairs.with_its_subject),
    _each(repairs.without_verdict),
    _each(repairs.without_time_after),
    repairs.as_relayed,
    _each(repairs.with_opening_mark),
)


def _mend(document: Document, draft: Attribution, language: Language) -> Iterator[Attribution]:
    """Yield what a draft is by itself: mended, and parted where it is several."""
    for repair in ALONE:
        draft = repair(document, draft, language)
    for parted in repairs.second_cue(document, draft, language):
        for spoken in repairs.own_clauses(document, parted):
            for one in repairs.own_sentences(document, spoken):
                if content := _tidy(document, list(one.content), language):
                    yield replace(one, content=tuple(content))


def _draft(document: Document, one: Found, language: Language) -> Attribution | None:
    words = document.words
    cue = document.span(range(*one.cue)) if one.cue else None
    source = _source(document, one, language)
    content = [document.span(range(a, b)) for a, b in sorted(one.content)]
    if not content:
        return None
    if one.cue and source and not any(words[a].start == source.start for a, _, _ in one.sources):
        # "| CPC | sells oil, it said": what the parser took for the source begins what is said
        before = [a for a, b, _ in one.sources if b == min(one.content)[0] and b <= one.cue[0]]
        content[0] = Span(min([content[0].start, *(words[a].start for a in before)]), content[0].end)
    if source:
        source = trim(document.text, source) if _names_somebody(document, source) else None
    if cue:
        cue = trim(document.text, cue) or (cue if ":" in cue.of(document.text) else None)  # a colon may be all there is
    return Attribution(tuple(content), source, cue, "indirect", one.score)


def _names_somebody(document: Document, source: Span) -> bool:
    """Is there more to a source than an article, a verb or a preposition?"""
    words = [document.words[k] for k in document.words_of(source)]
    return any(
        word.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM")
        or (word.upos == "DET" and word.feature("PronType") != "Art")
        for word in words
    )


def _lemmas(document: Document, verbs: Sequence[int], language: Language) -> list[str]:
    """Return the lemmas of verbs that are known to report; none of those that are not."""
    return [lemma for verb in verbs if (lemma := document.words[verb].lemma.lower()) in language.cues.VERBS]


def _source(document: Document, one: Found, language: Language) -> Span | None:
    """Return the source: of several that claim to be it, the one that holds the cue's subject, else the surest.

    What the cue's verb has for an object was told, and did not tell.
    """
    words = document.words
    rivals = sorted(one.sources, key=lambda rival: -rival[2])
    verbs = [k for k in range(*one.cue) if words[k].upos == "VERB"] if one.cue else []
    children = [child for verb in verbs for child in document.children(verb)]
    active = not any(words[child].relation in ("aux:pass", "nsubj:pass") for child in children)
    # nobody is said anything: "said one teammate"
    addresses = any("addressee" in language.cues.VERBS[lemma].flags for lemma in _lemmas(document, verbs, language))
    told = {child for child in children if words[child].relation == "iobj"} if active and addresses else set()
    rivals = [rival for rival in rivals if not told & set(range(*rival[:2]))]
    for child in children:
        for first, last, _ in rivals:
            if words[child].relation.startswith("nsubj") and first <= child < last:
                return document.span(range(first, last))
    aside = _pronoun_beside(document, one, children)
    if rivals and aside is None:
        return document.span(range(*rivals[0][:2]))
    return aside or _subject(document, one)


def _pronoun_beside(document: Document, one: Found, children: Sequence[int]) -> Span | None:
    """Return the pronoun that is the subject of the cue's verb and stands beside it: "…, it said" says who said it."""
    if one.cue is None:
        return None
    for child in children:
        word = document.words[child]
        beside = child in (one.cue[0] - 1, one.cue[1])
        if beside and word.relation == "nsubj" and word.upos == "PRON" and word.feature("PronType") == "Prs":
            return None if any(a <= child < b for a, b in one.content) else word.span
    return None


def _subject(document: Document, one: Found) -> Span | None:
    """Return the subject of the cue's verb where the parse shows one that is not reported itself."""
    if one.cue is None:
        return None
    taken = {k for a, b in one.content for k in range(a, b)}
    for number in range(*one.cue):
        if document.words[number].upos != "VERB":
            continue
        for child in document.children(number):
            if document.words[child].relation == "nsubj" and child not in taken:
                phrase = [k for k in document.subtree(child) if k not in taken and not one.cue[0] <= k < one.cue[1]]
                if phrase and phrase[-1] - phrase[0] + 1 == len(phrase) and len(phrase) < 30:
                    return document.span(phrase)
    # "she said, adding that …": the parse may give the subject to the second verb
    for beside in (one.cue[0] - 1, one.cue[1]):
        if 0 <= beside < len(document.words) and beside not in taken:
            word = document.words[beside]
            if word.upos == "PRON" and word.feature("Case") == "Nom" and word.feature("PronType") == "Prs":
                return word.span
    return None


def trim(text: str, span: Span) -> Span | None:
    """Return the span without punctuation and white space at its ends; None if nothing is left."""
    start, end = span
    while start < end and (text[start] in EDGES or text[start] in ALL_MARKS):
        start += 1
    while end > start and (text[end - 1] in EDGES or text[end - 1] in ALL_MARKS):
        end -= 1
    return Span(start, end) if end > start else None


def _tidy(document: Document, content: list[Span], language: Language) -> list[Span]:
    """Join pieces with nothing but marks between them and clean their edges; a "that" before the first is dropped."""
    text = document.text
    joined: list[Span] = []
    for span in sorted(content):
        between = text[joined[-1].end : span.start] if joined else ""
        # "“… by a list.”", and in the paragraph below "| He would not retire |, he said": no one piece
        apart = "\n" in between and ALL_MARKS.isdisjoint(text[text.rfind("\n", 0, span.start) : span.start + 1])
        if joined and not any(map(str.isalnum, between)) and not apart:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    joined = [part for span in joined for part in _by_paragraphs(text, span)]
    cleaned = []
    for number, span in enumerate(joined):
        start, end = span
        if number == 0:
            first = next(
                (document.words[k] for k in document.words_in(start, end) if document.words[k].upos != "PUNCT"), None
            )
            reports = (
                first and first.lemma in language.cues.COMPLEMENTIZERS and first.upos == "SCONJ" and first.end < end
            )
            if first and reports and text[first.start - 1 : first.start] not in ALL_MARKS:
                start = first.end  # but "He replied: “That we are done”"
        start, end = _inside_marks(document, start, end)
        if (clean := _clean_edges(text, start, end)) is not None:
            cleaned.append(clean)
    return cleaned


def _by_paragraphs(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a quotation that opens anew with each paragraph."""
    start = span.start
    for found in _REOPENED.finditer(text, *span):
        yield Span(start, found.start())
        start = found.end() - 1
    yield Span(start, span.end)


def _inside_marks(document: Document, start: int, end: int) -> tuple[int, int]:
    """Step behind the opening mark of a quotation that lasts to the piece's end, and before its closing one."""
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    low = bisect_left(document.quotations, start, key=lambda quotation: quotation.start)
    for quotation in document.quotations[low : low + 1]:
        if quotation.start == start and (quotation.end >= end or not quotation.closed):
            return quotation.inner_start, min(end, quotation.inner_end) if quotation.closed else end
    return start, end


def _clean_edges(text: str, start: int, end: int) -> Span | None:
    """Strip separators, and the marks around a piece where both are in it or one has no partner there."""
    while True:
        before = (start, end)
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if end - start > 1:
            opened, closed = text[start] in ALL_MARKS, text[end - 1] in ALL_MARKS
            inner = sum(
                char in ALL_MARKS and not _apostrophe(text, k)
                for k, char in enumerate(text[start + 1 : end - 1], start + 1)
            )
            if opened and closed and inner == 0:
                start, end = start + 1, end - 1
            elif opened and not closed and inner == 0 and not _apostrophe(text, start):
                start += 1
            elif closed and not opened and inner == 0 and not _apostrophe(text, end - 1):
                end -= 1
        if (start, end) == before:
            break
    return Span(start, end) if any(char.isalnum() for char in text[start:end]) else None


def _apostrophe(text: str, at: int) -> bool:
    """Is the mark part of a word: it's, farmers' land?"""
    if text[at] not in "'’" or at == 0:
        return False
    after = text[at + 1] if at + 1 < len(text) else " "
    return text[at - 1].isalnum() and (after.isalnum() or text[at - 1] in "sS")


def _overlap(pieces: Sequence[Span], start: int, end: int) -> int:
    return sum(max(0, min(end, piece.end) - max(start, piece.start)) for piece in pieces)


def _near(drafts: list[Attribution], low: int, high: int) -> Iterator[tuple[int, Attribution]]:
    """Yield the drafts, sorted by start, that may touch the characters `low` to `high`, with their numbers."""
    first = bisect_left(drafts, low - repairs.LONGEST_QUOTATION, key=lambda draft: draft.start)
    for number in range(first, bisect_left(drafts, high, key=lambda draft: draft.start)):
        yield number, drafts[number]


def _hold_quotations(
    document: Document, drafts: list[Attribution], outer: list[Quotation], language: Language
) -> list[Attribution]:
    """Give each quotation as a whole to the attribution from outside it that holds most of it."""
    grown: dict[int, list[Span]] = {}
    drafts = sorted(drafts, key=lambda draft: draft.start)
    for quotation in outer:
        low, high = quotation.inner_start, quotation.inner_end
        if high <= low:
            continue
        shares = [
            (_overlap(draft.content, low, high) / (high - low), number)
            for number, draft in _near(drafts, low, high)
            if not (draft.cue and Span(low, high).holds(draft.cue))
        ]
        share, number = max(shares, default=(0.0, -1))
        if share < HELD or share >= 1:
            continue
        if not quotation.closed and share < 0.9:
            continue  # where it ends is a guess: the parser knows better
        cue, source = drafts[number].cue, drafts[number].source
        if any(span and span.meets((low, high)) for span in (cue, source)):
            continue
        grown.setdefault(number, []).append(Span(low, high))
    found = []
    for number, draft in enumerate(drafts):
        if number in grown:
            pieces = _union([*draft.content, *grown[number]])
            draft = replace(draft, content=tuple(_tidy(document, pieces, language)) or draft.content)
        found.append(draft)
    return found


def _union(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _floating(
    document: Document, drafts: list[Attribution], outer: list[Quotation], language: Language
) -> list[Attribution]:
    """Return the quotations that no attribution holds and that read as speech."""
    found = []
    drafts = sorted(drafts, key=lambda draft: draft.start)
    for quotation in outer:
        low, high = quotation.inner_start, quotation.inner_end
        held = max((_overlap(draft.content, low, high) for _, draft in _near(drafts, low, high)), default=0)
        if high <= low or held > 0.5 * (high - low) or (not quotation.closed and held):
            continue
        span = _clean_edges(document.text, low, high)
        if span is None or _is_named(document, quotation, language) or not _reads_as_speech(document, quotation):
            continue
        source, cue = repairs.reporting_clause(document, Span(low, high)) or (None, None)
        found.append(Attribution((span,), source, cue, "direct", 0.6))
    return found


def _is_named(document: Document, quotation: Quotation, language: Language) -> bool:
    """Do the words in front say that the quotation is a title, a theme or a nickname: "on the theme “Let us unite”"?"""
    before = document.words_in(max(0, quotation.start - 40), quotation.start)
    names = [document.words[k] for k in before if any(char.isalnum() for char in document.words[k].text)]
    return bool(names) and names[-1].lemma.lower() in language.cues.NAMED_IN_MARKS


def _reads_as_speech(document: Document, quotation: Quotation) -> bool:
    text = document.text
    low, high = quotation.inner_start, quotation.inner_end
    words = [document.words[k] for k in document.words_in(low, high) if document.words[k].upos != "PUNCT"]
    if len(words) < FEWEST_WORDS_ALONE:
        return False
    paragraph = document.paragraphs[max(0, document.paragraph_at(quotation.start) - 1)]
    before = text[paragraph[0] : quotation.start].rstrip()
    after = text[quotation.end : paragraph[1]].lstrip()
    finite = any(word.upos in ("VERB", "AUX") for word in words)
    ends = text[high - 1 : high] in CLOSING or text[quotation.end : quotation.end + 1] in CLOSING
    alone = (not before or before[-1] in ".!?…:" or before[-1] in ALL_MARKS) and (
        not after or after[0].isupper() or after[0] in ALL_MARKS or not after[0].isalnum()
    )
    if alone:
        return (ends and (finite or len(words) >= 3)) or (not before and not after and finite)
    return finite and len(words) >= FEWEST_WORDS_INSIDE and not re.match(r"[A-Z]\w*( [A-Z]\w*)+$", text[low:high])


def content_type(document: Document, content: Sequence[Span]) -> QuoteType:
    """Return direct where all words stand inside quotation marks, indirect where none does, else mixed."""
    inside = outside = 0
    for span in content:
        for number in document.words_of(span):
            word = document.words[number]
            if word.upos == "PUNCT" or not any(char.isalnum() for char in word.text):
                continue
            if _is_marked(document, word):
                inside += 1
            else:
                outside += 1
    return "direct" if inside and not outside else "indirect" if not inside else "mixed"


def _is_marked(document: Document, word: Word) -> bool:
    """Does the word stand inside quotation marks?"""
    behind = bisect_right(document.quotations, word.start, key=lambda quotation: quotation.start)
    near = document.quotations[max(0, behind - LOOKED_BACK_AT) : behind]
    return any(quotation.inner_start <= word.start and word.end <= quotation.inner_end for quotation in near)


def _distinct(drafts: list[Attribution]) -> list[Attribution]:
    """Drop all but the surest of attributions with the same content, and join what one cue reports twice."""
    best: dict[tuple[Span, ...], Attribution] = {}
    by_cue: dict[Span, Attribution] = {}
    for draft in sorted(drafts, key=lambda draft: draft.start):
        rival = by_cue.get(draft.cue) if draft.cue else None
        if rival and any(one.meets(other) for one in rival.content for other in draft.content):
            best.pop(rival.content, None)
            draft = replace(rival, content=tuple(_union([*rival.content, *draft.content])))
        if draft.cue:
            by_cue[draft.cue] = draft
        rival = best.get(draft.content)
        if rival is None or (draft.cue is not None, draft.score) > (rival.cue is not None, rival.score):
            best[draft.content] = draft
    return list(best.values())


def _connect(document: Document, ordered: list[Attribution], outer: list[Quotation]) -> list[Attribution]:
    """Say which attribution each quotation without a cue carries on."""
    reopened = {quotation.inner_start for quotation in outer if quotation.continues}
    found: list[Attribution] = []
    for number, one in enumerate(ordered):
        if one.cue is None:
            before = _before(document, ordered, number, one.start in reopened)
            one = replace(one, continues=before)
        found.append(one)
    return found


def _before(
    document: Document,
    ordered: list[Attribution],
    number: int,
    reopened: bool,
) -> int | None:
    one = ordered[number]
    here = document.paragraph_at(one.start)
    for earlier in range(number - 1, -1, -1):
        rival = ordered[earlier]
        if rival.type == "indirect" and not reopened:
            # "He was tired, she said. “I want to go home.”" carries on in the same paragraph only
            same = document.paragraph_at(rival.start) == here or one.continues == repairs.WITH_THE_CUE
            return earlier if same and rival.cue else None
        there = document.paragraph_at(max(rival.end - 1, rival.cue.start if rival.cue else 0))
        opening = document.text[document.paragraphs[here - 1][0] : one.start]
        opens_paragraph = not opening.strip("".join(ALL_MARKS) + " ")
        if there == here or (there == here - 1 and (reopened or opens_paragraph)):
            return earlier
        return None
    return None
