"""Ranges of a corpus' tokens → documents with gold attributions, in the corpus' spacing and in a newspaper's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotes.training import newswire
from quotes.training.corpora import UNCLEAR
from quotes.training.newswire import annotated_articles, closed_up, read_newswire

LINE = "The Ostrel - based firm ' s board said it would pay . A rise was seen ."


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "train").mkdir()
    lines = ["http://example.org\tO", "", *(f"{word}\tO" for word in LINE.split())]
    (tmp_path / "train" / "ada_1.bio").write_text("\n".join(lines) + "\n", "utf-8")
    article = {"article": "train/ada_1", "attributions": [[[[0, 8]], [[8, 9]], [[9, 12]]]], "unclear": [[13, 17]]}
    monkeypatch.setattr(newswire, "annotated_articles", lambda: iter([article]))
    return tmp_path


def test_an_article_comes_in_two_spacings(corpus: Path) -> None:
    as_it_is, closed = read_newswire(corpus)
    assert as_it_is.text == "The Ostrel - based firm ' s board said it would pay. A rise was seen."
    assert closed.text == "The Ostrel-based firm's board said it would pay. A rise was seen."
    for document in (as_it_is, closed):
        attributions = document.attributions
        assert attributions is not None
        marked: dict[str, str] = {}
        for (start, end), role in zip(document.spans, attributions.roles, strict=True):
            kind = role[2:] or role
            marked[kind] = f"{marked.get(kind, '')} {document.text[start:end]}".strip()
        assert (marked["cue"], marked["content"]) == ("said", "it would pay")
        assert marked["source"].startswith("The Ostrel - based firm")
        assert marked["source"].endswith("board")
        assert marked[UNCLEAR] == "A rise was seen"
        assert marked["O"] == ". ."


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("a data - based view", "a data-based view"),
        ("the ACT ' s law", "the ACT's law"),
        ("‘ not today ’ he said", "‘ not today ’ he said"),
        ("he said - and left", "he said-and left"),  # nothing tells a dash from a hyphen here
        ("it' s", "it' s"),
    ],
)
def test_closed_up(text: str, closed: str) -> None:
    found, moved = closed_up(text)
    assert found == closed
    assert len(moved) == len(text) + 1
    assert all(found[moved[at]] == char for at, char in enumerate(text) if moved[at] < moved[at + 1])


def test_the_shipped_annotations_are_sound() -> None:
    articles = list(annotated_articles())
    assert len(articles) > 100
    assert len({one["article"] for one in articles}) == len(articles)
    for one in articles:
        assert one["article"].startswith("train/")  # the dev articles measure
        for source, cue, content in one["attributions"]:
            assert cue, (one["article"], content)
            assert content, one["article"]
            for first, end in (*source, *cue, *content):
                assert 0 <= first < end


def test_the_annotations_hold_no_words() -> None:
    for one in annotated_articles():
        numbers = json.dumps([one["attributions"], one["unclear"]])
        assert not any(char.isalpha() for char in numbers), one["article"]
