"""From the nouns of `quotes.types` to rows: pure, no database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotes.errors import InputError
from quotes.store import namesakes
from quotes.text import normal_form, stable_key
from quotes.types import PIECE_JOINT, Article, Mention, Quote, Span, Speaker

Row = dict[str, Any]


@dataclass
class Appearance:
    """One speaker as one article shows it: everything that its `Speaker` records say, put together."""

    key: str
    name: str
    kind: str
    anonymous: bool
    role: str | None
    affiliation: str | None
    mentions: set[Mention] = field(default_factory=set)

    @property
    def acronym(self) -> str | None:
        """What the article calls a body for short."""
        return namesakes.acronym_given(self.name, self.kind, (mention.text for mention in self.mentions))

    @property
    def block(self) -> str | None:
        """What all names have in common that may be the same one's; None for an unnamed source."""
        if self.anonymous:
            return None
        return namesakes.block_of(self.name, self.kind) or (f"organization {self.acronym}" if self.acronym else None)


def speaker_key(speaker: Speaker, article_key: str) -> str:
    """Return the speaker's stable key: a named one has the same in all articles, an unnamed one never."""
    if speaker.anonymous:
        return stable_key("unnamed", article_key, speaker.kind, normal_form(speaker.name) or speaker.name)
    return namesakes.key_of(speaker.name, speaker.kind, speaker.role)


def origin(article: Article) -> str:
    """Return what to call the article in a message."""
    return article.path or article.url or article.title or "an article"


def check(article: Article) -> None:
    """Raise InputError where the article cannot be stored, or its quotes do not slice its text."""
    text = article.text
    for name in ("text", "path", "url", "title", "publisher", "author", "published", "language", "agency"):
        try:
            (getattr(article, name) or "").encode()
        except UnicodeEncodeError as error:
            plain = origin(article).encode(errors="replace").decode()
            raise InputError(f"{plain}: broken character {error.start} of its {name}; save it as UTF-8") from error
    pieces = [(quote.text, quote.spans) for quote in article.quotes]
    for speaker in speakers_of(article):
        pieces += [(mention.text, (Span(mention.start, mention.end),)) for mention in speaker.mentions]
    for wording, spans in pieces:
        if not spans or PIECE_JOINT.join(span.of(text) for span in spans) != wording:
            raise InputError(f"{origin(article)}: “{wording[:40]}” is not what stands there; please report this")


def speakers_of(article: Article) -> Iterator[Speaker]:
    """Yield every speaker that the article's records hold; the same one may come several times."""
    yield from article.speakers
    for quote in article.quotes:
        yield from quote.speakers
        yield from (link.speaker for link in quote.links if link.speaker)


def appearances(article: Article) -> list[Appearance]:
    """Return the article's speakers, each once, in the order in which they come."""
    found: dict[str, Appearance] = {}
    for speaker in speakers_of(article):
        key = speaker_key(speaker, article.key)
        known = found.setdefault(
            key, Appearance(key, speaker.name, speaker.kind, speaker.anonymous, speaker.role, speaker.affiliation)
        )
        known.role = known.role or speaker.role
        known.affiliation = known.affiliation or speaker.affiliation
        known.mentions.update(speaker.mentions)
    return list(found.values())


def article_row(article: Article, model: str, at: str) -> Row:
    """Return the row of `articles`."""
    return {
        "key": article.key,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published,
        "language": article.language,
        "agency": article.agency,
        "text": article.text,
        "sha256": text_hash(article.text),
        "added_at": at,
        "model": model,
    }


def text_hash(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def quote_keys(article: Article, quotes: Sequence[Quote]) -> Iterator[str]:
    """Yield each quote's stable key; two attributions of the very same words are told apart by their order."""
    seen: dict[str, int] = {}
    for quote in quotes:
        spans = json.dumps(quote.spans)
        seen[spans] = seen.get(spans, 0) + 1
        yield stable_key(article.key, spans, *([str(seen[spans])] if seen[spans] > 1 else []))


def quote_row(quote: Quote, key: str, position: int, article: Article) -> Row:
    """Return the row of `quotes`, with the speaker's key in place of its id."""
    text, speaker = article.text, quote.speaker
    reason = speaker.anonymity_reason if speaker else None
    return {
        "key": key,
        "position": position,
        "type": quote.type,
        "act": quote.act,
        "text": quote.text,
        "spans": json.dumps(quote.spans),
        "start": quote.start,
        "end": quote.end,
        **_stretch("cue", quote.cue, text),
        **_stretch("source", quote.source, text),
        "resolution": quote.resolution,
        "anonymous": int(quote.anonymous),
        "anonymity_reason": reason.of(text) if reason else None,
        "polarity": quote.polarity,
        "chain": quote.chain or None,
        "confidence": quote.confidence,
        "speaker_key": speaker_key(speaker, article.key) if speaker else None,
    }


def link_rows(quote: Quote, article_key: str) -> list[Row]:
    """Return the rows of `links`, with the speakers' keys in place of their ids."""
    return [
        {
            "position": position,
            "role": link.role,
            "name": link.name,
            "speaker": speaker_key(link.speaker, article_key) if link.speaker else None,
            "start": link.start,
            "end": link.end,
            "carried": int(link.carried),
        }
        for position, link in enumerate(quote.links)
    ]


def _stretch(name: str, span: Span | None, text: str) -> Row:
    return {
        name: span.of(text) if span else None,
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }
