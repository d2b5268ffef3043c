"""What kind of source a common noun names, by the word alone."""

from __future__ import annotations

from typing import Any

from quotes.types import Kind


def kind(noun: str, plural: bool, data: Any) -> Kind | None:
    """Return the kind of source that a common noun names, None where it names nothing that speaks."""
    noun = noun.lower()
    if noun in data.INSTITUTION_PLURALS:
        return "organization"
    if plural and noun + "s" in data.DOCUMENT_NOUNS:
        return "document"
    if noun in data.ORGANIZATION_NOUNS and noun not in data.GROUP_NOUNS:
        return "organization"
    if noun in data.DOCUMENT_NOUNS:
        return "document"
    if noun in data.UNNAMED_GROUP_NOUNS or (noun in data.GROUP_NOUNS and noun not in data.ORGANIZATION_NOUNS):
        return "group"
    if noun in data.GROUP_NOUNS:
        return "organization"
    if is_person(noun, data):
        return "group" if plural else "person"
    return None


def is_person(noun: str, data: Any) -> bool:
    """Does the noun name a person?"""
    if noun in data.NOT_PERSONS or noun in data.ORGANIZATION_NOUNS or noun in data.DOCUMENT_NOUNS:
        return False
    return noun in data.PERSON_NOUNS or (len(noun) > 5 and noun.endswith(data.PERSON_ENDINGS))
