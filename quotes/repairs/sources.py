"""The source: the whole of its phrase, and of several the one whose words they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes import clause, nouns
from quotes.languages import Language
from quotes.repairs.common import LONGEST_ADDED, is_quoted
from quotes.types import Attribution, Document, Span

SHORT_WORD = 3  # letters
SHORT_CONTENT = 3  # words
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


def own_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave to the source what is of the cue's own sentence, is not whom it told, and is behind an "according to"."""
    if draft.source is None or draft.cue is None:
        return draft
    for narrowed in _NARROWED:
        assert draft.source is not None
        draft = narrowed(document, draft, draft.source, language)
    return draft


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


def quoted_as_saying(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Find the speaker in the content of a relayed quotation: "AP quoted | a witness as saying that …"."""
    if draft.cue is None:
        return draft
    if (between := _quoted_between(document, draft, language)) is not None:
        return between
    first, cue = draft.content[0], document.words_of(draft.cue)
    quoting = [k for k in cue if cites(document, k, language)]
    if not quoting:
        return draft
    if first.start < draft.cue.end:
        parted = _quoted_before(document, draft, quoting[0])
        return _was_quoted(document, parted, quoting[0], language) or _quoted_behind(
            document, parted, quoting[0], language
        )
    inside, as_saying = document.words_of(first), language.cues.AS_SAYING
    said = next((k for k in inside if document.words[k].text.lower() == as_saying[0]), None)
    active = not any(document.words[k].relation == "aux:pass" for k in document.children(quoting[0]))
    ends = [document.words[k].text.lower() for k in inside[-2:]]
    if active and len(draft.content) > 1 and ends == [*as_saying] and len(inside) > len(ends):
        source = Span(first.start, document.words[inside[-len(ends) - 1]].end)
        return replace(draft, source=source, content=draft.content[1:])  # "| Nils Ekh as saying | that it sank |"
    if said is not None and said == inside[0] and active and said > cue.stop:
        # "quoted | the national police chief | as saying they must go"
        behind = said + 2 in inside and document.words[said + 1].text.endswith("ing")
        source = document.span(range(cue.stop, said))
        start = document.words[said + 2].start if behind else first.start
        return replace(draft, source=source, content=(Span(start, first.end), *draft.content[1:]))
    if inside and document.words[cue[-1]].text.lower() == as_saying[0]:
        said = inside[0] - 1  # the cue has taken it: "was quoted as | saying"
    if said is None or said + 1 not in inside or said - inside[0] > LONGEST_ADDED:
        return draft
    verb = document.words[said + 1]
    if verb.upos != "VERB" or not verb.text.lower().endswith("ing") or said + 2 not in inside:
        return draft
    content = (Span(document.words[said + 2].start, first.end), *draft.content[1:])
    if said <= inside[0]:  # in the passive the speaker is the subject: "he was quoted as saying"
        return replace(draft, content=content)
    return replace(draft, source=Span(first.start, document.words[said - 1].end), content=content)


def _quoted_between(document: Document, draft: Attribution, language: Language) -> Attribution | None:
    """Find the speaker between the verb and words in marks: "AP quotes | a witness | as saying: “We left”"."""
    words, cues = document.words, language.cues
    said = document.words_of(draft.content[0]).start - 1
    while said > 0 and (words[said].upos == "PUNCT" or words[said].text.lower() in cues.COMPLEMENTIZERS):
        said -= 1
    if said < 3 or [word.text.lower() for word in words[said - 1 : said + 1]] != [*cues.AS_SAYING]:
        return None
    near = range(said - 2, max(said - 2 - LONGEST_ADDED, -1), -1)
    verb = next((k for k in near if words[k].upos == "VERB" and cites(document, k, language)), said)
    passive = any(words[k].relation == "aux:pass" for k in document.children(verb))
    if verb >= said - 2 or passive or draft.cue is None:
        return None
    cue = draft.cue if draft.cue.holds(words[verb].span) else words[verb].span
    return replace(draft, source=Span(words[verb + 1].start, words[said - 2].end), cue=cue)


def without_as_saying(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut "as saying" off the front of what is said: "quoted the chief | as saying | they must not block the road"."""
    first = draft.content[0]
    inside = document.words_of(first)
    opening = [document.words[k].text.lower() for k in inside[:2]]
    if len(inside) <= SHORT_CONTENT or opening != [*language.cues.AS_SAYING]:
        return draft
    that = document.words[inside[2]].text.lower() in language.cues.COMPLEMENTIZERS
    return replace(draft, content=(Span(document.words[inside[2 + that]].start, first.end), *draft.content[1:]))


def _quoted_before(document: Document, draft: Attribution, verb: int) -> Attribution:
    """Take the subject out of the words: "“We left,” | she | was quoted as saying"."""
    last = draft.content[-1]
    for child in document.children(verb):
        word = document.words[child]
        ends = last.holds(word.span) and word.end == last.end and len(draft.content) + (word.start - last.start) > 1
        if word.relation != "nsubj:pass" or not ends or len(document.subtree(child)) > 1:
            continue
        rest = [Span(last.start, word.start)] if word.start > last.start else []
        return replace(draft, source=draft.source or word.span, content=(*draft.content[:-1], *rest))
    return draft


def _was_quoted(document: Document, draft: Attribution, verb: int, language: Language) -> Attribution | None:
    """Find speaker and words of a passive with its relayer between: "| Otto Grell | was quoted by AP | as saying …"."""
    words = document.words
    subject = next((k for k in document.children(verb) if words[k].relation == "nsubj:pass" and k < verb), None)
    said = next((k for k in document.children(verb) if words[k].relation == "advcl" and k > verb), None)
    if subject is None or said is None or not words[said].text.endswith("ing"):
        return None
    if words[said - 1].text.lower() != language.cues.AS_SAYING[0]:
        return None
    phrase = document.phrase(subject)
    source = document.span(phrase)
    behind = [
        Span(max(piece.start, words[said].end), piece.end) for piece in draft.content if piece.end > words[said].end
    ]
    return replace(draft, source=source, content=tuple(behind)) if behind else None


def _quoted_behind(document: Document, draft: Attribution, verb: int, language: Language) -> Attribution:
    """Find the speaker behind the words: "“We left,” AP quoted | a witness | as saying"."""
    for child in document.children(verb):
        phrase = document.phrase(child)
        beside = document.words[child].relation in ("obj", "iobj", "nsubj") and phrase and phrase[0] == verb + 1
        if not beside or phrase[-1] + 2 >= len(document.words):
            continue
        behind = [document.words[phrase[-1] + k].text.lower() for k in (1, 2)]
        span = document.span(phrase)
        says = behind[0] == language.cues.AS_SAYING[0] and behind[1].endswith("ing") and len(phrase) <= LONGEST_ADDED
        until = document.words[phrase[-1] + 2].end
        said = tuple(piece for piece in draft.content if not piece.meets((span.start, until)))
        if says and said:
            return replace(draft, source=span, content=said)
    return draft


def cited_source(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take for the source whom the one who reports cites: "Tass, citing a ministry source, said".

    Who is a person cites to make his own point: "she said, citing a study".
    """
    if draft.cue is None:
        return draft
    draft = _citing_that(document, _cited_in_content(document, draft, language), language)
    assert draft.cue is not None
    roots = [*document.words_of(draft.cue), *document.words_of(draft.source)]
    for root in roots:
        for verb in document.children(root):
            word = document.words[verb]
            if word.relation not in ("advcl", "acl") or not word.text.lower().endswith("ing"):
                continue
            if not cites(document, verb, language):
                continue
            things = [*document.children(verb), *document.children(document.words[root].head)]
            cited = next((k for k in things if _is_object(document, k) and k > verb), None)
            if cited is None or (document.words[cited].head != verb and cited != verb + 1):
                continue
            if not may_speak(document, cited, language):
                continue  # "citing | a lack of snow |"
            phrase = document.phrase(cited)
            span = document.span(phrase)
            if len(phrase) <= LONGEST_ADDED and not any(span.meets(piece) for piece in (draft.cue, *draft.content)):
                own = draft.source is not None and is_person(document, draft.source, language)
                own = own or _makes_own_point(document, draft, cited, language)
                press = document.words[root].lemma.lower() in language.channels.PRESS
                return draft if own and not press else replace(draft, source=span)
    return draft


def cites(document: Document, number: int, language: Language) -> bool:
    """Is it a word for citing somebody ("quoted", "citing")?"""
    return document.words[number].lemma.lower() in language.channels.CITING


def _only_cites(document: Document, draft: Attribution, drafts: Sequence[Attribution]) -> bool:
    """Is it but what bears out somebody's own words: "the union said 300 jobs would go, | citing a memo |"?"""
    verb = document.words_of(draft.cue)[0] if draft.cue else -1
    if verb < 0 or document.words[verb].relation not in ("advcl", "acl") or draft.type != "indirect":
        return False
    inside = [k for piece in draft.content for k in document.words_of(piece)]
    if not document.words[verb].text.endswith("ing") or any(document.words[k].upos in ("VERB", "AUX") for k in inside):
        return False
    return any(other.cue and other.cue.holds(document.words[document.words[verb].head].span) for other in drafts)


def _makes_own_point(document: Document, draft: Attribution, cited: int, language: Language) -> bool:
    """Are papers or figures all that he cites who does not report: "the union said, citing | a memo |, that"?"""
    word = document.words[cited]
    plural = word.feature("Number") == "Plur"
    named = document.entity_at(cited) is not None
    paper = not named and nouns.kind(word.lemma.lower(), plural, language.sources) in ("document", None)
    said = {document.words[k].lemma.lower() for k in document.words_of(draft.cue)} if draft.cue else set[str]()
    carried = bool(said & language.channels.CARRYING) and not any(is_quoted(document, one) for one in draft.content)
    if draft.source is None or not paper or carried:
        return False
    whose = [document.words[k] for k in document.words_of(draft.source)]
    unknown = len(whose) == 1 and whose[0].upos == "PRON"  # "it": whether a paper or a union, the clause does not tell
    return not unknown and not _names_outlet(document, draft.source, language)


def _names_outlet(document: Document, source: Span, language: Language) -> bool:
    """Does a word of the source name a paper, a station or an agency, or is it the press?"""
    words = {document.words[k].text.lower() for k in document.words_of(source)}
    forms = {form.lower() for form in language.credits.AGENCIES}
    return bool(words & (language.channels.OUTLET_NAMES | language.channels.PRESS | forms))


def _is_object(document: Document, number: int) -> bool:
    """Is it an object, or what a parse makes an oblique of though no preposition leads to it?"""
    word = document.words[number]
    led = any(document.words[k].relation == "case" and k < number for k in document.children(number))
    return word.relation == "obj" or (word.relation == "obl" and not led)


def may_speak(document: Document, number: int, language: Language) -> bool:
    """Is it a name, or a noun for what can speak: an official or a report, but no "poor health"?"""
    word = document.words[number]
    plural = word.feature("Number") == "Plur"
    return document.entity_at(number) is not None or nouns.kind(word.lemma, plural, language.sources) is not None


def _is_somebody(document: Document, number: int | None, language: Language) -> bool:
    """Is it a person, who cites others to make his own point?"""
    if number is None:
        return False
    name = document.entity_at(number)
    person = nouns.is_person(document.words[number].lemma.lower(), language.sources)
    return (name is not None and name.type == "Person") or person


def _citing_that(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Take whom a paper cites for the source, the report for the cue: "Tass reported, | citing an official |, that"."""
    assert draft.cue is not None
    words, inside = document.words, document.words_of(draft.cue)
    verb = inside[-1] if inside else -1
    if verb < 0 or not cites(document, verb, language) or words[verb].relation != "advcl":
        return draft
    reports = words[verb].head
    known = words[reports].upos == "VERB" and words[reports].lemma.lower() in language.cues.VERBS
    cited = next((k for k in document.children(verb) if _is_object(document, k) and k > verb), None)
    if not known or cited is None or not may_speak(document, cited, language):
        return draft
    subject = next((k for k in document.children(reports) if words[k].relation.startswith("nsubj")), None)
    whose = draft.source or (Span(*words[subject].span) if subject is not None else None)
    if whose is not None and (is_person(document, whose, language) or _is_somebody(document, subject, language)):
        return draft
    phrase = document.phrase(cited)
    span = document.span(phrase)
    if len(phrase) > LONGEST_ADDED or any(span.meets(piece) for piece in draft.content):
        return draft
    return replace(draft, source=span, cue=Span(*words[reports].span))


def _cited_in_content(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Part what is cited from what it says: "reported on Monday, citing | two officials |, that | it had sunk |"."""
    assert draft.cue is not None
    cue, inside = document.words_of(draft.cue), document.words_in(draft.start, draft.end)
    if not cue or not inside or not cites(document, cue[-1], language) or inside[0] != cue.stop:
        return draft
    words, complementizers = document.words, language.cues.COMPLEMENTIZERS
    verb = words[cue[-1]].head
    that = next(
        (k for k in inside[:LONGEST_ADDED] if words[k].text.lower() in complementizers and words[k - 1].text == ","),
        None,
    )
    reports = verb >= 0 and words[verb].upos == "VERB" and words[verb].lemma.lower() in language.cues.VERBS
    if that is None or that + 1 not in inside or not reports:
        return draft
    said, cited = Span(words[that + 1].start, draft.end), Span(draft.start, words[that - 2].end)
    head = document.head_of(*cited)
    parted = replace(draft, cue=words[verb].span, content=(said,))
    whose = document.head_of(*draft.source) if draft.source is not None else None
    if draft.source is not None and (
        is_person(document, draft.source, language) or _is_somebody(document, whose, language)
    ):
        return parted  # "the minister said, citing | a study |, that": he makes his own point
    return replace(parted, source=cited) if head is not None and may_speak(document, head, language) else parted


def is_person(document: Document, source: Span, language: Language) -> bool:
    """Is the source a personal pronoun, or somebody whom the article names in full?  Else it may be an agency."""
    inside = document.words_of(source)
    low = bisect_left(document.entities, inside.start, key=lambda entity: entity.first)
    names = [entity for entity in document.entities[low : low + 1] if entity.first in inside]
    full = {document.words[e.last - 1].text for e in document.entities if e.type == "Person" and e.last - e.first > 1}
    named = any(e.type == "Person" and document.words[e.last - 1].text in full for e in names)
    pronouns = (document.words[k].text.lower() for k in inside if document.words[k].upos == "PRON")
    personal = [one for one in pronouns if one not in language.sources.NEUTER]
    return named or (len(inside) == 1 and bool(personal))


def without_citations(document: Document, drafts: Sequence[Attribution], language: Language) -> list[Attribution]:
    """Drop "citing | a ministry source" where that source is known to be another attribution's, as a whole then."""
    sources = [draft.source for draft in drafts if draft.source]
    cited: dict[Span, Span] = {}
    kept = []
    for draft in drafts:
        citing = draft.cue and any(cites(document, k, language) for k in document.words_of(draft.cue))
        whole = Span(draft.start, draft.end)
        known = next((source for source in sources if source.start == whole.start or source.holds(whole)), None)
        elsewhere = any(other is not draft and other.source == whole and other.cue == draft.cue for other in drafts)
        if elsewhere or (citing and known is None and _only_cites(document, draft, drafts)):
            continue  # "reported | an informed source |", of what that source is cited for
        if not citing or known is None:
            kept.append(draft)
        elif whole.holds(known):
            cited[known] = whole  # the parser may have stopped short: "people | with knowledge of the matter"
    return [
        replace(draft, source=cited[draft.source]) if draft.source and draft.source in cited else draft
        for draft in kept
    ]
