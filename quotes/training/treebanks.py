"""Universal Dependencies treebanks as documents, paragraphs, sentences and tokens.

Reads CoNLL-U and writes what a tokenizer learns from: raw text, and one label
per character of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

# Stanza's label of the last character of a token. Every other character is 0.
WORD_END, SENTENCE_END, MULTIWORD_END, MULTIWORD_SENTENCE_END = "1234"


class Token(NamedTuple):
    """A stretch of text without outer spaces, standing for one or more words."""

    text: str
    words: tuple[str, ...]
    xpos: str
    space_after: bool

    @property
    def is_multiword(self) -> bool:
        """Whether the token holds several syntactic words, as "don't" does."""
        return len(self.words) > 1


Sentence = tuple[Token, ...]
Paragraph = tuple[Sentence, ...]
TreebankDocument = tuple[Paragraph, ...]


def read_documents(path: Path) -> Iterator[TreebankDocument]:
    """Read a CoNLL-U file document by document.

    Documents begin at "# newdoc" and paragraphs at "# newpar". A "# newpar"
    inside a sentence (MISC) is not one: the annotators saw a single sentence.

    Yields:
        The documents in file order; a file without "# newdoc" is one document.
    """
    document: list[list[Sentence]] = []
    for comments, sentence in _read_blocks(path):
        starts_document = any(line.startswith("# newdoc") for line in comments)
        starts_paragraph = any(line == "# newpar" or line.startswith("# newpar id") for line in comments)
        if starts_document and document:
            yield tuple(tuple(paragraph) for paragraph in document)
            document = []
        if starts_document or starts_paragraph or not document:
            document.append([])
        document[-1].append(sentence)
    if document:
        yield tuple(tuple(paragraph) for paragraph in document)


def _read_blocks(path: Path) -> Iterator[tuple[list[str], Sentence]]:
    """Yield (comment lines, sentence) for each block of a CoNLL-U file."""
    comments: list[str] = []
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield comments, tuple(_tokens(rows))
                comments, rows = [], []
    if rows:
        yield comments, tuple(_tokens(rows))


def _tokens(rows: list[list[str]]) -> Iterator[Token]:
    """Turn the rows of one sentence into tokens, folding multi-word tokens."""
    words = iter(row for row in rows if "." not in row[0])  # skip empty nodes
    for row in words:
        first, dash, last = row[0].partition("-")
        if dash:
            parts = [next(words) for _ in range(int(first), int(last) + 1)]
            forms, xpos = tuple(part[1] for part in parts), parts[0][4]
        else:
            forms, xpos = (row[1],), row[4]
        yield Token(row[1], forms, xpos, "SpaceAfter=No" not in row[9].split("|"))


def write_text(paragraph: Paragraph) -> tuple[str, str]:
    """Write a paragraph as raw text and as one label per character.

    A space belongs to no token and so has label 0. The text has neither outer
    spaces nor newlines: Stanza's tokenizer reads a newline as a space, so
    wrapped lines would teach it nothing.
    """
    text: list[str] = []
    labels: list[str] = []
    for sentence in paragraph:
        for index, token in enumerate(sentence):
            ends_sentence = index == len(sentence) - 1
            if token.is_multiword:
                end = MULTIWORD_SENTENCE_END if ends_sentence else MULTIWORD_END
            else:
                end = SENTENCE_END if ends_sentence else WORD_END
            text.append(token.text + " " * token.space_after)
            labels.append("0" * (len(token.text) - 1) + end + "0" * token.space_after)
    written = "".join(text).rstrip(" ")
    return written, "".join(labels)[: len(written)]


def write_raw(documents: Iterable[TreebankDocument]) -> tuple[str, str]:
    """Write documents as raw text and labels, a blank line between paragraphs."""
    pairs = [write_text(paragraph) for document in documents for paragraph in document]
    return (
        "\n\n".join(text for text, _ in pairs) + "\n",
        "\n\n".join(labels for _, labels in pairs) + "\n",
    )


def write_conllu(sentences: Iterable[Sentence]) -> str:
    """Write sentences as CoNLL-U with forms only, each word hanging on the one before.

    The made-up tree only satisfies readers that insist on one.
    """
    return "".join(_write_block(sentence) for sentence in sentences)


def _write_block(sentence: Sentence) -> str:
    """Write one sentence as a CoNLL-U block with its closing blank line."""
    rows: list[str] = []
    number = 0
    for token in sentence:
        misc = "_" if token.space_after else "SpaceAfter=No"
        if token.is_multiword:
            span = f"{number + 1}-{number + len(token.words)}"
            rows.append("\t".join([span, token.text, *"_______", misc]))
            misc = "_"
        for word in token.words:
            number += 1
            deprel = "dep" if number > 1 else "root"
            columns = [str(number), word, "_", "_", token.xpos, "_"]
            rows.append("\t".join([*columns, str(number - 1), deprel, "_", misc]))
    return "\n".join(rows) + "\n\n"
