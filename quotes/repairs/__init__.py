"""Mends attributions where the parse or the layout shows that the parser took too much or too little.

Each repair takes a document, one attribution as drafted and the language, and returns what the attribution should
be; all of them leave one alone that shows no such sign.

The order is that of `quotes.attribution`.  First each draft is mended by itself (`ALONE` there), and parted where it is
several (`second_cue`, `own_clauses`, `own_sentences`).  Then come those repairs that read the other drafts, too
(`ACROSS`).  The quotations are laid over what has come of that, and what then hangs on no cue, or is doubtful
(`is_doubtful`), is dropped.  Last is added what is missing (`reported_clauses`, `sourced_headlines`) and taken away
what another attribution says already (`without_citations`).
"""

from __future__ import annotations

from quotes.repairs.citing import cited_source, quoted_as_saying, without_as_saying, without_citations
from quotes.repairs.common import LONGEST_QUOTATION
from quotes.repairs.doubts import is_doubtful, without_reasons
from quotes.repairs.edges import with_its_subject, without_time_after, without_verdict
from quotes.repairs.extents import (
    from_the_quotation,
    in_free_relative,
    in_one_paragraph,
    whole_clause,
    whole_phrase,
    whole_sentence,
    with_opening_mark,
    without_adverb_before,
    without_answers,
    without_aside,
    without_cue,
    without_dateline,
    without_holes,
    without_strays,
)
from quotes.repairs.headlines import sourced_headlines
from quotes.repairs.hearers import with_whom_it_orders, without_addressee, without_hearer_behind
from quotes.repairs.missed import reported_clauses, sourced_asides
from quotes.repairs.parting import (
    WITH_THE_CUE,
    own_clauses,
    own_sentences,
    reporting_clause,
    second_cue,
    told_further,
    yet_to_say,
)
from quotes.repairs.relays import as_relayed
from quotes.repairs.scripts import whole_answers, without_time
from quotes.repairs.sources import (
    agent_source,
    inverted_source,
    own_cue,
    own_source,
    relayed_source,
    said_by_another,
    whole_paper,
    whole_source,
)
from quotes.repairs.tails import (
    of_the_other,
    without_channel_behind,
    without_gloss,
    without_own_verdict,
    without_relative,
    without_what_happened,
    without_withheld_source,
)

__all__ = [
    "LONGEST_QUOTATION",
    "WITH_THE_CUE",
    "agent_source",
    "as_relayed",
    "cited_source",
    "from_the_quotation",
    "in_free_relative",
    "in_one_paragraph",
    "inverted_source",
    "is_doubtful",
    "of_the_other",
    "own_clauses",
    "own_cue",
    "own_sentences",
    "own_source",
    "quoted_as_saying",
    "relayed_source",
    "reported_clauses",
    "reporting_clause",
    "said_by_another",
    "second_cue",
    "sourced_asides",
    "sourced_headlines",
    "told_further",
    "whole_answers",
    "whole_clause",
    "whole_paper",
    "whole_phrase",
    "whole_sentence",
    "whole_source",
    "with_its_subject",
    "with_opening_mark",
    "with_whom_it_orders",
    "without_addressee",
    "without_adverb_before",
    "without_answers",
    "without_as_saying",
    "without_aside",
    "without_channel_behind",
    "without_citations",
    "without_cue",
    "without_dateline",
    "without_gloss",
    "without_hearer_behind",
    "without_holes",
    "without_own_verdict",
    "without_reasons",
    "without_relative",
    "without_strays",
    "without_time",
    "without_time_after",
    "without_verdict",
    "without_what_happened",
    "without_withheld_source",
    "yet_to_say",
]
