"""Steps that the network finds: what it is asked, what is made of its answers, and how it learns to answer."""

# ruff: noqa: E501  (a row of a table is one line)

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from documents import document

from quotes import chains, languages, reported, speakers
from quotes.attribution import word_roles
from quotes.chains import pairs
from quotes.chains.pairs import OF_CLAUSE, OF_PAIR
from quotes.chains.reading import Reader
from quotes.parser.network import Network, Shape, Ways
from quotes.parser.predict import JointParser, save
from quotes.speakers import Resolution, candidates
from quotes.training import ways
from quotes.training.corpora import lines
from quotes.training.ways import Example, MarkedWays, Step
from quotes.types import ACTS, KINDS, POLARITIES, RESOLUTIONS, STEPS, TYPES, Document, Mention, Part, Span, Speaker

ENGLISH = languages.get("en")
MORO, LIND = Speaker("Moro", "person"), Speaker("Lind", "person")
# "Clerks crowded the mayor.  Moro said the dam failed.  She added it was old.  Lind said it held."
SCENE = """
    Clerks/clerk/NOUN/crowded/nsubj/Number=Plur crowded/crowd/VERB/0/root the/DET/mayor/det mayor/NOUN/crowded/obj in/ADP/meeting/case
    a/DET/meeting/det meeting/NOUN/crowded/obl .
    /
    <s1 [Person Moro/PROPN/said/nsubj ] s1> <c1 said/say/VERB/0/root c1> <q1 the/DET/dam/det dam/NOUN/failed/nsubj failed/fail/VERB/said/ccomp q1> .
    /
    <s2 She/PRON/added/nsubj s2> <c2 added/add/VERB/0/root c2> <q2 it/PRON/old/nsubj was/AUX/old/cop old/ADJ/added/ccomp q2> .

    <s3 [Person Lind/PROPN/said/nsubj ] s3> <c3 said/say/VERB/0/root c3> <q3 it/PRON/held/nsubj held/hold/VERB/said/ccomp q3> .
"""
SPEAKERS = [(MORO, "named"), (MORO, "pronoun"), (LIND, "named")]


def resolutions() -> list[Resolution]:
    text = document(SCENE).text
    mentions = {one.name: (Mention(one.name, at := text.index(one.name), at + len(one.name)),) for one in (MORO, LIND)}
    return [Resolution((replace(one, mentions=mentions[one.name]),), how, 1.0) for one, how in SPEAKERS]


def scene() -> tuple[Document, Reader, pairs.Pairs]:
    made = document(SCENE)
    reader = Reader(made, resolutions(), ENGLISH)
    return made, reader, pairs.read(reader.occasions, [reader.by_rules(n) for n in range(len(SPEAKERS))])


def judging(made: Document, likely: dict[tuple[int, str, str], float]) -> Document:
    """Return the document with a judge who holds (attribution, word, role) for so likely, and all else for untrue."""

    class Judge:
        def steps(self, anchors, clauses, pair, plain):
            rows = np.zeros((len(pair[0]), len(STEPS)), dtype=np.float32)
            for row, (attribution, word) in enumerate(zip(*pair, strict=True)):
                for role in STEPS:
                    asked = (int(attribution) + 1, made.words[word].text, role)
                    rows[row, STEPS.index(role)] = likely.get(asked, 0.0)
            return rows

    return replace(made, ways=Judge())


@pytest.mark.parametrize(
    ("likely", "expected"),
    [
        ({}, ["Moro", "Moro", "Lind"]),
        ({(1, "Clerks", "told"): 0.95}, ["Moro → told Clerks", "Moro", "Lind"]),
        # what stands in another sentence is carried on
        ({(1, "Clerks", "told"): 0.97, (2, "Clerks", "told"): 0.95}, ["Moro → told Clerks", "Moro → told Clerks", "Lind"]),
        ({(1, "meeting", "channel"): 0.95}, ["Moro → meeting", "Moro", "Lind"]),
        # not sure enough
        ({(1, "Clerks", "told"): 0.3}, ["Moro", "Moro", "Lind"]),
        # of two, the likelier
        ({(1, "Clerks", "told"): 0.95, (1, "mayor", "told"): 0.97}, ["Moro → told mayor", "Moro", "Lind"]),
        # nobody tells himself
        ({(3, "Lind", "told"): 0.97}, ["Moro", "Moro", "Lind"]),
        # a clerk is no channel, whatever is held likely
        ({(1, "Clerks", "channel"): 0.97}, ["Moro", "Moro", "Lind"]),
    ],
)  # fmt: skip
def test_likely_words_are_steps(likely: dict[tuple[int, str, str], float], expected: list[str]) -> None:
    made = judging(document(SCENE), likely)
    found = chains.links(made, resolutions(), ENGLISH)
    assert [chains.line(one, chains.hearers(one, made.text)) for one in found] == expected
    places = [link for one in found for link in one if link.role != "speaker"]
    assert all(link.carried and link.start is not None for link in places)  # they stand in the first sentence


def test_what_a_rule_finds_is_not_said_twice() -> None:
    table = SCENE.replace(
        "said/say/VERB/0/root c1>", "told/tell/VERB/0/root c1> [Organization AFP/PROPN/told/iobj ]"
    ).replace("/said/ccomp q1>", "/told/ccomp q1>")
    table = table.replace("Moro/PROPN/said", "Moro/PROPN/told")
    made = judging(document(table), {(1, "AFP", "told"): 0.97, (2, "AFP", "told"): 0.97})
    first, second, _ = chains.links(made, resolutions(), ENGLISH)
    assert [link.name for link in first if link.role == "told"] == ["AFP"]
    assert [link.name for link in second if link.role == "told"] == ["AFP"]


def test_an_office_is_told_nothing_beside_its_holder() -> None:
    table = SCENE.replace(
        "said/say/VERB/0/root c1>", "told/tell/VERB/0/root c1> judge/NOUN/Vik/nmod:desc [Person Vik/PROPN/told/iobj ]"
    ).replace("/said/ccomp q1>", "/told/ccomp q1>")
    made = judging(document(table.replace("Moro/PROPN/said", "Moro/PROPN/told")), {(1, "judge", "told"): 0.97})
    first, *_ = chains.links(made, resolutions(), ENGLISH)
    assert [link.name for link in first if link.role == "told"] == ["Vik"]


def test_what_is_plain_of_a_pair() -> None:
    made, _, found = scene()
    names = list(OF_PAIR)

    def plain(attribution: int, text: str, name: str) -> int:
        word = next(n for n, one in enumerate(made.words) if one.text == text)
        row = np.flatnonzero((found.attribution == attribution - 1) & (found.word == word))
        return int(found.plain[row[0], names.index(name)])

    assert [plain(n, "Clerks", "sentences") for n in (1, 2, 3)] == [7, 6, 5]  # 8 would be the same one
    assert [plain(n, "Clerks", "paragraphs") for n in (1, 2, 3)] == [0, 0, 1]
    assert [plain(n, "Clerks", "turns") for n in (1, 2, 3)] == [0, 1, 2]
    assert [plain(n, "Clerks", "own_turns") for n in (1, 2, 3)] == [0, 1, 0]
    assert [plain(n, "Moro", "part") for n in (1, 2)] == [1, 0]
    assert [plain(n, "dam", "part") for n in (1, 2)] == [3, 0]
    assert [plain(n, "dam", "held") for n in (1, 2, 3)] == [0, 2, 1]  # nobody else's, the same speaker's, another's
    assert [plain(n, "Moro", "beside") for n in (1, 2, 3)] == [3, 2, 1]
    assert plain(1, "meeting", "medium") > 0
    assert plain(1, "Clerks", "medium") == 0
    assert (found.plain < np.array(list(OF_PAIR.values()))).all()
    assert (found.plain >= 0).all()
    assert (found.clauses < np.array(list(OF_CLAUSE.values()))).all()


def test_words_are_told_what_they_are_in_attributions() -> None:
    made, _, _ = scene()
    roles = {made.words[n].text: int(role) for n, role in enumerate(word_roles(made))}
    assert (roles["Clerks"], roles["Moro"], roles["said"], roles["dam"]) == (0, 1, 2, 3)


def marks(made: Document, *steps: Step) -> MarkedWays:
    return MarkedWays(made.text, tuple(one.content for one in made.attributions), steps)


def answers(made: Document, found: pairs.Pairs, article: MarkedWays) -> dict[tuple[int, str, str], int]:
    given = ways._answers(made, article, found, [False] * len(made.attributions))
    return {
        (int(found.attribution[row]) + 1, made.words[found.word[row]].text, role): int(given[row, column])
        for row in range(len(found.word))
        for column, role in enumerate(STEPS)
    }


def test_marks_answer_what_is_asked() -> None:
    made, _, found = scene()
    clerks = Span(*made.words[0].span)
    given = answers(made, found, marks(made, Step(0, (clerks,), (0, 1))))
    assert [given[n, "Clerks", "told"] for n in (1, 2, 3)] == [1, 1, 0]
    assert given[1, "mayor", "told"] == 0
    assert given[1, "Clerks", "channel"] == -1  # it cannot be one, so that is not asked
    # an attribution that nobody marked is not asked about
    two = MarkedWays(made.text, marks(made).attributions[:2], ())
    assert {value for (n, _, _), value in answers(made, found, two).items() if n == 3} == {-1}


def test_marks_of_tokens_and_of_characters() -> None:
    line = {
        "attributions": [[[2, 4]]],
        "steps": [{"told": "AFP", "at": [[1, 2]], "of": [0]}, {"channel": "post", "of": [0]}],
        "speakers": [[[0, 1]]],
    }
    tokens = [Span(0, 4), Span(5, 8), Span(9, 12), Span(13, 15)]
    by_tokens = ways.marked(line, "Ivo, AFP the end", tokens)
    assert by_tokens.attributions == ((Span(9, 15),),)
    assert by_tokens.steps == (Step(0, (Span(5, 8),), (0,)), Step(1, (), (0,)))
    assert by_tokens.speakers == (("Ivo,",),)
    assert ways.marked(line, "Ivo, AFP the end", None).steps[0].at == (Span(1, 2),)


CLEAR = {
    # what readers marked as reported (first and last word), what as unclear → of the three attributions found: 1 a
    # report, 0 none, -1 not asked
    "all three": (["the failed", "it old", "it held"], [], [1, 1, 1]),
    "one is none": (["the failed", "it held"], [], [1, 0, 1]),
    "one might be": (["the failed"], ["it old"], [1, -1, 0]),
    "one is more than was found": (["Moro old"], [], [-1, -1, 0]),
    "one holds another": (["Moro old", "it old"], [], [-1, 1, 0]),
    "nothing": ([], [], [0, 0, 0]),
}


@pytest.mark.parametrize(("clear", "unclear", "expected"), CLEAR.values(), ids=CLEAR)
def test_marks_say_what_is_reported(clear: list[str], unclear: list[str], expected: list[int]) -> None:
    made, _, _ = scene()

    def span(words: str) -> tuple[Span, ...]:
        first, last = words.split()
        end = made.text.index(last) + len(last)
        return (Span(made.text.rindex(first, 0, end), end),)

    article = MarkedWays(made.text, (), (), (), tuple(map(span, clear)), tuple(map(span, unclear)))
    assert ways._clear(made, article, ()).tolist() == expected
    unmarked = article._replace(clear=None)
    assert ways._clear(made, unmarked, ()).tolist() == [-1, -1, -1]
    # what the parser had not found was not asked of, unless of the whole article
    added = made.attributions[1:2]
    of_added = -1 if expected[1] == 0 else expected[1]
    assert ways._clear(made, article, added).tolist() == [expected[0], of_added, expected[2]]
    assert ways._clear(made, article._replace(complete=True), added).tolist() == expected


def test_what_is_shipped_to_learn_from_is_whole() -> None:
    """Ranges lie in the articles, and steps are of attributions that there are."""
    own = list(lines(ways.OWN))
    assert len(own) > 300
    for line in own:
        one = ways.marked(line, line["text"], None)
        spans = [span for content in one.attributions for span in content] + [
            at for step in one.steps for at in step.at
        ]
        assert all(0 <= span.start < span.end <= len(one.text) for span in spans)
        assert all(0 <= number < len(one.attributions) for step in one.steps for number in step.of)
        contents = [content for some in (one.clear or (), one.unclear) for content in some]
        assert all(0 <= span.start < span.end <= len(one.text) for content in contents for span in content)
    elsewhere = list(lines(ways.POLNEAR))  # whose words are not here
    assert len(elsewhere) > 500
    for line in elsewhere:
        one = ways.marked(line, "", None)
        assert one.clear is not None
        assert all(number < len(one.attributions) for step in one.steps for number in step.of)
        assert all(
            span.start < span.end for content in (*one.attributions, *one.clear, *one.unclear) for span in content
        )
        assert all("channel" in step or isinstance(next(iter(step.values())), list) for step in line["steps"])
    groups = {line["group"] for line in lines(ways.NEWSWIRE)}
    assert {*ways.LEARNED_FROM} < groups  # one group is kept for figures


def tiny() -> Shape:
    return Shape(vocabulary=5, width=24, layers=2, attention_heads=2, inner=32, upos=("X",), feats=("_",), lemma_rules=("lower|0|",),
                 relations=("root",), entities=("O",), way_layers=1, way_width=16, way_inner=8,
                 way_clause=tuple(OF_CLAUSE.values()), way_pair=tuple(OF_PAIR.values()),
                 speaker_clause=tuple(candidates.OF_CLAUSE.values()), speaker_pair=tuple(candidates.OF_PAIR.values()),
                 report_clause=tuple(reported.OF_CLAUSE.values()), report_pair=tuple(reported.OF_CONTENT.values()))  # fmt: skip


def examples(count: int, seed: int = 5) -> list[Example]:
    """Words of one kind are told, speak, and end a report: a head that reads vectors finds it, no distance tells it."""
    scenery, _, found = scene()
    mentions, reports = speakers.candidates_of(scenery, ENGLISH), reported.read(scenery, ENGLISH)
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        lower = rng.normal(size=(int(found.word.max()) + 8, 24)).astype(np.float16)
        told = lower[found.word, 0] > 0.7
        lower[:, 1] = np.where(lower[:, 0] > 0.7, 3.0, -3.0)
        right = np.zeros((len(found.word), len(STEPS)), dtype=np.int8)
        right[:, 0] = told
        who = (lower[mentions.word, 1] > 0).astype(np.int8)  # where it is none of them, nobody can tell
        clear = (lower[reports.last, 1] > 0).astype(np.int8)
        roles = np.zeros(len(lower), dtype=np.int64)
        made.append(Example(lower, roles, found, right, mentions._replace(referents=()), who, reports, clear))
    return made


SETTINGS = {"batch": 4, "epochs": 10, "encoder_rate": 1e-3, "head_rate": 1e-2, "weight_decay": 0.0, "warmup": 0.1,
            "average": 0.9, "halfway": 0.4, "leave_out": 0.5, "report_epochs": 12}  # fmt: skip


def test_the_head_learns_and_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    def losses(head: Ways) -> float:
        head.eval()
        with torch.inference_mode():
            return float(ways.loss(head, examples(8, seed=9), random.Random(1), 0.0))

    def run(path: Path, epochs: int) -> tuple[Ways, dict[str, torch.Tensor]]:
        torch.manual_seed(2)
        head = Ways(tiny(), 0.0, 0.0)
        before.append(losses(head))
        return head, ways.fit(head, examples(24), SETTINGS | {"epochs": epochs}, random.Random(2), path)

    before: list[float] = []
    head, whole = run(tmp_path / "whole.pt", 10)
    head.load_state_dict(whole)
    assert losses(head) < before[0] / 3
    # stopped behind the sixth epoch, and started again
    stopping = tmp_path / "stopped.pt"
    torch.manual_seed(2)
    first = Ways(tiny(), 0.0, 0.0)
    saved = []
    real = torch.save

    def save_and_stop(state, path):
        real(state, path)
        saved.append(1)
        if len(saved) == 6:
            Path(path).replace(stopping)
            raise KeyboardInterrupt

    torch.save = save_and_stop
    try:
        with pytest.raises(KeyboardInterrupt):
            ways.fit(first, examples(24), SETTINGS, random.Random(2), stopping)
    finally:
        torch.save = real
    _, again = run(stopping, 10)
    assert all(torch.allclose(whole[name], again[name], atol=1e-6) for name in whole)


def test_what_is_reported_is_learned_behind_the_rest() -> None:
    torch.manual_seed(2)
    head = Ways(tiny(), 0.0, 0.0)
    others = {name: value.clone() for name, value in head.state_dict().items() if not name.startswith("reports.")}

    def right() -> float:
        head.eval()
        answers = []
        for one in examples(8, seed=9):
            judged = ways._Judged.of(head, one)
            with torch.inference_mode():
                scores = head.reports(judged.words, judged.anchors, judged.clauses, judged.pair, judged.plain)[:, 0]  # type: ignore[misc]
            answers += ((scores > 0).float() == judged.answers).tolist()
        return sum(answers) / len(answers)

    before = right()
    ways.fit_reports(head, examples(48), SETTINGS, random.Random(2))
    assert right() > max(0.85, before)
    assert all(torch.equal(head.state_dict()[name], value) for name, value in others.items())


def test_weights_keep_the_head(tmp_path: Path) -> None:
    network = Network(tiny()).eval()
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\nsun\n", "utf-8")
    save(network, vocabulary, tmp_path / "en")
    (tmp_path / "en" / "lemmas.tsv").write_text("", "utf-8")
    parser = JointParser.load(tmp_path / "en")
    assert parser.network.ways is not None
    assert network.ways is not None
    assert json.loads(json.dumps(parser.shape.to_dict()))["way_pair"] == list(OF_PAIR.values())
    prediction = parser.predict("sun sun sun", [(0, 3), (4, 7), (8, 11)], [0])
    assert prediction.lower is not None
    assert prediction.lower.shape == (3, 24)
    judge = parser.ways(prediction.lower, np.array([1, 2, 3]), [0])
    assert judge is not None
    _, _, found = scene()
    some = found.word < 3
    asked = found.anchors % 3, found.clauses, (found.attribution[some], found.word[some]), found.plain[some]
    likely = judge.steps(*asked)
    assert likely.shape == (int(some.sum()), len(STEPS))
    assert ((likely > 0) & (likely < 1)).all()
    three = np.array([0, 1, 2])
    plain = np.zeros((3, len(candidates.OF_PAIR)), dtype=np.int64)
    clauses = np.zeros((2, len(candidates.OF_CLAUSE)), dtype=np.int64)
    shared = judge.speakers(np.array([[0, 1, 2], [2, 1, 0]]), clauses, (np.array([0, 0, 1]), three), plain)
    assert shared.shape == (3,)
    assert (shared > 0).all()
    assert shared[:2].sum() < 1  # nobody has a share, too
    clauses, plain = (np.zeros((2, len(of)), dtype=np.int64) for of in (reported.OF_CLAUSE, reported.OF_CONTENT))
    clear = judge.reports(np.array([[0, 1, 2], [2, 1, 0]]), clauses, (np.array([0, 1]), three[:2]), plain)
    assert clear.shape == (2,)
    assert ((clear > 0) & (clear < 1)).all()


@pytest.mark.parametrize(
    ("table", "likely"),
    [
        # it was before or beside the place, not there
        (SCENE.replace("in/ADP/meeting/case", "outside/ADP/meeting/case"), (1, "meeting", "channel")),
        # whom somebody gives an order, is not told what others say
        (SCENE.replace("<q2 it/PRON/old/nsubj was/AUX/old/cop old/ADJ/added/ccomp q2>", "<q2 to/PART/go/mark go/VERB/urged/xcomp q2>")
              .replace("<c2 added/add/VERB/0/root c2>", "<c2 urged/urge/VERB/0/root c2> tenants/tenant/NOUN/urged/obj")
              .replace("She/PRON/added", "She/PRON/urged"), (3, "tenants", "told")),
        # nor is an order told
        (SCENE.replace("<q1 the/DET/dam/det dam/NOUN/failed/nsubj failed/fail/VERB/said/ccomp q1>", "<q1 to/PART/go/mark go/VERB/urged/xcomp q1>")
              .replace("<c1 said/say/VERB/0/root c1>", "<c1 urged/urge/VERB/0/root c1>").replace("Moro/PROPN/said", "Moro/PROPN/urged"), (1, "Clerks", "told")),
    ],
)  # fmt: skip
def test_what_cannot_be_a_step_is_none(table: str, likely: tuple[int, str, str]) -> None:
    made = judging(document(table), {likely: 0.97})
    assert all(link.role == "speaker" for one in chains.links(made, resolutions(), ENGLISH) for link in one)


def test_no_channel_is_learned_for_what_a_document_says() -> None:
    """The marks do not say whether a document is its own channel, so of that nothing was learned."""
    made = judging(document(SCENE), {(1, "meeting", "channel"): 0.97})
    spoken = resolutions()
    paper = tuple(replace(one, kind="document") for one in spoken[0].speakers)
    written = [spoken[0]._replace(speakers=paper), *spoken[1:]]
    assert any(link.role == "channel" for link in chains.links(made, spoken, ENGLISH)[0])
    assert all(link.role == "speaker" for link in chains.links(made, written, ENGLISH)[0])


def test_what_the_networks_have_learned_keeps_its_order() -> None:
    """Trained models know these by their number: another order is another language to them."""
    assert TYPES == ("direct", "indirect", "mixed")
    assert ACTS == ("speech", "writing", "thought")
    assert POLARITIES == ("asserted", "denied", "refused", "hedged", "question", "directive")
    assert RESOLUTIONS == ("named", "pronoun", "nominal", "elided", "continued", "unresolved")
    assert KINDS == ("person", "group", "organization", "document", "social", "unknown")
    assert STEPS == ("told", "channel", "cited_by")
    assert [(part.name, part.value) for part in Part] == [("NONE", 0), ("SOURCE", 1), ("CUE", 2), ("CONTENT", 3)]
