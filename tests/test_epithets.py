"""Whom an epithet may mean, what tells, and how the weights come about."""

from __future__ import annotations

import pytest
from documents import document

from quotes import languages, speakers
from quotes.evaluate.epithets import Candidate, crossed, fit, judged
from quotes.speakers import epithets

ENGLISH = languages.get("en")
BRIX = "[Person Otto/PROPN/{verb}/nsubj Brix/PROPN/Otto/flat ]"
HELD = "<q{n} it/PRON/held{n}/nsubj held{n}/hold/VERB/said/ccomp q{n}> ./PUNCT/said/punct"
SAID = "<c{n} said/say/VERB/0/root c{n}> " + HELD
BRIX_SAID = f"<s1 {BRIX.format(verb='said')} s1> {SAID.format(n=1)}"
# two have spoken, so that nothing but the weights can tell which is meant
BOTH_SAID = f"{BRIX_SAID}\n/\n<s2 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s2> {SAID.format(n=2)}"
# text → the description that speaks, and who of those named may be called so
CANDIDATES = {
    "whoever is named elsewhere": (
        f"{BOTH_SAID}\n/\n<s3 the/DET/jurist/det jurist/NOUN/said/nsubj s3> {SAID.format(n=3)}",
        ["jurist: Otto Brix & Mira Sol"],
    ),
    "not whose he is": (
        f"{BRIX_SAID}\n/\n<s2 [Person Brix/PROPN/lawyer/nmod:poss ] 's/PART/Brix/case lawyer/NOUN/said/nsubj s2>"
        f" {SAID.format(n=2)}",
        ["Brix's lawyer: "],
    ),
    "not whom he speaks for": (
        f"{BRIX_SAID}\n/\n<s2 a/DET/lawyer/det lawyer/NOUN/said/nsubj for/ADP/Brix/case"
        f" [Person Brix/PROPN/lawyer/nmod ] s2> {SAID.format(n=2)}",
        ["lawyer for Brix: "],
    ),
    "not of whom he is, by what that one does": (
        f"{BRIX_SAID}\n/\n<s2 the/DET/aide/det aide/NOUN/said/nsubj of/ADP/singer/case singer/NOUN/Brix/nmod:desc"
        f" [Person Brix/PROPN/aide/appos ] s2> {SAID.format(n=2)}",
        ["aide of singer Brix: "],
    ),
    "not who told of him": (
        "<s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> <c1 said/say/VERB/0/root c1>"
        " <q1 the/DET/guard/det guard/NOUN/slept/nsubj slept/sleep/VERB/said/ccomp q1> ./PUNCT/said/punct"
        f"\n/\n<s2 the/DET/guard/det guard/NOUN/said/nsubj s2> {SAID.format(n=2)}",
        ["guard: "],
    ),
    "nobody of another rank": (
        f"{BOTH_SAID}\n/\n<s3 Governor/PROPN/Ida/nmod:desc [Person Ida/PROPN/said/nsubj Falk/PROPN/Ida/flat ] s3>"
        f" {SAID.format(n=3)}\n/\n<s4 the/DET/governor/det deputy/NOUN/governor/compound governor/NOUN/said/nsubj s4>"
        f" {SAID.format(n=4)}",
        ["deputy governor: Otto Brix & Mira Sol"],
    ),
    "no spokesman of something that is named": (
        f"{BRIX_SAID}\n/\n<s2 the/DET/spokesman/det spokesman/NOUN/said/nsubj for/ADP/Tarn/case"
        f" [Location Tarn/PROPN/spokesman/nmod ] s2> {SAID.format(n=2)}",
        ["spokesman for Tarn: "],
    ),
}


@pytest.mark.parametrize(("table", "expected"), CANDIDATES.values(), ids=CANDIDATES.keys())
def test_who_may_be_called_so(table: str, expected: list[str]) -> None:
    read = speakers.epithets_of(document(table), ENGLISH)
    found = [f"{one.referent.name}: {' & '.join(p.name for p in read.candidates(one))}" for one in read.found()]
    assert found == expected


def test_what_stands_between_them_is_told_by_name() -> None:
    read = speakers.epithets_of(document(CANDIDATES["whoever is named elsewhere"][0]), ENGLISH)
    epithet = read.found()[0]
    brix, sol = (set(read.features(epithet, one)) for one in read.candidates(epithet))
    assert {"definite", "has no role", "up to 2 persons"} <= brix & sol
    assert {"definite, spoke last", "spoke right before", "up to 0 others since"} <= sol - brix
    assert not {"speaks next", "is named only later", "an office", "was introduced"} & (brix | sol)


@pytest.mark.parametrize(("bias", "speaker"), [(0.0, "Mira Sol"), (-5.0, "jurist")])
def test_only_what_is_likely_gets_the_name(bias: float, speaker: str) -> None:
    with epithets.WEIGHTS.replaced({"": bias, "spoke last": 2.0}):
        found = speakers.resolve(document(CANDIDATES["whoever is named elsewhere"][0]), ENGLISH)[2].speakers[0]
    assert found.name == speaker
    assert [mention.text for mention in found.mentions] == (
        ["Mira Sol", "the jurist"] if speaker == "Mira Sol" else ["the jurist"]
    )


def rows(article: int) -> list[Candidate]:
    return [
        Candidate(article, 0, ("definite", "spoke last"), True),
        Candidate(article, 0, ("definite",), False),
        Candidate(article, 1, ("indefinite", "spoke last"), False),
    ]


def test_weights_tell_who_is_meant_and_are_judged_by_those_of_others() -> None:
    every = [row for article in range(80) for row in rows(article)]
    with epithets.WEIGHTS.replaced(fit(every)):
        assert judged(every) == (80, 0, 80)
    assert crossed(every) == (80, 0, 80)
