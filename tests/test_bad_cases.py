"""What must never happen, each as a hand-parsed sentence: a speaker in his own words, a pronoun of the wrong number,
the outlet as the voice of its story, an order as a link of a chain, a city as a person."""

from __future__ import annotations

import pytest
from documents import document

from quotes import chains, languages, speakers

ENGLISH = languages.get("en")

SAID = "<c1 said/say/VERB/0/root c1> <q1 it/PRON/held/nsubj held/hold/VERB/said/ccomp q1> ./PUNCT/said/punct"
STORY = """
    [Organization Imber/PROPN/asked/nsubj Post/PROPN/Imber/flat ] asked/ask/VERB/0/root questions/NOUN/asked/obj
    ./PUNCT/asked/punct
    /
"""

NOBODY_OF_THESE = {
    # article, metadata → who must not be the speaker of the last attribution
    "a speaker inside his own quotation": (
        """“/PUNCT/lied/punct <q1 [Person Otto/PROPN/lied/nsubj Dube/PROPN/Otto/flat ] lied/lie/VERB/said/ccomp q1>
        ”/PUNCT/lied/punct <s1 he/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1> ./PUNCT/said/punct""",
        "Otto Dube",
    ),
    "a floating quotation by somebody in it": (
        """Rain/NOUN/fell/nsubj fell/fall/VERB/0/root ./PUNCT/fell/punct
        /
        “/PUNCT/lied/punct <q1 [Person Otto/PROPN/lied/nsubj Dube/PROPN/Otto/flat ] lied/lie/VERB/0/root q1>
        ./PUNCT/lied/punct ”/PUNCT/lied/punct""",
        "Otto Dube",
    ),
    "they for one woman": (
        """[Person Mrs/PROPN/Sol/nmod:desc Sol/PROPN/sat/nsubj ] sat/sit/VERB/0/root ./PUNCT/sat/punct
        /
        <s1 They/PRON/said/nsubj/Number=Plur s1> SAID""",
        "Sol",
    ),
    "he for several": (
        """The/DET/ministers/det ministers/minister/NOUN/sat/nsubj/Number=Plur sat/sit/VERB/0/root ./PUNCT/sat/punct
        /
        <s1 He/PRON/said/nsubj s1> SAID""",
        "ministers",
    ),
    "it for a man": (
        """[Person Otto/PROPN/sat/nsubj Brix/PROPN/Otto/flat ] sat/sit/VERB/0/root ./PUNCT/sat/punct
        /
        <s1 It/PRON/said/nsubj s1> SAID""",
        "Otto Brix",
    ),
    "the outlet as the company of its story": (
        STORY + "<s1 The/DET/company/det company/NOUN/said/nsubj s1> SAID",
        "Imber Post",
    ),
    "the outlet as nobody in particular": (
        """It/PRON/understood/nsubj:pass is/AUX/understood/aux:pass <c1 understood/understand/VERB/0/root c1>
        that/SCONJ/dead/mark <q1 the/DET/deal/det deal/NOUN/dead/nsubj is/AUX/dead/cop dead/ADJ/understood/ccomp q1>
        ./PUNCT/understood/punct""",
        "Imber Post",
    ),
}


@pytest.mark.parametrize(("table", "name"), NOBODY_OF_THESE.values(), ids=NOBODY_OF_THESE.keys())
def test_never_the_speaker(table: str, name: str) -> None:
    doc = document(table.replace("SAID", SAID), publisher="Imber Post")
    assert name not in [speaker.name for speaker in speakers.resolve(doc, ENGLISH)[-1].speakers]


PLACES = {
    "a capital that speaks is its government": "<s1 [Location Tokyo/PROPN/said/nsubj ] s1> SAID",
    "a city that the model marked as nothing": (
        """She/PRON/lived/nsubj lived/live/VERB/0/root in/ADP/Ostrel/case Ostrel/PROPN/lived/obl ./PUNCT/lived/punct
        /
        <s1 Ostrel/PROPN/said/nsubj s1> SAID"""
    ),
    "a city that is mostly marked as one": (
        """[Location Ostrel/PROPN/slept/nsubj ] slept/sleep/VERB/0/root ./PUNCT/slept/punct
        /
        [Location Ostrel/PROPN/woke/nsubj ] woke/wake/VERB/0/root ./PUNCT/woke/punct
        /
        <s1 [Person Ostrel/PROPN/said/nsubj ] s1> SAID"""
    ),
}


@pytest.mark.parametrize("table", PLACES.values(), ids=PLACES.keys())
def test_a_city_is_no_person(table: str) -> None:
    speaker = speakers.resolve(document(table.replace("SAID", SAID)), ENGLISH)[0].speakers[0]
    assert speaker.kind == "organization"


ORDERS = {
    "told drivers to turn back": (
        """<s1 Police/NOUN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> <q1 drivers/driver/NOUN/told/obj
        to/PART/turn/mark turn/VERB/told/xcomp back/ADV/turn/advmod q1> ./PUNCT/told/punct"""
    ),
    "told drivers, who are no part of it, to turn back": (
        """<s1 Police/NOUN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> drivers/driver/NOUN/told/obj
        <q1 to/PART/turn/mark turn/VERB/told/xcomp back/ADV/turn/advmod q1> ./PUNCT/told/punct"""
    ),
    "ordered the crew": (
        """<s1 Police/NOUN/ordered/nsubj s1> <c1 ordered/order/VERB/0/root c1> crews/crew/NOUN/ordered/obj
        <q1 to/PART/leave/mark leave/VERB/ordered/xcomp the/DET/ship/det ship/NOUN/leave/obj q1>"""
    ),
}


@pytest.mark.parametrize("table", ORDERS.values(), ids=ORDERS.keys())
def test_an_order_is_no_link(table: str) -> None:
    doc = document(table)
    links = chains.links(doc, speakers.resolve(doc, ENGLISH), ENGLISH)[0]
    assert [link.role for link in links] == ["speaker"]
