"""Corpora in their published formats → documents of words with gold layers.

PolNeAR (brat standoff), Universal Dependencies (CoNLL-U) and English Worldwide
Newswire (one token a line).  Each layer that a corpus lacks stays None.
"""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

from quotes.marks import Quotation, pair_marks

# Words much as the treebanks cut them: hyphens and clitics apart, abbreviations and numbers whole.
WORD = re.compile(
    r"https?://\S+|www\.\S+|[@#]\w+|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|Jr|Sr|Inc|Co|Corp|Ltd|No|vs|etc|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\."
    r"|\d+(?:[.,:]\d+)+|\.{2,}|…|--+|``|''"
    r"|[^\W\d_]+?(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|\w+|[^\w\s]",
    re.IGNORECASE,
)


def lines(name: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of one of our own files of marks, in JSON."""
    data = resources.files("quotes.training") / "data" / name
    yield from map(json.loads, data.read_text(encoding="utf-8").splitlines())


@dataclass(frozen=True)
class Syntax:
    """Gold morphology and dependencies; heads count words of the document, a root is its own head."""

    upos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]


@dataclass(frozen=True)
class Attributions:
    """Gold attributions: role of each word (see network.ROLES) and the first word of its cue (-1: none)."""

    roles: list[str]
    pointers: list[int]


@dataclass(frozen=True)
class TrainingDocument:
    """A text, its words as (start, end), its sentence starts (word indices) and what is known of them."""

    text: str
    spans: list[tuple[int, int]]
    sentence_starts: list[int]
    syntax: Syntax | None = None
    attributions: Attributions | None = None
    entities: list[str] | None = None


def rough_words(text: str) -> list[tuple[int, int]]:
    """Return word spans of raw text, close to those of the shipped tokenizer; needs no model."""
    return [match.span() for match in WORD.finditer(text)]


# --- PolNeAR -----------------------------------------------------------------------------------------------------


UNCLEAR = "?"  # role of a word of which nobody has judged what it is; training passes over it


@dataclass(frozen=True)
class GoldAttribution:
    """One brat event: character spans of its source, cue and content."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]


def read_brat(path: Path) -> list[GoldAttribution]:
    """Return the attributions of one brat file; broken lines and annotators' notes are passed over."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 2 or not fields[0]:
            continue
        if fields[0][0] == "T" and " " in fields[1]:
            pairs = (pair.split() for pair in fields[1].split(" ", 1)[1].split(";"))
            spans[fields[0]] = [(int(a), int(b)) for a, b in pairs]
        elif fields[0][0] == "E":
            events.append(fields[1].split())
    found = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for part in event:
            role, target = part.split(":")
            roles[re.sub(r"\d", "", role).lower()] += spans.get(target, [])
        if roles["content"] and roles["cue"]:
            found.append(GoldAttribution(sorted(roles["source"]), sorted(roles["cue"]), sorted(roles["content"])))
    return found


def annotated_by(split: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Yield the text and the annotations, by annotator's name, of each article that has any."""
    annotations: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((split / "attributions").glob("*.ann")):
        annotations[path.name[:-4].rsplit("_", 1)[0]].append(path)
    for path in sorted((split / "text").iterdir()):
        stem = path.name.removesuffix(".txt")
        if stem in annotations:
            yield path, annotations[stem]


def polnear_files(split: Path) -> Iterator[tuple[Path, Path]]:
    """Yield (text, annotation) of each article that has one; of several annotators the first by name."""
    for path, annotated in annotated_by(split):
        yield path, annotated[0]


def polnear_document(
    text: str, gold: list[GoldAttribution], *, unclear: list[tuple[int, int]] | None = None
) -> TrainingDocument:
    """Return `text` with the role and cue pointer of each word; words in the `unclear` pieces have no gold role."""
    spans = rough_words(text)
    starts = [start for start, _ in spans]
    roles = ["O"] * len(spans)
    pointers = [-1] * len(spans)
    for attribution in gold:
        cue_words = _words_in(attribution.cue[:1], spans, starts)
        if not cue_words:
            continue
        for role in ("content", "source", "cue"):  # where annotation overlaps, the cue is the surest
            for piece in getattr(attribution, role):
                for nth, word in enumerate(_words_in([piece], spans, starts)):
                    roles[word] = ("B-" if nth == 0 else "I-") + role
                    pointers[word] = cue_words[0]
    for word in _words_in(unclear or [], spans, starts):
        if roles[word] == "O":
            roles[word] = UNCLEAR
    paragraph_starts = [0] + [w for w in range(1, len(spans)) if "\n" in text[spans[w - 1][1] : spans[w][0]]]
    return TrainingDocument(text, spans, paragraph_starts, attributions=Attributions(roles, pointers))


def _words_in(pieces: list[tuple[int, int]], spans: list[tuple[int, int]], starts: list[int]) -> list[int]:
    """Indices of the words whose greater part lies in one of `pieces`."""
    found = []
    for a, b in pieces:
        at = max(0, bisect_left(starts, a) - 1)
        while at < len(spans) and spans[at][0] < b:
            start, end = spans[at]
            if 2 * (min(end, b) - max(start, a)) > end - start:
                found.append(at)
            at += 1
    return found


def read_polnear(split: Path) -> list[TrainingDocument]:
    """Return the articles of one PolNeAR split (a folder with text/ and attributions/)."""
    return [
        polnear_document(text.read_bytes().decode("utf-8"), read_brat(annotation))
        for text, annotation in polnear_files(split)
    ]


# --- Universal Dependencies --------------------------------------------------------------------------------------


def lemma_rule(form: str, lemma: str) -> str:
    """Return the edit that makes `lemma` of `form`: case, letters to cut, letters to add (Straka 2018)."""
    for case, base in (("l", form.lower()), ("k", form)):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if (common or not lemma) and len(base) - common <= 6 and (common >= 2 or len(base) - common <= 2):
            return f"{case}|{len(base) - common}|{lemma[common:]}"
    return f"=|0|{lemma}"


def read_conllu(path: Path) -> list[TrainingDocument]:
    """Return the documents of a treebank file, with text put together from the words and their spacing."""
    documents: list[TrainingDocument] = []
    builder = _Builder()
    sentence: list[list[str]] = []
    new_paragraph = False
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# newdoc") and builder.spans:
            documents.append(builder.done())
            builder = _Builder()
        if line.startswith(("# newdoc", "# newpar")):
            new_paragraph = True
        elif line.startswith("#"):
            continue
        elif line.strip():
            sentence.append(line.split("\t"))
        elif sentence:
            builder.add(sentence, new_paragraph)
            sentence, new_paragraph = [], False
    if builder.spans:
        documents.append(builder.done())
    return documents


class _Builder:
    """Puts the sentences of one treebank document together."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[tuple[int, int]] = []
        self.starts: list[int] = []
        self.columns: tuple[list[str], list[str], list[str], list[int], list[str]] = ([], [], [], [], [])

    def add(self, rows: list[list[str]], new_paragraph: bool) -> None:
        if self.text:
            self.text = self.text.rstrip() + ("\n\n" if new_paragraph else " ")
        self.starts.append(len(self.spans))
        base = len(self.spans)
        token_end, inside, space = 0, "", True
        words = [row for row in rows if row[0].isdigit()]
        ranges = {int(row[0].split("-")[0]): row for row in rows if "-" in row[0]}
        for row in words:
            number = int(row[0])
            if number in ranges:
                token = ranges[number]
                token_end, inside = int(token[0].split("-")[1]), token[1]
                space = "SpaceAfter=No" not in token[9]
            start = len(self.text)
            if number <= token_end:
                # a clitic is cut from its token's letters, whatever the treebank calls the word
                length = len(row[1]) if number < token_end else len(inside)
                self.text += inside[: min(length, len(inside))] if number < token_end else inside
                inside = inside[min(length, len(inside)) :] if number < token_end else ""
            else:
                self.text += row[1]
                space = "SpaceAfter=No" not in row[9]
            self.spans.append((start, max(len(self.text), start + 1)))
            if number >= token_end and space:
                self.text += " "
            upos, feats, lemmas, heads, relations = self.columns
            head, relation = int(row[6]), row[7].split(":")[0]
            upos.append(row[3])
            feats.append(row[5])
            lemmas.append(row[2])
            heads.append(base + head - 1 if head else base + number - 1)
            relations.append(row[7] if relation in KEPT_SUBTYPES else relation)

    def done(self) -> TrainingDocument:
        return TrainingDocument(self.text, self.spans, self.starts, syntax=Syntax(*self.columns))


# relations whose subtype says something that attribution needs; for scoring LAS subtypes are dropped (CoNLL 2018)
KEPT_SUBTYPES = frozenset({"nsubj", "csubj", "aux", "obl", "acl", "nmod", "det", "compound"})


# --- English Worldwide Newswire ----------------------------------------------------------------------------------

NO_SPACE_BEFORE = re.compile(r"[.,:;!?%)\]}…”’»]|['’](?:s|re|ve|ll|d|m|t)|n['’]t|''", re.IGNORECASE)
NO_SPACE_AFTER = frozenset("([{$£€“‘«#@") | {"``"}


def read_worldwide(path: Path) -> TrainingDocument:
    """Return one article of the newswire corpus: entity tags as BIOES, sentences from blank lines."""
    text = ""
    spans: list[tuple[int, int]] = []
    starts: list[int] = []
    tags: list[str] = []
    fresh, glue, open_straight = True, True, False
    for line in path.read_text("utf-8").splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) < 2 or not fields[0].strip():
            fresh = True
            continue
        word = fields[0].strip()
        if fresh:
            starts.append(len(spans))
            text += "\n\n" if text and len(starts) % 2 else " " if text else ""
            glue, open_straight = True, False
        closing_straight = word == '"' and open_straight
        if not glue and not NO_SPACE_BEFORE.fullmatch(word) and not closing_straight:
            text += " "
        if word == '"':
            open_straight = not open_straight
        glue = word in NO_SPACE_AFTER or (word == '"' and open_straight)
        spans.append((len(text), len(text) + len(word)))
        text += word
        tags.append(fields[1].strip())
        fresh = False
    return TrainingDocument(text, spans, starts, entities=bioes(tags, starts))


def bioes(tags: list[str], sentence_starts: list[int]) -> list[str]:
    """Return IO tags with B- (a new entity where the class changes) as BIOES tags."""
    begins = set(sentence_starts)
    classes = [None if tag == "O" else tag[2:] for tag in tags]

    def starts_here(at: int) -> bool:
        return classes[at] is not None and (
            at == 0 or at in begins or classes[at - 1] != classes[at] or tags[at].startswith("B-")
        )

    found = []
    for at, name in enumerate(classes):
        if name is None:
            found.append("O")
            continue
        ends = at + 1 == len(tags) or classes[at + 1] != name or starts_here(at + 1)
        prefix = ("S" if ends else "B") if starts_here(at) else ("E" if ends else "I")
        found.append(f"{prefix}-{name}")
    return found


def read_worldwide_folder(folder: Path) -> list[TrainingDocument]:
    """Return all articles of one split."""
    return [read_worldwide(path) for path in sorted(folder.glob("*.bio"))]


# --- augmentation ------------------------------------------------------------------------------------------------

STYLES = {
    "curly": ("“", "”", "‘", "’"),
    "straight": ('"', '"', "'", "'"),
    "single curly": ("‘", "’", "“", "”"),
    "single straight": ("'", "'", '"', '"'),
    "guillemets": ("«", "»", "“", "”"),
    "low": ("„", "“", "‚", "‘"),
}
WEIGHTS = {"curly": 40, "straight": 30, "single curly": 14, "single straight": 10, "guillemets": 3, "low": 3}


def with_other_marks(document: TrainingDocument, rng: random.Random) -> TrainingDocument:
    """Return the document with its quotation marks in another style; every mark stays one character."""
    style = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    chars = list(document.text)
    for quotation in pair_marks(document.text):
        _restyle(chars, quotation, STYLES[style])
    if style.endswith("straight"):
        chars = ["'" if char == "’" else char for char in chars]
    elif "curly" in style:
        chars = ["’" if char == "'" and at and chars[at - 1].isalnum() else char for at, char in enumerate(chars)]
    return replace(document, text="".join(chars))


def _restyle(chars: list[str], quotation: Quotation, style: tuple[str, str, str, str]) -> None:
    outer_open, outer_close, inner_open, inner_close = style
    inner = quotation.single or quotation.depth > 0
    if quotation.inner_start - quotation.start == 1:
        chars[quotation.start] = inner_open if inner else outer_open
    if quotation.closed and quotation.end - quotation.inner_end == 1:
        chars[quotation.inner_end] = inner_close if inner else outer_close
