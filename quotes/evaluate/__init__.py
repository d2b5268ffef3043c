"""Predictions × gold → figures.

`evaluate_polnear` scores a database on PolNeAR (contents, sources, cues);
`evaluate_gold` scores a database, or articles with quotes, on our own gold, which
knows speakers, kinds, anonymity and chains too.  Overlap precision and recall follow
Scheible, Klinger and Padó (2016), "Model architectures for quotation detection".
"""

from quotes.evaluate.figures import Figures, Mistake, Rate, Score, render
from quotes.evaluate.polnear import agreement, evaluate_polnear, is_brat
from quotes.evaluate.resolved import evaluate_gold

__all__ = ["Figures", "Mistake", "Rate", "Score", "agreement", "evaluate_gold", "evaluate_polnear", "is_brat", "render"]
