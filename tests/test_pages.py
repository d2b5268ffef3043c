"""What our pages say: home, search, speakers, versions, chains, each against the rows of a database."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import write_database
from datasette.app import Datasette
from stored import Said, an_article

from quotes.publish import views
from quotes.publish.metadata import metadata
from quotes.publish.pages import search
from quotes.publish.policy import POLICY
from quotes.types import Article, Link

BRIDGE = "select key from variants where wording = 'reworded'"
WORDS = "the old bridge will be closed to lorries until the summer"


def bridge_articles() -> list[Article]:
    """Return four reports of one statement: whole by two, cut by one, credited to somebody else by one."""
    otherwise = WORDS.replace("closed", "shut")
    reports = [
        ("Harbour Post", "2031-03-01", f"“{WORDS},” Ada Brandt told Norda.", WORDS, "Ada Brandt"),
        ("Market Mail", "2031-03-02", f"“{WORDS},” Ada Brandt told Norda on Monday.", WORDS, "Ada Brandt"),
        ("Valley Times", "2031-03-03", f"“{otherwise},” Ada Brandt said.", otherwise, "Ada Brandt"),
        ("Evening Wire", "2031-03-04", f"“{WORDS},” Ruben Falk said.", WORDS, "Ruben Falk"),
    ]
    articles = []
    for publisher, published, text, words, by in reports:
        text += f" “Nobody asked us,” said a driver who would not be named at {publisher}."
        told = "Norda" if "Norda" in text else None
        said = [
            Said(words, by, role="engineer", affiliation="city of Halm", told=told, type="direct"),
            Said("Nobody asked us", "driver", anonymous=True, type="direct"),
        ]
        known = {"publisher": publisher, "published": published, "title": f"Bridge, says {publisher}"}
        articles.append(an_article(text, *said, url=f"https://{publisher.split()[0].lower()}.example/bridge", **known))
    return articles


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_database(tmp_path_factory.mktemp("bridge") / "quotes.db", bridge_articles())


@pytest.fixture(scope="module")
def site(database: Path) -> Datasette:
    return Datasette([str(database)], metadata=metadata(), settings={"suggest_facets": False})


@pytest.fixture(scope="module")
def ask(database: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that gives the first value of a query."""
    connection = sqlite3.connect(database)
    yield lambda sql, *values: connection.execute(sql, values).fetchone()[0]
    connection.close()


async def words_of(site: Datasette, address: str) -> str:
    """Return the words of a page, without its markup."""
    response = await site.client.get(address, follow_redirects=True)
    assert response.status_code == 200, address
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


async def page(site: Datasette, address: str) -> str:
    response = await site.client.get(address, follow_redirects=True)
    assert response.status_code == 200, address
    return response.text


# ---------------------------------------------------------------- home


async def test_home_counts(site: Datasette) -> None:
    words = await words_of(site, "/")
    for part in ("8 quotes", "4 articles", "4 outlets", "2 named people and bodies", "4 unnamed sources"):
        number, what = part.split(" ", 1)
        assert f"{what} {number}" in words or f"{number} {what}" in words, part
    assert "2031-03-01 to 2031-03-04" in words


@pytest.mark.parametrize(
    ("name", "kind", "counted"),
    [
        ("Ada Brandt", "person", 1),
        ("UNESCO", "organization", 1),
        ("eBay", "organization", 1),
        ("al-Jazira", "organization", 1),
        ("李雷", "person", 1),
        ("Ösel", "person", 1),
        ("company", "organization", 0),
        ("police", "organization", 0),
        ("civil society groups", "organization", 0),
        ("indictment", "document", 0),
        ("First Information Report", "document", 0),
    ],
)
async def test_home_counts_who_has_a_name(tmp_path: Path, name: str, kind: Any, counted: int) -> None:
    article = an_article(f"The locks leak, {name} said.", Said("The locks leak", name, kind), publisher="Harbour Post")
    site = Datasette([str(write_database(tmp_path / "quotes.db", [article]))], metadata=metadata())
    assert f"named people and bodies {counted} unnamed" in await words_of(site, "/")


async def test_home_leads_on(site: Datasette, ask: Callable[..., Any]) -> None:
    html_ = await page(site, "/")
    for name in ("Ada Brandt", "Ruben Falk", "driver"):
        key = ask("select key from speakers where name = ?", name)
        assert f'<a href="/-/speaker/{key}">{name}</a>' in html_
    assert 'action="/-/search"' in html_
    assert f'href="/-/variant/{ask(BRIDGE)}"' in html_


async def test_home_draws(site: Datasette) -> None:
    html_ = await page(site, "/")
    assert html_.count('<rect class="bar"') == 4  # a day each
    assert re.search(r'role="img" aria-label="Quotes by day, 2031-03-01 to 2031-03-04', html_)
    assert re.search(r'<rect class="named" x="0.00" y="0" width="50.00"', html_)
    assert re.search(r'<td class="heat5">1</td>', html_)
    assert "style=" not in html_


async def test_home_of_an_empty_database(tmp_path: Path) -> None:
    site = Datasette([str(write_database(tmp_path / "quotes.db", []))], metadata=metadata())
    assert "There are no quotes in this database yet" in await words_of(site, "/")
    assert "nothing to draw" in await words_of(site, "/-/chains")
    assert "Nothing here has all of these words" in await words_of(site, "/-/search?q=bridge")


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bridge", "4 quotes, 0 speakers, 4 articles"),
        ("lorries bridge", "4 quotes, 0 speakers, 4 articles"),  # in any order
        ("lorry", "4 quotes, 0 speakers, 4 articles"),  # whatever its ending
        ("Brandt", "3 quotes, 1 speaker, 3 articles"),
        ("bran", "1 speaker"),  # names by their beginnings
        ("shut to lorries", "1 quote,"),
        ("driver", "4 quotes, 4 speakers, 4 articles"),
        ('bridge" OR "x', "Nothing here"),
        ("bridge AND", "Nothing here"),
        ("NEAR(bridge)", "Nothing here"),
        ("<script>", "Nothing here"),
        ('"*():^', "Nothing here"),
        ("", "Words of a quote, a name"),
        ("  ", "Words of a quote, a name"),
        ("%00", "Words of a quote, a name"),
    ],
)
async def test_search(site: Datasette, words: str, expected: str) -> None:
    response = await site.client.get("/-/search", params={"q": words} if words != "%00" else {"q": "\x00"})
    assert response.status_code == 200
    found = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.text)).split())
    assert expected in found


async def test_words_that_stand_together_come_first(site: Datasette) -> None:
    html_ = await page(site, "/-/search?q=shut+to")
    first = re.search(r'<q class="\w+">(.*?)</q>', html_, re.DOTALL)
    assert first
    assert '<mark class="hit">shut</mark>' in first[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a \x02b\x03 c", [(False, "a "), (True, "b"), (False, " c")]),
        ("\x02b\x03", [(True, "b")]),
        ("a", [(False, "a")]),
        ("a \x02b", [(False, "a "), (False, "b")]),
        ("", []),
    ],
)
def test_marked(text: str, expected: list[tuple[bool, str]]) -> None:
    assert search.marked(text) == expected


# ---------------------------------------------------------------- versions


async def test_versions_stand_side_by_side(site: Datasette, ask: Callable[..., Any]) -> None:
    html_ = await page(site, f"/-/variant/{ask(BRIDGE)}")
    outlets = re.findall(r"<h3>(.*?) <span", html_)
    assert outlets == ["Harbour Post", "Market Mail", "Valley Times", "Evening Wire"]  # in order of publication
    assert re.search(r"be <del>closed ?</del><ins>shut ?</ins>", html_)
    assert html_.count("The fullest wording") == 1
    assert "Credited to different speakers." in html_
    assert html_.count("other-credit") == 1  # the one outlet that does not agree
    words = await words_of(site, "/-/variant/1")
    assert "Ada Brandt engineer 3 versions: Harbour Post, Market Mail, Valley Times" in words
    assert "Ada Brandt → Norda → Harbour Post" in words


async def test_a_quote_leads_to_its_versions(site: Datasette, ask: Callable[..., Any]) -> None:
    html_ = await page(site, f"/-/article/{ask('select key from articles order by id')}")
    assert f'href="/-/variant/{ask(BRIDGE)}">in 4 outlets</a>' in html_


# ---------------------------------------------------------------- articles


async def test_article_page_leads_a_newcomer(tmp_path: Path) -> None:
    text = "A clerk said the locks leak. Ada Brandt said the pumps run. She feared a flood. “No way,” it was heard."
    said = [
        Said("the locks leak", "A clerk", anonymous=True),
        Said("the pumps run", "Ada Brandt"),
        Said("a flood", "Ada Brandt", act="thought"),
        Said("No way", type="direct"),
    ]
    path = write_database(tmp_path / "quotes.db", [an_article(text, *said, title="Locks", publisher="Harbour Post")])
    site = Datasette([str(path)], metadata=metadata())
    words = await words_of(site, "/-/article/1")
    # the thought is counted apart here, and not at all on the home page
    assert "List of 3 quotes and 1 thought Who is quoted As row 1 of the table" in words
    assert "Locks Harbour Post · 3 quotes" in await words_of(site, "/")
    assert words.index("in quotation marks partly without them speaker not resolved") < words.index("How to read")
    assert words.index("People 2 Ada Brandt") < words.index("Unnamed 1 A clerk")  # who has a name first
    sure = re.findall(r'data-label="Sure" class="number">(.*?)<', await page(site, "/-/article/1"))
    assert sure == ["75 %", "75 %", "75 %", "–"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2031-05-01", "2031-05-02"), "Much of it as in Harbour Post List of 1 quote"),
        ((None, "2031-05-02"), "Much of it as in Market Mail; which had it first is not known, since one has no date"),
        (("2031-05-01", "soon"), "Much of it as in Harbour Post; which had it first is not known, since one has no"),
        (("2031-05-01", "2031-05-01"), "; which had it first is not known, since both have the same date"),
        ((None, None), "; which had it first is not known, since neither has a date"),
    ],
)
async def test_which_article_was_copied_is_only_said_where_dates_tell(
    tmp_path: Path, dates: tuple[str | None, str | None], expected: str
) -> None:
    text = (
        "Engineers shut the northern lock before sunrise because water seeped through the eastern gate. Barges waited "
        "along the canal while divers searched the muddy bottom for broken hinges, and merchants counted spoiled fruit "
        "on the crowded quay. Officials ordered new timber from the valley sawmills. “{},” Ada Brandt said of the lock."
    )
    articles = [
        an_article(text.format(words), Said(words, "Ada Brandt", type="direct"), publisher=outlet, published=date)
        for words, outlet, date in zip(("It leaks", "It may leak"), ("Harbour Post", "Market Mail"), dates, strict=True)
    ]
    path = write_database(tmp_path / "quotes.db", articles)
    with sqlite3.connect(path) as database:
        ((copy,),) = database.execute("select article_id from article_copies").fetchall()
    words = await words_of(Datasette([str(path)]), f"/-/article/{copy}")
    assert expected in words.replace(" ;", ";")


# ---------------------------------------------------------------- speakers


async def test_speaker_page_says_who_and_where(site: Datasette, ask: Callable[..., Any]) -> None:
    key = ask("select key from speakers where name = 'Ada Brandt'")
    words = await words_of(site, f"/-/speaker/{key}")
    for part in (
        "engineer, city of Halm",
        "3 quotes in 3 articles 3 outlets first seen 2031-03-01 , last 2031-03-03",
        "Outlets that quote Harbour Post 2031-03-01",
        "Quoted beside driver (unnamed) 1 article",
        "Described as engineer, city of Halm 3 articles",
        "How the words travelled",
        "Ada Brandt told Norda 2",
    ):
        assert part in words, part
    assert words.index("Bridge, says Harbour Post") < words.index("Bridge, says Valley Times")
    words = await words_of(site, f"/-/speaker/{key}?order=newest")
    assert words.index("Bridge, says Harbour Post") > words.index("Bridge, says Valley Times")


async def test_speaker_page_fits_people_and_bodies(tmp_path: Path) -> None:
    said = Said("the locks stay shut", "canal office", "organization", role="authority", told="reporters")
    article = an_article("The canal office told reporters that the locks stay shut.", said, publisher="Harbour Post")
    site = Datasette([str(write_database(tmp_path / "quotes.db", [article]))], metadata=metadata())
    words = await words_of(site, "/-/speaker/1")
    for part in (
        "Described as authority 1 article",
        "How it was said, and to whom reporters 1 quotes",
        "Links of these chains",
    ):
        assert part in words, part


async def test_an_unnamed_source_is_of_one_article(site: Datasette, ask: Callable[..., Any]) -> None:
    words = await words_of(site, f"/-/speaker/{ask('select key from speakers where anonymous = 1')}")
    assert "Unnamed source" in words
    assert "This one is in Bridge, says Harbour Post" in words


# ---------------------------------------------------------------- chains


async def test_chains_of_the_database_an_agency_a_speaker_and_a_quote(site: Datasette, ask: Callable[..., Any]) -> None:
    words = await words_of(site, "/-/chains")
    assert "people, by name told Norda 2 " in words
    assert re.search(r"Who was told words .* Norda 2 quotes, 2 outlets", words)
    words = await words_of(site, "/-/chains?agency=Norda")
    assert "Who told Norda most Ada Brandt engineer 2 quotes" in words
    assert "Valley Times" not in words
    key = ask("select key from speakers where name = 'Ruben Falk'")
    assert "Ruben Falk Evening Wire 1" in await words_of(site, f"/-/chains?speaker={key}")
    key = ask("select key from quotes where variant_id is not null order by id")
    words = await words_of(site, f"/-/chains?quote={key}")
    assert "Said by Ada Brandt as the article says: Ada Brandt Told Norda as the article says: Norda" in words
    assert "Printed by Harbour Post from what is known of the article" in words
    assert "Ruben Falk Evening Wire 1" in words  # the other versions are drawn too


async def test_who_was_told_did_not_carry(tmp_path: Path) -> None:
    """Who is cited or credited anywhere carries words; who was told some, and is not, is drawn and listed apart."""
    told = "“The locks leak,” Ada Brandt told {}."
    texts = [("Norda", None, "Harbour Post"), ("Ruben Falk", None, "Harbour Post"), ("reporters", "Norda", "Mail")]
    articles = [
        an_article(
            told.format(whom), Said("The locks leak", "Ada Brandt", told=whom, type="direct"), publisher=outlet
        ) for whom, _, outlet in texts
    ]  # fmt: skip
    articles[2] = replace(
        articles[2],
        agency="Norda",
        quotes=(replace(articles[2].quotes[0], links=(*articles[2].quotes[0].links[:-1], Link("agency", "Norda"))),),
    )
    site = Datasette([str(write_database(tmp_path / "quotes.db", articles))], metadata=metadata())
    words = await words_of(site, "/-/chains")
    carried, listed = words.split("Who carried words", 1)[1].split("Who was told words")
    assert ("Norda" in carried, "Ruben Falk" in carried) == (True, False)
    assert ("Norda" in listed, "Ruben Falk" in listed) == (False, True)
    assert "people, by name told Ruben Falk 1" in words
    assert "people, by name Norda 2" in words  # told by the one, credited by the other
    assert "What Ruben Falk was told, and who printed it." in await words_of(site, "/-/chains?agency=Ruben+Falk")
    assert "is cited for or is credited with" in await words_of(site, "/-/chains?agency=Norda")


@pytest.mark.parametrize("about", ["quote", "speaker", "agency"])
@pytest.mark.parametrize("key", ["0123456789abcdef", "nobody", "<script>", "a'b", "%00"])
async def test_nothing_known_is_not_found(site: Datasette, about: str, key: str) -> None:
    assert (await site.client.get(f"/-/chains?{about}={key}")).status_code == 404


# ---------------------------------------------------------------- rows behind the pages


async def test_what_a_page_shows_is_also_rows(site: Datasette, ask: Callable[..., Any]) -> None:
    quote, speaker = ask("select key from quotes"), ask("select key from speakers where name = 'Ada Brandt'")
    seen = set()
    for address in (
        "/",
        "/-/article/1",
        f"/-/speaker/{speaker}",
        "/-/variant/1",
        "/-/search?q=bridge",
        "/-/chains",
        "/-/chains?agency=Norda",
        f"/-/chains?quote={quote}",
        f"/-/chains?speaker={speaker}",
    ):
        rows = re.findall(r'<p class="rows">(.*?)</p>', await page(site, address), re.DOTALL)
        links = {html.unescape(href) for block in rows for href in re.findall(r'href="(/quotes[^"]*)"', block)}
        assert links, address
        seen |= links
    for link in sorted(seen):
        response = await site.client.get(link, follow_redirects=True)
        assert response.status_code == 200, link
        if ".json" in link:
            assert response.json(), link  # and they are not empty


async def test_queries_are_not_offered_where_they_are_switched_off(database: Path, ask: Callable[..., Any]) -> None:
    site = Datasette([str(database)], metadata=metadata(), settings={"default_allow_sql": False})
    key = ask("select key from speakers where name = 'Ada Brandt'")
    html_ = await page(site, f"/-/speaker/{key}")
    assert "sql=" not in html_


async def test_our_pages_have_the_strict_policy(site: Datasette) -> None:
    for address in ("/", "/-/article/1", "/-/speaker/1", "/-/variant/1", "/-/search?q=bridge", "/-/chains"):
        response = await site.client.get(address, follow_redirects=True)
        assert response.headers["content-security-policy"] == POLICY
        assert "style=" not in response.text


# ---------------------------------------------------------------- quick


def plans(database: Path, statements: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """Return how SQLite would go about the statements if it did not know how small the tables are."""
    connection = sqlite3.connect(database)
    try:
        return [
            f"{row[3]} of {sql}"
            for sql, values in statements
            for row in connection.execute(f"explain query plan {sql}", values)
        ]
    finally:
        connection.close()


# tables whose size is that of the database; the small ones of counts may be read whole
LARGE = ("articles", "attributed_quotes", "quotes", "links", "mentions", "speakers", "appearances", "variants", "other")


async def test_no_page_reads_a_large_table_whole(
    site: Datasette, database: Path, ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []
    real = views.query_of

    def listening(datasette: Any, name: str) -> Any:
        query = real(datasette, name)

        async def noted(sql: str, parameters: Any = None) -> Any:
            asked.append((sql, dict(parameters or {})))
            return await query(sql, parameters)

        return noted

    for module in ("access", "views", "plugin"):
        monkeypatch.setattr(f"quotes.publish.{module}.query_of", listening)
    quote, speaker = ask("select key from quotes"), ask("select key from speakers where name = 'Ada Brandt'")
    for address in ("/", "/-/article/1", f"/-/speaker/{speaker}", "/-/variant/1", "/-/search?q=bridge", "/-/chains",
                    "/-/chains?agency=Norda", f"/-/chains?quote={quote}", f"/-/chains?speaker={speaker}"):  # fmt: skip
        await page(site, address)
    assert len(asked) > 30
    large = tmp_path / "quotes.db"
    with sqlite3.connect(database) as source, sqlite3.connect(large) as target:
        source.backup(target)
        target.execute("delete from sqlite_stat1")
    for plan in plans(large, asked):
        scan = re.match(r"SCAN (\w+)( USING (?:COVERING )?INDEX)?", plan)
        assert not (scan and scan[1] in LARGE and not scan[2]), plan
