"""The gold articles are sound: every string stands where it is said to, every hard case is there, the halves match.

No model is needed, and nothing is extracted: the gold says what is right, whatever the program does.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from quotes.evaluate.gold import GoldArticle, GoldQuote, read_gold
from quotes.schema import QUOTES, SPEAKERS

ARTICLES = Path(__file__).parent / "articles"
GOLD = ARTICLES / "gold"
OF_SAMPLES = Path(__file__).parent / "gold"  # of the articles that the package ships
COVERAGE = ARTICLES / "COVERAGE.md"
HALVES = ("steering", "held out")
HARD_CASES = range(1, 121)
IN_MARKUP_ONLY = {117}  # cannot be held by plain text
ROLES = {"told", "channel", "cited_by", "speaker"}
WORDS = range(150, 351)
UNEVEN = 1.2  # how many times as much of anything one half may hold than the other
FIELDS = {
    "content", "source", "cue", "speaker", "kind", "with", "type", "act", "polarity",
    "anonymous", "reason", "links", "optional", "note",
}  # fmt: skip


@lru_cache(maxsize=1)
def files() -> dict[str, dict[str, Any]]:
    """Every gold file as written, by the name of its file."""
    return {
        path.stem: json.loads(path.read_text("utf-8"))
        for folder in (OF_SAMPLES, GOLD)
        for path in sorted(folder.glob("*.json"))
    }


@lru_cache(maxsize=1)
def gold() -> dict[str, GoldArticle]:
    return {one.article: one for one in read_gold(GOLD)}


NAMES = [name for name in files() if (ARTICLES / f"{name}.txt").is_file()]


def text_of(name: str) -> str:
    return (ARTICLES / f"{name}.txt").read_bytes().decode("utf-8")


def located(name: str) -> list[GoldQuote]:
    return gold()[f"{name}.txt"].locate(text_of(name))


def letters(text: str, place: tuple[int, int]) -> set[int]:
    return {at for at in range(*place) if text[at].isalnum()}


def half_of(data: dict[str, Any]) -> str:
    """The half that a gold file belongs to; steering where it does not say."""
    return str(data.get("half", HALVES[0]))


def covered(half: str) -> set[int]:
    return {case for data in files().values() if half_of(data) == half for case in data.get("cases", ())}


def test_articles_and_gold_belong_together() -> None:
    assert sorted(path.stem for path in ARTICLES.glob("*.txt")) == NAMES
    assert all(files()[name]["article"] == f"{name}.txt" for name in NAMES)
    assert len(files()) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_every_string_stands_in_the_article(name: str) -> None:
    """The loader raises where a string is missing, or stands twice and no occurrence is named."""
    text = text_of(name)
    assert len(text.split()) in WORDS
    quotes = located(name)
    assert quotes
    assert gold()[f"{name}.txt"].locate_not_quotes(text) is not None
    assert [quote.content[0][0] for quote in quotes] == sorted(quote.content[0][0] for quote in quotes)
    for row, quote in zip(files()[name]["attributions"], quotes, strict=True):
        assert all(one[1] <= next_one[0] for one, next_one in zip(quote.content, quote.content[1:], strict=False)), row
        content = set().union(*(letters(text, piece) for piece in quote.content))
        assert content, row
        for part in (quote.source, quote.cue):
            if part is not None:
                assert text[slice(*part)] == text[slice(*part)].strip(), row
                assert not letters(text, part) & content, row


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_one_that_the_schema_knows(name: str) -> None:
    for row, quote in zip(files()[name]["attributions"], located(name), strict=True):
        assert set(row) <= FIELDS, row
        for answers, choices in (
            (quote.kinds, SPEAKERS.column("kind").choices),
            (quote.types, QUOTES.column("type").choices),
            (quote.acts, QUOTES.column("act").choices),
            (quote.polarities, QUOTES.column("polarity").choices),
        ):
            assert answers, row
            assert set(answers) <= set(choices), row
        assert quote.anonymous in (True, False, None), row
        assert quote.anonymous is not False or not quote.reason, row
        for role, names in quote.facts:
            assert role in ROLES, row
            assert all(names), row


@pytest.mark.parametrize("name", NAMES)
def test_the_best_name_of_a_speaker_is_made_of_words_of_the_article(name: str) -> None:
    words = set(re.findall(r"[\w@]+", text_of(name).casefold()))
    for quote in located(name):
        for speaker in quote.speakers[:1]:
            assert set(re.findall(r"[\w@]+", re.sub(r"[’']s\b", "", speaker.casefold()))) <= words, speaker


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_quotation_is_no_content(name: str) -> None:
    text = text_of(name)
    contents = [letters(text, piece) for quote in located(name) for piece in quote.content]
    for place in gold()[f"{name}.txt"].locate_not_quotes(text):
        assert letters(text, place) not in contents


def test_no_attribution_is_written_twice() -> None:
    for name in NAMES:
        rows = [(quote.content, quote.source, quote.cue) for quote in located(name)]
        assert len(rows) == len(set(rows)), name


def test_every_hard_case_is_covered() -> None:
    assert covered("steering") >= set(HARD_CASES)
    assert covered("held out") >= set(HARD_CASES) - IN_MARKUP_ONLY


def table() -> dict[int, list[list[str]]]:
    """By hard case, the names in the two last columns of the coverage table."""
    rows = re.findall(r"^\| (\d+) \| [^|]+ \|([^|]*)\|([^|]*)\|$", COVERAGE.read_text("utf-8"), re.MULTILINE)
    return {int(case): [cell.replace(",", " ").split() for cell in cells] for case, *cells in rows}


def holders(case: int, half: str) -> list[str]:
    return [name for name, data in files().items() if half_of(data) == half and case in data.get("cases", ())]


def test_the_table_says_what_the_files_say() -> None:
    assert table() == {case: [holders(case, half) for half in HALVES] for case in HARD_CASES}


def half_counts(half: str) -> Counter[str]:
    """What one half of the articles holds, counted."""
    counts: Counter[str] = Counter()
    for name in NAMES:
        if half_of(files()[name]) != half:
            continue
        counts.update(articles=1, words=len(text_of(name).split()))
        for quote in located(name):
            if quote.optional:
                continue
            counts.update(attributions=1, facts=len(quote.facts), anonymous=quote.anonymous is True)
            counts[quote.types[0]] += 1
    return counts


def test_the_halves_are_of_equal_size_and_alike() -> None:
    steering, held_out = (half_counts(half) for half in HALVES)
    assert steering["articles"] == held_out["articles"] == 15
    assert set(steering) == set(held_out)
    for what in steering:
        few, many = sorted((steering[what], held_out[what]))
        assert many <= UNEVEN * few + 5, what
