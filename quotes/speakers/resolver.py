"""The attributions of one document: those with a source first, then those that share one, then continued ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from quotes import anonymity, clause, confidence, nouns
from quotes.languages import Language
from quotes.speakers import candidates, kinds, phrases, sources
from quotes.speakers.candidates import Answer, Candidates
from quotes.speakers.discourse import Discourse
from quotes.speakers.epithets import Epithets
from quotes.speakers.index import Index
from quotes.speakers.learned import Judgement
from quotes.speakers.referents import Referent
from quotes.text import normal_form
from quotes.types import Attribution, Document, Mention, Resolved, Span, Speaker

INTERVIEWED = 0.8
OBJECTS_TOLD, SUBJECTS_TOLD = ("obj", "iobj"), ("nsubj:pass",)
SURE_OF_HEARER = 0.75
SURE_OF_HEADLINE = 0.8
SURE_OF_ANSWERER = 0.8
KNOWN = ("definite", "possessive", "bare")  # determiners of what has been spoken of
FLOATING_NEXT_PARAGRAPH = 0.7
LEAST_REPEATED = 3  # words and one more, by which a quotation is known again
REPEATED_WITHIN = 60  # attributions
FLOATING_SAME_PARAGRAPH = 0.85
FLOATING_AFTER_SUBJECT = 0.55
UNPRINTED = re.compile(r"[\"“”„«»]|``|''|(?<!\w)[‘']|(?<=,)['’]")  # in names; no apostrophe within one
HOW: dict[str, Resolved] = {"name": "named", "nominal": "nominal", "pronoun": "pronoun"}
SHARES = 0.9  # of the evidence that is left where words share their speaker with others'
SHARES_SOURCE = 0.97  # and the word for him is that of the others' source
CARRIES_ON = 0.95
IN_WHAT_IS_SAID = 0.5  # of the evidence that is left where the source stands in the words themselves
DEEPEST = 200  # attributions, each of which hangs on the next


class Hearer(NamedTuple):
    """Who was told, by the name that the article gives him; the pronoun is where it says so."""

    name: str
    speaker: Speaker | None  # where he speaks, too
    pronoun: Span


class Resolution(NamedTuple):
    """The speakers of one attribution (none: unresolved), how they were found, and how sure that is (0 to 1).

    `hearer` is whom a pronoun in the clause of the cue means that says who was told ("Brix told | her |").
    """

    speakers: tuple[Speaker, ...]
    how: Resolved
    confidence: float
    hearer: Hearer | None = None


NOBODY = Answer((), "unresolved", 0.0)


class Resolver:
    """Resolves the attributions of one document."""

    def __init__(self, document: Document, language: Language) -> None:
        self.document = document
        self.language = language
        self.data: Any = language.sources
        self.index = Index(document, self.data)
        self.heads: list[list[int]] = [
            sources.heads(self.index, a.source) if a.source is not None else [] for a in document.attributions
        ]
        self.subjects = [None if a.source is not None else sources.elided(self.index, a) for a in document.attributions]
        source_heads = {head: number for number, heads in enumerate(self.heads) for head in heads}
        subjects = {subject: number for number, subject in enumerate(self.subjects) if subject is not None}
        self.discourse = Discourse(self.index, source_heads, subjects)
        self.discourse.agencies = frozenset(language.credits.AGENCIES.values())
        self.discourse.bylines = language.credits.BYLINE
        self.discourse.read()
        self.answers: list[Answer | None] = [None] * len(document.attributions)
        self.judged: dict[int, Answer] = {}
        self.reporters: dict[str, Referent] = {}

    def resolutions(self) -> list[Resolution]:
        """Return the resolutions; records are made once all mentions are known."""
        self._name_epithets()
        self._complete_headlines()
        self._judge()
        self._reasons()
        speakers: dict[int, Speaker] = {}
        found = []
        for attribution, answer in zip(self.document.attributions, self.answers, strict=True):
            assert answer is not None
            people = tuple(dict.fromkeys(r for referent in answer.referents for r in referent.flattened()))
            if not people:
                found.append(Resolution((), "unresolved", 0.0))
                continue
            for referent in people:
                if id(referent) not in speakers:
                    speakers[id(referent)] = self._speaker(referent)
            sure = confidence.combine(answer.how, answer.evidence, attribution.score)
            found.append(Resolution(tuple(speakers[id(r)] for r in people), answer.how, sure))
        for number, attribution in enumerate(self.document.attributions):
            word = self._pronoun_told(attribution)
            meant = self.discourse.found.get(word) if word is not None else None
            if word is None or meant is None:
                continue
            if len(meant.referents) == 1 and meant.evidence >= SURE_OF_HEARER:
                referent = meant.referents[0]
                name, speaker = _clean(referent.name, self.data), speakers.get(id(referent))
                found[number] = found[number]._replace(hearer=Hearer(name, speaker, self.index.words[word].span))
        return found

    def candidates(self) -> Candidates:
        """Return who may speak where nobody is named."""
        self._name_epithets()
        self._complete_headlines()
        return candidates.read(self.discourse, self._by_rules(), self.language)

    def _by_rules(self) -> list[Answer]:
        """Return all answers; what has been judged stays, what hangs on it follows."""
        self.answers = [self.judged.get(number) for number in range(len(self.answers))]
        return [self._answer(number) for number in range(len(self.answers))]

    def _judge(self) -> None:
        """Find all answers: let the network name those whom no clause names, where the models have learned it."""
        for again in range(2):  # once it is known who the unnamed are, others may be told from them
            answers, ways = self._by_rules(), self.document.ways
            if ways is None:
                return
            found = candidates.read(self.discourse, answers, self.language)
            if not len(found.word):
                return
            likely = ways.speakers(found.anchors, found.clauses, (found.attribution, found.word), found.plain)
            if not likely.any():  # these models have not learned it
                return
            judgement = Judgement(self.discourse, answers, found, likely, self._is_open)
            named = [] if again else list(judgement.named(self._may_mean()))
            for described, verdict in named:
                self.discourse.is_also(described, *verdict)
            if not named:
                self.judged = judgement.speakers()
                break
        for number, answer in self.judged.items():
            self._move(number, answer.referents[0])
        for number, answer in enumerate(self._by_rules()):
            share = judgement.share(number, answer)
            if share is not None:
                self.answers[number] = answer._replace(evidence=share)

    def _may_mean(self) -> Callable[[Referent, Referent], bool]:
        """Return a test for whether a person who is described may be one who is named (a deputy is not the mayor)."""
        epithets = Epithets(self.discourse)
        every = {id(one.referent): one for one in epithets.found()}
        offices = self.data.SOLE_OFFICES - self.data.LEADERS - self.data.HEADS
        outlets = self.language.channels.OUTLET_NOUNS | self.language.channels.STATION_NOUNS

        def may(described: Referent, named: Referent) -> bool:
            epithet = every.get(id(described))
            office = described.kind == "person" and bool(described.heads & offices)
            if described.institution and named.heads & described.heads:
                return not self.discourse.is_of_another(described.head, [named.office])
            # "the premier", "the minister" is nobody who holds another such office
            if (described.institution or office) and named.heads & offices and not named.heads & described.heads:
                return False
            if self._is_outlet(named) and not described.heads & (self.data.ORGANIZATION_HYPERNYMS | outlets):
                return False  # no union is a paper
            if epithet is None:  # who goes on without a subject of his own, or a body
                return described.head < 0 or phrases.determiner(self.index, described.head) in KNOWN
            return named in epithets.candidates(epithet) and not epithets.goes_unnamed(epithet, named)

        return may

    def _is_outlet(self, referent: Referent) -> bool:
        """Has a body the name of a paper or a station ("the Harbour Gazette")?"""
        last = referent.name.lower().split()[-1:]
        return referent.kind == "organization" and bool({*last} & self.language.channels.OUTLET_NAMES)

    def _is_open(self, number: int) -> bool:
        """May the speaker be told by the sense: is it not plain that nobody is named, or that nobody can tell?"""
        attribution = self.document.attributions[number]
        if self._was_told(number) or self._interviewed(number) is not None or self._reason(attribution):
            return False
        if attribution.source is None:  # "| reportedly | ill" is said by nobody that is known
            answer = self.answers[number]
            return attribution.cue is None or bool(answer is not None and answer.referents)
        head, text = self.document.head_of(*attribution.source), self.document.text
        if head is None or self.index.entity_at[head] is not None or len(self.heads[number]) > 1:
            return False
        if attribution.cue is not None and not any(map(str.isalnum, attribution.cue.of(text))):
            return False  # a label: "| HOST |: Is that a yes?"
        features = self.data.PRONOUNS.get(self.index.lower[head])
        if self.index.lemma(head) in self.data.ANSWERS:
            return False
        nobody = self.index.lower[head] in self.data.NOBODY | self.data.INDEFINITE or phrases.is_denied(
            self.index, head
        )
        return not nobody and (features is None or features[0] == 3)

    def _move(self, number: int, referent: Referent) -> None:
        """Let the words of a source be a mention of whom it means."""
        for head in self.heads[number]:
            found = self.discourse.found.get(head)
            for other in found.referents if found is not None else ():
                for span in [span for span in other.mentions if self.document.head_of(*span) == head]:
                    how = other.mentions.pop(span)
                    referent.mentions.setdefault(span, how)
            if found is not None:
                self.discourse.found[head] = found._replace(referents=(referent,))

    def _name_epithets(self) -> None:
        """Let those who speak under a description, and are named elsewhere, be who is named there."""
        epithets = Epithets(self.discourse)
        # whoever is left unnamed for a reason is nobody's epithet
        withheld = {n for n, one in enumerate(self.document.attributions) if self._reason(one)}
        meant = [(one.referent, epithets.meant(one)) for one in epithets.found() if not withheld & {*one.attributions}]
        for referent, found in meant:
            if found is not None:
                self.discourse.is_also(referent, *found)

    def _complete_headlines(self) -> None:
        """Let the unnamed source of a headline be the only one below it who is called so, and more.

        "Dam to be drained: security source" is the "senior security source from Tarn".
        """
        for number, heads in enumerate(self.heads):
            if not in_headline(self.document, number):
                continue
            for short in {
                one for head in heads if head in self.discourse.found for one in self.discourse.found[head][0]
            }:
                called = set(short.name.lower().split())
                fuller = [
                    one
                    for one in self.discourse.referents
                    if one is not short
                    and not (one.named or short.named)
                    and one.first_source >= 0
                    and (one.kind, one.number) == (short.kind, short.number)
                    and short.heads & one.heads
                    and called <= set(one.name.lower().split())
                ]
                if len(fuller) == 1:
                    self.discourse.is_also(short, fuller[0], SURE_OF_HEADLINE)

    def _reason(self, attribution: Attribution) -> Span | None:
        return anonymity.reason(self.document, attribution, self.language, named=False)

    def _pronoun_told(self, attribution: Attribution) -> int | None:
        """Return the pronoun that says who was told: "Brix told | him |", "she said | to her |", "| he | was told".

        Or asked: "Brix asked | him |", "| he | was asked", "Asked why, | he | said".
        """
        key = clause.reporting_word(self.document, attribution, self.language)
        known = clause.entry(self.document, key, self.language) if key is not None else None
        if key is None or known is None:
            return None
        told_by = SUBJECTS_TOLD if clause.passive(self.document, key, self.language) else OBJECTS_TOLD
        asked = clause.asked_in_passing(self.document, attribution, self.language)
        for n in [*self.document.children(key), *([] if asked is None else [asked])]:
            features = self.data.PRONOUNS.get(self.index.lower[n])
            if features is None or features[:2] != (3, "sing") or features[2] == "n":
                continue
            told = bool(known.flags & {"addressee", "asks"}) and self.index.words[n].relation in told_by
            told = told or n == asked
            spoken_to = "to" in known.flags and clause.case(self.document, n) in self.language.channels.TO_WHOM
            if (told or spoken_to) and not clause.in_content(self.document, attribution, n):
                return n
        return None

    # --- attributions -----------------------------------------------------------------------------------------

    def _answer(self, number: int, depth: int = 0) -> Answer:
        """Resolve one attribution, and before it the one that it depends on."""
        known = self.answers[number]
        if known is not None:
            return known
        if depth > DEEPEST:
            return NOBODY
        self.answers[number] = NOBODY  # ends circles
        attribution = self.document.attributions[number]
        if self._was_told(number):
            answer = NOBODY
        elif attribution.source is not None:
            answer = self._from_source(number, attribution, depth)
        elif attribution.cue is not None:
            answer = self._elided(number, depth)
        else:
            answer = self._floating(number, depth)
        self.answers[number] = answer
        return answer

    def _as(self, number: int, depth: int, how: Resolved, sure: float) -> Answer:
        """Return the answer of another attribution, taken over for one that depends on it: a little less sure."""
        return _taken_over(self._answer(number, depth + 1), how, sure)

    def _interviewed(self, number: int) -> Answer | None:
        """Return who answers behind "A:": the one person who speaks, or else is named, before the first "Q:".

        Who asks is the reporter, of whom nothing is said; None where the source is no such label.
        """
        every = self.document.attributions
        own = label(self.document, number)
        if own not in self.data.ASKERS | self.data.ANSWERERS:
            return None
        if own in self.data.ASKERS:
            return NOBODY
        asked = [n for n in range(len(every)) if label(self.document, n) in self.data.ASKERS]
        first = min((every[n].start for n in asked), default=len(self.document.text))
        named = [
            one
            for one in self.discourse.referents
            if one.kind == "person" and one.named and any(span.start < first for span in one.mentions)
        ]
        speaking = [one for one in named if one.first_source >= 0 and self.index.words[one.first_source].start < first]
        for some in (named, speaking):
            if len(some) == 1:
                return Answer((some[0],), "nominal", INTERVIEWED)
        return NOBODY

    def _from_source(self, number: int, attribution: Attribution, depth: int) -> Answer:
        interviewed = self._interviewed(number)
        if interviewed is not None:
            return interviewed
        if any(self.index.lemma(head) in self.data.ANSWERS for head in self.heads[number]):
            return NOBODY  # "“By peace,” came | the answer |"
        referents: list[Referent] = []
        how: Resolved | None = None
        evidence = 1.0
        for head in self.heads[number]:
            answer = self._of_word(head, number, depth)
            referents.extend(r for r in answer.referents if r not in referents)
            if answer.referents:
                how = how or answer.how
                evidence = min(evidence, answer.evidence)
        if attribution.source is not None and any(attribution.source.meets(piece) for piece in attribution.content):
            evidence *= IN_WHAT_IS_SAID
        return Answer(tuple(referents), how, evidence) if how else NOBODY

    def _of_word(self, word: int, number: int, depth: int) -> Answer:
        """Return whom one word of a source means."""
        lower = self.index.lower[word]
        features = self.data.PRONOUNS.get(lower)
        if features is not None and features[0] != 3 and self.index.words[word].upos != "PROPN":
            return self._first_person(word, features, number, depth)
        found = self.discourse.found.get(word)
        if found is None or not found.referents:
            return NOBODY
        return Answer(found.referents, HOW[found.how], found.evidence)

    def _first_person(self, word: int, features: tuple[int, str, str], number: int, depth: int) -> Answer:
        """Return who says "I": in somebody's words he, else the reporter; "we" of the reporter is the paper."""
        outer = self.index.said_in[word]
        if outer >= 0 and outer != number:
            return self._as(outer, depth, "pronoun", SHARES)
        article = self.document.article
        name = article.author if features[1] == "sing" else article.publisher
        if features[0] != 1 or self.index.quoted[word] or not name:
            return NOBODY
        referent = self.reporters.get(name)
        if referent is None:
            referent = Referent(name, "person" if features[1] == "sing" else "organization", named=True)
            self.reporters[name] = referent
        referent.mentions.setdefault(self.index.words[word].span, "pronoun")
        return Answer((referent,), "pronoun", 0.9)

    def _elided(self, number: int, depth: int) -> Answer:
        """Return whom an attribution without source shares its subject with."""
        behind = self._according_to(number)
        if behind.referents:
            return behind
        if self._is_answer(number):
            return NOBODY
        subject = self.subjects[number]
        if subject is None or self.index.said_in[subject] == number:
            # "vowed to stay, accusing | the governor |": of whom they speak
            rider = self._of_verb_before(number, depth)
            if rider.referents:
                return rider
        if subject is None:
            return self._beside_the_mark(number)
        if self._is_somebody_elses(number):
            return NOBODY
        outer = self._goes_on_beside(number, subject)
        if outer is not None:
            return self._as(outer, depth, "elided", SHARES)
        other = self.index.source_of[subject]
        # "| Information minister | Amr Tal said …, noting": the parse may hang it on a part of the source
        if other >= 0 and other != number and self._is_of_source(subject, other) and not self._was_told(other):
            return self._as(other, depth, "elided", SHARES_SOURCE)
        answers = [self._of_word(member, number, depth) for member in sources.members(self.index, subject)]
        if len(answers) > 1 and all(answer.referents for answer in answers):
            everyone = tuple(dict.fromkeys(referent for answer in answers for referent in answer.referents))
            return Answer(everyone, "elided", SHARES * min(answer.evidence for answer in answers))
        answer = self._of_word(subject, number, depth)
        if not answer.referents:
            return self._of_verb_before(number, depth)
        if not all(r.kind in ("person", "group", "organization", "document", "social") for r in answer.referents):
            return self._of_verb_before(number, depth)
        return _taken_over(answer, "elided", SHARES)

    def _is_answer(self, number: int) -> bool:
        """Does somebody else answer who has just asked: "“By whom?” asked Voll.  “By peace,” | came | the answer"?"""
        cue = self.document.attributions[number].cue
        verbs = self.document.words_of(cue)
        return any(
            self.index.lemma(n) in self.data.ANSWERS for verb in verbs for n in self.index.dependents(verb, "nsubj")
        )

    def _of_verb_before(self, number: int, depth: int) -> Answer:
        """Return who says what stands right before, where nothing of weight is between.

        "said that …  and | warned", "denounced the drill, | warning"
        """
        before, cue = self.document.attributions[number - 1 : number], self.document.attributions[number].cue
        if not before or cue is None or before[0].cue is None or not before[0].cue.end <= before[0].end <= cue.start:
            return NOBODY
        said = self.document.words_of(cue)
        between = self.document.words_in(before[0].end, cue.start)
        joined = len(between) == 1 and self.index.lower[between[0]] in self.data.CONJUNCTION_WORDS
        participle = bool(said) and self.index.words[said[0]].text.lower().endswith("ing")
        rider = participle and all(self.index.words[n].upos == "PUNCT" for n in between)
        here = self.index.words[self.document.words_in(*before[0].content[-1])[-1]].sentence if rider else -1
        rider = rider and here == self.index.words[said[0]].sentence
        return self._as(number - 1, depth, "elided", SHARES) if joined or rider else NOBODY

    def _was_told(self, number: int) -> bool:
        """Is who stands where the source stands told or asked: "| Voss | was told", "Asked why, | Voss | left"?"""
        attribution = self.document.attributions[number]
        asked = clause.asked_in_passing(self.document, attribution, self.language)
        if asked is not None and (attribution.source is None or attribution.source.holds(self.index.words[asked].span)):
            return True
        return clause.hears(self.document, attribution, self.language)

    def _is_of_source(self, subject: int, other: int) -> bool:
        """Does the word stand for the source of an attribution, as its head or as the title of the one person there?"""
        if subject in self.heads[other]:
            return True
        head = self.heads[other][0] if len(self.heads[other]) == 1 else -1
        entity = self.index.entity_at[head] if head >= 0 else None
        title = entity is not None and entity.type == "Person" and subject < head
        return title and self.index.said_in[subject] == self.index.said_in[head]

    def _is_somebody_elses(self, number: int) -> bool:
        """Is it a claim that nobody is said to make, what something was done upon: "left | after claims | that"?"""
        attribution, index = self.document.attributions[number], self.index
        key = clause.reporting_word(self.document, attribution, self.language)
        if key is None or index.words[key].upos != "NOUN" or index.child(key, "nmod:poss") is not None:
            return False
        cue = self.document.words_of(attribution.cue)
        made = any(index.words[n].upos in clause.VERBS for n in cue)  # "| came to the conclusion | that"
        return not made and clause.case(self.document, key) in self.data.CIRCUMSTANCES

    def _goes_on_beside(self, number: int, subject: int) -> int | None:
        """Return the attribution that a participle behind it goes on, where the parse hangs that on what is said.

        "She boasted of arms that | her men | had won, | showing | some": she shows them, not her men.
        """
        cue, outer = self.document.attributions[number].cue, self.index.said_in[subject]
        words = self.document.words_of(cue)
        if outer < 0 or outer == number or not words or self.index.said_in[words[0]] == outer:
            return None
        forms = [(self.index.words[n].feature("VerbForm"), self.index.words[n].text.lower()) for n in words]
        beside = any(form in ("Part", "Ger") or text.endswith("ing") for form, text in forms)
        # "said | the region | would flood and advised families to leave": what he said ends before
        joined = outer == number - 1 and self.index.words[words[0]].relation == "conj"
        return outer if beside or joined else None

    def _according_to(self, number: int) -> Answer:
        """Return who stands behind an "according to" whose source was not marked."""
        cue = self.document.attributions[number].cue
        if cue is None or not clause.is_according(self.document, cue, self.language):
            return NOBODY
        around = self.document.words_of(cue)
        word = around[-1] + 1 if around else len(self.index.words)
        while word < len(self.index.words) and self.index.words[word].upos in ("DET", "ADJ"):
            word += 1
        found = self.discourse.found.get(word)
        return Answer(found.referents, HOW[found.how], found.evidence * SHARES) if found and found.referents else NOBODY

    def _beside_the_mark(self, number: int) -> Answer:
        """Return the name that a dash or colon parts from the words: "“Never.” — Lucia Brandt", "VELA: Not now."."""
        cue = self.document.attributions[number].cue
        assert cue is not None
        if any(char.isalnum() for char in cue.of(self.document.text)):
            return NOBODY
        around = self.document.words_of(cue)
        if not around:
            return NOBODY
        colon = ":" in cue.of(self.document.text)
        beside = around[0] - 1 if colon else around[-1] + 1
        if not 0 <= beside < len(self.index.words):
            return NOBODY
        entity = self.index.entity_at[beside]
        word = entity.first if entity is not None else beside
        alone = not colon or word == 0 or self.index.paragraph[word - 1] != self.index.paragraph[word]
        found = self.discourse.found.get(word)
        if found is None and self.index.words[word].text.isupper():
            found = self.discourse.label(word)
        if not alone or found is None or self.index.paragraph[beside] != self.index.paragraph[around[0]]:
            return NOBODY
        return Answer(found.referents, HOW[found.how], found.evidence) if found.referents else NOBODY

    def _floating(self, number: int, depth: int) -> Answer:
        """Return the speaker of a quotation that stands alone: of the one it carries on, else of what is plain."""
        attribution = self.document.attributions[number]
        again = self._printed_again(number)
        if again is not None:
            return self._as(again, depth, "continued", FLOATING_SAME_PARAGRAPH)
        if attribution.continues is not None and 0 <= attribution.continues < len(self.answers):
            if self._is_asked_of_another(attribution.continues, attribution):
                return self._whom_it_asked(attribution.continues)
            answer = self._as(attribution.continues, depth, "continued", CARRIES_ON)
            if answer.referents:
                return answer
            if self._was_told(attribution.continues):
                return _taken_over(self._whom_it_asked(attribution.continues), "continued", CARRIES_ON)
            return NOBODY
        words = self.document.words_in(attribution.start, attribution.end)
        if not words:
            return NOBODY
        paragraph = self.index.paragraph[words[0]]
        for earlier in range(number - 1, max(-1, number - 6), -1):
            other = self.document.attributions[earlier]
            at = self.document.words_in(other.start, other.end)
            if not at or other.type == "indirect" or other.start >= attribution.start:
                continue
            distance = paragraph - self.index.paragraph[at[-1]]
            if distance > 1:
                break
            if not self._follows(earlier, attribution, distance):
                break
            if self._is_asked_of_another(earlier, attribution):
                return self._whom_it_asked(earlier)
            sure = FLOATING_NEXT_PARAGRAPH if distance else FLOATING_SAME_PARAGRAPH
            return self._as(earlier, depth, "continued", sure)
        return self._introduced(words[0], paragraph)

    def _printed_again(self, number: int) -> int | None:
        """Return the attribution with a source that has the same words: that of a line above the article, say."""
        words = self._wordings[number]
        if words.count(" ") < LEAST_REPEATED:
            return None
        near = range(max(0, number - REPEATED_WITHIN), min(number + REPEATED_WITHIN, len(self._wordings)))
        others = (at for at in near if at != number and f" {words} " in f" {self._wordings[at]} ")
        every = self.document.attributions
        return next((at for at in others if every[at].source is not None and every[at].cue is not None), None)

    @cached_property
    def _wordings(self) -> list[str]:
        """What is reported by each attribution, without marks and capitals."""
        text = self.document.text
        return [normal_form(" ".join(piece.of(text) for piece in one.content)) for one in self.document.attributions]

    def _is_asked_of_another(self, number: int, floating: Attribution) -> bool:
        """Is it a question, and the floating quotation in the next paragraph none: somebody else's answer?"""
        asked = self.document.attributions[number]
        ends = [one.content[-1].of(self.document.text).rstrip("”\"'’» ").endswith("?") for one in (asked, floating)]
        key = clause.reporting_word(self.document, asked, self.language)
        known = clause.entry(self.document, key, self.language) if key is not None else None
        apart = self.document.paragraph_at(floating.start) > self.document.paragraph_at(asked.content[-1].start)
        return ends == [True, False] and apart and known is not None and known.polarity == "question"

    def _whom_it_asked(self, number: int) -> Answer:
        """Return who was asked: what stands alone behind is the answer; nobody where that is not said."""
        attribution = self.document.attributions[number]
        key = clause.reporting_word(self.document, attribution, self.language)
        known = clause.entry(self.document, key, self.language) if key is not None else None
        if key is None or known is None or "asks" not in known.flags:
            return NOBODY
        if self._was_told(number):
            asked = clause.asked_in_passing(self.document, attribution, self.language)
            asked = clause.subject(self.document, key) if asked is None else asked
        else:
            asked = self.index.child(key, *OBJECTS_TOLD)
        found = self.discourse.found.get(asked) if asked is not None else None
        single = found is not None and len(found.referents) == 1
        return Answer(found.referents, "continued", found.evidence * SURE_OF_ANSWERER) if found and single else NOBODY

    def _follows(self, earlier: int, attribution: Attribution, paragraphs: int) -> bool:
        """Is nobody else brought in between a quotation and a floating one behind it?"""
        other = self.document.attributions[earlier]
        end = max([other.end, *(s.end for s in (other.source, other.cue) if s is not None)])
        between = self.document.words_in(end, attribution.start)
        speakers: set[int] = set()
        for word in between:
            found = self.discourse.found.get(word)
            if found and self.index.is_subject(word):
                speakers.update(id(r) for r in found.referents if r.kind in ("person", "group"))
        same = {id(r) for r in (self.answers[earlier] or NOBODY).referents}
        return not speakers - same and (len(between) <= 40 or not paragraphs)

    def _introduced(self, first: int, paragraph: int) -> Answer:
        """Return the subject of the sentence right before a quotation, in the same paragraph ("Moss was clear.")."""
        sentence = self.index.words[first].sentence
        before = first - 1
        while before >= 0 and self.index.words[before].upos == "PUNCT":
            before -= 1
        if before < 0 or self.index.paragraph[before] != paragraph or sentence - self.index.words[before].sentence > 1:
            return NOBODY
        start = self.document.sentences[self.index.words[before].sentence].first
        people = []
        for word in range(start, before + 1):
            found = self.discourse.found.get(word)
            if not found or not found.referents or self.index.quoted[word] or not self.index.is_subject(word):
                continue
            if all(r.kind in ("person", "group") for r in found.referents):
                people.append(found)
        if len({tuple(map(id, f.referents)) for f in people}) != 1:
            return NOBODY
        return Answer(people[0].referents, "continued", people[0].evidence * FLOATING_AFTER_SUBJECT)

    # --- records ----------------------------------------------------------------------------------------------

    def _reasons(self) -> None:
        """Find for every unnamed speaker the first place that says why."""
        pairs = zip(self.document.attributions, self.answers, strict=True)
        # "she feared reprisals" may be an attribution itself: the words that describe a source come first
        for attribution, answer in sorted(pairs, key=lambda pair: pair[1] is not None and pair[1].how == "pronoun"):
            for referent in answer.referents if answer else ():
                for member in referent.flattened():
                    told_here = attribution.source is not None or (
                        answer and answer.how == "elided" and not member.named
                    )
                    if member.reason is None and member.kind in ("person", "group") and told_here:
                        member.reason = anonymity.reason(self.document, attribution, self.language, named=member.named)

    def _speaker(self, referent: Referent) -> Speaker:
        mentions = tuple(
            Mention(span.of(self.document.text), span.start, span.end)
            for span, how in sorted(referent.mentions.items())
            if how != "pronoun" or self._is_source(span)
        )
        noun = self.index.noun(referent.head) if referent.head >= 0 else ""
        plural = referent.head >= 0 and self.index.is_plural(referent.head)
        counted = kinds.of_what(self.index, referent.head) if noun in self.data.QUANTITIES else None
        if counted is not None and nouns.is_person(self.index.noun(counted), self.data):
            noun, plural = self.index.noun(counted), True  # "a pair of engineers"
        withheld = referent.reason is not None and not (referent.named and self._is_partly_named(referent.reason))
        anonymous = withheld or anonymity.is_unnamed(
            referent.kind,
            referent.named,
            noun,
            plural and (nouns.is_person(noun, self.data) or noun not in self.data.GROUP_NOUNS),
            referent.institution,
            self.data,
        )
        return Speaker(
            name=_clean(referent.name, self.data),
            kind=referent.kind,
            anonymous=anonymous,
            role=_role(referent.role, self.data),
            affiliation=None
            if (referent.affiliation or "").lower() in self.data.VAGUE_BODIES
            else referent.affiliation,
            anonymity_reason=referent.reason,
            mentions=mentions,
        )

    def _is_partly_named(self, reason: Span) -> bool:
        """Is it only the surname that is kept back?"""
        return bool(self.data.PARTLY_NAMED.search(reason.of(self.document.text)))

    def _is_source(self, span: Span) -> bool:
        at = self.document.words_of(span)
        return bool(at) and (at[0] in self.discourse.source_heads or self.index.source_of[at[0]] >= 0)


def in_headline(document: Document, number: int) -> bool:
    """Return whether an attribution is a headline that names its source behind a colon ("Dam shut: minister")."""
    cue, source = document.attributions[number].cue, document.attributions[number].source
    colon = cue is not None and not any(map(str.isalnum, cue.of(document.text)))
    return colon and cue is not None and source is not None and source.start >= cue.end


def label(document: Document, number: int) -> str:
    """Return the label that opens a turn of an interview, without stop and number ("Q.", "A 4"); "" for no label."""
    attribution, text = document.attributions[number], document.text
    if attribution.source is None or attribution.cue is None or attribution.cue.of(text).strip() != ":":
        return ""
    if in_headline(document, number):
        return ""
    return attribution.source.of(text).lower().rstrip(" .0123456789").strip()


def _taken_over(answer: Answer, how: Resolved, sure: float) -> Answer:
    return answer._replace(how=how, evidence=answer.evidence * sure) if answer.referents else NOBODY


def _role(role: str | None, data: Any) -> str | None:
    """Return a role as it is written, with its hyphens close; None for what only counts people ("two", "several")."""
    if role is None or role.lower() in data.INDEFINITE | data.INDEFINITE_ARTICLES:
        return None
    return role.replace(" - ", "-")


def _clean(name: str, data: Any) -> str:
    """Return a name without what only the sentence around it put there: marks of quotation, a comma, "who"."""
    words = UNPRINTED.sub("", name).strip(" ,;:").split()
    while len(words) > 1 and words[-1].lower().strip(",") in data.RELATIVES:
        words = words[:-1]
    return " ".join(words).strip(" ,;:") or name
