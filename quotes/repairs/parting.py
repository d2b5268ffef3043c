"""What hangs on one cue and belongs to two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.clause import goes_on_saying, is_present
from quotes.languages import Language
from quotes.marks import ALL_MARKS
from quotes.repairs.common import has_marks, is_of_cue_above, is_quoted
from quotes.types import Attribution, Document, Span


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
        joined = None if is_quoted(document, piece) else _joined_verb(document, draft, piece, language)
        if verb is not None:
            more.append(Attribution((piece,), None, document.words[verb].span, draft.type, draft.score))
        elif (
            joined is None
            and number + 1 == len(draft.content)
            and (end := _next_deed(document, draft, piece)) is not None
        ):
            kept.append(Span(piece.start, end))
        elif joined is not None:
            start = min(k for k in document.subtree(joined) if document.words[k].start >= piece.start)
            word = document.words[joined]
            kept.append(Span(piece.start, document.words[start].start))
            if word.end < piece.end:
                more.append(Attribution((Span(word.end, piece.end),), None, word.span, draft.type, draft.score))
        else:
            kept.append(piece)
    return [replace(draft, content=tuple(kept)), *more] if kept else [draft]


def told_further(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Give back to what was said a second verb that only goes on with it, as its tense shows.

    "A guard said | inspectors had seen cracks and had asked for help |": the inspectors asked, not the guard.
    """
    ordered = sorted(drafts, key=lambda draft: draft.start)
    kept: list[Attribution] = []
    for draft in ordered:
        before = kept[-1] if kept else None
        if before is not None and _tells_further(document, before, draft, language):
            *pieces, last = before.content
            kept[-1] = replace(before, content=(*pieces, Span(last.start, draft.end)))
        else:
            kept.append(draft)
    return kept


def _tells_further(document: Document, before: Attribution, draft: Attribution, language: Language) -> bool:
    """Is the cue a pluperfect, joined to one in the content before it, whose own cue is none?

    Or a verb in the present that the parse joins to one: "It said it is angry and | intends | to sue".
    """
    if draft.source or not draft.cue or not before.cue or before.cue.start > before.start or draft.type != "indirect":
        return False
    if _goes_on_in_present(document, before, document.words_of(draft.cue)):
        return True
    between = document.words_in(before.end, draft.cue.start)
    joint = {document.words[k].text.lower() for k in between}
    joined = bool(between) and bool(joint & language.sources.CONJUNCTION_WORDS)
    pluperfect = language.cues.PLUPERFECT
    shifted = {*pluperfect, *language.sources.CONJUNCTION_WORDS, ","} >= joint
    had = [
        any(document.words[k].text.lower() in pluperfect for k in document.words_in(start, end))
        for start, end in (before.cue, before.content[-1], (before.end, draft.cue.end))
    ]
    return joined and shifted and had == [False, True, True] and before.content[-1].end < draft.cue.start < draft.start


def _goes_on_in_present(document: Document, before: Attribution, cue: range) -> bool:
    """Is it a verb in the present joined to one in the content right before it, which was said in the past?"""
    words, said = document.words, document.words_of(before.cue)
    verb = cue[0] if len(cue) == 1 else -1
    if verb < 0 or words[verb].relation != "conj" or words[verb].head not in document.words_of(before.content[-1]):
        return False
    past = any(words[n].feature("Tense") == "Past" for n in said)
    near = document.words_in(before.end, words[verb].start)
    beside = all(words[n].upos in ("CCONJ", "PUNCT", "ADV") for n in near)
    return beside and past and is_present(document, verb)


def _next_deed(document: Document, draft: Attribution, piece: Span) -> int | None:
    """Return where the piece ends before what the source did next: "called it "awful" | and left for Paris"."""
    assert draft.cue is not None
    cue, inside = document.words_of(draft.cue), document.words_of(piece)
    clausal = any(document.words[c].relation == "ccomp" for k in cue for c in document.children(k))
    if piece.start < draft.cue.end or clausal or not has_marks(document, piece):
        return None
    for k in inside[1:]:
        word = document.words[k]
        if word.upos != "VERB" or word.relation != "conj" or word.head not in cue:
            continue
        joint = next((c for c in document.children(k) if document.words[c].relation == "cc"), None)
        alone = not any(document.words[c].relation.startswith("nsubj") for c in document.children(k))
        closed = joint is not None and document.text[document.words[joint - 1].start] in ALL_MARKS
        return document.words[joint - 1].end if alone and closed and joint is not None else None
    return None


def _joined_verb(document: Document, draft: Attribution, piece: Span, language: Language) -> int | None:
    """Return the reporting verb inside the piece that is joined to the cue itself, not to what the cue reports."""
    assert draft.cue is not None
    cue = document.words_of(draft.cue)
    inside = document.words_of(piece)
    for k in inside[1:]:
        word = document.words[k]
        known = word.upos == "VERB" and word.lemma.lower() in language.cues.VERBS
        joined = word.relation == "conj" and (
            word.head in cue or (word.head in inside and is_of_cue_above(document, k, language))
        )
        joined = joined or (word.head in cue and goes_on_saying(document, k, language))
        if known and joined and piece.start >= draft.cue.end:
            return k
    return None


def _own_verb(document: Document, draft: Attribution, piece: Span, language: Language) -> int | None:
    """Return the reporting verb outside all contents that governs the piece and is not the draft's cue."""
    assert draft.cue is not None
    head = document.head_of(*piece)
    if head is None or document.words[head].relation not in ("ccomp", "obj"):
        return None
    governor = document.words[head].head
    if governor < 0:
        return None
    word = document.words[governor]
    # "boasted of their loot, | publishing | photographs of guns"
    besides = word.text.endswith("ing") and word.relation in ("advcl", "conj")
    besides = besides and document.words[governor - 1].text == ","
    if document.words[head].relation == "obj" and not besides:
        return None
    taken = [draft.cue, *draft.content, *([draft.source] if draft.source else [])]
    if word.upos != "VERB" or word.lemma.lower() not in language.cues.VERBS or word.end > piece.start:
        return None
    return None if any(span.meets(word.span) for span in taken) else governor


def own_sentences(document: Document, draft: Attribution) -> Iterator[Attribution]:
    """Let a quotation that follows the sentence of what was paraphrased stand for itself.

    "He was tired, she said. “I want to go home.”" is an indirect saying, and a direct one that carries it on.
    """
    cue = document.words_of(draft.cue)
    if not cue:
        yield draft
        return
    sentence = document.sentences[document.words[cue[0]].sentence]
    end = document.words[sentence.last - 1].end
    here = document.paragraph_at(draft.start)
    kept: list[Span] = []
    behind: list[Span] = []
    for piece in draft.content:
        if piece.start < end:
            kept.append(Span(piece.start, min(piece.end, end)))
        if piece.end > end + 1:
            behind.append(Span(max(piece.start, end), piece.end))
    indirect = kept and not any(is_quoted(document, piece) or has_marks(document, piece) for piece in kept)
    # "said | it was “awful” to wait |.  “I want to go home.”"
    cue_first = kept and draft.cue is not None and kept[0].start >= draft.cue.end
    opens = cue_first and is_quoted(document, Span(kept[0].start, kept[0].start + 1))
    indirect = indirect or (cue_first and not opens and not any(is_quoted(document, piece) for piece in kept))
    near = behind and document.paragraph_at(behind[0].start) <= here + 1
    if not indirect or not near or not all(is_quoted(document, piece) for piece in behind):
        yield draft
        return
    yield replace(draft, content=tuple(kept))
    yield Attribution(tuple(behind), None, None, draft.type, draft.score, continues=WITH_THE_CUE)


# what a quotation carries on that the parser hangs on the cue of the sentence before, until all are in order
WITH_THE_CUE = -1
LONGEST_CLAUSE = 12  # words of a reporting clause
GOES_ON, LEADS_IN = frozenset(",!?…"), frozenset(":,")


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
        return document.span(phrase), word.span
    return None


def _clear_subject(document: Document, verb: int, inside: range) -> int | None:
    """Return the verb's second subject, outside the quotation: the parse may take the quotation for the first."""
    for k in document.children(verb):
        if document.words[k].relation in ("nsubj", "dep", "obj") and k not in inside and k < verb:
            return k
    return None


def yet_to_say(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the cue the verb of saying that lies ahead: "is expected | to tell them that the fund is empty"."""
    cue = document.words_of(draft.cue)
    inside = document.words_in(draft.content[0].start, draft.content[-1].end)
    ahead = any(document.words[k].lemma.lower() in language.cues.FUTURE_MATRIX for k in cue)
    if not ahead or len(inside) < 2 or document.words[inside[0]].text.lower() not in language.cues.INFINITIVE:
        return draft
    verb = document.words[inside[1]]
    known = verb.upos == "VERB" and verb.lemma.lower() in language.cues.VERBS
    clause = next((k for k in document.children(inside[1]) if document.words[k].relation == "ccomp"), None)
    if not known or clause is None or clause not in inside:
        return draft
    start = document.words[min(k for k in document.subtree(clause) if k > inside[1])].start
    said = tuple(Span(max(piece.start, start), piece.end) for piece in draft.content if piece.end > start)
    return replace(draft, cue=verb.span, content=said) if said else draft


def own_clauses(document: Document, draft: Attribution) -> list[Attribution]:
    """Part quotations whose own sentence says who spoke them, in words that the parser did not know for a cue."""
    cue = document.words_of(draft.cue)
    home = document.words[cue[0]].sentence if cue else -1
    kept: list[Span] = []
    more: list[Attribution] = []
    for piece in draft.content:
        inside = document.words_of(piece)
        elsewhere = inside and document.words[inside[-1]].sentence != home
        clause = reporting_clause(document, piece) if elsewhere and is_quoted(document, piece) else None
        taken = [*draft.content, *([draft.cue] if draft.cue else [])]
        if clause is None or any(span.meets(other) for span in clause for other in taken):
            kept.append(piece)
        else:
            more.append(Attribution((piece,), clause[0], clause[1], draft.type, draft.score))
    if not more:
        return [draft]
    return [replace(draft, content=tuple(kept)), *more] if kept else more
