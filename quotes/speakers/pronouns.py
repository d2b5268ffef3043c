"""Whom a pronoun means: candidates of the right number and gender, ranked by salience.

The ranking follows what resolvers of the centering tradition agree on (Grosz, Joshi and Weinstein 1995; Lappin and
Leass 1994): subjects before objects, near before far, and in news the last speaker before everybody else.  What the
encoder has learned from GUM's coreference (`quotes.training.antecedents`) tips the scales where these say little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log1p
from typing import NamedTuple

from quotes import confidence
from quotes.speakers.referents import Place, Referent
from quotes.types import Affinity

WINDOW = 9  # sentences
GOES_ON = 0.6  # of whom nothing else tells
SUBJECT = ("nsubj", "nsubj:pass", "obl:agent")  # who does it: "The alarm was raised by | his wife |.  She said …"
PER_SENTENCE = 0.45
SUBJECT_HERE = 0.9  # of the same sentence: "he sails | his | boat"
SUBJECT_NEAR = 0.5
SUBJECT_FAR = 0.4
LAST_SPEAKER = 1.2
TURN_OVER = 0.0  # what is left of that where somebody else was the subject of a sentence since
LEARNED = 0.2  # of what the encoder has learned of pronouns, a log-odds
MOST_LEARNED = 6.0  # more of it, for or against, counts no more
TOPIC_REACH = 3  # sentences, most of them quoted
NEW_TOPIC = 0.8  # of whoever has taken over from the last speaker
OFTEN = 0.55
OFTEN_ENOUGH = 6  # mentions; more of them do not outweigh that somebody else has just spoken
GENDER_SURE = 0.9  # a title, a noun or earlier pronouns tell it
GENDER_LIKELY = 0.6  # the given name does
GENDER_UNKNOWN = 0.0  # most names of the world stand in no list
GENDER_AGAINST = -1.5  # only a given name speaks against it
INSIDE_WORDS = -1.4
IN_CONTENT = -0.5
NAMED = 0.35
OTHER_PARAGRAPH = -0.1
RELATIONS = {"nsubj": 1.0, "nsubj:pass": 0.8, "obj": 0.4, "iobj": 0.3, "obl": 0.0, "obl:agent": 0.3, "conj": 0.1,
             "nmod": -0.4, "nmod:poss": -0.4, "compound": -0.9, "root": 0.4, "parataxis": 0.2}  # fmt: skip
BODY_AS_THEY = 0.8  # "they" for a company, where people are there to be meant
ONE_AS_THEY = 0.6  # "they" for one unnamed source
ENOUGH = 0.0  # a best score below this is no evidence
PLAIN = 1.0  # a best score below this is faint evidence
FAINT = 0.75


class Choice(NamedTuple):
    """The referent a pronoun means, and how sure that is (0 to 1)."""

    referent: Referent
    evidence: float


class Pronoun(NamedTuple):
    """A pronoun to resolve."""

    word: int
    sentence: int
    paragraph: int
    number: str
    genders: str
    attribution: int  # whose source it is, -1 for none
    said_in: int
    quoted: bool


def choose(
    pronoun: Pronoun, candidates: Iterable[Referent], last_speaker: Referent | None, affinity: Affinity | None = None
) -> Choice | None:
    """Return whom the pronoun means, None where nobody fits or nobody stands out at all.

    `affinity` is what the encoder has learned of pronouns and what they take up, where it has.
    """
    fitting = [candidate for candidate in candidates if agrees(pronoun, candidate)]
    over = _turn_over(pronoun, fitting, last_speaker)
    kept = TURN_OVER if over else 1.0
    topic = _new_topic(pronoun, fitting) if over else None
    scored = []
    for candidate in fitting:
        value = score(pronoun, candidate, last_speaker, kept)
        if value is not None:
            value += NEW_TOPIC if candidate is topic else 0.0
            value += LEARNED * _affinity(pronoun, candidate, affinity)
            scored.append((value, candidate))
    if not scored:
        return None
    scored.sort(key=lambda pair: -pair[0])
    best, referent = scored[0]
    if best < ENOUGH:
        return None
    second = scored[1][0] if len(scored) > 1 else None
    return Choice(referent, confidence.of_choice(best, second) * (1.0 if best > PLAIN else FAINT))


def agrees(pronoun: Pronoun, candidate: Referent) -> bool:
    """Do number, gender and kind allow it?"""
    if pronoun.genders == "n":  # it
        return candidate.is_body and candidate.number != "plur"
    if pronoun.number == "plur":
        if candidate.singular_they or candidate.members or candidate.kind == "group" or candidate.number == "plur":
            return True
        # "a source said … they added": nobody knows whether it is a man or a woman
        unknown = candidate.kind == "person" and not candidate.named and not candidate.gender
        # a body that has done nothing yet is but a place: "listened in from the next studio, … they said"
        acts = candidate.named or any(place.relation in SUBJECT for place in candidate.places)
        return unknown or (candidate.kind == "organization" and acts)
    if candidate.kind != "person" or candidate.number == "plur" or candidate.members:
        return False
    return candidate.gender in ("", pronoun.genders) or not candidate.gender_is_sure


def _turn_over(pronoun: Pronoun, candidates: Iterable[Referent], last_speaker: Referent | None) -> bool:
    """Has the reporter's own text had another subject since the last speaker spoke?"""
    if last_speaker is None or not last_speaker.places:
        return False
    seen = last_speaker.places[-1].sentence
    # "| Her | neighbour Otto Brix agreed" speaks of Brix
    spoke = max((p.sentence for p in last_speaker.places if p.relation != "nmod:poss"), default=-1)
    return any(
        (spoke if candidate.named else seen) < place.sentence
        and place.word < pronoun.word
        and place.said_in < 0
        and not place.inside
        for candidate in candidates
        if candidate is not last_speaker
        for place in candidate.places
        if place.relation in SUBJECT
    )


def score(pronoun: Pronoun, candidate: Referent, last_speaker: Referent | None, kept: float = 1.0) -> float | None:
    """Return how well the candidate fits, None where it is too far off; `kept` of what the last speaker has before
    others counts."""
    places = [_of_place(pronoun, place) for place in candidate.places]
    known = [value for value in places if value is not None]
    if not known:
        return None
    value = max(known) + OFTEN * log1p(min(candidate.count, OFTEN_ENOUGH))
    if candidate is last_speaker:
        value += kept * (LAST_SPEAKER if pronoun.attribution >= 0 else LAST_SPEAKER / 2)
        value += GOES_ON if not candidate.named and _just_spoke(pronoun, candidate) else 0.0
    if candidate.named:
        value += NAMED
    if pronoun.genders in ("m", "f"):
        known_gender = candidate.gender
        if known_gender == pronoun.genders:
            value += GENDER_SURE if candidate.gender_is_sure else GENDER_LIKELY
        else:
            value += GENDER_AGAINST if known_gender else GENDER_UNKNOWN
    elif pronoun.number == "plur" and candidate.kind == "organization" and candidate.number == "sing":
        value -= BODY_AS_THEY
    elif pronoun.number == "plur" and candidate.kind == "person" and not candidate.singular_they:
        value -= ONE_AS_THEY
    elif pronoun.genders == "n" and candidate.kind == "unknown":
        value -= 0.5
    return value


def _just_spoke(pronoun: Pronoun, speaker: Referent) -> bool:
    """Is he the subject of the sentence before, in the same paragraph: "A clerk … said it sank.  | He | said"?"""
    before = [place for place in speaker.places if place.word < pronoun.word and place.said_in < 0]
    last = before[-1] if before else None
    near = last is not None and (last.sentence, last.paragraph) == (pronoun.sentence - 1, pronoun.paragraph)
    return near and pronoun.attribution >= 0 and last is not None and last.relation in SUBJECT


def _new_topic(pronoun: Pronoun, candidates: Sequence[Referent]) -> Referent | None:
    """Return whom alone the reporter's last sentence is about, where this one has no subject yet.

    What is quoted between the two does not count: "An heir came forward.  “I knew.  I wept,” she said."
    """
    done = {
        (place.sentence, id(candidate)): candidate
        for candidate in candidates
        for place in candidate.places
        if place.relation in SUBJECT
        and place.said_in < 0
        and not place.inside
        and 0 <= pronoun.sentence - place.sentence <= TOPIC_REACH
    }
    last = max((sentence for sentence, _ in done), default=pronoun.sentence)
    topics = [candidate for (sentence, _), candidate in done.items() if sentence == last]
    return topics[0] if len(topics) == 1 and last < pronoun.sentence else None


def _affinity(pronoun: Pronoun, candidate: Referent, affinity: Affinity | None) -> float:
    """Return how well the best of the candidate's places goes with the pronoun, as the encoder sees it."""
    if affinity is None:
        return 0.0
    near = [place.word for place in candidate.places if pronoun.sentence - place.sentence <= WINDOW]
    values = [affinity(pronoun.word, word) for word in near if word != pronoun.word]
    return max(-MOST_LEARNED, min(MOST_LEARNED, max(values, default=0.0)))


def _of_place(pronoun: Pronoun, place: Place) -> float | None:
    distance = pronoun.sentence - place.sentence
    if distance > WINDOW or place.word == pronoun.word:
        return None
    if place.said_in >= 0 and place.said_in == pronoun.attribution:
        return None  # nobody names himself in his own words and then is "he"
    value = -PER_SENTENCE * min(distance, 6) + RELATIONS.get(place.relation, 0.0)
    value += OTHER_PARAGRAPH * (pronoun.paragraph - place.paragraph)
    if place.relation.startswith("nsubj"):
        here = distance == 0 and place.said_in == pronoun.said_in
        value += SUBJECT_HERE if here else SUBJECT_NEAR if distance <= 1 else SUBJECT_FAR
    if place.inside and not pronoun.quoted:
        value += INSIDE_WORDS
    elif place.said_in >= 0 and place.said_in != pronoun.said_in:
        value += IN_CONTENT
    return value
