"""Reads an article from start to end and says of every name, description and pronoun whom it means.

One pass, and at each mention only the few referents in reach are looked at, so time grows with length alone.
"""

from __future__ import annotations

from functools import cached_property

from quotes import nouns
from quotes.speakers import kinds, pronouns
from quotes.speakers.book import ENTITY_TYPES, key_of
from quotes.speakers.described import DescribedMentions
from quotes.speakers.reading import REACH, Found
from quotes.speakers.referents import Referent
from quotes.speakers.taken_up import LABEL_END
from quotes.types import Entity

PRONOUN_GENDER = 0.3
OBJECTS, SUBJECTS = ("obj", "iobj"), ("nsubj", "nsubj:pass")
SHARING = ("conj", "xcomp")  # relations of verbs without a subject of their own
PRONOUN_GENDER_MOST = 1.2  # four pronouns in a row make a gender sure; fewer may have been resolved wrongly
CLAUSE_OF_NOUN = frozenset({"acl:relcl", "acl", "conj", "ccomp", "xcomp"})
NOUN_BEFORE = 0.85
SURE_OF_WRITER = 0.9
SURE_OF_PAPER = 0.85
SURE_OF_ANSWER = 0.9
SURE_OF_SOURCE = 0.9
SURE_OF_SPOKEN_OF = 0.7
SURE_OF_CATAPHOR = 0.8
SURE_OF_OWN_WORDS = 0.7
SPOKEN_OF = 30  # words of a quotation before the pronoun
PAPER_REACH = 4  # sentences, of which a quotation may be several


class Discourse(DescribedMentions):
    """All referents of an article, once `read`."""

    def read(self) -> None:
        """Go through the article, word by word."""
        for number in range(len(self.index.words)):
            entity = self.index.entity_at[number]
            if entity is not None and entity.type in ENTITY_TYPES:
                if number == entity.first:
                    self._name(entity)
                if not (number in self.forced and number not in self.found):
                    self._join(number)
                    continue
                if self._inside_name(number, entity):
                    continue
            if number in self.found:
                continue
            self._read(number)
            self._join(number)

    def _read(self, number: int) -> None:
        """Read a pronoun or a description."""
        if self.index.lower[number] in self.data.PRONOUNS or self.index.words[number].upos == "PRON":
            self._pronoun(number)
        elif self._may_be_nominal(number):
            self._nominal(number)

    def _inside_name(self, number: int, entity: Entity) -> bool:
        """Let the head of a source inside a name mean what the name means."""
        noun_head = number == entity.last - 1 or self.index.words[number].upos == "PROPN"
        if noun_head and entity.first in self.found:
            self.found[number] = self.found[entity.first]
            return True
        return False

    # --- pronouns ---------------------------------------------------------------------------------------------

    def _prints_it(self, referent: Referent, sentence: int) -> bool:
        """Is it the outlet that asks, or that prints this, of which an article speaks in full?

        But for where a sentence just was about it: "The Harbour Daily was sued.  It will appeal."
        """
        publisher = key_of(self.index.document.article.publisher or "")
        asks = referent.kind == "organization" and all(map(self._is_label, referent.places))
        if not asks and (not publisher or key_of(referent.name) != publisher):
            return False
        return not any(p.relation in pronouns.SUBJECT and sentence - p.sentence <= 1 for p in referent.places)

    def _is_forgotten(self, referent: Referent, sentence: int) -> bool:
        """Is it a "somebody" of some sentences before, whom no "he" or "she" means any more?"""
        anybody = not referent.named and referent.name.lower() in self.data.INDEFINITE
        return anybody and not any(sentence - place.sentence <= 1 for place in referent.places)

    def _paper_read(self, number: int) -> Referent | None:
        """Return the paper just spoken of, where "it" reads: "A note lay there.  “Bring a chair,” | it | reads"."""
        index, verb = self.index, self.index.words[number].head
        if verb < 0 or index.lemma(verb) not in self.data.READ_OUT or not index.is_subject(number):
            return None
        here = index.words[number].sentence
        for at in range(number - 1, -1, -1):
            if here - index.words[at].sentence > PAPER_REACH:
                return None
            if index.words[at].upos != "NOUN" or index.quoted[at] or kinds.of_head(index, at) != "document":
                continue
            in_it = index.case_of(at) in self.data.FOUND_IN_PAPERS  # "on the table" it stands nowhere
            if index.words[at].relation == "compound" or (index.words[at].relation == "obl" and not in_it):
                continue
            if at not in self.found:
                self.forced.add(at)
                self._nominal(at)
            found = self.found.get(at)
            return found.referents[0] if found is not None and len(found.referents) == 1 else None
        return None

    def _writer(self, number: int) -> Referent | None:
        """Return who wrote what the clause of a pronoun is about: "a letter from Voll in which | he | denied it"."""
        index, verb = self.index, self.index.words[number].head
        if verb < 0 or not index.is_subject(number) or index.words[verb].relation != "acl:relcl":
            return None
        paper = index.words[verb].head
        if paper < 0 or kinds.of_head(index, paper) != "document":
            return None
        for child in index.dependents(paper, "nmod"):
            if paper < child < number and index.case_of(child) in self.data.WRITTEN_BY:
                found = self.found.get(child)
                return found.referents[0] if found is not None and len(found.referents) == 1 else None
        return None

    def _pronoun(self, number: int) -> None:
        index, lower = self.index, self.index.lower[number]
        word = index.words[number]
        if lower in self.data.RELATIVES and lower not in self.data.PRONOUNS:
            self._relative(number)
            return
        features = self.data.PRONOUNS.get(lower)
        if features is None:
            if number in self.forced:
                self._nominal(number)
            return
        person, amount, genders = features
        if person != 3 or (index.quoted[number] and number not in self.forced):
            return
        if lower in self.data.EXPLETIVE_SUBJECTS and index.words[number].relation in ("expl", "nsubj:expl"):
            return
        asked = pronouns.Pronoun(
            number,
            word.sentence,
            index.paragraph[number],
            amount,
            genders,
            self.source_heads.get(number, -1),
            index.said_in[number],
            index.quoted[number],
        )
        choice = self._whom_it_means(asked)
        if choice is None:
            if number in self.forced:
                self.found[number] = Found((), "pronoun", 0.0)
            return
        referent = choice.referent
        if genders in ("m", "f") and self._after_undecided(number, referent):
            self.found[number] = Found((), "pronoun", 0.0)
            return
        if genders in ("m", "f") and choice.evidence > 0.75:
            referent.genders[genders] = max(
                referent.genders[genders], min(PRONOUN_GENDER_MOST, referent.genders[genders] + PRONOUN_GENDER)
            )
        self._saw(referent, number, word.span, "pronoun")
        self.found[number] = Found((referent,), "pronoun", choice.evidence)

    def _whom_it_means(self, asked: pronouns.Pronoun) -> pronouns.Choice | None:
        """Return whom a pronoun means: by salience, unless clause or layout tell; what weighs most comes last."""
        number, askers = asked.word, self._askers(asked.word)
        recent = (one for one in list(self.recent.values())[-REACH:] if not self._prints_it(one, asked.sentence))
        recent = (one for one in recent if not self._is_forgotten(one, asked.sentence))
        candidates = [one for one in recent if id(one) not in askers and self.may_be_quoted(number, one)]
        answering = self._whom_was_asked(number)
        choice = pronouns.choose(asked, candidates, answering or self.last_speaker, self.index.document.affinity)
        # "Brix asked his deputy why.  “She had no answer,” | he | said": who has a name is rather meant
        named = self.last_speaker is not None and self.last_speaker.named
        if answering is not None and not (answering.named or answering.gender or not named):
            answering = None
        told = (
            (answering, SURE_OF_ANSWER),
            (self._spoken_of(number) if asked.genders in ("m", "f") else None, SURE_OF_SPOKEN_OF),
            (self._whose_source(number), SURE_OF_SOURCE),
        )
        for one, sure in told:
            if one is not None and pronouns.agrees(asked, one) and id(one) not in askers:
                choice = pronouns.Choice(one, sure)
        ahead = self._cataphor(number, asked)
        if ahead is not None and (choice is None or choice.evidence < SURE_OF_CATAPHOR):
            choice = pronouns.Choice(ahead, SURE_OF_CATAPHOR)
        paper = self._paper_read(number) if asked.genders == "n" else None
        if paper is not None:
            choice = pronouns.Choice(paper, SURE_OF_PAPER)
        writer = self._writer(number)
        if writer is not None and pronouns.agrees(asked, writer):
            choice = pronouns.Choice(writer, SURE_OF_WRITER)
        own = self._in_own_words(asked) if choice is None else None
        return choice if own is None else pronouns.Choice(own, SURE_OF_OWN_WORDS)

    def _in_own_words(self, asked: pronouns.Pronoun) -> Referent | None:
        """Return of whom the words before are, which stand in no marks: "| Lumo | lost money last year, it said"."""
        index, at = self.index, asked.attribution
        attribution = index.document.attributions[at] if at >= 0 else None
        if attribution is None or attribution.type != "indirect" or attribution.end > index.words[asked.word].start:
            return None
        inside = index.document.words_of(attribution.content[0])
        recent = list(self.recent.values())[-REACH:]
        subjects = sorted(
            (place.word, number)
            for number, one in enumerate(recent)
            for place in one.places
            if place.word in inside and place.relation in pronouns.SUBJECT and pronouns.agrees(asked, one)
        )
        first = recent[subjects[0][1]] if subjects else None
        return first if first is not None and (first.named or first.kind == "organization") else None

    def _askers(self, number: int) -> set[int]:
        """Return who asked the one that the pronoun means: nobody asks himself ("Asked by Strand, she said")."""
        index = self.index
        found: set[int] = set()
        for clause in index.dependents(index.words[number].head, "advcl") if index.words[number].head >= 0 else ():
            agents = (n for n in index.dependents(clause, "obl:agent", "obl") if clause < n < number)
            asking = [n for n in agents if index.case_of(n) in self.data.AGENT_CASES]
            if index.lemma(clause) in self.data.PUTTING:  # "When Strand asked why, she said"
                asking += index.dependents(clause, "nsubj")
            found.update(id(one) for n in asking if n in self.found for one in self.found[n].referents)
        found |= self._who_calls_on(number)
        found |= {id(one) for one in self.recent.values() if self.holds_the_words(one, self.index.words[number].head)}
        return found | self._whom_he_answers(number) | self._who_does_it(number) | self._who_says_it(number)

    def holds_the_words(self, referent: Referent, verb: int) -> bool:
        """Is it a paper in which somebody else says it, as the clause tells: "it said in a | statement |"?"""
        index = self.index
        if referent.kind != "document" or verb < 0:
            return False
        return any(index.lemma(n) in referent.heads for n in index.dependents(verb, "obl"))

    def _who_calls_on(self, number: int) -> set[int]:
        """Return the reporters who have just asked somebody: "When our reporter called the chairman, | he | said"."""
        index, found = self.index, set[int]()
        for one in self.recent.values():
            if one.named or not one.heads & self.data.REPORTERS:
                continue
            place = next((place for place in reversed(one.places) if place.word < number), None)
            near = place is not None and index.words[number].sentence - place.sentence <= 1
            verb = index.words[place.word].head if place is not None and near else -1
            called = verb >= 0 and any(k > verb for k in index.dependents(verb, "obj"))
            if (
                called
                and place is not None
                and place.relation in SUBJECTS
                and index.lemma(verb) in self.data.CALLING_ON
            ):
                found.add(id(one))
        return found

    def quoted_by(self, number: int) -> int | None:
        """Return the attribution in whose quoted words another one's source stands ("“| He | said no,” Voll said")."""
        index, at = self.index, self.index.said_in[number]
        own = self.source_heads.get(number, self.subjects.get(number, -1))
        if min(at, own) < 0 or not (index.quoted[number] or self._is_in_script(at)):
            return None
        outer, inner = index.document.attributions[at].content, index.document.attributions[own].content
        holds = all(any(piece.holds(one) for piece in outer) for one in inner)
        return at if holds else None  # else marks that close where they open

    def _is_in_script(self, attribution: int) -> bool:
        """Are the words behind a label, as good as in marks: "VOLL: He told me so"?"""
        cue = self.index.document.attributions[attribution].cue
        return cue is not None and cue.of(self.index.text) == LABEL_END

    def may_be_quoted(self, number: int, referent: Referent) -> bool:
        """May a pronoun that speaks in somebody's quoted words mean somebody whom the reporter has spoken of?

        "They" is nobody single and unnamed: "An aide said it was over.  “| They | told us: ‘No’,” the nurse said".
        """
        single = referent.kind == "person" and referent.number != "plur" and not referent.named
        plural = self.data.PRONOUNS.get(self.index.lower[number], (3, "sing", ""))[1] == "plur"
        return not (single and plural) or self.quoted_by(number) is None

    def _who_says_it(self, number: int) -> set[int]:
        """Return who says the quoted words in which the pronoun stands, where that is known: he would say "I"."""
        index, at = self.index, self.quoted_by(number)
        if at is None:
            return set()
        if at > 0 and index.document.attributions[at].continues == at - 1:
            at -= 1  # a quotation that carries on what its speaker has just said
        heads = self._heads_of.get(at, [])
        named = {id(one) for n in heads if n > number and (one := self._named_at(n)) is not None}
        for n in heads if not named else ():
            if n > number and n not in self.found and index.entity_at[n] is None:
                self._read(n)  # "“He rang and said no,” | she | recalled"
        return named | {id(referent) for n in heads if n in self.found for referent in self.found[n].referents}

    def _spoken_of(self, number: int) -> Referent | None:
        """Return the only person of whom or to whom the quotation in which a pronoun speaks has just told.

        "I asked | the referee | why and he told me …", "| my brother | rang, and he said …".
        """
        index, at = self.index, self.index.said_in[number]
        if not index.quoted[number] or at < 0 or number not in self.source_heads:
            return None
        opens = index.document.attributions[at].start
        near = (n for n in range(max(0, number - SPOKEN_OF), number) if index.words[n].start >= opens)
        people = [n for n in near if index.quoted[n] and self._is_person_told_of(n)]
        if len(people) != 1:
            return None
        if people[0] not in self.found:
            self.forced.add(people[0])
            self._nominal(people[0])
        found = self.found.get(people[0])
        return found.referents[0] if found is not None and len(found.referents) == 1 else None

    def _whose_source(self, number: int) -> Referent | None:
        """Return the person of whom a source says more: "an official, unnamed as | he | was not to speak"."""
        index, at = self.index, self.index.source_of[number]
        head = index.document.head_of(*index.document.attributions[at].source or (0, 0)) if at >= 0 else None
        if head is None or not head < number or index.words[number].relation not in SUBJECTS:
            return None
        found = self.found.get(head)
        alone = found is not None and len(found.referents) == 1 and found.referents[0].kind == "person"
        return found.referents[0] if found is not None and alone else None

    def _is_person_told_of(self, number: int) -> bool:
        """Is it one person, who does something, or to whom something is done or said?"""
        index, entity = self.index, self.index.entity_at[number]
        if index.words[number].upos not in ("NOUN", "PROPN") or index.is_plural(number):
            return False
        named = entity is not None and entity.type == "Person" and entity.first == number
        acts = index.words[number].relation in (*SUBJECTS, *OBJECTS)
        told = index.words[number].relation == "obl" and index.case_of(number) in self.data.HEARER_CASES
        return (named or nouns.is_person(index.noun(number), self.data)) and (acts or told)

    def _who_does_it(self, number: int) -> set[int]:
        """Return the subject of the verb whose object the pronoun is: that would be "himself" ("Brix | told him |")."""
        index, verb = self.index, self.index.words[number].head
        if index.words[number].relation not in OBJECTS:
            return set()
        subjects = list(index.dependents(verb, *SUBJECTS)) if verb >= 0 else []
        while verb >= 0 and not subjects and index.words[verb].relation in SHARING:
            verb = index.words[verb].head
            subjects = list(index.dependents(verb, *SUBJECTS))
        return {id(referent) for n in subjects if n in self.found for referent in self.found[n].referents}

    def _whom_was_asked(self, number: int) -> Referent | None:
        """Return who has just been asked, where the pronoun may be who answers: "asked Voll why.  | She | said"."""
        index, at = self.index, self.source_heads.get(number, -1)
        verb = index.words[number].head
        if at < 1 or verb < 0 or index.lemma(verb) in self.data.GOING_ON | self.data.PUTTING:
            return None
        question, answer = index.document.attributions[at - 1 : at + 1]
        begins = index.document.words_in(answer.start, answer.end)[:1]  # "asked Voll why.  “No.  Never,” | she | said"
        here = min(index.words[n].sentence for n in (number, *begins))
        opening = index.document.words_of(question.content[0])[:1]
        if question.cue is None or any(index.words[n].upos == "PART" for n in opening):
            return None  # "asked the crew | to wait |"
        for ask in index.document.words_of(question.cue):
            if index.lemma(ask) not in self.data.PUTTING or here - index.words[ask].sentence > 1:
                continue
            for n in index.dependents(ask, *OBJECTS, "nsubj:pass"):
                asks = n in self._heads_of.get(at - 1, []) or bool(index.case_of(n))  # "asked by Voll why"
                if not asks and n in self.found and len(self.found[n].referents) == 1:
                    return self.found[n].referents[0]
        return None

    def _whom_he_answers(self, number: int) -> set[int]:
        """Return who has just asked or put something to the one that the pronoun means ("…, he | replied |")."""
        index, at = self.index, self.source_heads.get(number, -1)
        verb = index.words[number].head
        if at < 1 or verb < 0 or index.lemma(verb) not in self.data.REPLYING:
            return set()
        asked = index.document.attributions[at - 1]
        cue = {index.lemma(k) for k in index.document.words_of(asked.cue)} if asked.cue else set()
        question = asked.content[-1].of(index.text).rstrip(",.”\"' ").endswith("?")
        if not question and not cue & self.data.PUTTING:
            return set()
        heads = self._heads_of.get(at - 1, [])
        return {id(referent) for head in heads if head in self.found for referent in self.found[head].referents}

    @cached_property
    def _heads_of(self) -> dict[int, list[int]]:
        """The heads of the sources, by attribution."""
        heads: dict[int, list[int]] = {}
        for head, source in self.source_heads.items():
            heads.setdefault(source, []).append(head)
        return heads

    def _after_undecided(self, number: int, referent: Referent) -> bool:
        """Does the pronoun rather take up a name right before it that could mean two people?"""
        at = self.undecided
        if at < 0 or self.index.words[number].sentence - self.index.words[at].sentence > 1:
            return False
        return all(place.word < at for place in referent.places) and self.index.is_subject(at)

    def _cataphor(self, number: int, asked: pronouns.Pronoun) -> Referent | None:
        """Return the subject of the main clause for a pronoun in a clause before it ("When she spoke, Chen …")."""
        index = self.index
        at = index.words[number].head
        for _ in range(4):
            if at < 0:
                return None
            word = index.words[at]
            if word.relation in ("advcl", "acl") and word.head > number:
                subject = index.child(word.head, "nsubj", "nsubj:pass")
                if subject is None or subject < number:
                    return None
                referent = self._named_at(subject)
                return referent if referent is not None and pronouns.agrees(asked, referent) else None
            at = word.head
        return None

    def _named_at(self, number: int) -> Referent | None:
        """Return whose name the word is part of, where that can be but one person's."""
        entity = self.index.entity_at[number]
        if entity is None or entity.type != "Person" or entity.first not in self.book.person_names:
            return None
        owners = self.book.people.owners(self.book.person_names[entity.first])
        return self._person_referent(owners[0]) if len(owners) == 1 else None

    def _relative(self, number: int) -> None:
        """Let "who" mean the noun that its clause describes; where the parse shows no clause, the noun before it."""
        index, lower = self.index, self.index.lower[number]
        at = index.words[number].head
        if number in self.forced and at >= 0 and index.words[at].relation not in CLAUSE_OF_NOUN:
            before = self._noun_before(number)
            if before is not None:
                self.found[number] = before._replace(how="pronoun", evidence=before.evidence * NOUN_BEFORE)
                return
        for _ in range(5):
            if at < 0:
                break
            word = index.words[at]
            if word.relation in ("acl:relcl", "acl") and word.head >= 0:
                antecedent = self.found.get(word.head)
                if antecedent is None and number in self.forced and word.head < number:
                    entity = index.entity_at[word.head]
                    if entity is not None and entity.first in self.found:
                        antecedent = self.found[entity.first]
                    elif index.words[word.head].upos in ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"):
                        self.forced.add(word.head)
                        self._nominal(word.head)
                        antecedent = self.found.get(word.head)
                if lower in self.data.PERSONAL_RELATIVES and not _are_people(antecedent):
                    # "a poem in honour of Brix, who …": the clause hangs on the wrong noun
                    antecedent = self._noun_before(number) or antecedent
                if antecedent is not None:
                    self.found[number] = Found(antecedent.referents, "pronoun", antecedent.evidence)
                    for referent in antecedent.referents:
                        if number in self.source_heads:
                            self._saw(referent, number, index.words[number].span, "pronoun")
                return
            at = word.head
        if number in self.forced:
            before = self._just_before(number)
            self.found[number] = before._replace(how="pronoun") if before else Found((), "pronoun", 0.0)

    def _noun_before(self, number: int) -> Found | None:
        """Return whom the noun right before "who" or ", who" means, None where it is nothing that speaks."""
        index = self.index
        at = number - 1
        while at >= 0 and index.words[at].text == ",":
            at -= 1
        if at < 0 or index.words[at].sentence != index.words[number].sentence:
            return None
        entity = index.entity_at[at]
        if entity is not None and entity.first in self.found:
            return self.found[entity.first] if self.found[entity.first].referents else None
        if index.words[at].upos not in ("NOUN", "PROPN"):
            return None
        if at not in self.found and kinds.of_head(index, at) is not None:
            self.forced.add(at)
            self._nominal(at)
        found = self.found.get(at)
        return found if found is not None and found.referents else None

    def _just_before(self, number: int) -> Found | None:
        """Return the mention that ends right before a relative pronoun, where the parse does not join the two."""
        index = self.index
        for at in range(
            number - 1, max(number - 6, index.document.sentences[index.words[number].sentence].first) - 1, -1
        ):
            if (found := self.found.get(at)) is not None:
                return found if found.referents else None
            if index.words[at].upos in ("VERB", "AUX", "SCONJ"):
                break
        return None

    # --- several together -------------------------------------------------------------------------------------

    def _join(self, number: int) -> None:
        """Make "X and Y" one that "they" can mean."""
        index, word = self.index, self.index.words[number]
        if word.relation != "conj" or word.head < 0:
            return
        one, other = self.found.get(word.head), self.found.get(number)
        if not one or not other or one.how == "pronoun" or other.how == "pronoun":
            return
        if index.entity_at[number] is not None and index.entity_at[number] is index.entity_at[word.head]:
            return
        members = tuple(dict.fromkeys([*one.referents, *other.referents]))
        heads = self._heads_of.get(self.source_heads.get(number, -1), [])
        if len(heads) > 1 and word.head not in heads and all(head in self.found for head in heads):
            # "two ministers, | Ida Voll | and | Otto Brix |": the parse joins Brix to the ministers
            members = tuple(dict.fromkeys(referent for head in heads for referent in self.found[head].referents))
        if len(members) < 2 or any(m.members for m in members):
            return
        if not all(m.kind in ("person", "group", "organization") for m in members):
            return
        referent = self.joint(members)
        place = self._place(word.head)
        referent.places.append(place._replace(word=number))
        referent.count += 1
        self.recent[id(referent)] = referent
        self.recent.move_to_end(id(referent))
        if word.head in self.source_heads and not place.inside:
            self.last_speaker = referent


def _are_people(found: Found | None) -> bool:
    """Can "who" take up what was found?"""
    return found is not None and any(r.kind in ("person", "group", "organization") for r in found.referents)
