"""The shipped models: they load without a network, as real Stanza processors, and read any text."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from sentence_cases import CASES

import quotes
from quotes import annotate, jobs
from quotes.errors import ModelError
from quotes.store import Store
from quotes.types import Article

pytestmark = pytest.mark.models
# F of the sentence ends in tests/sentence_cases.py; measured 0.99
SENTENCES_AROUND_MARKS = 0.95

DAM = (
    "OSTREL, 3 May (Northwire) - “The dam will hold,” said engineer Petra Voll. "
    "“We measured it twice,” she told Northwire.\n\n"
    "A spokesman for the ministry, who asked not to be named, said that nobody had left the valley."
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return


def test_readme_example() -> None:
    first, second, third = quotes.extract(DAM).quotes
    assert [q.text for q in (first, second, third)] == [
        "The dam will hold",
        "We measured it twice",
        "nobody had left the valley",
    ]
    assert [str(q.speaker) for q in (first, second)] == ["Petra Voll", "Petra Voll"]
    assert second.chain == "Petra Voll (engineer) → told Northwire"
    assert third.anonymous
    assert third.speaker is not None
    assert third.speaker.anonymity_reason is not None
    assert "not to be named" in third.speaker.anonymity_reason.of(DAM)


def test_spans_slice_the_text() -> None:
    for text in (DAM, DAM.replace("“", '"').replace("”", '"'), "\n\n \t" + DAM + "\r\n", DAM.replace(" ", "\u00a0")):
        for quote in quotes.extract(text).quotes:
            assert quote.text == " […] ".join(text[start:end] for start, end in quote.spans)
            for span in (quote.cue, quote.source):
                assert span is None or text[span.start : span.end].strip()


ODD = [
    "",
    " \n\n ",
    "Word",
    "“”",
    '"' * 500,
    "\x00\x01\x85“Go,” she said.\x93Stay,\x94 he said.",
    "\ufeff“Go,” she said.",
    "“Go \u200b\u00ad,” 😀 said 王小明.",
    "lone \ud800 surrogate “said” she",
    "a" * 3000,
    "No. " * 2000,
    "word " * 3000,
    "<div>" * 300 + "“Go,” she said." + "</div>" * 300,
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:20]))
def test_any_text(text: str) -> None:
    article = quotes.extract(text)
    assert article.text == text
    for quote in article.quotes:
        assert quote.text == " […] ".join(text[start:end] for start, end in quote.spans)


def test_stanza_pipelines() -> None:
    import stanza

    from quotes import processors

    own = stanza.Pipeline("en", processors="tokenize,mwt,joint,quote", logging_level="ERROR", **processors.options())
    document = own(DAM)
    assert [str(q.speaker) for q in document.quotes][:2] == ["Petra Voll", "Petra Voll"]
    assert document.sentences[0].words[0].upos == "PROPN"
    assert "Petra Voll" in [e.text for e in document.ents if e.type == "Person"]
    assert own("").quotes == ()
    several = own.bulk_process([DAM, "The road was open on Monday."])
    assert [len(one.quotes) for one in several] == [3, 0]


def test_names_are_not_taken_apart() -> None:
    article = quotes.extract("“We never met,” Lou Hanna said. “I'm gonna go,” she told Hanna's clerk.")
    assert [str(q.speaker) for q in article.quotes] == ["Lou Hanna", "Lou Hanna"]


def test_long_text_is_read_as_short_ones_are() -> None:
    """What stands in the middle of a long article is found as it is alone: nothing is lost at a window's edge."""
    alone = [q.text for q in quotes.extract(DAM).quotes]
    filler = "The road along the river was open again on Tuesday, and the trains ran as they always had. " * 6
    long_text = "\n\n".join([DAM, filler] * 12)
    found = [q.text for q in quotes.extract(long_text).quotes]
    assert sum(found.count(text) for text in alone) >= 0.95 * 12 * len(alone)


def test_missing_models(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"choose shipped, stanza:default"):
        annotate.build_pipeline(str(tmp_path))


def test_official_models_without_a_network() -> None:
    with pytest.raises(ModelError, match="connect to the internet"):
        annotate.build_pipeline("stanza:default")


def test_model_folder_is_what_the_package_ships() -> None:
    files = {str(path.relative_to(annotate.SHIPPED)) for path in annotate.SHIPPED.rglob("*") if path.is_file()}
    wanted = {"resources.json", "MODEL_CARD.md", "figures.json", "en/quotes.safetensors", "en/vocab.txt"}
    assert wanted <= files
    assert (annotate.SHIPPED / "en" / "quotes.safetensors").stat().st_size < 60e6


def test_annotation_of_an_empty_article() -> None:
    document = annotate.Annotator()(Article(" \n"))
    assert (document.words, document.attributions) == ((), ())


def test_two_processes_store_what_one_does(tmp_path: Path) -> None:
    found = []
    for processes in (1, 2):
        path = tmp_path / f"{processes}.db"
        report = jobs.extract_paths(list(jobs.samples()), path, processes=processes)
        assert not report.failed
        with Store(path) as store:
            found.append(store.db.execute("SELECT key, text, chain FROM quotes ORDER BY id").fetchall())
    assert found[0] == found[1] != []


def test_sentences_in_and_around_quotation_marks() -> None:
    pipeline = annotate.build_pipeline()
    right = guessed = wanted = 0
    for case in CASES:
        text = case.replace(" | ", " ")
        ends = {len(case[: match.start()].replace(" | ", " ")) for match in re.finditer(r" \| |$", case)}
        found = {sentence.tokens[-1].end_char for sentence in pipeline(text).sentences}
        right += len(ends & found) - 1  # the end of the text is no merit
        guessed += len(found) - 1
        wanted += len(ends) - 1
    assert 2 * right / (guessed + wanted) >= SENTENCES_AROUND_MARKS
