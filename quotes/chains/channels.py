"""By which channel words went: "in a statement", "on Twitter", "speaking at the launch"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes import clause
from quotes.chains.around import Around
from quotes.types import Attribution, Link, Span, Speaker


class Channels(Around):
    """Reads from the clause of a cue by which channel its words went."""

    def _channels(self, attribution: Attribution, speakers: Sequence[Speaker], key: int) -> Iterator[Link]:
        """Yield the channels: of the phrases round the cue, of a source that is one, of the cue verb."""
        channels, document = self.channels, self.document
        found: list[Link] = []
        for host in self._hosts(attribution, key):
            for n in self._obliques(attribution, host):
                by = clause.case(document, n).split(" ")[0]
                if by in (channels.EVENT_PREPOSITIONS if self._is_event(n) else channels.CHANNEL_PREPOSITIONS):
                    found.extend(self.channel(n) or self._occasion(host, n))
                if clause.lower(document, n) in channels.PARTS:
                    wholes = (m for m in document.children(n) if clause.case(document, m) in channels.OF_WHAT)
                    found.extend(step for m in wholes for step in self.channel(m))
            for by, n in self._taken_up(host):
                if by in channels.EVENT_PREPOSITIONS or (by in channels.CHANNEL_PREPOSITIONS and not self._is_event(n)):
                    found.extend(self.channel(n))
            if (named := channels.CEREMONIES.get(clause.lower(document, host))) is not None:
                found.append(Link("channel", named, None, *document.words[host].span))
            uses = clause.lower(document, host) in channels.USING
            if uses or (clause.lower(document, host) in channels.PRESIDING and host != key):
                things = [n for n in document.children(host) if document.words[n].relation == "obj"]
                found.extend(step for n in things if not self.hears(n) or self._is_event(n) for step in self.channel(n))
            if clause.lower(document, host) in channels.ADDRESSING_OCCASIONS:
                for n in document.children(host):
                    met = not self.hears(n) or clause.lower(document, n) in channels.ASSEMBLIES
                    if document.words[n].relation in ("obj", "iobj") and met:
                        found.extend(self.channel(n))  # "told a news conference"
        for verb in self._passed_on(attribution, key):  # "in a statement read on state television"
            for n in document.children(verb):
                on_air = clause.case(document, n) in channels.CHANNEL_PREPOSITIONS and n > verb
                if on_air and clause.medium(document, n, self.language) == "broadcast":
                    found.append(self._spanned("channel", *clause.nominal(document, n)))
        if not found:
            found.extend(self._platform_behind(key))
        if not found:
            found.extend(self._right_behind(attribution))
        cue = (*document.words_of(attribution.cue), document.words[key].head) if attribution.cue else ()
        for verb in cue if not found else ():
            found.extend(self.turned_to(verb) if verb >= 0 else [])
        if not found:
            found.extend(self._issued(attribution, key))
        if not found and (paper := self._behind_according(attribution)) is not None:
            found.extend(self.channel(paper) if clause.medium(document, paper, self.language) == "written" else [])
        if not found:
            found.extend(self._source_channel(attribution, speakers))
        for verb in self._participles(attribution, channels.INTERVIEWING):
            if not found and (sort := channels.INTERVIEWING[clause.lower(document, verb)]):
                found.append(Link("channel", sort, None, *document.words[verb].span))
        said = document.words_of(attribution.cue)
        for verb in dict.fromkeys([*self._hosts(attribution, key), *said]):
            named = channels.CHANNEL_VERBS.get(clause.lower(document, verb))
            if not found and named is not None and self._is_by_that_way(verb):
                found.append(Link("channel", named, None, *document.words[verb].span))
        yield from found

    def _wording(self, step: Link) -> str:
        """Return a channel's own words, without the sort that it is of."""
        return " ".join(Span(step.start or 0, step.end or 0).of(self.document.text).split())

    def _platform_behind(self, verb: int) -> Iterator[Link]:
        """Yield the platform or station right behind a verb, however it is parsed: "wrote on the platform | X |"."""
        words = self.document.words
        if verb + 2 >= len(words) or words[verb + 1].text.lower() not in self.channels.ON_AIR:
            return
        for n in range(verb + 2, min(verb + 7, len(words))):
            if words[n].upos == "PUNCT" or words[n].upos == "VERB":
                return
            medium = clause.medium(self.document, n, self.language)
            if medium == "platform" or (medium == "broadcast" and words[n].upos == "PROPN"):
                yield self._spanned("channel", *clause.nominal(self.document, n))
                return

    def _right_behind(self, attribution: Attribution) -> Iterator[Link]:
        """Yield the channel right behind content, cue and source, whatever the parse hangs it on.

        "It rose, detailed the director, Eva Voll, | in a virtual press conference |."
        """
        words, at = self.document.words, self._behind_all(attribution)
        if attribution.source is None or attribution.cue is None or attribution.cue.end > attribution.source.start:
            return
        at += at < len(words) and words[at].text == ","
        new = at + 1 < len(words) and words[at + 1].text.lower() in self.language.sources.INDEFINITE_ARTICLES
        noun = (
            self._nominal_from(at + 2, 5)
            if new and words[at].text.lower() in self.channels.CHANNEL_PREPOSITIONS
            else None
        )
        if noun is not None and words[noun].sentence == words[at].sentence:
            yield from self.channel(noun) if not self._is_event(noun) else []

    def turned_to(self, verb: int) -> Iterator[Link]:
        """Yield the platform to which somebody takes with his words: "took to | Twitter |"."""
        for n in self.document.children(verb) if clause.lower(self.document, verb) == self.channels.TURNS_TO else ():
            before = self.document.words[n - 1].text.lower() if n > 0 else ""
            to = {clause.case(self.document, n), before} & self.channels.TO_WHOM
            if to and clause.medium(self.document, n, self.language) == "platform":
                yield from self.channel(n)

    def _is_by_that_way(self, verb: int) -> bool:
        """Does the verb mean that words went that way ("rang in to say", not "rang the alarm")?"""
        if self.document.words[verb].upos != "VERB":
            return False
        word, lemma = self.document.words[verb], clause.lower(self.document, verb)
        things = [n for n in self.document.children(verb) if self.document.words[n].relation == "obj"]
        was_told = word.relation == "acl" and word.text.lower().endswith("ed") and not things
        if lemma in self.channels.ADDRESSING and was_told:
            return False  # "an official | briefed | on the talks said"
        return lemma not in self.channels.RINGING or all(map(self.listens, things))

    def _issued(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield what was put out with the words in it: "issued a statement saying …"."""
        document = self.document
        for verb in (key, document.words[key].head):
            if verb < 0 or clause.lower(document, verb) not in self.channels.HOLDING:
                continue
            issued = clause.lower(document, verb) in self.channels.ISSUING
            for n in document.children(verb):
                beside = document.words[n].relation == "obj" and not clause.in_content(document, attribution, n)
                held = (
                    verb == key and clause.lower(document, n) in self.channels.SCENES
                )  # "held a news conference saying"
                if beside and (held or (issued and clause.lower(document, n) in self.channels.SOURCE_CHANNELS)):
                    yield from self.channel(n)

    def _source_channel(self, attribution: Attribution, speakers: Sequence[Speaker]) -> Iterator[Link]:
        """Yield the document or account that the source is, also where it is taken for the speaker itself.

        Whoever wants all that came by way of a statement or a report finds it among the channels.
        """
        document = self.document
        if attribution.source is None:
            return
        head = document.head_of(*attribution.source)
        if head is None:
            return
        if (written := self._put_out_by(attribution, head)) is not None:
            yield from self.channel(written)
        head = self._stands_for(head)
        if any(one.kind == "document" for one in speakers):  # "the | report | tabled", of which a parse makes two nouns
            papers = (n for n in document.words_of(attribution.source) if document.words[n].relation == "compound")
            torn = (n for n in papers if clause.lower(document, n) in self.channels.SOURCE_CHANNELS)
            head = head if clause.lower(document, head) in self.channels.SOURCE_CHANNELS else next(torn, head)
        lemma = clause.lower(document, head)
        on_platform = lemma in self.channels.PLATFORM_PAGES  # "several social media accounts"
        if lemma in self.channels.SOURCE_CHANNELS or on_platform:
            yield from self.channel(head)
        elif lemma in self.channels.FINDINGS:
            for n in document.children(head):
                found_in = clause.case(document, n) in self.channels.FOUND_IN
                if found_in and clause.lower(document, n) in self.channels.SOURCE_CHANNELS:
                    yield from self.channel(n)
        if lemma in self.channels.ORATORS:
            for n in document.children(head):
                at = clause.case(document, n) in self.channels.EVENT_PREPOSITIONS
                if at and clause.medium(document, n, self.language) in ("spoken", "event"):
                    yield from self.channel(n)
        yield from self._where_found(attribution.source)
        if any(speaker.kind == "social" for speaker in speakers):
            for n in document.children(head):
                if self.channels.CHANNEL_NOUNS.get(clause.lower(document, n)) == "platform":
                    yield self.link("channel", n)

    def _stands_for(self, head: int) -> int:
        """Return the noun for which a relative pronoun stands: "a | letter | which said"."""
        word, words = self.document.words[head], self.document.words
        if word.upos != "PRON" or word.text.lower() not in self.channels.RELATIVES or word.head < 0:
            return head
        clause_of = words[word.head]
        return clause_of.head if clause_of.relation == "acl:relcl" and clause_of.head >= 0 else head

    def _where_found(self, source: Span) -> Iterator[Link]:
        """Yield the platform of those who are told of as its users: "| Twitter | user Otto Brix"."""
        words = self.document.words
        for n in self.document.words_of(source)[1:]:
            if clause.lower(self.document, n) not in self.channels.PLATFORM_USERS:
                continue
            if f"{words[n - 2].text.lower()} {words[n - 1].text.lower()}" in self.channels.PLATFORM_PAIRS:
                yield self._spanned("channel", n - 2, n)
            elif self.channels.CHANNEL_NOUNS.get(words[n - 1].text.lower()) == "platform":
                yield self._spanned("channel", n - 1, n)

    def _put_out_by(self, attribution: Attribution, head: int) -> int | None:
        """Return what the source put out, between it and the cue ("according to a statement | from Voll")."""
        cue, source, words = attribution.cue, attribution.source, self.document.words
        if cue is None or source is None or cue.end > source.start:
            return None
        at = words[head].head
        for _ in range(2):  # "from Voll", "released by Voll"
            if at < 0 or not cue.end <= words[at].start < source.start:
                return None
            if words[at].upos == "NOUN" and clause.lower(self.document, at) in self.channels.SOURCE_CHANNELS:
                return at
            at = words[at].head
        return None

    def _is_event(self, noun: int) -> bool:
        return clause.medium(self.document, noun, self.language) == "event"

    def _occasion(self, verb: int, noun: int) -> list[Link]:
        """Return the occasion at which somebody was speaking, whatever it is called ("speaking at | a durbar |")."""
        channels, lemma = self.channels, clause.lower(self.document, noun)
        speaks = clause.lower(self.document, verb) in channels.SPEAKS_AT
        speaks = speaks or (lemma in channels.NAMED_OCCASIONS and clause.case(self.document, noun) in channels.WHILE)
        common = self.document.words[noun].upos == "NOUN" and lemma not in channels.NO_OCCASIONS
        common = common or lemma in channels.NAMED_OCCASIONS
        name = self.document.entity_at(noun)
        timed = name is not None and name.type in ("Date", "Location")
        if not speaks or not common or timed or clause.case(self.document, noun) not in channels.EVENT_PREPOSITIONS:
            return []
        named = self._spanned("channel", *clause.nominal(self.document, noun))
        return [replace(named, name=self._wording(named))]

    def channel(self, noun: int) -> list[Link]:
        """Return the channel that the noun names, with what completes its name ("message to media", "post on X")."""
        document, lemma = self.document, clause.lower(self.document, noun)
        if clause.medium(document, noun, self.language) is None:
            return []
        name = document.entity_at(noun)
        if (
            lemma in self.channels.OUTLET_NAMES
            and self._is_title(noun)
            and name is not None
            and name.type == "Organization"
        ):
            return []  # "asked by the Tarn Post"
        first, last = clause.nominal(document, noun)
        for n in self._tail(noun):
            by = clause.case(document, n)
            to_press = by in self.channels.TO_WHOM and self.is_press(n) and lemma in self.channels.SENT
            medium = self.channels.CHANNEL_NOUNS.get(clause.lower(document, n)) or clause.medium(
                document, n, self.language
            )
            on_platform = by in self.channels.ON_AIR and medium in ("platform", "broadcast")
            of_occasion = lemma in self.channels.EDGES and by in self.channels.OF_WHAT
            if to_press or on_platform or of_occasion:
                last = max(last, self._with_platform(n, clause.nominal(document, n)[1]))
        last = self._with_platform(noun, last)
        step = self._spanned("channel", first, last)
        if clause.is_filed(document, noun, self.language):
            step = replace(step, name=f"{step.name} ({self.channels.FILING})")
        return [step, *self._read_on(noun)]

    def _with_platform(self, noun: int, last: int) -> int:
        """Return the end of "social media platform | X |", where the parse hangs the name elsewhere."""
        words = self.document.words
        on_platform = last == noun + 1 < len(words) and clause.medium(self.document, noun, self.language) == "platform"
        named = on_platform and clause.medium(self.document, last, self.language) == "platform"
        return last + (named and words[last].upos in ("PROPN", "X", "SYM"))

    def _read_on(self, noun: int) -> Iterator[Link]:
        """Yield where a statement was read out or a post stood: "in a statement read on state television"."""
        document = self.document
        for verb in document.children(noun):
            if (
                not document.words[verb].relation.startswith("acl")
                or clause.lower(document, verb) not in self.channels.PASSING_ON
            ):
                continue
            for n in document.children(verb):
                medium = clause.medium(document, n, self.language)
                if clause.case(document, n) in self.channels.CHANNEL_PREPOSITIONS and medium in (
                    "broadcast",
                    "platform",
                ):
                    yield self._spanned("channel", *clause.nominal(document, n))
