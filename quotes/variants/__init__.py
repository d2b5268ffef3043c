"""The same utterance in many papers: which quotes of different articles are one, and how their wordings differ.

records     what goes in and comes out
forms       one wording, taken apart
candidates  which wordings are worth comparing
pieces      which are too short for that
judging     do two quotes report one utterance?
grouping    from pairs to groups
difference  two wordings, word by word
copies      articles that were copied from one another

Pure: records in, records out.  The result depends on the set of quotes alone, not on their order.
"""

from __future__ import annotations

from quotes.variants.difference import Piece, difference
from quotes.variants.grouping import compare, group
from quotes.variants.judging import speakers_agree
from quotes.variants.records import Member, Relation, Variant, VariantQuote, Wording

__all__ = [
    "Member",
    "Piece",
    "Relation",
    "Variant",
    "VariantQuote",
    "Wording",
    "compare",
    "difference",
    "group",
    "speakers_agree",
]
