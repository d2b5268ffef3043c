"""Speakers that the network tells: what it is asked, what is made of its answers, and what it learns from."""

# ruff: noqa: E501  (a row of a table is one line)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from documents import document

from quotes import languages, speakers
from quotes.speakers import epithets, learned
from quotes.speakers.candidates import OF_CLAUSE, OF_PAIR, Candidates
from quotes.training import ways
from quotes.training.ways import MarkedWays
from quotes.types import Document

ENGLISH = languages.get("en")
BRIX = "<s1 [Person Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat ] s1>"
FALK = "<s4 [Person Ida/PROPN/said/nsubj Falk/PROPN/Ida/flat ] s4>"
SOL = "<s2 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s2>"
CROWDS = "Crowds/crowd/NOUN/talked/nsubj/Number=Plur talked/talk/VERB/0/root ."
TALK = "Crowds/crowd/NOUN/talked/nsubj/Number=Plur talked/talk/VERB/0/root of/ADP/Ida/case [Person Ida/PROPN/talked/obl Falk/PROPN/Ida/flat ] ."


def said(number: int, source: str, before: str = "") -> str:
    """Return a clause in which a source says something."""
    return (
        f"{before} {source} <c{number} said/say/VERB/0/root c{number}>"
        f" <q{number} it/PRON/held{number}/nsubj held{number}/hold/VERB/said/ccomp q{number}> ./PUNCT/said/punct"
    )


def source(number: int, words: str) -> str:
    return f"<s{number} {words} s{number}>"


SINGER, A_SINGER = (f"{article}/DET/singer/det singer/NOUN/said/nsubj" for article in ("the", "a"))
POET = "another/DET/poet/det poet/NOUN/said/nsubj"
SHE, THEY = "She/PRON/said/nsubj", "They/PRON/said/nsubj"
MR_BRIX = "<s1 [Person Mr/PROPN/said/nsubj Otto/PROPN/Mr/flat Brix/PROPN/Mr/flat ] s1>"


def scene(*clauses: str) -> Document:
    return document("\n/\n".join(clauses))


def judging(made: Document, likely: dict[tuple[int, str], float]) -> Document:
    """Return the document with a judge who gives a mention (attribution, its first word) such a share."""

    class Judge:
        def speakers(self, anchors, clauses, pair, plain):
            asked = ((int(attribution) + 1, made.words[word].text) for attribution, word in zip(*pair, strict=True))
            return np.array([likely.get(one, 0.0) for one in asked], dtype=np.float32)

    return replace(made, ways=Judge())


@pytest.fixture
def _doubting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the network be heard where the rules are sure, too: in texts as short as these they always are."""
    monkeypatch.setattr(learned, "DOUBTED", 1.01)
    with epithets.WEIGHTS.replaced({"": -9.0}):  # by these, no description has a name
        yield


def test_where_the_rules_are_sure_they_are_believed() -> None:
    made = scene(TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SHE)))
    assert speakers.resolve(judging(made, {(3, "Ida"): 0.99}), ENGLISH)[2].speakers[0].name == "Mira Sol"


ROWS = {
    # text | what the network holds for how likely | speakers
    "what it is not asked stays": (
        [TALK, said(1, BRIX), said(2, SOL)],
        {(1, "Ida"): 0.99},
        ["named Otto Brix", "named Mira Sol"],
    ),
    "a pronoun means somebody else": (
        [TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SHE))],
        {(3, "Ida"): 0.95},
        ["named Otto Brix", "named Mira Sol", "pronoun Ida Falk"],
    ),
    "not where that is but rather likely": (
        [TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SHE))],
        {(3, "Ida"): 0.7},
        ["named Otto Brix", "named Mira Sol", "pronoun Mira Sol"],
    ),
    "nor one of the other sex": (
        [said(1, MR_BRIX), said(2, SOL), said(3, source(3, SHE))],
        {(3, "Otto"): 0.95},
        ["named Otto Brix", "named Mira Sol", "pronoun Mira Sol"],
    ),
    "a description has a name": (
        [TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SINGER))],
        {(3, "Ida"): 0.8},
        ["named Otto Brix", "named Mira Sol", "nominal Ida Falk"],
    ),
    "a description that the rules leave unnamed has one": (
        [said(1, source(1, SINGER)), CROWDS, said(2, SOL), said(4, FALK)],
        {(1, "Ida"): 0.75},
        ["nominal Ida Falk", "named Mira Sol", "named Ida Falk"],
    ),
    "not where it is hardly likely": (
        [TALK, said(1, BRIX), said(2, SOL), said(3, source(3, A_SINGER))],
        {(3, "Ida"): 0.5},
        ["named Otto Brix", "named Mira Sol", "nominal singer"],
    ),
    "all of one description are one": (
        [said(1, source(1, SINGER)), said(2, source(2, SINGER)), said(3, SOL.replace("s2", "s3")), said(4, FALK)],
        {(1, "Ida"): 0.95, (2, "Ida"): 0.55},
        ["nominal Ida Falk", "nominal Ida Falk", "named Mira Sol", "named Ida Falk"],
    ),
    "and none of them where the others speak against it": (
        [said(1, source(1, SINGER)), said(2, source(2, SINGER)), said(3, SOL.replace("s2", "s3")), said(4, FALK)],
        {(1, "Ida"): 0.95, (2, "Ida"): 0.1},
        ["nominal singer", "nominal singer", "named Mira Sol", "named Ida Falk"],
    ),
    "who is only now brought in has no name yet": (
        [TALK, said(1, BRIX), said(2, SOL), said(3, source(3, A_SINGER))],
        {(3, "Ida"): 0.95},
        ["named Otto Brix", "named Mira Sol", "nominal singer"],
    ),
    "a court is no person": (
        [said(1, source(1, "the/DET/court/det court/NOUN/said/nsubj")), said(2, SOL), said(4, FALK)],
        {(1, "Ida"): 0.95},
        ["nominal court", "named Mira Sol", "named Ida Falk"],
    ),
    "nobody is nobody": (
        [TALK, said(1, BRIX), said(2, source(2, "Nobody/PRON/said/nsubj"))],
        {(2, "Ida"): 0.95},
        ["named Otto Brix", "unresolved "],
    ),
    "another one has not been named": (
        [TALK, said(1, BRIX), said(2, SOL), said(3, source(3, POET))],
        {(3, "Ida"): 0.95},
        ["named Otto Brix", "named Mira Sol", "nominal another poet"],
    ),
    "nobody names himself in his own words": (
        [
            TALK,
            "<s1 She/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 [Person Ada/PROPN/left/nsubj Voll/PROPN/Ada/flat ]"
            " left/leave/VERB/said/ccomp q1> ./PUNCT/said/punct",
        ],
        {(1, "Ada"): 0.99},
        ["pronoun Ida Falk"],
    ),
}


@pytest.mark.usefixtures("_doubting")
@pytest.mark.parametrize(("clauses", "likely", "expected"), ROWS.values(), ids=ROWS.keys())
def test_likely_mentions_are_of_the_speaker(
    clauses: list[str], likely: dict[tuple[int, str], float], expected: list[str]
) -> None:
    found = speakers.resolve(judging(scene(*clauses), likely), ENGLISH)
    assert [f"{one.how} {' & '.join(person.name for person in one.speakers)}" for one in found] == expected


@pytest.mark.usefixtures("_doubting")
def test_the_words_of_a_source_are_a_mention_of_whom_they_mean() -> None:
    made = scene(TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SHE)), said(4, source(4, SINGER)))
    found = speakers.resolve(judging(made, {(3, "Ida"): 0.95, (4, "Ida"): 0.95}), ENGLISH)
    assert [mention.text for mention in found[3].speakers[0].mentions] == ["Ida Falk", "She", "the singer"]
    assert [mention.text for mention in found[1].speakers[0].mentions] == ["Mira Sol"]


@pytest.mark.usefixtures("_doubting")
def test_what_goes_on_follows_whom_it_goes_on() -> None:
    """ "She said …, adding …": who adds is she."""
    adding = (
        "<s3 She/PRON/said/nsubj s3> <c3 said/say/VERB/0/root c3> <q3 it/PRON/held/nsubj held/hold/VERB/said/ccomp q3> ,"
        " <c4 adding/add/VERB/said/advcl/VerbForm=Ger c4> <q4 they/PRON/hoped/nsubj hoped/hope/VERB/adding/ccomp q4> ./PUNCT/said/punct"
    )
    found = speakers.resolve(judging(scene(TALK, said(1, BRIX), said(2, SOL), adding), {(3, "Ida"): 0.95}), ENGLISH)
    assert [one.speakers[0].name for one in found] == ["Otto Brix", "Mira Sol", "Ida Falk", "Ida Falk"]


def test_models_that_have_not_learned_it_change_nothing() -> None:
    made = scene(TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SHE)))
    assert speakers.resolve(judging(made, {}), ENGLISH) == speakers.resolve(made, ENGLISH)


def test_how_likely_a_speaker_is_says_how_sure_he_is() -> None:
    made = scene(TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SHE)))
    sure, doubtful = (speakers.resolve(judging(made, {(3, "Mira"): share}), ENGLISH)[2] for share in (0.99, 0.05))
    assert [one.speakers[0].name for one in (sure, doubtful)] == ["Mira Sol", "Mira Sol"]
    assert sure.confidence > doubtful.confidence


# --- what the network is asked and told -----------------------------------------------------------------------------


def asked(made: Document) -> Candidates:
    return speakers.candidates_of(made, ENGLISH)


def test_who_may_speak_is_asked_where_nobody_is_named() -> None:
    made = scene(TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SHE)))
    found = asked(made)
    assert set(found.attribution) == {2}
    assert {made.words[word].text for word in found.word} == {"Crowds", "Ida", "Otto", "Mira"}


def test_what_is_plain_of_a_mention() -> None:
    made = scene(TALK, said(1, MR_BRIX), said(2, SOL), said(3, source(3, SHE)), said(4, source(4, A_SINGER)))
    found, names = asked(made), list(OF_PAIR)

    def plain(attribution: int, text: str, name: str) -> int:
        word = next(n for n, one in enumerate(made.words) if one.text == text)
        row = np.flatnonzero((found.attribution == attribution - 1) & (found.word == word))
        return int(found.plain[row[0], names.index(name)])

    people = "Ida", "Otto", "Mira"
    assert [plain(3, who, "sentences") for who in people] == [5, 6, 7]  # 8 would be the same one
    assert [plain(3, who, "rule") for who in people] == [0, 0, 1]
    assert [plain(3, who, "speaks") for who in people] == [0, 4, 1]
    assert plain(3, "Otto", "agrees") == 1  # he is not "she"
    assert plain(3, "Ida", "agrees") > 1
    assert plain(4, "singer", "mention") == 1  # the source itself
    assert plain(4, "Ida", "mention") == 0
    assert (found.plain < np.array(list(OF_PAIR.values()))).all()
    assert (found.plain >= 0).all()
    assert (found.clauses < np.array(list(OF_CLAUSE.values()))).all()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # what was marked of "She" and of "the singer" → right, wrong and not asked mentions of the singer
        ((("Mira Sol",), ("Ida Falk",)), {"Ida": 1, "Mira": 0, "Otto": 0, "Crowds": 0, "singer": 0}),
        ((("Mira Sol",), ("singer",)), {"Ida": 0, "Mira": 0, "Otto": 0, "Crowds": 0, "singer": 1}),
        # nobody can tell
        ((("Mira Sol",), ()), {"Ida": 0, "Mira": 0, "Otto": 0, "Crowds": 0, "singer": 0}),
        # the article has no words for it
        ((("Mira Sol",), None), {"Ida": -1, "Mira": -1, "Otto": -1, "Crowds": -1, "singer": -1}),
        ((("Mira Sol",), ("Tom Moss",)), {"Ida": -1, "Mira": -1, "Otto": -1, "Crowds": -1, "singer": -1}),
    ],
)
def test_marks_say_who_is_right(marked: tuple[tuple[str, ...] | None, ...], expected: dict[str, int]) -> None:
    made = scene(TALK, said(1, BRIX), said(2, SOL), said(3, source(3, SHE)), said(4, source(4, SINGER)))
    found = asked(made)
    article = MarkedWays(
        made.text, tuple(one.content for one in made.attributions), (), (("Otto Brix",), ("Mira Sol",), *marked)
    )
    given = ways._who(made, article, found)
    rows = np.flatnonzero(found.attribution == 3)
    assert {made.words[found.word[row]].text: int(given[row]) for row in rows} == expected
