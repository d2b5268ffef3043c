"""Where a content begins and ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes import clause
from quotes.languages import Language
from quotes.marks import ALL_MARKS
from quotes.repairs.common import (
    LONGEST_ADDED,
    LONGEST_QUOTATION,
    has_marks,
    is_of_cue_above,
    is_quoted,
    meets_quotation,
)
from quotes.types import Attribution, Document, Span

OF_NOUN = ("acl", "acl:relcl", "appos")
BESIDE_CUE = " ,:;\n"
DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_MARK = 3  # characters, with what white space is behind it


def with_opening_mark(document: Document, draft: Attribution, _: Language) -> Attribution:
    """Begin a content with the mark that closes inside it: "vows | ‘firm steps’ over a drill |"."""
    first = draft.content[0]
    low = bisect_left(document.quotations, first.start - LONGEST_MARK, key=lambda quotation: quotation.start)
    for quotation in document.quotations[low:]:
        if quotation.start >= first.start:
            break
        if quotation.inner_start == first.start and quotation.inner_end < first.end:
            return replace(draft, content=(Span(quotation.start, first.end), *draft.content[1:]))
    return draft


def in_one_paragraph(document: Document, draft: Attribution, _: Language) -> Attribution:
    """Cut a content that runs from one paragraph into another without quotation marks around it.

    The headline above a paragraph and the one below it are not part of what is
    reported in it; a quotation of several paragraphs is.  Nor does who wrote it
    say what the first sentence reports.
    """
    if draft.cue is None:
        return draft
    paragraph = document.paragraph_at
    home = paragraph(draft.cue.start)
    if draft.source is not None and any(map(str.isalnum, draft.cue.of(document.text))):
        apart = paragraph(draft.source.start) != home and paragraph(draft.start) == home
        draft = replace(draft, source=None) if apart else draft  # "By | IDA VOLL |": who wrote it
    assert draft.cue is not None
    pieces: list[Span] = []
    at_home = [k for k in draft.content if paragraph(k.start) == home]
    for piece in draft.content:
        piece = _from_its_marks(document, piece)
        first, last = paragraph(piece.start), paragraph(piece.end - 1)
        if is_quoted(document, piece) or first == last == home or (first == last and not at_home):
            pieces.append(piece)
            continue
        if first == last:
            continue
        nearest = min(max(home, first), last)
        low, high = document.paragraphs[nearest - 1]
        pieces.append(Span(max(piece.start, low), min(piece.end, high)))
    # nor is what stands beyond a paragraph of which nothing is reported
    held = {number for k in pieces for number in range(paragraph(k.start), paragraph(k.end - 1) + 1)} | {home}
    near = [k for k in pieces if held.issuperset(range(min(paragraph(k.start), home), max(paragraph(k.start), home)))]
    return replace(draft, content=tuple(near or pieces))


def without_adverb_before(document: Document, draft: Attribution, _: Language) -> Attribution:
    """Drop the adverb that opens the sentence of who reports: "| Earlier |, Tass reported | that it sank |"."""
    opens, rest = draft.content[0], draft.content[1:]
    begins = min((span.start for span in (draft.source, draft.cue) if span is not None), default=0)
    alone = all(document.words[n].upos in ("ADV", "PUNCT") for n in document.words_of(opens))
    return replace(draft, content=rest) if rest and alone and opens.end <= begins <= rest[0].start else draft


def without_dateline(document: Document, draft: Attribution, _: Language) -> Attribution:
    """Cut off the place that a paragraph is dated from: "| Cape Town – | The bridge will close, the mayor said".

    Of what is said and of who says it ("| Cape Town – | Minister Ana Voll said").
    """
    first = _behind_place(document, draft.content[0], ("Location",))
    # a name and a dash before who it is that speaks is a place, whatever it is taken for
    source = draft.source and _behind_place(document, draft.source, ("Location", "Person", "Organization"))
    return replace(draft, source=source, content=(first, *draft.content[1:]))


def _behind_place(document: Document, span: Span, types: Collection[str]) -> Span:
    """Return the span behind the place with which its paragraph begins, and a dash."""
    words, inside = document.words, document.words_of(span)
    at = document.paragraph_at(span.start)
    if not at or document.paragraphs[at - 1][0] != span.start or not inside:
        return span
    end = inside[0]
    while (place := document.entity_at(end)) is not None and place.first == end and place.type in types:
        end = place.last + (place.last < len(words) and words[place.last].text == ",")  # "Durban, | Corvena |"
    if end == inside[0] or end + 1 not in inside or words[end].text not in DASHES:
        return span
    dash, behind = words[end], words[end + 1]
    apart = words[end - 1].end < dash.start and dash.end < behind.start
    return Span(behind.start, span.end) if apart and behind.text[:1].isupper() else span


def without_cue(document: Document, draft: Attribution) -> Attribution:
    """Keep of a piece that holds the cue the side that is quoted, else the longer one.

    "| “Then I heard the river” |: a valley counts its people", "PENCE: | Well, the question is another |".
    """
    cue = draft.cue
    pieces: list[Span] = []
    for piece in draft.content:
        if (
            cue is None
            or not piece.holds(cue)
            or not any(char.isalnum() or char == ":" for char in cue.of(document.text))
        ):
            pieces.append(piece)
            continue
        sides = [Span(piece.start, cue.start), Span(cue.end, piece.end)]
        best = max(sides, key=lambda side: (is_quoted(document, side), len(document.words_of(side))))
        text = best.of(document.text)
        start = best.start + len(text) - len(text.lstrip(BESIDE_CUE))
        pieces.append(Span(start, max(start, best.end - len(text) + len(text.rstrip(BESIDE_CUE)))))
    kept = tuple(piece for piece in pieces if piece.end > piece.start)
    return replace(draft, content=kept) if kept and kept != draft.content else draft


def _from_its_marks(document: Document, piece: Span) -> Span:
    """Cut off a headline or byline that stands in a paragraph of its own above the quotation in the piece."""
    low = bisect_left(document.quotations, piece.start, key=lambda quotation: quotation.start)
    if low == len(document.quotations) or document.quotations[low].start >= piece.end:
        return piece
    above = document.text[piece.start : document.quotations[low].start]
    inside = low and document.quotations[low - 1].end > piece.start
    return Span(document.quotations[low].start, piece.end) if "\n" in above.strip(" ") and not inside else piece


def whole_phrase(document: Document, draft: Attribution, _: Language) -> Attribution:
    """Let no piece end inside a phrase: "the spoils that their" goes on to the end of what "their" belongs to.

    Where the cue or the source stands in the way, the words that dangle are cut off instead.
    """
    blocks = [span for span in (draft.cue, draft.source) if span]
    pieces = []
    for piece in draft.content:
        end = piece.end
        if not is_quoted(document, piece):
            others = [*blocks, *(other for other in draft.content if other.start > piece.start)]
            end = _phrase_end(document, piece, others)
        pieces.append(Span(piece.start, end))
    return replace(draft, content=tuple(pieces))


def _dependents_behind(
    document: Document, inside: list[int], end: int, blocks: Sequence[Span]
) -> tuple[int, list[int]]:
    """Take in the words right behind that depend on words inside, up to the next punctuation mark."""
    found = list(inside)
    while found and len(found) - len(inside) < LONGEST_ADDED and found[-1] + 1 < len(document.words):
        number = found[-1] + 1
        word = document.words[number]
        if (
            word.upos == "PUNCT"
            or any(span.meets(word.span) for span in blocks)
            or not _leads_into(document, number, inside)
        ):
            break
        found.append(number)
        end = word.end
    return end, found


def _leads_into(document: Document, number: int, inside: Sequence[int]) -> bool:
    low, high = inside[0], inside[-1]
    for _ in range(6):
        number = document.words[number].head
        if number < 0:
            return False
        if low <= number <= high:
            return True
    return False


DANGLING = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "PART"})


def _phrase_end(document: Document, piece: Span, blocks: Sequence[Span]) -> int:
    inside = [k for k in document.words_of(piece) if document.words[k].upos != "PUNCT"]
    end = piece.end
    end, inside = _dependents_behind(document, inside, end, blocks)
    for _ in range(3):  # a phrase in a phrase in a phrase
        if not inside:
            return piece.end
        last = document.words[inside[-1]]
        if last.head <= inside[-1]:
            return end
        phrase = [k for k in document.subtree(last.head) if k >= inside[-1]]
        stop = document.words[phrase[-1]].end
        if len(phrase) > LONGEST_ADDED or any(span.meets((end, stop)) for span in blocks):
            break
        end = stop
        inside = phrase
    while (
        len(inside) > 1
        and document.words[inside[-1]].upos in DANGLING
        and document.words[inside[-1]].start >= piece.start
    ):
        inside.pop()
        end = document.words[inside[-1]].end
    return end


LARGEST_HOLE = 20  # words
LARGEST_INNER = 60  # words


def without_aside(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut what is told of the paper that says it: "According to the FIR, | a copy of which we have, | it sank"."""
    if draft.source is None or not clause.is_according(document, draft.cue, language):
        return draft
    first, source = document.words_of(draft.content[0]), document.words_of(draft.source)
    comma = next((k for k in first if document.words[k].text == ","), None)
    if (
        comma is None
        or comma + 1 not in first
        or draft.source.end > draft.start
        or has_marks(document, draft.content[0])
    ):
        return draft
    aside = range(first.start, comma)
    of_source = any(document.words[k].head in source and document.words[k].relation in OF_NOUN for k in aside)
    relative = any(document.words[k].text.lower() in language.sources.PAPER_RELATIVES for k in aside)
    rest = range(comma + 1, first.stop)
    said = any(document.words[k].relation.startswith("nsubj") for k in rest)
    if not (said and (of_source or relative)):
        return draft
    return replace(draft, content=(document.span(rest), *draft.content[1:]))


def without_answers(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut the answer in the next paragraph off what is asked: "“Are you scared?” she asked.  | “No.” |"."""
    key = clause.reporting_word(document, draft, language)
    known = clause.entry(document, key, language) if key is not None else None
    question = draft.content[0].of(document.text).rstrip("”\"'’» ").endswith("?")
    if known is None or known.polarity != "question" or not question or len(draft.content) < 2:
        return draft
    home = document.paragraph_at(draft.content[0].start)
    asked = tuple(piece for piece in draft.content if document.paragraph_at(piece.start) == home)
    return replace(draft, content=asked)


def without_strays(document: Document, draft: Attribution, _: Language) -> Attribution:
    """Drop words of other sentences than the cue's that no quotation marks bring along."""
    cue = document.words_of(draft.cue)
    if not cue or len(draft.content) < 2:
        return draft
    home = document.words[cue[0]].sentence

    def at_home(piece: Span) -> bool:
        return any(document.words[k].sentence == home for k in document.words_of(piece))

    if not any(at_home(piece) for piece in draft.content):
        return draft
    draft = _only_quoted(document, _without_gerund(document, draft))
    kept = tuple(piece for piece in draft.content if at_home(piece) or is_quoted(document, piece))
    return draft if len(kept) == len(draft.content) else replace(draft, content=kept)


def _only_quoted(document: Document, draft: Attribution) -> Attribution:
    """Drop what stands between two quotations behind the cue, and tells of the source.

    "“They lied,” said the official, who fears for | her pension |.  “I left.”"
    """
    quoted = [is_quoted(document, piece) for piece in draft.content]
    if draft.cue is None or len(quoted) < 3 or not (quoted[0] and quoted[-1]) or draft.cue.start < draft.content[0].end:
        return draft
    kept = [
        piece for piece, marked in zip(draft.content, quoted, strict=True) if marked or piece.start < draft.cue.start
    ]
    return replace(draft, content=tuple(kept))


def _without_gerund(document: Document, draft: Attribution) -> Attribution:
    """Drop what one did while speaking: "| Defending |, Karl Moss said …", "| While sentencing him |, she said …"."""
    first, *rest = draft.content
    inside = document.words_of(first)
    if draft.cue is None or not rest or not inside or not first.end < draft.cue.start < rest[0].start:
        return draft
    word = document.words[inside[0]]
    before = document.words[inside[0] - 1] if inside[0] else word
    if word.head == inside[0] - 1 and before.text[:1].isupper():
        word = before  # "Sentencing | him to life |"
    if word.upos == "SCONJ" and word.head in inside:
        word = document.words[word.head]
    doing = word.upos == "VERB" and word.text.endswith("ing") and not has_marks(document, first)
    beside = word.relation == "advcl" and word.head in document.words_of(draft.cue)
    return replace(draft, content=tuple(rest)) if doing and (beside or len(inside) == 1) else draft


def without_holes(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Join two pieces of one sentence with nothing between them that could part them: no cue, source, verb or mark."""
    found: list[Span] = []
    blocks = [span for span in (draft.cue, draft.source) if span]
    for piece in draft.content:
        if found and _is_hole(document, found[-1], piece, blocks, language):
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return draft if len(found) == len(draft.content) else replace(draft, content=tuple(found))


def _is_hole(document: Document, before: Span, after: Span, blocks: Sequence[Span], language: Language) -> bool:
    low, high = before.end, after.start
    ends, between, begins = document.words_of(before), document.words_in(low, high), document.words_of(after)
    if not ends or not begins or not 0 < len(between) <= LARGEST_HOLE:
        return False
    if document.words[ends[-1]].sentence != document.words[begins[0]].sentence:
        return False
    if any(block.meets((low, high)) for block in blocks) or any(char in ALL_MARKS for char in document.text[low:high]):
        return False
    words = [document.words[k] for k in between]
    return not any(word.upos == "VERB" and word.lemma.lower() in language.cues.VERBS for word in words)


SENTENCE_ENDS = frozenset(".!?")


def from_the_quotation(document: Document, draft: Attribution, _: Language) -> Attribution:
    """Leave out the narrator's sentences in front of a quotation: "It was cold. | “We froze,” she said.\""""
    first = draft.content[0]
    if draft.cue is None or draft.cue.start < first.end:
        return draft
    sentences = {document.words[k].sentence for k in document.words_of(first)}
    if len(sentences) < 2:
        return draft
    low = bisect_left(document.quotations, first.start, key=lambda quotation: quotation.start)
    if low and document.quotations[low - 1].end > first.start:
        return draft  # the piece begins inside a quotation
    for quotation in document.quotations[low:]:
        if quotation.start >= first.end:
            break
        words = document.words_in(first.start, quotation.start)
        opens = words and document.text[document.words[words[-1]].start] in SENTENCE_ENDS
        if opens and quotation.end >= first.end - 1:
            return replace(draft, content=(Span(quotation.start, first.end), *draft.content[1:]))
    return draft


def whole_clause(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Let what is reported go on as far as its clause does, over an attribution inside it too.

    "He said | it was needed, but the city | wants | to wait": every word has but one role for the parser, so the inner
    attribution's words are lost to the outer one, though all of the clause is what he said.  And "he admired
    Lind | , who had been a diver longer than he": the parser may stop at the comma.
    """
    cues = {k: number for number, draft in enumerate(drafts) for k in document.words_of(draft.cue)}
    adding = {number for number, draft in enumerate(drafts) if _goes_on_saying(document, draft, language)}
    others = _Others(cues, adding, sorted(span for draft in drafts for span in _spans(draft)))
    return [_whole_clause(document, draft, number, others, language) for number, draft in enumerate(drafts)]


class _Others(NamedTuple):
    """What the drafts hold, to be looked up."""

    cues: dict[int, int]  # word → the draft whose cue it is in
    adding: set[int]  # the drafts that go on with what the one before has said
    taken: Sequence[Span]  # all their spans, in order


def _spans(draft: Attribution) -> Iterator[Span]:
    yield from draft.content
    yield from (span for span in (draft.cue, draft.source) if span)


def whole_sentence(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Begin at the start of its sentence what is reported before ", she said": the clause behind holds for all of it.

    It goes on to the comma before a plain verb of saying.  Not where some of it is somebody else's: another
    attribution's cue or source, or a quotation.
    """
    taken = sorted(span for draft in drafts for span in (draft.cue, draft.source) if span)  # short, unlike contents
    return [_whole_sentence(document, draft, taken, language) for draft in drafts]


def _whole_sentence(document: Document, draft: Attribution, taken: Sequence[Span], language: Language) -> Attribution:
    clause = [span for span in (draft.source, draft.cue) if span]
    if len(clause) < 2 or any(is_quoted(document, piece) or has_marks(document, piece) for piece in draft.content):
        return draft
    first, last = draft.content[0], draft.content[-1]
    said, inside = document.words_in(min(clause).start, max(clause).end), document.words_in(first.start, last.end)
    if not said or not inside:
        return draft
    if inside[-1] >= said[0]:
        return _from_the_verb(document, draft, taken, language)
    sentence = document.sentences[document.words[said[0]].sentence]
    comma = document.words[said[0] - 1].text == ","
    if inside[0] < sentence.first or said[0] - 2 < inside[-1]:
        return draft
    between = [document.words[k].upos for k in range(inside[-1] + 1, said[0])]
    if any(tag != "PUNCT" for tag in between) and not _says_plainly(document, draft, language):
        return draft
    home = document.paragraph_at(first.start)  # a line between paragraphs may be one sentence with what is below
    own = (k for k in range(sentence.first, inside[0]) if document.paragraph_at(document.words[k].start) == home)
    start = next((k for k in own if document.words[k].upos != "PUNCT"), inside[0])
    begin, end = document.words[start].start, document.words[said[0] - 2].end
    foreign = any(span not in clause for span in _meeting(taken, begin, end))
    marks = any(char in ALL_MARKS for char in document.text[begin:end])
    if not comma or foreign or marks or (begin, end) == (first.start, last.end):
        return draft
    return replace(draft, content=(Span(begin, end),))


def _from_the_verb(document: Document, draft: Attribution, taken: Sequence[Span], language: Language) -> Attribution:
    """Take in the subject right behind a verb of saying: "said | the bridge, which fell in May, | will be rebuilt".

    A parse may take that subject for the verb's object; then the clause behind it is what was said.
    """
    cue = document.words_of(draft.cue)
    first = draft.content[0]
    inside = document.words_of(first)
    verb = next((k for k in cue if document.words[k].upos == "VERB"), None)
    if verb is None or not inside or first.start < cue.stop or not _says_plainly(document, draft, language):
        return draft
    low, high = inside[0], inside[-1]
    clause = next((k for k in document.children(verb) if document.words[k].relation == "ccomp" and k > verb), None)
    if clause is None:
        return draft
    said = document.phrase(clause)
    named = next((k for k in document.children(verb) if document.words[k].relation == "obj" and k == high), None)
    phrase = document.subtree(named) if named is not None else []
    if phrase and clause > phrase[-1] and _between(document, phrase[-1], said[0]) and low == phrase[0]:
        high = said[-1]
    elif clause in inside and low > said[0] > verb:
        opening = document.words[said[0]].text.lower()
        if opening not in language.cues.AS_WHAT:
            low = said[opening in language.cues.COMPLEMENTIZERS]
    span = Span(document.words[low].start, document.words[high].end)
    marks = any(char in ALL_MARKS for char in document.text[span.start : span.end])
    if marks or span == first or _meeting(taken, *span):
        return draft
    rest = tuple(piece for piece in draft.content[1:] if piece.start >= span.end)
    return replace(draft, content=(span, *rest))


def _between(document: Document, low: int, high: int) -> bool:
    """Stands nothing but punctuation between two words?"""
    return all(document.words[k].upos == "PUNCT" for k in range(low + 1, high))


def _meeting(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return those of the spans, in order of their start, that lie between two places at least in part."""
    low = bisect_left(spans, start - LONGEST_QUOTATION, key=lambda span: span.start)
    high = bisect_left(spans, end, key=lambda span: span.start)
    return [span for span in spans[low:high] if span.meets((start, end))]


def _says_plainly(document: Document, draft: Attribution, language: Language) -> bool:
    verbs = language.cues.VERBS
    cue = document.words_of(draft.cue)
    return any("plain" in verbs[lemma].flags for k in cue if (lemma := document.words[k].lemma.lower()) in verbs)


# by what the rest of a clause hangs on the words before it
GOES_ON = frozenset({"acl:relcl", "acl", "advcl:relcl", "advcl", "appos", "conj", "nmod"})


def _whole_clause(
    document: Document,
    draft: Attribution,
    number: int,
    others: _Others,
    language: Language,
) -> Attribution:
    last = draft.content[-1]
    cue, inside = document.words_of(draft.cue), document.words_of(last)
    if not cue or not inside or draft.content[0].start < cue.start or is_quoted(document, last):
        return draft
    for key in cue:
        if document.words[key].lemma.lower() not in language.cues.VERBS:
            continue
        for told in document.children(key):
            if document.words[told].relation != "ccomp":
                continue
            whole = document.phrase(told)
            behind = [k for k in whole if k > inside[-1]]
            holds = whole[0] <= inside[0] <= inside[-1] <= whole[-1]
            if not holds or not behind or behind[-1] - inside[-1] > LARGEST_INNER:
                continue
            inner = {others.cues[k] for k in behind if k in others.cues} - {number}
            if inner & others.adding:
                continue
            end = document.words[behind[-1]].end
            if inner:
                blocked = any(span.meets((last.end, end)) for span in (draft.cue, draft.source) if span)
            else:
                blocked = not _goes_on(document, last.end, behind) or bool(_meeting(others.taken, last.end, end))
            if not blocked:
                return replace(draft, content=(*draft.content[:-1], Span(last.start, end)))
    return draft


def _goes_on_saying(document: Document, draft: Attribution, language: Language) -> bool:
    """Does the cue go on with what the one before has said ("…, | adding | that"), whatever the parse hangs it on?"""
    cue = document.words_of(draft.cue)
    if draft.source is None and any(is_of_cue_above(document, k, language) for k in cue):
        return True  # "said it would rain | and warned | that"
    participle = len(cue) == 1 and document.words[cue[0]].feature("VerbForm") in ("Part", "Ger")
    behind_comma = participle and document.words[cue[0] - 1].text == ","
    return draft.source is None and behind_comma and _says_plainly(document, draft, language)


def _goes_on(document: Document, start: int, behind: Sequence[int]) -> bool:
    """Are the words one with those before them: a relative clause, an apposition, a list, without marks or brackets?"""
    end = document.words[behind[-1]].end
    if "(" in document.text[start:end] or meets_quotation(document, start, end):
        return False
    return all(document.words[k].relation in GOES_ON for k in behind if document.words[k].head not in behind)


def in_free_relative(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave to a "what somebody says is" only what it is: "hit by what neighbours said was | a stone |"."""
    if draft.cue is None or draft.source is None or draft.source.end > draft.cue.start:
        return draft
    cue, words = document.words_of(draft.cue), document.words
    what = document.words_of(draft.source).start - 1
    if what < 0 or words[what].text.lower() not in language.sources.FREE_RELATIVES:
        return draft
    pieces: list[Span] = []
    for piece in draft.content:
        inside = document.words_of(piece)
        if not inside or inside[0] <= what or is_quoted(document, piece):
            pieces += [] if inside and set(inside) == {what} else [piece]
            continue
        first = inside[0]
        while first in inside and words[first].lemma.lower() in language.sources.COPULAS:
            first += 1
        as_what = words[first : first + 1] and words[first].text.lower() in language.cues.AS_WHAT
        if as_what and words[words[first].head].head in cue:
            behind = [n for n in document.subtree(words[first].head) if n > first and words[n].upos != "PUNCT"]
            pieces.append(document.span(behind))
        elif first in inside:
            pieces.append(Span(words[first].start, piece.end))
    return replace(draft, content=tuple(pieces)) if pieces else draft
