"""Who is told, and where what is told begins, in parses that run the two together."""

from __future__ import annotations

import pytest
from documents import document

from quotes import languages
from quotes.addressed import told_clause, with_addressees

ENGLISH = languages.get("en")
TOLD = "<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root/VerbForm=Fin c1> "
HAD = " had/AUX/left/aux/VerbForm=Fin left/leave/VERB/told/ccomp ./PUNCT/told/punct"

# (words between "told" and the verb of the clause, who is told, the subject of the clause; None: nothing to part)
CASES = [
    ("[Organization AFP/PROPN/teams/compound ] rescue/NOUN/teams/compound teams/team/NOUN/left/nsubj", "AFP", "teams"),
    (
        """
        the/DET/staff/det [Organization Herald/PROPN/staff/compound ] council/NOUN/staff/compound staff/NOUN/told/iobj
        """,
        "the Herald",
        "staff",
    ),
    ("the/DET/talks/det daily/ADJ/talks/amod talks/talk/NOUN/left/nsubj", "the daily", "talks"),
    (
        "this/DET/newspaper/det newspaper/NOUN/told/iobj residents/resident/NOUN/told/iobj",
        "this newspaper",
        "residents",
    ),
    ("the/DET/nurses/det inquiry/NOUN/told/iobj nurses/nurse/NOUN/left/nsubj", "the inquiry", "nurses"),
    ("parliament/NOUN/prices/compound prices/price/NOUN/left/nsubj", "parliament", "prices"),
    (
        "Lagos/PROPN/residents/compound residents/resident/NOUN/told/iobj they/PRON/left/nsubj",
        "Lagos residents",
        "they",
    ),
    (  # a noun for somebody is told more surely than a part of one
        "police/NOUN/officers/compound officers/officer/NOUN/told/iobj two/NUM/men/nummod men/man/NOUN/left/nsubj",
        "police officers",
        "men",
    ),
    (  # a time stands between
        "reporters/reporter/NOUN/told/iobj this/DET/week/det week/NOUN/left/obl:unmarked talks/talk/NOUN/left/nsubj",
        "reporters",
        "talks",
    ),
    (  # an office and a name
        """judge/NOUN/told/iobj [Person Ana/PROPN/left/nsubj Voll/PROPN/Ana/flat ] crews/crew/NOUN/told/iobj""",
        "judge Ana Voll",
        "crews",
    ),
    ("reporters/reporter/NOUN/told/iobj that/SCONJ/left/mark talks/talk/NOUN/left/nsubj", None, None),
    ("residents/resident/NOUN/told/iobj", None, None),
    ("eels/eel/NOUN/boats/compound boats/boat/NOUN/left/nsubj", None, None),
]


@pytest.mark.parametrize(("between", "hearer", "subject"), CASES)
def test_hearer_and_subject_are_parted(between: str, hearer: str | None, subject: str | None) -> None:
    doc = document(TOLD + between + HAD)
    mended = with_addressees(doc, ENGLISH)
    found = told_clause(doc, 1, ENGLISH)
    if hearer is None:
        assert found is None
        assert mended is doc
        return
    assert found is not None
    assert found[0].of(doc.text) == hearer
    left = next(n for n, word in enumerate(mended.words) if word.text == "left")
    told = [mended.words[n].text for n in mended.children(1) if mended.words[n].relation == "iobj"]
    assert told == hearer.split()[-1:]
    assert [mended.words[n].text for n in mended.children(left) if mended.words[n].relation == "nsubj"] == [subject]


def test_the_clause_begins_behind_the_time() -> None:
    doc = document(TOLD + CASES[8][0] + HAD)
    found = told_clause(doc, 1, ENGLISH)
    assert found is not None
    assert doc.text[found[1] :].startswith("talks had left")


@pytest.mark.parametrize(
    "table",
    [
        # verbs that can do without a hearer, and whom a passive tells
        TOLD.replace("told/tell", "warned/warn").replace("told", "warned")
        + "AFP/PROPN/teams/compound teams/NOUN/left/nsubj"
        + HAD.replace("told", "warned"),
        "Moro/PROPN/told/nsubj:pass was/be/AUX/told/aux:pass told/tell/VERB/0/root police/NOUN/men/compound "
        "men/man/NOUN/left/nsubj" + HAD,
        TOLD + "Reuters/PROPN/talks/compound talks/talk/NOUN/told/obj ./PUNCT/told/punct",
    ],
)
def test_nothing_else_is_parted(table: str) -> None:
    doc = document(table)
    assert with_addressees(doc, ENGLISH) is doc


@pytest.mark.parametrize(
    ("hearer", "told"),
    [
        ("judge/NOUN/told/iobj [Person Ana/PROPN/told/nsubj Voll/PROPN/Ana/flat ] that/SCONJ/left/mark", ["Ana"]),
        ("judge/NOUN/told/iobj [Person Ana/PROPN/judge/appos Voll/PROPN/Ana/flat ] that/SCONJ/left/mark", ["Ana"]),
        ("judge/NOUN/told/iobj that/SCONJ/left/mark [Person Ana/PROPN/left/nsubj ]", ["judge"]),
        ("judge/NOUN/told/iobj [Person Ana/PROPN/left/nsubj ]", ["judge"]),
        ("judges/judge/NOUN/told/iobj/Number=Plur [Person Ana/PROPN/told/nsubj ] that/SCONJ/left/mark", ["judges"]),
    ],
    ids=["a subject", "an apposition", "he who left", "she who left", "many judges"],
)
def test_whoever_holds_the_office_is_told(hearer: str, told: list[str]) -> None:
    mended = with_addressees(document(TOLD + hearer + HAD), ENGLISH)
    assert [mended.words[n].text for n in mended.children(1) if mended.words[n].relation == "iobj"] == told
