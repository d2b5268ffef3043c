"""Passages written for this project, annotated in line → documents with gold attributions.

PolNeAR is American election news; these show how agencies, tabloids, courts, live
blogs and others quote.  In `{s1 the minister} {c1 said} {q1 that …}`, s, c and q
are source, cue and content, and the number is the attribution within its passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from itertools import islice

from quotes.training.corpora import GoldAttribution, TrainingDocument, polnear_document

PASSAGES_A_DOCUMENT = 4  # passages are shorter than a training window
_STYLE = re.compile(r"^\[style: [^\]\n]*\]\n", re.MULTILINE)
_PIECE = re.compile(r"\{([scq])(\d+) ([^{}]*)\}")


def read_passages(text: str) -> list[tuple[str, list[GoldAttribution]]]:
    """Return the passages of a file as plain text with their attributions.

    Raises ValueError where a brace is left over or an attribution lacks cue or content.
    """
    return [_passage(marked.strip()) for marked in _STYLE.split(text) if marked.strip()]


def _passage(marked: str) -> tuple[str, list[GoldAttribution]]:
    plain, behind = "", 0
    spans: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for match in _PIECE.finditer(marked):
        plain += marked[behind : match.start()]
        roles = spans.setdefault(match[2], {"s": [], "c": [], "q": []})
        roles[match[1]].append((len(plain), len(plain) + len(match[3])))
        plain += match[3]
        behind = match.end()
    plain += marked[behind:]
    if "{" in plain or "}" in plain:
        raise ValueError(f"a brace is left over in: {plain}")
    gold = []
    for number, roles in spans.items():
        if not roles["c"] or not roles["q"]:
            raise ValueError(f"attribution {number} lacks cue or content in: {plain}")
        gold.append(GoldAttribution(roles["s"], roles["c"], roles["q"]))
    return plain, gold


def training_passages() -> list[TrainingDocument]:
    """Return the passages that come with this package, a few to a document."""
    folder = resources.files("quotes.training") / "data"
    files = sorted((file for file in folder.iterdir() if file.name.startswith("attributed_en")), key=lambda f: f.name)
    passages = iter([one for file in files for one in read_passages(file.read_text(encoding="utf-8"))])
    return list(_documents(passages))


def _documents(passages: Iterator[tuple[str, list[GoldAttribution]]]) -> Iterator[TrainingDocument]:
    while some := list(islice(passages, PASSAGES_A_DOCUMENT)):
        text = ""
        gold: list[GoldAttribution] = []
        for passage, attributions in some:
            text += "\n\n" if text else ""
            gold += [_moved(attribution, len(text)) for attribution in attributions]
            text += passage
        yield polnear_document(text, gold)


def _moved(attribution: GoldAttribution, by: int) -> GoldAttribution:
    source, cue, content = (
        [(a + by, b + by) for a, b in spans] for spans in (attribution.source, attribution.cue, attribution.content)
    )
    return GoldAttribution(source, cue, content)
