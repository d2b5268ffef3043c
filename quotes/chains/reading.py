"""The chains of one document: speakers, the steps of a clause or of its occasion, those of attributions around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from quotes import clause, stance
from quotes.chains import learned
from quotes.chains.occasions import Occasions
from quotes.chains.stated import Clauses
from quotes.languages import Language
from quotes.speakers import Resolution, label
from quotes.types import Document, Link, Span

# how many attributions may stand inside one another before we stop looking further out
_DEEPEST = 5
# an attribution that holds another one is among so many before and behind it
_NEIGHBOURS = 30


class Reader:
    """Reads the chains of one document."""

    def __init__(self, document: Document, resolutions: Sequence[Resolution], language: Language) -> None:
        self.document, self.resolutions, self.language = document, resolutions, language
        self.clauses = Clauses(document, language)
        self.occasions = Occasions(self.clauses, resolutions)

    @cached_property
    def _learned(self) -> Mapping[int, list[Link]]:
        """The steps that no rule finds, of each attribution."""
        if self.document.ways is None:
            return {}
        rules = [self.by_rules(index) for index in range(len(self.document.attributions))]
        return learned.steps(self.occasions, self.resolutions, rules, self.document.ways.steps)

    def speakers(self, index: int) -> Iterator[Link]:
        """Yield one link a speaker, with the place in the source that names him."""
        source = self.document.attributions[index].source
        for speaker in self.resolutions[index].speakers:
            place = next((m for m in speaker.mentions if source and source.holds((m.start, m.end))), None)
            start, end = (place.start, place.end) if place else source or (None, None)
            yield Link("speaker", speaker.name, speaker, start, end)

    def steps(self, index: int) -> list[Link]:
        """Return the steps of one attribution: its own, carried over, of those around it, those that are learned."""
        learned = (step for step in self._learned.get(index, ()) if not self._is_overheard(step, index))
        found = [*self.by_rules(index), *(self._in_person(step, index) for step in learned)]
        return [self.occasions.by_name(step) for step in found if not self.occasions.has_seen_it(step)]

    def by_rules(self, index: int, depth: int = 0) -> list[Link]:
        """Return the steps of one attribution that the rules find."""
        own = [
            self._in_person(step, index) for step in self.occasions.steps(index) if not self._is_overheard(step, index)
        ]
        return [*own, *self._outer(index, depth)]

    def _is_overheard(self, step: Link, index: int) -> bool:
        """Is it carried on from what somebody else was quoted with, who calls himself "me" there?"""
        first_person = self.language.sources.PRONOUNS.get(step.name.lower(), (3,))[0] == 1
        if not first_person or not step.carried or step.start is None or self._holder(index) is not None:
            return False
        near = self.document.attributions[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
        return any(piece.start <= step.start < piece.end for one in near for piece in one.content)

    def _in_person(self, step: Link, index: int) -> Link:
        """Return the step with the name of the one who says "me" in his own words: "“Dimo told | me |,” Brix said"."""
        if step.role != "told" or self.language.sources.PRONOUNS.get(step.name.lower(), ())[:2] != (1, "sing"):
            return step  # "told us": him and others
        outer = self._holder(index)
        speakers = self.resolutions[outer].speakers if outer is not None else ()
        return replace(step, name=speakers[0].name, speaker=speakers[0]) if len(speakers) == 1 else step

    def _outer(self, index: int, depth: int) -> list[Link]:
        """Return the links that those add in whose reported words this attribution stands."""
        if depth >= _DEEPEST:
            return []
        outer = self._holder(index)
        if outer is None:
            return self._governing(index)
        document = self.document
        if stance.act(document, document.attributions[outer], self.language) == "thought":
            return self._outer(outer, depth + 1)
        if label(document, outer) and (label(document, index) or not self.resolutions[outer].speakers):
            return []  # one turn of an interview passes on no other, and who asks is not told
        same = self.occasions.names(index) == self.occasions.names(outer)
        found = []
        if not same:
            source = document.attributions[outer].source
            for step in self.speakers(outer):
                found.append(Link("cited_by", step.name, step.speaker, step.start, step.end))
            if not found and source is not None and self._can_cite(source):
                head = document.head_of(*source)
                assert head is not None
                found.append(self.clauses.link("cited_by", head))
        return [*found, *self.by_rules(outer, depth + 1)]

    def _holder(self, index: int) -> int | None:
        """Return the innermost attribution in whose content this one's cue (and source) stand."""
        inner = self.document.attributions[index]
        anchor = inner.cue or inner.source
        if anchor is None:
            return None
        best = None
        for number in range(max(0, index - _NEIGHBOURS), min(len(self.document.attributions), index + _NEIGHBOURS)):
            other = self.document.attributions[number]
            alone = other.cue is None and other.type == "indirect"  # without marks or a cue nobody holds it
            if number == index or alone or not any(piece.holds(anchor) for piece in other.content):
                continue
            if inner.source is not None and not any(
                piece.start <= inner.source.start < piece.end for piece in other.content
            ):
                continue
            size = sum(piece.end - piece.start for piece in other.content)
            if best is None or size < best[0]:
                best = (size, number)
        return best[1] if best else None

    def _governing(self, index: int) -> list[Link]:
        """Return the relayer that syntax alone shows: "State media reported that the minister said …"."""
        document, words = self.document, self.document.words
        attribution = document.attributions[index]
        key = clause.reporting_word(document, attribution, self.language)
        if key is None or attribution.source is None or words[key].head < 0:
            return []
        verb = words[key].head
        if words[key].relation != "ccomp":
            # "The ship sank, the minister said, Reuters reported."
            asides = [n for n in document.children(key) if words[n].relation == "parataxis" and n > key]
            verb = asides[0] if asides and words[key].relation == "root" else -1
        known = clause.entry(document, verb, self.language) if verb >= 0 else None
        if known is None or known.act == "thought" or known.polarity != "asserted" or words[verb].upos != "VERB":
            return []
        at = next((n for n in document.children(verb) if words[n].relation == "nsubj"), None)
        if at is None or clause.in_content(document, attribution, at) or attribution.source.holds(words[at].span):
            return []
        outer = next(
            (n for n, o in enumerate(document.attributions) if o.source and o.source.holds(words[at].span)), None
        )
        if outer is not None and self.resolutions[outer].speakers:
            if self.occasions.names(outer) == self.occasions.names(index):
                return []
            return [Link("cited_by", s.name, s.speaker, s.start, s.end) for s in self.speakers(outer)]
        return [self.clauses.link("cited_by", at)] if self.clauses.listens(at) and words[at].upos != "PRON" else []

    def _can_cite(self, source: Span) -> bool:
        head = self.document.head_of(*source)
        word = self.document.words[head] if head is not None else None
        # "| Rep. | Park", where the parse hangs the name on the stop
        return word is not None and word.upos in ("NOUN", "PROPN") and any(map(str.isalnum, word.text))
