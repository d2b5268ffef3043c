"""Articles of any length, composed of the paragraphs of the shipped samples."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from quotes import jobs
from quotes.articles import read
from quotes.types import Article


@lru_cache(maxsize=1)
def paragraphs() -> tuple[str, ...]:
    """Return the paragraphs of the shipped samples."""
    found = (item.text for item in read(list(jobs.samples())) if isinstance(item, Article))
    parts = (part.strip() for text in found for part in re.split(r"\n\s*\n", text))
    return tuple(part for part in parts if part)


def compose(words: int, seed: int) -> str:
    """Return an article of exactly `words` words (parted by white space); the same for the same seed.

    Paragraphs are drawn at random; the last is cut to fit and closed with a full stop.
    """
    draw = random.Random(seed)
    text: list[str] = []
    missing = words
    while missing > 0:
        paragraph = draw.choice(paragraphs())
        length = len(paragraph.split())
        if length > missing:
            paragraph = " ".join(paragraph.split()[:missing]).rstrip(",;:") + "."
        text.append(paragraph)
        missing -= length
    return "\n\n".join(text)


def write(folder: Path, words: int, count: int, seed: int) -> Iterator[Path]:
    """Write `count` articles of `words` words each into a folder, and yield their files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"{words}-{number:04}.txt"
        path.write_text(compose(words, seed * 10_000 + number) + "\n", "utf-8")
        yield path
