"""How the figures of speakers and chains in marked articles come about; the marks themselves hold no words."""

from __future__ import annotations

from collections import Counter

import pytest

from quotes.evaluate.comparing import content_characters
from quotes.evaluate.marked import MarkedArticle, attributions, own
from quotes.evaluate.ways import agree, facts_of, judge, judge_found, rows, sort_of
from quotes.training.corpora import lines
from quotes.training.ways import LEARNED_FROM, NEWSWIRE, NOT_LEARNED_FROM, OWN
from quotes.types import Act, Article, Link, Quote, Span, Speaker

LINES = list(lines(NEWSWIRE))


@pytest.mark.parametrize(
    ("channel", "sort"),
    [
        ("social media post", "post"),
        ("post on X", None),
        ("news conference", "conference"),
        ("emailed statement", "statement"),
        ("indictment (filing)", "filing"),
        ("yearly survey", "report"),
        ("meeting", None),
    ],
)
def test_channels_are_compared_by_their_sort(channel: str, sort: str | None) -> None:
    assert sort_of(channel) == sort


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("told", "AFP"), ("told", "the AFP"), True),
        (("told", "AFP"), ("cited_by", "AFP"), False),
        (("told", "reporters"), ("told", "police"), False),
        (("channel", "report"), ("channel", "report"), True),
        (("channel", "report"), ("channel", "letter"), False),
    ],
)
def test_what_says_the_same(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert agree(one, other) is same


def quote(start: int, end: int, *links: Link, speaker: Speaker | None = None) -> Quote:
    return Quote("", (Span(start, end),), "indirect", links=links, speakers=(speaker,) if speaker else ())


def test_what_is_said_and_wanted_is_counted_by_role() -> None:
    text = "Moro told AFP it sank . She wrote that it burned ."
    tokens, at = [], 0
    for word in text.split():
        tokens.append((at, at + len(word)))
        at += len(word) + 1
    line = {
        "attributions": [[[3, 5]], [[9, 11]]],
        "steps": [{"told": [2, 3], "of": [0]}, {"channel": "letter", "of": [1]}, {"channel": "meeting", "of": [1]}],
        "speakers": [[[0, 1]], []],
        "unsure": [1],
    }
    gold = list(attributions(line, text, tokens))
    assert [one.facts for one in gold] == [(("told", "AFP"),), (("channel", "letter"), ("channel", "meeting"))]
    assert [one.speakers for one in gold] == [("Moro",), ()]
    assert [one.unnamed for one in gold] == [False, None]
    found = Article(
        text,
        quotes=(
            quote(14, 21, Link("told", "AFP"), Link("cited_by", "Tass"), speaker=Speaker("Ana Moro", "person")),
            quote(39, 48, Link("channel", "tweet"), Link("publisher", "Star"), speaker=Speaker("she", "person")),
        ),
    )
    assert facts_of(found.quotes[0].links) == [("told", "AFP"), ("cited_by", "Tass")]
    counts = judge(found, gold)
    assert {key: count for key, count in counts.items() if count} == {
        ("told", "said"): 1,
        ("told", "wanted"): 1,
        ("told", "right"): 1,
        ("cited_by", "said"): 1,
        ("channel", "said"): 1,
        ("channel", "wanted"): 1,
        ("speaker", "said"): 2,
        ("speaker", "wanted"): 2,
        ("speaker", "right"): 1,
    }
    table = [row.split() for row in rows({"new": counts + Counter({("", "articles"): 1})})]
    assert table[0] == ["new,", "1", "articles"]
    assert ["speaker", "0.500", "0.500", "0.500", "2", "wanted"] in table
    assert ["chain", "0.333", "0.500", "0.400", "2", "wanted"] in table
    assert "found" not in {row[0] for row in table}  # that was not marked


FOUND = {
    # what is clear, what is not (in "It sank. Ida said it burned."), rows found with their act → said, right, wanted
    "one of two": ([(0, 7), (18, 27)], [], [((0, 7), "speech")], (1, 1, 2)),
    "a thought is not said": ([(0, 7)], [], [((0, 7), "thought")], (0, 0, 1)),
    "what is in no mark is wrong": ([(0, 7)], [], [((0, 7), "speech"), ((18, 27), "writing")], (2, 1, 1)),
    "what might be is neither": ([(0, 7)], [(18, 27)], [((0, 7), "speech"), ((18, 27), "speech")], (1, 1, 1)),
    "less than half is another": ([(0, 27)], [], [((0, 7), "speech")], (1, 0, 1)),
}


@pytest.mark.parametrize(("clear", "unclear", "rows", "expected"), FOUND.values(), ids=FOUND)
def test_what_is_found_is_counted(
    clear: list[tuple[int, int]],
    unclear: list[tuple[int, int]],
    rows: list[tuple[tuple[int, int], Act]],
    expected: tuple[int, int, int],
) -> None:
    text = "It sank. Ida said it burned."
    marks = [tuple(content_characters(text, [span]) for span in some) for some in (clear, unclear)]
    quotes = tuple(Quote("", (Span(*span),), "indirect", act=act) for span, act in rows)
    counts = judge_found(Article(text, quotes=quotes), MarkedArticle("a", "new", text, (), *marks))
    assert tuple(counts["found", what] for what in ("said", "right", "wanted")) == expected


def test_some_of_our_own_are_only_measured() -> None:
    kept = list(own())
    assert len(kept) > 20
    learned = {line["text"] for line in lines(OWN) if line.get("group") != NOT_LEARNED_FROM}
    for article in kept:
        assert article.text not in learned
        assert len(article.clear) >= len(article.attributions) > 0
        assert {role for one in article.attributions for role, _ in one.facts} <= {"told", "channel", "cited_by"}
        assert all(name in article.text for one in article.attributions for name in one.speakers or ())


def test_the_marks_hold_places_and_no_words() -> None:
    assert len(LINES) > 900
    assert len({line["article"] for line in LINES}) == len(LINES)
    for line in LINES:
        further = {"unnamed", "unsure", "clear", "unclear"}
        assert set(line) - further == {"article", "group", "attributions", "steps", "speakers"}
        assert all(first < end for key in ("clear", "unclear") for one in line.get(key, ()) for first, end in one)
        assert "clear" not in line or line["group"] in LEARNED_FROM  # what is measured is judged apart
        assert len(line["speakers"]) == len(line["attributions"])
        assert all(first < end for names in line["speakers"] for first, end in names or ())
        assert set(line.get("unnamed", [])) | set(line.get("unsure", [])) <= set(range(len(line["attributions"])))
        assert all(first < end for pieces in line["attributions"] for first, end in pieces)
        for step in line["steps"]:
            assert step["of"]
            assert set(step["of"]) <= set(range(len(line["attributions"])))
            named = set(step) - {"of", "at"}
            assert all(first < end for first, end in step.get("at", [[0, 1]]))
            assert "at" not in step or line["group"] in LEARNED_FROM  # no places of what is only measured
            assert named in ({"told"}, {"cited"}, {"channel"})
            if "channel" in named:
                assert len(step["channel"].split()) <= 4  # a sort
            else:
                first, end = step[named.pop()]
                assert first < end
