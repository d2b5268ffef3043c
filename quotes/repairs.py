"""Mends attributions where the parse or the layout shows that the parser took too much or too little.

Each repair takes a document and one attribution as drafted and returns what it
should be; all of them leave an attribution alone that shows no such sign.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.languages import Language
from quotes.marks import ALL_MARKS
from quotes.types import Attribution, Document, Span

RELATIVE = ("acl:relcl", "acl")
# a name behind a description, or a description behind a name
LONGEST_ADDED = 25  # words; beyond it the parse is not to be trusted
NAMING = ("appos", "flat", "nmod:desc")


def in_one_paragraph(document: Document, draft: Attribution, bounds: Sequence[tuple[int, int]]) -> Attribution:
    """Cut a content that runs from one paragraph into another without quotation marks around it.

    The headline above a paragraph and the one below it are not part of what is
    reported in it; a quotation of several paragraphs is.
    """
    if draft.cue is None:
        return draft

    def paragraph(at: int) -> int:
        return bisect_right(bounds, at, key=lambda bound: bound[0]) - 1

    home = paragraph(draft.cue.start)
    pieces: list[Span] = []
    at_home = [k for k in draft.content if paragraph(k.start) == home]
    for piece in draft.content:
        piece = _from_its_marks(document, piece)
        first, last = paragraph(piece.start), paragraph(piece.end - 1)
        if _quoted(document, piece) or first == last == home or (first == last and not at_home):
            pieces.append(piece)
            continue
        if first == last:
            continue
        nearest = min(max(home, first), last)
        low, high = bounds[nearest]
        pieces.append(Span(max(piece.start, low), min(piece.end, high)))
    return replace(draft, content=tuple(pieces))


LONGEST_QUOTATION = 5000  # characters


def _from_its_marks(document: Document, piece: Span) -> Span:
    """Cut off a headline or byline that stands in a paragraph of its own above the quotation in the piece."""
    low = bisect_left(document.quotations, piece.start, key=lambda quotation: quotation.start)
    if low == len(document.quotations) or document.quotations[low].start >= piece.end:
        return piece
    above = document.text[piece.start : document.quotations[low].start]
    inside = low and document.quotations[low - 1].end > piece.start
    return Span(document.quotations[low].start, piece.end) if "\n" in above.strip(" ") and not inside else piece


def _quoted(document: Document, piece: Span) -> bool:
    # a quotation that began longer ago than this has ended
    low = bisect_left(document.quotations, piece.start - LONGEST_QUOTATION, key=lambda quotation: quotation.start)
    high = bisect_left(document.quotations, piece.end, key=lambda quotation: quotation.start)
    inside = sum(
        max(0, min(piece.end, quotation.end) - max(piece.start, quotation.start))
        for quotation in document.quotations[low:high]
        if quotation.depth == 0
    )
    return inside > 0.5 * (piece.end - piece.start)


def whole_source(document: Document, draft: Attribution) -> Attribution:
    """Give the source the parts of its phrase that were left out: names, appositions, relative clauses.

    "A second negotiator" becomes "A second negotiator, Ghulam Farooq", and "a member of the
    team" "a member of the team who asked not to be named", if need be at the content's cost.
    """
    source = draft.source
    if source is None:
        return draft
    source = _with_governor(document, draft, source)
    content = draft.content
    for _ in range(3):
        hanging = (_behind(document, draft, source, k) for k in document.words_in(*source))
        added = next(filter(None, hanging), None) or _name_behind(document, draft, source)
        if added is None:
            break
        rest = tuple(_without(content, *added))
        if not rest:
            break
        source, content = Span(source.start, added.end), rest
    return replace(draft, source=source, content=content)


def _with_governor(document: Document, draft: Attribution, source: Span) -> Span:
    """Begin the source at the noun that it is only the name of: "another critic, Laurence Tribe"."""
    head = document.head_of(*source)
    if head is None or document.words[head].relation not in NAMING:
        return source
    governor = document.words[head].head
    phrase = [k for k in document.subtree(governor) if document.words[k].end <= source.start] if governor >= 0 else []
    if not phrase or document.words[governor].upos not in ("NOUN", "PROPN") or not 0 < len(phrase) <= LONGEST_ADDED:
        return source
    start = document.words[phrase[0]].start
    between = document.text[document.words[phrase[-1]].end : source.start]
    taken = [*draft.content, *([draft.cue] if draft.cue else [])]
    torn = phrase[-1] - phrase[0] + 1 != len(phrase) or any(char.isalnum() for char in between)
    return source if torn or any(span.meets((start, source.start)) for span in taken) else Span(start, source.end)


def _behind(document: Document, draft: Attribution, source: Span, number: int) -> Span | None:
    """Return what belongs to a word of the source and stands right behind it."""
    for child in document.children(number):
        relation = document.words[child].relation
        if relation not in (*RELATIVE, *NAMING) or document.words[child].lemma.lower() in QUOTING:
            continue
        phrase = document.subtree(child)
        torn = phrase[-1] - phrase[0] + 1 != len(phrase) or len(phrase) > LONGEST_ADDED
        spoken = [document.words[k] for k in phrase if document.words[k].upos != "PUNCT"]
        if not spoken:
            continue
        low, high = spoken[0].start, spoken[-1].end
        adjoins = low <= source.end + 2 and source.end < high
        if torn or low <= source.start or not adjoins:
            continue
        reported = any(piece.meets((low, high)) for piece in draft.content)
        if (draft.cue and draft.cue.meets((low, high))) or (reported and relation != "acl:relcl"):
            continue
        return Span(low, high)
    return None


def _name_behind(document: Document, draft: Attribution, source: Span) -> Span | None:
    """Return the person's name that a comma parts from its description, whatever the parse makes of it."""
    inside = document.words_in(*source)
    if not inside or inside[-1] + 2 >= len(document.words) or draft.cue is None:
        return None
    comma, first = document.words[inside[-1] + 1], inside[-1] + 2
    if comma.text != ",":
        return None
    low = bisect_left(document.entities, inside[0], key=lambda entity: entity.first)
    high = bisect_right(document.entities, first, key=lambda entity: entity.first)
    people = [entity for entity in document.entities[low:high] if entity.type == "Person"]
    name = next((entity for entity in people if entity.first == first), None)
    if name is None or any(entity.first in inside for entity in people):
        return None
    span = Span(document.words[name.first].start, document.words[name.last - 1].end)
    after = document.words[name.last] if name.last < len(document.words) else None
    closed = after is not None and (after.text == "," or draft.cue.start == after.start)
    reported = any(piece.meets(span) for piece in draft.content)
    return span if closed and not reported and document.words[inside[-1]].upos == "NOUN" else None


def _without(pieces: Sequence[Span], low: int, high: int) -> Iterator[Span]:
    for piece in pieces:
        if not piece.meets((low, high)):
            yield piece
            continue
        if piece.start < low:
            yield Span(piece.start, low)
        if high < piece.end:
            yield Span(high, piece.end)


def whole_phrase(document: Document, draft: Attribution) -> Attribution:
    """Let no piece end inside a phrase: "the spoils that their" goes on to the end of what "their" belongs to.

    Where the cue or the source stands in the way, the words that dangle are cut off instead.
    """
    blocks = [span for span in (draft.cue, draft.source) if span]
    pieces = []
    for piece in draft.content:
        end = piece.end
        if not _quoted(document, piece):
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
    inside = [k for k in document.words_in(*piece) if document.words[k].upos != "PUNCT"]
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


def without_reasons(document: Document, draft: Attribution, language: Language) -> Attribution | None:
    """Leave out what only says why the source is not named: "who asked | not to be named"; None if nothing is left."""
    kept = tuple(piece for piece in draft.content if not _gives_a_reason(document, piece, language))
    return None if not kept else draft if len(kept) == len(draft.content) else replace(draft, content=kept)


def _gives_a_reason(document: Document, piece: Span, language: Language) -> bool:
    low, high = piece
    if _has_marks(document, piece):
        return False
    around = document.text[max(0, low - 120) : high + 60]
    at = max(0, low - 120)
    # the reason for the reason may follow: "not to be named | because the talks are private"
    return any(
        at + match.start() <= low < at + match.end()
        for pattern in language.sources.REASON_PATTERNS
        for match in pattern.finditer(around)
    )


# below the first, no indirect content is believed; below the second, none without a verb and a known cue
DOUBTFUL, DOUBTFUL_IF_BARE = 0.2, 0.5
FUNCTION_WORDS = frozenset({"PUNCT", "PRON", "DET", "PART", "CCONJ", "SCONJ", "ADP", "NUM"})
SAYS_NOTHING = (FUNCTION_WORDS - {"NUM"}) | {"ADV"}
FEWEST_SAID = 3  # words


def is_doubtful(document: Document, draft: Attribution, language: Language) -> bool:
    """Is the draft more likely an accident than an attribution: unsure, without marks, without a word that reports?"""
    if draft.type != "indirect" or draft.cue is None:
        return False
    if draft.score < DOUBTFUL:
        return True
    if any(draft.cue.meets(piece) for piece in draft.content) or _is_dateline(document, draft):
        return True
    words = [document.words[k] for piece in draft.content for k in document.words_in(*piece)]
    if len(words) <= FEWEST_SAID and all(word.upos in SAYS_NOTHING for word in words):
        return True  # "said so", "mentioned it"
    lemmas = {document.words[k].lemma.lower() for k in document.words_in(*draft.cue)}
    said = " ".join(piece.of(document.text) for piece in draft.content).lower()
    if lemmas & language.cues.REFUSALS and said in language.cues.NO_CONTENT:
        return True
    clause = any(
        document.words[k].upos in ("VERB", "AUX") for piece in draft.content for k in document.words_in(*piece)
    )
    if lemmas & language.cues.ACTS_WITHOUT_CONTENT and not clause:
        return True
    if _reports(document, draft.cue, language):
        return False
    cue = [document.words[k] for k in document.words_in(*draft.cue)]
    if any(word.upos != "PUNCT" for word in cue) and all(word.upos in FUNCTION_WORDS for word in cue):
        return True
    return not clause and draft.score < DOUBTFUL_IF_BARE


def _is_dateline(document: Document, draft: Attribution) -> bool:
    """Is the draft's source only the place in front of a colon: "Muscat: …"?"""
    assert draft.cue is not None
    if draft.source is None or draft.cue.of(document.text).strip() != ":":
        return False
    inside = document.words_in(*draft.source)
    low = bisect_left(document.entities, inside.start, key=lambda entity: entity.first)
    places = [entity for entity in document.entities[low : low + 1] if entity.type == "Location"]
    return bool(inside) and bool(places) and places[0].last >= inside.stop


def _reports(document: Document, cue: Span, language: Language) -> bool:
    """Is a word of the cue, or the whole of it, known to report?"""
    cues = language.cues
    lemmas = {document.words[k].lemma.lower() for k in document.words_in(*cue)}
    return cue.of(document.text).lower() in cues.PHRASES or any(
        lemmas & known.keys() for known in (cues.VERBS, cues.NOUNS, cues.ADJECTIVES)
    )


def quoted_as_saying(document: Document, draft: Attribution) -> Attribution:
    """Find the speaker in the content of a relayed quotation: "AP quoted | a witness as saying that …"."""
    if draft.cue is None:
        return draft
    first = draft.content[0]
    quoting = [k for k in document.words_in(*draft.cue) if document.words[k].lemma.lower() in QUOTING]
    if not quoting or first.start < draft.cue.end:
        return draft
    said = next((k for k in document.words_in(*first) if document.words[k].text.lower() == "as"), None)
    inside = document.words_in(*first)
    if said is None or said + 1 not in inside or said - inside[0] > LONGEST_ADDED:
        return draft
    verb = document.words[said + 1]
    if verb.upos != "VERB" or not verb.text.lower().endswith("ing") or said + 2 not in inside:
        return draft
    content = (Span(document.words[said + 2].start, first.end), *draft.content[1:])
    if said == inside[0]:  # in the passive the speaker is the subject: "he was quoted as saying"
        return replace(draft, content=content)
    return replace(draft, source=Span(first.start, document.words[said - 1].end), content=content)


QUOTING = frozenset({"quote", "cite"})


def cited_source(document: Document, draft: Attribution) -> Attribution:
    """Take for the source whom the one who reports cites: "Tass, citing a ministry source, said"."""
    if draft.cue is None:
        return draft
    roots = [*document.words_in(*draft.cue), *(document.words_in(*draft.source) if draft.source else [])]
    for root in roots:
        for verb in document.children(root):
            word = document.words[verb]
            if word.relation not in ("advcl", "acl") or not word.text.lower().endswith("ing"):
                continue
            if word.lemma.lower() not in QUOTING:
                continue
            cited = next((k for k in document.children(verb) if document.words[k].relation == "obj"), None)
            if cited is None:
                continue
            phrase = [k for k in document.subtree(cited) if document.words[k].upos != "PUNCT"]
            span = Span(document.words[phrase[0]].start, document.words[phrase[-1]].end)
            if len(phrase) <= LONGEST_ADDED and not any(span.meets(piece) for piece in (draft.cue, *draft.content)):
                return replace(draft, source=span)
    return draft


def without_addressee(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave out of the content whom the verb of the cue addresses: "asked | the mayor whether he knew"."""
    if draft.cue is None or not draft.content or draft.content[0].start < draft.cue.end:
        return draft
    first = draft.content[0]
    cue, inside = document.words_in(*draft.cue), document.words_in(*first)
    for k in inside:
        word = document.words[k]
        if word.head not in cue or word.relation not in ("obj", "iobj"):
            continue
        phrase = [n for n in document.subtree(k) if n in inside]
        if phrase[0] != inside[0] or phrase[-1] - phrase[0] + 1 != len(phrase) or phrase[-1] + 1 not in inside:
            continue
        after = document.words[phrase[-1] + 1]
        if after.text.lower() in OPENERS:
            return replace(draft, content=(Span(after.start, first.end), *draft.content[1:]))
    return _addressee_first(document, draft, language)


def _addressee_first(document: Document, draft: Attribution, language: Language) -> Attribution:
    """The same where the parse misses it: "told | Petra that the dam would hold"."""
    assert draft.cue is not None
    lemmas = {document.words[k].lemma.lower() for k in document.words_in(*draft.cue)}
    first = draft.content[0]
    addressing = any("addressee" in language.cues.VERBS[lemma].flags for lemma in lemmas & language.cues.VERBS.keys())
    if not addressing or _quoted(document, first):
        return draft
    for nth, k in enumerate(document.words_in(*first)[: LONGEST_ADDRESSEE + 1]):
        word = document.words[k]
        if word.text.lower() in OPENERS and word.upos == "SCONJ":
            return replace(draft, content=(Span(word.start, first.end), *draft.content[1:])) if nth else draft
        if word.upos not in NOMINAL:
            break
    return draft


LONGEST_ADDRESSEE = 4  # words
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})


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


LARGEST_HOLE = 8  # words


def _is_hole(document: Document, before: Span, after: Span, blocks: Sequence[Span], language: Language) -> bool:
    low, high = before.end, after.start
    ends, between, begins = document.words_in(*before), document.words_in(low, high), document.words_in(*after)
    if not ends or not begins or not 0 < len(between) <= LARGEST_HOLE:
        return False
    if document.words[ends[-1]].sentence != document.words[begins[0]].sentence:
        return False
    if any(block.meets((low, high)) for block in blocks) or any(char in ALL_MARKS for char in document.text[low:high]):
        return False
    words = [document.words[k] for k in between]
    return not any(word.upos == "VERB" and word.lemma.lower() in language.cues.VERBS for word in words)


def from_the_quotation(document: Document, draft: Attribution) -> Attribution:
    """Leave out the narrator's sentences in front of a quotation: "It was cold. | “We froze,” she said.\""""
    first = draft.content[0]
    if draft.cue is None or draft.cue.start < first.end:
        return draft
    sentences = {document.words[k].sentence for k in document.words_in(*first)}
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


SENTENCE_ENDS = frozenset(".!?")


def own_sentences(document: Document, draft: Attribution, bounds: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """Let a quotation that follows the sentence of what was paraphrased stand for itself.

    "He was tired, she said. “I want to go home.”" is an indirect saying, and a direct one that carries it on.
    """
    cue = document.words_in(*draft.cue) if draft.cue else ()
    if not cue:
        yield draft
        return
    sentence = document.sentences[document.words[cue[0]].sentence]
    end = document.words[sentence.last - 1].end
    here = bisect_right(bounds, draft.start, key=lambda bound: bound[0]) - 1
    kept: list[Span] = []
    behind: list[Span] = []
    for piece in draft.content:
        if piece.start < end:
            kept.append(Span(piece.start, min(piece.end, end)))
        if piece.end > end + 1:
            behind.append(Span(max(piece.start, end), piece.end))
    indirect = kept and not any(_quoted(document, piece) or _has_marks(document, piece) for piece in kept)
    near = behind and behind[-1].end <= bounds[here][1]
    if not indirect or not near or not all(_quoted(document, piece) for piece in behind):
        yield draft
        return
    yield replace(draft, content=tuple(kept))
    yield Attribution(tuple(behind), None, None, draft.type, draft.score)


def _has_marks(document: Document, piece: Span) -> bool:
    at = bisect_left(document.quotations, piece.start, key=lambda quotation: quotation.start)
    return at < len(document.quotations) and document.quotations[at].start < piece.end


def without_citations(document: Document, drafts: Sequence[Attribution]) -> list[Attribution]:
    """Drop "citing | a ministry source" where that source is known to be another attribution's."""
    sources = [draft.source for draft in drafts if draft.source]

    def is_citation(draft: Attribution) -> bool:
        cites = draft.cue and any(document.words[k].lemma.lower() in QUOTING for k in document.words_in(*draft.cue))
        return bool(cites) and any(source.holds((draft.start, draft.end)) for source in sources)

    return [draft for draft in drafts if not is_citation(draft)]


# what the content of a question or a report begins with; of an order, PolNeAR counts in whom it is given to
OPENERS = frozenset({"that", "whether", "if"})


def second_cue(document: Document, draft: Attribution, language: Language) -> list[Attribution]:
    """Part what hangs on another reporting verb.

    "“…,” she claimed, later adding that the governor was held" are two attributions, and
    so are "said he welcomed the vote but urged the army to leave".
    """
    if draft.cue is None:
        return [draft]
    kept: list[Span] = []
    more: list[Attribution] = []
    for number, piece in enumerate(draft.content):
        verb = _own_verb(document, draft, piece, language) if number else None
        joined = None if _quoted(document, piece) else _joined_verb(document, draft, piece, language)
        if verb is not None:
            more.append(Attribution((piece,), None, document.words[verb].span, draft.type, draft.score))
        elif joined is not None:
            start = min(k for k in document.subtree(joined) if document.words[k].start >= piece.start)
            word = document.words[joined]
            kept.append(Span(piece.start, document.words[start].start))
            if word.end < piece.end:
                more.append(Attribution((Span(word.end, piece.end),), None, word.span, draft.type, draft.score))
        else:
            kept.append(piece)
    return [replace(draft, content=tuple(kept)), *more] if kept else [draft]


LONGEST_CLAUSE = 12  # words of a reporting clause


def reporting_clause(document: Document, piece: Span) -> tuple[Span, Span] | None:
    """Return (source, cue) of the clause that stands beside a quotation in its sentence, whatever its verb.

    “Our port!” the pickets roared back.  The mark before the closing one, or the colon or
    comma before the opening one, shows that the sentence goes on.
    """
    at = bisect_left(document.quotations, piece.start - 1, key=lambda quotation: quotation.start)
    if at == len(document.quotations) or document.quotations[at].start > piece.start:
        return None
    quotation = document.quotations[at]
    inside = document.words_in(quotation.start, quotation.end)
    if not quotation.closed or not inside:
        return None
    text = document.text
    sentence = document.sentences[document.words[inside[-1]].sentence]
    behind = [document.words[k] for k in range(inside.stop, sentence.last)]
    before = [document.words[k] for k in range(sentence.first, inside.start)]
    if text[quotation.inner_end - 1] in GOES_ON and not before:
        outside = behind
    elif text[: quotation.start].rstrip()[-1:] in LEADS_IN and not any(word.upos != "PUNCT" for word in behind):
        outside = before
    else:
        return None
    if sum(word.upos != "PUNCT" for word in outside) > LONGEST_CLAUSE:
        return None
    return _subject_and_verb(document, range(sentence.first, sentence.last), inside)


GOES_ON, LEADS_IN = frozenset(",!?…"), frozenset(":,")


def _subject_and_verb(document: Document, sentence: range, inside: range) -> tuple[Span, Span] | None:
    for verb in sentence:
        word = document.words[verb]
        if word.head >= 0 or word.upos != "VERB" or verb in inside:
            continue
        subject = next((k for k in document.children(verb) if document.words[k].relation == "nsubj"), None)
        subject = _clear_subject(document, verb, inside) if subject is None or subject in inside else subject
        if subject is None:
            return None
        phrase = [k for k in document.subtree(subject) if k not in inside and document.words[k].upos != "PUNCT"]
        if not phrase or phrase[-1] - phrase[0] > LONGEST_CLAUSE:
            return None
        return Span(document.words[phrase[0]].start, document.words[phrase[-1]].end), word.span
    return None


def _clear_subject(document: Document, verb: int, inside: range) -> int | None:
    """Return the verb's second subject, outside the quotation: the parse may take the quotation for the first."""
    for k in document.children(verb):
        if document.words[k].relation in ("nsubj", "dep", "obj") and k not in inside and k < verb:
            return k
    return None


def own_clauses(document: Document, draft: Attribution) -> list[Attribution]:
    """Part quotations whose own sentence says who spoke them, in words that the parser did not know for a cue."""
    cue = document.words_in(*draft.cue) if draft.cue else range(0)
    home = document.words[cue[0]].sentence if cue else -1
    kept: list[Span] = []
    more: list[Attribution] = []
    for piece in draft.content:
        inside = document.words_in(*piece)
        elsewhere = inside and document.words[inside[-1]].sentence != home
        clause = reporting_clause(document, piece) if elsewhere and _quoted(document, piece) else None
        if clause is None or any(span.meets(other) for span in clause for other in draft.content):
            kept.append(piece)
        else:
            more.append(Attribution((piece,), clause[0], clause[1], draft.type, draft.score))
    if not more:
        return [draft]
    return [replace(draft, content=tuple(kept)), *more] if kept else more


def _joined_verb(document: Document, draft: Attribution, piece: Span, language: Language) -> int | None:
    """Return the reporting verb inside the piece that is joined to the cue itself, not to what the cue reports."""
    assert draft.cue is not None
    cue = document.words_in(*draft.cue)
    inside = document.words_in(*piece)
    for k in inside[1:]:
        word = document.words[k]
        known = word.upos == "VERB" and word.lemma.lower() in language.cues.VERBS
        if known and word.relation == "conj" and word.head in cue and piece.start >= draft.cue.end:
            return k
    return None


def _own_verb(document: Document, draft: Attribution, piece: Span, language: Language) -> int | None:
    """Return the reporting verb outside all contents that governs the piece and is not the draft's cue."""
    assert draft.cue is not None
    head = document.head_of(*piece)
    if head is None or document.words[head].relation != "ccomp":
        return None
    governor = document.words[head].head
    if governor < 0:
        return None
    word = document.words[governor]
    taken = [draft.cue, *draft.content, *([draft.source] if draft.source else [])]
    if word.upos != "VERB" or word.lemma.lower() not in language.cues.VERBS or word.end > piece.start:
        return None
    return None if any(span.meets(word.span) for span in taken) else governor
