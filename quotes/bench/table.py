"""The figures of a benchmark as text."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.bench.run import Against, Figures, Row

HEADS = (
    "words an article", "processes", "words a second", "articles a second", "words a CPU second", "start-up",
    "memory a process",
)  # fmt: skip


def render(figures: Figures) -> str:
    """Return the figures as tables."""
    machine = figures.machine
    parts = [
        f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}, torch {machine['torch']}, "
        f"Stanza {machine['stanza']}",
        aligned([HEADS, *(_cells(row) for row in figures.rows)]),
    ]
    timed = [row for row in figures.rows if row.stages]
    if timed:
        parts.append("Where the time goes, one process:\n\n" + _stages(timed))
    if figures.against:
        parts.append(_against(figures.against))
    return "\n\n".join(parts)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as lines with columns aligned, the first to the left and the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for first, *rest in rows:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _cells(row: Row) -> list[str]:
    return [
        f"{row.words_per_article:,}",
        str(row.processes),
        f"{row.words_per_second:,.0f}",
        f"{row.articles_per_second:.2f}",
        f"{row.words_per_cpu_second:,.0f}" if row.words_per_cpu_second else "",
        f"{row.start_up:.1f} s",
        f"{row.memory / 1e9:.2f} GB" if row.memory else "",
    ]


def _stages(rows: Sequence[Row]) -> str:
    heads = ["", *(f"{row.words_per_article:,} words" for row in rows)]
    shares = [[stage, *(f"{row.stages[stage]:.1%}" for row in rows)] for stage in rows[0].stages]
    return aligned([heads, *shares])


def _against(against: Against) -> str:
    return (
        f"Over the same {against.words:,} words, one process each: ours {against.ours:,.0f} words a second, "
        f"Stanza of stock size {against.theirs:,.0f}: {against.ratio:.1f} times as fast.\n"
        "(Stanza: character language models of 1,024 units both ways, word vectors, tagger, parser and names, with its "
        f"default sizes and random weights; {against.tree_search:.1f} s in which it searched for trees are left out.)"
    )
