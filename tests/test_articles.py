"""Readers: what is written on the left is what `read` must make of it on the right."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import os
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quotes import articles
from quotes.agency import credited
from quotes.articles.metadata import FIELDS, iso_date, metadata, site_of
from quotes.articles.opening import front_matter_end, read_opening
from quotes.errors import InputError, UsageError
from quotes.languages import get
from quotes.types import Article

DATA = Path(__file__).parent / "data" / "articles"
TEXT = "The harbour stays closed, the director said.\n"
BODY = "The harbour will stay closed until the spring, the director of the port said on Tuesday.\n\nHe gave no date.\n"


def read(*paths: str | Path, **options: str) -> list[Article | InputError]:
    return list(articles.read(paths, **options))


def one(path: str | Path, **options: str) -> Article:
    (article,) = read(path, **options)
    assert isinstance(article, Article), article
    return article


def message(path: str | Path, **options: str) -> str:
    """The one error that reading gives: one line that begins with the input's name."""
    (error,) = read(path, **options)
    assert isinstance(error, InputError), error
    assert "\n" not in str(error)
    assert str(error).startswith(f"{path}")
    assert "; " in str(error), "an error names the way out"
    return str(error)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# formats


@pytest.mark.parametrize("suffix", articles.suffixes())
def test_every_suffix_has_an_example_that_reads_well(suffix: str) -> None:
    for article in read(DATA / f"harbour{suffix}"):
        assert isinstance(article, Article), article
        assert "“We found cracks in " in article.text
        assert "“Nobody can promise a date.”" in article.text
        assert "Comments" not in article.text
        assert "A reader" not in article.text
        assert len(article.text.replace("\r\n", "\n").split("\n\n")) >= 3, "paragraphs are parted by blank lines"
        assert article.title in ("Ostrel harbour to stay closed until spring", "Second look at the harbour")
        assert article.author in ("Ana Bell", "Ana Bell, Tom Ruiz")
        assert article.path
        assert str(DATA / f"harbour{suffix}") in article.path


WHOLE = ("The Ostrel Courier", "2024-11-05", "https://courier.example/harbour", "en")
PAGE = ("The Ostrel Courier", "2024-11-05", "https://www.courier.example/news/harbour", "en")
ROW = ("The Ostrel Courier", "2024-11-05", "https://www.courier.example/news/harbour", None)


@pytest.mark.parametrize(
    ("suffix", "stated"),
    [
        (".txt", (None, None, None, None)),
        (".text", (None, "2024-11-05", None, None)),
        (".md", WHOLE),
        (".markdown", (None, None, None, None)),
        (".html", PAGE),
        (".xhtml", PAGE),
        (".jsonl", ROW),
        (".json", ROW),
        (".csv", ROW),
        (".tsv", ROW),
    ],
)
def test_metadata_of_the_examples(suffix: str, stated: tuple[str | None, ...]) -> None:
    article = read(DATA / f"harbour{suffix}")[0]
    assert isinstance(article, Article)
    assert (article.publisher, article.published, article.url, article.language) == stated


@pytest.mark.parametrize("suffix", [".txt", ".text", ".md", ".markdown"])
def test_text_is_the_file_itself(suffix: str) -> None:
    path = DATA / f"harbour{suffix}"
    assert one(path).text == path.read_bytes().decode()


@pytest.mark.parametrize("suffix", articles.suffixes())
def test_gzipped_files_read_alike(tmp_path: Path, suffix: str) -> None:
    plain = DATA / f"harbour{suffix}"
    zipped = write(tmp_path, f"harbour{suffix}.gz", gzip.compress(plain.read_bytes()))
    assert [a.text for a in read(zipped)] == [a.text for a in read(plain)]  # type: ignore[union-attr]


def test_rows_are_named_by_their_own_id_or_their_number(tmp_path: Path) -> None:
    rows = [{"text": TEXT}, {"text": TEXT, "id": "a"}, {"text": TEXT, "id": "a"}, {"text": TEXT, "id": 7}]
    path = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert [a.path for a in read(path)] == [f"{path}#{name}" for name in ("1", "a", "a:3", "7")]  # type: ignore[union-attr]


def test_a_second_reader_for_a_suffix_is_refused() -> None:
    with pytest.raises(ValueError, match=r"two readers for \.txt"):
        articles.reader(".txt")(lambda source: iter(()))


# text, character for character

CONTROLS = "".join(chr(code) for code in (*range(9), *range(14, 32), 127))
READABLE = st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(READABLE))
def test_any_text_comes_back_as_it_was_written(tmp_path: Path, text: str) -> None:
    assume(text.strip())
    assume(not text.startswith("\ufeff"))  # at the start of a file it is a byte order mark
    assert one(write(tmp_path, "a.txt", text)).text == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(st.text(READABLE, min_size=1).filter(str.strip), min_size=1, max_size=3))
def test_any_text_comes_back_from_json_lines(tmp_path: Path, texts: list[str]) -> None:
    path = write(tmp_path, "a.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in texts))
    assert [a.text for a in read(path)] == texts  # type: ignore[union-attr]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(READABLE, min_size=1).filter(str.strip))
def test_any_text_comes_back_from_a_table(tmp_path: Path, text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["id", "text", "title"], ["1", text, "x"]])
    assert one(write(tmp_path, "a.csv", out.getvalue())).text == text


LATIN_1 = ("latin-1", "latin1", "ISO-8859-1", "iso8859_1", "l1", "8859")


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), None, TEXT),
        (TEXT.encode("utf-16"), None, TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None, TEXT),
        (TEXT.encode("utf-32"), None, TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (codecs.BOM_UTF8 + "Só “já”".encode(), "cp1252", "Só “já”"),  # the mark overrules
        ("“We won’t go,” said José — twice…".encode("cp1252"), None, "“We won’t go,” said José — twice…"),
        ("Мост закрыт".encode("cp1251"), "cp1251", "Мост закрыт"),
        *(("“We won’t,” said José…".encode("cp1252"), name, "“We won’t,” said José…") for name in LATIN_1),
        ("“Hayır,” dedi İpek".encode("cp1254"), "latin5", "“Hayır,” dedi İpek"),
        ("Käse – žena".encode("cp1250"), "cp1250", "Käse – žena"),
        ("El Niño".encode("latin-1"), "latin-1", "El Niño"),
        (b"a\r\nb\rc\n\nd\x0be\x85".replace(b"\x85", "\u2028\x85".encode()), None, "a\r\nb\rc\n\nd\x0be\u2028\x85"),
        (b"  spaces stay  \n\n\n", None, "  spaces stay  \n\n\n"),
    ],
)
def test_decoding(tmp_path: Path, data: bytes, encoding: str | None, text: str) -> None:
    options = {"encoding": encoding} if encoding else {}
    assert one(write(tmp_path, "a.txt", data), **options).text == text


@pytest.mark.parametrize("suffix", [".txt", ".html", ".csv", ".jsonl"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_every_format_decodes(tmp_path: Path, suffix: str, encoding: str) -> None:
    text = (DATA / f"harbour{suffix}").read_bytes().decode()
    path = write(tmp_path, f"a{suffix}", text.replace('charset="utf-8"', "").encode(encoding))
    article = read(path)[0]
    assert isinstance(article, Article), article
    assert "“We found cracks in nine" in article.text


BROKEN = [
    ("He said \\ud800.", "half a surrogate pair (U+D800) at character 8"),
    ("He said \\u001b[1m.", "a control character (U+001B) at character 8"),
    ("\\u0000He", "a control character (U+0000) at character 0"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken_characters_are_named_and_the_rest_is_read(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, "a.jsonl", f'{{"text": "{text}"}}\n{{"text": "All 😀 well.", "title": "A \\udfff"}}')
    error, article = read(path)
    assert isinstance(error, InputError)
    assert said in str(error)
    assert isinstance(article, Article)
    assert (article.text, article.title) == ("All 😀 well.", "A \ufffd")


def test_a_file_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    try:
        Path(name).write_text(TEXT)
    except OSError:
        pytest.skip("the file system takes only UTF-8 names")
    article = one(name)
    assert article.path
    assert article.path.endswith("caf\ufffd.txt")


# what the opening says


@pytest.mark.parametrize(
    ("opening", "published", "title", "author"),
    [
        (" date 2021-08-12 Mayor quits after vote\n\n", "2021-08-12", "Mayor quits after vote", None),
        ("date 2021-08-12 Mayor quits after vote.\n\n", "2021-08-12", "Mayor quits after vote.", None),
        ("date: 2021-08-12\n\nMayor quits after vote\n\n", "2021-08-12", "Mayor quits after vote", None),
        ("date 2021-02-31 Mayor quits after vote\n\n", None, None, None),
        (f"date 2021-08-12 {'a whole paragraph ' * 9}\n\n", "2021-08-12", None, None),
        ("Mayor quits after vote\n\n", None, "Mayor quits after vote", None),
        ("\n\nMayor quits: ‘Enough’\n\nBy Ana Bell\n\n", None, "Mayor quits: ‘Enough’", "Ana Bell"),
        ("Mayor quits after vote\nBy Ana Bell\n\n", None, "Mayor quits after vote", "Ana Bell"),
        ("Mayor Quits After the Vote of Tuesday.\n\n", None, "Mayor Quits After the Vote of Tuesday.", None),
        ("# Mayor quits #\n\n", None, "Mayor quits", None),
        ("**Mayor quits after vote**\n\n", None, "Mayor quits after vote", None),
        ("Mayor quits after vote\n=======\n\n", None, "Mayor quits after vote", None),
        # none of these is a headline
        ("The mayor resigned on Tuesday.\n\n", None, None, None),
        ("The mayor resigned. He gave no reason\n\n", None, None, None),
        ("The mayor who had been\nin office for years\n\n", None, None, None),
        ("OSTREL (Reuters) - The mayor resigned\n\n", None, None, None),
        ("https://courier.example/a b c\n\n", None, None, None),
        ("Ostrel:\n\n", None, None, None),
        ("and then the mayor resigned\n\n", None, None, None),
        ("By Ana Bell\n\n", None, None, "Ana Bell"),
    ],
)
def test_first_lines(opening: str, published: str | None, title: str | None, author: str | None) -> None:
    found = read_opening(opening + BODY)
    assert (found["published"], found["title"], found["author"]) == (published, title, author)


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ana Bell", "Ana Bell"),
        ("BY ANA BELL", "ANA BELL"),
        ("*By Ana Bell*", "Ana Bell"),
        ("By Ana Bell and Tom Ruiz in Ostrel", "Ana Bell, Tom Ruiz"),
        ("By Ana Bell, Tom Ruiz, and Li Wen | The Courier", "Ana Bell, Tom Ruiz, Li Wen"),
        ("By Ana de la Cruz, Political Editor", "Ana de la Cruz"),
        ("By J. R. O’Neill-Sato, Associated Press", "J. R. O’Neill-Sato"),
        ("By Ana Bell 5 November 2024", "Ana Bell"),
        ("By Phil Dunstable, Sunday Chronicle", "Phil Dunstable"),
        ("By Ana Bell, Ostrel Herald", "Ana Bell"),
        ("By Ana Bell, Emily Post", "Ana Bell, Emily Post"),
        ("By Reuters Staff", None),
        ("By the Associated Press", None),
        ("By Associated Press", None),
        ("By Tuesday the road was open", None),
        ("By the time she arrived", None),
        ("Bye Ana Bell", None),
    ],
)
def test_bylines(byline: str, author: str | None) -> None:
    assert read_opening(f"Mayor quits after vote\n\n{byline}\n\n{BODY}")["author"] == author


@pytest.mark.parametrize(
    ("front", "end"),
    [
        ("---\ntitle: A quiet day\n---\n", True),
        ("---\r\ntitle: A quiet day\r\n...\r\n", True),
        ("---\nA line between two rules.\n---\n", False),
        ("---\n[unclosed\n---\n", False),
        ("--- title: A quiet day ---\n", False),
        ("---\ntitle: no end\n", False),
    ],
)
def test_front_matter(front: str, end: bool) -> None:
    text = f"{front}{BODY}"
    assert front_matter_end(text) == (len(front) if end else 0)
    assert (read_opening(text)["title"] == "A quiet day") is end


TITLE = "Mayor quits after vote"
LONG_LINE = "The mayor of Ostrel left the hall on Friday and nobody has seen him since, the clerk of the town said."
HEADS = {  # the lines above the article → date, publisher
    f"{TITLE}\nBy Ana Bell\nThe Mallee Plains Advocate\n12 June 2031": ("2031-06-12", "The Mallee Plains Advocate"),
    f"{TITLE}\n\nBy Ana Bell, Sunday Chronicle\n\n14 December 2031": ("2031-12-14", "Sunday Chronicle"),
    f"{TITLE}\nBy Ana Bell and Tom Ruiz | The Ostrel Courier | June 3, 2031": ("2031-06-03", "The Ostrel Courier"),
    f"{TITLE}\nBy Ana Bell for The Post": (None, "The Post"),
    f"{TITLE}\nBy Ana Bell (BBC News)": (None, "BBC News"),
    f"{TITLE}\n\n{LONG_LINE}\n\nBy Ana Bell\nTuesday, June 3rd, 2031 at 10:15 am": ("2031-06-03T10:15:00", None),
    f"3 June 2031\n\n{TITLE}": ("2031-06-03", None),
    f"{TITLE}\n\n*Published: 3 June 2031*": ("2031-06-03", None),
    f"{TITLE}\nPublished 3 June 2031\n5 June 2031": ("2031-06-03", None),
    f"{TITLE}\nStaff Reporter | Rajvani | August 9, 2031": ("2031-08-09", None),
    f"{TITLE}\nJune 3, 2031, 10:15 a.m. EST": ("2031-06-03", None),
    f"{TITLE}\n2031-06-03\nThe Daily Star": ("2031-06-03", "The Daily Star"),
    f"{TITLE}\n03.06.2031": ("2031-06-03", None),
    # no day, or not surely this one
    f"{TITLE}\n03/06/2031": (None, None),
    f"{TITLE}\n2031": (None, None),
    f"{TITLE}\nJune 2031": (None, None),
    f"{TITLE}\n20310603": (None, None),
    f"{TITLE}\n1938211200": (None, None),
    f"{TITLE}\nUpdated 3 June 2031": (None, None),
    f"{TITLE}\n3 June 2031\n5 June 2031": (None, None),
    f"{TITLE}\n3 June 2031 was cold": (None, None),
    f"{TITLE}\n31 June 2031": (None, None),
    f"{TITLE}\n\n{LONG_LINE}\n\n3 June 2031": (None, None),
    f"{TITLE}\n\n3 June 2031\n\n{LONG_LINE}\n\n5 June 2031\n\n{LONG_LINE}": (None, None),
    # a place, a job, a section, an agency, a colleague, a headline
    f"{TITLE}\nBy Ana Bell, Ostrel": (None, None),
    f"{TITLE}\nBy Ana Bell, Political Editor": (None, None),
    f"{TITLE}\nBy Ana Bell, Sports News": (None, None),
    f"{TITLE}\nBy Ana Bell, Associated Press": (None, None),
    f"{TITLE}\nBy Ana Bell, Emily Post": (None, None),
    f"{TITLE}\nBy Ana Bell in Herald Square": (None, None),
    f"{TITLE}\nBy the Sunday Chronicle report, the road is open": (None, None),
    f"{TITLE}\nBy Ana Bell\nLocal News": (None, None),
    f"{TITLE}\nBy Ana Bell\nand now the news": (None, None),
    f"{TITLE}\nThe Mallee Plains Advocate": (None, None),
    "Mayor Sues The Daily Express\nBy Ana Bell": (None, None),
    "Mayor Sues The Daily Express\n3 June 2031": ("2031-06-03", None),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("head", "stated"), HEADS.items())
def test_the_lines_above_an_article(
    tmp_path: Path, head: str, stated: tuple[str | None, str | None], newline: str
) -> None:
    text = f"{head}\n\n{LONG_LINE}\n\n{BODY}".replace("\n", newline)
    article = one(write(tmp_path, "a.txt", text))
    assert (article.published, article.publisher, article.text) == (*stated, text)
    assert article.author == ("Ana Bell, Emily Post" if "Emily" in head else read_opening(text)["author"])
    if stated != (None, None):
        assert article.title in (TITLE, "Mayor Sues The Daily Express")


@pytest.mark.parametrize(
    ("front", "url", "given", "publisher"),
    [
        ("", "", "", "Sunday Chronicle"),
        ("", "", "Ostrel Post", "Ostrel Post"),
        ("", "https://courier.example/a", "", "courier.example"),
        ("publisher: Northwire", "", "Ostrel Post", "Northwire"),
    ],
)
def test_what_is_said_of_the_publisher_wins_over_the_byline(
    tmp_path: Path, front: str, url: str, given: str, publisher: str
) -> None:
    text = f"---\ntitle: A\n{front}\nurl: {url}\n---\nMayor quits\nBy Ana Bell, Sunday Chronicle\n\n{BODY}"
    options = {"publisher": given} if given else {}
    assert one(write(tmp_path, "a.md", text), **options).publisher == publisher


BROKEN_FRONT = {
    "title: [broken\n": 2,
    "title: A\nauthor: [broken\ndate: 2024-11-05\n": 3,
    "title: A\nauthor: 'unclosed\n": 3,
    "title: A\nauthor: Ana: Bell\n": 3,
    "title: A\n\tauthor: B\n": 3,
    "title: A\n- author\n": 3,
    "[a]: b\ntitle: A\n": 2,
    "title: A\ndate: 2024-11-05\n": None,
    "A line between two rules.\n": None,
    "“No: never: again”, he said: [\n": None,
    "": None,
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("front", "line"), BROKEN_FRONT.items())
def test_broken_front_matter_is_told_and_the_article_read(
    tmp_path: Path, front: str, line: int | None, newline: str
) -> None:
    text = f"---\n{front}---\n{BODY}".replace("\n", newline)
    path, notes = write(tmp_path, "a.md", text), list[str]()
    (article,) = articles.read(path, say=notes.append)
    assert isinstance(article, Article)
    assert article.text == text
    begins = [f"{path}: line {line} of its front matter is not YAML ("] if line else []
    assert [note[: note.find("(") + 1] for note in notes] == begins
    assert all("; mend it" in note for note in notes)


def test_front_matter_wins_over_the_lines_below(tmp_path: Path) -> None:
    text = f"---\nheadline: The one\ndate: 2024-11-05T09:30:00Z\n---\n# The other\n\n{BODY}"
    article = one(write(tmp_path, "a.txt", text))
    assert (article.title, article.published, article.text) == ("The one", "2024-11-05T09:30:00+00:00", text)


# metadata


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2024-11-05", "2024-11-05"),
        ("2024-11-05T09:30:00Z", "2024-11-05T09:30:00+00:00"),
        ("2024-11-05 09:30:15.123+0100", "2024-11-05T09:30:15+01:00"),
        ("2024-11-05 09:30 UTC", "2024-11-05T09:30:00+00:00"),
        ("2024-11", "2024-11"),
        ("20241105", "2024-11-05"),
        ("2024/11/05", "2024-11-05"),
        ("5 November 2024", "2024-11-05"),
        ("Tuesday, November 5th, 2024 at 9:30 am", "2024-11-05T09:30:00"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("Tue, 05 Nov 2024 09:30:00 GMT", "2024-11-05T09:30:00+00:00"),
        ("05.11.2024", "2024-11-05"),
        ("25/11/2024", "2024-11-25"),
        ("11/25/2024", "2024-11-25"),
        ("1730799000", "2024-11-05T09:30:00+00:00"),
        ("1730799000000", "2024-11-05T09:30:00+00:00"),
        ("05/11/2024", None),  # May or November?
        ("2024-02-30", None),
        ("yesterday", None),
        ("99999999999999999999", None),
    ],
)
def test_dates(written: str, normal: str | None) -> None:
    assert iso_date(written) == normal


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.courier.example/a", "courier.example"),
        ("http://amp.m.courier.example:80/a", "courier.example"),
        ("https://news.courier.example", "news.courier.example"),
        ("www.courier.example/a", "courier.example"),
        ("https://m.example/a", "m.example"),
        ("http://[broken", None),
        ("mailto:ana@courier.example", None),
        ("no address", None),
        (None, None),
    ],
)
def test_site_of(url: str | None, site: str | None) -> None:
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"Headline": "A day"}, {"title": "A day"}),
        ({"Site Name": "Courier", "source": "x"}, {"publisher": "Courier"}),
        ({"source": {"id": None, "name": "Courier"}}, {"publisher": "Courier"}),
        ({"source": "https://www.courier.example/a"}, {"publisher": "courier.example"}),
        ({"authors": ["Ana Bell", {"name": "Tom Ruiz"}]}, {"author": "Ana Bell, Tom Ruiz"}),
        ({"author": " Ana\n\tBell\0 "}, {"author": "Ana Bell"}),
        ({"title": "", "headline": "A day"}, {"title": "A day"}),
        ({"title": None, "author": "nan", "url": "javascript:alert(1)", "lang": "?"}, {}),
        ({"publish_date": "5 Nov 2024", "lang": "pt_BR"}, {"published": "2024-11-05", "language": "pt"}),
        ({"pubDate": 1730799000}, {"published": "2024-11-05T09:30:00+00:00"}),
        ({"date": "03/04/2024", "timestamp": "2024-04-03"}, {"published": "2024-04-03"}),
    ],
)
def test_columns(row: dict[str, object], expected: dict[str, str]) -> None:
    assert {field: value for field, value in metadata(row).items() if value} == expected


def test_no_name_of_a_column_stands_twice() -> None:
    names = [name for synonyms in FIELDS.values() for name in synonyms]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("row", "flag", "publisher"),
    [
        ({"outlet": "Courier", "url": "https://a.example/b"}, "Flag", "Courier"),
        ({"url": "https://www.a.example/b"}, "Flag", "Flag"),
        ({"url": "https://www.a.example/b"}, None, "a.example"),
        ({}, None, None),
    ],
)
def test_whose_word_counts_for_the_publisher(
    tmp_path: Path, row: dict[str, str], flag: str | None, publisher: str | None
) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, **row}))
    assert one(path, **({"publisher": flag} if flag else {})).publisher == publisher


def test_the_flag_wins_over_a_site_name_made_of_the_address(tmp_path: Path) -> None:
    page = (DATA / "harbour.html").read_text().replace("The Ostrel Courier", "").replace("og:site_name", "x")
    assert one(write(tmp_path, "a.html", page), publisher="Flag").publisher == "Flag"
    assert one(write(tmp_path, "b.html", page)).publisher == "courier.example"


# agencies

LONG = "The mayor left the hall on Friday and nobody has seen the mayor since."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        # below a caption it is the picture that is credited
        (f"Harbour closes\n\nThe gate on Monday.\nAFP\n\n{TEXT}", None),
        ("OSTREL (Reuters) - The mayor resigned.", "Reuters"),
        ("OSTREL, Nov 5 (Xinhua) -- The mayor resigned.", "Xinhua"),
        ("Mayor quits\n\nOSTREL, Nov. 5 (UPI) — The mayor resigned.", "UPI"),
        ("(AFP) - The mayor resigned.", "AFP"),
        ("OSTREL, Norland (AP) — The mayor resigned.", "AP"),
        ("Ostrel (AFP)\n\nThe mayor resigned.", "AFP"),
        ("Mayor quits\n\nBy AFP\n\nThe mayor resigned.", "AFP"),
        ("Mayor quits\n\nBy Ana Bell, Associated Press\n\nThe mayor resigned.", "AP"),
        ("Mayor quits\n\nBy Ana Bell, AP Politics Writer\n\nThe mayor resigned.", "AP"),
        ("Mayor quits\n\nBy Reuters Staff\n\nThe mayor resigned.", "Reuters"),
        ("The mayor stands at the door.\nAFP\n\nThe mayor resigned.", None),
        ("The mayor resigned.\n\n(AFP)", "AFP"),
        ("The mayor resigned.\n\n- Reuters", "Reuters"),
        ("The mayor resigned.\n\nSource: Agence France-Presse", "AFP"),
        ("The mayor resigned.\n\n© 2024 AFP", "AFP"),
        ("The mayor resigned.\n\nThe Associated Press contributed to this report.", "AP"),
        ("The mayor resigned.\n\n(Reporting by Ana Bell for Reuters)", "Reuters"),
        ("The mayor resigned.\n\n(Reporting by Ana Bell; editing by Tom Ruiz)", "Reuters"),
        ("The mayor resigned.\n\n(Reporting by Ana Bell; editing by Tom Ruiz. Please credit Reuters.)", "Reuters"),
        ("(Reporting by Ana Bell; editing by Li Wen, the Thomson Reuters Foundation.)", "Thomson Reuters Foundation"),
        # agencies that are not listed
        ("OSTREL, Norland (Norda) - He left.\n\n(Reporting by Ana Bell; editing by Tom Ruiz)", "Norda"),
        ("The mayor resigned.\n\n(Norda, with additional reporting by Courier staff)", "Norda"),
        (f"OSTREL (Norland Press): {LONG}", "Norland Press"),
        (f"OSTREL, Norland, March 4 (Norland Press): {LONG}", "Norland Press"),
        (f"OSTREL (Reuters): {LONG}", "Reuters"),
        (f"VELA (Labour): {LONG}\n\nDORN (Greens): {LONG}", None),
        (f"VELA (Labour): {LONG}\n\nDORN: {LONG}", None),
        (f"MODERATOR: Your turn.\n\nVELA (Labour): {LONG}", None),
        ("OSTREL (Norland): dates and places", None),
        (f"Vela (Labour): {LONG}", None),
        ("Ana Bell (Labour) - the mayor - resigned.", None),
        ("NATO (by contrast) - resigned.", None),
        ("The mayor resigned.\n\n(Ana Bell, reporting by telephone)", None),
        # mentioned, or told, but not credited
        ("“We left,” he told AFP.\n\nReuters could not reach him.", None),
        ("The mayor (AFP said) resigned.", None),
        ("He reads Reuters (AP is the other one) - and smiles.", None),
        ("Mayor quits\n\nBy AP Singh\n\nThe mayor resigned.", None),
        ("The mayor resigned.\n\nReporting by Ana Bell", None),
        ("The mayor resigned. AFP.", None),
        ("", None),
    ],
)
def test_agencies(text: str, agency: str | None) -> None:
    words = get("en").credits
    assert credited(text, words.AGENCIES, words) == agency


@pytest.mark.parametrize(
    ("byline", "agency"), [("Reuters", "Reuters"), ("Ana Bell, AFP", "AFP"), ("AP Singh", None), ("Ana Bell", None)]
)
def test_agency_in_the_author(byline: str, agency: str | None) -> None:
    words = get("en").credits
    assert credited(TEXT, words.AGENCIES, words, byline=byline) == agency


def test_agency_at_the_end_of_a_long_text() -> None:
    words = get("en").credits
    assert credited(f"{BODY}\n" * 2000 + "\n(AFP)\n", words.AGENCIES, words) == "AFP"


def test_a_stated_agency_stands(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"text": "OSTREL (Reuters) - He left.", "agency": "Norland Wire"}))
    assert one(path).agency == "Norland Wire"


# tables and JSON


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("a.csv", "Headline;Full Text\nA;He left; she stayed\n", ["2 columns"]),
        ("a.csv", 'Headline;Full Text\nA;"He left; she stayed"\n', ["He left; she stayed"]),
        ("a.csv", 'body\n"He said ""no""\nand left."\n', ['He said "no"\nand left.']),
        ("a.csv", "body\r\nHe left.\r\n\r\nShe stayed.\r\n", ["He left.", "She stayed."]),
        ("a.csv", 'id,text\n1,"never closed\n2,She stayed.\n', ["row is broken"]),
        ("a.csv", 'id,text\n1,"He" left\n2,She stayed.\n', ["row is broken", "She stayed."]),
        ("a.csv", "id,text\n1,\n2,She stayed.\n", ["no text in text", "She stayed."]),
        ("a.tsv", 'id\ttext\n1\t"No," he said.\n2\tShe stayed "here".\n', ['"No," he said.', 'She stayed "here".']),
        ("a.tsv", 'id\ttext\n1\t"He said ""no""\tloudly\nand left."\n', ['He said "no"\tloudly\nand left.']),
        ("a.csv", "id,title\n1,A\n", ["no column of text among id, title"]),
        ("a.csv", "\n", ["no header"]),
        ("a.json", '{"text": "He left."}', ["He left."]),
        ("a.json", '[{"text": "He left."}, 3, {"body": "He was."}]', ["He left.", "not a JSON object", "He was."]),
        ("a.json", '{"status": "ok", "articles": [{"content": "He left."}]}', ["He left."]),
        ("a.json", '{"text": "He left."}\n{"text": "She stayed."}\n', ["He left.", "She stayed."]),
        ("a.json", '{"text": ', ["not JSON"]),
        ("a.json", '"He left."', ["no JSON object"]),
        ("a.json", "[" * 100_000, ["nested too deeply"]),
        ("a.jsonl", '{"text": ["He left.", "She stayed."]}', ["He left.\n\nShe stayed."]),
        ("a.jsonl", '{"text": null, "content": "He left."}\n\n', ["He left."]),
        ("a.jsonl", '{"text": "He\u2028left."}\r\n', ["He\u2028left."]),
        ("a.jsonl", '{"text": "He left."}\n{"text": \n[]\n{"text": "She stayed."}',
         ["He left.", "#2: the line is not JSON", "#3: the line is not a JSON object", "She stayed."]),
        ("a.jsonl", '{"a": 1}', ["no column of text among a"]),
        ("a.jsonl", '{"n": ' + "[" * 90_000 + '\n{"text": "She stayed."}', ["#1: the line is not JSON", "She stayed."]),
    ],
)  # fmt: skip
def test_rows(tmp_path: Path, name: str, content: str, texts: list[str]) -> None:
    found = read(write(tmp_path, name, content))
    shown = [item.text if isinstance(item, Article) else str(item) for item in found]
    assert len(shown) == len(texts), shown
    for item, is_, expected in zip(found, shown, texts, strict=True):
        assert is_ == expected if isinstance(item, Article) else expected in is_


def test_a_row_that_is_not_utf8_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = json.dumps({"text": "“Nó,” he said – “nó.”"}, ensure_ascii=False).encode()
    path = write(tmp_path, "a.jsonl", b"\n".join([good, b'{"text": "broken \xff"}', good]))
    first, broken, last = read(path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert str(broken) == f"{path}#2: the line is not UTF-8; mend it, or name the encoding with --encoding"


def test_a_line_without_end_is_named_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.articles.rows.MAX_LINE", 100)
    lines = [json.dumps({"text": text}) for text in ("He left.", "x" * 1000, "She stayed.")]
    first, error, last = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert isinstance(first, Article)
    assert "#2: the line is too long" in str(error)
    assert isinstance(last, Article)
    assert last.path
    assert last.path.endswith("#3")


def test_long_fields_of_a_table(tmp_path: Path) -> None:
    fields = ["x" * 200_000, "x" * (articles.MAX_TEXT + 1), "He left."]  # the csv module's own limit is 131,072
    first, error, last = read(write(tmp_path, "a.csv", "text\n" + "\n".join(fields)))
    assert isinstance(first, Article)
    assert "#2: the row is broken (field larger than field limit" in str(error)
    assert isinstance(last, Article)


def test_a_large_file_of_rows_needs_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    line = json.dumps({"text": TEXT * 4000}) + "\n"
    with path.open("w") as out:
        for _ in range(150):
            out.write(line)
    assert path.stat().st_size > 25_000_000
    tracemalloc.start()
    assert sum(isinstance(item, Article) for item in articles.read([path])) == 150
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


# pages


def page(body: str) -> str:
    paragraphs = "".join(f"<p>{number}. {BODY}</p>" for number in range(4))
    return f"<html><head><title>Harbour</title></head><body><article>{paragraphs}{body}</article></body></html>"


def test_a_page_of_many_levels_is_read_whole(tmp_path: Path) -> None:
    last = "<p>The very last words were “never again”, the director of the port said.</p>"
    deep = f"{'<div>' * 400}{last}{'</div>' * 400}"
    assert "“never again”" in one(write(tmp_path, "a.html", page(deep))).text


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (page("<div>" * 3000 + "end" + "</div>" * 3000), "nested too deeply"),
        (page(f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>x</p>"), "thousands of attributes"),
        (page("<p>word</p>" * 300_000), "larger than 2 MB"),
        ("<html><body></body></html>", "no article found"),
        ("<html><body><nav>Home</nav></body></html>", "no article found"),
        ("<!-- only a comment -->", ""),
        ("   \n", ""),
    ],
)
def test_pages_that_cannot_be_read(tmp_path: Path, content: str, wrong: str) -> None:
    assert wrong in message(write(tmp_path, "a.html", content))


SAID = "“We will not stop,” said Mayor Ida Holm on Monday."
NESTED = (
    "“We <b>will <i>not</i></b> stop<a href=x>,</a>” said <span>Mayor <span>Ida <em>Holm</em></span></span> on Monday."
)
ONE_LINE = {
    "tags in tags": (NESTED, SAID),
    "code in tags": ("“We <code>will <i>not</i></code> <kbd><b>stop</b></kbd>,” said Mayor Ida Holm on Monday.", SAID),
    "a time": ("“We will not stop,” said Mayor Ida Holm on <time datetime=2024-11-04>Monday</time>.", SAID),
    "a label": ("“We will not stop,” said <label>Mayor</label> Ida <output>Holm</output> on Monday.", SAID),
    "marks of the browser": ("<q>We <b>will</b> not stop,</q> said Mayor Ida Holm on Monday.", SAID),
    "marks of the page": ("<q>“We will not stop,”</q> said Mayor Ida Holm on Monday.", SAID),
    "marks in marks": ("<q>It is <q>over</q>,</q> said Ida Holm.", "“It is ‘over’,” said Ida Holm."),
}
AROUND = {
    "an article": page("{}"),
    "no article": f"<body><div><div>{'<p>The harbour is closed.</p>' * 20}{{}}</div></div></body>",
    "a short page": "<body><div><div>{}</div></div></body>",
    "a blockquote": page("<blockquote>{}</blockquote>"),
}


@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize(("html", "line"), ONE_LINE.values(), ids=ONE_LINE)
def test_tags_within_a_line_never_part_it(tmp_path: Path, html: str, line: str, around: str, tag: str) -> None:
    lines = "".join(f"<{tag}>{one}</{tag}>" for one in (html, "It is cold in Ostrel.", "Nobody came."))
    text = one(write(tmp_path, "a.html", around.format(lines))).text
    assert text.endswith(f"{line}\n\nIt is cold in Ostrel.\n\nNobody came.")


def test_a_byline_keeps_its_date_to_itself(tmp_path: Path) -> None:
    byline = "<p>Ana Bell, <time datetime=2024-11-04>4 November</time></p>"
    article = one(write(tmp_path, "a.html", page(byline + "<p>He gave no other date.</p>")))
    assert article.published == "2024-11-04"
    assert "4 November" not in article.text


def test_a_page_of_one_line_takes_no_longer(tmp_path: Path) -> None:
    began = time.monotonic()
    assert one(write(tmp_path, "a.html", f"<body><div>{'<b>word</b> and. ' * 5000}</div></body>"))
    assert time.monotonic() - began < 10  # it would be a minute if every tag looked through the line


@pytest.mark.parametrize(
    "date",
    [
        '<meta property="article:published_time" content="2039-08-09T21:14:00+05:30">',
        '<meta name="date" content="2039-08-09">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2039-08-09"}</script>',
    ],
)
def test_a_page_may_be_dated_in_the_future(tmp_path: Path, date: str) -> None:
    html = page("").replace("<head>", f"<head>{date}")
    assert one(write(tmp_path, "a.html", html)).published == "2039-08-09"


def test_embedded_images_do_not_count(tmp_path: Path) -> None:
    image = f'<img src="data:image/png;base64,{"A" * 3_000_000}">'
    assert "closed until the spring" in one(write(tmp_path, "a.html", page(image))).text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "cp1252"), ("iso-8859-9", "cp1254"), ("windows-1251", "cp1251"), ("shift_jis", "shift_jis")],
)
def test_a_page_is_decoded_as_it_declares(tmp_path: Path, declared: str, encoding: str) -> None:
    said = {
        "cp1252": "“Não,” disse",
        "cp1254": "“Hayır,” dedi",
        "cp1251": "«Нет», — сказал он",
        "shift_jis": "「いいえ」と述べた",
    }[encoding]
    html = page(f"<p>{said}</p>").replace("<head>", f'<head><meta charset="{declared}">')
    assert said in one(write(tmp_path, "a.html", html.encode(encoding))).text


def test_a_broken_byte_does_not_spoil_a_page(tmp_path: Path) -> None:
    html = page("<p>“Não,” he said, and left the harbour for good.</p>").encode().replace(b"for good", b"for \xff good")
    assert "“Não,” he said" in one(write(tmp_path, "a.html", html)).text


# bad input

FRENCH = """Région: maire démissionne

"Je’m leaving," said René Côté, the mayor of Saint-Étienne. He told reporters that the café would close.
"""


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("a.txt", b" \n\t\r\n", "holds no text"),
        ("a.txt", codecs.BOM_UTF8, "holds no text"),
        ("a.txt", b"%PDF-1.7 ...", "is not a text but PDF data"),
        ("a.txt", b"\x89PNG\r\n\x1a\n....", "PNG image"),
        ("a.md", b"PK\x03\x04....", "zip, Word or OpenDocument"),
        ("a.html", b"%PDF-1.7 ...", "PDF"),
        ("a.csv", b"PK\x03\x04....", "zip, Word"),
        ("a.txt", gzip.compress(b"He left."), "gzip"),
        ("a.txt.gz", b"He left.", "Not a gzipped file"),
        ("a.txt.gz", gzip.compress(os.urandom(4000))[:900], "is damaged"),
        ("a.txt", "The mayor said no. ".encode("utf-16-le"), "full of NUL bytes"),
        ("a.txt", bytes(range(1, 256)) * 4, "is not a text"),
        ("a.txt", "“Nó,” “nó,” he said".encode() + b"\xff", "is not UTF-8 throughout (byte 29 does not fit)"),
        ("a.txt", "Burmistrz powiedział, że most będzie zamknięty do wiosny.".encode("cp1250"), "--encoding cp1250"),
        ("a.txt", FRENCH.encode("cp1252"), "its encoding is uncertain; name it, perhaps --encoding cp1252"),
        ("a.txt", FRENCH.encode("mac-roman"), "its encoding is uncertain; name it, perhaps --encoding mac"),
        ("a.docx", b"x", "unknown suffix .docx"),
        ("a.json", b" ", "holds no text"),
        ("a.jsonl", b'{"text": " "}', "no text in text"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, content: bytes, wrong: str) -> None:
    path = write(tmp_path, name, content)
    (error,) = read(path)
    assert isinstance(error, InputError)
    assert str(error).startswith(str(path))
    assert wrong in str(error)
    assert "; " in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("suffix", [*articles.suffixes(), ".txt.gz", ".csv.gz", ""])
@pytest.mark.parametrize("given", ["a{}", ".", "*"])
def test_an_empty_file_is_called_the_same_wherever_it_is_read(tmp_path: Path, suffix: str, given: str) -> None:
    if given != "a{}" and not suffix:
        pytest.skip("a file without suffix is read only where it is named")
    path = write(tmp_path, f"a{suffix}", gzip.compress(b"") if suffix.endswith(".gz") else b"")
    (error,) = read(os.path.normpath(tmp_path / given.format(suffix)))
    assert str(error) == f"{path}: holds no text; fill it, or leave it out"


def test_a_text_above_the_limit_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as out:
        out.write(b"word ")
        out.truncate(articles.MAX_TEXT + 1)
    assert "is larger than 20 MB, the limit for one article; split it, or give" in message(path)
    rows = [{"text": "x" * (articles.MAX_TEXT + 1)}, {"text": TEXT}]
    row = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    error, rest = read(row)
    assert str(error).startswith(f"{row}#1: is longer than 20 MB")
    assert isinstance(rest, Article)


def test_an_encoding_that_does_not_fit_or_exist(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "é".encode("cp1252"))
    assert "is not ascii throughout" in message(path, encoding="ascii")
    for name in ("klingon", "hex"):
        with pytest.raises(UsageError, match="no encoding named"):
            articles.read([path], encoding=name)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    assert "may not be read" in message(path)


@pytest.mark.parametrize("name", ["missing.txt", "a\0b.txt", "x" * 5000])
def test_paths_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    assert message(str(tmp_path / name))


# folders, patterns, standard input


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.TXT", "sub/c.md", "sub/deep/d.txt", ".hidden/e.txt", ".f.txt", "notes.docx", "plain"):
        write(tmp_path, name, TEXT)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (".", ["a.TXT", "b.txt", "sub/c.md", "sub/deep/d.txt"]),
        ("sub", ["sub/c.md", "sub/deep/d.txt"]),
        ("*.txt", ["b.txt"]),
        ("s*", ["sub/c.md", "sub/deep/d.txt"]),
        ("**/*.txt", ["b.txt", "sub/deep/d.txt"]),
        ("**", ["a.TXT", "b.txt", "sub/c.md", "sub/deep/d.txt"]),
        ("plain", ["plain"]),
    ],
)
def test_folders_and_patterns(tree: Path, given: str, found: list[str]) -> None:
    names = [os.path.relpath(item.path or "", tree) for item in read(tree / given) if isinstance(item, Article)]
    assert names == found


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (".hidden/../notes.docx", "unknown suffix .docx; convert it to one of .csv, .htm"),
        ("*.pdf", "matches no article"),
        ("empty", "a folder without articles; put files into it that end in one of .csv, .htm"),
    ],
)
def test_places_without_articles(tree: Path, given: str, wrong: str) -> None:
    (tree / "empty").mkdir()
    assert wrong in message(f"{tree}/{given}")


def test_a_file_whose_name_is_a_pattern_is_read(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a[1]*.txt", TEXT)).text == TEXT


LEFT_OUT = {
    "notes.docx": "left out 1 file of another kind (.docx); convert it to one of .csv, .htm",
    "a.pdf b.PDF c.docx": "left out 3 files of other kinds (.pdf, .docx); convert them to one of .csv, .htm",
    "sub/a.pdf sub/deep/a.pdf": "left out 2 files of other kinds (.pdf); convert them to one of",
    "a.tar.gz": "left out 1 file of another kind (.tar); convert it",
    "1.aa 2.bb 3.cc 4.dd 5.ee 6.ff 7.gg": "left out 7 files of other kinds (.aa, .bb, .cc, .dd, .ee, .ff …)",
    "README README.rst LICENSE.rtf .DS_Store .a.pdf .git/b.pdf Thumbs.db desktop.ini plain x.y-z": None,
    "a.ann page_files/style.css page_files/logo.PNG": None,
    "b.txt c.MD d.html.gz": None,
}


@pytest.mark.parametrize("given", [".", "**"])
@pytest.mark.parametrize(("names", "said"), LEFT_OUT.items())
def test_files_of_other_kinds_are_told(tmp_path: Path, names: str, said: str | None, given: str) -> None:
    for name in ("a.txt", *names.split()):
        write(tmp_path, name, TEXT)
    place, notes = os.path.normpath(tmp_path / given), list[str]()
    found = list(articles.read(place, say=notes.append))
    assert any(isinstance(item, Article) for item in found)
    assert not said or (len(notes) == 1 and notes[0].startswith(f"{place}: {said}")), notes
    assert said or not notes


def test_each_folder_named_has_its_line(tmp_path: Path) -> None:
    for name in ("a/x.pdf", "b/x.pdf", "c/x.txt"):
        write(tmp_path, name, TEXT)
    notes = list[str]()
    first, *_ = articles.read([tmp_path / name for name in "abc"], say=notes.append)
    assert str(first).startswith(f"{tmp_path}/a: a folder without articles; ")
    assert [note.split(": ")[0] for note in notes] == [f"{tmp_path}/a", f"{tmp_path}/b"]


def test_links_in_a_circle_end(tree: Path) -> None:
    (tree / "sub" / "up").symlink_to(tree)
    (tree / "self.txt").symlink_to(tree / "self.txt")
    assert sum(isinstance(item, Article) for item in read(tree)) == 4


def test_the_rest_goes_on_after_an_error(tree: Path) -> None:
    found = read(tree / "missing.txt", tree / "b.txt", tree / "notes.docx", tree / "plain")
    assert [isinstance(item, Article) for item in found] == [False, True, False, True]


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (TEXT, [TEXT]),
        ("{curly} but plain text", ["{curly} but plain text"]),
        ('{"text": "He left."}\n{"text": "She stayed."}', ["He left.", "She stayed."]),
        ('{\n  "text": "He left."\n}', ["He left."]),
        ('[{"text": "He left."}]', ["He left."]),
        ("\ufeff" + TEXT, [TEXT]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given: str, texts: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    found = read("-")
    assert [(item.text, item.path) for item in found if isinstance(item, Article)] == [(text, None) for text in texts]


def test_html_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((DATA / "harbour.html").read_bytes())))
    assert one("-").url == "https://www.courier.example/news/harbour"


def test_errors_on_standard_input_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "He left."}\n{"text": 3}\n')))
    assert str(read("-")[1]).startswith("standard input#2: no text in text; ")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert str(read("-")[0]) == "standard input: holds no text; fill it, or leave it out"
