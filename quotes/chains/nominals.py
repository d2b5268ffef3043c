"""The nominals of a clause as the steps of a chain name them: who can be told something, and what he is called."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from quotes import clause, marks, nouns
from quotes.languages import Language
from quotes.types import Document, Entity, Link, LinkRole

# whose reporter or programme it is that an outlet has ("Tarn TV's Morning Talk"): as names of any of these
REPORTERS = ("Person", "Organization", "Misc")
LONGEST_TITLE = 8  # words, of a programme
NEAR_NAMES = 4  # words behind a nominal in which a name may begin that says who it is


class Nominals:
    """Reads who or what a nominal of one document stands for."""

    def __init__(self, document: Document, language: Language) -> None:
        self.document, self.language = document, language
        self.channels = language.channels

    def hears(self, number: int) -> bool:
        """Can the nominal be told something: no thing, no time, no pronoun but of the reporter?"""
        word, lemma = self.document.words[number], clause.lower(self.document, number)
        if word.upos == "PRON" and not self._opens_name(number):
            return word.text.lower() in self.channels.FIRST_PERSON
        if word.upos not in ("NOUN", "PROPN", "ADJ", "X") and not self._opens_name(number):
            return False
        name = self.document.entity_at(number)
        if name is not None and name.type in ("Date", "Money"):
            return False
        if name is not None and name.type in ("Organization", "Person") and name.last - name.first > 1:
            return True  # "ABC News" is nobody's news
        behind = self.document.entity_at(number - 1) if number else None
        if lemma in self.channels.NEWS and behind is not None and behind.type == "Organization":
            return behind.last == number  # nor is "Channel 14 news"
        if word.upos == "PROPN" and lemma in self.channels.CONGRESSES and number > 0 and word.text[:1].isupper():
            before = self.document.words[number - 1]
            if before.upos in ("PROPN", "ADJ") and before.text[:1].isupper():
                return True  # "told the Fifth Global Conference"
        medium = self.channels.CHANNEL_NOUNS.get(lemma)  # "told the meeting": those who met
        channel = medium not in (None, "event") or lemma in self.channels.REMARKS
        channel = channel and lemma not in self.channels.ASSEMBLIES
        outlet = self._broadcaster(number) or lemma in self.channels.OUTLET_NOUNS or self._is_title(number)
        outlet = outlet or self._is_this_paper(number)
        return outlet or not (channel or lemma in self.channels.THINGS_TOLD)

    def _opens_name(self, number: int) -> bool:
        """Does a body's name of several words begin with it ("Us Today")?"""
        name = self.document.entity_at(number)
        return name is not None and name.first == number and name.last - number > 1 and name.type == "Organization"

    def listens(self, number: int) -> bool:
        """Is the nominal somebody: a name, the press, or a noun for people or a body?"""
        if not self.hears(number):
            return False
        word = self.document.words[number]
        if word.upos in ("PROPN", "PRON") or self.is_press(number) or self._broadcaster(number):
            return True
        if self._is_this_paper(number):
            return True
        name = self.document.entity_at(number)
        if name is not None and name.type not in ("Date", "Money"):
            return True
        kind = nouns.kind(clause.lower(self.document, number), word.feature("Number") == "Plur", self.language.sources)
        return kind in ("person", "group", "organization")

    def _is_organization_or_press(self, number: int) -> bool:
        """Is it an organization's name, or the press as such?"""
        name = self.document.entity_at(number)
        return (name is not None and name.type == "Organization") or self.is_press(number)

    def _is_printer(self, number: int) -> bool:
        """Is it an organization, the press, or a name that is taken for a person's, in whom nothing can be printed?"""
        name = self.document.entity_at(number)
        return self._is_organization_or_press(number) or (name is not None and name.type == "Person")

    def _is_body(self, number: int) -> bool:
        """Is it an organization, the press, or a noun for a body ("public broadcaster Sunda Television")?"""
        kind = nouns.kind(clause.lower(self.document, number), False, self.language.sources)
        return self._is_organization_or_press(number) or kind == "organization"

    def _broadcaster(self, number: int) -> bool:
        return self.channels.CHANNEL_NOUNS.get(clause.lower(self.document, number)) == "broadcast"

    def _is_this_paper(self, number: int) -> bool:
        """Is it the outlet that speaks of itself ("told | this paper")?"""
        own = any(self.document.words[n].text.lower() in self.channels.ITSELF for n in self.document.children(number))
        return own and clause.lower(self.document, number) in self.channels.SELVES

    def _is_title(self, number: int) -> bool:
        """Is it a paper or programme called what people write ("told | the Post |", "told | Morning Report |")?"""
        written = self.channels.CHANNEL_NOUNS.get(clause.lower(self.document, number)) == "written"
        named = any(self.document.words[n].upos in ("DET", "PROPN") for n in self.document.children(number))
        return written and named and self.document.words[number].upos == "PROPN"

    def is_press(self, number: int) -> bool:
        """Is it the press as such ("reporters")?"""
        return clause.lower(self.document, number) in self.channels.PRESS

    def link(self, role: LinkRole, number: int, *, place: bool = False) -> Link:
        """Return the link of a nominal, named by its core; with `place` it spans all of "reporters in Lagos"."""
        document = self.document
        first, last = clause.nominal(document, number)
        near = (document.entity_at(n) for n in range(min(first, number), max(last, number) + NEAR_NAMES))
        for entity in dict.fromkeys(one for one in near if one is not None):
            if entity.first <= number < entity.last:
                first, last = min(first, entity.first), max(last, entity.last)
                while document.words[first].upos == "DET" and first + 1 < last:
                    first += 1
            elif self._names_body(entity, number, first, last) or self._is_beside(entity, number, last):
                first, last = entity.first, entity.last
        last = self._before_and_after(first, self._with_whose_reporter(last))
        if role != "channel":
            first = self._with_owner(self._behind_its_noun(first, last))
            last = self._with_mark(first, last)
        called = self._called(number)
        if called is not None and last <= called[0]:
            first, last = called
        if not place:
            return self._spanned(role, first, last)
        last = max(last, self._with_whole(number, last))
        end = document.words[max(last, self._with_place(number, last)) - 1].end
        found = self._spanned(role, first, last)
        return replace(found, end=end) if end > document.words[last - 1].end else found

    def _before_and_after(self, first: int, last: int) -> int:
        """Return the end of an outlet's name without when that was: "told | Nine | post match"."""
        around = range(first + 1, last)
        return next((n for n in around if self.document.words[n].text in self.channels.BEFORE_AND_AFTER), last)

    def _with_whose_reporter(self, last: int) -> int:
        """Return the end of "the Courier | 's Lena Brand |", "KBS | ' Face the Land |", where the parse sees none."""
        words = self.document.words
        for mark in (last - 1, last):  # inside the name, or behind it
            owned = 0 < mark < len(words) - 1 and words[mark].relation == "case"
            owned = owned and words[mark].text in self.language.sources.POSSESSIVE_MARKS
            name = self.document.entity_at(mark + 1) if owned else None
            if name is not None and name.type in REPORTERS and name.first == mark + 1:
                return self._title_end(mark + 1) if name.type != "Person" else name.last
            owner = self.document.entity_at(mark - 1) if owned else None
            if owner is not None and owner.type == "Organization":
                return max(last, self._title_end(mark + 1))
        return last

    def _title_end(self, start: int) -> int:
        """Return the end of the title of a programme that begins at a word: words in capitals, or all in marks."""
        words, end = self.document.words, start
        if words[start].text in marks.ALL_MARKS:
            near = range(start + 1, min(start + LONGEST_TITLE, len(words)))
            return next((n + 1 for n in near if words[n].text in marks.ALL_MARKS), start)
        while end < len(words) and words[end].sentence == words[start].sentence:
            small = words[end].text in self.channels.SMALL_IN_TITLES
            at = end + 1 if small and end > start else end
            capital = at < len(words) and words[at].text[:1].isupper()
            if not capital or (at > start and words[at].text.lower() in self.channels.WEEKDAYS | self.channels.MONTHS):
                break  # "told NBC's Today | Monday"
            end = at + 1
        return end

    def _with_owner(self, first: int) -> int:
        """Return where "| NBC's | “Today”", "the | Courier's | editorial board" begins with the outlet whose it is."""
        words, possessive = self.document.words, self.language.sources.POSSESSIVE_MARKS
        before = words[first - 1].text if first else ""
        mark = first - (2 if before in marks.ALL_MARKS - possessive else 1)
        owned = mark > 0 and words[mark].text in possessive
        owner = self.document.entity_at(mark - 1) if owned else None
        if owner is None or owner.type != "Organization":
            return first
        return next((n for n in range(owner.first, mark) if words[n].upos != "DET"), first)

    def _behind_its_noun(self, first: int, last: int) -> int:
        """Return where the name begins behind the noun for an outlet: "private broadcaster | Kanal TV"."""
        words, outlets = self.document.words, self.channels.OUTLET_NOUNS | self.channels.STATION_NOUNS
        small = [n for n in range(first, last) if words[n].text.islower()]
        if not small or small[-1] != first + len(small) - 1 or small[-1] + 1 >= last:
            return first
        noun = clause.lower(self.document, small[-1])
        return small[-1] + 1 if noun in outlets else first

    def _with_mark(self, first: int, last: int) -> int:
        """Return the end with the mark that closes a title which opens inside."""
        words = self.document.words
        inside = [n for n in range(first, last) if words[n].text in marks.DOUBLE_MARKS]
        shuts = last < len(words) and words[last].text in marks.DOUBLE_MARKS
        return last + (len(inside) == 1 and inside[0] < last - 1 and shuts)

    def _called(self, number: int) -> tuple[int, int] | None:
        """Return the words in capitals right behind a noun for an outlet, though nothing took them for a name.

        "told local newspaper | Kesen Evening News |", "told TV programme | Immortal Songs |"
        """
        words = self.document.words
        if clause.lower(self.document, number) not in self.channels.OUTLET_NOUNS | self.channels.PROGRAMMES:
            return None
        end = number + 1
        while end < len(words) and words[end].text[:1].isupper() and words[end].sentence == words[number].sentence:
            end += 1
        date = self.document.entity_at(number + 1)  # "told the newspaper | Monday |"
        named = end > number + 1 and not (date is not None and date.type in ("Date", "Person"))
        return (number + 1, end) if named else None

    def _with_place(self, number: int, last: int) -> int:
        """Return the end of "reporters | in Lagos", "judges | at the Hague"; of others than the press, courts' only."""
        words = self.document.words
        sits = self.is_press(number) or clause.lower(self.document, number) in self.channels.SITTING
        name = last + 1
        if not sits or name >= len(words) or words[last].text.lower() not in self.channels.SITTING_AT:
            return last
        while name + 1 < len(words) and words[name].upos == "DET":
            name += 1
        if words[name].upos != "PROPN" or words[name].relation in ("compound", "amod", "nmod:poss"):
            return last  # "at a Brackwater school", "at the ACC's office"
        entity = self.document.entity_at(name)
        named = entity is not None and entity.first in (name, name - 1)
        return entity.last if entity is not None and named else clause.nominal(self.document, name)[1]

    def _with_whole(self, number: int, last: int) -> int:
        """Return the end of "members | of the legislature", "a crowd | of supporters": what they are of."""
        words = self.document.words
        if words[number].upos != "NOUN" or last >= len(words) or words[last].text.lower() not in self.channels.OF_WHAT:
            return last
        for n in self.document.children(number):
            if n > last and words[n].relation == "nmod" and clause.case(self.document, n) in self.channels.OF_WHAT:
                return clause.nominal(self.document, n)[1]
        return last

    def _names_body(self, entity: Entity, number: int, first: int, last: int) -> bool:
        """Is the name all that a reader needs: "the news agency | Meridian", "the | Reuters | news agency"?"""
        word = self.document.words[entity.first]
        if entity.type == "Person":  # "a letter to the chair, Sir Edmund Vaszary"
            return word.head == number and word.relation in ("appos", "flat")
        noun = clause.lower(self.document, number)
        if noun not in self.channels.OUTLET_NOUNS or entity.type in ("Date", "Money", "Location", "NORP"):
            return False
        if first <= entity.first and entity.last <= last:
            return self.document.words[entity.last - 1].relation != "nmod:poss"
        behind = entity.first == last or (entity.first == last + 1 and self.document.words[last].text == ",")
        return behind and (word.head == number or word.relation in ("appos", "flat"))

    def _is_beside(self, entity: Entity, number: int, last: int) -> bool:
        """Does the parse hang the name behind a noun beside it: "told host | Gigi Pell", "told broadcaster | ARD"?"""
        words = self.document.words
        noun, name = words[number], words[entity.first]
        named = entity.type in ("Person", "Organization") and entity.first == last == number + 1 and noun.upos == "NOUN"
        if named and (noun.head, noun.relation) == (name.head, name.relation):
            return True
        # "a letter to Attorney General | Noa Shaked |"
        titles = words[number : entity.first] if number < entity.first <= number + 3 else ()
        capital = bool(titles) and all(w.upos in ("PROPN", "NOUN", "ADJ") and w.text[:1].isupper() for w in titles)
        office = nouns.is_person(clause.lower(self.document, number), self.language.sources)
        return entity.type == "Person" and capital and office

    def _spanned(self, role: LinkRole, first: int, last: int) -> Link:
        words = self.document.words
        if role != "channel" and last - 1 > first and words[last - 1].upos == "PART":
            last -= 1  # "replying to | Lund |'s question"
        if role == "channel":
            first, last = self._without_time(first, last)
        span = self.document.span(range(first, last))
        name = " ".join(span.of(self.document.text).split())
        return Link(role, self._with_sort(name) if role == "channel" else name, None, span.start, span.end)

    def _without_time(self, first: int, last: int) -> tuple[int, int]:
        """Return a channel's words without preposition, article and the days around it: "a Friday | interview |"."""
        words, days = self.document.words, self.channels.WEEKDAYS
        while first < last - 1 and (words[first].upos in ("ADP", "DET") or words[first].text.lower() in days):
            first += 1
        while first < last - 1 and words[last - 1].text.lower() in days:
            last -= 1
        return first, last

    def _with_sort(self, name: str) -> str:
        """Return the name of a channel with the sort that it is of, where its own words do not say it."""
        words = name.lower().split()[::-1]  # what it is stands last: "opening remarks", "round-table interview"
        every = (self.channels.CHANNEL_SORTS.keys() | self.channels.CHANNEL_NOUNS) - self.channels.PLATFORM_PAGES
        known = next((word for word in words if word in every), "")
        sort = self.channels.CHANNEL_SORTS.get(known)
        pairs = (f"{one} {other}" for other, one in pairwise(words))
        sort = next((self.channels.PAIR_SORTS[pair] for pair in pairs if pair in self.channels.PAIR_SORTS), sort)
        posted = sort in self.channels.POSTS and not self.channels.POSTS.isdisjoint(set(words) - {known})  # "post on X"
        return name if sort is None or posted or sort in name.lower() else f"{name} ({sort})"
