"""The whole training: tokenizer, encoder with all heads, model card. Every part resumes or starts over by itself."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from quotes.errors import ModelError, UsageError

PARTS = ("tokenizer", "joint", "antecedents", "ways", "all")


def train(part: str, corpora: Path, out: Path, *, config: Path | None = None, threads: int = 2) -> None:
    """Train `part` into the model folder `out`; logs to standard error and `out/train.log`.

    Raises UsageError for a part that does not exist and ModelError where the
    corpora or the packages that training needs are missing.
    """
    if part not in PARTS:
        raise UsageError(f"{part}: no such part; choose one of {', '.join(PARTS)}")
    missing = [name for name in ("polnear", "ud", "worldwide-ner") if not (corpora / name).is_dir()]
    if missing:
        raise ModelError(f"{corpora}: no {' and no '.join(missing)} in this folder; name the corpora with --corpora")
    out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(out / "train.log", encoding="utf-8")],
    )
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    # several single-threaded programs beside a training must not make its threads wait for each other
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    if part in ("tokenizer", "all"):
        _tokenizer(corpora, out, threads)
    if part in ("joint", "all"):
        _joint(corpora, out, config, threads)
    if part in ("joint", "antecedents", "all"):
        _antecedents(corpora, out, config, threads)
    if part in ("joint", "antecedents", "ways", "all"):
        _ways(corpora, out, config, threads)


def _tokenizer(corpora: Path, out: Path, threads: int) -> None:
    from quotes.training.tokenizer import train_mwt_expander, train_tokenizer, write_resources

    logging.info("tokenizer: %s", train_tokenizer(corpora, out, steps=8500, seed=1234, threads=threads))
    logging.info("multi-word tokens: %s", train_mwt_expander(corpora, out, seed=1234, threads=threads))
    write_resources(out)


def _joint(corpora: Path, out: Path, config: Path | None, threads: int) -> None:
    try:
        from quotes.training import joint

        joint.pretrained_folder()
    except ImportError as error:
        raise ModelError(
            f"training needs the package {error.name}; install it with: pip install 'quotes-attribution[train]'"
        ) from error
    work = out / "work"
    final = joint.train(corpora, work, config=joint.read_config(config), threads=threads)
    joint.export(final, out, corpora)


def _antecedents(corpora: Path, out: Path, config: Path | None, threads: int) -> None:
    import torch

    from quotes.training import antecedents
    from quotes.training.joint import read_config

    torch.set_num_threads(threads)
    antecedents.train(corpora, out, read_config(config))


def _ways(corpora: Path, out: Path, config: Path | None, threads: int) -> None:
    import torch

    from quotes.training import card, ways
    from quotes.training.joint import read_config

    torch.set_num_threads(threads)
    ways.train(corpora, out, read_config(config))
    card.write(out, corpora)
