"""Reported words inside reported words: "Prosecutors said | the defendant told police | he was alone".

The parser gives each word to one attribution, so what stands inside a content is found here, by rules over the
dependency parse: a verb that reports, with a subject of its own that is not the outer speaker, and a finite clause or
a quotation that hangs on it.  The inner attribution's chain then runs through the outer speaker (`chains`).
Precision comes first: a verb of thought, a negated or a future saying, "I said" and a repetition of what the parser
has found are left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from quotes import clause, complements
from quotes.languages import Language
from quotes.quoted_inside import quoted_inside
from quotes.types import Attribution, Document, Span

OUTER_SURE = 0.5  # below it, the outer attribution itself may be none
OUTER_SURE_OF_CUE = 0.2  # unless its cue says that something was said
KEEPS = 0.9  # of the outer attribution's score
LONGEST_CLAUSE = 10  # words that say who spoke a quotation
MOST_BESIDE = 3  # words beside an inner attribution that is all of the outer one: "Last week, …", an auxiliary


def with_inner(document: Document, language: Language) -> Document:
    """Return the document with the attributions that stand in others' contents, in order of their first character."""
    found: list[Attribution] = []
    instead: dict[int, Attribution] = {}
    for number, outer in enumerate(document.attributions):
        for inner in _inside(document, outer, language):
            if _is_spoken_first(document, outer, inner, language):
                # "“It is safe,” Brix said there, according to a release. | “Nobody has to leave.” |"
                instead[number] = replace(inner, content=(*inner.content, *outer.content[1:]))
            elif _says_it_all(document, outer, inner, language):
                instead[number] = inner
            else:
                found.append(inner)
    return with_more(document, found, instead)


def with_more(
    document: Document, found: list[Attribution], instead: Mapping[int, Attribution] | None = None
) -> Document:
    """Return the document with more attributions, and some instead of others, in order of their first character."""
    instead = instead or {}
    if not found and not instead:
        return document
    kept = [instead.get(number, one) for number, one in enumerate(document.attributions)]
    merged = sorted([*kept, *found], key=Attribution.order)
    place = {id(one): number for number, one in enumerate(merged)}
    moved = tuple(
        one if one.continues is None or one in found else replace(one, continues=place[id(kept[one.continues])])
        for one in merged
    )
    return replace(document, attributions=moved)


def _is_spoken_first(document: Document, outer: Attribution, inner: Attribution, language: Language) -> bool:
    """Is the outer content a quotation with who spoke it, and then no more than other quotations?"""
    if not _relays(document, outer, language) or inner.type != "direct" or not outer.content[0].holds(inner.content[0]):
        return False
    begins = inner.content[0].start - outer.content[0].start <= 1
    spoken = begins and _spoken_before(document, outer, outer.content[0], language) == inner
    rest = outer.content[1:]
    return spoken and all(any(q.inner_start <= p.start and p.end <= q.end for q in document.quotations) for p in rest)


def _says_it_all(document: Document, outer: Attribution, inner: Attribution, language: Language) -> bool:
    """Is the outer attribution no more than who carried the inner one ("He quit, Brix told Sunda TV, | according to
    Tass", "Brix denied stealing it, | Tass reported")?  Its chain says that too."""
    assert inner.cue is not None
    assert outer.cue is not None
    told = [n for piece in outer.content for n in document.words_of(piece) if document.words[n].upos != "PUNCT"]
    relays = _relays(document, outer, language)
    if (relays or _carries(document, outer, language)) and inner.cue.start > inner.end:
        return 2 * len(document.words_in(inner.start, inner.end)) >= len(told) - 2
    parts = [span for span in (inner.source, inner.cue, *inner.content) if span]
    beside = [n for n in told if not any(span.meets(document.words[n].span) for span in parts)]
    passes_on = {clause.lower(document, n) for n in document.words_of(outer.cue)} & language.channels.PASSING_ON
    heard = clause.hears(document, outer, language)  # "Pell said it was his, | a court heard"
    carried = relays or heard or (bool(passes_on) and outer.cue.start >= outer.end)
    return carried and len(beside) <= MOST_BESIDE


def _relays(document: Document, outer: Attribution, language: Language) -> bool:
    """Is the cue "according to", or "according to a statement by"?"""
    return clause.begins_according(document, outer.cue, language)


def _carries(document: Document, outer: Attribution, language: Language) -> bool:
    """Does a paper report it all at the end ("…, the palace said on Monday, | Northwire reports |")?"""
    if outer.cue is None or outer.cue.start < outer.end:
        return False
    return any(clause.lower(document, n) in language.channels.CARRYING for n in document.words_of(outer.cue))


def _inside(document: Document, outer: Attribution, language: Language) -> Iterator[Attribution]:
    """Yield the attributions inside the content of one that is surely one."""
    if outer.cue is None or not _is_sure(document, outer, language):
        return
    for piece in outer.content:
        spoken = _spoken_before(document, outer, piece, language)
        if spoken is not None:
            yield spoken
            continue
        known = [one for one in document.attributions if one is not outer]
        first, last = (bisect_left(document.quotations, at, key=lambda q: q.start) for at in piece)
        for quotation in document.quotations[first:last]:
            if not (quotation.depth and quotation.closed and quotation.end <= piece.end):
                continue
            inner = quoted_inside(document, outer, piece, quotation, outer.score * KEEPS, language)
            if inner is not None and not any(complements.has_same(one, inner) for one in known):
                known.append(inner)
                yield inner
        for number in document.words_of(piece):
            inner = _reported_by(document, outer, piece, number, language) or _named_as(
                document, outer, piece, number, language
            )
            if inner is not None and not any(complements.has_same(one, inner) for one in known):
                yield inner


def _spoken_before(document: Document, outer: Attribution, piece: Span, language: Language) -> Attribution | None:
    """Return the quotation that somebody is said to have spoken: "| “We act,” a statement said, | according to Tass".

    Whatever the parse makes of the words between.
    """
    if outer.cue is None or outer.cue.start < piece.end or not _relays(document, outer, language):
        return None
    inside = (q for q in document.quotations if q.depth == 0 and q.closed and q.end < piece.end)
    quotation = next((q for q in inside if abs(q.start - piece.start) <= 1), None)
    if quotation is None:
        return None
    between = [n for n in document.words_in(quotation.end, piece.end) if document.words[n].upos != "PUNCT"]
    verbs = [n for n in between if document.words[n].upos == "VERB"]
    known = language.cues.VERBS.get(clause.lower(document, verbs[0])) if len(verbs) == 1 else None
    if len(verbs) == 1 and document.words[min(verbs[0] + 1, between[-1])].upos == "ADP":
        between = [n for n in between if n <= verbs[0]]  # "the minister said | at the meeting |, according to Tass"
    source = [n for n in between if n not in verbs]
    if known is None or "plain" not in known.flags or not source or len(between) > LONGEST_CLAUSE:
        return None
    if verbs[0] not in (between[0], between[-1]):
        return None
    said_by = document.span(source)
    content = complements.unmarked(document, quotation)
    return Attribution((content,), said_by, document.words[verbs[0]].span, "direct", outer.score * KEEPS)


def _is_sure(document: Document, outer: Attribution, language: Language) -> bool:
    """Is the outer attribution surely one: by the parser's score, or by a cue that says so?"""
    key = clause.reporting_word(document, outer, language)
    known = clause.entry(document, key, language) if key is not None else None
    says = known is not None and known.act == "speech" and known.polarity == "asserted"
    return outer.score >= (OUTER_SURE_OF_CUE if says else OUTER_SURE)


def _reported_by(
    document: Document, outer: Attribution, piece: Span, verb: int, language: Language
) -> Attribution | None:
    """Return what a verb inside a content reports, None where it reports nothing."""
    known = language.cues.VERBS.get(clause.lower(document, verb))
    if document.words[verb].upos != "VERB" or known is None or known.act == "thought":
        return None
    denies = known.polarity == "denied" and outer.cue is not None and outer.cue.start >= outer.end
    plain = bool(known.flags & {"plain", "addressee", "to"}) and known.polarity == "asserted"
    plain = plain or (known.polarity == "asserted" and _governs(document, outer, piece, verb))
    said = known.act == "speech" and known.polarity in ("asserted", "hedged")
    plain = plain or (said and _somebody_says(document, verb, language))
    if not (plain or denies) or is_unreal(document, verb, language):
        return None
    subject, behind = _subject(document, verb, piece), None
    if subject is None and plain and outer.cue is not None and outer.cue.start >= outer.end:
        subject, behind = _parted(document, verb, piece)
    if (
        subject is None
        or not piece.holds(document.words[subject].span)
        or not (_is_somebody(document, subject, language) or _is_another(document, outer, subject, piece, language))
    ):
        return None
    objects = [n for n in document.children(verb) if document.words[n].relation in ("obj", "iobj")]
    if any(clause.lower(document, n) in language.channels.THINGS_TOLD for n in objects):
        return None  # "tells the truth that …"
    source = complements.phrase(document, subject, piece)
    content = complements.said(document, verb, piece, language) or behind
    content = content or (_gerund(document, verb, piece) if denies else None)
    if content is None and (_relays(document, outer, language) or _carries(document, outer, language)):
        content = _main_clause_before(document, verb, piece)
    if source is None or content is None or content.meets(source) or content.meets(document.words[verb].span):
        return None
    content = complements.within_marks(document, content)
    kind = complements.type_of(document, content)
    return Attribution((content,), source, document.words[verb].span, kind, outer.score * KEEPS)


def _subject(document: Document, verb: int, piece: Span) -> int | None:
    """Return the verb's subject: its own, one that it shares, or one that the parse gives to who says all of it."""
    words = document.words
    own = [n for n in document.children(verb) if words[n].relation == "nsubj"]
    if own:
        return own[0]
    before = words[verb].head
    if words[verb].relation == "conj" and 0 <= before < verb and words[before].upos == "VERB":
        # "a man | came in and said | we should go": with no clause of another's between
        shared = [n for n in document.children(before) if words[n].relation == "nsubj" and n < before]
        return shared[0] if shared else None
    inside = document.words_of(piece)
    first = next((n for n in inside if words[n].upos != "PUNCT"), verb)
    left = [n for n in range(first, verb) if words[n].relation == "nsubj" and words[n].head not in inside]
    taken = [n for n in left if set(range(first, verb)) <= {*document.subtree(n)}]
    return taken[0] if taken else None  # "“| Voll | told me I was wrong,” Brix said": Voll would say it, too


def _named_as(document: Document, outer: Attribution, piece: Span, noun: int, language: Language) -> Attribution | None:
    """Return what a noun in a content says that somebody says: "denied | the union's claim that pay had fallen"."""
    words = document.words
    known = language.cues.NOUNS.get(clause.lower(document, noun))
    if words[noun].upos != "NOUN" or known is None or known.act == "thought" or known.polarity != "asserted":
        return None
    owner = next((n for n in document.children(noun) if _owns(document, n, language)), None)
    told = next(
        (n for n in document.children(noun) if words[n].relation.startswith(("acl", "ccomp")) and n > noun), None
    )
    if owner is None or told is None or not _is_somebody(document, owner, language):
        return None
    inside = document.phrase(told)
    that = inside[0] > noun and words[inside[0]].text.lower() in language.cues.COMPLEMENTIZERS
    finite = any(words[n].relation.startswith(("nsubj", "expl")) and n > inside[0] for n in document.children(told))
    if not that or not finite or inside[-1] - inside[0] > len(inside) + 2 or len(inside) <= complements.FEWEST_WORDS:
        return None
    content = Span(words[inside[1]].start, words[inside[-1]].end)
    phrase = [n for n in document.subtree(owner) if words[n].upos != "PUNCT" and words[n].relation != "case"]
    source = document.span(phrase)
    if not (piece.holds(content) and piece.holds(source)) or source.meets(content) or phrase[-1] - phrase[0] > 15:
        return None
    return Attribution((content,), source, words[noun].span, "indirect", outer.score * KEEPS)


def _owns(document: Document, number: int, language: Language) -> bool:
    """Is it whose claim it is: "| the union |'s claim", "a report by | local media |"?"""
    relation, case = document.words[number].relation, clause.case(document, number)
    return relation == "nmod:poss" or (relation == "nmod" and case in language.sources.WRITTEN_BY)


def _somebody_says(document: Document, verb: int, language: Language) -> bool:
    """Is the subject a name, or a word for people or a body, and "that" behind it: "the minister indicated that"?"""
    children = document.children(verb)
    subject = next((n for n in children if document.words[n].relation == "nsubj"), None)
    told = next((n for n in children if document.words[n].relation == "ccomp" and n > verb), None)
    if subject is None or told is None:
        return False
    entity, lemma = document.entity_at(subject), document.words[subject].lemma.lower()
    nouns = language.sources.PERSON_NOUNS | language.sources.ORGANIZATION_NOUNS | language.sources.GROUP_NOUNS
    somebody = lemma in nouns if entity is None else entity.type in ("Person", "Organization")
    if entity is None and document.words[subject].upos == "PRON":
        somebody = lemma in language.sources.PRONOUNS and lemma not in language.sources.NEUTER
    marks = (clause.lower(document, n) for n in document.children(told) if document.words[n].relation == "mark")
    that = any(mark in language.cues.COMPLEMENTIZERS for mark in marks)
    return somebody and (that or "Tense=Past" in document.words[verb].feats)


def _governs(document: Document, outer: Attribution, piece: Span, verb: int) -> bool:
    """Is it the main verb of all that somebody is named for behind it ("| Brix claimed that …, | a guard said")?"""
    if outer.cue is None or outer.cue.start < outer.end:
        return False
    head = document.words[verb].head
    return head < 0 or not piece.holds(document.words[head].span)


def is_unreal(document: Document, verb: int, language: Language) -> bool:
    """Is the saying denied, asked for, to come, or only imagined, or is it none?"""
    if clause.moves(document, verb, language):
        return True
    around = {clause.lower(document, n): document.words[n].relation for n in document.children(verb)}
    if around.keys() & (language.cues.NEGATIONS | language.cues.CONDITIONS):
        return True
    modal = any(relation == "aux" and lemma in language.cues.HEDGING_AUXILIARIES for lemma, relation in around.items())
    return modal or "aux:pass" in around.values() or document.words[verb].feature("VerbForm") == "Inf"


def _is_somebody(document: Document, subject: int, language: Language) -> bool:
    """Can the subject be somebody else than the outer speaker and the reporter?"""
    word = document.words[subject]
    lower = word.text.lower()
    if lower in language.sources.RELATIVES or lower in language.cues.NEGATIVE_SUBJECTS:
        return False
    pronoun = language.sources.PRONOUNS.get(lower)
    if pronoun is not None or word.upos == "PRON":
        return False  # "said he told them": mostly the outer speaker himself, and never sure
    return word.upos in ("NOUN", "PROPN")


def _is_another(document: Document, outer: Attribution, subject: int, piece: Span, language: Language) -> bool:
    """Is it "he", "she" or "they" in somebody's own words, or in a body's?  Who speaks of himself says "I"."""
    outer_is_body = _is_body(document, outer, language)
    features = language.sources.PRONOUNS.get(document.words[subject].text.lower())
    personal = (
        features is not None
        and features[0] == 3
        and document.words[subject].text.lower() not in language.sources.NEUTER
    )
    if personal and features is not None and features[1] == "sing" and outer_is_body:
        return True  # "He had found them, he said, the precinct reported": a precinct is no he
    return personal and any(
        q.inner_start <= piece.start and piece.end <= q.inner_end and not q.depth for q in document.quotations
    )


def _is_body(document: Document, outer: Attribution, language: Language) -> bool:
    """Is the outer source "it", or a noun for a body?"""
    head = document.head_of(*outer.source) if outer.source else None
    if head is None:
        return False
    word, nouns = document.words[head], language.sources
    body = word.lemma.lower() in nouns.ORGANIZATION_NOUNS and word.lemma.lower() not in nouns.GROUP_NOUNS
    return word.text.lower() in nouns.NEUTER or (word.upos == "NOUN" and body)


def _main_clause_before(document: Document, verb: int, piece: Span) -> Span | None:
    """Return the main clause on which the parse hangs the verb that reports it ("| He would quit, | Brix told AFP")."""
    word, main = document.words[verb], document.words[verb].head
    if word.relation == "ccomp" and main > verb:
        # "| He quit, | the palace said, Northwire reports": both hang on the last
        before = [n for n in document.children(main) if n < verb and document.words[n].relation == word.relation]
        main = before[-1] if before else -1
    if word.relation not in ("advcl", "parataxis", "ccomp", "conj") or not 0 <= main < verb:
        return None
    aside = set(document.subtree(verb))
    inside = [n for n in document.subtree(main) if n not in aside and n < min(aside)]
    while inside and document.words[inside[-1]].upos == "PUNCT":
        inside = inside[:-1]
    comma = inside[-1] + 1 if inside else verb
    whole = len(inside) >= complements.FEWEST_WORDS and inside[-1] - inside[0] + 1 == len(inside)
    if not whole or document.words[comma].text != "," or not piece.holds(document.words[inside[0]].span):
        return None
    return document.span(inside)


def _parted(document: Document, verb: int, piece: Span) -> tuple[int | None, Span | None]:
    """Return the subject right before a verb and what stands behind it, where the parse gives both to what is said.

    "Tarn | said | its guards had caught the boats, state media reported": for some parses Tarn catches.
    """
    inside, words = document.words_of(piece), document.words
    before = verb - 1
    if before not in inside or verb + complements.FEWEST_WORDS not in inside:
        return None, None
    taken = words[before].relation == "nsubj" and words[before].head > verb and words[before].head in inside
    own = (
        any(words[n].relation == "nsubj" and n > verb for n in document.children(words[before].head))
        if taken
        else False
    )
    return (before, Span(words[verb + 1].start, piece.end)) if own else (None, None)


def _gerund(document: Document, verb: int, piece: Span) -> Span | None:
    """Return what somebody denies having done: "denied | stealing it"."""
    for child in document.children(verb):
        if document.words[child].relation != "xcomp" or not document.words[child].text.lower().endswith("ing"):
            continue
        inside = document.phrase(child)
        span = document.span(inside)
        if inside[0] > verb and piece.holds(span):
            return span
    return None
