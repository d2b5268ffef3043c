"""Reports that the parser overlooked: verbs of saying with words to report that no attribution has, the likely ones.

The parser gives each word to one attribution, so that it sees no saying inside another one ("“I told them I was
leaving,” she said"), and of two clauses that it reads as one content the second's own saying is lost.  The rules of
`quotes.nested` find some, where the parse is plain.  Here every verb of saying that has somebody to say it and
something to say is put to the network (`quotes.parser.network.Ways.reports`), and what it holds likely enough is
added.  Without a network that has learned it nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes import anonymity, clause, complements, nested, reported
from quotes.languages import Language
from quotes.types import Attribution, Document, Span

LEAST = 0.6  # what is less likely a report than this is not added
SCORE = 0.25  # of what the parser has not found
_SAYS_MORE = ("conj", "advcl", "acl", "xcomp")  # than its own subject: what hangs on another verb may have that verb's


def with_likely(document: Document, language: Language) -> Document:
    """Return the document with the overlooked reports that are likely."""
    ways = document.ways
    if ways is None or not ways.weighs_reports:
        return document
    every, found = with_all(document, language)
    if not found:
        return document
    likely = reported.by_network(every, language)
    added = {id(one) for one in found}
    keep = [one for one, share in zip(every.attributions, likely, strict=True) if id(one) in added and share >= LEAST]
    return nested.with_more(document, keep)


def with_all(document: Document, language: Language) -> tuple[Document, list[Attribution]]:
    """Return the document with all that may be reports besides, likely or not, and what these are."""
    found: list[Attribution] = []
    for one in _possible(document, language):
        # what holds its very cue is around it, and no other report of the same words
        others = (other for other in (*document.attributions, *found) if not _is_around(other, one))
        if not any(complements.has_same(other, one) for other in others):
            found.append(one)
    return nested.with_more(document, found), found


def _is_around(outer: Attribution, inner: Attribution) -> bool:
    assert inner.cue is not None
    return any(piece.holds(inner.cue) for piece in outer.content)


def _possible(document: Document, language: Language) -> Iterator[Attribution]:
    """Yield what each verb of saying may report, whether or not something else has the same words."""
    pieces = [piece for one in document.attributions for piece in one.content]
    reasons = [anonymity.reason(document, one, language) for one in document.attributions]
    for number, word in enumerate(document.words):
        known = language.cues.VERBS.get(clause.lower(document, number))
        if word.upos != "VERB" or known is None or known.act == "thought" or known.polarity == "refused":
            continue
        taken = any(one.cue is not None and one.cue.meets(word.span) for one in document.attributions)
        # "who asked to stay anonymous as the talks go on"
        taken = taken or any(why is not None and why.holds(word.span) for why in reasons)
        if taken or nested.is_unreal(document, number, language):
            continue
        inside = [piece for piece in pieces if piece.holds(word.span)]
        first, last = document.sentences[word.sentence]
        sentence = document.span(range(first, last))
        # of pieces around each other, the innermost
        piece = min(inside, key=lambda one: one.end - one.start) if inside else sentence
        content = _content(document, number, piece, language)
        if content is None or content.meets(word.span):
            continue
        says, source = _source(document, number, piece, language)
        if says and not (source is not None and source.meets(content)):
            yield Attribution((content,), source, word.span, complements.type_of(document, content), SCORE)


def _content(document: Document, verb: int, piece: Span, language: Language) -> Span | None:
    """Return the words that the verb may report."""
    found = complements.said(document, verb, piece, language)
    found = found or _infinitive(document, verb, piece) or _right_behind(document, verb, piece)
    return None if found is None else complements.within_marks(document, found)


def _infinitive(document: Document, verb: int, piece: Span) -> Span | None:
    """Return what somebody is told to do, or promises or claims to: "told me | to join the queue"."""
    for child in document.children(verb):
        if document.words[child].relation not in ("xcomp", "ccomp") or child < verb:
            continue
        words = document.phrase(child)
        to = any(document.words[n].relation == "mark" for n in document.children(child))
        if not to or len(words) < complements.FEWEST_WORDS or words[0] < verb:
            continue
        span = document.span(words)
        if piece.holds(span):
            return span
    return None


def _right_behind(document: Document, verb: int, piece: Span) -> Span | None:
    """Return the clause that begins right behind the verb and whom it addresses, whatever the parse hangs it on."""
    words, last = document.words, document.sentences[document.words[verb].sentence].last
    heard = [n for n in document.children(verb) if words[n].relation in ("obj", "iobj") and n > verb]
    first = max((n for child in heard for n in document.subtree(child)), default=verb) + 1
    while first < last and words[first].upos == "PUNCT":
        first += 1
    if first >= last or not words[first].relation.startswith(("nsubj", "expl", "det", "mark", "nmod:poss")):
        return None
    top = first
    while verb < words[top].head:
        top = words[top].head
    inside = [n for n in document.subtree(top) if n >= first and piece.holds(words[n].span)]
    while inside and words[inside[-1]].upos == "PUNCT":
        inside = inside[:-1]
    whole = len(inside) >= complements.FEWEST_WORDS and inside[-1] - inside[0] + 1 <= len(inside) + 2
    return document.span(inside) if whole and complements.is_finite(document, top) and inside[0] == first else None


def _source(document: Document, verb: int, piece: Span, language: Language) -> tuple[bool, Span | None]:
    """Return whether somebody says it, and the words for him where the clause has any."""
    words = document.words
    own = next((n for n in document.children(verb) if words[n].relation == "nsubj"), None)
    if own is not None and words[own].text.lower() in language.sources.RELATIVES:
        if words[verb].relation != "acl:relcl" or words[verb].head < 0:
            return False, None
        before = [n for n in document.subtree(words[verb].head) if n < own and words[n].upos != "PUNCT"]
        span = document.span(before) if before else None
        return span is not None and piece.holds(span), span
    if own is not None:
        span_of = complements.phrase(document, own, piece)
        return span_of is not None, span_of
    if clause.passive(document, verb, language) or words[verb].relation not in _SAYS_MORE:
        return False, None
    return clause.subject(document, verb) is not None, None
