"""On which occasion words were said: a channel or an addressee stated once holds for what the speaker says next.

"She told AFP. … “Nobody called,” she added."  Only where the occasion plainly is the same: the words go on, the next
words are a pronoun's and only say that they were said, the speaker's last words were for the public (a paper, a court,
a news conference), the occasion was set just before ("He spoke to reporters afterwards. …") or is told of right behind
("He was speaking at a debate."), everybody is at it (a news conference, a hearing, a debate), a paper speaks for those
who speak, the article is one source's account and names no other occasion, the words are quoted and others of the
speaker's near by name it, two met and the clause leads back to that, or what is said is only said to a court.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from quotes import clause, stance
from quotes.chains.interviews import Interviews
from quotes.chains.outside import Outside
from quotes.chains.papers import Papers
from quotes.chains.scenes import Scenes
from quotes.chains.talks import Talks
from quotes.chains.turns import NEARBY, REMEMBERED, SETS, carry, setting
from quotes.speakers import in_headline
from quotes.speakers.book import is_short_for
from quotes.text import normal_form
from quotes.types import Link, Span

# so many attributions of one speaker, and so great a share of those around, make the article that speaker's account
ACCOUNT, ACCOUNT_SHARE = 3, 1 / 3
# so many of a speaker's words may come before those that name the occasion
FIRST_WORDS = 3
QUOTED = ("direct", "mixed")
# so many sentences before, a court has been spoken of that is still the one
COURT_REACH = 3
# and a ceremony that "the occasion" is
OCCASION_REACH = 5


class Occasions(Outside, Scenes, Papers, Interviews, Talks):
    """Tells the occasion of each attribution of one document."""

    def steps(self, index: int) -> list[Link]:
        """Return the steps that the attribution's clause states; where it sets no occasion, with those carried over."""
        for earlier in range(max(0, index - REMEMBERED), index + 1):  # in order, so that none waits for another
            if earlier not in self._known:
                own = self.own(earlier)
                known = [*self._completing(earlier), *own] if setting(own) else [*self._carried(earlier), *own]
                known = [*known, *self._of_interview(earlier, known)]
                heard = any(step.role == "told" for step in known)
                known += [] if heard else self._addressees(earlier) or self._of_talk(earlier)
                known = known or self._before_court(earlier) or self._on_the_occasion(earlier)
                self._known[earlier] = [*known, *self._relayed_on(earlier), *self._quoted_from(earlier)]
        if asked := self.asked[index]:
            return [*(step for step in self._known[index] if not (step.carried and step.role == "told")), *asked]
        if not self._orders(index):
            return self._known[index]
        # who hears an order is whom it is given to; a station is but where somebody was told
        told = [step for step in self._known[index] if step.carried and step.role == "told"]
        return [
            step
            for step in self._known[index]
            if step not in told and not (step.carried and any(meet(step, one) for one in told))
        ]

    def _quoted_from(self, index: int) -> list[Link]:
        """Return the outlet that the speaker has just told it, where it is but said that he was quoted as saying it.

        "Voll told the Courier that …  “It floods,” he was quoted as saying."
        """
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        quoted = key is not None and clause.passive(self.document, key, self.language)
        quoted = quoted and clause.lower(self.document, key or 0) in self.channels.CITING
        if not quoted or any(step.role == "cited_by" for step in self.own(index)):
            return []
        last = self._last_of(self.names(index), index)
        told = [step for step in self._known.get(last, []) if step.role == "told" and self._names_organization(step)]
        return [replace(step, role="cited_by", carried=True) for step in told[:1]]

    def _before_court(self, index: int) -> list[Link]:
        """Return the court just spoken of, where what is said is only said to one: "counsel submitted that"."""
        document, attribution = self.document, self.document.attributions[index]
        key = clause.reporting_word(document, attribution, self.language)
        if key is None or clause.lower(document, key) not in self.channels.BEFORE_COURTS or not self.names(index):
            return []
        if any(clause.case(document, n) in self.channels.AUDIENCE_PREPOSITIONS for n in document.children(key)):
            return []  # "submitted | to the institute | that"
        for n in range(key, -1, -1):
            if document.words[key].sentence - document.words[n].sentence > COURT_REACH:
                break
            heard = clause.lower(document, n) in self.channels.HEARERS and document.words[n].upos in ("NOUN", "PROPN")
            if heard and not clause.in_content(document, attribution, n):
                return [replace(self.clauses.link("told", n), carried=True)]
        return []

    def _on_the_occasion(self, index: int) -> list[Link]:
        """Return the ceremony or the like just told of, where somebody speaks "on the occasion"."""
        document = self.document
        for at in self._beside_content(index):
            beside = [document.words[n] for n in document.children(at)]
            known = any(word.feature("Definite") == "Def" for word in beside)
            known = known and not any(word.relation == "nmod" for word in beside)  # "on the occasion | of a visit"
            if not known or clause.lower(document, at) not in self.channels.OCCASIONS:
                continue
            for n in range(at - 1, -1, -1):
                if document.words[at].sentence - document.words[n].sentence > OCCASION_REACH:
                    break
                held = clause.lower(document, n) not in self.channels.OCCASIONS and document.words[n].upos == "NOUN"
                if held and clause.medium(document, n, self.language) in ("event", "spoken"):
                    return carry(self.clauses.channel(n))
        return []

    def _relayed_on(self, index: int) -> list[Link]:
        """Return who passed on the words before, where the speaker but goes on ("…, according to Tass.  He added")."""
        before = index - 1
        follows = before >= 0 and self.names(before) == self.names(index) and self._near(before, index)
        if not follows or not self._goes_on_saying(index) or any(step.role == "cited_by" for step in self.own(index)):
            return []
        return [replace(step, carried=True) for step in self._known[before] if step.role == "cited_by"]

    def _completing(self, index: int) -> list[Link]:
        """Return what else is known of the speaker's occasion that the clause names again, but not in full.

        "Brix said in an interview with Northwire that …  Brix told Northwire that …", "wrote in a petition to the court
        … wrote in her petition"
        """
        own, names = [step for step in self.own(index) if step.role in SETS], self.names(index)
        if not names or self._is_another_occasion(index) or self._holds_back(index):
            return []
        for last in range(index - 1, max(-1, index - 1 - REMEMBERED), -1):
            steps = [step for step in self._known.get(last, []) if step.role in SETS]
            if self.names(last) != names or not steps or self.is_past(last):
                continue
            if not any(self._is_same(one, step) or self._is_that_outlet(one, step) for one in own for step in steps):
                return []
            here, there = set(setting(own)), set(setting(steps))
            other = {role for role, _ in here - there}  # in these it says something else
            return carry([step for step in steps if step.role not in other and not here & set(setting([step]))])
        return []

    def _is_that_outlet(self, step: Link, earlier: Link) -> bool:
        """Is it what an outlet is called that was told before by its name: "told Tarn TV …  told | the station |"?"""
        both = step.role == earlier.role == "told"
        return both and self._names_organization(earlier) and self.noun_for_outlet(step) is not None

    def noun_for_outlet(self, step: Link) -> str | None:
        """Return the noun that stands for an outlet which is known already: "told | the station |"."""
        head = self._head(step)
        if head is None or step.role not in ("told", "cited_by") or self._names_organization(step):
            return None
        outlet = (
            self.channels.OUTLET_NOUNS | self.channels.PROGRAMMES | self.channels.STATION_NOUNS | self.channels.SELVES
        )
        known = any(self.document.words[n].feature("Definite") == "Def" for n in self.document.children(head))
        noun = clause.lower(self.document, head)
        return noun if known and noun in outlet else None

    def has_seen_it(self, step: Link) -> bool:
        """Is it but the outlet that brings all this, and has seen a paper: "a letter | seen by the Clarion |"?

        Others tell it what they say in the same article; another outlet passes on what it has obtained.
        """
        head = self._head(step)
        verb = self.document.words[head].head if head is not None and step.role == "cited_by" else -1
        if verb < 0 or clause.lower(self.document, verb) not in self.channels.SEEING:
            return False
        return normal_form(step.name) in self._told

    @cached_property
    def _told(self) -> frozenset[str]:
        """Who is told something by the clause of an attribution, as normal forms."""
        every = (step for number in range(len(self.resolutions)) for step in self.own(number))
        return frozenset(normal_form(step.name) for step in every if step.role == "told")

    @cached_property
    def _outlets(self) -> list[Link]:
        """The bodies that the clauses of attributions name as told or as passing words on, in order."""
        every = (step for number in range(len(self.resolutions)) for step in self.own(number) if step.start is not None)
        named = {step.start: step for step in every if step.role in ("told", "cited_by")} | self._reporting
        return [step for _, step in sorted(named.items()) if self._names_organization(step)]

    @cached_property
    def _reporting(self) -> dict[int | None, Link]:
        """The bodies that report something themselves, by where: "| Sentinel | reported on Thursday"."""
        found: dict[int | None, Link] = {}
        for one in self.document.attributions:
            verbs = {clause.lower(self.document, n) for n in self.document.words_of(one.cue)}
            head = self.document.head_of(*one.source) if one.source and verbs & self.channels.CARRYING else None
            if head is not None:
                step = self.clauses.link("cited_by", head)
                found[step.start] = step
        return found

    @cached_property
    def _parts_of_names(self) -> frozenset[str]:
        """The words of all names of several words, in lower case."""
        names = (self.document.words[one.first : one.last] for one in self.document.entities)
        return frozenset(word.text.lower() for words in names if len(words) > 1 for word in words)

    def by_name(self, step: Link) -> Link:
        """Return an outlet by the name that it was given last: "told Tarn TV …  told | the station |".

        Where a body is called so that is none of them, it may be that one ("the Transport Agency").
        """
        noun = self.noun_for_outlet(step)
        if noun is None or step.start is None or normal_form(step.name) != noun:
            return step
        last = bisect_left(self._outlets, step.start, key=lambda one: one.start or 0)
        before = self._outlets[max(0, last - REMEMBERED) : last]
        so_called = [one for one in before if noun in normal_form(one.name).split()]
        found = so_called or ([] if noun in self._parts_of_names else before)
        return replace(step, name=found[-1].name, speaker=found[-1].speaker) if found else step

    def _is_same(self, step: Link, earlier: Link) -> bool:
        """Does the step name the earlier one again: the same hearer by name, or "her petition" for that petition?"""
        if step.role != earlier.role:
            return False
        if step.role == "told":
            short = is_short_for(step.name, earlier.name) or is_short_for(earlier.name, step.name)
            short = short or f"{earlier.name} ({step.name})" in self.document.text
            return short or normal_form(step.name) == normal_form(earlier.name)
        head, before = self._head(step), self._head(earlier)
        if head is None or before is None or clause.lower(self.document, head) != clause.lower(self.document, before):
            return False
        if self.document.words[before].sentence == 0:
            return True  # what a lede says in short is said again
        known = (self.document.words[n] for n in self.document.children(head))
        return any(word.relation == "nmod:poss" or word.feature("Definite") == "Def" for word in known)

    def _carried(self, index: int) -> list[Link]:
        """Return channel and addressee of the speaker's earlier words where the occasion plainly is the same."""
        attribution = self.document.attributions[index]
        if attribution.continues is not None and attribution.continues < index:
            return self._of(attribution.continues)
        if not self.names(index) or self._is_another_occasion(index):
            return []
        if just_set := self._just_set(index) or self._set_after(index):
            return carry(just_set)
        before = index - 1
        follows = index > 0 and self.names(before) == self.names(index) and self._near(before, index)
        how = self.resolutions[index].how
        if follows and how == "elided" and self._in_one_sentence(before, index):
            return self._of(before)
        plainly = self._says_plainly(index) and not self._holds_back(index)
        goes_on = follows and how in ("pronoun", "elided", "continued") and plainly and not self._is_told_of(before)
        carried = (self._of(before) if goes_on else []) or self._of_public(index) or self._of_account(index)
        carried = carried or self._of_paper(index) or self._of_scene(index)
        carried = carried or self._of_sitting(index) or self._of_joint_paper(index) or self._of_turn(index)
        carried = carried or self._of_occasion(index) or self._of_next(index) or self._of_last(index)
        carried = carried or self._of_work(index) or self._of_others(index) or self._of_group(index)
        return [] if self._is_on_another_day(index, carried) or self._has_left(index, carried) else carried

    def _of_public(self, index: int) -> list[Link]:
        """Return the steps of the interview, the hearing or the news conference at which the speaker spoke just before.

        "… Brix told the Courier.  “It floods,” Brix said."  If it is the public that was told, it does not matter how.
        """
        if not self._only_says(index):
            return []
        for before in range(index - 1, max(-1, index - 1 - REMEMBERED), -1):
            if {*self.names(index)} <= {*self.names(before)}:
                if self.is_past(before) or self._was_before(before, index):
                    return []  # "told the Courier last week"
                if steps := self._of(before):
                    return steps if self._to_public(steps) else []
        return []

    def _of_occasion(self, index: int) -> list[Link]:
        """Return the channel in or at which the speaker last is said to have spoken, however long before.

        "Brix said in a statement that …  Voll laughed.  Brix warned that …"
        """
        last = self._last_set(self.names(index), index)
        if last < 0 or self._holds_back(index) or self.is_past(last) or self._was_before(last, index):
            return []
        steps = [step for step in self.own(last) if step.role in SETS]
        if not self._only_says(index) or not all(self._stands_in(step) for step in steps):
            return []
        return carry(steps) if not any(map(self._is_post, steps)) else []

    def _of_last(self, index: int) -> list[Link]:
        """Return the channel that the speaker's last words name, where these but go on or a pronoun takes them up.

        "Brix wrote on Twitter that …  He deplored the delay."  Whom he told in private, he need not have told more.
        """
        last = self._last_of(self.names(index), index)
        again = self.resolutions[index].how in ("pronoun", "elided")
        taken_up = again or self._says_plainly(index)
        if last < 0 or not taken_up or not self._near(last, index) or not self._only_says(index):
            return []
        apart = self.is_past(last) or self._is_told_of(last) or (not again and self._was_before(last, index))
        return [] if apart else carry([step for step in self.own(last) if step.role == "channel"])

    def _stands_in(self, step: Link) -> bool:
        """Is it a channel in or at which words are said ("in a statement", but "said by phone", "told the Courier")?"""
        head = self._head(step)
        if head is None or step.role != "channel":
            return False
        one = clause.lower(self.document, head) in self.channels.REMARKS | self.channels.EDGES  # "in opening remarks"
        many = not one and self.document.words[head].feature("Number") == "Plur"  # "in his morning interviews"
        return not many and clause.case(self.document, head) in self.channels.STANDING_IN

    def _of_next(self, index: int) -> list[Link]:
        """Return the occasion that the next words of a speaker name, where these are the speaker's first.

        "The minister warned of floods.  Rivers would rise, she told reporters."  The public may be named but later.
        """
        names = self.names(index)
        theirs = [number for number in range(len(self.resolutions)) if self.names(number) == names]
        # a headline says it before, not earlier
        theirs = [number for number in theirs if number == index or not in_headline(self.document, number)]
        turn = theirs.index(index)
        if self.is_past(index):  # "last week she was quoted …  On Wednesday she told the court …"
            return []
        if turn >= FIRST_WORDS or not self._only_says(index) or any(map(self._stated, theirs[:turn])):
            return []
        for after in theirs[turn + 1 : turn + 1 + FIRST_WORDS]:
            # "“He told me so,” she said": told her
            apart = self.is_apart(after) or self._is_inside(after) or self._was_before(after, index)
            if apart or self.is_yet_to_come(after) or not self._soon(index, after):
                return []
            if steps := self._stated(after):
                just_behind = turn == 0 and after == theirs[1] and self._near(index, after)
                return carry(steps) if just_behind or all(self._is_public(step) for step in steps) else []
        return []

    def _of_others(self, index: int) -> list[Link]:
        """Return the occasion that others of the speaker's words name, further off than all else looks.

        What stands in quotation marks was said somewhere: on the occasion named last, if that was public or nobody has
        spoken since, or to the public named next.  What is but reported may be known from elsewhere, but for where the
        paragraph goes on to name the speaker's only occasion: "Voll blamed snow.  …  “Ice,” he told AFP."
        """
        if not self._only_says(index):
            return []
        names, around = self.names(index), range(max(0, index - REMEMBERED), index + REMEMBERED)
        theirs = (number for number in around if number < len(self.resolutions) and self.names(number) == names)
        stated = {number: steps for number in theirs if number != index and (steps := self._stated(number))}
        quoted = self.document.attributions[index].type in QUOTED
        before = max((number for number in stated if number < index), default=None)
        if quoted and before is not None and self._soon(before, index):
            apart = self.is_past(before) or self._is_inside(before) or any(map(self._is_post, stated[before]))
            same = self._spoke_last(index) and self._polarity(index) == "asserted" and self._is_bare(index)
            goes_on = not apart and not self._was_before(before, index)
            return carry(stated[before]) if goes_on and (same or self._to_public(stated[before])) else []
        after = min((number for number in stated if number > index), default=None)
        if after is None or self.is_past(index) or self.is_yet_to_come(after) or self.is_apart(after):
            return []
        if self._is_inside(after) or self._was_before(after, index):
            return []
        only = len({setting(one) for one in stated.values()}) == 1 and self._in_one_paragraph(index, after)
        return carry(stated[after]) if only or (quoted and self._to_public(stated[after])) else []

    def _of_group(self, index: int) -> list[Link]:
        """Return whom the unnamed people told of whom this is one: "Two officials told AFP that …  | One | said"."""
        names, speakers = self.names(index), self.resolutions[index].speakers
        if len(names) != 1 or not speakers[0].anonymous or not self._only_says(index):
            return []
        for before in range(index - 1, max(-1, index - 1 - NEARBY), -1):
            several = self.names(before)
            unnamed = len(several) == 1 and self.resolutions[before].speakers[0].anonymous
            if unnamed and self._soon(before, index) and self._is_one_of(names[0], several[0]):
                told = [step for step in self._known.get(before, []) if step.role == "told"]
                return carry(told) if told and self._to_public(told) else []
        return []

    def _is_one_of(self, name: str, several: str) -> bool:
        """Is one of several called so: "one of the two officials", or "second official" where there are two?"""
        data = self.language.sources
        first, rest = name.lower().partition(" ")[::2]
        forms = (form.format(first, several) for form in (data.MEMBER, data.MEMBER_OF_SOME))
        counted = first in data.NEWCOMERS and bool(rest) and " " not in rest
        return name in forms or (counted and any(word.startswith(rest) for word in several.lower().split()))

    def is_set_apart(self, index: int, other: int) -> bool:
        """Was the one said on an occasion of its own, or before the other ("in a filing they | had argued |")?"""
        return self.is_apart(index) or self._was_before(index, other)

    def _was_before(self, index: int, other: int) -> bool:
        """Was the one said before the other, though it stands behind ("said …  In a filing they had said …")?"""
        return self.is_past_perfect(index) and not self.is_past_perfect(other)

    def _spoke_last(self, index: int) -> bool:
        """Has nobody else spoken since the occasion was named?"""
        last = index - 1
        return self.names(last) == self.names(index) and self._near(last, index) and bool(setting(self._known[last]))

    def _is_inside(self, index: int) -> bool:
        """Does it stand in what somebody else is said to have said?"""
        one = self.document.attributions[index]
        around = self.document.attributions[max(0, index - NEARBY) : index + NEARBY]
        return any(
            other is not one and one.cue is not None and any(piece.holds(one.cue) for piece in other.content)
            for other in around
        )

    def _last_set(self, names: tuple[str, ...], index: int) -> int:
        """Return the speaker's last attribution before this one whose clause sets an occasion; -1 for none in reach."""
        before = range(index - 1, max(-1, index - 1 - REMEMBERED), -1)
        return next((n for n in before if self.names(n) == names and setting(self.own(n))), -1)

    def _of_turn(self, index: int) -> list[Link]:
        """Return the occasion of those who spoke before, where it is another's turn: "on her part, she said"."""
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        turn = key is not None and any(
            clause.lower(self.document, n) in self.channels.TURN
            and clause.case(self.document, n) in self.channels.TURN_PREPOSITIONS
            and any(self.document.words[m].relation == "nmod:poss" for m in self.document.children(n))
            for n in self.document.children(key)
        )
        if not turn or index == 0 or not self._near(index - 1, index) or self._holds_back(index):
            return []
        steps = self._of(index - 1)
        return steps if steps and all(self._is_public(step) for step in steps) else []

    def _of(self, index: int) -> list[Link]:
        return carry(self._known.get(index, []))

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
        if stance.act(self.document, attribution, self.language) == "thought" or self._holds_back(index):
            return []
        stated = [(number, self._stated(number)) for number in theirs]
        settings = {setting(steps) for _, steps in stated if steps}
        stated = [(number, steps) for number, steps in stated if not self._was_before(number, index)]
        if len(settings) != 1:
            return []
        if any(self._is_one_reporter(step) or self._is_post(step) for _, steps in stated for step in steps):
            return []
        return next((carry(steps) for number, steps in reversed(stated) if steps and number < index), [])

    def _stated(self, index: int) -> list[Link]:
        """Return the steps of the occasion that is set in the attribution's clause or just before it."""
        own = [step for step in self.own(index) if step.role in SETS]
        return own or self._just_set(index) or self._set_after(index)


def meet(step: Link, other: Link) -> bool:
    """Do both stand on the same words ("told | Sunda | TV ||")?"""
    if step.start is None or step.end is None or other.start is None or other.end is None:
        return False
    return Span(step.start, step.end).meets(Span(other.start, other.end))
