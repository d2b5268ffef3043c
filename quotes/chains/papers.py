"""Papers that speak for somebody: a letter that is quoted on, a statement of two sides, a study and its authors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from quotes import clause, stance
from quotes.chains.turns import SETS, Turns, carry
from quotes.speakers.book import key_of
from quotes.types import Link

# attributions to both sides, without the first, that show that a paper is theirs
BOTH_SIDES = 3
# what a report says is among so many attributions before those of its authors
WORKS = 10


class Papers(Turns):
    """Finds the paper in which words stand that do not name it."""

    def _of_paper(self, index: int) -> list[Link]:
        """Return the letter or post in which somebody has just written, where he is said to write again or to go on.

        "Ito warned in a letter to shareholders that … Ito wrote that …", "said Ito on Facebook. … Ito added"
        """
        last = self._last_of(self.names(index), index)
        if last < 0 or not self._near(last, index) or not (self._writes(index) or self._goes_on_saying(index)):
            return []
        steps = [step for step in self._known.get(last, []) if step.role in SETS]
        at = [self.document.words_in(step.start, step.end) for step in steps if step.start and step.end]
        media = {clause.medium(self.document, word, self.language) for inside in at for word in inside}
        return carry(steps) if media & {"written", "platform"} else []

    def _addressees(self, index: int) -> list[Link]:
        """Return to whom the paper went that is quoted: "a letter to the crew … the letter says"."""
        source = self.document.attributions[index].source
        papers = any(one.kind == "document" for one in self.resolutions[index].speakers)
        head = self.document.head_of(*source) if papers and source is not None else None
        if head is None:
            return []
        lemma = clause.lower(self.document, head)
        before = [steps for place, steps in self._sent.get(lemma, []) if place < head]
        return carry(before[-1]) if before else []

    @cached_property
    def _sent(self) -> dict[str, list[tuple[int, list[Link]]]]:
        """The papers that are said to go to somebody, by their noun: places and who was told."""
        document = self.document
        found: dict[str, list[tuple[int, list[Link]]]] = {}
        for number, word in enumerate(document.words):
            lemma = clause.lower(document, number)
            if word.upos not in ("NOUN", "PROPN") or lemma not in self.channels.SOURCE_CHANNELS:
                continue
            verbs = [n for n in document.children(number) if document.words[n].relation.startswith("acl")]
            verbs += [word.head] if word.relation in ("obj", "nsubj:pass") else []
            hosts = (n for n in verbs if clause.lower(document, n) in self.channels.HOLDING)
            beside = (n for host in hosts for n in document.children(host) if n > host)
            to = (n for n in beside if clause.case(document, n) in self.channels.AUDIENCE_PREPOSITIONS)
            heard = (n for n in to if self.clauses.listens(n) or clause.lower(document, n) in self.channels.HEARERS)
            steps = [*self.clauses.partners(number), *(self.clauses.link("told", n, place=True) for n in heard)]
            if steps:
                found.setdefault(lemma, []).append((number, steps))
        return found

    def _of_work(self, index: int) -> list[Link]:
        """Return the report or statement that spoke before, where those who put it out say what comes next.

        "A study by the Tarn Institute found that …  The Tarn Institute said …", "12 per cent said …"
        """
        known = [key_of(name) for name in self.names(index)]
        if not known or not self._only_says(index):
            return []
        for before in range(index - 1, max(-1, index - 1 - WORKS), -1):
            papers = [key_of(one.name) for one in self.resolutions[before].speakers if one.kind == "document"]
            theirs = any(_holds(paper, name) for paper in papers for name in known)
            if papers and (theirs or self._is_behind(index, papers)):
                return carry([step for step in self._known.get(before, []) if step.role == "channel"])
        return []

    def _is_behind(self, index: int, papers: Sequence[str]) -> bool:
        """Are those who speak its authors or whom it asked ("the researchers", "12 per cent"), by what they are called?

        "Researchers at the Delft laboratory" wrote something else.
        """
        document, source = self.document, self.document.attributions[index].source
        inside = document.words_of(source)
        commas = (n for n in inside if document.words[n].text == ",")  # "Ito, whose share is 30 per cent"
        called = range(inside.start, next(commas, inside.stop))
        words = {form for n in called for form in (clause.lower(document, n), document.words[n].text.lower())}
        if words & (self.channels.ASKED_IN_SURVEYS | self.language.sources.SHARES):
            return True
        names = {name for n in called if (name := document.entity_at(n)) and name.type in ("Organization", "Location")}
        bodies = [
            key_of(document.text[document.words[one.first].start : document.words[one.last - 1].end]) for one in names
        ]
        own = all(_holds(paper, body) for body in bodies for paper in papers)
        return own and bool(words & self.channels.AUTHORS)

    def _of_joint_paper(self, index: int) -> list[Link]:
        """Return the statement that both sides of a visit put out, for what both of them say.

        "The plan stands in a joint statement that both kingdoms signed.  The two sides stressed …"
        """
        attribution = self.document.attributions[index]
        if (
            self._holds_back(index)
            or index not in self._of_both
            or len(self._of_both) <= BOTH_SIDES
            or stance.act(self.document, attribution, self.language) == "thought"
        ):
            return []
        at = bisect_right(self._joint_papers, attribution.start, key=lambda paper: paper[0]) - 1
        return carry([self._joint_papers[at][1]]) if at >= 0 else []

    @cached_property
    def _of_both(self) -> frozenset[int]:
        """The attributions to more than one, by their names or as "the two sides"."""
        every = ((n, self.names(n)) for n in range(len(self.resolutions)))
        sides = self.channels.SIDES
        return frozenset(n for n, names in every if len(names) > 1 or (names and sides & {*names[0].lower().split()}))

    @cached_property
    def _joint_papers(self) -> list[tuple[int, Link]]:
        """The (place, step) of papers that are said to be by more than one."""
        document = self.document
        found: list[tuple[int, Link]] = []
        for number, word in enumerate(document.words):
            joint = word.text.lower() in self.channels.JOINT and word.head > number
            if joint and clause.medium(document, word.head, self.language) == "written":
                found.extend((word.start, step) for step in self.clauses.channel(word.head))
        return found


def _holds(name: str, part: str) -> bool:
    return f" {part} " in f" {name} "
