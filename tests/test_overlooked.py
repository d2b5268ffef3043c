"""Reports that the parser overlooked: which verbs of saying are put to the network, with which words, and what is added."""

# ruff: noqa: E501  (a row of a table is one line)

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from documents import document

from quotes import languages, overlooked
from quotes.types import Attribution, Document

ENGLISH = languages.get("en")
OUTER = "<s1 Voll/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1>"
FELL = "it/PRON/fell/nsubj had/AUX/fell/aux fell/fall/VERB/{verb}/ccomp"

POSSIBLE = {
    # what stands in the content → source, cue and content of what may be a report
    "I, in one's own words": (
        f"<q1 I/PRON/told/nsubj told/tell/VERB/said/ccomp them/PRON/told/iobj {FELL.format(verb='told')} q1>",
        ("I", "told", "it had fell"),
    ),
    "all that is said but two words": (
        f"<q1 they/PRON/warned/nsubj warned/warn/VERB/said/ccomp that/SCONJ/fell/mark {FELL.format(verb='warned')} q1>",
        ("they", "warned", "it had fell"),
    ),
    "what one is told to do": (
        "<q1 he/PRON/told/nsubj told/tell/VERB/said/ccomp me/PRON/told/obj to/PART/join/mark join/VERB/told/xcomp the/DET/queue/det queue/NOUN/join/obj q1>",
        ("he", "told", "to join the queue"),
    ),
    "what one claims to be": (
        "<q1 farmers/NOUN/lost/nsubj who/PRON/claim/nsubj claim/VERB/farmers/acl:relcl to/PART/own/mark own/VERB/claim/xcomp land/NOUN/own/obj lost/lose/VERB/said/ccomp q1>",
        ("farmers", "claim", "to own land"),
    ),
    "one of those who are known": (
        f"<q1 one/NUM/left/nsubj of/ADP/clerks/case the/DET/clerks/det clerks/clerk/NOUN/one/nmod ,/PUNCT/insisted/punct who/PRON/insisted/nsubj insisted/insist/VERB/one/acl:relcl that/SCONJ/fell/mark {FELL.format(verb='insisted')} ,/PUNCT/insisted/punct left/leave/VERB/said/ccomp q1>",
        ("one of the clerks", "insisted", "it had fell"),
    ),
    "somebody named before": (
        f"<q1 the/DET/guard/det guard/NOUN/rang/nsubj rang/ring/VERB/said/ccomp and/CCONJ/said2/cc said/say/VERB/rang/conj {FELL.format(verb='said')} q1>".replace(
            "said2", "said"
        ),
        (None, "said", "it had fell"),
    ),
    "a clause that the parse hangs on something else": (
        "<q1 I/PRON/think/nsubj think/VERB/said/ccomp she/PRON/added/nsubj added/add/VERB/think/ccomp it/PRON/bill/nsubj was/AUX/bill/cop my/PRON/bill/nmod:poss bill/NOUN/think/ccomp q1>",
        ("she", "added", "it was my bill"),
    ),
}
NONE = {
    "not yet said": f"<q1 he/PRON/tell/nsubj would/AUX/tell/aux tell/VERB/said/ccomp them/PRON/tell/iobj {FELL.format(verb='tell')} q1>",
    "a thought": f"<q1 I/PRON/thought/nsubj thought/think/VERB/said/ccomp {FELL.format(verb='thought')} q1>",
    "a refusal": "<q1 he/PRON/declined/nsubj declined/decline/VERB/said/ccomp to/PART/join/mark join/VERB/declined/xcomp the/DET/queue/det queue/NOUN/join/obj q1>",
    "nobody's": f"<q1 was/AUX/told/aux:pass told/tell/VERB/said/ccomp {FELL.format(verb='told')} q1>",
    "nothing is said": "<q1 I/PRON/told/nsubj told/tell/VERB/said/ccomp them/PRON/told/iobj everything/PRON/told/obj q1>",
}


def told(made: Document, one: Attribution) -> tuple[str | None, str | None, str]:
    return (
        one.source and one.source.of(made.text),
        one.cue and one.cue.of(made.text),
        " … ".join(piece.of(made.text) for piece in one.content),
    )


@pytest.mark.parametrize(("content", "expected"), POSSIBLE.values(), ids=POSSIBLE)
def test_what_may_be_a_report(content: str, expected: tuple[str | None, str, str]) -> None:
    made = document(f"{OUTER} {content} ./PUNCT/said/punct")
    every, found = overlooked.with_all(made, ENGLISH)
    assert [told(made, one) for one in found] == [expected]
    assert [one for one in every.attributions if one not in found] == list(made.attributions)


@pytest.mark.parametrize("content", NONE.values(), ids=NONE)
def test_what_is_none(content: str) -> None:
    assert overlooked.with_all(document(f"{OUTER} {content} ./PUNCT/said/punct"), ENGLISH)[1] == []


def test_outside_of_all_contents_too() -> None:
    made = document(
        f"Voll/PROPN/warned/nsubj warned/warn/VERB/0/root that/SCONJ/fell/mark {FELL.format(verb='warned')} ./PUNCT/warned/punct"
    )
    assert [told(made, one) for one in overlooked.with_all(made, ENGLISH)[1]] == [("Voll", "warned", "it had fell")]


def test_why_somebody_is_not_named_is_no_report() -> None:
    made = document(
        f"""“/PUNCT/fell/punct <q1 {FELL.format(verb="said")} q1> ,/PUNCT/said/punct ”/PUNCT/said/punct
        <c1 said/say/VERB/0/root c1> <s1 a/DET/clerk/det clerk/NOUN/said/nsubj s1> who/PRON/asked/nsubj asked/ask/VERB/clerk/acl:relcl
        not/PART/named/advmod to/PART/named/mark be/AUX/named/aux:pass named/name/VERB/asked/xcomp because/SCONJ/go/mark
        talks/talk/NOUN/go/nsubj go/VERB/named/advcl on/ADP/go/compound:prt ./PUNCT/said/punct"""
    )
    assert overlooked.with_all(made, ENGLISH)[1] == []


def judging(made: Document, likely: float, weighs: bool = True) -> Document:
    class Judge:
        weighs_reports = weighs

        def reports(self, anchors, clauses, pair, plain):  # type: ignore[no-untyped-def]
            assert len(anchors) == len(clauses) == len(plain) == len(pair[0]) == len(pair[1]) == 2
            return np.array([1.0, likely], dtype=np.float32)

    return replace(made, ways=Judge())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("likely", "weighs", "added"),
    [(0.9, True, ["it had fell"]), (0.1, True, []), (0.9, False, [])],
    ids=["likely", "unlikely", "nobody has learned to tell"],
)
def test_what_is_added(likely: float, weighs: bool, added: list[str]) -> None:
    content, _ = POSSIBLE["I, in one's own words"]
    made = document(f"{OUTER} {content} ./PUNCT/said/punct")
    assert overlooked.with_likely(made, ENGLISH) is made  # without a network
    found = overlooked.with_likely(judging(made, likely, weighs), ENGLISH)
    assert [told(made, one)[2] for one in found.attributions[1:]] == added
