"""Who said it: hand-parsed articles, and who each of their attributions is expected to be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from documents import document

from quotes import languages, speakers
from quotes.types import Affinity, Article, Document, Speaker

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
    "a son and his father's namesake are told apart by Jr.": (
        """
        <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1> SAID1
        /
        <s2 [Person Roy/PROPN/said/nsubj Sol/PROPN/Roy/flat Jr./PROPN/Roy/flat ] s2> SAID2
        /
        <s3 [Person Sol/PROPN/said/nsubj Jr./PROPN/Sol/flat ] s3> SAID3
        """,
        ["named: Mira Sol", "named: Roy Sol Jr.", "named: Roy Sol Jr."],
    ),
    "a title that is somebody's surname": (
        """
        <s1 [Person Ko/PROPN/said/nsubj Min-ja/PROPN/Ko/flat ] s1> SAID1
        /
        <s2 [Person Ko/PROPN/said/nsubj ] s2> SAID2
        """,
        ["named: Ko Min-ja", "named: Ko Min-ja"],
    ),
    "an office that is somebody's surname": (
        """
        <s1 [Person Nora/PROPN/said/nsubj Chief/PROPN/Nora/flat ] s1> SAID1
        /
        <s2 Chief/PROPN/said/nsubj s2> SAID2
        """,
        ["named: Nora Chief", "named: Nora Chief"],
    ),
    "the first sentence gives the office, the second the name": (
        """
        <s1 The/DET/chairman/det former/ADJ/chairman/amod chairman/NOUN/said/nsubj of/ADP/Authority/case
        the/DET/Authority/det [Organization Ports/PROPN/Authority/compound Authority/PROPN/chairman/nmod ] s1> SAID1
        /
        [Person Otto/PROPN/held/nsubj Brix/PROPN/Otto/flat ] held/hold/VERB/0/root a/DET/briefing/det
        briefing/NOUN/held/obj ./PUNCT/held/punct
        /
        <s2 [Person Brix/PROPN/said/nsubj ] s2> SAID2
        """,
        ["nominal: Otto Brix", "named: Otto Brix"],
    ),
    "a name with an office of its own is somebody else": (
        """
        <s1 The/DET/chairman/det former/ADJ/chairman/amod chairman/NOUN/said/nsubj of/ADP/Authority/case
        the/DET/Authority/det [Organization Ports/PROPN/Authority/compound Authority/PROPN/chairman/nmod ] s1> SAID1
        /
        Judge/PROPN/Otto/nmod:desc [Person Otto/PROPN/held/nsubj Brix/PROPN/Otto/flat ] held/hold/VERB/0/root
        a/DET/briefing/det briefing/NOUN/held/obj ./PUNCT/held/punct
        """,
        ["nominal: former chairman of the Ports Authority"],
    ),
    "the spokesman who goes on is who has just spoken": (
        """
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> SAID1
        /
        <s2 The/DET/spokesman/det [Organization Ports/PROPN/Ministry/compound Ministry/PROPN/spokesman/compound ]
        spokesman/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Otto Brix", "nominal: Otto Brix"],
    ),
    "a spokesman of something named behind may be anybody": (
        """
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> SAID1
        /
        <s2 The/DET/spokesman/det spokesman/NOUN/said/nsubj for/ADP/Ministry/case the/DET/Ministry/det
        [Organization Ports/PROPN/Ministry/compound Ministry/PROPN/spokesman/nmod ] s2> SAID2
        """,
        ["named: Otto Brix", "nominal: spokesman for the Ports Ministry"],
    ),
    "rumour is nobody": ("<s1 Rumours/rumour/NOUN/said/nsubj s1> SAID1", ["unresolved"]),
    "who is told does not speak": (
        """
        <s1 The/DET/court/det court/NOUN/told/nsubj:pass s1> <c1 was/be/AUX/told/aux:pass told/tell/VERB/0/root c1>
        <q1 it/PRON/held/nsubj held/hold/VERB/told/ccomp q1> ./PUNCT/told/punct
        /
        <s2 The/DET/inquest/det inquest/NOUN/heard/nsubj s2> <c2 heard/hear/VERB/0/root c2>
        <q2 it/PRON/held/nsubj held/hold/VERB/heard/ccomp q2> ./PUNCT/heard/punct
        """,
        ["unresolved", "unresolved"],
    ),
    "who takes over as the subject is he": (
        """
        <s1 Mr./PROPN/Nils/nmod:desc [Person Nils/PROPN/said/nsubj Holm/PROPN/Nils/flat ] s1> SAID1
        /
        <s2 He/PRON/said/nsubj s2> SAID2
        /
        <s3 He/PRON/said/nsubj s3> SAID3
        /
        [Person Quill/PROPN/fishes/nsubj Aduro/PROPN/Quill/flat ] fishes/fish/VERB/0/root ./PUNCT/fishes/punct
        /
        He/PRON/sails/nsubj sails/sail/VERB/0/root his/PRON/boat/nmod:poss boat/NOUN/sails/obj ./PUNCT/sails/punct
        /
        <s4 He/PRON/said/nsubj s4> SAID4
        """,
        ["named: Nils Holm", "pronoun: Nils Holm", "pronoun: Nils Holm", "pronoun: Quill Aduro"],
    ),
    "they for one unnamed source": (
        """
        <s1 A/DET/source/det source/NOUN/said/nsubj s1> SAID1
        /
        <s2 they/PRON/said/nsubj s2> SAID2
        """,
        ["nominal: source", "pronoun: source"],
    ),
    "the official is whoever near has an office": (
        """
        <s1 Minister/PROPN/Ana/nmod:desc [Person Ana/PROPN/said/nsubj Valdo/PROPN/Ana/flat ] s1> SAID1
        /
        <s2 The/DET/official/det official/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Ana Valdo", "nominal: Ana Valdo"],
    ),
    "the firm is not the agency that it told": (
        """
        [Organization Orrel/PROPN/sells/nsubj Oil/PROPN/Orrel/flat ] sells/sell/VERB/0/root tar/NOUN/sells/obj
        ./PUNCT/sells/punct
        /
        <s1 The/DET/firm/det firm/NOUN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> [Organization AFP/PROPN/told/iobj ]
        <q1 it/PRON/held/nsubj held/hold/VERB/told/ccomp q1> ./PUNCT/told/punct
        /
        <s2 The/DET/firm/det firm/NOUN/said/nsubj s2> SAID2
        """,
        ["nominal: Orrel Oil", "nominal: Orrel Oil"],
    ),
    "capitals of a headline make no longer name": (
        """
        [Organization Orrel/PROPN/Flies/nsubj Flag/PROPN/Orrel/flat ] Flies/fly/VERB/0/root Over/ADP/Port/case
        Port/PROPN/Flies/obl
        /
        <s1 [Organization Orrel/PROPN/said/nsubj ] s1> SAID1
        """,
        ["named: Orrel"],
    ),
    "nobody in what is said goes on in the sentence": (
        """
        <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1> <c1 said/say/VERB/0/root c1>
        <q1 the/DET/men/det men/NOUN/held/nsubj held/hold/VERB/said/ccomp q1> ,/PUNCT/adding/punct
        <c2 adding/add/VERB/held/advcl/VerbForm=Part c2> <q2 it/PRON/rained/nsubj rained/rain/VERB/adding/ccomp q2>
        """,
        ["named: Mira Sol", "elided: Mira Sol"],
    ),
    "possessives and particles": (
        """
        <s1 [Person Tariq/PROPN/lawyer/nmod:poss al/PROPN/Tariq/flat -/PUNCT/al/punct Amin/PROPN/Tariq/flat ]
        's/PART/Tariq/case
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
        <s1 An/DET/official/det official/NOUN/said/nsubj in/ADP/Rabat/case [Location Rabat/PROPN/official/nmod
        ] s1> SAID1
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
    "nor is the governor the deputy where nobody else spoke": (
        """
        <s1 Governor/PROPN/Ida/nmod:desc [Person Ida/PROPN/said/nsubj Falk/PROPN/Ida/flat ] s1> SAID1
        <s2 The/DET/governor/det deputy/NOUN/governor/compound governor/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Ida Falk", "nominal: deputy governor"],
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
        The/DET/Bank/det [Organization Bank/PROPN/acted/nsubj of/ADP/Ostrel/case Ostrel/PROPN/Bank/nmod ]
        (/PUNCT/BOO/punct
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
        Residents/resident/NOUN/met/nsubj met/meet/VERB/0/root [Person Otto/PROPN/met/obj Brix/PROPN/Otto/flat
        ] ./PUNCT/met/punct
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
    "two of a group, by name": (
        """
        <s1 Two/NUM/ministers/nummod ministers/minister/NOUN/said/nsubj/Number=Plur ,/PUNCT/Greta/punct
        [Person Greta/PROPN/ministers/appos Holm/PROPN/Greta/flat ] and/CCONJ/Sixten/cc
        [Person Sixten/PROPN/Greta/conj Brix/PROPN/Sixten/flat ] s1> SAID1
        """,
        ["named: Greta Holm & Sixten Brix"],
    ),
    "the subject of the verb before": (
        """
        <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1> <c1 said/say/VERB/0/root c1>
        <q1 it/PRON/held/nsubj held/hold/VERB/said/ccomp q1> ,/PUNCT/adding/punct <c2 adding/add/VERB/said/advcl c2>
        <q2 it/PRON/lasted/nsubj lasted/last/VERB/adding/ccomp q2> ./PUNCT/said/punct
        """,
        ["named: Mira Sol", "elided: Mira Sol"],
    ),
    "quoted as saying": (
        """
        [Person Mira/PROPN/quoted/nsubj:pass Sol/PROPN/Mira/flat ] was/AUX/quoted/aux:pass quoted/quote/VERB/0/root
        as/SCONJ/saying/mark <c1 saying/say/VERB/quoted/advcl c1> <q1 it/PRON/held/nsubj held/hold/VERB/saying/ccomp q1>
        """,
        ["elided: Mira Sol"],
    ),
    "nobody says what it is understood": (
        """
        It/PRON/understood/expl is/AUX/understood/aux:pass <c1 understood/understand/VERB/0/root c1>
        <q1 it/PRON/held/nsubj held/hold/VERB/understood/ccomp q1> ./PUNCT/understood/punct
        """,
        ["unresolved"],
    ),
    "whoever asked is not who was asked": (
        """
        <c1 Asked/ask/VERB/said/advcl/Tense=Past|VerbForm=Part c1> <q1 whether/SCONJ/held/mark it/PRON/held/nsubj
        held/hold/VERB/Asked/ccomp q1> ,/PUNCT/said/punct
        <s2 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s2> SAID2
        """,
        ["unresolved", "named: Mira Sol"],
    ),
    "nobody is nobody": (
        """
        <s1 Nobody/PRON/said/nsubj s1> SAID1
        """,
        ["unresolved"],
    ),
    "I in somebody's words is he": (
        """
        “/PUNCT/wrote/punct <q1 <s2 I/PRON/told/nsubj s2> <c2 told/tell/VERB/wrote/ccomp c2> them/PRON/told/obj
        <q2 it/PRON/leaked/nsubj leaked/leak/VERB/told/ccomp q2> q1> ,/PUNCT/wrote/punct ”/PUNCT/wrote/punct
        <c1 wrote/write/VERB/0/root c1> <s1 [Person Mira/PROPN/wrote/nsubj Sol/PROPN/Mira/flat ] s1> ./PUNCT/wrote/punct
        """,
        ["named: Mira Sol", "pronoun: Mira Sol"],
    ),
    "I of the reporter, who is not known": (
        """
        <s1 I/PRON/said/nsubj s1> SAID1
        """,
        ["unresolved"],
    ),
    "a pronoun right after a name that two people have is not guessed": (
        """
        [Person Ian/PROPN/quarrelled/nsubj Park/PROPN/Ian/flat ] and/CCONJ/Leo/cc
        [Person Leo/PROPN/Ian/conj Park/PROPN/Leo/flat ] quarrelled/quarrel/VERB/0/root ./PUNCT/quarrelled/punct
        /
        [Person Park/PROPN/left/nsubj ] left/leave/VERB/0/root ./PUNCT/left/punct
        /
        <s1 He/PRON/said/nsubj s1> SAID1
        """,
        ["unresolved"],
    ),
    "the spokeswoman is she": (
        """
        [Person Robin/PROPN/left/nsubj Ashby/PROPN/Robin/flat ] left/leave/VERB/0/root ./PUNCT/left/punct
        /
        <s1 a/DET/spokeswoman/det spokeswoman/NOUN/said/nsubj for/ADP/port/case the/DET/port/det
        port/NOUN/spokeswoman/nmod s1> SAID1
        /
        <s2 She/PRON/said/nsubj s2> SAID2
        """,
        ["nominal: spokeswoman for the port", "pronoun: spokeswoman for the port"],
    ),
    "the insurgents are the group that is named": (
        """
        The/DET/Taliban/det [NORP Taliban/PROPN/won/nsubj ] won/win/VERB/0/root ./PUNCT/won/punct
        /
        <s1 the/DET/insurgents/det insurgents/insurgent/NOUN/said/nsubj/Number=Plur s1> SAID1
        """,
        ["nominal: Taliban"],
    ),
    "a name that the model has cut in two": (
        """
        <s1 [Person Otto/PROPN/Brix/compound ] [Person Brix/PROPN/said/nsubj ] s1> SAID1
        /
        <s2 [Person Brix/PROPN/said/nsubj ] s2> SAID2
        """,
        ["named: Otto Brix", "named: Otto Brix"],
    ),
    "a name that is marked as nothing": (
        """
        <s1 Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "a name that the parse has cut in two subjects": (
        """
        <s1 [Person Otto/PROPN/said/nsubj ] [Person Brix/PROPN/said/nsubj ] s1> SAID1
        /
        <s2 [Person Brix/PROPN/said/nsubj ] s2> SAID2
        """,
        ["named: Otto Brix", "named: Otto Brix"],
    ),
    "an unmarked name whose surname is marked later": (
        """
        Voters/NOUN/met/nsubj met/meet/VERB/0/root Brill/PROPN/met/obj Holm/PROPN/Brill/flat ./PUNCT/met/punct
        /
        <s1 [Person Holm/PROPN/said/nsubj ] s1> SAID1
        """,
        ["named: Brill Holm"],
    ),
    "Mrs makes an unmarked name a person's": (
        """
        <s1 Mrs./PROPN/Kell/nmod:desc Kell/PROPN/said/nsubj s1> SAID1
        /
        <s2 She/PRON/said/nsubj s2> SAID2
        """,
        ["named: Kell", "pronoun: Kell"],
    ),
    "a full name marked as a place is a person's where the surname is": (
        """
        [Location Ivy/PROPN/Chen/compound Chen/PROPN/won/nsubj ] won/win/VERB/0/root ./PUNCT/won/punct
        /
        <s1 [Person Chen/PROPN/said/nsubj ] s1> SAID1
        """,
        ["named: Ivy Chen"],
    ),
    "a person in front of a title is not the speaker": (
        """
        <s1 [Person Kerr/PROPN/manager/compound ] campaign/NOUN/manager/compound manager/NOUN/said/nsubj
        [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "a body in front of a person is not the speaker": (
        """
        <s1 [Organization Velland/PROPN/Board/compound Board/PROPN/said/nsubj ] ,/PUNCT/Board/punct
        head/NOUN/Otto/appos of/ADP/roads/case roads/NOUN/head/nmod
        [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "a study is not one of its authors": (
        """
        <s1 A/DET/study/det study/NOUN/said/nsubj by/ADP/Otto/case
        [Person Otto/PROPN/study/nmod Brix/PROPN/Otto/flat ] and/CCONJ/Kell/cc Professor/PROPN/Kell/nmod:desc
        [Person Kell/PROPN/study/appos ] s1> SAID1
        """,
        ["nominal: study by Otto Brix"],
    ),
    "two titles are one person": (
        """
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] ,/PUNCT/chief/punct chief/NOUN/Otto/appos
        of/ADP/roads/case roads/NOUN/chief/nmod and/CCONJ/chairman/cc chairman/NOUN/Otto/conj
        of/ADP/board/case the/DET/board/det
        board/NOUN/chairman/nmod s1> SAID1
        /
        <s2 the/DET/chairman/det chairman/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Otto Brix", "nominal: Otto Brix"],
    ),
    "an office in capitals is no body": (
        """
        [Organization Velland/PROPN/MEC/compound MEC/PROPN/won/nsubj for/ADP/Roads/case Roads/PROPN/MEC/nmod ]
        [Person Mira/PROPN/won/nsubj Sol/PROPN/Mira/flat ] won/win/VERB/0/root ./PUNCT/won/punct
        /
        <s1 the/DET/MEC/det [Organization MEC/PROPN/said/nsubj ] s1> SAID1
        """,
        ["nominal: Mira Sol"],
    ),
    "who without a relative clause is the noun before it": (
        """
        Voters/NOUN/joined/nsubj joined/join/VERB/0/root [Person Brix/PROPN/joined/obj ] ,/PUNCT/said/punct
        <s1 who/PRON/said/nsubj s1> <c1 said/say/VERB/joined/advcl c1>
        <q1 it/PRON/held/nsubj held/hold/VERB/said/ccomp q1> ./PUNCT/joined/punct
        """,
        ["pronoun: Brix"],
    ),
    "which after nothing that speaks is not guessed": (
        """
        Voters/NOUN/saw/nsubj saw/see/VERB/0/root rain/NOUN/saw/obj ,/PUNCT/said/punct
        <s1 which/PRON/said/nsubj s1> <c1 said/say/VERB/saw/advcl c1>
        <q1 it/PRON/held/nsubj held/hold/VERB/said/ccomp q1> ./PUNCT/saw/punct
        """,
        ["unresolved"],
    ),
    "he is who just spoke, not who is named most": (
        """
        [Person Nils/PROPN/ran/nsubj Holm/PROPN/Nils/flat ] ran/run/VERB/0/root ./PUNCT/ran/punct
        /
        [Person Holm/PROPN/ran/nsubj ] ran/run/VERB/0/root ./PUNCT/ran/punct
        /
        [Person Holm/PROPN/ran/nsubj ] ran/run/VERB/0/root ./PUNCT/ran/punct
        /
        [Person Holm/PROPN/ran/nsubj ] ran/run/VERB/0/root ./PUNCT/ran/punct
        /
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> SAID1
        /
        <s2 he/PRON/said/nsubj s2> SAID2
        """,
        ["named: Otto Brix", "pronoun: Otto Brix"],
    ),
    "an office that nobody else has is the last speaker's": (
        """
        <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1> SAID1
        /
        <s2 The/DET/secretary/det former/ADJ/secretary/amod secretary/NOUN/said/nsubj of/ADP/state/case
        state/NOUN/secretary/nmod s2> SAID2
        """,
        ["named: Mira Sol", "nominal: Mira Sol"],
    ),
    "a description that the parse has cut in two": (
        """
        <s1 the/DET/head/det head/NOUN/said/nsubj of/ADP/board/case the/DET/board/det board/NOUN/said/nsubj s1> SAID1
        """,
        ["nominal: head of the board"],
    ),
    "no marks of quotation in a name": (
        """
        <s1 [Organization “/PUNCT/Kell/punct Kell/PROPN/said/nsubj ”/PUNCT/Kell/punct Works/PROPN/Kell/flat ] s1> SAID1
        """,
        ["named: Kell Works"],
    ),
    "somebody else who was the subject since is meant rather than the last speaker": (
        """
        <s1 [Person Leo/PROPN/said/nsubj Park/PROPN/Leo/flat ] s1> SAID1
        /
        [Person Joel/PROPN/laughed/nsubj Dray/PROPN/Joel/flat ] laughed/laugh/VERB/0/root ./PUNCT/laughed/punct
        /
        <s2 he/PRON/said/nsubj s2> SAID2
        """,
        ["named: Leo Park", "pronoun: Joel Dray"],
    ),
    "the company is no court": (
        """
        <s1 [Organization Kell/PROPN/said/nsubj Works/PROPN/Kell/flat ] s1> SAID1
        /
        the/DET/Court/det [Organization High/PROPN/Court/compound Court/PROPN/sat/nsubj ] sat/sit/VERB/0/root
        ./PUNCT/sat/punct
        /
        <s2 The/DET/company/det company/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Kell Works", "nominal: Kell Works"],
    ),
    "an office with a place is that of the sentence before": (
        """
        [Person Sam/PROPN/lost/nsubj Oduya/PROPN/Sam/flat ] lost/lose/VERB/0/root ./PUNCT/lost/punct
        /
        <s1 The/DET/premier/det premier/NOUN/said/nsubj of/ADP/Imber/case [Location Imber/PROPN/premier/nmod ] s1>
        SAID1
        """,
        ["nominal: Sam Oduya"],
    ),
    "who means people, whatever the parse says": (
        """
        They/PRON/gave/nsubj gave/give/VERB/0/root it/PRON/gave/obj to/ADP/memory/case the/DET/memory/det
        memory/NOUN/gave/obl of/ADP/Otto/case [Person Otto/PROPN/memory/nmod Brix/PROPN/Otto/flat ] ,/PUNCT/said/punct
        <s1 who/PRON/said/nsubj s1> <c1 said/say/VERB/memory/acl:relcl c1> <q1 it/PRON/held/nsubj
        held/hold/VERB/said/ccomp q1> ./PUNCT/gave/punct
        """,
        ["pronoun: Otto Brix"],
    ),
    "somebody asked, and nobody says who": (
        """
        <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1> <c1 said/say/VERB/0/root c1>
        <q1 it/PRON/held/nsubj held/hold/VERB/said/ccomp q1> when/SCONJ/asked/mark
        <c2 asked/ask/VERB/said/advcl/Tense=Past|VerbForm=Part c2> <q2 why/ADV/broke/advmod it/PRON/broke/nsubj
        broke/break/VERB/asked/ccomp q2>
        """,
        ["named: Mira Sol", "unresolved"],
    ),
    "the fighters are the group that the article is about": (
        """
        the/DET/Taliban/det [Location Taliban/PROPN/fled/nsubj ] fled/flee/VERB/0/root ./PUNCT/fled/punct
        /
        <s1 The/DET/insurgents/det insurgents/insurgent/NOUN/said/nsubj/Number=Plur s1> SAID1
        """,
        ["nominal: Taliban"],
    ),
    "a trade in front is no part of a name": (
        """
        <s1 [Person mason/PROPN/said/nsubj Edda/PROPN/mason/flat Kroll/PROPN/mason/flat ] s1> SAID1
        """,
        ["named: Edda Kroll"],
    ),
    "according to somebody who was not marked": (
        """
        <c1 According/VERB/left/advcl to/ADP/According/fixed c1>
        [Organization Sunda/PROPN/left/obl News/PROPN/Sunda/flat ] ,/PUNCT/left/punct
        <q1 Brix/PROPN/left/nsubj left/leave/VERB/0/root q1> ./PUNCT/left/punct
        """,
        ["named: Sunda News"],
    ),
    "a description that the parse has hung on the verb": (
        """
        <s1 a/DET/spokeswoman/det spokeswoman/NOUN/said/nsubj for/ADP/office/case the/DET/office/det
        office/NOUN/said/obl s1> SAID1
        """,
        ["nominal: spokeswoman for the office"],
    ),
    "a byline above is not part of who speaks": (
        """
        <s1 By/ADP/staff/case our/PRON/staff/nmod:poss staff/NOUN/0/root

        Prosecutors/PROPN/said/nsubj s1> SAID1
        """,
        ["nominal: prosecutors"],
    ),
    "a wife whom the parse hangs on her husband": (
        """
        It/PRON/rained/nsubj rained/rain/VERB/0/root ./PUNCT/rained/punct
        /
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] 's/PART/Otto/case wife/NOUN/Otto/appos s1> SAID1
        """,
        ["nominal: Otto Brix's wife"],
    ),
    "nobody asks himself": (
        """
        [Person Rita/PROPN/sat/nsubj Holm/PROPN/Rita/flat ] sat/sit/VERB/0/root ./PUNCT/sat/punct
        /
        Asked/ask/VERB/said/advcl by/ADP/Ada/case [Person Ada/PROPN/Asked/obl:agent Strand/PROPN/Ada/flat ]
        ,/PUNCT/Asked/punct <s1 she/PRON/said/nsubj s1> SAID1
        """,
        ["pronoun: Rita Holm"],
    ),
    "what was done upon a claim tells nobody's": (
        """
        [Person Otto/PROPN/left/nsubj Brix/PROPN/Otto/flat ] left/leave/VERB/0/root after/ADP/claims/case
        <c1 claims/claim/NOUN/left/obl c1> <q1 that/SCONJ/sold/mark he/PRON/sold/nsubj sold/sell/VERB/claims/acl q1>
        """,
        ["unresolved"],
    ),
    "but what he made was his own": (
        """
        [Person Otto/PROPN/came/nsubj Brix/PROPN/Otto/flat ] <c1 came/come/VERB/0/root to/ADP/conclusion/case
        the/DET/conclusion/det conclusion/NOUN/came/obl c1> <q1 that/SCONJ/sold/mark he/PRON/sold/nsubj
        sold/sell/VERB/conclusion/acl q1>
        """,
        ["elided: Otto Brix"],
    ),
    "a name behind what somebody is of": (
        """
        <s1 a/DET/member/det member/NOUN/said/nsubj of/ADP/parliament/case parliament/NOUN/member/nmod
        [Person Lars/PROPN/parliament/appos Vik/PROPN/Lars/flat ] s1> SAID1
        """,
        ["named: Lars Vik"],
    ),
    "but not behind somebody": (
        """
        <s1 a/DET/friend/det friend/NOUN/said/nsubj of/ADP/singer/case singer/NOUN/friend/nmod
        [Person Lars/PROPN/singer/appos Vik/PROPN/Lars/flat ] s1> SAID1
        """,
        ["nominal: friend of singer"],
    ),
    "who answers behind a numbered label": (
        """
        [Person Lee/PROPN/sat/nsubj Dong/PROPN/Lee/flat ] sat/sit/VERB/0/root ./PUNCT/sat/punct

        <s1 Q/PROPN/0/root 1/NUM/Q/nummod s1> <c1 :/PUNCT/Q/punct c1> <q1 Why/ADV/left/advmod
        left/leave/VERB/Q/parataxis q1>

        <s2 A/PROPN/0/root 1/NUM/A/nummod s2> <c2 :/PUNCT/A/punct c2> <q2 It/PRON/rained/nsubj
        rained/rain/VERB/A/parataxis q2>
        """,
        ["unresolved", "nominal: Lee Dong"],
    ),
    "nor tells himself": (
        """
        [Person Rita/PROPN/sat/nsubj Holm/PROPN/Rita/flat ] sat/sit/VERB/0/root ./PUNCT/sat/punct
        /
        [Person Ada/PROPN/told/nsubj Strand/PROPN/Ada/flat ] told/tell/VERB/0/root her/PRON/told/iobj
        stories/NOUN/told/obj ./PUNCT/told/punct
        /
        [Person Ada/PROPN/called/nsubj Strand/PROPN/Ada/flat ] called/call/VERB/0/root her/PRON/called/obj
        ,/PUNCT/called/punct and/CCONJ/told/cc told/tell/VERB/called/conj <s1 her/PRON/told/iobj s1>
        <c1 said/say/VERB/told/ccomp c1> <q1 it/PRON/said/obj q1>
        """,
        ["pronoun: Rita Holm"],
    ),
    "a title and a name behind a comma": (
        """
        <s1 the/DET/judge/det judge/NOUN/said/nsubj ,/PUNCT/Justice/punct Mr/PROPN/Justice/nmod:desc
        [Person Justice/PROPN/said/nsubj Ferris/PROPN/Justice/flat ] s1> SAID1
        """,
        ["named: Ferris"],
    ),
    "an account beside a description": (
        """
        <s1 one/NUM/follower/nummod follower/NOUN/said/nsubj ,/PUNCT/follower/punct @brothbabe/PROPN/follower/appos s1>
        SAID1
        """,
        ["nominal: @brothbabe"],
    ),
    "brothers share a surname": (
        """
        Brothers/brother/NOUN/Leo/nmod:desc [Person Leo/PROPN/met/nsubj ] and/CCONJ/Ivan/cc
        [Person Ivan/PROPN/Leo/conj Park/PROPN/Ivan/flat ] met/meet/VERB/0/root ./PUNCT/met/punct
        /
        <s1 [Person Park/PROPN/said/nsubj ] s1> SAID1
        """,
        ["unresolved"],
    ),
    "a running mate with a title": (
        """
        <s1 Brix/PROPN/mate/nmod:poss 's/PART/Brix/case running/NOUN/mate/compound mate/NOUN/said/nsubj
        ,/PUNCT/mate/punct Governor/PROPN/mate/appos [Person Mike/PROPN/Governor/flat Sol/PROPN/Mike/flat ] s1> SAID1
        """,
        ["named: Mike Sol"],
    ),
    "a name right behind the office of a ministry": (
        """
        <s1 Velland/PROPN/minister/nmod:poss 's/PART/Velland/case minister/NOUN/said/nsubj of/ADP/health/case
        health/NOUN/minister/nmod [Person Edda/PROPN/minister/nmod Kroll/PROPN/Edda/flat ] s1> SAID1
        """,
        ["named: Edda Kroll"],
    ),
    "the last of two names, behind a title": (
        """
        <s1 [Person Te/PROPN/said/nsubj Runanga/PROPN/Te/flat ] of/ADP/chair/case Ostrel/PROPN/chair/compound
        chair/NOUN/Te/appos [Person Edda/PROPN/said/nsubj Kroll/PROPN/Edda/flat ] s1> SAID1
        """,
        ["named: Edda Kroll"],
    ),
    "a magistrate whom the parse hangs apart from her name": (
        """
        <s1 [Person Ivo/PROPN/said/nsubj Holm/PROPN/Ivo/flat ] s1> SAID1
        /
        It/PRON/appeared/nsubj appeared/appear/VERB/0/root before/ADP/magistrate/case magistrate/NOUN/appeared/obl
        [Person Edda/PROPN/appeared/obl Kroll/PROPN/Edda/flat ] ./PUNCT/appeared/punct
        /
        <s2 the/DET/magistrate/det magistrate/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Ivo Holm", "nominal: Edda Kroll"],
    ),
    "the names of those who left, claiming": (
        """
        the/DET/MPs/det two/NUM/MPs/nummod MPs/mp/NOUN/left/nsubj/Number=Plur ,/PUNCT/Otto/punct
        [Person Otto/PROPN/MPs/appos Brix/PROPN/Otto/flat ] and/CCONJ/Edda/cc
        [Person Edda/PROPN/Otto/conj Kroll/PROPN/Edda/flat ] ,/PUNCT/Otto/punct left/leave/VERB/0/root
        ,/PUNCT/claiming/punct <c1 claiming/claim/VERB/left/advcl c1> <q1 it/PRON/held/nsubj
        held/hold/VERB/claiming/ccomp q1> ./PUNCT/left/punct
        """,
        ["elided: Otto Brix & Edda Kroll"],
    ),
    "agencies are not the one agency": (
        """
        [Organization News/PROPN/Agency/compound Agency/PROPN/came/nsubj ] came/come/VERB/0/root ./PUNCT/came/punct
        /
        <s1 the/DET/agencies/det agencies/agency/NOUN/said/nsubj/Number=Plur s1> SAID1
        """,
        ["nominal: agencies"],
    ),
    "another leader of the sort, right behind": (
        """
        Liberal/ADJ/leader/amod leader/NOUN/Otto/nmod:desc [Person Otto/PROPN/spoke/nsubj Brix/PROPN/Otto/flat ]
        spoke/speak/VERB/0/root ./PUNCT/spoke/punct
        /
        <s1 the/DET/leader/det opposition/NOUN/leader/compound leader/NOUN/said/nsubj s1> SAID1
        """,
        ["nominal: Otto Brix"],
    ),
    "the only department, long after": (
        """
        [Organization Department/PROPN/appealed/nsubj of/ADP/Works/case Works/PROPN/Department/nmod ]
        appealed/appeal/VERB/0/root ./PUNCT/appealed/punct
        """
        + 7 * "/\n        It/PRON/rained/nsubj rained/rain/VERB/0/root ./PUNCT/rained/punct\n"
        + """
        /
        <s1 the/DET/department/det department/NOUN/said/nsubj s1> SAID1
        """,
        ["nominal: Department of Works"],
    ),
    "but not whom the office is for": (
        """
        <s1 the/DET/lawyer/det lawyer/NOUN/said/nsubj for/ADP/Edda/case singer/NOUN/Edda/compound
        [Person Edda/PROPN/lawyer/nmod Kroll/PROPN/Edda/flat ] s1> SAID1
        """,
        ["nominal: lawyer for singer Edda Kroll"],
    ),
    "a name that was marked as a place behind a small office": (
        """
        <s1 conservation/NOUN/inspector/compound inspector/NOUN/said/nsubj of/ADP/town/case town/NOUN/inspector/nmod
        [Location Mohab/PROPN/inspector/appos Sol/PROPN/Mohab/flat ] s1> SAID1
        """,
        ["named: Mohab Sol"],
    ),
    "a name behind an office in capitals": (
        """
        <s1 Ostrel/PROPN/SP/compound SP/PROPN/said/nsubj [Person Otto/PROPN/Ostrel/flat Brix/PROPN/Otto/flat ] s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "a surname that the model takes for a place": (
        """
        <s1 [Person Otto/PROPN/said/nsubj Merida/PROPN/Otto/flat ] s1> SAID1
        /
        <s2 [Location Merida/PROPN/said/nsubj ] s2> SAID2
        """,
        ["named: Otto Merida", "named: Otto Merida"],
    ),
    "but Washington is a government": (
        """
        <s1 [Person Otto/PROPN/said/nsubj Washington/PROPN/Otto/flat ] s1> SAID1
        /
        <s2 [Location Washington/PROPN/said/nsubj ] s2> SAID2
        """,
        ["named: Otto Washington", "named: Washington"],
    ),
    "the short name of a body in brackets": (
        """
        The/DET/Fund/det [Organization Sailors/PROPN/Fund/compound Fund/PROPN/paid/nsubj ] (/PUNCT/Yalva/punct
        [Organization Yalva/PROPN/Fund/appos ] )/PUNCT/Yalva/punct paid/pay/VERB/0/root ./PUNCT/paid/punct
        /
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> SAID1
        /
        [Person Yalva/PROPN/grew/nsubj ] grew/grow/VERB/0/root ./PUNCT/grew/punct
        /
        <s2 He/PRON/said/nsubj/Number=Sing|Gender=Masc s2> SAID2
        """,
        ["named: Otto Brix", "pronoun: Otto Brix"],
    ),
    "an office in a body, without an article": (
        """
        <s1 [Person Edda/PROPN/said/nsubj Kroll/PROPN/Edda/flat ] ,/PUNCT/secretary/punct secretary/NOUN/Edda/appos
        of/ADP/ACC/case the/DET/ACC/det [Organization ACC/PROPN/secretary/nmod ] s1> SAID1
        /
        It/PRON/rained/nsubj rained/rain/VERB/0/root ./PUNCT/rained/punct
        /
        It/PRON/rained/nsubj rained/rain/VERB/0/root ./PUNCT/rained/punct
        /
        <s2 [Organization ACC/PROPN/secretary/compound ] secretary/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Edda Kroll", "nominal: Edda Kroll"],
    ),
    "whatever the only person is called": (
        """
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> SAID1
        /
        <s2 the/DET/broker/det customs/NOUN/broker/compound broker/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Otto Brix", "nominal: Otto Brix"],
    ),
    "but a source has no name": (
        """
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> SAID1
        /
        <s2 the/DET/source/det source/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Otto Brix", "nominal: source"],
    ),
    "nor does anybody call himself so": (
        """
        <s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1> <c1 said/say/VERB/0/root c1>
        <q1 the/DET/guard/det guard/NOUN/told/nsubj told/tell/VERB/said/ccomp him/PRON/told/iobj it/PRON/held/nsubj
        held/hold/VERB/told/ccomp q1> ./PUNCT/said/punct
        /
        <s2 the/DET/guard/det guard/NOUN/said/nsubj s2> SAID2
        """,
        ["named: Otto Brix", "nominal: guard"],
    ),
    "nor is it told of two": (
        """
        <s1 [Person Ivo/PROPN/said/nsubj Holm/PROPN/Ivo/flat ] s1> SAID1
        /
        <s2 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s2> SAID2
        /
        <s3 the/DET/broker/det customs/NOUN/broker/compound broker/NOUN/said/nsubj s3> SAID3
        """,
        ["named: Ivo Holm", "named: Otto Brix", "nominal: customs broker"],
    ),
    "the other share who": (
        """
        <s1 49/NUM/percent/nummod percent/NOUN/said/nsubj of/ADP/voters/case voters/NOUN/percent/nmod s1> SAID1
        /
        It/PRON/beat/nsubj beat/beat/VERB/0/root the/DET/percent/det 43/NUM/percent/nummod percent/NOUN/beat/obj
        <s2 who/PRON/said/nsubj s2> <c2 said/say/VERB/percent/acl:relcl c2> <q2 it/PRON/held/nsubj
        held/hold/VERB/said/ccomp q2> ./PUNCT/beat/punct
        """,
        ["nominal: 49 percent of voters", "pronoun: 43 percent"],
    ),
    "as for somebody": (
        """
        <s1 [Person Ivo/PROPN/said/nsubj Holm/PROPN/Ivo/flat ] s1> SAID1
        /
        <s2 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s2> SAID2
        /
        As/ADP/Holm/case for/ADP/As/fixed [Person Holm/PROPN/said/obl ] ,/PUNCT/Holm/punct
        <s3 he/PRON/said/nsubj/Number=Sing|Gender=Masc s3> SAID3
        """,
        ["named: Ivo Holm", "named: Otto Brix", "pronoun: Ivo Holm"],
    ),
    "a caucus is called by the party's name": (
        """
        Now/ADV/said/advmod <s1 the/DET/caucus/det
        [Organization Ports/PROPN/Party/compound Party/PROPN/caucus/nmod:poss ] (/PUNCT/PP/punct
        [Organization PP/PROPN/Party/appos ] )/PUNCT/PP/punct caucus/NOUN/said/nsubj s1> SAID1
        """,
        ["nominal: Ports Party (PP) caucus"],
    ),
    "brackets inside a party's name": (
        """
        Now/ADV/said/advmod <s1 [Organization PP/PROPN/leaders/compound (/PUNCT/N/punct N/PROPN/PP/flat
        )/PROPN/PP/acl:relcl ] leaders/leader/NOUN/said/nsubj/Number=Plur s1> SAID1
        """,
        ["nominal: PP (N) leaders"],
    ),
    "whom a preposition governs does not speak": (
        """
        [Person Otto/PROPN/slept/nsubj Brix/PROPN/Otto/flat ] slept/sleep/VERB/0/root ./PUNCT/slept/punct
        /
        Like/ADP/Brix/case <s1 [Person Brix/PROPN/said/obl ] ,/PUNCT/Brix/punct
        [Person Ida/PROPN/said/nsubj Voll/PROPN/Ida/flat ] s1> SAID1
        """,
        ["named: Ida Voll"],
    ),
    "a name cut off": (
        """
        <s1 the/DET/Board/det [Organization Board/PROPN/said/nsubj of/ADP/Wardens/case River/ADJ/Wardens/amod s1>
        Wardens/PROPN/Board/nmod ] SAID1
        """,
        ["named: Board of River Wardens"],
    ),
    "a people before what somebody of it is": (
        """
        <s1 [Person Wanu/PROPN/said/nsubj Wanu/PROPN/Wanu/flat ] man/NOUN/Wanu/appos and/CCONJ/Ida/cc
        camp/NOUN/survivor/compound survivor/NOUN/Wanu/appos [Person Ida/PROPN/Wanu/conj Voll/PROPN/Ida/flat ] s1> SAID1
        """,
        ["named: Ida Voll"],
    ),
    "but two are two": (
        """
        <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] and/CCONJ/Ida/cc poet/NOUN/Ida/nmod:desc
        [Person Ida/PROPN/Mira/conj Voll/PROPN/Ida/flat ] s1> SAID1
        """,
        ["named: Mira Sol & Ida Voll"],
    ),
    "a title in another language": (
        """
        <s1 [Person Ma/PROPN/said/nsubj tu/PROPN/Ma/flat Sen/PROPN/Ma/flat ] (/PUNCT/Chief/punct Chief/PROPN/Ma/appos
        )/PUNCT/Chief/punct [Person Ida/PROPN/Ma/flat Voll/PROPN/Ida/flat ] s1> SAID1
        """,
        ["named: Ida Voll"],
    ),
    "what is told of somebody behind his name": (
        """
        <s1 [Organization Kell/PROPN/Council/compound Council/PROPN/said/nsubj ] (/PUNCT/KC/punct
        [Organization KC/PROPN/Council/appos ] )/PUNCT/KC/punct Chief/PROPN/Otto/nmod:desc
        [Person Otto/PROPN/Council/appos Brix/PROPN/Otto/flat ] ,/PUNCT/sued/punct whose/PRON/band/nmod:poss
        band/NOUN/sued/nsubj sued/sue/VERB/Council/acl:relcl s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "an office that the model takes for a body": (
        """
        <s1 [Organization MMC/PROPN/said/nsubj for/ADP/Roads/case Roads/PROPN/MMC/nmod ]
        [Person Otto/PROPN/MMC/flat Brix/PROPN/Otto/flat ] s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "a byline that runs on": (
        """
        <s1 [Person MIRA/PROPN/said/nsubj SOL/PROPN/MIRA/flat ] Head/NOUN/MIRA/appos of/ADP/policy/case
        policy/NOUN/Head/nmod [Person Otto/PROPN/MIRA/appos Brix/PROPN/Otto/flat ] s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "but two in capitals are two": (
        """
        <s1 [Person MIRA/PROPN/said/nsubj SOL/PROPN/MIRA/flat ] and/CCONJ/OTTO/cc
        [Person OTTO/PROPN/MIRA/conj BRIX/PROPN/OTTO/flat ] s1> SAID1
        """,
        ["named: Mira Sol & Otto Brix"],
    ),
    "a whole clause that is marked as the source": (
        """
        <s1 Mayor/PROPN/Otto/nmod:desc of/ADP/Tarn/case [Location Tarn/PROPN/Mayor/nmod ]
        [Person Otto/PROPN/met/nsubj Brix/PROPN/Otto/flat ] met/meet/VERB/0/root the/DET/envoy/det envoy/NOUN/met/obj
        of/ADP/Sund/case [Location Sund/PROPN/envoy/nmod ] [Person Ida/PROPN/envoy/appos Voll/PROPN/Ida/flat ] s1>
        <c1 saying/say/VERB/met/advcl c1> <q1 it/PRON/held/nsubj held/hold/VERB/saying/ccomp q1> ./PUNCT/met/punct
        """,
        ["named: Otto Brix"],
    ),
    "two titles, one with a body": (
        """
        Now/ADV/said/advmod <s1 Council/PROPN/Chair/compound Chair/NOUN/said/nsubj and/CCONJ/Chair/cc
        [Organization Kell/PROPN/Chair/conj ] Professor/PROPN/Otto/nmod:desc Dr./PROPN/Otto/nmod:desc
        [Person Otto/PROPN/Chair/conj Brix/PROPN/Otto/flat ] s1> SAID1
        """,
        ["named: Otto Brix"],
    ),
    "bodies named behind what they are": (
        """
        <s1 publishers/publisher/NOUN/said/nsubj/Number=Plur
        [Organization Orrel/PROPN/Books/compound Books/PROPN/publishers/appos ] and/CCONJ/Velpress/cc
        [Organization Velpress/PROPN/Books/conj ] s1> SAID1
        """,
        ["named: Orrel Books & Velpress"],
    ),
    "two of several bodies": (
        """
        <s1 two/NUM/said/nsubj of/ADP/donors/case its/PRON/donors/nmod:poss donors/donor/NOUN/two/nmod/Number=Plur
        ,/PUNCT/Fund/punct the/DET/Fund/det [Organization Sund/PROPN/Fund/compound Fund/PROPN/two/appos ]
        and/CCONJ/Tarn/cc [Location Tarn/PROPN/Fund/conj ] ,/PUNCT/two/punct s1> SAID1
        """,
        ["named: Sund Fund & Tarn"],
    ),
    "firms in several places are not the places": (
        """
        <s1 two/NUM/said/nsubj of/ADP/firms/case the/DET/firms/det firms/firm/NOUN/two/nmod/Number=Plur in/ADP/Sund/case
        [Location Sund/PROPN/firms/nmod ] ,/PUNCT/Tarn/punct [Location Tarn/PROPN/Sund/conj ] and/CCONJ/Dahl/cc
        [Location Dahl/PROPN/Sund/conj ] s1> SAID1
        """,
        ["nominal: two of the firms in Sund"],
    ),
    "one of many bodies": (
        """
        <s1 one/NUM/said/nsubj of/ADP/hospitals/case the/DET/hospitals/det hospitals/hospital/NOUN/one/nmod/Number=Plur
        ,/PUNCT/one/punct the/DET/Hospital/det [Organization Orrel/PROPN/Hospital/compound Hospital/PROPN/one/nmod ] s1>
        SAID1
        """,
        ["named: Orrel Hospital"],
    ),
    "a body beside what it is, which the parse makes a modifier": (
        """
        <s1 The/DET/plaintiff/det plaintiff/NOUN/said/nsubj ,/PUNCT/Quarry/punct the/DET/Agency/det
        [Organization Quarry/PROPN/plaintiff/nmod Agency/PROPN/Quarry/conj ] ,/PUNCT/plaintiff/punct s1> SAID1
        """,
        ["named: Quarry Agency"],
    ),
    "where it says so is no part of what it is": (
        """
        <s1 The/DET/council/det council/NOUN/said/nsubj in/ADP/report/case its/PRON/report/nmod:poss
        latest/ADJ/report/amod report/NOUN/council/nmod s1> SAID1
        """,
        ["nominal: council"],
    ),
    "the agency is not several": (
        """
        <s1 Several/ADJ/agencies/amod relief/NOUN/agencies/compound agencies/agency/NOUN/said/nsubj/Number=Plur s1>
        SAID1
        /
        <s2 The/DET/agency/det relief/NOUN/agency/compound agency/NOUN/said/nsubj s2> SAID2
        """,
        ["nominal: several relief agencies", "nominal: relief agency"],
    ),
    "nobody speaks by whose man he is": (
        """
        <s1 The/DET/nephew/det nephew/NOUN/said/nsubj of/ADP/author/case author/NOUN/Ida/nmod:desc
        [Person Ida/PROPN/nephew/appos Voll/PROPN/Ida/flat ] s1> SAID1
        /
        <s2 A/DET/spokesman/det spokesman/NOUN/said/nsubj for/ADP/leader/case party/NOUN/leader/compound
        leader/NOUN/Otto/nmod:desc [Person Otto/PROPN/spokesman/appos Brix/PROPN/Otto/flat ] s2> SAID2
        /
        <s3 A/DET/mother/det mother/NOUN/said/nsubj of/ADP/pupil/case pupil/NOUN/mother/nmod
        [Person Ian/PROPN/mother/appos Park/PROPN/Ian/flat ] s3> SAID3
        """,
        [
            "nominal: nephew of author Ida Voll",
            "nominal: spokesman for party leader Otto Brix",
            "nominal: mother of pupil Ian Park",
        ],
    ),
    "but he does to whom something is": (
        """
        <s1 according/VERB/spokesman/case to/ADP/spokesman/case spokesman/NOUN/held/obl
        [Person Otto/PROPN/spokesman/appos Brix/PROPN/Otto/flat ] s1> <q1 it/PRON/held/nsubj held/hold/VERB/0/root q1>
        ./PUNCT/held/punct
        """,
        ["named: Otto Brix"],
    ),
    "words are spoken by whose they are": (
        """
        [Person Ivo/PROPN/wrote/nsubj Holm/PROPN/Ivo/flat ] wrote/write/VERB/0/root ./PUNCT/wrote/punct
        /
        <s1 [Person Holm/PROPN/words/nmod:poss ] 's/PART/Holm/case words/word/NOUN/said/nsubj/Number=Plur s1> SAID1
        /
        <s2 the/DET/remarks/det remarks/remark/NOUN/said/nsubj/Number=Plur of/ADP/Otto/case
        [Person Otto/PROPN/remarks/nmod Brix/PROPN/Otto/flat ] s2> SAID2
        """,
        ["named: Ivo Holm", "named: Otto Brix"],
    ),
    "a letter speaks by itself": (
        """
        <s1 [Person Holm/PROPN/letter/nmod:poss ] 's/PART/Holm/case letter/NOUN/said/nsubj s1> SAID1
        """,
        ["nominal: Holm's letter"],
    ),
    "of two of one surname, who was given the office": (
        """
        Prime/ADJ/Minister/amod Minister/PROPN/Ian/nmod:desc [Person Ian/PROPN/met/nsubj Park/PROPN/Ian/flat ]
        met/meet/VERB/0/root Justice/PROPN/Minister/compound Minister/PROPN/Leo/nmod:desc
        [Person Leo/PROPN/met/obj Park/PROPN/Leo/flat ] ./PUNCT/met/punct
        /
        [Person Leo/PROPN/left/nsubj Park/PROPN/Leo/flat ] left/leave/VERB/0/root ./PUNCT/left/punct
        /
        <s1 Prime/ADJ/Minister/amod Minister/PROPN/Park/nmod:desc [Person Park/PROPN/said/nsubj ] s1> SAID1
        """,
        ["named: Ian Park"],
    ),
    "a minister of one nation is not another's": (
        """
        Iranian/ADJ/Minister/amod Minister/PROPN/Ivo/nmod:desc [Person Ivo/PROPN/spoke/nsubj Holm/PROPN/Ivo/flat ]
        spoke/speak/VERB/0/root ./PUNCT/spoke/punct
        /
        <s1 The/DET/minister/det [Location US/PROPN/minister/compound ] minister/NOUN/said/nsubj s1> SAID1
        /
        <s2 The/DET/minister/det Iranian/ADJ/minister/amod minister/NOUN/said/nsubj s2> SAID2
        """,
        ["nominal: US minister", "nominal: Ivo Holm"],
    ),
    "the name behind the places of an office": (
        """
        It/PRON/met/nsubj met/meet/VERB/0/root Ambassador/PROPN/met/obj of/ADP/Tarn/case
        [Location Tarn/PROPN/Ambassador/nmod ] to/ADP/Sund/case [Location Sund/PROPN/Ambassador/nmod ]
        [Person Ida/PROPN/met/obj Voll/PROPN/Ida/flat ] and/CCONJ/Ivo/cc
        [Person Ivo/PROPN/Ida/conj Holm/PROPN/Ivo/flat ] ./PUNCT/met/punct
        /
        <s1 The/DET/ambassador/det ambassador/NOUN/said/nsubj s1> SAID1
        """,
        ["nominal: Ida Voll"],
    ),
    "a body is not what it holds": (
        """
        <s1 [Organization Kellcaf/PROPN/said/nsubj ] s1> SAID1
        /
        the/DET/Regatta/det [Misc Kellcaf/PROPN/Regatta/compound Regatta/PROPN/began/nsubj ] began/begin/VERB/0/root
        ./PUNCT/began/punct
        """,
        ["named: Kellcaf"],
    ),
    "a body's name that is marked as nothing, behind what it is": (
        """
        Now/ADV/said/advmod <s1 rights/NOUN/group/compound group/NOUN/said/nsubj Article/PROPN/group/appos
        21/NUM/Article/flat s1> SAID1
        """,
        ["named: Article 21"],
    ),
    "initials that the article spells out as an office": (
        """
        Chief/PROPN/Ivo/nmod:desc Harbour/PROPN/Ivo/nmod:desc Commissioner/PROPN/Ivo/nmod:desc
        [Person Ivo/PROPN/left/nsubj Holm/PROPN/Ivo/flat ] left/leave/VERB/0/root ./PUNCT/left/punct
        /
        It/PRON/met/nsubj met/meet/VERB/0/root the/DET/commissioner/det chief/ADJ/commissioner/amod
        harbour/NOUN/commissioner/compound commissioner/NOUN/met/obj (/PUNCT/CHC/punct
        [Organization CHC/PROPN/commissioner/appos ] )/PUNCT/CHC/punct ./PUNCT/met/punct
        /
        <s1 the/DET/CHC/det [Organization CHC/PROPN/said/nsubj ] s1> SAID1
        """,
        ["nominal: Ivo Holm"],
    ),
    "the initials of an office, a comma and a title before the name": (
        """
        It/PRON/met/nsubj met/meet/VERB/0/root the/DET/General/det Attorney/PROPN/General/compound General/PROPN/met/obj
        ,/PUNCT/Ivo/punct Mr/PROPN/Ivo/nmod:desc [Person Ivo/PROPN/General/appos Holm/PROPN/Ivo/flat ] ,/PUNCT/Ivo/punct
        on/ADP/Monday/case Monday/PROPN/met/obl ./PUNCT/met/punct
        /
        <s1 AG/PROPN/said/nsubj s1> SAID1
        """,
        ["nominal: Ivo Holm"],
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


BODIES = {
    # what shows that a name that the model took for a person's is a body's
    "people tell it things": (
        """
        he/PRON/told/nsubj told/tell/VERB/0/root [Person Northwire/PROPN/told/obj ] ./PUNCT/told/punct
        /
        <s1 [Person Northwire/PROPN/said/nsubj ] s1> SAID1
        """
    ),
    "it reports": (
        """
        <s1 [Person Sunda/PROPN/reported/nsubj ] s1> <c1 reported/report/VERB/0/root c1> <q1 it/PRON/held/nsubj
        held/hold/VERB/reported/ccomp q1> ./PUNCT/reported/punct
        """
    ),
    "words are carried by it": (
        """
        it/PRON/quoted/nsubj:pass was/AUX/quoted/aux:pass quoted/quote/VERB/0/root by/ADP/Sunda/case
        [Person Sunda/PROPN/quoted/obl ] ./PUNCT/quoted/punct
        /
        <s1 [Person Sunda/PROPN/said/nsubj ] s1> SAID1
        """
    ),
    "what it is stands before it": ("<s1 operator/NOUN/said/nsubj [Person Sundline/PROPN/operator/appos ] s1> SAID1"),
    "it begins a body's full name": (
        """
        [Organization Anselm/PROPN/sat/nsubj Terminals/PROPN/Anselm/flat ] sat/sit/VERB/0/root ./PUNCT/sat/punct
        /
        <s1 [Person Anselm/PROPN/said/nsubj ] s1> SAID1
        """
    ),
    "its last word says what it is": ("<s1 [Person Kesen/PROPN/said/nsubj Railway/PROPN/Kesen/flat ] s1> SAID1"),
}


BODIES["the operator of, where the parse makes two subjects of it"] = """
    <s1 [Person Dunam/PROPN/said/nsubj ] ,/PUNCT/operator/punct the/DET/operator/det operator/NOUN/said/nsubj
    of/ADP/one/case one/NUM/operator/nmod s1> SAID1
"""


@pytest.mark.parametrize("table", BODIES.values(), ids=BODIES.keys())
def test_bodies_by_what_is_done_with_their_names(table: str) -> None:
    assert first(document(expand(table))).kind == "organization"


def test_the_company_is_not_the_paper_that_prints_it() -> None:
    table = """
        [Organization Imber/PROPN/sat/nsubj Post/PROPN/Imber/flat ] sat/sit/VERB/0/root ./PUNCT/sat/punct
        /
        <s1 The/DET/company/det company/NOUN/said/nsubj s1> SAID1
        """
    assert who(document(expand(table), publisher="Imber Post")) == ["nominal: company"]
    assert who(document(expand(table))) == ["nominal: Imber Post"]


def test_people_who_are_told_things_stay_people() -> None:
    table = """
        [Person Otto/PROPN/sat/nsubj Brix/PROPN/Otto/flat ] sat/sit/VERB/0/root ./PUNCT/sat/punct
        /
        she/PRON/told/nsubj told/tell/VERB/0/root [Person Brix/PROPN/told/obj ] ./PUNCT/told/punct
        /
        <s1 [Person Brix/PROPN/said/nsubj ] s1> SAID1
        """
    speaker = first(document(expand(table)))
    assert (speaker.name, speaker.kind) == ("Otto Brix", "person")


ROLES = {
    "the body of an office, hung elsewhere": (
        "<s1 [Organization JHA/PROPN/said/nsubj ] President/PROPN/Otto/nmod:desc [Person Otto/PROPN/said/nsubj "
        "Brix/PROPN/Otto/flat ] s1>",
        ("Otto Brix", "President", "JHA"),
    ),
    "formerly of a body": (
        "Former/ADJ/TVB/amod [Organization TVB/PROPN/anchor/compound ] anchor/NOUN/Otto/nmod:desc [Person "
        "Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ]",
        ("Otto Brix", "former anchor", "TVB"),
    ),
    "a doctor's office": (
        "Dr/PROPN/Otto/nmod:desc [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] ,/PUNCT/superintendent/punct "
        "superintendent/NOUN/Otto/appos of/ADP/Clinic/case [Organization Ostrel/PROPN/Clinic/compound "
        "Clinic/PROPN/superintendent/nmod ]",
        ("Otto Brix", "superintendent", "Ostrel Clinic"),
    ),
    "who speaks through him": (
        "[Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] ,/PUNCT/Otto/punct the/DET/challenger/det "
        "challenger/NOUN/said/nsubj",
        ("Otto Brix", None, None),
    ),
    "head of state": (
        "[Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] ,/PUNCT/head/punct head/NOUN/Otto/appos "
        "of/ADP/state/case state/NOUN/head/nmod",
        ("Otto Brix", "head of state", None),
    ),
    "chief of staff to somebody": (
        "[Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] ,/PUNCT/chief/punct chief/NOUN/Otto/appos "
        "of/ADP/staff/case staff/NOUN/chief/nmod for/ADP/Navy/case the/DET/Navy/det "
        "[Organization Navy/PROPN/staff/nmod ]",
        ("Otto Brix", "chief of staff", "Navy"),
    ),
    # source → name, role, affiliation
    "Pentagon spokesman before the name": (
        "<s1 [Organization Pentagon/PROPN/spokesman/compound ] spokesman/NOUN/Ian/nmod:desc"
        " [Person Ian/PROPN/said/nsubj Holm/PROPN/Ian/flat ] s1>",
        ("Ian Holm", "spokesman", "Pentagon"),
    ),
    "joined by hyphens": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/secretary/punct secretary/NOUN/Petra/appos"
        " ~-/PUNCT/secretary/punct ~general/NOUN/secretary/compound of/ADP/Union/case the/DET/Union/det"
        " [Organization Ports/PROPN/Union/compound Union/PROPN/secretary/nmod ] s1>",
        ("Petra Voll", "secretary-general", "Ports Union"),
    ),
    "of a country": (
        "<s1 Former/ADJ/president/amod [NORP Quillan/ADJ/president/amod ] president/NOUN/Ian/nmod:desc"
        " [Person Ian/PROPN/said/nsubj Holm/PROPN/Ian/flat ] s1>",
        ("Ian Holm", "Former president", None),
    ),
    "both of two": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/founder/punct founder/NOUN/Petra/appos"
        " and/CCONJ/director/cc director/NOUN/founder/conj of/ADP/Orrel/case"
        " [Organization Orrel/PROPN/director/nmod ] s1>",
        ("Petra Voll", "founder and director", "Orrel"),
    ),
    "a field": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/head/punct head/NOUN/Petra/appos"
        " of/ADP/roads/case roads/NOUN/head/nmod and/CCONJ/water/cc water/NOUN/roads/conj s1>",
        ("Petra Voll", "head of roads and water", None),
    ),
    "a field that the parse joins to what stands before": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/head/punct water/NOUN/roads/conj"
        " head/NOUN/Petra/appos of/ADP/roads/case roads/NOUN/head/nmod s1>",
        ("Petra Voll", "head of roads", None),
    ),
    "behind the name": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/engineer/punct chief/ADJ/engineer/amod"
        " engineer/NOUN/Petra/appos at/ADP/Dam/case [Organization Ostrel/PROPN/Dam/compound Dam/PROPN/engineer/nmod ]"
        " s1>",
        ("Petra Voll", "chief engineer", "Ostrel Dam"),
    ),
    "in a relative clause": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/heads/punct who/PRON/heads/nsubj"
        " heads/head/VERB/Petra/acl:relcl the/DET/agency/det agency/NOUN/heads/obj s1>",
        ("Petra Voll", "head", "agency"),
    ),
    "a title": (
        "<s1 Dr/PROPN/Imre/nmod:desc [Person Imre/PROPN/said/nsubj Toth/PROPN/Imre/flat ] s1>",
        ("Imre Toth", None, None),
    ),
    "an honorific is no role": (
        "<s1 Mr./PROPN/Imre/nmod:desc [Person Imre/PROPN/said/nsubj Toth/PROPN/Imre/flat ] s1>",
        ("Imre Toth", None, None),
    ),
    "a piece of a title that hangs beside it": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/president/punct senior/ADJ/president/amod"
        " vice/NOUN/Petra/appos president/NOUN/Petra/appos s1>",
        ("Petra Voll", "senior vice president", None),
    ),
    "two subjects of one verb": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/Petra/punct a/DET/negotiator/det"
        " negotiator/NOUN/said/nsubj s1>",
        ("Petra Voll", "negotiator", None),
    ),
    "a chair that bears a name": (
        "<s1 [Person Petra/PROPN/said/nsubj Voll/PROPN/Petra/flat ] ,/PUNCT/Chair/punct the/DET/Chair/det"
        " [Person Ivo/PROPN/Chair/compound Kell/PROPN/Chair/compound ] Chair/PROPN/Petra/appos s1>",
        ("Petra Voll", "Ivo Kell Chair", None),
    ),
    "unnamed": (
        "<s1 a/DET/spokesman/det spokesman/NOUN/said/nsubj for/ADP/ministry/case the/DET/ministry/det"
        " ministry/NOUN/spokesman/nmod s1>",
        ("spokesman for the ministry", "spokesman", "ministry"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), ROLES.values(), ids=ROLES.keys())
def test_role_and_affiliation(source: str, expected: tuple[str, str | None, str | None]) -> None:
    speaker = first(document(f"{source} {SAID.format(n=1)}"))
    assert (speaker.name, speaker.role, speaker.affiliation) == expected


LEARNED = {
    # what the article says of her elsewhere → role
    "She is the mayor": ("the/DET/mayor/det mayor/NOUN/0/root", "", "mayor"),
    "She is a participant": ("a/DET/participant/det participant/NOUN/0/root", "", None),
    "She will be the mayor": ("the/DET/mayor/det mayor/NOUN/0/root", "will/AUX/mayor/aux", None),
    "She is a star": ("a/DET/star/det star/NOUN/0/root", "", None),
}


@pytest.mark.parametrize(("predicate", "modal", "expected"), LEARNED.values(), ids=LEARNED.keys())
def test_role_from_a_plain_statement_only(predicate: str, modal: str, expected: str | None) -> None:
    noun = predicate.split()[-1].split("/")[0]
    table = f"""
        [Person Petra/PROPN/{noun}/nsubj Voll/PROPN/Petra/flat ] {modal} is/be/AUX/{noun}/cop
        {predicate} ./PUNCT/{noun}/punct
        /
        <s1 [Person Voll/PROPN/said/nsubj ] s1> SAID1
    """
    assert first(document(expand(table))).role == expected


def test_a_floating_quotation_goes_on_with_the_speaker_before() -> None:
    table = """
        “/PUNCT/said/punct <q1 It/PRON/over/nsubj is/AUX/over/cop over/ADJ/said/ccomp q1> ,/PUNCT/said/punct
        ”/PUNCT/said/punct <c1 said/say/VERB/0/root c1> <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1>
        ./PUNCT/said/punct
        /
        “/PUNCT/won/punct <q2 Nobody/PRON/won/nsubj won/win/VERB/0/root ./PUNCT/won/punct q2> ”/PUNCT/won/punct
    """
    assert who(document(table)) == ["named: Mira Sol", "continued: Mira Sol"]
    assert who(document(table, continues={2: 1})) == ["named: Mira Sol", "continued: Mira Sol"]


LABELS = """
    [Person Ana/PROPN/came/nsubj Moro/PROPN/Ana/flat ] {more} came/come/VERB/0/root ./PUNCT/came/punct

    <s1 Q/PROPN/sank/dep s1> <c1 :/PUNCT/sank/punct c1> <q1 It/PRON/sank/nsubj sank/sink/VERB/0/root q1>
    ?/PUNCT/sank/punct

    <s2 A/PROPN/sank/dep s2> <c2 :/PUNCT/sank/punct c2> <q2 It/PRON/sank/nsubj sank/sink/VERB/0/root q2>
    ./PUNCT/sank/punct
"""


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ["unresolved", "nominal: Ana Moro"]),
        ("and/CCONJ/Per/cc [Person Per/PROPN/Ana/conj Lind/PROPN/Per/flat ]", ["unresolved", "unresolved"]),
    ],
    ids=["one", "two"],
)
def test_who_answers_is_who_was_named_before_the_first_question(more: str, expected: list[str]) -> None:
    assert who(document(LABELS.format(more=more))) == expected


def test_one_speaker_is_one_record_with_all_mentions() -> None:
    doc = document(expand(CASES["a surname takes the full name, titles are dropped"][0]))
    one, other, third = (r.speakers[0] for r in speakers.resolve(doc, ENGLISH))
    assert one == other == third
    assert [m.text for m in one.mentions] == ["Mira Sol", "Sol", "Sol"]
    assert all(doc.text[m.start : m.end] == m.text for m in one.mentions)


def test_confidence_is_lower_where_two_would_fit() -> None:
    alone = "[Person Otto/PROPN/left/nsubj Brix/PROPN/Otto/flat ] left/leave/VERB/0/root ./PUNCT/left/punct / "
    pair = (
        alone.replace("left/leave", "saw/see")
        .replace("/left/", "/saw/")
        .replace(" ./", " Mr./PROPN/Ian/nmod:desc [Person Ian/PROPN/saw/obj Holm/PROPN/Ian/flat ] ./")
    )
    he = expand("<s1 He/PRON/said/nsubj s1> SAID1").replace("\n", " ")
    sure, unsure = (
        speakers.resolve(document(table.replace(" / ", "\n/\n") + he), ENGLISH)[0] for table in (alone, pair)
    )
    assert sure.how == unsure.how == "pronoun"
    assert 1 >= sure.confidence > unsure.confidence > 0


@pytest.mark.parametrize(("likes", "expected"), [((0, 1.0), "Ivo Holm"), ((3, 8.0), "Nils Brix"), (None, "Ivo Holm")])
def test_what_the_encoder_has_learned_tips_the_scales(likes: tuple[int, float] | None, expected: str) -> None:
    """`likes` is a word that the pronoun takes to, and how much."""
    doc = document(
        expand(
            """
            [Person Ivo/PROPN/met/nsubj Holm/PROPN/Ivo/flat ] met/meet/VERB/0/root
            [Person Nils/PROPN/met/obj Brix/PROPN/Nils/flat ] ./PUNCT/met/punct
            /
            <s1 He/PRON/said/nsubj s1> SAID1
            """
        )
    )
    if likes:
        asked = np.zeros((len(doc.words), 1), dtype=np.float32)
        asked[likes[0]] = likes[1]
        doc = replace(doc, affinity=Affinity(np.ones((len(doc.words), 1), dtype=np.float32), asked))
    assert who(doc) == [f"pronoun: {expected}"]


def test_an_article_without_words_or_attributions() -> None:
    assert speakers.resolve(Document(Article(""), (), ()), ENGLISH) == []
