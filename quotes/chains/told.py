"""Who was told: "told AFP", "said to reporters", "in an interview with The Dawn"."""

from __future__ import annotations

from collections.abc import Iterator

from quotes import clause, stance
from quotes.chains.around import Around
from quotes.types import Attribution, Link

# names of these classes make no "… interview" of somebody's
_NO_PARTNERS = frozenset({"Person", "Date", "Money", "Location", "NORP"})
LONGEST_TITLE = 8  # words
# of a name, what may stand before its head
PARTS_OF_NAMES = ("compound", "nmod:desc")


class Told(Around):
    """Reads from the clause of a cue who was told."""

    def _told(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield those who were told: "told AFP", "said to reporters", "in an interview with The Dawn"."""
        yield from self._heard(attribution, key)
        yield from self._told_behind(attribution, key)
        ordered = stance.polarity(self.document, attribution, self.language) == "directive"
        for host in self._hosts(attribution, key):
            lemma = clause.lower(self.document, host)
            told = [*self._whom_it_tells(attribution, key, host)] if not (ordered and host == key) else []
            yield from told or self._whom_it_asks(attribution, host, ordered=ordered)
            for n in self._obliques(attribution, host):
                yield from self._before_whom(host, n, told=bool(told))
                yield from self._who_asks(attribution, key, host, n)
                yield from self.partners(n)
                yield from self.asked(n)
            if lemma in self.channels.USING:
                things = (n for n in self.document.children(host) if self.document.words[n].relation == "obj")
                yield from (step for n in things for step in self.partners(n))
            for _, n in self._taken_up(host):
                yield from self.partners(n)
        if attribution.source is not None and (head := self.document.head_of(*attribution.source)) is not None:
            written = clause.lower(self.document, head) in self.channels.SOURCE_CHANNELS
            yield from self.partners(head) if written else ()  # "a report | to the committee | noted"
        yield from self._faced(attribution, key)
        yield from self._met(attribution, key)
        yield from self._asked_of(attribution)
        yield from self._asked_when(attribution, key)
        asked = clause.asked_in_passing(self.document, attribution, self.language)
        if asked is not None and not ordered and self.listens(asked):
            yield self.link("told", asked)

    def _flags(self, host: int) -> frozenset[str]:
        known = clause.entry(self.document, host, self.language)
        return known.flags if known else frozenset()

    def _whom_it_tells(self, attribution: Attribution, key: int, host: int) -> Iterator[Link]:
        """Yield the objects of a verb of telling: "told | AFP |"."""
        lemma = clause.lower(self.document, host)
        hears = lemma in self.channels.HEARING and not clause.passive(self.document, host, self.language)
        if "addressee" in self._flags(host) or hears or (host != key and lemma in self.channels.ADDRESSING):
            yield from self._objects(attribution, host)

    def _whom_it_asks(self, attribution: Attribution, host: int, *, ordered: bool) -> Iterator[Link]:
        """Yield who is asked or addressed: "asked | Voll | whether", "was addressing | farmers |"; no "question"."""
        addressing = clause.lower(self.document, host) in self.channels.ADDRESSING
        unknown = clause.entry(self.document, host, self.language) is None
        if (addressing and unknown) or ("asks" in self._flags(host) and not ordered):
            yield from (step for step in self._objects(attribution, host) if self._is_somebody(step))

    def _before_whom(self, host: int, n: int, *, told: bool) -> Iterator[Link]:
        """Yield whom a phrase of the verb names as hearers: "said | to reporters |", "in | parliament |".

        With somebody `told` by the verb itself, a house is but where that was ("told reporters in parliament").
        """
        preposition, noun = clause.case(self.document, n), clause.lower(self.document, n)
        occasion, flags = clause.lower(self.document, host) in self.channels.OCCASION_VERBS, self._flags(host)
        speaks = "to" in flags or occasion or self._makes_known(host) or self._tells_this(host)
        speaks = speaks and preposition in self.channels.TO_WHOM and not self._sends_on(host)
        sits = preposition in self.channels.BEFORE_HEARERS and noun in self.channels.HEARERS
        sits = sits or (preposition in self.channels.IN_HOUSES and self._is_house(n) and not told)
        sits = sits and "asks" not in flags  # "asked in parliament why, Brix said"
        addressed = speaks or sits or (occasion and preposition in self.channels.AUDIENCE_PREPOSITIONS)
        floor = self._floor_of(n)
        if addressed and (self.listens(n) or (sits and self.hears(n))):
            yield self.link("told", n, place=True)
        elif floor is not None and not told:
            yield self.link("told", floor)

    def _sends_on(self, host: int) -> bool:
        """Sends somebody others elsewhere: "referred | all questions | to the head office, saying"?"""
        things = (n for n in self.document.children(host) if self.document.words[n].relation == "obj")
        return clause.lower(self.document, host) in self.channels.SENDING_ON and any(things)

    def _who_asks(self, attribution: Attribution, key: int, host: int, n: int) -> Iterator[Link]:
        """Yield whom a phrase of the verb names as who asks: "asked | by AFP |", "cross-examined by | counsel |"."""
        lemma = clause.lower(self.document, host)
        agent = clause.case(self.document, n) in self.channels.AGENT_PREPOSITIONS
        known = clause.entry(self.document, host, self.language)
        speaks = attribution.source is not None and attribution.source.holds(self.document.words[n].span)
        speaks = speaks or (host == key and known is not None and known.polarity == "question")
        if lemma in self.channels.OCCASION_VERBS and not speaks:
            if agent and self._is_organization_or_press(n):
                yield self.link("told", n)
            yield from self._askers(n)
        if clause.lower(self.document, n) in self.channels.EXAMINATIONS:
            yield from self._questioners(n)
        if lemma in self.channels.EXAMINING and agent and self.listens(n):
            yield self.link("told", n)  # "cross-examined by | counsel |, he agreed"

    def _is_house(self, number: int) -> bool:
        """Is it a house where one who speaks speaks to all: "in | parliament |", "in the | Senate |"?"""
        noun, word = clause.lower(self.document, number), self.document.words[number]
        if noun in self.channels.HOUSES:
            return True
        beside = [n for n in self.document.children(number) if self.document.words[n].relation in ("compound", "amod")]
        plain = all(clause.lower(self.document, n) in self.channels.OF_HOUSES for n in beside)
        return noun in self.channels.NAMED_HOUSES and word.text[:1].isupper() and plain

    def _floor_of(self, number: int) -> int | None:
        """Return the house on whose floor somebody speaks: "speaking on the floor of | the house |"."""
        if clause.lower(self.document, number) not in self.channels.FLOORS:
            return None
        houses = self.channels.HOUSES | self.channels.NAMED_HOUSES
        inside = (n for n in self.document.children(number) if self.document.words[n].relation == "nmod")
        return next((n for n in inside if clause.lower(self.document, n) in houses), None)

    def _is_somebody(self, step: Link) -> bool:
        head = self.document.head_of(step.start, step.end) if step.start is not None and step.end is not None else None
        inside = self.document.words_in(step.start or 0, step.end or 0)
        first = [self.document.words[n] for n in inside[:1]]
        placed = any(word.upos == "ADP" or word.text.lower() in self.channels.OUT_OF for word in first)
        return head is not None and self.listens(head) and not placed and not clause.case(self.document, head)

    def _faced(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield those before whom somebody speaks: "said in front of | a crowd |"."""
        words = self.document.words
        first, last = self.document.sentences[words[key].sentence]
        for n in range(first, last - 3):
            phrase = " ".join(word.text.lower() for word in words[n : n + 3])
            at = self._nominal_from(n + 3, 4) if phrase in self.channels.FACING else None
            if at is None or clause.in_content(self.document, attribution, at):
                continue
            if clause.lower(self.document, at) in self.channels.AUDIENCES | self.channels.PRESS:
                yield self.link("told", at, place=True)

    def _tells_this(self, verb: int) -> bool:
        """Is "this" what is told: "Brix told | this | to reporters"?"""
        things = (n for n in self.document.children(verb) if self.document.words[n].relation == "obj")
        return any(self.document.words[n].text.lower() in self.channels.THIS for n in things)

    def _met(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield who is met when it is said: "said | while meeting | the envoy", "meeting with the press, she said"."""
        for verb in self.document.children(key):
            word = self.document.words[verb]
            meets = clause.lower(self.document, verb) in self.channels.MEETING and word.text.lower().endswith("ing")
            if not meets or word.relation != "advcl" or clause.in_content(self.document, attribution, verb):
                continue
            for n in self.document.children(verb):
                with_whom = clause.case(self.document, n) in self.channels.WITH
                if (self.document.words[n].relation == "obj" or with_whom) and self.listens(n):
                    yield self.link("told", n, place=True)

    def _asked_when(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield whose question is answered: "“Never,” he said | when a reporter asked | about it"."""
        for verb in self.document.children(key):
            asks = clause.lower(self.document, verb) in self.language.cues.ASKING
            if (
                not asks
                or self.document.words[verb].relation != "advcl"
                or clause.passive(self.document, verb, self.language)
            ):
                continue
            own = (n for n in self.document.children(verb) if self.document.words[n].relation == "nsubj")
            at = next(own, None)
            if at is not None and self.listens(at) and not clause.in_content(self.document, attribution, at):
                yield self.link("told", at)

    def _asked_of(self, attribution: Attribution) -> Iterator[Link]:
        """Yield who asked those who speak: "a worker | interviewed by | the team", "those | whom AFP spoke to"."""
        source = attribution.source
        for verb in self.document.words_of(source):
            lemma = clause.lower(self.document, verb)
            relative = self.document.words[verb].relation == "acl:relcl"
            if relative and lemma in self.channels.OCCASION_VERBS | self.channels.INTERVIEWING.keys():
                subjects = (n for n in self.document.children(verb) if self.document.words[n].relation == "nsubj")
                at = next((n for n in subjects if self.document.words[n].upos != "PRON"), None)
                at = clause.subject(self.document, verb) if at is None else at
                if at is not None and (self._is_organization_or_press(at) or self._is_in_capitals(at)):
                    yield self.link("told", at)
        for verb in self._participles(attribution, self.channels.INTERVIEWING):
            for n in self.document.children(verb):
                if clause.case(self.document, n) in self.channels.AGENT_PREPOSITIONS and self.listens(n):
                    yield self.link("told", n)

    def _is_in_capitals(self, number: int) -> bool:
        """Is it what a paper calls itself for short ("whom | ST | spoke to")?"""
        word = self.document.words[number]
        return word.upos == "PROPN" and len(word.text) > 1 and word.text.isupper()

    def _askers(self, noun: int) -> Iterator[Link]:
        """Yield whose question is answered: "responding | to a query by | lawmakers", "asked of it | by reporters"."""
        if clause.lower(self.document, noun) in self.channels.QUESTIONS:
            yield from self._questioners(noun)
        for n in self.document.children(noun):
            if clause.case(self.document, n) in self.channels.AGENT_PREPOSITIONS and self.is_press(n):
                yield self.link("told", n)

    def _told_behind(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield who stands right behind what he was told: "confirmed the deaths | to Northwire |"."""
        known = clause.entry(self.document, key, self.language)
        to = self.document.words_of(attribution.content[-1]).stop
        if known is None or "to" not in known.flags or to >= len(self.document.words):
            return
        n = self.document.words[to].head
        held = self.document.words[to].relation == "case" and clause.in_content(
            self.document, attribution, self.document.words[n].head
        )
        if self.document.words[to].text.lower() in self.channels.TO_WHOM and held and self.listens(n):
            yield self.link("told", n, place=True)

    def _heard(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield who heard it, in a clause around: "Pell said it was his, | a court | heard"."""
        verb = self.document.words[key].head
        if verb < 0 or clause.in_content(self.document, attribution, verb):
            return
        at = clause.subject(self.document, verb)
        if at is None or clause.lower(self.document, at) not in self.channels.HEARERS:
            return
        known = clause.entry(self.document, verb, self.language)
        told = known is not None and "addressee" in known.flags and clause.passive(self.document, verb, self.language)
        if told or clause.lower(self.document, verb) in self.channels.HEARING:
            yield self.link("told", at)

    def _objects(self, attribution: Attribution, host: int) -> Iterator[Link]:
        """Yield the object of a verb of telling; in the passive its subject, where that is not the source."""
        words = self.document.words
        hears = clause.hears(self.document, attribution, self.language)
        passive = clause.passive(self.document, host, self.language) or hears
        wanted = ("nsubj:pass", "nsubj", "iobj") if passive else ("iobj", "obj")
        # "on being told | the hall was shut": who hears it stands before
        found = [
            n
            for n in self.document.children(host)
            if words[n].relation in wanted
            and (n < host or not passive)
            and (not clause.in_content(self.document, attribution, n) or self._opens_content(attribution, host, n))
        ]
        found.sort(key=lambda n: words[n].relation != "iobj")
        if not found and not passive:  # "told the Northern | Court |", which the parse takes for a time or a place
            found = [n for n in self.document.children(host) if n > host and self._is_bare_name(n)]
        if not found and hears and attribution.source is not None:
            found = [n for n in [self.document.head_of(*attribution.source)] if n is not None]
        if not found and not passive:
            # "told the Clarion that …", "told investigators that …, it said": the parse hangs them on something else
            behind = host + 1
            while behind < len(words) and words[behind].upos == "DET":
                behind += 1
            while behind < len(words) and behind < words[behind].head and words[behind].relation in PARTS_OF_NAMES:
                if clause.in_content(self.document, attribution, words[behind].head):
                    break
                behind = words[behind].head  # "told | Water Development Minister | Lena Brand"
            if behind < len(words) and (words[behind].upos == "PROPN" or words[behind].relation == "iobj"):
                found = [n for n in [behind] if not clause.in_content(self.document, attribution, n)]
            elif not found and (between := self._between(attribution, host)) is not None:
                found = [between]
        for n in found[:1]:
            source = attribution.source
            own = source is not None and source.holds(words[n].span) and not source.holds(words[host].span)
            # "the daily newspaper El Faro", "the weekly briefing"
            outlet = clause.lower(self.document, n) in self.channels.OUTLET_NOUNS | self.channels.CHANNEL_NOUNS.keys()
            papers = (m for m in self.document.children(n) if self._is_periodical(m) and m < n and not outlet)
            paper = next(papers, None)
            name = self.document.entity_at(n)
            named = name is not None and name.type == "Organization"  # "told the daily | El Faro | that"
            if paper is not None and not own and not named:
                yield self._spanned("told", paper, paper + 1)
                continue
            of_what = (clause.case(self.document, m) in self.channels.OF_WHAT for m in self.document.children(n))
            hearers = self.channels.AUDIENCES | self.channels.PRESS | self.channels.HEARERS
            told_of = clause.lower(self.document, host) in self.channels.TELLING_OF and any(of_what)
            if told_of and clause.lower(self.document, n) in hearers:
                yield self._spanned("told", clause.nominal(self.document, n)[0], n + 1)
                continue
            if self.hears(n) and (hears or not own):
                for one in [n, *(m for m in self.document.children(n) if words[m].relation == "conj")]:
                    yield self.link("told", one, place=True)

    def _between(self, attribution: Attribution, host: int) -> int | None:
        """Return the head of the nominal that fills what stands between a verb and the words behind it, None for none.

        "asked | Prime Minister Sela Dorn | whether", of which a parse makes the subject of the question
        """
        words, first = self.document.words, host + 1
        begins = self.document.words_of(attribution.content[0])
        if not begins or not first < begins[0] or words[begins[0]].sentence != words[host].sentence:
            return None
        between = range(first, begins[0])
        if any(words[n].upos not in ("DET", "ADJ", "NOUN", "PROPN") for n in between):
            return None
        return self.document.head_of(words[first].start, words[between[-1]].end)

    def _is_bare_name(self, number: int) -> bool:
        """Is it the name of a body or a person that hangs on a verb without a preposition?"""
        name = self.document.entity_at(number)
        named = name is not None and name.type in ("Organization", "Person")
        oblique = self.document.words[number].relation.startswith("obl")
        return named and oblique and not clause.case(self.document, number)

    def _is_periodical(self, number: int) -> bool:
        """Is it "the daily", with nothing between?  "The Daily Star" is a name."""
        known = self.document.words[number].text in self.channels.PERIODICALS
        return known and number > 0 and self.document.words[number - 1].text.lower() in self.channels.WITH_ARTICLE

    def _opens_content(self, attribution: Attribution, host: int, number: int) -> bool:
        """Does the one addressed stand first in the content, with "that" behind ("told | Northwire that …")?"""
        words = self.document.words
        opens = attribution.content[0].start == words[number].start and number == host + 1
        return opens and number + 1 < len(words) and words[number + 1].upos == "SCONJ"

    def partners(self, noun: int) -> Iterator[Link]:
        """Yield those with whom an exchange was had, to whom remarks were made or something was sent by name."""
        lemma = clause.lower(self.document, noun)
        if lemma not in self.channels.EXCHANGES | self.channels.REMARKS | self.channels.SENT:
            return
        exchanged = lemma in self.channels.EXCHANGES
        wanted = self.channels.EXCHANGED_WITH if exchanged else self.channels.AUDIENCE_PREPOSITIONS
        hanging = False
        for n in self._receivers(noun):
            case = clause.case(self.document, n) or self._case_before(noun, n)
            sent = lemma in self.channels.SENT and case in self.channels.TO_WHOM and self.hears(n)
            printed = lemma in self.channels.PRINTED and case in self.channels.PRINTED_IN and self._is_printer(n)
            if not printed and (case not in wanted or not (sent or self.listens(n))):
                continue
            if lemma in self.channels.SENT and self.is_press(n):
                continue  # "a message to the media" is the channel itself
            hanging = True
            both = (m for m in self.document.children(n) if self.document.words[m].relation == "conj" and m > n)
            for one in (n, *filter(self.listens, both)):
                yield self.link("told", one, place=True)
        yield from self._sent_to(noun)
        if lemma in self.channels.PRINTED:
            yield from self._printed_by(noun)
        with_whom = self._name_behind(noun, wanted) if lemma in self.channels.EXCHANGES else None
        if with_whom is not None and not hanging:
            yield self.link("told", with_whom)
        for n in self.document.children(noun):
            # "a Sunda TV interview"
            name = self.document.entity_at(n)
            named = name is not None and name.type not in _NO_PARTNERS
            modifies = self.document.words[n].relation in ("compound", "nmod:poss")
            day = clause.lower(self.document, n) in self.channels.TIMES  # "a Friday interview with …"
            if lemma in self.channels.EXCHANGES and named and modifies and not day:
                yield self.link("told", n)

    def _case_before(self, noun: int, number: int) -> str:
        """Return the preposition right behind the noun that a parse hangs on the noun, not on what it leads to."""
        words = self.document.words
        near = words[noun + 1 : noun + 2]
        torn = bool(near) and near[0].relation == "case" and near[0].head == noun
        first = torn and not any(noun < n < number for n in self._tail(noun))
        return near[0].text.lower() if first and number > noun + 1 else ""

    def _receivers(self, noun: int) -> Iterator[int]:
        """Yield what hangs behind a noun, also by way of what it is of: "a message of thanks | to the crew |"."""
        for n in self._tail(noun):
            yield n
            if clause.case(self.document, n) in self.channels.OF_WHAT:
                yield from (m for m in self._tail(n) if clause.case(self.document, m) in self.channels.TO_WHOM)
        for verb in self.document.children(noun):  # "an address given by video | to a congress |"
            given = self.document.words[verb].relation.startswith("acl") and clause.lower(self.document, verb)
            if given in self.channels.HOLDING and clause.passive(self.document, verb, self.language):
                behind = self.document.children(verb)
                yield from (n for n in behind if clause.case(self.document, n) in self.channels.TO_WHOM)

    def _printed_by(self, noun: int) -> Iterator[Link]:
        """Yield the paper that had an interview and brought it: "an interview published by | El Faro |"."""
        behind = [noun + 1] if noun + 1 < len(self.document.words) else []  # whatever the parse hangs it on
        for verb in dict.fromkeys([*self.document.children(noun), *behind]):
            if clause.lower(self.document, verb) not in self.channels.PRINTING:
                continue
            for n in self.document.children(verb):
                by = clause.case(self.document, n) in self.channels.AGENT_PREPOSITIONS | self.channels.PRINTED_IN
                if by and self._is_body(n):
                    yield self.link("told", n)

    def asked(self, noun: int) -> Iterator[Link]:
        """Yield whose question is answered: "in response to a question | from Northwire |"."""
        if clause.lower(self.document, noun) not in self.channels.ANSWERS:
            return
        for question in self._tail(noun):
            if clause.lower(self.document, question) not in self.channels.QUESTIONS:
                continue
            yield from self._questioners(question)

    def _questioners(self, question: int) -> Iterator[Link]:
        """Yield who asks it: "a question | from Northwire |"."""
        asking = [n for n in self._tail(question) if clause.case(self.document, n) in self.channels.ASKED_BY]
        # "| the union's | query", "| media | queries", "| a DSX | query"
        words = self.document.words
        beside = (n for n in self.document.children(question) if n < question)
        asking += [
            n
            for n in beside
            if words[n].relation == "nmod:poss" or words[n].text.isupper() or self._is_organization_or_press(n)
        ]
        yield from (self.link("told", n) for n in asking if self.listens(n))
        inside = self.document.subtree(question)  # "a request for comment on the case from Northwire"
        farther = (n for n in inside if n not in asking and clause.case(self.document, n) in self.channels.ASKED_FROM)
        yield from (self.link("told", n) for n in farther if self._is_organization_or_press(n))

    def _name_behind(self, noun: int, wanted: frozenset[str]) -> int | None:
        """Return the name that stands behind "an interview with", where the parse hangs it elsewhere."""
        words = self.document.words
        at = noun + 1
        while at < len(words) and words[at].text.lower() in self.channels.TIMES:
            at += 1  # "an interview | this month | with"
        if at + 1 >= len(words) or words[at].text.lower() not in wanted:
            return None
        for n in range(at + 1, min(at + 1 + LONGEST_TITLE, len(words))):
            name = self.document.entity_at(n)
            if (
                name is not None
                and name.type in ("Organization", "Person")
                and words[name.last - 1].relation != "compound"
            ):
                return name.last - 1
            if words[n].upos not in ("DET", "ADJ", "NOUN", "PROPN"):
                return None
        return None

    def _sent_to(self, noun: int) -> Iterator[Link]:
        """Yield to whom a statement was sent, however the parse hangs it ("a statement emailed to Northwire")."""
        words = self.document.words
        behind = [word.text.lower() for word in words[noun + 1 : noun + 3]]
        sent = behind[:1] and behind[0] in self.channels.SENT_TO and behind[-1] in self.channels.AUDIENCE_PREPOSITIONS
        received = (
            behind[:1] and behind[0] in self.channels.RECEIVED_BY and behind[-1] in self.channels.AGENT_PREPOSITIONS
        )
        if not sent and not received:
            return
        n = self._nominal_from(noun + 3, 4)
        if n is not None and self.listens(n) and not self.is_press(n):
            yield self.link("told", n)
