"""Groups in the database: made quote by quote they are the same as made at once, in any order, whatever goes again."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored import MODEL, Said, an_article, rows
from typer.testing import CliRunner

from quotes.cli import app
from quotes.store import Store, copies, groups
from quotes.types import Article
from quotes.variants import candidates, difference
from quotes.variants.difference import as_text

# wordings that overlap in many ways, so that small buckets fill and overflow
OPENINGS = ("The harbour wall", "The old harbour wall of Tarn", "The ferry ramp", "Our harbour wall")
VERBS = ("broke before the storm", "cracked before the storm", "held through the long winter", "broke after the storm")
ENDINGS = (
    "",
    " and nobody warned the captains",
    " and nobody warned the captains of the trawlers",
    " said the wardens",
    " on that disastrous night",
)
# too short to be known again, but for who said it, when and where
PIECE = "disastrous"
PEOPLE = ("Mara Ilves", "M. Ilves", "Ivo Lenk", None)
OUTLETS = ("Tarn Post", "Coast Mail", "Orlov Daily", "Bay Radio")


def invented(number: int) -> Article:
    """The article of that number: one to three utterances of a few, in one wording or another."""
    dice = random.Random(number)
    said = []
    for _ in range(dice.randint(1, 3)):
        words = f"{dice.choice(OPENINGS)} {dice.choice(VERBS)}{dice.choice(ENDINGS)}"
        if words not in [one.words for one in said]:
            said.append(Said(words, dice.choice(PEOPLE), type=dice.choice(("direct", "indirect"))))
    if not dice.randrange(3):
        said.append(Said(PIECE, dice.choice(PEOPLE), type="direct"))
    text = f"Report {number}. " + " ".join(f"{one.words}, {one.by or 'somebody'} said." for one in said)
    day = f"2031-05-{dice.randint(1, 9):02}"
    title = "Storm takes the harbour of Tarn" if dice.randrange(4) else None
    return an_article(text, *said, path=f"{number}.txt", publisher=dice.choice(OUTLETS), published=day, title=title)


def contents(store: Store) -> dict[str, list[Any]]:
    """All that is known of groups and copies, by keys."""
    return {
        "variants": rows(
            store.db.conn,
            "SELECT variants.key, variants.text, articles.key, quote_count, publisher_count, wording, conflict, "
            "origin_count, first_quote_key, fullest_quote_key, altered FROM variants "
            "JOIN articles ON articles.id = first_article_id ORDER BY 1",
        ),
        "members": rows(
            store.db.conn,
            "SELECT quotes.key, variants.key, relation FROM quotes LEFT JOIN variants ON variants.id = variant_id "
            "WHERE quotes.id IN (SELECT id FROM attributed_quotes) ORDER BY 1",
        ),
        "index": rows(store.db.conn, "SELECT id FROM quote_fingerprints ORDER BY 1"),
        "forms": rows(store.db.conn, "SELECT key, form FROM quotes ORDER BY 1"),
        "copies": rows(
            store.db.conn,
            "SELECT a.key, b.key, share FROM article_copies JOIN articles AS a ON a.id = article_id "
            "JOIN articles AS b ON b.id = original_id ORDER BY 1",
        ),
    }


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Buckets that overflow with a handful of wordings, and never everything at once unless asked to."""
    for name, value in (("SMALL", 3), ("LARGE", 9), ("LEADERS", 2)):
        monkeypatch.setattr(candidates, name, value)
    monkeypatch.setattr(groups, "MUCH", 1e9)


def at_once(articles: list[Article]) -> dict[str, list[Any]]:
    with a_store() as store:
        for article in articles:
            store.add(article, model=MODEL)
        store.regroup(force=True)
        return contents(store)


def a_store() -> Store:
    return Store(Path(tempfile.mkdtemp()) / "quotes.db")


NUMBERS = st.lists(st.integers(0, 60), min_size=2, max_size=14, unique=True)
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(NUMBERS)
def test_one_by_one_is_as_at_once(tight: None, numbers: list[int]) -> None:
    articles = [invented(number) for number in numbers]
    with a_store() as store:
        store.regroup()
        for article in articles:
            store.add(article, model=MODEL)
            store.regroup()
        assert contents(store) == at_once(articles[::-1])


@SLOW
@given(NUMBERS, st.data())
def test_what_goes_leaves_no_trace(tight: None, numbers: list[int], data: st.DataObject) -> None:
    articles = [invented(number) for number in numbers]
    gone = data.draw(st.lists(st.sampled_from(numbers), unique=True))
    empty = [an_article(f"Nothing was said on day {number}.", path=f"{number}.txt") for number in gone]
    with a_store() as store:
        for article in (*articles, *empty):
            store.add(article, model=MODEL)
            if data.draw(st.booleans()):
                store.regroup()
        store.regroup()
        rest = [article for number, article in zip(numbers, articles, strict=True) if number not in gone]
        assert contents(store) == at_once([*empty, *rest])


@SLOW
@given(NUMBERS, st.data())
def test_corrections_move_quotes(tight: None, numbers: list[int], data: st.DataObject) -> None:
    """Marked wrong, given another speaker, and back: as if everything were grouped anew each time."""
    with a_store() as store:
        for number in numbers:
            store.add(invented(number), model=MODEL)
        store.regroup()
        keys = rows(store.db.conn, "SELECT key FROM quotes ORDER BY key")
        done = []
        for key in data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3)):
            action = data.draw(st.sampled_from(["mark_wrong", "clear_speaker"]))
            done.append(store.correct(action, key))
            store.regroup()
        if data.draw(st.booleans()):
            store.undo(done[-1])
            store.regroup()
        before = contents(store)
        store.regroup(force=True)
        assert before == contents(store)


def versions(words: str, outlets: int) -> Iterator[Article]:
    for number in range(outlets):
        said = Said(words, "Mara Ilves", type="direct")
        text = f"Paper {number} of that day. “{words},” Mara Ilves said."
        yield an_article(text, said, publisher=f"Paper {number}", published="2031-05-02", path=f"{words}{number}")


def test_adding_an_article_touches_only_what_is_near(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db") as store:
        for words in ("The harbour wall broke before the storm", "Nobody in Orlov has seen the ledger since May"):
            for article in versions(words, 3):
                store.add(article, model=MODEL)
        store.regroup()
        touched: list[str] = []
        store.db.execute("CREATE TEMP TRIGGER t AFTER UPDATE ON quotes BEGIN SELECT seen(new.text); END")
        store.db.conn.create_function("seen", 1, touched.append)
        store.add(next(versions("The old harbour wall broke before the storm", 1)), model=MODEL)
        store.regroup()
        assert touched
        assert not [text for text in touched if "ledger" in text]
        found = rows(store.db.conn, "SELECT wording, quote_count FROM variants ORDER BY 1")
        assert found == [("identical", 3), ("reworded", 4)]


TAILS = (
    "burned the old mill for insurance",
    "keeps four lame horses in a cellar",
    "wrote an opera about fishing quotas",
    "painted every lamp post purple overnight",
)


def test_what_is_held_against_a_quote_is_not_taken_up_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wordings that share rare pairs of words with a new one, and are other utterances, stay out."""
    taken_up: list[int] = []
    write = groups._write

    def watched(database: Any, found: Any, quotes: Any, held: Any, before: Any) -> None:
        taken_up.append(len(held))
        write(database, found, quotes, held, before)

    monkeypatch.setattr(groups, "_write", watched)
    with Store(tmp_path / "quotes.db") as store:
        for tail in TAILS:
            for article in versions(f"The harbour council of Tarn {tail}", 3):
                store.add(article, model=MODEL)
        store.regroup()
        store.add(next(versions("The harbour council of Tarn sells bread to hungry gulls", 1)), model=MODEL)
        store.regroup()
    assert taken_up[-1] == 1


@pytest.mark.parametrize(
    ("piece", "by", "title", "day", "found"),
    [
        ("disastrous", "Mara Ilves", "Storm takes the harbour of Tarn", 3, 1),
        ("disastrous", "Mara Ilves", "Ferries are late in Orlov", 3, 0),
        ("disastrous", "Mara Ilves", "Storm takes the harbour of Tarn", 9, 0),
        ("disastrous", "Ivo Lenk", "Storm takes the harbour of Tarn", 3, 0),
        ("disastrous", None, "Storm takes the harbour of Tarn", 3, 0),
        ("night", "Mara Ilves", "Storm takes the harbour of Tarn", 3, 0),
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_a_word_in_marks_is_known_by_speaker_day_and_occasion(
    tmp_path: Path, piece: str, by: str | None, title: str, day: int, found: int, first: int
) -> None:
    whole = "The harbour wall broke on that disastrous night"
    articles = [
        an_article(f"{whole}, Mara Ilves said.", Said(whole, "Mara Ilves", type="direct"), published="2031-05-02",
                   publisher="Tarn Post", title="Storm takes the harbour of Tarn"),
        an_article(f"“{piece}”, {by} said.", Said(piece, by, type="direct"), published=f"2031-05-{day:02}",
                   publisher="Bay Radio", title=title),
    ]  # fmt: skip
    with Store(tmp_path / "quotes.db") as store:
        for article in (articles[first], articles[1 - first]):
            store.add(article, model=MODEL)
            store.regroup()
        assert len(rows(store.db.conn, "SELECT id FROM variants")) == found
        store.regroup(force=True)
        assert len(rows(store.db.conn, "SELECT id FROM variants")) == found


QUIT = "We had to quit the valley in order to avert more damage"
# outlet, day, type, words, speaker, relation to the fullest wording
PRINTED = (
    ("Tarn Post", 2, "direct", QUIT, "Mara Ilves", "identical"),
    ("Coast Mail", 3, "direct", "quit the valley in order to avert more damage", "Mara Ilves", "trimmed"),
    ("Spinfeed", 3, "direct", "We had to abandon the valley to prevent further destruction", "Mara Ilves", "reworded"),
    ("Orlov Daily", 1, "indirect", "they had to quit the valley to avert more damage", "Mara Ilves", "indirect"),
    ("Bay Radio", 4, "direct", QUIT, "Ivo Lenk", "identical"),
)


def test_all_that_is_known_of_an_utterance(tmp_path: Path) -> None:
    """The earliest article, the fullest wording, every version with its outlet and chain, and whose it is said to be;
    and `quotes variants` finds all of it anew."""
    path = tmp_path / "quotes.db"
    with Store(path) as store:
        for outlet, day, kind, words, by, _ in PRINTED:
            said = Said(words, by, type=kind, told="reporters")  # type: ignore[arg-type]
            text = f"{words}, {by} told reporters."
            store.add(an_article(text, said, publisher=outlet, published=f"2031-05-{day:02}"), model=MODEL)
        store.regroup()
        group = rows(
            store.db.conn,
            "SELECT variants.text, publisher, wording, conflict, altered, quote_count, publisher_count, origin_count "
            "FROM variants JOIN articles ON articles.id = first_article_id",
        )
        assert group == [(QUIT, "Orlov Daily", "reworded", 1, 1, 5, 5, 5)]
        versions = rows(store.db.conn, "SELECT publisher, text, speaker, relation, chain, first FROM variant_versions")
        assert sorted(versions) == sorted(
            (outlet, words, by, relation, f"{by} → reporters → {outlet}", int(outlet == "Orlov Daily"))
            for outlet, _, _, words, by, relation in PRINTED
        )
        before = contents(store)
        store.db.execute("UPDATE quotes SET variant_id = NULL, relation = NULL, form = NULL")
        store.db.execute("UPDATE attributed_quotes SET variant_id = NULL")
        for table in ("variants", "quote_fingerprints", "article_fingerprints"):
            store.db.execute(f"DELETE FROM {table}")
        store.db.conn.commit()
    done = CliRunner().invoke(app, ["variants", "--db", str(path)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 utterances stand in several articles, 1 quoted in different words" in done.stderr
    with Store(path) as store:
        assert contents(store) == before


# ---- what a fact-checker opens first

HARBOUR = "We never closed the gates of the harbour"


@pytest.mark.parametrize(
    ("types", "texts", "listed"),
    [
        (("direct", "direct"), (HARBOUR, "We never shut the gates of the harbour"), 2),
        (("direct", "direct"), (HARBOUR, "We never closed the gates"), 2),
        (("direct", "direct"), (HARBOUR, HARBOUR.upper()), 0),
        (("direct", "indirect"), (HARBOUR, "they never shut the gates of the harbour"), 0),
        (("indirect", "indirect"), (HARBOUR, "they never shut the gates of the harbour"), 0),
    ],
)
def test_altered_quotes(tmp_path: Path, types: tuple[Any, Any], texts: tuple[str, str], listed: int) -> None:
    with Store(tmp_path / "quotes.db") as store:
        for outlet, kind, text in zip(OUTLETS, types, texts, strict=False):
            article = an_article(
                f"{text}, Mara Ilves said.",
                Said(text, "Mara Ilves", type=kind),
                publisher=outlet,
                published="2031-05-02",
            )
            store.add(article, model=MODEL)
        assert store.regroup() == 1
        assert len(rows(store.db.conn, "SELECT id FROM altered_quotes")) == listed
        assert len(rows(store.db.conn, "SELECT id FROM variant_versions")) == 2


# ---- copied articles

STORY = (
    "The council of Tarn voted on Monday to rebuild the harbour wall that collapsed in the January storm. "
    "Engineers expect the work to last two years and to cost nine million crowns, a third of it borrowed. "
    "“We cannot wait for another winter,” Mara Ilves said. Fishermen from the northern quay had blocked the bridge "
    "for three days, demanding shelter for their boats and money for torn nets and broken masts. "
)
SPUN = (
    "The council of Tarn voted on Monday to rebuild the harbour wall that collapsed in the January storm. "
    "Engineers anticipate the labour to last two years and to cost nine million crowns, a third of it borrowed. "
    "“We cannot wait for another winter,” Mara Ilves said. Fishermen from the northern quay had blocked the bridge "
    "for three days, demanding shelter for their vessels and cash for torn nets and broken masts. "
)
OWN = (
    "“We cannot wait for another winter,” Mara Ilves said when our reporter met her beside the broken quay. Children "
    "were fishing where the lighthouse stood until January, and a crane from Orlov lay half sunk in the mud. Behind "
    "her, two welders argued about a pump that had not run since Friday, while gulls picked at a crate of herring."
)
WINTER = Said("We cannot wait for another winter", "Mara Ilves", type="direct")


def story(text: str, outlet: str, day: int, **more: Any) -> Article:
    return an_article(text, WINTER, publisher=outlet, published=f"2031-05-{day:02}", **more)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_copied_is_told_from_confirmed(tmp_path: Path, order: tuple[int, ...]) -> None:
    articles = [
        story(STORY, "Tarn Post", 1),
        story(SPUN, "Spinfeed", 2),
        story(STORY + "Read more on our page.", "Coast Mail", 3),
        story(OWN, "Bay Radio", 2),
    ]
    with Store(tmp_path / "quotes.db") as store:
        for at in order:
            store.add(articles[at], model=MODEL)
            store.regroup()
        copied = rows(
            store.db.conn,
            "SELECT a.publisher, b.publisher, share > 0.7 FROM article_copies JOIN articles AS a ON a.id = article_id "
            "JOIN articles AS b ON b.id = original_id ORDER BY 1",
        )
        assert copied == [("Coast Mail", "Tarn Post", 1), ("Spinfeed", "Tarn Post", 1)]
        assert rows(store.db.conn, "SELECT publisher_count, origin_count FROM variants") == [(4, 2)]
        store.add(story(OWN, "Tarn Post", 1, path="x"), model=MODEL)
        store.regroup()
        assert rows(store.db.conn, "SELECT publisher_count, origin_count FROM variants") == [(4, 1)]


def test_copies_of_what_goes_find_another_original(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db") as store:
        for day, outlet in enumerate(("Tarn Post", "Coast Mail", "Spinfeed"), start=1):
            store.add(story(STORY, outlet, day, path=outlet), model=MODEL)
        store.regroup()
        store.add(story(OWN, "Tarn Post", 1, path="Tarn Post"), model=MODEL)
        store.regroup()
        copied = rows(
            store.db.conn,
            "SELECT a.publisher, b.publisher FROM article_copies JOIN articles AS a ON a.id = article_id "
            "JOIN articles AS b ON b.id = original_id",
        )
        assert copied == [("Spinfeed", "Coast Mail")]
        assert rows(store.db.conn, "SELECT publisher_count, origin_count FROM variants") == [(3, 2)]


def test_who_quotes_the_same_words_has_not_copied(tmp_path: Path) -> None:
    """Two reporters at one press conference."""
    said = (
        "We cannot wait for another winter. The engineers measured the quay in May and again in August, the cracks had "
        "doubled, and I will not be the one who tells the captains that nobody in this hall could read a ruler or "
        "sign a cheque before the storms returned and took the lamps, the cranes and half of the market with them"
    )
    with Store(tmp_path / "quotes.db") as store:
        for text, outlet in (STORY, "Tarn Post"), (OWN, "Bay Radio"):
            text = f"{text} “{said},” she added."
            quoted = Said(said, "Mara Ilves", type="direct")
            store.add(an_article(text, quoted, publisher=outlet, published="2031-05-01"), model=MODEL)
        store.regroup()
        assert rows(store.db.conn, "SELECT publisher_count, origin_count FROM variants") == [(2, 2)]


FOOTER = " Read more of what moves the coast from Tarn to Orlov every morning on our page, or write to the editors."
SUBJECTS = ("harbour", "school", "tunnel", "museum")
EVENTS = ("storm", "strike", "auction", "parade", "trial", "festival")


def report(number: int) -> Article:
    """An article of that number: one of two stories, begun or ended otherwise, with or without a footer."""
    dice = random.Random(number)
    words = [f"{event} {subject}" for event in EVENTS for subject in SUBJECTS]
    random.Random(dice.randrange(2)).shuffle(words)
    told = words[dice.choice((0, 0, 12)) :][: dice.choice((12, 20, 24))]
    text = f"Report {number}. " + " crowded the old ".join(told) + "." + FOOTER * dice.randrange(2)
    day = dice.choice((None, "2031-05-02T08:30", "2031-05-02T11:05", *(f"2031-05-{day:02}" for day in range(1, 29))))
    return an_article(text, path=f"{number}.txt", publisher=dice.choice(OUTLETS), published=day)


def copied(store: Store) -> list[Any]:
    """All that is known of copies, by keys."""
    return [contents(store)["copies"], rows(store.db.conn, "SELECT run, rank FROM article_fingerprints ORDER BY 1, 2")]


@SLOW
@given(st.lists(st.integers(0, 60), min_size=6, max_size=20, unique=True), st.data())
def test_copies_found_one_by_one_are_as_at_once(monkeypatch: Any, numbers: list[int], data: st.DataObject) -> None:
    """Whatever comes and goes in whatever order, even where few articles stand for all that have a run of words."""
    monkeypatch.setattr(copies.copies, "EARLIEST", 2)
    monkeypatch.setattr(copies.copies, "NEAR", 0.7)
    gone = data.draw(st.lists(st.sampled_from(numbers), unique=True))
    with a_store() as store, pytest.MonkeyPatch.context() as patch:
        for number in numbers:
            store.add(report(number), model=MODEL)
            if data.draw(st.booleans()):
                store.regroup()
        for number in gone:
            store.add(an_article(f"Nothing happened on day {number}.", path=f"{number}.txt"), model=MODEL)
            if data.draw(st.booleans()):
                store.regroup()
        store.regroup()
        one_by_one = copied(store)
        patch.setattr(copies, "MANY", -1)
        store.regroup(force=True)
        assert copied(store) == one_by_one


@pytest.mark.parametrize("one_by_one", [True, False])
def test_a_story_carried_by_thousands_is_one_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_by_one: bool
) -> None:
    if not one_by_one:
        monkeypatch.setattr(copies, "MANY", -1)
    carriers = 2500
    with Store(tmp_path / "quotes.db") as store:
        store.add(story(STORY, "Tarn Post", 1), model=MODEL)
        store.regroup()
        copied_rows = [
            (number, f"{number:016x}", f"Paper {number}", f"2031-05-{2 + number % 9:02}", f"Number {number}. {STORY}")
            for number in range(10, 10 + carriers)
        ]
        store.db.conn.executemany(
            "INSERT INTO articles (id, key, publisher, published, text, sha256, model) VALUES (?, ?, ?, ?, ?, '', '')",
            copied_rows,
        )
        if one_by_one:
            monkeypatch.setattr(copies, "MANY", carriers + 1)
        copies.note(store.db, [row[0] for row in copied_rows])
        store.db.conn.commit()
        store.add(story(SPUN, "Spinfeed", 30), model=MODEL)
        store.regroup()
        found = rows(store.db.conn, "SELECT original_id, count(*) FROM article_copies GROUP BY 1")
        first = rows(store.db.conn, "SELECT id FROM articles WHERE publisher = 'Tarn Post'")
        assert found == [(first[0], carriers + 1)]
        assert rows(store.db.conn, "SELECT publisher_count, origin_count FROM variants") == [(2, 1)]


def test_another_way_to_fold_words_makes_everything_anew(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db") as store:
        for day, outlet in enumerate(("Tarn Post", "Coast Mail"), start=1):
            store.add(story(STORY, outlet, day), model=MODEL)
        store.regroup()
        before = contents(store)
        store.db.execute("UPDATE state SET value = 'older' WHERE name = 'variants'")
        store.db.execute("DELETE FROM quote_fingerprints")
        store.db.execute("DELETE FROM article_fingerprints")
        store.db.conn.commit()
        store.regroup()
        assert contents(store) == before
        assert before["copies"]


# ---- word by word


@pytest.mark.parametrize(
    ("reference", "version", "shown"),
    [
        ("We chose to leave the valley.", "We chose to flee the valley", "We chose to [-leave -]{+flee +}the valley"),
        ("Nobody came, and we waited", "“Nobody came”", "“Nobody came”[-and we waited-]"),
        ("It is over", "Now it is over!", "{+Now +}it is over!"),
        ("It IS over.", "It is over", "It is over"),
        ("…", "“…”", "“…”"),
        ("Yes", "", "[-Yes-]"),
    ],
)
def test_difference(reference: str, version: str, shown: str) -> None:
    signs = {"same": "{}", "missing": "[-{}-]", "added": "{{+{}+}}"}
    assert "".join(signs[piece.kind].format(piece.text) for piece in difference(reference, version)) == shown


@pytest.mark.parametrize(
    ("reference", "version", "shown"),
    [
        ("We chose to leave the valley.", "We chose to flee the valley", "We chose to [-leave-] {+flee+} the valley"),
        ("Nobody came, and we waited", "Nobody came", "Nobody came [-and we waited-]"),
        ("It is over", "Now it is over!", "{+Now+} it is over!"),
        ("It IS over.", "“It is over”", None),
        ("The pipes are sixty years old", "The pipes are 60 years old", "The pipes are [-sixty-] {+60+} years old"),
    ],
)
def test_a_difference_in_words(reference: str, version: str, shown: str | None) -> None:
    assert as_text(difference(reference, version)) == shown


def test_differences_are_written_beside_the_relations(tmp_path: Path) -> None:
    words = "the old bridge will be closed to lorries until the summer"
    otherwise = words.replace("closed", "shut")
    with Store(tmp_path / "quotes.db") as store:
        for outlet, said in (("Tarn Post", words), ("Coast Mail", words), ("Bay Radio", otherwise)):
            told = Said(said, "Ada Brandt", type="direct")
            store.add(an_article(f"“{said},” Ada Brandt told {outlet}.", told, publisher=outlet), model=MODEL)
        store.regroup()
        found = rows(store.db.conn, "SELECT relation, difference FROM variant_versions ORDER BY 1, 2")
        changed = words.replace("closed", "[-closed-] {+shut+}")
        back = otherwise.replace("shut", "[-shut-] {+closed+}")
        assert found in (
            [("identical", None), ("identical", None), ("reworded", changed)],
            [("identical", None), ("reworded", back), ("reworded", back)],
        )


@settings(max_examples=200, deadline=None)
@given(st.text("ab .,”“’-é…", max_size=30), st.text("ab .,”“’-é…", max_size=30))
def test_pieces_of_a_difference_slice_both_texts(reference: str, version: str) -> None:
    pieces = difference(reference, version)
    assert "".join(piece.text for piece in pieces if piece.kind != "missing") == version
    for piece in pieces:
        whole = reference if piece.kind == "missing" else version
        assert whole[piece.start : piece.end] == piece.text
    places = [piece.reference for piece in pieces]
    assert places == sorted(places)
