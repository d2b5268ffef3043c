"""The recipe for one article: annotate, then resolve who said it, to whom, by which way, and how."""

from __future__ import annotations

from dataclasses import replace

from quotes import chains, languages, nested, overlooked, reported, speakers, stance
from quotes.annotate import Annotator
from quotes.languages import Language
from quotes.mended_parse import with_mended_parse
from quotes.types import PIECE_JOINT, Article, Document, Quote, Speaker


class Extractor:
    """Articles in, articles with quotes out; the models are loaded once.

    `model` is "shipped", a folder made by `quotes train`, or "stanza:default".
    """

    def __init__(self, model: str = "shipped") -> None:
        self.annotator = Annotator(model)
        self.model = model

    def __call__(self, article: Article) -> Article:
        """Return the article with its quotes and speakers."""
        return resolve(self.annotator(article))


def attributed(document: Document, language: Language) -> Document:
    """Return the document with its inner attributions too, and what the models took for something else mended."""
    document = speakers.with_surnames_like_pronouns(with_mended_parse(document, language), language)
    return overlooked.with_likely(nested.with_inner(document, language), language)


def resolve(document: Document) -> Article:
    """Return the document's article with every attribution resolved."""
    language = languages.get("en")
    document = attributed(document, language)
    resolutions = speakers.resolve(document, language)
    quotes = []
    every_link = chains.links(speakers.with_names_mended(document, language), resolutions, language)
    are_reports = reported.are_reports(document, language)
    every = zip(document.attributions, resolutions, every_link, are_reports, strict=True)
    for attribution, resolution, links, is_report in every:
        act = stance.by_way(document, stance.act(document, attribution, language), links, language)
        quotes.append(
            Quote(
                text=PIECE_JOINT.join(span.of(document.text) for span in attribution.content),
                spans=attribution.content,
                type=attribution.type,
                act=act if is_report else "thought",  # what hardly is a report of words is kept, too
                polarity=stance.polarity(document, attribution, language),
                cue=attribution.cue,
                source=attribution.source,
                speakers=resolution.speakers,
                resolution=resolution.how,
                links=links,
                chain=chains.line(links, chains.hearers(links, document.text)),
                confidence=resolution.confidence,
            )
        )
    everyone: dict[Speaker, None] = {}
    for quote in quotes:
        everyone.update(dict.fromkeys(quote.speakers))
    return replace(document.article, quotes=tuple(quotes), speakers=tuple(everyone))


__all__ = ["Extractor", "attributed", "resolve"]
