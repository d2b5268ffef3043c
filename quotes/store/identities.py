"""Who people said is who: speakers that they merged, and speakers that they split by article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlite_utils import Database

MERGE, SPLIT = "merge_speakers", "split_speaker"


class _Step(NamedTuple):
    """A merge, or a split of the articles named, as it stands in `corrections`."""

    id: int
    key: str
    becomes: str
    articles: frozenset[str] | None


class Identities:
    """The merges and splits that stand, in the order in which they were made."""

    def __init__(self, steps: Iterable[_Step] = ()) -> None:
        self._steps = list(steps)
        self._merges = {step.key: step.becomes for step in self._steps if step.articles is None}

    def __bool__(self) -> bool:
        return bool(self._steps)

    def __contains__(self, key: str) -> bool:
        """Was a speaker of that key merged or split?"""
        return any(step.key == key for step in self._steps)

    def of(self, key: Any, article_key: str | None, since: int = 0) -> Any:
        """Return whose key an article's `key` is after all; None stays None.

        Splits made before the correction numbered `since` do not count: a person who names a speaker means that one.
        """
        for step in self._steps:
            if step.key == key and (step.articles is None or (article_key in step.articles and step.id > since)):
                key = step.becomes
        seen = set()
        while key in self._merges and key not in seen:  # merges hold whatever their order
            seen.add(key)
            key = self._merges[key]
        return key


def load(database: Database) -> Identities:
    """Return the merges and splits that stand."""
    rows = database.execute(
        "SELECT id, target_key, action, new FROM corrections WHERE action IN (?, ?) AND undone = 0 ORDER BY id",
        [MERGE, SPLIT],
    ).fetchall()
    steps = []
    for number, key, action, new in rows:
        said = json.loads(new)
        steps.append(_Step(number, key, said["key"], frozenset(said["articles"]) if action == SPLIT else None))
    return Identities(steps)


def rename_article(database: Database, before: str, now: str) -> None:
    """Let the splits that name an article name the one that has taken its place."""
    rows = database.execute("SELECT id, new FROM corrections WHERE action = ?", [SPLIT]).fetchall()
    for number, new in rows:
        said = json.loads(new)
        if before in said["articles"] and now != before:
            said["articles"] = sorted({now if key == before else key for key in said["articles"]})
            database.execute(
                "UPDATE corrections SET new = ? WHERE id = ?", [json.dumps(said, ensure_ascii=False), number]
            )
