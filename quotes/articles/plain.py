"""Plain text and Markdown: the text is the file, metadata is what its opening says."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.articles.decoding import decode
from quotes.articles.opening import read_opening
from quotes.articles.source import Source, reader
from quotes.types import Article


@reader(".txt", ".text", ".md", ".markdown")
def read_text(source: Source) -> Iterator[Article]:
    """Yield the one article of a text file, character for character.

    Front matter, a dated first line, a headline and a byline give metadata and stay
    part of the text.
    """
    text = decode(source.read(), source)
    yield Article(text=text, path=source.path, **read_opening(text))
