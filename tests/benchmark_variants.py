"""Group generated quotes, whose groups are known, in a database: time, memory, and how many pairs are right.

    python tests/benchmark_variants.py 10000 100000 1000000

Each size has a database of its own.  Words follow Zipf's law; speakers have pet phrases, and formulas are said by
many, so that there are crowded keys and like quotes that are not one.  A version is the same, cut, reworded with
synonyms and slips, or turned into reported speech; outlets print it within three days.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

from quotes.languages.en import wording as english
from quotes.store import Store
from quotes.text import stable_key

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il")]
SMALL_WORDS = (
    *("the", "a", "of", "to", "in", "and", "that", "we", "they", "is", "was", "for", "on", "it", "with", "as"),
    *("at", "by", "from", "have", "has", "had", "will", "not", "be", "are"),
)
FIRST_DAY = date(2030, 1, 1).toordinal()
SIZES = (1, 1, 1, 1, 2, 2, 3, 4, 6, 12)  # articles that print one utterance
OUTLETS, DAYS = 30, 3650
ARTICLE = 10  # quotes of one article


class Language:
    """Words with the frequencies of a language, and other words for some of them."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        made = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(30_000)]
        rows = [sorted(row) for row in english.SYNONYM_ROWS]
        self.others = {word: [one for one in row if one != word] for row in rows for word in row}
        words = list(dict.fromkeys([*self.others, *made]))
        dice.shuffle(words)
        self.words = words
        self.shares = list(accumulate(1 / (rank + 10) for rank in range(len(words))))

    def content(self) -> str:
        """Return a word by its frequency."""
        return self.words[bisect(self.shares, self.dice.random() * self.shares[-1])]

    def sentence(self, length: int) -> list[str]:
        """Return words of which a bit less than half carry no content."""
        return [self.dice.choice(SMALL_WORDS) if self.dice.random() < 0.45 else self.content() for _ in range(length)]


def versions(language: Language, words: list[str], count: int) -> Iterator[tuple[str, str]]:
    """Yield the wordings and types of an utterance in different articles."""
    dice = language.dice
    for number in range(count):
        kind = dice.random() if number else 0.0
        new = list(words)
        if 0.5 <= kind < 0.75 and len(new) >= 12:
            length = dice.randint(max(8, len(new) // 2), len(new) - 1)
            start = dice.randint(0, len(new) - length)
            new = new[start : start + length]
        elif 0.75 <= kind < 0.9:
            new = [dice.choice(language.others.get(word, [word])) for word in new]
            for at in dice.sample(range(len(new)), len(new) // 12):
                new[at] = language.content()
        elif kind >= 0.9:
            new = [
                {"we": "they", "will": "would", "is": "was", "have": "had", "are": "were"}.get(one, one) for one in new
            ]
        yield " ".join(new).capitalize() + ".", "indirect" if kind >= 0.9 else "direct"


def quotes(count: int) -> Iterator[tuple[int, str, str, int, int, int]]:
    """Yield group, wording, type, speaker, day and outlet of so many quotes."""
    language = Language(random.Random(count))
    dice = language.dice
    formulas = [language.sentence(6) for _ in range(200)]
    pets = [language.sentence(4) for _ in range(max(1, count // 50))]
    number = group = 0
    while number < count:
        speaker = dice.randrange(len(pets))
        words = language.sentence(dice.randint(8, 35))
        chance = dice.random()
        words = (formulas[int(chance * 1000) % 200] if chance < 0.2 else pets[speaker] if chance < 0.5 else []) + words
        day = dice.randrange(DAYS)
        outlets = dice.sample(range(OUTLETS), min(dice.choice(SIZES), count - number))
        for outlet, (text, kind) in zip(outlets, versions(language, words, len(outlets)), strict=True):
            yield group, text, kind, speaker, day + dice.randrange(3), outlet
            number += 1
        group += 1


def fill(store: Store, count: int) -> dict[str, int]:
    """Write the quotes as the extraction would; return the group of each, by its key."""
    database: sqlite3.Connection = store.db.conn
    found = list(quotes(count))
    groups = {}
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('quotes', 'attributed_quotes')"
    for (name,) in database.execute(triggers).fetchall():  # search and counts are not what is measured
        database.execute(f'DROP TRIGGER "{name}"')
    database.execute("BEGIN")
    speakers = max(one[3] for one in found) + 1
    database.executemany(
        "INSERT INTO speakers (id, key, name, kind) VALUES (?, ?, ?, 'person')",
        ((one + 1, f"s{one}", f"Ana{one % 97} Moro{one}") for one in range(speakers)),
    )
    for number, (group, text, kind, speaker, day, outlet) in enumerate(found):
        article = day * OUTLETS + outlet
        published = date.fromordinal(FIRST_DAY + day).isoformat()
        database.execute(
            "INSERT OR IGNORE INTO articles (id, key, publisher, published, text, sha256, model) "
            "VALUES (?, ?, ?, ?, ?, '', '')",
            [article + 1, stable_key(str(article)), f"Paper {outlet}", published, f"Article {article}"],
        )
        key = stable_key(str(number), text)
        groups[key] = group
        database.execute(
            "INSERT INTO quotes (id, key, article_id, position, type, act, text, spans, start, end, speaker_id, "
            "resolution, polarity, confidence) "
            "VALUES (?, ?, ?, 0, ?, 'speech', ?, '[[0, 1]]', 0, 1, ?, 'named', 'asserted', 1)",
            [number + 1, key, article + 1, kind, text, speaker + 1],
        )
        database.execute(
            "INSERT INTO attributed_quotes (id, key, publisher, published, speaker, text, type, kind, anonymous, act, "
            "polarity, resolution, article_id, speaker_id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'person', 0, 'speech', 'asserted', 'named', ?, ?)",
            [number + 1, key, f"Paper {outlet}", published, f"Ana{speaker % 97} Moro{speaker}", text, kind,
             article + 1, speaker + 1],
        )  # fmt: skip
    database.execute("COMMIT")
    return groups


def pairs(counts: Counter[object]) -> int:
    """Return how many pairs there are within groups of these sizes."""
    return sum(count * (count - 1) // 2 for count in counts.values())


def measure(count: int) -> str:
    """Return a row of the table for so many quotes."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "quotes.db") as store:
        groups = fill(store, count)
        before = (Path(folder) / "quotes.db").stat().st_size
        began = time.monotonic(), time.process_time()
        store.regroup(force=True)
        wall, cpu = time.monotonic() - began[0], time.process_time() - began[1]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        found = dict(store.db.execute("SELECT key, variant_id FROM quotes WHERE variant_id NOT NULL").fetchall())
        right = pairs(Counter((group, found[key]) for key, group in groups.items() if key in found))
        precision = right / max(1, pairs(Counter(found.values())))
        recall = right / max(1, pairs(Counter(groups.values())))
        size = ((Path(folder) / "quotes.db").stat().st_size - before) / 2**20
        near = one_more(store)
        return (
            f"| {count:,} | {wall:.0f} s | {cpu:.0f} s | {memory:.2f} GiB | {size:.0f} MiB | {precision:.3f} "
            f"| {recall:.3f} | {near * 1000:.0f} ms |"
        )


def one_more(store: Store, times: int = 20) -> float:
    """Return the seconds of processor time that grouping takes when one article's quotes have changed."""
    known = [
        row[0] for row in store.db.execute("SELECT id FROM quotes ORDER BY key LIMIT ?", [times * ARTICLE]).fetchall()
    ]
    began = time.process_time()
    for at in range(0, len(known), ARTICLE):
        store.db.execute(
            "INSERT OR IGNORE INTO ungrouped_quotes (id) SELECT value FROM json_each(?)",
            [str(known[at : at + ARTICLE])],
        )
        store.db.conn.commit()
        store.regroup()
    return (time.process_time() - began) / times


def main() -> None:
    """Print a table, each size measured in a process of its own."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(measure(int(sys.argv[2])), flush=True)
        return
    print("| quotes | time | processor | memory at most | index | precision | recall | one article more |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for count in map(int, sys.argv[1:] or ["10000", "100000"]):
        subprocess.run([sys.executable, __file__, "--one", str(count)], check=True)


if __name__ == "__main__":
    main()
