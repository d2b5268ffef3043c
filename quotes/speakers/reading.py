"""What a reader of an article keeps in mind: who was spoken of, where, and who spoke last."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quotes.naming import bare
from quotes.speakers import phrases
from quotes.speakers.book import NameBook
from quotes.speakers.index import Index
from quotes.speakers.referents import TOLD_GENDER, MentionType, Place, Referent
from quotes.types import Entity, Kind, Span

SURE_DESCRIPTION = 0.85  # below it, what a description says is not taken over
REACH = 14  # referents that a pronoun may mean
ALIKE = 4  # letters in which words of one stem begin ("Scottish", "Scotland")


class Found(NamedTuple):
    """Whom the mention at a word means (nobody: not known), how it names them, and how sure that is."""

    referents: tuple[Referent, ...]
    how: MentionType
    evidence: float = 1.0


class Reading:
    """Referents met so far; `found` maps the head word of each mention to what it means."""

    def __init__(self, index: Index, source_heads: dict[int, int], subjects: Mapping[int, int] | None = None) -> None:
        self.index = index
        self.data = index.data
        self.source_heads = source_heads  # word → attribution
        self.subjects = subjects or {}  # who speaks without a source of its own → attribution
        self.forced = set(source_heads) | set(self.subjects)
        self.found: dict[int, Found] = {}
        self.referents: list[Referent] = []
        self.recent: OrderedDict[int, Referent] = OrderedDict()
        self.by_head: dict[str, list[Referent]] = defaultdict(list)
        self.by_text: dict[str, Referent] = {}
        self.last_speaker: Referent | None = None
        self.agencies: frozenset[str] = frozenset()  # names of news agencies
        self.bylines: frozenset[str] = frozenset()  # with what a line begins that says who wrote the article
        self.guessed: dict[int, Referent] = {}  # whom a description may mean, by rules that are often wrong
        self.undecided = -1  # place of the last name that could not be told from another's
        self.book = NameBook(index, self.forced)
        # bodies that are somewhere a source
        self.speaking = {self.book.body_key.get(e.first) for w in self.forced if (e := index.entity_at[w]) is not None}
        self.person_referents: list[Referent | None] = [None] * len(self.book.people.full)
        self.lone_referents: dict[tuple[str, str], Referent] = {}
        self.body_referents: dict[str, Referent] = {}
        self.surname_owner: dict[str, int] = {}

    def _nominal(self, number: int) -> None:
        """Read a description; the classes that build on this one do."""
        raise NotImplementedError

    def _pronoun(self, number: int) -> None:
        """Read a pronoun; the classes that build on this one do."""
        raise NotImplementedError

    def _place(self, number: int) -> Place:
        index, word = self.index, self.index.words[number]
        top = index.top(number)
        relation = index.words[top].relation
        if index.words[number].relation in ("compound", "nmod:desc", "amod"):
            relation = "compound"
        if relation in ("conj", "appos") and index.words[top].head >= 0:  # "her neighbour | Oumar Dialbo | agreed"
            relation = index.words[index.words[top].head].relation
        if self._is_topic(top):
            relation = "nsubj"
        return Place(
            number, word.sentence, index.paragraph[number], relation, index.quoted[number], index.said_in[number]
        )

    def _is_topic(self, number: int) -> bool:
        """Does the sentence begin with whom it is about ("As for Petra Voll, she …")?"""
        index = self.index
        first = index.document.sentences[index.words[number].sentence].first
        opening = " ".join(index.lower[first : first + 2])
        return opening in index.data.TOPIC_OPENERS and first + 2 == index.phrase(number, first + 2)[0]

    def _saw(self, referent: Referent, number: int, span: Span, how: MentionType) -> None:
        """Note a mention of a referent, and that he speaks where the mention is a source."""
        place = self._place(number)
        referent.seen(place, span, how)
        key = id(referent)
        self.recent[key] = referent
        self.recent.move_to_end(key)
        if len(self.recent) > 4 * REACH:
            for old in list(self.recent)[: 2 * REACH]:
                del self.recent[old]
        if number in self.source_heads:
            if referent.first_source < 0:
                referent.first_source = number
            if not place.inside:
                self.last_speaker = referent

    def is_also(self, described: Referent, named: Referent, sure: float) -> None:
        """Let all that was found to mean somebody described mean who is named."""
        for number, found in self.found.items():
            if described in found.referents:
                everyone = tuple(dict.fromkeys(named if one is described else one for one in found.referents))
                self.found[number] = found._replace(referents=everyone, evidence=min(found.evidence, sure))
        for span, how in described.mentions.items():
            named.mentions.setdefault(span, how)
        if sure >= SURE_DESCRIPTION:
            named.role, named.affiliation = named.role or described.role, named.affiliation or described.affiliation

    def is_from_now(self, described: Referent, named: Referent, sure: float) -> None:
        """Let somebody described be who is named, also for all that is read from here on."""
        self.is_also(described, named, sure)
        named.places[:] = sorted({*named.places, *described.places}, key=lambda place: place.word)[-4:]
        self.recent.pop(id(described), None)
        for same in self.by_head.values():
            if any(one is described for one in same):
                same[:] = [one for one in same if one is not described]

    def _new(self, referent: Referent) -> Referent:
        self.referents.append(referent)
        return referent

    def joint(self, members: tuple[Referent, ...]) -> Referent:
        """Return the one that several are together, whom "they" and "both" can mean."""
        text = " and ".join(member.name for member in members)
        key = "joint " + text
        if key not in self.by_text:
            kind: Kind = "group" if any(m.kind in ("person", "group") for m in members) else "organization"
            self.by_text[key] = self._new(Referent(text, kind, "plur", named=True, members=members))
        return self.by_text[key]

    def _learn(self, referent: Referent, description: phrases.Description) -> None:
        """Take over what was said about a referent at one place."""
        if referent.kind in ("person", "group"):
            role = description.role
            referent.role = referent.role or (None if role and bare(role) in self.data.NO_ROLES else role)
            referent.affiliation = referent.affiliation or description.affiliation
        for head in description.heads - referent.heads:
            referent.heads.add(head)
            self.by_head[head].append(referent)
        referent.modifiers |= description.modifiers
        for noun in description.nouns:
            gender = self.noun_gender(noun)
            if gender:
                referent.genders[gender] = max(referent.genders[gender], TOLD_GENDER)
        if description.honorific:
            referent.genders[description.honorific] = max(referent.genders[description.honorific], TOLD_GENDER)

    def is_of_other_rank(self, noun: str, modifiers: set[str], referent: Referent) -> bool:
        """Is the referent known by the noun, but of another rank: the governor, not "the deputy governor"?"""
        ranks = modifiers & self.data.DISTINGUISHING
        others = (ranks - referent.modifiers) | ((referent.modifiers & self.data.RANKS) - ranks)
        return noun in referent.heads and bool(others)

    def is_of_other_nation(self, number: int, known: set[str]) -> bool:
        """Is it the office of one nation, and somebody known to be of others: no Iranian is "the UAE minister"?"""
        before = (bare(self.index.lower[k]) for k in self.index.phrase(number) if k < number)
        whose, theirs = self._nations(set(before)), self._nations(known)
        national = self.index.noun(number) in self.data.NATIONAL_OFFICES
        return national and bool(whose and theirs) and not whose & theirs

    def _nations(self, words: set[str]) -> set[str]:
        nations = self.data.NATIONS
        return {nations.get(word, word) for word in words} & set(nations.values())

    def is_of_another(self, number: int, offices: Iterable[tuple[str | None, str | None]]) -> bool:
        """Is the noun that of a body, and all offices (role, affiliation) of the same noun those of other bodies?

        Then "the bank's lawyer" is not who is the union's.  A body by its acronym may be any, and what has a name may
        be called by what it is ("the company").
        """
        data, noun = self.data, self.index.noun(number)
        whose = phrases.of_noun_phrase(self.index, number).affiliation
        offices = [
            (role, of) for role, of in offices if of or noun not in data.ELECTED
        ]  # "the Bexford MP", of a Labour MP
        others = [whole for role, of in offices if role and bare(role.split()[-1]) == noun for whole in [of or role]]
        if not whose or not others:
            return False
        words = self._telling(whose)
        generic = words <= data.ORGANIZATION_HYPERNYMS | data.PUBLIC_BODIES | data.VAGUE_BODIES
        for other in others:
            theirs = self._telling(other) - {noun}
            areas = words & theirs & data.VAGUE_BODIES  # "the Torvik | district |", "the Molda | district |"
            areas = set() if areas in (words, theirs) else areas
            shared = {one[:ALIKE] for one in words - areas} & {one[:ALIKE] for one in theirs - areas}
            named = other != other.lower() and not theirs & data.ORGANIZATION_HYPERNYMS
            short = any(one.isupper() for one in (whose, other))
            if shared or not theirs or short or (generic and named):
                return False
        return True

    def _telling(self, text: str) -> set[str]:
        words = {bare(word) for word in text.split()}
        return {word for word in words if word and word not in self.data.SMALL_WORDS}

    def noun_gender(self, noun: str) -> str:
        if noun in self.data.MALE_NOUNS:
            return "m"
        return "f" if noun in self.data.FEMALE_NOUNS else ""

    def goes_on(self, number: int) -> bool:
        """Does the noun's verb say that the same one goes on speaking ("also said", "added", "went on to say")?"""
        index = self.index
        verb = index.words[number].head
        if verb < 0 or not index.is_subject(number):
            return False
        return index.lemma(verb) in self.data.GOING_ON or any(
            index.lower[child] in self.data.ALSO for child in index.children[verb]
        )

    def _head_in(self, entity: Entity) -> int:
        """Return the word of a name that governs the others."""
        for number in range(entity.first, entity.last):
            if not entity.first <= self.index.words[number].head < entity.last:
                return number
        return entity.first
