"""What the parser found + quotation marks → attributions in characters."""

from __future__ import annotations

import re

import pytest
from documents import document as parsed_document

from quotes.attribution import assemble
from quotes.marks import pair_marks
from quotes.parser.decode import Found
from quotes.training.corpora import rough_words
from quotes.types import Article, Document, Sentence, Word

VERBS = {"said", "hold", "will", "was", "slept", "left", "is", "told", "knew", "leave", "called", "have", "tried", "go"}


def plain(text: str) -> Document:
    """A document whose words have parts of speech but no parse."""
    words = []
    for start, end in rough_words(text):
        form = text[start:end]
        upos = "PUNCT" if not any(c.isalnum() for c in form) else "VERB" if form.lower() in VERBS else "X"
        if form == "that":
            upos = "SCONJ"
        words.append(Word(form, form.lower(), upos, "_", -1, "dep", start, end, 0))
    return Document(Article(text), tuple(words), (Sentence(0, len(words)),), quotations=tuple(pair_marks(text)))


def marked(template: str) -> tuple[str, list[Found]]:
    """Take {s:…}, {c:…}, {q:…} (source, cue, content) out of a text; a digit behind the letter tells two apart."""
    text, parts, at = "", [], 0
    for match in re.finditer(r"\{([scq])(\d?):([^{}]*)\}", template):
        text += template[at : match.start()]
        parts.append((match[1], match[2], len(text), len(text) + len(match[3])))
        text += match[3]
        at = match.end()
    text += template[at:]
    document = plain(text)
    found: dict[str, Found] = {}
    for role, number, start, end in parts:
        inside = document.words_in(start, end)
        span = (inside[0], inside[-1] + 1)
        one = found.setdefault(number, Found((0, 0)))
        if role == "c":
            one.cue = span
        elif role == "s":
            one.sources.append((*span, 1.0))
        else:
            one.content.append(span)
    return text, list(found.values())


# what the parser found → (source, cue, type, pieces) of each attribution; "^n" carries on number n
ROWS = [
    (
        '{q:"The dam will hold,"} {c:said} {s:engineer Petra Voll}.',
        [("engineer Petra Voll", "said", "direct", ["The dam will hold"])],
    ),
    ("{s:Moss} {c:said} {q:that it was safe}.", [("Moss", "said", "indirect", ["it was safe"])]),
    (
        '{s:Moss} {c:called} {q:the plan "a gift to thieves"}.',
        [("Moss", "called", "mixed", ['the plan "a gift to thieves"'])],
    ),
    # a quotation is held as a whole
    (
        '{q:"We tried}," {s:Oduya} {c:said}, "{q:and we} left."',
        [("Oduya", "said", "direct", ["We tried", "and we left."])],
    ),
    # nothing but marks between two pieces: one piece
    ('{s:He} {c:said}: {q:"It is} {q:over."}', [("He", "said", "direct", ["It is over."])]),
    # a quotation that nobody holds and that reads as speech is a row, and carries on the one before
    (
        '{q:"It is over,"} {s:Lind} {c:said}. "We have left the valley."',
        [("Lind", "said", "direct", ["It is over"]), (None, None, "direct", ["We have left the valley."], 0)],
    ),
    # the next paragraph reopens the mark
    (
        '{s:Sana Mirov} {c:said}: {q:"The road was cut.}\n\n"We slept in the truck."',
        [
            ("Sana Mirov", "said", "direct", ["The road was cut."]),
            (None, None, "direct", ["We slept in the truck."], 0),
        ],
    ),
    # scare quotes, titles, nicknames, single words are no quotations
    ('The so-called "freedom tax" takes effect in May.', []),
    ('She starred in "The Long Winter" before that.', []),
    ('Carl "Shorty" Benz joined in 1999.', []),
    ('A yam festival with the theme "Let us leave greed and be one" will go on.', []),
    ("", []),
    ("Nothing is said here.", []),
]


@pytest.mark.parametrize(("template", "expected"), ROWS)
def test_assemble(template: str, expected: list[tuple[object, ...]]) -> None:
    text, found = marked(template)
    got: list[tuple[object, ...]] = []
    for one in assemble(plain(text), found).attributions:
        row = (
            one.source.of(text) if one.source else None,
            one.cue.of(text) if one.cue else None,
            one.type,
            [span.of(text) for span in one.content],
        )
        got.append(row if one.continues is None else (*row, one.continues))
    assert got == expected


def test_quotation_alone_is_kept() -> None:
    text = "“We have slept in the truck,” read a note.\n\n“The road was cut. Nobody is left to tell.”"
    contents = [one.content[0].of(text) for one in assemble(plain(text), []).attributions]
    assert "The road was cut. Nobody is left to tell." in contents


def test_an_article_alone_is_no_source() -> None:
    parsed = parsed_document(
        "The/DET/said/nsubj/PronType=Art said/say/VERB/0/root it/PRON/sank/nsubj sank/sink/VERB/said/ccomp"
        " ./PUNCT/said/punct"
    )
    (attribution,) = assemble(parsed, [Found((1, 2), [(0, 1, 0.9)], [(2, 4)])]).attributions
    assert attribution.source is None


def test_two_sentences_in_one_pair_of_marks_are_one_attribution() -> None:
    text, found = marked("“{q:The dam} held. {q:It was old},” {c:said} {s:engineer Petra Voll}. “{q:We saw it}.”")
    (attribution,) = assemble(plain(text), found).attributions
    assert [piece.of(text) for piece in attribution.content] == ["The dam held. It was old", "We saw it."]


def test_a_pronoun_beside_the_cue_is_the_source() -> None:
    """The parser took "Orrel" for the source: it begins what "it" said."""
    parsed = parsed_document(
        "Orrel/PROPN/sells/nsubj sells/sell/VERB/said/ccomp oil/NOUN/sells/obj ,/PUNCT/said/punct"
        " it/PRON/said/nsubj/PronType=Prs said/say/VERB/0/root ./PUNCT/said/punct"
    )
    found = [Found((5, 6), [(0, 1, 0.9)], [(1, 3)])]
    (attribution,) = assemble(parsed, found).attributions
    assert attribution.source is not None
    assert attribution.source.of(parsed.text) == "it"
    assert [piece.of(parsed.text) for piece in attribution.content] == ["Orrel sells oil"]
