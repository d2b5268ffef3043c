"""Names as given on the command line → sources: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import gzip
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from quotes.articles.source import READERS, Say, Source, ignore, problem, suffixes
from quotes.errors import InputError

STDIN = "-"
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")
_PEEK = 4096
# what lies in folders and is nobody's article, by its name without the suffix
_NO_ARTICLES = frozenset({"readme", "license", "licence", "thumbs", "desktop", "makefile"})
# what lies beside articles and is none: the database, annotations of them, what a saved page shows and runs
_NO_TEXTS = frozenset(
    [
        ".db",
        ".sqlite",
        ".sqlite3",
        ".ann",
        ".css",
        ".js",
        ".gif",
        ".ico",
        ".jpeg",
        ".jpg",
        ".png",
        ".svg",
        ".webp",
        ".woff",
        ".woff2",
    ]
)
_MOST_KINDS = 6  # that a line lists


def expand(paths: Iterable[str | Path], encoding: str | None, say: Say = ignore) -> Iterator[Source | InputError]:
    """Yield a source for each file that the paths name, folders and patterns in sorted order.

    What a folder or a pattern holds besides is told to `say`.
    """
    for given in paths:
        name = str(given)
        if name == STDIN:
            yield _standard_input(encoding, say)
            continue
        try:
            os.stat(name)
        except FileNotFoundError:
            if _ADDRESS.match(name):
                yield problem(
                    _shown(name), "an address, and nothing is downloaded", "save the page as HTML and name that file"
                )
                continue
            yield from _matches(name, encoding, say) if _PATTERN.search(name) else [_missing(name)]
        except (OSError, ValueError) as error:  # no permission, a loop of links, a NUL in the name, a name too long
            reason = getattr(error, "strerror", None) or str(error)
            yield problem(_shown(name), f"cannot be opened ({reason})", "check the path")
        else:
            if os.path.isdir(name):
                yield from _folder(name, encoding, say)
            else:
                yield _file(name, encoding, say)


def _missing(name: str) -> InputError:
    return problem(_shown(name), "no such file or folder", "check the path")


def _file(name: str, encoding: str | None, say: Say) -> Source | InputError:
    suffix, _ = _suffix(name)
    if suffix not in READERS:
        return problem(_shown(name), f"unknown suffix {suffix}", f"convert it to one of {_known()}")
    return _source(name, encoding, say)


def _known() -> str:
    return ", ".join(suffixes())


def _suffix(name: str) -> tuple[str, bool]:
    """Return the suffix that says the format, and whether it is gzipped; a file without suffix is plain text."""
    stem, suffix = os.path.splitext(name)
    zipped = suffix.lower() == ".gz"
    if zipped:
        suffix = os.path.splitext(stem)[1]
    return (suffix.lower() if _SUFFIX.fullmatch(suffix) else ".txt"), zipped


def _source(name: str, encoding: str | None, say: Say) -> Source:
    suffix, zipped = _suffix(name)

    def opener() -> BinaryIO:
        return cast(BinaryIO, gzip.open(name, "rb")) if zipped else open(name, "rb")

    return Source(_shown(name), _shown(name), suffix, opener, encoding, say)


def _shown(name: str) -> str:
    """The name without the lone surrogates that Python makes of a file name that is not UTF-8; no store takes them."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _folder(name: str, encoding: str | None, say: Say) -> Iterator[Source | InputError]:
    """Yield the files below a folder that have a reader, without hidden ones and without running in circles."""
    found, others = False, _Others(name, say)
    for item in _walk(name):
        if isinstance(item, InputError):
            yield item
        elif _suffix_given(item):
            found = True
            yield _source(item, encoding, say)
        else:
            others.note(item)
    others.close()
    if not found:
        yield problem(_shown(name), "a folder without articles", f"put files into it that end in one of {_known()}")


class _Others:
    """The files beside the articles: those of a suffix that no reader is for, but for what is nobody's article."""

    def __init__(self, place: str, say: Say) -> None:
        self._place, self._say = place, say
        self._suffixes: Counter[str] = Counter()

    def note(self, name: str) -> None:
        """Take down a file that is not read."""
        stem, suffix = os.path.splitext(os.path.basename(name))
        if suffix.lower() == ".gz":
            stem, suffix = os.path.splitext(stem)
        beside = stem.startswith(".") or stem.casefold() in _NO_ARTICLES or suffix.lower() in _NO_TEXTS
        if _SUFFIX.fullmatch(suffix) and not beside and os.path.isfile(name):
            self._suffixes[suffix.lower()] += 1

    def close(self) -> None:
        """Say in one line what there was."""
        count = self._suffixes.total()
        if not count:
            return
        kinds = ", ".join(kind for kind, _ in self._suffixes.most_common(_MOST_KINDS))
        kinds += " …" if len(self._suffixes) > _MOST_KINDS else ""
        files = f"{count} files of other kinds" if count > 1 else "1 file of another kind"
        way_out = f"convert {'them' if count > 1 else 'it'} to one of {_known()}"
        self._say(str(problem(_shown(self._place), f"left out {files} ({kinds})", way_out)))


def _walk(top: str) -> Iterator[str | InputError]:
    refused: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    for folder, below, files in os.walk(top, onerror=refused.append, followlinks=True):
        identity = os.stat(folder)
        if (identity.st_dev, identity.st_ino) in seen:  # a link back up, or a second way to the same folder
            below.clear()
            continue
        seen.add((identity.st_dev, identity.st_ino))
        below[:] = sorted(entry for entry in below if not entry.startswith("."))
        yield from (os.path.join(folder, entry) for entry in sorted(files) if not entry.startswith("."))
    for error in refused:
        yield problem(_shown(str(error.filename)), "the folder cannot be listed", "change its permissions")


def _suffix_given(name: str) -> bool:
    """Is it a regular file whose own suffix has a reader? (A file without suffix is only read when named.)"""
    stem, suffix = os.path.splitext(name)
    if suffix.lower() == ".gz":
        suffix = os.path.splitext(stem)[1]
    return suffix.lower() in READERS and os.path.isfile(name)


def _matches(pattern: str, encoding: str | None, say: Say) -> Iterator[Source | InputError]:
    """Yield what a pattern matches that the shell did not expand; `**` stands for any number of folders."""
    found, others = False, _Others(pattern, say)
    for name in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(name) and "**" not in pattern:  # `**` has matched the files in it already
            found = True
            yield from _folder(name, encoding, say)
        elif _suffix_given(name):
            found = True
            yield _source(name, encoding, say)
        else:
            others.note(name)
    others.close()
    if not found:
        yield problem(_shown(pattern), "matches no article", f"check the pattern; read are {_known()}")


def _standard_input(encoding: str | None, say: Say) -> Source:
    """Return standard input, its format told from its first characters: JSON Lines, JSON, HTML, else plain text."""
    try:
        stream = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115  (the reader closes it)
    except (AttributeError, OSError, ValueError):  # replaced by something that is no file
        held = sys.stdin.buffer.read() if sys.stdin is not None else b""
        stream = io.BufferedReader(cast(io.RawIOBase, io.BytesIO(held)))
    return Source("standard input", None, _guess_suffix(stream.peek(_PEEK)[:_PEEK]), lambda: stream, encoding, say)


def _guess_suffix(head: bytes) -> str:
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if re.match(rb'\{[ \t]*"', start):
        return ".jsonl"
    if re.match(rb'\{\s*"|\[\s*[{\]]', start):
        return ".json"
    if re.match(rb"<(!doctype html|html|\?xml)", start, re.IGNORECASE):
        return ".html"
    return ".txt"
