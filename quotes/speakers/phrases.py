"""What stands around a name or noun: role, affiliation, modifiers, and the description of an unnamed source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from quotes import nouns
from quotes.naming import bare, office_before_initials
from quotes.speakers import kinds
from quotes.speakers.index import Index
from quotes.types import Entity

TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LONGEST_OFFICE_BEHIND = 6  # words of an office of which the parse has taken only the first to a noun
TITLING = ("nmod:desc", "compound", "amod")  # relations of what stands before a name to it
POSSESSIVE = re.compile(r"\s*['’]\s?s$")
BODIES = frozenset({"Organization", "Location", "NORP", "Facility", "Misc", "Product"})


@dataclass
class Description:
    """What an article says of somebody at one place."""

    role: str | None = None
    affiliation: str | None = None
    heads: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)  # the heads as written, which may tell the gender
    modifiers: set[str] = field(default_factory=set)
    honorific: str = ""

    @property
    def office(self) -> tuple[str | None, str | None]:
        """Return role and affiliation."""
        return self.role, self.affiliation


def same_noun(noun: str, index: Index) -> str:
    """Return the noun that stands for all of the same meaning ("spokeswoman" → "spokesman")."""
    return str(index.data.SAME_NOUNS.get(noun, noun))


def is_role_noun(index: Index, number: int) -> bool:
    """Can the word be the head of a role: a person's noun or a title?"""
    if index.words[number].upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    lower = bare(index.lower[number])
    if lower in index.data.TITLE_MODIFIERS:
        return False
    return nouns.is_person(index.noun(number), index.data) or lower in index.data.TITLES


def second_title(index: Index, number: int) -> Entity | None:
    """Return the person whose second title a word is ("Otto Brix, head of roads and | chairman of the board")."""
    word = index.words[number]
    entity = index.entity_at[word.head] if word.relation == "conj" and word.head >= 0 else None
    if entity is None or entity.type != "Person" or entity.last >= number or index.words[entity.last].text != ",":
        return None
    if index.entity_at[number] is not None or not is_role_noun(index, number) or index.is_plural(number):
        return None
    if index.child(number, "det", "nmod:poss") is not None:
        return None
    titles = index.dependents(word.head, "appos")
    return entity if any(entity.last < c < number and is_role_noun(index, c) for c in titles) else None


def of_noun_phrase(index: Index, head: int, low: int = 0, high: int | None = None) -> Description:
    """Return role, affiliation and modifiers that the noun phrase around a common noun states."""
    found = Description(heads={same_noun(index.noun(head), index)}, nouns={index.noun(head)})
    role_first = head
    whole: int | None = None
    for child in sorted(index.children[head]):
        if child < low or (high is not None and child >= high):
            continue
        relation, word = index.words[child].relation, index.words[child]
        entity = index.entity_at[child]
        if child < head and relation in ("compound", "amod", "nmod", "nmod:desc", "nummod", "flat"):
            found.modifiers.update(index.lemma(w) for w in _subtree_left(index, child))
            if entity is not None and entity.type in BODIES and relation != "amod":
                found.affiliation = found.affiliation or _entity_text(index, entity)
            elif (entity is not None and entity.type in BODIES) or index.lemma(child) in index.data.AGE_WORDS:
                pass
            elif relation != "nummod" and word.upos in ("NOUN", "ADJ", "PROPN", "VERB"):
                role_first = min(role_first, _leftmost(index, child))
        elif relation == "nmod:poss" and child < head:
            found.modifiers.add(index.lemma(child))
            if word.upos != "PRON" and index.noun(head) not in index.data.NO_ROLES:  # "the minister's counterpart"
                found.affiliation = found.affiliation or _bare_phrase(index, child)
        elif relation in ("nmod", "obl") and child > head:
            case = index.case_of(child)
            if f"{index.noun(head)} {index.noun(child)}" in index.data.WHOLE_OFFICES and child == head + 2:
                whole = child  # "chief of staff", and what follows is whose
                for inner in index.dependents(child, "nmod"):
                    if (high is None or inner < high) and index.case_of(inner) in index.data.AFFILIATION_CASES:
                        _take_complement(index, inner, index.case_of(inner), found)
            elif (
                case in index.data.TITLE_CASES
                and whole is None
                and (field_end := _end_of_field(index, head, child, high)) is not None
            ):
                whole = field_end - 1  # "Director of Partnerships at the agency"
                for inner in index.dependents(child, "nmod"):
                    behind = inner >= field_end and (high is None or inner < high)
                    if behind and index.case_of(inner) in index.data.AFFILIATION_CASES:
                        _take_complement(index, inner, index.case_of(inner), found)
            elif case in index.data.AFFILIATION_CASES:
                _take_complement(index, child, case, found)
    while role_first - 1 >= low and index.lower[role_first - 1] in index.data.TITLE_MODIFIERS:
        role_first -= 1  # the parse may hang "vice" of "vice president" elsewhere
    if _bears_a_name(index, head):
        found.affiliation = None  # after whom a chair is named says nothing about its holder
        found.role = strip_article(index.slice(range(index.phrase(head, low)[0], head + 1)), index)
        return found
    if index.noun(head) in index.data.SHARES:
        found.affiliation = None  # "49 percent of the voters" hold no office
        return found
    first, last = _whole_word(index, _skip_place(index, role_first, head), head, low)
    last = last if whole is None else whole + 1
    short = _sentence_case(index, range(first, head + 1), index.slice(range(first, head + 1)))
    found.role = _sentence_case(index, range(first, last), index.slice(range(first, last)))
    found.heads.update(same_noun(role.lower(), index) for role in (short, found.role) if role)
    _second_role(index, head, range(first, last), found, high)
    return found


def _end_of_field(index: Index, head: int, child: int, high: int | None) -> int | None:
    """Return where the field of an office ends ("Minister | of Trade and Industry |"), None where it has none.

    What is somebody or some body is no field but whose man he is.
    """
    noun, data = index.noun(head), index.data
    entity = index.entity_at[child]
    ministry = noun in data.MINISTERS and (entity is None or entity.type in ("Organization", "Misc", "NORP"))
    ministry = ministry or _is_part(index, head, child)
    if noun not in data.OFFICES_OF or (entity is not None and not ministry):
        return None
    behind = index.words[head + 1 : head + 3]
    if len(behind) < 2 or behind[1].upos in ("DET", "PRON"):
        return None
    if behind[0].text.lower() not in (data.TITLE_CASES if noun in data.MINISTERS else data.FIELD_CASES):
        return None
    body = kinds.of_head(index, child) if index.words[child].upos in ("NOUN", "PROPN") else "person"
    if body is not None and not ministry:
        return None
    last = child
    for joined in index.dependents(child, "conj"):
        if joined < last:
            continue
        between = range(last + 1, joined)
        plain = all(
            index.words[k].upos in ("CCONJ", "ADJ", "NOUN", "PROPN") or index.words[k].text == "," for k in between
        )
        if plain and len(between) < 4 and index.entity_at[joined] is None:
            last = joined
    inner = range(head + 2, last + 1)
    named = any((e := index.entity_at[k]) is not None and e.type in ("Location", "Person") for k in inner)
    return last + 1 if not named and len(inner) < 6 and (high is None or last < high) else None


def _is_part(index: Index, head: int, child: int) -> bool:
    """Is what an office is of part of a body that is named behind it ("head of Heritage | at the museum |")?"""
    if not {*index.lower[head + 1 : head + 2]} & index.data.FIELD_CASES:
        return False
    behind = [*index.dependents(head, "nmod"), *index.dependents(child, "nmod")]
    wholes = (k for k in behind if k > child and index.case_of(k) in index.data.WHOLE_CASES)
    return any(index.entity_at[k] is not None or kinds.of_head(index, k) == "organization" for k in wholes)


def _whole_word(index: Index, first: int, head: int, low: int) -> tuple[int, int]:
    """Return where a role begins and ends with what hyphens join to it: "secretary | -general", "co- | founder"."""
    last = head + 1
    while first - 2 >= low and _glued(index, first - 1):
        first -= 2
    while last + 1 < len(index.words) and _glued(index, last):
        last += 2
    return first, last


def _glued(index: Index, number: int) -> bool:
    """Is the word a hyphen with no space on either side, or one that an office needs ("vice - president")?"""
    words = index.words
    if words[number].text not in ("-", "‑") or not 0 < number < len(words) - 1:
        return False
    data = index.data
    if index.lower[number - 1] in data.BEFORE_HYPHEN or index.lower[number + 1] in data.BEHIND_HYPHEN:
        return True
    return words[number - 1].end == words[number].start and words[number].end == words[number + 1].start


def _second_role(index: Index, head: int, role: range, found: Description, high: int | None) -> None:
    """Read "co-founder | and CEO of Orbit": both are what somebody is, and what follows may hang on the second."""
    for child in index.dependents(head, "conj"):
        if child < head or (high is not None and child >= high) or index.entity_at[child] is not None:
            continue
        if not is_role_noun(index, child) or index.is_plural(child):
            continue
        between = [index.words[k].upos for k in range(role.stop, child)]
        if not between or len(between) > 5 or not set(between) <= {"CCONJ", "ADJ", "NOUN", "PROPN"}:
            continue
        more = of_noun_phrase(index, child, head + 1, high)
        found.affiliation = found.affiliation or more.affiliation
        found.heads |= more.heads
        found.nouns |= more.nouns
        whole = range(role.start, _whole_word(index, child, child, head)[1])
        found.role = _sentence_case(index, whole, index.slice(whole))
        return


def _bears_a_name(index: Index, head: int) -> bool:
    """Is this a chair named after somebody ("the Ivo Kell Chair")?"""
    if index.noun(head) not in index.data.SEATS or index.words[head].upos != "PROPN":
        return False
    return any(index.words[child].upos == "PROPN" for child in index.dependents(head, "compound"))


def _take_complement(index: Index, child: int, case: str, found: Description) -> None:
    """Read "of the ministry", "for Ostrel Dam", "at the university" behind a role."""
    entity = index.entity_at[child]
    noun_kind = kinds.of_head(index, child) if index.words[child].upos in ("NOUN", "PROPN") else None
    body = (entity is not None and entity.type in (BODIES | {"Person"})) or noun_kind in ("organization", "group")
    if case in index.data.PLACE_CASES and not (
        case in index.data.ORIGIN_CASES and (noun_kind == "organization" or (entity and entity.type == "Organization"))
    ):
        found.modifiers.add(index.lemma(child))
        return
    found.modifiers.add(index.lemma(child))
    if body and found.affiliation is None:
        found.affiliation = _bare_phrase(index, child)


def _skip_place(index: Index, first: int, head: int) -> int:
    """Leave out an affiliation that stands before the role ("Pentagon spokesman")."""
    at = first
    for number in range(first, head):
        entity = index.entity_at[number]
        if (entity is not None and entity.type in BODIES) or index.words[number].upos in ("PART", "PUNCT", "DET"):
            at = number + 1
    return at


def _leftmost(index: Index, number: int) -> int:
    return min(_subtree_left(index, number))


def _subtree_left(index: Index, number: int) -> list[int]:
    """Return a word and what hangs on it, a few levels down."""
    found = [number]
    for at in found:
        if len(found) > 12:
            break
        found.extend(index.children[at])
    return found


def _entity_text(index: Index, entity: Entity) -> str:
    return strip_article(index.slice(range(entity.first, entity.last)), index)


def _bare_phrase(index: Index, head: int) -> str:
    entity = index.entity_at[head]
    words = index.phrase(head)
    if entity is not None and entity.type == "Person":
        words = range(entity.first, entity.last)
    elif entity is not None and entity.type == "Organization":  # "Society for | Village Organisation"
        words = range(min(words[0], entity.first), max(words[-1] + 1, entity.last))
    return strip_article(index.slice(words), index)


def strip_article(text: str, index: Index) -> str:
    """Return the phrase without a leading article and without a closing possessive."""
    words = text.split()
    while len(words) > 1 and words[0].lower() in index.data.LEADING_WORDS | index.data.CONJUNCTION_WORDS:
        words = words[1:]
    return POSSESSIVE.sub("", " ".join(words)).strip(" ,;:")


def of_name(index: Index, first: int, last: int) -> Description:
    """Return what stands around a person's name (words `first` to `last`, exclusive): titles before it, apposition
    and relative clause behind it, or the noun that it is in apposition to."""
    found = Description()
    _titles_before(index, first, found)
    if {*index.lower[last : last + 1]} & {*index.data.POSSESSIVE_ENDINGS}:
        return found  # "Otto Brix's wife" tells nothing of him
    if {bare(lower) for lower in index.lower[first + 1 : last + 1]} & index.data.BARRISTERS:
        found.heads.add(index.data.BARRISTER)
    rank = found.role if _is_rank(found.role, index) else None
    if rank is not None:
        found.role = None
    honoured = (
        first > 0 and index.words[first].head == first - 1 and bare(index.lower[first - 1]) in index.data.HONORIFICS
    )
    for number in range(first - honoured, last):  # "| Mr | Brix, the headmaster", where the parse hangs all on the "Mr"
        for child in index.children[number]:
            if first <= child < last:
                continue
            relation = index.words[child].relation
            if child >= last and relation in ("appos", "nmod:desc", "list", "parataxis") and is_role_noun(index, child):
                _merge(found, of_noun_phrase(index, child))
            elif child >= last and relation == "acl:relcl":
                _office(index, child, found)
            elif relation == "conj" and second_title(index, child) is not None:
                found.heads |= of_noun_phrase(index, child).heads
            elif child < first and relation == "appos" and is_role_noun(index, child):
                _merge(found, of_noun_phrase(index, child))
            elif child > last and relation in ("nmod", "obl") and found.affiliation is None:
                entity = index.entity_at[child]
                if index.case_of(child) in index.data.MEMBERSHIP_CASES and entity and entity.type == "Organization":
                    found.affiliation = _bare_phrase(index, child)
        parent = index.words[number].head
        outer = index.words[number].relation in ("appos", "flat", "nmod:desc", "compound")
        above = index.words[parent].head if parent >= 0 else -1
        if (
            outer
            and bare(index.lower[parent]) in index.data.STYLED
            and 0 <= above < parent
            and is_role_noun(index, above)
        ):
            parent = above  # "the commissioner, | Engr. | Sule Brix", where all hangs on the title
        others = parent >= 0 and index.words[parent].upos == "NOUN" and index.is_plural(parent)
        name = index.entity_at[first]
        others = others or (name is not None and index.is_of_governed_trade(name))  # "the nephew of author | Ida Voll"
        if 0 <= parent < first and outer and is_role_noun(index, parent) and not others:
            entity = index.entity_at[parent]
            if entity is None or entity.type != "Person":
                office = of_noun_phrase(index, parent, 0, max(first, parent + 1))
                styled = {bare(word) for word in (found.role or "").lower().split()} <= index.data.STYLED
                if styled and office.role:
                    found.role = None
                _merge(found, office)
    _beside_a_role(index, first, found)
    _beside_a_name(index, first, last, found)
    if found.role is None:
        _office_before(index, first, found)
    if rank is not None and (found.role is None or _is_rank(found.role, index)):
        found.role = rank  # all of it: "| Rear Admiral | Otto Brix"
    return found


def _is_rank(role: str | None, index: Index) -> bool:
    """Is a role no office but a rank ("Rear Admiral"; "chief" with a small letter is an office)?"""
    words = (role or "").split()
    return bool(words) and words[0][0].isupper() and {bare(word.lower()) for word in words} <= index.data.UNIFORMED


def _office_before(index: Index, first: int, found: Description) -> None:
    """Read "MEC for Roads" or "Regional Director for Velland" right before a name, however it is parsed."""
    data, sentence = index.data, index.words[first].sentence
    while first > 0 and bare(index.lower[first - 1]) in data.DEGREES | data.HONORIFICS.keys():
        first -= 1  # "Member of Parliament | Dr | Ana Sol"
    for number in range(first - 1, max(first - 10, -1), -1):
        word = index.words[number]
        if word.sentence != sentence or not (word.upos in ("PROPN", "ADJ", "CCONJ", "NOUN") or _small(index, number)):
            return
        if number + 1 == first and (pair := _pair_before(index, number)) is not None:
            found.role = _sentence_case(index, pair, index.slice(pair))
            found.heads.add(same_noun(index.noun(number), index))
            return
        office = bare(index.lower[number]) in data.OFFICE_ACRONYMS and word.text.isupper()
        if not (office or (is_role_noun(index, number) and word.text[:1].isupper())):
            continue
        if number + 1 == first or index.lower[number + 1] in data.TITLE_CASES:
            start = number
            while start > 0 and index.words[start - 1].head == number and index.words[start - 1].upos == "ADJ":
                start -= 1
            found.role = _sentence_case(index, range(start, first), index.slice(range(start, first)))
            found.heads.add(same_noun(index.noun(number), index))
            found.nouns.add(index.noun(number))
        return


def _pair_before(index: Index, number: int) -> range | None:
    """Return the words of two things that somebody is, right before his name ("| Lawyer and activist | Ida Voll")."""
    start = number
    if not is_role_noun(index, number) or index.is_plural(number):
        return None
    if index.lower[start - 1] not in index.data.CONJUNCTION_WORDS or start < 2 or not is_role_noun(index, start - 2):
        return None
    start -= 2
    while start > 0 and index.words[start - 1].upos in ("ADJ", "NOUN") and index.entity_at[start - 1] is None:
        start -= 1
    opens = start == index.document.sentences[index.words[start].sentence].first
    return range(start, number + 1) if opens else None  # else "the mayor and | councillor | Ida Voll" may be two


def _small(index: Index, number: int) -> bool:
    return index.lower[number] in index.data.SMALL_WORDS


def _beside_a_role(index: Index, first: int, found: Description) -> None:
    """Read "A second negotiator, Ghulam Majroh, said", where the parse makes two subjects of it."""
    parent, relation = index.words[first].head, index.words[first].relation
    if first < 2 or index.words[first - 1].text != "," or parent < 0 or found.role is not None:
        return
    source = index.source_of[first]
    if source < 0 and not relation.startswith("nsubj"):
        return
    for number in range(first - 2, max(first - 12, -1), -1):
        word = index.words[number]
        if word.upos in ("VERB", "AUX") or word.sentence != index.words[first].sentence:
            return
        beside = word.head == parent and word.relation == relation
        beside = beside or (index.source_of[number] == source >= 0 and index.words[number + 1].text == ",")
        if beside and is_role_noun(index, number):
            if not index.is_plural(number) and index.entity_at[number] is None:
                _merge(found, of_noun_phrase(index, number, 0, first - 1))
            return


def _beside_a_name(index: Index, first: int, last: int, found: Description) -> None:
    """Read "Ghulam Majroh, a negotiator for Velland, said", where the parse makes two subjects of it.

    Not "through their lawyer, Ivo Holm, the challenger said": no comma parts the challenger from what he does.
    """
    if found.role is not None or last >= len(index.words) or index.words[last].text != ",":
        return
    parent, relation = index.words[first].head, index.words[first].relation
    for number in range(last + 1, min(last + 10, len(index.words))):
        word = index.words[number]
        if word.text == "," or word.upos in ("VERB", "AUX", "PRON", "CCONJ"):
            return
        if (word.head, word.relation) == (parent, relation) and is_role_noun(index, number):
            closed = any(index.words[k].text == "," for k in range(number + 1, parent))
            same = closed or determiner(index, number) != "definite"
            if same and not index.is_plural(number) and index.entity_at[number] is None:
                _merge(found, of_noun_phrase(index, number, last))
            return


def _merge(found: Description, more: Description) -> None:
    found.role = found.role or more.role
    found.affiliation = found.affiliation or more.affiliation
    found.heads |= more.heads
    found.nouns |= more.nouns
    found.modifiers |= more.modifiers


def _titles_before(index: Index, first: int, found: Description) -> None:
    """Read "Pentagon spokesman" in "Pentagon spokesman John Kirby"."""
    data = index.data
    start, spelled, body = _before_name(index, first)
    if start == first:
        return
    if body is not None:
        found.affiliation = _entity_text(index, body)
    for number in range(start, first):
        honorific = bare(index.lower[number])
        if honorific in data.HONORIFICS and number >= first - 3:
            found.honorific = data.HONORIFICS[honorific] or found.honorific
    role_head = _head_of_role(index, start, first)
    if role_head is None:
        return
    role_first, nations = _behind_body(index, start, role_head, found)
    words = [
        k for k in range(role_first, role_head + 1) if bare(index.lower[k]) not in data.HONORIFICS and k not in nations
    ]
    while words and index.words[words[0]].upos == "PUNCT":
        words = words[1:]
    if not words:
        return
    # "former PRD president": the body is left out, not that he was it once
    once = [index.lower[k] for k in range(start, words[0]) if index.lower[k] in data.ONCE]
    said = [k for k in range(words[0], role_head + 1) if k not in nations]
    while said[-1] + 2 < first and _glued(index, said[-1] + 1):
        said += [said[-1] + 1, said[-1] + 2]  # "governor | -elect |"
    said_plainly = _sentence_case(index, range(said[0], said[-1] + 1), _runs(index, said))
    if role_head in spelled:  # "superintendent | of police | (SP) Otto Brix"
        said_plainly = _sentence_case(index, spelled, index.slice(spelled))
    role = _spelled_out(" ".join([*once, said_plainly]), data)
    if bare(index.lower[role_head]) not in data.NO_ROLES:
        found.role = role
    noun = index.noun(role_head)
    found.nouns.add(noun)
    found.heads.add(same_noun(data.TITLES.get(bare(noun), noun).lower(), index))
    found.heads.add(same_noun(role.lower(), index))
    found.modifiers.update(index.lemma(k) for k in range(start, role_head))


def _before_name(index: Index, first: int) -> tuple[int, range, Entity | None]:
    """Return where the titles before a name begin, which of them its initials stand for, and the body before them."""
    sentence = index.words[first].sentence
    start, spelled = first, range(0)
    if (bracket := _bracket_before(index, first)) is not None:
        start = bracket  # "Brigadier | (retd) | Nasir Baig"
    while start > 0 and index.words[start - 1].sentence == sentence:
        if start == first and (office := office_before_initials(index.words, first, index.data)) is not None:
            start, spelled = office.start, office
            continue
        entity = index.entity_at[start - 1]
        if entity is not None and entity.type not in BODIES:
            break
        if start < first and entity is not None and entity.last == start and _names_the_body(index, entity, first):
            start = entity.first
            continue
        if start < first and (body := _body_with_acronym(index, start)) is not None:
            return start, spelled, body
        joint = start < first and start > 1 and index.lower[start - 2] in index.data.CONJUNCTION_WORDS
        if joint and (more := _joined_field(index, start - 1)) is not None:
            start = more  # "Trade and Tourism | Minister"
            continue
        if not _is_of_titles(index, start, first):
            break
        start -= 1
    return start, spelled, None


def _is_of_titles(index: Index, start: int, first: int) -> bool:
    """Does the word before `start` belong to the titles before a name?"""
    word, lower, data = index.words[start - 1], index.lower[start - 1], index.data
    possessive = lower in data.POSSESSIVE_MARKS and start - 1 > 0 and word.upos != "PUNCT"
    hyphen = word.text in ("-", "–") and word.relation == "punct" and index.words[start - 2].end == word.start
    hyphen = hyphen or (start < first and _glued(index, start - 1))
    of = lower in data.TITLE_CASES and _title_with_of(index, start - 1)
    title = bare(lower) in data.TITLES or bare(lower) in data.HONORIFICS or (lower == "." and start < first)
    if not (possessive or hyphen or of or title):
        inside = word.upos in TITLE_TAGS and start - 1 < word.head < first + 3
        role = is_role_noun(index, start - 1)
        if not inside and not (role and word.relation in ("nmod:desc", "compound", "appos")):
            # the noun that the name is in apposition to, without a comma: "negotiator Ghulam Majroh"
            heads_name = any(first <= c < first + 4 for c in index.children[start - 1])
            # or that the parse hangs beside it on the same word
            beside = (word.head, word.relation) == (index.words[first].head, index.words[first].relation)
            if not ((heads_name or beside) and role and start == first):
                return False
    return word.upos != "NUM" or word.feature("NumType") == "Ord" or lower.endswith(data.ORDINAL_ENDINGS)


def _head_of_role(index: Index, start: int, first: int) -> int | None:
    """Return the head of the role among the titles before a name, None where they hold none of one person."""
    role_head = next((k for k in range(first - 1, start - 1, -1) if is_role_noun(index, k)), None)
    if role_head is None or (index.is_plural(role_head) and index.words[role_head].upos == "NOUN"):
        return None
    # "party chair MK Otto Brix", "group chairman Dr Otto Brix", "food adviser Prof Dr Otto Brix"
    short = index.data.OFFICE_ACRONYMS | index.data.NO_ROLES | index.data.DEGREES
    ranks = index.data.UNIFORMED | index.data.STYLED
    while bare(index.lower[role_head]) in short:
        nominal = (k for k in range(role_head - 1, start - 1, -1) if index.words[k].upos != "ADJ")  # "| local | MP"
        before = next((k for k in nominal if is_role_noun(index, k)), None)
        if before is None:
            break
        role_head = before
    if index.lower[role_head] == index.data.GENERAL and index.lower[role_head - 1] in index.data.OF_GENERALS:
        return role_head  # "Attorney | General | Otto Brix", who has no rank
    # "army spokesman | Brigadier | Otto Brix", but "Air Chief Marshal Otto Brix"
    ranked = {k for k in range(start, first) if bare(index.lower[k]) in ranks}
    if role_head in ranked:
        # "command | chief | Maj. Gen. Otto Brix": what is a rank alone has a capital
        named = (k for k in range(role_head - 1, start - 1, -1) if index.words[k].text.islower() or k not in ranked)
        others = (k for k in named if index.words[k].text != ".")
        before = next((k for k in others if index.words[k].upos not in ("PUNCT", "ADP")), None)
        if before is not None and is_role_noun(index, before) and not index.is_plural(before):
            return before
    return role_head


def _behind_body(index: Index, start: int, role_head: int, found: Description) -> tuple[int, set[int]]:
    """Read whose role it is; return where the role begins behind that, and the nations among the titles.

    "former | Uruguayan | president": no affiliation, and no part of the role.
    """
    role_first, nations = start, set()
    for number in range(start, role_head):
        entity = index.entity_at[number]
        if entity is not None and entity.type == "NORP" and index.words[number].upos == "ADJ":
            nations.add(number)
        elif entity is not None and entity.type in BODIES and not _inside_title(index, number, role_head):
            found.affiliation = _entity_text(index, entity)
            role_first = number + 1
        elif index.lower[number] in index.data.POSSESSIVE_MARKS:
            if found.affiliation is None:
                found.affiliation = strip_article(index.slice(range(start, number)), index)
            role_first = number + 1
    return role_first, nations


def _bracket_before(index: Index, first: int) -> int | None:
    """Return where brackets begin that stand between a title and a name, None where none do."""
    if index.lower[first - 1 : first] != [")"] or office_before_initials(index.words, first, index.data) is not None:
        return None
    opening = next((k for k in range(first - 2, max(first - 6, 0), -1) if index.lower[k] == "("), None)
    titled = opening is not None and any(is_role_noun(index, k) for k in range(max(0, opening - 3), opening))
    return opening if titled else None


def _joined_field(index: Index, start: int) -> int | None:
    """Return where "Foreign Trade | and" begins before "Tourism Minister", None where "and" joins something else."""
    joint, field = index.words[start], start - 2
    if not joint.text[:1].isupper() or is_role_noun(index, start) or index.lower[start - 1] in index.data.ALTERNATIVES:
        return None
    while field >= 0:
        word = index.words[field]
        capital = word.upos in ("NOUN", "PROPN", "ADJ") and word.text[:1].isupper() and word.sentence == joint.sentence
        if not capital or index.entity_at[field] is not None or is_role_noun(index, field):
            break
        field -= 1
    return field + 1 if field + 1 <= start - 2 else None


def _body_with_acronym(index: Index, behind: int) -> Entity | None:
    """Return the body that is named with its acronym before a word: "| Lowland Reform Party (LRP) | Chairman"."""
    bracket = behind - 3
    if bracket < 1 or (index.lower[bracket], index.lower[behind - 1]) != ("(", ")"):
        return None
    body, acronym = index.entity_at[bracket - 1], index.words[behind - 2].text
    named = body is not None and body.type in BODIES and body.last == bracket
    return body if named and acronym.isupper() and len(acronym) > 1 else None


def _names_the_body(index: Index, entity: Entity, first: int) -> bool:
    """Is it the body of an office between it and a name, which the parse hangs elsewhere ("| JHA | President Brix")?"""
    outside = [k for k in range(entity.first, entity.last) if not entity.first <= index.words[k].head < entity.last]
    governed = entity.first > 0 and index.words[entity.first - 1].upos == "ADP"
    return entity.type == "Organization" and len(outside) == 1 and not governed and entity.last < first


def _runs(index: Index, numbers: list[int]) -> str:
    """Return the words as written, with one space where some are left out."""
    cuts = [0, *(at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1] + 1), len(numbers)]
    return " ".join(index.slice(range(numbers[a], numbers[b - 1] + 1)) for a, b in pairwise(cuts))


def _spelled_out(role: str, data: Any) -> str:
    """Return a role with its last word written in full ("Sen." → "senator")."""
    *before, last = role.split()
    short = bare(last.lower())
    if last.endswith(".") or short in data.TITLE_ABBREVIATIONS:
        last = data.TITLES.get(short, last)
    return " ".join([*before, last])


def _inside_title(index: Index, number: int, role_head: int) -> bool:
    """Is this entity a piece of the title itself ("Defense Minister" marked as a name)?"""
    entity = index.entity_at[number]
    return entity is not None and entity.first <= role_head < entity.last


def _title_with_of(index: Index, number: int) -> bool:
    """Is "of" part of a title before a name: "Secretary of State John Kerry"?"""
    before = number - 1
    return before >= 0 and index.lemma(before) in index.data.TITLES_WITH_OF and index.words[before].text[:1].isupper()


def _office(index: Index, verb: int, found: Description) -> None:
    """Read the office in "who heads the agency"."""
    role = index.data.OFFICE_VERBS.get(index.lemma(verb))
    subject = index.child(verb, "nsubj")
    if role is None or subject is None or index.lower[subject] not in index.data.PERSONAL_RELATIVES:
        cop = index.child(verb, "cop")
        if (
            cop is not None
            and subject is not None
            and index.lower[subject] in index.data.PERSONAL_RELATIVES
            and is_role_noun(index, verb)
        ):
            _merge(found, of_noun_phrase(index, verb))
        return
    target = index.child(verb, "obj")
    if target is None:
        target = next((c for c in index.dependents(verb, "obl") if index.case_of(c) in index.data.OFFICE_CASES), None)
    if target is None or index.words[target].upos not in ("NOUN", "PROPN"):
        return
    kind = kinds.of_head(index, target)
    if index.entity_at[target] is None and kind not in ("organization", "group"):
        return
    found.role = found.role or role
    found.heads.add(same_noun(role, index))
    found.affiliation = found.affiliation or _bare_phrase(index, target)


def description(index: Index, head: int, low: int = 0, high: int | None = None) -> str:
    """Return the noun phrase in words, without its article: what an unnamed source is called."""
    words = _with_complement(index, head, index.phrase(head, low, high), high)
    data = index.data
    while low > 0 and words[0] - 1 >= low:
        before = words[0] - 1
        if index.words[before].text == ")" and index.words[before - 2].text == "(":
            before -= 3  # "the Ports Party (PP) caucus"
        if before < low or not _may_open(index, before):
            break
        words = range(before, words[-1] + 1)
    while len(words) > 1 and (
        index.lower[words[0]] in data.LEADING_WORDS
        or index.words[words[0]].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ")
        or (index.words[words[0]].upos == "ADV" and index.lower[words[0]] in data.FOCUS_WORDS)
    ):
        words = words[1:]
    return _sentence_case(index, words, index.slice(words).strip(" ,;:"))


def _with_complement(index: Index, head: int, words: range, high: int | None) -> range:
    """Return the phrase with the "of …" behind it that the parse has hung beside it ("the head of the board")."""
    high = len(index.words) if high is None else high
    at, one = words[-1] + 1, index.words[head]
    name = index.entity_at[at] if at < high else None
    if name is not None and name.type == "Person" and name.first == at and index.is_of_governed_trade(name):
        return range(words[0], min(name.last, high))  # "the mother of teenager | Ida Voll |", hung on the mother
    behind = (e for k in range(at, min(high, at + LONGEST_OFFICE_BEHIND)) if (e := index.entity_at[k]) is not None)
    held = next((one for one in behind if one.type == "Person"), None)
    parted = held is not None and any(index.words[k].upos in ("PUNCT", "VERB") for k in range(at, held.first))
    if held is not None and not parted and index.is_of_titled(held):
        return range(words[0], min(held.last, high))  # "a spokesman for Trade | and Industry Minister Ida Voll |"
    if at >= high or index.lower[at] not in index.data.AFFILIATION_CASES:
        return words
    inner = index.words[at].head
    while at < inner and inner < index.words[inner].head and index.words[inner].relation in TITLING:
        inner = index.words[inner].head  # "the lawyer | of Trade and Industry Minister | Ida Voll"
    if not at < inner < min(high, at + 12):
        return words
    other = index.words[inner]
    beside = (other.head, other.relation) == (one.head, one.relation) and index.lower[at] in index.data.TITLE_CASES
    # inside a source as marked, "a spokeswoman for the office" belongs together whatever the parse says
    marked = (
        index.source_of[head] >= 0
        and index.source_of[head] == index.source_of[inner]
        and other.relation in ("obl", "appos")
    )
    if not (beside or marked):
        return words
    return range(words[0], index.phrase(inner, at, high)[-1] + 1)


def _may_open(index: Index, number: int) -> bool:
    """Can the word stand in front of a noun phrase that the parse has cut short ("Pro", "-")?"""
    word = index.words[number]
    possessive = word.upos == "PART" and index.lower[number] in index.data.POSSESSIVE_ENDINGS
    return word.upos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or word.text in "-–" or possessive


def _sentence_case(index: Index, words: range, text: str) -> str:
    """Return a description without the capital that only the start of a sentence gave it."""
    if len(text) > 8 and text.isupper():
        text = text.lower()
    word = index.words[words[0]]
    opens = word.start == 0 or words[0] == index.document.sentences[word.sentence].first
    after_mark = word.start > 0 and index.text[word.start - 1] in "“\"‘'"
    second = (
        2 if len(words) > 2 and index.words[words[0] + 1].upos == "CCONJ" else 1
    )  # "Trade | and | Industry Minister"
    following = index.words[words[0] + second].text if len(words) > second else ""
    title = following[:1].isupper() and (word.upos == "ADJ" or index.words[words[-1]].text[:1].isupper())
    if index.entity_at[words[0]] is not None or title:
        return text  # "African Union commissioner"
    common = word.upos not in ("PROPN", "X") or (index.is_plural(words[0]) and is_role_noun(index, words[0]))
    if (
        (opens or after_mark)
        and common
        and index.noun(words[0]) not in index.data.PARTY_MEMBERS
        and word.text[:1].isupper()
        and word.text[1:].islower()
    ):
        return text[:1].lower() + text[1:]
    return text


def is_denied(index: Index, number: int) -> bool:
    """Do but some of those whom the noun means say so: "not | everyone | agrees", "not all | officials |"?"""
    before = number - 1
    while before >= 0 and index.words[before].head == number and index.words[before].upos == "DET":
        before -= 1
    return before >= 0 and index.lower[before] in index.data.DENYING


def determiner(index: Index, number: int) -> str:
    """Return "definite", "possessive", "indefinite", "new" (another one) or "bare"."""
    data = index.data
    lower = {index.lower[c] for c in index.children[number] if c < number}
    if index.age(number) is not None:
        lower.add(index.lower[index.phrase(number)[0]])  # "the 31-year-old": the article hangs on the year
    if lower & data.SAME_AGAIN:
        return "definite"
    if any(index.words[c].relation == "nmod:poss" for c in index.children[number]):
        return "possessive"
    definite = bool(lower & data.DEFINITE_ARTICLES)
    if lower & data.NEWCOMERS and not definite:
        return "new"
    if lower & data.OTHERS and definite:
        return "new"
    if definite:
        return "definite"
    if lower & data.INDEFINITE_ARTICLES or any(
        index.words[c].relation == "nummod" for c in index.children[number] if c < number
    ):
        return "indefinite"
    return "bare"
