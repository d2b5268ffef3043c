"""How quick the site is at size: makes a database of invented quotes, serves it, and times its pages and downloads.

    python tests/benchmark_site.py make big.db --quotes 1000000
    python tests/benchmark_site.py measure big.db

Run it on a quiet machine.  It is no test: it prints figures.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from quotes import schema
from quotes.publish.metadata import QUERIES
from quotes.publish.serve import HOST, free_port, may_be_immutable, metadata_for, serve_arguments
from quotes.store import Store
from quotes.text import stable_key

A_QUOTES = 10  # quotes of one article
OUTLETS, SPEAKERS, WORDS = 200, 50_000, 20_000
COMMON = ["the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "at", "it", "be"]
SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "el", "in", "or", "us")]
TYPES, TYPE_WEIGHTS = ("direct", "indirect", "mixed"), (50, 40, 10)
RESOLUTIONS, RESOLUTION_WEIGHTS = ("named", "pronoun", "nominal", "elided", "continued"), (50, 25, 10, 5, 10)
KINDS, KIND_WEIGHTS = ("person", "organization", "group", "document", "social"), (65, 20, 9, 4, 2)
POLARITIES, POLARITY_WEIGHTS = ("asserted", "denied", "refused", "hedged", "question", "directive"), (85, 4, 2, 4, 2, 3)
WAYS = (("told", "Norda"), ("told", "reporters"), ("channel", "statement"), ("channel", "interview"), (None, None))
AGENCIES = (None, None, None, "Norda", "Westwire", "Tessel Press")


class Chance:
    """Names, words and choices, the same in every run; the commonest are as common as in a language (Zipf)."""

    def __init__(self) -> None:
        self.random = random.Random(5)
        self.words = COMMON + ["".join(self.random.choices(SYLLABLES, k=3)) for _ in range(WORDS)]
        self._word_weights = self._zipf(len(self.words))
        self.outlets = [f"The {self.name()} {end}" for end, _ in zip(itertools.cycle(("Post", "Mail")), range(OUTLETS))]
        self.speakers = [f"{self.name()} {self.name()}" for _ in range(SPEAKERS)]
        self._speaker_weights, self._outlet_weights = self._zipf(SPEAKERS), self._zipf(OUTLETS)

    def _zipf(self, size: int) -> list[float]:
        return list(itertools.accumulate(1 / (rank + 10) for rank in range(size)))

    def name(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=2)).capitalize()

    def some_words(self, number: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self._word_weights, k=number)

    def some_speakers(self, number: int) -> list[int]:
        return self.random.choices(range(SPEAKERS), cum_weights=self._speaker_weights, k=number)

    def outlet(self) -> str:
        return self.random.choices(self.outlets, cum_weights=self._outlet_weights)[0]

    def of(self, values: Sequence[Any], weights: Sequence[int]) -> Any:
        return self.random.choices(values, weights)[0]


class Maker:
    """Rows of tables, gathered and written together."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection, self.rows = connection, dict[str, list[dict[str, Any]]]()
        self.last: dict[str, int] = {}

    def add(self, table: str, **row: Any) -> int:
        number = self.last[table] = self.last.get(table, 0) + 1
        self.rows.setdefault(table, []).append({"id": number, **row})
        return number

    def write(self) -> None:
        for table, rows in self.rows.items():
            names = ", ".join(f'"{name}"' for name in rows[0])
            places = ", ".join(f":{name}" for name in rows[0])
            self.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)
        self.rows.clear()


def make(path: Path, quotes: int) -> None:
    """Write a database of that many quotes: tables first, their indexes after."""
    path.unlink(missing_ok=True)
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('index', 'trigger')"
    later = connection.execute(sql).fetchall()
    for kind, name, *_ in later:
        connection.execute(f'DROP {kind} "{name}"')
    chance, maker = Chance(), Maker(connection)
    for number, name in enumerate(chance.speakers):
        kind, anonymous = chance.of(KINDS, KIND_WEIGHTS), int(number % 9 == 8)
        role = " ".join(chance.some_words(2)) if number % 3 else None
        maker.add("speakers", key=stable_key("s", str(number)), name=name, kind=kind, anonymous=anonymous, role=role)
    for number in range(quotes // A_QUOTES):
        _article(maker, chance, number)
        if number % 2000 == 1999:
            maker.write()
            print(f"\r{(number + 1) * A_QUOTES:,} quotes", end="", file=sys.stderr)
    maker.write()
    kept = (schema.ATTRIBUTED_QUOTES, schema.SPEAKER_MONTHS, schema.TOP_SPEAKERS, *schema.TALLIES)
    names = {table.name for table in kept}
    # what is kept is made from the rest by way of the rest's indexes
    for kind, _, of, sql in later:
        if kind == "index" and of not in names:
            connection.execute(sql)
    for table in kept:
        connection.execute(table.fill())
        print(f"\n{table.name}", end="", file=sys.stderr)
    for kind, _, of, sql in sorted(later):
        if kind != "index" or of in names:
            connection.execute(sql)
    for table in schema.TABLES:
        if table.search:
            connection.execute(f'INSERT INTO "{table.name}_fts" ("{table.name}_fts") VALUES (\'rebuild\')')
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()
    print(f"\n{path}: {path.stat().st_size / 1e6:,.0f} MB", file=sys.stderr)


def _article(maker: Maker, chance: Chance, number: int) -> None:
    publisher, key = chance.outlet(), stable_key("a", str(number))
    year, month, day = 2016 + number % 10, 1 + chance.random.randrange(12), 1 + chance.random.randrange(28)
    published = f"{year}-{month:02}-{day:02}" if number % 50 else None
    text, found = "", []
    for speaker in chance.some_speakers(A_QUOTES):
        words, beside = chance.some_words(22), chance.some_words(18)
        start = len(text)
        said = " ".join(words).capitalize()
        name = chance.speakers[speaker]
        text += f"“{said},” said {name}. {' '.join(beside).capitalize()}.\n\n"
        found.append((speaker + 1, said, start + 1, start + 1 + len(said), name))
    agency = chance.random.choice(AGENCIES)
    article = maker.add(
        "articles", key=key, path=f"{number}.txt", url=f"https://news.example/{number}", publisher=publisher,
        title=" ".join(chance.some_words(8)).capitalize(), published=published, language="en", agency=agency,
        text=text, sha256=key, model="invented 1",
    )  # fmt: skip
    for position, (speaker, said, start, end, name) in enumerate(found):
        _quote(maker, chance, article, position, speaker, said, start, end, name, publisher, agency)
    for speaker, name in {speaker: name for speaker, *_, name in found}.items():
        about = {"speaker_id": speaker, "article_id": article, "speaker_key": stable_key("s", str(speaker - 1))}
        maker.add("appearances", **about, name=name, kind="person")
        start = text.index(name)
        maker.add("mentions", **about, text=name, start=start, end=start + len(name))


def _quote(
    maker: Maker, chance: Chance, article: int, position: int, speaker: int, said: str, start: int, end: int,
    name: str, publisher: str, agency: str | None,
) -> None:  # fmt: skip
    known = chance.random.random() > 0.06
    role, channel = chance.random.choice(WAYS)
    links = [("speaker", name, speaker)] if known else []
    links += [(role, channel, None)] if role else []
    links += [("agency", agency, None)] if agency else []
    links += [("publisher", publisher, None)]
    quote = maker.add(
        "quotes", key=stable_key("q", str(article), str(position)), article_id=article, position=position,
        type=chance.of(TYPES, TYPE_WEIGHTS), act="speech", text=said, spans=json.dumps([[start, end]]), start=start,
        end=end, cue="said", cue_start=end + 3, cue_end=end + 7, source=name, source_start=end + 8,
        source_end=end + 8 + len(name), speaker_id=speaker if known else None,
        resolution=chance.of(RESOLUTIONS, RESOLUTION_WEIGHTS) if known else "unresolved",
        anonymous=int(known and speaker % 9 == 0), polarity=chance.of(POLARITIES, POLARITY_WEIGHTS),
        chain=" → ".join(str(link[1]) for link in links), confidence=round(chance.random.random(), 4),
        variant_id=_variant(maker, chance, article, said), speaker_key=stable_key("s", str(speaker - 1)),
    )  # fmt: skip
    for place, (role, who, whose) in enumerate(links):
        maker.add("links", quote_id=quote, position=place, role=role, name=who, speaker_id=whose)


def _variant(maker: Maker, chance: Chance, article: int, said: str) -> int | None:
    """Let one quote in ten be a version of what others have, three quotes to a group."""
    if chance.random.random() > 0.1:
        return None
    if chance.random.random() < 1 / 3 or not maker.last.get("variants"):
        wording = chance.of(("identical", "trimmed", "reworded"), (60, 30, 10))
        maker.add(
            "variants", key=stable_key("v", said, str(article)), text=said, first_article_id=article, quote_count=3,
            publisher_count=3, wording=wording, conflict=int(chance.random.random() < 0.02),
        )  # fmt: skip
    return maker.last["variants"] - chance.random.randrange(min(50, maker.last["variants"]))


# ---------------------------------------------------------------- measuring


@contextmanager
def served(path: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Serve the database as `quotes serve` does; give the port and the process."""
    port = free_port(HOST, 0)
    with metadata_for(path) as metadata:
        immutable = may_be_immutable(path, editable=False)
        arguments = serve_arguments(path, HOST, port, metadata=metadata, immutable=immutable)
        process = subprocess.Popen(
            [sys.executable, "-m", "datasette", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while True:
                try:
                    got(port, "/-/versions.json")
                    break
                except OSError:
                    time.sleep(0.2)
            yield port, process
        finally:
            process.terminate()
            process.wait(60)


def got(port: int, address: str) -> tuple[int, int, float, float]:
    """Return status, bytes, and seconds to the first byte and to the last."""
    connection = http.client.HTTPConnection(HOST, port, timeout=600)
    began = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    size = len(response.read(1))
    first = time.perf_counter() - began
    while some := response.read(1 << 16):
        size += len(some)
    connection.close()
    return response.status, size, first, time.perf_counter() - began


def pages(path: Path) -> dict[str, list[str]]:
    """Return addresses by what they are, different ones of each."""
    chance = random.Random(3)
    with sqlite3.connect(path) as connection:

        def keys(sql: str) -> list[str]:
            return [str(key) for (key,) in connection.execute(sql)]

        (articles,) = connection.execute("SELECT max(id) FROM articles").fetchone()
        some = ",".join(str(chance.randrange(1, articles + 1)) for _ in range(20))
        article = keys(f"SELECT key FROM articles WHERE id IN ({some})")
        top = "SELECT speakers.key FROM top_speakers JOIN speakers USING (id) ORDER BY top_speakers.quotes DESC"
        loud, usual = keys(f"{top} LIMIT 5"), keys(f"{top} LIMIT 20 OFFSET 2000")
        variant = keys("SELECT key FROM variants WHERE id % 97 = 1 LIMIT 20")
        quote = keys(f"SELECT key FROM quotes WHERE article_id IN ({some}) AND position = 3")
        outlets = keys("SELECT publisher FROM articles WHERE id < 2000 GROUP BY publisher LIMIT 20")
        rare = keys("SELECT lower(substr(text, 1, 6)) FROM quotes WHERE id % 501 = 1 LIMIT 20")
    table, facets = (
        "/" + path.stem + "/attributed_quotes",
        [c.name for c in schema.ATTRIBUTED_QUOTES.columns if c.facet],
    )
    found = {
        "home": ["/"],
        "article": [f"/-/article/{key}" for key in article],
        "speaker": [f"/-/speaker/{key}" for key in usual],
        "most quoted speakers": [f"/-/speaker/{key}" for key in loud],
        "utterance": [f"/-/variant/{key}" for key in variant],
        "chains of a quote": [f"/-/chains?quote={key}" for key in quote],
        "chains of a speaker": [f"/-/chains?speaker={key}" for key in usual],
        "chains of all": ["/-/chains"],
        "search": [f"/-/search?q={quote_plus(word)}" for word in rare],
        "table of the flat rows": [table],
        "table, one outlet": [f"{table}?publisher={quote_plus(name)}" for name in outlets],
        "table, searched": [f"{table}?_search={quote_plus(word)}" for word in rare],
        "table, oldest": [f"{table}?_sort=newest"],
        "row": [f"/{path.stem}/quotes/{number}" for number in range(1, 20)],
    }
    for name in facets:
        found[f"facet {name}"] = [f"{table}?_facet={name}"]
    for name in ("speakers", "top_speakers", "articles", "variants", "links", "anonymous_sources", "altered_quotes"):
        found[f"table {name}"] = [f"/{path.stem}/{name}"]
    found["table quotes"] = [f"/{path.stem}/quotes"]
    found["database"] = [f"/{path.stem}"]
    found["table, one value of a facet"] = [
        f"{table}?{name}={quote_plus(str(value))}"
        for name, values in (("type", TYPES), ("kind", KINDS), ("anonymous", (0, 1)), ("resolution", RESOLUTIONS))
        for value in values
    ]
    found["facets of one outlet"] = [f"{table}?publisher={quote_plus(one)}&_facet=month" for one in outlets[:10]]
    found["search, common words"] = [f"/-/search?q={word}" for word in COMMON]
    found["table, searched for common words"] = [f"{table}?_search={word}" for word in COMMON]
    found["articles, searched for common words"] = [f"/{path.stem}/articles?_search={word}" for word in COMMON]
    found["facets of other tables"] = [
        f"/{path.stem}/{one.name}?_facet={column.name}"
        for one in schema.TABLES
        for column in one.columns
        if column.facet and one.name != "attributed_quotes" and not one.hidden
    ]
    found["stored queries"] = [
        f"/{path.stem}/{name}?{'&'.join(f'{one}=' for one in query['params'])}" for name, query in QUERIES.items()
    ]
    found["second pages"] = [f"/-/speaker/{loud[0]}?page=2", f"/-/speaker/{loud[0]}?order=newest", f"{table}?_next=500"]
    return found


def measure(path: Path, times: int) -> None:
    """Print seconds of every page, cold (asked first) and after, and what a whole download takes."""
    cold: list[float] = []
    warm: list[float] = []
    print(f"{'page':36} {'first':>7} {'median':>7} {'p95':>7}  ms")
    with served(path) as (port, process):
        for name, addresses in pages(path).items():
            first, after = [], []
            for turn, address in itertools.product(range(times), addresses):
                status, _, _, seconds = got(port, address)
                assert status == 200, (address, status)
                (after if turn else first).append(seconds * 1000)
            cold += first
            warm += after
            everything = sorted(first + after)
            p95 = everything[min(len(everything) - 1, int(len(everything) * 0.95))]
            print(f"{name:36} {max(first):7.0f} {statistics.median(everything):7.0f} {p95:7.0f}")
        for name, values in (("asked first", cold), ("all", cold + warm)):
            print(f"{name}: p95 {sorted(values)[int(len(values) * 0.95)]:.0f} ms of {len(values)}")
        _download(port, process, f"/{path.stem}/attributed_quotes.csv")


def _download(port: int, process: subprocess.Popen[bytes], address: str) -> None:
    """Print how long a whole download takes, and how the server's memory grows meanwhile."""
    before, most, running = _memory(process), [0.0], threading.Event()

    def watch() -> None:
        while not running.wait(0.1):
            most[0] = max(most[0], _memory(process))

    watcher = threading.Thread(target=watch)
    watcher.start()
    status, size, first, last = got(port, address)
    running.set()
    watcher.join()
    print(f"{address}: {status}, {size / 1e6:,.0f} MB, first byte {first:.2f} s, all {last:.1f} s")
    print(f"memory of the server: {before:.0f} MB before, {most[0]:.0f} MB at most meanwhile")


def _memory(process: subprocess.Popen[bytes]) -> float:
    """Return the memory a process holds, in megabytes (Linux)."""
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> None:
    """Make or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("make", "measure"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--quotes", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    if options.what == "make":
        make(options.path, options.quotes)
    else:
        measure(options.path, options.times)


if __name__ == "__main__":
    main()
