"""Whether words are reported at all: what is weighed, what for, and how the weights are learned."""

# ruff: noqa: E501  (a row of a table is one line)

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from documents import document

from quotes import languages, reported
from quotes.evaluate.reported import FILE, Row, compared, fit
from quotes.training.corpora import lines
from quotes.types import Document

ENGLISH = languages.get("en")
THAT = "that/SCONJ/failed/mark <q1 the/DET/dam/det dam/NOUN/failed/nsubj had/AUX/failed/aux failed/fail/VERB/{head}/ccomp q1> ./PUNCT/{head}/punct"

REPORTS = {
    "a warning": "<s1 [Person Sol/PROPN/warned/nsubj ] s1> <c1 warned/warn/VERB/0/root/Tense=Past c1> "
    + THAT.format(head="warned"),
    "a claim": "<s1 [Person Sol/PROPN/insisted/nsubj ] s1> <c1 insisted/insist/VERB/0/root/Tense=Past c1> "
    + THAT.format(head="insisted"),
}
DEEDS = {
    "a thing shown": "<s1 Ledgers/ledger/NOUN/corroborate/nsubj s1> <c1 corroborate/VERB/0/root c1> <q1 his/PRON/position/nmod:poss position/NOUN/corroborate/obj q1> ./PUNCT/corroborate/punct",
    "a place": "<s1 [Person Sol/PROPN/points/nsubj ] s1> <c1 points/point/VERB/0/root c1> to/ADP/spot/case <q1 the/DET/spot/det spot/NOUN/points/obl q1> ./PUNCT/points/punct",
}
NOT_WEIGHED = {
    "a plain word": "<s1 [Person Sol/PROPN/said/nsubj ] s1> <c1 said/say/VERB/0/root c1> " + THAT.format(head="said"),
    "in marks": "<s1 [Person Sol/PROPN/points/nsubj ] s1> <c1 points/point/VERB/0/root c1> :/PUNCT/points/punct “/PUNCT/went/punct <q1 there/ADV/went/advmod it/PRON/went/nsubj went/go/VERB/points/parataxis down/ADV/went/advmod q1> ”/PUNCT/went/punct",
    "an order": "<s1 [Person Sol/PROPN/ordered/nsubj ] s1> <c1 ordered/order/VERB/0/root c1> <q1 a/DET/song/det song/NOUN/ordered/obj q1> ./PUNCT/ordered/punct",
    "a label": "<s1 [Person SOL/PROPN/0/root ] s1> <c1 :/PUNCT/SOL/punct c1> <q1 A/DET/song/det song/NOUN/SOL/parataxis q1> ./PUNCT/SOL/punct",
}


def likelihood(table: str, score: float = 0.8) -> float:
    made = document(table)
    return reported.likelihood(made, replace(made.attributions[0], score=score), ENGLISH)


@pytest.mark.parametrize("table", REPORTS.values(), ids=REPORTS)
def test_reports_are_likely(table: str) -> None:
    assert likelihood(table, score=0.95) > 0.8


@pytest.mark.parametrize("table", DEEDS.values(), ids=DEEDS)
def test_deeds_are_not(table: str) -> None:
    assert likelihood(table) < reported.LEAST


@pytest.mark.parametrize("table", [*REPORTS.values(), *DEEDS.values()])
def test_what_the_parser_is_sure_of_is_likelier(table: str) -> None:
    assert likelihood(table, score=0.35) < likelihood(table, score=0.99)


@pytest.mark.parametrize("table", NOT_WEIGHED.values(), ids=NOT_WEIGHED)
def test_what_shows_itself_is_not_weighed(table: str) -> None:
    assert likelihood(table) == 1


def test_features_of_a_row() -> None:
    made = document(REPORTS["a warning"])
    assert list(reported.features(made, made.attributions[0], ENGLISH)) == [
        "cue means speech",
        "cue is warn",
        "polarity asserted",
        "cue in the past",
        "type indirect",
        "parser 9",
        "content of length 2",
        "content is VERB",
        "content hangs as ccomp",
        "content behind that",
        "content up to a mark",
    ]


ROWS = [
    *(Row(1, ("cue is say", "content is VERB"), True) for _ in range(20)),
    *(Row(2, ("cue is knit", "content is NOUN"), False) for _ in range(20)),
    *(Row(2, ("cue is say", "content is NOUN"), None) for _ in range(50)),
    Row(1, ("cue is hum", "content is VERB"), True),
    Row(1, None, True),
]


def test_weights_part_reports_from_deeds() -> None:
    weights = fit(ROWS)
    with reported.WEIGHTS.replaced(weights):
        assert reported.WEIGHTS.of(["cue is say", "content is VERB"]) > 0.8
        assert reported.WEIGHTS.of(["cue is knit", "content is NOUN"]) < 0.2
    assert "cue is hum" not in weights  # seen once


def test_what_might_be_reported_teaches_nothing() -> None:
    assert fit(ROWS) == fit([row for row in ROWS if row.marked is not None])


def test_groups_are_judged_by_the_weights_of_others() -> None:
    rows = [
        *(Row(group, ("cue is say",), True) for group in (1, 2, 3) for _ in range(9)),
        *(Row(group, ("cue is knit",), False) for group in (1, 2) for _ in range(9)),
        Row(3, ("cue is knit",), False),
        Row(3, None, False),
    ]
    figures = {group: (without, weighed) for group, without, weighed in compared(rows, Counter({1: 10, 2: 10, 3: 10}))}
    # group 3 loses its one deed, and keeps what is not weighed
    assert figures[3] == ([9 / 11, 9 / 10, 18 / 21], [9 / 10, 9 / 10, 18 / 20])


def test_the_shipped_marks_hold_ranges_and_no_words() -> None:
    marked = list(lines(FILE))
    assert len({one["article"] for one in marked}) == len(marked) > 300
    for one in marked:
        assert set(one) == {"article", "group", "clear", "unclear"}
        assert all(first < end for row in (*one["clear"], *one["unclear"]) for first, end in row)


TWO = f"{REPORTS['a warning']}\n/\n{NOT_WEIGHED['a plain word'].replace('s1', 's2').replace('c1', 'c2').replace('q1', 'q2')}"


def judging(made: Document, *likely: float) -> Document:
    """Return the document with a judge who holds its attributions for so likely to be reports."""

    class Judge:
        weighs_reports = True

        def reports(self, anchors, clauses, pair, plain):
            asked, last = pair
            assert len(anchors) == len(clauses) == len(plain) == len(asked) == len(likely)
            contents = [one.content[-1] for one in made.attributions]
            assert [made.words[word].text for word in last] == [span.of(made.text).split()[-1] for span in contents]
            return np.array(likely, dtype=np.float32)

    return replace(made, ways=Judge())


@pytest.mark.parametrize(
    ("likely", "expected"),
    [((0.9, 0.9), [True, True]), ((0.9, 0.1), [True, False]), ((0.1, 0.9), [False, True])],
    ids=["both", "not even by a plain word", "the first not"],
)
def test_the_network_weighs_all_of_them(likely: tuple[float, ...], expected: list[bool]) -> None:
    made = document(TWO)
    assert reported.are_reports(made, ENGLISH) == [True, True]  # without it
    assert reported.are_reports(judging(made, *likely), ENGLISH) == expected


def test_what_the_weights_hold_for_a_deed_stays_one() -> None:
    made = document(DEEDS["a thing shown"])
    made = replace(made, attributions=(replace(made.attributions[0], score=0.8),))
    assert reported.are_reports(judging(made, 0.99), ENGLISH) == [False]


REFUSAL = "<s1 [Person Sol/PROPN/declined/nsubj ] s1> <c1 declined/decline/VERB/0/root to/PART/say/mark say/VERB/declined/xcomp c1> <q1 why/ADV/failed/advmod it/PRON/failed/nsubj failed/fail/VERB/say/ccomp q1> ./PUNCT/declined/punct"


@pytest.mark.parametrize("table", [NOT_WEIGHED["a label"], REFUSAL], ids=["a label", "a refusal"])
def test_the_network_is_not_asked_about_what_shows_itself(table: str) -> None:
    assert reported.are_reports(judging(document(table), 0.01), ENGLISH) == [True]


def test_nothing_is_asked_where_nothing_is_found() -> None:
    made = document("It/PRON/rained/nsubj rained/VERB/0/root ./PUNCT/rained/punct")
    assert reported.are_reports(judging(made), ENGLISH) == []


def test_what_the_network_is_told() -> None:
    inner = "<q1 she/PRON/said/nsubj <c2 said/say/VERB/told/ccomp c2> <q2 it/PRON/held/nsubj held/hold/VERB/said/ccomp q2> q1>"
    made = document(f"<s1 [Person Sol/PROPN/told/nsubj ] s1> <c1 told/tell/VERB/0/root c1> {inner} ./PUNCT/told/punct")
    found = reported.read(made, ENGLISH)
    assert found.plain[:, list(reported.OF_CONTENT).index("held")].tolist() == [2, 1]  # around the other, in it
    assert found.plain[:, list(reported.OF_CONTENT).index("source")].tolist() == [2, 0]
    assert (found.plain < np.array(list(reported.OF_CONTENT.values()))).all()
    assert (found.clauses < np.array(list(reported.OF_CLAUSE.values()))).all()
