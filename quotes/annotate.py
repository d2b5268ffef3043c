"""Text → `Document`: a real Stanza pipeline with our joint processor in it.

Here alone Stanza's pipelines are built; `processors` is for those of others.  Stanza reads a copy of the text in
which paragraphs stand apart by blank lines; all offsets are mapped back.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes import languages
from quotes.articles.opening import body_start
from quotes.attribution import assemble, word_roles
from quotes.errors import ModelError
from quotes.marks import pair_marks, paragraphs
from quotes.parser.decode import attributions
from quotes.parser.network import ROLES
from quotes.parser.predict import JointParser, Prediction
from quotes.text import dateline_end, labelled_dateline_end
from quotes.types import Article, Document, Entity, Sentence, Word

if TYPE_CHECKING:
    import stanza
    from stanza.models.common.doc import Document as StanzaDocument

SHIPPED = Path(__file__).parent / "models"
TOKENS = ("tokenize", "mwt")
PROCESSORS = ",".join([*TOKENS, "joint"])
# marks that Windows-1252 text leaves as control characters, which Stanza takes for white space
REPAIRS = {0x82: "‚", 0x84: "„", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—", 0x00: " "}


def readable(text: str) -> str:
    """Return `text` as models can read it, every character still in its place.

    Lone surrogates become U+FFFD, marks in the C1 range what they stand for.
    """
    text = text.translate(REPAIRS)
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text) if _surrogate(text) else text


def _surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


class Layout:
    """The text from `begin` on with a blank line between paragraphs, and the way back to the original's offsets."""

    def __init__(self, text: str, begin: int = 0) -> None:
        self.begin = begin
        readable_text = " " * begin + readable(text[begin:])
        self._theirs: list[int] = []
        self._ours: list[int] = []
        pieces: list[str] = []
        at = 0
        bounds = list(paragraphs(readable_text))
        labelled = labelled_dateline_end(readable_text, bounds, languages.get("en").sources.PLACE_WORDS)
        for start, end in bounds:
            start = labelled[1] if labelled and labelled[0] == start else dateline_end(readable_text, start, end)
            self._theirs.append(at)
            self._ours.append(start)
            pieces.append(readable_text[start:end])
            at += end - start + 2
        self.lines = "\n\n".join(pieces)
        # inside a paragraph, line breaks are spaces
        self.text = "\n\n".join(piece.replace("\n", " ") for piece in pieces)

    def original(self, offset: int) -> int:
        """Return the offset in the original text of an offset in `self.text`."""
        at = bisect_right(self._theirs, offset) - 1
        return self._ours[at] + offset - self._theirs[at]


def register() -> None:
    """Make the processor `joint` known to Stanza; doing so again changes nothing."""
    from stanza.pipeline.processor import NAME_TO_PROCESSOR_CLASS, UDProcessor, register_processor

    if "joint" in NAME_TO_PROCESSOR_CLASS:
        return

    @register_processor("joint")
    class JointProcessor(UDProcessor):  # type: ignore[misc]
        """One forward pass of the encoder for parts of speech, lemmas, parse, names and attribution."""

        PROVIDES_DEFAULT = {"joint", "pos", "lemma", "depparse", "ner"}  # noqa: RUF012
        REQUIRES_DEFAULT = {"tokenize"}  # noqa: RUF012

        def _set_up_model(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
            self.parser = load_parser(Path(config.get("folder") or SHIPPED / "en"))

        def process(self, document: StanzaDocument) -> StanzaDocument:
            join_torn(document, document.text or "")
            undo_expansions(document)
            annotate_stanza(document, self.parser)
            return document

        def bulk_process(self, documents: list[StanzaDocument]) -> list[StanzaDocument]:
            return [self.process(document) for document in documents]


_parsers: dict[Path, JointParser] = {}


def load_parser(folder: Path) -> JointParser:
    """Return the parser of a model folder, loaded once a process."""
    folder = folder.resolve()
    if folder not in _parsers:
        _parsers[folder] = JointParser.load(folder)
    return _parsers[folder]


def annotate_stanza(document: StanzaDocument, parser: JointParser, *, attribution_only: bool = False) -> Prediction:
    """Fill a tokenized Stanza document with the parser's annotation and return the whole prediction.

    The prediction is kept on the document (`document.attribution`) for the stages behind.
    """
    text = document.text or ""
    spans, starts = _word_spans(document)
    prediction = parser.predict(readable(text), spans, starts)
    document.__dict__["attribution"] = prediction
    if attribution_only:
        return prediction
    at = 0
    for sentence in document.sentences:
        base = at
        for word in sentence.words:
            word.upos = prediction.upos[at]
            word.feats = None if prediction.feats[at] == "_" else prediction.feats[at]
            word.lemma = prediction.lemmas[at]
            head = prediction.heads[at]
            word.head = 0 if head < 0 else head - base + 1
            word.deprel = prediction.relations[at]
            at += 1
        sentence.build_dependencies()
    _set_entities(document, prediction)
    return prediction


def join_torn(document: StanzaDocument, text: str) -> None:
    """Make one sentence again of two that were parted behind a title's full stop or inside a name, once.

    "Hon. | Kwame Boateng said", "President Idrissa | Walu said"; `text` is the document's, with its line breaks.  And
    one word of a name with a capital inside: "Whats | App".
    """
    if document.__dict__.setdefault("joined", False):
        return
    document.__dict__["joined"] = True
    data = languages.get("en").sources
    joined: list[Any] = []
    for sentence in document.sentences:
        _join_names(sentence, text)
        before = joined[-1] if joined else None
        if before is not None and _is_torn(before.tokens, sentence.tokens, text, data):
            _join(before, sentence.tokens, text)
        else:
            joined.append(sentence)
    if len(joined) < len(document.sentences):
        document.sentences = joined
        for number, sentence in enumerate(joined):
            sentence.index = number


def _join(sentence: Any, behind: Sequence[Any], text: str) -> None:
    """Give a sentence the tokens behind it; "Hon" and "." become one of them."""
    tokens = list(sentence.tokens)
    if tokens[-1].text == ".":
        tokens[-2:] = [_one_token(sentence, *tokens[-2:])]
    _set_tokens(sentence, [*tokens, *behind], text)


def _join_names(sentence: Any, text: str) -> None:
    """Make one token of two that a capital or a hyphen parts in the middle of a word."""
    tokens: list[Any] = []
    for token in sentence.tokens:
        before = tokens[-1].text if tokens and tokens[-1].end_char == token.start_char else ""
        capital = before.isalpha() and before[-1].islower() and token.text[:1].isupper()
        hyphen = before.isalpha() and token.text[:1] == "-" and token.text[1:].isalpha()  # "sub | -inspector"
        if capital or hyphen:
            tokens[-1] = _one_token(sentence, tokens[-1], token)
        else:
            tokens.append(token)
    if len(tokens) < len(sentence.tokens):
        _set_tokens(sentence, tokens, text)


def _one_token(sentence: Any, first: Any, last: Any) -> Any:
    from stanza.models.common.doc import Token as StanzaToken
    from stanza.models.common.doc import Word as StanzaWord

    span = {"text": first.text + last.text, "start_char": first.start_char, "end_char": last.end_char}
    return StanzaToken(sentence, {"id": (0,), **span}, [StanzaWord(sentence, {"id": 0, **span})])


def _set_tokens(sentence: Any, tokens: Sequence[Any], text: str) -> None:
    sentence.tokens, sentence.words = list(tokens), [word for token in tokens for word in token.words]
    for number, word in enumerate(sentence.words, start=1):
        word.id, word.sent = number, sentence
    for token in tokens:
        ids = [word.id for word in token.words]
        token.id, token.sent = (ids[0],) if len(ids) == 1 else (ids[0], ids[-1]), sentence
    sentence.text = text[tokens[0].start_char : tokens[-1].end_char]


def _is_torn(before: Sequence[Any], after: Sequence[Any], text: str, data: Any) -> bool:
    """Does a sentence go on in the same line, behind the abbreviation of a title or within a name?"""
    last, first = before[-1], after[0]
    if text[last.end_char : first.start_char] != " " or not first.text[:1].isupper():
        return False
    named = last.text[:1].isupper() and last.text.isalpha() and last.text not in data.HALVES_OF_DAY
    goes_on = first.text.isalpha() and first.text.lower() not in data.SENTENCE_OPENERS
    return _ends_in_title(before, data) or (named and goes_on)


def _ends_in_title(tokens: Sequence[Any], data: Any) -> bool:
    """Does a sentence end with the abbreviation of a title?"""
    last = str(tokens[-1].text)
    if last == "." and len(tokens) > 1 and tokens[-2].end_char == tokens[-1].start_char:
        last = f"{tokens[-2].text}."
    return last.endswith(".") and last[:-1].lower() in data.ABBREVIATED_TITLES and last[:1].isupper()


def undo_expansions(document: StanzaDocument) -> None:
    """Make one word again of each capitalised token that was taken apart without an apostrophe: "Han|na"."""
    from stanza.models.common.doc import Word as StanzaWord

    contractions = languages.get("en").sources.CONTRACTIONS
    for sentence in document.sentences:
        wrong = [token for token in sentence.tokens if len(token.words) > 1 and _is_name(token.text, contractions)]
        if not wrong:
            continue
        whole_words: list[Any] = []
        for token in sentence.tokens:
            if token in wrong:
                whole = {"id": 0, "text": token.text, "start_char": token.start_char, "end_char": token.end_char}
                token.words = [StanzaWord(sentence, whole)]
            for word in token.words:
                word.id = len(whole_words) + 1
                whole_words.append(word)
            ids = [word.id for word in token.words]
            token.id = (ids[0],) if len(ids) == 1 else (ids[0], ids[-1])
        sentence.words = whole_words


def _is_name(token: str, contractions: Collection[str]) -> bool:
    """Is the token a name to its looks: capitalised, all letters, and no contraction at the start of a sentence?"""
    return token[:1].isupper() and token.isalpha() and token.lower() not in contractions


def _word_spans(document: StanzaDocument) -> tuple[list[tuple[int, int]], list[int]]:
    """Return (start, end) of every word and the numbers of the first words of sentences."""
    spans: list[tuple[int, int]] = []
    starts: list[int] = []
    for sentence in document.sentences:
        starts.append(len(spans))
        for token in sentence.tokens:
            spans += _token_words(token.start_char, token.end_char, [word.text for word in token.words])
    return spans, starts


def _token_words(start: int, end: int, words: Sequence[str]) -> list[tuple[int, int]]:
    """Cut a token in its words; where their letters do not add up, each word but the last gets at most its length."""
    if len(words) == 1:
        return [(start, end)]
    spans = []
    at = start
    for number, word in enumerate(words):
        last = number + 1 == len(words)
        stop = end if last else min(at + len(word), end - (len(words) - number - 1))
        stop = max(stop, at + 1) if at < end else end
        spans.append((min(at, end - 1), min(stop, end)))
        at = stop
    return spans


def _set_entities(document: StanzaDocument, prediction: Prediction) -> None:
    tokens = {}
    at = 0
    for sentence in document.sentences:
        for token in sentence.tokens:
            token.ner = "O"
            for _ in token.words:
                tokens[at] = token
                at += 1
    for first, last, name in prediction.entities:
        inside = list(dict.fromkeys(id(tokens[k]) for k in range(first, last)))
        by_id = {id(tokens[k]): tokens[k] for k in range(first, last)}
        for number, key in enumerate(inside):
            ends = number + 1 == len(inside)
            prefix = ("S" if ends else "B") if number == 0 else ("E" if ends else "I")
            by_id[key].ner = f"{prefix}-{name}"
    document.build_ents()


def build_pipeline(model: str = "shipped", *, extra: Sequence[str] = ()) -> stanza.Pipeline:
    """Return the Stanza pipeline for `model`: "shipped", a folder made by `quotes train`, or "stanza:default".

    `extra` names processors to run after ours.  Raises ModelError where the
    models are missing and cannot be fetched.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import stanza

    register()
    if model == "stanza:default":
        return _official_pipeline(extra)
    folder = SHIPPED if model == "shipped" else Path(model)
    if not (folder / "resources.json").exists():
        raise ModelError(
            f"{model}: neither a model nor a folder with a resources.json; choose shipped, stanza:default, "
            "or a folder made by `quotes train`"
        )
    with _without_optimizers():
        return stanza.Pipeline(
            "en",
            dir=str(folder),
            processors=",".join([PROCESSORS, *extra]),
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
            tokenize_max_seqlen=1000,
            joint_folder=str(folder / "en"),
            allow_unknown_language=True,
        )


@contextmanager
def _without_optimizers() -> Iterator[None]:
    """Let Stanza load models without the optimizers of their training: making one loads a second's worth of torch."""
    from stanza.models.common import utils

    make = utils.get_optimizer
    utils.get_optimizer = lambda *_, **__: None
    try:
        yield
    finally:
        utils.get_optimizer = make


def _official_pipeline(extra: Sequence[str]) -> stanza.Pipeline:
    """Stanza's own English models for every layer but attribution, fetched where they are missing."""
    import stanza

    os.environ.pop("HF_HUB_OFFLINE", None)
    processors = ["tokenize", "mwt", "pos", "lemma", "depparse", "ner", *extra]
    try:
        stanza.download("en", processors=",".join(p for p in processors if p not in extra), logging_level="INFO")
        return stanza.Pipeline(
            "en",
            processors=",".join(processors),
            download_method=None,
            logging_level="ERROR",
            tokenize_max_seqlen=1000,
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "stanza:default: Stanza's English models are not on this machine and cannot be downloaded "
            f"({type(error).__name__}); connect to the internet, or leave --model out to use the shipped models"
        ) from error


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let the calling thread do its arithmetic alone.

    The tokenizer's recurrent network takes a great many small steps; handing each out costs more than the step.
    """
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


class Annotator:
    """Articles → documents, with one pipeline."""

    def __init__(self, model: str = "shipped") -> None:
        self.model = model
        self.pipeline = build_pipeline(model)
        self.parser = load_parser(SHIPPED / "en" if model in ("shipped", "stanza:default") else Path(model) / "en")
        self._behind_tokens = [name for name in self.pipeline.processors if name not in TOKENS]

    def __call__(self, article: Article) -> Document:
        """Return the article with words, sentences, entities, quotation marks and raw attributions."""
        layout = Layout(article.text, body_start(article.text))
        if not layout.text.strip():
            return Document(article, (), ())
        with _one_thread():
            annotated = self.pipeline(layout.text, processors=TOKENS)
        join_torn(annotated, layout.lines)
        annotated = self.pipeline(annotated, processors=self._behind_tokens)
        return document_of(annotated, self.parser, article, layout)


def document_of(
    annotated: StanzaDocument, parser: JointParser, article: Article, layout: Layout | None = None
) -> Document:
    """Return our record of an annotated Stanza document, with offsets into `article.text`."""
    prediction = annotated.__dict__.get("attribution")
    if prediction is None:
        prediction = annotate_stanza(annotated, parser, attribution_only=True)
    spans, starts = _word_spans(annotated)
    place = layout.original if layout else int
    # the last character is mapped, not the end: an end may be the start of the next paragraph
    placed = [(place(a), place(b - 1) + 1) for a, b in spans]
    words: list[Word] = []
    sentences: list[Sentence] = []
    for number, sentence in enumerate(annotated.sentences):
        base = starts[number]
        for word in sentence.words:
            start, end = placed[len(words)]
            head = -1 if not word.head else base + word.head - 1
            words.append(
                Word(
                    article.text[start:end],
                    word.lemma or word.text,
                    word.upos or "X",
                    word.feats or "_",
                    head,
                    word.deprel or "dep",
                    start,
                    end,
                    number,
                )
            )
        sentences.append(Sentence(base, len(words)))
    entities = tuple(_entities(annotated, prediction))
    begin = layout.begin if layout else 0
    quotations = tuple(q for q in pair_marks(readable(article.text)) if q.start >= begin)
    document = Document(article, tuple(words), tuple(sentences), entities, quotations, affinity=prediction.affinity)
    document = assemble(document, attributions(prediction.roles, ROLES, prediction.pointers))
    if prediction.lower is None:
        return document
    return replace(document, ways=parser.ways(prediction.lower, word_roles(document), starts))


# classes of Stanza's own models (OntoNotes) in the terms of ours
ONTONOTES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Location",
    "LOC": "Location",
    "NORP": "NORP",
    "FAC": "Facility",
    "PRODUCT": "Product",
    "DATE": "Date",
    "TIME": "Date",
    "MONEY": "Money",
    "PER": "Person",
}


def _entities(annotated: StanzaDocument, prediction: Prediction) -> list[Entity]:
    if annotated.sentences and not any(word.upos for word in annotated.sentences[0].words):
        return [Entity(*entity) for entity in prediction.entities]
    found, at = [], 0
    for sentence in annotated.sentences:
        numbers = {}
        for token in sentence.tokens:
            for word in token.words:
                numbers[(token.start_char, word.id)] = at
                at += 1
        for entity in sentence.ents:
            inside = [numbers[(token.start_char, word.id)] for token in entity.tokens for word in token.words]
            if inside:
                found.append(Entity(min(inside), max(inside) + 1, ONTONOTES.get(entity.type, entity.type)))
    return found
