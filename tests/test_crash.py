"""`kill -9` at any moment leaves a sound database, and running again completes it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from stored import Said, an_article, assert_sound, contents

from quotes.store import Store
from quotes.types import Article, Speaker

ARTICLES = 60
KILLS = 5
# a child is cut off behind so many writes at most; together they never come to the end
WRITES = 2 * ARTICLES // KILLS

NAMES = ("Mara Ilves", "Ivo Lenk", "Ada Roth", "Jon Sand", "Una Bech")
BOATS = ("ferry to Orlov", "coal barge", "pilot boat", "last of the trawlers", "dredger")

# the child: says when it is about to begin, then behind each write
CHILD = "import sys, test_crash; print(flush=True); test_crash.work(sys.argv[1], lambda: print(flush=True))"


def invented(edition: int) -> list[Article]:
    """Return articles by three outlets; in a later edition every third has another text."""
    chance = random.Random(11)
    found = []
    for number in range(ARTICLES):
        name, boat = chance.choice(NAMES), chance.choice(BOATS)
        claim = f"The {boat} will leave the harbour of Tarn on day {number % 15} whatever the weather"
        text = f"{claim}, {name} said. “Nobody told us,” a docker answered." + " " * edition * (number % 3 == 0)
        found.append(
            an_article(
                text,
                Said(claim, name, role=chance.choice((None, "mayor", "pilot"))),
                Said("“Nobody told us,”", "a docker", anonymous=True, type="direct"),
                path=f"{number}.txt",
                publisher=("Tarn Post", "Orlov Mail", "Coast Daily")[number % 3],
                published=f"2024-0{number % 9 + 1}-01",
            )
        )
    return found


def work(path: str | Path, written: Callable[[], None] = lambda: None) -> None:
    """Do what must be completed, however often it is cut off: two editions, people's corrections between, groups."""
    with Store(path) as store:
        for article in invented(edition=0):
            if not store.db.execute("SELECT 1 FROM articles WHERE path = ?", [article.path]).fetchone():
                store.add(article, model="old 1")
                written()
        if not store.db.table("corrections").count:
            key = store.db.execute("SELECT key FROM speakers WHERE name = 'Jon Sand'").fetchone()[0]
            store.correct("merge_speakers", key, Speaker("Una Bech", "person"))
        for article in invented(edition=1):
            if store.add(article, model="new 2") != "unchanged":
                written()
        store.regroup()


def cut_off(path: Path, writes: int, then: float) -> None:
    """Start the work and kill it behind so many writes, somewhat into the next one."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, path], cwd=Path(__file__).parent, stdout=subprocess.PIPE)
    assert child.stdout
    for _ in range(1 + writes):
        assert child.stdout.readline()
    time.sleep(then)
    child.kill()
    assert child.wait() == -signal.SIGKILL
    child.stdout.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_kill_at_any_moment(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    work(whole)
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    for number in range(KILLS):
        # the first one while the database is being made
        cut_off(cut, chance.randrange(WRITES) if number else 0, chance.uniform(0, 0.01))
        with Store(cut):  # opens, whatever was going on
            pass
        assert_sound(cut)
    work(cut)
    assert_sound(cut)
    found, expected = contents(cut), contents(whole)
    for content in (found, expected):
        content["corrections"] = [row[2:] for row in content["corrections"]]  # their keys hold the time
    for table in expected:
        assert found[table] == expected[table], f"{table} differs, seed {seed}"
    assert found["variants"]
    assert len(found["articles"]) == ARTICLES
