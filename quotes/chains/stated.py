"""What the clause of a cue says of the way its words went: who was told, by which channel, who passed them on."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import clause
from quotes.chains.channels import Channels
from quotes.chains.relayed import Relayed
from quotes.chains.told import Told
from quotes.types import Attribution, Link, Span, Speaker


class Clauses(Told, Channels, Relayed):
    """Reads the steps of a chain from the clauses of one document."""

    def steps(self, attribution: Attribution, speakers: Sequence[Speaker] = ()) -> list[Link]:
        """Return what the attribution's own clause says; `speakers` are those that it was resolved to."""
        key = clause.reporting_word(self.document, attribution, self.language)
        return [] if key is None else self.steps_at(attribution, key, speakers)

    def steps_at(self, attribution: Attribution, key: int, speakers: Sequence[Speaker] = ()) -> list[Link]:
        """Return what the clause of the word `key` says of the way of the words."""
        told = [step for step in self._told(attribution, key) if not names_one_of(step, speakers)]
        heard = {(step.start, step.end) for step in told}  # "in an interview published by El Faro"
        relayers = (step for step in self._relayers(attribution, key) if (step.start, step.end) not in heard)
        return [
            *self._channels(attribution, speakers, key),
            *told,
            *(step for step in relayers if not _is_one_of(step, speakers)),
            *self._cited_in_source(attribution),
        ]


def _is_one_of(step: Link, speakers: Sequence[Speaker]) -> bool:
    """Is the step's nominal a mention of a speaker: who says it passes nothing on?"""
    if step.start is None or step.end is None:
        return False
    return any(Span(step.start, step.end).meets(Span(m.start, m.end)) for one in speakers for m in one.mentions)


def names_one_of(step: Link, speakers: Sequence[Speaker]) -> bool:
    """Does the step's nominal name a speaker: nobody tells himself ("in an interview with | Falk |, Falk said")?"""
    if step.start is None or step.end is None:
        return False
    here = Span(step.start, step.end)
    same = (m for one in speakers for m in one.mentions if one.name == step.name)
    return any(Span(m.start, m.end).holds(here) for m in same) or any(
        here.holds((m.start, m.end)) for one in speakers for m in one.mentions
    )
