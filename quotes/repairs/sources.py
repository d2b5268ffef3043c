"""The source: the whole of its phrase, and of several the one whose words they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes import clause
from quotes.languages import Language
from quotes.repairs.citing import cites
from quotes.repairs.common import LONGEST_ADDED, is_quoted
from quotes.types import Attribution, Document, Span

SHORT_WORD = 3  # letters
PAPER = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM"])
RELATIVE = ("acl:relcl", "acl")
NAMING = ("appos", "flat", "nmod:desc")
BEFORE_NOUNS = ("det", "amod", "nummod", "compound")
LONGEST_SPEAKER = 15  # words that say who spoke


def own_cue(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave to the cue no word that begins the phrase behind it: "reported | last month", "says | in a release"."""
    draft = _whole_cue(document, _governing_cue(document, draft, language), language)
    inside = document.words_of(draft.cue)
    if inside and inside.stop < len(document.words) and all(document.words[n].upos == "ADV" for n in inside):
        verb = document.words[inside.stop]  # "she | also | told N3"
        if verb.upos == "VERB" and verb.lemma.lower() in language.cues.VERBS and verb.end <= draft.content[-1].start:
            return replace(draft, cue=Span(document.words[inside[0]].start, verb.end))
    last = len(inside) - 1
    if not _begins_another(document, inside, last, BEFORE_NOUNS):
        return draft
    while last > 0 and _begins_another(document, inside, last, (*BEFORE_NOUNS, "case")):
        last -= 1
    return replace(draft, cue=Span(document.words[inside[0]].start, document.words[inside[last]].end))


def _governing_cue(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take the verb on which the words hang for the cue, not the one by which a court heard or a paper reports that.

    "A man | said | he was sorry, a court heard", "… | said | the chairman, reports a daily".
    """
    words, cue = document.words, draft.cue
    inside = document.words_of(cue)
    passing = language.channels.HEARING | language.channels.CARRYING
    if cue is None or len(inside) != 1 or words[inside[0]].lemma.lower() not in passing:
        return draft
    for verb in document.children(inside[0]):
        word = words[verb]
        known = language.cues.VERBS.get(word.lemma.lower()) if word.upos == "VERB" else None
        reports = known is not None and "plain" in known.flags and word.relation == "ccomp"
        if not reports or any(piece.holds(word.span) for piece in draft.content) or word.span.meets(cue):
            continue
        subject = next((n for n in document.children(verb) if words[n].relation == "nsubj"), None)
        phrase = document.phrase(subject) if subject is not None else []
        source = document.span(phrase) if phrase else None
        if source is not None and not any(source.meets(piece) for piece in draft.content):
            return replace(draft, cue=word.span, source=source)
    return draft


def _whole_cue(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take in the preposition that makes another verb of it: "called | on | motorists to stop"."""
    inside = document.words_of(draft.cue)
    if not inside or inside.stop >= len(document.words):
        return draft
    verb, behind = document.words[inside[-1]], document.words[inside.stop]
    known = verb.upos == "VERB" and behind.upos == "ADP"
    if not known or f"{verb.lemma.lower()} {behind.text.lower()}" not in language.cues.PHRASES:
        return draft
    cue = Span(document.words[inside[0]].start, behind.end)
    return draft if any(cue.meets(piece) for piece in draft.content) else replace(draft, cue=cue)


def _begins_another(document: Document, inside: range, at: int, relations: Sequence[str]) -> bool:
    """Does the word, not the first, belong to a noun behind the span?"""
    word = document.words[inside[at]] if at > 0 else None
    return word is not None and word.relation in relations and word.head >= inside.stop


def agent_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take whom a passive names for the source, not whom they told: "residents were told | by officials | to leave"."""
    if draft.cue is None:
        return draft
    for verb in document.words_of(draft.cue):
        if draft.source is not None and not _is_told(document, draft.source, verb, language):
            continue
        for child in document.children(verb):
            phrase = document.subtree(child) if document.words[child].relation == "obl:agent" else []
            phrase = [k for k in phrase if document.words[k].upos != "PUNCT"]
            by = phrase and document.words[phrase[0]].text.lower() in language.channels.AGENT_PREPOSITIONS
            if not by or not 1 < len(phrase) <= LONGEST_ADDED or phrase[-1] - phrase[0] + 1 != len(phrase):
                continue
            span = Span(document.words[phrase[1]].start, document.words[phrase[-1]].end)
            if not any(span.meets(piece) for piece in (draft.cue, *draft.content)):
                return replace(draft, source=span)
    return draft


def _is_told(document: Document, source: Span, verb: int, language: Language) -> bool:
    """Is the source the subject of a passive that means that somebody was told: "| the bench | was informed"?"""
    known = language.cues.VERBS.get(document.words[verb].lemma.lower())
    head = document.head_of(*source)
    if known is None or "addressee" not in known.flags or head is None:
        return False
    return (document.words[head].head, document.words[head].relation) == (verb, "nsubj:pass")


def relayed_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take the pronoun behind an "according to" for the source: "because, according to | them |, it is full"."""
    if draft.cue is None or draft.source is not None:
        return draft
    behind = document.words_of(draft.cue).stop
    if not clause.is_according(document, draft.cue, language) or behind >= len(document.words):
        return draft
    named = document.words[behind]
    free = named.upos == "PRON" and not any(named.span.meets(piece) for piece in draft.content)
    return replace(draft, source=named.span) if free else draft


def said_by_another(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Give what somebody said to him, not to the one who only passes it on: "…, | Brix said |, according to Tass"."""
    cue = draft.cue
    if cue is None or cue.start < draft.content[-1].end or not clause.begins_according(document, cue, language):
        return draft
    words, inside = document.words, list(document.words_in(draft.start, cue.start))
    while inside and words[inside[-1]].upos == "PUNCT":
        inside.pop()
    for verb in inside[-LONGEST_SPEAKER:]:
        known = language.cues.VERBS.get(words[verb].lemma.lower()) if words[verb].upos == "VERB" else None
        subject = next((k for k in document.children(verb) if words[k].relation == "nsubj"), None)
        if known is None or not known.flags & {"plain", "addressee"} or subject is None:
            continue
        phrase = document.phrase(subject)
        told = [k for k in document.children(verb) if words[k].relation in ("obj", "iobj") and k > verb]
        hearers = [k for n in told for k in document.subtree(n) if words[k].upos != "PUNCT"]
        both = sorted([*phrase, verb, *hearers])
        alone = both == list(range(both[0], both[-1] + 1)) and both[-1] == inside[-1] and both[0] > inside[0]
        if alone and words[both[0] - 1].text == "," and both[0] - 1 > inside[0]:
            end = words[both[0] - 2].end
            content = tuple(piece._replace(end=min(piece.end, end)) for piece in draft.content if piece.start < end)
            source = document.span(phrase)
            return replace(draft, source=source, cue=words[verb].span, content=content)
    return draft


def inverted_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take who stands right behind the cue for the source: "“He expelled her,” denounced | the Center for Rights |"."""
    said = document.words_of(draft.cue)
    if draft.source is not None or len(said) != 1 or not is_quoted(document, draft.content[-1]):
        return draft
    verb, behind = said[0], said[0] + 1
    known = language.cues.VERBS.get(document.words[verb].lemma.lower())
    between = document.text[draft.content[-1].end : document.words[verb].start]
    if known is None or "addressee" in known.flags or any(char.isalnum() for char in between):
        return draft
    if any(document.words[n].relation.startswith("nsubj") for n in document.children(verb) if n < verb):
        return draft
    for n in document.children(verb):
        phrase = document.subtree(n)
        somebody = document.words[n].relation in ("nsubj", "obj") and document.words[n].upos in ("NOUN", "PROPN")
        torn = phrase[-1] - phrase[0] + 1 != len(phrase)
        if not somebody or phrase[0] != behind or torn or len(phrase) > LONGEST_ADDED:
            continue
        while document.words[phrase[-1]].upos == "PUNCT" and document.words[phrase[-1]].text != ")":
            phrase.pop()
        span = document.span(phrase)
        if not any(span.meets(piece) for piece in draft.content):
            return replace(draft, source=span)
    return draft


def whole_paper(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the source the paper, not who signed it: "according to | a report signed by | two engineers"."""
    words, cue, source = document.words, document.words_of(draft.cue), document.words_of(draft.source)
    to = cue[0] + 1 if cue else len(words)
    if not source or not to + 2 < source[0] <= to + LONGEST_ADDED:
        return draft
    according = f"{words[cue[0]].text} {words[to].text}".lower() in language.channels.ACCORDING
    by = words[source[0] - 1].text.lower() in language.channels.AGENT_PREPOSITIONS
    between = [words[n].upos for n in range(to + 1, source[0] - 2)]
    made = by and words[source[0] - 2].upos == "VERB" and "NOUN" in between and {*between} <= PAPER
    if not (according and made) or draft.cue is None or draft.source is None:
        return draft
    paper = Span(words[to + 1].start, draft.source.end)
    return replace(draft, source=paper, cue=Span(draft.cue.start, words[to].end))


def own_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave to the source what is of the cue's own sentence, is not whom it told, and is behind an "according to"."""
    if draft.source is None or draft.cue is None:
        return draft
    for narrowed in _NARROWED:
        assert draft.source is not None
        draft = narrowed(document, draft, draft.source, language)
    return draft


def _without_cue(document: Document, draft: Attribution, source: Span, _: Language) -> Attribution:
    """Cut off the cue: "Polish media | report |"."""
    inside, cue = document.words_of(source), document.words_of(draft.cue)
    verb = len(cue) == 1 and cue[0] in inside[1:] and document.words[cue[0]].upos == "VERB" and cue.stop == inside.stop
    return replace(draft, source=Span(source.start, document.words[cue[0] - 1].end)) if verb else draft


def _in_one_sentence(document: Document, draft: Attribution, source: Span, _: Language) -> Attribution:
    """Cut "initial reports. The Ministry" down to "initial reports"."""
    words, said = document.words_of(source), document.words_of(draft.cue)
    if not words or not said or document.words[words[0]].sentence == document.words[words[-1]].sentence:
        return draft
    parts = range(words[0] + 1, words[-1] + 1)
    ends = [k for k in parts if document.words[k].sentence != document.words[k - 1].sentence]
    if not all(_really_ends(document, k) for k in ends):
        return draft
    home = [k for k in words if document.words[k].sentence == document.words[said[0]].sentence]
    while home and document.words[home[-1]].upos == "PUNCT":
        home.pop()
    if not home:
        return draft
    return replace(draft, source=document.span(home))


def _really_ends(document: Document, number: int) -> bool:
    """Does a sentence end before the word: at a line break, or at a full stop behind a word that is no abbreviation?"""
    words, text = document.words, document.text
    if "\n" in text[words[number - 1].end : words[number].start]:
        return True
    stop, before = words[number - 1].text == ".", words[number - 2].text
    return stop and before.islower() and len(before) > SHORT_WORD and words[number].text[:1].isupper()


def _without_hearer(document: Document, draft: Attribution, source: Span, language: Language) -> Attribution:
    """Cut "said | the father of one | to Sunda TV" before the body he told, "stated to Corva by | Voll |" behind."""
    cue = draft.cue or source
    words = document.words_of(source)
    for by in words[1:-1]:
        head = document.words[document.words[by].head]
        agent = document.words[by].text.lower() in language.channels.AGENT_PREPOSITIONS
        said = document.words[by].relation == "case" and cue.holds(document.words[head.head].span)
        if agent and said and document.words[words[0] - 1].text.lower() in language.channels.TO_WHOM:
            return replace(draft, source=Span(document.words[by + 1].start, source.end))
    verbs = {document.words[k].lemma.lower() for k in document.words_of(cue)} & language.cues.VERBS.keys()
    plain = any("to" in language.cues.VERBS[verb].flags for verb in verbs)
    if not plain or cue.end > source.start or len(words) < 3:
        return draft
    low = bisect_left(document.entities, words.start, key=lambda entity: entity.first)
    high = bisect_left(document.entities, words.stop, key=lambda entity: entity.first)
    for entity in document.entities[low:high]:
        preposition = entity.first - 1
        while preposition in words and document.words[preposition].upos == "DET":
            preposition -= 1
        tail = entity.last == words.stop and preposition > words.start and entity.type in ("Organization", "Location")
        if tail and document.words[preposition].text.lower() in language.channels.TO_WHOM:
            return replace(draft, source=Span(source.start, document.words[preposition - 1].end))
    return draft


def _without_aside(document: Document, draft: Attribution, source: Span, language: Language) -> Attribution:
    """Cut "a man | in a post on Facebook | claimed" before that by which he claimed it."""
    head, inside = document.head_of(*source), document.words_of(source)
    if head is None or draft.cue is None or draft.cue.start < source.end:
        return draft
    for noun in document.children(head):
        word = document.words[noun]
        if noun not in inside or word.relation != "nmod" or word.lemma.lower() not in language.channels.ASIDES:
            continue
        phrase = document.subtree(noun)
        by = document.words[phrase[0]].text.lower() in language.channels.CHANNEL_PREPOSITIONS
        beside = {document.words[k].text.lower() for k in document.children(noun)}
        indefinite = not beside.isdisjoint(language.sources.INDEFINITE_ARTICLES)
        if by and indefinite and phrase[0] > inside[0] and phrase[-1] - phrase[0] + 1 == len(phrase):
            return replace(draft, source=Span(source.start, document.words[phrase[0] - 1].end))
    return draft


def _without_time(document: Document, draft: Attribution, source: Span, language: Language) -> Attribution:
    """Cut "the spokesman | yesterday | said" before when he said it."""
    inside = document.words_of(source)
    if len(inside) < 2 or document.words[inside[-1]].text not in language.cues.WHEN:
        return draft
    return replace(draft, source=Span(source.start, document.words[inside[-2]].end))


def _is_agent_of_opening(document: Document, number: int, language: Language) -> bool:
    """Is it by whom something is done in the participle that opens the sentence: "Asked by | Voll |, Brix said"?"""
    opening = document.words[document.sentences[document.words[number].sentence].first]
    by = number > 0 and document.words[number - 1].text.lower() in language.sources.AGENT_CASES
    done = (opening.upos == "VERB" and opening.text.endswith("ed")) or opening.feature("VerbForm") == "Part"
    return by and done


def _without_bystander(document: Document, draft: Attribution, source: Span, language: Language) -> Attribution:
    """Cut "seen by the Courier, | chief executive Ana Ito | warned" behind the comma before who it was that spoke."""
    inside = document.words_of(source)
    said = document.words_of(draft.cue)
    doing = inside and (document.words[inside[0]].upos == "ADP" or document.words[inside[0]].text.endswith("ing"))
    opens = inside and said and said.start > inside[-1] and _is_agent_of_opening(document, inside[0], language)
    if doing or opens:
        # "Testifying before Ruth Phiri, | storekeeper Moses Chanda |", "Asked by Ruth Phiri, | Moses Chanda, 41 |"
        among = inside[1:-2] if opens else reversed(inside[1:-2])
        comma = next((k for k in among if document.words[k].text == "," and k + 2 in inside), None)
        named = comma is not None and any(document.words[k].upos == "PROPN" for k in inside if k > comma)
        if comma is not None and named:
            return replace(draft, source=Span(document.words[comma + 1].start, source.end))
    heads = [k for k in inside if document.words[k].head in said and document.words[k].upos == "PROPN"]
    if len(heads) != 1:
        return draft
    own = {k for k in document.subtree(heads[0]) if document.words[k].upos != "PUNCT"}
    first = next((k for k in inside if k in own), inside.start)
    beside = first > inside.start + 1 and document.words[first - 1].text == ","
    beside = beside and any(document.words[k].upos == "PROPN" for k in inside if k < first)  # not "the mayor, | Voll"
    return replace(draft, source=Span(document.words[first].start, source.end)) if beside else draft


def _without_description(document: Document, draft: Attribution, source: Span, _: Language) -> Attribution:
    """Cut "a devotee of fish, | he | confided" down to the pronoun that stands for it."""
    said = document.words_of(draft.cue)
    at = said.start - 1
    if not said or at < 1 or document.words[at].upos != "PRON" or document.words[at].relation != "nsubj":
        return draft
    comma, word = document.words[at - 1], document.words[at]
    apart = comma.text == "," and source.start < comma.start and word.sentence == comma.sentence
    described = apart and word.head in said and source.meets((source.start, word.start)) and source.end <= word.end
    return replace(draft, source=Span(*word.span)) if described else draft


def _without_participle(document: Document, draft: Attribution, source: Span, _: Language) -> Attribution:
    """Cut "the minister, | speaking | at the opening, said" before what the minister did meanwhile."""
    inside = document.words_of(source)
    if len(inside) < 3 or draft.cue is None:
        return draft
    for k in inside[-1:-4:-1]:  # "wiping her | eyes" may have been cut short
        word = document.words[k]
        doing = word.upos == "VERB" and word.text.endswith("ing") and document.words[k - 1].text == ","
        doing = doing and word.relation != "case"  # "including"
        if doing and k - 2 in inside:
            return replace(draft, source=Span(source.start, document.words[k - 2].end))
    return draft


def _without_carrier(document: Document, draft: Attribution, source: Span, language: Language) -> Attribution:
    """Cut "said | Mira Vane, reports a local daily |" before the paper that passes it on."""
    inside = document.words_of(source)
    if draft.cue is None or draft.cue.start > source.start:
        return draft
    for k in inside[2:-1]:
        word = document.words[k]
        carries = word.upos == "VERB" and word.lemma.lower() in language.channels.CARRYING
        if carries and document.words[k - 1].text == "," and word.text.lower() != word.lemma.lower():
            return replace(draft, source=Span(source.start, document.words[k - 2].end))
    return draft


def _behind_according_to(document: Document, draft: Attribution, source: Span, language: Language) -> Attribution:
    """Take whom "according to" names for the source, not somebody before it who says nothing there."""
    cue = draft.cue
    if cue is None or source.start > cue.start:
        return draft
    if not clause.is_according(document, cue, language):
        return draft
    after, head = document.words_of(cue).stop, document.head_of(*source)
    if head is None or after >= len(document.words):
        return draft
    governor = document.words[head].head
    if governor >= 0 and document.words[governor].lemma.lower() in language.cues.VERBS:
        return draft  # "…, said Li, according to Tass": Li says it, and Tass says that he does
    while after < len(document.words) and document.words[after].upos in ("DET", "ADJ"):
        after += 1
    noun = after if after < len(document.words) and document.words[after].upos in ("NOUN", "PROPN") else None
    phrase = [k for k in document.subtree(noun) if k >= document.words_of(cue).stop] if noun is not None else []
    phrase = [k for k in phrase if document.words[k].upos != "PUNCT"]
    whole = bool(phrase) and phrase[-1] - phrase[0] + 1 == len(phrase) <= LONGEST_ADDED
    span = document.span(phrase) if whole else None
    if span is None or any(span.meets(piece) for piece in draft.content):
        return draft
    return replace(draft, source=span)


# in this order: each takes what the ones before have left of the source
_NARROWED = (
    _without_cue,
    _in_one_sentence,
    _without_hearer,
    _without_aside,
    _without_participle,
    _without_carrier,
    _without_bystander,
    _without_description,
    _without_time,
    _behind_according_to,
)


def whole_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Give the source the parts of its phrase that were left out: names, appositions, relative clauses.

    "A second envoy" becomes "A second envoy, Otto Brix", and "a member of the
    team" "a member of the team who asked not to be named", if need be at the content's cost.
    """
    source = draft.source
    if source is None:
        return draft
    source = _with_governor(document, draft, source)
    content = draft.content
    for _ in range(3):
        hanging = (_behind(document, draft, source, k, language) for k in document.words_of(source))
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
    led = any(document.words[k].relation == "case" and k < governor for k in document.children(governor))
    if led and draft.cue is not None and source.end <= draft.cue.start:
        return source  # "In a letter read by the clerk, | the board | said", where the parse has the board beside him
    start = document.words[phrase[0]].start
    between = document.text[document.words[phrase[-1]].end : source.start]
    taken = [*draft.content, *([draft.cue] if draft.cue else [])]
    torn = phrase[-1] - phrase[0] + 1 != len(phrase) or any(char.isalnum() for char in between)
    return source if torn or any(span.meets((start, source.start)) for span in taken) else Span(start, source.end)


def _behind(document: Document, draft: Attribution, source: Span, number: int, language: Language) -> Span | None:
    """Return what belongs to a word of the source and stands right behind it."""
    for child in document.children(number):
        relation = document.words[child].relation
        if relation not in (*RELATIVE, *NAMING) or cites(document, child, language):
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
    inside = document.words_of(source)
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
    span = document.span(range(name.first, name.last))
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
