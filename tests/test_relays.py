"""Who passes words on and whom words were told to, where the parse does not show it."""

from __future__ import annotations

import pytest
from documents import document

from quotes import languages, repairs
from quotes.mended_parse import with_whole_hearers

ENGLISH = languages.get("en")

# (table, source, cue, content) after the repair; the parse hangs all phrases on the first word and shows nothing
RELAYED = [
    (  # a paper that cites somebody between commas
        """
        <s1 Reuters/PROPN/0/root s1> <c1 reported/report/VERB/Reuters/dep c1> ,/PUNCT/Reuters/dep
        citing/cite/VERB/Reuters/dep <q1 a/DET/source/det ministry/NOUN/source/compound source/NOUN/Reuters/dep
        ,/PUNCT/Reuters/dep that/SCONJ/Reuters/dep ships/NOUN/Reuters/dep sank/sink/VERB/Reuters/dep q1>
        ./PUNCT/Reuters/dep
        """,
        ("a ministry source", "reported", ["ships sank"]),
    ),
    (  # a paper that cites somebody behind it all
        """
        <s1 Reuters/PROPN/0/root s1> <c1 reported/report/VERB/Reuters/dep c1> <q1 ships/NOUN/Reuters/dep
        sank/sink/VERB/Reuters/dep ,/PUNCT/Reuters/dep citing/cite/VERB/Reuters/dep two/NUM/officials/nummod
        officials/official/NOUN/Reuters/dep q1> ./PUNCT/Reuters/dep
        """,
        ("two officials", "reported", ["ships sank"]),
    ),
    (  # "poor health" is no source
        """
        <s1 Reuters/PROPN/0/root s1> <c1 reported/report/VERB/Reuters/dep c1> <q1 Brix/PROPN/Reuters/dep
        left/leave/VERB/Reuters/dep ,/PUNCT/Reuters/dep citing/cite/VERB/Reuters/dep poor/ADJ/Reuters/dep
        health/NOUN/Reuters/dep q1> ./PUNCT/Reuters/dep
        """,
        ("Reuters", "reported", ["Brix left, citing poor health"]),
    ),
    (  # who told a station what an agency then reported
        """
        <q1 Ships/NOUN/0/root sank/sink/VERB/Ships/dep ,/PUNCT/Ships/dep [Person Otto/PROPN/Ships/dep
        Brix/PROPN/Ships/dep ] told/tell/VERB/Ships/dep [Organization Tarn/PROPN/Ships/dep TV/PROPN/Ships/dep ] q1>
        ,/PUNCT/Ships/dep <s1 [Organization Interfax/PROPN/Ships/dep ] s1> <c1 reported/report/VERB/Ships/dep c1>
        ./PUNCT/Ships/dep
        """,
        ("Otto Brix", "told", ["Ships sank"]),
    ),
    (  # "as saying" behind the words
        """
        “/PUNCT/It/punct <q1 It/PRON/0/root sank/sink/VERB/It/dep q1> ,/PUNCT/It/dep ”/PUNCT/It/punct
        <s1 Brix/PROPN/It/dep s1> <c1 was/AUX/It/dep quoted/quote/VERB/It/dep c1> by/ADP/It/dep Tass/PROPN/It/dep
        <q1 as/SCONJ/It/dep saying/say/VERB/It/dep q1> ./PUNCT/It/dep
        """,
        ("Brix", "was quoted", ["It sank"]),
    ),
]


@pytest.mark.parametrize(("table", "expected"), RELAYED)
def test_relayed_words_have_their_source(table: str, expected: tuple[str, str, list[str]]) -> None:
    found = document(table)
    (draft,) = repairs.as_relayed(found, found.attributions, ENGLISH)
    assert draft.source is not None
    assert draft.cue is not None
    content = [piece.of(found.text) for piece in draft.content]
    assert (draft.source.of(found.text), draft.cue.of(found.text), content) == expected


# (table, the word on which all others of the hearer hang, its own relation)
HEARERS = [
    (  # an office and a name, torn apart
        """
        <s1 She/PRON/told/nsubj s1> <c1 told/tell/VERB/0/root c1> NPR/PROPN/told/iobj correspondent/NOUN/told/iobj
        Ned/PROPN/told/obl Hale/PROPN/told/iobj
        <q1 that/SCONJ/sank/mark it/PRON/sank/nsubj sank/sink/VERB/told/ccomp q1>
        """,
        ("Hale", "iobj"),
    ),
    (  # a programme and whose it is, and the day behind
        """
        <s1 She/PRON/told/nsubj s1> <c1 told/tell/VERB/0/root c1> KBS/PROPN/told/obl '/PUNCT/told/iobj
        Face/PROPN/told/obl the/DET/Land/det Land/PROPN/told/obl Sunday/PROPN/told/obl
        <q1 it/PRON/sank/nsubj sank/sink/VERB/told/ccomp q1>
        """,
        ("Land", "iobj"),
    ),
    (  # whom an interview is with
        """
        In/ADP/interview/case an/DET/interview/det interview/NOUN/said/obl with/ADP/interview/case
        conservative/ADJ/interview/nmod host/NOUN/said/obl Greg/PROPN/interview/nmod Marlo/PROPN/said/obl
        ,/PUNCT/said/punct <s1 she/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1>
        <q1 it/PRON/sank/nsubj sank/sink/VERB/said/ccomp q1>
        """,
        ("Marlo", "nmod"),
    ),
]


@pytest.mark.parametrize(("table", "expected"), HEARERS)
def test_a_hearer_is_one_nominal(table: str, expected: tuple[str, str]) -> None:
    mended = with_whole_hearers(document(table), ENGLISH)
    head = next(n for n, word in enumerate(mended.words) if word.text == expected[0])
    assert mended.words[head].relation == expected[1]
    inside = [word.head for n, word in enumerate(mended.words) if word.relation == "compound"]
    assert inside
    assert set(inside) == {head}


def test_a_hearer_that_is_whole_stays_so() -> None:
    whole = document(
        """
        <s1 She/PRON/told/nsubj s1> <c1 told/tell/VERB/0/root c1> [Person Ned/PROPN/told/iobj Hale/PROPN/Ned/flat ]
        <q1 it/PRON/sank/nsubj sank/sink/VERB/told/ccomp q1>
        """
    )
    assert with_whole_hearers(whole, ENGLISH).words == whole.words
