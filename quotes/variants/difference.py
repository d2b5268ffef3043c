"""Two wordings of one utterance, word by word: what is the same, what is missing, what was added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from quotes.text import normal_form

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")

Change = Literal["same", "missing", "added"]


class Piece(NamedTuple):
    """A stretch of words that both wordings have, or only the reference (`missing`), or only the version (`added`).

    `text` is verbatim, with the spaces and marks behind it: of the reference where it is missing, else of
    the version.  `start` and `end` count its characters there, the end exclusive; `reference` is where the
    stretch stands in the reference, an empty place for what was added.
    """

    kind: Change
    text: str
    start: int
    end: int
    reference: tuple[int, int]


class _Words(NamedTuple):
    """The words of a text in their normal form, and where each begins; before the first one nothing is left out."""

    forms: list[str]
    starts: list[int]
    text: str

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words `first` to `last` (exclusive) stand, with what follows each."""
        return self.starts[first], self.starts[last]


def difference(reference: str, version: str) -> list[Piece]:
    """Return how `version` is worded against `reference`, in order; what is missing stands before what replaces it.

    Case, accents and punctuation make no difference.  The texts of the pieces that are not missing add up to
    `version`, those of the words that are not added stand in `reference` in this order.
    """
    ours, theirs = _words(reference), _words(version)
    found: list[Piece] = []
    for change in Indel.opcodes(ours.forms, theirs.forms):
        before = ours.stretch(change.src_start, change.src_end)
        after = theirs.stretch(change.dest_start, change.dest_end)
        if change.tag == "delete":
            gone = Piece("missing", reference[slice(*before)], *before, before)
            replaced = bool(found) and found[-1].kind == "added"
            if replaced:
                found[-1] = found[-1]._replace(reference=(before[1], before[1]))
            found.insert(len(found) - replaced, gone)
        else:
            kind: Change = "same" if change.tag == "equal" else "added"
            found.append(Piece(kind, version[slice(*after)], *after, before))
    if version and not theirs.forms:  # marks alone
        return [*found, Piece("added" if ours.forms else "same", version, 0, len(version), (len(reference),) * 2)]
    return found


def as_text(pieces: Sequence[Piece]) -> str | None:
    """Return a difference as GNU wdiff writes it, "The bridge is [-closed-] {+shut+} now"; None where there is none."""
    if all(piece.kind == "same" for piece in pieces):
        return None
    edges = {"same": ("", ""), "missing": ("[-", "-]"), "added": ("{+", "+}")}
    found = ""
    for piece in pieces:
        before, behind = edges[piece.kind]
        words = piece.text.rstrip()
        found += " " * bool(before and found and not found[-1].isspace())
        found += before + words + behind + (piece.text[len(words) :] or " " * (piece.kind == "missing"))
    return found.strip()


def _words(text: str) -> _Words:
    matches = [match for match in _WORD.finditer(text) if normal_form(match[0])]
    starts = [match.start() for match in matches]
    if starts:
        starts[0] = 0  # a mark in front belongs to the first word
    return _Words([normal_form(match[0]) for match in matches], [*starts, len(text)], text)
