"""The parse as it is read: what the model parses wrong in ways that words alone show is mended before anything else.

Everything behind it, the repairs of attributions, stance, speakers and chains, reads the mended parse.
"""

from quotes.languages import Language
from quotes.mended_parse.conjuncts import with_reported_conjuncts
from quotes.mended_parse.hearers import with_whole_hearers
from quotes.mended_parse.owners import with_own_prepositions, with_owners, with_whose_clauses
from quotes.mended_parse.verbs import with_known_verbs
from quotes.types import Document

MENDS = (
    with_known_verbs,
    with_reported_conjuncts,
    with_own_prepositions,
    with_owners,
    with_whose_clauses,
    with_whole_hearers,
)


def with_mended_parse(document: Document, language: Language) -> Document:
    """Return the document with all of it mended."""
    for mend in MENDS:
        document = mend(document, language)
    return document


__all__ = ["with_mended_parse", "with_reported_conjuncts", "with_whole_hearers"]
