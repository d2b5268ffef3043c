"""What the clause of a cue says of the way its words went: who was told, by which channel, who passed them on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes import clause, nouns, stance
from quotes.languages import Language
from quotes.types import Attribution, Document, Entity, Link, LinkRole, Span, Speaker, Word

LONGEST_OUTLET = 5  # words in the name of a newspaper or station
# names of these classes make no "… interview" of somebody's
_NO_PARTNERS = frozenset({"Person", "Date", "Money"})


class Clauses:
    """Reads the steps of a chain from the clauses of one document."""

    def __init__(self, document: Document, language: Language) -> None:
        self.document, self.language = document, language
        self.words = language.channels

    def steps(self, attribution: Attribution, speakers: Sequence[Speaker] = ()) -> list[Link]:
        """Return what the attribution's own clause says; `speakers` are those that it was resolved to."""
        key = clause.reporting_word(self.document, attribution, self.language)
        return [] if key is None else self.steps_at(attribution, key, speakers)

    def steps_at(self, attribution: Attribution, key: int, speakers: Sequence[Speaker] = ()) -> list[Link]:
        """Return what the clause of the word `key` says of the way of the words."""
        told = list(self._told(attribution, key))
        return [
            *self._channels(attribution, speakers, key),
            *(self._station(step) for step in told if self._is_station(step)),
            *told,
            *(step for step in self._relayers(attribution, key) if not _is_one_of(step, speakers)),
        ]

    # who was told

    def _told(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield those who were told: "told AFP", "said to reporters", "in an interview with The Dawn"."""
        yield from self._heard(attribution, key)
        yield from self._told_behind(attribution, key)
        ordered = stance.polarity(self.document, attribution, self.language) == "directive"
        for host in self._hosts(attribution, key):
            known = clause.entry(self.document, host, self.language)
            flags = known.flags if known else frozenset[str]()
            lemma = clause.lower(self.document, host)
            hears = lemma in self.words.HEARING and not clause.passive(self.document, host)
            addresses = "addressee" in flags or hears or (host != key and lemma in self.words.ADDRESSING)
            if addresses and not (ordered and host == key):
                yield from self._objects(attribution, host)
            for n in self._obliques(attribution, host):
                preposition = clause.case(self.document, n)
                occasion = lemma in self.words.OCCASION_VERBS
                speaks = preposition == "to" and ("to" in flags or occasion or self._makes_known(host))
                sits = preposition == "before" and clause.lower(self.document, n) in self.words.HEARERS
                addressed = speaks or sits or (occasion and preposition in self.words.AUDIENCE_PREPOSITIONS)
                if addressed and self._listens(n):
                    yield self.link("told", n, place=True)
                asker = attribution.source is not None and attribution.source.holds(self.document.words[n].span)
                if occasion and preposition in self.words.AGENT_PREPOSITIONS and self._is_outlet(n) and not asker:
                    yield self.link("told", n)  # "asked by AFP whether …, she said"
                if clause.lower(self.document, n) in (self.words.EXCHANGES | self.words.REMARKS | self.words.SENT):
                    yield from self._partners(n)

    def _told_behind(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield who stands right behind what he was told: "confirmed the deaths | to Northwire |"."""
        known = clause.entry(self.document, key, self.language)
        to = self.document.words_in(*attribution.content[-1]).stop
        if known is None or "to" not in known.flags or to >= len(self.document.words):
            return
        n = self.document.words[to].head
        held = self.document.words[to].relation == "case" and clause.in_content(
            self.document, attribution, self.document.words[n].head
        )
        if self.document.words[to].text.lower() == "to" and held and self._listens(n):
            yield self.link("told", n, place=True)

    def _makes_known(self, verb: int) -> bool:
        """Is it the word behind which the hearers stand in "made this | known | to reporters"?"""
        known, head = self.document.words[verb], self.document.words[verb].head
        made = head >= 0 and clause.lower(self.document, head) == self.words.MAKES_KNOWN[0]
        return made and known.text.lower() == self.words.MAKES_KNOWN[1]

    def _heard(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield who heard it, in a clause around: "Pell said it was his, | a court | heard"."""
        verb = self.document.words[key].head
        if verb < 0 or clause.in_content(self.document, attribution, verb):
            return
        at = clause.subject(self.document, verb)
        if at is None or clause.lower(self.document, at) not in self.words.HEARERS:
            return
        known = clause.entry(self.document, verb, self.language)
        told = known is not None and "addressee" in known.flags and clause.passive(self.document, verb)
        if told or clause.lower(self.document, verb) in self.words.HEARING:
            yield self.link("told", at)

    def _objects(self, attribution: Attribution, host: int) -> Iterator[Link]:
        """Yield the object of a verb of telling; in the passive its subject, where that is not the source."""
        words = self.document.words
        hears = clause.hears(self.document, attribution, self.language)
        passive = clause.passive(self.document, host) or hears
        wanted = ("nsubj:pass", "nsubj", "iobj") if passive else ("iobj", "obj")
        found = [
            n
            for n in self.document.children(host)
            if words[n].relation in wanted
            and (not clause.in_content(self.document, attribution, n) or self._opens_content(attribution, host, n))
        ]
        found.sort(key=lambda n: words[n].relation != "iobj")
        if not found and not passive:  # "told the Northern | Court |", which the parse takes for a time or a place
            found = [n for n in self.document.children(host) if n > host and self._is_bare_name(n)]
        if not found and hears and attribution.source is not None:
            found = [n for n in [self.document.head_of(*attribution.source)] if n is not None]
        if not found and not passive:
            # "told the Clarion that …", where the parse hangs the name on something else
            behind = host + 1
            while behind < len(words) and words[behind].upos == "DET":
                behind += 1
            if behind < len(words) and words[behind].upos == "PROPN":
                found = [n for n in [behind] if not clause.in_content(self.document, attribution, n)]
        for n in found[:1]:
            source = attribution.source
            own = source is not None and source.holds(words[n].span) and not source.holds(words[host].span)
            paper = next((m for m in self.document.children(n) if self._is_periodical(m) and m < n), None)
            if paper is not None and not own:
                yield self._spanned("told", paper, paper + 1)
                continue
            if self.hears(n) and (hears or not own):
                for one in [n, *(m for m in self.document.children(n) if words[m].relation == "conj")]:
                    yield self.link("told", one, place=True)

    def _is_bare_name(self, number: int) -> bool:
        """Is it the name of a body or a person that hangs on a verb without a preposition?"""
        named = any(e.first <= number < e.last and e.type in ("Organization", "Person") for e in self.document.entities)
        oblique = self.document.words[number].relation.startswith("obl")
        return named and oblique and not clause.case(self.document, number)

    def _is_periodical(self, number: int) -> bool:
        """Is it "the daily", with nothing between?  "The Daily Star" is a name."""
        known = self.document.words[number].text in self.words.PERIODICALS
        return known and number > 0 and self.document.words[number - 1].text.lower() == "the"

    def _opens_content(self, attribution: Attribution, host: int, number: int) -> bool:
        """Does the one addressed stand first in the content, with "that" behind ("told | Northwire that …")?"""
        words = self.document.words
        opens = attribution.content[0].start == words[number].start and number == host + 1
        return opens and number + 1 < len(words) and words[number + 1].upos == "SCONJ"

    def _partners(self, noun: int) -> Iterator[Link]:
        """Yield those with whom an exchange was had, to whom remarks were made or something was sent by name."""
        lemma = clause.lower(self.document, noun)
        wanted = {"with", "to", "for"} if lemma in self.words.EXCHANGES else {"to", "before", "with"}
        for n in self._tail(noun):
            if clause.case(self.document, n) not in wanted or not self._listens(n):
                continue
            if lemma in self.words.SENT and self.is_press(n):
                continue  # "a message to the media" is the channel itself
            yield self.link("told", n, place=True)
        yield from self._sent_to(noun)
        if lemma in self.words.EXCHANGES and (name := self._name_behind(noun, wanted)) is not None:
            yield self.link("told", name)
        for n in self.document.children(noun):
            # "a Sunda TV interview"
            named = any(e.first <= n < e.last and e.type not in _NO_PARTNERS for e in self.document.entities)
            modifies = self.document.words[n].relation in ("compound", "nmod:poss")
            if lemma in self.words.EXCHANGES and named and modifies:
                yield self.link("told", n)

    def _name_behind(self, noun: int, wanted: set[str]) -> int | None:
        """Return the body whose name stands behind "an interview with", where the parse hangs that elsewhere."""
        words = self.document.words
        if noun + 2 >= len(words) or words[noun + 1].text.lower() not in wanted:
            return None
        cases = [n for n in self.document.children(words[noun + 1].head) if words[n].relation == "case"]
        name = next((e for e in self.document.entities if e.first in (noun + 2, noun + 3)), None)
        torn = noun + 1 in cases and name is not None and words[noun + 1].head >= name.last
        return name.last - 1 if name is not None and torn and name.type == "Organization" else None

    def _sent_to(self, noun: int) -> Iterator[Link]:
        """Yield to whom a statement was sent, however the parse hangs it ("a statement emailed to Northwire")."""
        words = self.document.words
        behind = [word.text.lower() for word in words[noun + 1 : noun + 3]]
        if len(behind) < 2 or behind[0] not in self.words.SENT_TO or behind[1] not in self.words.AUDIENCE_PREPOSITIONS:
            return
        n = self._nominal_from(noun + 3, 4)
        if n is not None and self._listens(n) and not self.is_press(n):
            yield self.link("told", n)

    def _nominal_from(self, start: int, reach: int) -> int | None:
        """Return the first head of a nominal among so many words."""
        words = self.document.words
        inner = ("compound", "amod", "nmod:poss", "flat")
        near = range(start, min(start + reach, len(words)))
        return next((n for n in near if words[n].upos in ("NOUN", "PROPN") and words[n].relation not in inner), None)

    def _behind_all(self, attribution: Attribution) -> int:
        """Return the number of the first word behind content, cue and source."""
        end = max(attribution.end, *(span.end for span in (attribution.cue, attribution.source) if span), 1)
        return self.document.words_in(end - 1, end).stop

    def _tail(self, noun: int) -> Iterator[int]:
        """Yield what hangs behind a noun by a preposition, also where the parse hangs it on the verb."""
        words = self.document.words
        behind = [n for n in self.document.children(noun) if n > noun and words[n].relation.startswith("nmod")]
        yield from behind
        head = words[noun].head
        if head >= 0 and not behind:
            for n in self.document.children(head):
                first = min(self.document.subtree(n), default=n)
                if words[n].relation.startswith("obl") and n > noun and first == noun + 1:
                    yield n

    def hears(self, number: int) -> bool:
        """Can the nominal be told something: no thing, no time, no pronoun but of the reporter?"""
        word, lemma = self.document.words[number], clause.lower(self.document, number)
        if word.upos == "PRON" and not self._opens_name(number):
            return word.text.lower() in self.words.FIRST_PERSON
        if word.upos not in ("NOUN", "PROPN", "ADJ", "X") and not self._opens_name(number):
            return False
        name = next((e for e in self.document.entities if e.first <= number < e.last), None)
        if name is not None and name.type in ("Date", "Money"):
            return False
        if name is not None and name.type in ("Organization", "Person") and name.last - name.first > 1:
            return True  # "ABC News" is nobody's news
        medium = self.words.CHANNEL_NOUNS.get(lemma)  # "told the meeting": those who met
        channel = medium not in (None, "event") or lemma in self.words.REMARKS
        channel = channel and lemma not in self.words.ASSEMBLIES
        outlet = self._broadcaster(number) or self._is_this_paper(number) or self._is_title(number)
        return outlet or not (channel or lemma in self.words.THINGS_TOLD)

    def _opens_name(self, number: int) -> bool:
        """Does a body's name of several words begin with it ("Us Today")?"""
        return any(
            e.first == number and e.last - number > 1 and e.type == "Organization" for e in self.document.entities
        )

    def _listens(self, number: int) -> bool:
        """Is the nominal somebody: a name, the press, or a noun for people or a body?"""
        if not self.hears(number):
            return False
        word = self.document.words[number]
        if word.upos in ("PROPN", "PRON") or self.is_press(number) or self._broadcaster(number):
            return True
        if self._is_this_paper(number):
            return True
        if any(e.first <= number < e.last and e.type not in ("Date", "Money") for e in self.document.entities):
            return True
        kind = nouns.kind(clause.lower(self.document, number), word.feature("Number") == "Plur", self.language.sources)
        return kind in ("person", "group", "organization")

    def _is_outlet(self, number: int) -> bool:
        named = any(e.first <= number < e.last and e.type == "Organization" for e in self.document.entities)
        return named or self.is_press(number)

    def _is_body(self, number: int) -> bool:
        """Is it an outlet, or does a noun for a body stand for one ("public broadcaster Sunda Television")?"""
        kind = nouns.kind(clause.lower(self.document, number), False, self.language.sources)
        return self._is_outlet(number) or kind == "organization"

    def _broadcaster(self, number: int) -> bool:
        return self.words.CHANNEL_NOUNS.get(clause.lower(self.document, number)) == "broadcast"

    def _is_this_paper(self, number: int) -> bool:
        """Is it the outlet that speaks of itself ("told | this paper")?"""
        own = any(self.document.words[n].text.lower() in self.words.ITSELF for n in self.document.children(number))
        return own and clause.lower(self.document, number) in self.words.SELVES

    def _is_title(self, number: int) -> bool:
        """Is it a paper or programme called what people write ("told | the Post |", "told | Morning Report |")?"""
        written = self.words.CHANNEL_NOUNS.get(clause.lower(self.document, number)) == "written"
        named = any(self.document.words[n].upos in ("DET", "PROPN") for n in self.document.children(number))
        return written and named and self.document.words[number].upos == "PROPN"

    def is_press(self, number: int) -> bool:
        """Is it the press as such ("reporters")?"""
        return clause.lower(self.document, number) in self.words.PRESS

    # by which channel

    def _channels(self, attribution: Attribution, speakers: Sequence[Speaker], key: int) -> Iterator[Link]:
        """Yield the channels: of the phrases round the cue, of a source that is one, of the cue verb."""
        words, document = self.words, self.document
        found: list[Link] = []
        for host in self._hosts(attribution, key):
            for n in self._obliques(attribution, host):
                by = clause.case(document, n).split(" ")[0]
                event = self._is_event(n)
                if by in (words.EVENT_PREPOSITIONS if event else words.CHANNEL_PREPOSITIONS):
                    steps = self.channel(n) or self._occasion(host, n)
                    spoke = event and clause.lower(document, host) in words.SPEAKS_AT
                    found.extend(self._as_speech(step) if spoke else step for step in steps)
                if clause.lower(document, n) in words.PARTS:
                    wholes = (m for m in document.children(n) if clause.case(document, m) == "of")
                    found.extend(step for m in wholes for step in self.channel(m))
            if clause.lower(document, host) in words.PRESIDING and host != key:
                things = [n for n in document.children(host) if document.words[n].relation == "obj"]
                found.extend(step for n in things if not self.hears(n) or self._is_event(n) for step in self.channel(n))
            if clause.lower(document, host) in ("tell", "address"):
                for n in document.children(host):
                    met = not self.hears(n) or clause.lower(document, n) in words.ASSEMBLIES
                    if document.words[n].relation in ("obj", "iobj") and met:
                        found.extend(self.channel(n))  # "told a news conference"
        for verb in self._passed_on(attribution, key):  # "in a statement read on state television"
            for n in document.children(verb):
                on_air = clause.case(document, n) in words.CHANNEL_PREPOSITIONS and n > verb
                if on_air and clause.medium(document, n, self.language) == "broadcast":
                    found.append(self._spanned("channel", *clause.nominal(document, n)))
        if not found:
            found.extend(self._platform_behind(key))
        if not found:
            found.extend(self._issued(attribution, key))
        if not found:
            found.extend(self._source_channel(attribution, speakers))
        said = document.words_in(*attribution.cue) if attribution.cue else ()
        for verb in dict.fromkeys([*self._hosts(attribution, key), *said]):
            named = words.CHANNEL_VERBS.get(clause.lower(document, verb))
            if not found and named is not None and self._is_by_that_way(verb):
                found.append(Link("channel", named, None, *document.words[verb].span))
        yield from found

    def _as_speech(self, step: Link) -> Link:
        """Return an event as the speech that was held there: "speaking at | the launch |"."""
        span = Span(step.start or 0, step.end or 0)
        return replace(step, name=f"{' '.join(span.of(self.document.text).split())} (speech)")

    def _platform_behind(self, verb: int) -> Iterator[Link]:
        """Yield the platform right behind a verb, however it is parsed: "wrote on social media platform | X |"."""
        words, known = self.document.words, self.words
        if verb + 2 >= len(words) or words[verb + 1].text.lower() != "on":
            return
        for n in range(verb + 2, min(verb + 7, len(words))):
            lower = words[n].text.lower()
            if words[n].upos == "PUNCT" or words[n].upos == "VERB":
                return
            pair = f"{words[n - 1].text.lower()} {lower}" in known.PLATFORM_PAIRS and words[n].upos == "PROPN"
            named = known.CHANNEL_NOUNS.get(lower) == "platform"
            if pair or (named and (lower not in known.PLATFORM_NAMES or words[n].upos == "PROPN")):
                yield self._spanned("channel", n - pair, n + 1)
                return

    def _is_by_that_way(self, verb: int) -> bool:
        """Does the verb mean that words went that way ("rang in to say", not "rang the alarm")?"""
        if self.document.words[verb].upos != "VERB":
            return False
        things = [n for n in self.document.children(verb) if self.document.words[n].relation == "obj"]
        return clause.lower(self.document, verb) not in self.words.RINGING or all(map(self._listens, things))

    def _issued(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield what was put out with the words in it: "issued a statement saying …"."""
        document = self.document
        for verb in (key, document.words[key].head):
            if verb < 0 or clause.lower(document, verb) not in self.words.ISSUING:
                continue
            for n in document.children(verb):
                beside = document.words[n].relation == "obj" and not clause.in_content(document, attribution, n)
                if beside and clause.lower(document, n) in self.words.SOURCE_CHANNELS:
                    yield from self.channel(n)

    def _source_channel(self, attribution: Attribution, speakers: Sequence[Speaker]) -> Iterator[Link]:
        """Yield the document or account that the source is, unless it is taken for the speaker itself."""
        document = self.document
        if attribution.source is None:
            return
        head = document.head_of(*attribution.source)
        if head is None:
            return
        if (written := self._put_out_by(attribution, head)) is not None:
            yield from self.channel(written)
        lemma = clause.lower(document, head)
        if lemma in self.words.SOURCE_CHANNELS and not any(speaker.kind == "document" for speaker in speakers):
            noun = document.words[head].text.lower()
            if not any(noun in speaker.name.lower().split() for speaker in speakers):
                yield from self.channel(head)
        if lemma in self.words.ORATORS:
            for n in document.children(head):
                at = clause.case(document, n) in self.words.EVENT_PREPOSITIONS
                if at and clause.medium(document, n, self.language) in ("spoken", "event"):
                    yield from self.channel(n)
        if any(speaker.kind == "social" for speaker in speakers):
            for n in document.children(head):
                if self.words.CHANNEL_NOUNS.get(clause.lower(document, n)) == "platform":
                    yield self.link("channel", n)

    def _put_out_by(self, attribution: Attribution, head: int) -> int | None:
        """Return what the source put out, between it and the cue ("according to a statement | from Voll")."""
        cue, source, words = attribution.cue, attribution.source, self.document.words
        if cue is None or source is None or cue.end > source.start:
            return None
        at = words[head].head
        for _ in range(2):  # "from Voll", "released by Voll"
            if at < 0 or not cue.end <= words[at].start < source.start:
                return None
            if words[at].upos == "NOUN" and clause.lower(self.document, at) in self.words.SOURCE_CHANNELS:
                return at
            at = words[at].head
        return None

    def _is_event(self, noun: int) -> bool:
        return clause.medium(self.document, noun, self.language) == "event"

    def _occasion(self, verb: int, noun: int) -> list[Link]:
        """Return the occasion at which somebody was speaking, whatever it is called ("speaking at | a durbar |")."""
        words, lemma = self.words, clause.lower(self.document, noun)
        speaks = clause.lower(self.document, verb) in words.SPEAKS_AT
        common = self.document.words[noun].upos == "NOUN" and lemma not in words.NO_OCCASIONS
        timed = any(e.first <= noun < e.last and e.type in ("Date", "Location") for e in self.document.entities)
        if not speaks or not common or timed or clause.case(self.document, noun) not in words.EVENT_PREPOSITIONS:
            return []
        named = self._spanned("channel", *clause.nominal(self.document, noun))
        return [replace(named, name=" ".join(Span(named.start or 0, named.end or 0).of(self.document.text).split()))]

    def channel(self, noun: int) -> list[Link]:
        """Return the channel that the noun names, with what completes its name ("message to media", "post on X")."""
        document, lemma = self.document, clause.lower(self.document, noun)
        if clause.medium(document, noun, self.language) is None:
            return []
        first, last = clause.nominal(document, noun)
        for n in self._tail(noun):
            to_press = clause.case(document, n) == "to" and self.is_press(n) and lemma in self.words.SENT
            on_platform = clause.case(document, n) == "on" and (
                self.words.CHANNEL_NOUNS.get(clause.lower(document, n)) in ("platform", "broadcast")
            )
            of_occasion = lemma in self.words.EDGES and clause.case(document, n) == "of"
            if to_press or on_platform or of_occasion:
                last = max(last, clause.nominal(document, n)[1])
        return [self._spanned("channel", first, last), *self._read_on(noun)]

    def _read_on(self, noun: int) -> Iterator[Link]:
        """Yield where a statement was read out or a post stood: "in a statement read on state television"."""
        document = self.document
        for verb in document.children(noun):
            if (
                not document.words[verb].relation.startswith("acl")
                or clause.lower(document, verb) not in self.words.PASSING_ON
            ):
                continue
            for n in document.children(verb):
                medium = clause.medium(document, n, self.language)
                if clause.case(document, n) in self.words.CHANNEL_PREPOSITIONS and medium in ("broadcast", "platform"):
                    yield self._spanned("channel", *clause.nominal(document, n))

    def _is_station(self, step: Link) -> bool:
        return any(self.words.CHANNEL_NOUNS.get(word) == "broadcast" for word in step.name.lower().split())

    def _station(self, step: Link) -> Link:
        """Return the channel that the name of a station tells of: "told Sunda TV"."""
        assert step.start is not None
        for word in step.name.split():
            if self.words.CHANNEL_NOUNS.get(word.lower()) == "broadcast":
                start = step.start + step.name.index(word)
                return Link("channel", word, None, start, start + len(word))
        return step

    # who passed it on

    def _relayers(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield who passes the words on: "…, according to Tass", "quoted by Tass", "Tass, citing a source"."""
        document, words = self.document, self.document.words
        source = attribution.source

        def foreign(n: int) -> bool:
            return not clause.in_content(document, attribution, n) and not (source and source.holds(words[n].span))

        for n in document.children(key):
            aside = words[n].relation.startswith(("obl", "nmod", "advmod", "parataxis", "advcl"))
            if aside and foreign(n) and clause.case(document, n) in self.words.ACCORDING and self.hears(n):
                yield self.link("cited_by", n)
        yield from self._attributed_to(attribution)
        yield from self._authors(attribution, key)
        yield from self._according_behind(attribution)
        yield from self._carried_behind(attribution)
        # "was quoted as saying by Z", "the minister, quoted by Z, said", "in remarks carried by Z", "as reported by Z"
        for verb in self._passed_on(attribution, key):
            for n in document.children(verb):
                by = clause.case(document, n)
                if by in self.words.AGENT_PREPOSITIONS and foreign(n) and self.hears(n):
                    yield self.link("cited_by", n)
        # "Z quoted him as saying", "Z, citing a source, said"
        beside = [n for n in document.children(key) if words[n].relation == "advcl"]
        told_by = clause.subject(document, key)
        if told_by is not None:
            beside += [n for n in document.children(told_by) if words[n].relation == "acl"]
        for verb in {key, words[key].head, *beside}:
            if verb < 0 or clause.lower(document, verb) not in self.words.CITING or clause.passive(document, verb):
                continue
            objects = [
                n for n in document.children(verb) if words[n].relation in ("obj", "iobj") or _behind(words, verb, n)
            ]
            at = told_by if verb in beside else clause.subject(document, verb)
            if at is not None and foreign(at) and self.hears(at) and any(not foreign(n) for n in objects):
                yield self.link("cited_by", at)

    def _authors(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield the outlet in whose report somebody else speaks: "in a report | by Sunda TV |, his family said"."""
        document, source = self.document, attribution.source
        for host in self._hosts(attribution, key):
            for n in self._obliques(attribution, host):
                if clause.medium(document, n, self.language) not in ("written", "broadcast"):
                    continue
                for by in self._tail(n):
                    foreign = not clause.in_content(document, attribution, by)
                    foreign = foreign and not (source and source.holds(document.words[by].span))
                    agent = clause.case(document, by) in self.words.AGENT_PREPOSITIONS
                    if foreign and agent and self.hears(by) and self._is_body(by):
                        named = (e.last - 1 for e in document.entities if e.first == by + 1)
                        yield self.link("cited_by", next(named, by))  # "public broadcaster | Sunda Television |"

    def _according_behind(self, attribution: Attribution) -> Iterator[Link]:
        """Yield whom an "according to" right behind it all names: "is telling friends so, | according to two |"."""
        words = self.document.words
        at = self._behind_all(attribution)
        at += at < len(words) and words[at].text == ","
        if " ".join(word.text.lower() for word in words[at : at + 2]) not in self.words.ACCORDING:
            return
        n = self._nominal_from(at + 2, 8)
        if n is not None and self.hears(n):
            yield self.link("cited_by", n)

    def _carried_behind(self, attribution: Attribution) -> Iterator[Link]:
        """Yield who is named last in the sentence as reporting it all: "…, said the minister, | reports a daily |"."""
        document, words = self.document, self.document.words
        at = self._behind_all(attribution)
        if not 0 < at < len(words) - 2 or words[at].text != "," or attribution.cue is None:
            return
        verb, last = at + 1, at
        while last + 1 < len(words) and words[last + 1].sentence == words[at].sentence:
            last += 1
        lemma = clause.lower(document, verb)
        if words[verb].upos != "VERB" or lemma not in self.words.CARRYING or words[verb].text.lower() == lemma:
            return
        named = [n for n in range(verb + 1, last + 1) if words[n].upos in ("NOUN", "PROPN")]
        beside = [words[n].upos for n in range(verb + 1, last + 1) if n not in named]
        if named and len(named) <= LONGEST_OUTLET and set(beside) <= {"DET", "ADJ", "PUNCT", "ADV"}:
            entity = next((e for e in document.entities if e.first <= named[0] < e.last), None)
            head = entity.last - 1 if entity else named[-1]
            if self.hears(head):
                yield self.link("cited_by", head)

    def _attributed_to(self, attribution: Attribution) -> Iterator[Link]:
        """Yield who is named by an "according to" that the parser took for the cue of somebody else's words.

        "The output fell, said Li, | according to | the official news agency."
        """
        document, cue = self.document, attribution.cue
        if cue is None or attribution.source is None or attribution.source.start >= cue.start:
            return
        if " ".join(cue.of(document.text).lower().split()) not in self.words.ACCORDING:
            return
        n = self._nominal_from(document.words_in(*cue).stop, 8)
        if n is not None and self.hears(n) and not clause.in_content(document, attribution, n):
            yield self.link("cited_by", n)

    def _passed_on(self, attribution: Attribution, key: int) -> Iterator[int]:
        """Yield the participles near the cue by which words are passed on."""
        document, words = self.document, self.document.words
        hosts = [key, *clause.governors(document, key)]
        if words[key].relation in ("advcl", "acl") and words[key].head >= 0:
            hosts.append(words[key].head)
        near = list(hosts)
        for host in hosts:
            near.extend(n for n in document.children(host) if words[n].relation.startswith(("advcl", "obl", "acl")))
        if attribution.source is not None:
            head = document.head_of(*attribution.source)
            if head is not None:
                near.append(head)
        for n in list(near):
            near.extend(m for m in document.children(n) if words[m].relation.startswith("acl"))
        for n in dict.fromkeys(near):
            is_participle = words[n].upos == "VERB" and (
                clause.passive(document, n) or words[n].feature("VerbForm") == "Part" or words[n].text.endswith("ed")
            )
            passes = is_participle and clause.lower(document, n) in self.words.PASSING_ON
            if passes and not clause.in_content(document, attribution, n):
                yield n

    # the words round a cue

    def _hosts(self, attribution: Attribution, key: int) -> Iterator[int]:
        """Yield the words on which channels and addressees hang: the reporting word, its governors in the cue,
        and clauses of speaking that set the occasion ("speaking to reporters, she said")."""
        document, words = self.document, self.document.words
        yield key
        yield from (n for n in document.children(key) if self._makes_known(n))
        cue = attribution.cue
        for n in clause.governors(document, key):
            if cue and cue.holds(words[n].span):
                yield n
        around = [n for n in document.children(key) if words[n].relation in ("advcl", "acl", "parataxis", "conj")]
        at = clause.subject(document, key)
        if at is not None and not clause.in_content(document, attribution, at):
            around.extend(
                n for n in document.children(at) if words[n].relation in ("acl", "acl:relcl", "advcl", "parataxis")
            )
        for n in around:
            sets_occasion = clause.lower(document, n) in self.words.OCCASION_VERBS or self._sets_scene(n, key)
            before = words[n].relation != "conj" or n < key
            if sets_occasion and before and not clause.in_content(document, attribution, n):
                yield n

    def _sets_scene(self, verb: int, key: int) -> bool:
        """Does a participle in front say where it was said ("Giving an update at a briefing, he said")?

        It may stand beside the subject: "Brix, handing over the keys at a ceremony, said".
        """
        word = self.document.words[verb]
        beside_subject = word.relation == "acl" and self.document.words[verb - 1].text == ","
        if not (word.relation == "advcl" or beside_subject) or verb > key or not word.text.lower().endswith("ing"):
            return False
        beside = list(self.document.children(verb))
        if clause.lower(self.document, verb) in self.words.PRESIDING:  # "chairing a meeting"
            things = (n for n in beside if self.document.words[n].relation == "obj")
            return any(clause.medium(self.document, n, self.language) in ("spoken", "event") for n in things)
        at = (n for n in beside if self.document.words[n].relation.startswith("obl"))
        return any(
            clause.case(self.document, n) in self.words.EVENT_PREPOSITIONS
            and clause.medium(self.document, n, self.language) in ("spoken", "event")
            for n in at
        )

    def _obliques(self, attribution: Attribution, host: int) -> Iterator[int]:
        """Yield the nominals that hang on a host by a preposition and are not part of what was said."""
        document, words = self.document, self.document.words
        candidates = [n for n in document.children(host) if words[n].relation.startswith(("obl", "nmod"))]
        if attribution.source is not None:
            head = document.head_of(*attribution.source)
            if head is not None and head > host:
                # "said the mayor in a statement": a parser may hang it on the mayor
                # or on whom he is the mayor of
                inside = [head, *(m for m in document.words_in(*attribution.source) if m > head)]
                candidates.extend(
                    n
                    for m in inside
                    for n in document.children(m)
                    if words[n].relation == "nmod" and n > m and not attribution.source.holds(words[n].span)
                )
            elif head is not None:
                # "Brix in his post said", "in a post": but "the man in the letter" is somebody else
                candidates.extend(n for n in document.children(head) if head < n < host and self._is_own(n))
                # "Brix, chairman of the board, at the launch of the fair said"
                inside = [head, *(m for m in document.words_in(*attribution.source) if m > head)]
                candidates.extend(n for m in inside for n in document.children(m) if m < n < host and self._is_held(n))
        for n in candidates:
            if clause.case(document, n) and not clause.in_content(document, attribution, n):
                yield n
                # "by telephone and on Twitter"
                yield from (m for m in document.children(n) if words[m].relation == "conj" and clause.case(document, m))

    def _is_own(self, noun: int) -> bool:
        """Is it somebody's own post or statement ("in | his | post"), or one that is not spoken of otherwise?"""
        words, beside = self.document.words, list(self.document.children(noun))
        owned = any(words[n].relation == "nmod:poss" for n in beside)
        new = any(words[n].text.lower() in self.language.sources.INDEFINITE_ARTICLES for n in beside)
        own = owned or (new and clause.lower(self.document, noun) in self.words.ASIDES)
        written = clause.medium(self.document, noun, self.language) in ("written", "spoken", "platform")
        return words[noun].relation == "nmod" and own and written

    def _is_held(self, noun: int) -> bool:
        """Is it an occasion where people speak, named inside a source: "the chairman | at the launch |"?"""
        event = clause.medium(self.document, noun, self.language) in ("event", "spoken")
        at = clause.case(self.document, noun) == "at" and self.document.words[noun].relation == "nmod"
        return event and at and any(self.document.words[n].upos == "DET" for n in self.document.children(noun))

    # names

    def link(self, role: LinkRole, number: int, *, place: bool = False) -> Link:
        """Return the link of a nominal, named by its core; with `place`, "reporters in Lagos" keeps the place."""
        document = self.document
        first, last = clause.nominal(document, number)
        for entity in document.entities:
            if entity.first <= number < entity.last:
                first, last = min(first, entity.first), max(last, entity.last)
                while document.words[first].upos == "DET" and first + 1 < last:
                    first += 1
            elif self._names_body(entity, number, first, last) or self._is_beside(entity, number, last):
                first, last = entity.first, entity.last
        if place:
            last = max(last, self._with_place(number, last), self._with_whole(number, last))
        return self._spanned(role, first, last)

    def _with_place(self, number: int, last: int) -> int:
        """Return the end of "reporters | in Lagos", "judges | at the Hague"; of others than the press, courts' only."""
        words = self.document.words
        sits = self.is_press(number) or clause.lower(self.document, number) in self.words.SITTING
        name = last + 1
        if not sits or name >= len(words) or words[last].text.lower() not in ("in", "at"):
            return last
        while name + 1 < len(words) and words[name].upos == "DET":
            name += 1
        if words[name].upos != "PROPN" or words[name].relation in ("compound", "amod", "nmod:poss"):
            return last  # "at a Brackwater school", "at the ACC's office"
        end = next((e.last for e in self.document.entities if e.first in (name, name - 1)), None)
        return end or clause.nominal(self.document, name)[1]

    def _with_whole(self, number: int, last: int) -> int:
        """Return the end of "members | of the legislature", "a crowd | of supporters": what they are of."""
        words = self.document.words
        if words[number].upos != "NOUN" or last >= len(words) or words[last].text.lower() != "of":
            return last
        for n in self.document.children(number):
            if n > last and words[n].relation == "nmod" and clause.case(self.document, n) == "of":
                return clause.nominal(self.document, n)[1]
        return last

    def _names_body(self, entity: Entity, number: int, first: int, last: int) -> bool:
        """Is the name all that a reader needs: "the news agency | Meridian", "the | Reuters | news agency"?"""
        word = self.document.words[entity.first]
        if entity.type == "Person":  # "a letter to the chair, Sir Edmund Vaszary"
            return word.head == number and word.relation in ("appos", "flat")
        noun = clause.lower(self.document, number)
        if noun not in self.words.OUTLET_NOUNS or entity.type in ("Date", "Money", "Location", "NORP"):
            return False
        if first <= entity.first and entity.last <= last:
            return self.document.words[entity.last - 1].relation != "nmod:poss"
        return entity.first == last and (word.head == number or word.relation in ("appos", "flat"))

    def _is_beside(self, entity: Entity, number: int, last: int) -> bool:
        """Does the parse hang the name behind a noun beside it: "told host | Gigi Pell", "told broadcaster | ARD"?"""
        words = self.document.words
        noun, name = words[number], words[entity.first]
        named = entity.type in ("Person", "Organization") and entity.first == last == number + 1 and noun.upos == "NOUN"
        if named and (noun.head, noun.relation) == (name.head, name.relation):
            return True
        # "a letter to Attorney General | Noa Shaked |"
        titles = words[number : entity.first] if number < entity.first <= number + 3 else ()
        capital = bool(titles) and all(w.upos in ("PROPN", "NOUN", "ADJ") and w.text[:1].isupper() for w in titles)
        office = nouns.is_person(clause.lower(self.document, number), self.language.sources)
        return entity.type == "Person" and capital and office

    def _spanned(self, role: LinkRole, first: int, last: int) -> Link:
        span = Span(self.document.words[first].start, self.document.words[last - 1].end)
        name = " ".join(span.of(self.document.text).split())
        return Link(role, self._with_sort(name) if role == "channel" else name, None, span.start, span.end)

    def _with_sort(self, name: str) -> str:
        """Return the name of a channel with the sort that it is of, where its own words do not say it."""
        words = name.lower().split()[::-1]  # what it is stands last: "opening remarks"
        sort = next((self.words.CHANNEL_SORTS[word] for word in words if word in self.words.CHANNEL_SORTS), None)
        return name if sort is None or sort in name.lower() else f"{name} ({sort})"


def _is_one_of(step: Link, speakers: Sequence[Speaker]) -> bool:
    """Is the step's nominal a mention of a speaker: who says it passes nothing on?"""
    if step.start is None or step.end is None:
        return False
    return any(Span(step.start, step.end).meets(Span(m.start, m.end)) for one in speakers for m in one.mentions)


def _behind(words: Sequence[Word], verb: int, number: int) -> bool:
    """Does a parse take the object right behind a verb for a subject ("the agency quoted | Grell as saying")?"""
    return number > verb and words[number].relation == "nsubj"
