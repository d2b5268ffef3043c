"""The same utterance across articles: the table `variants`, made by `quotes.variants` and kept in step.

What changes is noted (`ungrouped_quotes`) by whoever changes it, so that a run that is cut off loses nothing.
`regroup` then works out anew the groups near it: those that the changed quotes are in, and those that they
have come to belong to.  What comes out is the same as over everything at once (`quotes.variants.group`), since a
quote is tied to its candidates only, and a change that moves other quotes' candidates notes those quotes too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import numpy as np
from sqlite_utils import Database

from quotes.store import copies, fingerprints
from quotes.store.surface import these
from quotes.variants import candidates, grouping, pieces
from quotes.variants.difference import as_text, difference
from quotes.variants.forms import Form, scheme
from quotes.variants.grouping import Edge
from quotes.variants.judging import FARTHEST_DAYS, Unit
from quotes.variants.records import NOTHING, Variant, VariantQuote

_STATE = "variants"
# so many changed quotes, and this share of all, and grouping everything anew at once is quicker
MANY, MUCH = 100, 0.07
# characters of an article's opening that tell what it is about
OPENING = 400

_THESE = "IN (SELECT value FROM json_each(?))"


def note(database: Database, quotes: Iterable[int]) -> None:
    """Note that quotes are new, or that their words, speakers or dates are others than before."""
    database.execute("INSERT OR IGNORE INTO ungrouped_quotes (id) SELECT value FROM json_each(?)", [these(quotes)])


def note_speakers(database: Database, speakers: Iterable[int]) -> None:
    """Note that speakers have another name, or are others than before."""
    database.execute(
        f"INSERT OR IGNORE INTO ungrouped_quotes (id) SELECT id FROM quotes WHERE speaker_id {_THESE}",
        [these(speakers)],
    )


def is_stale(database: Database) -> bool:
    """Has anything changed since the groups were made?"""
    waiting = "SELECT 1 FROM ungrouped_quotes UNION ALL SELECT 1 FROM uncompared_articles LIMIT 1"
    return _scheme(database) != scheme() or database.execute(waiting).fetchone() is not None


def dissolve(database: Database, quotes: Iterable[int]) -> None:
    """Take quotes, which are about to go, out of their groups; `regroup` works out anew what is left of these."""
    ids = these(quotes)
    rows = database.execute(
        f"SELECT id, text, form FROM quotes WHERE id {_THESE} AND form IS NOT NULL", [ids]
    ).fetchall()
    _note_groups_of(database, ids)
    database.execute(f"UPDATE quotes SET form = NULL WHERE id {_THESE}", [ids])
    _forget(database, {number: text for _, text, number in rows})
    groups = database.execute(f"SELECT DISTINCT variant_id FROM quotes WHERE id {_THESE}", [ids]).fetchall()
    _remove(database, [row[0] for row in groups if row[0] is not None])
    database.execute(f"DELETE FROM ungrouped_quotes WHERE id {_THESE}", [ids])


Say = Callable[[str], None]


def silent(line: str) -> None:
    """Say nothing."""


def regroup(database: Database, *, whole: bool = False, say: Say = silent) -> None:
    """Bring the groups in step with what was noted, or make all of them anew. One that stays keeps its row.

    `say` is told what is being done, as long work goes on.
    """
    whole = whole or _scheme(database) != scheme()
    if whole:
        say("comparing the articles")
        copies.note_all(database)
    moved = copies.compare(database)
    rows = database.execute(f"SELECT id FROM quotes WHERE article_id {_THESE} AND variant_id NOT NULL", [these(moved)])
    note(database, [row[0] for row in rows.fetchall()])
    waiting = int(database.execute("SELECT count(*) FROM ungrouped_quotes").fetchone()[0])
    everything = int(database.execute("SELECT ifnull(max(id), 0) FROM quotes").fetchone()[0])  # or a bit less
    if whole or waiting > max(MANY, MUCH * everything):
        _regroup_all(database, say)
    else:
        _regroup_near(database)
    database.execute("DELETE FROM ungrouped_quotes")
    database.execute(
        "INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [_STATE, scheme()],
    )


def _scheme(database: Database) -> str | None:
    row = database.execute("SELECT value FROM state WHERE name = ?", [_STATE]).fetchone()
    return row[0] if row else None


# everything at once


def _regroup_all(database: Database, say: Say) -> None:
    quotes = _Quotes(database)
    found = _group_all(database, quotes, say)
    say(f"writing down {len(found):,} utterances")
    before = [row[0] for row in database.execute("SELECT id FROM variants").fetchall()]
    _write(database, found, quotes, quotes.held, before)


def _group_all(database: Database, quotes: _Quotes, say: Say) -> list[Variant]:
    """Return the groups of all quotes, and make the index anew."""
    say("reading the quotes")
    units = grouping.units_of(quotes.read("1", []))
    say(f"looking for what is alike among {len(quotes.ids):,} quotes")
    entries = np.unique(grouping.entries_of(units))
    fingerprints.renew(database, entries)
    database.execute("UPDATE quotes SET form = NULL WHERE form NOT NULL")
    forms = (
        (number, quotes.ids[quote.key]) for number, some in units.items() for unit in some for quote in unit.quotes
    )
    database.conn.executemany("UPDATE quotes SET form = ? WHERE id = ?", forms)
    pairs = candidates.pairs(entries)
    say("judging pairs of quotes")
    return grouping.group_units(units, grouping.edges_of(units, pairs))


# near what changed


def _regroup_near(database: Database) -> None:
    quotes = _Quotes(database)
    near = _Near(database, quotes)
    found = grouping.group_units(near.units, near.edges)
    _write(database, found, quotes, near.held, sorted(near.groups()))


class _Near:
    """The units that changes may have moved to other groups, and all that is tied to them: nothing leads out."""

    def __init__(self, database: Database, quotes: _Quotes) -> None:
        self.database = database
        self.quotes = quotes
        self.units: dict[int, list[Unit]] = {}
        self.edges: list[Edge] = []
        # the quotes of the units and those that were noted, with their groups until now
        self.held: dict[int, int | None] = {}
        self._read: dict[int, list[Unit]] = {}
        waiting = self._take_up()
        while waiting:
            for number in sorted(waiting):
                waiting |= self._reach(number)
            waiting |= self._held_together()
            waiting -= self.units.keys()

    def _take_up(self) -> set[int]:
        """Bring the index in step with the noted quotes; return the wordings to start from."""
        noted = self.quotes.texts()
        moved: set[int] = set()
        new: dict[int, str] = {}
        for quote, (text, before) in noted.items():
            form = Form(text)
            number = candidates.number(form) if form.normal else None
            if number != before:  # None before: it is new
                self.database.execute("UPDATE quotes SET form = ? WHERE id = ?", [number, quote])
            if number is not None:
                new[number] = text
        for number, text in new.items():
            moved |= fingerprints.learn(self.database, number, candidates.keys(Form(text)))
        gone = self.database.execute(
            "SELECT id, text, form FROM quotes WHERE id IN (SELECT id FROM ungrouped_quotes) "
            "AND form NOT NULL AND id NOT IN (SELECT id FROM attributed_quotes)"
        ).fetchall()
        for quote, _, _ in gone:
            self.database.execute("UPDATE quotes SET form = NULL WHERE id = ?", [quote])
        moved |= _forget(self.database, {number: text for _, text, number in gone}, noting=False)
        _note_groups_of(self.database, these([*noted, *(quote for quote, _, _ in gone)]))
        again = self.quotes.texts()
        held = "SELECT id, variant_id FROM quotes WHERE id IN (SELECT id FROM ungrouped_quotes)"
        self.held.update(self.database.execute(held).fetchall())
        return moved | {number for _, number in again.values() if number is not None}

    def _reach(self, number: int) -> set[int]:
        """Add a wording, and what ties it to others; return those that are to be added too."""
        if number in self.units:
            return set()
        ours = self._of(number)
        self.units[number] = ours
        for unit in ours:
            for quote in unit.quotes:
                at = self.quotes.ids[quote.key]
                self.held[at] = self.quotes.held[at]
        self.edges += grouping.edges_between(ours, ours)
        reached = set()
        near = fingerprints.near(self.database, number, grouping.keys_of(ours)) | self._of_same_speakers(ours)
        for other in sorted(near - {number}):
            # two wordings are judged in one order only, since of many units only some are compared
            edges = list(grouping.edges_between(*(self._of(one) for one in sorted((number, other)))))
            if edges:
                reached.add(other)
                if other not in self.units:  # else it has been judged from there
                    self.edges += edges
        return reached

    def _of_same_speakers(self, ours: list[Unit]) -> set[int]:
        """Return the wordings of which one of these may be a short piece, or the other way round."""
        found: set[int] = set()
        for unit in ours:
            for saying in pieces.sayings(unit):
                if pieces.is_piece(unit):
                    found.update(number for number, _ in self._said(saying, least=0))
                for number, text in self._said(saying, least=candidates.SHORT):
                    others = self._of(number) if pieces.is_short(Form(text)) else ()
                    if any(pieces.is_piece(one) and pieces.near(one, saying) for one in others):
                        found.add(number)
        return found

    def _said(self, saying: pieces.Saying, least: int) -> list[tuple[int, str]]:
        """Return the wordings, their numbers `least` or more, of a speaker at about a time, each with a text of it."""
        speaker, day = saying
        first, last = max(1, day - FARTHEST_DAYS), min(date.max.toordinal(), day + FARTHEST_DAYS + 1)
        rows = self.database.execute(
            "SELECT form, min(printed.text) FROM speakers CROSS JOIN attributed_quotes AS printed "
            "ON printed.speaker_id = speakers.id CROSS JOIN quotes ON quotes.id = printed.id "
            "WHERE name = ? AND newest >= ? AND newest < ? AND form >= ? GROUP BY form",
            [speaker, date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat(), least],
        )
        return [(number, text) for number, text in rows.fetchall()]

    def _held_together(self) -> set[int]:
        """Return the wordings that were grouped with any that was reached."""
        rows = self.database.execute(
            f"SELECT DISTINCT form FROM quotes WHERE variant_id {_THESE} AND +form NOT NULL", [these(self.groups())]
        )
        return {row[0] for row in rows.fetchall()}

    def groups(self) -> set[int]:
        """Return the groups that these quotes were in until now."""
        return {number for number in self.held.values() if number is not None}

    def _of(self, number: int) -> list[Unit]:
        if number not in self._read:
            found = grouping.units_of(
                self.quotes.read("attributed_quotes.id IN (SELECT id FROM quotes WHERE form = ?)", [number])
            )
            self._read[number] = found.get(number, [])
        return self._read[number]


def _note_groups_of(database: Database, ids: str) -> None:
    """Note the quotes that are in one group with any of these."""
    database.execute(
        "INSERT OR IGNORE INTO ungrouped_quotes (id) SELECT id FROM quotes WHERE variant_id IN "
        f"(SELECT variant_id FROM quotes WHERE variant_id NOT NULL AND id {_THESE})",
        [ids],
    )


def _forget(database: Database, wordings: dict[int, str], *, noting: bool = True) -> set[int]:
    """Drop wordings that no quote has any more from the index; note the quotes whose candidates that changes."""
    moved: set[int] = set()
    for number, text in wordings.items():
        if not database.execute("SELECT 1 FROM quotes WHERE form = ? LIMIT 1", [number]).fetchone():
            moved |= fingerprints.forget(database, number, candidates.keys(Form(text)))
    if noting and moved:
        rows = database.execute(f"SELECT id FROM quotes WHERE form {_THESE}", [these(moved)])
        note(database, [row[0] for row in rows.fetchall()])
    return moved


# rows → records, records → rows


class _Quotes:
    """Quotes as grouping wants them, with the numbers of their rows, articles and present groups."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.ids: dict[str, int] = {}
        self.articles: dict[str, int] = {}
        self.held: dict[int, int | None] = {}
        self._events: dict[int, frozenset[str]] = {}
        self._strings: dict[Any, Any] = {}
        self._carriers: dict[str, frozenset[str]] = {}

    def read(self, where: str, values: list[Any]) -> Iterator[VariantQuote]:
        """Yield the quotes of `attributed_quotes` that fulfil a condition."""
        rows = self.database.conn.execute(
            "SELECT attributed_quotes.id, attributed_quotes.key, attributed_quotes.text, article_id, "
            "attributed_quotes.variant_id, lower(carrier), anonymous = 1, attributed_quotes.type, speaker, "
            "attributed_quotes.published, attributed_quotes.publisher, articles.key, kind FROM attributed_quotes "
            f"CROSS JOIN articles ON articles.id = article_id WHERE {where}",
            values,
        )
        for id_, key, text, number, held, via, anonymous, *shared in rows:
            # one string for all that say the same: a million quotes have few outlets, days and speakers
            type_, speaker, published, publisher, article, kind = (
                value and self._strings.setdefault(value, value) for value in shared
            )
            self.ids[key], self.articles[article], self.held[id_] = id_, number, held
            yield VariantQuote(
                key, text, type_, speaker, published, publisher, article, bool(anonymous), kind, self._event(number),
                self._carriers.setdefault(via, frozenset((via,))) if via else NOTHING,
            )  # fmt: skip

    def texts(self) -> dict[int, tuple[str, int | None]]:
        """Return text and wording's number of the noted quotes that are read."""
        rows = self.database.execute(
            "SELECT id, text, form FROM quotes WHERE id IN (SELECT id FROM ungrouped_quotes) "
            "AND id IN (SELECT id FROM attributed_quotes)"
        )
        return {id_: (text, form) for id_, text, form in rows.fetchall()}

    def _event(self, article: int) -> frozenset[str]:
        if article not in self._events:
            row = self.database.conn.execute(
                "SELECT ifnull(title, ''), substr(text, 1, ?) FROM articles WHERE id = ?", [OPENING, article]
            ).fetchone()
            event = grouping.event_of(*row)
            self._events[article] = self._strings.setdefault(event, event)
        return self._events[article]


def _write(
    database: Database, found: list[Variant], quotes: _Quotes, held: Iterable[int], before: Iterable[int]
) -> None:
    """Write groups in place of those before, for the quotes `held`, touching only rows that change."""
    keys = {variant.key for variant in found}
    known = {
        key: number
        for one in before
        for number, key in database.execute("SELECT id, key FROM variants WHERE id = ?", [one]).fetchall()
    }
    _remove(database, [number for key, number in known.items() if key not in keys])
    origins = _origins(database, found, quotes)
    members: dict[int, tuple[int, str, str | None]] = {}
    for variant in found:
        number = _write_one(database, variant, quotes, origins)
        texts = {member.quote.text for member in variant.members}
        differences = {text: as_text(difference(variant.text, text)) for text in texts}
        for member in variant.members:
            quote = member.quote
            members[quotes.ids[quote.key]] = (number, member.relation, differences[quote.text])
    ids = these(held)
    rows = database.execute(
        f"SELECT id, variant_id, relation, difference FROM quotes WHERE id {_THESE}", [ids]
    ).fetchall()
    nothing = (None, None, None)
    changed = [
        (*members.get(number, nothing), number) for number, *now in rows if tuple(now) != members.get(number, nothing)
    ]
    # the database's own executemany: sqlite-utils has none that keeps a transaction open
    database.conn.executemany("UPDATE quotes SET variant_id = ?, relation = ?, difference = ? WHERE id = ?", changed)
    database.conn.executemany(
        "UPDATE attributed_quotes SET variant_id = ? WHERE id = ?", [(number, quote) for number, _, _, quote in changed]
    )


def _origins(database: Database, found: list[Variant], quotes: _Quotes) -> dict[int, int]:
    if not database.execute("SELECT 1 FROM article_copies LIMIT 1").fetchone():
        return {}
    articles = {quotes.articles[member.quote.article_key] for variant in found for member in variant.members}
    return copies.origins(database, articles)


def _write_one(database: Database, variant: Variant, quotes: _Quotes, origins: dict[int, int]) -> int:
    """Write a group's row, if it changed, and return its id."""
    same_origin: dict[str, int] = defaultdict(int)
    for member in variant.members:
        article = quotes.articles[member.quote.article_key]
        same_origin[member.quote.article_key] = origins.get(article, article)
    row = {
        "key": variant.key,
        "text": variant.text,
        "first_article_id": quotes.articles[variant.first.article_key],
        "quote_count": len(variant.members),
        "publisher_count": variant.publisher_count,
        "wording": variant.wording,
        "conflict": int(variant.conflict),
        "origin_count": variant.origin_count(same_origin),
        "first_quote_key": variant.first.key,
        "fullest_quote_key": variant.reference.key,
        "altered": int(variant.altered),
    }
    names, places = ", ".join(row), ", ".join("?" for _ in row)
    known = database.execute(f"SELECT id, {names} FROM variants WHERE key = ?", [variant.key]).fetchone()
    if known is None:
        cursor = database.execute(f"INSERT INTO variants ({names}) VALUES ({places})", list(row.values()))
        return int(cursor.lastrowid or 0)
    if list(known[1:]) != list(row.values()):
        # the text only if it changed, since that indexes the row again
        changed = [name for name, value in zip(row, known[1:], strict=True) if row[name] != value]
        changes = ", ".join(f"{name} = ?" for name in changed)
        values = [row[name] for name in changed]
        database.execute(f"UPDATE variants SET {changes} WHERE id = ?", [*values, known[0]])
    return int(known[0])


def _remove(database: Database, groups: list[int]) -> None:
    ids = these(groups)
    database.execute(
        f"UPDATE quotes SET variant_id = NULL, relation = NULL, difference = NULL WHERE variant_id {_THESE}", [ids]
    )
    database.execute(f"UPDATE attributed_quotes SET variant_id = NULL WHERE variant_id {_THESE}", [ids])
    database.execute(f"DELETE FROM variants WHERE id {_THESE}", [ids])
