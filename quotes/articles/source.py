"""What a reader is given, and the register of readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from quotes.errors import InputError
from quotes.types import Article

MAX_TEXT = 20_000_000  # bytes of a text file, characters of a field
SHOWN_LIMIT = "20 MB"
NO_TEXT = ("holds no text", "fill it, or leave it out")
HOW_TO_SHORTEN = "split it, or give its articles as rows of a .jsonl file"


def problem(name: str, wrong: str, way_out: str) -> InputError:
    """Return the error in the one form that all have: one line, the input, what is wrong, what to do."""
    return InputError(" ".join(f"{name}: {wrong}; {way_out}".split()))


Say = Callable[[str], None]


def ignore(note: str) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Source:
    """One input: `name` is shown, `path` is stored (None for standard input), `suffix` chooses the reader.

    To `say` goes what the user should know of it though it is read.
    """

    name: str
    path: str | None
    suffix: str
    opener: Callable[[], BinaryIO]
    encoding: str | None = None
    say: Say = ignore

    def open(self) -> BinaryIO:
        """Return the bytes, decompressed, from the start (standard input: from where it is)."""
        return self.opener()

    def read(self, limit: int = MAX_TEXT, shown: str = SHOWN_LIMIT, way_out: str = HOW_TO_SHORTEN) -> bytes:
        """Return all bytes; raises InputError where there are more than `limit`."""
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise problem(self.name, f"is larger than {shown}, the limit for one article", way_out)
        return data


Reader = Callable[[Source], Iterator["Article | InputError"]]
READERS: dict[str, Reader] = {}


def reader(*names: str) -> Callable[[Reader], Reader]:
    """Register a function that reads files of these suffixes (lower case, with the dot).

    It yields articles, and InputErrors for parts that cannot be read; it may raise
    an InputError where nothing (more) can be.  Raises ValueError for a suffix taken.
    """

    def register(function: Reader) -> Reader:
        for name in names:
            if name in READERS:
                raise ValueError(f"two readers for {name}")
            READERS[name] = function
        return function

    return register


def suffixes() -> list[str]:
    """Return the suffixes that can be read, sorted; each may be followed by `.gz`."""
    return sorted(READERS)
