"""Many articles: read, extract, store, with progress; what fails is named and the rest is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quotes import articles, workers
from quotes.articles.paths import expand
from quotes.articles.source import Source
from quotes.errors import InputError
from quotes.store import Store
from quotes.types import Article


@dataclass
class Report:
    """What became of the inputs."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    quotes: int = 0
    words: int = 0
    seconds: float = 0.0
    failed: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Articles that are in the database now."""
        return self.added + self.replaced + self.unchanged

    def __str__(self) -> str:
        parts = [f"{self.added} added"]
        if self.replaced:
            parts.append(f"{self.replaced} replaced")
        if self.unchanged:
            parts.append(f"{self.unchanged} unchanged")
        if self.failed:
            parts.append(f"{len(self.failed)} failed")
        rate = f", {self.words / self.seconds:,.0f} words/s" if self.words and self.seconds else ""
        return f"{', '.join(parts)}: {self.quotes} quotes in {self.seconds:.1f} s{rate}"


def extract_paths(
    paths: Iterable[str | Path],
    database: Path,
    *,
    model: str = "shipped",
    publisher: str | None = None,
    encoding: str | None = None,
    processes: int = 1,
    progress: Progress | None = None,
) -> Report:
    """Read all `paths`, extract their quotes and store them; return what became of them.

    An article that is stored already, unchanged and read by the same model, is
    passed over before any model runs.
    """
    report = Report()
    progress = progress or Progress(0, quiet=True)
    began = time.monotonic()
    name = model_name(model)

    def failed(message: str) -> None:
        report.failed.append(message)
        progress.say(message)

    def unread(store: Store) -> Iterator[Article]:
        for item in articles.read(paths, publisher=publisher, encoding=encoding, say=progress.say):
            progress.step(item)
            if isinstance(item, InputError):
                failed(str(item))
            elif store.holds(item, model=name):
                report.unchanged += 1
            else:
                yield item

    with Store(database) as store:
        for article, result in workers.extract(unread(store), model, processes):
            if isinstance(result, str):
                failed(result)
                continue
            try:
                outcome = store.add(result, model=name)
            except InputError as error:  # the store takes no broken characters
                failed(str(error))
                continue
            setattr(report, outcome, getattr(report, outcome) + 1)
            if outcome != "unchanged":  # another run stored it meanwhile
                report.quotes += len(result.quotes)
            report.words += len(article.text.split())
        store.regroup()  # does nothing where nothing changed, not even in a run that was cut off
    progress.close()
    report.seconds = time.monotonic() - began
    return report


def model_name(model: str) -> str:
    """Return what `articles.model` records: the name and the version of the models."""
    from quotes import __version__

    return f"{'quotes-en' if model == 'shipped' else model} {__version__}"


class Progress:
    """A line on standard error: articles done, words a second, time left. Silent where that is no terminal."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self.total = total
        self.done = 0
        self.words = 0
        self._quiet = quiet or not sys.stderr.isatty()
        self._began = self._shown = time.monotonic()

    def step(self, item: Article | InputError) -> None:
        """Count one input that is about to be worked on."""
        now = time.monotonic()
        if not self._quiet and now - self._shown > 0.2 and self.done:
            self._shown = now
            sys.stderr.write("\r\x1b[K" + self._line(now))
            sys.stderr.flush()
        self.done += 1
        if isinstance(item, Article):
            self.words += len(item.text.split())

    def _line(self, now: float) -> str:
        spent = max(now - self._began, 1e-6)
        line = f"{self.done} articles · {self.words / spent:,.0f} words/s"
        if self.total > self.done:
            left = spent / self.done * (self.total - self.done)
            share = self.done / self.total
            bar = "█" * int(24 * share) + "░" * (24 - int(24 * share))
            line = f"{bar} {self.done}/{self.total} · {self.words / spent:,.0f} words/s · {_time(left)} left"
        return line

    def stage(self, what: str) -> None:
        """Show what is being done, where no count tells how far it is."""
        if not self._quiet:
            sys.stderr.write(f"\r\x1b[K{_time(time.monotonic() - self._began)} · {what} …")
            sys.stderr.flush()

    def say(self, message: str) -> None:
        """Print a line of its own on standard error."""
        sys.stderr.write(("\r\x1b[K" if not self._quiet else "") + message + "\n")

    def close(self) -> None:
        """Clear the progress line."""
        if not self._quiet:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return (
        f"{minutes // 60} h {minutes % 60} min"
        if minutes >= 60
        else f"{minutes} min {rest} s"
        if minutes
        else f"{rest} s"
    )


def processes_for(paths: Iterable[str | Path]) -> int:
    """Return how many processes are worth starting for `paths`; standard input is read by one."""
    names = [str(path) for path in paths]
    if "-" in names:
        return 1
    files = [Path(source.path) for source in expand(names, None) if isinstance(source, Source) and source.path]
    return workers.processes_for(sum(file.stat().st_size for file in files if file.is_file()))


def count(paths: Iterable[str | Path]) -> int:
    """Return how many files `paths` name; 0 where that is not known beforehand."""
    names = [str(path) for path in paths]
    return 0 if "-" in names else sum(1 for _ in expand(names, None))


__all__: list[str] = ["Progress", "Report", "count", "extract_paths", "model_name", "processes_for"]


def samples() -> Iterator[Path]:
    """Yield the sample articles that the package ships."""
    folder = Path(__file__).parent / "samples"
    yield from sorted(path for path in folder.iterdir() if path.suffix in articles.suffixes())
