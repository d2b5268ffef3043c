"""Who passed words on: "…, according to Tass", "quoted by Tass", "Tass, citing a source"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes import clause
from quotes.chains.around import Around
from quotes.types import Attribution, Link, Word

LONGEST_OUTLET = 5  # words in the name of a newspaper or station


class Relayed(Around):
    """Reads from the clause of a cue who passed its words on."""

    def _relayers(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield who passes the words on: "…, according to Tass", "quoted by Tass", "Tass, citing a source"."""
        document, words = self.document, self.document.words
        source = attribution.source

        def foreign(n: int) -> bool:
            return not clause.in_content(document, attribution, n) and not (source and source.holds(words[n].span))

        for n in document.children(key):
            aside = words[n].relation.startswith(("obl", "nmod", "advmod", "parataxis", "advcl"))
            if aside and foreign(n) and clause.case(document, n) in self.channels.ACCORDING and self.hears(n):
                yield self.link("cited_by", n)
        yield from self._attributed_to(attribution)
        yield from self._speaks_through(attribution, key)
        yield from self._authors(attribution, key)
        yield from self._according_behind(attribution)
        yield from self._carried_behind(attribution)
        yield from self._reported_last(attribution)
        # "was quoted as saying by Z", "the minister, quoted by Z, said", "in remarks carried by Z", "as reported by Z"
        for verb in self._passed_on(attribution, key):
            saying = [n for n in document.children(verb) if words[n].relation == "advcl" and n > verb]
            for n in (m for host in (verb, *saying) for m in document.children(host)):
                by = clause.case(document, n)
                if by in self.channels.AGENT_PREPOSITIONS and foreign(n) and self.hears(n):
                    yield self.link("cited_by", n)
        yield from self._citing_whom(attribution)
        # "Z quoted him as saying", "Z, citing a source, said"
        reported = [n for n in document.children(key) if words[n].relation == "ccomp"]
        beside = [n for verb in (key, *reported) for n in document.children(verb) if words[n].relation == "advcl"]
        told_by = clause.subject(document, key)
        if told_by is not None:
            beside += [n for n in document.children(told_by) if words[n].relation == "acl"]
        for verb in {key, words[key].head, *beside}:
            if (
                verb < 0
                or clause.lower(document, verb) not in self.channels.CITING
                or clause.passive(document, verb, self.language)
            ):
                continue
            objects = [
                n
                for n in document.children(verb)
                if words[n].relation in ("obj", "iobj")
                or (words[n].relation == "obl" and not clause.case(document, n))
                or _behind(words, verb, n)
            ]
            if not objects and words[verb].relation == "acl":  # "reports our correspondent quoting | police"
                objects = [n for n in document.children(key) if n == verb + 1]
            at = told_by if verb in beside else clause.subject(document, verb)
            if at is not None and foreign(at) and self.hears(at) and any(not foreign(n) for n in objects):
                yield self.link("cited_by", at)

    def _cited_in_source(self, attribution: Attribution) -> Iterator[Link]:
        """Yield by whom the source itself is said to be cited or had: "a report | cited by the Courier | says".

        Or which cites it: "according to | the Courier |, which cited aides".
        """
        head = self.document.head_of(*attribution.source) if attribution.source is not None else None
        verb = self.document.words[head].head if head is not None else -1
        if verb >= 0 and clause.lower(self.document, verb) in self.channels.CITING:
            paper = self.document.words[verb].head
            beside = self.document.words[verb].relation in ("acl", "acl:relcl") and paper >= 0
            if beside and self.document.words[head or 0].relation == "obj" and self.hears(paper):
                yield self.link("cited_by", paper)
        for verb in self._participles(attribution, self.channels.CITING | self.channels.SEEING):
            for n in self.document.children(verb):
                if clause.case(self.document, n) in self.channels.AGENT_PREPOSITIONS and self.hears(n):
                    yield self.link("cited_by", n)

    def _citing_whom(self, attribution: Attribution) -> Iterator[Link]:
        """Yield who cites those of whom a relative clause tells: "| the daily | quoted players who alleged that"."""
        words, source = self.document.words, attribution.source
        head = self.document.head_of(*source) if source is not None else None
        if head is None or words[head].text.lower() not in self.language.sources.RELATIVES:
            return
        clause_of = words[words[head].head].head if words[head].head >= 0 else -1
        verb = words[clause_of].head if clause_of >= 0 else -1
        if (
            verb < 0
            or words[clause_of].relation != "obj"
            or clause.lower(self.document, verb) not in self.channels.CITING
        ):
            return
        at = clause.subject(self.document, verb)
        named = (n for n in self.document.children(at) if words[n].relation == "appos") if at is not None else ()
        for n in (at, *named):  # "the sports daily | Cancha |"
            if n is not None and self.listens(n) and words[n].upos != "PRON":
                yield self.link("cited_by", n)
                return

    def _speaks_through(self, attribution: Attribution, key: int) -> Iterator[Link]:
        """Yield who put the words into another language: "said | through an interpreter |"."""
        document = self.document
        for n in (n for host in self._hosts(attribution, key) for n in document.children(host)):
            aside = document.words[n].relation.startswith(("obl", "nmod"))
            through = aside and clause.case(document, n) in self.channels.THROUGH
            if through and clause.lower(document, n) in self.channels.INTERPRETERS:
                yield self.link("cited_by", n)

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
                    agent = clause.case(document, by) in self.channels.AGENT_PREPOSITIONS
                    if foreign and agent and self.hears(by) and self._is_body(by):
                        # "public broadcaster | Sunda Television |"
                        name = document.entity_at(by + 1)
                        behind = name is not None and name.first == by + 1
                        yield self.link("cited_by", name.last - 1 if name is not None and behind else by)

    def _according_behind(self, attribution: Attribution) -> Iterator[Link]:
        """Yield whom an "according to" right behind it all names, himself or as the author of a paper.

        "is telling friends so, | according to two |", "the minister said, according to a statement | by the palace |"
        """
        n = self._behind_according(attribution)
        if n is not None and self.hears(n):
            yield self.link("cited_by", n)
        elif n is not None and clause.medium(self.document, n, self.language) == "written":
            by = (m for m in self._tail(n) if clause.case(self.document, m) in self.channels.PUT_OUT_BY)
            yield from (self.link("cited_by", m) for m in by if self.listens(m))

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
        if words[verb].upos != "VERB" or lemma not in self.channels.CARRYING or words[verb].text.lower() == lemma:
            return
        named = [n for n in range(verb + 1, last + 1) if words[n].upos in ("NOUN", "PROPN")]
        beside = [words[n].upos for n in range(verb + 1, last + 1) if n not in named]
        if named and len(named) <= LONGEST_OUTLET and set(beside) <= {"DET", "ADJ", "PUNCT", "ADV"}:
            entity = document.entity_at(named[0])
            head = entity.last - 1 if entity else named[-1]
            if self.hears(head):
                yield self.link("cited_by", head)

    def _reported_last(self, attribution: Attribution) -> Iterator[Link]:
        """Yield who brings it, named with the verb behind all: "…, Brix told Sunda TV, | Northwire | reported."."""
        words, at = self.document.words, self._behind_all(attribution)
        if attribution.cue is None or attribution.source is None or not 0 < at < len(words):
            return
        last = self.document.sentences[words[at - 1].sentence].last
        verb = next((n for n in range(last - 1, at, -1) if words[n].upos != "PUNCT"), at)
        first = verb
        while first > at and words[first - 1].upos in ("DET", "ADJ", "NOUN", "PROPN"):
            first -= 1
        carries = words[verb].upos == "VERB" and clause.lower(self.document, verb) in self.channels.CARRYING
        between = {words[n].upos for n in range(at, first - 1)}
        if carries and first < verb and words[first - 1].text == "," and not between & clause.VERBS:
            yield self.link("cited_by", verb - 1)

    def _attributed_to(self, attribution: Attribution) -> Iterator[Link]:
        """Yield who is named by an "according to" that the parser took for the cue of somebody else's words.

        "The output fell, said Li, | according to | the official news agency."
        """
        document, cue = self.document, attribution.cue
        if cue is None or attribution.source is None or attribution.source.start >= cue.start:
            return
        if not clause.is_according(document, cue, self.language):
            return
        n = self._nominal_from(document.words_of(cue).stop, 8)
        if n is not None and self.hears(n) and not clause.in_content(document, attribution, n):
            yield self.link("cited_by", n)


def _behind(words: Sequence[Word], verb: int, number: int) -> bool:
    """Does a parse take the object right behind a verb for a subject ("the agency quoted | Grell as saying")?"""
    return number > verb and words[number].relation == "nsubj"
