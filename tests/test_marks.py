"""Which mark opens, which closes, which is neither."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.marks import mark_states, pair_marks, paragraphs

# text → the quotations in it; "+" one that continues the paragraph before, "~" one that never closes
ROWS = [
    ('"The weir will hold," said engineer Petra Voll.', ["The weir will hold,"]),
    ("“We tried,” Oduya said, “and we failed.”", ["We tried,", "and we failed."]),
    ('"The road was cut.\n\n"We slept in the truck," Mirov said.', ["~The road was cut.", "+We slept in the truck,"]),
    ('"I was never asked, Tarn said.\n\nNothing followed.', ["~I was never asked, Tarn said."]),
    ('He is 6\'2" tall. "I coach," Bao said.', ["I coach,"]),
    ('A 12" pipe burst. "Yes," he said.', ["Yes,"]),
    ("'It's the farmers' land,' Rudd said.", ["It's the farmers' land,"]),
    ("‘It’s the farmers’ land,’ Rudd said.", ["It’s the farmers’ land,"]),
    ("'She told me \"leave now\" and I left,' Pryce said.", ['She told me "leave now" and I left,', "leave now"]),
    ("\"He shouted 'fire' twice,\" Moreno said.", ["He shouted 'fire' twice,", "fire"]),
    (
        '"Ana said Li told her \'the boss says "wait"\'," Cole recalled.',
        ["Ana said Li told her 'the boss says \"wait\"',", 'the boss says "wait"', "wait"],
    ),
    ("„Wir warten“, sagte Kern; «Ya veremos», dijo Rey.", ["Wir warten", "Ya veremos"]),
    ("»Nein«, sagte sie.", ["Nein"]),
    ('``No deal," Hart said.', ["No deal,"]),
    ("``No deal,'' Hart said.", ["No deal,"]),
    ("Mayor 'knew of leak' before fire", ["knew of leak"]),
    ("the '90s, rock 'n' roll and the boys' club of '68", []),
    ("It's the Millers' house, and they don't sell.", []),
    ('He "ran" and "hid" ("really").', ["ran", "hid", "really"]),
    ('She said, "Go!"--and left.', ["Go!"]),
    ("'The road was cut.\n\n'We slept in the truck,' Mirov said.", ["~The road was cut.", "+We slept in the truck,"]),
    ("‘The road was cut.\n\n‘We slept,’ Mirov said.", ["~The road was cut.", "+We slept,"]),
    ("'Twas late.\n\n'Twas dark.", []),
    ("“Never,” he said. “Never.", ["Never,", "~Never."]),
    ('""', [""]),
    ("no marks at all", []),
    ('"', []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_pairs(text: str, expected: list[str]) -> None:
    found = [
        ("+" if q.continues else "" if q.closed else "~") + text[q.inner_start : q.inner_end] for q in pair_marks(text)
    ]
    assert found == expected


PARAGRAPHS = [
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
    ("Headline\nFirst line of the story ends here.\nSecond one too.", None),
    ("\n\n  \n", []),
    ("", []),
    ("  One. \r\n\r\n Two.\n", ["One.", "Two."]),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str] | None) -> None:
    assert [text[a:b] for a, b in paragraphs(text)] == (expected if expected is not None else text.split("\n"))


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        ("The harbour office said that nobody had asked it for the\n\nlists of the year before. It rained.", 1, "torn"),
        ("The harbour office said that nobody had asked it for the\nlists of the year before. It rained.", 1, "torn"),
        ("The harbour office said that nobody had asked it, again,\n\nfor lists. It rained.", 1, "behind a comma"),
        ("The harbour office said that nobody had asked it for lists.\n\nlists are kept there.", 2, "a sentence ends"),
        ("The harbour office said that nobody had asked it for the\n\nLists of the Year", 2, "a capital begins"),
        ("What the harbour keeps\n\nlists of ships", 2, "a short line may be a heading"),
    ],
)
def test_a_sentence_torn_by_a_break_stays_in_its_paragraph(text: str, count: int, why: str) -> None:
    assert len(list(paragraphs(text))) == count, why


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The harbour office said on Monday that the two cranes would be\n"
        "taken down before the end of the month, and that nobody who works\n"
        "on them would lose a day of pay while the new ones are put up and\n"
        "tested by the makers.\n\nThe union did not answer."
    )
    assert [text[a:b][:10] for a, b in paragraphs(text)] == ["The harbou", "The union "]


@settings(deadline=None)
@given(st.text(alphabet="ab .,'\"“”‘’«»\n`´„3", max_size=80))
def test_any_marks(text: str) -> None:
    quotations = pair_marks(text)
    assert all(q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in quotations)
    assert quotations == sorted(quotations, key=lambda q: (q.start, -q.end))
    # pairs are nested or apart, never crossed
    assert not any(a.start < b.start < a.end < b.end for a in quotations for b in quotations)
    assert len(mark_states(text, quotations)) == len(text)


def test_many_marks_take_linear_time() -> None:
    text = "It's the Millers' 'old' \"house\" and " * 20_000
    assert len(pair_marks(text)) == 40_000
