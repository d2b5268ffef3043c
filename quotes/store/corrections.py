"""What people correct, as rows: applied at once, and again after every extraction.

A quote that is corrected keeps what the models had found in `extracted`.  To
apply corrections is always the same: go back to that, then apply those that
stand, in their order; so each can be taken back on its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal, NamedTuple

from rapidfuzz import fuzz
from sqlite_utils import Database

from quotes import chains
from quotes.errors import UsageError
from quotes.store import identities, people, records, surface
from quotes.store.identities import MERGE, SPLIT, Identities
from quotes.store.records import Row
from quotes.store.surface import Touched
from quotes.text import normal_form, stable_key
from quotes.types import Link, Speaker


@dataclass(frozen=True)
class Split:
    """What to split off a speaker: the articles, by their keys, in which it is somebody else, and that one's name."""

    articles: tuple[str, ...]
    name: str | None = None


Action = Literal["set_speaker", "clear_speaker", "mark_wrong", "rename_speaker", "merge_speakers", "split_speaker"]
# what a correction puts in the place of what was: nothing, a name or key, a speaker, or what to split off
Value = str | Speaker | Split | None

# how alike two wordings must be (0 to 100) for a correction of the one to pass to the other
SAME_QUOTE = 70

# action → table of its target, column it changes
_ABOUT = {
    "set_speaker": ("quotes", "speaker_id"),
    "clear_speaker": ("quotes", "speaker_id"),
    "mark_wrong": ("quotes", "wrong"),
    "rename_speaker": ("speakers", "name"),
    "merge_speakers": ("speakers", "key"),
    "split_speaker": ("speakers", "key"),
}
# the columns of a quote that a correction may change
_FIELDS = ("resolution", "anonymous", "anonymity_reason", "wrong", "chain")


def correct(
    database: Database, action: Action, key: str, value: Value, who: str | None, why: str | None
) -> tuple[int, Touched]:
    """Write down a correction and apply it; return its id and what it touched. UsageError if it cannot be meant so."""
    if action not in _ABOUT:
        raise UsageError(f"no correction is called {action}; there are: {', '.join(_ABOUT)}")
    table, field = _ABOUT[action]
    target = database.execute(f"SELECT id FROM {table} WHERE key = ?", [key]).fetchone()
    if target is None:
        raise UsageError(f"{table} has no row with the key {key}")
    at = datetime.now(timezone.utc).isoformat()
    old, new = _split(database, key, value, at) if action == SPLIT else _old_and_new(database, action, key, value)
    row = {
        "key": stable_key(action, key, json.dumps(new), at),
        "action": action,
        "target_table": table,
        "target_key": key,
        "field": field,
        "old": json.dumps(old, ensure_ascii=False),
        "new": json.dumps(new, ensure_ascii=False),
        "quoted": _one(database, "SELECT text FROM quotes WHERE key = ?", key) if table == "quotes" else None,
        "who": who,
        "why": why,
        "at": at,
    }
    number = int(database.table("corrections").insert(row).last_pk or 0)
    return number, _apply(database, action, key)


def undo(database: Database, number: int) -> Touched:
    """Take a correction back; return what that touched. UsageError if there is none, or it is undone."""
    row = database.execute("SELECT action, target_key, new, undone FROM corrections WHERE id = ?", [number]).fetchone()
    if row is None or row[3]:
        raise UsageError(f"correction {number} " + ("is undone already" if row else "does not exist"))
    action, key, new, _ = row
    if action not in (MERGE, SPLIT):
        database.execute("UPDATE corrections SET undone = 1 WHERE id = ?", [number])
        return _apply(database, action, key)
    quotes, found = _with_the_speakers(database, (key, identities.load(database).of(key, None), json.loads(new)["key"]))
    parted = quotes | _corrected_quotes(database), found | _moved_speakers(database)
    database.execute("UPDATE corrections SET undone = 1 WHERE id = ?", [number])
    return _apply(database, action, key, parted)


def reapply(database: Database, touched: Touched) -> None:
    """Apply all corrections that stand to the touched quotes, and to the speakers in them."""
    who = identities.load(database)
    if who:
        ids = surface.these(touched.speakers)
        rows = database.execute("SELECT key FROM speakers WHERE id IN (SELECT value FROM json_each(?))", [ids])
        _move_appearances(database, [row[0] for row in rows.fetchall() if row[0] in who], who, touched)
    for quote_id in sorted(touched.quotes):
        _reapply_to_quote(database, quote_id, who, touched)


class About(NamedTuple):
    """A correction of a quote whose article is being read anew."""

    id: int
    key: str
    quoted: str
    start: int


def about_quotes_of(database: Database, articles: Iterable[int]) -> list[About]:
    """Return the corrections that are about quotes of these articles."""
    rows = database.execute(
        "SELECT corrections.id, corrections.target_key, quotes.text, quotes.start FROM quotes "
        "JOIN corrections ON corrections.target_key = quotes.key "
        "WHERE quotes.article_id IN (SELECT value FROM json_each(?)) ORDER BY corrections.id",
        [surface.these(articles)],
    )
    return [About(*row) for row in rows.fetchall()]


def carry_over(database: Database, before: list[About], article_key: str) -> None:
    """Point corrections to the keys that their quotes have now, bounds or the article's text having changed.

    One whose quote is not found again is kept, and waits for it.
    """
    if not before:
        return
    now = database.execute(
        "SELECT quotes.key, quotes.text, quotes.start FROM quotes JOIN articles ON articles.id = quotes.article_id "
        "WHERE articles.key = ?",
        [article_key],
    ).fetchall()
    keys = {key for key, _, _ in now}
    for about in before:
        if about.key in keys or not now:
            continue
        wording = normal_form(about.quoted)
        alike, _, key = max(
            (fuzz.ratio(wording, normal_form(text)), -abs(start - about.start), key) for key, text, start in now
        )
        if alike >= SAME_QUOTE:
            database.execute("UPDATE corrections SET target_key = ? WHERE id = ?", [key, about.id])


def _old_and_new(database: Database, action: Action, key: str, value: Value) -> tuple[Any, Any]:
    """Return what stands there and what shall stand there; UsageError if `value` does not fit."""
    if action == "rename_speaker":
        if not isinstance(value, str) or not value.strip():
            raise UsageError("to rename a speaker, give the new name")
        return _one(database, "SELECT name FROM speakers WHERE key = ?", key), value.strip()
    if action == "merge_speakers":
        kept = _named(database, value)
        if identities.load(database).of(kept["key"], None) == key:
            raise UsageError("a speaker cannot be merged with itself")
        return _named(database, key), kept
    if action == "mark_wrong":
        return 0, 1
    before = _one(
        database, "SELECT speakers.key FROM quotes JOIN speakers ON speakers.id = speaker_id WHERE quotes.key = ?", key
    )
    return before and _named(database, before), _named(database, value) if action == "set_speaker" else None


def _named(database: Database, value: Value) -> dict[str, Any]:
    """Return key, name and kind of a speaker, from its record or the key of its row; UsageError if there is none."""
    if isinstance(value, Speaker):
        if value.anonymous:
            raise UsageError("an unnamed source is chosen by the key of its row")
        key = records.speaker_key(value, "")
        return {"key": key, "name": value.name, "kind": value.kind, "anonymous": False}
    row = database.execute("SELECT key, name, kind, anonymous FROM speakers WHERE key = ?", [value]).fetchone()
    if row is None:
        raise UsageError(f"speakers has no row with the key {value}")
    named = dict(zip(("key", "name", "kind", "anonymous"), row, strict=True))
    return {**named, "name": people.name_as_found(database, named["key"], named["name"])}


def _split(database: Database, key: str, value: Value, at: str) -> tuple[Any, Any]:
    """Return the speaker, and the new one of the articles that are split off; UsageError if `value` does not fit."""
    if not isinstance(value, Split) or not value.articles:
        raise UsageError("to split a speaker, name the articles in which it is somebody else")
    before = _named(database, key)
    for article in value.articles:
        row = database.execute(
            "SELECT count(*) FROM appearances JOIN articles ON articles.id = appearances.article_id "
            "JOIN speakers ON speakers.id = speaker_id WHERE articles.key = ? AND speakers.key = ?",
            [article, key],
        ).fetchone()
        if not row[0]:
            raise UsageError(f"{before['name']} is in no article with the key {article}")
    name = (value.name or "").strip() or before["name"]
    new = {"key": stable_key("split", key, at), "name": name, "kind": before["kind"], "anonymous": before["anonymous"]}
    return before, {**new, "articles": sorted(value.articles)}


def _apply(database: Database, action: Action, key: str, parted: tuple[set[int], set[str]] | None = None) -> Touched:
    """Bring the rows in step with a correction that was made or taken back; return what it touched.

    `parted` are the quotes, and the keys as found, of speakers that a merge or split which is taken back concerned.
    """
    touched = Touched()
    if action == "rename_speaker":
        touched.speakers.update(_ids(database, "SELECT id FROM speakers WHERE key = ?", key))
    elif action in (MERGE, SPLIT):
        quotes, found = _with_the_speakers(database, (key,))
        if parted:
            quotes, found = quotes | parted[0], found | parted[1]
        touched.quotes |= quotes
        _move_appearances(database, found, identities.load(database), touched)
    else:
        touched.quotes.update(_ids(database, "SELECT id FROM quotes WHERE key = ?", key))
    reapply(database, touched)
    return touched


def _reapply_to_quote(database: Database, quote_id: int, who: Identities, touched: Touched) -> None:
    key, extracted, article = database.execute(
        "SELECT quotes.key, extracted, articles.key FROM quotes JOIN articles ON articles.id = article_id "
        "WHERE quotes.id = ?",
        [quote_id],
    ).fetchone()
    standing = database.execute(
        "SELECT id, action, new FROM corrections "
        "WHERE target_key = ? AND target_table = 'quotes' AND undone = 0 ORDER BY id",
        [key],
    ).fetchall()
    if not (standing or who or extracted):
        return
    now = _state(database, quote_id)
    found = json.loads(extracted) if extracted else now
    wanted: Row = {**found, "links": [dict(link) for link in found["links"]]}
    named = 0  # the correction that said whose the quote is
    for number, action, new in standing:
        _QUOTE_ACTIONS[action](wanted, json.loads(new))
        named = number if action == "set_speaker" else named
    for holder in (wanted, *wanted["links"]):
        by_hand = holder is wanted or holder["role"] == "speaker"
        holder["speaker"] = who.of(holder["speaker"], article, since=named if by_hand else 0)
    if wanted != now:
        touched.speakers |= _speakers_of(database, quote_id)
        _write_state(database, quote_id, wanted)
        touched.speakers |= _speakers_of(database, quote_id)
    kept = None if wanted == found else json.dumps(found, ensure_ascii=False)
    database.execute("UPDATE quotes SET extracted = ? WHERE id = ?", [kept, quote_id])


def _set_speaker(quote: Row, new: dict[str, Any]) -> None:
    quote.update(speaker=new["key"], resolution="named", anonymous=int(new["anonymous"]), anonymity_reason=None)
    link = {"role": "speaker", "name": new["name"], "speaker": new["key"], "start": None, "end": None}
    _relink(quote, [link], Speaker(new["name"], new["kind"], bool(new["anonymous"])))


def _clear_speaker(quote: Row, new: None) -> None:
    quote.update(speaker=None, resolution="unresolved", anonymous=0, anonymity_reason=None)
    _relink(quote, [], None)


def _mark_wrong(quote: Row, new: int) -> None:
    quote["wrong"] = new


_QUOTE_ACTIONS: dict[str, Callable[[Row, Any], None]] = {
    "set_speaker": _set_speaker,
    "clear_speaker": _clear_speaker,
    "mark_wrong": _mark_wrong,
}


def _relink(quote: Row, links: list[Row], speaker: Speaker | None) -> None:
    """Put another speaker, or none, at the start of the chain, and write its line anew."""
    quote["links"] = links + [link for link in quote["links"] if link["role"] != "speaker"]
    chain = [
        Link(
            link["role"],
            link["name"],
            speaker if link["role"] == "speaker" else None,
            link["start"],
            link["end"],
            bool(link.get("carried")),
        )
        for link in quote["links"]
    ]
    quote["chain"] = chains.line(chain, chains.hearers_shown(chain, quote["chain"] or ""))


def _state(database: Database, quote_id: int) -> Row:
    """Return what corrections may change of a quote, speakers by their keys."""
    fields = ", ".join(_FIELDS)
    row = database.execute(
        f"SELECT {fields}, (SELECT key FROM speakers WHERE id = speaker_id) FROM quotes WHERE id = ?", [quote_id]
    ).fetchone()
    links = database.execute(
        'SELECT links.role, links.name, speakers.key, links.start, links."end", links.carried FROM links '
        "LEFT JOIN speakers ON speakers.id = links.speaker_id WHERE quote_id = ? ORDER BY position",
        [quote_id],
    ).fetchall()
    names = ("role", "name", "speaker", "start", "end", "carried")
    return {
        **dict(zip((*_FIELDS, "speaker"), row, strict=True)),
        "links": [dict(zip(names, link, strict=True)) for link in links],
    }


def _write_state(database: Database, quote_id: int, state: Row) -> None:
    def id_of(key: str | None) -> int | None:
        return people.revive(database, key) if key else None

    changes = ", ".join(f"{field} = ?" for field in _FIELDS)
    values = [*(state[field] for field in _FIELDS), id_of(state["speaker"]), quote_id]
    database.execute(f"UPDATE quotes SET {changes}, speaker_id = ? WHERE id = ?", values)
    database.execute("DELETE FROM links WHERE quote_id = ?", [quote_id])
    for position, link in enumerate(state["links"]):
        place = [link["start"], link["end"], link.get("carried", 0)]  # edits of before have no `carried`
        row = [quote_id, position, link["role"], link["name"], id_of(link["speaker"]), *place]
        database.execute(
            'INSERT INTO links (quote_id, position, role, name, speaker_id, start, "end", carried) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )


def _move_appearances(database: Database, keys: Iterable[str], who: Identities, touched: Touched) -> None:
    """Give the appearances and mentions of the speakers found under `keys` to those whom people said they are."""
    for key in sorted(keys):
        rows = database.execute(
            "SELECT appearances.article_id, articles.key, speaker_id FROM appearances "
            "JOIN articles ON articles.id = article_id WHERE speaker_key = ?",
            [key],
        ).fetchall()
        owners: dict[str, list[int]] = {}
        for article, article_key, owner in rows:
            owners.setdefault(people.owner_of(database, key, who, article_key), []).append(article)
            touched.speakers.add(owner)
        for owner_key, articles in owners.items():
            speaker = people.revive(database, owner_key)
            touched.speakers.add(speaker)
            for table in ("appearances", "mentions"):
                database.execute(
                    f"UPDATE {table} SET speaker_id = ? WHERE speaker_key = ? AND speaker_id <> ? "
                    "AND article_id IN (SELECT value FROM json_each(?))",
                    [speaker, key, speaker, surface.these(articles)],
                )


def _with_the_speakers(database: Database, keys: Iterable[str]) -> tuple[set[int], set[str]]:
    """Return the quotes of the speakers of these keys, and the keys under which their appearances were found."""
    quotes: set[int] = set()
    found = set(keys)
    for speaker in [people.find(database, key) for key in found]:
        if speaker is not None:
            quotes |= _ids_of_quotes_with(database, speaker)
            sql = "SELECT DISTINCT speaker_key FROM appearances WHERE speaker_id = ?"
            found |= {row[0] for row in database.execute(sql, [speaker]).fetchall()}
    return quotes, found


def _corrected_quotes(database: Database) -> set[int]:
    """Return all quotes that corrections have changed: where merges and splits build on one another, any may change."""
    return {row[0] for row in database.execute("SELECT id FROM quotes WHERE extracted IS NOT NULL").fetchall()}


def _moved_speakers(database: Database) -> set[str]:
    """Return the keys under which articles show speakers that now are others."""
    sql = (
        "SELECT DISTINCT speaker_key FROM appearances JOIN speakers ON speakers.id = speaker_id "
        "WHERE speakers.key <> speaker_key"
    )
    return {row[0] for row in database.execute(sql).fetchall()}


def _ids_of_quotes_with(database: Database, speaker: int) -> set[int]:
    sql = "SELECT id FROM quotes WHERE speaker_id = ?1 UNION SELECT quote_id FROM links WHERE speaker_id = ?1"
    return {row[0] for row in database.execute(sql, [speaker]).fetchall()}


def _speakers_of(database: Database, quote_id: int) -> set[int]:
    sql = (
        "SELECT speaker_id FROM quotes WHERE id = ?1 AND speaker_id IS NOT NULL "
        "UNION SELECT speaker_id FROM links WHERE quote_id = ?1 AND speaker_id IS NOT NULL"
    )
    return {row[0] for row in database.execute(sql, [quote_id]).fetchall()}


def _ids(database: Database, sql: str, key: str) -> set[int]:
    return {row[0] for row in database.execute(sql, [key]).fetchall()}


def _one(database: Database, sql: str, key: str) -> Any:
    row = database.execute(sql, [key]).fetchone()
    return row[0] if row else None
