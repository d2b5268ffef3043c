"""Our processors in anybody's Stanza pipeline.

>>> import quotes.processors, stanza
>>> nlp = stanza.Pipeline("en", processors="tokenize,mwt,joint,quote", **quotes.processors.options())
>>> nlp('"The dam will hold," said engineer Petra Voll.').quotes[0].speaker.name
'Petra Voll'

`joint` reads parts of speech, lemmas, parse, names and attribution in one pass.
`quote` alone also goes behind Stanza's own `pos,lemma,depparse,ner`; it then runs
the encoder for attribution only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from stanza.models.common.doc import Document as StanzaDocument
from stanza.pipeline.processor import NAME_TO_PROCESSOR_CLASS, UDProcessor, register_processor

from quotes import annotate
from quotes.pipeline import resolve
from quotes.types import Article

if TYPE_CHECKING:
    from quotes.types import Quote


def options(model: Path = annotate.SHIPPED) -> dict[str, Any]:
    """Return the keyword arguments that make `stanza.Pipeline` read the models of a folder, offline."""
    return {
        "dir": str(model),
        "download_method": None,
        "joint_folder": str(model / "en"),
        "quote_folder": str(model / "en"),
        "tokenize_max_seqlen": 1000,
        "allow_unknown_language": True,
    }


def _quotes(document: StanzaDocument) -> tuple[Quote, ...]:
    found: tuple[Quote, ...] = document.__dict__.get("_quotes", ())
    return found


def _set_quotes(document: StanzaDocument, found: tuple[Quote, ...]) -> None:
    document.__dict__["_quotes"] = found


annotate.register()
if not hasattr(StanzaDocument, "quotes"):
    StanzaDocument.add_property("quotes", getter=_quotes, setter=_set_quotes)

if "quote" not in NAME_TO_PROCESSOR_CLASS:  # a second registration would make Stanza run it twice

    @register_processor("quote")
    class QuoteProcessor(UDProcessor):  # type: ignore[misc]
        """Fills `document.quotes`."""

        PROVIDES_DEFAULT = {"quote"}  # noqa: RUF012
        REQUIRES_DEFAULT = {"tokenize", "pos", "lemma", "depparse", "ner"}  # noqa: RUF012

        def _set_up_model(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
            self.parser = annotate.load_parser(Path(config.get("folder") or annotate.SHIPPED / "en"))

        def process(self, document: StanzaDocument) -> StanzaDocument:
            article = Article(document.text or "")
            document.quotes = resolve(annotate.document_of(document, self.parser, article)).quotes
            return document

        def bulk_process(self, documents: list[StanzaDocument]) -> list[StanzaDocument]:
            return [self.process(document) for document in documents]
