"""Predictions × gold → figures."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from quotes.alike import like_name, same_name
from quotes.errors import DatabaseError, InputError
from quotes.evaluate import Figures, Rate, Score, agreement, calibration, evaluate_gold, evaluate_polnear, render
from quotes.evaluate.comparing import content_characters
from quotes.evaluate.figures import Judged, reliability
from quotes.evaluate.gold import find, read_gold
from quotes.evaluate.predicted import last_part
from quotes.store import Store
from quotes.types import PIECE_JOINT, Article, Link, Quote, QuoteType, Span, Speaker

TEXT = (
    "“The mill is safe,” said Vera Solt. “It always was.”\n\n"
    "She told reporters that rents would fall.\n\n"
    "A clerk who asked not to be named denied the sale.\n"
)


def piece(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def quote(
    *content: str,
    source: str | None = None,
    cue: str | None = None,
    speaker: Speaker | None = None,
    type: QuoteType = "direct",
    links: tuple[Link, ...] = (),
    text: str = TEXT,
    **more: Any,
) -> Quote:
    spans = tuple(piece(words, text) for words in content)
    return Quote(
        text=PIECE_JOINT.join(span.of(text) for span in spans),
        spans=spans,
        type=type,
        source=piece(source, text) if source else None,
        cue=piece(cue, text) if cue else None,
        speakers=(speaker,) if speaker else (),
        links=links,
        **more,
    )


VERA = Speaker("Vera Solt", "person")
CLERK = Speaker("clerk", "person", anonymous=True, anonymity_reason=piece("who asked not to be named"))
SAFE = quote("The mill is safe", "It always was", source="Vera Solt", cue="said", speaker=VERA)
RENTS = quote(
    "that rents would fall", source="She", cue="told", speaker=VERA, type="indirect", links=(Link("told", "reporters"),)
)
SALE = quote(
    "the sale",
    source="A clerk who asked not to be named",
    cue="denied",
    speaker=CLERK,
    type="indirect",
    polarity="denied",
)


def article(*quotes: Quote, path: str = "somewhere/mill.txt", text: str = TEXT) -> Article:
    return Article(text, path=path, quotes=quotes)


def row(content: str | list[str], source: str | None, cue: str | None, speaker: Any, **more: Any) -> dict[str, Any]:
    """One attribution of a gold file."""
    return {
        "content": [content] if isinstance(content, str) else content,
        "source": source,
        "cue": cue,
        "speaker": speaker,
        "kind": "person",
        "type": "direct",
        "act": "speech",
        "polarity": "asserted",
        "anonymous": False,
    } | more


GOLD_SAFE = row(["The mill is safe,", "It always was."], "Vera Solt", "said", "Vera Solt")
GOLD_RENTS = row(
    "rents would fall", "She", "told", "Vera Solt", type="indirect", links=[{"role": "told", "name": "reporters|press"}]
)
GOLD_SALE = row(
    "the sale",
    "A clerk who asked not to be named",
    "denied",
    "clerk",
    type="indirect",
    polarity="denied",
    anonymous=True,
    reason="who asked not to be named",
)
ALL = [GOLD_SAFE, GOLD_RENTS, GOLD_SALE]


def gold_folder(tmp_path: Path, *rows: dict[str, Any], name: str = "mill.txt", **more: Any) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir(exist_ok=True)
    data = {"article": name, "attributions": list(rows), **more}
    (folder / "mill.json").write_text(json.dumps(data), "utf-8")
    return folder


# --- counting -----------------------------------------------------------------------------------------------------


def test_scores_add_up() -> None:
    total = Score(1, 2, 1, 4) + Score(2, 2, 3, 4)
    assert total == Score(3, 4, 4, 8)
    assert (total.precision, total.recall) == (0.75, 0.5)
    assert total.f1 == pytest.approx(0.6)
    assert Rate(1, 2) + Rate(1, 1) == Rate(2, 3)


def test_of_nothing_is_nothing() -> None:
    assert (Score().precision, Score().recall, Score().f1, Rate().share) == (0, 0, 0, 0)


def test_figures_add_up_by_name() -> None:
    one = Figures(1, ("a",), {"cue": Score(1, 1, 1, 1)}, {"kind": Rate(1, 1)})
    other = Figures(1, (), {"cue": Score(0, 1, 0, 1), "triple": Score(gold=2)}, {})
    total = one + other
    assert total.articles == 2
    assert total.missing == ("a",)
    assert total.scores == {"cue": Score(1, 2, 1, 2), "triple": Score(gold=2)}
    assert total.rates == {"kind": Rate(1, 1)}
    assert Figures() + one == one


def test_figures_are_shown_and_kept_as_json() -> None:
    figures = Figures(2, ("b.txt",), {"cue": Score(1, 2, 1, 4)}, {"kind": Rate(3, 4)})
    shown = render(figures)
    assert "2 articles, 1 missing" in shown
    assert "b.txt" in shown
    assert [line.split() for line in shown.splitlines() if line.startswith(("cue", "kind"))] == [
        ["cue", "0.500", "0.250", "0.333", "2", "4"],
        ["kind", "0.750", "4"],
    ]
    assert json.loads(json.dumps(figures.as_dict()))["scores"]["cue"]["precision"] == 0.5


# --- comparing ----------------------------------------------------------------------------------------------------

SAME_CONTENT = [
    ("“Go home,”", "Go home"),
    ("that it rains.", "it rains"),
    ("That it rains", "it rains"),
    ("(it rains) – today", "it rains today"),
    ("'it’s so'", "its so"),
]


@pytest.mark.parametrize(("text", "words"), SAME_CONTENT)
def test_punctuation_never_decides(text: str, words: str) -> None:
    letters = "".join(text[at] for at in sorted(content_characters(text, [(0, len(text))])))
    assert letters == words.replace(" ", "")


def test_that_inside_a_content_counts() -> None:
    text = "he knew that it rained"
    assert len(content_characters(text, [(0, len(text))])) == len(text.replace(" ", ""))


NAMES = [
    # found, accepted, strictly, leniently
    ("Vera Solt", ("Vera Solt",), True, True),
    ("Mrs Vera Solt", ("Vera Solt",), True, True),
    ("the ministry", ("ministry",), True, True),
    ("ministry's office", ("ministry office",), True, True),
    ("Solt", ("Vera Solt",), False, True),
    ("Vera", ("Vera Maria Solt",), False, False),
    ("Vera Solt", ("Otto Grell", "Vera Solt"), True, True),
    ("official at the port", ("senior official at the port",), False, True),
    ("Otto Grell", ("Vera Solt",), False, False),
    ("governor", ("governor",), True, True),  # a title alone is a name
    (None, (), True, True),
    (None, ("Vera Solt",), False, False),
    ("Vera Solt", (), False, False),
]


@pytest.mark.parametrize(("found", "accepted", "strictly", "leniently"), NAMES)
def test_names(found: str | None, accepted: tuple[str, ...], strictly: bool, leniently: bool) -> None:
    assert same_name(found, accepted) is strictly
    assert like_name(found, accepted) is leniently


PATHS = [("a/b/c.txt", "c.txt"), ("c.txt", "c.txt"), ("a/d.jsonl#7", "d.jsonl#7"), (None, "")]


@pytest.mark.parametrize(("path", "last"), PATHS)
def test_articles_are_known_by_the_last_part_of_their_path(path: str | None, last: str) -> None:
    assert last_part(path) == last


# --- our own gold -------------------------------------------------------------------------------------------------


def test_all_right(tmp_path: Path) -> None:
    figures = evaluate_gold([article(SAFE, RENTS, SALE)], gold_folder(tmp_path, *ALL))
    assert figures.missing == ()
    assert {name for name, score in figures.scores.items() if score.f1 != 1} == set()
    assert {name for name, rate in figures.rates.items() if rate.of and rate.share != 1} == set()
    assert figures.mistakes == ()


def test_nothing_found(tmp_path: Path) -> None:
    figures = evaluate_gold([article()], gold_folder(tmp_path, *ALL))
    assert figures.score("found") == Score(0, 0, 0, 3)
    assert figures.score("chain") == Score(0, 0, 0, 1)
    assert figures.score("anonymous") == Score(0, 0, 0, 1)
    assert [mistake.what for mistake in figures.mistakes] == ["missed"] * 3


def test_another_text_is_missing(tmp_path: Path) -> None:
    folder = gold_folder(tmp_path, *ALL)
    for articles in ([], [article(SAFE, path="other.txt")], [article(text="Nothing of it.")]):
        figures = evaluate_gold(articles, folder)
        assert figures.missing == ("mill.txt",)
        assert figures.score("found") == Score(gold=3)


WRONG = [
    # what is predicted, and what then is counted: name, right of predicted
    (quote("The mill is safe", cue="said", source="Vera Solt", speaker=VERA), "found", (1, 1)),
    (quote("The mill is safe", cue="said", source="Vera Solt", speaker=VERA), "exact content", (0, 1)),
    (quote("It always was", speaker=VERA), "found", (0, 1)),  # less than half
    (quote("She told"), "found", (0, 1)),
    (quote("She told", act="thought"), "found", (0, 0)),
    (quote("The mill is safe", "It always was", source="Vera Solt", cue="was", speaker=VERA), "exact content", (1, 1)),
    (quote("The mill is safe", "It always was", source="Vera Solt", cue="was", speaker=VERA), "cue", (0, 1)),
    (quote("The mill is safe", "It always was", source="Vera Solt", cue="was", speaker=VERA), "triple", (0, 1)),
    (quote("The mill is safe", "It always was", speaker=Speaker("Solt", "person")), "speaker", (0, 1)),
    (quote("The mill is safe", "It always was", speaker=Speaker("Solt", "person")), "speaker, leniently", (1, 1)),
    (quote("The mill is safe", "It always was", speaker=CLERK), "anonymous", (0, 1)),
    (quote("rents would fall", links=(Link("told", "the press"),)), "chain", (1, 1)),
    (quote("rents would fall", links=(Link("channel", "reporters"),)), "chain", (0, 1)),
    (quote("rents would fall", links=(Link("publisher", "reporters"),)), "chain", (0, 0)),
]


@pytest.mark.parametrize(("predicted", "name", "counts"), WRONG)
def test_one_prediction(predicted: Quote, name: str, counts: tuple[int, int], tmp_path: Path) -> None:
    score = evaluate_gold([article(predicted)], gold_folder(tmp_path, *ALL)).score(name)
    assert (score.right, score.predicted) == counts


def test_shares_of_a_content(tmp_path: Path) -> None:
    """Half of what is predicted is gold, all of the gold is in it."""
    text = "Tom said abcd efgh."
    gold = row("efgh", "Tom", "said", "Tom", type="indirect")
    predicted = quote("abcd efgh", source="Tom", cue="said", text=text)
    figures = evaluate_gold([article(predicted, text=text)], gold_folder(tmp_path, gold))
    assert figures.score("overlap") == Score(0.5, 1, 1.0, 1)
    assert figures.score("characters") == Score(4, 8, 4, 4)
    assert figures.score("found") == Score(1, 1, 1, 1)


def test_each_is_matched_once(tmp_path: Path) -> None:
    figures = evaluate_gold([article(SAFE, SAFE)], gold_folder(tmp_path, GOLD_SAFE))
    assert figures.score("found") == Score(1, 2, 1, 1)


def test_the_optional_is_neither_wanted_nor_wrong(tmp_path: Path) -> None:
    folder = gold_folder(tmp_path, GOLD_SAFE, {**GOLD_RENTS, "optional": True})
    for quotes in ((SAFE,), (SAFE, RENTS)):
        figures = evaluate_gold([article(*quotes)], folder)
        assert figures.score("found") == Score(1, 1, 1, 1)
        assert figures.score("characters").f1 == 1
        assert figures.score("chain") == Score()


def test_several_answers_may_be_right(tmp_path: Path) -> None:
    choices = {"speaker": ["mill", "Vera Solt"], "kind": ["organization", "person"], "type": ["mixed", "direct"]}
    figures = evaluate_gold([article(SAFE)], gold_folder(tmp_path, {**GOLD_SAFE, **choices}))
    assert figures.score("speaker").f1 == 1
    assert figures.rate("kind").share == 1
    assert figures.rate("type").share == 1
    assert figures.rate("found, mixed") == Rate(1, 1)


def test_a_guess_is_wrong_where_nobody_can_know(tmp_path: Path) -> None:
    folder = gold_folder(tmp_path, {**GOLD_SAFE, "speaker": None})
    for speaker, right in ((VERA, 0), (None, 1)):
        predicted = quote("The mill is safe", "It always was", speaker=speaker)
        assert evaluate_gold([article(predicted)], folder).score("speaker").right == right


UNNAMED = [(True, (1, 1, 1)), (False, (0, 1, 0)), (None, (0, 0, 0))]


@pytest.mark.parametrize(("anonymous", "counts"), UNNAMED)
def test_who_may_be_called_anonymous_or_not(
    anonymous: bool | None, counts: tuple[int, int, int], tmp_path: Path
) -> None:
    folder = gold_folder(tmp_path, {**GOLD_SALE, "anonymous": anonymous})
    score = evaluate_gold([article(SALE)], folder).score("anonymous")
    assert (score.right, score.predicted, score.gold) == counts


def test_joint_speakers_are_links(tmp_path: Path) -> None:
    both = (Link("speaker", "Vera Solt"), Link("speaker", "Otto Grell"))
    for links, right in ((both, 1), (both[:1], 0), (both[::-1], 0)):
        predicted = quote("The mill is safe", "It always was", speaker=VERA, links=links)
        folder = gold_folder(tmp_path, {**GOLD_SAFE, "with": ["Otto Grell"]})
        assert evaluate_gold([article(predicted)], folder).score("chain").covered == right


LEFT_ALONE = [((SAFE,), 1), ((RENTS,), 1), ((SALE,), 0), ((quote("named denied the sale"),), 1)]


@pytest.mark.parametrize(("quotes", "right"), LEFT_ALONE)
def test_what_is_no_quotation(quotes: tuple[Quote, ...], right: int, tmp_path: Path) -> None:
    figures = evaluate_gold([article(*quotes)], gold_folder(tmp_path, GOLD_SAFE, not_quotes=["the sale"]))
    assert figures.rate("left alone") == Rate(right, 1)


def test_a_reason_is_most_of_its_words(tmp_path: Path) -> None:
    for words, right in (("asked not to be named", 1), ("to be", 0)):
        speaker = Speaker("clerk", "person", anonymous=True, anonymity_reason=piece(words))
        figures = evaluate_gold([article(quote("the sale", speaker=speaker))], gold_folder(tmp_path, GOLD_SALE))
        assert figures.rate("anonymity reason") == Rate(right, 1)


def test_a_database_scores_as_its_articles(tmp_path: Path) -> None:
    extracted = article(SAFE, RENTS, quote("denied", speaker=CLERK))
    with Store(tmp_path / "quotes.db") as store:
        store.add(extracted, model="by hand 1")
    folder = gold_folder(tmp_path, *ALL)
    assert evaluate_gold(tmp_path / "quotes.db", folder) == evaluate_gold([extracted], folder)


FOUND = [
    ("one", (4, 7)),
    ({"text": "two", "occurrence": 1}, (0, 3)),
    ({"text": "two", "occurrence": 2}, (8, 11)),
    ({"text": "oo", "occurrence": 2}, (13, 15)),
]


@pytest.mark.parametrize(("written", "place"), FOUND)
def test_gold_finds_its_strings(written: Any, place: tuple[int, int]) -> None:
    assert find(written, "two one two ooo", "a") == place


NOT_FOUND = ["three", "two", {"text": "two", "occurrence": 3}, {"text": "one", "occurrence": 0}]


@pytest.mark.parametrize("written", NOT_FOUND)
def test_gold_says_what_it_cannot_find(written: Any) -> None:
    with pytest.raises(InputError, match="gold says"):
        find(written, "two one two", "a")


BROKEN = ["", "[]", "{}", '{"article": "a"}', "{"]


@pytest.mark.parametrize("content", BROKEN)
def test_files_that_are_no_gold(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(InputError, match=r"a\.json: not a gold file"):
        read_gold(tmp_path)


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold here"):
        read_gold(tmp_path)


# --- PolNeAR ------------------------------------------------------------------------------------------------------

BRAT = [
    # each event: contents, source, cue
    (["“The mill is safe,”", "“It always was.”"], "Vera Solt", "said"),
    (["that rents would fall"], "She", "told"),
    (["the sale"], "A clerk who asked not to be named", "denied"),
]


def split_folder(tmp_path: Path) -> Path:
    """A PolNeAR split of one article."""
    lines, events = [], []
    for contents, source, cue in BRAT:
        event = []
        for role, words in [("Source", source), ("Cue", cue), *(("Content", c) for c in contents)]:
            start, end = piece(words)
            lines.append(f"T{len(lines) + 1}\t{role} {start} {end}\t{words}")
            number = sum(part.startswith(role) for part in event)
            event.append(f"{role}{number + 1 if number else ''}:T{len(lines)}")
        events.append(f"E{len(events) + 1}\t{' '.join(event)}")
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "mill.txt").write_bytes(TEXT.encode())
    (tmp_path / "attributions" / "mill_1a2b.ann").write_text("\n".join([*lines, *events]), "utf-8")
    return tmp_path


def database(tmp_path: Path, extracted: Article) -> Path:
    with Store(tmp_path / "quotes.db") as store:
        store.add(extracted, model="by hand 1")
    return tmp_path / "quotes.db"


def test_polnear_all_right(tmp_path: Path) -> None:
    figures = evaluate_polnear(database(tmp_path, article(SAFE, RENTS, SALE)), split_folder(tmp_path))
    assert (figures.articles, figures.missing) == (1, ())
    assert {name: score.f1 for name, score in figures.scores.items()} == dict.fromkeys(
        ("exact content", "overlap", "characters", "cue", "triple"), 1.0
    )
    assert figures.rate("exact, quoted") == Rate(1, 1)
    assert figures.rate("exact, unquoted") == Rate(2, 2)


def test_brat_files_beside_their_texts(tmp_path: Path) -> None:
    split = split_folder(tmp_path)
    flat = tmp_path / "flat"
    flat.mkdir()
    (flat / "mill.txt").write_bytes((split / "text" / "mill.txt").read_bytes())
    (flat / "mill.ann").write_text((split / "attributions" / "mill_1a2b.ann").read_text("utf-8"), "utf-8")
    figures = evaluate_polnear(database(tmp_path, article(SAFE, RENTS, SALE, path="mill.txt")), flat)
    assert figures.score("triple").f1 == 1
    assert {name: (g.of, g.found, g.strict, g.lenient) for name, g in figures.groups.items()} == {
        "type: direct": (1, 1, 1, 1),
        "type: indirect": (2, 2, 2, 2),
        "extracted: person": (3, 3, 3, 3),
        "extracted: unresolved": (3, 3, 3, 3),
    }


def test_two_annotators_are_compared(tmp_path: Path) -> None:
    split = split_folder(tmp_path)
    assert agreement(split).articles == 0
    first = (split / "attributions" / "mill_1a2b.ann").read_text("utf-8")
    second = [line for line in first.splitlines() if not line.startswith("E3")]
    (split / "attributions" / "mill_9z.ann").write_text("\n".join(second), "utf-8")
    figures = agreement(split)
    assert figures.score("exact content") == Score(2, 2, 2, 3)
    assert figures.score("triple") == Score(2, 2, 2, 3)


def test_polnear_half_right(tmp_path: Path) -> None:
    wrong_source = quote("rents would fall", source="reporters", cue="told", type="indirect")
    half = quote("The mill is safe", source="Vera Solt", cue="said")
    figures = evaluate_polnear(database(tmp_path, article(half, wrong_source)), split_folder(tmp_path))
    safe, always, rents, sale = len("Themillissafe"), len("Italwayswas"), len("rentswouldfall"), len("thesale")
    assert figures.score("exact content") == Score(1, 2, 1, 3)
    assert figures.score("triple") == Score(0, 2, 0, 3)
    assert figures.score("cue") == Score(2, 2, 2, 3)
    assert figures.rate("source, exact content") == Rate(0, 1)
    assert figures.score("overlap") == Score(2, 2, 1 + safe / (safe + always), 3)
    assert figures.score("characters") == Score(safe + rents, safe + rents, safe + rents, safe + always + rents + sale)


def test_polnear_articles_that_are_missing_count(tmp_path: Path) -> None:
    split = split_folder(tmp_path)
    for number, extracted in enumerate((article(SAFE, path="other.txt"), article(text=f"{TEXT}And more."))):
        folder = tmp_path / str(number)
        folder.mkdir()
        figures = evaluate_polnear(database(folder, extracted), split)
        assert figures.missing == ("mill.txt",)
        assert figures.score("exact content") == Score(0, 0, 0, 3)


def test_what_cannot_be_evaluated_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no brat files"):
        evaluate_polnear(tmp_path / "quotes.db", tmp_path)
    split = split_folder(tmp_path)
    with pytest.raises(DatabaseError, match="no such database"):
        evaluate_polnear(tmp_path / "quotes.db", split)
    (tmp_path / "quotes.db").write_text("no database, though it is long enough to be read as one" * 20)
    with pytest.raises(DatabaseError, match="not a database"):
        evaluate_polnear(tmp_path / "quotes.db", split)
    (tmp_path / "quotes.db").unlink()
    sqlite3.connect(tmp_path / "quotes.db").execute("CREATE TABLE other (id)").connection.close()
    with pytest.raises(DatabaseError, match="no such table"):
        evaluate_polnear(tmp_path / "quotes.db", split)


# --- groups and reliability -------------------------------------------------------------------------------------


def test_groups_say_where_speakers_go_wrong(tmp_path: Path) -> None:
    figures = evaluate_gold([article(SAFE, RENTS, SALE)], gold_folder(tmp_path, *ALL))
    assert figures.groups["type: direct"].strict == figures.groups["type: direct"].of
    assert sum(group.of for name, group in figures.groups.items() if name.startswith("kind: ")) == len(figures.judged)


RELIABILITY = [
    # stated and right → range, how many, share right
    ([(0.97, True), (0.99, True)], [(0.95, 2, 1.0)]),
    ([(0.5, False), (0.85, True), (0.85, False)], [(0.0, 1, 0.0), (0.8, 2, 0.5)]),
    ([], []),
]


@pytest.mark.parametrize(("judged", "ranges"), RELIABILITY)
def test_reliability(judged: list[tuple[float, bool]], ranges: list[tuple[float, int, float]]) -> None:
    rows = reliability([Judged("named", stated, right) for stated, right in judged])
    assert [(row["from"], row["of"], row["right"]) for row in rows] == ranges


def test_a_table_of_confidence_rises() -> None:
    judged = [Judged("pronoun", k / 100, k > 40 or k % 3 == 0) for k in range(100)]
    steps = calibration.fit(judged)["pronoun"]
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert len(steps) > 1
    assert all(0 < share < 1 for share in shares)


def test_one_score_has_one_share() -> None:
    judged = [Judged("pronoun", raw, right) for raw in (0.0, 0.9) for right in (False, True) for _ in range(20)]
    scores = [least for least, _ in calibration.fit(judged)["pronoun"]]
    assert scores == sorted(set(scores))


def test_few_examples_make_no_step() -> None:
    table = calibration.fit([Judged("named", 0.2, False), Judged("named", 0.9, True)])
    assert len(table["named"]) == 1
    assert table["elided"][0][0] == 0.0  # a way without examples is as sure as all together


def test_cross_checking_never_judges_by_itself() -> None:
    articles = [[Judged("named", 0.9, number != 3)] * 10 for number in range(5)]
    stated = calibration.cross_checked(articles)
    wrong = [one for one in stated if not one.right]
    assert len(stated) == 50
    assert all(one.stated > 0.9 for one in wrong)
