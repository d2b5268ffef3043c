"""From the source of an attribution as written to the words that name its speakers."""

from __future__ import annotations

from collections.abc import Iterator

from quotes import nouns
from quotes.naming import bare
from quotes.speakers import kinds, phrases
from quotes.speakers.index import Index
from quotes.types import Attribution, Entity, Span

LONGEST_TITLE = 8  # words from a title to the name
LONGEST_ACRONYM = 5  # letters of an office
SPEAKING_TAGS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM"})
BRACKETS = ("(", "[")
OPENING = ("“", '"', "‘", "'", "``")
TIMES = ("obl:unmarked", "obl:tmod", "nmod:unmarked", "advmod")
PARTED = (",", "-", "–", "—")  # marks before what is added
DATELINE_ENDS = ([":"], ["-"], ["–"], ["—"], ["("], ["/"])
CLIMB = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp", "advcl:relcl", "dep", "cop", "aux", "csubj", "acl"})
CLIMB_NOUN = frozenset({"obj", "obl", "nmod", "nsubj", "root", "iobj"})


def heads(index: Index, span: Span) -> list[int]:
    """Return the words that stand for the speakers in a source: one, or several joined by "and"."""
    # a headline or byline above is not part of who speaks
    above = span.of(index.text).rstrip().rfind("\n") + 1
    inside = index.document.words_in(span.start + above, span.end)
    if not inside:
        return []
    inside = _before_examples(index, _below_byline(index, inside))
    handle = next((k for k in inside if index.words[k].text.startswith("@") and len(index.words[k].text) > 1), None)
    if handle is not None:
        return [handle]  # "one follower, @brothbabe"
    if not any(
        char.isalpha() or char == "%" for char in span.of(index.text)
    ):  # the time before a post in a live report
        return _behind(index, inside)
    head = _head(index, inside)
    if head is None:
        return []
    beside = _side_by_side(index, head, inside)
    if beside:
        return beside
    opening = _opening_name(index, head, inside) or _in_brackets(index, head, inside)
    if opening is not None:
        return [opening.first]
    said = _who_uttered(index, head, inside)
    if said is not None:
        return [said.first]
    office = _behind_acronym(index, head, inside)
    if office is not None:
        return [office.first]
    last = _last_person(index, head, inside)
    if last is not None:
        return [last.first]
    named_last = _behind_body(index, head, inside)
    if named_last is not None:
        return [named_last.first]
    told_apart = _told_apart(index, head, inside)  # before "these" becomes the head of "one of these, Ida Voll"
    head = _owned(index, head, inside) if told_apart == head else told_apart
    named_group = _named_members(index, head, inside) or _named_bodies(index, head, inside)
    if named_group:
        return named_group
    head = _told_apart(index, head, inside)
    joined = [head, *(at for at in _conjuncts(index, head, inside) if not _is_before_office(index, at, inside))]
    if len(joined) == 2 and not _is_list(index, joined[1]):
        joined = joined[:1]  # "Prince Harold, | the Duke of Tarn |"
    holder = _holder_of_all(index, joined, inside)
    if holder is not None:
        return [holder.first]
    named = [_person_of(index, at, inside) or _body_of(index, at, inside) for at in joined]
    resolved: list[int] = []
    for at, person in zip(joined, named, strict=True):
        chosen = at if person is None else person.first
        if chosen not in resolved:
            resolved.append(chosen)
    if len(resolved) == 1:
        more = _joined_names(index, resolved[0], inside)
        resolved.extend(at for at in more if at not in resolved)
    return _without_shared_titles(index, _without_own_titles(index, resolved))


def _who_uttered(index: Index, head: int, inside: range) -> Entity | None:
    """Return whose words a source is: "| Otto Brix |'s remarks", "the words of | Otto Brix |"."""
    if index.noun(head) not in index.data.UTTERANCES or index.entity_at[head] is not None:
        return None
    for child in index.dependents(head, "nmod:poss", "nmod"):
        entity = index.entity_at[child]
        whose = index.words[child].relation == "nmod:poss" or index.case_of(child) in index.data.PARTITIVE_CASES
        if child in inside and whose and entity is not None and entity.type == "Person":
            return entity
    return None


def _below_byline(index: Index, inside: range) -> range:
    """Return a source without the byline in capitals that runs on into it ("| IDA VOLL | Chairman Otto Brix")."""
    entity = index.entity_at[inside.start]
    opens = entity is not None and entity.first == inside.start and entity.type == "Person"
    if not opens or entity is None or not _is_first_of_paragraph(index, entity.first):
        return inside
    shouted = all(index.words[k].text.isupper() for k in range(entity.first, entity.last))
    rest = range(entity.last, inside.stop)
    runs_on = bool(rest) and index.words[rest[0]].text[:1].isupper() and not index.words[rest[0]].text.isupper()
    others = any((other := index.entity_at[k]) is not None and other.type == "Person" for k in rest)
    return rest if shouted and entity.last - entity.first > 1 and runs_on and others else inside


def _before_examples(index: Index, inside: range) -> range:
    """Return a source up to whom it names as examples ("several ministers|, including Ida Voll and Otto Brix|")."""
    for k in inside[1:-1]:
        opens = any(tuple(index.lower[k + 1 : k + 1 + len(words)]) == words for words in index.data.EXAMPLES)
        many = any(index.is_plural(n) or kinds.of_head(index, n) == "group" for n in range(inside.start, k))
        if opens and many and index.words[k].text in PARTED:
            return range(inside.start, k)
    return inside


def _opening_name(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name that opens a source and is then explained, where the parse makes the explanation its head.

    "| Senator Ida Voll |, a Democrat from Tarn, in the name of growth", "| Sundwatch |, a tool that counts posts".
    """
    first = inside.start + (index.words[inside.start].upos == "DET")
    while first in inside and index.entity_at[first] is None and _is_title(index, first):
        first += 1
    entity = index.entity_at[first] if first in inside else None
    if entity is None or entity.type not in ("Person", "Organization") or not inside.start <= entity.first <= first:
        return None
    comma = entity.last
    if head < comma or comma + 1 not in inside or index.words[comma].text != ",":
        return None
    explained = phrases.determiner(index, head) == "indefinite" and index.words[comma + 1].upos == "DET"
    others = any((other := index.entity_at[k]) is not None and other.type == "Person" for k in inside[comma:])
    return entity if explained and not others else None


def _in_brackets(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name that says in brackets who a pronoun is ("he (| Brix |) said", "she [| Voll |] said")."""
    entity = index.entity_at[head + 2] if head + 2 in inside else None
    bracketed = index.words[head].upos == "PRON" and index.words[head + 1].text in BRACKETS if entity else False
    return entity if bracketed and entity is not None and entity.type == "Person" else None


def _is_first_of_paragraph(index: Index, number: int) -> bool:
    return number == 0 or index.paragraph[number - 1] != index.paragraph[number]


def _behind_acronym(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name right behind an office in capitals that was marked as a body's name ("city SP Otto Brix")."""
    office, text = index.entity_at[head], index.words[head].text
    marked = office is not None and (office.type != "Organization" or office.last != head + 1)
    if marked or not (text.isupper() and text.isalpha() and 1 < len(text) <= LONGEST_ACRONYM):
        return None
    entity = index.entity_at[head + 1] if head + 1 in inside else None
    ends = entity is not None and entity.first == head + 1 and entity.last >= inside.stop
    return (
        entity if ends and entity is not None and entity.type == "Person" and entity.last - entity.first > 1 else None
    )


def _last_person(index: Index, head: int, inside: range) -> Entity | None:
    """Return the person who ends a source behind a place or an office that the parse or the model takes for its name.

    "Saddar SHO Inspector | Riaz Bhattu", "Custos of St Catherine, | Icylin Golding", "Opposition MP Hon. | Ketal Nau".
    """
    entity = index.entity_at[head]
    person = _person_at_end(index, inside) or _person_at_end(index, _before_relative(index, inside))
    if person is None or person is entity or person.first <= head:
        return None
    if entity is None or entity.last - entity.first == 1 or entity.type in ("Location", "Organization"):
        between = range(entity.last if entity is not None else head, person.first)
        plain = all(index.words[k].upos in ("NOUN", "PROPN") or index.words[k].text == "." for k in between)
        if plain and any(_is_title(index, k) for k in between):
            return person
        if entity is None and _is_bare_title(index, head) and _all_titles(index, between):
            return person  # "Council Chair and | Tarn University | Professor Dr | Otto Brix |", however it is parsed
        if entity is not None and entity.type in ("Organization", "Location") and _is_of_body(index, between):
            return person
        if entity is not None and not between and _is_office_for(index, entity):
            return person
    if entity is None or entity.type != "Person":
        return None
    own = [k for k in range(entity.last, person.first) if bare(index.lower[k]) not in index.data.HONORIFICS]
    office = bool(own) and all(index.words[k].upos == "NOUN" for k in own)
    if office and _is_of_body(index, range(entity.last, person.first)):
        return person  # "Tajir Ittehad | president | Zarwali Khan": a body taken for somebody
    if _is_of_people(index, range(entity.last, person.first)):
        return person
    office = entity.last - entity.first == 1 and person.last - person.first > 1
    of_place = {*index.lower[entity.last : entity.last + 1]} & index.data.FIELD_CASES
    return person if office and of_place and index.words[person.first - 1].text == "," else None


def _person_at_end(index: Index, inside: range) -> Entity | None:
    """Return the person whose name ends a source."""
    end = next((k for k in reversed(inside) if index.words[k].upos != "PUNCT"), inside.start)
    person = index.entity_at[end]
    return person if person is not None and person.type == "Person" else None


def _before_relative(index: Index, inside: range) -> range:
    """Return a source up to what it tells of whom it has named ("Chief Otto Brix |, whose band sued")."""
    relatives = index.data.PERSONAL_RELATIVES | index.data.POSSESSIVE_RELATIVES
    commas = (k for k in inside[:-1] if index.words[k].text == "," and index.lower[k + 1] in relatives)
    return range(inside.start, next(commas, inside.stop))


def _is_office_for(index: Index, entity: Entity) -> bool:
    """Is it an office with what it is for, which the model takes for a body ("MEC for Roads")?"""
    office = kinds.is_office_acronym(index, entity.first) or _is_title(index, entity.first)
    return office and index.lower[min(entity.first + 1, entity.last - 1)] in index.data.TITLE_CASES


def _is_of_people(index: Index, between: range) -> bool:
    """Do the words between two names say that the first is a people's or an office's ("Wanu Wanu | elder and poet |")?

    Or is the second's title all there is, in brackets: "Ma tu Sen | (Chief) | Ida Voll"?
    """
    words = index.words
    if len(between) > 2 and [words[between[0]].text, words[between[-1]].text] == ["(", ")"]:
        return all(_is_title(index, k) for k in between[1:-1])
    if not between or words[between[0]].upos != "NOUN" or words[between[-1]].upos == "CCONJ":
        return False
    named = any((other := index.entity_at[k]) is not None and other.type == "Person" for k in between)
    plain = all(words[k].upos in ("NOUN", "PROPN", "ADJ", "CCONJ") for k in between)
    says = [k for k in between if words[k].upos == "NOUN" and nouns.is_person(index.noun(k), index.data)]
    return plain and not named and between[0] in says and not any(index.is_plural(k) for k in says)


def _behind_body(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name that ends a source right behind the body where somebody is what he is.

    "the director of programs at the Lowland Forum | Saleh Voll |", with a comma or without.
    """
    person = _person_at_end(index, inside)
    if person is None or person.first <= head or person.last - person.first < 2:
        return None
    if head < index.words[head].head < person.first:
        return None  # "the mayor received the envoy from Tarn, Ida Voll": a whole clause was marked
    before = person.first - 1
    if index.words[before].text == ",":
        before -= 1
    body = index.entity_at[before]
    behind_body = body is not None and body.type in ("Organization", "Location") and body.first > head
    office = nouns.is_person(index.noun(head), index.data) and not index.is_plural(head)
    return person if behind_body and office and index.entity_at[head] is None and not _owns(index, person) else None


def _is_of_body(index: Index, between: range) -> bool:
    """Do the words between a body's name and a person's say what he is there: "Jama | councillor, | Thapelo Amad"?"""
    words = index.words
    plain = all(words[k].upos in ("NOUN", "PROPN", "ADJ") or words[k].text in (",", "(", ")") for k in between)
    says = [k for k in between if words[k].upos == "NOUN" and nouns.is_person(index.noun(k), index.data)]
    says = says or [k for k in between[-1:] if _is_title(index, k)]
    return plain and bool(says) and not any(index.is_plural(k) for k in says)


def _is_title(index: Index, number: int) -> bool:
    """Is it a title before a name, or an office, spelt with a capital?"""
    lower = bare(index.lower[number])
    listed = lower in index.data.TITLES or lower in index.data.HONORIFICS or kinds.is_office_acronym(index, number)
    return index.words[number].text[:1].isupper() and (listed or nouns.is_person(index.noun(number), index.data))


def _owned(index: Index, head: int, inside: range) -> int:
    """Return the noun whose owner the parse took for the head ("Otto Brix's | wife")."""
    entity = index.entity_at[head]
    if entity is None or not _owns(index, entity):
        return head
    nouns = (k for k in range(entity.last + 1, inside.stop) if index.words[k].upos in ("NOUN", "PROPN"))
    owned = next((k for k in nouns if kinds.of_head(index, k) is not None), head)
    while owned != head and owned + 1 in inside and kinds.of_head(index, owned + 1) is not None:
        owned += 1  # "Otto Brix's campaign | chief |"
    return owned


def _behind(index: Index, inside: range) -> list[int]:
    """Return the name or account that follows a source which is no more than a number."""
    following = inside.stop
    if following >= len(index.words):
        return []
    entity = index.entity_at[following]
    if entity is not None:
        return [entity.first]
    return [following] if index.words[following].text.startswith("@") else []


def _side_by_side(index: Index, head: int, inside: range) -> list[int]:
    """Return the people whom the parse hangs on one verb, each by itself ("Daniel Mwale and his host, Ruth Phiri,")."""
    word = index.words[head]
    found: list[int] = []
    for number in inside:
        other, entity = index.words[number], index.entity_at[number]
        same = (other.head, other.relation) == (word.head, word.relation) and other.relation.startswith("nsubj")
        if not same or entity is None or entity.type != "Person" or _owns(index, entity):
            continue
        joined = any(index.lower[c] in index.data.CONJUNCTION_WORDS for c in index.dependents(number, "cc"))
        if not found or joined:
            found.append(entity.first)
    return found if len(found) > 1 else []


def _head(index: Index, inside: range) -> int | None:
    """Return the governing noun or pronoun of a source; where the parse gives none, the last of its first phrase."""
    words = index.words
    roots = [
        k
        for k in inside
        if words[k].head not in inside and words[k].upos not in ("PUNCT", "ADP", "CCONJ", "SCONJ", "PART")
    ]
    good = [
        k for k in roots if words[k].upos in SPEAKING_TAGS and not words[k].relation.startswith(("aux", "cop", "mark"))
    ]
    good = [k for k in good if words[k].upos != "DET" or words[k].relation != "det"] or good
    good = _without_modifiers(index, _ungoverned(index, good))
    whole = {index.entity_at[k] for k in good}
    if len(good) == 1 or (len(whole) == 1 and None not in whole):  # "the | Board of River | Wardens", cut off
        return good[0]
    if (person := _only_person(index, good)) is not None:
        return person
    if (person := _last_behind_title(index, good)) is not None:
        return person
    core: list[int] = []
    for k in inside:
        entity = index.entity_at[k]
        if words[k].upos in ("ADP", "SCONJ", "VERB", "AUX") or words[k].text in ",:;(–—":
            if core and not (entity is not None and entity.first < k):
                break
            continue
        core.append(k)
    people = [k for k in core if _may_speak(index, k)]
    if people:
        return people[0]
    nouns = [k for k in core if words[k].upos in SPEAKING_TAGS]
    inner = [k for k in good if k in core] or nouns or good
    return inner[-1] if inner else None


def _ungoverned(index: Index, roots: list[int]) -> list[int]:
    """Return the heads without those that a preposition governs, where one is a subject: "like Brix, | Ida Voll |"."""
    cases = {k: [c for c in index.dependents(k, "case") if index.words[c].upos == "ADP"] for k in roots}
    free = [k for k in roots if not cases[k]]
    return free if any(index.words[k].relation.startswith("nsubj") for k in free) else roots


def _without_modifiers(index: Index, roots: list[int]) -> list[int]:
    """Return the heads without times, and without a name right before the common noun that it describes.

    "a Sund poll | last week |", "the | Brix | campaign": the parse hangs both on the verb.
    """
    subjects = [k for k in roots if index.words[k].relation.startswith("nsubj")]
    timeless = [k for k in roots if index.words[k].relation not in TIMES] if subjects else roots
    common = [k for k in subjects if index.entity_at[k] is None and index.words[k].text.islower()]
    bodies = {k for k in common if kinds.of_head(index, k) in ("organization", "group", "document")}
    return [k for k in timeless if not ((e := index.entity_at[k]) is not None and e.last in bodies)]


def _may_speak(index: Index, number: int) -> bool:
    """Is the word of a person's name that neither owns nor describes what follows ("Kerr's aide", "Kerr aide")?"""
    entity = index.entity_at[number]
    if entity is None or entity.type != "Person" or _owns(index, entity):
        return False
    for at in range(entity.first, entity.last):
        word = index.words[at]
        if word.relation in ("compound", "amod", "nmod:poss") and word.head >= entity.last:
            return False
    return True


def _is_behind_preposition(index: Index, number: int, roots: list[int]) -> bool:
    """Does a preposition part the name from another head before it: "a spokesman | for Governor Voll |"?"""
    entity = index.entity_at[number]
    return entity is not None and index.is_of_preposition(entity) and roots[0] < entity.first


def _only_person(index: Index, roots: list[int]) -> int | None:
    """Return the one person among several heads, the others being titles or bodies ("Roads board, head Otto Brix")."""
    people = [k for k in roots if _may_speak(index, k) and not _is_behind_preposition(index, k, roots)]
    others = [k for k in roots if k not in people]
    if len(people) != 1 or any(kinds.of_head(index, k) in ("document", "social") for k in others):
        return None
    return people[0] if others and all(k < people[0] and index.words[k].upos != "PRON" for k in others) else None


def _last_behind_title(index: Index, roots: list[int]) -> int | None:
    """Return the last of several people whom the parse makes of one, if the word before is his title.

    "Te Runanga of Ostrel chair | Rawiri Wright": a body whose name looks like a person's.
    """
    last = max(roots, default=0)
    entity = index.entity_at[last]
    if len(roots) < 2 or entity is None or entity.first == 0 or not all(_may_speak(index, k) for k in roots):
        return None
    before = entity.first - 1
    noun = index.words[before].upos in ("NOUN", "PROPN") and nouns.is_person(index.noun(before), index.data)
    titled = noun or _is_title(index, before)  # "Virginia | Gov. | Ida Voll (D)", the state taken for somebody
    return last if titled and before not in roots else None


def _named_members(index: Index, head: int, inside: range) -> list[int]:
    """Return the names in "two former ministers, Greta Holm and Sixten Brix"."""
    counted = any(index.words[child].upos == "NUM" for child in index.children[head])
    people = nouns.is_person(index.noun(head), index.data) or (counted and kinds.of_head(index, head) is None)
    if not index.is_plural(head) or not people:
        return []
    parts = index.data.CONJUNCTION_WORDS | {","}
    for child in index.dependents(head, "appos", "conj"):
        entity = index.entity_at[child]
        # "the hopefuls | Ida Voll and Otto Brix", of which the parse makes a list
        joined = index.words[child].relation == "conj"
        apart = joined and entity is not None and any(index.lower[k] in parts for k in range(head, entity.first))
        if child in inside and child > head and entity is not None and entity.type == "Person" and not apart:
            others = [
                e.first for c in _conjuncts(index, child, inside) if (e := index.entity_at[c]) and e.type == "Person"
            ]
            return [
                entity.first,
                *(o for o in others or _joined_names(index, entity.first, inside) if o != entity.first),
            ]
    return []


def _named_bodies(index: Index, head: int, inside: range) -> list[int]:
    """Return the names in "the agencies Orrel Wire and Velpress" and in "two of the donors, the Sund Fund and Tarn".

    None behind a place, which may be the first of several: "two of the firms in Tarn, Ostrel and Velland".
    """
    counted = index.words[head].upos == "NUM" and kinds.of_what(index, head) is not None
    several = counted and index.lower[head] not in index.data.ONE
    if not (several or (index.is_plural(head) and kinds.of_head(index, head) == "organization")):
        return []
    right_behind = head + 1 in inside and index.entity_at[head + 1] is not None
    if not several and not right_behind:
        return []
    last = head if right_behind else index.phrase(head, inside.start, inside.stop)[-1]
    place = index.entity_at[last]
    found: list[int] = []
    at = last + 1
    while at in inside and (place is None or place.type != "Location"):
        entity = index.entity_at[at]
        if entity is not None and entity.type in ("Organization", "Location") and not _owns(index, entity):
            found.append(entity.first)
            at = entity.last
        elif index.lower[at] in index.data.CONJUNCTION_WORDS | {","} or index.words[at].upos == "DET":
            at += 1
        else:
            break
    both = any(index.lower[k] in index.data.CONJUNCTION_WORDS for k in range(found[0], at)) if found else False
    return found if both else []


def _beside(index: Index, head: int, inside: range) -> Iterator[int]:
    """Yield what stands in apposition behind a head, which the parse may call a modifier of it for want of a verb."""
    for child in index.dependents(head, "appos", "nmod"):
        entity = index.entity_at[child]
        before = (entity.first if entity is not None else child) - 1
        before -= index.words[before].upos == "DET"
        comma = index.lower[before] == "," and not index.case_of(child)
        if head < child and child in inside and (comma or index.words[child].relation == "appos"):
            yield child


def _told_apart(index: Index, head: int, inside: range) -> int:
    """Return the noun or the name that says who "the other" or "one" is: "the other, a contractor", "one, Ida Voll"."""
    if index.lower[head] in index.data.INDEFINITE:
        for child in _beside(index, head, inside):
            entity = index.entity_at[index.behind_titles(child)]
            named = entity is not None and entity.type in ("Person", "Organization")
            if named or nouns.is_person(index.noun(child), index.data):
                return child
        if (one := _one_of_several(index, head, inside)) is not None:
            return one
        subject = index.words[head]
        for other in inside:  # the parse may make two subjects of it
            word = index.words[other]
            if other > head and (word.head, word.relation) == (subject.head, subject.relation):
                return other if nouns.is_person(index.noun(other), index.data) else head
    return head


def _one_of_several(index: Index, head: int, inside: range) -> int | None:
    """Return the name behind those of whom somebody is one: "one of its clerks, | Ida Voll |", which it hangs on."""
    name = _person_at_end(index, _before_relative(index, inside))
    if index.lower[head] not in index.data.ONE or name is None or index.words[name.first - 1].text != ",":
        return None
    several = index.words[name.first].head
    while head < several < name.first and several not in index.dependents(head, "nmod"):
        several = index.words[several].head  # "one of the nurses | named | in it, Ida Voll"
    return name.first if several in index.dependents(head, "nmod") and index.is_plural(several) else None


def _owns(index: Index, entity: Entity) -> bool:
    """Is the name a possessor ("Kerr's lawyer")?"""
    return (
        entity.last < len(index.words)
        and index.lower[entity.last] in index.data.POSSESSIVE_MARKS
        and (index.words[entity.last].upos == "PART" or index.words[entity.last].relation == "case")
    )


def _conjuncts(index: Index, head: int, inside: range) -> list[int]:
    """Return the other heads of "X, Y and Z", none where one name holds the "and"."""
    found = []
    entity = index.entity_at[head]
    for child in index.dependents(head, "conj"):
        if child not in inside or index.words[child].upos not in SPEAKING_TAGS:
            continue
        if entity is not None and index.entity_at[child] is entity:
            continue
        if index.words[child].upos in ("ADJ", "NUM", "DET") and index.words[head].upos in ("NOUN", "PROPN"):
            continue
        if index.case_of(child) and not index.case_of(head):
            continue
        if phrases.second_title(index, child) is not None:
            continue
        # "Tarn News and former anchor | Ida Voll |", with the "and" on her title
        titles = index.dependents(child, "nmod:desc", "compound")
        joints = {index.lower[c] for n in (child, *titles) for c in index.children[n]}
        if not joints & (index.data.CONJUNCTION_WORDS | index.data.DISJUNCTIONS):
            continue
        found.append(child)
        found.extend(_conjuncts(index, child, inside))
    return found


def _is_before_office(index: Index, number: int, inside: range) -> bool:
    """Is it the body before somebody's second title: "the chair and | Tarn University | Professor Otto Brix"?"""
    entity = index.entity_at[number]
    body = entity is not None and entity.type == "Organization" and entity.last in inside
    return body and entity is not None and _is_title(index, entity.last) and not index.is_plural(entity.last)


def _is_list(index: Index, last: int) -> bool:
    """Does more than a comma join the last of several heads to those before?"""
    joints = {index.lower[child] for child in index.children[last]}
    return bool(joints & (index.data.CONJUNCTION_WORDS | index.data.DISJUNCTIONS - {","}))


def _holder_of_all(index: Index, joined: list[int], inside: range) -> Entity | None:
    """Return the name behind offices of one person ("the mayor of Tarn and chairman of Dahl, | Otto Brix |").

    Three offices without an article need no comma: "President of Tarn, Governor of Dahl and Ruler of Sund | Brix |".
    """
    inside = _before_relative(index, inside)  # "the delegate and activist|, who backs Otto Brix|"
    entity = index.entity_at[inside[-1]]
    ends = entity is not None and entity.type == "Person" and entity.last == inside.stop
    if len(joined) < 2 or not ends or entity is None or joined[-1] >= entity.first:
        return None
    offices = all(
        index.entity_at[at] is None and nouns.is_person(index.noun(at), index.data) and not index.is_plural(at)
        for at in joined
    )
    apart = any(index.child(at, "det", "nmod:poss") is not None for at in joined[1:])
    comma = any(index.lower[k] == "," for k in range(joined[-1] + 1, entity.first))
    bare_titles = len(joined) > 2 and index.child(joined[0], "det", "nmod:poss") is None
    return entity if offices and (comma or bare_titles) and not apart else None


def _person_of(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name that a source's head stands for: its own, one in apposition, or one right behind the title."""
    entity = index.entity_at[head]
    if entity is not None and entity.type == "Person":
        return entity
    if entity is not None and not nouns.is_person(index.noun(head), index.data):
        return None
    if head in (before := _before_relative(index, inside)):
        inside = before  # "the care worker, who has daughters | Ruby | and Elsie"
    if index.words[head].upos == "PRON" or index.is_plural(head):
        return None
    if kinds.of_head(index, head) in ("document", "social"):
        return None
    if kinds.of_head(index, head) == "group" and {*index.lower[head + 1 : head + 2]} & index.data.PARTITIVE_CASES:
        return None  # "the family of the ruler, Oba Farombi"
    for child in index.children[head]:
        inner = index.entity_at[child]
        beside = index.words[child].relation in ("appos", "flat", "nmod:desc", "parataxis", "list")
        person = inner is not None and inner.type == "Person" and not _owns(index, inner)
        person = person and inner is not None and not index.is_of_preposition(inner)
        if person and beside and child > head and child in inside:
            return inner
    if (name := called(index, head, inside)) is not None:
        return name
    if nouns.is_person(index.noun(head), index.data):
        follower = head + 1
        while follower in inside and index.words[follower].text in (",", ".", "("):
            follower += 1
        inner = index.entity_at[follower] if follower in inside else None
        if inner is not None and inner.type == "Person" and inner.first == follower and not _owns(index, inner):
            return inner
        juxtaposed = _behind_office(index, head, inside)
        if juxtaposed is not None:
            return juxtaposed
        titled = _behind_titles(index, head, inside)
        if titled is not None:
            return titled
        # a name behind "…, chief of the city's police, Otto Brix"
        for k in range(head + 1, inside.stop):
            inner = index.entity_at[k]
            if inner is None or inner.type != "Person" or inner.first != k:
                continue
            if not any(index.words[at].text == "," for at in range(head + 1, k)):
                continue
            hangs = _hangs_on(index, k, head) or _closes(index, inner, head, inside)
            if hangs and not _owns(index, inner):
                return inner
    return None


def called(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name that somebody is said to have ("a student named | Chodan |", "a man identified as | Brix |")."""
    for child in index.dependents(head, "acl", "acl:relcl"):
        if child not in inside:
            continue
        at = child + 1
        if index.lemma(child) in index.data.NAMING:
            while at in inside and index.lower[at] in index.data.NAMING_AS:
                at += 1
        name = index.entity_at[at] if at in inside else None
        if name is None or name.first != at or index.lemma(child) not in index.data.NAMING:
            names = (index.entity_at[n] for n in range(child + 1, inside.stop))
            name = next((one for one in names if one is not None and one.type == "Person"), None)
            first = name.first if name is not None else child
            while first > child and bare(index.lower[first - 1]) in index.data.HONORIFICS:
                first -= 1  # "gave his name as | Malam | Sani"
            before = " ".join(index.lower[child:first])
            name = name if index.data.CALLED.search(before) else None
        if name is not None and name.type == "Person":
            return name
    return None


def _closes(index: Index, name: Entity, head: int, inside: range) -> bool:
    """Does a name end a source behind a body that is nobody ("the head of the youth wing, | Otto Brix |,")?"""
    ends = all(index.words[k].upos == "PUNCT" for k in range(name.last, inside.stop))
    body = index.words[name.first].head
    inner = head < body < name.first and index.words[name.first].relation == "appos"
    return ends and inner and index.words[name.first - 1].text == "," and not _is_anybody(index, body)


def _is_anybody(index: Index, number: int) -> bool:
    return index.entity_at[number] is not None or nouns.is_person(index.noun(number), index.data)


def _behind_office(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name that ends a source right behind an office with "of" or "for" ("minister of health | Otto Brix").

    Not one that the preposition governs: "the lawyer for | Otto Brix", "a spokesman for President | Otto Brix".
    """
    inside = _before_relative(index, inside)
    entity = index.entity_at[inside[-1]]
    if entity is None or entity.type != "Person" or entity.last != inside.stop or entity.first <= head + 2:
        return None
    before, words = entity.first - 1, index.words
    titled = entity.first <= words[before].head < entity.last or nouns.is_person(index.noun(before), index.data)
    governed = any(index.lower[k] in index.data.TITLE_CASES for k in range(head + 1, before))
    own = words[entity.first].head == head or index.words[before].head == head
    return entity if words[before].upos in ("NOUN", "PROPN") and not titled and governed and own else None


def _behind_titles(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name that ends a source behind a comma and titles ("the judge, Mr Justice Ferris")."""
    at = head + 1
    if at not in inside or index.words[at].text != ",":
        return None
    at += 1
    titles = index.data.TITLES.keys() | index.data.HONORIFICS.keys()
    while at in inside and bare(index.lower[at]) in titles:
        at += 1
    entity = index.entity_at[at] if at in inside else None
    ends = entity is not None and entity.first == at and entity.last >= inside.stop
    return entity if ends and entity is not None and entity.type == "Person" and at > head + 2 else None


def _hangs_on(index: Index, number: int, head: int) -> bool:
    """Does a name hang on the head, if by way of its title ("running mate, | Governor Mike Pence")?"""
    if index.words[number].head == head:
        return True
    at = number
    for _ in range(3):
        word = index.words[at]
        if word.head < 0 or word.relation not in ("flat", "appos", "nmod:desc", "compound"):
            return False
        at = word.head
        if at == head:
            return True
    return False


def _body_of(index: Index, head: int, inside: range) -> Entity | None:
    """Return the name right behind a noun for a body ("public broadcaster Velland Television")."""
    follower = head + 1
    while follower in inside and (index.lemma(follower) in index.data.NAMING or index.words[follower].text in OPENING):
        follower += 1  # "a group | called “ | Voices of Tarn”"
    if index.entity_at[head] is not None or follower not in inside or index.is_plural(head):
        return None
    entity = index.entity_at[follower]
    if entity is None or entity.type != "Organization" or entity.first <= head or _owns(index, entity):
        return None
    return entity if kinds.of_head(index, head) == "organization" else None


def _joined_names(index: Index, first: int, inside: range) -> list[int]:
    """Return names that stand behind the first one with nothing but "and" or a comma and "and" between."""
    found: list[int] = []
    entity = index.entity_at[first]
    while entity is not None and entity.type == "Person":
        at = entity.last
        if at in inside and index.words[at].text == "," and at + 1 in inside:
            at += 1
        if not (at in inside and index.lower[at] in index.data.CONJUNCTION_WORDS and at + 1 in inside):
            break
        entity = index.entity_at[at + 1]
        if entity is None or entity.type != "Person" or entity.first != at + 1 or _owns(index, entity):
            break
        found.append(entity.first)
    return found


def _without_own_titles(index: Index, joined: list[int]) -> list[int]:
    """Return the heads without what the one named before is, too: "Wayne Webb, an elder | and honorary warden".

    It has no article of its own; "and his neighbour", "and a warden" may be somebody else.
    """
    entity = index.entity_at[joined[0]] if joined else None
    if entity is None or entity.type != "Person" or index.lower[entity.last : entity.last + 1] != [","]:
        return joined
    return [
        joined[0],
        *(
            at
            for at in joined[1:]
            if index.entity_at[at] is not None
            or not nouns.is_person(index.noun(at), index.data)
            or index.is_plural(at)
            or index.child(at, "det", "nmod:poss", "nummod") is not None
        ),
    ]


def _without_shared_titles(index: Index, joined: list[int]) -> list[int]:
    """Return the heads without a title that is joined to another title of one person ("founder and director Voll")."""
    if len(joined) < 2:
        return joined
    kept = []
    for position, at in enumerate(joined):
        following = joined[position + 1] if position + 1 < len(joined) else None
        bare_title = (
            following is not None
            and (index.entity_at[following] is not None)
            and _is_bare_title(index, at)
            and (following - at <= 4 or _all_titles(index, range(at + 1, following)))
        )
        if not bare_title:
            kept.append(at)
    return kept or joined[-1:]


def _is_bare_title(index: Index, number: int) -> bool:
    """Is it what one person is, with no article that would make it somebody else's ("founder" in "founder and …")?"""
    person = index.entity_at[number] is None and nouns.is_person(index.noun(number), index.data)
    return person and not index.is_plural(number) and index.child(number, "det", "nmod:poss") is None


def _all_titles(index: Index, between: range) -> bool:
    """Do the words between one title and a name only tell more titles ("and | Tarn University | Professor Dr")?"""
    titles = (_is_title(index, k) or index.lower[k] in index.data.CONJUNCTION_WORDS for k in between)
    bodies = ((e := index.entity_at[k]) is not None and e.type == "Organization" for k in between)
    return all(title or body for title, body in zip(titles, bodies, strict=True))


def members(index: Index, subject: int) -> list[int]:
    """Return the names of a subject that says how many they are ("the four MPs, Otto Brix and Edda Kroll, left")."""
    sentence = index.document.sentences[index.words[subject].sentence]
    return _named_members(index, subject, range(subject, sentence.last))


def elided(index: Index, attribution: Attribution) -> int | None:
    """Return the word that stands for the subject that an attribution without a written source shares, if any."""
    subject = _shared_subject(index, attribution)
    if subject is None or index.entity_at[subject] is not None:
        return subject
    last = index.document.sentences[index.words[subject].sentence].last
    person = _person_of(index, subject, range(subject, min(last, subject + LONGEST_TITLE)))
    return person.first if person is not None else subject  # "Justice | Lee"


def _shared_subject(index: Index, attribution: Attribution) -> int | None:
    """Return the subject that an attribution without a written source shares: that of the verb which governs its cue.

    None for a passive without agent, an impersonal "it is understood", and where there is no subject.
    """
    if attribution.cue is None:
        return None
    at = index.document.head_of(*attribution.cue)
    if at is None:
        return None
    if _impersonal(index, at):
        return None
    seen: set[int] = set()
    while at not in seen and len(seen) < 8:
        seen.add(at)
        word = index.words[at]
        if word.upos == "NOUN":
            owner = index.child(at, "nmod:poss")
            if owner is not None:
                return owner
        subjects = index.dependents(at, "nsubj", "nsubj:pass")
        subject = next((one for one in subjects if not _is_dateline(index, one)), None)
        if subject is not None:
            if index.lower[subject] in index.data.EXPLETIVE_SUBJECTS and index.child(at, "expl") is None:
                return subject if index.lower[subject] in index.data.NEUTER and not _has_clause(index, at) else None
            return subject
        if index.child(at, "expl") is not None:
            return None
        if word.relation in ("acl", "acl:relcl") and word.head >= 0:
            return word.head
        if word.head < 0 or not (word.relation in CLIMB or (word.upos == "NOUN" and word.relation in CLIMB_NOUN)):
            return None
        at = word.head
    return None


def _is_dateline(index: Index, number: int) -> bool:
    """Is it a place or paper in capitals before an article, which a parse takes for a subject ("| TARN |: Two men")?"""
    entity = index.entity_at[number]
    first, last = (entity.first, entity.last) if entity is not None else (number, number + 1)
    opens = _is_first_of_paragraph(index, first)
    behind = index.lower[last : last + 1]
    return opens and all(index.words[n].text.isupper() for n in range(first, last)) and behind in DATELINE_ENDS


def _impersonal(index: Index, verb: int) -> bool:
    """Is the cue a passive that nobody is said to speak in ("is believed to")?"""
    if index.child(verb, "expl") is not None:
        return True
    passive = index.child(verb, "aux:pass") is not None or index.child(verb, "nsubj:pass") is not None
    word = index.words[verb]
    participle = word.feature("VerbForm") == "Part" or verb < word.head  # a parse may take "Asked" for finite
    participle = participle or (
        word.relation == "advcl" and index.lower[verb].endswith("ed") and _bare_clause(index, verb)
    )
    if word.relation in ("advcl", "acl") and participle and word.feature("Tense") == "Past":
        passive = (
            passive or index.child(verb, "aux", "nsubj") is None
        )  # "Asked whether it held, she …": somebody asked her
    return passive and index.lemma(verb) not in index.data.QUOTING_PASSIVES


def _bare_clause(index: Index, verb: int) -> bool:
    """Is this "when asked", "if told": a conjunction and a participle?"""
    before = [child for child in index.children[verb] if child < verb]
    return bool(before) and all(
        index.lower[child] in index.data.BARE_CONJUNCTIONS or index.words[child].relation == "advmod"
        for child in before
    )


def _has_clause(index: Index, verb: int) -> bool:
    return index.child(verb, "csubj", "ccomp") is not None
