"""The model card: what the shipped models are, what they learned from, and the figures they reach."""

from __future__ import annotations

import json
import logging
import platform
import tempfile
from datetime import date
from pathlib import Path

import numpy as np

from quotes.parser.decode import attributions
from quotes.parser.network import ROLES
from quotes.parser.predict import JointParser
from quotes.training import antecedents
from quotes.training.corpora import TrainingDocument
from quotes.training.joint import read_documents

log = logging.getLogger(__name__)

# Published for Stanza 1.5.1 (raw text, test of UD 2.12) and Stanza's documentation of its NER models
PUBLISHED = {
    "EWT": "UPOS 96.20, LAS 86.77, sentences 89.16, tokens 99.17",
    "GUM": "UPOS 97.59, LAS 88.24, sentences 95.34, tokens 99.78",
}
TEMPLATE = Path(__file__).with_name("data") / "card.md"


def figures(folder: Path, corpora: Path) -> dict[str, dict[str, float]]:
    """Return the figures of a model folder on the dev splits, with gold words and sentences.

    Attribution: F of whole attributions in words (content alone; content, source
    and cue).  Syntax: accuracy of parts of speech, features and lemmas, unlabelled
    and labelled attachment (subtypes dropped).  Names: F of whole names.  Pronouns:
    how often the head alone ranks the right entity first.
    """
    parser = JointParser.load(folder / "en")
    documents = read_documents(corpora, "dev")
    found: dict[str, dict[str, float]] = {"PolNeAR dev": _attribution(parser, documents["attribution"])}
    ewt_count = _ewt_documents(corpora)
    found["EWT dev"] = _syntax(parser, documents["syntax"][:ewt_count])
    found["GUM dev"] = _syntax(parser, documents["syntax"][ewt_count:]) | antecedents.figures(folder, corpora)
    found["Worldwide dev"] = _entities(parser, documents["entities"])
    return found


def _ewt_documents(corpora: Path) -> int:
    from quotes.training.corpora import read_conllu

    return len(read_conllu(corpora / "ud" / "en_ewt-dev.conllu"))


def raw_figures(folder: Path, corpora: Path) -> dict[str, dict[str, float]]:
    """Return the F1 of the whole pipeline on the raw text of the treebanks' dev splits, as CoNLL 2018 counts."""
    from stanza.models.common.utils import ud_scores
    from stanza.utils.conll import CoNLL

    from quotes.annotate import build_pipeline
    from quotes.training.treebanks import read_documents as read_treebank
    from quotes.training.treebanks import write_raw

    pipeline = build_pipeline(str(folder))
    found = {}
    for name in ("EWT", "GUM"):
        path = corpora / "ud" / f"en_{name.lower()}-dev.conllu"
        text, _ = write_raw(list(read_treebank(path)))
        with tempfile.TemporaryDirectory() as work:
            system = Path(work, "system.conllu")
            CoNLL.write_doc2conll(pipeline(text), str(system))
            scores = ud_scores(str(path), str(system))
        found[f"{name} dev, raw text"] = {
            shown: float(scores[figure].f1)
            for shown, figure in (
                ("tokens", "Tokens"),
                ("sentences", "Sentences"),
                ("words", "Words"),
                ("UPOS", "UPOS"),
                ("features", "UFeats"),
                ("lemma", "Lemmas"),
                ("UAS", "UAS"),
                ("LAS", "LAS"),
            )
        }
    return found


def _f(hits: int, predicted: int, gold: int) -> float:
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def _attribution(parser: JointParser, documents: list[TrainingDocument]) -> dict[str, float]:
    counts = np.zeros(4, dtype=int)
    for document in documents:
        gold = document.attributions
        assert gold is not None
        prediction = parser.predict(document.text, document.spans, document.sentence_starts)
        guessed = {
            (frozenset(k for a, b in one.content for k in range(a, b)), one.source, one.cue)
            for one in attributions(prediction.roles, ROLES, prediction.pointers)
        }
        true: dict[int, dict[str, set[int]]] = {}
        for word, (role, pointer) in enumerate(zip(gold.roles, gold.pointers, strict=True)):
            if pointer >= 0:
                true.setdefault(pointer, {}).setdefault(role[2:], set()).add(word)
        wanted = {
            (frozenset(parts["content"]), _range(parts.get("source")), _range(parts.get("cue")))
            for parts in true.values()
            if "content" in parts
        }
        contents = {content for content, _, _ in guessed} & {content for content, _, _ in wanted}
        counts += (len(contents), len(guessed & wanted), len(guessed), len(wanted))
    hits, whole, predicted, total = (int(n) for n in counts)
    return {"content F": _f(hits, predicted, total), "whole attribution F": _f(whole, predicted, total)}


def _range(words: set[int] | None) -> tuple[int, int] | None:
    return (min(words), max(words) + 1) if words else None


def _syntax(parser: JointParser, documents: list[TrainingDocument]) -> dict[str, float]:
    hits = dict.fromkeys(("UPOS", "features", "lemma", "UAS", "LAS"), 0)
    total = 0
    for document in documents:
        gold = document.syntax
        assert gold is not None
        guess = parser.predict(document.text, document.spans, document.sentence_starts)
        for word in range(len(document.spans)):
            head = guess.heads[word] if guess.heads[word] >= 0 else word
            attached = head == gold.heads[word]
            hits["UPOS"] += guess.upos[word] == gold.upos[word]
            hits["features"] += guess.feats[word] == gold.feats[word]
            hits["lemma"] += guess.lemmas[word] == gold.lemmas[word]
            hits["UAS"] += attached
            hits["LAS"] += attached and guess.relations[word].split(":")[0] == gold.relations[word].split(":")[0]
            total += 1
    return {name: hit / total for name, hit in hits.items()}


def _entities(parser: JointParser, documents: list[TrainingDocument]) -> dict[str, float]:
    from quotes.parser.decode import bioes_spans

    hits = predicted = total = 0
    for document in documents:
        assert document.entities is not None
        guess = parser.predict(document.text, document.spans, document.sentence_starts)
        gold = set(bioes_spans(document.entities))
        hits += len(gold & set(guess.entities))
        predicted += len(guess.entities)
        total += len(gold)
    return {"F": _f(hits, predicted, total)}


def write(folder: Path, corpora: Path) -> Path:
    """Measure the models of `folder` on the dev splits and write `MODEL_CARD.md` and `figures.json` beside them."""
    found = {**figures(folder, corpora), **raw_figures(folder, corpora)}
    (folder / "figures.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    rows = "\n".join(
        f"| {corpus} | {name} | {value:.3f} |" for corpus, values in found.items() for name, value in values.items()
    )
    published = "\n".join(f"- {name}: {values}" for name, values in PUBLISHED.items())
    size = sum(path.stat().st_size for path in (folder / "en").rglob("*") if path.is_file()) / 1e6
    card = folder / "MODEL_CARD.md"
    values = {
        "size": f"{size:.0f}",
        "day": date.today().isoformat(),
        "python": platform.python_version(),
        "rows": rows,
        "published": published,
        "notes": notes.read_text("utf-8").strip() if (notes := folder / "notes.txt").exists() else "",
    }
    card.write_text(TEMPLATE.read_text("utf-8").format(**values), "utf-8")
    log.info("figures: %s", found)
    return card
