"""Our own gold: one JSON file an article, every place a verbatim string.

    {"article": "last part of the article's path",
     "agency": "Northwire",
     "attributions": [
      {"content": ["first piece", "second piece"], "source": "he", "cue": {"text": "said", "occurrence": 3},
       "speaker": "Ada Lovelace", "kind": "person", "with": ["a joint speaker"],
       "type": "direct", "act": "speech", "polarity": "asserted",
       "anonymous": true, "reason": "who asked not to be named",
       "links": [{"role": "told", "name": "reporters"}], "optional": true, "note": "for people"}],
     "not_quotes": ["a title"]}

A string that occurs more than once says which occurrence is meant, counted from 1.
Where several answers are right, `speaker`, `kind`, `type`, `act` and `polarity` are
lists (the best first), and names of links are parted by "|".  A `speaker` of null
means that nobody can know, `anonymous` of null that it may be called either (a
bystander without a name).  What is `optional` is neither wanted nor wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.alike import Names
from quotes.errors import InputError


@dataclass(frozen=True)
class GoldQuote:
    """One attribution of a gold file, with its strings located in the text.

    Of `speakers`, `kinds`, `types`, `acts` and `polarities` any one is right; no `speakers` at all means that
    nobody can know.  `joint` are the further speakers; of `facts` (role, acceptable names) each should be a link.
    An `optional` attribution is neither wanted nor wrong.
    """

    content: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    speakers: Names
    kinds: Names
    types: Names
    acts: Names
    polarities: Names
    anonymous: bool | None
    reason: str | None
    facts: tuple[tuple[str, Names], ...]
    optional: bool


@dataclass(frozen=True)
class GoldArticle:
    """One gold file: `article` is the last part of the path of the article that it is about.

    `half` is "held out" where it is kept for testing and nothing may be fitted to it.
    """

    article: str
    attributions: tuple[Mapping[str, Any], ...]
    not_quotes: tuple[Any, ...]
    agency: str | None
    half: str | None = None

    def locate(self, text: str) -> list[GoldQuote]:
        """Return the attributions with their places in `text`; raises InputError where a string is not there."""
        return [_located(row, text, self.article) for row in self.attributions]

    def locate_not_quotes(self, text: str) -> list[tuple[int, int]]:
        """Return the places that are no quotations; raises InputError where a string is not there."""
        return [find(written, text, self.article) for written in self.not_quotes]


def read_gold(gold_dir: str | Path) -> list[GoldArticle]:
    """Return the gold of a folder of JSON files; raises InputError where one is not gold."""
    paths = sorted(Path(gold_dir).glob("*.json"))
    if not paths:
        raise InputError(f"{gold_dir}: no gold here; name a folder of JSON files")
    return [_read_gold_file(path) for path in paths]


def _read_gold_file(path: Path) -> GoldArticle:
    try:
        data = json.loads(path.read_text("utf-8"))
        return GoldArticle(
            data["article"],
            tuple(data["attributions"]),
            tuple(data.get("not_quotes", ())),
            data.get("agency"),
            data.get("half"),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a gold file ({error})") from error


def find(written: str | Mapping[str, Any], text: str, article: str) -> tuple[int, int]:
    """Return where a verbatim string stands: the only place, or the occurrence that is named, counted from 1.

    Raises InputError where it does not occur, or occurs more than once and nothing says which is meant.
    """
    string = written if isinstance(written, str) else written["text"]
    places = [match.start() for match in re.finditer(f"(?={re.escape(string)})", text)]
    if isinstance(written, str) and len(places) > 1:
        raise InputError(f"{article}: gold says {string!r}, which occurs {len(places)} times; say which")
    nth = 1 if isinstance(written, str) else written["occurrence"]
    if not 1 <= nth <= len(places):
        raise InputError(f"{article}: gold says {string!r} (occurrence {nth}), which is not in the text")
    return places[nth - 1], places[nth - 1] + len(string)


def _located(row: Mapping[str, Any], text: str, article: str) -> GoldQuote:
    def place(name: str) -> tuple[int, int] | None:
        return find(row[name], text, article) if row.get(name) is not None else None

    reason = place("reason")
    facts = [(link["role"], tuple(link["name"].split("|"))) for link in row.get("links", ())]
    facts += [("speaker", (name,)) for name in row.get("with", ())]
    return GoldQuote(
        content=tuple(find(piece, text, article) for piece in row["content"]),
        source=place("source"),
        cue=place("cue"),
        speakers=_any_of(row.get("speaker")),
        kinds=_any_of(row["kind"]),
        types=_any_of(row["type"]),
        acts=_any_of(row["act"]),
        polarities=_any_of(row["polarity"]),
        anonymous=row["anonymous"],
        reason=text[slice(*reason)] if reason else None,
        facts=tuple(facts),
        optional=row.get("optional", False),
    )


def _any_of(value: str | list[str] | None) -> Names:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)
