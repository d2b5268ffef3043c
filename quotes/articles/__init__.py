"""Articles in: one reader for each suffix, every text kept character for character.

`Article.text` is the decoded file (or field) itself: nothing is stripped and no
newline changed, so that every offset counts in the original.  Only a page of HTML
has no text of its own; there the text is what was extracted, once.

To add a format, write one function under `@reader(".suffix")` in a module that is
imported below, and put a small example into `tests/data/articles/`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from quotes.agency import credited
from quotes.articles import page, plain, rows  # noqa: F401  (importing them registers their readers)
from quotes.articles.decoding import read_as
from quotes.articles.metadata import site_of
from quotes.articles.opening import printed_by, words_for
from quotes.articles.paths import expand
from quotes.articles.source import (
    HOW_TO_SHORTEN,
    MAX_TEXT,
    NO_TEXT,
    READERS,
    SHOWN_LIMIT,
    Say,
    Source,
    ignore,
    problem,
    reader,
    suffixes,
)
from quotes.errors import InputError
from quotes.types import Article

__all__ = ["MAX_TEXT", "read", "reader", "suffixes"]

# what no text holds and no database keeps as it is; white space is not among it
UNREADABLE = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f\\ud800-\\udfff]")


def read(
    paths: Iterable[str | Path] | str | Path,
    *,
    publisher: str | None = None,
    encoding: str | None = None,
    say: Say = ignore,
) -> Iterator[Article | InputError]:
    """Yield the articles of files, folders, glob patterns and `-` (standard input), in order.

    What cannot be read is yielded as an InputError, so that the rest goes on.
    `publisher` is for articles whose metadata name none; where it is missing too, the
    site of the article's URL stands in, or the outlet that the first lines name.
    `encoding` is for text that is not UTF-8; a byte order mark overrules it.  To `say`
    goes, a line each, what the user should know though nothing failed, such as files of
    other kinds in a folder.  Raises UsageError for an encoding that does not exist.
    """
    if encoding is not None:
        encoding = read_as(encoding)
    if isinstance(paths, (str, Path)):
        paths = [paths]
    return _read_all(paths, publisher, encoding, say)


def _read_all(
    paths: Iterable[str | Path], publisher: str | None, encoding: str | None, say: Say
) -> Iterator[Article | InputError]:
    for source in expand(paths, encoding, say):
        if isinstance(source, InputError):
            yield source
        else:
            yield from _read_source(source, publisher)


def _read_source(source: Source, publisher: str | None) -> Iterator[Article | InputError]:
    """Run the reader of the suffix; what breaks while reading is this input's problem only."""
    found = False
    try:
        for item in READERS[source.suffix](source):
            yield item if isinstance(item, InputError) else _checked(item, source, publisher)
            found = True
        if not found:
            yield problem(source.name, *NO_TEXT)
    except InputError as error:
        yield error
    except PermissionError:
        yield problem(source.name, "may not be read", "change its permissions")
    except (EOFError, zlib.error) as error:
        yield problem(source.name, f"is damaged ({error})", "fetch or compress it again")
    except (OSError, ValueError) as error:
        yield problem(source.name, f"cannot be read ({error})", "check the file")


def _checked(article: Article, source: Source, publisher: str | None) -> Article | InputError:
    """Return the article with publisher and agency filled in; an InputError where its text is none."""
    name = article.path or source.name
    if not article.text.strip():
        return problem(name, *NO_TEXT)
    if len(article.text) > MAX_TEXT:
        return problem(name, f"is longer than {SHOWN_LIMIT}, the limit for one article", HOW_TO_SHORTEN)
    if broken := UNREADABLE.search(article.text):
        kind = "half a surrogate pair" if broken[0] >= "\ud800" else "a control character"
        where = f"{kind} (U+{ord(broken[0]):04X}) at character {broken.start()}"
        return problem(name, f"holds {where}", "remove such characters, or save the text again as clean UTF-8")
    words = words_for(article.language)
    return replace(
        article,
        publisher=article.publisher or publisher or site_of(article.url) or printed_by(article.text, words),
        agency=article.agency or credited(article.text, words.credits.AGENCIES, words.credits, byline=article.author),
    )
