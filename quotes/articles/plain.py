"""Plain text and Markdown: the text is the file, metadata is what its opening says."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.articles.decoding import decode
from quotes.articles.opening import broken_front_matter, read_opening
from quotes.articles.source import Source, problem, reader
from quotes.types import Article


@reader(".txt", ".text", ".md", ".markdown")
def read_text(source: Source) -> Iterator[Article]:
    """Yield the one article of a text file, character for character.

    Front matter, a dated first line, a headline and a byline give metadata and stay
    part of the text.  Front matter that is broken is told.
    """
    text = decode(source.read(), source)
    if broken := broken_front_matter(text):
        line, wrong = broken
        wrong = f"line {line} of its front matter is not YAML ({wrong}), which is read as text"
        source.say(str(problem(source.name, wrong, "mend it, perhaps with quotation marks around a value")))
    yield Article(text=text, path=source.path, **read_opening(text))
