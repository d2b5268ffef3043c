"""How fast articles are read, how much memory that takes, and where the time goes.

Every figure comes from a fresh process that runs the whole pipeline, from files to a temporary database.
"""

from quotes.bench.run import LENGTHS, PROCESSES, Against, Figures, Row, bench
from quotes.bench.table import render

__all__ = ["LENGTHS", "PROCESSES", "Against", "Figures", "Row", "bench", "render"]
