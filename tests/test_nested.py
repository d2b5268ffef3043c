"""Reported words inside reported words: which verbs inside a content are found to report, and through whom."""

from __future__ import annotations

import pytest
from documents import document

from quotes import chains, languages, nested, speakers
from quotes.types import Document

ENGLISH = languages.get("en")

OUTER = "<s1 Prosecutors/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1>"

FOUND = {
    # what stands in the content → the inner words and their chain
    "somebody told somebody": (
        """<q1 the/DET/defendant/det defendant/NOUN/told/nsubj told/tell/VERB/said/ccomp police/NOUN/told/iobj
        he/PRON/fled/nsubj had/AUX/fled/aux fled/flee/VERB/told/ccomp q1> ./PUNCT/said/punct""",
        "he had fled",
        "defendant (anonymous) → told police → cited by prosecutors",
    ),
    "with that": (
        """<q1 that/SCONJ/warned/mark a/DET/guard/det guard/NOUN/warned/nsubj warned/warn/VERB/said/ccomp
        that/SCONJ/broken/mark it/PRON/broken/nsubj was/AUX/broken/aux:pass broken/break/VERB/warned/ccomp q1>""",
        "it was broken",
        "guard (anonymous) → cited by prosecutors",
    ),
    "somebody by a verb that things do, too": (
        """<q1 the/DET/guard/det guard/NOUN/indicated/nsubj indicated/indicate/VERB/said/ccomp
        that/SCONJ/broken/mark it/PRON/broken/nsubj was/AUX/broken/aux:pass broken/break/VERB/indicated/ccomp q1>""",
        "it was broken",
        "guard (anonymous) → cited by prosecutors",
    ),
    "somebody of whom a long clause tells more": (
        """<q1 the/DET/guard/det guard/NOUN/told/nsubj who/PRON/served/nsubj had/AUX/served/aux
        served/serve/VERB/guard/acl:relcl in/ADP/depot/case the/DET/depot/det old/ADJ/depot/amod
        brick/NOUN/depot/compound
        depot/NOUN/served/obl behind/ADP/harbour/case the/DET/harbour/det small/ADJ/harbour/amod
        fishing/NOUN/harbour/compound
        harbour/NOUN/depot/nmod for/ADP/years/case six/NUM/years/nummod years/NOUN/served/obl told/tell/VERB/said/ccomp
        police/NOUN/told/iobj it/PRON/broken/nsubj was/AUX/broken/aux:pass broken/break/VERB/told/ccomp q1>""",
        "it was broken",
        "guard (anonymous) → told police → cited by prosecutors",
    ),
}

ALONE = {
    "a belief is no saying": """<q1 the/DET/guard/det guard/NOUN/thought/nsubj thought/think/VERB/said/ccomp
        it/PRON/fell/nsubj had/AUX/fell/aux fell/fall/VERB/thought/ccomp q1>""",
    "the outer speaker himself": """<q1 they/PRON/told/nsubj told/tell/VERB/said/ccomp police/NOUN/told/iobj
        he/PRON/fled/nsubj had/AUX/fled/aux fled/flee/VERB/told/ccomp q1>""",
    "a thing": """<q1 the/DET/verdict/det verdict/NOUN/indicated/nsubj indicated/indicate/VERB/said/ccomp
        that/SCONJ/fell/mark it/PRON/fell/nsubj had/AUX/fell/aux fell/fall/VERB/indicated/ccomp q1>""",
    "not said": """<q1 the/DET/guard/det guard/NOUN/say/nsubj did/AUX/say/aux not/PART/say/advmod
        say/VERB/said/ccomp it/PRON/fell/nsubj had/AUX/fell/aux fell/fall/VERB/say/ccomp q1>""",
    "not yet said": """<q1 the/DET/guard/det guard/NOUN/say/nsubj would/AUX/say/aux say/VERB/said/ccomp
        it/PRON/fell/nsubj had/AUX/fell/aux fell/fall/VERB/say/ccomp q1>""",
    "no clause": """<q1 the/DET/guard/det guard/NOUN/told/nsubj told/tell/VERB/said/ccomp the/DET/truth/det
        truth/NOUN/told/obj q1>""",
    "who did": """<q1 the/DET/guard/det guard/NOUN/left/nsubj who/PRON/said/nsubj said/say/VERB/guard/acl:relcl
        it/PRON/fell/nsubj had/AUX/fell/aux fell/fall/VERB/said/ccomp left/leave/VERB/said/ccomp q1>""",
}


def inner(doc: Document) -> list[str]:
    """Return the words of the attributions that are new."""
    return [
        a.content[0].of(doc.text) for a in nested.with_inner(doc, ENGLISH).attributions if a not in doc.attributions
    ]


@pytest.mark.parametrize(("content", "words", "chain"), FOUND.values(), ids=FOUND.keys())
def test_words_inside_words(content: str, words: str, chain: str) -> None:
    doc = nested.with_inner(document(f"{OUTER} {content}"), ENGLISH)
    assert [a.content[0].of(doc.text) for a in doc.attributions][1:] == [words]
    links = chains.links(doc, speakers.resolve(doc, ENGLISH), ENGLISH)[1]
    assert chains.line(links) == chain


@pytest.mark.parametrize("content", ALONE.values(), ids=ALONE.keys())
def test_left_alone(content: str) -> None:
    assert inner(document(f"{OUTER} {content}")) == []


def test_who_only_carried_it_makes_way() -> None:
    doc = document(
        """<q1 He/PRON/quit/nsubj would/AUX/quit/aux quit/VERB/told/ccomp ,/PUNCT/told/punct Brix/PROPN/told/nsubj
        told/tell/VERB/0/root [Organization Sunda/PROPN/told/iobj ] q1> ,/PUNCT/told/punct
        <c1 according/VERB/told/advcl to/ADP/according/fixed c1> <s1 [Organization Tass/PROPN/told/obl ] s1>
        ./PUNCT/told/punct"""
    )
    found = nested.with_inner(doc, ENGLISH)
    assert [(a.content[0].of(doc.text), a.source and a.source.of(doc.text)) for a in found.attributions] == [
        ("He would quit", "Brix")
    ]


@pytest.mark.parametrize(
    ("opening", "closing", "expected"),
    [("“", "”", ["it was broken"]), ("", "", [])],
    ids=["in his own words he is I", "out of them he may be he"],
)
def test_he_said_in_somebody_s_words(opening: str, closing: str, expected: list[str]) -> None:
    doc = document(
        f"""{opening} <q1 He/PRON/said/nsubj said/say/VERB/0/root that/SCONJ/broken/mark it/PRON/broken/nsubj
        was/AUX/broken/aux:pass broken/break/VERB/said/ccomp q1> , {closing}
        <s1 Moss/PROPN/added/nsubj s1> <c1 added/add/VERB/said/parataxis c1>
        ./PUNCT/said/punct"""
    )
    found = [
        a.content[0].of(doc.text) for a in nested.with_inner(doc, ENGLISH).attributions if a not in doc.attributions
    ]
    assert found == (expected if opening else [])


CARRIED = {
    # the content of "…, Tass reported", "…, police said" → what is left of both, its speaker and its chain
    ("reported/report", "a denial"): (
        """<q1 Brix/PROPN/denied/nsubj has/AUX/denied/aux denied/deny/VERB/{verb}/ccomp stealing/steal/VERB/denied/xcomp
        it/PRON/stealing/obj q1>""",
        [("stealing it", "Brix → cited by Tass")],
    ),
    ("reported/report", "a saying that the parse has torn"): (
        """<q1 Last/ADJ/week/amod week/NOUN/held/obl ,/PUNCT/week/punct Velland/PROPN/held/nsubj said/say/VERB/13/ccomp
        its/PRON/army/nmod:poss army/NOUN/held/nsubj had/AUX/held/aux held/hold/VERB/13/ccomp spies/NOUN/held/obj
        q1>""",
        [("its army had held spies", "Velland → cited by Tass")],
    ),
    ("reported/report", "a denial among other words"): (
        """<q1 The/DET/dam/det dam/NOUN/broke/nsubj broke/break/VERB/{verb}/ccomp at/ADP/night/case night/NOUN/broke/obl
        and/CCONJ/denied/cc Brix/PROPN/denied/nsubj denied/deny/VERB/broke/conj building/build/VERB/denied/xcomp
        it/PRON/building/obj q1>""",
        [
            ("The dam broke at night and Brix denied building it", "Tass"),
            ("building it", "Brix → cited by Tass"),
        ],
    ),
    ("said/say", "who asserts it says so too"): (
        """<q1 Brix/PROPN/denied/nsubj has/AUX/denied/aux denied/deny/VERB/{verb}/ccomp stealing/steal/VERB/denied/xcomp
        it/PRON/stealing/obj q1>""",
        [("Brix has denied stealing it", "Tass"), ("stealing it", "Brix → cited by Tass")],
    ),
}


@pytest.mark.parametrize(
    ("verb", "content", "expected"), [(k[0], *v) for k, v in CARRIED.items()], ids=map(str, CARRIED)
)
def test_what_somebody_behind_the_words_carried(verb: str, content: str, expected: list[tuple[str, str]]) -> None:
    form = verb.split("/")[0]
    outer = f",/PUNCT/{form}/punct <s1 Tass/PROPN/{form}/nsubj s1> <c1 {verb}/VERB/0/root c1> ./PUNCT/{form}/punct"
    doc = nested.with_inner(document(f"{content.format(verb=form)} {outer}"), ENGLISH)
    made = chains.links(doc, speakers.resolve(doc, ENGLISH), ENGLISH)
    assert [
        (attribution.content[0].of(doc.text), chains.line(links))
        for attribution, links in zip(doc.attributions, made, strict=True)
    ] == expected


def test_continued_attributions_keep_their_partners() -> None:
    doc = document(
        f"""{OUTER} <q1 a/DET/guard/det guard/NOUN/warned/nsubj warned/warn/VERB/said/ccomp it/PRON/broke/nsubj
        had/AUX/broke/aux broke/break/VERB/warned/ccomp q1> ./PUNCT/said/punct
        /
        <s2 He/PRON/added/nsubj s2> <c2 added/add/VERB/0/root c2> “/PUNCT/ran/punct <q2 we/PRON/ran/nsubj
        ran/run/VERB/added/ccomp q2> ”/PUNCT/ran/punct
        /
        “/PUNCT/swam/punct <q3 we/PRON/swam/nsubj swam/swim/VERB/0/root q3> ”/PUNCT/swam/punct
        """,
        continues={3: 2},
    )
    found = nested.with_inner(doc, ENGLISH)
    assert len(found.attributions) == 4
    assert found.attributions[3].continues == 2
