"""The real server, driven by a real browser: what a reader sees, and that nothing in an article runs."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DESKTOP, MARKS, PHONE, go_to, opened, serving
from conftest import a_quote, place, sample_articles, write_database
from playwright.sync_api import Browser, Locator, Page, expect

from quotes.types import Article, Mention, Speaker

pytestmark = MARKS


def article_address(title: str) -> str:
    return next(f"/-/article/{article.key}" for article in sample_articles() if title in (article.title or ""))


def mark(page: Page, words: str) -> Locator:
    """Return the first piece of the innermost mark over the words."""
    return page.locator("article mark[tabindex]", has_text=words).last


def visible_cards(page: Page) -> list[str]:
    return page.locator("article .card:visible").all_inner_texts()


def is_phone(page: Page) -> bool:
    return page.viewport_size == PHONE


def test_from_the_home_page_to_a_quote_and_its_speaker(page: Page) -> None:
    page.goto("/")
    page.get_by_role("region", name="Newest articles").get_by_role("link", name="Harbour wall will hold").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour wall will hold, engineer says")
    page.locator("#quotes").get_by_role("link", name="the port must close").click()
    assert re.search(r"#q-[0-9a-f]{16}$", page.url)
    expect(mark(page, "the port must close")).to_be_in_viewport()
    page.locator("aside").get_by_role("link", name="Ines Vala", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ines Vala")
    expect(page.locator("table.quotes tbody tr")).to_have_count(1)


def test_marks_are_told_by_keyboard_and_by_pointer(page: Page) -> None:
    page.goto(article_address("Harbour"))
    assert visible_cards(page) == []
    first = mark(page, "The harbour wall will hold")
    page.locator("summary", has_text="How to read").focus()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    (card,) = visible_cards(page)
    for part in ("Mira Sol", "chief engineer", "→ Norda →", "named in the text", "90 %", "row 1"):
        assert part in card
    page.keyboard.press("Escape")
    assert visible_cards(page) == []
    page.locator("h1").click()
    inner = mark(page, "never again")
    inner.evaluate("mark => mark.scrollIntoView({block: 'center', behavior: 'instant'})")
    inner.hover()
    (card,) = visible_cards(page)  # of the inner mark alone
    assert "not resolved" in card
    box, around = page.locator("article .card:visible").bounding_box(), page.locator("article").bounding_box()
    assert box
    assert around
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= around["x"] + around["width"] + 1
    page.locator("article .card:visible a", has_text="row").click()  # the pointer can move onto the card
    assert re.search(r"/quotes/quotes/\d+$", page.url)


def test_types_and_speakers_look_different(page: Page) -> None:
    page.goto(article_address("Harbour"))

    def style(words: str, name: str) -> str:
        return str(mark(page, words).evaluate("(element, name) => getComputedStyle(element)[name]", name))

    direct, mixed, indirect = "Nobody has looked", "within days", "the port must close"
    assert style(direct, "textDecorationStyle") == "solid"
    assert style(mixed, "textDecorationStyle") == "dashed"
    assert style(indirect, "textDecorationStyle") == "dotted"
    assert len({style(words, "backgroundColor") for words in (direct, mixed, indirect, "never again")}) == 4


CONTRAST = """
(scheme) => {
  const light = (colour) => {
    const parts = colour.match(/[0-9.]+/g).slice(0, 3).map((part) => part / 255);
    const linear = parts.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const article = document.querySelector("article p");
  const found = [];
  for (const name of [...Array(12).keys()].map((number) => "s" + number).concat("nobody")) {
    const mark = document.createElement("mark");
    mark.className = "q direct " + name;
    article.append(mark);
    const style = getComputedStyle(mark);
    const behind = style.backgroundColor;
    found.push([name, ratio(style.color, behind), ratio(style.textDecorationColor, behind)]);
  }
  const body = getComputedStyle(document.body);
  for (const selector of ["main a", ".kicker", ".role", "main"]) {
    const own = getComputedStyle(document.querySelector(selector));
    found.push([selector, ratio(own.color, body.backgroundColor), 21]);
  }
  return found;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(article_address("Harbour"))
    for name, words, line in page.evaluate(CONTRAST):
        assert words >= 4.5, (name, scheme)
        assert line >= 3, (name, scheme)


OUR_PAGES = [
    "/",
    "/-/article/1",
    "/-/article/3",
    "/-/speaker/1",
    "/-/speaker/2",
    "/-/variant/1",
    "/-/search?q=harbour",
    "/-/search?q=nothing+of+the+kind",
    "/-/chains",
    "/-/chains?agency=Norda",
    "/-/chains?speaker=SPEAKER",
    "/-/chains?quote=QUOTE",
]


@pytest.fixture(scope="module")
def keys(sample_db: Path) -> dict[str, str]:
    """Return the keys that stand for words in addresses."""
    with sqlite3.connect(sample_db) as database:
        return {
            "SPEAKER": database.execute("select key from speakers where name = 'Mira Sol'").fetchone()[0],
            "QUOTE": database.execute("select key from quotes where variant_id is not null").fetchone()[0],
        }


@pytest.mark.parametrize("address", [*OUR_PAGES, "/quotes/attributed_quotes"])
def test_pages_fit_their_width(page: Page, address: str, keys: dict[str, str]) -> None:
    go_to(page, address, keys)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", OUR_PAGES)
def test_pages_are_accessible(page: Page, address: str, scheme: str, keys: dict[str, str]) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    go_to(page, address, keys)
    for details in page.locator("main details").all():
        details.evaluate("element => element.open = true")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    levels = page.locator("h1, h2, h3").evaluate_all("found => found.map((one) => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_card_is_accessible(page: Page) -> None:
    page.goto(article_address("Harbour"))
    mark(page, "The harbour wall will hold").focus()
    expect(page.locator("article .card:visible")).to_have_count(1)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("tide wait")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(page.get_by_role("status")).to_contain_text("1 quote")
    found = page.get_by_role("region", name="Quotes").get_by_role("link").first
    for _ in range(20):
        page.keyboard.press("Tab")
        if found.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/-/article/[0-9a-f]{16}#q-[0-9a-f]{16}$"))
    expect(mark(page, "The tide does not wait")).to_be_in_viewport()


def test_speakers_are_told_apart_without_colour(page: Page) -> None:
    page.goto(article_address("Harbour"))
    numbers = {row.get_by_role("link").first.inner_text(): row.locator(".swatch").inner_text()
               for row in page.locator("aside li").all()}  # fmt: skip
    assert len(set(numbers.values())) == len(numbers) == 4
    for words, expected in (
        ("The harbour wall will hold", numbers["Mira Sol"]),
        ("the port must close", f"{numbers['Tomas Berg']}+{numbers['Ines Vala']}"),
        ("never again", "?"),
    ):
        for media in ("screen", "print"):
            page.emulate_media(media=media)  # type: ignore[arg-type]
            shown = "element => [getComputedStyle(element, '::before').content, element.dataset.tag]"
            content, tag = mark(page, words).evaluate(shown)
            assert (re.sub('["\u2060 ]', "", content), tag) == (expected, expected)
    assert visible_cards(page) == []
    assert page.locator("header.site").is_hidden()  # of no use on paper
    # the numbers are no part of the text
    assert "1The harbour" not in page.locator("article").inner_text()


def test_an_opening_mark_stays_with_the_words(page: Page) -> None:
    """At no width is a quotation mark left at the end of a line, or its number, with the words below."""
    page.set_viewport_size(DESKTOP)
    page.goto(article_address("Harbour"))
    apart = page.evaluate(
        """
        () => {
          const found = [], text = document.querySelector("article");
          text.innerHTML = ["3", "?", "1+2"].map((tag) => "<p>They told us “" +
            `<mark class="q direct s1" data-tag="${tag}">never again, not in this town</mark>” and left.</p>`).join("");
          const top = (node, from, to) => {
            const range = document.createRange();
            range.setStart(node, from); range.setEnd(node, to);
            return range.getBoundingClientRect();
          };
          for (let width = 60; width < 400; width += 3) {
            text.style.width = width + "px";
            for (const mark of text.querySelectorAll("mark")) {
              const before = mark.previousSibling, inside = mark.firstChild;
              const [one, other] = [top(before, before.length - 1, before.length), top(inside, 0, 1)];
              if (one.bottom <= other.top || one.left > other.left) found.push([mark.dataset.tag, width]);
            }
          }
          return found;
        }
        """
    )
    assert apart == []


def test_the_legend_is_seen_at_once(page: Page) -> None:
    page.goto(article_address("Harbour"))
    for words in ("in quotation marks", "partly", "without them", "speaker not resolved"):
        expect(page.locator("p.legend mark", has_text=words)).to_be_visible()


def test_versions_show_what_differs(page: Page) -> None:
    page.goto("/-/variant/1")
    cards = page.locator(".version")
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("The Orlov Courier")
    assert page.locator(".version del, .version ins").count() > 0
    boxes = [card.bounding_box() for card in cards.all()]
    one, other = (box["y"] for box in boxes if box)
    assert (one == other) is not is_phone(page)  # side by side, or below one another


def test_drawings_lead_on(page: Page, keys: dict[str, str]) -> None:
    go_to(page, "/-/chains", keys)
    page.locator("svg.flow a", has_text="Norda").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Norda")
    page.get_by_text("The drawing as a table").click()
    expect(page.get_by_role("region", name="The drawing as a table")).to_contain_text("The Orlov Courier")
    page.get_by_role("link", name="Mira Sol").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mira Sol")


# ---------------------------------------------------------------- articles that are out to break the pages

PAYLOADS = [
    "<script>window.hurt = 1; alert(1)</script>",
    '"><img src=x onerror="window.hurt = 1; alert(2)">',
    "' onmouseover='window.hurt = 1' autofocus onfocus='window.hurt = 1",
    "</title></textarea></svg><svg onload='window.hurt = 1'>",
    "{{ 7 * 191 }}{% for x in y %}",
    "javascript:window.hurt=1",
]


def hostile_articles() -> list[Article]:
    """Return articles in which everything that an article can say is out to break the page that shows it."""
    articles = []
    for outlet in ("one", "other"):
        for number, payload in enumerate(PAYLOADS):
            words = f"“We measured the wall of lock {number} twice, {payload}”"
            text = f"{words} said {payload} in {payload}.\n\nHe told {payload} that {payload} was late."
            speaker = Speaker(payload, "person", role=payload, affiliation=payload,
                              mentions=(Mention(payload, *place(text, payload, 2)),))  # fmt: skip
            said = a_quote(
                text,
                words,
                speaker,
                source=payload,
                cue="said",
                links=[("told", payload), ("channel", payload), ("cited_by", payload), ("publisher", payload + outlet)],
            )
            unnamed = Speaker(f"a source {payload}", "person", anonymous=True, anonymity_reason=place(text, payload, 3))
            late = a_quote(text, f"{payload} was late", unnamed, type="indirect", cue="told")
            articles.append(
                Article(
                    text,
                    url=f"javascript:window.hurt=1//{outlet}{number}{payload}",
                    title=payload,
                    publisher=payload + outlet,
                    author=payload,
                    published=f"2031-0{number + 1}-01",
                    language=payload,
                    agency=payload,
                    quotes=(said, late),
                    speakers=(speaker, unnamed),
                )
            )
    return articles


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server of those articles."""
    folder = tmp_path_factory.mktemp("hostile")
    with serving(write_database(folder / "quotes.db", hostile_articles()), folder / "log") as address:
        yield address


@pytest.fixture
def attacked(chromium: Browser, hostile_server: str, trouble: list[str]) -> Iterator[Page]:
    """Return a page of the hostile site; nothing may go wrong on it."""
    with opened(chromium, hostile_server, DESKTOP, trouble) as page:
        yield page
    assert trouble == []


ATTACKED = [
    "/",
    *(f"/-/article/{number}" for number in range(1, len(PAYLOADS) + 1)),
    *(f"/-/speaker/{number}" for number in range(1, 2 * len(PAYLOADS) + 1)),
    *(f"/-/variant/{number}" for number in range(1, 4)),
    *(f"/-/search?q={quote_plus(payload)}" for payload in PAYLOADS),
    "/-/search?q=wall",
    "/-/chains",
    *(f"/-/chains?agency={quote_plus(payload)}" for payload in PAYLOADS),
    "/-/chains?speaker=SPEAKER",
    "/-/chains?quote=QUOTE",
    "/quotes",
    "/quotes/articles",
    "/quotes/articles/3",
    "/quotes/attributed_quotes",
    "/quotes/speakers",
    "/quotes/links",
    "/quotes/anonymous_sources",
    "/quotes/altered_quotes",
    "/quotes/quotes/1",
    "/quotes/latest",
    "/quotes/routes",
    f"/quotes/latest?publisher={quote_plus(PAYLOADS[0])}",
    f"/quotes/attributed_quotes?_search={quote_plus(PAYLOADS[1])}",
]


def test_nothing_in_an_article_runs(attacked: Page, trouble: list[str]) -> None:
    rows = attacked.request.get("/quotes/quotes.json?_shape=array&_size=1&variant_id__notnull=1").json()
    speakers = attacked.request.get("/quotes/speakers.json?_shape=array&_size=1").json()
    keys = {"QUOTE": rows[0]["key"], "SPEAKER": speakers[0]["key"]}
    for address in ATTACKED:
        go_to(attacked, address, keys)
        inside = (
            "main img, main script, main textarea, main svg[onload], section.content td script, section.content img"
        )
        assert attacked.locator(inside).count() == 0, address
        assert attacked.locator("[onmouseover], [onfocus], [onerror]").count() == 0, address
        assert attacked.locator("a[href^='javascript:' i]").count() == 0, address
        assert "1337" not in attacked.locator("body").inner_text(), address
        for element in attacked.locator("main a, main mark, main summary, section.content td a").all()[:2]:
            element.hover(force=True)
        assert attacked.evaluate("window.hurt") is None, address
        assert trouble == [], address


def test_datasettes_own_scripts_still_run(page: Page) -> None:
    page.goto("/quotes/attributed_quotes")
    assert page.evaluate("DATASETTE_ALLOW_FACET") is True
    page.goto("/quotes")
    expect(page.locator(".CodeMirror, .cm-editor")).to_be_visible()
    menu = page.locator(".quotes-bar details.menu")
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="Unnamed sources")).to_be_visible()


def test_search_finds_words(page: Page) -> None:
    page.goto("/quotes/attributed_quotes")
    page.get_by_label("Search:").fill("tide")
    page.keyboard.press("Enter")
    expect(page.locator("td.col-text")).to_have_count(1)
    expect(page.locator("td.col-text q")).to_contain_text("The tide does not wait.")


def test_csv_downloads_whole(page: Page, tmp_path: Path) -> None:
    page.goto("/quotes/attributed_quotes")
    with page.expect_download() as download:
        page.evaluate("location.href = '/quotes/attributed_quotes.csv?_stream=on&_dl=on'")
    download.value.save_as(tmp_path / "quotes.csv")
    with (tmp_path / "quotes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(len(article.quotes) for article in sample_articles())
    assert "<script>alert('title')</script>" in {row["title"] for row in rows}
