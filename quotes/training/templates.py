"""News sentences filled in from our own phrases.

They show the tokenizer, far more often than a treebank does, what follows a
closing quotation mark: a reporting clause, which goes on with the sentence, or
something new.
"""

from __future__ import annotations

import random
import re
from importlib import resources
from itertools import islice

from quotes.training.treebanks import Paragraph, Sentence, Token, TreebankDocument

_PARAGRAPHS_PER_DOCUMENT = 12
_SLOT = re.compile(r"\{(\w+?)(?:\.\d)?\}")
_ABBREVIATIONS = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Prof|St|Inc|Ltd|Co|Corp|Jr|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
)
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    rf"|{_ABBREVIATIONS}"
    r"|[A-Z]\.(?= [A-Z])"  # an initial
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*(?:(?<=s)'(?!\w))?"
    r"|\.\.\.|--|\S"
)
_CONTRACTION = re.compile(
    r"(?P<head>.+?)(?P<tail>n't|'(?:s|re|ve|ll|d|m)|(?<=s)')|(?P<can>can)(?P<not>not)",
    re.IGNORECASE,
)
_FULL_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def read_phrases(name: str = "news_en.txt") -> dict[str, list[str]]:
    """Read the sections of a phrase file that comes with this package."""
    path = resources.files("quotes.training") / "data" / name
    sections: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isidentifier():
            phrases = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            phrases.append(line)
    return sections


def write_news(count: int, seed: int) -> list[TreebankDocument]:
    """Make documents with `count` paragraphs in all out of frames and phrases."""
    rng = random.Random(seed)
    phrases = read_phrases()
    paragraphs = iter([tokenize_plain(fill(rng.choice(phrases["frames"]), phrases, rng)) for _ in range(count)])
    documents: list[TreebankDocument] = []
    while document := tuple(islice(paragraphs, _PARAGRAPHS_PER_DOCUMENT)):
        documents.append(document)
    return documents


def fill(frame: str, phrases: dict[str, list[str]], rng: random.Random) -> list[str]:
    """Fill the slots of a frame, each with another phrase; return its sentences."""
    chosen = {slot: iter(rng.sample(phrases[slot], len(phrases[slot]))) for slot in set(_SLOT.findall(frame))}
    filled = _SLOT.sub(lambda match: next(chosen[match[1]]), frame)
    # A phrase that ends in an abbreviation brings the full stop along.
    filled = _FULL_STOPS.sub(".", filled)
    return [_capitalise(sentence) for sentence in filled.split(" | ")]


def _capitalise(sentence: str) -> str:
    """Capitalise the first letter, behind an opening mark if there is one."""
    return re.sub(r"^(\W*)(\w)", lambda match: match[1] + match[2].upper(), sentence)


def tokenize_plain(sentences: list[str]) -> Paragraph:
    """Tokenize a paragraph of the phrase file the way the treebanks do.

    Only as good as that file's plain style needs: there, every straight single
    mark is an apostrophe and no word has a hyphen.
    """
    inside = False  # quotations run on over the ends of sentences
    paragraph: list[Sentence] = []
    for sentence in sentences:
        tokens: list[Token] = []
        for match in _TOKEN.finditer(sentence):
            text = match[0]
            xpos = {"‘": "``", "’": "''", "—": ":", "–": ":", "-": ":", "--": ":"}.get(text, "X")
            if text == '"':
                xpos = "''" if inside else "``"
                inside = not inside
            space_after = match.end() == len(sentence) or sentence[match.end()] == " "
            tokens.append(Token(text, _words(text), xpos, space_after))
        paragraph.append(tuple(tokens))
    return tuple(paragraph)


def _words(text: str) -> tuple[str, ...]:
    """Split a contraction or possessive into its words."""
    match = _CONTRACTION.fullmatch(text)
    if match is None:
        return (text,)
    return tuple(part for part in match.groups() if part)
