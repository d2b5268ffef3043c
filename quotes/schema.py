"""The database's shape as data: every table, column, index and view, described once.

From these records come the `CREATE` statements (`statements`), the page
`db/README.md` (`schema_markdown`, also printed by `python -m quotes.schema`) and
Datasette's metadata.  A new column is one `Column` with `since` set to the
number of the migration that brings it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from quotes.types import ACTS, KINDS, POLARITIES, RESOLUTIONS, TYPES, LinkRole

# ANY: a column of somebody's query, not of a table
ColumnType = Literal["INTEGER", "REAL", "TEXT", "JSON", "ANY"]

# stems English words; diacritics never matter
STEMMED = "porter unicode61 remove_diacritics 2"
# names are not stemmed: "William" must not find "Williams"
UNSTEMMED = "unicode61 remove_diacritics 2"


@dataclass(frozen=True)
class Column:
    """One column.

    `references` names the table whose id it holds; `value` is, in a table that is kept in step or
    a view, the SQL expression that fills it; `counts` is, in a tally, what a row of `attributed_quotes` must be to be
    counted in it; `generated` makes it an SQLite generated column.
    `sortable` is false where descending pages would repeat and lose rows: an index over repeated values.
    """

    name: str
    type: ColumnType
    description: str
    references: str | None = None
    index: bool = False
    facet: bool = False
    unique: bool = False
    required: bool = False
    default: int | None = None
    choices: tuple[str, ...] = ()
    value: str | None = None
    counts: str | None = None
    generated: str | None = None
    since: int = 1

    @property
    def indexed(self) -> bool:
        """Does the column have an index of its own? (Facets and references always do.)"""
        return self.index or self.facet or self.unique or self.references is not None

    @property
    def sortable(self) -> bool:
        """May pages be sorted by it both ways?"""
        return self.unique or self.name == "id" or not self.indexed

    @property
    def sql(self) -> str:
        """The column as it stands in `CREATE TABLE`."""
        if self.name == "id":
            return '"id" INTEGER PRIMARY KEY'
        parts = [f'"{self.name}"', "TEXT" if self.type == "JSON" else self.type]
        if self.required:
            parts.append("NOT NULL")
        if self.default is not None:
            parts.append(f"DEFAULT {self.default}")
        if self.references:
            parts.append(f'REFERENCES "{self.references}"("id")')
        if self.generated:
            parts.append(f"GENERATED ALWAYS AS ({self.generated}) VIRTUAL")
        return " ".join(parts)


@dataclass(frozen=True)
class Search:
    """Full-text search over some columns of a table; the index is the table `<name>_fts`."""

    columns: tuple[str, ...]
    tokenize: str = STEMMED


@dataclass(frozen=True)
class Table:
    """One table; with `rows` (a FROM … WHERE …) its rows are made from other tables and kept in step with them."""

    name: str
    description: str
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    search: Search | None = None
    label: str | None = None
    order: str = "id"
    hidden: bool = False
    rows: str | None = None
    group: str | None = None
    since: int = 1

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError if there is none."""
        return _named(self.columns, name)

    @property
    def filled(self) -> tuple[str, ...]:
        """The names of the columns that `select` fills."""
        return tuple(column.name for column in self.columns if column.value or column.counts)

    @property
    def tally(self) -> bool:
        """Does it count rows of `attributed_quotes`, kept in step by triggers?"""
        return any(column.counts for column in self.columns)

    def select(self, scope: str = "1") -> str:
        """Return the SELECT that makes the rows within `scope`, an SQL condition on its source tables."""
        values = ", ".join(
            f'{column.value or f"sum({column.counts})"} AS "{column.name}"'
            for column in self.columns
            if column.value or column.counts
        )
        return f"SELECT {values} {self.rows} AND ({scope})" + (f" GROUP BY {self.group}" if self.group else "")

    def fill(self, scope: str = "1") -> str:
        """Return the INSERT that writes the rows within `scope`."""
        names = ", ".join(f'"{name}"' for name in self.filled)
        return f'INSERT INTO "{self.name}" ({names}) {self.select(scope)}'


@dataclass(frozen=True)
class View:
    """One view: its columns' values over `rows` (a FROM … WHERE …)."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: str
    label: str | None = None
    order: str = "id"

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError if there is none."""
        return _named(self.columns, name)

    @property
    def sql(self) -> str:
        """The `CREATE VIEW` statement."""
        values = ", ".join(f'{column.value} AS "{column.name}"' for column in self.columns)
        return f'CREATE VIEW "{self.name}" AS SELECT {values} {self.rows}'


def has_column(shape: Table | View, name: str) -> bool:
    """Has a table or view a column of that name?"""
    return any(one.name == name for one in shape.columns)


def _named(columns: tuple[Column, ...], name: str) -> Column:
    for column in columns:
        if column.name == name:
            return column
    raise KeyError(name)


def _id(value: str | None = None, what: str = "Row number") -> Column:
    return Column("id", "INTEGER", what, value=value)


def _key(of: str) -> Column:
    description = f"Stable name of the {of}, the same on every run and machine; cite this"
    return Column("key", "TEXT", description, unique=True, required=True)


def _most(count: str, since: int) -> Column:
    """Return a sort key over a count: like the count it orders, unlike it it is never the same in two rows."""
    return Column(
        "most",
        "TEXT",
        f"Sort by this, descending, to see those with most {count.replace('_count', '')}s first: "
        f"unlike {count} it is never the same in two rows",
        unique=True,
        generated=f"printf('%09d#%012d', {count}, 999999999999 - id)",
        since=since,
    )


# `published` repeats from row to row, so that pages sorted by it could lose rows; this never repeats
_NEWEST = Column(
    "newest",
    "TEXT",
    "Sort by this, descending, to see the newest first: unlike published it is never the same in two rows",
    unique=True,
    generated="ifnull(published, '') || printf('#%012d', 999999999999 - id)",
)

ARTICLES = Table(
    "articles",
    "News articles, each with the text that all offsets count in.",
    (
        _id(),
        _key("article"),
        Column("path", "TEXT", "File it was read from", index=True),
        Column("url", "TEXT", "Address it was published at", index=True),
        Column("title", "TEXT", "Headline"),
        Column("publisher", "TEXT", "Outlet that published it", facet=True),
        Column("author", "TEXT", "Byline"),
        Column("published", "TEXT", "Date or time of publication, ISO 8601"),
        Column("language", "TEXT", "Language, ISO 639", facet=True),
        Column("agency", "TEXT", "News agency credited for the copy, if any", facet=True),
        Column("text", "TEXT", "The text, character for character as read", required=True),
        Column("sha256", "TEXT", "SHA-256 of the text in UTF-8", index=True, required=True),
        Column("added_at", "TEXT", "When its rows were written, UTC"),
        Column("model", "TEXT", "Name and version of the models that read it", facet=True, required=True),
        _NEWEST,
    ),
    search=Search(("title", "text")),
    label="title",
    order="newest desc",
)

SPEAKERS = Table(
    "speakers",
    "People, groups, bodies, documents and accounts that are quoted or mentioned. A named one is one row for all "
    "articles; an unnamed source has a row for each article, since nobody knows whether two of them are the same.",
    (
        _id(),
        _key("speaker"),
        Column("name", "TEXT", "Most complete form, without title", index=True, required=True),
        Column("kind", "TEXT", "What sort of source", facet=True, required=True, choices=KINDS),
        Column("anonymous", "INTEGER", "1 for an unnamed source", facet=True, required=True, default=0),
        Column("role", "TEXT", "What they are or do, the form that most articles give", facet=True),
        Column("affiliation", "TEXT", "Whom they belong to, the form that most articles give", facet=True),
        Column("article_id", "INTEGER", "For an unnamed source: the only article it is in", references="articles"),
    ),
    search=Search(("name",), UNSTEMMED),
    label="name",
)

APPEARANCES = Table(
    "appearances",
    "What one article says about one speaker; the rows of `speakers` are made of these.",
    (
        _id(),
        Column("speaker_id", "INTEGER", "The speaker", references="speakers", required=True),
        Column("article_id", "INTEGER", "The article", references="articles", required=True),
        Column("speaker_key", "TEXT", "Key of the speaker as found, before people merged any", required=True),
        Column("name", "TEXT", "Most complete form in this article", required=True),
        Column("kind", "TEXT", "What sort of source", required=True, choices=KINDS),
        Column("anonymous", "INTEGER", "1 for an unnamed source", required=True, default=0),
        Column("role", "TEXT", "What they are or do, as this article says"),
        Column("affiliation", "TEXT", "Whom they belong to, as this article says"),
        Column("acronym", "TEXT", "What this article calls a body for short", since=4),
        Column("block", "TEXT", "What all names have in common that may be the same one's", index=True, since=4),
    ),
    unique=(("article_id", "speaker_key"),),
    # all that is asked to work out a speaker's name and role, so that the rows themselves need not be read
    indexes=(("speaker_key", "name"), ("speaker_id", "role", "affiliation")),
)

SAME_SPEAKERS = Table(
    "same_speakers",
    "Which speakers' keys, as articles show them, stand for the same speaker: worked out from names, roles, acronyms.",
    (
        _id(),
        Column("key", "TEXT", "Key of the speaker as found", unique=True, required=True),
        Column("into_key", "TEXT", "Key of the speaker that it is", index=True, required=True),
    ),
    hidden=True,
    since=4,
)

VARIANTS = Table(
    "variants",
    "Groups of quotes from different articles that are the same utterance.",
    (
        _id(),
        _key("group"),
        Column("text", "TEXT", "The fullest wording", required=True),
        Column("first_article_id", "INTEGER", "The article that had it first", references="articles"),
        Column("quote_count", "INTEGER", "How many quotes", required=True),
        Column("publisher_count", "INTEGER", "How many outlets", required=True),
        Column(
            "wording",
            "TEXT",
            "How far the wordings agree: the same, shortened, or changed",
            facet=True,
            required=True,
            choices=("identical", "trimmed", "reworded"),
        ),
        Column(
            "conflict", "INTEGER", "1 where the same words are credited to different speakers", facet=True, default=0
        ),
        _most("publisher_count", since=2),
        Column(
            "origin_count",
            "INTEGER",
            "How many origins: outlets, counting as one those that copied one another or took it from one agency",
            since=3,
        ),
        Column("first_quote_key", "TEXT", "Key of the quote that had it first", since=3),
        Column("fullest_quote_key", "TEXT", "Key of the quote with the fullest wording, whose text it is", since=3),
        Column(
            "altered",
            "INTEGER",
            "1 where outlets put different words inside quotation marks",
            facet=True,
            default=0,
            since=3,
        ),
    ),
    indexes=(("wording", "most"), ("altered", "most")),
    search=Search(("text",)),
    label="text",
)

QUOTES = Table(
    "quotes",
    "Attributions: somebody is reported as having said, written or thought something.",
    (
        _id(),
        _key("quote"),
        Column("article_id", "INTEGER", "The article", references="articles", required=True),
        Column("position", "INTEGER", "Order in the article, from 0", required=True),
        Column(
            "type",
            "TEXT",
            "Whether all, none or a part of it stands inside quotation marks",
            facet=True,
            required=True,
            choices=TYPES,
        ),
        Column(
            "act",
            "TEXT",
            "How it was made known: said, written, or only thought, wanted, done or supported, none of it in words",
            facet=True,
            required=True,
            choices=ACTS,
        ),
        Column("text", "TEXT", "The words, verbatim; pieces of an interrupted quotation joined by […]", required=True),
        Column("spans", "JSON", "[[start, end], …], one pair a piece, in characters of articles.text", required=True),
        Column("start", "INTEGER", "Start of the first piece", required=True),
        Column("end", "INTEGER", "End of the last piece, exclusive", required=True),
        Column("cue", "TEXT", "The words that report (said, according to); null where the quotation stands alone"),
        Column("cue_start", "INTEGER", "Start of the cue"),
        Column("cue_end", "INTEGER", "End of the cue, exclusive"),
        Column(
            "source", "TEXT", "The mention of the source as written, the whole noun phrase; null if none is written"
        ),
        Column("source_start", "INTEGER", "Start of the source"),
        Column("source_end", "INTEGER", "End of the source, exclusive"),
        Column(
            "speaker_id",
            "INTEGER",
            "The speaker, of joint speakers the first (links holds all); null where unresolved",
            references="speakers",
        ),
        Column(
            "resolution",
            "TEXT",
            "How the speaker was found",
            facet=True,
            required=True,
            choices=RESOLUTIONS,
        ),
        Column("anonymous", "INTEGER", "1 where the source is unnamed", facet=True, required=True, default=0),
        Column("anonymity_reason", "TEXT", "Why the source is unnamed, verbatim from the article"),
        Column(
            "polarity",
            "TEXT",
            "How the article reports it",
            facet=True,
            required=True,
            choices=POLARITIES,
        ),
        Column("chain", "TEXT", "The way the words came here, from the speaker to the outlet, for people to read"),
        Column("confidence", "REAL", "How sure the models are, 0 to 1", required=True),
        Column(
            "variant_id", "INTEGER", "The group of the same utterance elsewhere; null if alone", references="variants"
        ),
        Column(
            "relation",
            "TEXT",
            "How its wording stands to the text of its group; null if alone",
            choices=("identical", "trimmed", "reworded", "indirect"),
        ),
        Column(
            "wrong", "INTEGER", "1 where a person said that this is no quotation", facet=True, required=True, default=0
        ),
        Column("speaker_key", "TEXT", "Key of the speaker as found, before people corrected any"),
        Column("extracted", "JSON", "What the models had found, where a person corrected the row; null otherwise"),
        Column(
            "form",
            "INTEGER",
            "Number of its wording: the same for quotes with the same words, whatever their case, accents and marks",
            index=True,
            since=3,
        ),
        Column(
            "doubt",
            "REAL",
            "What confidence leaves of 1: to begin with the least sure",
            index=True,
            generated="1 - confidence",
            since=6,
        ),
        Column(
            "difference",
            "TEXT",
            "How its words differ from the text of its group, as wdiff writes it: [-left out-] {+put in+}; else null",
            since=7,
        ),
    ),
    indexes=(("article_id", "position"),),
    search=Search(("text", "source")),
    label="text",
)

MENTIONS = Table(
    "mentions",
    "Places where an article names or describes a speaker.",
    (
        _id(),
        Column("speaker_id", "INTEGER", "The speaker", references="speakers", required=True),
        Column("article_id", "INTEGER", "The article", references="articles", required=True),
        Column("text", "TEXT", "The mention, verbatim", required=True),
        Column("start", "INTEGER", "Start in articles.text", required=True),
        Column("end", "INTEGER", "End in articles.text, exclusive", required=True),
        Column(
            "speaker_key", "TEXT", "Key of the speaker as found, before people merged any", index=True, required=True
        ),
    ),
    unique=(("article_id", "start", "end", "speaker_key"),),
)

LINKS = Table(
    "links",
    "The attribution chain of each quote as rows, from the speaker outwards.",
    (
        _id(),
        Column("quote_id", "INTEGER", "The quote", references="quotes", required=True),
        Column("position", "INTEGER", "Order in the chain, from 0 at the speaker", required=True),
        Column(
            "role",
            "TEXT",
            "Part in the chain: who said it, was told, by which means, who relays it, the agency credited, the outlet",
            facet=True,
            required=True,
            choices=get_args(LinkRole),
        ),
        Column("name", "TEXT", "Who or what", index=True, required=True),
        Column("speaker_id", "INTEGER", "The same as a speaker; null if it is none", references="speakers"),
        Column("start", "INTEGER", "Start in articles.text; null where metadata says it"),
        Column("end", "INTEGER", "End in articles.text, exclusive; null where metadata says it"),
        Column(
            "carried",
            "INTEGER",
            "1 where the article says so of the same speaker's words before, and the occasion goes on",
            default=0,
            since=4,
        ),
    ),
    unique=(("quote_id", "position"),),
)

CORRECTIONS = Table(
    "corrections",
    "Edits by people, as data: applied again after every extraction.",
    (
        _id(),
        _key("correction"),
        Column(
            "action",
            "TEXT",
            "What was done",
            facet=True,
            required=True,
            choices=("set_speaker", "clear_speaker", "mark_wrong", "rename_speaker", "merge_speakers", "split_speaker"),
        ),
        Column("target_table", "TEXT", "Table of the row it is about", required=True, choices=("quotes", "speakers")),
        Column("target_key", "TEXT", "Key of the row it is about", index=True, required=True),
        Column("field", "TEXT", "Which column it changes", required=True),
        Column("old", "JSON", "What stood there"),
        Column("new", "JSON", "What stands there now: a text, or a speaker; of a split, its articles too"),
        Column("quoted", "TEXT", "For a quote, its words, by which it is found again should its place change"),
        Column("who", "TEXT", "Who did it"),
        Column("why", "TEXT", "On what grounds"),
        Column("at", "TEXT", "When, UTC", required=True),
        Column("undone", "INTEGER", "1 once taken back", facet=True, required=True, default=0),
    ),
    order="id desc",
)

STATE = Table(
    "state",
    "What the program notes for itself, such as whether the groups of variants are up to date.",
    (
        _id(),
        Column("name", "TEXT", "What", unique=True, required=True),
        Column("value", "TEXT", "Its value"),
    ),
    hidden=True,
)


def _link(condition: str) -> str:
    """Return the SQL for the name of the first link of a quote that meets the condition."""
    return f"(SELECT name FROM links WHERE quote_id = quotes.id AND ({condition}) ORDER BY position LIMIT 1)"


ATTRIBUTED_QUOTES = Table(
    "attributed_quotes",
    "The table to read: one flat row a quote with its speaker, outlet and chain. Thoughts, and quotes that a person "
    "marked as wrong, are left out. Its ids and keys are those of `quotes`.",
    (
        _id("quotes.id", "Number of the quote"),
        Column("key", "TEXT", "Stable name of the quote; cite this", unique=True, required=True, value="quotes.key"),
        Column("publisher", "TEXT", "Outlet that published it", facet=True, value="articles.publisher"),
        Column("published", "TEXT", "Date or time of publication, ISO 8601", value="articles.published"),
        Column("speaker", "TEXT", "Who said it; null where unresolved", index=True, value="speakers.name"),
        Column("text", "TEXT", "The words, verbatim", required=True, value="quotes.text"),
        Column("chain", "TEXT", "The way the words came here, from the speaker to the outlet", value="quotes.chain"),
        Column(
            "type",
            "TEXT",
            "Whether all, none or a part of it stands inside quotation marks",
            facet=True,
            choices=TYPES,
            value="quotes.type",
        ),
        Column("source", "TEXT", "The mention of the source as written", value="quotes.source"),
        Column("cue", "TEXT", "The words that report", value="quotes.cue"),
        Column("kind", "TEXT", "What sort of source", facet=True, choices=KINDS, value="speakers.kind"),
        Column("role", "TEXT", "What the speaker is or does", facet=True, value="speakers.role"),
        Column("affiliation", "TEXT", "Whom the speaker belongs to", facet=True, value="speakers.affiliation"),
        Column("anonymous", "INTEGER", "1 where the source is unnamed", facet=True, value="quotes.anonymous"),
        Column("anonymity_reason", "TEXT", "Why the source is unnamed, verbatim", value="quotes.anonymity_reason"),
        Column(
            "act", "TEXT", "What was done with the words", facet=True, choices=("speech", "writing"), value="quotes.act"
        ),
        Column(
            "polarity",
            "TEXT",
            "How the article reports it",
            facet=True,
            choices=POLARITIES,
            value="quotes.polarity",
        ),
        Column("title", "TEXT", "Headline", value="articles.title"),
        Column("agency", "TEXT", "News agency credited for the copy, if any", facet=True, value="articles.agency"),
        Column("url", "TEXT", "Address of the article", value="articles.url"),
        Column(
            "resolution",
            "TEXT",
            "How the speaker was found",
            facet=True,
            choices=RESOLUTIONS,
            value="quotes.resolution",
        ),
        Column("confidence", "REAL", "How sure the models are, 0 to 1", value="quotes.confidence"),
        Column("article_id", "INTEGER", "The article", references="articles", required=True, value="articles.id"),
        Column("speaker_id", "INTEGER", "The speaker's row", references="speakers", value="speakers.id"),
        Column(
            "variant_id",
            "INTEGER",
            "The group of the same utterance elsewhere; null if alone",
            references="variants",
            value="quotes.variant_id",
        ),
        Column(
            "month",
            "TEXT",
            "Month of publication, to count by",
            facet=True,
            value="CASE WHEN articles.published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*' "
            "THEN substr(articles.published, 1, 7) END",
        ),
        _NEWEST,
        Column(
            "channel",
            "TEXT",
            "By which means, or to whom, it was said (statement, interview, reporters), if the article says so",
            facet=True,
            value=_link("role = 'channel' OR role = 'told' AND name = lower(name)"),
            since=2,
        ),
        Column(
            "carrier",
            "TEXT",
            "Who carried the words to the outlet, being cited or credited, or was told them by name, be it a person",
            facet=True,
            value=_link("role IN ('cited_by', 'agency') OR role = 'told' AND name <> lower(name)"),
            since=2,
        ),
    ),
    indexes=(("speaker_id", "publisher", "month"), ("speaker_id", "newest"), ("carrier", "newest")),
    search=Search(("text", "speaker")),
    label="text",
    order="newest desc",
    rows="FROM quotes JOIN articles ON articles.id = quotes.article_id "
    "LEFT JOIN speakers ON speakers.id = quotes.speaker_id "
    "WHERE quotes.act <> 'thought' AND quotes.wrong = 0",
)

SPEAKER_MONTHS = Table(
    "speaker_months",
    "How often each speaker is quoted by each outlet in each month, counted over `attributed_quotes`.",
    (
        _id(),
        Column("speaker_id", "INTEGER", "The speaker", references="speakers", required=True, value="speaker_id"),
        Column("publisher", "TEXT", "Outlet", facet=True, value="publisher"),
        Column("month", "TEXT", "Month of publication", facet=True, value="month"),
        Column("quotes", "INTEGER", "How many quotes", required=True, value="count(*)"),
        Column("articles", "INTEGER", "In how many articles", required=True, value="count(DISTINCT article_id)"),
        Column("first", "TEXT", "Earliest date of publication", value="min(published)"),
        Column("last", "TEXT", "Latest date of publication", value="max(published)"),
    ),
    indexes=(("speaker_id", "publisher", "month"),),
    rows="FROM attributed_quotes WHERE speaker_id IS NOT NULL",
    group="speaker_id, publisher, month",
)

TOP_SPEAKERS = Table(
    "top_speakers",
    "Speakers by how often they are quoted. Its ids are those of `speakers`.",
    (
        _id("speakers.id", "Number of the speaker"),
        Column("name", "TEXT", "The speaker", index=True, required=True, value="speakers.name"),
        Column("kind", "TEXT", "What sort of source", facet=True, choices=KINDS, value="speakers.kind"),
        Column("anonymous", "INTEGER", "1 for an unnamed source", facet=True, value="speakers.anonymous"),
        Column("role", "TEXT", "What they are or do", value="speakers.role"),
        Column("affiliation", "TEXT", "Whom they belong to", facet=True, value="speakers.affiliation"),
        Column("quotes", "INTEGER", "How many quotes", required=True, value="sum(speaker_months.quotes)"),
        Column("articles", "INTEGER", "In how many articles", required=True, value="sum(speaker_months.articles)"),
        Column(
            "publishers",
            "INTEGER",
            "By how many outlets",
            required=True,
            value="count(DISTINCT speaker_months.publisher)",
        ),
        Column("first", "TEXT", "Earliest date of publication", value="min(speaker_months.first)"),
        Column("last", "TEXT", "Latest date of publication", value="max(speaker_months.last)"),
        _most("quotes", since=2),
    ),
    indexes=(("anonymous", "most"),),
    label="name",
    order="most desc",
    rows="FROM speaker_months JOIN speakers ON speakers.id = speaker_months.speaker_id WHERE 1",
    group="speakers.id",
)


def _tally(name: str, description: str, *columns: Column) -> Table:
    """Return a table that counts the rows of `attributed_quotes` by its columns that have a `value`."""
    keys = [column for column in columns if column.value]
    return Table(
        name,
        description,
        (_id(), *columns),
        unique=(tuple(column.name for column in keys),),
        label=keys[0].name,
        rows="FROM attributed_quotes WHERE 1",
        group=", ".join(str(column.value) for column in keys),
        since=2,
    )


_ALL = Column("quotes", "INTEGER", "How many quotes", required=True, counts="1")
_UNNAMED = Column("unnamed", "INTEGER", "How many by unnamed sources", required=True, counts="ifnull(anonymous, 0)")
_UNRESOLVED = Column(
    "unresolved", "INTEGER", "How many by nobody we could be sure of", required=True, counts="speaker_id IS NULL"
)

OUTLETS = _tally(
    "outlets",
    "Outlets by how much they quote, and whom: named sources, unnamed ones, or nobody we could be sure of.",
    Column("publisher", "TEXT", "Outlet; empty where unknown", required=True, value="ifnull(publisher, '')"),
    _ALL,
    Column(
        "named",
        "INTEGER",
        "How many by named sources",
        required=True,
        counts="speaker_id IS NOT NULL AND ifnull(anonymous, 0) = 0",
    ),
    _UNNAMED,
    _UNRESOLVED,
    Column("direct", "INTEGER", "How many wholly in quotation marks", required=True, counts="type = 'direct'"),
    Column("mixed", "INTEGER", "How many partly in quotation marks", required=True, counts="type = 'mixed'"),
    Column("indirect", "INTEGER", "How many without quotation marks", required=True, counts="type = 'indirect'"),
)

DAYS = _tally(
    "days",
    "Days by how many quotes were published.",
    Column(
        "day",
        "TEXT",
        "Date of publication, ISO 8601; empty where unknown",
        required=True,
        value="CASE WHEN published GLOB '[0-9][0-9][0-9][0-9]*' THEN substr(published, 1, 10) ELSE '' END",
    ),
    _ALL,
    _UNNAMED,
)

ROUTES = _tally(
    "routes",
    "How words travelled: from which sort of source, by which means, carried by whom, to which outlet.",
    Column(
        "source",
        "TEXT",
        "Sort of source: a kind of speaker, unnamed, or unresolved",
        required=True,
        value="CASE WHEN speaker_id IS NULL THEN 'unresolved' WHEN anonymous = 1 THEN 'unnamed' ELSE kind END",
    ),
    Column("channel", "TEXT", "By which means, or to whom; else empty", required=True, value="ifnull(channel, '')"),
    Column(
        "carrier",
        "TEXT",
        "Who carried it, or was told it by name; else empty",
        required=True,
        index=True,
        value="ifnull(carrier, '')",
    ),
    Column("publisher", "TEXT", "Outlet; empty where unknown", required=True, value="ifnull(publisher, '')"),
    _ALL,
)

TALLIES = (OUTLETS, DAYS, ROUTES)

ARTICLE_COPIES = Table(
    "article_copies",
    "Articles that are near-duplicates of an earlier one: copied, cut, or spun in other words. Which is the earlier is "
    "known only where their dates tell; an article without one is put behind those that have one.",
    (
        _id(),
        Column(
            "article_id",
            "INTEGER",
            "The copy; where the dates do not tell, it may as well be the other way round",
            references="articles",
            unique=True,
            required=True,
        ),
        Column("original_id", "INTEGER", "The earliest article that it is like", references="articles", required=True),
        Column("share", "REAL", "How much of the copy stands in the original, 0 to 1", required=True),
    ),
    since=3,
)


def _working(name: str, description: str, what: str) -> Table:
    """Return a table that holds nothing but numbers, for the grouping's own use."""
    return Table(name, description, (_id(what=what),), hidden=True, since=3)


QUOTE_FINGERPRINTS = _working(
    "quote_fingerprints",
    "Index of rare pairs of words, by which wordings that are alike find each other.",
    "A pair's hash, then the wording's number (quotes.form) in the lowest 31 bits",
)
ARTICLE_FINGERPRINTS = Table(
    "article_fingerprints",
    "Index of runs of words, by which articles that are alike find each other.",
    (
        _id(),
        Column("run", "INTEGER", "The hash of some words in a row", since=5),
        Column("rank", "INTEGER", "The article's place in the order of publication", since=5),
        Column("article_id", "INTEGER", "The article that they stand in; it may be gone", since=5),
    ),
    unique=(("run", "rank", "article_id"),),
    hidden=True,
    since=3,
)
UNGROUPED_QUOTES = _working(
    "ungrouped_quotes", "Quotes whose groups are to be worked out anew.", "The quote's id; it may be gone"
)
UNCOMPARED_ARTICLES = _working(
    "uncompared_articles", "Articles that are to be held against the others.", "The article's id; it may be gone"
)
WORKING = (QUOTE_FINGERPRINTS, ARTICLE_FINGERPRINTS, UNGROUPED_QUOTES, UNCOMPARED_ARTICLES)

# in the order of creation: a table stands behind those that it refers to
TABLES: tuple[Table, ...] = (
    ARTICLES,
    SPEAKERS,
    APPEARANCES,
    SAME_SPEAKERS,
    VARIANTS,
    QUOTES,
    MENTIONS,
    LINKS,
    CORRECTIONS,
    STATE,
    ATTRIBUTED_QUOTES,
    SPEAKER_MONTHS,
    TOP_SPEAKERS,
    *TALLIES,
    ARTICLE_COPIES,
    *WORKING,
)

# one version of an utterance, in the views that show them
_VERSION = (
    _id("attributed_quotes.id", "Number of the quote"),
    Column("variant_id", "INTEGER", "The utterance", references="variants", value="variants.id"),
    Column(
        "wording",
        "TEXT",
        "How the wordings of the utterance differ",
        facet=True,
        choices=("identical", "trimmed", "reworded"),
        value="wording",
    ),
    Column("conflict", "INTEGER", "1 where it is credited to different speakers", facet=True, value="conflict"),
    Column("text", "TEXT", "The words, as this outlet has them", value="attributed_quotes.text"),
    Column("relation", "TEXT", "How they stand to the fullest wording", value="quotes.relation"),
    Column(
        "difference",
        "TEXT",
        "How they differ from it, word by word: [-left out-] {+put in+}",
        value="quotes.difference",
    ),
    Column("fullest_text", "TEXT", "The fullest wording", value="variants.text"),
    Column("speaker", "TEXT", "Who said it", value="attributed_quotes.speaker"),
    Column("speaker_id", "INTEGER", "The speaker's row", references="speakers", value="attributed_quotes.speaker_id"),
    Column("publisher", "TEXT", "Outlet", facet=True, value="attributed_quotes.publisher"),
    Column("published", "TEXT", "Date or time of publication, ISO 8601", value="attributed_quotes.published"),
    Column("article_id", "INTEGER", "The article", references="articles", value="attributed_quotes.article_id"),
    Column("chain", "TEXT", "The way the words came here", value="attributed_quotes.chain"),
    Column("url", "TEXT", "Address of the article", value="attributed_quotes.url"),
)
_VERSIONS = (
    "FROM variants JOIN attributed_quotes ON attributed_quotes.variant_id = variants.id "
    "JOIN quotes ON quotes.id = attributed_quotes.id"
)

VIEWS: tuple[View, ...] = (
    View(
        "anonymous_sources",
        "Unnamed sources, each with the reason that its article gives. Its ids are those of `speakers`.",
        (
            _id("speakers.id", "Number of the speaker"),
            Column("source", "TEXT", "The source as the article describes it", value="speakers.name"),
            Column("kind", "TEXT", "What sort of source", facet=True, choices=KINDS, value="speakers.kind"),
            Column("role", "TEXT", "What the source is or does", value="speakers.role"),
            Column("affiliation", "TEXT", "Whom the source belongs to", value="speakers.affiliation"),
            Column(
                "reason",
                "TEXT",
                "Why it is unnamed, verbatim",
                value="(SELECT anonymity_reason FROM quotes WHERE quotes.speaker_id = speakers.id "
                "AND anonymity_reason IS NOT NULL ORDER BY quotes.article_id, quotes.position LIMIT 1)",
            ),
            Column("quotes", "INTEGER", "How many quotes", value="top_speakers.quotes"),
            Column("article_id", "INTEGER", "The article", references="articles", value="speakers.article_id"),
            Column("publisher", "TEXT", "Outlet", facet=True, value="articles.publisher"),
            Column("published", "TEXT", "Date or time of publication, ISO 8601", value="articles.published"),
            Column("title", "TEXT", "Headline", value="articles.title"),
            Column("url", "TEXT", "Address of the article", value="articles.url"),
        ),
        rows="FROM speakers JOIN top_speakers ON top_speakers.id = speakers.id "
        "LEFT JOIN articles ON articles.id = speakers.article_id WHERE speakers.anonymous = 1",
        label="source",
    ),
    View(
        "variant_versions",
        "Every version of every utterance that stands in more than one article. Its ids are those of `quotes`.",
        (
            *_VERSION,
            Column("first", "INTEGER", "1 for the earliest", value="quotes.key = variants.first_quote_key"),
            Column(
                "original_id",
                "INTEGER",
                "The earlier article that this one was copied from",
                references="articles",
                value="article_copies.original_id",
            ),
        ),
        rows=f"{_VERSIONS} LEFT JOIN article_copies ON article_copies.article_id = attributed_quotes.article_id",
        label="text",
        order="variant_id, id",
    ),
    View(
        "altered_quotes",
        "Direct quotations whose words differ between outlets, one row a quote. Its ids are those of `quotes`.",
        _VERSION,
        rows=f"{_VERSIONS} WHERE variants.altered = 1 AND attributed_quotes.type = 'direct'",
        label="text",
        order="variant_id, id",
    ),
)


def find(name: str) -> Table | View:
    """Return the table or view of that name; KeyError if there is none."""
    relations: tuple[Table | View, ...] = (*TABLES, *VIEWS)
    return {relation.name: relation for relation in relations}[name]


def statements(version: int, tables: tuple[Table, ...] | None = None) -> Iterator[str]:
    """Yield the SQL that takes a database from `version` - 1 to `version`: new tables, new columns, their indexes."""
    for table in TABLES if tables is None else tables:
        if table.since == version:
            columns = ",\n  ".join(column.sql for column in table.columns if column.since <= version)
            yield f'CREATE TABLE "{table.name}" (\n  {columns}\n)'
        elif table.since < version:
            added = (column for column in table.columns if column.since == version)
            yield from (f'ALTER TABLE "{table.name}" ADD COLUMN {column.sql}' for column in added)
        yield from _indexes(table, version)
        if table.search and table.since == version:
            yield from _search(table, table.search)
        if table.tally and table.since == version:
            yield from _counting(table)


def _indexes(table: Table, version: int) -> Iterator[str]:
    """Yield the indexes that become possible with `version`: those over a column that it brings."""
    wanted: list[tuple[tuple[str, ...], bool]] = [
        ((column.name,), column.unique) for column in table.columns if column.indexed
    ]
    wanted += [(names, True) for names in table.unique] + [(names, False) for names in table.indexes]
    for names, unique in wanted:
        if max(table.since, *(table.column(name).since for name in names)) == version:
            quoted = ", ".join(f'"{name}"' for name in names)
            kind = "UNIQUE INDEX" if unique else "INDEX"
            yield f'CREATE {kind} "idx_{table.name}_{"_".join(names)}" ON "{table.name}" ({quoted})'


def _search(table: Table, search: Search) -> Iterator[str]:
    """Yield the index and the triggers that keep it in step, under the names that sqlite-utils gives them.

    The update trigger names its columns, so that other updates of a row do not index its text again.
    """
    name, index = table.name, f"{table.name}_fts"
    columns = ", ".join(f'"{column}"' for column in search.columns)
    old = ", ".join(f'old."{column}"' for column in search.columns)
    new = ", ".join(f'new."{column}"' for column in search.columns)
    forget = f'INSERT INTO "{index}" ("{index}", rowid, {columns}) VALUES (\'delete\', old.id, {old});'
    learn = f'INSERT INTO "{index}" (rowid, {columns}) VALUES (new.id, {new});'
    yield f'CREATE VIRTUAL TABLE "{index}" USING FTS5 ({columns}, tokenize=\'{search.tokenize}\', content="{name}")'
    yield f'CREATE TRIGGER "{name}_ai" AFTER INSERT ON "{name}" BEGIN {learn} END'
    yield f'CREATE TRIGGER "{name}_ad" AFTER DELETE ON "{name}" BEGIN {forget} END'
    yield f'CREATE TRIGGER "{name}_au" AFTER UPDATE OF {columns} ON "{name}" BEGIN {forget} {learn} END'


def _counting(table: Table) -> Iterator[str]:
    """Yield the triggers that count a row of `attributed_quotes` in, and out again.

    Its rows are written and removed, but what a tally counts by is never changed in them.
    """
    keys = ", ".join(f'"{column.name}"' for column in table.columns if column.value)
    counted = [column for column in table.columns if column.counts]
    names = ", ".join(f'"{column.name}"' for column in counted)
    more = ", ".join(f'"{column.name}" = "{column.name}" + excluded."{column.name}"' for column in counted)
    these = f"SELECT {table.group} FROM attributed_quotes WHERE id = old.id"
    yield (
        f'CREATE TRIGGER "{table.name}_in" AFTER INSERT ON "attributed_quotes" BEGIN '
        f"{table.fill('id = new.id')} ON CONFLICT ({keys}) DO UPDATE SET {more}; END"
    )
    taken = table.select("id = old.id")
    fewer = ", ".join(f'"{table.name}"."{column.name}" - taken."{column.name}"' for column in counted)
    yield (
        f'CREATE TRIGGER "{table.name}_out" BEFORE DELETE ON "attributed_quotes" BEGIN '
        f'UPDATE "{table.name}" SET ({names}) = (SELECT {fewer} FROM ({taken}) AS taken) WHERE ({keys}) = ({these}); '
        f'DELETE FROM "{table.name}" WHERE ({keys}) = ({these}) AND quotes = 0; END'
    )


_MARKDOWN_HEAD = """# Databases

The databases live here; git ignores them. `quotes extract PATHS…` makes and fills `quotes.db`.

All offsets are Unicode code points into `articles.text`, start inclusive, end exclusive. Point to rows by `key`, which
stays the same on every run and machine; `id` may differ.

This page is generated: `python -m quotes.schema > db/README.md`.
"""


def schema_markdown() -> str:
    """Return the page that documents every table, view and column."""
    parts = [_MARKDOWN_HEAD]
    for table in TABLES:
        kind = "Table, kept in step" if table.rows else "Table"
        parts.append(_markdown(table, kind, table.search))
    parts += [_markdown(view, "View", None) for view in VIEWS]
    return "\n".join(parts)


def _markdown(table: Table | View, kind: str, search: Search | None) -> str:
    lines = [f"## {table.name}", "", f"{kind}. {table.description}", ""]
    if search:
        lines += [f"Full-text search (`{table.name}_fts`): {', '.join(search.columns)}.", ""]
    lines += ["| column | type | what it holds | index |", "| --- | --- | --- | --- |"]
    for column in table.columns:
        described = column.description
        if column.choices:
            described += ": " + ", ".join(f"`{choice}`" for choice in column.choices)
        if column.references:
            described += f" → `{column.references}`"
        lines.append(f"| `{column.name}` | {column.type.lower()} | {described} | {_index_note(table, column)} |")
    return "\n".join(lines) + "\n"


def _index_note(table: Table | View, column: Column) -> str:
    if isinstance(table, View):
        return "facet" if column.facet else ""
    if column.name == "id":
        return "primary key"
    if column.unique:
        return "unique"
    return "facet" if column.facet else "yes" if column.indexed else ""


if __name__ == "__main__":
    print(schema_markdown(), end="")
