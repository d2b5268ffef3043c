"""The same speaker in different articles: which names are joined, which stay two, whatever the order."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from stored import Said, an_article, contents, rows

from quotes.store import Store, namesakes
from quotes.store.namesakes import Profile
from quotes.types import Article

SAME_FORM = [
    # kind, two ways of writing one name
    ("person", "José Álvarez", "Jose Alvarez"),
    ("person", "Jean-Luc Brandt", "Jean Luc Brandt"),
    ("person", "Mohamed Al-Sayid", "Mohammad el Sayed"),
    ("person", "Hans Müller", "Hans Mueller"),
    ("person", "Sergey Volkov", "Sergei Volkov"),
    ("person", "Ada Finn Jr.", "Ada Finn"),
    ("organization", "Ministry of the Interior", "interior ministry"),
    ("organization", "Kell Works Ltd.", "Kell Works"),
    ("organization", "the Bank of Korvia", "Bank of Korvia"),
]

OTHER_FORM = [
    ("person", "Ada Finn", "Ida Finn"),
    ("person", "Omar Haddad", "Amir Haddad"),
    ("person", "Leo Park", "Leo Parker"),
    ("organization", "Kell Works", "Kell Mining"),
    ("organization", "interior ministry", "defence ministry"),
]


@pytest.mark.parametrize(("kind", "one", "other"), SAME_FORM)
def test_one_name_in_two_spellings(kind: str, one: str, other: str) -> None:
    assert namesakes.key_of(one, kind) == namesakes.key_of(other, kind)


@pytest.mark.parametrize(("kind", "one", "other"), OTHER_FORM)
def test_two_names(kind: str, one: str, other: str) -> None:
    assert namesakes.key_of(one, kind) != namesakes.key_of(other, kind)


def person(name: str, role: str | None = None, affiliation: str | None = None) -> Profile:
    return Profile(namesakes.key_of(name, "person", role), name, "person", role, affiliation)


def body(name: str, acronym: str | None = None) -> Profile:
    return Profile(namesakes.key_of(name, "organization"), name, "organization", acronym=acronym)


JOINED = {
    # profiles → how many speakers they are
    "a middle initial": ([person("John Adeyemi"), person("John F. Adeyemi")], 1),
    "two middle initials": ([person("John A. Adeyemi"), person("John B. Adeyemi")], 2),
    "which of two middle names nobody knows": (
        [person("John Amos Adeyemi"), person("John Bruno Adeyemi"), person("John Adeyemi")],
        3,
    ),
    "an initial and the same office": (
        [person("J. Adeyemi", "roads minister"), person("John Adeyemi", "roads minister")],
        1,
    ),
    "an initial and no more": ([person("J. Adeyemi"), person("John Adeyemi")], 2),
    "an initial that may be two": (
        [person("J. Adeyemi", "minister"), person("John Adeyemi", "minister"), person("Jane Adeyemi", "minister")],
        3,
    ),
    "a student and a minister": ([person("John Adeyemi", "student"), person("John Adeyemi", "minister")], 2),
    "neither is told": ([person("John Adeyemi", "student"), person("John Adeyemi")], 1),
    "a general who was a minister": ([person("John Adeyemi", "general"), person("John Adeyemi", "minister")], 1),
    "a former footballer": ([person("John Adeyemi", "former footballer"), person("John Adeyemi", "minister")], 1),
    "an acronym that an article gives": ([body("Bank of Korvia", "bok"), body("BOK")], 1),
    "an acronym that nobody gives": ([body("BOK")], 1),
    "an acronym of two bodies": ([body("Bank of Korvia", "bok"), body("Board of Kings", "bok"), body("BOK")], 3),
}


@pytest.mark.parametrize(("profiles", "speakers"), JOINED.values(), ids=JOINED.keys())
def test_how_many_speakers(profiles: list[Profile], speakers: int) -> None:
    into = namesakes.joined(profiles)
    assert into.keys() == {profile.key for profile in profiles}
    assert len(set(into.values())) == speakers
    for seed in range(5):
        assert namesakes.joined(random.Random(seed).sample(profiles, len(profiles))) == into


def test_the_minister_keeps_the_plain_name() -> None:
    minister, student, plain = person("Jo Ade", "minister"), person("Jo Ade", "student"), person("Jo Ade")
    into = namesakes.joined([minister, student, plain])
    assert into[minister.key] == into[plain.key] == plain.key != into[student.key]


GIVEN = [
    ("Bank of Korvia", ["BOK", "the bank"], "bok"),
    ("Federal Bureau of Inquiry", ["FBI"], "fbi"),
    ("Kell Works", ["NATO"], None),
    ("Kell", ["K"], None),
]


@pytest.mark.parametrize(("name", "forms", "acronym"), GIVEN)
def test_acronyms(name: str, forms: list[str], acronym: str | None) -> None:
    assert namesakes.acronym_given(name, "organization", forms) == acronym


def told(number: int, name: str, role: str | None = None, kind: str = "person") -> Article:
    text = f"“It held in year {number},” {name} said."
    return an_article(text, Said(f"It held in year {number}", name, role=role, kind=kind), publisher=f"Paper {number}")


ARTICLES = [
    told(1, "José Adeyemi", "roads minister"),
    told(2, "Jose F. Adeyemi"),
    told(3, "J. Adeyemi", "roads minister"),
    told(4, "José Adeyemi", "student"),
    told(5, "Mohamed Al-Sayid"),
    told(6, "Mohammad el Sayed", "engineer"),
]


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_articles_changes_nothing(seed: int, tmp_path: Path) -> None:
    found = []
    for name, articles in (("a", ARTICLES), ("b", random.Random(seed).sample(ARTICLES, len(ARTICLES)))):
        path = tmp_path / f"{name}.db"
        with Store(path) as store:
            for article in articles:
                store.add(article, model="m")
        found.append({table: found for table, found in contents(path).items() if table in SPEAKING})
    assert found[0] == found[1]


SPEAKING = ("speakers", "appearances", "mentions", "same_speakers", "top_speakers")


def test_one_row_a_speaker_and_every_form_a_mention(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db") as store:
        for article in ARTICLES:
            store.add(article, model="m")
    with sqlite3.connect(tmp_path / "q.db") as database:
        speakers = rows(database, "select name, role from speakers order by name, role")
        forms = (
            "select mentions.text from mentions join speakers on speakers.id = speaker_id where role = 'roads minister'"
        )
        assert rows(database, forms + " order by 1") == ["J. Adeyemi", "Jose F. Adeyemi", "José Adeyemi"]
        assert len(speakers) == 3
        assert rows(database, "select count(*) from quotes join speakers on speakers.id = speaker_id") == [
            len(ARTICLES)
        ]


def test_an_article_that_goes_takes_its_evidence_along(tmp_path: Path) -> None:
    minister = told(3, "John Adeyemi", "minister")
    with Store(tmp_path / "q.db") as store:
        for article in (told(1, "John Adeyemi"), told(2, "John Adeyemi", "student")):
            store.add(article, model="m")
        store.add(replace(minister, path="three.txt"), model="m")
        assert rows(store.db.conn, "select name from speakers") == ["John Adeyemi"] * 2
        store.add(replace(told(4, "Ann Holm"), path="three.txt"), model="m")
        assert rows(store.db.conn, "select name from speakers order by 1") == ["Ann Holm", "John Adeyemi"]
