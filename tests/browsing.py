"""What the tests with a real browser share: a server, a browser, and pages on which nothing may go wrong."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotes.publish.serve import HOST, free_port, may_be_immutable, metadata_for, serve_arguments

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MARKS = [
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


@contextlib.contextmanager
def serving(database: Path, log: Path, *, editable: bool = False) -> Iterator[str]:
    """Run the server as `quotes serve` does, and give its address; its log says how to sign in where it is editable."""
    port = free_port(HOST, 0)
    with metadata_for(database, editable=editable) as metadata, log.open("wb") as output:
        immutable = may_be_immutable(database, editable=editable)
        arguments = serve_arguments(database, HOST, port, metadata=metadata, immutable=immutable, editable=editable)
        process = subprocess.Popen([sys.executable, "-u", "-m", "datasette", *arguments], stdout=output, stderr=output)
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
    from playwright.sync_api import sync_playwright

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


@contextlib.contextmanager
def opened(chromium: Browser, server: str, size: Any, trouble: list[str]) -> Iterator[Page]:
    """Give a page that notes dialogs, errors, refused resources and requests to strangers."""
    context = chromium.new_context(base_url=server, viewport=size, accept_downloads=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("console", lambda said: trouble.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith((server, "data:")) else trouble.append(asked.url))
    yield page
    context.close()


@pytest.fixture(scope="module")
def server(sample_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a running server."""
    with serving(sample_db, tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(chromium: Browser, server: str, trouble: list[str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a page at the width of a desktop and of a phone; nothing may go wrong on it."""
    with opened(chromium, server, request.param, trouble) as page:
        yield page
    assert trouble == []


def go_to(page: Page, address: str, keys: dict[str, str]) -> None:
    for word, key in keys.items():
        address = address.replace(word, key)
    response = page.goto(address)
    assert response
    assert response.status == 200, address
