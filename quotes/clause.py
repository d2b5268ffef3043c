"""What stands round a cue: the word that reports, what governs it, its subject and its oblique phrases.

Read from Universal Dependencies; shared by the stages that judge a saying (`stance`) and follow it (`chains`).
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.languages import Cue, Language
from quotes.types import Attribution, Document, Span

# relations by which a verb hangs on the one that changes its meaning: "refused to confirm", "went on to say"
COMPLEMENTS = frozenset(["xcomp", "ccomp", "csubj", "csubj:pass"])
SUBJECTS = frozenset(["nsubj", "nsubj:pass", "csubj", "nsubj:outer"])
VERBS = frozenset(["VERB", "AUX"])
# what a parse may call a preposition that it hangs on the verb
STRAYED = frozenset(["advmod", "fixed", "compound:prt"])
NOMINALS = frozenset(["NOUN", "PROPN", "PRON", "SYM", "X", "NUM", "ADJ"])


def lower(document: Document, number: int) -> str:
    """Return the lemma of a word in lower case."""
    word = document.words[number]
    return (word.lemma or word.text).lower()


def in_content(document: Document, attribution: Attribution, number: int) -> bool:
    """Does the word lie inside what the attribution reports?"""
    word = document.words[number]
    return any(piece.start <= word.start < piece.end for piece in attribution.content)


def is_according(document: Document, cue: Span | None, language: Language) -> bool:
    """Is the cue "according to" and no more?"""
    return cue is not None and _in_one_line(document, cue) in language.channels.ACCORDING


def begins_according(document: Document, cue: Span | None, language: Language) -> bool:
    """Is the cue "according to", whatever stands behind it ("according to a statement by")?"""
    said = "" if cue is None else _in_one_line(document, cue)
    return any(said == known or said.startswith(known + " ") for known in language.channels.ACCORDING)


def _in_one_line(document: Document, cue: Span) -> str:
    return " ".join(cue.of(document.text).lower().split())


def reporting_word(document: Document, attribution: Attribution, language: Language) -> int | None:
    """Return the word of the cue that reports: "confirm" of "refused to confirm"; None without a cue."""
    if attribution.cue is None:
        return None
    inside = document.words_of(attribution.cue)
    if not inside:
        return None
    verbs = [n for n in inside if document.words[n].upos in VERBS and lower(document, n) in language.cues.VERBS]
    key = document.head_of(*attribution.cue)
    if key is None:
        return None
    if document.words[key].upos not in VERBS and verbs:
        key = verbs[0]
    seen = {key}
    while True:
        deeper = [
            n
            for n in document.children(key)
            if n in inside
            and n not in seen
            and document.words[n].upos == "VERB"
            and (
                document.words[n].relation == "xcomp"
                or (document.words[n].relation == "advcl" and lower(document, key) not in language.cues.VERBS)
            )
        ]
        if not deeper:
            break
        key = deeper[0]
        seen.add(key)
    if lower(document, key) not in language.cues.VERBS and len(verbs) == 1:
        return verbs[0]
    return key


def entry(document: Document, key: int, language: Language) -> Cue | None:
    """Return what the language knows of a reporting word, None where it knows nothing."""
    lemma, upos = lower(document, key), document.words[key].upos
    tables = [language.cues.VERBS, language.cues.NOUNS, language.cues.ADJECTIVES]
    if upos in ("NOUN", "PROPN"):
        tables = [language.cues.NOUNS, language.cues.VERBS, language.cues.ADJECTIVES]
    elif upos == "ADJ":
        tables = [language.cues.ADJECTIVES, language.cues.VERBS, language.cues.NOUNS]
    return next((table[lemma] for table in tables if lemma in table), None)


def phrase(document: Document, attribution: Attribution, language: Language) -> Cue | None:
    """Return what the language knows of the cue as a phrase ("made it clear", "according to"), None if it is none."""
    if attribution.cue is None:
        return None
    inside = document.words_of(attribution.cue)
    forms = " ".join(document.words[n].text.lower() for n in inside)
    lemmas = " ".join(lower(document, n) for n in inside)
    found = [key for key in language.cues.PHRASES if f" {key} " in f" {forms} " or f" {key} " in f" {lemmas} "]
    return language.cues.PHRASES[max(found, key=len)] if found else None


def governors(document: Document, key: int) -> Iterator[int]:
    """Yield the words on which the reporting word hangs as a complement, the nearest first."""
    seen = {key}
    while document.words[key].relation in COMPLEMENTS | {"acl"} and document.words[key].head not in seen:
        parent = document.words[key].head
        if parent < 0 or (document.words[key].relation != "xcomp" and has_subject(document, key)):
            return
        yield parent
        seen.add(parent)
        key = parent


def has_subject(document: Document, key: int) -> bool:
    """Has the verb a subject of its own?"""
    return any(document.words[n].relation in SUBJECTS for n in document.children(key))


def goes_on_saying(document: Document, verb: int, language: Language) -> bool:
    """Is it what somebody said next: "admitted that it sank before | insisting | that nobody knew"?"""
    words, word = document.words, document.words[verb]
    known = language.cues.VERBS.get(word.lemma.lower()) if word.relation == "advcl" else None
    if known is None or verb + 1 >= len(words) or not word.text.lower().endswith("ing"):
        return False
    reports = (known.act, known.polarity) == ("speech", "asserted") and "addressee" not in known.flags
    that = lower(document, verb + 1) in language.cues.COMPLEMENTIZERS
    return reports and that and lower(document, verb - 1) in language.cues.BEFORE_SAYING


def subject(document: Document, key: int) -> int | None:
    """Return the subject of a verb; of a participle or infinitive without one, that of the verb above."""
    seen: set[int] = set()
    while key >= 0 and key not in seen:
        seen.add(key)
        for n in document.children(key):
            if document.words[n].relation in SUBJECTS:
                return n
        word = document.words[key]
        if word.relation in ("acl", "acl:relcl"):
            return word.head
        if word.relation not in ("xcomp", "advcl", "conj"):
            return None
        key = word.head
    return None


def case(document: Document, number: int) -> str:
    """Return the preposition of a nominal, lower case, with the rest of a fixed one ("according to"); "" for none."""
    for n in document.children(number):
        if document.words[n].relation == "case" and document.words[n].upos != "PART" and n < number:
            rest = [m for m in document.children(n) if document.words[m].relation == "fixed"]
            return " ".join(document.words[m].text.lower() for m in [n, *rest])
        if document.words[n].relation == "nmod:desc" and n < number and (led_by := case(document, n)):
            return led_by  # "a letter | to | the minister Otto Brix"
    # "| in | a statement read to Northwire": a parse may hang it on the participle
    before = number - 1
    while before > 0 and document.words[before].upos in ("DET", "ADJ") and document.words[before].head == number:
        before -= 1
    strayed = before >= 0 and document.words[before].upos == "ADP" and document.words[before].relation == "case"
    hanging = strayed and document.words[number].relation == "obl" and document.words[before].head > number
    # "came | in | a statement": or takes it for an adverb
    verb = document.words[number].head
    # or for a part of the verb: "speaking | to | Voll"
    part = before >= 0 and document.words[before].upos == "ADP" and document.words[before].relation in STRAYED
    near = part and document.words[before].head in (verb, number)
    hanging = hanging or (near and document.words[number].relation == "obl")
    return document.words[before].text.lower() if hanging else ""


def passive(document: Document, key: int, language: Language) -> bool:
    """Is the verb in the passive?  A past participle with "be" is, whatever the parse calls it."""
    words, children = document.words, document.children(key)
    if any(words[n].relation in ("aux:pass", "nsubj:pass") for n in children):
        return True
    participle = words[key].feature("VerbForm") == "Part" and words[key].feature("Tense") == "Past"
    auxiliaries = (lower(document, n) for n in children if words[n].relation == "aux")
    return participle and language.cues.PASSIVE in auxiliaries


def agent(document: Document, key: int, language: Language) -> int | None:
    """Return who said what a passive speaks of: "this was revealed | by Voll"; None where nobody is named."""
    known = language.cues.VERBS.get(lower(document, key))
    if known is None or known.act == "thought" or not passive(document, key, language):
        return None
    by = (n for n in document.children(key) if document.words[n].relation.startswith("obl"))
    return next((n for n in by if case(document, n) in language.channels.AGENT_PREPOSITIONS), None)


def hears(document: Document, attribution: Attribution, language: Language) -> bool:
    """Is the subject of the cue who was told or asked: "the court was told that", "the inquest heard that"?"""
    key = reporting_word(document, attribution, language)
    if key is None:
        return False
    at = subject(document, key)
    # a parse may take whom one told for the object, though it stands before
    if at is None and passive(document, key, language):
        at = next((n for n in document.children(key) if n < key and document.words[n].relation == "iobj"), None)
        at = _right_before(document, attribution) if at is None else at
    if attribution.source is not None and at is not None and not attribution.source.holds(document.words[at].span):
        at = _right_before(document, attribution)  # "Beck left it in a shed, | the court | was told"
    if at is None or in_content(document, attribution, at):
        return False
    if attribution.source is not None and not attribution.source.holds(document.words[at].span):
        return False  # "the court was told by the prosecutor that"
    if lower(document, key) in language.channels.HEARING:
        last = document.words[nominal(document, at)[1] - 1].text.lower()  # "Harnworth Crown | Court"
        return bool({lower(document, at), last} & language.channels.HEARERS) and not passive(document, key, language)
    known = entry(document, key, language)
    return known is not None and bool(known.flags & {"addressee", "asks"}) and passive(document, key, language)


def asked_in_passing(document: Document, attribution: Attribution, language: Language) -> int | None:
    """Return who was asked in a clause beside what he says: "Asked whether it would hold, | Brix | said".

    Also "| Brix |, asked whether it would hold, said" and, told who asked, "When Voll asked why, | Brix | said".
    """
    key = reporting_word(document, attribution, language)
    known = entry(document, key, language) if key is not None else None
    if key is None or known is None or "asks" not in known.flags:
        return None
    participle = document.words[key].feature("VerbForm") == "Part" or lower(document, key) != document.words[key].text
    active = document.words[key].text.lower().endswith("ing")  # "…, | asking | them to lend ladders"
    if document.words[key].relation not in ("advcl", "acl") or not participle or active:
        return None
    above = document.words[key].head
    if has_subject(document, key):
        says = entry(document, above, language) if above > key else None
        return subject(document, above) if says is not None and says.act != "thought" else None
    things = (n for n in document.children(key) if n > key and document.words[n].relation in ("obj", "iobj"))
    if any(not in_content(document, attribution, n) for n in things):
        return None  # "having asked | Voll | whether"
    asked = subject(document, key)
    return None if asked is None else _owned(document, asked)


def _owned(document: Document, owner: int) -> int:
    """Return the noun behind a possessive mark that the parse sets beside its owner ("Voll's | spokesman | said")."""
    word, mark = document.words[owner], -1
    for n in document.children(owner):
        mark = n if document.words[n].upos == "PART" and document.words[n].relation == "case" else mark
    behind = document.words[mark + 1] if 0 <= mark < len(document.words) - 1 else word
    return mark + 1 if mark > owner and (behind.head, behind.relation) == (word.head, word.relation) else owner


def _right_before(document: Document, attribution: Attribution) -> int | None:
    """Return the head of the source that ends where the cue begins: "| the Upper House | was told"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or document.text[source.end : cue.start].strip() or source.end > cue.start:
        return None
    return document.head_of(*source)


def nominal(document: Document, number: int) -> tuple[int, int]:
    """Return the first word and the one behind the last of the nominal's core.

    The core is the noun with what stands before it, without article and preposition, and of
    what hangs behind it only the rest of a name.
    """
    keep = {"compound", "amod", "nummod", "flat", "nmod:poss", "goeswith", "flat:foreign", "fixed", "nmod:unmarked"}
    inside = {number}
    queue = [number]
    while queue:
        for n in document.children(queue.pop()):
            word = document.words[n]
            if word.relation in keep or (
                word.relation in ("case", "punct", "det", "advmod", "nmod", "obl") and n < number
            ):
                if word.relation == "case" and document.words[word.head].relation != "nmod:poss":
                    continue
                inside.add(n)
                queue.append(n)
            elif word.relation == "case" and document.words[word.head].relation == "nmod:poss":
                inside.add(n)
    first = last = number
    while first - 1 in inside or _is_hyphenated(document, first):
        first -= 1
    while last + 1 in inside:
        last += 1
    while first < number and document.words[first].upos in ("DET", "PUNCT"):
        if document.words[first].upos == "DET" and document.words[first].relation == "nmod:poss":
            break
        first += 1
    return first, last + 1


def _is_hyphenated(document: Document, number: int) -> bool:
    """Is the word, or the hyphen, joined to what stands before it without a space ("post- | match")?"""
    if number < 1 or document.words[number - 1].end != document.words[number].start:
        return False
    return "-" in (document.words[number].text, document.words[number - 1].text[-1:])


def medium(document: Document, noun: int, language: Language) -> str | None:
    """Return the medium of the channel that the noun names ("written", "spoken", …), None if it names none."""
    words, lemma = language.channels, lower(document, noun)
    first, last = nominal(document, noun)
    name = [document.words[n].text.lower() for n in range(first, last)]
    if " ".join(name[-2:]) in words.PLATFORM_PAIRS:
        return "platform"
    if " ".join(name[-2:]) in words.SPOKEN_PAIRS:
        return "spoken"
    written = document.text[document.words[first].start : document.words[last - 1].end].lower()
    for joined in (part for part in written.split() if "-" in part and part in words.CHANNEL_NOUNS):
        return words.CHANNEL_NOUNS[joined]  # "wrote in an | op-ed | on Friday", of which a parse makes three words
    if lemma in words.PLATFORM_SITES and words.PLATFORM_KINDS & set(name):
        return "platform"
    if lemma in words.PLATFORM_NAMES and document.words[noun].upos != "PROPN":
        return None
    if lemma in words.STATION_NOUNS and any(words.CHANNEL_NOUNS.get(part) == "broadcast" for part in name[:-1]):
        return "broadcast"
    if words.PLACES.get(lemma, frozenset()) & set(name):
        return None
    if words.STATION_LETTERS in document.words[noun].text and document.words[noun].text.isupper():
        return "broadcast"
    if is_filed(document, noun, language):
        return words.CHANNEL_NOUNS[words.FILING]
    companions = words.NEEDS_COMPANION.get(lemma)
    if companions is not None and not companions & set(name) and not _in_one(document, noun, lemma, language):
        return None
    return words.CHANNEL_NOUNS.get(lemma)


def is_present(document: Document, verb: int) -> bool:
    """Does the finite verb of a clause stand in the present: the verb itself, or what helps it ("| is | angry")?"""
    beside = (n for n in document.children(verb) if document.words[n].relation.startswith(("aux", "cop")))
    first = document.words[min(beside, default=verb)]
    return first.feature("Tense") == "Pres" and first.feature("VerbForm") == "Fin"


def moves(document: Document, verb: int, language: Language) -> bool:
    """Is it that something goes somewhere, and no word of saying: "a fifth | went | to “friends”"?"""
    behind = document.words[verb + 1].upos if verb + 1 < len(document.words) else ""
    return lower(document, verb) in language.cues.GOING and behind == "ADP"


def is_filed(document: Document, noun: int, language: Language) -> bool:
    """Are these papers that are said to be filed: "in | papers | filed in the High Court"?"""
    if lower(document, noun) not in language.channels.PAPERS_FILED:
        return False
    beside = (n for n in document.children(noun) if document.words[n].relation == "acl")
    return any(lower(document, n) in language.channels.FILED for n in beside)


def _in_one(document: Document, noun: int, lemma: str, language: Language) -> bool:
    """Is it "in a release" or "at this conference", which without more than that can only be a paper, a meeting?"""
    beside, by = list(document.children(noun)), case(document, noun)
    one = any(document.words[n].upos == "DET" for n in beside)
    met = by in language.channels.EVENT_PREPOSITIONS and lemma in language.channels.MET_AT
    written = by in language.sources.FOUND_IN_PAPERS and lemma in language.channels.WRITTEN_IN
    return one and (met or (written and not any(case(document, n) in language.channels.OF_WHAT for n in beside)))
