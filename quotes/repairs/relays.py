"""Who passes words on and whose they are, by the order of the words alone, where no parse has shown it.

"Tass reported, citing | a ministry source |, that …", "…, | Brix | told Sunda TV, Northwire reported": a sentence like
these is read one way or another by what stands before it in the article.  Its order is always the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from quotes import clause, nouns
from quotes.languages import Language
from quotes.repairs.citing import cites, is_person, may_speak, quoted_as_saying
from quotes.repairs.common import LONGEST_ADDED
from quotes.types import Attribution, Document, Span

SUBJECT = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"])
NOMINAL = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "X"])
NEIGHBOURS = 5  # drafts on either side, in the order of their words, that may say the same
LONGEST_GAP = 6  # words between a cue and "citing"


def as_relayed(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Return the drafts, in order, with those for their sources whose words are passed on."""
    every = sorted((_frame(document, draft, language) for draft in drafts), key=Attribution.order)
    near = (every[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1] for at in range(len(every)))
    return [one for one, others in zip(every, near, strict=True) if not any(_says_again(one, o) for o in others)]


def _says_again(draft: Attribution, other: Attribution) -> bool:
    """Is it nobody's, and another's words once more: "quoted Brix as | telling | deputies that | it was open |"?"""
    if draft.source is not None or draft.cue is None or other.source is None or other.cue is None:
        return False
    between = other.cue.end <= draft.cue.start and draft.cue.end <= other.start
    return between and all(any(piece.holds(one) for piece in other.content) for one in draft.content)


def _frame(document: Document, draft: Attribution, language: Language) -> Attribution:
    if draft.cue is None:
        return draft
    for frame in FRAMES:
        mended = frame(document, draft, language)
        if mended is not draft:
            return mended
    return draft


def _without_saying(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Drop "as saying" where it stands alone: "“It is open,” Brix was quoted by Tass | as saying |"."""
    saying = [*language.cues.AS_SAYING]
    kept = tuple(
        piece
        for piece in draft.content
        if [document.words[n].text.lower() for n in document.words_of(piece) if document.words[n].upos != "PUNCT"]
        != saying
    )
    return replace(draft, content=kept) if kept and len(kept) < len(draft.content) else draft


def _behind_the_marks(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Give words in marks to who stands behind these: "“It sank,” | Brix | said, as reported by Tass"."""
    assert draft.cue is not None
    words, last = document.words, draft.content[-1]
    if last.start < draft.cue.start < last.end <= draft.cue.end:
        last = Span(last.start, draft.cue.start)  # the words have run on into the cue
    apart = last.end > draft.cue.start or document.text[last.end : draft.cue.start].strip()
    if apart or (draft.source is not None and draft.source.start < draft.cue.end):
        return draft
    low, high = (bisect_left(document.quotations, at, key=lambda one: one.start) for at in (last.start - 1, last.end))
    closed = [one for one in document.quotations[low:high] if one.closed and one.depth == 0]
    if not closed or closed[-1].end >= last.end:
        return draft
    behind = [n for n in document.words_in(closed[-1].end, last.end) if words[n].upos != "PUNCT"]
    if not 0 < len(behind) <= LONGEST_GAP or any(words[n].upos not in SUBJECT for n in behind):
        return draft
    pronoun = words[behind[-1]].upos == "PRON" and words[behind[-1]].feature("PronType") == "Prs"
    speaker = _somebody(document, range(behind[0], behind[-1] + 1), language)
    if speaker is None and not pronoun:
        return draft
    marks = closed[-1]
    kept = Span(marks.inner_start, marks.inner_end) if last.start <= marks.inner_start else Span(last.start, marks.end)
    kept = Span(kept.start, kept.end - document.text[kept.start : kept.end].endswith(","))
    return replace(draft, source=document.span(behind), content=(*draft.content[:-1], kept))


def _quoted_as(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Find the speaker behind "quoted", and what he says behind whom he told: "quoted | Brix | as telling MPs that"."""
    if not any(cites(document, n, language) for n in document.words_of(draft.cue)):
        return draft
    mended = quoted_as_saying(document, draft, language)
    inside, complementizers = document.words_of(mended.content[0]), language.cues.COMPLEMENTIZERS
    verb = inside[0] - 1 if inside else -1
    telling = verb > 0 and document.words[verb].text.endswith("ing")
    that = next((n for n in inside[:LONGEST_ADDED] if document.words[n].text.lower() in complementizers), -1)
    hearer = all(document.words[n].upos in NOMINAL for n in inside if n < that)
    if not telling or that < 0 or not hearer or that + 1 not in inside:
        return mended
    return replace(mended, content=(Span(document.words[that + 1].start, mended.content[0].end), *mended.content[1:]))


def _citing_aside(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the source whom a paper cites between commas: "Tass reported, citing | an official |, that"."""
    words, cue = document.words, document.words_of(draft.cue)
    if not cue or not _carries(document, draft, language):
        return draft
    near = range(cue.stop, min(cue.stop + LONGEST_GAP, len(words)))
    verb = next((n for n in near if _is_citing(document, n, language)), None)
    if verb is None or words[verb - 1].text != "," or words[verb].sentence != words[cue[-1]].sentence:
        return draft
    behind = range(verb + 1, min(verb + 1 + LONGEST_ADDED, len(words)))
    complementizers = language.cues.COMPLEMENTIZERS
    that = next((n for n in behind if words[n].text.lower() in complementizers and words[n - 1].text == ","), None)
    if that is None or that - 1 <= verb + 1 or words[that].end >= draft.end:
        return draft
    cited = _somebody(document, range(verb + 1, that - 1), language)
    if cited is None or cited == draft.source or _makes_own_point(document, draft, cited, language):
        return draft
    content = tuple(
        Span(max(piece.start, words[that + 1].start), piece.end)
        for piece in draft.content
        if piece.end > words[that].end
    )
    return replace(draft, source=cited, content=content) if content else draft


def _citing_behind(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the source whom a paper cites behind it all: "Tass reported that it sank, citing | an official |"."""
    words, inside = document.words, document.words_of(draft.content[-1])
    if draft.cue is None or not _carries(document, draft, language) or not inside:
        return draft
    near = reversed(inside[-LONGEST_ADDED:])
    verb = next((n for n in near if _is_citing(document, n, language) and words[n - 1].text == ","), None)
    if verb is None or verb == inside[-1] or verb - 1 <= inside[0]:
        return draft
    rest = [n for n in range(verb + 1, inside.stop) if words[n].upos != "PUNCT"]
    if any(words[n].text == "," for n in rest) or not _is_one_phrase(document, rest):
        return draft
    cited = _somebody(document, range(rest[0], rest[-1] + 1), language)
    if cited is None or _makes_own_point(document, draft, cited, language):
        return draft
    return replace(
        draft, source=cited, content=(*draft.content[:-1], Span(draft.content[-1].start, words[verb - 2].end))
    )


def _is_one_phrase(document: Document, numbers: Sequence[int]) -> bool:
    """Do all verbs among the words only tell of a noun that is, too: "citing | people it did not name |"?"""
    inside, words = set(numbers), document.words
    return not any(words[n].upos in clause.VERBS and words[n].head not in inside for n in numbers)


def _citing_first(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the source whom a paper cites before it all: "Quoting | a police officer |, Tass reported that"."""
    words, cue = document.words, document.words_of(draft.cue)
    if draft.cue is None or not cue or draft.start < draft.cue.end or not _carries(document, draft, language):
        return draft
    first = document.sentences[words[cue[0]].sentence].first
    comma = next((n for n in range(cue[0] - 1, max(first, cue[0] - LONGEST_ADDED), -1) if words[n].text == ","), None)
    if comma is None or comma < first + 2 or not _is_citing(document, first, language):
        return draft
    cited, paper = _somebody(document, range(first + 1, comma), language), range(comma + 1, cue[0])
    if cited is None or not paper or not all(words[n].upos in NOMINAL for n in paper):
        return draft
    whole = replace(draft, source=document.span(paper))
    return draft if _makes_own_point(document, whole, cited, language) else replace(draft, source=cited)


def _quoted_by(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the source who is quoted, not by whom: "| The minister | was quoted by Tass as saying that"."""
    words, source = document.words, draft.source
    verb = next((n for n in document.words_of(draft.cue) if cites(document, n, language)), None)
    if verb is None or source is None or not clause.passive(document, verb, language):
        return draft
    by = document.words_of(source)[:1]
    if not by or by[0] < verb + 2 or words[verb + 1].text.lower() not in language.channels.AGENT_PREPOSITIONS:
        return draft
    last = verb - 1
    while last > 0 and words[last].upos in ("AUX", "ADV"):
        last -= 1
    first, opening = last, document.sentences[words[verb].sentence].first
    while first > opening and words[first - 1].upos in NOMINAL:
        first -= 1
    quoted = _somebody(document, range(first, last + 1), language) if words[last].upos in NOMINAL else None
    return replace(draft, source=quoted) if quoted is not None else draft


def _which_cites(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the source whom a paper cites in a clause beside it: "said the Courier, which cited | aides |"."""
    words, inside = document.words, document.words_of(draft.source)
    for n in inside[1:-1]:
        relative = words[n - 1].text.lower() in language.sources.RELATIVES or _is_citing(document, n, language)
        if not (cites(document, n, language) and words[n].upos == "VERB" and relative):
            continue
        head = document.head_of(words[inside[0]].start, words[n - 1].start)
        cited = _somebody(document, range(n + 1, inside.stop), language)
        paper = head is not None and not is_person(document, document.span(range(inside[0], n)), language)
        return replace(draft, source=cited) if cited is not None and paper else draft
    return draft


def _which_cited(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Part whom a paper cites from the words, where its clause ends the source: "…, which cited | aides, it sank |"."""
    words, inside, said = document.words, document.words_of(draft.source), document.words_of(draft.content[0])
    last = inside[-1] if len(inside) > 2 else -1
    if last < 0 or said[:1] != range(last + 1, last + 2) or not cites(document, last, language):
        return draft
    if words[last - 1].text.lower() not in language.sources.RELATIVES or words[last].upos != "VERB":
        return draft
    comma = next((n for n in said[:LONGEST_ADDED] if words[n].text == ","), None)
    if comma is None or comma + 1 not in said:
        return draft
    cited = _somebody(document, range(last + 1, comma), language)
    if cited is None or not all(words[n].upos in NOMINAL | {"ADP"} for n in range(last + 1, comma)):
        return draft
    kept = Span(words[comma + 1].start, draft.content[0].end)
    return replace(draft, source=cited, content=(kept, *draft.content[1:]))


def _told_before(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Give a speaker what he told before it was reported: "It sank, | Brix | told Sunda TV, Northwire reported"."""
    words, cue = document.words, document.words_of(draft.cue)
    inside = document.words_of(draft.content[-1])
    last = draft.content[-1].end <= min(span.start for span in (draft.cue, draft.source) if span)
    if not cue or not last or not inside or not _carries(document, draft, language):
        return draft
    stop = inside.stop - (words[inside[-1]].upos == "PUNCT")
    verb = next((n for n in range(stop - 1, max(inside[0], stop - LONGEST_ADDED), -1) if words[n].upos == "VERB"), None)
    if verb == stop - 1:  # "she told | reporters |, Northwire reported": the words end before them
        stop = next((n for n in range(stop, min(stop + LONGEST_GAP, len(words))) if words[n].text == ","), stop)
    known = language.cues.VERBS.get(words[verb].lemma.lower()) if verb is not None else None
    if verb is None or known is None or not known.flags & {"plain", "addressee"}:
        return draft
    told = all(words[n].upos in NOMINAL for n in range(verb + 1, stop))
    if not told or (stop > verb + 1) != ("addressee" in known.flags):
        return draft
    comma = next((n for n in range(verb - 1, max(inside[0], verb - LONGEST_ADDED), -1) if words[n].text == ","), None)
    if comma is None or comma - inside[0] < 2:
        return draft
    first = comma + 1 + (words[comma + 1].upos == "PUNCT")  # “It sank,” she told
    pronoun = first == verb - 1 and words[first].feature("Case") == "Nom"
    speaker = words[first].span if pronoun else _somebody(document, range(first, verb), language)
    if speaker is None or not (pronoun or all(words[n].upos in NOMINAL for n in range(first, verb))):
        return draft
    kept = Span(draft.content[-1].start, words[comma - 1].end)
    return replace(draft, source=speaker, cue=words[verb].span, content=(*draft.content[:-1], kept))


def _told_between(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Give a speaker the verb behind him, not the paper's: "“It sank,” she | told | reporters, Northwire reported"."""
    words, cue = document.words, document.words_of(draft.cue)
    if draft.source is None or not cue or not _carries(document, draft, language):
        return draft
    verb = document.words_of(draft.source).stop
    comma = next((n for n in range(verb, min(cue[0], verb + LONGEST_GAP)) if words[n].text == ","), None)
    if comma is None or comma == verb or words[verb].upos != "VERB":
        return draft
    known = language.cues.VERBS.get(words[verb].lemma.lower())
    told = all(words[n].upos in NOMINAL for n in range(verb + 1, comma))
    prints = _somebody(document, range(comma + 1, cue[0]), language)
    if known is None or not known.flags & {"plain", "addressee"} or not told or prints is None:
        return draft
    return replace(draft, cue=words[verb].span)


def _said_before(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Give a speaker what a paper only holds: "“It is open,” | Brix | said, according to a readout"."""
    words = document.words
    if draft.cue is None or draft.cue.start < draft.end or not clause.begins_according(document, draft.cue, language):
        return draft
    between = [n for n in document.words_in(draft.end, draft.cue.start) if words[n].upos != "PUNCT"]
    known = language.cues.VERBS.get(words[between[-1]].lemma.lower()) if len(between) > 1 else None
    if known is None or "plain" not in known.flags or not all(words[n].upos in SUBJECT for n in between[:-1]):
        return draft
    return replace(draft, source=document.span(between[:-1]), cue=words[between[-1]].span)


def _own_verb(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave "according to" to the paper that it names: "According to Tass, | Brix | said it was open"."""
    words, source = document.words, draft.source
    if source is None or draft.cue is None or not clause.is_according(document, draft.cue, language):
        return draft
    between = document.words_in(draft.cue.end, source.start)
    verb = document.words_of(source).stop
    if len(between) < 2 or words[between[-1]].text != "," or verb >= len(words):
        return draft
    known = language.cues.VERBS.get(words[verb].lemma.lower()) if words[verb].upos == "VERB" else None
    plain = known is not None and bool(known.flags & {"plain", "addressee"})
    return replace(draft, cue=words[verb].span) if plain and words[verb].end <= draft.start else draft


FRAMES: tuple[Callable[[Document, Attribution, Language], Attribution], ...] = (
    _behind_the_marks,
    _without_saying,
    _said_before,
    _own_verb,
    _quoted_as,
    _citing_aside,
    _citing_behind,
    _citing_first,
    _quoted_by,
    _which_cites,
    _which_cited,
    _told_before,
    _told_between,
)


def _carries(document: Document, draft: Attribution, language: Language) -> bool:
    """Does the cue say that a paper brings it ("reported")?"""
    verbs = {document.words[n].lemma.lower() for n in document.words_of(draft.cue)}
    return bool(verbs & language.channels.CARRYING)


def _makes_own_point(document: Document, draft: Attribution, cited: Span, language: Language) -> bool:
    """Is it a person who cites papers: "Brix reported, citing | a study |, that"?"""
    own = draft.source is not None and is_person(document, draft.source, language)
    return own and nouns.kind(_noun(document, cited), True, language.sources) not in ("person", "group")


def _noun(document: Document, span: Span) -> str:
    head = document.head_of(*span)
    return document.words[head].lemma.lower() if head is not None else ""


def _is_citing(document: Document, number: int, language: Language) -> bool:
    return cites(document, number, language) and document.words[number].text.lower().endswith("ing")


def _somebody(document: Document, numbers: range, language: Language) -> Span | None:
    """Return where somebody stands who can speak, None where the words name nobody such."""
    if not numbers:
        return None
    span = document.span(numbers)
    head = document.head_of(*span)
    return span if head is not None and may_speak(document, head, language) else None
