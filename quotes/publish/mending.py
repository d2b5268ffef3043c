"""Datasette's own pages for everybody: what their templates lack, mostly for screen readers, put in as they are read.

The bar of our own pages, language, landmark, names in titles, the levels of headings, names of the controls that
filter and sort, and the descriptions of the columns folded away, so that the rows are not pages below.  The templates
themselves are Datasette's, of the installed version; where one has not the words that are looked for, it stays as it
is.
"""

from __future__ import annotations

import re
from typing import Any

from datasette import hookimpl
from jinja2 import Environment
from jinja2.ext import Extension

from quotes.publish.access import known_databases

# what Datasette 0.65 and 1.0 call the name of a stored query
_STORED = "(canned_query or stored_query)"

# words of a template → what stands there instead
REPAIRS = (
    # the tab of a query shows its name, not the beginning of its SQL
    (
        re.compile(r"(?<=\{% block title %\})[^\n]*\{\{ query\.sql \}\}[^\n]*(?=\{% endblock %\})"),
        f"{{% if {_STORED} %}}{{{{ metadata.title or {_STORED} }}}}{{% else %}}SQL query{{% endif %}}"
        " · {{ database }}",
    ),
    (re.compile(r"<html>"), '<html lang="en">'),
    # above everything the same bar as on our own pages, whose menu need not be there twice
    (re.compile(r'<header(?: class="hd")?><nav>'), r'{% include "_quotes_bar.html" %}\g<0>'),
    (
        re.compile(r"\{% set links = menu_links\(\) %\}"),
        "{% set links = [] if quotes_knows(database) else menu_links() %}",
    ),
    (re.compile(r'<section class="content">'), '<section class="content" role="main">'),
    # the only headings between the title and these are none
    (re.compile(r"<h3(?=[\s>])(?!><a)"), '<h3 aria-level="2"'),
    (re.compile(r'<select name="_filter_column'), '<select aria-label="Column to filter by" name="_filter_column'),
    (re.compile(r'<select name="_filter_op'), '<select aria-label="How to compare" name="_filter_op'),
    (re.compile(r'<input (?=type="text" name="_filter_value)'), '<input aria-label="Value to compare with" '),
    (re.compile(r'<select name="_sort"'), '<select aria-label="Column to sort by" name="_sort"'),
    (
        re.compile(r'<dl class="column-descriptions">.*?</dl>', re.DOTALL),
        r'<details class="columns-described"><summary>What the columns hold</summary>\g<0></details>',
    ),
    # what facets.py leaves out, and what took too long, can be asked for by itself
    (
        re.compile(r"These facets timed out: \{\{ [^}]* \}\}"),
        "So many rows are not counted unless you ask: "
        "{% for name in facets_timed_out %}"
        '<a href="{{ append_querystring(request.full_path, "_facet=" ~ name|urlencode) }}">by {{ name }}</a>'
        '{{ ", " if not loop.last }}{% endfor %}',
    ),
)
MENDED = frozenset(("base.html", "table.html", "query.html", "database.html"))


def mended(source: str) -> str:
    """Return the source of one of Datasette's templates with all repairs."""
    for words, instead in REPAIRS:
        source = words.sub(instead, source)
    return source


@hookimpl(specname="prepare_jinja2_environment")  # type: ignore[untyped-decorator]
def mend_templates(env: Environment, datasette: Any) -> None:
    """Mend Datasette's templates as they are read, on sites that have a database of ours."""

    class Mended(Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            known = (name or "").rpartition(":")[2] in MENDED
            return mended(source) if known and known_databases(datasette) else source

    env.globals["quotes_knows"] = lambda name: name in known_databases(datasette)
    env.add_extension(Mended)
