"""Datasette's metadata, made from the schema: titles, descriptions, facets, sort orders, searches and stored queries.

Three habits of Datasette shape it.  Paging by a descending column whose values
repeat loses rows where an index orders them, so tables sort by `newest` or `id`
and only columns that are safe both ways may be sorted by.  The CSV of a query
ends at 1,000 rows without a word, so each query says so and names the table to
download whole.  And nothing here is relied on for safety: that is in the
settings which `quotes.publish.serve` passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from quotes import schema

DATABASE = "quotes"
PAGE_SIZE = 50
FACET_SIZE = 8

# facets that are open at once (each costs a count over the table); the others are in the columns' menus
OPEN_FACETS: dict[str, tuple[str, ...]] = {
    "articles": ("publisher", "agency"),
    "attributed_quotes": ("publisher", "kind", "type"),
    "speakers": ("kind", "anonymous"),
    "top_speakers": ("kind",),
    "variants": ("wording", "conflict"),
    "quotes": ("type", "resolution"),
    "links": ("role",),
    "anonymous_sources": ("publisher",),
    "altered_quotes": ("wording", "conflict"),
}

# searches of tables and views that have no index of their own, whose ids are those of another table
BORROWED_SEARCHES = {
    "top_speakers": "speakers",
    "anonymous_sources": "speakers",
    "altered_quotes": "quotes",
}

_CUT = "A download from this page holds the first 1,000 rows at most; whole tables download whole."

_ABOUT_QUOTE = """
  attributed_quotes.published, attributed_quotes.publisher, attributed_quotes.speaker,
  attributed_quotes.text as quote, attributed_quotes.type, attributed_quotes.chain,
  attributed_quotes.key as quote_key
""".strip()


# what stands around a quote, itself included, and how long a quote is cut to fit: characters
_BEFORE, _AFTER, _LONGEST = 120, 120, 500

_AROUND = f"""
  case when quotes.start > {_BEFORE} then '…' else '' end || trim(replace(substr(
    articles.text,
    max(1, quotes.start + 1 - {_BEFORE}),
    quotes.start - max(0, quotes.start - {_BEFORE}) + min(quotes."end" - quotes.start, {_LONGEST}) + {_AFTER}
  ), char(10), ' ')) || case when quotes."end" + {_AFTER} < length(articles.text) then '…' else '' end as around
""".strip()


def _words(parameter: str) -> str:
    """Return the SQL of a full-text search for the words of a parameter; without words it finds nothing."""
    return f"""case when trim(:{parameter}) = '' then '""' else escape_fts(:{parameter}) end"""


_FEW_TOLD = (
    "(:agency <> '' and 20000 > (select total(quotes) from routes "
    "where channel like '%' || :agency || '%' or carrier like '%' || :agency || '%'))"
)

QUERIES: dict[str, dict[str, Any]] = {
    "by_speaker": {
        "title": "Quotes by speaker",
        "description": "Everything that speakers of this name said, alone or with others, newest first.",
        "params": ["speaker"],
        "sql": f"""
with named as (
  select rowid as id from speakers_fts where speakers_fts match {_words("speaker")}
)
select
  {_ABOUT_QUOTE}
from attributed_quotes
where attributed_quotes.speaker_id in (select id from named)
  or attributed_quotes.id in (
    select quote_id from links where role = 'speaker' and speaker_id in (select id from named)
  )
order by attributed_quotes.newest desc
""",
    },
    "anonymous": {
        "title": "Unnamed sources",
        "description": "Quotes of sources without a name, with the reason given for it, newest first; "
        "of one outlet or, left empty, of all.",
        "params": ["publisher"],
        "sql": """
select
  attributed_quotes.published, attributed_quotes.publisher, attributed_quotes.speaker as described_as,
  attributed_quotes.anonymity_reason as reason, attributed_quotes.text as quote, attributed_quotes.chain,
  attributed_quotes.key as quote_key
from attributed_quotes
where attributed_quotes.anonymous = 1
  and (:publisher = '' or attributed_quotes.publisher = :publisher)
order by attributed_quotes.newest desc
""",
    },
    "told_to": {
        "title": "Told to whom",
        "description": "What sources told somebody, newest first: a news agency or an outlet, but reporters, clients, "
        "lawmakers or anybody else as well; left empty, told anybody.",
        "params": ["agency"],
        # two ways: through the newest quotes, or, where few were told somebody of that name, through those
        "sql": f"""
select * from (
  select links.name as told, {_ABOUT_QUOTE}
  from attributed_quotes
  cross join links on links.quote_id = attributed_quotes.id
  where attributed_quotes.newest >= case when not {_FEW_TOLD} then '' end
    and links.role = 'told' and (:agency = '' or links.name like '%' || :agency || '%')
  order by attributed_quotes.newest desc, links.position
  limit -1
)
union all
select * from (
  select links.name as told, {_ABOUT_QUOTE}
  from links
  cross join attributed_quotes on attributed_quotes.id = links.quote_id
  where links.role = case when {_FEW_TOLD} then 'told' end and links.name like '%' || :agency || '%'
  order by attributed_quotes.newest desc, links.position
  limit -1
)
""",
    },
    "altered": {
        "title": "Altered wording",
        "description": "Utterances that outlets give in different words, the wordings below one another; "
        "those with certain words or, left empty, all.",
        "params": ["words"],
        "sql": f"""
select
  variants.id as variant_id, variants.wording, variants.conflict, attributed_quotes.speaker,
  attributed_quotes.publisher, attributed_quotes.published, attributed_quotes.text as quote,
  attributed_quotes.chain, attributed_quotes.key as quote_key
from variants
cross join attributed_quotes on attributed_quotes.variant_id = variants.id
where +variants.altered = 1 and +attributed_quotes.type = 'direct'
  and (:words = '' or variants.id in (
    select variant_id from attributed_quotes where id in (
      select rowid from attributed_quotes_fts where attributed_quotes_fts match {_words("words")}
    )
  ))
order by variants.id, attributed_quotes.published, attributed_quotes.id
""",
    },
    "latest": {
        "title": "Latest quotes",
        "description": "The newest quotes; of one outlet or, left empty, of all.",
        "params": ["publisher"],
        "sql": f"""
select
  {_ABOUT_QUOTE}
from attributed_quotes
where :publisher = '' or attributed_quotes.publisher = :publisher
order by attributed_quotes.newest desc
limit 200
""",
    },
    "most_quoted": {
        "title": "Most quoted",
        "description": "Speakers by how often they are quoted; by one outlet, from and to a month (2024-05), "
        "each may be left empty.",
        "params": ["publisher", "from_month", "to_month"],
        # without any of them, what is counted already
        "sql": """
select * from (
  select
    top_speakers.name as speaker, top_speakers.kind, top_speakers.role, top_speakers.affiliation,
    top_speakers.quotes, top_speakers.publishers, speakers.key as speaker_key
  from top_speakers
  cross join speakers on speakers.id = top_speakers.id
  where :publisher = '' and :from_month = '' and :to_month = ''
  order by top_speakers.most desc
  limit -1
)
union all
select * from (
  select
    speakers.name as speaker, speakers.kind, speakers.role, speakers.affiliation,
    sum(speaker_months.quotes) as quotes, count(distinct speaker_months.publisher) as publishers,
    speakers.key as speaker_key
  from speaker_months
  join speakers on speakers.id = speaker_months.speaker_id
  where :publisher || :from_month || :to_month <> ''
    and (:publisher = '' or speaker_months.publisher = :publisher)
    and (:from_month = '' or speaker_months.month >= :from_month)
    and (:to_month = '' or speaker_months.month <= :to_month)
  group by speakers.id
  order by quotes desc, speakers.name
  limit -1
)
""",
    },
    "to_review": {
        "title": "To be reviewed",
        "description": "The quotes the models are least sure of, least sure first; "
        "those below a confidence between 0 and 1 or, left empty, below 0.5. Thoughts are left out.",
        "params": ["below"],
        "sql": f"""
select
  round(quotes.confidence, 2) as confidence, ifnull(articles.title, 'Untitled article') as article,
  quotes.text as quote, {_AROUND},
  speakers.name as speaker, quotes.resolution, ifnull(quotes.source, 'none written') as source,
  quotes.type, quotes.act, articles.publisher, quotes.key as quote_key
from quotes indexed by idx_quotes_doubt
cross join articles on articles.id = quotes.article_id
left join speakers on speakers.id = quotes.speaker_id
where quotes.wrong = 0 and quotes.act <> 'thought'
  and quotes.doubt > 1 - cast(case when :below = '' then '0.5' else :below end as real)
order by quotes.doubt desc, quotes.id
""",
    },
    "unresolved": {
        "title": "Speaker not resolved",
        "description": "Quotes without a speaker we could be sure of, newest first; "
        "of one outlet or, left empty, of all.",
        "params": ["publisher"],
        "sql": f"""
select
  attributed_quotes.published, attributed_quotes.publisher,
  ifnull(attributed_quotes.title, 'Untitled article') as article, attributed_quotes.text as quote, {_AROUND},
  ifnull(attributed_quotes.source, 'none written') as source, attributed_quotes.cue, attributed_quotes.type,
  attributed_quotes.key as quote_key
from attributed_quotes
cross join quotes on quotes.id = attributed_quotes.id
cross join articles on articles.id = attributed_quotes.article_id
where attributed_quotes.speaker_id is null
  and (:publisher = '' or attributed_quotes.publisher = :publisher)
order by attributed_quotes.newest desc
""",
    },
}


def metadata(database: str = DATABASE) -> dict[str, Any]:
    """Return the metadata of a site whose database has that name (the file's, without `.db`)."""
    return {
        "title": "Quotes",
        "description": "Who said what in the news, to whom, and who printed it.",
        "databases": {
            database: {
                "description": "Quotes found in news articles by models, each with its place in the text, its speaker "
                "and the way it came to the outlet. Check a quote in its article before you use it.",
                "tables": dict(_tables()),
                "queries": dict(_queries()),
            }
        },
    }


def _tables() -> Iterator[tuple[str, dict[str, Any]]]:
    relations: tuple[schema.Table | schema.View, ...] = (*schema.TABLES, *schema.VIEWS)
    for table in relations:
        described: dict[str, Any] = {
            "title": table.name.replace("_", " ").capitalize(),
            "description": table.description.replace("`", ""),
            "columns": {column.name: _column(column) for column in table.columns},
            "size": PAGE_SIZE,
            "facet_size": FACET_SIZE,
            **_order(table),
        }
        facets = [name for name in OPEN_FACETS.get(table.name, ()) if table.column(name).facet]
        if facets:
            described["facets"] = facets
        if table.label:
            described["label_column"] = table.label
        if table.name in BORROWED_SEARCHES:
            described.update(fts_table=f"{BORROWED_SEARCHES[table.name]}_fts", fts_pk="id")
        if isinstance(table, schema.Table):
            described["sortable_columns"] = [column.name for column in table.columns if column.sortable]
            if table.hidden:
                described["hidden"] = True
        yield table.name, described
    # not ours to describe: what search and migrations keep for themselves
    yield from ((f"{table.name}_fts", {"hidden": True}) for table in schema.TABLES if table.search)
    yield "_sqlite_migrations", {"hidden": True}


def _column(column: schema.Column) -> str:
    choices = ": " + ", ".join(column.choices) if column.choices else ""
    return column.description + choices


def _order(table: schema.Table | schema.View) -> dict[str, str]:
    """Return the sort order of a table by its first column; nothing where that is the order of the rows anyway."""
    name, _, way = table.order.split(",")[0].partition(" ")
    if way.strip().lower() == "desc":
        return {"sort_desc": name}
    return {} if name == "id" else {"sort": name}


def _queries() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, query in QUERIES.items():
        description = f"{query['description']} {_CUT}"
        yield name, {**query, "description": description, "sql": query["sql"].strip(), "hide_sql": True}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)

_HEAD = "# Made from quotes/schema.py by: python -m quotes.publish.metadata metadata.yml\n"


def metadata_yaml(database: str = DATABASE) -> str:
    """Return the metadata as YAML."""
    return _HEAD + yaml.dump(metadata(database), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def write_metadata(path: str | Path, database: str = DATABASE) -> None:
    """Write the metadata to a file."""
    Path(path).write_text(metadata_yaml(database), encoding="utf-8")


if __name__ == "__main__":
    import sys

    write_metadata(sys.argv[1] if len(sys.argv) > 1 else "metadata.yml")
