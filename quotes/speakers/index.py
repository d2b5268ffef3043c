"""What the stages ask of a document again and again, computed once: children, entities, paragraphs, contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from quotes import nouns
from quotes.marks import ALL_MARKS
from quotes.naming import initials_of_offices, office_before_initials
from quotes.speakers.entities import mend
from quotes.types import Document, Entity, Span

# a description ends before these: what follows tells more, but is not needed to say who it is
CUT_RELATIONS = frozenset({"acl:relcl", "appos", "parataxis", "punct", "conj", "cc", "list", "discourse", "dislocated"})
LEFT_RELATIONS = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod:poss",
        "nummod",
        "nmod:desc",
        "nmod",
        "advmod",
        "det:predet",
        "flat",
        "case",
        "punct",
    }
)
FEWEST_IN_LEDE = 12  # words: what is shorter is a headline, a byline or a dateline
SENTENCE_ENDS = frozenset(".!?…")
TITLE_TAGS = ("PROPN", "NOUN")


class Index:
    """Look-ups over one document; building it takes time linear in the document's length."""

    def __init__(self, document: Document, sources: Any) -> None:
        self.document = document
        self.words = document.words
        self.text = document.text
        self.data = sources
        self.lower = [word.text.lower() for word in self.words]
        self.children: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head >= 0:
                self.children[word.head].append(number)
        self.entity_at: list[Entity | None] = [None] * len(self.words)
        every = mend(document, sources)
        # what the article itself says are the initials of an office: "District Officer (DO) Sohel Rana"
        told = {
            self.words[entity.first - 2].text
            for entity in every
            if office_before_initials(self.words, entity.first, sources) is not None
        }
        spelled = initials_of_offices(self.words, every, self.text, sources)
        self.office_initials = frozenset(told | spelled)
        self.entities = tuple(e for e in every if e.last - e.first > 1 or self.words[e.first].text not in spelled)
        for entity in self.entities:
            for number in range(entity.first, entity.last):
                self.entity_at[number] = entity
        self._titles = self.data.TITLES.keys() | self.data.HONORIFICS.keys()
        self.paragraph = [document.paragraph_at(word.start) for word in self.words]
        self.quoted = self._paint([(q.inner_start, q.inner_end) for q in document.quotations if not _is_short(self, q)])
        self.said_in = self._innermost([list(a.content) for a in document.attributions])
        self.source_of = self._innermost([[a.source] if a.source else [] for a in document.attributions])

    @cached_property
    def lede(self) -> int:
        """The number of the first paragraph that is none of the lines above an article: headline, byline, dateline."""
        first = 0
        while first < len(self.words):
            last = first
            while last < len(self.words) and self.paragraph[last] == self.paragraph[first]:
                last += 1
            ends = (
                self.text[self.words[first].start : self.words[last - 1].end].rstrip("".join(ALL_MARKS))[-1:]
                in SENTENCE_ENDS
            )
            if last - first >= FEWEST_IN_LEDE and ends:
                return self.paragraph[first]
            first = last
        return self.paragraph[0] if self.paragraph else 0

    def _paint(self, spans: list[tuple[int, int]]) -> list[bool]:
        """Return for every word whether it lies in one of the spans."""
        inside = [False] * len(self.words)
        for start, end in spans:
            for number in self.document.words_in(start, end):
                inside[number] = True
        return inside

    def _innermost(self, spans: list[list[Span]]) -> list[int]:
        """Return for every word the number of the shortest list of spans that holds it, -1 for none."""
        holder = [-1] * len(self.words)
        for number in sorted(range(len(spans)), key=lambda k: -sum(s.end - s.start for s in spans[k])):
            for span in spans[number]:
                for at in self.document.words_of(span):
                    holder[at] = number
        return holder

    def lemma(self, number: int) -> str:
        """Return the word's lemma in lower case; for proper names the word itself."""
        word = self.words[number]
        return (word.lemma or word.text).lower().rstrip(".")

    def age(self, number: int) -> str | None:
        """Return the age that is all a word says of somebody: "31" of "the 31-year-old"."""
        years, _, old = self.data.AGED.partition("-")
        parts = "".join(self.lower[max(0, number - 4) : number + 1]).split("-")
        said = len(parts) >= 3 and parts[-2:] == [years, old] and self.lower[number].endswith(old)
        digits = re.search(r"\d+$", parts[-3]) if said else None
        return digits[0] if digits and self.words[number].relation not in ("amod", "compound", "nmod:desc") else None

    def noun(self, number: int) -> str:
        """Return what to look a noun up by: its lemma, of a hyphenated one that is not listed the last part."""
        if self.age(number) is not None:
            return str(self.data.AGED)
        lemma = self.lemma(number)
        if not self._listed(lemma) and self._listed(self.lower[number]):
            lemma = self.lower[number]  # the tagger's lemma is wrong
        if not self._listed(lemma) and self._listed(shorter := self.lower[number].removesuffix("es")):
            lemma = shorter  # "coaches", as if of "coache"
        if self.words[number].upos == "PROPN" and lemma.endswith("s") and self._listed(lemma[:-1]):
            lemma = lemma[:-1]
        if "-" in lemma and not self._listed(lemma):
            return lemma.rsplit("-", 1)[1]
        joined = [self.lower[k] for k in range(number - 3, number)] if number > 3 else []
        if joined[::2] == ["-", "-"] and joined[1] in self.data.BETWEEN_HYPHENS:
            return self.lemma(number - 4)  # "officer-in-charge"
        return lemma

    def _listed(self, lemma: str) -> bool:
        data = self.data
        return any(lemma in nouns for nouns in (data.PERSON_NOUNS, data.ORGANIZATION_NOUNS, data.DOCUMENT_NOUNS))

    def is_plural(self, number: int) -> bool:
        """Is the word plural?"""
        word = self.words[number]
        value, lower = word.feature("Number"), self.lower[number]
        if value == "Plur" and lower in self.data.PERSON_NOUNS and self._is_one(number):
            return False
        if value == "Plur" or (word.upos == "NOUN" and lower == f"{self.lemma(number)}s"):
            return True
        if word.upos == "NOUN" and self._is_counted(number) and self.age(number) is None:
            return True
        if word.upos == "PROPN" and lower.endswith("s") and lower[:-1] in self.data.PERSON_NOUNS:
            return True  # the capital of a sentence's first word
        if value is not None and value != "Ptan":
            return False
        return word.upos in ("NOUN", "PROPN") and lower != self.lemma(number) and lower.endswith("s")

    def _is_counted(self, number: int) -> bool:
        """Does a number of more than one stand with the word ("three people")?"""
        return any(
            self.words[child].relation == "nummod"
            and self.words[child].feature("NumType") == "Card"
            and self.lower[child] not in self.data.ONE
            for child in self.children[number]
        )

    def _is_one(self, number: int) -> bool:
        """Does "a" or "an" stand with the word?"""
        return any(self.lower[child] in self.data.SINGULAR_ARTICLES for child in self.children[number])

    def is_subject(self, number: int) -> bool:
        """Does the noun phrase of this word stand as a subject?"""
        return self.words[self.top(number)].relation.startswith("nsubj")

    def top(self, number: int) -> int:
        """Return the head of the whole name or apposition that the word belongs to."""
        for _ in range(6):
            word = self.words[number]
            if word.head >= 0 and word.relation in ("flat", "appos", "nmod:desc", "compound", "fixed"):
                number = word.head
            else:
                break
        return number

    def child(self, number: int, *relations: str) -> int | None:
        """Return the first dependent in one of the relations, None if there is none."""
        for child in self.children[number]:
            if self.words[child].relation in relations:
                return child
        return None

    def dependents(self, number: int, *relations: str) -> Iterator[int]:
        """Yield the dependents in one of the relations."""
        return (child for child in self.children[number] if self.words[child].relation in relations)

    def is_of_preposition(self, entity: Entity) -> bool:
        """Does a preposition stand before a name or its titles, whatever the parse says ("for | Governor Dahl |")?

        But "Minister | of Health | Otto Brix".
        """
        if self.is_of_governed_trade(entity) or self.is_of_titled(entity):
            return True
        first = entity.first
        while first > 0 and self._is_of_title(first - 1, first, entity):
            first -= 1
        return first > 0 and self.words[first - 1].upos == "ADP"

    def is_of_governed_trade(self, entity: Entity) -> bool:
        """Does a preposition govern what somebody is, before his name ("the nephew | of the author | Ida Voll")?"""
        trade = entity.first - 1
        plain = trade >= 0 and self.words[trade].upos == "NOUN" and not self.is_plural(trade)
        if not plain or not nouns.is_person(self.noun(trade), self.data):
            return False
        if self.words[entity.first].head == trade:
            return False  # "according to spokesman | Otto Brix |": that is he
        cases = (k for one in (trade, *range(entity.first, entity.last)) for k in self.dependents(one, "case"))
        return any(k < trade and self.words[k].upos == "ADP" for k in cases)

    def _is_of_title(self, number: int, first: int, entity: Entity) -> bool:
        """Is it part of the titles before a name, as those from `first` on are: "| Health | Minister Ida Voll"?"""
        head = self.words[number].head
        beside = first < entity.first and head == self.words[entity.first].head  # "| Attorney | General Ida Voll"
        if head == entity.first or beside:
            return self._is_title(number)
        return first <= head < entity.first and self._is_capital(number)

    def is_of_titled(self, entity: Entity) -> bool:
        """Does a common noun's preposition stand before an office in capitals and the name of who holds it?

        "a spokesman | for Trade and Industry Minister | Ida Voll", whatever the parse makes of its parts.
        """
        at = entity.first - 1
        if at < 2 or not self._is_title(at) or self.lower[at].rstrip(".") in self.data.HONORIFICS:
            return False
        while at > 1 and (self.words[at].text[:1].isupper() or self._joins_capitals(at)):
            other = self.entity_at[at]
            if other is not None and other.type == "Person":
                return False  # "a study by Otto Brix | and Professor Ida Voll |"
            at -= 1
        return self.words[at].upos == "ADP" and self.words[at - 1].text.islower()

    def _joins_capitals(self, number: int) -> bool:
        beside = self.words[number - 1].text, self.words[number + 1].text
        return self.words[number].upos == "CCONJ" and all(text[:1].isupper() for text in beside)

    def _is_title(self, number: int) -> bool:
        """Is it a title or an office, spelt with a capital?"""
        lower = self.lower[number].rstrip(".")
        known = (
            lower in self.data.TITLES or lower in self.data.HONORIFICS or nouns.is_person(self.noun(number), self.data)
        )
        return known and self._is_capital(number)

    def _is_capital(self, number: int) -> bool:
        return self.words[number].upos in TITLE_TAGS and self.words[number].text[:1].isupper()

    def behind_titles(self, number: int) -> int:
        """Return the first word from this one on that is no title ("| Prof. | Ida Voll")."""
        while number < len(self.words) and self.lower[number].rstrip(".") in self._titles:
            number += 1
        return number

    def case_of(self, number: int) -> str:
        """Return the preposition that governs a noun, lower case; "" if there is none."""
        found = [self.lower[c] for c in self.children[number] if self.words[c].relation == "case"]
        return found[0] if found else ""

    def _joins(self, number: int) -> bool:
        """Is it a mark without space around it ("19-year-old")?"""
        if not 0 < number < len(self.words) - 1:
            return False
        before, word, after = self.words[number - 1 : number + 2]
        return before.end == word.start and word.end == after.start

    def _is_time(self, number: int) -> bool:
        """Is it when something was done, hung on who did it: "the emir | on Monday | received"?"""
        entity = self.entity_at[number]
        dated = entity is not None and entity.type == "Date" and self.words[number].relation.startswith("nmod")
        return dated and self.case_of(number) in self.data.DAY_CASES

    def _is_own_paper(self, number: int) -> bool:
        """Is it where somebody says so, hung on who says it: "the council | in its latest report | said"?"""
        own = any(self.lower[c] in self.data.POSSESSIVES for c in self.dependents(number, "nmod:poss"))
        return (
            own and self.case_of(number) in self.data.FOUND_IN_PAPERS and self.noun(number) in self.data.DOCUMENT_NOUNS
        )

    def _tells_who_saw_it(self, number: int) -> bool:
        """Does it tell who has a paper, or cites somebody: "an affidavit | obtained by Tarn TV |"?"""
        if not self.words[number].relation.startswith("acl") or self.lemma(number) not in self.data.SEEN_BY:
            return False
        return any(self.case_of(c) in self.data.AGENT_CASES for c in self.dependents(number, "obl", "obl:agent"))

    def phrase(self, head: int, low: int = 0, high: int | None = None) -> range:
        """Return the words of the noun phrase around `head`, from its determiner to its last plain modifier.

        Relative clauses, appositions and what is joined by "and" are left out; `low` and `high` bound the search.
        """
        high = len(self.words) if high is None else high
        keep = {head}
        queue = [head]
        while queue:
            at = queue.pop()
            for child in self.children[at]:
                relation = self.words[child].relation
                if child in keep or not low <= child < high:
                    continue
                inner = at != head and relation in ("conj", "cc")  # "the ministries of health and education"
                hyphen = relation == "punct" and self.words[child].text in "-–/'’"
                hyphen = hyphen and (abs(child - at) <= 2 or self._joins(child))
                if relation in CUT_RELATIONS and not inner and not hyphen:
                    continue
                if at == head and child < head and relation not in LEFT_RELATIONS:
                    continue
                if at == head and relation in ("cop", "nsubj", "advmod", "mark", "advcl") and child > head:
                    continue
                if at == head and relation == "case" and child < head:
                    continue
                if child > at and (self._is_time(child) or self._is_own_paper(child) or self._tells_who_saw_it(child)):
                    continue
                keep.add(child)
                queue.append(child)
        first = last = head
        while first - 1 in keep:
            first -= 1
        while last + 1 in keep:
            last += 1
        if self.lower[last] in self.data.POSSESSIVE_MARKS and last > head:
            last -= 1
        return range(first, last + 1)

    def slice(self, words: range) -> str:
        """Return the text of the words in one line."""
        if not words:
            return ""
        return " ".join(self.text[self.words[words[0]].start : self.words[words[-1]].end].split())

    def span(self, words: range) -> Span:
        """Return where the words stand."""
        return self.document.span(words)


def _is_short(index: Index, quotation: Any) -> bool:
    """Is this a quoted word or two (a nickname, a scare quote), that says nothing about who speaks?"""
    return len(index.text[quotation.inner_start : quotation.inner_end].split()) < 3
