"""Articles into the database: what is added, what makes way, who is one speaker, what people correct and undo."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlite_utils import Database
from stored import MODEL, Said, an_article, assert_sound, contents, rows

from quotes.errors import DatabaseError, InputError, UsageError
from quotes.store import Split, Store, corrections, open_for_reading
from quotes.types import Article, Speaker

FERRY = "The ferry will sail, Mara Ilves said. “It is safe,” she told Norda. A clerk says the pumps failed."
MARA = Said("The ferry will sail", "Mara Ilves", role="harbour master", affiliation="Port of Tarn", cue="said")
SAFE = Said("“It is safe,”", "Mara Ilves", type="direct", told="Norda")
CLERK = Said("the pumps failed", "A clerk", anonymous=True)


def ferry(*said: Said, **metadata: str) -> Article:
    """Return the article about the ferry, by default with all its quotes."""
    return an_article(FERRY, *(said or (MARA, SAFE, CLERK)), **metadata)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of its own for each test, checked when the test is over."""
    with Store(tmp_path / "quotes.db") as opened:
        yield opened
    assert_sound(tmp_path / "quotes.db")


def ask(store: Store, sql: str, *values: object) -> list[object]:
    """Return the rows of a query; those of one column as bare values."""
    return rows(store.db.conn, sql, *values)


def read(store: Store, columns: str = "speaker, quotes.text") -> list[object]:
    """Return columns of what people read, in the order of the articles."""
    return ask(
        store, f"SELECT {columns} FROM attributed_quotes JOIN quotes USING (id) ORDER BY quotes.article_id, position"
    )


def test_every_column_is_kept(store: Store) -> None:
    metadata = {
        "path": "ferry.txt", "url": "https://tarn.example/1", "title": "Ferry", "publisher": "Tarn Post",
        "author": "Pia", "published": "2024-03-05T10:00", "language": "en", "agency": "Norda",
    }  # fmt: skip
    reason = "he has no leave to speak"
    text = f"{FERRY} “Leaks,” said one who asked for no name since {reason}, “everywhere.”"
    leaks = Said("“Leaks,” […] “everywhere.”", "one", "unknown", anonymous=True, reason=reason, type="direct")
    assert store.add(an_article(text, MARA, leaks, **metadata), model=MODEL) == "added"
    [article] = store.db.query("SELECT * FROM articles")
    assert {name: article[name] for name in metadata} == metadata
    assert (article["text"], article["model"], len(article["sha256"])) == (text, MODEL, 64)
    first, second = store.db.query("SELECT * FROM quotes ORDER BY position")
    assert (first["cue"], first["source"], first["resolution"]) == ("said", "Mara Ilves", "named")
    assert text[first["cue_start"] : first["cue_end"]] == "said"
    assert text[first["source_start"] : first["source_end"]] == "Mara Ilves"
    assert (second["anonymous"], second["anonymity_reason"]) == (1, reason)
    assert [text[start:end] for start, end in json.loads(second["spans"])] == ["“Leaks,”", "“everywhere.”"]
    assert ask(store, "SELECT role, name FROM links WHERE quote_id = ?", first["id"]) == [
        ("speaker", "Mara Ilves"),
        ("publisher", "Tarn Post"),
    ]
    assert ask(store, "SELECT text FROM mentions ORDER BY start") == ["Mara Ilves", "one"]
    [flat] = ask(
        store, "SELECT publisher, month, title, speaker, kind, role, affiliation, chain, url, newest FROM "
        "attributed_quotes WHERE anonymous = 0"
    )  # fmt: skip
    assert flat[:4] == ("Tarn Post", "2024-03", "Ferry", "Mara Ilves")
    assert flat[4:9] == ("person", "harbour master", "Port of Tarn", "Mara Ilves → Tarn Post", "https://tarn.example/1")
    assert flat[9].startswith("2024-03-05T10:00#")
    assert ask(store, "SELECT source, reason, quotes, publisher FROM anonymous_sources") == [
        ("one", reason, 1, "Tarn Post")
    ]
    assert list(store.db.table("attributed_quotes").search("ilves sailing"))


TALE = FERRY.replace("safe", "sound")
TALE_SAID = Said("“It is sound,”", "Mara Ilves")


@pytest.mark.parametrize(
    ("before", "after", "model", "outcome", "articles"),
    [
        (ferry(path="a"), ferry(path="a"), MODEL, "unchanged", 1),
        (ferry(path="a"), ferry(path="b"), MODEL, "unchanged", 1),  # the same article from another file
        (ferry(), ferry(), MODEL, "unchanged", 1),
        (ferry(path="a"), ferry(path="a"), "newer 2", "replaced", 1),
        (ferry(path="a"), an_article(TALE, TALE_SAID, path="a"), MODEL, "replaced", 1),
        (ferry(url="u"), an_article(TALE, TALE_SAID, url="u"), MODEL, "replaced", 1),
        (ferry(path="a"), an_article(TALE, TALE_SAID, path="a", url="u"), MODEL, "replaced", 1),
        (ferry(path="a"), an_article(TALE, TALE_SAID, path="b"), MODEL, "added", 2),
        (ferry(path="a", url="u"), an_article(TALE, TALE_SAID, path="a", url="v"), MODEL, "added", 2),
        (ferry(publisher="Post"), ferry(publisher="Mail"), MODEL, "added", 2),  # two outlets run one text
    ],
)
def test_adding_again(store: Store, before: Article, after: Article, model: str, outcome: str, articles: int) -> None:
    store.add(before, model=MODEL)
    kept = ask(store, "SELECT id FROM articles ORDER BY id")
    assert store.holds(after, model=model) is (outcome == "unchanged")
    assert store.add(after, model=model) == outcome
    assert store.holds(after, model=model)
    assert store.add(after, model=model) == "unchanged"
    assert ask(store, "SELECT id FROM articles ORDER BY id")[:1] == kept  # what points to the article still does
    assert store.db.table("articles").count == articles
    expected = len(after.quotes) + (len(before.quotes) if articles == 2 else 0)
    assert store.db.table("quotes").count == store.db.table("attributed_quotes").count == expected


def test_a_file_takes_the_text_of_another(store: Store) -> None:
    other = an_article(TALE, TALE_SAID, path="b")
    store.add(ferry(path="a"), model=MODEL)
    store.add(other, model=MODEL)
    assert store.add(replace(other, path="a"), model=MODEL) == "replaced"
    assert ask(store, "SELECT path FROM articles") == ["b"]


def test_what_made_way_is_gone(store: Store) -> None:
    store.add(ferry(path="a", publisher="Post"), model=MODEL)
    store.add(an_article(TALE, Said("“It is sound,”", "Ivo Lenk"), path="a", publisher="Post"), model=MODEL)
    assert ask(store, "SELECT name FROM speakers") == ask(store, "SELECT name FROM top_speakers") == ["Ivo Lenk"]
    assert not list(store.db.table("articles").search("safe"))
    assert not list(store.db.table("quotes").search("pumps"))


def test_keys_depend_on_content_and_origin_alone(tmp_path: Path) -> None:
    articles = [ferry(url="u"), an_article(TALE, TALE_SAID, url="v"), ferry(publisher="Post")]
    seen = set()
    for number, order in enumerate([articles, articles[::-1], articles[1:] + articles[:1]]):
        path = tmp_path / f"{number}.db"
        with Store(path) as store:
            for article in order:
                store.add(article, model=MODEL)
        seen.add(repr(contents(path)))
    assert len(seen) == 1


def test_the_same_words_twice(store: Store) -> None:
    twice = ferry(SAFE, replace(SAFE, by="A clerk", anonymous=True))
    store.add(twice, model=MODEL)
    keys = ask(store, "SELECT key FROM quotes ORDER BY position")
    assert len(set(keys)) == 2
    store.add(twice, model="newer 2")
    assert ask(store, "SELECT key FROM quotes ORDER BY position") == keys


@pytest.mark.parametrize(
    ("said", "speakers"),
    [  # in one article each; name, kind, unnamed → how many speakers
        ([("Mara Ilves", "person", False), ("Mara Ilves", "person", False)], 1),
        ([("Mara Ílves", "person", False), ("MARA ILVES", "person", False)], 1),
        ([("Tarn", "person", False), ("Tarn", "organization", False)], 2),
        ([("a clerk", "person", True), ("a clerk", "person", True)], 2),
        ([("§", "unknown", False), ("†", "unknown", False)], 2),
    ],
)
def test_who_is_one_speaker(store: Store, said: list[tuple[str, str, bool]], speakers: int) -> None:
    for number, (name, kind, anonymous) in enumerate(said):
        text = f"It sank, says {name}."
        store.add(an_article(text, Said("It sank", name, kind, anonymous=anonymous), url=str(number)), model=MODEL)
    assert store.db.table("speakers").count == speakers
    assert store.db.table("top_speakers").count == speakers
    assert all((article is not None) == anonymous for article, anonymous in ask(
        store, "SELECT article_id, anonymous FROM speakers"
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ([(None, None), ("mayor", None)], ("mayor", None)),
        ([("mayor", "Tarn"), ("mayor", "Tarn"), ("poet", "Orlov")], ("mayor", "Tarn")),
        ([("poet", None), ("mayor", None)], ("mayor", None)),  # a tie: the alphabet decides
        ([("mayor", None), ("mayor", "Tarn"), ("poet", "Guild"), (None, "Guild")], ("mayor", "Tarn")),
        ([("mayor", None), (None, "Tarn")], ("mayor", "Tarn")),
    ],
)
def test_role_is_what_most_articles_say(
    tmp_path: Path, seen: list[tuple[str | None, str | None]], expected: tuple[str | None, str | None]
) -> None:
    for number, order in enumerate([seen, seen[::-1]]):
        with Store(tmp_path / f"{number}.db") as store:
            for role, affiliation in order:
                said = Said("It sank", "Mara Ilves", role=role, affiliation=affiliation)
                url = f"{seen.index((role, affiliation))}{store.db.table('articles').count}"
                store.add(an_article("It sank, said Mara Ilves.", said, url=url), model=MODEL)
            for table in ("speakers", "top_speakers", "attributed_quotes"):
                assert set(ask(store, f"SELECT role, affiliation FROM {table}")) == {expected}
        assert_sound(tmp_path / f"{number}.db")


def test_counts(store: Store) -> None:
    for url, publisher, published in [("1", "Post", "2024-01-02"), ("2", "Post", "2024-01-09"), ("3", "Mail", "2024")]:
        store.add(ferry(url=url, publisher=publisher, published=published), model=MODEL)
    top = "SELECT quotes, articles, publishers, first, last FROM top_speakers WHERE name = 'Mara Ilves'"
    assert ask(store, top) == [(6, 3, 2, "2024", "2024-01-09")]
    months = "SELECT publisher, month, quotes, articles FROM speaker_months JOIN speakers ON speakers.id = speaker_id "
    assert set(ask(store, months + "WHERE name = 'Mara Ilves'")) == {("Post", "2024-01", 4, 2), ("Mail", None, 2, 1)}


def test_thoughts_are_kept_but_not_shown(store: Store) -> None:
    store.add(ferry(replace(MARA, act="thought"), CLERK), model=MODEL)
    assert store.db.table("quotes").count == 2
    assert read(store) == [("A clerk", "the pumps failed")]


# ---- corrections


def key_of(store: Store, text: str) -> str:
    return str(ask(store, "SELECT key FROM quotes WHERE text = ?", text)[0])


def speaker_key_of(store: Store, name: str) -> str:
    return str(ask(store, "SELECT key FROM speakers WHERE name = ?", name)[0])


IVO = Speaker("Ivo Lenk", "person")
SAIL = ("Mara Ilves", "The ferry will sail", "Mara Ilves → Post")
LEAKED = ("A clerk", "the pumps failed", "A clerk → Post")
SOUND = ("Mara Ilves", "“It is safe,”", "Mara Ilves → Norda → Post")

# what is done (action, the quote or speaker it is about, value) → what is read then
CORRECTIONS = {
    "set": (
        [("set_speaker", "“It is safe,”", IVO)],
        [SAIL, ("Ivo Lenk", "“It is safe,”", "Ivo Lenk → told Norda → Post"), LEAKED],
    ),
    "set to a known one": (
        [("set_speaker", "the pumps failed", "Mara Ilves")],
        [SAIL, SOUND, ("Mara Ilves", "the pumps failed", "Mara Ilves → Post")],
    ),
    "clear": (
        [("clear_speaker", "the pumps failed", None)],
        [SAIL, SOUND, (None, "the pumps failed", "unresolved → Post")],
    ),
    "wrong": ([("mark_wrong", "“It is safe,”", None)], [SAIL, LEAKED]),
    "rename": (
        [("rename_speaker", "Mara Ilves", "Mara K. Ilves")],
        [("Mara K. Ilves", *SAIL[1:]), ("Mara K. Ilves", *SOUND[1:]), LEAKED],
    ),
    "merge": ([("merge_speakers", "A clerk", "Mara Ilves")], [SAIL, SOUND, ("Mara Ilves", *LEAKED[1:])]),
    "set, then merge": (
        [("set_speaker", "“It is safe,”", IVO), ("merge_speakers", "Ivo Lenk", "A clerk")],
        [SAIL, ("A clerk", "“It is safe,”", "Ivo Lenk → told Norda → Post"), LEAKED],
    ),
    "set twice": (
        [("set_speaker", "“It is safe,”", "A clerk"), ("set_speaker", "“It is safe,”", IVO)],
        [SAIL, ("Ivo Lenk", "“It is safe,”", "Ivo Lenk → told Norda → Post"), LEAKED],
    ),
    "merge in a row": (
        [("set_speaker", "“It is safe,”", IVO), ("merge_speakers", "A clerk", "Ivo Lenk"),
         ("merge_speakers", "Ivo Lenk", "Mara Ilves")],
        [SAIL, ("Mara Ilves", "“It is safe,”", "Ivo Lenk → told Norda → Post"), ("Mara Ilves", *LEAKED[1:])],
    ),
}  # fmt: skip


def correct(store: Store, steps: list[tuple[str, str, str | Speaker | None]]) -> list[int]:
    numbers = []
    for action, about, value in steps:
        key = speaker_key_of(store, about) if action in ("rename_speaker", "merge_speakers") else key_of(store, about)
        if isinstance(value, str) and action != "rename_speaker":
            value = speaker_key_of(store, value)
        numbers.append(store.correct(action, key, value, who="Pia", why="asked"))  # type: ignore[arg-type]
    return numbers


@pytest.mark.parametrize(("steps", "expected"), CORRECTIONS.values(), ids=CORRECTIONS)
def test_corrections(
    tmp_path: Path, steps: list[tuple[str, str, str | Speaker | None]], expected: list[object]
) -> None:
    path = tmp_path / "quotes.db"
    with Store(path) as store:
        store.add(ferry(publisher="Post"), model=MODEL)
        found = contents(path)
        numbers = correct(store, steps)
        assert read(store, "speaker, quotes.text, quotes.chain") == expected
        corrected = contents(path)
    assert_sound(path)
    with Store(path) as store:  # they outlive every extraction
        store.add(ferry(publisher="Post"), model="newer 2")
        assert read(store, "speaker, quotes.text, quotes.chain") == expected
        store.add(ferry(publisher="Post"), model=MODEL)
    assert contents(path) == corrected
    orders = [numbers, numbers[::-1]]
    with Store(path) as store:  # and are taken back one by one, in any order
        for number in orders[len(steps) % 2]:
            store.undo(number)
            assert_sound(path)
    taken_back = contents(path)
    assert all(row[-1] == 1 for row in taken_back.pop("corrections"))
    assert taken_back == {name: rows for name, rows in found.items() if name != "corrections"}


def test_a_merge_holds_for_articles_to_come(store: Store) -> None:
    store.add(ferry(url="1"), model=MODEL)
    store.add(an_article("It sank, M. Ilves said.", Said("It sank", "M. Ilves"), url="2"), model=MODEL)
    number = store.correct("merge_speakers", speaker_key_of(store, "M. Ilves"), speaker_key_of(store, "Mara Ilves"))
    store.add(an_article("It burnt, M. Ilves said.", Said("It burnt", "M. Ilves"), url="3"), model=MODEL)
    assert [speaker for speaker, _ in read(store)] == [
        "Mara Ilves",
        "Mara Ilves",
        "A clerk",
        "Mara Ilves",
        "Mara Ilves",
    ]
    assert ask(
        store, "SELECT count(*) FROM mentions JOIN speakers ON speakers.id = speaker_id WHERE name = 'M. Ilves'"
    ) == [0]
    store.undo(number)
    assert [speaker for speaker, _ in read(store)][3:] == ["M. Ilves", "M. Ilves"]


def test_a_split(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    sank = an_article("It sank, Mara Ilves said.", Said("It sank", "Mara Ilves", role="poet"), path="b")
    with Store(path) as store:
        store.add(ferry(path="a"), model=MODEL)
        store.add(sank, model=MODEL)
        mara, found = speaker_key_of(store, "Mara Ilves"), contents(path)
        number = store.correct("split_speaker", mara, Split((sank.key,), "Mara Ilves (poet)"), why="another one")
        expected = [("Mara Ilves", "The ferry will sail"), ("Mara Ilves", "“It is safe,”"),
                    ("A clerk", "the pumps failed"), ("Mara Ilves (poet)", "It sank")]  # fmt: skip
        assert read(store) == expected
        assert ask(store, "SELECT role FROM speakers WHERE name = 'Mara Ilves (poet)'") == ["poet"]
    assert_sound(path)
    changed = replace(sank, text=sank.text + " More to come.")
    with Store(path) as store:  # it outlives every extraction, also of a text that grew
        for article, model in ((sank, "newer 2"), (ferry(path="a"), "newer 2"), (changed, MODEL)):
            store.add(article, model=model)
            assert read(store) == expected
        # a person who says that a quote is the first one's means that one
        store.correct("set_speaker", key_of(store, "It sank"), mara)
        assert read(store)[3] == ("Mara Ilves", "It sank")
        store.undo(2)
        poet = speaker_key_of(store, "Mara Ilves (poet)")
        store.correct("merge_speakers", poet, mara)  # to take it back by another correction is no circle
        assert read(store)[3] == ("Mara Ilves", "It sank")
        store.undo(3)
        store.add(sank, model=MODEL)
        store.add(ferry(path="a"), model=MODEL)
        store.undo(number)
    assert_sound(path)
    after = contents(path)
    assert after.pop("corrections")
    assert {**after, "corrections": []} == {**found, "corrections": []}


@pytest.mark.parametrize(
    ("split", "message"),
    [
        (Split(()), "name the articles"),
        (Split(("nothing",)), "Mara Ilves is in no article with the key nothing"),
        ("x", "name the articles"),
    ],
)
def test_splits_that_cannot_be_meant(store: Store, split: Split, message: str) -> None:
    store.add(ferry(), model=MODEL)
    with pytest.raises(UsageError, match=message):
        store.correct("split_speaker", speaker_key_of(store, "Mara Ilves"), split)


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (FERRY, Said("It is safe,", "Mara Ilves"), "Ivo Lenk"),  # other bounds
        (f"Update. {FERRY}", SAFE, "Ivo Lenk"),  # another place
        (FERRY.replace("It is safe", "It is quite safe"), Said("“It is quite safe,”", "Mara Ilves"), "Ivo Lenk"),
        (
            FERRY.replace("It is safe", "No boat sails"),
            Said("“No boat sails,”", "Mara Ilves"),
            "Mara Ilves",
        ),  # other words
    ],
)
def test_a_correction_follows_its_quote(store: Store, text: str, said: Said, speaker: str) -> None:
    store.add(ferry(path="a"), model=MODEL)
    store.correct("set_speaker", key_of(store, "“It is safe,”"), IVO)
    store.add(an_article(text, said, path="a"), model="newer 2")
    assert read(store) == [(speaker, said.words)]
    assert store.db.table("corrections").count == 1


@pytest.mark.parametrize(
    ("action", "about", "value", "message"),
    [
        ("burn", "“It is safe,”", None, "no correction is called burn"),
        ("set_speaker", "nothing", IVO, "quotes has no row with the key nothing"),
        ("set_speaker", "“It is safe,”", "nobody", "speakers has no row with the key nobody"),
        ("set_speaker", "“It is safe,”", None, "speakers has no row with the key None"),
        ("set_speaker", "“It is safe,”", Speaker("a source", "person", anonymous=True), "by the key of its row"),
        ("rename_speaker", "Mara Ilves", "  ", "give the new name"),
        ("merge_speakers", "Mara Ilves", "Mara Ilves", "cannot be merged with itself"),
    ],
)
def test_corrections_that_cannot_be_meant(
    store: Store, action: str, about: str, value: str | Speaker | None, message: str
) -> None:
    store.add(ferry(), model=MODEL)
    keys = dict(ask(store, "SELECT text, key FROM quotes UNION SELECT name, key FROM speakers"))
    with pytest.raises(UsageError, match=message):
        store.correct(action, keys.get(about, about), keys.get(value, value))  # type: ignore[arg-type, call-overload]
    assert store.db.table("corrections").count == 0


def test_undo_that_cannot_be_meant(store: Store) -> None:
    store.add(ferry(), model=MODEL)
    number = store.correct("mark_wrong", key_of(store, "“It is safe,”"))
    store.undo(number)
    with pytest.raises(UsageError, match="undone already"):
        store.undo(number)
    with pytest.raises(UsageError, match="does not exist"):
        store.undo(99)


class Clock:
    """Stands for `datetime`: of the time on it the keys of speakers that are split off are made."""

    def __init__(self, number: int) -> None:
        self.ticks = number * 1_000_003

    def now(self, zone: timezone) -> datetime:
        self.ticks += 997
        return datetime(2026, 1, 1, tzinfo=zone) + timedelta(microseconds=self.ticks)


@pytest.mark.parametrize("clock", [0, 7, 31])
def test_in_step_after_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: int) -> None:
    """A long random walk over everything that can be done: what is read agrees with what is written after each step."""
    monkeypatch.setattr(corrections, "datetime", Clock(clock))
    path, chance = tmp_path / "quotes.db", random.Random(7)
    names = ["Mara Ilves", "Ivo Lenk", "Ada Roth"]
    with Store(path) as store:
        for step in range(80):
            what = chance.random()
            quotes, speakers = (ask(store, f"SELECT key FROM {table}") for table in ("quotes", "speakers"))
            undoable = ask(store, "SELECT id FROM corrections WHERE undone = 0")
            if what < 0.5 or len(speakers) < 2:
                said = [replace(one, by=chance.choice(names), role=chance.choice([None, "mayor", "poet"]))
                        for one in (MARA, SAFE)]  # fmt: skip
                text = FERRY + " Again." * chance.randrange(2)
                article = an_article(
                    text, *said, CLERK, path=str(chance.randrange(4)), published=f"2024-0{step % 3 + 1}"
                )
                store.add(replace(article, publisher=article.path), model=chance.choice("ab"))
            elif what < 0.53:
                store.regroup()
            elif what < 0.6 and undoable:
                store.undo(chance.choice(undoable))
            elif what < 0.68 and quotes:
                pairs = ask(
                    store,
                    "SELECT speakers.key, articles.key FROM appearances JOIN speakers ON speakers.id = speaker_id "
                    "JOIN articles ON articles.id = appearances.article_id",
                )
                speaker, *articles = chance.choice(pairs)
                store.correct("split_speaker", speaker, Split(tuple(articles), chance.choice([None, "Another"])))
            elif what < 0.8:
                action = chance.choice(["set_speaker", "clear_speaker", "mark_wrong"])
                store.correct(action, chance.choice(quotes), chance.choice(speakers))
            elif what < 0.9:
                store.correct("rename_speaker", chance.choice(speakers), f"Name {step}")
            else:
                store.correct("merge_speakers", *chance.sample(speakers, 2))
            if step % 4 == 0:
                assert_sound(path)
        for number in reversed(ask(store, "SELECT id FROM corrections WHERE undone = 0")):
            store.undo(number)
        assert ask(store, "SELECT count(*) FROM quotes WHERE extracted IS NOT NULL OR wrong") == [0]
        assert ask(store, "SELECT DISTINCT name FROM speakers WHERE name LIKE 'Name%'") == []
    assert_sound(path)


# ---- what goes wrong


@pytest.mark.parametrize(
    ("article", "message"),
    [
        (Article("broken \ud800 text", path="a.txt"), "a.txt: broken character 7 of its text"),
        (Article("fine", title="\udcff"), "broken character 0 of its title"),
        (replace(ferry(path="a.txt"), text=FERRY.upper()), "a.txt: “The ferry will sail” is not what stands there"),
    ],
)
def test_articles_that_cannot_be_stored(store: Store, article: Article, message: str) -> None:
    with pytest.raises(InputError, match=message):
        store.add(article, model=MODEL)
    assert store.db.table("articles").count == 0


def test_odd_text_is_stored_as_it_is(store: Store) -> None:
    text = "\ufeffNul \x00, tab\t, 🦊 and \r\n“it's; DROP TABLE quotes” – said Robert'); --"
    article = an_article(text, Said("“it's; DROP TABLE quotes”", "Robert'); --", type="direct"), title="\x00")
    store.add(article, model=MODEL)
    assert ask(store, "SELECT text FROM articles") == [text]


def make_text(path: Path) -> None:
    path.write_text("Dear diary, this is no database, though it is long enough to be one. " * 40)


def make_other(path: Path) -> None:
    Database(path)["articles"].insert({"headline": "mine"})


def make_newer(path: Path) -> None:
    with Store(path) as store:
        store.db["_sqlite_migrations"].insert({"migration_set": "quotes", "name": "999", "applied_at": "later"})


def make_damaged(path: Path) -> None:
    with Store(path) as store:
        store.add(ferry(), model=MODEL)
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        ("diary.txt", make_text, "is not an SQLite database"),
        ("folder", Path.mkdir, "is a folder; name a file in it"),
        ("other.db", make_other, "another program's database: it has a table articles of its own"),
        ("newer.db", make_newer, "made by a newer version of quotes; upgrade"),
        ("damaged.db", make_damaged, "is damaged"),
    ],
)
def test_paths_that_hold_no_database_of_ours(tmp_path: Path, name: str, make: object, message: str) -> None:
    path = tmp_path / name
    make(path)  # type: ignore[operator]
    before = files(tmp_path)
    with pytest.raises(DatabaseError) as error:
        Store(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)
    assert files(tmp_path) == before


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in folder.iterdir()}


def test_places_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseError, match="its folder cannot be made"):
        Store(tmp_path / "file" / "below" / "quotes.db")
    with Store(tmp_path / "quotes.db") as store:
        store.db.execute("PRAGMA query_only = ON")  # as SQLite says of a file that may only be read
        with pytest.raises(DatabaseError, match="read-only"):
            store.add(ferry(), model=MODEL)


def test_a_folder_that_may_only_be_read() -> None:
    folder = Path("/proc/self")  # nobody can make a file there, whoever runs the test
    if not folder.exists():
        pytest.skip("needs /proc")
    with pytest.raises(DatabaseError, match="cannot be written"):
        Store(folder / "quotes.db")


def test_folders_above_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "and ? odd #" / "quotes.db"
    with Store(path) as store:
        store.add(ferry(), model=MODEL)
        assert ask(store, "PRAGMA journal_mode") == ["wal"]
        assert ask(store, "PRAGMA foreign_keys") == [1]
    with open_for_reading(path) as database:
        assert rows(database, "SELECT count(*) FROM quotes") == [3]
        assert rows(database, "PRAGMA journal_mode") == ["delete"]  # one file holds everything


def test_a_full_disk(store: Store) -> None:
    store.add(ferry(url="1"), model=MODEL)
    [pages] = ask(store, "PRAGMA page_count")
    store.db.execute(f"PRAGMA max_page_count = {pages}")
    big = ferry(url="2", title="x" * 100_000)
    with pytest.raises(DatabaseError, match="the disk is full; make room and run the same command again"):
        store.add(big, model=MODEL)
    assert_sound(store.path)
    assert ask(store, "SELECT url FROM articles") == ["1"]
    store.db.execute("PRAGMA max_page_count = 1000000")
    assert store.add(big, model=MODEL) == "added"


def test_an_error_midway_writes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(ferry(path="a"), model=MODEL)
    before = contents(store.path)
    monkeypatch.setattr("quotes.store.surface.renew", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.add(ferry(path="a"), model="newer 2")
    assert contents(store.path) == before


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "does not exist; make it with"),
        (Path.mkdir, "is a folder"),
        (make_text, "is not an SQLite database"),
        (make_other, "holds no quotes"),
    ],
)
def test_reading_what_is_no_database_of_ours(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "quotes.db"
    make(path)  # type: ignore[operator]
    with pytest.raises(DatabaseError, match=message):
        open_for_reading(path)


# ---- several at once

WRITER = """
import sys
from stored import Said, an_article
from quotes.store import Split, Store
for number in range(8):
    with Store(sys.argv[1]) as store:  # opened anew each time: opening takes turns too
        text = f"Boat {number} sank, Mara Ilves said."
        store.add(an_article(text, Said(f"Boat {number} sank", "Mara Ilves"), url=f"{sys.argv[2]}/{number}"), model="m")
"""


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path, here = tmp_path / "quotes.db", Path(__file__).parent
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, name], cwd=here, stderr=subprocess.PIPE, text=True)
        for name in ("one", "two")
    ]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0), ("", 0)]
    assert_sound(path)
    with open_for_reading(path) as database:
        assert rows(database, "SELECT quotes, articles FROM top_speakers") == [(16, 16)]


def test_a_reader_goes_on_while_another_writes(store: Store) -> None:
    store.add(ferry(url="1"), model=MODEL)
    reader = open_for_reading(store.path)
    cursor = reader.execute("SELECT id FROM quotes ORDER BY id")
    assert cursor.fetchone()
    store.add(ferry(url="2"), model=MODEL)
    assert len(cursor.fetchall()) == 2
    reader.close()


@pytest.mark.parametrize("holder", ["ours", "foreign"])
def test_waiting_ends(tmp_path: Path, holder: str) -> None:
    path = tmp_path / "quotes.db"
    with Store(path) as first, Store(path, patience=0.05) as second:
        foreign = sqlite3.connect(path)
        if holder == "foreign":
            foreign.execute("BEGIN IMMEDIATE")
            with pytest.raises(DatabaseError, match="being written by another program"):
                second.add(ferry(), model=MODEL)
            foreign.execute("ROLLBACK")
        else:
            with first._turns.turn(), pytest.raises(DatabaseError, match="being written by another program"):
                second.add(ferry(), model=MODEL)
        foreign.close()
        assert second.add(ferry(), model=MODEL) == "added"


# ---- the same utterance across articles

BRIDGE = "The old bridge will be closed to lorries from the first of June, Mara Ilves said on Monday."
LORRIES = Said("The old bridge will be closed to lorries from the first of June", "Mara Ilves")
TRIMMED = replace(LORRIES, words="bridge will be closed to lorries from the first")
BURNT = Said("“The mill burnt down twice before anybody called the fire brigade of Tarn,”", "Ivo Lenk", type="direct")
MILL = f"{BURNT.words} Ivo Lenk said."


def bridge(publisher: str, said: Said = LORRIES, **metadata: str) -> Article:
    return an_article(BRIDGE, said, publisher=publisher, **{"published": "2024-05-01", **metadata})


def test_groups(store: Store) -> None:
    store.add(bridge("Post"), model=MODEL)
    assert store.regroup() == 0
    store.add(bridge("Mail", TRIMMED, published="2024-05-02"), model=MODEL)
    store.add(an_article(MILL, BURNT, publisher="Post"), model=MODEL)
    store.add(an_article(MILL, BURNT, publisher="Mail"), model=MODEL)
    assert store.regroup() == 2
    assert ask(store, "SELECT wording, quote_count, publisher_count, conflict FROM variants ORDER BY wording") == [
        ("identical", 2, 2, 0),
        ("trimmed", 2, 2, 0),
    ]
    first = "SELECT publisher FROM variants JOIN articles ON articles.id = first_article_id WHERE wording = 'trimmed'"
    assert ask(store, first) == ["Post"]
    about = "publisher, text, relation, fullest_text"
    versions = f"SELECT {about} FROM variant_versions WHERE wording = 'trimmed' ORDER BY id"
    assert ask(store, versions) == [
        ("Post", LORRIES.words, "identical", LORRIES.words),
        ("Mail", TRIMMED.words, "trimmed", LORRIES.words),
    ]


def test_groups_are_made_anew_only_if_stale(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(bridge("Post"), model=MODEL)
    store.add(bridge("Mail"), model=MODEL)
    assert store.regroup() == 1
    before = ask(store, "SELECT id, key FROM variants")
    assert store.regroup(force=True) == 1
    assert ask(store, "SELECT id, key FROM variants") == before  # the same group is the same row
    monkeypatch.setattr("quotes.variants.group", lambda _: [])
    assert store.regroup() == 1
    store.correct("mark_wrong", str(ask(store, "SELECT key FROM quotes")[0]))
    assert store.regroup() == 0


@pytest.mark.parametrize("change", ["another text", "another model", "marked wrong", "another speaker"])
def test_a_group_is_taken_apart(store: Store, change: str) -> None:
    for publisher in ("Post", "Mail"):
        store.add(bridge(publisher, path=publisher), model=MODEL)
    assert store.regroup() == 1
    if change == "another text":
        store.add(an_article(FERRY, MARA, path="Mail", publisher="Mail"), model=MODEL)
    elif change == "another model":
        store.add(bridge("Mail", path="Mail"), model="newer 2")
    else:
        action = "mark_wrong" if change == "marked wrong" else "set_speaker"
        key = str(ask(store, "SELECT quotes.key FROM quotes JOIN articles ON articles.id = article_id "
                             "WHERE publisher = 'Mail'")[0])  # fmt: skip
        store.correct(action, key, IVO)  # type: ignore[arg-type]
    assert_sound(store.path)
    assert store.regroup() == (change in ("another model", "another speaker"))
    assert ask(store, "SELECT conflict FROM variants") == ([change == "another speaker"] if store.regroup() else [])
