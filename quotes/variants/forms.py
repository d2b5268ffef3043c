"""One wording, taken apart: its words, its content folded over inflection and synonyms, its numbers and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from quotes.languages.en import wording as english
from quotes.text import normal_form, stable_key

_ELLIPSIS = re.compile(r"\[?\s*(?:…|\.\s?\.\s?\.)\s*\]?")
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_SENTENCE_END = re.compile(r"[.!?;:…\]—–“”\"]")
_MARKED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|''([^']+)''|„([^“”„]+)[“”]|«([^«»]+)»")
_NAME = re.compile(r"(?<![.!?…:“\"‘'\[]\s)(?<![“\"‘'\[])(?<!^)\b[A-Z][\w’'-]+")


class Form:
    """The wording of one or more quotes, whose texts differ in case, accents and punctuation only."""

    __slots__ = ("__dict__", "normal", "text")

    def __init__(self, text: str, normal: str | None = None) -> None:
        self.text = text
        self.normal = normal_form(text) if normal is None else normal

    def slim(self) -> None:
        """Forget what can be worked out again."""
        self.__dict__ = {}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words, in their normal form."""
        return tuple(self.normal.split())

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """All words, numbers in digits: "sixty years" are the same words as "60 years"."""
        return tuple(english.NUMBERS.get(word, word) for word in self.words)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The content words, folded over inflection and synonyms."""
        return tuple(content_words(self.words))

    @cached_property
    def word_set(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def content_set(self) -> frozenset[str]:
        """The content words, each once."""
        return frozenset(self.content)

    @cached_property
    def pieces(self) -> list[list[str]]:
        """The words of each piece, where the text says that something is left out between them."""
        text = _BRACKETED.sub(_keep_ellipsis, self.text)
        return [words for part in _ELLIPSIS.split(text) if (words := normal_form(part).split())]

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The words (by number) at which a sentence, or a piece behind something left out, begins."""
        lengths = [len(normal_form(part).split()) for part in _SENTENCE_END.split(self.text)]
        return frozenset(accumulate(lengths))

    @cached_property
    def fragments(self) -> list[list[str]]:
        """The words of each stretch that stands inside quotation marks of its own."""
        return [words for found in _MARKED.findall(self.text) if (words := normal_form("".join(found)).split())]

    @cached_property
    def opening(self) -> list[str]:
        """The words before the first comma: what it is about, where a description of that follows."""
        return normal_form(self.text.partition(",")[0]).split()

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it, in digits."""
        return frozenset(word for word in self.content if word[0].isdigit())

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital within a sentence, in their normal form."""
        found = " ".join(name.removesuffix("’s").removesuffix("'s") for name in _NAME.findall(self.text))
        return frozenset(normal_form(found).split()) - (english.EMPTY - english.NAMES_TOO)

    @cached_property
    def name_words(self) -> list[str]:
        """The content words that are names."""
        folded = {fold(name) for name in self.names}
        return [word for word in self.content if word in folded]

    @cached_property
    def negated(self) -> bool:
        """Do its negations leave it denied? Two of them cancel out."""
        return len([word for word in self.words if word in english.NEGATIONS]) % 2 == 1

    @cached_property
    def passive(self) -> bool:
        """Does it tell by whom something is done?"""
        return not english.BY_WHOM.isdisjoint(self.word_set)

    def behind_parties(self, names: frozenset[str]) -> dict[str, str]:
        """Return the word behind each of the names, and behind each word for "us" and "them", that occurs once."""
        parties = names | english.PARTIES
        counts = Counter(word for word in self.words if word in parties)
        return {word: after for word, after in pairwise((*self.words, "")) if counts[word] == 1}

    @cached_property
    def stock(self) -> bool:
        """Is it a formula that anybody may say of anything?"""
        if not self.content or self.numbers:
            return not self.content
        plain = [word for word in self.content if word in _STOCK]
        return len(plain) >= 0.7 * len(self.content)


def _keep_ellipsis(match: re.Match[str]) -> str:
    return " … " if _ELLIPSIS.search(match[0]) else " "


def content_words(words: Sequence[str]) -> list[str]:
    """Return what tells utterances apart: the words that say something, folded over inflection and synonyms."""
    found: list[str] = []
    digits = ""
    skipped = 0
    for at, word in enumerate(words):
        if skipped:
            skipped -= 1
        elif digits and len(word) == 3 and word.isdigit():  # "1,200" is one number
            digits = found[-1] = digits + word
            continue
        elif at + 1 < len(words) and words[at + 1] in _SECOND and (phrase := _phrase_at(words, at)):
            found.append(fold(english.PHRASES[phrase]))
            skipped = len(phrase) - 1
        elif word not in english.EMPTY:
            found.append(fold(word))
            digits = word if word.isdigit() and len(word) <= 3 else ""
            continue
        digits = ""
    return found


_SECOND = {phrase[1] for phrase in english.PHRASES}
_LONGEST = max(map(len, english.PHRASES))


def _phrase_at(words: Sequence[str], at: int) -> tuple[str, ...] | None:
    """Return the phrase that begins with a word, in whichever form that is."""
    for first in (words[at], english.IRREGULAR.get(words[at], words[at]), *_stems(words[at])):
        for end in range(at + 2, at + _LONGEST + 1):
            phrase = (first, *words[at + 1 : end])
            if phrase in english.PHRASES:
                return phrase
    return None


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return one form for a word, its inflections and the words that stand for it."""
    if word in english.NUMBERS:
        return english.NUMBERS[word]
    if word in english.NEGATIONS:
        return english.DENIAL
    word = one_spelling(english.IRREGULAR.get(word, word))
    forms = (word, *_stems(word))
    for form in forms:
        if form in _SYNONYMS:
            return _SYNONYMS[form]
    return forms[-1]


def one_spelling(word: str) -> str:
    """Return a word as Americans spell it, or nearly so: "armour" and "armor" come out alike."""
    for british, american in english.SPELLINGS:
        if british in word[2:] and len(word) > 5:
            word = word[:2] + word[2:].replace(british, american)
    return word[:1] + word[1:].replace("ll", "l")  # "travelled", but then "called" and "call" too


def _stems(word: str) -> list[str]:
    """Return what may be the ground forms of an English word, the last the shortest."""
    found: list[str] = []
    for ending, instead, least in english.ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            stem = word[: -len(ending)] + instead
            found.append(stem)
            if ending in ("ed", "ing", "ings") and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
                found.append(stem[:-1])
    return found


_SYNONYMS: dict[str, str] = {}
for _row in english.SYNONYM_ROWS:
    for _word in sorted(_row):
        _SYNONYMS.setdefault(one_spelling(_word), min(_row))

_STOCK = {fold(word) for word in english.STOCK}


@lru_cache(maxsize=1)
def scheme() -> str:
    """Return a name for how words are folded and indexed; what was indexed otherwise must be indexed anew."""
    rows = [" ".join(sorted(row)) for row in english.SYNONYM_ROWS]
    listed = [*rows, *sorted(english.EMPTY), *map(str, sorted(english.IRREGULAR.items())), str(english.SPELLINGS)]
    return stable_key("4", *listed, str(sorted(english.NUMBERS.items())), str(english.PHRASES), str(english.ENDINGS))
