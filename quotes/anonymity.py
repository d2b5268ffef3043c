"""Is a source unnamed, and why does the article say it is?

The rule for who is anonymous, and all phrases, are data: `languages/en/sources.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from quotes import nouns
from quotes.languages import Language
from quotes.marks import Quotation
from quotes.types import Attribution, Document, Kind, Span

CLAUSE_END = re.compile(r"[,;:.!?…\x00“”\"()\n]|\s[–—-]\s|[–—]")
MASK = "\x00"
REACH_BACK = 1  # sentences after the source that may still be about him
LONGEST_QUOTATION, LONGEST_SENTENCE = 3000, 1000  # characters within which quotations around a sentence are sought


def is_unnamed(kind: Kind, named: bool, noun: str, plural_persons: bool, institution: bool, data: Any) -> bool:
    """Is a source of this kind one whose identity readers are not told?

    `noun` is the head of its description, `plural_persons` whether that is a plural of persons, `institution`
    whether the description alone makes it known (an office with one holder).
    """
    if named or institution or kind not in ("person", "group"):
        return False
    if kind == "group" and not plural_persons:
        return noun not in data.GROUP_NOUNS or noun in data.UNNAMED_GROUP_NOUNS
    return True


def reason(document: Document, attribution: Attribution, language: Language, *, named: bool = False) -> Span | None:
    """Return where the article says why the source of an attribution is not named, None where it does not.

    Looks in the source itself, then around it in its sentence, then in the next sentence if that goes on about
    him; words of the quotation are left out.  For a `named` source only the source and its apposition count.
    """
    found = _reason_near(document, attribution, language, named=named)
    return None if found is not None and _is_another_s(document, attribution, found, language) else found


def _is_another_s(document: Document, attribution: Attribution, found: Span, language: Language) -> bool:
    """Is the reason told of somebody else: "Voll said, according to | a colleague, who | asked not to be named"?"""
    clauses = (document.words[n] for n in document.words_of(found))
    head = next((word.head for word in clauses if word.relation == "acl:relcl" and word.head >= 0), None)
    if head is None or attribution.source is None or attribution.source.holds(document.words[head].span):
        return False
    name = document.entity_at(head)
    person = nouns.is_person(document.words[head].lemma.lower(), language.sources)
    return person or (name is not None and name.type == "Person")


def _reason_near(document: Document, attribution: Attribution, language: Language, *, named: bool) -> Span | None:
    anchor = attribution.source or attribution.cue
    if anchor is None:
        return None
    data = language.sources
    words = document.words_of(anchor)
    if not words:
        return None
    sentence = document.words[words[0]].sentence
    hidden = [*attribution.content, *(Span(q.start, q.end) for q in _quotations_near(document, sentence))]
    if attribution.source is not None and (found := _search(document.text, attribution.source, (), data)) is not None:
        if attribution.source.end - found.end > 1:
            return found
        # the parser may have ended the source before its "because …"
        to_the_end = Span(attribution.source.start, max(found.end, _sentence_span(document, sentence).end))
        longer = _search(document.text, to_the_end, [*hidden, *([attribution.cue] if attribution.cue else [])], data)
        return longer if longer is not None and longer.start == found.start else found
    if named:
        start = document.words[words[-1]].end
        return _search(
            document.text, Span(start, min(_sentence_span(document, sentence).end, start + 120)), hidden, data
        )
    here = _sentence_span(document, sentence)
    found = _search(document.text, here, hidden, data)
    if found is not None:
        return found
    for following in range(sentence + 1, min(sentence + 1 + REACH_BACK, len(document.sentences))):
        span = _sentence_span(document, following)
        text = _masked(document.text, span, hidden)
        # a paragraph of its own may say it, but then of "the people"
        if "\n\n" in document.text[here.end : span.start] and not data.REASON_OPENERS.match(text):
            break
        if data.REASON_SUBJECTS.match(text):
            return _search(document.text, span, hidden, data)
    return None


def _quotations_near(document: Document, sentence: int) -> list[Quotation]:
    """Return the quotations that may have words in a sentence or in the one behind it."""
    span = _sentence_span(document, sentence)
    low = bisect_left(document.quotations, span.start - LONGEST_QUOTATION, key=lambda q: q.start)
    found = []
    for quotation in document.quotations[low:]:
        if quotation.start >= span.end + LONGEST_SENTENCE:
            break
        if quotation.end > span.start:
            found.append(quotation)
    return found


def _sentence_span(document: Document, sentence: int) -> Span:
    first, last = document.sentences[sentence]
    return document.span(range(first, last))


def _masked(text: str, span: Span, hidden: Sequence[Span]) -> str:
    """Return the stretch of text with hidden parts overwritten, character for character."""
    piece = list(text[span.start : span.end])
    for other in hidden:
        for at in range(max(other.start, span.start), min(other.end, span.end)):
            piece[at - span.start] = MASK
    return "".join(piece)


def _search(text: str, span: Span, hidden: Sequence[Span], data: Any) -> Span | None:
    """Return the first reason in a stretch of text, with what it goes on to say."""
    piece = _masked(text, span, hidden)
    best: tuple[int, int] | None = None
    for pattern in data.REASON_PATTERNS:
        match = pattern.search(piece)
        if match and (best is None or (match.start(), -match.end()) < (best[0], -best[1])):
            best = match.span()
    if best is None:
        return None
    start, end = best
    end = _extended(piece, end, data)
    while start < end and piece[start].isspace():
        start += 1
    while end > start and (piece[end - 1].isspace() or piece[end - 1] in ",;:."):
        end -= 1
    return Span(span.start + start, span.start + end)


def _extended(piece: str, end: int, data: Any) -> int:
    """Return the end of a reason that goes on: "… because the talks are private, citing the law"."""
    for _ in range(2):
        more = data.REASON_CONTINUES.match(piece, end)
        if more is None:
            break
        stop = CLAUSE_END.search(piece, more.end())
        end = stop.start() if stop else len(piece)
    return end
