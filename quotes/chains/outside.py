"""Occasions that are set without a word being reported: "He spoke to reporters afterwards", "took to Twitter"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property

from quotes import clause, stance
from quotes.chains.turns import FRESH, NEARBY, SETS, Turns
from quotes.speakers.bodies import is_call_sign
from quotes.speakers.book import key_of
from quotes.types import Attribution, Link, Span

# an occasion that is told of afterwards is that of so many sentences before
BEHIND = 2
MADE = ("written", "spoken")  # media of which any verb may tell ("attacked him in a statement")


class Outside(Turns):
    """Finds the occasions that clauses without an attribution set for a speaker."""

    def _just_set(self, index: int) -> list[Link]:
        """Return the steps of the occasion that a sentence before the attribution sets for its speaker."""
        attribution, names = self.document.attributions[index], self.names(index)
        if not self._set_outside or len(names) != 1:
            return []
        last = self._last_of(names, index)
        before = self.document.attributions[last].start if last >= 0 else 0
        at = bisect_right([place for place, _, _ in self._set_outside], attribution.end)
        for place, name, steps in reversed(self._set_outside[max(0, at - NEARBY) : at]):
            if name == names[0] and place >= before and self._paragraphs_between(place, attribution.start) <= FRESH:
                return steps
        return []

    def _set_after(self, index: int) -> list[Link]:
        """Return the steps of the occasion that a sentence behind tells of ("He was speaking at the debate.")."""
        attribution, names = self.document.attributions[index], self.names(index)
        if len(names) != 1 or not self._going_on:
            return []
        ends = self.document.words_in(attribution.start, attribution.end)
        if not ends or self._holds_back(index):
            return []
        for place, name, steps in self._set_outside:
            at = self.document.words_in(place, place + 1)
            near = (
                bool(at) and 0 < self.document.words[at[0]].sentence - self.document.words[ends[-1]].sentence <= BEHIND
            )
            # "Brix was meeting the miners" need not have been when he spoke
            public = place in self._speaking or all(self._is_public(step) for step in steps if step.role == "told")
            if name == names[0] and place in self._going_on and near and public:
                return steps
        return []

    @cached_property
    def _going_on(self) -> frozenset[int]:
        """The places of verbs that tell of when words were said before ("was | speaking", "the comments | came")."""
        return self._telling | self._verbs(self._goes_on)

    @cached_property
    def _telling(self) -> frozenset[int]:
        """The places of verbs that tell of words said before, by a word for them ("the comments | came")."""
        return self._verbs(self._tells_of_words)

    @cached_property
    def _speaking(self) -> frozenset[int]:
        """Of the places of verbs that tell of when words were said, those that can mean nothing else."""
        return self._telling | self._verbs(lambda verb: clause.lower(self.document, verb) in self.channels.ADDRESSING)

    def _verbs(self, fits: Callable[[int], bool]) -> frozenset[int]:
        """Return the places of the verbs that fit."""
        words = self.document.words
        return frozenset(word.start for number, word in enumerate(words) if word.upos == "VERB" and fits(number))

    def _goes_on(self, verb: int) -> bool:
        words, beside = self.document.words, self.document.children(verb)
        auxiliaries = (clause.lower(self.document, n) for n in beside if words[n].relation == "aux")
        progressive = self.channels.PROGRESSIVE in auxiliaries
        return words[verb].text.lower().endswith("ing") and progressive

    def _tells_of_words(self, verb: int) -> bool:
        comes = clause.lower(self.document, verb) in self.channels.COMING
        for n in self.document.children(verb):  # "Brix made the remarks in a speech"
            word = self.document.words[n]
            if comes and self._is_utterance(n) and word.relation in ("nsubj", "nsubj:pass", "obj"):
                return True
        return self._says_this(verb)

    def _says_this(self, verb: int) -> bool:
        """Is "this" what is said: "Brix said this in a speech", "confirmed this to AFP", "This was stated by Brix"?"""
        words, beside = self.document.words, self.document.children(verb)
        this = (n for n in beside if clause.lower(self.document, n) in self.channels.THIS)
        said = clause.lower(self.document, verb) in self.language.cues.VERBS
        return said and any(words[n].relation in ("obj", "nsubj:pass") for n in this)

    @cached_property
    def _set_outside(self) -> list[tuple[int, str, list[Link]]]:
        """The (place, name, steps) of occasions that are set in clauses which report nothing.

        "The governor spoke to reporters after the meeting", "took to Twitter", "filed his court papers", "attacked the
        minister in a statement".
        """
        cues = [attribution.cue for attribution in self.document.attributions if attribution.cue]
        # "Lind said meeting the miners would not help" sets nothing
        said = {
            number
            for attribution in self.document.attributions
            for piece in attribution.content
            for number in self.document.words_of(piece)
        }
        found: list[tuple[int, str, list[Link]]] = []
        for number, word in enumerate(self.document.words):
            # "that the firm had met investors | and had answered | a reporter" goes on with what is said
            goes_on = word.relation == "conj" and word.head in said
            if word.upos != "VERB" or number in said or goes_on:
                continue
            subject = self._who_sets(number)
            if subject is None or self._is_not_done(number) or any(cue.holds(word.span) for cue in cues):
                continue
            whose = self._whose(subject)
            name = next((known for n in self._subjects(whose) if (known := self._named(n))), None)
            name = name or self._of_agent(number, whose)
            name = name or self._of_pronoun(whose) or self._of_clause(number, whose)
            steps = self._set_by(number, subject) if name else []
            # "a study published on Friday" is not by way of itself
            steps = [step for step in steps if step.start is None or not self._holds(step, subject)]
            if name and steps:
                both = (n for n in self.document.children(whose) if self.document.words[n].relation == "conj")
                others = (self._named(m) for n in both for m in (n, *self._subjects(n)))
                found.extend((word.start, one, steps) for one in (name, *others) if one)
            found.extend((word.start, *talk) for talk in self._talk(number, subject))
            found.extend((word.start, *talk) for talk in self._visit(number, subject))
            found.extend((word.start, *talk) for talk in self._received(number))
        return sorted(found, key=lambda one: one[0])

    def _is_not_done(self, verb: int) -> bool:
        """Is it but meant, or not allowed to be done ("was not authorised | to speak | to the media")?"""
        words, above = self.document.words, self.document.words[verb].head
        to = any(words[n].relation == "mark" and words[n].upos == "PART" for n in self.document.children(verb))
        if not to or above < 0:
            return False
        return clause.lower(self.document, above) not in self.channels.DONE_TOO

    def _talk(self, verb: int, subject: int) -> Iterator[tuple[str, list[Link]]]:
        """Yield name and steps for both who talked with each other ("Brix and Voll spoke by phone")."""
        words = self.document.words
        if clause.lower(self.document, verb) not in self.channels.TALKING:
            return
        things = [n for n in self.document.children(verb) if words[n].relation == "obj"]
        if any(clause.lower(self.document, n) not in self.channels.EXCHANGES for n in things):
            return  # "held a news conference"
        channels = [step for step in self._set_by(verb, subject) if step.role == "channel"]
        others = [n for n in self.document.children(subject) if words[n].relation == "conj"]
        beside = list(self.document.children(verb))
        beside += [n for held in beside if words[held].relation == "obj" for n in self.document.children(held)]
        others += [n for n in beside if clause.case(self.document, n) in self.channels.WITH]
        for other in others:
            both = [self._named(n) for n in (subject, other)]
            for name, partner in zip(both, (other, subject), strict=True):
                if name and channels and both[0] != both[1]:
                    yield name, [*channels, self.clauses.link("told", partner, place=True)]

    def _visit(self, verb: int, subject: int) -> Iterator[tuple[str, list[Link]]]:
        """Yield name and steps for whom an outlet went to hear ("| The Harbour Daily | sat down with Voll")."""
        document, lemma = self.document, clause.lower(self.document, verb)
        if lemma not in self.channels.HEARING_OUT or not self._is_named_outlet(subject):
            return
        for n in document.children(verb):
            heard = document.words[n].relation == "obj"
            # whatever the parse makes of "down with"
            by = {clause.case(document, n), document.words[n - 1].text.lower()}
            heard = heard or (n > verb and bool(by & self.channels.WITH_OR_TO))
            if heard and (name := self._named(n)):
                sort = self.channels.HEARING_OUT[lemma]
                way = [Link("channel", sort, None, *document.words[verb].span)] if sort else []
                yield name, [*way, self.clauses.link("told", subject)]

    def _received(self, verb: int) -> Iterator[tuple[str, list[Link]]]:
        """Yield name and steps for who sent or rang somebody ("The emir received a note from | Voll |")."""
        document, beside = self.document, list(self.document.children(verb))
        subjects = (n for n in beside if document.words[n].relation == "nsubj")  # "| His Highness | the | Amir |"
        receiver = next(filter(self.clauses.listens, subjects), None)
        if clause.lower(document, verb) not in self.channels.RECEIVING or receiver is None:
            return
        for thing in beside:
            channels = self.clauses.channel(thing) if document.words[thing].relation == "obj" else []
            behind = [*document.subtree(thing), *beside]
            senders = [n for n in behind if n > thing and clause.case(document, n) in self.channels.ASKED_FROM]
            for sender in senders if channels else ():
                called = (self._named(n) for n in (*self._subjects(sender), sender))
                if name := next(filter(None, called), None):
                    yield name, [*channels, self.clauses.link("told", receiver)]

    def _is_named_outlet(self, number: int) -> bool:
        """Is it a paper or a station by its name, or the one that prints this?"""
        name = self.document.entity_at(number)
        if name is None or name.type != "Organization":
            return False
        called = [word.text.lower() for word in self.document.words[name.first : name.last]]
        if is_call_sign(self.document.words[number].text, self.language.sources):
            return True
        ours = key_of(self.document.article.publisher or "")
        titled = (self.channels.OUTLET_NAMES | self.channels.OUTLET_NOUNS).intersection(called)
        return bool(titled) or (bool(ours) and ours == key_of(" ".join(called)))

    def _is_utterance(self, number: int) -> bool:
        """Does it stand for somebody's words ("| the comments | came", "made | the call |", "| this | came")?"""
        word, lemma = self.document.words[number], clause.lower(self.document, number)
        if lemma in self.channels.CALLS:  # "made a call" rings somebody
            return any(self.document.words[n].feature("Definite") == "Def" for n in self.document.children(number))
        return lemma in self.channels.UTTERANCES or (lemma in self.channels.THIS and word.upos == "PRON")

    def _holds(self, step: Link, number: int) -> bool:
        return step.start is not None and step.start <= self.document.words[number].start < (step.end or 0)

    def _who_sets(self, verb: int) -> int | None:
        """Return the word for those whose occasion the verb may set: its subject, in the passive its agent."""
        agent = clause.agent(self.document, verb, self.language) or self._who_raised(verb)
        asks = clause.lower(self.document, verb) in self.channels.OCCASION_VERBS  # "Brix, asked by the Dawn, laughed"
        if agent is not None and not asks:
            return agent
        return clause.subject(self.document, verb) if self._may_set(verb) else None

    def _who_raised(self, verb: int) -> int | None:
        """Return who made the words that a passive speaks of: "The point was raised by | Brix | in an interview"."""
        voiced = clause.lower(self.document, verb) in self.channels.VOICING and clause.passive(
            self.document, verb, self.language
        )
        at = clause.subject(self.document, verb) if voiced else None
        if at is None or not (self._is_utterance(at) or clause.lower(self.document, at) in self.channels.POINTS):
            return None
        by = (n for n in self.document.children(verb) if self.document.words[n].relation.startswith("obl"))
        return next((n for n in by if clause.case(self.document, n) in self.channels.AGENT_PREPOSITIONS), None)

    def _whose(self, subject: int) -> int:
        """Return whose words the subject is ("| Brix |'s comments came in an interview"), else the subject."""
        if not self._is_utterance(subject):
            return subject
        owners = (n for n in self.document.children(subject) if self.document.words[n].relation == "nmod:poss")
        return next(owners, subject)

    def _of_agent(self, verb: int, subject: int) -> str | None:
        """Return whose words they are of which a clause tells: "This came in a speech delivered by | Voll |"."""
        if not self._is_utterance(subject):
            return None
        by = (
            n for n in self.document.subtree(verb) if clause.case(self.document, n) in self.channels.AGENT_PREPOSITIONS
        )
        return next((name for n in by if (name := self._named(n))), None)

    def _of_pronoun(self, subject: int) -> str | None:
        """Return the name of the one who spoke in the sentence before a "he" or "she", if that is one."""
        word = self.document.words[subject]
        lower, sources = word.text.lower(), self.language.sources
        features = sources.PRONOUNS.get(lower)
        said = self._is_utterance(subject)  # "The comments came in a speech"
        if not said and (features is None or features[:2] != (3, "sing") or lower in sources.NEUTER):
            return None
        before = bisect_left(self._attribution_ends, word.start) - 1
        if before < 0 or len(self.names(before)) != 1 or self.resolutions[before].speakers[0].kind != "person":
            return None
        ends = self.document.words_in(self.document.attributions[before].start, self.document.attributions[before].end)
        apart = word.sentence - self.document.words[ends[-1]].sentence if ends else 9
        return self.names(before)[0] if 0 <= apart <= 1 else None

    def _of_clause(self, verb: int, subject: int) -> str | None:
        """Return the name of whom the clause above tells, for a "he" or "she" ("When he spoke, | Brix | had left")."""
        words = self.document.words
        pronoun = self.language.sources.PRONOUNS.get(words[subject].text.lower())
        if pronoun is None or pronoun[:2] != (3, "sing") or words[verb].relation != "advcl":
            return None
        above = clause.subject(self.document, words[verb].head)
        return None if above is None or above == subject else self._named(above)

    @cached_property
    def _attribution_ends(self) -> list[int]:
        """Where the attributions end, each not before those in front of it."""
        ends: list[int] = []
        for attribution in self.document.attributions:
            ends.append(max(attribution.end, ends[-1] if ends else 0))
        return ends

    def _subjects(self, subject: int) -> Iterator[int]:
        """Yield the subject with its name in apposition, and the word behind if a subject too ("Md | Otto")."""
        words = self.document.words
        yield from (n for n in self.document.children(subject) if words[n].relation == "appos")
        for n in (subject, subject + 1):
            if (words[n].head, words[n].relation) == (words[subject].head, words[subject].relation):
                yield n

    def _may_set(self, verb: int) -> bool:
        """Is it worth a look: does the verb set occasions, or does a channel hang on it?"""
        sets = (
            self.channels.SETTING
            | self.channels.RECEIVING
            | self.channels.HEARING_OUT.keys()
            | self.channels.CEREMONIES.keys()
        )
        if clause.lower(self.document, verb) in sets or self._says_this(verb):
            return True
        return any(clause.medium(self.document, n, self.language) in MADE for n in self._behind(verb))

    def _behind(self, verb: int) -> Iterator[int]:
        """Yield the nominals that a channel's preposition hangs on the verb."""
        for n in self.document.children(verb):
            # with a preposition, whatever the parse calls it
            oblique = self.document.words[n].relation.startswith(("obl", "obj", "nsubj"))
            if oblique and clause.case(self.document, n) in self.channels.CHANNEL_PREPOSITIONS:
                yield n

    def _named(self, subject: int) -> str | None:
        """Return the name of the speaker of whom the subject is a mention."""
        first, last = clause.nominal(self.document, subject)
        words = self.document.words
        while first > 0 and words[first - 1].upos == "DET":  # "| the | singer": mentions have their article
            first -= 1
        low = bisect_left(self._places_of_speakers, words[first].start, key=lambda mention: mention[0].start)
        high = bisect_left(self._places_of_speakers, words[last - 1].end, key=lambda mention: mention[0].start)
        for place, name in self._places_of_speakers[low:high]:
            if place.holds(words[subject].span) or words[subject].start <= place.start:
                return name
        return None

    @cached_property
    def _places_of_speakers(self) -> list[tuple[Span, str]]:
        """Where speakers are mentioned, in order, and their names."""
        every = (speaker for resolution in self.resolutions for speaker in resolution.speakers)
        places = {Span(mention.start, mention.end): one.name for one in every for mention in one.mentions}
        return sorted(places.items())

    def _set_by(self, verb: int, subject: int) -> list[Link]:
        """Return the steps of the occasion that the verb's clause sets."""
        document, words = self.document, self.document.words
        end = words[max(document.subtree(verb))].end
        clause_only = Attribution((Span(end, end),), words[subject].span, words[verb].span, "indirect")
        by_agent = words[subject].relation.startswith("obl")  # "This was revealed | by Brix | at the launch"
        lemma = clause.lower(document, verb)
        uttered = self._is_utterance(subject)
        if uttered and lemma not in self.channels.COMING:
            return []
        if (
            clause.passive(document, verb, self.language)
            and not by_agent
            and not uttered
            and lemma not in self.channels.OCCASION_VERBS
        ):
            return []
        if stance.polarity(document, clause_only, self.language) != "asserted":
            return []
        found = [step for step in self.clauses.steps_at(clause_only, verb) if step.role in SETS]
        taken_up = words[verb].head if words[verb].relation == "acl:relcl" else -1
        if lemma in self.channels.HOLDING and taken_up >= 0 and not found and self.clauses.channel(taken_up):
            to = (n for n in document.children(verb) if clause.case(document, n) in self.channels.TO_WHOM)
            # "the speech that Voll gave to the staff"
            heard = [self.clauses.link("told", n, place=True) for n in to if self.clauses.listens(n)]
            found += [*self.clauses.channel(taken_up), *heard]
        for n in document.children(verb):
            shown = lemma == self.channels.HELD_UP[0] and any(
                words[k].text.lower() == self.channels.HELD_UP[1] for k in document.children(verb)
            )  # "holding | up | the document" gives none
            spoken = lemma in self.channels.SAYING_ALOUD and clause.lower(document, n) in self.channels.SAID_ALOUD
            held = spoken or (lemma in self.channels.HOLDING and not shown)
            if held and words[n].relation == "obj" and not found:
                found += [*self.clauses.channel(n), *self.clauses.partners(n)]  # "gave an interview to the Dawn"
            if lemma == self.channels.MEETS and self.clauses.is_press(n):
                found.append(self.clauses.link("told", n, place=True))
        return list(dict.fromkeys([*found, *self.clauses.turned_to(verb)]))
