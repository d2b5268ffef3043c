"""Words as data: well formed, without duplicates, and found by code."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from quotes import languages
from quotes.errors import UsageError
from quotes.languages.en import channels, cues, wording

CUE_TABLES = [cues.VERB_ROWS, cues.NOUN_ROWS, cues.ADJECTIVE_ROWS, cues.PHRASE_ROWS]
FLAGS = {"addressee", "asks", "hearer", "to", "plain", "order", "raises", "rumour", "relay"}


@pytest.mark.parametrize("code", ["en", "EN", "en-GB", "en_US"])
def test_language_is_found_by_code(code):
    assert languages.get(code).code == "en"


def test_unknown_language_is_a_usage_error_that_names_those_there_are():
    with pytest.raises(UsageError, match=r"'tlh'.*en"):
        languages.get("tlh")


@pytest.mark.parametrize("rows", [*CUE_TABLES, channels.CHANNEL_ROWS])
def test_words_are_lower_case_lemmas_without_duplicates(rows):
    lemmas = [row[0] for row in rows]
    assert [lemma for lemma in lemmas if lemma != " ".join(lemma.lower().split())] == []
    assert sorted({lemma for lemma in lemmas if lemmas.count(lemma) > 1}) == []


def test_several_hundred_cues_with_known_values():
    rows = [row for table in CUE_TABLES for row in table]
    assert len(rows) > 700
    assert {act for _, act, _, _ in rows} == {"speech", "writing", "thought"}
    assert {polarity for _, _, polarity, _ in rows} == {
        "asserted",
        "denied",
        "refused",
        "hedged",
        "question",
        "directive",
    }
    assert {flag for _, _, _, flags in rows for flag in flags} == FLAGS


def test_words_that_stand_for_one_another_stand_in_one_row_only():
    rows = [sorted(row) for row in wording.SYNONYM_ROWS]
    listed = [word for row in rows for word in row]
    assert sorted({word for word in listed if listed.count(word) > 1}) == []
    assert all(len(row) > 1 for row in rows)


def test_what_marks_a_denial_is_never_an_empty_word():
    assert frozenset() == wording.EMPTY & wording.NEGATIONS


@pytest.mark.parametrize("path", sorted(Path(languages.__file__).parent.rglob("*.py")), ids=lambda path: path.stem)
def test_no_table_takes_the_name_of_another(path):
    names = Counter(
        name.id
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        for name in ast.walk(target)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    )
    assert [name for name, times in names.items() if times > 1] == []
