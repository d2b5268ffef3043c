"""The words round a cue on which hearers, channels and agencies hang."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quotes import clause
from quotes.chains.nominals import Nominals
from quotes.types import Attribution

LONGEST_ASIDE = 12  # words from a cue to "according to"


class Around(Nominals):
    """Finds the phrases round a cue."""

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
        head = words[key].head
        if head >= 0 and words[key].relation == "advcl" and clause.lower(document, head) in self.channels.USING:
            yield head
        around = [n for n in document.children(key) if words[n].relation in ("advcl", "acl", "parataxis", "conj")]
        at = clause.subject(document, key)
        if at is not None and not clause.in_content(document, attribution, at):
            around.extend(
                n for n in document.children(at) if words[n].relation in ("acl", "acl:relcl", "advcl", "parataxis")
            )
        inside = document.words_of(attribution.source)
        around.extend(n for n in inside if words[n].relation == "acl:relcl" and n not in around)
        for n in around:
            lemma = clause.lower(document, n)
            sets_occasion = (
                lemma in self.channels.OCCASION_VERBS | self.channels.CEREMONIES.keys() | self.channels.EXAMINING
            )
            sets_occasion = sets_occasion or self._sets_scene(n, key)
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
        if clause.lower(self.document, verb) in self.channels.PRESIDING:  # "chairing a meeting"
            things = (n for n in beside if self.document.words[n].relation == "obj")
            return any(clause.medium(self.document, n, self.language) in ("spoken", "event") for n in things)
        at = (n for n in beside if self.document.words[n].relation.startswith("obl"))
        return any(
            clause.case(self.document, n) in self.channels.EVENT_PREPOSITIONS
            and clause.medium(self.document, n, self.language) in ("spoken", "event")
            for n in at
        )

    def _obliques(self, attribution: Attribution, host: int) -> Iterator[int]:
        """Yield the nominals that hang on a host by a preposition and are not part of what was said."""
        document, words = self.document, self.document.words
        beside = ("obl", "nmod", "iobj", "obj", "nsubj")  # with a preposition, whatever the parse calls it
        candidates = [n for n in document.children(host) if words[n].relation.startswith(beside)]
        if attribution.source is not None:
            head = document.head_of(*attribution.source)
            if head is not None and head > host:
                # "said the mayor in a statement": a parser may hang it on the mayor
                # or on whom he is the mayor of
                inside = [head, *(m for m in document.words_of(attribution.source) if m > head)]
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
                inside = [head, *(m for m in document.words_of(attribution.source) if m > head)]
                candidates.extend(n for m in inside for n in document.children(m) if m < n < host and self._is_held(n))
        for n in candidates:
            if clause.case(document, n) and not clause.in_content(document, attribution, n):
                yield n
                # "by telephone and on Twitter"
                yield from (m for m in document.children(n) if words[m].relation == "conj" and clause.case(document, m))

    def _taken_up(self, host: int) -> Iterator[tuple[str, int]]:
        """Yield preposition and noun that a relative clause takes up ("a | speech | in | which she said")."""
        words = self.document.words
        for n in self.document.children(host):
            oblique = words[n].relation.startswith("obl") and 1 < n < host
            if not oblique or words[n].text.lower() not in self.channels.RELATIVES:
                continue
            before = n - 2 - (words[n - 2].text == ",")
            nouns = (before, words[before].head, words[host].head)  # "a | letter | to shareholders in which"
            named = (one for one in nouns if one >= 0 and clause.medium(self.document, one, self.language))
            if (noun := next(named, None)) is not None:
                yield words[n - 1].text.lower(), noun

    def _participles(self, attribution: Attribution, verbs: Collection[str]) -> Iterator[int]:
        """Yield those of the verbs that say what is done with a source: "analysts | surveyed | by the bank"."""
        head = self.document.head_of(*attribution.source) if attribution.source is not None else None
        for verb in self.document.children(head) if head is not None else ():
            beside = self.document.words[verb].relation.startswith("acl") and verb > (head or 0)
            if beside and clause.lower(self.document, verb) in verbs:
                yield verb

    def _is_own(self, noun: int) -> bool:
        """Is it somebody's own post or statement ("in | his | post"), or one that is not spoken of otherwise?"""
        words, beside = self.document.words, list(self.document.children(noun))
        owned = any(words[n].relation == "nmod:poss" for n in beside)
        new = any(words[n].text.lower() in self.language.sources.INDEFINITE_ARTICLES for n in beside)
        own = owned or (new and clause.lower(self.document, noun) in self.channels.ASIDES)
        written = clause.medium(self.document, noun, self.language) in ("written", "spoken", "platform")
        return words[noun].relation == "nmod" and own and written

    def _is_held(self, noun: int) -> bool:
        """Is it an occasion where people speak, named inside a source: "the chairman | at the launch |"?"""
        event = clause.medium(self.document, noun, self.language) in ("event", "spoken")
        at = clause.case(self.document, noun) in self.channels.PRESENT_AT
        at = at and self.document.words[noun].relation == "nmod"
        return event and at and any(self.document.words[n].upos == "DET" for n in self.document.children(noun))

    def _makes_known(self, verb: int) -> bool:
        """Is it the word behind which the hearers stand in "made this | known | to reporters"?"""
        known, head = self.document.words[verb], self.document.words[verb].head
        made = head >= 0 and clause.lower(self.document, head) == self.channels.MAKES_KNOWN[0]
        return made and known.text.lower() == self.channels.MAKES_KNOWN[1]

    def _behind_all(self, attribution: Attribution) -> int:
        """Return the number of the first word behind content, cue and source."""
        end = max(attribution.end, *(span.end for span in (attribution.cue, attribution.source) if span), 1)
        return self.document.words_in(end - 1, end).stop

    def _behind_according(self, attribution: Attribution) -> int | None:
        """Return the first nominal of an "according to" right behind content, cue and source.

        Or between two pieces: "“…,” Brix said at the site, according to | a release |.  “…”".
        """
        words, at = self.document.words, self._behind_all(attribution)
        at += at < len(words) and words[at].text == ","
        if not self._according(at) and len(attribution.content) > 1 and attribution.cue is not None:
            inner = self.document.words_of(attribution.cue).stop
            near = range(inner, min(inner + LONGEST_ASIDE, len(words)))
            behind = next((n for n in near if clause.in_content(self.document, attribution, n)), near.stop)
            at = next((n + 1 for n in near if n < behind and words[n].text == "," and self._according(n + 1)), at)
        return self._nominal_from(at + long, 8) if (long := self._according(at)) else None

    def _according(self, at: int) -> int:
        """Return how many words from that one on say "according to"."""
        said = [word.text.lower() for word in self.document.words[at : at + 2]]
        return next((long for long in (2, 1) if " ".join(said[:long]) in self.channels.ACCORDING), 0)

    def _nominal_from(self, start: int, reach: int) -> int | None:
        """Return the first head of a nominal among so many words."""
        words = self.document.words
        inner = ("compound", "amod", "nmod:poss", "flat")
        ends = self.document.sentences[words[start].sentence].last if start < len(words) else start
        near = range(start, min(start + reach, ends))
        return next((n for n in near if words[n].upos in ("NOUN", "PROPN") and words[n].relation not in inner), None)

    def _tail(self, noun: int) -> Iterator[int]:
        """Yield what hangs behind a noun by a preposition, also where the parse hangs it on the verb."""
        words = self.document.words
        behind = [n for n in self.document.children(noun) if n > noun and words[n].relation.startswith("nmod")]
        yield from behind
        head = words[noun].head
        if head >= 0 and not behind:
            date = self.document.entity_at(noun + 1)  # "an interview | Monday | with the Courier"
            starts = (noun + 1, date.last) if date is not None and date.type == "Date" else (noun + 1,)
            for n in self.document.children(head):
                first = min(self.document.subtree(n), default=n)
                if (
                    words[n].relation.startswith("obl")
                    and n > noun
                    and first in starts
                    and clause.case(self.document, n)
                ):
                    yield n

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
                clause.passive(document, n, self.language)
                or words[n].feature("VerbForm") == "Part"
                or words[n].text.endswith("ed")
            )
            passes = is_participle and clause.lower(document, n) in self.channels.PASSING_ON
            if passes and not clause.in_content(document, attribution, n):
                yield n
