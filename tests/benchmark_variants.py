"""Group generated quotes, whose groups are known, in a database: time, memory, and how many pairs are right.

    python tests/benchmark_variants.py 10000 100000 1000000

Each size has a database of its own, and `quotes variants` groups it in a process of its own.  Words follow Zipf's
law, and a part of them come in fixed phrases, so that there are crowded keys.  Few speakers say most, several things
at one event in much the same words, and formulas are said by many of them.  Articles quote what was said at an event;
other outlets copy them within three days, most of them few, one of them by thousands, and each has a footer.  A
version is the same, cut, partly quoted, reworded with synonyms and slips, or turned into reported speech.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, TypeVar

from quotes.languages.en import wording as english
from quotes.store import Store
from quotes.text import stable_key

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il")]
SMALL_WORDS = (
    *("the", "a", "of", "to", "in", "and", "that", "we", "they", "is", "was", "for", "on", "it", "with", "as"),
    *("at", "by", "from", "have", "has", "had", "will", "not", "be", "are"),
)
FORMULAS = (
    "Our thoughts are with the families of the victims",
    "Our thoughts and prayers are with the families and friends of those affected",
    "Our hearts go out to everyone affected by this terrible tragedy",
    "We are cooperating fully with the police investigation",
    "The safety of our customers and staff is our top priority",
    "We do not comment on ongoing investigations",
    "We take these allegations very seriously",
    "I am very proud of the team",
    "It would be inappropriate to comment while the investigation is ongoing",
    "We will continue to monitor the situation closely",
    "No comment",
    "Thank you very much",
)
TENSES = {"we": "they", "will": "would", "is": "was", "have": "had", "are": "were"}
FIRST_DAY, DAYS = date(2030, 1, 1).toordinal(), 3650
OUTLETS = 6000
COPIES = (0, 0, 0, 0, 1, 1, 2, 3, 5, 12)  # of one article
CARRIED = (
    40  # the story of the year: one in so many of all quotes is in it or in its copies, but 5,000 articles at most
)

T = TypeVar("T")


class Zipf:
    """Things of which the first are much more frequent than the last."""

    def __init__(self, dice: random.Random, things: Sequence[T]) -> None:
        self.dice = dice
        self.things = things
        self.shares = list(accumulate(1 / (rank + 10) for rank in range(len(things))))

    def __call__(self) -> T:
        """Return one of them."""
        return self.things[bisect(self.shares, self.dice.random() * self.shares[-1])]


class Language:
    """Words with the frequencies of a language, and other words for some of them."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        made = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(40_000)]
        rows = [sorted(row) for row in english.SYNONYM_ROWS]
        self.others = {word: [one for one in row if one != word] for row in rows for word in row}
        words = list(dict.fromkeys([*self.others, *made]))
        dice.shuffle(words)
        self.word = Zipf(dice, words)
        self.phrase = Zipf(dice, [[self.word() for _ in range(dice.choice((2, 2, 3)))] for _ in range(3000)])

    def sentence(self, length: int, topic: Sequence[str] = ()) -> list[str]:
        """Return words of which a bit less than half carry no content, and some belong to a topic."""
        dice, found = self.dice, list[str]()
        while len(found) < length:
            chance = dice.random()
            if chance < 0.45:
                found.append(dice.choice(SMALL_WORDS))
            elif chance < 0.55:
                found += self.phrase()
            else:
                found.append(dice.choice(topic) if topic and chance < 0.7 else self.word())
        return found

    def spun(self, words: Sequence[str], slips: int) -> list[str]:
        """Return the words with others of the same meaning, and so many that have not."""
        new = [self.dice.choice(self.others.get(word, [word])) for word in words]
        for at in self.dice.sample(range(len(new)), slips):
            new[at] = self.word()
        return new


class Utterance(NamedTuple):
    """What somebody said; `speaker` None: nobody knows who."""

    group: int
    speaker: int
    words: list[str]


class Quoted(NamedTuple):
    """An utterance as an article has it; `speaker` None where the article does not say whose it is."""

    group: int
    text: str
    type: str
    speaker: int | None


class Report(NamedTuple):
    """An article; `origin` is the article it was copied from, or its own number."""

    number: int
    origin: int
    day: int
    outlet: int
    title: str
    text: str
    quotes: list[Quoted]


def version(language: Language, said: Utterance) -> Quoted:
    """Return an utterance as one outlet or another has it."""
    dice, new, kind, marked = language.dice, list(said.words), "direct", False
    chance = dice.random()
    if chance < 0.45 or len(new) < 9:
        pass
    elif chance < 0.62:
        length = dice.randint(max(7, len(new) // 2), len(new) - 1)
        start = dice.choice((0, len(new) - length, dice.randint(0, len(new) - length)))
        new = new[start : start + length]
    elif chance < 0.8:
        new = language.spun(new, len(new) // 12)
    else:
        kind, marked = ("mixed", True) if chance < 0.84 else ("indirect", False)
        new = [word if marked else TENSES.get(word, word) for word in new]
    text = " ".join(new)
    if marked:
        at = dice.randint(0, len(new) - 7)
        text = " ".join([*language.spun(new[:at], 0), "“" + " ".join(new[at : at + 7]) + "”"])
    speaker = None if dice.random() < 0.05 else said.speaker
    return Quoted(said.group, text[0].upper() + text[1:] + ".", kind, speaker)


class Press:
    """Articles about events, as many as it takes to have so many quotes."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.dice = random.Random(count)
        self.language = Language(self.dice)
        self.speakers = max(20, count // 60)
        self.speaker = Zipf(self.dice, range(self.speakers))
        self.outlet = Zipf(self.dice, range(OUTLETS))
        self.footers = [" ".join(self.language.sentence(25)) for _ in range(300)]
        self.groups = 0
        self.carriers = min(5000, max(60, count // CARRIED // 8))

    def articles(self) -> Iterator[Report]:
        """Yield the articles, those about one event after the other, in no order within."""
        number = quotes = 0
        told = False
        while quotes < self.count:
            famous = not told and quotes >= self.count // 2
            told = told or famous
            for report in self._event(number, self.carriers if famous else None):
                number = max(number, report.number + 1)
                quotes += len(report.quotes)
                yield report

    def _event(self, number: int, carriers: int | None) -> Iterator[Report]:
        language, dice, day = self.language, self.dice, self.dice.randrange(DAYS)
        names = [language.word().capitalize() for _ in range(6)]
        topic = [*names, *(language.word() for _ in range(40))]
        people = [self.speaker() for _ in range(dice.randint(1, 4))]
        said = [self._utterance(dice.choice(people), topic) for _ in range(dice.randint(3, 12))]
        for _ in range(dice.randint(1, 3)):
            chosen = dice.sample(said, dice.randint(1, len(said))) if carriers is None else said
            story = [" ".join(language.sentence(dice.randint(12, 25), topic)).capitalize() + "." for _ in range(6)]
            title = " ".join([*dice.sample(names, 3), *language.sentence(4, topic)]).capitalize()
            origin = number
            for copy in range(1 + (dice.choice(COPIES) if carriers is None else carriers)):
                told = (
                    story if dice.random() < 0.7 or not copy else [" ".join(language.spun(s.split(), 1)) for s in story]
                )
                exact = copy and dice.random() < 0.6
                quotes = chosen if not copy or dice.random() < 0.7 else chosen[: max(1, len(chosen) * 2 // 3)]
                have = [self._as_said(one) if exact or not copy else version(language, one) for one in quotes]
                outlet = self.outlet()
                printed = [f"“{one.text}”" if one.type == "direct" else one.text for one in have]
                text = " ".join([*told[:3], *printed, *told[3:], self.footers[outlet % 300]])
                when = day if not copy else day + dice.randrange(1, 4)
                yield Report(number, origin, when, outlet, title, f"{title}\n\n{text}", dice.sample(have, len(have)))
                number += 1
            carriers = None

    def _utterance(self, speaker: int, topic: Sequence[str]) -> Utterance:
        self.groups += 1
        dice = self.dice
        words = self.language.sentence(dice.randint(6, 35), topic)
        if dice.random() < 0.04:
            words = dice.choice(FORMULAS).split()
        return Utterance(self.groups, speaker, words)

    def _as_said(self, said: Utterance) -> Quoted:
        text = " ".join(said.words)
        return Quoted(said.group, text[0].upper() + text[1:] + ".", "direct", said.speaker)

    def name(self, speaker: int) -> str:
        """Return the name of a speaker."""
        return f"Ana{speaker % 97} Moro{speaker}"


class Truth(NamedTuple):
    """The group of each quote by its key, and the origin of each article by its number."""

    groups: dict[str, int]
    origins: dict[int, int]
    famous: int


def fill(store: Store, count: int) -> Truth:
    """Write the quotes as the extraction would; return what grouping should find."""
    run = store.db.conn.execute
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in run(triggers).fetchall():  # search and counts are not what is measured
        run(f'DROP TRIGGER "{name}"')
    press = Press(count)
    truth = Truth({}, {}, press.carriers)
    run("BEGIN")
    store.db.conn.executemany(
        "INSERT INTO speakers (id, key, name, kind) VALUES (?, ?, ?, 'person')",
        ((one + 1, f"s{one}", press.name(one)) for one in range(press.speakers)),
    )
    for report in press.articles():
        article, published = report.number + 1, date.fromordinal(FIRST_DAY + report.day).isoformat()
        publisher = f"Paper {report.outlet}"
        truth.origins[article] = report.origin + 1
        run(
            "INSERT INTO articles (id, key, title, publisher, published, text, sha256, model) "
            "VALUES (?, ?, ?, ?, ?, ?, '', '')",
            [article, stable_key(str(article)), report.title, publisher, published, report.text],
        )
        for position, quote in enumerate(report.quotes):
            key = stable_key(str(article), str(position))
            truth.groups[key] = quote.group
            named = quote.speaker is not None
            who = [press.name(quote.speaker), quote.speaker + 1] if quote.speaker is not None else [None, None]
            row = run(
                "INSERT INTO quotes (key, article_id, position, type, act, text, spans, start, end, speaker_id, "
                "resolution, polarity, confidence) "
                "VALUES (?, ?, ?, ?, 'speech', ?, '[[0, 1]]', 0, 1, ?, ?, 'asserted', 1)",
                [key, article, position, quote.type, quote.text, who[1], "named" if named else "unresolved"],
            )
            run(
                "INSERT INTO attributed_quotes (id, key, publisher, published, speaker, text, type, kind, anonymous, "
                "act, polarity, resolution, article_id, speaker_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, 'person', 0, 'speech', 'asserted', 'named', ?, ?)",
                [row.lastrowid, key, publisher, published, who[0], quote.text, quote.type, article, who[1]],
            )
    run("COMMIT")
    return truth


def pairs(counts: Counter[T]) -> int:
    """Return how many pairs there are within groups of these sizes."""
    return sum(count * (count - 1) // 2 for count in counts.values())


def figures(truth: Truth, found: dict[str, int]) -> tuple[float, float, float]:
    """Return precision and recall of pairs, without those of the story of the year, and how much of that is found.

    The last is the share of its quotes that stand in the largest group of their utterance.
    """
    sizes = Counter(truth.groups.values())
    famous = {group for group, size in sizes.items() if size > truth.famous // 2}
    groups = {key: group for key, group in truth.groups.items() if group not in famous}
    known = {key: found[key] for key in groups if key in found}
    right = pairs(Counter((groups[key], number) for key, number in known.items()))
    precision = right / max(1, pairs(Counter(known.values())))
    recall = right / max(1, pairs(Counter(groups.values())))
    largest: Counter[int] = Counter()
    for (group, _), size in Counter(
        (group, found[key]) for key, group in truth.groups.items() if group in famous and key in found
    ).items():
        largest[group] = max(largest[group], size)
    return precision, recall, sum(largest.values()) / max(1, sum(sizes[group] for group in famous))


def origins_right(store: Store, truth: Truth) -> float:
    """Return the share of articles that are told from copies, or whose original is known, rightly."""
    found = dict(store.db.execute("SELECT article_id, original_id FROM article_copies").fetchall())
    return sum(found.get(article, article) == origin for article, origin in truth.origins.items()) / len(truth.origins)


def measure(count: int) -> str:
    """Return a row of the table for so many quotes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        with Store(path) as store:
            truth = fill(store, count)
        before = path.stat().st_size
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "quotes", "variants", "--db", path], stdout=subprocess.DEVNULL
        )
        _, failed, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        if failed:
            raise SystemExit("quotes variants failed")
        size = (path.stat().st_size - before) / 2**20
        with Store(path) as store:
            rows = store.db.execute("SELECT key, variant_id FROM quotes WHERE variant_id NOT NULL").fetchall()
            precision, recall, famous = figures(truth, dict(rows))
            copies, near = origins_right(store, truth), one_more(store)
        cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 2**20
        return (
            f"| {len(truth.groups):,} | {len(truth.origins):,} | {wall:.0f} s | {cpu:.0f} s | {memory:.2f} GiB "
            f"| {size:.0f} MiB | {precision:.3f} | {recall:.3f} | {famous:.3f} | {copies:.3f} | {near * 1000:.0f} ms |"
        )


def one_more(store: Store, times: int = 20) -> float:
    """Return the seconds of processor time that grouping takes when one article's quotes have changed."""
    articles = store.db.execute("SELECT id FROM articles ORDER BY key LIMIT ?", [times]).fetchall()
    began = time.process_time()
    for article in articles:
        store.db.execute(
            "INSERT OR IGNORE INTO ungrouped_quotes (id) SELECT id FROM quotes WHERE article_id = ?", article
        )
        store.db.execute("INSERT OR IGNORE INTO uncompared_articles (id) VALUES (?)", article)
        store.db.conn.commit()
        store.regroup()
    return (time.process_time() - began) / times


def main() -> None:
    """Print a table, each size measured in a process of its own."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(measure(int(sys.argv[2])), flush=True)
        return
    print(
        "| quotes | articles | time | processor | memory at most | index | precision | recall | the story of the year "
        "| copies | one article more |"
    )
    print("|---" * 11 + "|", flush=True)
    for count in map(int, sys.argv[1:] or ["10000", "100000"]):
        subprocess.run([sys.executable, __file__, "--one", str(count)], check=True)


if __name__ == "__main__":
    main()
