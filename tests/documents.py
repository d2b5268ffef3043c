"""Builds a `types.Document` from a compact table, so that tests of the pure stages need no model.

    document('''
        <s1 [Person Mira/PROPN/said/nsubj Sol/PROPN/Mira/flat ] s1> <c1 said/say/VERB/0/root c1>
        <q1 she/PRON/left/nsubj had/AUX/left/aux left/leave/VERB/said/ccomp q1> ./PUNCT/said/punct
        /
        <s2 She/PRON/added/nsubj s2> ...
    ''')

A word is `text/UPOS/head/relation`, or with its lemma `text/lemma/UPOS/head/relation`; features may follow
(`…/Number=Plur|Case=Nom`).  The head is another word of the sentence by its text (the nearest one), by its number
(`2` is the second word), or `0` for the root.  Without a lemma, proper names keep their form and all else is
lower-cased.  A bare word (no slash) hangs on the word before it as `dep`.

`/` alone ends a sentence, a blank line ends a sentence and a paragraph.  `[Person … ]` marks an entity;
`<s1 … s1>`, `<c1 … c1>`, `<q1 … q1>` mark source, cue and content of the first attribution (`q1` more than once:
several pieces).  Space is set as in print: none before closing punctuation, clitics ('s, n't) and closing curly
marks, none behind opening ones; `~` before a word takes its space away.
"""

from __future__ import annotations

import re
from typing import Any

from quotes.marks import pair_marks
from quotes.types import Article, Attribution, Document, Entity, QuoteType, Sentence, Span, Word

NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:!?…)\]”’»%]+|n['’]t|['’](?:s|re|ve|ll|d|m)?)$", re.IGNORECASE)
NO_SPACE_BEHIND = frozenset("([“‘«$£€#@")
OPENER = re.compile(r"^<([scq])(\d+)$")
CLOSER = re.compile(r"^([scq])(\d+)>$")


def document(
    table: str,
    *,
    continues: dict[int, int] | None = None,
    types: dict[int, QuoteType] | None = None,
    **article: Any,
) -> Document:
    """Return the document that the table describes.

    `continues` maps an attribution's number to that of the one it carries on (both counted from 1, as in the
    table), `types` overrides the type that the marks show; what else is named goes to `Article`.
    """
    words: list[Word] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    open_entities: list[tuple[str, int]] = []
    open_parts: dict[str, int] = {}
    parts: dict[tuple[str, int], list[tuple[int, int]]] = {}
    text = ""
    for paragraph in re.split(r"\n[ \t]*\n", table.strip("\n")):
        for rows in re.split(r"(?m)^[ \t]*/[ \t]*$", paragraph):
            first, raw = len(words), []
            for token in rows.split():
                if token == "]":
                    kind, start = open_entities.pop()
                    entities.append(Entity(start, first + len(raw), kind))
                elif token.startswith("[") and len(token) > 1 and "/" not in token:
                    open_entities.append((token[1:], first + len(raw)))
                elif OPENER.match(token):
                    open_parts[token[1:]] = first + len(raw)
                elif CLOSER.match(token):
                    part = (token[0], int(token[1:-1]))
                    parts.setdefault(part, []).append((open_parts.pop(token[:-1]), first + len(raw)))
                else:
                    raw.append(_fields(token))
            if not raw:
                continue
            for at, (form, lemma, upos, head, relation, feats) in enumerate(raw):
                glued = form.startswith("~") and len(form) > 1
                form = form[1:] if glued else form
                gap = not text or text[-1].isspace() or text[-1] in NO_SPACE_BEHIND or NO_SPACE_BEFORE.match(form)
                text += form if glued or gap else f" {form}"
                start = len(text) - len(form)
                number = _head(raw, at, head)
                words.append(
                    Word(
                        form,
                        lemma or (form if upos == "PROPN" else form.lower()),
                        upos,
                        feats,
                        -1 if number is None else first + number,
                        "root" if number is None else relation,
                        start,
                        len(text),
                        len(sentences),
                    )
                )
            sentences.append(Sentence(first, len(words)))
        text += "\n\n"
    text = text.rstrip("\n")
    if open_entities or open_parts:
        raise ValueError(f"never closed: {open_entities} {open_parts}")
    quotations = tuple(pair_marks(text))
    numbers = sorted({number for _, number in parts})
    attributions = []
    for number in numbers:
        spans = {
            part: [Span(words[a].start, words[b - 1].end) for a, b in parts.get((part, number), [])] for part in "scq"
        }
        inside = [any(q.start <= s.start and s.end <= q.end for q in quotations) for s in spans["q"]]
        marked = any(q.start < s.end and s.start < q.end for q in quotations for s in spans["q"])
        kind: QuoteType = "direct" if all(inside) else "mixed" if marked else "indirect"
        carried = (continues or {}).get(number)
        attributions.append(
            Attribution(
                content=tuple(spans["q"]),
                source=Span(spans["s"][0].start, spans["s"][-1].end) if spans["s"] else None,
                cue=Span(spans["c"][0].start, spans["c"][-1].end) if spans["c"] else None,
                type=(types or {}).get(number, kind),
                continues=None if carried is None else numbers.index(carried),
            )
        )
    return Document(
        Article(text, **article),
        tuple(words),
        tuple(sentences),
        tuple(sorted(entities)),
        quotations,
        tuple(attributions),
    )


def _fields(token: str) -> tuple[str, str, str, str, str, str]:
    """Return text, lemma, UPOS, head, relation, features of one word as written in the table."""
    parts = token.split("/")
    if len(parts) == 1:
        return token, "", "PUNCT" if re.fullmatch(r"\W+", token) else "X", "-1", "dep", ""
    feats = parts.pop() if "=" in parts[-1] else ""
    if len(parts) == 4:
        parts.insert(1, "")
    if len(parts) != 5:
        raise ValueError(f"not text[/lemma]/UPOS/head/relation[/feats]: {token}")
    return parts[0], "" if parts[1] == "_" else parts[1], parts[2], parts[3], parts[4], feats


def _head(raw: list[tuple[str, str, str, str, str, str]], at: int, head: str) -> int | None:
    """Return the place of the head in its sentence, None for a root."""
    if head == "0":
        return None
    if head == "-1":
        return at - 1 if at else None
    if head.isdigit():
        return int(head) - 1
    found = [k for k, fields in enumerate(raw) if fields[0].lstrip("~") == head and k != at]
    if not found:
        raise ValueError(f"no word {head!r} in the sentence for {raw[at][0]!r} to hang on")
    return min(found, key=lambda k: abs(k - at))
