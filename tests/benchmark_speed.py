"""Reading speed: words a second, and whether a long article costs more a word than a short one.

Run it on a quiet machine: `python tests/benchmark_speed.py`. It is no test: it prints figures.
"""

from __future__ import annotations

import platform
import resource
import time
from collections.abc import Sequence

import torch

import quotes
from quotes import jobs
from quotes.articles import read
from quotes.types import Article


def measured(texts: Sequence[str]) -> float:
    """Return the words a second over the texts, models loaded."""
    began = time.perf_counter()
    for text in texts:
        quotes.extract(text)
    return sum(len(text.split()) for text in texts) / (time.perf_counter() - began)


def main() -> None:
    """Print the figures."""
    samples = [article.text for article in read(list(jobs.samples())) if isinstance(article, Article)]
    words = sum(len(text.split()) for text in samples)
    short = samples * max(1, 15_000 // words)
    long = "\n\n".join(samples * (30_000 // words + 1))
    quotes.extract(samples[0])
    first, again = measured(short), measured(short)
    whole = measured([long])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{platform.machine()}, {torch.get_num_threads()} threads, torch {torch.__version__}")
    print(f"articles of {words // len(samples)} words: {max(first, again):,.0f} words/s")
    print(f"one article of {len(long.split()):,} words: {whole:,.0f} words/s")
    print(f"time a word, long against short: {max(first, again) / whole:.2f}")
    print(f"peak memory: {peak:.2f} GB")


if __name__ == "__main__":
    main()
