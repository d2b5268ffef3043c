"""Names as the model marked them, mended: whole, of one type throughout the article, without titles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from quotes import nouns
from quotes.naming import bare, office_before_initials, parts, take_apart
from quotes.speakers import bodies
from quotes.types import Document, Entity, Word

MOST_INITIALS = 2
LONGEST_INITIALS = 3  # words of a name that was parted behind its initial, the full stop one of them
LONGEST_GIVING = 7  # words of "who goes by the name of"
LONGEST_NICKNAME = 3  # words
OPENING, CLOSING = frozenset(['"', "“", "'", "‘", "``"]), frozenset(['"', "”", "'", "’", "''"])
INITIAL = re.compile(r"[A-Z]\.$")
NAME_TAGS = frozenset({"PROPN", "X"})
LONGEST_NAME = 7
NO_NAMES = frozenset({"Date", "Money"})
# relations that two words of one name may both have to one word, where the parse does not see that they are one
SAME_PLACE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos"})
ACTING = ("nsubj", "obj", "iobj")
REACH_OF_APPOSITION = 8  # words
TOLD = 3  # votes of an apposition for the type of a name


def mend(document: Document, data: Any) -> tuple[Entity, ...]:
    """Return the document's names, in order and disjoint.

    A person's name takes in the proper nouns that the parse joins to it, and loses titles and possessives; a run of
    proper nouns that begins with a given name is a person's even unmarked; a wording that is mostly marked as one
    type is of that type everywhere.
    """
    words = document.words
    taken: dict[int, Entity] = {}
    marked = sorted(_with_nicknames(words, document.entities))
    for entity in marked:
        for number in range(entity.first, entity.last):
            taken[number] = entity
    made: list[Entity] = []
    done = -1
    for entity in marked:
        if entity.first < done:
            continue
        if entity.type in NO_NAMES and _is_given_as_name(words, entity, data):
            entity = entity._replace(type="Person")
        if entity.type == "Person":
            entity = _whole(words, entity, taken, data)
            while made and (made[-1].last > entity.first or _is_initial(words, made[-1], entity)):
                # a given name that was marked apart
                entity = Entity(min(entity.first, made.pop().first), entity.last, entity.type)
        if entity.type == "Organization" and (rank := _rank_inside(words, entity, data)) is not None:
            made.append(Entity(entity.first, rank, entity.type))  # "RCMP | Cpl. Yvette Arsenal"
            entity = Entity(rank, entity.last, "Person")
        learned = words[entity.last - 1].text.isupper() and bare(words[entity.last - 1].text) in data.BARRISTERS
        if learned and entity.last - entity.first > 2 and entity.type == "Organization":
            entity = entity._replace(type="Person")  # "Ida Voll SC"
        ranked = bare(words[entity.first].text) in data.TITLES and entity.last - entity.first > 2
        if ranked and bare(words[entity.first + 1].text) in data.GIVEN_NAMES:
            entity = entity._replace(type="Person")  # "Cpl. Yvette Arsenal"
        if entity.last - entity.first == 1 and words[entity.first].text.lower() in data.NATION_ADJECTIVES:
            entity = entity._replace(type="NORP")  # "the | Spaniard |"
        entity = _of_trade(words, entity, data)
        entity = _of_shop(words, entity, data) or _trimmed(words, entity, data)
        if " ".join(words[k].text.lower() for k in range(entity.first, entity.last)) in data.METONYMS:
            entity = entity._replace(type="Organization")  # "Malacañang" is nobody
        if entity.type == "Organization" and _is_of_general(words, entity, data):
            continue
        if entity.type == "Organization":
            entity = _with_body(words, entity, taken, data)
        done = max(done, entity.last)
        whole = entity if entity.type == "Person" else _without_offices(words, entity, data)
        if whole is not None:
            made.append(whole)
    made = _without_initials(words, _merged(made, _unmarked(words, made, data)), data)
    return tuple(_one_type(document, made, data))


def _is_initial(words: tuple[Word, ...], one: Entity, name: Entity) -> bool:
    """Does a name that was marked apart end in the initial before the rest of it ("Justice | K. | Thomas")?"""
    beside = one.type == "Person" and one.last == name.first
    last = words[one.last - 1 - (words[one.last - 1].text == ".")].text.rstrip(".")
    return beside and one.last - one.first <= LONGEST_INITIALS and len(last) == 1 and last.isupper()


def _is_given_as_name(words: tuple[Word, ...], entity: Entity, data: Any) -> bool:
    """Does somebody give it as his name ("who gave his name only as | Sunday |")?"""
    before = " ".join(word.text for word in words[max(0, entity.first - LONGEST_GIVING) : entity.first])
    return data.CALLED.search(before) is not None


def _of_trade(words: tuple[Word, ...], entity: Entity, data: Any) -> Entity:
    """Return a name taken for a person's as a body's where the word before tells its trade: "chipmaker | Lumora |"."""
    inside = words[entity.first].text.lower() in data.TRADING_BODIES and entity.last - entity.first > 1
    before = entity.first > 0 and words[entity.first - 1].text.lower() in data.TRADING_BODIES
    given = bare(words[entity.first + inside].text) in data.GIVEN_NAMES
    if entity.type != "Person" or given or not (inside or before):
        return entity
    return Entity(entity.first + inside, entity.last, "Organization")


def _of_shop(words: tuple[Word, ...], entity: Entity, data: Any) -> Entity | None:
    """Return a body's name that ends like a possessor's, None where it is no such: "the swim school chain | Tilly's |".

    What somebody owns stands behind him; the parse has him belong to what stands before.
    """
    last = entity.last - (words[entity.last - 1].text in data.POSSESSIVE_ENDINGS)
    ending = entity.first < last < len(words) - 1 and words[last].text in data.POSSESSIVE_ENDINGS
    if not ending or entity.first == 0:
        return None
    trade, host = words[entity.first - 1], words[last - 1].head
    named = trade.upos == "NOUN" and bare(trade.text.lower()) in data.ORGANIZATION_NOUNS
    owns = host >= entity.last or words[last + 1].upos not in ("VERB", "AUX")
    return Entity(entity.first, last + 1, "Organization") if named and not owns else None


def _with_nicknames(words: tuple[Word, ...], entities: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities, a name that is parted by a nickname as one ("| Ana “Bibi” Brix | said")."""
    done = -1
    for entity in sorted(entities):
        if entity.first < done:
            continue
        mark = entity.last
        if entity.type == "Person" and mark < len(words) and words[mark].text in OPENING:
            ends = (n for n in range(mark + 2, mark + 2 + LONGEST_NICKNAME) if n + 1 < len(words))
            end = next((n for n in ends if words[n].text in CLOSING), None)
            called = words[mark + 1 : end] if end is not None else ()
            surname = words[end + 1] if end is not None else words[mark]
            named = (
                surname.upos in NAME_TAGS and surname.text[:1].isupper() and surname.sentence == words[mark].sentence
            )
            if called and named and all(word.text[:1].isupper() and word.text.isalpha() for word in called):
                last = end + 2 if end is not None else entity.last
                behind = next((other for other in entities if other.first == last - 1), None)
                entity = entity._replace(last=max(last, behind.last if behind is not None else last))
        before = _before_nickname(words, entity.first) if entity.type == "Person" else None
        if before is not None and before >= done:
            entity = entity._replace(first=before)
        done = entity.last
        yield entity


def _before_nickname(words: tuple[Word, ...], first: int) -> int | None:
    """Return the given name that a nickname parts from the surname at `first`: "| Ana | “Bibi” Brix"."""
    if first < 3 or words[first - 1].text not in CLOSING:
        return None
    opens = (n for n in range(first - 3, max(first - 3 - LONGEST_NICKNAME, 0), -1) if words[n].text in OPENING)
    mark = next(opens, None)
    if mark is None or mark == 0 or not all(word.text[:1].isupper() for word in words[mark + 1 : first - 1]):
        return None
    given = words[mark - 1]
    named = given.upos in NAME_TAGS and given.text[:1].isupper() and given.sentence == words[first].sentence
    return mark - 1 if named else None


def _is_of_general(words: tuple[Word, ...], entity: Entity, data: Any) -> bool:
    """Is it an office, and no body: "the | Inspector General of Police |, Sule Brand"?"""
    pair = [words[k].text.lower() for k in range(entity.first, min(entity.first + 2, entity.last))]
    return pair[0] in data.OF_GENERALS and pair[1:] == [data.GENERAL]


def _with_body(words: tuple[Word, ...], entity: Entity, taken: dict[int, Entity], data: Any) -> Entity:
    """Return the name with the body that it is part of the name of: "| Society for | Village Organisation"."""
    of, body = entity.first - 1, entity.first - 2
    if (
        body < 0
        or body in taken
        or words[of].text.lower() not in data.BODY_CASES
        or words[body].sentence != words[of].sentence
    ):
        return entity
    noun = words[body].text
    named = noun[:1].isupper() and words[body].upos in ("NOUN", "PROPN") and noun.lower() in data.ORGANIZATION_NOUNS
    opens = body == 0 or words[body - 1].sentence != words[body].sentence
    return entity._replace(first=body) if named and not opens else entity


def _rank_inside(words: tuple[Word, ...], entity: Entity, data: Any) -> int | None:
    """Return the rank or title that stands before a given name within what is taken for a body's name."""
    for k in range(entity.first + 1, entity.last - 2):
        if bare(words[k].text) in data.TITLES and bare(words[k + 1].text) in data.GIVEN_NAMES:
            return k
    return None


def _without_initials(words: tuple[Word, ...], made: list[Entity], data: Any) -> list[Entity]:
    """Leave out what the article says are initials of an office, and a name that is the beginning of that office.

    "Chief Harbour Inspector (CHI) Sohel Rana": the CHI is no body, and Harbour nobody.
    """
    offices = [office for entity in made if (office := office_before_initials(words, entity.first, data)) is not None]
    if not offices:
        return made
    initials = {words[office.stop + 1].text for office in offices}
    return [
        entity
        for entity in made
        if not any(entity.first < office.stop and entity.last >= office.start for office in offices)
        and not (entity.last - entity.first == 1 and words[entity.first].text in initials)
    ]


def _is_name_word(words: tuple[Word, ...], number: int, data: Any) -> bool:
    word = words[number]
    lower = bare(word.text)
    if word.upos not in NAME_TAGS or not word.text[:1].isupper():
        return False
    return lower not in data.HONORIFICS and lower not in data.TITLES


def _linked(words: tuple[Word, ...], a: int, b: int, relations: tuple[str, ...] = ("flat", "compound")) -> bool:
    """Does the parse join two neighbours as parts of one name?"""
    one, other = words[a], words[b]
    if one.sentence != other.sentence:
        return False
    joined = (one.head == b and one.relation in relations) or (other.head == a and other.relation in relations)
    return joined or (one.head == other.head >= 0 and one.relation == other.relation == "flat")


def _side_by_side(words: tuple[Word, ...], a: int, b: int) -> bool:
    """Does the parse hang two neighbours on one word in the same way ("Ivy" and "Chen" both as subject)?"""
    one, other = words[a], words[b]
    same = one.sentence == other.sentence and one.head == other.head >= 0
    return same and one.relation == other.relation and one.relation in SAME_PLACE


def _whole(words: tuple[Word, ...], entity: Entity, taken: dict[int, Entity], data: Any) -> Entity:
    """Return the name with what belongs to it on both sides."""
    first, last = entity.first, entity.last
    while first > 0 and last - first < LONGEST_NAME and _is_name_word(words, first - 1, data):
        other = taken.get(first - 1)
        given = bare(words[first - 1].text) in data.GIVEN_NAMES
        rank = words[first - 1].text.isupper() and bare(words[first - 1].text) in data.OFFICE_ACRONYMS
        # "| Drummer | Ana Brix said", which the parse takes for one name
        opens = first - 1 == 0 or words[first - 2].sentence != words[first].sentence
        role = opens and not given and last - first > 1 and nouns.is_person(bare(words[first - 1].text), data)
        if rank or role or (other is not None and other.type != "Person" and not given):
            break  # "SI | Md Brix"
        joined = _linked(words, first - 1, first) or _side_by_side(words, first - 1, first)
        if not (_linked(words, first - 1, first, ("flat",)) or (given and joined)):
            break
        first -= 1
    initials = first
    while initials > 0 and INITIAL.match(words[initials - 1].text):
        initials -= 1
    # "| V. | Murali", whatever the parse makes of it, but not "across the N. W. T. | Mia Holm leads"
    if first - initials <= MOST_INITIALS and words[initials].sentence == words[first].sentence:
        first = initials
    while last < len(words) and last - first < LONGEST_NAME and _is_name_word(words, last, data):
        other = taken.get(last)
        if other is not None and other.type != "Person":
            break
        short = last - first > 1 and words[last - 1].text == "." and bare(words[last - 2].text)
        if short in data.SHORT_GIVEN_NAMES or bare(words[last - 1].text) in data.SHORT_GIVEN_NAMES:
            last += 1  # "Mohd. | Ghouse |"
            continue
        given = bare(words[last - 1].text) in data.GIVEN_NAMES
        apart = (given or other is not None) and _side_by_side(words, last - 1, last)
        if not (apart or _linked(words, last - 1, last, ("flat",))):
            break
        last += 1
    return Entity(first, last, entity.type)


def _trimmed(words: tuple[Word, ...], entity: Entity, data: Any) -> Entity:
    """Return the name without possessive, and a person's without the description in front ("rival John Holm")."""
    first, last = entity.first, entity.last
    while last - first > 1 and (
        words[last - 1].text in {",", *data.POSSESSIVE_MARKS} or words[last - 1].upos == "PART"
    ):
        last -= 1
    while last - first > 1 and words[first].upos == "PUNCT":
        first += 1  # "a group called | “ | Voices of Tarn"
    if entity.type == "Person":
        titles = (k + 1 for k in range(first + 1, last - 1) if bare(words[k].text) in data.PERSONAL_TITLES)
        first = max(titles, default=first)  # "Menteri Besar Datuk | Farid Hashim |"
        while last - first > 1:
            word = words[first]
            lower = bare(word.text)
            described = word.upos in ("NOUN", "ADJ", "DET", "VERB", "ADV") and lower not in data.PARTICLES
            role = lower in data.PERSON_NOUNS and word.upos != "PROPN" and last - first > 2
            given = bare(words[first + 1].text) in data.GIVEN_NAMES | data.SHORT_GIVEN_NAMES
            small = word.text[:1].islower() and words[first + 1].text[:1].isupper()
            small = (
                small and lower.split("-")[0] not in data.PARTICLES and "'" not in word.text and "’" not in word.text
            )
            role = (
                role or (lower in data.PERSON_NOUNS and given) or (small and word.text.isalpha())
            )  # "mason Edda Kroll"
            rank = word.text.isupper() and lower in data.OFFICE_ACRONYMS  # "ASP Brix"
            titled = rank or lower in data.HONORIFICS or lower in data.TITLES or word.text == "."
            if not (described or role or titled):
                break
            governs = any(words[k].relation == "flat" and words[k].head == first for k in range(first, last))
            title = rank or lower in data.TITLES or lower in data.HONORIFICS or word.text[:1].islower()
            if governs and not role and not title:
                break
            first += 1
    return Entity(first, last, entity.type)


def _unmarked(words: tuple[Word, ...], made: list[Entity], data: Any) -> list[Entity]:
    """Return what is a name though marked as nothing.

    A person's is a run of proper nouns that begins with a given name, stands behind "Mrs", or ends with the surname of
    somebody who is marked elsewhere; a body's stands behind what it is ("the group | Article 21 |").
    """
    inside = {number for entity in made for number in range(entity.first, entity.last)}
    surnames = {bare(words[e.last - 1].text) for e in made if e.type == "Person"}
    full = {words[k].text for e in made if e.type == "Person" and e.last - e.first > 1 for k in range(e.first, e.last)}
    parts_of_names = {part for part in full if len(part) > 2 and bare(part) not in data.GIVEN_NAMES | data.PARTICLES}
    found = []
    number = 0
    while number < len(words):
        last = number + 1
        if number not in inside and (door := _door(words, number, data)) is not None:
            last = door
            found.append(Entity(number, last, "Organization"))
        elif number not in inside and _is_outlet(words, number, data):
            found.append(Entity(number, last, "Organization"))
        elif number not in inside and (end := _end_behind_trade(words, number, inside, data)) is not None:
            last = end
            found.append(Entity(number, last, "Organization"))
        elif number not in inside and words[number].upos == "NOUN" and words[number].text in parts_of_names:
            found.append(Entity(number, last, "Person"))  # a surname that opens a sentence
        elif number not in inside and _is_name_word(words, number, data):
            given = bare(words[number].text) in data.GIVEN_NAMES
            titled = number > 0 and bare(words[number - 1].text) in data.PERSONAL_TITLES
            titled = titled and words[number - 1].text[:1].isupper() and words[number].start - words[number - 1].end < 3
            while last < len(words) and last not in inside and _is_name_word(words, last, data):
                if not (titled or _linked(words, last - 1, last) or (given and _side_by_side(words, last - 1, last))):
                    break
                last += 1
            known = last - number > 1 and bare(words[last - 1].text) in surnames
            known = known and all(_linked(words, k - 1, k, ("flat",)) for k in range(number + 1, last))
            if titled or (last - number > 1 and (given or known)):
                found.append(Entity(number, last, "Person"))
        number = last
    return found


def _is_outlet(words: tuple[Word, ...], number: int, data: Any) -> bool:
    """Is the word by itself a station by its call sign ("KRVN"), or a paper ("the | Courier |")?"""
    word = words[number]
    if word.upos != "PROPN" or not word.text.isalpha():
        return False
    near = [one.text for one in words[max(0, number - 1) : number + 2] if one is not word]
    if bodies.is_call_sign(word.text, data):
        return not any(text.isupper() and len(text) > 1 for text in near)
    the = number > 0 and words[number - 1].upos == "DET" and words[number - 1].feature("Definite") == "Def"
    alone = number + 1 == len(words) or words[number + 1].upos != "PROPN"
    return the and alone and word.text[:1].isupper() and word.text.lower() in data.PAPER_NAMES


def _end_behind_trade(words: tuple[Word, ...], number: int, inside: set[int], data: Any) -> int | None:
    """Return the end of a body's name right behind the common noun that says what it is, None where there is none."""
    name, trade = words[number], words[number - 1]
    beside = number > 0 and name.head == number - 1 and name.relation == "appos" and trade.upos == "NOUN"
    if not beside or trade.text.lower() not in data.ORGANIZATION_NOUNS or not _is_name_word(words, number, data):
        return None
    last = number + 1
    while last < len(words) and last not in inside and (words[last].head, words[last].relation) == (number, "flat"):
        last += 1
    return last if name.upos == "PROPN" and not nouns.is_person(bare(name.text), data) else None


def _door(words: tuple[Word, ...], number: int, data: Any) -> int | None:
    """Return the end of an address that stands for who works there ("| No 10 | said"), None where there is none."""
    if not words[number].text[:1].isupper():
        return None
    for last in (number + 2, number + 3):
        joined = "".join(word.text.lower() for word in words[number:last])
        if joined in data.DOORS:
            return last
    return None


def _merged(made: list[Entity], more: list[Entity]) -> list[Entity]:
    """Return both in order, neighbours that overlap joined."""
    result: list[Entity] = []
    for entity in sorted([*made, *more]):
        if result and entity.first < result[-1].last:
            before = result[-1]
            result[-1] = Entity(before.first, max(before.last, entity.last), before.type)
        else:
            result.append(entity)
    return result


def _one_type(document: Document, made: list[Entity], data: Any) -> list[Entity]:
    """Give names of the same wording the type that most of them have; a person's name in full makes it a person's."""
    words = document.words
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    keys = []
    people: Counter[str] = Counter()
    called = _told_to_be_bodies(words, made, data)
    titled = _told_to_be_people(words, made, data)
    used = bodies.of_one_word(document, made, data)
    for entity in made:
        key = parts(take_apart([words[k].text for k in range(entity.first, entity.last)], data), data)
        keys.append(key)
        if entity.type not in NO_NAMES:
            votes[key][entity.type] += 1
            if entity in called:
                votes[key]["Organization"] += TOLD
            if entity.type == "Person" and len(key) > 1:
                people[key[-1]] += 1
    longer = {key[:n] for key in dict.fromkeys(keys) if votes[key]["Organization"] for n in range(2, len(key))}
    result = []
    for entity, key in zip(made, keys, strict=True):
        kind = entity.type
        if entity in titled:
            kind = "Person"
        elif set(key) & data.GROUP_NAMES and kind in ("Location", "Person", "Misc"):
            kind = "NORP"
        elif kind == "Person" and ((len(key) == 1 and key[0] in used) or _ends_as_body(words, entity, key, data)):
            kind = "Organization"
        elif (
            kind in ("Location", "Misc")
            and len(key) == 1
            and key[0] in used
            and 2 * votes[key][kind] < votes[key].total()
        ):
            kind = "Organization"  # "Northwire reported", and one of three is taken for a place
        elif kind == "Organization" and _is_party_member(words, entity, data):
            kind = "NORP"
        elif _is_short_for_body(kind, key, longer, votes, data) and _acts(words, entity):
            kind = "Organization"  # "Great Tarn Railway …  | Great Tarn | declined to comment"
        elif kind not in NO_NAMES and key:
            best, count = votes[key].most_common(1)[0]
            if count > votes[key][kind]:
                kind = best
            surname = kind in ("Organization", "Location", "Misc") and len(key) == 1 and bool(people[key[0]])
            alone = surname and key[0] not in data.CAPITALS and (_acts(words, entity) or _labels(words, entity))
            if surname and (votes[key]["Person"] or alone):
                kind = "Person"
            if len(key) > 1 and key[0] in data.GIVEN_NAMES and votes[key[-1:]]["Person"]:
                kind = "Person"
        result.append(Entity(entity.first, entity.last, kind))
    return result


def _is_party_member(words: tuple[Word, ...], entity: Entity, data: Any) -> bool:
    """Is somebody called by his party: "the | Social Democrat |", "the | Utah Republican |"?"""
    the = entity.first > 0 and words[entity.first - 1].text.lower() == data.ARTICLE
    return the and words[entity.last - 1].text.lower() in data.PARTY_MEMBERS


def _is_short_for_body(
    kind: str,
    key: tuple[str, ...],
    longer: Collection[tuple[str, ...]],
    votes: Mapping[tuple[str, ...], Counter[str]],
    data: Any,
) -> bool:
    """Is it the beginning of a body's name, and no place or person who may have given it that name?"""
    if key not in longer:
        return False
    if kind == "Location":
        return bool(votes[key]["Organization"])
    return kind == "Person" and key[0] not in data.GIVEN_NAMES


def _acts(words: tuple[Word, ...], entity: Entity) -> bool:
    """Does the name do something, or is something done or told to it, without an article?"""
    inside = range(entity.first, entity.last)
    word = next((words[n] for n in inside if words[n].head not in inside), words[entity.last - 1])
    article = entity.first > 0 and words[entity.first - 1].upos == "DET"
    return word.relation in ACTING and word.head >= 0 and words[word.head].upos == "VERB" and not article


def _labels(words: tuple[Word, ...], entity: Entity) -> bool:
    """Does the name stand in capitals before a colon, as that of somebody who speaks in a script ("| VOLL |: Yes.")?"""
    colon = entity.last < len(words) and words[entity.last].text == ":"
    return colon and all(words[k].text.isupper() for k in range(entity.first, entity.last))


def _told_to_be_people(words: tuple[Word, ...], made: list[Entity], data: Any) -> set[Entity]:
    """Return the places and bodies that stand right behind a person's office, which names them ("inspector Al Mansur").

    The parse makes appositions of them, without a comma.
    """
    found = set()
    for entity in made:
        word = words[entity.first]
        if entity.type not in ("Location", "Organization", "Misc") or entity.last - entity.first < 2 or word.head < 0:
            continue
        title, before = words[word.head], words[entity.first - 1]
        flat = all(
            words[k].head == entity.first and words[k].relation == "flat" for k in range(entity.first + 1, entity.last)
        )
        office = title.upos == "NOUN" and title.lemma.lower() in data.PERSON_NOUNS and title.feature("Number") != "Plur"
        if (
            word.relation == "appos"
            and flat
            and office
            and word.head < entity.first
            and before.upos in ("NOUN", "PROPN")
        ):
            found.add(entity)
    return found


def _ends_as_body(words: tuple[Word, ...], entity: Entity, key: tuple[str, ...], data: Any) -> bool:
    """Is this "Sundline Ferries", or a name with "operator" before it?"""
    if entity.last - entity.first < 2 or not key or key[0] in data.GIVEN_NAMES:
        return False
    trade = bodies.noun_before(words, entity.first, data)
    if trade is not None and words[trade].lemma.lower() not in data.PEOPLE_OR_BODIES:  # "developer | Mel Voll |"
        return True
    last = words[entity.last - 1].text.lower()
    endings = data.ORGANIZATION_NOUNS | data.COMPANY_ENDINGS
    return last in endings or last.removesuffix("s") in endings


def _told_to_be_bodies(words: tuple[Word, ...], made: list[Entity], data: Any) -> set[Entity]:
    """Return the names that an apposition calls a body ("Ostrel, the mining company")."""
    people = {k: entity for entity in made if entity.type == "Person" for k in range(entity.first, entity.last)}
    found = set()
    for number, word in enumerate(words):
        entity = people.get(word.head)
        if entity is None or word.relation != "appos" or word.upos != "NOUN" or word.head > number:
            continue
        noun = word.lemma.lower()
        one_word = entity.last - entity.first == 1
        person_too = noun in data.PEOPLE_OR_BODIES or bare(words[entity.first].text) in data.GIVEN_NAMES
        near = number <= entity.last + REACH_OF_APPOSITION
        beside = next((k for k in range(entity.last, number) if words[k].relation == "appos"), number)
        if beside < number and nouns.is_person(words[beside].lemma, data):
            continue  # "Brix, a guide in Velm, a town by the lake"
        beside_noun = (words[k].text.lower() for k in range(entity.last, number) if words[k].head == number)
        greatest = not data.CORPS.get(noun, frozenset()).isdisjoint(beside_noun)
        body = noun in data.ORGANIZATION_NOUNS or greatest  # "Ostrel, the world's | largest | tin | miner |"
        if body and (one_word or (near and not person_too)):
            found.add(entity)
    for entity in made:  # "Ostrel, the operator of …", where the parse makes two subjects of it
        comma, first = entity.last, words[entity.first]
        if entity.type != "Person" or entity.last - entity.first > 1 or comma + 2 >= len(words):
            continue
        if words[comma].text != "," or words[comma + 1].upos != "DET" or first.relation != "nsubj":
            continue
        near_by = (words[k] for k in range(comma + 2, min(comma + 2 + REACH_OF_APPOSITION, len(words))))
        other = next((word for word in near_by if (word.head, word.relation) == (first.head, first.relation)), None)
        if other is not None and other.upos == "NOUN" and other.lemma.lower() in data.ORGANIZATION_NOUNS:
            found.add(entity)
    for entity in made:  # "Marwick, | which | owns the mine, …"
        comma = entity.last
        opens = comma + 2 < len(words) and words[comma].text == "," and words[comma + 1].text.lower() == data.OF_THINGS
        owned = opens and words[comma + 1].upos == "PRON" and entity.first <= words[words[comma + 1].head].head < comma
        if entity.type == "Person" and owned and entity.last - entity.first == 1:
            found.add(entity)
    for entity in made:  # "The bank, | San-in Godo |, said"
        first = words[entity.first]
        beside = first.relation == "appos" and first.head == entity.first - 2 and words[entity.first - 1].text == ","
        unknown = entity.type == "Location" or (entity.type == "Person" and bare(first.text) not in data.GIVEN_NAMES)
        if unknown and beside and words[first.head].lemma.lower() in data.BUSINESS_NOUNS:
            found.add(entity)
    return found | set(_short_names(words, made))


def _short_names(words: tuple[Word, ...], made: list[Entity]) -> Iterator[Entity]:
    """Yield the single words in brackets right behind a body's name: short for it ("… Foundation (Yakeb)")."""
    for one, other in pairwise(made):
        alone = other.last == other.first + 1 == one.last + 2
        brackets = "".join(words[k].text for k in (one.last, other.last) if k < len(words))
        if one.type == "Organization" and alone and brackets == "()":
            yield other


def _without_offices(words: tuple[Word, ...], entity: Entity, data: Any) -> Entity | None:
    """Return a body's name without the office of a person that was marked with it ("Velland | MEC for Roads")."""
    for number in range(entity.first, entity.last):
        if bare(words[number].text) in data.OFFICE_ACRONYMS and words[number].text.isupper():
            return Entity(entity.first, number, entity.type) if number > entity.first else None
    return entity
