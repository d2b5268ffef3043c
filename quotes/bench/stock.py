"""A Stanza pipeline of the published sizes with random weights: as slow as the real one, and of no other use.

The sizes are the defaults of Stanza's own training programs with character language
models.  The tokenizer and the expander are ours; words stand for their lemmas.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.annotate import SHIPPED, build_pipeline

if TYPE_CHECKING:
    import stanza
    from stanza.models.common.doc import Document as StanzaDocument

VECTOR_WIDTH = 100  # of the English word vectors that Stanza publishes
# defaults of stanza.models.charlm
CHARACTER_MODEL = {
    "char_emb_dim": 100, "char_hidden_dim": 1024, "char_num_layers": 1, "char_dropout": 0.05,
    "char_unit_dropout": 1e-5, "char_rec_dropout": 0.0,
}  # fmt: skip
SHORTHAND = "en_stock"


def graph_parser() -> Any:
    """Return the class of Stanza's parser."""
    from stanza.models.depparse.model import GraphParser

    return GraphParser


def build(folder: Path, text: str) -> stanza.Pipeline:
    """Write models of stock size into a folder and return the pipeline of them; `text` gives words and labels."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import stanza
    import torch

    torch.manual_seed(0)
    annotated = build_pipeline()(text)
    letters = {way: _character_model(folder / f"{way}.pt", text, way == "forward") for way in ("forward", "backward")}
    vectors = _vectors(folder / "vectors.pt", text)
    paths = {
        "pos": _tagger(folder, annotated, letters, vectors),
        "depparse": _parser(folder, annotated, letters, vectors),
        "ner": _names(folder, annotated, letters, vectors),
    }
    options: dict[str, Any] = {}
    for name, path in paths.items():
        options |= {f"{name}_model_path": path, f"{name}_pretrain_path": str(vectors)}
        options |= {f"{name}_{way}_charlm_path": str(model) for way, model in letters.items()}
    return stanza.Pipeline(
        "en",
        dir=str(SHIPPED),
        processors="tokenize,mwt,pos,lemma,depparse,ner",
        lemma_use_identity=True,
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
        allow_unknown_language=True,
        **options,
    )


def _character_model(path: Path, text: str, forward: bool) -> Path:
    from stanza.models.common.char_model import CharacterLanguageModel
    from stanza.models.common.vocab import CharVocab

    vocabulary = {"char": CharVocab([sorted(set(text) | {"\n", " "})])}
    CharacterLanguageModel(CHARACTER_MODEL, vocabulary, is_forward_lm=forward).save(str(path))
    return path


def _vectors(path: Path, text: str) -> Path:
    import torch
    from stanza.models.common.pretrain import Pretrain

    listed = path.with_suffix(".txt")
    words = sorted({word.lower() for word in text.split()})
    numbers = torch.randn(len(words), VECTOR_WIDTH).tolist()
    lines = (
        f"{word} {' '.join(f'{number:.4f}' for number in row)}\n" for word, row in zip(words, numbers, strict=True)
    )
    listed.write_text("".join(lines), "utf-8")
    Pretrain(str(path), str(listed)).load()  # which saves it
    return path


def _arguments(letters: dict[str, Path]) -> list[str]:
    files = [option for way, path in letters.items() for option in (f"--charlm_{way}_file", str(path))]
    return ["--shorthand", SHORTHAND, "--charlm", "--charlm_shorthand", SHORTHAND, "--cpu", *files]


def _saved(trainer: Any, path: Path) -> str:
    trainer.save(str(path))
    return str(path)


def _with_cutoff(arguments: dict[str, Any], pretrain: Any) -> dict[str, Any]:
    from stanza.models.common.utils import update_word_cutoff

    return {**arguments, "word_cutoff": update_word_cutoff(pretrain, arguments["word_cutoff"])}


def _tagger(folder: Path, document: StanzaDocument, letters: dict[str, Path], vectors: Path) -> str:
    from stanza.models import tagger
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.trainer import Trainer

    pretrain = Pretrain(str(vectors))
    arguments = _with_cutoff(tagger.parse_args(_arguments(letters)), pretrain)
    vocabulary = Dataset.init_vocab([document], arguments)
    return _saved(Trainer(arguments, vocabulary, pretrain, device="cpu"), folder / "pos.pt")


def _parser(folder: Path, document: StanzaDocument, letters: dict[str, Path], vectors: Path) -> str:
    from stanza.models import parser
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.depparse.data import DataLoader
    from stanza.models.depparse.trainer import GraphTrainer

    pretrain = Pretrain(str(vectors))
    arguments = _with_cutoff(parser.parse_args(_arguments(letters)), pretrain)
    vocabulary = DataLoader(document, arguments["batch_size"], arguments, pretrain).vocab
    return _saved(GraphTrainer(arguments, vocabulary, pretrain, device="cpu"), folder / "depparse.pt")


def _names(folder: Path, document: StanzaDocument, letters: dict[str, Path], vectors: Path) -> str:
    from stanza.models import ner_tagger
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.ner.data import DataLoader
    from stanza.models.ner.trainer import Trainer

    pretrain = Pretrain(str(vectors))
    arguments = ner_tagger.parse_args(_arguments(letters))
    vocabulary = DataLoader(document, arguments["batch_size"], arguments, pretrain).vocab
    return _saved(Trainer(arguments, vocabulary, pretrain, device="cpu"), folder / "ner.pt")
