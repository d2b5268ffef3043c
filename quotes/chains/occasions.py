"""On which occasion words were said: a channel or an addressee stated once holds for what the speaker says next.

"She told AFP. … “Nobody called,” she added."  Only where the occasion plainly is the same: the words go on, the next
words are a pronoun's and only say that they were said, the speaker's last words were for the public (a paper, a court,
a news conference), the occasion was set just before ("He spoke to reporters afterwards. …") or is told of right behind
("He was speaking at a debate."), or the article is one source's account and names no other occasion.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from quotes import clause, stance
from quotes.chains.stated import Clauses
from quotes.marks import paragraphs
from quotes.speakers import Resolution
from quotes.text import normal_form
from quotes.types import Attribution, Link, Span

# so many attributions of one speaker, and so great a share of those around, make the article that speaker's account
ACCOUNT, ACCOUNT_SHARE = 3, 1 / 3
# further away than so many attributions nobody remembers on which occasion it was
REMEMBERED = 40
# so many occasions before an attribution are looked at
NEARBY = 5
# and it lasts over so many paragraphs without a word of the speaker
FRESH = 2
# an occasion that is told of afterwards is that of so many sentences before
BEHIND = 2
SETS = ("told", "channel")  # the roles of the steps that make an occasion
MADE = ("written", "spoken")  # media of which any verb may tell ("attacked him in a statement")


class Occasions:
    """Tells the occasion of each attribution of one document."""

    def __init__(self, clauses: Clauses, resolutions: Sequence[Resolution]) -> None:
        self.clauses, self.resolutions = clauses, resolutions
        self.document, self.language = clauses.document, clauses.language
        self.words = clauses.words
        self._known: dict[int, list[Link]] = {}
        self._own: dict[int, list[Link]] = {}

    def names(self, index: int) -> tuple[str, ...]:
        """Return the names of an attribution's speakers."""
        return tuple(speaker.name for speaker in self.resolutions[index].speakers)

    def steps(self, index: int) -> list[Link]:
        """Return the steps that the attribution's clause states; where it sets no occasion, with those carried over."""
        for earlier in range(max(0, index - REMEMBERED), index + 1):  # in order, so that none waits for another
            if earlier not in self._known:
                own = self.own(earlier)
                known = own if _setting(own) else [*self._carried(earlier), *own]
                self._known[earlier] = [*known, *self._relayed_on(earlier)]
        return self._known[index]

    def _relayed_on(self, index: int) -> list[Link]:
        """Return who passed on the words before, where the speaker but goes on ("…, according to Tass.  He added")."""
        before = index - 1
        follows = before >= 0 and self.names(before) == self.names(index) and self._near(before, index)
        if not follows or not self._goes_on_saying(index) or any(step.role == "cited_by" for step in self.own(index)):
            return []
        return [replace(step, carried=True) for step in self._known[before] if step.role == "cited_by"]

    def own(self, index: int) -> list[Link]:
        """Return the steps that the attribution's own clause states."""
        if index not in self._own:
            self._own[index] = self.clauses.steps(self.document.attributions[index], self.resolutions[index].speakers)
        return self._own[index]

    def _carried(self, index: int) -> list[Link]:
        """Return channel and addressee of the speaker's earlier words where the occasion plainly is the same."""
        attribution = self.document.attributions[index]
        if attribution.continues is not None and attribution.continues < index:
            return self._of(attribution.continues)
        if not self.names(index) or self._is_another_occasion(index):
            return []
        if just_set := self._just_set(index) or self._set_after(index):
            return _carry(just_set)
        before = index - 1
        follows = index > 0 and self.names(before) == self.names(index) and self._near(before, index)
        how = self.resolutions[index].how
        if follows and how == "elided" and self._in_one_sentence(before, index):
            return self._of(before)
        plainly = self._says_plainly(index) and not self._orders(index)
        goes_on = follows and how in ("pronoun", "elided", "continued") and plainly and not self._is_told_of(before)
        carried = (self._of(before) if goes_on else []) or self._of_public(index) or self._of_account(index)
        carried = carried or self._of_paper(index) or self._of_scene(index)
        carried = carried or self._of_sitting(index) or self._of_joint_paper(index) or self._of_turn(index)
        return carried or self._of_occasion(index)

    def _is_told_of(self, index: int) -> bool:
        """Does the article only tell of that saying ("was banned | after she told pupils that …")?"""
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        if key is None or self.document.words[key].relation != "advcl":
            return False
        return any(self.document.words[n].relation == "mark" for n in self.document.children(key))

    def _of_public(self, index: int) -> list[Link]:
        """Return the steps of the interview, the hearing or the news conference at which the speaker spoke just before.

        "… Brix told the Courier.  “It floods,” Brix said."
        """
        last = self._last_of(self.names(index), index)
        if last < 0 or not self._near(last, index) or not self._says_plainly(index) or self._orders(index):
            return []
        if self._around(last) & (self.words.OTHER_OCCASION | self.words.LONG_AGO):
            return []  # "told the Courier last week"
        steps = self._of(last)
        return steps if steps and all(self._is_public(step) for step in steps) else []

    def _of_paper(self, index: int) -> list[Link]:
        """Return the letter or post in which somebody has just written, where he is said to write again or to go on.

        "Ito warned in a letter to shareholders that … Ito wrote that …", "said Ito on Facebook. … Ito added"
        """
        last = self._last_of(self.names(index), index)
        if last < 0 or not self._near(last, index) or not (self._writes(index) or self._goes_on_saying(index)):
            return []
        steps = [step for step in self._known.get(last, []) if step.role in SETS]
        at = [self.document.words_in(step.start, step.end) for step in steps if step.start and step.end]
        media = {clause.medium(self.document, word, self.language) for inside in at for word in inside}
        return _carry(steps) if media & {"written", "platform"} else []

    def _of_occasion(self, index: int) -> list[Link]:
        """Return the channel in or at which the speaker last is said to have spoken, however long before.

        "Brix said in a statement that …  Voll laughed.  Brix warned that …"
        """
        last = self._last_set(self.names(index), index)
        if last < 0 or self._orders(index) or self._around(last) & (self.words.OTHER_OCCASION | self.words.LONG_AGO):
            return []
        steps = [step for step in self.own(last) if step.role in SETS]
        polarity = stance.polarity(self.document, self.document.attributions[index], self.language)
        if polarity != "asserted" or not all(self._stands_in(step) for step in steps):
            return []
        return _carry(steps)

    def _stands_in(self, step: Link) -> bool:
        """Is it a channel in or at which words are said ("in a statement", but "said by phone", "told the Courier")?"""
        head = self.document.head_of(step.start, step.end) if step.start is not None and step.end is not None else None
        stands = head is not None and clause.case(self.document, head) in self.words.STANDING_IN
        return step.role == "channel" and stands

    def _last_set(self, names: tuple[str, ...], index: int) -> int:
        """Return the speaker's last attribution before this one whose clause sets an occasion; -1 for none in reach."""
        before = range(index - 1, max(-1, index - 1 - REMEMBERED), -1)
        return next((n for n in before if self.names(n) == names and _setting(self.own(n))), -1)

    def _goes_on_saying(self, index: int) -> bool:
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        return key is not None and clause.lower(self.document, key) in self.language.sources.GOING_ON

    def _writes(self, index: int) -> bool:
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        known = clause.entry(self.document, key, self.language) if key is not None else None
        return known is not None and known.act == "writing"

    def _of_scene(self, index: int) -> list[Link]:
        """Return the news conference at which everybody spoke of whom a paragraph tells.

        "The report was presented at a news conference.  The director said …"
        """
        attribution = self.document.attributions[index]
        if self._orders(index) or stance.act(self.document, attribution, self.language) == "thought":
            return []
        at = bisect_right(self._scenes, attribution.start, key=lambda scene: scene[0]) - 1
        if at < 0 or self._paragraphs_between(self._scenes[at][0], attribution.start) > 0:
            return []
        return _carry([self._scenes[at][1]])

    def _of_sitting(self, index: int) -> list[Link]:
        """Return who heard it, where the words before were told to a court or a house without a word of by whom.

        "The ship was leaking, the Upper House was told.  The minister said …"
        """
        sat = next((n for n in range(index - 1, max(-1, index - 1 - NEARBY), -1) if n in self._sittings), -1)
        if sat < 0 or not self._says_plainly(index) or self._orders(index):
            return []
        first, second = self.document.attributions[sat], self.document.attributions[index]
        source = second.source.of(self.document.text).lower().split() if second.source else []
        if self._paragraphs_between(first.start, second.start) > FRESH or self.words.BENCH.intersection(source):
            return []
        return _carry([step for step in self.own(sat) if step.role == "told"])

    @cached_property
    def _sittings(self) -> frozenset[int]:
        """The attributions that only say who heard it, where that is a body."""
        heard = (
            n
            for n, attribution in enumerate(self.document.attributions)
            if not self.names(n) and clause.hears(self.document, attribution, self.language)
        )
        return frozenset(n for n in heard if any(self._is_public(step) or self._is_house(step) for step in self.own(n)))

    def _is_house(self, step: Link) -> bool:
        """Has it a name, and is that not a person's ("the | Upper House |")?"""
        at = self.document.words_in(step.start or 0, step.end or 0)
        person = any((name := self.document.entity_at(n)) is not None and name.type == "Person" for n in at)
        return bool(at) and not person and self.document.words[at[-1]].upos == "PROPN"

    def _of_turn(self, index: int) -> list[Link]:
        """Return the occasion of those who spoke before, where it is another's turn: "on her part, she said"."""
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        turn = key is not None and any(
            clause.lower(self.document, n) in self.words.TURN
            and clause.case(self.document, n) in self.words.TURN_PREPOSITIONS
            and any(self.document.words[m].relation == "nmod:poss" for m in self.document.children(n))
            for n in self.document.children(key)
        )
        if not turn or index == 0 or not self._near(index - 1, index) or self._orders(index):
            return []
        steps = self._of(index - 1)
        return steps if steps and all(self._is_public(step) for step in steps) else []

    def _of_joint_paper(self, index: int) -> list[Link]:
        """Return the statement that both sides of a visit put out, for what both of them say.

        "The plan stands in a joint statement that both kingdoms signed.  The two sides stressed …"
        """
        attribution = self.document.attributions[index]
        if (
            self._orders(index)
            or index not in self._of_both
            or len(self._of_both) < ACCOUNT + 1
            or stance.act(self.document, attribution, self.language) == "thought"
        ):
            return []
        at = bisect_right(self._joint_papers, attribution.start, key=lambda paper: paper[0]) - 1
        return _carry([self._joint_papers[at][1]]) if at >= 0 else []

    @cached_property
    def _of_both(self) -> frozenset[int]:
        """The attributions to more than one, by their names or as "the two sides"."""
        every = ((n, self.names(n)) for n in range(len(self.resolutions)))
        sides = self.words.SIDES
        return frozenset(n for n, names in every if len(names) > 1 or (names and sides & {*names[0].lower().split()}))

    @cached_property
    def _joint_papers(self) -> list[tuple[int, Link]]:
        """The (place, step) of papers that are said to be by more than one."""
        document = self.document
        found: list[tuple[int, Link]] = []
        for number, word in enumerate(document.words):
            joint = word.text.lower() in self.words.JOINT and word.head > number
            if joint and clause.medium(document, word.head, self.language) == "written":
                found.extend((word.start, step) for step in self.clauses.channel(word.head))
        return found

    @cached_property
    def _scenes(self) -> list[tuple[int, Link]]:
        """The (place, step) of news conferences of which a sentence tells that reports nothing itself."""
        document, words = self.document, self.document.words
        said = {
            words[number].sentence
            for attribution in document.attributions
            for piece in (attribution.cue, *attribution.content)
            if piece
            for number in document.words_in(*piece)
        }
        found: list[tuple[int, Link]] = []
        for number, word in enumerate(words):
            if word.upos != "NOUN" or clause.lower(document, number) not in self.words.SCENES or word.sentence in said:
                continue
            if word.head < 0 or clause.medium(document, number, self.language) != "spoken":
                continue
            held = word.relation == "obj" and clause.lower(document, word.head) in self.words.HOLDING
            if held or clause.case(document, number) in self.words.EVENT_PREPOSITIONS:
                found.extend((word.start, step) for step in self.clauses.channel(number))
        return found

    def _is_public(self, step: Link) -> bool:
        """Was it said to the press, to a court, or to all who came?"""
        words = step.name.lower().split()
        if step.role == "channel":
            return bool(self.words.PUBLIC_OCCASIONS.intersection(words))
        if self._is_one_reporter(step):
            return False
        singular = {word.removesuffix("s") for word in words}
        if (self.words.PRESS | self.words.AUDIENCES) & singular or self.words.HEARERS.intersection(words):
            return True
        if step.start is None or step.end is None:
            return False
        at = self.document.words_in(step.start, step.end)
        return any((name := self.document.entity_at(n)) is not None and name.type == "Organization" for n in at)

    def _is_one_reporter(self, step: Link) -> bool:
        """Is it a single one of the press, who need not have asked what comes next ("told a journalist")?"""
        return step.role == "told" and bool(self.words.ONE_OF_PRESS.intersection(step.name.lower().split()))

    def _of(self, index: int) -> list[Link]:
        return _carry(self._known.get(index, []))

    def _says_plainly(self, index: int) -> bool:
        """Does the cue only say that words were said ("he added", "according to him")?"""
        cue = self.document.attributions[index].cue
        if cue and " ".join(cue.of(self.document.text).lower().split()) in self.words.ACCORDING:
            return True
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        if key is None:
            return True
        known = clause.entry(self.document, key, self.language)
        return known is not None and "plain" in known.flags

    def _in_one_sentence(self, before: int, after: int) -> bool:
        """Do the cues of the two stand in one sentence ("attacked him in a statement, denying that")?"""
        cues = [self.document.attributions[number].cue for number in (before, after)]
        words = [self.document.words_in(*cue) for cue in cues if cue]
        sentences = {self.document.words[inside[0]].sentence for inside in words if inside}
        return len(words) == 2 and len(sentences) == 1

    def _is_another_occasion(self, index: int) -> bool:
        """Does the clause of the cue set the words apart from those before ("she said later")?"""
        return bool(self._around(index) & self.words.OTHER_OCCASION)

    def _around(self, index: int) -> set[str]:
        """Return the lemmas of the clause of the cue, without what is said."""
        document = self.document
        attribution = document.attributions[index]
        key = clause.reporting_word(document, attribution, self.language)
        if key is None:
            return set()
        return {
            clause.lower(document, n) for n in document.subtree(key) if not clause.in_content(document, attribution, n)
        }

    def _near(self, before: int, after: int) -> bool:
        """Do the two stand in the same paragraph or in neighbouring ones?"""
        first, second = self.document.attributions[before], self.document.attributions[after]
        return self._paragraphs_between(max(first.end - 1, first.start), second.start) <= 1

    def _paragraphs_between(self, first: int, second: int) -> int:
        return bisect_right(self._paragraph_starts, second) - bisect_right(self._paragraph_starts, first)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in paragraphs(self.document.text)]

    # an article that is one source's account

    def _of_account(self, index: int) -> list[Link]:
        """Return the steps of the one occasion on which the article has this speaker speak again and again.

        An article that is one source's account, all of it "in a statement", says so once: the speaker is behind much of
        what is reported, and no other occasion is named.
        """
        attribution, names = self.document.attributions[index], self.names(index)
        around = range(max(0, index - REMEMBERED), min(len(self.resolutions), index + REMEMBERED))
        theirs = [number for number in around if self.names(number) == names]
        if len(theirs) < max(ACCOUNT, ACCOUNT_SHARE * len(around)):
            return []
        if stance.act(self.document, attribution, self.language) == "thought" or self._orders(index):
            return []
        stated = [(number, self._stated(number)) for number in theirs]
        settings = {_setting(steps) for _, steps in stated if steps}
        if len(settings) != 1 or any(self._is_one_reporter(step) for _, steps in stated for step in steps):
            return []
        return next((_carry(steps) for number, steps in reversed(stated) if steps and number < index), [])

    def _orders(self, index: int) -> bool:
        """Is it an order, whose hearers are whom it is given to, or left unsaid?"""
        polarity = stance.polarity(self.document, self.document.attributions[index], self.language)
        return polarity in ("directive", "refused")

    def _stated(self, index: int) -> list[Link]:
        """Return the steps of the occasion that is set in the attribution's clause or just before it."""
        own = [step for step in self.own(index) if step.role in SETS]
        return own or self._just_set(index) or self._set_after(index)

    # occasions that are set without a word being reported

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
        if not ends or self._orders(index):
            return []
        for place, name, steps in self._set_outside:
            at = self.document.words_in(place, place + 1)
            near = (
                bool(at) and 0 < self.document.words[at[0]].sentence - self.document.words[ends[-1]].sentence <= BEHIND
            )
            if name == names[0] and place in self._going_on and near:
                return steps
        return []

    @cached_property
    def _going_on(self) -> frozenset[int]:
        """The places of verbs that tell of words said before ("was | speaking", "the comments | came")."""
        return frozenset(
            word.start
            for number, word in enumerate(self.document.words)
            if word.upos == "VERB" and (self._goes_on(number) or self._tells_of_words(number))
        )

    def _goes_on(self, verb: int) -> bool:
        words, beside = self.document.words, self.document.children(verb)
        progressive = any(words[n].relation == "aux" and clause.lower(self.document, n) == "be" for n in beside)
        return words[verb].text.lower().endswith("ing") and progressive

    def _tells_of_words(self, verb: int) -> bool:
        comes = clause.lower(self.document, verb) in self.words.COMING
        # "Brix made the remarks in a speech", "Brix said this in a speech", "This was stated by Brix"
        said = clause.lower(self.document, verb) in self.language.cues.VERBS
        for n in self.document.children(verb):
            word = self.document.words[n]
            uttered = clause.lower(self.document, n) in self.words.UTTERANCES
            if comes and uttered and word.relation in ("nsubj", "nsubj:pass", "obj"):
                return True
            if said and word.text.lower() == "this" and word.relation in ("obj", "nsubj:pass"):
                return True
        return False

    def _last_of(self, names: tuple[str, ...], index: int) -> int:
        """Return the speaker's last attribution before this one; -1 for none in reach."""
        before = range(index - 1, max(-1, index - 1 - REMEMBERED), -1)
        return next((number for number in before if self.names(number) == names), -1)

    @cached_property
    def _set_outside(self) -> list[tuple[int, str, list[Link]]]:
        """The (place, name, steps) of occasions that are set in clauses which report nothing.

        "The governor spoke to reporters after the meeting", "took to Twitter", "filed his court papers", "attacked the
        minister in a statement".
        """
        places = {
            (mention.start, mention.end): speaker.name
            for resolution in self.resolutions
            for speaker in resolution.speakers
            for mention in speaker.mentions
        }
        starts = sorted(places)
        cues = [attribution.cue for attribution in self.document.attributions if attribution.cue]
        # "Lind said meeting the miners would not help" sets nothing
        said = {
            number
            for attribution in self.document.attributions
            for piece in attribution.content
            for number in self.document.words_in(*piece)
        }
        found = []
        for number, word in enumerate(self.document.words):
            if word.upos != "VERB" or number in said:
                continue
            subject = self._who_sets(number)
            if subject is None or any(cue.holds(word.span) for cue in cues):
                continue
            whose = self._whose(subject)
            name = next((known for n in self._subjects(whose) if (known := self._named(n, starts, places))), None)
            name = name or self._of_pronoun(whose)
            steps = self._set_by(number, subject) if name else []
            # "a study published on Friday" is not by way of itself
            steps = [step for step in steps if step.start is None or not self._holds(step, subject)]
            if name and steps:
                found.append((word.start, name, steps))
            found.extend((word.start, *talk) for talk in self._talk(number, subject, starts, places))
        return sorted(found, key=lambda one: one[0])

    def _talk(
        self, verb: int, subject: int, starts: list[tuple[int, int]], places: dict[tuple[int, int], str]
    ) -> Iterator[tuple[str, list[Link]]]:
        """Yield name and steps for both who talked with each other ("Brix and Voll spoke by phone")."""
        words = self.document.words
        if clause.lower(self.document, verb) not in self.words.TALKING:
            return
        channels = [step for step in self._set_by(verb, subject) if step.role == "channel"]
        others = [n for n in self.document.children(subject) if words[n].relation == "conj"]
        beside = list(self.document.children(verb))
        beside += [n for held in beside if words[held].relation == "obj" for n in self.document.children(held)]
        others += [n for n in beside if clause.case(self.document, n) in self.words.WITH]
        for other in others:
            both = [self._named(n, starts, places) for n in (subject, other)]
            for name, partner in zip(both, (other, subject), strict=True):
                if name and channels and both[0] != both[1]:
                    yield name, [*channels, self.clauses.link("told", partner, place=True)]

    def _holds(self, step: Link, number: int) -> bool:
        return step.start is not None and step.start <= self.document.words[number].start < (step.end or 0)

    def _who_sets(self, verb: int) -> int | None:
        """Return the word for those whose occasion the verb may set: its subject, in the passive its agent."""
        agent = clause.agent(self.document, verb, self.language)
        asks = clause.lower(self.document, verb) in self.words.OCCASION_VERBS  # "Brix, asked by the Dawn, laughed"
        if agent is not None and not asks:
            return agent
        return clause.subject(self.document, verb) if self._may_set(verb) else None

    def _whose(self, subject: int) -> int:
        """Return whose words the subject is ("| Brix |'s comments came in an interview"), else the subject."""
        if clause.lower(self.document, subject) not in self.words.UTTERANCES:
            return subject
        owners = (n for n in self.document.children(subject) if self.document.words[n].relation == "nmod:poss")
        return next(owners, subject)

    def _of_pronoun(self, subject: int) -> str | None:
        """Return the name of the one who spoke in the sentence before a "he" or "she", if that is one."""
        word = self.document.words[subject]
        features = self.language.sources.PRONOUNS.get(word.text.lower())
        said = clause.lower(self.document, subject) in self.words.UTTERANCES  # "The comments came in a speech"
        if not said and (features is None or features[:2] != (3, "sing") or word.text.lower() == "it"):
            return None
        before = bisect_left(self._attribution_ends, word.start) - 1
        if before < 0 or len(self.names(before)) != 1 or self.resolutions[before].speakers[0].kind != "person":
            return None
        ends = self.document.words_in(self.document.attributions[before].start, self.document.attributions[before].end)
        apart = word.sentence - self.document.words[ends[-1]].sentence if ends else 9
        return self.names(before)[0] if 0 <= apart <= 1 else None

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
        if clause.lower(self.document, verb) in self.words.SETTING:
            return True
        return any(clause.medium(self.document, n, self.language) in MADE for n in self._behind(verb))

    def _behind(self, verb: int) -> Iterator[int]:
        """Yield the nominals that a channel's preposition hangs on the verb."""
        for n in self.document.children(verb):
            oblique = self.document.words[n].relation.startswith("obl")
            if oblique and clause.case(self.document, n) in self.words.CHANNEL_PREPOSITIONS:
                yield n

    def _named(self, subject: int, starts: list[tuple[int, int]], places: dict[tuple[int, int], str]) -> str | None:
        """Return the name of the speaker of whom the subject is a mention."""
        first, last = clause.nominal(self.document, subject)
        words = self.document.words
        while first > 0 and words[first - 1].upos == "DET":  # "| the | singer": mentions have their article
            first -= 1
        low = bisect_left(starts, (words[first].start, 0))
        for place in starts[low : bisect_left(starts, (words[last - 1].end, 0))]:
            if Span(*place).holds(words[subject].span) or words[subject].start <= place[0]:
                return places[place]
        return None

    def _set_by(self, verb: int, subject: int) -> list[Link]:
        """Return the steps of the occasion that the verb's clause sets."""
        document, words = self.document, self.document.words
        end = words[max(document.subtree(verb))].end
        clause_only = Attribution((Span(end, end),), words[subject].span, words[verb].span, "indirect")
        by_agent = words[subject].relation.startswith("obl")  # "This was revealed | by Brix | at the launch"
        lemma = clause.lower(document, verb)
        uttered = clause.lower(document, subject) in self.words.UTTERANCES
        if uttered and lemma not in self.words.COMING:
            return []
        if clause.passive(document, verb) and not by_agent and not uttered and lemma not in self.words.OCCASION_VERBS:
            return []
        if stance.polarity(document, clause_only, self.language) != "asserted":
            return []
        found = [step for step in self.clauses.steps_at(clause_only, verb) if step.role in SETS]
        for n in document.children(verb):
            if lemma in self.words.HOLDING and words[n].relation == "obj" and not found:
                found += [*self.clauses.channel(n), *self.clauses.partners(n)]  # "gave an interview to the Dawn"
            turned_to = clause.case(document, n) == "to" or (n > 0 and words[n - 1].text.lower() == "to")
            if lemma == self.words.TURNS_TO and turned_to:
                found += self.clauses.channel(n) if self._is_platform(n) else []
            if lemma == self.words.MEETS and self.clauses.is_press(n):
                found.append(self.clauses.link("told", n, place=True))
        return list(dict.fromkeys(found))

    def _is_platform(self, noun: int) -> bool:
        return clause.medium(self.document, noun, self.language) == "platform"


def _setting(steps: Sequence[Link]) -> tuple[tuple[str, str], ...]:
    """Return what the steps say of whom was told and by which channel."""
    return tuple((step.role, normal_form(step.name)) for step in steps if step.role in SETS)


def _carry(steps: Sequence[Link]) -> list[Link]:
    return [replace(step, carried=True) for step in steps if step.role in SETS]
