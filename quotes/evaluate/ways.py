"""How well chains are read in real articles in which readers marked how the words travelled.

    python -m quotes.evaluate.ways CORPUS

reads the articles in CORPUS (English Worldwide Newswire, the folder with train/ and dev/) and prints precision, recall
and F1 of whom words were told, by which channel they went and who passed them on.  The readers' marks, `ways_en.jsonl`,
hold no words of the articles: each line names one and gives its attributions, and where a step names somebody, as
ranges of the corpus' own tokens (first, last + 1); `of` are the attributions for which a step holds, counted from 0.
Channels are compared by their sort, and only those of which a sort is compared.

Groups: "worked on" are articles that rules were worked on with before they were marked so, "not learned from" are none
that the parser learned from, "learned from" are the others.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from quotes.annotate import Annotator
from quotes.evaluate.comparing import Characters, like_name, pairs
from quotes.pipeline import resolve
from quotes.training.corpora import read_worldwide
from quotes.training.newswire import closed_up
from quotes.types import Article, Link

FILE = "ways_en.jsonl"
ROLES = ("told", "channel", "cited_by")
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

Fact = tuple[str, str]  # role, and who or which sort
Marked = tuple[Characters, list[Fact]]


def sort_of(channel: str) -> str | None:
    """Return the sort that the name of a channel tells of, None where it is none that is compared."""
    name = channel.lower()
    return next((sort for sort, words in SORTS.items() if any(word in name for word in words)), None)


def facts_of(links: Iterable[Link]) -> list[Fact]:
    """Return the facts that the links of a quote state."""
    every = ((link.role, sort_of(link.name) if link.role == "channel" else link.name) for link in links)
    return [(role, what) for role, what in every if role in ROLES and what]


def agree(one: Fact, other: Fact) -> bool:
    """Do both say the same: one sort of channel, or much the same name?"""
    return one[0] == other[0] and (one[1] == other[1] or (one[0] != "channel" and like_name(one[1], (other[1],))))


def marked(
    line: Mapping[str, Any], text: str, tokens: Sequence[tuple[int, int]]
) -> Iterator[tuple[Characters, list[Fact]]]:
    """Yield the characters of each marked attribution, and the facts that the reader gave for it."""
    facts: dict[int, list[Fact]] = defaultdict(list)
    for step in line["steps"]:
        role = next(role for role in ("told", "channel", "cited") if role in step)
        if role == "channel":
            what = sort_of(step["channel"])
        else:
            first, end = step[role]
            what = text[tokens[first][0] : tokens[end - 1][1]]
        for number in step["of"] if what else ():
            facts[number].append(("cited_by" if role == "cited" else role, what or ""))
    for number, ranges in enumerate(line["attributions"]):
        spans = ((tokens[first][0], tokens[end - 1][1]) for first, end in ranges)
        yield frozenset(at for span in spans for at in range(*span)), list(dict.fromkeys(facts[number]))


def judge(found: Article, gold: Sequence[Marked]) -> Counter[tuple[str, str]]:
    """Return how many facts are said, right and wanted, by role; attributions without a partner are not judged."""
    counts: Counter[tuple[str, str]] = Counter()
    contents = [frozenset(at for span in quote.spans for at in range(*span)) for quote in found.quotes]
    for g, p in pairs([characters for characters, _ in gold], contents, [True] * len(gold)):
        said, wanted = facts_of(found.quotes[p].links), gold[g][1]
        for fact in said:
            counts[fact[0], "said"] += 1
        for fact in wanted:
            counts[fact[0], "wanted"] += 1
            counts[fact[0], "right"] += any(agree(fact, other) for other in said)
    return counts


def measure(corpus: Path) -> dict[str, Counter[tuple[str, str]]]:
    """Return the counts of `judge` for each group of articles."""
    annotate, groups = Annotator(), defaultdict[str, Counter[tuple[str, str]]](Counter)
    lines = (resources.files("quotes.training") / "data" / FILE).read_text(encoding="utf-8").splitlines()
    for line in map(json.loads, lines):
        article = read_worldwide(corpus / f"{line['article']}.bio")
        text, moved = closed_up(article.text)
        tokens = [(moved[start], moved[end]) for start, end in article.spans]
        groups[line["group"]] += judge(resolve(annotate(Article(text))), list(marked(line, text, tokens)))
        groups[line["group"]]["", "articles"] += 1
    return dict(groups)


def rows(groups: Mapping[str, Counter[tuple[str, str]]]) -> Iterator[str]:
    """Yield the lines of a table: precision, recall and F1 of each role in each group."""
    for group, counts in groups.items():
        yield f"{group}, {counts['', 'articles']} articles"
        for role in ("all", *ROLES):
            roles = ROLES if role == "all" else (role,)
            said, right, wanted = (sum(counts[one, what] for one in roles) for what in ("said", "right", "wanted"))
            shares = right / max(1, said), right / max(1, wanted), 2 * right / max(1, said + wanted)
            yield f"  {role:9} {' '.join(f'{share:.3f}' for share in shares)}  {wanted:5} wanted"


def main(corpus: str) -> None:
    """Measure and print."""
    for row in rows(measure(Path(corpus))):
        print(row)


if __name__ == "__main__":
    main(sys.argv[1])
