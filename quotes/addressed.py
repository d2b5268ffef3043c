"""Who is told where no "that" stands behind: "told | the Herald | council staff had locked the gate".

Parsers run the one told and the subject of what is told into one nominal ("the Herald council staff"), since nothing
but sense parts them.  Yet verbs like "tell" cannot do without a hearer: somewhere in front of the clause he must end.
"""

from __future__ import annotations

from dataclasses import replace

from quotes import clause, nouns
from quotes.languages import Language
from quotes.types import Document, Entity, Span, Word

# what a hearer and a subject may be made of
_NOMINAL = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "X"])
_NOUNS = frozenset(["NOUN", "PROPN", "X"])
# names of these classes listen
_LISTENERS = frozenset(["Organization", "Person", "NORP", "Location"])
_OBJECTS = ("obj", "iobj")
_SUBJECTS = clause.SUBJECTS | {"expl"}
LONGEST = 12  # words of hearer and subject together


def with_addressees(document: Document, language: Language) -> Document:
    """Return the document with hearer and clause parted in its parse, for each verb that needs a hearer."""
    words = list(document.words)
    for verb, word in enumerate(document.words):
        if word.upos == "VERB" and needs_hearer(document, verb, language):
            told = _told_in_headline(document, verb)
            if told is not None:
                words[told] = words[told]._replace(relation="nsubj:pass")
            _mend(document, verb, words, language)
            _name_hearer(document, verb, words, language)
            behind = document.words[verb + 1 : verb + 2]
            if behind and behind[0].upos == "PRON" and behind[0].relation in _OBJECTS and behind[0].head < verb:
                words[verb + 1] = behind[0]._replace(head=verb)  # "Brix said she told | him | that"
    return document if words == list(document.words) else replace(document, words=tuple(words))


def _name_hearer(document: Document, verb: int, words: list[Word], language: Language) -> None:
    """Hang the name of the one told on the verb, his office on the name: "told | judge Ana Voll | that he had left"."""
    for office in document.children(verb):
        if words[office].relation not in _OBJECTS or words[office].head != verb:
            continue
        name = _titled(document, office + 1, language)
        behind = document.words[name.last : name.last + 1] if name is not None else ()
        if name is None or (behind and behind[0].upos in ("AUX", "VERB")):
            continue  # "told magistrate | Moro had left"
        inside = range(name.first, name.last)
        head = next((n for n in inside if document.words[n].head not in inside), name.first)
        words[head] = words[head]._replace(head=verb, relation="iobj")
        words[office] = words[office]._replace(head=head, relation="nmod:desc")


def _titled(document: Document, behind: int, language: Language) -> Entity | None:
    """Return the person's name that begins here, right behind a noun for his office."""
    name, office = document.entity_at(behind), document.words[behind - 1]
    if name is None or name.type != "Person" or name.first != behind or office.upos not in _NOUNS:
        return None
    plural = office.feature("Number") == "Plur"
    return name if nouns.kind(office.lemma.lower(), plural, language.sources) == "person" else None


def _told_in_headline(document: Document, verb: int) -> int | None:
    """Return who is told in the passive of a headline: "Bridge to close, | court | told"."""
    words, text = document.words, document.text
    children = document.children(verb)
    subject = next((n for n in children if words[n].relation == "nsubj" and n < verb), None)
    line = text[words[verb].end : (text.find("\n", words[verb].end) + 1 or len(text) + 1) - 1].strip()
    closed = line[-1:] in (*".!?\"”’'",) or (line and line[0] not in ",;–—")
    if subject is None or closed or "\n" not in text or words[verb].feature("Tense") == "Pres":
        return None
    behind = not line and any(n > verb and words[n].relation in (*_OBJECTS, "ccomp", "xcomp", "obl") for n in children)
    return None if behind or max(document.subtree(subject)) != verb - 1 else subject


def needs_hearer(document: Document, verb: int, language: Language) -> bool:
    """Is it a verb in the active voice that cannot do without somebody told ("tell", "inform")?"""
    known = clause.entry(document, verb, language)
    return known is not None and "hearer" in known.flags and not clause.passive(document, verb, language)


def told_clause(document: Document, verb: int, language: Language) -> tuple[Span, int, int] | None:
    """Return the one told, where in the text the clause behind begins, and the number of the word that heads it.

    None where anything but sense parts the two.
    """
    parted = _parted(document, verb, language)
    if parted is None:
        return None
    hearer, subject, told = parted
    words = document.words
    return document.span(hearer), words[subject[0]].start, told


def _parted(document: Document, verb: int, language: Language) -> tuple[range, range, int] | None:
    """Return the words of the hearer, those of the subject behind, and the head of the clause."""
    found = _between(document, verb, language)
    if found is None:
        return None
    first, behind, told = found
    end = _as_parsed(document, first, behind, told) or _hearer_end(document, first, behind, language)
    titled = _titled(document, end, language) if end is not None else None
    end = titled.last if titled is not None and titled.last < behind else end  # "told judge Moro | she had left"
    return (range(first, end), range(_behind_time(document, end, behind), behind), told) if end is not None else None


def _between(document: Document, verb: int, language: Language) -> tuple[int, int, int] | None:
    """Return first word behind the verb, the one behind hearer and subject, and the head of the clause.

    None unless nothing but nominal words stand between the verb and a finite clause, or what the subject is of.
    """
    words, first = document.words, verb + 1
    told = next((n for n in document.children(verb) if words[n].relation == "ccomp" and n > verb), None)
    if told is None:
        return None
    parts = [n for n in document.children(told) if words[n].relation in ("aux", "aux:pass", "cop")]
    finite = [n for n in [*parts, told] if n > verb and words[n].feature("VerbForm") == "Fin"]
    predicate = min([*parts, told])
    while predicate > first and words[predicate - 1].upos in ("ADV", "PART"):
        predicate -= 1
    if not finite or predicate <= first + 1:
        return None
    last = first
    while last < predicate and (words[last].upos in _NOMINAL or _joins(document, last, language)):
        last += 1
    if not first + 1 < last <= first + LONGEST or (last < predicate and not _goes_on(document, told, last)):
        return None
    return first, last, told


def _goes_on(document: Document, told: int, behind: int) -> bool:
    """Has the parse the clause's subject go on with a preposition ("Reuters workers | at the mines had struck")?"""
    words = document.words
    if words[behind].upos != "ADP":
        return False
    owner = words[words[behind].head].head
    if any(words[n].relation in clause.SUBJECTS for n in document.children(told)):
        return owner == behind - 1 and words[owner].head == told
    return owner in (behind - 1, told)


def _joins(document: Document, number: int, language: Language) -> bool:
    """Is it the hyphen, the dot or the possessive mark inside a nominal?"""
    word, before = document.words[number], document.words[number - 1]
    return word.text in language.sources.POSSESSIVE_MARKS or (before.end == word.start and word.text in ("-", ".", "&"))


def _as_parsed(document: Document, first: int, behind: int, told: int) -> int | None:
    """Return the first word of the subject where the parse has parted the two; None where it has not."""
    words = document.words
    for n in document.children(first - 1):
        phrase = document.subtree(n) if words[n].relation in ("iobj", "obj") else []
        if phrase and phrase == list(range(first, first + len(phrase))) and first + len(phrase) < behind:
            rest = range(first + len(phrase), behind)
            subject = any(words[m].head == told and words[m].relation in _SUBJECTS for m in rest)
            names = any(words[m].upos != "DET" for m in phrase)
            if subject and names and words[rest[0] - 1].end < words[rest[0]].start:  # not "African-Americans"
                return rest[0]
    return None


def _hearer_end(document: Document, first: int, behind: int, language: Language) -> int | None:
    """Return the first word of the subject: behind the name of a hearer, or the noun for one."""
    words = document.words
    for n in range(first + 1, behind):
        pronoun = words[n].upos == "PRON" and words[n].text.lower() in language.sources.PRONOUNS
        if words[n].upos == "DET" or (pronoun and words[n].relation != "nmod:poss"):
            return n  # "told Lagos residents | they must leave", "told Mr Dorn | the court was closed"
    for entity in (document.entity_at(first), document.entity_at(first + 1)):
        if entity is not None and entity.first in (first, first + 1) and entity.type in _LISTENERS:
            named = entity.first == first or words[first].upos == "DET"
            if named and entity.last < behind and not _goes_on_as_name(document, entity.last, language):
                return entity.last
    ends = [
        n + 1
        for n in range(first, behind - 1)
        if words[n].upos in (*_NOUNS, "ADJ") and _hears(document, n, language) and not _joins(document, n + 1, language)
    ]
    for end in ends:
        lemma = clause.lower(document, end - 1)
        channels = language.channels
        if lemma in channels.PRESS | channels.HEARERS | channels.PERIODICALS | channels.SELVES:
            return end
    return ends[-1] if ends else None


def _behind_time(document: Document, end: int, behind: int) -> int:
    """Return the first word behind a time that stands between the two ("told reporters | on Monday | talks …")."""
    for n in range(end, behind - 1):
        if document.words[n].relation == "obl:unmarked" and document.subtree(n) == list(range(end, n + 1)):
            return n + 1
    date = document.entity_at(end)
    return date.last if date is not None and date.type == "Date" and date.last < behind else end


def _goes_on_as_name(document: Document, number: int, language: Language) -> bool:
    """Does a name go on here that was taken for shorter than it is ("USA | TODAY's series"), or own what follows?"""
    named = document.words[number].upos == "PROPN" and document.words[number].relation not in clause.SUBJECTS
    return _joins(document, number, language) or (named and document.entity_at(number) is None)


def _hears(document: Document, number: int, language: Language) -> bool:
    """Is it a noun for somebody who can be told something?"""
    lemma, channels = clause.lower(document, number), language.channels
    if lemma in channels.PERIODICALS:
        return number > 0 and document.words[number - 1].text.lower() in channels.WITH_ARTICLE
    if lemma in channels.PRESS | channels.HEARERS | channels.SELVES:
        return True
    if document.words[number].upos == "ADJ":
        return False
    plural = document.words[number].feature("Number") == "Plur"
    return nouns.kind(lemma, plural, language.sources) in ("person", "group", "organization")


def _mend(document: Document, verb: int, words: list[Word], language: Language) -> None:
    """Hang the hearer on the verb and the subject on its clause."""
    parted = _parted(document, verb, language)
    if parted is None:
        return
    whole_hearer, whole_subject, told = parted
    subject = next((n for n in whole_subject if _is_subject_of(document, n, told)), None)
    if subject is None:
        subject = next((n for n in reversed(whole_subject) if words[n].upos in (*_NOUNS, "PRON")), whole_subject[0])
        passive = any(words[n].relation == "aux:pass" for n in document.children(told))
        words[subject] = words[subject]._replace(head=told, relation="nsubj:pass" if passive else "nsubj")
    hearer = next((n for n in reversed(whole_hearer) if words[n].upos in (*_NOUNS, "ADJ")), whole_hearer[-1])
    words[hearer] = words[hearer]._replace(head=verb, relation="iobj")
    for inside, head in ((whole_hearer, hearer), (whole_subject, subject)):
        for n in inside:
            if n != head and words[n].head not in inside:
                words[n] = words[n]._replace(head=head)
            if n != head and words[n].relation in ("iobj", "obj", "nsubj", "nsubj:pass"):
                words[n] = words[n]._replace(head=head, relation="compound")
    for n in whole_hearer[:-1]:
        if n != hearer and _titled(document, n + 1, language) is not None:
            words[n] = words[n]._replace(head=hearer, relation="nmod:desc")


def _is_subject_of(document: Document, number: int, told: int) -> bool:
    word = document.words[number]
    return word.head == told and word.relation in clause.SUBJECTS
