"""Who said it: for every attribution the speakers, how they were found, and how sure that is.

`resolve` answers for all of them; what else other modules ask for is listed in `__all__`.  The stages: `index`
(look-ups) with `entities` (names mended), `sources` (which words name the speakers), `book` (which names are one
person's or body's), `discourse` (whom every mention means: `named`, `taken_up`, `definites`, `described`,
`pronouns`), `epithets` (which descriptions have a name elsewhere), `candidates` and `learned` (whom the network takes
for the speaker), and `resolver` (the attributions themselves).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from quotes.languages import Language
from quotes.speakers.candidates import Candidates
from quotes.speakers.entities import mend
from quotes.speakers.epithets import Epithets
from quotes.speakers.resolver import Hearer, Resolution, Resolver, in_headline, label
from quotes.types import Document, Entity, Word


def with_surnames_like_pronouns(document: Document, language: Language) -> Document:
    """Return the document with surnames that read like "you" or "me" as names, where it names somebody so in full.

    "Speaker You Min-jun spoke.  | You | said …": outside quotation marks nobody else is called that.
    """
    words, pronouns = document.words, language.sources.PRONOUNS
    doubled = {n for e in document.entities if (n := e.first - 1) >= 0 and _is_first_name(words, n, e, pronouns)}
    if doubled:  # "| He | Jianlo said", where the parse sees two subjects
        entities = [e._replace(first=e.first - (e.first - 1 in doubled)) for e in document.entities]
        words = tuple(w._replace(upos="PROPN", feats="") if n in doubled else w for n, w in enumerate(words))
        document = replace(document, words=words, entities=tuple(entities))
    firsts = {words[e.first].text for e in document.entities if e.type == "Person" and e.last - e.first > 1}
    surnames = {first for first in firsts if first[:1].isupper() and pronouns.get(first.lower(), (3,))[0] != 3}
    if not surnames:
        return document
    named = {n for e in document.entities for n in range(e.first, e.last)}
    spoken = [n for q in document.quotations for n in document.words_in(q.start, q.end)]
    alone = {n for n, word in enumerate(words) if word.text in surnames}.difference(named, spoken)
    mended = [word._replace(upos="PROPN", feats="") if n in alone else word for n, word in enumerate(words)]
    entities = sorted([*document.entities, *(Entity(n, n + 1, "Person") for n in alone)])
    return replace(document, words=tuple(mended), entities=tuple(entities))


def _is_first_name(words: Sequence[Word], number: int, entity: Entity, pronouns: Collection[str]) -> bool:
    """Is it written and parsed like the name behind it, though it reads like a pronoun?"""
    word, name = words[number], words[entity.first]
    alike = (word.head, word.relation) == (name.head, name.relation) and word.sentence == name.sentence
    return entity.type == "Person" and alike and word.text[:1].isupper() and word.text.lower() in pronouns


def with_names_mended(document: Document, language: Language) -> Document:
    """Return the document with its names as the speakers' stage takes them: whole, and of one type throughout."""
    return replace(document, entities=mend(document, language.sources))


def resolve(document: Document, language: Language) -> list[Resolution]:
    """Return one resolution for each of the document's attributions, in their order.

    A speaker who cannot be told is left out: the resolution is then `unresolved`, its confidence 0.  Attributions
    of one speaker share equal `Speaker` records, which hold all his mentions in the article.
    """
    return Resolver(document, language).resolutions()


def epithets_of(document: Document, language: Language) -> Epithets:
    """Return what the document calls those whom it does not name where they speak, before any of it is decided."""
    return Epithets(Resolver(document, language).discourse)


def candidates_of(document: Document, language: Language) -> Candidates:
    """Return who may speak where the document names nobody, with what the rules say of it."""
    return Resolver(document, language).candidates()


__all__ = [
    "Hearer",
    "Resolution",
    "candidates_of",
    "epithets_of",
    "in_headline",
    "label",
    "resolve",
    "with_names_mended",
    "with_surnames_like_pronouns",
]
