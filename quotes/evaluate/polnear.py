"""Contents, sources and cues against brat files: PolNeAR's, or a newsroom's own in the same scheme.

Each event joins a Content (`Content2`, … further pieces), a Cue and perhaps a Source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from quotes.evaluate.figures import Figures, Group, Rate, Score
from quotes.evaluate.predicted import extractions
from quotes.marks import DOUBLE_MARKS, pair_marks
from quotes.training.corpora import GoldAttribution, annotated_by, polnear_files, read_brat


def evaluate_polnear(db_path: str | Path, split_dir: str | Path) -> Figures:
    """Return the figures of a database's quotes on brat files: a folder with text/ and attributions/, or with each
    .ann file beside its .txt file.

    An article that is missing, or whose text is not the file's, counts with all of its gold as not found.
    Raises DatabaseError, or InputError where the folder is not such a one.
    """
    split = Path(split_dir)
    if not is_brat(split):
        raise InputError(f"{split}: no brat files; name a folder that holds text/ and attributions/, or .ann files")
    found = extractions(db_path)
    figures = Figures()
    for path, annotation in _files(split):
        text = path.read_bytes().decode("utf-8")
        annotated = read_brat(annotation)
        wanted = _compared_gold(text, annotated)
        types = [_type_of(text, item.content) for item in annotated if content_characters(text, item.content)]
        extraction = next((e for e in found.get(path.name, ()) if e.text == text), None)
        predicted = compared(text, extraction.quotes if extraction else ())
        figures += _polnear_article(wanted, predicted, path.name if not extraction else None)
        figures += Figures(groups=_groups(wanted, types, predicted))
    return figures


def agreement(split_dir: str | Path) -> Figures:
    """Return how well one annotator finds what another marked, over the articles of a PolNeAR split that have two.

    The first by name is taken as gold, as everywhere; the second as if it had been extracted.  It is the ceiling of
    what a parser taught by such annotators can be measured to reach.
    """
    split = Path(split_dir)
    figures = Figures()
    for path, (first, *others) in annotated_by(split):
        if others:
            text = path.read_bytes().decode("utf-8")
            one, other = (_compared_gold(text, read_brat(annotation)) for annotation in (first, others[0]))
            figures += _polnear_article(one, other, None)
    return figures


def _compared_gold(text: str, annotated: Sequence[GoldAttribution]) -> list[Compared]:
    """Return the annotated attributions as sets of characters; those without content are passed over."""
    rows = [
        Compared(
            content_characters(text, item.content),
            characters(text, item.source),
            characters(text, item.cue),
            _has_marks(text, item.content),
        )
        for item in annotated
    ]
    return [row for row in rows if row.content]


def is_brat(folder: Path) -> bool:
    """Does the folder hold brat files?"""
    return _is_polnear(folder) or any(folder.glob("*.ann"))


def _is_polnear(folder: Path) -> bool:
    return (folder / "text").is_dir() and (folder / "attributions").is_dir()


def _files(folder: Path) -> Iterable[tuple[Path, Path]]:
    """Return the (text, annotation) files of each article."""
    if _is_polnear(folder):
        return polnear_files(folder)
    beside = ((path.with_suffix(".txt"), path) for path in sorted(folder.glob("*.ann")))
    return [(text, annotation) for text, annotation in beside if text.is_file()]


def _type_of(text: str, content: Spans) -> str:
    """Return direct, indirect or mixed: is all of the content in quotation marks, none, or some?"""
    quotations = [(q.inner_start, q.inner_end) for q in pair_marks(text)]
    inside = characters(text, quotations)
    words = content_characters(text, content)
    return "indirect" if not words & inside else "direct" if words <= inside else "mixed"


def _groups(gold: list[Compared], types: list[str], predicted: list[Compared]) -> dict[str, Group]:
    """Count by type and, of what is found, by the extracted kind and resolution, as brat files have none.

    Leniently found are contents of which half is shared, strictly those that are the same; so with their sources.
    """
    groups: dict[str, Group] = {}
    for wanted, kind in zip(gold, types, strict=True):
        alike = [p for p in predicted if 2 * len(p.content & wanted.content) >= len(p.content | wanted.content)]
        lenient = any(p.source & wanted.source or p.source == wanted.source for p in alike)
        strict = any(p.content == wanted.content and p.source == wanted.source for p in alike)
        names = [f"type: {kind}"]
        if alike:
            best = max(alike, key=lambda p: (p.content == wanted.content, len(p.content & wanted.content)))
            names += [f"extracted: {best.kind or 'no kind'}", f"extracted: {best.resolution}"]
        for name in names:
            groups[name] = groups.get(name, Group()) + Group(1, bool(alike), strict, lenient)
    return groups


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
