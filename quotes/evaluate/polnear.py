"""Contents, sources and cues against PolNeAR."""

from __future__ import annotations

from pathlib import Path

from quotes.errors import InputError
from quotes.evaluate.comparing import (
    Compared,
    Spans,
    best_share,
    character_score,
    characters,
    compared,
    content_characters,
    overlap,
    union,
)
from quotes.evaluate.figures import Figures, Rate, Score
from quotes.evaluate.predicted import extractions
from quotes.marks import DOUBLE_MARKS
from quotes.training.corpora import polnear_files, read_brat


def evaluate_polnear(db_path: str | Path, split_dir: str | Path) -> Figures:
    """Return the figures of a database's quotes on one PolNeAR split, a folder with text/ and attributions/.

    An article that is missing, or whose text is not the file's, counts with all of its gold as not found.
    Raises DatabaseError, or InputError where the folder is not such a one.
    """
    split = Path(split_dir)
    if not (split / "text").is_dir() or not (split / "attributions").is_dir():
        raise InputError(f"{split}: no PolNeAR split; name a folder that holds text/ and attributions/")
    found = extractions(db_path)
    figures = Figures()
    for path, annotation in polnear_files(split):
        text = path.read_bytes().decode("utf-8")
        gold = [
            Compared(
                content_characters(text, item.content),
                characters(text, item.source),
                characters(text, item.cue),
                _has_marks(text, item.content),
            )
            for item in read_brat(annotation)
        ]
        extraction = next((e for e in found.get(path.name, ()) if e.text == text), None)
        predicted = compared(text, extraction.quotes if extraction else ())
        figures += _polnear_article([g for g in gold if g.content], predicted, path.name if not extraction else None)
    return figures


def _has_marks(text: str, spans: Spans) -> bool:
    """Does a quotation mark stand in or beside the content?"""
    return any(char in DOUBLE_MARKS for start, end in spans for char in text[max(0, start - 1) : end + 1])


def _polnear_article(gold: list[Compared], predicted: list[Compared], missing: str | None) -> Figures:
    by_content = {row.content: row for row in predicted}
    pairs = [(g, by_content[g.content]) for g in gold if g.content in by_content]
    same_source = sum(g.source == p.source for g, p in pairs)
    triples = sum(g.source == p.source and g.cue == p.cue for g, p in pairs)
    cues = len({p.cue for p in predicted if p.cue} & {g.cue for g in gold if g.cue})

    def count(right: int) -> Score:
        return Score(right, len(predicted), right, len(gold))

    rates = {"source, exact content": Rate(same_source, len(pairs))}
    for name, some in (("quoted", [g for g in gold if g.quoted]), ("unquoted", [g for g in gold if not g.quoted])):
        rates[f"exact, {name}"] = Rate(sum(g.content in by_content for g in some), len(some))
        rates[f"overlap, {name}"] = Rate(sum(best_share(g.content, by_content) for g in some), len(some))
    return Figures(
        articles=1,
        missing=(missing,) if missing else (),
        scores={
            "exact content": count(len(pairs)),
            "overlap": overlap(gold, predicted, gold),
            "characters": character_score(union(g.content for g in gold), union(by_content)),
            "cue": count(cues),
            "triple": count(triples),
        },
        rates=rates,
    )
