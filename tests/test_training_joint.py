"""Corpora in their formats → training documents → numbers → a network that learns; no corpus, no GPU, seconds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import torch

from quotes.annotate import SHIPPED
from quotes.marks import pair_marks
from quotes.parser.features import Pieces
from quotes.parser.network import Network
from quotes.training import joint
from quotes.training.corpora import (
    bioes,
    polnear_document,
    read_brat,
    read_conllu,
    read_worldwide,
    with_other_marks,
)
from quotes.training.passages import read_passages, training_passages

BRAT = """T1\tSource 26 30\tVoll
T2\tCue 21 25\tsaid
T3\tContent 0 19\t"The dam will hold,"
T4\tAttribution 21 25\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
broken line
T5\tContent 32 36;38 40\tleft in pieces
E2\tAttribution:T5 Content:T5
"""
TEXT = '"The dam will hold," said Voll.'

PASSAGES = """[style: agency]
{s1 Voll} {c1 said} {q1 “It holds,”} and {q1 “It will.”}

[style: headline]
{s1 Minister}{c1 :} {q1 border to reopen}
"""

CONLLU = """# newdoc id = a
1\tShe\tshe\tPRON\t_\tCase=Nom\t2\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

1\tVoll\tVoll\tPROPN\t_\t_\t2\tnsubj:outer\t_\t_
2\tstayed\tstay\tVERB\t_\t_\t0\troot\t_\t_

"""

BIO = "http://example.org\tO\n\nAda\tB-Person\nFinch\tI-Person\nleft\tO\nOstrel\tB-Location\n.\tO\n"


def test_brat(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(BRAT, "utf-8")
    (only,) = read_brat(path)  # the second has no cue
    assert (only.source, only.cue, only.content) == ([(26, 30)], [(21, 25)], [(0, 19)])
    document = polnear_document(TEXT, [only])
    assert document.attributions is not None
    words = [TEXT[a:b] for a, b in document.spans]
    marked = dict(zip(words, document.attributions.roles, strict=True))
    assert (marked["dam"], marked["said"], marked["Voll"], marked["."]) == ("I-content", "B-cue", "B-source", "O")
    cue = words.index("said")
    assert {p for p in document.attributions.pointers if p >= 0} == {cue}


def test_passages() -> None:
    (first, (one,)), (second, (two,)) = read_passages(PASSAGES)
    assert first == "Voll said “It holds,” and “It will.”"
    assert [first[a:b] for a, b in one.content] == ["“It holds,”", "“It will.”"]
    assert second == "Minister: border to reopen"
    assert [second[a:b] for a, b in (*two.source, *two.cue, *two.content)] == ["Minister", ":", "border to reopen"]


@pytest.mark.parametrize(
    ("text", "wrong"), [("{s1 Voll} {c1 said} so.", "lacks"), ("{s1 Voll} {c1 said} {q1 so", "left over")]
)
def test_broken_passages(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        read_passages(text)


def test_shipped_passages_are_whole() -> None:
    documents = training_passages()
    assert len(documents) > 20
    for document in documents:
        attributions = document.attributions
        assert attributions is not None
        assert all(
            (role == "O") == (cue < 0) for role, cue in zip(attributions.roles, attributions.pointers, strict=True)
        )


def test_conllu(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, "utf-8")
    (document,) = read_conllu(path)
    assert document.text.rstrip() == "She didn't go. Voll stayed"
    assert [document.text[a:b] for a, b in document.spans] == ["She", "did", "n't", "go", ".", "Voll", "stayed"]
    assert document.syntax is not None
    assert document.syntax.heads == [1, 3, 3, 3, 3, 6, 6]  # a root is its own head
    assert document.syntax.relations[5] == "nsubj:outer"


def test_worldwide(tmp_path: Path) -> None:
    path = tmp_path / "a.bio"
    path.write_text(BIO, "utf-8")
    document = read_worldwide(path)
    assert document.text == "Ada Finch left Ostrel."
    assert document.entities == ["B-Person", "E-Person", "O", "S-Location", "O"]


def test_bioes_parts_neighbours() -> None:
    assert bioes(["I-a", "B-a", "I-b"], [0]) == ["S-a", "S-a", "S-b"]


def test_other_marks_keep_every_offset() -> None:
    document = polnear_document("“It’s over,” she said. “He told me ‘no’.”", [])
    for seed in range(30):
        varied = with_other_marks(document, random.Random(seed))
        assert len(varied.text) == len(document.text)
        assert len(pair_marks(varied.text)) == 3


def small_run(tmp_path: Path) -> tuple[Network, joint.Feed, Pieces]:
    (tmp_path / "a.conllu").write_text(CONLLU, "utf-8")
    (tmp_path / "a.bio").write_text(BIO, "utf-8")
    (tmp_path / "a.ann").write_text(BRAT, "utf-8")
    pieces = Pieces(SHIPPED / "en" / "vocab.txt")
    documents = {
        "attribution": [polnear_document(TEXT, read_brat(tmp_path / "a.ann"))] * 6,
        "syntax": read_conllu(tmp_path / "a.conllu") * 6,
        "entities": [read_worldwide(tmp_path / "a.bio")] * 6,
    }
    shape = joint.label_shape(documents, len(pieces.vocabulary))
    small = {**shape.to_dict(), "width": 32, "layers": 1, "attention_heads": 2, "inner": 64, "feats": ["Case=Nom", "_"]}
    torch.manual_seed(1)
    network = Network(type(shape).from_dict(small), 0.0, 0.0)
    feed = joint.Feed(documents["attribution"], network.shape, pieces, task="attribution", size=40, seed=3)
    return network, feed, pieces


def test_order_of_windows_follows_from_the_position(tmp_path: Path) -> None:
    _, feed, _ = small_run(tmp_path)
    _, again, _ = small_run(tmp_path)
    first = [feed.take(at, 4) for at in range(0, 24, 4)]
    # a run that goes on at step 3 sees what the whole run saw there
    later = again.take(12, 4)
    assert [(start, end) for _, start, end in later] == [(start, end) for _, start, end in first[3]]


def test_network_learns(tmp_path: Path) -> None:
    network, feed, pieces = small_run(tmp_path)
    optimizer = torch.optim.AdamW(network.parameters(), 3e-3)
    batch = joint.collate(feed.take(0, 4), pieces, torch.device("cpu"))
    seen = []
    for _ in range(25):
        parts = joint.losses(network, batch, ["attribution"] * 4)
        total = parts["roles"] + parts["pointers"]
        optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        seen.append(float(total.detach()))
    assert seen[-1] < 0.3 * seen[0]


def test_the_averages_of_the_cycles_are_mixed():
    weights = [{"a": torch.tensor([1.0, 2.0])}, {"a": torch.tensor([3.0, 6.0])}]
    assert joint.mixed(weights, [0.25, 0.75])["a"].tolist() == [2.5, 5.0]
    with pytest.raises(ValueError, match="add up to 1"):
        joint.mixed(weights, [0.5, 0.4])
    with pytest.raises(ValueError, match="as many"):
        joint.mixed(weights, [1.0])
    config = joint.read_config()
    assert sum(cycle[2] for cycle in config["cycles"]) == pytest.approx(1)


def test_rates_rise_and_fall() -> None:
    rates = [joint.rate_at(step, [[100, 1.0], [50, 0.6]], 0.1) for step in range(151)]
    assert max(rates) == rates[9] == 1.0
    assert rates[0] == 0.1
    assert rates[99] < 0.02
    assert max(rates[100:]) == rates[104] == 0.6
    assert rates[149] < 0.02
    assert rates[150] == 0


def test_configuration_names_every_loss() -> None:
    config = joint.read_config()
    assert set(config["windows"]) == set(joint.TASKS)
    assert set(config["weights"]) == {"roles", "pointers", "upos", "feats", "lemma", "arcs", "relations", "entities"}
