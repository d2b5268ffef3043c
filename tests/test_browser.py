"""The real server, driven by a real browser: what a reader sees, and that nothing in an article runs."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import sample_articles
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from quotes.publish.serve import HOST, free_port, metadata_for, serve_arguments

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(os.environ.get("QUOTES_SKIP_BROWSER")), reason="QUOTES_SKIP_BROWSER is set"),
]

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60.0
PHONE = {"width": 390, "height": 800}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def server(sample_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a running server."""
    log = tmp_path_factory.mktemp("server") / "log"
    port = free_port(HOST, 0)
    with metadata_for(sample_db) as metadata, log.open("wb") as output:
        arguments = serve_arguments(sample_db, HOST, port, metadata=metadata)
        process = subprocess.Popen([sys.executable, "-m", "datasette", *arguments], stdout=output, stderr=output)
        try:
            address = f"http://{HOST}:{port}"
            deadline = time.monotonic() + PATIENCE
            while True:
                assert process.poll() is None, log.read_text("utf-8")
                try:
                    urllib.request.urlopen(f"{address}/-/versions.json", timeout=5).close()
                    break
                except (urllib.error.URLError, OSError):
                    assert time.monotonic() < deadline, log.read_text("utf-8")
                    time.sleep(0.1)
            yield address
        finally:
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return a running browser."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("no chromium: install it (apt-get install chromium), or set QUOTES_SKIP_BROWSER=1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def trouble() -> list[str]:
    """What went wrong on the pages of a test; it must stay empty."""
    return []


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(chromium: Browser, server: str, trouble: list[str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a page that notes dialogs, errors, refused resources and requests to strangers."""
    context = chromium.new_context(base_url=server, viewport=request.param, accept_downloads=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("console", lambda said: trouble.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith((server, "data:")) else trouble.append(asked.url))
    yield page
    context.close()
    assert trouble == []


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
    page.get_by_role("link", name="Harbour wall will hold, engineer says").click()
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
    inner.hover()
    (card,) = visible_cards(page)  # of the inner mark alone
    assert "not resolved" in card
    box, around = page.locator("article .card:visible").bounding_box(), page.locator("article").bounding_box()
    assert box
    assert around
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= around["x"] + around["width"] + 1
    page.locator("article .card:visible a").click()  # the pointer can move onto the card
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


@pytest.mark.parametrize("address", ["/", "/-/article/1", "/-/article/3", "/-/speaker/1", "/quotes/attributed_quotes"])
def test_pages_fit_their_width(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/-/article/3",
        "/-/speaker/5",
        "/quotes",
        "/quotes/articles",
        "/quotes/articles/3",
        "/quotes/attributed_quotes",
        "/quotes/quotes/10",
        "/quotes/latest",
    ],
)
def test_nothing_in_an_article_runs(page: Page, trouble: list[str], address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.locator("main img, main script, section.content td script, article b").count() == 0
    assert trouble == []


def test_datasettes_own_scripts_still_run(page: Page) -> None:
    page.goto("/quotes/attributed_quotes")
    assert page.evaluate("DATASETTE_ALLOW_FACET") is True
    page.goto("/quotes")
    expect(page.locator(".CodeMirror")).to_be_visible()
    page.locator("details.nav-menu summary").click()
    expect(page.get_by_role("link", name="Unnamed sources").first).to_be_visible()


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
    with (tmp_path / "quotes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(len(article.quotes) for article in sample_articles())
    assert "<script>alert('title')</script>" in {row["title"] for row in rows}
