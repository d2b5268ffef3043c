"""Correcting on the pages with a real browser and by keyboard alone: who may, who may not, and that it stays."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DESKTOP, MARKS, PHONE, opened, serving
from conftest import write_database
from datasette.app import Datasette
from playwright.sync_api import Browser, Locator, Page, expect
from test_correcting import articles

from quotes.store import Store

pytestmark = MARKS


def extract_again(path: Path) -> None:
    """Store the articles as newer models would find them."""
    with Store(path) as store:
        for article in articles():
            store.add(article, model="by hand 2")
        store.regroup()


SPEAKERS = (
    "select quotes.text, speakers.name from quotes left join speakers on speakers.id = quotes.speaker_id "
    "where wrong = 0 order by quotes.article_id, quotes.position"
)


def ask(path: Path, sql: str = SPEAKERS) -> dict[str, str | None]:
    with sqlite3.connect(path) as connection:
        return dict(connection.execute(sql).fetchall())


AS_FOUND = {
    "“It is safe,”": "Mara Ilves",
    "the pumps failed": "A clerk",
    "All is well": "they",
    "It sank": "Mara Ilves",
    "It burnt": "M. Ilves",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str]]:
    """Give the path of a database that can be edited, the address of its server, and where one signs in."""
    folder = tmp_path_factory.mktemp("correcting")
    path = write_database(folder / "quotes.db", articles())
    shutil.copy(path, folder / "as-found.db")
    with serving(path, folder / "log", editable=True) as address:
        found = re.search(r"/-/auth-token\?token=\w+", (folder / "log").read_text("utf-8"))
        assert found
        yield path, address, found[0]


@pytest.fixture
def path(served: tuple[Path, str, str]) -> Path:
    """Return the database of the server, as it was found."""
    with sqlite3.connect(served[0].with_name("as-found.db")) as source, sqlite3.connect(served[0]) as target:
        source.backup(target)
    return served[0]


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"], scope="module")
def editor(
    chromium: Browser, served: tuple[Path, str, str], request: pytest.FixtureRequest
) -> Iterator[tuple[Page, list[str]]]:
    """Give the page of somebody who has signed in, and what went wrong on it; the address to sign in serves once."""
    trouble: list[str] = []
    with opened(chromium, served[1], request.param, trouble) as page:
        if request.param is DESKTOP:
            page.goto(served[2])
            page.context.storage_state(path=served[0].with_name("state.json"))
        else:
            found = chromium.new_context(storage_state=served[0].with_name("state.json"))
            page.context.add_cookies([{**one} for one in found.cookies()])  # type: ignore[typeddict-item]
            found.close()
        yield page, trouble


@pytest.fixture
def page(editor: tuple[Page, list[str]], path: Path) -> Iterator[Page]:
    """Return the editor's page; nothing may go wrong on it."""
    editor[1].clear()
    yield editor[0]
    assert editor[1] == []


def tab_to(page: Page, wanted: Locator) -> None:
    """Move the focus there with the key that does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached by keyboard: {wanted}")


def press(page: Page, wanted: Locator) -> None:
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def to_quote(page: Page, path: Path, words: str) -> None:
    """Go from the quote in its article, by keyboard, to where it is corrected."""
    key = ask(path, "select text, key from quotes")[words]
    page.goto(f"/-/quote/{key}")
    press(page, page.locator(f"#quotes a[href$='/-/correct/quote/{key}']"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(words.strip("“”,"))


def to_speaker(page: Page, path: Path, name: str) -> None:
    page.goto(f"/-/speaker/{ask(path, 'select name, key from speakers')[name]}")
    press(page, page.get_by_role("link", name="Correct this speaker"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def fill(page: Page, form: str, **fields: str) -> None:
    """Fill in a form by keyboard and send it."""
    one = page.get_by_role("form", name=form)
    for label, value in fields.items():
        tab_to(page, one.get_by_label(re.compile(label)))
        page.keyboard.press("Control+a")
        page.keyboard.type(value)
    press(page, one.get_by_role("button"))
    expect(page.get_by_role("heading", level=1)).to_have_text("The correction is made")


def take_back(page: Page) -> None:
    press(page, page.get_by_role("button", name=re.compile("Take back")).first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Corrections")
    expect(page.get_by_text("(taken back)")).to_have_count(1)


def check_kept(page: Page, path: Path, expected: dict[str, str | None]) -> None:
    """The correction holds, holds after a later extraction, and can be taken back."""
    assert ask(path) == expected
    extract_again(path)
    assert ask(path) == expected
    take_back(page)
    assert ask(path) == AS_FOUND


def test_a_speaker_is_set(page: Page, path: Path) -> None:
    to_quote(page, path, "All is well")
    fill(page, "Set the speaker", Speaker="Mara Ilves", Why="she speaks for them")
    expect(page.get_by_text("she speaks for them")).to_be_visible()
    check_kept(page, path, {**AS_FOUND, "All is well": "Mara Ilves"})


def test_a_speaker_who_is_not_known_yet_is_set(page: Page, path: Path) -> None:
    to_quote(page, path, "All is well")
    tab_to(page, page.get_by_label(re.compile("Speaker, by name")))
    page.keyboard.type("Ivo Lenk")
    tab_to(page, page.get_by_role("checkbox"))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Set the speaker"))
    expect(page.get_by_role("heading", level=1)).to_have_text("The correction is made")
    check_kept(page, path, {**AS_FOUND, "All is well": "Ivo Lenk"})


def test_a_speaker_is_cleared(page: Page, path: Path) -> None:
    to_quote(page, path, "All is well")
    fill(page, "Clear the speaker")
    check_kept(page, path, {**AS_FOUND, "All is well": None})


def test_a_quote_is_marked_as_wrong(page: Page, path: Path) -> None:
    to_quote(page, path, "All is well")
    fill(page, "Mark as wrong", Why="a phrase")
    page.goto("/-/search?q=well")
    expect(page.get_by_role("region", name="Quotes")).to_have_count(0)
    page.goto("/-/corrections")
    check_kept(page, path, {words: name for words, name in AS_FOUND.items() if words != "All is well"})


def test_a_speaker_is_renamed(page: Page, path: Path) -> None:
    to_speaker(page, path, "Mara Ilves")
    fill(page, "Rename", Name="Mara K. Ilves")
    renamed = {words: "Mara K. Ilves" if name == "Mara Ilves" else name for words, name in AS_FOUND.items()}
    check_kept(page, path, renamed)


def test_two_speakers_are_merged(page: Page, path: Path) -> None:
    to_speaker(page, path, "M. Ilves")
    fill(page, "Merge", Whom="Mara Ilves")
    check_kept(page, path, {**AS_FOUND, "It burnt": "Mara Ilves"})


def test_one_speaker_is_split(page: Page, path: Path) -> None:
    to_speaker(page, path, "Mara Ilves")
    tab_to(page, page.get_by_role("checkbox", name=re.compile("Sank")))
    page.keyboard.press("Space")
    fill(page, "Split", name="Mara Ilves (poet)")
    check_kept(page, path, {**AS_FOUND, "It sank": "Mara Ilves (poet)"})


def test_what_cannot_be_meant_is_said(page: Page, path: Path, editor: tuple[Page, list[str]]) -> None:
    to_quote(page, path, "All is well")
    tab_to(page, page.get_by_label(re.compile("Speaker, by name")))
    page.keyboard.type("<b>Nobody</b>")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("<b>Nobody</b>")
    assert ask(path) == AS_FOUND
    assert all("400" in one for one in editor[1])
    editor[1].clear()


@pytest.mark.parametrize("about", ["quote", "speaker"])
def test_the_forms_are_accessible(page: Page, path: Path, about: str) -> None:
    (to_quote if about == "quote" else to_speaker)(page, path, "It sank" if about == "quote" else "Mara Ilves")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_form_without_its_token_is_refused(page: Page, path: Path, editor: tuple[Page, list[str]]) -> None:
    if not hasattr(Datasette, "permission_allowed"):
        pytest.skip("Datasette 1.0 goes by the headers that browsers send")
    to_quote(page, path, "All is well")
    page.evaluate("for (const one of document.querySelectorAll('[name=csrftoken]')) one.remove()")
    with page.expect_navigation() as sent:
        page.get_by_role("button", name="Mark as wrong").click()
    assert sent.value
    assert sent.value.status == 403
    assert ask(path) == AS_FOUND
    editor[1].clear()


def test_strangers_see_no_forms_and_are_refused(
    chromium: Browser, served: tuple[Path, str, str], path: Path, trouble: list[str]
) -> None:
    keys = ask(path, "select text, key from quotes")
    with opened(chromium, served[1], DESKTOP, trouble) as page:
        for address in (
            f"/-/quote/{keys['It sank']}",
            f"/-/speaker/{ask(path, 'select name, key from speakers')['they']}",
        ):
            page.goto(address)
            assert page.locator("a[href*='/-/correct'], form[method=post]").count() == 0
        assert trouble == []
        for address in (f"/-/correct/quote/{keys['It sank']}", "/-/corrections", "/-/correct/done/1"):
            response = page.goto(address)
            assert response
            assert response.status in (403, 404)
            assert page.locator("form[method=post]").count() == 0
        sent = page.request.post(f"/-/correct/quote/{keys['It sank']}", form={"action": "mark_wrong"})
        assert sent.status == 403
    assert ask(path) == AS_FOUND
