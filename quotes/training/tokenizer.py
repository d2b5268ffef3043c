"""Train Stanza's tokenizer, sentence splitter and multi-word token expander.

Both are Stanza's own programs, fed with prepared files: the treebanks, their
punctuation varied (see `punctuation`), and sentences of our own about who said
what (see `templates`).
"""

from __future__ import annotations

import hashlib
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quotes.training.punctuation import drop_final_stop, vary
from quotes.training.templates import write_news
from quotes.training.treebanks import (
    Paragraph,
    Sentence,
    Token,
    TreebankDocument,
    read_documents,
    write_conllu,
    write_raw,
)

LANG = "en"
PACKAGE = "quotes"
TREEBANKS = ("en_ewt", "en_gum")

# How often the treebanks are read into the training text, each time with other
# marks, and how many paragraphs of our own go in beside them.
COPIES = 2
NEWS_PARAGRAPHS = 5000

FEATURES = "space_before,capitalized,numeric,end_of_para,start_of_para,labeled_field,phone_id,date_pattern,currency"

# Wider than Stanza's 64 units, as wide as 2 MB allow. Far less of the text is
# blanked out (unit_dropout .33 in Stanza), which suits a short training.
TOKENIZER_OPTIONS = {
    "max_seqlen": 400,
    "batch_size": 12,
    "feat_funcs": FEATURES,
    "hidden_dim": 100,
    "emb_dim": 32,
    "unit_dropout": 0.1,
    "dropout": 0.25,
    "lr0": 0.003,
    "anneal": 0.7,
    "report_steps": 100,
}
EXPANDER_OPTIONS = {
    "max_dec_len": 50,
    "num_epoch": 8,
    "augment_apos": 0.02,
    "log_step": 200,
    "hidden_dim": 64,
}

_FINAL = frozenset(".?!…")
_CLOSING = frozenset("\"'”’»›“‘)]")


# Preparing the text ---------------------------------------------------------


def read_treebanks(corpora: Path, split: str) -> list[TreebankDocument]:
    """Read one split ("train" or "dev") of all treebanks."""
    return [document for name in TREEBANKS for document in read_documents(treebank_path(corpora, name, split))]


def treebank_path(corpora: Path, name: str, split: str) -> Path:
    """Say where a treebank's split lies in the corpora folder."""
    return corpora / "ud" / f"{name}-{split}.conllu"


def regroup(document: TreebankDocument, rng: random.Random) -> TreebankDocument:
    """Draw the paragraphs of a document anew.

    Stanza trains on sentences strung together at random and marks the first and
    last character of each paragraph. Where most paragraphs hold one sentence, as
    in GUM, these marks give the answer away, so most paragraphs are joined.
    Headlines and the like, without final punctuation, stay alone.
    """
    paragraphs: list[list[Sentence]] = []
    for paragraph in document:
        for index, sentence in enumerate(paragraph):
            previous = paragraphs[-1][-1] if paragraphs else None
            chance = 0.85 if index == 0 else 0.95
            if index and previous and not previous[-1].space_after:
                chance = 1.0  # the two touch: a break would not look like the text
            if previous and (index or is_closed(previous)) and rng.random() < chance:
                if index == 0:
                    last = previous[-1]._replace(space_after=True)
                    paragraphs[-1][-1] = (*previous[:-1], last)
                paragraphs[-1].append(sentence)
            else:
                paragraphs.append([sentence])
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def is_closed(sentence: Sentence) -> bool:
    """Whether a sentence ends in final punctuation, marks and brackets aside."""
    for token in reversed(sentence):
        if token.text[-1] in _FINAL:
            return True
        if token.text not in _CLOSING:
            return False
    return False


def make_training_text(
    documents: Iterable[TreebankDocument],
    seed: int,
    *,
    copies: int = COPIES,
    news: int = NEWS_PARAGRAPHS,
) -> list[TreebankDocument]:
    """Turn treebank documents, and sentences of our own, into training text."""
    documents = list(documents)
    varied: list[TreebankDocument] = []
    for copy in range(copies):
        rng = random.Random(seed + copy)
        for document in [*documents, *write_news(news // copies, seed + copy)]:
            varied.append(tuple(_maybe_drop_stop(vary(paragraph, rng), rng) for paragraph in regroup(document, rng)))
    return varied


def _maybe_drop_stop(paragraph: Paragraph, rng: random.Random) -> Paragraph:
    """Now and then let a paragraph end without its full stop."""
    return drop_final_stop(paragraph) if rng.random() < 0.04 else paragraph


def sentences_of(documents: Iterable[TreebankDocument]) -> Iterator[Sentence]:
    """Go through the sentences of documents in order."""
    for document in documents:
        for paragraph in document:
            yield from paragraph


def count_expansions(
    documents: Iterable[TreebankDocument],
) -> list[tuple[tuple[str, list[str]], int]]:
    """Count the multi-word tokens with their words, in the form Stanza reads."""
    counts = Counter(
        (token.text, token.words) for sentence in sentences_of(documents) for token in sentence if token.is_multiword
    )
    return [((text, list(words)), count) for (text, words), count in counts.items()]


def is_exact(token: Token) -> bool:
    """Whether the words of a token add up to its very characters."""
    return "".join(token.words) == token.text


# Training -------------------------------------------------------------------


def train_tokenizer(
    corpora: Path, out: Path, *, steps: int = 8500, seed: int = 1234, threads: int = 1
) -> dict[str, float]:
    """Train the tokenizer and sentence splitter into OUT/en/tokenize/quotes.pt.

    Trains the expander as well where OUT has none, for the tokenizer's marks of
    multi-word tokens mean nothing without it, and lists both in resources.json.

    Returns:
        Token, sentence and word F1 on the raw text of each treebank's dev split,
        named like "en_ewt.sentences".
    """
    from stanza.models import tokenizer

    _set_threads(threads)
    model = model_path(out, "tokenize")
    dev = read_treebanks(corpora, "dev")
    rng = random.Random(seed)
    # The step to keep should be good on plain and on varied marks.
    mixed = [tuple(vary(p, rng) if rng.random() < 0.5 else p for p in document) for document in dev]
    train = make_training_text(read_treebanks(corpora, "train"), seed)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _write_labelled(work, "train", train)
        _write_labelled(work, "dev", mixed)
        expansions = json.dumps(count_expansions(train))
        (work / "mwt.json").write_text(expansions, encoding="utf-8")
        del train
        options = {
            **TOKENIZER_OPTIONS,
            "txt_file": work / "train.txt",
            "label_file": work / "train.labels",
            "dev_txt_file": work / "dev.txt",
            "dev_label_file": work / "dev.labels",
            "mwt_json_file": work / "mwt.json",
            "steps": steps,
            "eval_steps": max(1, min(300, steps // 2)),
            # Hold the first rate for a third of the way, then let each step
            # back on dev lower it.
            "anneal_after": steps // 3,
            "max_steps_before_stop": steps,
            "seed": seed,
        }
        tokenizer.main(_arguments(options, model))
    strip_paths(model)
    if not model_path(out, "mwt").exists():
        train_mwt_expander(corpora, out, seed=seed, threads=threads)
    write_resources(out)
    return {
        f"{name}.{figure}": score
        for name in TREEBANKS
        for figure, score in score_raw_text(out, treebank_path(corpora, name, "dev")).items()
    }


def train_mwt_expander(corpora: Path, out: Path, *, seed: int = 1234, threads: int = 1) -> dict[str, float]:
    """Train the multi-word token expander into OUT/en/mwt/quotes.pt.

    Every token is learned with straight and with curly apostrophes. Tokens whose
    words do not add up to their characters are left out, so that Stanza trains
    the kind of expander that only cuts and never rewrites.

    Returns:
        F1 of "words" in the dev sentences that hold such tokens, their tokens given.
    """
    from stanza.models import mwt_expander
    from stanza.models.common.utils import ud_scores

    _set_threads(threads)
    model = model_path(out, "mwt")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for split in ("train", "dev"):
            sentences = list(_expander_sentences(read_treebanks(corpora, split)))
            if split == "dev":  # the others take minutes to score and cannot fail
                sentences = [s for s in sentences if _has_multiword(s)]
            gold, blank = work / f"{split}.gold.conllu", work / f"{split}.in.conllu"
            gold.write_text(write_conllu(sentences), encoding="utf-8")
            blank.write_text(_write_unexpanded(sentences), encoding="utf-8")
        options = {
            **EXPANDER_OPTIONS,
            "train_file": work / "train.gold.conllu",
            "eval_file": work / "dev.in.conllu",
            "gold_file": work / "dev.gold.conllu",
            "seed": seed,
        }
        mwt_expander.main(_arguments(options, model))
        predicted = work / "dev.pred.conllu"
        options["output_file"] = predicted
        mwt_expander.main(_arguments(options, model, mode="predict"))
        scores = ud_scores(str(work / "dev.gold.conllu"), str(predicted))
    strip_paths(model)
    return {"words": float(scores["Words"].f1)}


def _expander_sentences(documents: list[TreebankDocument]) -> Iterator[Sentence]:
    """Give each sentence straight, and again curly where that differs."""
    for sentence in sentences_of(documents):
        if not all(is_exact(token) for token in sentence):
            continue
        for apostrophe in ("'", "’"):
            table = str.maketrans("'’", apostrophe * 2)
            yield tuple(
                token._replace(
                    text=token.text.translate(table),
                    words=tuple(word.translate(table) for word in token.words),
                )
                for token in sentence
            )
            if not _has_multiword(sentence):
                break


def _has_multiword(sentence: Sentence) -> bool:
    """Whether any token of a sentence holds several words."""
    return any(token.is_multiword for token in sentence)


def _write_unexpanded(sentences: Iterable[Sentence]) -> str:
    """Write sentences with their multi-word tokens marked but not expanded."""
    blocks = []
    for sentence in sentences:
        block = write_conllu([tuple(t._replace(words=(t.text,)) for t in sentence)])
        rows = block.rstrip("\n").split("\n")
        for index, token in enumerate(sentence):
            if token.is_multiword:
                kept, _, misc = rows[index].rpartition("\t")
                misc = "MWT=Yes" if misc == "_" else f"{misc}|MWT=Yes"
                rows[index] = f"{kept}\t{misc}"
        blocks.append("\n".join(rows) + "\n\n")
    return "".join(blocks)


def _write_labelled(work: Path, name: str, documents: Iterable[TreebankDocument]) -> None:
    """Write documents as the two files Stanza's tokenizer learns from."""
    text, labels = write_raw(documents)
    (work / f"{name}.txt").write_text(text, encoding="utf-8")
    (work / f"{name}.labels").write_text(labels, encoding="utf-8")


def _arguments(options: dict[str, Any], model: Path, *, mode: str = "train") -> list[str]:
    """Spell options as the command line of one of Stanza's programs."""
    model.parent.mkdir(parents=True, exist_ok=True)
    fixed = {
        "mode": mode,
        "lang": LANG,
        "shorthand": f"{LANG}_{PACKAGE}",
        "save_dir": model.parent,
        "save_name": model.name,
    }
    pairs = [(f"--{key}", str(value)) for key, value in {**fixed, **options}.items()]
    return ["--cpu", *(part for pair in pairs for part in pair)]


def _set_threads(threads: int) -> None:
    """Keep torch to a number of threads."""
    import torch

    torch.set_num_threads(threads)


# The folder of models -------------------------------------------------------


def model_path(out: Path, processor: str) -> Path:
    """Say where Stanza looks for a processor's model."""
    return out / LANG / processor / f"{PACKAGE}.pt"


def strip_paths(model: Path) -> None:
    """Take the training machine's file names out of a saved model.

    Stanza saves its whole command line. Predicting needs none of the paths in
    it, and takes its batch size from there, so that goes back to Stanza's own.
    """
    import torch

    checkpoint = torch.load(model, map_location="cpu", weights_only=True)
    config = checkpoint["config"]
    for key in config:
        if key.endswith(("_file", "_dir", "_name")):
            config[key] = None
    config["batch_size"] = 32
    torch.save(checkpoint, model, _use_new_zipfile_serialization=False)


def write_resources(out: Path) -> Path:
    """Write OUT/resources.json, by which Stanza finds the models under OUT.

    Lists whatever models OUT holds, and makes each the default of its processor.
    """
    packages: dict[str, str] = {}
    listed: dict[str, Any] = {}
    for model in sorted((out / LANG).glob(f"*/{PACKAGE}.pt")):
        processor = model.parent.name
        packages[processor] = PACKAGE
        digest = hashlib.md5(model.read_bytes(), usedforsecurity=False).hexdigest()
        listed[processor] = {PACKAGE: {"md5": digest}}
    english = {"lang_name": "English", "packages": {"default": packages}, **listed}
    path = out / "resources.json"
    resources = {"url": "", LANG: english}
    path.write_text(json.dumps(resources, indent=2) + "\n", encoding="utf-8")
    return path


def score_raw_text(out: Path, treebank: Path) -> dict[str, float]:
    """Score the models under OUT on a treebank's raw text.

    Returns:
        F1 of "tokens", "sentences" and "words" as the CoNLL 2018 script counts.
    """
    import stanza
    from stanza.models.common.utils import ud_scores

    documents = list(read_documents(treebank))
    text, _ = write_raw(documents)
    pipeline = stanza.Pipeline(
        LANG,
        dir=str(out),
        download_method=None,
        processors="tokenize,mwt",
        use_gpu=False,
        logging_level="ERROR",
    )
    predicted = tuple(
        tuple(_predicted_token(token, text) for token in sentence.tokens) for sentence in pipeline(text).sentences
    )
    with tempfile.TemporaryDirectory() as folder:
        gold, system = Path(folder, "gold.conllu"), Path(folder, "system.conllu")
        gold.write_text(write_conllu(sentences_of(documents)), encoding="utf-8")
        system.write_text(write_conllu(predicted), encoding="utf-8")
        scores = ud_scores(str(gold), str(system))
    return {figure.lower(): float(scores[figure].f1) for figure in ("Tokens", "Sentences", "Words")}


def _predicted_token(token: Any, text: str) -> Token:
    """Copy one of Stanza's tokens.

    Stanza writes <UNK> for tokens longer than its window; offsets stay true.
    """
    form = text[token.start_char : token.end_char]
    words = tuple(word.text for word in token.words) if len(token.words) > 1 else (form,)
    return Token(form, words, "_", True)
