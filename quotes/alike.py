"""Do two texts name the same one: as readers, users and the scorer compare names."""

from __future__ import annotations

import re

from quotes import languages

Names = tuple[str, ...]


def name_words(name: str, language: str = "en") -> tuple[str, ...]:
    """Return what tells a name from another: its words without titles, articles, possessives and brackets."""
    sources = languages.get(language).sources
    bare = re.sub(r"\([^)]*\)", " ", re.sub(r"[’']s\b", "", name.casefold()))
    words = re.findall(r"[\w@]+", bare)
    idle = {*sources.HONORIFICS, *sources.TITLES, *sources.LEADING_WORDS}
    return tuple(word for word in words if word not in idle) or tuple(words)


def same_name(found: str | None, accepted: Names) -> bool:
    """Is it one of the accepted names, titles and articles aside? None is right where none is accepted."""
    if found is None or not accepted:
        return found is None and not accepted
    return any(name_words(found) == name_words(name) for name in accepted)


def like_name(found: str | None, accepted: Names) -> bool:
    """Is it much like one of the accepted names: half of the words shared, or one ends and is part of the other?"""
    if found is None or not accepted:
        return found is None and not accepted
    return any(_like(name_words(found), name_words(name)) for name in accepted)


def _like(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    mine, theirs = set(one), set(other)
    if not mine or not theirs:
        return mine == theirs
    part = mine <= theirs or theirs <= mine
    return 2 * len(mine & theirs) >= len(mine | theirs) or (part and one[-1] == other[-1])
