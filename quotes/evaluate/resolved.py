"""Contents, speakers, kinds, anonymity and chains against our own gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quotes.alike import Names, like_name, same_name
from quotes.errors import InputError
from quotes.evaluate.comparing import (
    Compared,
    Spans,
    character_score,
    characters,
    content_characters,
    one_span,
    overlap,
    pairs,
    union,
)
from quotes.evaluate.figures import Figures, Group, Judged, Mistake, Rate, Score
from quotes.evaluate.gold import GoldArticle, GoldQuote, read_gold
from quotes.evaluate.predicted import Extraction, extractions
from quotes.types import STEPS, Article


def evaluate_gold(source: str | Path | Iterable[Article], gold_dir: str | Path) -> Figures:
    """Return the figures of a database's quotes, or of articles with quotes, on a folder of gold files.

    Thoughts that the gold does not ask for are no mistakes: they are kept out of what readers see.
    Raises DatabaseError, or InputError where the folder holds no gold.
    """
    return match_gold(source, read_gold(gold_dir))


def match_gold(source: str | Path | Iterable[Article], gold: Iterable[GoldArticle]) -> Figures:
    """Return the figures of a database's quotes, or of articles with quotes, on gold that was read before."""
    found = extractions(source)
    return sum((_gold_article(one, found.get(one.article, ())) for one in gold), Figures())


def _gold_article(gold: GoldArticle, candidates: Sequence[Extraction]) -> Figures:
    for extraction in candidates:
        try:
            located = gold.locate(extraction.text)
            not_quotes = gold.locate_not_quotes(extraction.text)
        except InputError:
            continue
        return _Match(gold.article, extraction, located, not_quotes).figures()
    wanted = sum(not row.get("optional", False) for row in gold.attributions)
    nothing = {name: Score(gold=wanted) for name in ("found", "exact content", "speaker", "speaker, leniently")}
    return Figures(articles=1, missing=(gold.article,), scores=nothing)


class _Match:
    """The attributions of one article, each side with its partner in the other."""

    def __init__(
        self, name: str, extraction: Extraction, gold: list[GoldQuote], not_quotes: list[tuple[int, int]]
    ) -> None:
        self.name, self.text, self.not_quotes = name, extraction.text, not_quotes
        self.gold = gold
        self.gold_content = [content_characters(self.text, g.content) for g in gold]
        content = [(content_characters(self.text, p.content), p) for p in extraction.quotes]
        self.predicted = [p for chars, p in content if chars]
        self.predicted_content = [chars for chars, _ in content if chars]
        self.pairs = dict(pairs(self.gold_content, self.predicted_content, [not g.optional for g in gold]))
        matched = {p: g for g, p in self.pairs.items()}
        # what was predicted and is to be judged: not what is optional, nor thoughts that nobody asked for
        self.judged = [
            n
            for n, p in enumerate(self.predicted)
            if (not self.gold[matched[n]].optional if n in matched else p.act != "thought")
        ]
        self.wanted = [n for n, g in enumerate(gold) if not g.optional]
        self.hits = [(n, self.pairs[n]) for n in self.wanted if n in self.pairs]

    def figures(self) -> Figures:
        return Figures(
            articles=1,
            scores={**self._content_scores(), **self._speaker_scores(), **self._chain_scores()},
            rates=self._rates(),
            mistakes=tuple(self._mistakes()),
            groups=self._groups(),
            judged=tuple(
                Judged(p.resolution, p.confidence, like_name(p.speaker, self.gold[g].speakers))
                for g, n in self.hits
                if (p := self.predicted[n]).speaker is not None
            ),
        )

    def _groups(self) -> dict[str, Group]:
        """Count by the gold's type and kind, and by how the speaker was found (of what was found)."""
        groups: dict[str, Group] = {}
        for n in self.wanted:
            gold = self.gold[n]
            found = self.predicted[self.pairs[n]] if n in self.pairs else None
            strict = found is not None and same_name(found.speaker, gold.speakers)
            lenient = found is not None and like_name(found.speaker, gold.speakers)
            one = Group(1, found is not None, strict, lenient)
            names = [f"type: {gold.types[0]}", f"kind: {gold.kinds[0]}"]
            for name in [*names, *([f"found as: {found.resolution}"] if found else [])]:
                groups[name] = groups.get(name, Group()) + one
        return groups

    def _count(self, right: int) -> Score:
        return Score(right, len(self.judged), right, len(self.wanted))

    def _content_scores(self) -> dict[str, Score]:
        gold = [Compared(self.gold_content[n], frozenset(), frozenset()) for n in self.wanted]
        every = [Compared(content, frozenset(), frozenset()) for content in self.gold_content]
        judged = [Compared(self.predicted_content[n], frozenset(), frozenset()) for n in self.judged]
        wanted = union(g.content for g in gold)
        beside = union(self.gold_content) - wanted
        exact = [(g, p) for g, p in self.hits if self.gold_content[g] == self.predicted_content[p]]
        return {
            "found": self._count(len(self.hits)),
            "exact content": self._count(len(exact)),
            "overlap": overlap(gold, judged, every),
            "characters": character_score(wanted, union(p.content for p in judged) - beside),
            "cue": self._cue_score(),
            "triple": self._count(sum(self._same(g, p, "source") and self._same(g, p, "cue") for g, p in exact)),
        }

    def _same(self, gold: int, predicted: int, part: str) -> bool:
        one, other = getattr(self.gold[gold], part), getattr(self.predicted[predicted], part)
        return one_span(self.text, one) == one_span(self.text, other)

    def _cue_score(self) -> Score:
        wanted = [one_span(self.text, self.gold[n].cue) for n in self.wanted if self.gold[n].cue]
        predicted = [one_span(self.text, self.predicted[n].cue) for n in self.judged if self.predicted[n].cue]
        right = sum(bool(self.gold[g].cue) and self._same(g, p, "cue") for g, p in self.hits)
        return Score(right, len(predicted), right, len(wanted))

    def _speaker_scores(self) -> dict[str, Score]:
        strict = sum(same_name(self.predicted[p].speaker, self.gold[g].speakers) for g, p in self.hits)
        lenient = sum(like_name(self.predicted[p].speaker, self.gold[g].speakers) for g, p in self.hits)
        anonymous = sum(self.gold[g].anonymous is True and self.predicted[p].anonymous for g, p in self.hits)
        return {
            "speaker": self._count(strict),
            "speaker, leniently": self._count(lenient),
            "anonymous": Score(
                anonymous,
                sum(self.gold[g].anonymous is not None and self.predicted[p].anonymous for g, p in self.hits),
                anonymous,
                sum(self.gold[n].anonymous is True for n in self.wanted),
            ),
        }

    def _chain_scores(self) -> dict[str, Score]:
        right = covered = predicted = 0
        for g, p in self.hits:
            facts, links = self.gold[g].facts, _facts(self.predicted[p].links)
            predicted += len(links)
            right += sum(any(_agree(fact, link) for fact in facts) for link in links)
            covered += sum(any(_agree(fact, link) for link in links) for fact in facts)
        return {"chain": Score(right, predicted, covered, sum(len(self.gold[n].facts) for n in self.wanted))}

    def _rates(self) -> dict[str, Rate]:
        hits = [(self.gold[g], self.predicted[p]) for g, p in self.hits]
        rates = {
            "speaker, if found": Rate(sum(like_name(p.speaker, g.speakers) for g, p in hits), len(hits)),
            "kind": Rate(sum(p.kind in g.kinds for g, p in hits if p.kind), sum(p.kind is not None for _, p in hits)),
            "type": Rate(sum(p.type in g.types for g, p in hits), len(hits)),
            "act": Rate(sum(p.act in g.acts for g, p in hits), len(hits)),
            "polarity": Rate(sum(p.polarity in g.polarities for g, p in hits), len(hits)),
        }
        reasons = [(g, p) for g, p in hits if g.reason]
        rates["anonymity reason"] = Rate(sum(_same_reason(g.reason, p.reason) for g, p in reasons), len(reasons))
        for kind in ("direct", "indirect", "mixed"):
            some = [n for n in self.wanted if self.gold[n].types[0] == kind]
            rates[f"found, {kind}"] = Rate(sum(n in self.pairs for n in some), len(some))
        taken = [span for span in self.not_quotes if self._is_predicted(span)]
        rates["left alone"] = Rate(len(self.not_quotes) - len(taken), len(self.not_quotes))
        return rates

    def _is_predicted(self, span: tuple[int, int]) -> bool:
        """Is it, and little else, the content of a prediction?"""
        place = characters(self.text, [span])
        return any(2 * len(place & content) > len(place | content) for content in self.predicted_content)

    def _mistakes(self) -> Iterator[Mistake]:
        for n in self.wanted:
            if n not in self.pairs:
                yield Mistake(self.name, "missed", self._words(self.gold[n].content), "")
        for g, p in self.hits:
            gold, predicted = self.gold[g], self.predicted[p]
            if self.gold_content[g] != self.predicted_content[p]:
                yield Mistake(self.name, "content", self._words(gold.content), self._words(predicted.content))
            if not like_name(predicted.speaker, gold.speakers):
                yield Mistake(
                    self.name, "speaker", " or ".join(gold.speakers) or "nobody", predicted.speaker or "nobody"
                )
        matched = set(self.pairs.values())
        for k in self.judged:
            if k not in matched:
                yield Mistake(self.name, "spurious", "", self._words(self.predicted[k].content))

    def _words(self, spans: Spans) -> str:
        return " … ".join(self.text[start:end] for start, end in spans)


def _facts(links: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the links that tell how words travelled, and the speakers after the first."""
    speakers = [link for link in links if link[0] == "speaker"]
    return [link for link in links if link[0] in STEPS] + speakers[1:]


def _agree(fact: tuple[str, Names], link: tuple[str, str]) -> bool:
    return fact[0] == link[0] and like_name(link[1], fact[1])


def _same_reason(gold: str | None, predicted: str | None) -> bool:
    """Do the two share most of their words?"""
    if gold is None or predicted is None:
        return gold == predicted
    one, other = set(gold.split()), set(predicted.split())
    return 2 * len(one & other) > len(one | other)
