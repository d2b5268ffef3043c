"""Reads names: whom each of them means."""

from __future__ import annotations

from collections import Counter

from quotes.naming import Name, bare, parts
from quotes.speakers import kinds, phrases
from quotes.speakers.book import in_case, key_of
from quotes.speakers.reading import Found, Reading
from quotes.speakers.referents import TOLD_GENDER, Referent
from quotes.types import Entity

GIVEN_NAME = 0.5
SURE_OF_STYLE = 0.8
SURE_OF_LATER_NAME = 0.8
SURE_OF_ROLE = 0.9  # of two of one surname, the one who was given the title before it


class NamedMentions(Reading):
    """The part of reading that takes names to referents."""

    def _name(self, entity: Entity) -> None:
        """Read one name."""
        if entity.type == "Person":
            self._person(entity)
        else:
            self._body(entity)

    def _person(self, entity: Entity) -> None:
        index = self.index
        name = self.book.person_names.get(entity.first)
        if name is None or not name.words:
            return
        words = range(entity.first, entity.last)
        last = index.lower[words[-1]]
        if last in self.data.POSSESSIVE_MARKS and len(words) > 1:
            words = words[:-1]
        if (monarch := self._styled(name)) is not None:
            self._saw(monarch, self._head_in(entity), index.span(words), "nominal")
            self.found[entity.first] = self.found[self._head_in(entity)] = Found((monarch,), "nominal", SURE_OF_STYLE)
            return
        description = self.book.described.get(entity.first) or phrases.of_name(index, entity.first, entity.last)
        referent, evidence = self._owner(entity, name, description)
        head = self._head_in(entity)
        if referent is None:
            self.found[entity.first] = self.found[head] = Found((), "name", 0.0)
            self.undecided = entity.first
            return
        if referent.count == 0 and not name.titles and not description.role:
            referent = self._announced(entity, name, referent) or referent
            self._quoted_at_once(entity, referent)
        self._learn(referent, description)
        if name.honorific:
            referent.genders[name.honorific] = max(referent.genders[name.honorific], TOLD_GENDER)
        if name.titles and referent.role is None and bare(name.titles[-1]) not in self.data.NO_ROLES:
            ranks = [title for title in name.titles if bare(title.lower()) in self.data.UNIFORMED]
            referent.role = " ".join(ranks) if name.titles[-1:] == tuple(ranks[-1:]) else name.titles[-1]
        for title in name.titles:
            self._learn(
                referent, phrases.Description(heads={phrases.same_noun(title.lower(), index)}, nouns={title.lower()})
            )
        self._they(referent, entity)
        place = head if head in self.source_heads else entity.first if entity.first in self.source_heads else head
        self._saw(referent, place, index.span(words), "name")
        found = Found((referent,), "name", evidence)
        self.found[entity.first] = self.found[head] = found

    def _announced(self, entity: Entity, name: Name, referent: Referent) -> Referent | None:
        """Return whom the first sentence only described, where this name, given no role, can only be theirs.

        "The former chairman of the Ports Authority said it was late.  | Nuria Vass | held a press conference …"
        """
        owners = self.book.people.owners(name)
        speaker, index = self.last_speaker, self.index
        if speaker is None or len(owners) != 1 or speaker.named or speaker.kind != "person" or speaker.head < 0:
            return None
        definite = phrases.determiner(index, speaker.head) == "definite" and speaker.number == "sing"
        opens = index.paragraph[speaker.head] == index.paragraph[0] and index.words[speaker.head].sentence == 0
        near = index.words[entity.first].sentence == 1 and index.is_subject(self._head_in(entity))
        alone = not any(
            one.kind == "person" and one.named and any(p.relation == "nsubj" and p.said_in < 0 for p in one.places)
            for one in self.referents
        )
        agree = not (speaker.gender and referent.gender) or speaker.gender == referent.gender
        if not (definite and opens and near and alone and agree):
            return None
        speaker.name, speaker.named = referent.name, True
        for gender, value in referent.genders.items():
            speaker.genders[gender] = max(speaker.genders[gender], value)
        self.person_referents[owners[0]] = speaker
        return speaker

    def _quoted_at_once(self, entity: Entity, named: Referent) -> None:
        """Let whom the sentence before has introduced without a name be who is quoted next, and told to be nothing.

        "A nurse described the ward.  “We have one surgeon,” said | Mara Sane |."
        """
        index, speaker, attributions = self.index, self.last_speaker, self.index.document.attributions
        at = index.source_of[self._head_in(entity)]
        if speaker is None or speaker.named or (speaker.kind, speaker.number) != ("person", "sing") or at < 1:
            return
        before, quoted = speaker.head, attributions[at]
        if before < 0 or index.source_of[before] != at - 1 or phrases.determiner(index, before) != "indefinite":
            return
        opens = index.document.words_in(quoted.start, quoted.end)
        behind = quoted.type == "direct" and quoted.content[0].start < index.words[entity.first].start and bool(opens)
        next_one = behind and index.words[opens[0]].sentence == index.words[before].sentence + 1
        if not next_one or index.paragraph[opens[0]] != index.paragraph[before]:
            return
        withheld = any(index.lower[n] in self.data.DENYING for n in index.document.subtree(before))
        listed = any(index.words[n].relation in ("conj", "appos") for n in index.children[entity.first])
        agree = not (speaker.gender and named.gender) or speaker.gender == named.gender
        if agree and not withheld and not listed:
            self.is_from_now(speaker, named, SURE_OF_LATER_NAME)

    def _styled(self, name: Name) -> Referent | None:
        """Return the one ruler of whom the article has spoken whom "His Majesty" means ("King Abdul")."""
        ranks = self.data.STYLES.get(bare(name.words[-1])) if len(name.words) == 1 else None
        people = [one for one in self.referents if one.kind == "person" and one.named]
        fitting = [one for one in people if ranks and ranks & {*one.heads, *bare(one.role or "").split()}]
        return fitting[0] if len({id(one) for one in fitting}) == 1 else None

    def label(self, number: int) -> Found | None:
        """Return the one person whose surname, in capitals, labels what he says in a script ("VELA: Not this year")."""
        owners = self.book.people.owners(Name((self.index.words[number].text,)))
        return Found((self._person_referent(owners[0]),), "name", 0.9) if len(owners) == 1 else None

    def _they(self, referent: Referent, entity: Entity) -> None:
        """Note a person who is said to use "they"."""
        sentence = self.index.document.sentences[self.index.words[entity.first].sentence]
        text = self.index.slice(range(entity.last, min(sentence.last, entity.last + 12)))
        if self.data.SINGULAR_THEY.search(text):
            referent.singular_they = True

    def _owner(self, entity: Entity, name: Name, description: phrases.Description) -> tuple[Referent | None, float]:
        """Return whom a person's name means: None where it fits two and nothing tells them apart."""
        honorific = name.honorific or description.honorific
        owners = self.book.people.owners(name)
        if honorific and owners:
            fitting = [p for p in owners if self._gender_fits(p, honorific)]
            if fitting:
                owners = fitting
            elif len(parts(name, self.data)) == 1:
                owners = []
        if not owners:
            return self._lone(name, honorific), 0.9
        if len(owners) == 1:
            return self._person_referent(owners[0]), 1.0
        return self._one_of(entity, name, owners, description.role)

    def _gender_fits(self, person: int, honorific: str) -> bool:
        gender = self._person_referent(person, touch=False).gender
        return not gender or gender == honorific

    def _person_referent(self, person: int, touch: bool = True) -> Referent:
        referent = self.person_referents[person]
        if referent is None:
            referent = Referent(self.book.display[person], "person", named=True)
            for first in {form[0] for form in self.book.people.full[person]}:
                if first in self.data.MEN:
                    referent.genders["m"] = GIVEN_NAME
                elif first in self.data.WOMEN:
                    referent.genders["f"] = GIVEN_NAME
            self.person_referents[person] = referent
        if touch and not referent.places and referent not in self.referents[-1:]:
            self.referents.append(referent)
        return referent

    def _lone(self, name: Name, honorific: str) -> Referent:
        """Return the person who is never named in full."""
        key = " ".join(parts(name, self.data))
        known = [r for g in ("m", "f", "") if (r := self.lone_referents.get((key, g))) is not None]
        fitting = [r for r in known if not honorific or r.gender in ("", honorific)]
        if fitting:
            return fitting[0]
        referent = self._new(Referent(in_case(name.text), "person", named=True))
        if honorific:
            referent.genders[honorific] = TOLD_GENDER
        elif key in self.data.MEN:
            referent.genders["m"] = GIVEN_NAME
        elif key in self.data.WOMEN:
            referent.genders["f"] = GIVEN_NAME
        self.lone_referents[(key, honorific)] = referent
        return referent

    def _one_of(self, entity: Entity, name: Name, owners: list[int], role: str | None) -> tuple[Referent | None, float]:
        """Choose between persons of one surname as papers do: who had it alone first keeps it."""
        key = " ".join(parts(name, self.data))
        introduced = [p for p in owners if (r := self.person_referents[p]) is not None and r.places]
        if len(introduced) == 1:
            self.surname_owner.setdefault(key, introduced[0])
            return self._person_referent(introduced[0]), 0.85
        held = [p for p in introduced if self._holds(self._person_referent(p), role)]
        if len(held) == 1:
            return self._person_referent(held[0]), SURE_OF_ROLE
        paragraph, sentence = self.index.paragraph[entity.first], self.index.words[entity.first].sentence
        here = []
        for person in introduced:
            referent = self._person_referent(person)
            if any(p.paragraph == paragraph or sentence - p.sentence <= 1 for p in referent.places):
                here.append(person)
        owner = self.surname_owner.get(key)
        if owner is not None and owner in introduced and (not here or owner in here):
            return self._person_referent(owner), 0.7
        spoken = [p for p in introduced if self._has_spoken(self._person_referent(p))]
        latest = max(introduced, key=lambda p: self._person_referent(p).places[-1].word, default=None)
        if role is not None and spoken == [latest]:  # "Prime Minister Brix" is not Brix, the justice minister
            spoken = spoken if self._holds(self._person_referent(spoken[0]), role) else []
        if spoken == [latest] and (entity.first in self.source_heads or self._head_in(entity) in self.source_heads):
            return self._person_referent(spoken[0]), 0.7  # the others of that name are but spoken of
        if len(here) == 1:
            return self._person_referent(here[0]), 0.7
        return None, 0.0

    def _holds(self, referent: Referent, role: str | None) -> bool:
        """Was just this office given to somebody ("Prime Minister Brix" is not Brix, the justice minister)?"""
        return role is not None and phrases.same_noun(role.lower(), self.index) in referent.heads

    def _has_spoken(self, referent: Referent) -> bool:
        """Has somebody spoken before, of the name that is read now?"""
        return any(place.word in self.source_heads for place in referent.places)

    def _body(self, entity: Entity) -> None:
        index = self.index
        head = self._head_in(entity)
        forced = head in self.forced or entity.first in self.forced
        relation = index.words[head].relation
        if entity.type in ("Misc", "Product") and not (forced or self.book.body_key.get(entity.first) in self.speaking):
            return
        if entity.type == "NORP" and relation in ("amod", "compound", "nmod:desc") and not forced:
            return
        if entity.type == "Location" and not (forced or relation.startswith("nsubj")):
            return
        if relation in ("compound", "amod", "nmod:desc") and not forced and entity.type != "Organization":
            return
        if self._governs_noun(entity, head) and not (forced and self._is_whole_source(entity)):
            return
        if entity.type == "NORP" and self._is_somebody_of(entity, head):
            self._nominal(head)
            self.found[entity.first] = self.found.get(head) or Found((), "nominal", 0.0)
            return
        key = self.book.body_key.get(entity.first) or key_of(self.book.body_text(entity))
        for _ in range(3):
            key = self.book.alias.get(key, key)
        referent = self.body_referents.get(key)
        if referent is None:
            referent = self._new(self._make_body(key, entity, head))
            self.body_referents[key] = referent
        for child in index.dependents(head, "appos"):
            if index.entity_at[child] is None:
                self._learn(referent, phrases.Description(heads={phrases.same_noun(index.noun(child), index)}))
        words = range(entity.first, entity.last)
        place = head if head in self.source_heads else entity.first if entity.first in self.source_heads else head
        self._saw(referent, place, index.span(words), "name")
        self.found[entity.first] = self.found[head] = Found((referent,), "name")

    def _is_somebody_of(self, entity: Entity, head: int) -> bool:
        """Is this not a people or party but some of it ("a Republican", "some Afghans", "the Democrat")?"""
        index = self.index
        long = entity.last - entity.first > 1 and index.lower[entity.last - 1] not in self.data.PARTY_MEMBERS
        if long or set(self.book.body_text(entity).lower().split()) & self.data.GROUP_NAMES:
            return False
        determiner = phrases.determiner(index, head)
        counted = any(index.lower[c] in self.data.INDEFINITE for c in index.children[head] if c < head)
        one = index.lemma(head) in self.data.PERSON_NOUNS or index.lower[head].endswith(self.data.NATIONALS)
        singular = determiner == "definite" and not index.is_plural(head) and one
        return determiner in ("indefinite", "new") or counted or singular

    def _governs_noun(self, entity: Entity, head: int) -> bool:
        """Is the name but a part of a description by the noun behind ("Interior | ministry", no "Clarion | daily")?"""
        outer = self.index.words[head].head
        paper = entity.type == "Organization" and outer >= 0 and self.index.noun(outer) in self.data.PAPERS
        return (
            outer == entity.last
            and not paper
            and self.index.words[head].relation in ("compound", "amod")
            and kinds.of_head(self.index, outer) is not None
        )

    def _is_whole_source(self, entity: Entity) -> bool:
        """Is the name, and nothing behind it, the source as marked ("| Taliban | video purported to show")?"""
        number = self.index.source_of[entity.first]
        return number >= 0 and (entity.last >= len(self.index.words) or self.index.source_of[entity.last] != number)

    def _make_body(self, key: str, entity: Entity, head: int) -> Referent:
        index = self.index
        forms = self.book.body_forms.get(key) or Counter([self.book.body_text(entity)])
        name = max(forms, key=lambda form: (not form.isupper() or len(form) < 6, forms[form], form))
        kind = kinds.of_name(name, entity.type, index.is_plural(head), self.data)
        last = key.split()[-1] if key else key
        heads = {phrases.same_noun(w, index) for w in key.split() if w in self.data.ORGANIZATION_NOUNS}
        heads.add(phrases.same_noun(last, index))
        number = "plur" if kind == "group" else "any" if kind == "organization" else "sing"
        referent = Referent(name, kind, number, named=True, heads=heads, head=head)
        referent.is_place = entity.type == "Location"
        referent.modifiers.update(key.split()[:-1])
        for noun in heads:
            self.by_head[noun].append(referent)
        before = entity.first - 1
        beside = before >= 0 and index.words[before].head in range(entity.first, entity.last)
        if beside and index.words[before].upos == "NOUN":  # "airline Ostrel Air"
            noun = phrases.same_noun(index.noun(before), index)
            referent.heads.add(noun)
            self.by_head[noun].append(referent)
        return referent
