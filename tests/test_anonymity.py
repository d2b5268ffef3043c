"""Unnamed or not, and the reason as the article states it."""

from __future__ import annotations

import re

import pytest
from documents import document

from quotes import anonymity, languages, speakers
from quotes.types import Document

ENGLISH = languages.get("en")
REST = "<c1 said/say/VERB/0/root c1> <q1 it/PRON/held/nsubj held/hold/VERB/said/ccomp q1> ./PUNCT/said/punct"

REASONS = {
    "an aide who asked not to be named because the talks are private": (
        "who asked not to be named because the talks are private"
    ),
    "a clerk who begged not to be identified": "who begged not to be identified",
    "a miner who declined to give his name": "who declined to give his name",
    "a nurse, who did not want her name published,": "who did not want her name published",
    "an envoy speaking on condition of anonymity because she feared reprisals": (
        "speaking on condition of anonymity because she feared reprisals"
    ),
    "two pilots who spoke on the condition that they not be named": "who spoke on the condition that they not be named",
    "an officer not authorised to brief the press": "not authorised to brief the press",
    "an officer who was not authorized to speak publicly": "who was not authorized to speak publicly",
    "a girl whose name has been changed": "whose name has been changed",
    "a trader, who wished to remain anonymous,": "who wished to remain anonymous",
    "a banker who requested anonymity to discuss the sale": "who requested anonymity to discuss the sale",
    "an aide who spoke anonymously": "who spoke anonymously",
    "a teacher who gave only her first name": "who gave only her first name",
    "an aide who knows the minister": None,
    "a man named in the report": None,
    "an officer who declined to comment": None,
}


def words_only(text: str) -> str:
    """Return table rows for words without a parse: enough for a search in text."""
    return " ".join(f"{w}/X/-1/dep" for w in re.findall(r"\w+|[^\w\s]", text))


def plain(text: str) -> Document:
    """Return a document whose source is `text`, followed by a plain attribution."""
    return document(
        f"<s1 {words_only(text)} s1> <c1 said/say/VERB/0/root c1> <q1 it/PRON/held/nsubj held/VERB/said/ccomp q1>"
    )


@pytest.mark.parametrize(("source", "expected"), REASONS.items(), ids=REASONS.keys())
def test_reason_in_the_source(source: str, expected: str | None) -> None:
    doc = plain(source)
    found = anonymity.reason(doc, doc.attributions[0], ENGLISH)
    assert (found and found.of(doc.text)) == expected


AROUND = {
    "behind the words": (
        "<s1 an/DET/aide/det aide/NOUN/said/nsubj s1> <c1 said/say/VERB/0/root c1>"
        " <q1 it/PRON/held/nsubj held/VERB/said/ccomp q1> ,/PUNCT/said/punct {}",
        "asking not to be named",
        "asking not to be named",
    ),
    "in the next sentence, about him": (
        "<s1 an/DET/aide/det aide/NOUN/said/nsubj s1> <c1 said/say/VERB/0/root c1>"
        " <q1 it/PRON/held/nsubj held/VERB/said/ccomp q1> ./PUNCT/said/punct\n/\n{} ./PUNCT/-1/dep",
        "He asked not to be named for fear of losing his job",
        "asked not to be named for fear of losing his job",
    ),
    "in the next sentence, about something else": (
        "<s1 an/DET/aide/det aide/NOUN/said/nsubj s1> <c1 said/say/VERB/0/root c1>"
        " <q1 it/PRON/held/nsubj held/VERB/said/ccomp q1> ./PUNCT/said/punct\n/\n{} ./PUNCT/-1/dep",
        "Ships that were not authorised to discuss terms sailed on",
        None,
    ),
    "within what is said": (
        "<s1 an/DET/aide/det aide/NOUN/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 {} q1> ./PUNCT/said/punct",
        "the witness asked not to be named",
        None,
    ),
}


@pytest.mark.parametrize(("table", "words", "expected"), AROUND.values(), ids=AROUND.keys())
def test_reason_around_the_source(table: str, words: str, expected: str | None) -> None:
    doc = document(table.format(words_only(words)))
    found = anonymity.reason(doc, doc.attributions[0], ENGLISH)
    assert (found and found.of(doc.text)) == expected


WHO = {
    # source → name, kind, anonymous
    "<s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1>": ("Mira Sol", "person", False),
    "<s1 Residents/resident/NOUN/said/nsubj/Number=Plur s1>": ("residents", "group", True),
    "<s1 Police/NOUN/said/nsubj s1>": ("police", "organization", False),
    "<s1 the/DET/government/det government/NOUN/said/nsubj s1>": ("government", "organization", False),
    "<s1 the/DET/Taliban/det [NORP Taliban/PROPN/said/nsubj ] s1>": ("Taliban", "group", False),
    "<s1 [Location Kabul/PROPN/said/nsubj ] s1>": ("Kabul", "organization", False),
    "<s1 The/DET/report/det report/NOUN/said/nsubj s1>": ("report", "document", False),
    "<s1 the/DET/pope/det pope/NOUN/said/nsubj s1>": ("pope", "person", False),
    "<s1 a/DET/spokesman/det spokesman/NOUN/said/nsubj for/ADP/ministry/case the/DET/ministry/det"
    " ministry/NOUN/spokesman/nmod s1>": ("spokesman for the ministry", "person", True),
    "<s1 Three/NUM/people/nummod people/person/NOUN/said/nsubj/Number=Plur familiar/ADJ/people/amod"
    " with/ADP/matter/case the/DET/matter/det matter/NOUN/familiar/obl s1>": (
        "three people familiar with the matter", "group", True,
    ),
    "<s1 Pro-Kell/ADJ/feeds/amod Twitter/PROPN/feeds/compound feeds/feed/NOUN/said/nsubj/Number=Plur s1>": (
        "Pro-Kell Twitter feeds", "social", False,
    ),
    "<s1 some/DET/Democrats/det [NORP Democrats/Democrat/PROPN/said/nsubj/Number=Plur ] s1>": (
        "some Democrats", "group", True,
    ),
    "<s1 Democrats/Democrat/PROPN/said/nsubj/Number=Plur s1>": ("Democrats", "group", False),
    "<s1 Cement/NOUN/makers/compound makers/maker/NOUN/said/nsubj/Number=Plur s1>": (
        "cement makers", "organization", False,
    ),
    "<s1 authorities/authority/NOUN/said/nsubj/Number=Plur s1>": ("authorities", "organization", False),
    "<s1 A/DET/pair/det pair/NOUN/said/nsubj of/ADP/engineers/case engineers/engineer/NOUN/pair/nmod/Number=Plur s1>": (
        "pair of engineers", "group", True,
    ),
    "<s1 the/DET/head/det head/NOUN/said/nsubj of/ADP/board/case the/DET/board/det board/NOUN/head/nmod s1>": (
        "head of the board", "person", False,
    ),
    "<s1 a/DET/head/det former/ADJ/head/amod head/NOUN/said/nsubj of/ADP/board/case the/DET/board/det"
    " board/NOUN/head/nmod s1>": ("former head of the board", "person", True),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), WHO.items(), ids=[name for name, _, _ in WHO.values()])
def test_what_kind_of_source(source: str, expected: tuple[str, str, bool]) -> None:
    (resolution,) = speakers.resolve(document(f"{source} {REST}"), ENGLISH)
    (speaker,) = resolution.speakers
    assert (speaker.name, speaker.kind, speaker.anonymous) == expected


def test_a_changed_name_is_anonymous_with_its_reason() -> None:
    doc = document(
        "<s1 [Person Ada/PROPN/said/nsubj ] ,/PUNCT/Ada/punct 12/NUM/Ada/appos ,/PUNCT/Ada/punct"
        " whose/PRON/name/nmod:poss"
        " name/NOUN/changed/nsubj has/AUX/changed/aux been/AUX/changed/aux changed/change/VERB/Ada/acl:relcl s1>"
        f" ,/PUNCT/said/punct {REST}"
    )
    speaker = speakers.resolve(doc, ENGLISH)[0].speakers[0]
    assert speaker.anonymous
    assert speaker.anonymity_reason is not None
    assert speaker.anonymity_reason.of(doc.text) == "whose name has been changed"
