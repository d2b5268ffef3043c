"""What kind of source a noun, a name or an account is."""

from __future__ import annotations

from typing import Any

from quotes import nouns
from quotes.speakers.index import Index
from quotes.types import Kind

ENTITY_KINDS: dict[str, Kind] = {
    "Person": "person",
    "Organization": "organization",
    "Location": "organization",  # a place that speaks is its government
    "Facility": "organization",
    "NORP": "group",
}


def is_office_acronym(index: Index, number: int) -> bool:
    """Is it an office in capitals: "DP" for a deputy president?"""
    text = index.words[number].text
    return text.isupper() and (text.lower() in index.data.OFFICE_ACRONYMS or text in index.office_initials)


def of_head(index: Index, number: int) -> Kind | None:
    """Return the kind of source of a common noun where it stands: its compounds tell accounts from pages."""
    data = index.data
    if index.words[number].text.startswith("@"):
        return "social"
    noun, plural = index.noun(number), index.is_plural(number)
    if noun in data.SOCIAL_NOUNS:
        modifiers = [index.lower[c] for c in index.children[number] if c < number]
        if any(part in data.SOCIAL_WORDS or part.startswith("@") for m in modifiers for part in m.split("-")):
            return "social"
        if noun in data.ALWAYS_SOCIAL:
            return "social"
    if not plural and any(index.lower[c] in data.CORPS.get(noun, ()) for c in index.children[number] if c < number):
        return "organization"
    if noun in data.MEMBER_NOUNS or noun == data.AGED or is_office_acronym(index, number):
        return "group" if plural else "person"
    if noun in data.FIGURES and any(
        index.lemma(c) in data.FIGURE_MODIFIERS for c in index.children[number] if c < number
    ):
        return "group" if plural else "person"
    kind = nouns.kind(noun, plural, data)
    if noun in data.QUANTITIES and (kind in (None, "group", "organization")):
        inner = of_what(index, number)
        if inner is not None:
            inner_kind = nouns.kind(index.noun(inner), index.is_plural(inner), data)
            if inner_kind in ("group", "person"):
                if noun in data.ONE_OF_THEM:
                    return "person"
                return "group" if noun != data.MERE_PART else kind
    return kind


def of_what(index: Index, number: int) -> int | None:
    """Return the plural noun in "dozens of residents"."""
    for child in index.dependents(number, "nmod", "obl"):
        if index.case_of(child) in index.data.PARTITIVE_CASES and index.is_plural(child):
            return child
    return None


def of_name(name: str, entity: str, plural_verb: bool, data: Any) -> Kind:
    """Return the kind of source of a proper name."""
    words = name.lower().split()
    if name.startswith("@") or name.startswith("#"):
        return "social"
    if words and words[-1] in data.GROUP_NAMES:
        return "group"
    last = words[-1] if words else ""
    if entity != "Person" and last in data.SOCIAL_NOUNS and any(w in data.SOCIAL_WORDS for w in words):
        return "social"
    if entity == "Organization" and last in data.NAMED_PAPERS:
        return "document"
    if entity in ("Misc", "Product", ""):
        noun = nouns.kind(last.rstrip("s"), last.endswith("s"), data) or nouns.kind(last, False, data)
        return noun if noun in ("document", "organization", "group") else "organization" if entity else "unknown"
    if entity == "NORP" and not (plural_verb or last.endswith(data.NATIONALS_PLURAL)):
        return "group"
    return ENTITY_KINDS.get(entity, "unknown")
