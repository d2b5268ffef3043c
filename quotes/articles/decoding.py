"""Bytes → characters: honest about what is no text and about encodings that can only be guessed."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from quotes.articles.source import Source, problem
from quotes.errors import InputError, UsageError

# the four-byte marks come first, since UTF-32's begins with UTF-16's
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"PK\x03\x04", "zip, Word or OpenDocument"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word or Excel"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh9", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x7fELF", "program"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
)
# by the Encoding Standard of the WHATWG
_SUPERSETS = {"iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874"}
_NOT_A_TEXT = "convert it to plain text or HTML"
_SAMPLE = 100_000
# A letter, then a sign that no writing system puts behind one, as in "powiedzia³" or "wonÕt": the wrong table.
_MISREAD = re.compile(
    r"[^\W\d_](?:[¡¢£¤¥¦§¨©ª¬¯°±³´µ¶¸¹º¼½¾¿÷×†‡ˆ‰˜™](?=\w|[\s,.;:!?]))|[a-zß-ÿ,.][À-ÖØ-Þ](?![^\W\d_a-zß-ÿ])|\bÿ\b"
)
# marks that stand where they should
_CURLY = re.compile(r"[^\W\d_]’[^\W\d_]|(?:^|[\s(])[“‘]\w|[\w.,!?][”](?:\W|$)|\s[–—]\s", re.MULTILINE)


def read_as(encoding: str) -> str:
    """Return the encoding that texts said to be in this one are in; UsageError where Python knows none of that name.

    "latin-1" is Windows-1252, as browsers have it: of its own it has only control characters in the place of “ and ’.
    """
    try:
        b"a".decode(encoding)
        return _SUPERSETS.get(codecs.lookup(encoding).name, encoding)
    except UnicodeDecodeError:
        return encoding  # it exists, for longer words than this
    except LookupError:
        raise UsageError(f"no encoding named {encoding!r}; usual ones are utf-8, utf-16, cp1252, cp1251") from None


def decode(data: bytes, source: Source) -> str:
    """Return the characters of a whole file, without a byte order mark, all else as it is.

    The mark is a label on the file and not a character of the article, so offsets
    start behind it.  Raises InputError where the bytes are not text or their
    encoding is not certain.
    """
    refuse_binary(data, source)
    encoding = marked_encoding(data) or source.encoding
    try:
        return data.decode(encoding or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if encoding:
            raise _undecodable(source, encoding, error.start) from None
        return data.decode(guess_encoding(data, source, error.start))


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark announces, None without one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def refuse_binary(data: bytes, source: Source) -> None:
    """Raise InputError for what begins like another kind of file, or is full of NUL bytes."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise problem(source.name, f"is not a text but {kind} data", _NOT_A_TEXT)
    if source.encoding or marked_encoding(data):
        return
    head = data[:_SAMPLE]
    nuls = head.count(0)
    if nuls > 16 and nuls * 10 > len(head):
        raise problem(
            source.name, "is not a text (full of NUL bytes)", f"{_NOT_A_TEXT}, or try --encoding utf-16-le or utf-16-be"
        )


def guess_encoding(data: bytes, source: Source, bad: int) -> str:
    """Return the encoding of bytes that are not UTF-8, `bad` being the first that is not.

    Only the Western table (cp1252) is ever taken without being told, and only where
    it fits as well as any other and leaves no misread letters: tables of one byte a
    letter decode anything.  Raises InputError for damaged UTF-8 and for the rest.
    """
    sample = _telling_lines(data)
    if mostly_utf8(sample):
        raise _undecodable(source, "UTF-8", bad)
    matches = list(from_bytes(sample))
    if not matches:
        raise problem(source.name, "is not a text in any known encoding", f"{_NOT_A_TEXT}, or name it with --encoding")
    try:
        western = sample.decode("cp1252")
        data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    best = matches[0]
    fits = any(
        match.chaos <= best.chaos + 0.02 and match.coherence >= best.coherence - 0.1 and str(match) == western
        for match in matches
    )
    if western and fits and not _MISREAD.search(western):
        return "cp1252"
    likely = next((match.encoding for match in matches if match.encoding != "cp1252"), "cp1252")
    # where the marks make sense, the table is one of Windows, which all have them in the same place
    if not likely.startswith("cp125") and _CURLY.search(western) and not _MISREAD.search(western):
        likely = "cp1252"
    raise problem(
        source.name,
        "is not UTF-8 and its encoding is uncertain",
        f"name it, perhaps --encoding {likely.replace('_', '-')}",
    )


def mostly_utf8(data: bytes) -> bool:
    """Do the bytes hold more good sequences of UTF-8 than broken ones?"""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) - bad >= bad


def _telling_lines(data: bytes) -> bytes:
    """Return lines that hold bytes beyond ASCII, as many as a guess needs."""
    lines, length = [], 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            length += len(line)
            if length > _SAMPLE:
                break
    return b"".join(lines)


def _undecodable(source: Source, encoding: str, at: int) -> InputError:
    return problem(
        source.name,
        f"is not {encoding} throughout (byte {at} does not fit)",
        "save it as UTF-8, or name its encoding with --encoding",
    )


def rows_encoding(source: Source) -> str:
    """Return the encoding of a file of many rows, read through once in pieces.

    Where UTF-8 is broken and nothing else fits, it stays UTF-8: the rows that are
    broken are then named one by one.
    """
    if source.path is None:  # standard input can be read only once
        return source.encoding or "utf-8-sig"
    with source.open() as stream:
        head = stream.read(_SAMPLE)
        refuse_binary(head, source)
        encoding = marked_encoding(head) or source.encoding
        if encoding:
            return encoding
        check = codecs.getincrementaldecoder("utf-8")()
        piece, at = head, 0
        while piece:
            try:
                check.decode(piece)
            except UnicodeDecodeError as error:
                around = piece + stream.read(_SAMPLE)
                try:
                    return guess_encoding(around, source, at + error.start)
                except InputError:
                    return "utf-8"
            at += len(piece)
            piece = stream.read(1 << 20)
    return "utf-8"
