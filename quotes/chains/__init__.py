"""How the words came here: speaker → whom they were told → by which channel → who passed them on → agency → publisher.

A chain is read from the clause of the cue and what hangs on it; from attributions that
hold this one in their content ("Reuters reported that the minister said"); and from the
article's metadata.  Nothing is guessed: a step that the article does not state is not there.

Two towers of classes read it.  What one clause says, `stated.Clauses` reads: on `nominals` (who or what a nominal is)
stands `around` (the words round a cue), and on that, beside each other, `told`, `channels` and `relayed`.  On which
occasion words were said, `occasions.Occasions` reads: on `turns` (who spoke when), which asks the clauses, stand beside
each other `outside`, `scenes`, `papers`, `interviews` and `talks`.

`reading.Reader` asks them in this order.  A clause that sets an occasion is completed with what is known of that
occasion; for any other the occasion is carried over from sentences and attributions around it.  Then come the interview
that all is printed of; where nobody has been told yet, whom a paper went to or the other of a talk; where nothing is
known at all, the court or the ceremony; and who passed it all on.  The attributions in whose content this one stands
add theirs, and last the network adds what no rule has found (`learned`, over `pairs`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quotes.chains.reading import Reader
from quotes.languages import Language
from quotes.speakers import Resolution
from quotes.text import normal_form
from quotes.types import Document, Link, Speaker

ARROW, TOLD = " → ", "told "
UNRESOLVED = "unresolved"


def links(document: Document, resolutions: Sequence[Resolution], language: Language) -> list[tuple[Link, ...]]:
    """Return the attribution chain of each attribution, from the speaker outwards.

    An unresolved speaker has no link.
    """
    reader = Reader(document, resolutions, language)
    article = document.article
    credits = [Link("agency", article.agency)] if article.agency else []
    credits += [Link("publisher", article.publisher)] if article.publisher else []
    people = [one for resolution in resolutions for one in resolution.speakers if one.kind == "person"]
    places = {mention.end: one for one in people if not one.anonymous for mention in one.mentions}
    return [
        tuple(_distinct([*reader.speakers(index), *(_in_full(step, places) for step in reader.steps(index)), *credits]))
        for index in range(len(document.attributions))
    ]


def _in_full(step: Link, places: Mapping[int, Speaker]) -> Link:
    """Return a step by the most complete name of a person who speaks elsewhere in the article ("told | Voll |").

    `places` says of which person a mention ends where.
    """
    person = places.get(step.end) if step.end is not None and step.role in ("told", "cited_by") else None
    if step.speaker is not None or person is None or person.name.split()[-1:] != step.name.split()[-1:]:
        return step
    return replace(step, name=person.name, speaker=person)


def hearers(links: Sequence[Link], text: str) -> dict[str, str]:
    """Return for the names of those told how the text says it in full: `reporters` → `reporters in Lagos`."""
    told = (step for step in links if step.role == "told" and step.start is not None)
    written = {step.name: " ".join(text[step.start : step.end].split()) for step in told}
    return {name: words for name, words in written.items() if words.startswith(f"{name} ")}


def hearers_shown(links: Sequence[Link], line: str) -> dict[str, str]:
    """Return the same from the line of the chain, where the text is not at hand."""
    shown = [part.removeprefix(TOLD) for part in line.split(ARROW) if part.startswith(TOLD)]
    names = (step.name for step in links if step.role == "told")
    return {name: words for name in names for words in shown if words.startswith(f"{name} ")}


def line(links: Sequence[Link], called: Mapping[str, str] | None = None) -> str:
    """Return the chain for people: `senior security source from Herat (anonymous) → told AFP → The New Arab`.

    `called` are those told whom it calls otherwise than by the name of the link (`hearers`).
    """
    speakers = [step for step in links if step.role == "speaker"]
    shown = [" and ".join(_introduce(step) for step in speakers) or UNRESOLVED]
    papers = [step for step in speakers if step.speaker is not None and step.speaker.kind == "document"]
    told = [step for step in links if step.role in ("told", "cited_by")]
    named = {normal_form(step.name) for step in told}
    for step in links:
        if step.role == "speaker" or (step.role in ("agency", "publisher") and normal_form(step.name) in named):
            continue
        if step.role == "channel" and any(_inside(step, other) for other in [*told, *papers]):
            continue  # "told Channel Eight TV", "the report" say it already
        name = (called or {}).get(step.name, step.name) if step.role == "told" else step.name
        shown.append({"told": TOLD, "cited_by": "cited by "}.get(step.role, "") + name)
        if step.role == "agency":
            named.add(normal_form(step.name))
    return ARROW.join(shown)


def _introduce(step: Link) -> str:
    """Return the speaker with what a reader must know of him: unnamed, or by which office he speaks."""
    speaker = step.speaker
    if speaker is None:
        return step.name
    if speaker.anonymous:
        return f"{step.name} (anonymous)"
    known = normal_form(step.name)
    office = [part for part in (speaker.role, speaker.affiliation) if part and normal_form(part) not in known]
    if len(office) == 2 and normal_form(office[1]) in normal_form(office[0]):
        office.pop()
    return f"{step.name} ({', '.join(office)})" if office else step.name


def _inside(step: Link, other: Link) -> bool:
    if step.start is None or step.end is None or other.start is None or other.end is None:
        return False
    return other.start <= step.start and step.end <= other.end


def _distinct(links: Sequence[Link]) -> Iterator[Link]:
    """Yield the links without those that say the same again, or part of it ("Twitter", of a "post on Twitter")."""
    seen = set()
    for step in links:
        alike = [one for one in links if one.role == step.role and step.role in ("told", "channel")]
        if any(_inside(step, one) and not _inside(one, step) for one in alike):
            continue
        what = (step.role, normal_form(step.name))
        if what not in seen:
            seen.add(what)
            yield step
