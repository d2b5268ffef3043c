"""Datasette's own pages as we publish them, in a real browser; and every page that can be reached, asked for once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DESKTOP, MARKS, go_to, opened
from playwright.sync_api import Browser, Page, expect

pytestmark = MARKS

SQL = "/quotes?sql=select+id,+text+from+quotes"
TABLES = [
    "/quotes",
    "/quotes/attributed_quotes",
    "/quotes/attributed_quotes?type=direct&_facet=act",
    "/quotes/attributed_quotes?_search=harbour",
    "/quotes/attributed_quotes?_where=id+%3E+1",
    "/quotes/articles",
    "/quotes/articles/1",
    "/quotes/quotes/1",
    "/quotes/altered_quotes",
    "/quotes/latest",
    "/quotes/most_quoted?publisher=",
    SQL,
]


@pytest.mark.parametrize("address", TABLES)
def test_tables_are_accessible(page: Page, address: str) -> None:
    go_to(page, address, {})
    for details in page.locator("details.columns-described").all():
        details.evaluate("element => element.open = true")
    # a part of Datasette 1.0 whose `matches` are no function, which stops the checker
    page.evaluate("document.querySelector('navigation-search')?.remove()")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_columns_are_described_where_they_are_asked_for(page: Page) -> None:
    page.goto("/quotes/attributed_quotes")
    described = page.locator("dl.column-descriptions")
    expect(described).to_be_hidden()
    page.get_by_text("What the columns hold").focus()
    page.keyboard.press("Enter")
    expect(described).to_be_visible()
    expect(described).to_contain_text("chain")


@pytest.mark.parametrize("address", ["/quotes/attributed_quotes", "/quotes/latest", "/quotes/articles/1", SQL])
def test_tables_lead_where_all_pages_do(page: Page, address: str) -> None:
    go_to(page, address, {})
    bar = page.get_by_role("navigation", name="Site")
    expect(bar.get_by_role("link", name="Speakers")).to_be_hidden()
    bar.get_by_text("Menu").click()
    expect(bar.get_by_role("link", name="Speakers")).to_be_visible()
    page.locator("footer").click()  # anywhere else
    expect(bar.get_by_role("link", name="Speakers")).to_be_hidden()
    page.get_by_role("searchbox", name="Search quotes, speakers and articles").fill("tide wait")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 quote")
    page.go_back()
    page.get_by_role("link", name="Quotes", exact=True).click()
    expect(page.get_by_role("heading", name="Newest quotes")).to_be_visible()


def test_sql_is_written_in_a_field_with_a_name(page: Page) -> None:
    go_to(page, SQL, {})
    expect(page.get_by_role("textbox", name="SQL")).to_have_count(1)


# of pages that differ only in which row they are about, or in what is asked of them, so many are enough
OF_A_SORT = 2
_WHICH = re.compile(r"/[0-9a-f]{16}$|/\d+$")
_NO_PAGE = re.compile(r"\.(csv|json|blob|db)$|_fts|_sqlite_migrations|logout")


def links_of(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the addresses of this site that a page links to, each with its sort."""
    here = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    for link in page.locator("a[href]").evaluate_all("found => found.map((one) => one.href)"):
        address = str(urldefrag(link)[0]).removeprefix(here)
        path, _, asked = address.partition("?")
        if address.startswith("/") and not _NO_PAGE.search(path):
            yield address, _WHICH.sub("", path) + ("?" if asked else "")


def test_no_page_asks_others_for_anything(chromium: Browser, server: str, trouble: list[str]) -> None:
    """Follow the links from the home page on: each page comes whole from here, and runs nothing that it should not."""
    with opened(chromium, server, DESKTOP, trouble) as page:
        waiting, seen, sorts = ["/"], {"/"}, dict[str, int]()
        while waiting:
            address = waiting.pop(0)
            response = page.goto(address)
            assert response, address
            assert response.status == 200, address
            policy = re.sub("style-src [^;]*", "", response.headers["content-security-policy"])
            assert "unsafe-inline" not in policy, address
            assert trouble == [], address
            for new, sort in links_of(page):
                if new not in seen and sorts.get(sort, 0) < OF_A_SORT:
                    seen.add(new)
                    sorts[sort] = sorts.get(sort, 0) + 1
                    waiting.append(new)
    for part in ("/-/article", "/-/speaker", "/-/variant", "/-/chains?", "/quotes/links", "/quotes/latest", "/quotes?"):
        assert sorts.get(part), part


WITH_CSV = [
    "/",
    "/-/article/1",
    "/-/speaker/1",
    "/-/variant/1",
    "/-/search?q=harbour",
    "/-/chains",
    "/-/chains?agency=Norda",
    "/quotes/attributed_quotes?type=direct",
    "/quotes/altered_quotes",
    "/quotes/latest",
    SQL,
]


@pytest.mark.parametrize("address", WITH_CSV)
def test_every_page_downloads(chromium: Browser, server: str, trouble: list[str], address: str, tmp_path: Path) -> None:
    """Click each link to a CSV: a file comes that a spreadsheet opens, with a head and rows of as many cells."""
    with opened(chromium, server, DESKTOP, trouble) as page:
        go_to(page, address, {})
        links = page.locator("a[href*='.csv']")
        assert links.count() > 0
        for number in range(links.count()):
            with page.expect_download() as download:
                links.nth(number).click()
            download.value.save_as(tmp_path / "rows.csv")
            written = (tmp_path / "rows.csv").read_bytes()
            assert written.startswith(b"\xef\xbb\xbf")
            head, *rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
            assert head
            assert {len(row) for row in rows} <= {len(head)}
            assert download.value.suggested_filename.endswith(".csv")
    assert trouble == []
