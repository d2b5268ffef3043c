"""Vary the punctuation of treebank sentences the way newspapers vary it.

Treebanks have mostly straight marks; newspapers have every kind. Each function
takes a sentence and gives a sentence, so that labels written afterwards line
up with the characters by construction.
"""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from quotes.training.treebanks import Paragraph, Sentence, Token


class Style(NamedTuple):
    """How one newspaper writes quotation marks, nested ones and apostrophes.

    An empty string leaves what it stands for as it is. `padded` marks stand
    apart from what they enclose, as in French.
    """

    weight: float
    outer: tuple[str, str]
    inner: tuple[str, str]
    curly_apostrophe: float
    padded: float = 0.0
    british: float = 0.0


AS_WRITTEN = ("", "")
CURLY_DOUBLE, CURLY_SINGLE = ("“", "”"), ("‘", "’")
STRAIGHT_DOUBLE, STRAIGHT_SINGLE = ('"', '"'), ("'", "'")

# The weights make about 40 % of the apostrophes curly.
STYLES = (
    Style(0.25, AS_WRITTEN, AS_WRITTEN, 0.1),
    Style(0.14, STRAIGHT_DOUBLE, STRAIGHT_SINGLE, 0.15),
    Style(0.30, CURLY_DOUBLE, CURLY_SINGLE, 0.85),
    Style(0.12, CURLY_SINGLE, CURLY_DOUBLE, 0.9, british=0.4),
    Style(0.06, STRAIGHT_SINGLE, STRAIGHT_DOUBLE, 0.0, british=0.4),
    Style(0.05, ("«", "»"), ("‹", "›"), 0.5, padded=0.4),
    Style(0.03, ("„", "“"), ("‚", "‘"), 0.5),
    Style(0.02, ("„", "”"), ("‚", "’"), 0.5),
    Style(0.03, ("``", "''"), ("`", "'"), 0.0),
)

OUTER_MARKS = frozenset({'"', "“", "”", "„", "``", "''"})
INNER_MARKS = frozenset({"'", "‘", "’", "`"})
DASHES = frozenset({"--", "-", "–", "—"})
NEW_DASHES = ("--", "-", "–", "—")

_APOSTROPHE = re.compile("['’]")
# Words that begin with an apostrophe: word processors often turn it the wrong way.
_LEADING = re.compile(r"['’](?=\d|(?:em|til|tis|twas|cause|round)\b)", re.IGNORECASE)


def pick_style(rng: random.Random) -> Style:
    """Pick a style, the frequent ones more often."""
    return rng.choices(STYLES, weights=[style.weight for style in STYLES])[0]


def vary(paragraph: Paragraph, rng: random.Random) -> Paragraph:
    """Rewrite a paragraph's punctuation in one style picked at random."""
    style = pick_style(rng)
    apostrophe = "’" if rng.random() < style.curly_apostrophe else "'"
    if style.outer == AS_WRITTEN and apostrophe == "'":
        apostrophe = ""
    return tuple(_vary_dashes(_restyle(sentence, style, apostrophe, rng), rng) for sentence in paragraph)


def _restyle(sentence: Sentence, style: Style, apostrophe: str, rng: random.Random) -> Sentence:
    """Rewrite the quotation marks and apostrophes of a sentence."""
    tokens = list(sentence)
    if rng.random() < style.british:
        tokens = _move_stops_out(tokens)
    if rng.random() < style.padded:
        tokens = _pad_marks(tokens)
    for index, token in enumerate(tokens):
        side = _mark_side(token)
        if side is None:
            tokens[index] = _with_apostrophe(token, apostrophe, rng)
            continue
        mark = (style.outer if token.text in OUTER_MARKS else style.inner)[side]
        if mark:
            tokens[index] = token._replace(text=mark, words=(mark,))
    return tuple(tokens)


def _mark_side(token: Token) -> int | None:
    """Say whether a token is an opening (0) or closing (1) quotation mark, or none.

    A mark's look does not tell an apostrophe from a quotation mark; the
    treebank's part of speech does.
    """
    if token.text not in OUTER_MARKS and token.text not in INNER_MARKS:
        return None
    return {"``": 0, "''": 1}.get(token.xpos)


def _with_apostrophe(token: Token, apostrophe: str, rng: random.Random) -> Token:
    """Write the apostrophes of a word, and of the words in it, one way."""
    if not apostrophe or not _APOSTROPHE.search(token.text):
        return token
    if token.xpos in {"NFP", "ADD"} or token.text in OUTER_MARKS:
        return token  # emoticons and addresses keep their characters
    if apostrophe == "’" and _LEADING.match(token.text) and rng.random() < 0.3:
        apostrophe = "‘"
    return token._replace(
        text=_APOSTROPHE.sub(apostrophe, token.text),
        words=tuple(_APOSTROPHE.sub(apostrophe, word) for word in token.words),
    )


def _move_stops_out(tokens: list[Token]) -> list[Token]:
    """Put commas and full stops after a closing mark, as British papers do."""
    moved = list(tokens)
    for index in range(1, len(moved)):
        stop, mark = moved[index - 1], moved[index]
        if stop.text in {",", "."} and not stop.space_after and _mark_side(mark) == 1:
            moved[index - 1] = mark._replace(space_after=False)
            moved[index] = stop._replace(space_after=mark.space_after)
    return moved


def _pad_marks(tokens: list[Token]) -> list[Token]:
    """Put a space inside each pair of quotation marks."""
    padded = list(tokens)
    for index, token in enumerate(tokens):
        side = _mark_side(token)
        if side == 0 and index < len(tokens) - 1:
            padded[index] = token._replace(space_after=True)
        elif side == 1 and index > 0:
            padded[index - 1] = padded[index - 1]._replace(space_after=True)
    return padded


def _vary_dashes(sentence: Sentence, rng: random.Random) -> Sentence:
    """Swap some dashes and ellipses for their other spellings."""
    tokens = list(sentence)
    for index, token in enumerate(tokens):
        if token.text in {"...", "…"} and rng.random() < 0.3:
            text = "…" if token.text == "..." else "..."
            tokens[index] = token._replace(text=text, words=(text,))
        elif (
            token.text in DASHES
            and token.xpos in {":", ","}
            and 0 < index < len(tokens) - 1
            and tokens[index - 1].space_after
            and token.space_after
            and rng.random() < 0.4
        ):
            text = rng.choice(NEW_DASHES)
            closed = text in {"—", "--"} and rng.random() < 0.4
            tokens[index] = Token(text, (text,), token.xpos, not closed)
            tokens[index - 1] = tokens[index - 1]._replace(space_after=not closed)
    return tuple(tokens)


def drop_final_stop(paragraph: Paragraph) -> Paragraph:
    """Cut the full stop that ends a paragraph, as in headlines and captions."""
    *before, last = paragraph
    if len(last) < 3 or last[-1].text != ".":
        return paragraph
    return (*before, last[:-1])
