"""Do two quotes report one utterance? Their wording, numbers, names, speakers, dates and occasions say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq
from rapidfuzz.distance import Levenshtein as Edits

from quotes import naming
from quotes.languages.en import sources
from quotes.languages.en import wording as english
from quotes.text import normal_form
from quotes.variants.forms import Form, content_words, fold
from quotes.variants.records import NOTHING, Agreement, VariantQuote, Wording

# words that say what an article is about, by which two articles can be told to be about different things
TOLD_OF = 5
# days between two articles that may report one utterance in different words
FARTHEST_DAYS = 4
# days after which the same few words are said anew; formulas are sooner
REPEATED_DAYS = 30
# words that a piece of a quote must have to be known again in a longer one
FEWEST_TRIMMED = 6
# content words, names left out, that it must have where the speaker may be another
FEWEST_TOLD = 3
# letters of a single word in marks that is known again where the occasion is the same, and how sure that is
TELLING, SURE_OF_A_WORD = 6, 0.7
# words of such a piece, not quoted, of the same speaker at the same time
FEWEST_TOLD_AGAIN = 4
# the same for a partial quotation, inside marks, of the same speaker at the same time; content words it needs
FEWEST_PARTIAL, FEWEST_PARTIAL_CONTENT = 3, 2
# words that two quotes by different people must share before we say that one is credited wrongly
FEWEST_CONFLICT = 8
# the same words that two people are said to have said on one occasion, and on two: a formula that nobody listed is
# shorter
FEWEST_AT_ONCE, FEWEST_ELSEWHERE = 6, 14
# words in a row, and the share of the shorter quote, that make two quotes cut differently from one utterance
FEWEST_SHARED, SHARE_SHARED = 8, 0.4
# the same where the speaker is not known
FEWEST_SHARED_UNKNOWN, SHARE_SHARED_UNKNOWN = 12, 0.6
# share of the shorter one's content words without which nothing more is looked at
LEAST_SHARED = 0.3
# content words in common (F measure) that make two wordings one, by what is known of the speakers
ALIKE = {"same": 0.72, "unknown": 0.82, "different": 0.95}
FEWEST_CONTENT = {"same": 3, "unknown": 4, "different": 6}
# the same, of the shorter wording and the stretch of the longer one that it matches best
ALIKE_WITHIN = {"same": 0.8, "unknown": 0.87, "different": 1.01}
FEWEST_WITHIN = {"same": 5, "unknown": 6, "different": 99}
# share of the content words that may be replaced by others, neither inflection nor synonyms; and where nothing says
# that the articles are about the same occasion
REPLACED, REPLACED_ELSEWHERE = 0.17, 0.1
# how far the order of the content words must be the same (1: wholly), so that they are not turned round
ORDER = 0.42
# the same where two people are said to have said them
ORDER_OF_TWO = 0.95
# content words before a piece of a longer wording in which a "not" denies the piece
DENIED_BEFORE = 2
# how much less will do where the articles are plainly about the same occasion
OCCASION = 0.06
# how much less will do where two wordings of one speaker open with the same words, up to a comma
OPENING = 0.18
# words of a fragment in marks, content words besides names among them, that tell of one utterance
FEWEST_MARKED, FEWEST_MARKED_CONTENT, FEWEST_MARKED_UNKNOWN = 3, 2, 5

How = Literal["identical", "trimmed", "overlapping", "reworded", "marked", "within"]


class Likeness(NamedTuple):
    """How two wordings stand to each other: `score` from 0 to 1, `size` the words or content words it rests on.

    Names are no content here: they say what is spoken of, not what is said.  `replaced` is the share of the content
    words that others stand for.
    """

    how: How
    score: float
    size: int
    replaced: float = 0.0


class Judgement(NamedTuple):
    """How sure it is that two quotes are one utterance (0: they are two), and how the wordings differ."""

    score: float
    relation: Wording | None


APART = Judgement(0.0, None)


@dataclass(slots=True)
class Unit:
    """Quotes with the same words by the same speaker at about the same time: judged once."""

    quotes: list[VariantQuote]
    form: Form
    name: tuple[str, tuple[str, ...], str] = field(init=False)
    days: tuple[int, int] | None = field(init=False)
    quoted: bool = field(init=False)
    event: frozenset[str] = field(init=False)
    via: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        first = self.quotes[0]
        self.name = (self.form.normal, name_words(first.speaker), min(quote.key for quote in self.quotes))
        days = [day for quote in self.quotes if (day := day_of(quote.published)) is not None]
        self.days = (min(days), max(days)) if days else None
        self.quoted = any(quote.type != "indirect" for quote in self.quotes)
        alone = len(self.quotes) == 1
        self.event = first.event if alone else NOTHING.union(*(quote.event for quote in self.quotes))
        self.via = first.via if alone else NOTHING.union(*(quote.via for quote in self.quotes))

    @property
    def articles(self) -> frozenset[str]:
        """The articles, by their keys, that the quotes stand in."""
        return frozenset(quote.article_key for quote in self.quotes)


@lru_cache(maxsize=100_000)
def name_words(name: str | None) -> tuple[str, ...]:
    """Return the words of a speaker's name or description in their normal form."""
    return tuple(normal_form(name or "").split())


@lru_cache(maxsize=20_000)
def day_of(published: str | None) -> int | None:
    """Return the number of the day, None where the date is missing or is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


# wording


def likenesses(a: Form, b: Form) -> list[Likeness]:
    """Return the ways in which two wordings are alike; none where they are not."""
    if a.spelled == b.spelled:
        return [Likeness("identical", 1.0, len(a.words))]
    shorter, longer = sorted((a, b), key=lambda form: (len(form.words), form.normal))
    if contained(shorter, longer):
        return [Likeness("trimmed", 0.95, len(shorter.words))]
    ways = [_marked(a, b)]
    if len(a.content_set & b.content_set) >= LEAST_SHARED * min(len(a.content_set), len(b.content_set)):
        ways += [
            _reworded_whole(shorter, longer),
            _overlapping(shorter, longer),
            _within(*sorted((a, b), key=_content_length)),
        ]
    return [way for way in ways if way]


def _reworded_whole(a: Form, b: Form) -> Likeness | None:
    """Are most of their content words the same, and is hardly one replaced by another of other meaning?"""
    least = min(len(a.content), len(b.content))
    if least < min(FEWEST_CONTENT.values()):
        return None
    shared = sum((Counter(a.content) & Counter(b.content)).values())
    score = 2 * shared / (len(a.content) + len(b.content))
    opening = OPENING if _open_alike(a, b) else 0
    if score < ALIKE["same"] - OCCASION - opening or contradict(a, b):
        return None
    if LCSseq.normalized_similarity(a.content, b.content) < ORDER:
        return None
    replaced = 0.0 if opening else _replaced(a.content, b.content) / least
    if replaced > REPLACED:
        return None
    size = min(len(form.content) - len(form.name_words) for form in (a, b))
    return Likeness("reworded", min(score, 0.94), size, replaced)


def _replaced(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many words of the one stand where the other has others, words that only moved left out."""
    ours, theirs = Counter(a) - Counter(b), Counter(b) - Counter(a)
    found = 0
    for change in Edits.opcodes(a, b):
        if change.tag == "replace":
            gone = sum(word in ours for word in a[change.src_start : change.src_end])
            new = sum(word in theirs for word in b[change.dest_start : change.dest_end])
            found += min(gone, new)
    return found


def _overlapping(a: Form, b: Form) -> Likeness | None:
    """Do they share a long run of words, at whose ends the one or the other stops, or both begin a sentence?"""
    least = min(len(a.words), len(b.words))
    if least < FEWEST_SHARED:
        return None
    at, other, length = _longest_run(a.words, b.words)
    if length < max(FEWEST_SHARED, SHARE_SHARED * least):
        return None
    for place, other_place, ends in ((at, other, (0, 0)), (at + length, other + length, (len(a.words), len(b.words)))):
        if place != ends[0] and other_place != ends[1] and not (place in a.breaks and other_place in b.breaks):
            return None
    return Likeness("overlapping", 0.8, length) if not Form(" ".join(a.words[at : at + length])).stock else None


def _open_alike(a: Form, b: Form) -> bool:
    return a.opening == b.opening and len(content_words(a.opening)) >= 2


def _content_length(form: Form) -> tuple[int, str]:
    return len(form.content), form.normal


def _marked(a: Form, b: Form) -> Likeness | None:
    """Do all words that the one has in marks of their own stand in the other?"""
    sizes: list[int] = []
    if not a.fragments and not b.fragments:
        return None
    for one, other in ((a, b), (b, a)):
        words = [word for fragment in one.fragments for word in fragment]
        content = [word for word in words if word not in one.names and word not in english.EMPTY]
        if not content or any(_find(fragment, other.words, 0) < 0 for fragment in one.fragments):
            continue
        # a word or two in marks will do where what stands around them is there too
        around = len(one.content_set) - len(set(content)) if one.content_set <= other.content_set else 0
        if len(content) >= FEWEST_MARKED_CONTENT or around:
            sizes.append(len(words) + around)
    enough = [size for size in sizes if size >= FEWEST_MARKED]
    return Likeness("marked", 0.78, max(enough)) if enough else None


def contained(shorter: Form, longer: Form) -> bool:
    """Do all pieces of the shorter stand in the longer, in order?"""
    if not shorter.word_set <= longer.word_set:
        return False
    at = 0
    for piece in shorter.pieces:
        found = _find(piece, longer.words, at)
        if found < 0 or (len(shorter.pieces) > 1 and len(piece) < 2):
            return False
        at = found + len(piece)
    return bool(shorter.pieces)


def _find(piece: Sequence[str], words: Sequence[str], start: int) -> int:
    for at in range(start, len(words) - len(piece) + 1):
        if words[at] == piece[0] and list(words[at : at + len(piece)]) == piece:
            return at
    return -1


def _longest_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int, int]:
    """Return where the longest run of words that stands in both begins in each, and how long it is."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(b):
        places.setdefault(word, []).append(at)
    best, before = (0, 0, 0), dict[int, int]()
    for at, word in enumerate(a):
        now = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        for place, length in now.items():
            if length > best[2]:
                best = (at - length + 1, place - length + 1, length)
        before = now
    return best


def _within(shorter: Form, longer: Form) -> Likeness | None:
    """Is the shorter a reworded piece of the longer?"""
    if len(longer.content) <= len(shorter.content):
        return None
    found = fuzz.partial_ratio_alignment(shorter.content, longer.content)
    if found is None or found.score < 100 * (ALIKE_WITHIN["same"] - OCCASION):
        return None
    window = Counter(longer.content[found.dest_start : found.dest_end])
    missing, extra = Counter(shorter.content) - window, window - Counter(shorter.content)
    small, others = _small_opposites(shorter, longer), _small_opposites(longer, shorter)
    if _clash({*missing, *small}, {*extra, *others}) or english.DENIAL in missing or english.DENIAL in extra:
        return None
    if _turned_round(shorter, longer):
        return None
    # "| We will not | pay a crown until …" is no piece of "We will pay a crown until …"
    if english.DENIAL in longer.content[max(0, found.dest_start - DENIED_BEFORE) : found.dest_start]:
        return None
    named = set(longer.name_words) & window.keys() - shorter.content_set
    if named and (shorter.names - longer.word_set or set(shorter.name_words) - window.keys()):
        return None
    return Likeness("within", found.score / 100, len(shorter.content) - len(shorter.name_words))


def contradict(a: Form, b: Form) -> bool:
    """Do two wordings of about the same length say different things: other numbers, names, opposites, a denial?"""
    ours, theirs = Counter(a.content), Counter(b.content)
    return (
        a.negated != b.negated
        or _turned_round(a, b)
        or _clash({*(ours - theirs), *_small_opposites(a, b)}, {*(theirs - ours), *_small_opposites(b, a)})
        or _names_differ(a, b)
    )


def _turned_round(a: Form, b: Form) -> bool:
    """Do two change places: "Pell told Brandl" and "Brandl told Pell", "our men killed theirs" the other way round?"""
    if a.passive != b.passive:
        return False
    names = a.names | b.names
    ours, theirs = a.behind_parties(names), b.behind_parties(names)
    shared = sorted(ours.keys() & theirs.keys())
    return any(
        ours[one] != theirs[one] and ours[one] == theirs[other] and ours[other] == theirs[one]
        for at, one in enumerate(shared)
        for other in shared[at + 1 :]
    )


def _small_opposites(a: Form, b: Form) -> set[str]:
    """Return the words without content that only the first has and that have an opposite: "before", "up"."""
    return {_SMALL[word] for word in a.words if word in _SMALL and word not in b.words}


def _clash(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Do words that only the one has speak against words that only the other has?"""
    theirs = set(theirs)
    if any(word[0].isdigit() for word in ours) and any(word[0].isdigit() for word in theirs):
        return True
    return any(not theirs.isdisjoint(_OPPOSITES.get(word, NOTHING)) for word in ours)


def _names_differ(a: Form, b: Form) -> bool:
    """Does each hold a name that the other does not, in the same place?"""
    ours, theirs = a.names - set(b.words), b.names - set(a.words)
    if not ours or not theirs:
        return False
    shared = (a.names | b.names) - ours - theirs
    for change in Edits.opcodes(a.words, b.words):
        before, after = a.words[change.src_start : change.src_end], b.words[change.dest_start : change.dest_end]
        if change.tag == "replace" and ours & set(before) and theirs & set(after):
            around = {
                *a.words[max(0, change.src_start - 1) : change.src_start],
                *a.words[change.src_end : change.src_end + 1],
            }
            if not around & shared:  # "President Moro" and "Ana Moro" are one name
                return True
    return len(ours) + len(theirs) > 2 * len(shared)


_OPPOSITES: dict[str, frozenset[str]] = {}
for _row in english.OPPOSITE_ROWS:
    _sides = [frozenset(fold(_word) for _word in _side.split()) for _side in _row]
    for _this, _that in (_sides, _sides[::-1]):
        for _word in _this:
            _OPPOSITES[_word] = _OPPOSITES.get(_word, NOTHING) | (_that - _this)
_SMALL = {word: fold(word) for word in sorted(english.EMPTY) if fold(word) in _OPPOSITES}


# speakers


def speakers_agree(first: VariantQuote, second: VariantQuote) -> Agreement:
    """Return whether two quotes are credited to one speaker, as far as their names tell."""
    names = [name_words(quote.speaker) for quote in (first, second)]
    agreed = _agree(names[0], names[1], first.anonymous, second.anonymous)
    persons = [quote.kind in ("person", None) for quote in (first, second)]
    if agreed != "different" or all(persons):
        return agreed
    if not any(persons):
        ours, theirs = map(set, names)
        if len(ours & theirs) > len(ours ^ theirs):
            return "same"
        # "the police" and "the harbour police" may or may not be one body
        return "unknown" if ours <= theirs or theirs <= ours else agreed
    # a spokesperson speaks for a body: not two speakers, but not surely one either
    return "unknown"


def _agree(a: Sequence[str], b: Sequence[str], a_anonymous: bool, b_anonymous: bool) -> Agreement:
    if not a or not b:
        return "unknown"
    if a_anonymous or b_anonymous:
        # descriptions vary from outlet to outlet: "a top security source", "senior security source from Herat"
        alike = set(a) & set(b) - english.EMPTY
        return "same" if a_anonymous and b_anonymous and (len(alike) >= 2 or a == b) else "unknown"
    if a == b:
        return "same"
    one, other = _person(tuple(a)), _person(tuple(b))
    if one.suffixes != other.suffixes and one.suffixes and other.suffixes:
        return "different"  # "Robert Kennedy Jr" and "Robert Kennedy Sr"
    if naming.same_full_name(one.parts, other.parts):
        return "same"
    lone = min(len(one.parts), len(other.parts)) == 1
    if lone and one.parts[-1] == other.parts[-1]:
        return "same"
    # "Zelensky" and "Volodymyr Zelenskyy": one spelling more, or a namesake nearly
    return "unknown" if lone and naming.spelled_alike(one.parts[-1], other.parts[-1]) else "different"


class _Person(NamedTuple):
    parts: tuple[str, ...]
    suffixes: frozenset[str]


@lru_cache(maxsize=100_000)
def _person(words: tuple[str, ...]) -> _Person:
    name = naming.Name(words)
    return _Person(naming.parts(name, sources), frozenset(naming.suffixes(name, sources)))


# the pair


def repeated_after(form: Form) -> int:
    """Return the days after which a speaker who is quoted with the same words has said them anew."""
    return FARTHEST_DAYS if form.stock else REPEATED_DAYS


def hopeless(a: Unit, b: Unit) -> bool:
    """Would they be apart however alike their wordings are, unless these are the same?"""
    return days_apart(a, b) > FARTHEST_DAYS and speakers_agree(a.quotes[0], b.quotes[0]) != "same"


def judge(a: Unit, b: Unit, ways: Sequence[Likeness]) -> Judgement:
    """Return how sure it is that two units, whose wordings are alike in these ways, report one utterance."""
    if not ways or _in_one_article(a, b):
        return APART
    speakers = speakers_agree(a.quotes[0], b.quotes[0])
    stock, near = a.form.stock or b.form.stock, days_apart(a, b) <= FARTHEST_DAYS
    if speakers == "different" and (stock or not near):
        return APART
    known = _Evidence(speakers, stock, near, _one_occasion(a, b))
    return max((_RULES[alike.how](alike, known, a, b) for alike in ways), key=lambda judged: judged.score)


def _in_one_article(a: Unit, b: Unit) -> bool:
    only = a.quotes[0].article_key
    return all(quote.article_key == only for unit in (a, b) for quote in unit.quotes)


class _Evidence(NamedTuple):
    speakers: Agreement
    stock: bool
    near: bool
    occasion: bool


def _identical(alike: Likeness, known: _Evidence, a: Unit, b: Unit) -> Judgement:
    if known.speakers == "same":
        return Judgement(1.0, "identical") if alike.size >= 3 and not _said_anew(alike, known, a, b) else APART
    if not known.near and alike.size < FEWEST_CONFLICT:
        return APART
    words, content = 5, 2 if known.occasion else 3
    if known.speakers == "different" and known.occasion:
        words, content = FEWEST_AT_ONCE, 3
    elif known.speakers == "different":
        words, content = (FEWEST_ELSEWHERE, 7) if _apart(a, b) else (FEWEST_CONFLICT, 5)
    enough = alike.size >= words and len(a.form.content) >= content
    return Judgement(1.0, "identical") if enough and not known.stock else APART


def _said_anew(alike: Likeness, known: _Evidence, a: Unit, b: Unit) -> bool:
    """Are the same words of one speaker so common, and so far apart in time, that they will have been said twice?"""
    common = known.stock or alike.size < FEWEST_CONFLICT
    return common and days_apart(a, b) > min(repeated_after(a.form), repeated_after(b.form))


def _trimmed(alike: Likeness, known: _Evidence, a: Unit, b: Unit) -> Judgement:
    if (known.speakers != "same" and (known.stock or not known.near)) or _said_anew(alike, known, a, b):
        return APART
    fewest = FEWEST_CONFLICT if known.speakers == "different" else FEWEST_TRIMMED
    piece = min(a, b, key=lambda unit: (len(unit.form.words), unit.name))
    if known.speakers != "same" and len(piece.form.content) - len(piece.form.name_words) < FEWEST_TOLD:
        return APART
    certain = known.speakers == "same" and known.near and not known.stock
    if certain and piece.quoted and len(piece.form.content) >= FEWEST_PARTIAL_CONTENT:
        fewest = FEWEST_PARTIAL
    elif certain and piece.quoted and known.occasion and _tells(piece.form):
        return Judgement(SURE_OF_A_WORD, "trimmed")
    elif certain and len(piece.form.content) - len(piece.form.name_words) >= FEWEST_TOLD:
        fewest = FEWEST_TOLD_AGAIN
    return Judgement(alike.score, "trimmed") if alike.size >= fewest else APART


def _tells(word: Form) -> bool:
    """Is it a word of its own, neither a name nor a number nor one that comes easily?"""
    letters = max(len(one) for one in word.words)
    return len(word.content) == 1 and letters >= TELLING and not (word.numbers or word.name_words or word.negated)


def _cut_differently(alike: Likeness, known: _Evidence, a: Unit, b: Unit) -> Judgement:
    if known.stock or known.speakers == "different":
        return APART
    if known.speakers == "same":
        return Judgement(alike.score, "reworded") if days_apart(a, b) <= REPEATED_DAYS else APART
    words = min(len(a.form.words), len(b.form.words))
    long = alike.size >= max(FEWEST_SHARED_UNKNOWN, SHARE_SHARED_UNKNOWN * words)
    return Judgement(alike.score, "reworded") if known.near and (long or known.occasion) else APART


def _reworded(alike: Likeness, known: _Evidence, a: Unit, b: Unit) -> Judgement:
    if alike.replaced > REPLACED_ELSEWHERE and not known.occasion:
        return APART
    order = LCSseq.normalized_similarity(a.form.content, b.form.content)
    if known.speakers == "different" and order < ORDER_OF_TWO:
        return APART  # two who condemn the same thing in much the same words: no copy turns them round
    return _by_content(alike, known, ALIKE, FEWEST_CONTENT, _open_alike(a.form, b.form))


def _within_longer(alike: Likeness, known: _Evidence, a: Unit, b: Unit) -> Judgement:
    return _by_content(alike, known, ALIKE_WITHIN, FEWEST_WITHIN)


def _in_marks(alike: Likeness, known: _Evidence, a: Unit, b: Unit) -> Judgement:
    if known.stock or not known.near or known.speakers == "different":
        return APART
    fewest = FEWEST_MARKED if known.speakers == "same" else FEWEST_MARKED_UNKNOWN
    return Judgement(alike.score, "reworded") if alike.size >= fewest else APART


def _by_content(
    alike: Likeness, known: _Evidence, enough: dict[str, float], fewest: dict[str, int], opening: bool = False
) -> Judgement:
    if not known.near or (known.stock and known.speakers != "same"):
        return APART
    needed = enough[known.speakers] - (OCCASION if known.occasion else 0) + (0.08 if alike.size < 5 else 0)
    if known.speakers == "same" and opening:
        needed -= OPENING
    if alike.size < fewest[known.speakers] or alike.score < needed:
        return APART
    return Judgement(min(alike.score, 0.94), "reworded")


_RULES = {
    "identical": _identical,
    "trimmed": _trimmed,
    "overlapping": _cut_differently,
    "reworded": _reworded,
    "marked": _in_marks,
    "within": _within_longer,
}


def days_apart(a: Unit, b: Unit) -> int:
    """Return the days between the nearest articles of two units, 0 where a date is missing."""
    if a.days is None or b.days is None:
        return 0
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def _apart(a: Unit, b: Unit) -> bool:
    """Are the articles plainly about different people and places, and not both about what the words speak of?"""
    shared = a.event & b.event
    return len(shared) <= 1 and shared.isdisjoint(a.form.content_set) and min(len(a.event), len(b.event)) >= TOLD_OF


def _one_occasion(a: Unit, b: Unit) -> bool:
    """Are the articles about the same people and places, to go by their openings and by who carried the words?"""
    shared = len(a.event & b.event)
    if shared < (2 if a.via & b.via else 3):
        return False
    return shared >= 0.3 * min(len(a.event), len(b.event))
