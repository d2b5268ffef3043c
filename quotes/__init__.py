"""Quotes: who said it, to whom, and who printed it.

>>> import quotes
>>> article = quotes.extract('"The dam will hold," said engineer Petra Voll.')
>>> print(article.quotes[0].speaker)
Petra Voll
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quotes.errors import DatabaseError, InputError, ModelError, QuotesError, UsageError
from quotes.types import Article, Link, Mention, Quote, Span, Speaker

if TYPE_CHECKING:
    from quotes.pipeline import Extractor

__version__ = "0.1.0"
__all__ = [
    "Article", "DatabaseError", "InputError", "Link", "Mention", "ModelError", "Quote", "QuotesError", "Span",
    "Speaker", "UsageError", "extract", "load",
]  # fmt: skip


@lru_cache(maxsize=2)
def load(model: str = "shipped") -> Extractor:
    """Return the extractor of a model, loaded once a process.

    Raises ModelError where the models are missing.
    """
    from quotes.pipeline import Extractor

    return Extractor(model)


def extract(text: str | Article, *, model: str = "shipped") -> Article:
    """Return the article with its quotes: each with `.text`, `.speaker`, `.chain` and `.spans`."""
    article = text if isinstance(text, Article) else Article(text)
    return load(model)(article)
