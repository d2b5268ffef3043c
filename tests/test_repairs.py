"""Attributions that took too much or too little, and what the parse and the layout make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents import document

from quotes import languages, repairs
from quotes.marks import paragraphs
from quotes.types import Span

# (table, source, content) after the repair
SOURCES = [
    (  # the relative clause goes back from the content to the source
        """
        according/VERB/banned/case to/ADP/according/fixed <s1 a/DET/member/det member/NOUN/banned/obl s1>
        <q1 who/PRON/asked/nsubj asked/VERB/member/acl:relcl anonymity/NOUN/asked/obj ,/PUNCT/asked/punct
        ships/NOUN/banned/nsubj are/AUX/banned/aux banned/VERB/0/root q1> <c1 reportedly/ADV/banned/advmod c1>
        """,
        "a member who asked anonymity",
        ["ships are banned"],
    ),
    (  # a name in apposition
        """
        <s1 A/DET/negotiator/det negotiator/NOUN/said/nsubj s1> ,/PUNCT/Olga/punct [Person Olga/PROPN/negotiator/appos
        Brandt/PROPN/Olga/flat ] ,/PUNCT/Olga/punct <c1 said/VERB/0/root c1> <q1 talks/NOUN/failed/nsubj
        failed/VERB/said/ccomp q1>
        """,
        "A negotiator, Olga Brandt",
        ["talks failed"],
    ),
    (  # the same where the parse sees two subjects
        """
        <s1 A/DET/negotiator/det negotiator/NOUN/said/nsubj s1> ,/PUNCT/Olga/punct [Person Olga/PROPN/said/nsubj
        Brandt/PROPN/Olga/flat ] ,/PUNCT/Olga/punct <c1 said/VERB/0/root c1> <q1 talks/NOUN/failed/nsubj
        failed/VERB/said/ccomp q1>
        """,
        "A negotiator, Olga Brandt",
        ["talks failed"],
    ),
    (  # a description before the name
        """
        Another/DET/critic/det critic/NOUN/said/nsubj ,/PUNCT/Olga/punct <s1 Olga/PROPN/critic/appos
        Brandt/PROPN/Olga/flat s1> <c1 said/VERB/0/root c1> <q1 talks/NOUN/failed/nsubj failed/VERB/said/ccomp q1>
        """,
        "Another critic, Olga Brandt",
        ["talks failed"],
    ),
    (  # nothing to mend
        """
        <s1 Brandt/PROPN/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 talks/NOUN/failed/nsubj failed/VERB/said/ccomp q1>
        """,
        "Brandt",
        ["talks failed"],
    ),
]


@pytest.mark.parametrize(("table", "source", "content"), SOURCES)
def test_whole_source(table: str, source: str, content: list[str]) -> None:
    doc = document(table)
    mended = repairs.whole_source(doc, doc.attributions[0])
    assert mended.source is not None
    assert mended.source.of(doc.text) == source
    assert [piece.of(doc.text).strip(" ,") for piece in mended.content] == content


PHRASES = [
    (  # "their" belongs to what follows
        """
        <s1 She/PRON/boasted/nsubj s1> <c1 boasted/VERB/0/root of/ADP/spoils/case c1> <q1 the/DET/spoils/det
        spoils/NOUN/boasted/obl their/PRON/crews/nmod:poss q1> crews/NOUN/took/nsubj took/VERB/spoils/acl:relcl
        ./PUNCT/boasted/punct
        """,
        "the spoils their crews took",
    ),
    (  # the cue stands in the way: cut what dangles
        """
        <q1 It/PRON/broke/nsubj broke/VERB/0/root on/ADP/said/case q1> <c1 said/VERB/broke/obl c1>
        """,
        "It broke",
    ),
    (
        """
        <s1 She/PRON/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 it/PRON/broke/nsubj broke/VERB/said/ccomp q1>
        ./PUNCT/said/punct
        """,
        "it broke",
    ),
]


@pytest.mark.parametrize(("table", "content"), PHRASES)
def test_whole_phrase(table: str, content: str) -> None:
    doc = document(table)
    assert repairs.whole_phrase(doc, doc.attributions[0]).content[0].of(doc.text) == content


def test_content_stays_in_the_paragraph_of_its_cue() -> None:
    doc = document(
        """
        Harbour/NOUN/closes/nsubj closes/VERB/0/root

        <q1 The/DET/harbour/det harbour/NOUN/closed/nsubj closed/VERB/said/ccomp q1> ,/PUNCT/closed/punct
        <s1 she/PRON/said/nsubj s1> <c1 said/VERB/0/root c1>
        """
    )
    one = doc.attributions[0]
    whole = replace(one, content=(Span(0, one.content[0].end),))
    mended = repairs.in_one_paragraph(doc, whole, list(paragraphs(doc.text)))
    assert [piece.of(doc.text) for piece in mended.content] == ["The harbour closed"]


def test_second_cue_is_an_attribution_of_its_own() -> None:
    doc = document(
        """
        <q1 Ships/NOUN/left/nsubj left/VERB/claimed/ccomp q1> <s1 Sol/PROPN/claimed/nsubj s1>
        <c1 claimed/VERB/0/root c1> later/ADV/adding/advmod adding/add/VERB/claimed/advcl <q1 that/SCONJ/sank/mark
        one/NUM/sank/nsubj sank/VERB/adding/ccomp q1>
        """
    )
    first, second = repairs.second_cue(doc, doc.attributions[0], languages.get("en"))
    assert [piece.of(doc.text) for piece in first.content] == ["Ships left"]
    assert second.cue is not None
    assert (second.cue.of(doc.text), second.source) == ("adding", None)
    assert [piece.of(doc.text) for piece in second.content] == ["that one sank"]
