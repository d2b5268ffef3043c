"""What pronouns take up: reading GUM's marks, making questions of them, learning to answer."""

from __future__ import annotations

from pathlib import Path

import torch

from quotes.training.antecedents import Mention, Question, Ranker, accuracy, questions, read_mentions
from quotes.training.corpora import read_conllu

# (form, part of speech, head, relation, entities that begin or end)
SENTENCES = [
    [
        ("Vera", "PROPN", 2, "nsubj", "(1-person-new-cf1-1-coref)"),
        ("met", "VERB", 0, "root", "_"),
        ("the", "DET", 4, "det", "(2-person-new-cf2-2-coref"),
        ("pilot", "NOUN", 2, "obj", "2)"),
        (".", "PUNCT", 2, "punct", "_"),
    ],
    [
        ("She", "PRON", 2, "nsubj", "(1-person-giv-cf1-1-ana)"),
        ("lost", "VERB", 0, "root", "_"),
        ("her", "PRON", 4, "nmod:poss", "(3-object-new-cf2-1-sgl(1-person-giv-cf1-1-ana)"),
        ("hat", "NOUN", 2, "obj", "3)"),
        (".", "PUNCT", 2, "punct", "_"),
    ],
]


def treebank(tmp_path: Path) -> Path:
    lines = ["# newdoc id = mill"]
    for sentence in SENTENCES:
        for number, (form, upos, head, relation, entity) in enumerate(sentence, 1):
            marks = f"Entity={entity}" if entity != "_" else "_"
            lines.append(f"{number}\t{form}\t{form.lower()}\t{upos}\t_\t_\t{head}\t{relation}\t_\t{marks}")
        lines.append("")
    path = tmp_path / "some.conllu"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_mentions_of_gum(tmp_path: Path) -> None:
    (mentions,) = read_mentions(treebank(tmp_path))
    assert mentions == [
        Mention(0, 1, "1"),
        Mention(2, 4, "2"),
        Mention(5, 6, "1"),
        Mention(7, 8, "1"),
        Mention(7, 9, "3"),
    ]


def test_pronouns_ask_for_what_stands_before_them(tmp_path: Path) -> None:
    path = treebank(tmp_path)
    she, her = questions(0, read_conllu(path)[0], read_mentions(path)[0])
    assert (she.word, she.heads, she.entity, she.answer) == (5, [0, 3], [0, 1], 0)
    # the hat that is hers holds "her" and is no rival; she is one entity with two mentions
    assert (her.word, her.heads, her.entity, her.answer) == (7, [0, 5, 3], [0, 0, 1], 0)


def test_the_ranker_learns_whom_a_vector_asks_for() -> None:
    """Words of one kind take up words of the other: no distance tells it, the vectors do."""
    torch.manual_seed(3)
    kinds = torch.randint(0, 2, (60, 3))
    kinds[:, 1] = 1 - kinds[:, 0]  # the two rivals differ
    vectors = [torch.nn.functional.one_hot(row, 4).float() + 0.05 * torch.randn(3, 4) for row in kinds]
    asked = [
        Question(n, 2, 0, [0, 1], [[0.0] * 10, [0.0] * 10], [0, 1], int(row[0] == row[2]))
        for n, row in enumerate(kinds)
    ]
    ranker = Ranker(4, 4, 0.0)
    before = accuracy(ranker, vectors, asked[40:])
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=0.05)
    for _ in range(15):
        for question in asked[:40]:
            scores = ranker(vectors[question.document], question)
            loss = torch.nn.functional.cross_entropy(scores[None], torch.tensor([question.answer]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    assert before < 0.5
    assert accuracy(ranker, vectors, asked[40:]) == 1.0
