"""Who said it, from hand-parsed articles: no model.  A case is an article and who each attribution is expected to be."""

from __future__ import annotations

import pytest
from documents import document

from quotes import languages, speakers
from quotes.types import Document, Speaker

ENGLISH = languages.get("en")


def who(doc: Document) -> list[str]:
    """Return "how: name[ & name]" for every attribution."""
    return [
        f"{r.how}: {' & '.join(s.name for s in r.speakers)}" if r.speakers else r.how
        for r in speakers.resolve(doc, ENGLISH)
    ]


def first(doc: Document, number: int = 0) -> Speaker:
    """Return the first speaker of an attribution."""
    return speakers.resolve(doc, ENGLISH)[number].speakers[0]


SAID = "<c{n} said/say/VERB/0/root c{n}> <q{n} it/PRON/held/nsubj held/hold/VERB/said/ccomp q{n}> ./PUNCT/said/punct"

CASES = {
    "a surname takes the full name, titles are dropped": (
        """
        <s1 Colonel/PROPN/Mira/nmod:desc [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1> SAID1
        /
        <s2 [Person Sol/PROPN/said/nsubj ] s2> SAID2
        /
        <s3 Ms./PROPN/Sol/nmod:desc [Person Sol/PROPN/said/nsubj ] s3> SAID3
        """,
        ["named: Mira Sol", "named: Mira Sol", "named: Mira Sol"],
    ),
    "the full name may come last": (
        """
        <s1 [Person Sol/PROPN/said/nsubj ] s1> SAID1
        /
        <s2 [Person Mira/PROPN/said/nsubj J./PROPN/Mira/flat Sol/PROPN/Mira/flat ] s2> SAID2
        """,
        ["named: Mira J. Sol", "named: Mira J. Sol"],
    ),
    "two people of one surname are not guessed": (
        """
        Brothers/brother/NOUN/Ian/nmod:desc [Person Ian/PROPN/quarrelled/nsubj Park/PROPN/Ian/flat ] and/CCONJ/Leo/cc
        [Person Leo/PROPN/Ian/conj Park/PROPN/Leo/flat ] quarrelled/quarrel/VERB/0/root ./PUNCT/quarrelled/punct
        /
        <s1 [Person Park/PROPN/said/nsubj ] s1> SAID1
        """,
        ["unresolved"],
    ),
    "Mr and Mrs tell them apart": (
        """
        [Person Ian/PROPN/quarrelled/nsubj Park/PROPN/Ian/flat ] and/CCONJ/Lena/cc
        [Person Lena/PROPN/Ian/conj Park/PROPN/Lena/flat ] quarrelled/quarrel/VERB/0/root ./PUNCT/quarrelled/punct
        /
        <s1 Mrs./PROPN/Park/nmod:desc [Person Park/PROPN/said/nsubj ] s1> SAID1
        """,
        ["named: Lena Park"],
    ),
    "a first name alone": (
        """
        [Person Otto/PROPN/ran/nsubj Brix/PROPN/Otto/flat ] ran/run/VERB/0/root ./PUNCT/ran/punct
        /
        <s1 [Person Otto/PROPN/said/nsubj ] s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "possessives and particles": (
        """
        <s1 [Person Tariq/PROPN/lawyer/nmod:poss al/PROPN/Tariq/flat -/PUNCT/al/punct Amin/PROPN/Tariq/flat ] 's/PART/Tariq/case
        lawyer/NOUN/said/nsubj s1> SAID1
        /
        <s2 [Person Al/PROPN/said/nsubj ~-/PUNCT/Al/punct ~Amin/PROPN/Al/flat ] s2> SAID2
        """,
        ["nominal: Tariq al - Amin's lawyer", "named: Tariq al-Amin"],
    ),
    "a name in apposition to a description": (
        """
        Lena/PROPN/wept/nsubj wept/weep/VERB/0/root ./PUNCT/wept/punct
        /
        <s1 Her/PRON/lawyer/nmod:poss lawyer/NOUN/said/nsubj ,/PUNCT/Brix/punct
        [Person Otto/PROPN/lawyer/appos Brix/PROPN/Otto/flat ] ,/PUNCT/Brix/punct s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "he and she by gender": (
        """
        [Person Rana/PROPN/met/nsubj Aziz/PROPN/Rana/flat ] met/meet/VERB/0/root
        Mr./PROPN/Nils/nmod:desc [Person Nils/PROPN/met/obj Holm/PROPN/Nils/flat ] ./PUNCT/met/punct
        /
        <s1 He/PRON/said/nsubj s1> SAID1
        """,
        ["pronoun: Nils Holm"],
    ),
    "a pronoun across paragraphs": (
        """
        Colonel/PROPN/Abed/nmod:desc [Person Abed/PROPN/arrived/nsubj ] arrived/arrive/VERB/0/root ./PUNCT/arrived/punct

        <s1 He/PRON/said/nsubj s1> SAID1

        <s2 He/PRON/said/nsubj s2> SAID2
        """,
        ["pronoun: Abed", "pronoun: Abed"],
    ),
    "she before the name": (
        """
        When/SCONJ/told/mark <s1 she/PRON/told/nsubj s1> <c1 told/tell/VERB/left/advcl c1> us/PRON/told/obj
        <q1 it/PRON/held/nsubj held/hold/VERB/told/ccomp q1> ,/PUNCT/left/punct
        [Person Ivy/PROPN/left/nsubj Chen/PROPN/Ivy/flat ] left/leave/VERB/0/root ./PUNCT/left/punct
        """,
        ["pronoun: Ivy Chen"],
    ),
    "he is the unnamed source": (
        """
        <s1 A/DET/source/det senior/ADJ/source/amod security/NOUN/source/compound source/NOUN/said/nsubj
        from/ADP/Herat/case [Location Herat/PROPN/source/nmod ] s1> SAID1
        /
        <s2 he/PRON/said/nsubj s2> SAID2
        /
        <s3 The/DET/source/det same/ADJ/source/amod source/NOUN/said/nsubj s3> SAID3
        """,
        [
            "nominal: senior security source from Herat",
            "pronoun: senior security source from Herat",
            "nominal: senior security source from Herat",
        ],
    ),
    "a second official is somebody else": (
        """
        <s1 An/DET/official/det official/NOUN/said/nsubj in/ADP/Rabat/case [Location Rabat/PROPN/official/nmod ] s1> SAID1
        /
        <s2 A/DET/official/det second/ADJ/official/amod official/NOUN/said/nsubj s2> SAID2
        """,
        ["nominal: official in Rabat", "nominal: second official"],
    ),
    "the governor is who was called so, the deputy is not": (
        """
        Governor/PROPN/Uma/nmod:desc [Person Uma/PROPN/met/nsubj Reyes/PROPN/Uma/flat ] met/meet/VERB/0/root
        the/DET/governor/det deputy/NOUN/governor/compound governor/NOUN/met/obj ./PUNCT/met/punct
        /
        <s1 The/DET/governor/det governor/NOUN/said/nsubj s1> SAID1
        /
        <s2 The/DET/governor/det deputy/NOUN/governor/compound governor/NOUN/said/nsubj s2> SAID2
        """,
        ["nominal: Uma Reyes", "nominal: deputy governor"],
    ),
    "joint speakers are two": (
        """
        <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] and/CCONJ/Jan/cc
        [Person Jan/PROPN/Mira/conj Peel/PROPN/Jan/flat ] s1> SAID1
        /
        <s2 They/PRON/said/nsubj s2> SAID2
        """,
        ["named: Mira Sol & Jan Peel", "pronoun: Mira Sol & Jan Peel"],
    ),
    "one firm with an and in its name": (
        """
        <s1 [Organization Kell/PROPN/said/nsubj and/CCONJ/Kell/cc Sons/PROPN/Kell/conj ] s1> SAID1
        """,
        ["named: Kell and Sons"],
    ),
    "an acronym that the text explains": (
        """
        The/DET/Bank/det [Organization Bank/PROPN/acted/nsubj of/ADP/Ostrel/case Ostrel/PROPN/Bank/nmod ] (/PUNCT/BOO/punct
        [Organization BOO/PROPN/Bank/appos ] )/PUNCT/BOO/punct acted/act/VERB/0/root ./PUNCT/acted/punct
        /
        <s1 The/DET/BOO/det [Organization BOO/PROPN/said/nsubj ] s1> SAID1
        /
        <s2 It/PRON/said/nsubj s2> SAID2
        /
        <s3 The/DET/bank/det bank/NOUN/said/nsubj s3> SAID3
        """,
        ["named: Bank of Ostrel", "pronoun: Bank of Ostrel", "nominal: Bank of Ostrel"],
    ),
    "they of a group, not of a person": (
        """
        Residents/resident/NOUN/met/nsubj met/meet/VERB/0/root [Person Otto/PROPN/met/obj Brix/PROPN/Otto/flat ] ./PUNCT/met/punct
        /
        <s1 They/PRON/said/nsubj s1> SAID1
        """,
        ["pronoun: residents"],
    ),
    "who is the noun before it": (
        """
        [Person Otto/PROPN/left/nsubj Brix/PROPN/Otto/flat ] ,/PUNCT/said/punct <s1 who/PRON/said/nsubj s1>
        <c1 said/say/VERB/Otto/acl:relcl c1> <q1 it/PRON/held/nsubj held/hold/VERB/said/ccomp q1> ,/PUNCT/said/punct
        left/leave/VERB/0/root ./PUNCT/left/punct
        """,
        ["pronoun: Otto Brix"],
    ),
}


def expand(table: str) -> str:
    """Write out "SAID1" as the words of a plain attribution."""
    for number in range(1, 6):
        table = table.replace(f"SAID{number}", SAID.format(n=number))
    return table


@pytest.mark.parametrize(("table", "expected"), CASES.values(), ids=CASES.keys())
def test_who_said_it(table: str, expected: list[str]) -> None:
    assert who(document(expand(table))) == expected
