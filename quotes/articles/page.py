"""Web pages: the article out of the HTML, with what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from quotes.articles.decoding import decode, marked_encoding, mostly_utf8, read_as, refuse_binary
from quotes.articles.metadata import metadata, site_of
from quotes.articles.source import NO_TEXT, Source, problem, reader
from quotes.errors import UsageError
from quotes.marks import ALL_MARKS
from quotes.types import Article

MAX_PAGE = 2_000_000  # extraction takes some 3 s for 1 MB and grows faster than the page
MIN_ARTICLE = 40  # characters; of a page without an article a word of its menu is left over
MAX_DOWNLOAD = 20_000_000
MAX_ATTRIBUTES = 1_000  # the parser needs quadratic time for the attributes of one tag
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
# pages that declare these hold curly quotation marks that only cp1252 has; browsers read them so
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"})
# what runs on within a line
_INLINE = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "output", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var",
)  # fmt: skip
_WITHIN_LINES = frozenset({*_INLINE, "br", "img", "wbr"})
_NOTHING = "nothing"
_TELLING = frozenset({"class", "id", "hidden", "role", "style", "aria-hidden"})
_SENTENCE_END = re.compile(r"[.!?…][\"'’”»)]*$")
_NO_LATEST = "2999-12-31"  # otherwise a date later than today's is dropped
_EMBEDDED = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=%]+")
_TAG = re.compile(r"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]+[^\s=<>"'/]+(?:\s{0,20}=\s{0,20}(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")


@reader(".html", ".htm", ".xhtml")
def read_page(source: Source) -> Iterator[Article]:
    """Yield the article of a web page: main text without comments, paragraphs parted by blank lines.

    Raises InputError for a page without an article and for pages that would make the
    parser hang or cut the text short.
    """
    from trafilatura.metadata import extract_metadata  # half a second to load, which other formats need not wait for

    data = source.read(MAX_DOWNLOAD, "20 MB", "save the article alone, or as plain text")
    html = _EMBEDDED.sub("data:,", _decoded(data, source))
    if len(html) > MAX_PAGE:
        raise problem(source.name, "is larger than 2 MB, the limit for a page", "save the article alone, or as text")
    if not html.strip():
        raise problem(source.name, *NO_TEXT)
    _refuse_endless_tag(html, source)
    tree = _parsed(html, source)
    try:
        # the extensive search takes dates from anywhere on the page: no date is better
        dating = {"original_date": True, "extensive_search": False, "max_date": _NO_LATEST}
        said = extract_metadata(tree, date_config=dating)
        _keep_lines_whole(tree)
        text = _main_text(tree)
    except Exception as error:  # whatever a broken page does to the extractor, the other pages go on
        raise problem(source.name, f"no article could be extracted ({error!r:.80})", "save it as text") from error
    if len(text) < MIN_ARTICLE:
        raise problem(source.name, "no article found in the page", "save its text as a .txt file")
    stated = metadata(
        {"url": said.url, "title": said.title, "author": said.author, "date": said.date, "lang": tree.get("lang")}
    )
    # the extractor fills in the host where the page names no site; that is weaker than what the user says
    site = metadata({"site": said.sitename})["publisher"]
    host = site_of(f"//{site}") if site else None  # None for a name, such as "The Daily News"
    stated["publisher"] = None if host and host == site_of(stated["url"]) else site
    yield Article(text=re.sub(r"\n+", "\n\n", text), path=source.path, **stated)


def _main_text(tree: lxml.html.HtmlElement) -> str:
    """Return the text of the article, a line a paragraph; an empty one where there is none."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False)
    if found is not None and len(found.body) == 1 and "\n" in (found.body[0].text or ""):
        # of a short page the extractor takes all there is in the end, a line for every tag that it meets
        etree.strip_tags(tree.body, *_INLINE)
        found = bare_extraction(tree, include_comments=False)
    return (found.text or "").strip() if found is not None else ""


def _keep_lines_whole(tree: lxml.html.HtmlElement) -> None:
    """Change the tags at which the extractor would part a line, drop a piece of it, or join it to the next.

    Within a line it puts code elsewhere, parts at `<q>` and drops `<time>` and `<label>`.  Those stand apart as often
    as not ("Published <time>…</time>"): they stay where the line ends as a sentence does.
    """
    nested = set(tree.xpath("//q//q"))
    for quoted in tree.iter("q"):
        _write_marks(quoted, "‘’" if quoted in nested else "“”")
    line_of: dict[lxml.html.HtmlElement, lxml.html.HtmlElement] = {}
    for inside in tree.iter(*_INLINE):
        above = inside.getparent()
        line_of[inside] = line_of.get(above, above)
    whole = {line for line in set(line_of.values()) if _is_sentence(line)}
    for inside, line in line_of.items():
        if inside.tag != "a" and line in whole:
            # what says more of itself may be hidden, or a button's: the extractor knows
            inside.tag = "span" if _TELLING.intersection(inside.keys()) else _NOTHING
        elif inside.tag == "q":
            inside.tag = "span"
    etree.strip_tags(tree, _NOTHING)
    for line in tree.xpath("//blockquote//div"):
        if _is_line(line):
            line.tag = "p"


def _is_sentence(block: lxml.html.HtmlElement) -> bool:
    return _is_line(block) and _SENTENCE_END.search("".join(block.itertext()).rstrip()[-9:]) is not None


def _is_line(block: lxml.html.HtmlElement) -> bool:
    """Has the element nothing in it but what runs on within a line?"""
    return all(inside.tag in _WITHIN_LINES for inside in block.iterdescendants())


def _write_marks(quoted: lxml.html.HtmlElement, marks: str) -> None:
    """Put into a `<q>` the marks that a browser shows around it, unless it has its own."""
    text = quoted.text or ""
    if text[:1] in ALL_MARKS:
        return
    quoted.text = marks[0] + text
    if len(quoted):
        quoted[-1].tail = (quoted[-1].tail or "") + marks[1]
    else:
        quoted.text += marks[1]


def _decoded(data: bytes, source: Source) -> str:
    """Return the page as characters: UTF-8 where it is, else as the page declares, else guessed."""
    refuse_binary(data, source)
    if source.encoding or marked_encoding(data):
        return decode(data, source)
    try:
        return data.decode()
    except UnicodeDecodeError:
        if mostly_utf8(data):  # a byte or two are broken: shown as a browser shows them
            return data.decode("utf-8", "replace")
    declared = _CHARSET.search(data[:4096])
    if not declared:
        return decode(data, source)
    label = declared[1].decode("ascii").lower()
    try:
        return data.decode("cp1252", "replace") if label in _LATIN else data.decode(read_as(label))
    except (UsageError, UnicodeDecodeError):
        raise problem(source.name, f"is not in the encoding {label} it declares", "name it with --encoding") from None


def _refuse_endless_tag(html: str, source: Source) -> None:
    for tag in _TAG.finditer(html):
        at, count = tag.end(), 0
        while attribute := _ATTRIBUTE.match(html, at):
            at, count = attribute.end(), count + 1
            if count > MAX_ATTRIBUTES:
                raise problem(source.name, "has a tag with thousands of attributes", "save its text as a .txt file")


def _parsed(html: str, source: Source) -> lxml.html.HtmlElement:
    """Parse the page; raises InputError where the parser gave up, since the rest of the text would be missing.

    `huge_tree` lifts the limit from 256 to 2,048 levels: pages that never close a tag do nest that deep.
    """
    parser = lxml.html.HTMLParser(
        huge_tree=True,
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise problem(source.name, f"is not a page of HTML ({error})", "save its text as a .txt file") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise problem(source.name, "is nested too deeply to be read whole", "save its text as a .txt file")
    return tree
