"""Words as data: what the stages need to know of a language, one folder each.

A language is a folder with four modules of plain data: `cues` (words that report),
`sources` (words for those who speak), `channels` (words for the way it travelled) and
`credits` (words of bylines and of the lines that credit an agency).  Long lists that one of them
takes in may have a module of their own (`names` of English: given names).
Algorithms read them through `Language` and hold no words of their own.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from types import ModuleType
from typing import NamedTuple, Protocol

from quotes.errors import UsageError
from quotes.types import Act, Polarity


def words(listed: str) -> frozenset[str]:
    """Return the words of a text that lists them, parted by spaces."""
    return frozenset(listed.split())


class Cue(NamedTuple):
    """What a reporting word tells of the saying: `act` and `polarity`, plus flags that readers of it may test."""

    act: Act
    polarity: Polarity
    flags: frozenset[str] = frozenset()


class CueWords(Protocol):
    """What `cues` of a language must hold. Keys are lower-case lemmas, or lower-case phrases with single spaces."""

    VERBS: dict[str, Cue]
    NOUNS: dict[str, Cue]
    ADJECTIVES: dict[str, Cue]
    PHRASES: dict[str, Cue]
    INFLECTIONS: tuple[tuple[str, str], ...]
    NOT: frozenset[str]
    NEGATING_ADVERBS: frozenset[str]
    GIVING_SOURCES: frozenset[str]
    GLOSSES: frozenset[str]
    BEFORE_SAYING: frozenset[str]
    UNDONE: frozenset[str]
    NEGATIONS: frozenset[str]
    NEGATIVE_SUBJECTS: frozenset[str]
    REFUSALS: frozenset[str]
    RULED_ON: frozenset[str]
    UNSAYING: frozenset[str]
    REFUSAL_NOUNS: frozenset[str]
    REFUSAL_ADJECTIVES: frozenset[str]
    WITHHELD: frozenset[str]
    NO_CONTENT: frozenset[str]
    ASSERTING: frozenset[str]
    AS_WHAT: frozenset[str]
    AS_SAYING: tuple[str, str]
    DESCRIBING: frozenset[str]
    INFINITIVE: frozenset[str]
    COMPLEMENTIZERS: frozenset[str]
    ASKING_OF: frozenset[str]
    ASKED_OF: frozenset[str]
    REPORTED_OPENERS: frozenset[str]
    TOLD_OPENERS: frozenset[str]
    PASSIVE: str
    PASSIVE_NOW: frozenset[str]
    PLUPERFECT: frozenset[str]
    DECISIONS: frozenset[str]
    NAMED_IN_MARKS: frozenset[str]
    ACTS_WITHOUT_CONTENT: frozenset[str]
    GOING: frozenset[str]
    FUTURE_IN_PAST: frozenset[str]
    DEEDS: frozenset[str]
    PAGE_LABELS: frozenset[str]
    HELD: frozenset[str]
    DONE_TO: dict[str, frozenset[str]]
    ASKING: frozenset[str]
    WHEN: frozenset[str]
    QUOTATIVES: frozenset[str]
    HEDGING_AUXILIARIES: frozenset[str]
    FUTURE_MATRIX: frozenset[str]
    HEDGING_ADVERBS: frozenset[str]
    WISHING: frozenset[str]
    LOOKING_BACK: frozenset[str]
    RESTRICTING: frozenset[str]
    STILL_TO_COME: frozenset[str]
    CONDITIONS: frozenset[str]
    QUESTION_WORDS: frozenset[str]


class ChannelWords(Protocol):
    """What `channels` of a language must hold; the English module says what each is for."""

    CHANNEL_NOUNS: dict[str, str]
    CHANNEL_VERBS: dict[str, str]
    ISSUING: frozenset[str]
    HOLDING: frozenset[str]
    HELD_UP: tuple[str, str]
    AGENT_PREPOSITIONS: frozenset[str]
    ASSEMBLIES: frozenset[str]
    WEEKDAYS: frozenset[str]
    TIMES: frozenset[str]
    FACING: frozenset[str]
    AT_SOME_TIME: frozenset[str]
    PERFECT: str
    PROGRESSIVE: str
    SITTINGS_OVER: frozenset[str]
    OUT_OF: frozenset[str]
    MONTHS: frozenset[str]
    AGES: frozenset[str]
    PAIR_SORTS: dict[str, str]
    ASKED_IN_SURVEYS: frozenset[str]
    USING: frozenset[str]
    RECEIVING: frozenset[str]
    PLATFORM_PAGES: frozenset[str]
    FINDINGS: frozenset[str]
    FOUND_IN: frozenset[str]
    PRINTING: frozenset[str]
    PRINTED_IN: frozenset[str]
    THIS: frozenset[str]
    TURN_BY_TURN: frozenset[str]
    AUTHORS: frozenset[str]
    WRITTEN_IN: frozenset[str]
    OF_WHAT: frozenset[str]
    PERIODICALS: frozenset[str]
    WITH_ARTICLE: frozenset[str]
    CHANNEL_SORTS: dict[str, str]
    PAPERS_FILED: frozenset[str]
    SEEING: frozenset[str]
    FILED: frozenset[str]
    FILING: str
    TELLING_OF: frozenset[str]
    EDGES: frozenset[str]
    RINGING: frozenset[str]
    SENT_TO: frozenset[str]
    OUTLET_NOUNS: frozenset[str]
    ITSELF: frozenset[str]
    SELVES: frozenset[str]
    STATION_NOUNS: frozenset[str]
    ORATORS: frozenset[str]
    TALKING: frozenset[str]
    THROUGH: frozenset[str]
    INTERPRETERS: frozenset[str]
    WITH: frozenset[str]
    TO_WHOM: frozenset[str]
    NEEDS_COMPANION: dict[str, frozenset[str]]
    PLACES: dict[str, frozenset[str]]
    PLATFORM_NAMES: frozenset[str]
    PLATFORM_KINDS: frozenset[str]
    PLATFORM_PAIRS: frozenset[str]
    SPOKEN_PAIRS: frozenset[str]
    PLATFORM_SITES: frozenset[str]
    CHANNEL_PREPOSITIONS: frozenset[str]
    STANDING_IN: frozenset[str]
    AUDIENCES: frozenset[str]
    ONE_OF_PRESS: frozenset[str]
    ANSWERS: frozenset[str]
    QUESTIONS: frozenset[str]
    ASKED_BY: frozenset[str]
    ASKED_FROM: frozenset[str]
    STATION_LETTERS: str
    PLATFORM_USERS: frozenset[str]
    ON_AIR: frozenset[str]
    POSTS: frozenset[str]
    RELATIVES: frozenset[str]
    EVENT_PREPOSITIONS: frozenset[str]
    PRESENT_AT: frozenset[str]
    SPEAKS_AT: frozenset[str]
    FINDERS: frozenset[str]
    NAMED_OCCASIONS: frozenset[str]
    NO_OCCASIONS: frozenset[str]
    OCCASIONS: frozenset[str]
    WHILE: frozenset[str]
    PRESIDING: frozenset[str]
    CEREMONIES: dict[str, str]
    SOURCE_CHANNELS: frozenset[str]
    ASIDES: frozenset[str]
    EXAMINATIONS: frozenset[str]
    EXAMINING: frozenset[str]
    RECEIVED_BY: frozenset[str]
    TALKS: frozenset[str]
    DONE_TOO: frozenset[str]
    AT_TALKS: frozenset[str]
    GREETING: frozenset[str]
    BEFORE_COURTS: frozenset[str]
    EXCHANGES: frozenset[str]
    EXCHANGED_WITH: frozenset[str]
    REMARKS: frozenset[str]
    SENT: frozenset[str]
    AUDIENCE_PREPOSITIONS: frozenset[str]
    BEFORE_HEARERS: frozenset[str]
    OCCASION_VERBS: frozenset[str]
    MEETING: frozenset[str]
    HEARING_OUT: dict[str, str | None]
    WITH_OR_TO: frozenset[str]
    PRINTED: frozenset[str]
    PROGRAMMES: frozenset[str]
    SMALL_IN_TITLES: frozenset[str]
    MET_AT: frozenset[str]
    PUT_OUT_BY: frozenset[str]
    HOUSES: frozenset[str]
    IN_HOUSES: frozenset[str]
    NAMED_HOUSES: frozenset[str]
    OF_HOUSES: frozenset[str]
    FLOORS: frozenset[str]
    CONGRESSES: frozenset[str]
    INTERVIEWING: dict[str, str | None]
    SETTING: frozenset[str]
    COMING: frozenset[str]
    UTTERANCES: frozenset[str]
    CALLS: frozenset[str]
    POINTS: frozenset[str]
    VOICING: frozenset[str]
    SCENES: frozenset[str]
    TURNS_TO: str
    MEETS: str
    ADDRESSING: frozenset[str]
    ADDRESSING_OCCASIONS: frozenset[str]
    NEWS: frozenset[str]
    TIME_UNITS: frozenset[str]
    AFTERWARDS: frozenset[str]
    THINGS_TOLD: frozenset[str]
    HEARING: frozenset[str]
    HEARERS: frozenset[str]
    SITTING: frozenset[str]
    SITTING_AT: frozenset[str]
    PRESS: frozenset[str]
    FIRST_PERSON: frozenset[str]
    PASSING_ON: frozenset[str]
    CITING: frozenset[str]
    ACCORDING: frozenset[str]
    PER: frozenset[str]
    SAYING_ALOUD: frozenset[str]
    SAID_ALOUD: frozenset[str]
    BEFORE_AND_AFTER: frozenset[str]
    CARRYING: frozenset[str]
    SENDING_ON: frozenset[str]
    MEDIA: frozenset[str]
    OTHER_OCCASION: frozenset[str]
    LONG_AGO: frozenset[str]
    PUBLIC_OCCASIONS: frozenset[str]
    BENCH: frozenset[str]
    OUTLET_NAMES: frozenset[str]
    PARTS: frozenset[str]
    TURN: frozenset[str]
    TURN_PREPOSITIONS: frozenset[str]
    MAKES_KNOWN: tuple[str, str]
    JOINT: frozenset[str]
    SIDES: frozenset[str]


@dataclass(frozen=True)
class Language:
    """The words of one language, as modules of data."""

    code: str
    cues: CueWords
    sources: ModuleType
    channels: ChannelWords
    credits: ModuleType


def available() -> list[str]:
    """Return the codes of the languages that are there, sorted."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)


def get(code: str) -> Language:
    """Return the language of an ISO 639-1 code; a region is ignored ("en-GB" is "en").

    Raises UsageError where there is no such language.
    """
    short = code.replace("_", "-").split("-")[0].lower()
    if short not in available():
        raise UsageError(f"no words for the language {code!r}; there are: {', '.join(available())}")
    language: Language = importlib.import_module(f"{__name__}.{short}").LANGUAGE
    return language
