"""Keys, normal forms, lemmas and datelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.languages.en import sources
from quotes.marks import paragraphs
from quotes.text import apply_lemma_rule, dateline_end, labelled_dateline_end, normal_form, stable_key
from quotes.training.corpora import lemma_rule

DATELINES = [
    ("OSTREL (Northwire) - The mayor left.", "The mayor left."),
    ("OSTREL, Senn, 3 May — The mayor left.", "The mayor left."),
    ("NEW OSTREL – The mayor left.", "The mayor left."),
    ("The mayor left - again.", "The mayor left - again."),
    ("VELA: Not this year.", "VELA: Not this year."),
    ("NATO-led troops left.", "NATO-led troops left."),
    ("OSTREL - ", "OSTREL - "),
    ("Ostrel, March 12, SNA – The mayor left.", "The mayor left."),
    ("Ostrel, a town, March 12 – The mayor left.", "Ostrel, a town, March 12 – The mayor left."),
    ("", ""),
]


LONG = "The mayor left the hall on Friday and nobody has seen the mayor since."
LABELLED = [
    (f"NEW OSTREL: {LONG}", True),
    (f"NEW OSTREL, May 3: {LONG}", True),
    (f"NEW OSTREL: {LONG} Nobody in New Ostrel asks.", True),
    (f"NEW OSTREL, Norland, May 3 (Norda): {LONG}", True),
    (f"NEW OSTREL (Norda): {LONG} New Ostrel port is closed.", True),
    (f"VELA: {LONG} Vela laughed.", False),
    (f"VELA (Labour): {LONG}\n\nDORN (Greens): {LONG}", False),
    (f"VELA: {LONG}\n\nDORN: {LONG}", False),
    ("NEW OSTREL: Mayor leaves", False),
    (f"{LONG}\n\n" * 5 + f"NEW OSTREL: {LONG}", False),
    (LONG, False),
]


@pytest.mark.parametrize(("text", "dated"), LABELLED)
def test_dateline_with_a_colon(text: str, dated: bool) -> None:
    found = labelled_dateline_end(text, list(paragraphs(text)), sources.PLACE_WORDS)
    assert (found is not None and text[found[1] :].startswith(LONG)) == dated


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_dateline(text: str, expected: str) -> None:
    assert text[dateline_end(text, 0, len(text)) :] == expected


FORMS = [
    ("“We WON’T go,” he said…", "we wont go he said"),
    ("Café – 3 %", "cafe 3 %"),
    ("don't", "dont"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_normal_form(text: str, expected: str) -> None:
    assert normal_form(text) == expected


def test_keys_depend_on_all_parts_and_their_borders() -> None:
    assert len({stable_key("ab", "c"), stable_key("a", "bc"), stable_key("abc"), stable_key("ab", "c", "")}) == 4
    assert stable_key("ab", "c") == stable_key("ab", "c")


LEMMAS = [("told", "tell"), ("was", "be"), ("Voices", "voice"), ("Ostrel", "Ostrel"), ("n't", "not"), ("’s", "'s")]


@pytest.mark.parametrize(("form", "lemma"), LEMMAS)
def test_lemma_rules(form: str, lemma: str) -> None:
    assert apply_lemma_rule(form, lemma_rule(form, lemma)) == lemma


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_lemma_has_a_rule(form: str, lemma: str) -> None:
    assert apply_lemma_rule(form, lemma_rule(form, lemma)) == lemma


def test_a_rule_that_cuts_too_much_leaves_the_form() -> None:
    assert apply_lemma_rule("Of", "l|5|y") == "of"
