"""How well what is reported, speakers and chains are read in articles in which readers marked them.

    python -m quotes.evaluate.ways [NEWSWIRE [POLNEAR]]

reads the marked articles (`quotes.evaluate.marked`): those written for the project that nothing was learned from, and
those in NEWSWIRE, English Worldwide Newswire, and in POLNEAR, folders with train/ and dev/.  It prints precision,
recall and F1 of what is found of the clear attributions; and of those found the share with the right speaker, and
precision, recall and F1 of unnamed sources and of whom words were told, by which channel they went and who passed them
on.  Channels are compared by their sort, and only those of which a sort is compared.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quotes.alike import like_name
from quotes.annotate import Annotator
from quotes.evaluate import marked
from quotes.evaluate.comparing import content_characters, pairs
from quotes.evaluate.marked import Fact, MarkedArticle, MarkedAttribution
from quotes.pipeline import resolve
from quotes.types import STEPS, Article, Link, Quote, places_of

# sorts of channels that are compared, and the words that name them
SORTS = {
    "post": ("tweet", "twitter", "social media"),
    "statement": ("statement",),
    "interview": ("interview",),
    "conference": ("conference", "briefing"),
    "speech": ("speech",),
    "letter": ("letter",),
    "report": ("report", "survey", "study"),
    "filing": ("filing",),
    "message": ("message",),
    "ceremony": ("ceremony", "symposium", "sidelines"),
    "phone": ("phone",),
    "television": ("television", "tv"),
    "debate": ("debate",),
}


def sort_of(channel: str) -> str | None:
    """Return the sort that the name of a channel tells of, None where it is none that is compared."""
    name = channel.lower()
    return next((sort for sort, words in SORTS.items() if any(word in name for word in words)), None)


def compared(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that are compared, channels by their sort, each once."""
    every = ((role, sort_of(name) if role == "channel" else name) for role, name in facts if role in STEPS)
    return list(dict.fromkeys((role, what) for role, what in every if what))


def facts_of(links: Iterable[Link]) -> list[Fact]:
    """Return the facts that the links of a quote state."""
    return compared((link.role, link.name) for link in links)


def agree(one: Fact, other: Fact) -> bool:
    """Do both say the same: one sort of channel, or much the same name?"""
    return one[0] == other[0] and (one[1] == other[1] or (one[0] != "channel" and like_name(one[1], (other[1],))))


def is_right(quote: Quote, wanted: Sequence[str]) -> bool:
    """Is the first speaker of the quote one of those wanted, and none where nobody is?"""
    if not quote.speakers or not wanted:
        return not quote.speakers and not wanted
    return like_name(quote.speakers[0].name, tuple(wanted))


def partners(found: Article, gold: Sequence[MarkedAttribution]) -> Iterator[tuple[Quote, MarkedAttribution]]:
    """Yield the quotes found, each with the marked attribution that it is."""
    contents = [places_of(quote.spans) for quote in found.quotes]
    for g, p in pairs([one.characters for one in gold], contents, [True] * len(gold)):
        yield found.quotes[p], gold[g]


def judge_found(found: Article, gold: MarkedArticle) -> Counter[tuple[str, str]]:
    """Return how many clear attributions are found, and how many rows are said to be some; thoughts are not said."""
    said = [quote for quote in found.quotes if quote.act != "thought"]
    contents = [content_characters(found.text, quote.spans) for quote in said]
    clear = [True] * len(gold.clear) + [False] * len(gold.unclear)
    taken = {p: clear[g] for g, p in pairs([*gold.clear, *gold.unclear], contents, clear)}
    right = sum(taken.values())
    return Counter(
        {
            ("found", "said"): len(said) - len(taken) + right,
            ("found", "right"): right,
            ("found", "wanted"): len(gold.clear),
        }
    )


def judge(found: Article, gold: Sequence[MarkedAttribution]) -> Counter[tuple[str, str]]:
    """Return how many facts are said, right and wanted, by role; attributions without a partner are not judged."""
    counts: Counter[tuple[str, str]] = Counter()
    for quote, one in partners(found, gold):
        said, wanted = facts_of(quote.links), compared(one.facts)
        for role, _ in said:
            counts[role, "said"] += 1
        for fact in wanted:
            counts[fact[0], "wanted"] += 1
            counts[fact[0], "right"] += any(agree(fact, other) for other in said)
        if one.speakers is not None:
            counts["speaker", "said"] += 1
            counts["speaker", "wanted"] += 1
            counts["speaker", "right"] += is_right(quote, one.speakers)
        if one.unnamed is not None:
            unnamed = bool(quote.speakers) and quote.speakers[0].anonymous
            counts["unnamed", "said"] += unnamed
            counts["unnamed", "wanted"] += one.unnamed
            counts["unnamed", "right"] += unnamed and one.unnamed
    return counts


def measure(articles: Iterable[MarkedArticle]) -> dict[str, Counter[tuple[str, str]]]:
    """Return the counts of `judge_found` and `judge` for each group of articles."""
    annotate, groups = Annotator(), defaultdict[str, Counter[tuple[str, str]]](Counter)
    for article in articles:
        found, counts = resolve(annotate(Article(article.text))), groups[article.group]
        counts.update(judge(found, article.attributions))
        if article.clear:
            counts.update(judge_found(found, article))
        counts["", "articles"] += 1
    return dict(groups)


def rows(groups: Mapping[str, Counter[tuple[str, str]]]) -> Iterator[str]:
    """Yield the lines of a table: precision, recall and F1 of each role in each group."""
    for group, counts in groups.items():
        yield f"{group}, {counts['', 'articles']} articles"
        for role in ("found", "speaker", "unnamed", "chain", *STEPS):
            roles = STEPS if role == "chain" else (role,)
            said, right, wanted = (sum(counts[one, what] for one in roles) for what in ("said", "right", "wanted"))
            if not said and not wanted:
                continue  # that was not marked
            shares = right / max(1, said), right / max(1, wanted), 2 * right / max(1, said + wanted)
            yield f"  {role:9} {' '.join(f'{share:.3f}' for share in shares)}  {wanted:5} wanted"


def main(newswire: str | None = None, polnear: str | None = None) -> None:
    """Measure and print."""
    real = marked.read(Path(newswire)) if newswire else ()
    more = marked.polnear(Path(polnear)) if polnear else ()
    for row in rows(measure([*marked.own(), *real, *more])):
        print(row)


if __name__ == "__main__":
    main(*sys.argv[1:])
