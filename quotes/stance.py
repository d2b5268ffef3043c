"""What kind of saying it is: speech, writing or thought; asserted, denied, refused, hedged, asked or ordered.

Judged from the cue and the syntax round it, never from what is said.  The polarities:

- `asserted`  the source stands behind the content
- `denied`    the source says that it is not so, or did not say that it is ("denied", "does not think")
- `refused`   the source left it unsaid ("declined to confirm", "did not say when", "would not comment")
- `hedged`    half-said, not yet said, or said by nobody in particular ("suggested", "is expected to tell",
              "may have said", "reportedly", "is said to be")
- `question`  asked, not told
- `directive` ordered, requested, advised ("told drivers to turn back")
"""

from __future__ import annotations

from collections.abc import Iterable

from quotes import clause
from quotes.languages import Cue, Language
from quotes.types import Act, Attribution, Document, Link, Polarity

MARKS_AROUND = "\"'“”‘’«»`„ \n"
_PLAIN = Cue("speech", "asserted")
# a fragment this long inside quotation marks is somebody's words, not a word in scare quotes
_VERBATIM_WORDS = 3


def act(document: Document, attribution: Attribution, language: Language) -> Act:
    """Return how the words were made: said, written, or only thought."""
    spoken = attribution.cue is None and uttered(document, attribution)  # “…” behind "she hopes they come" was said
    seen: set[int] = set()
    while attribution.cue is None and attribution.continues is not None and attribution.continues not in seen:
        seen.add(attribution.continues)
        attribution = document.attributions[attribution.continues]
    if clause.hears(document, attribution, language):
        return "speech"
    known = _cue(document, attribution, language)
    if not spoken:
        if known.act == "thought" and not uttered(document, attribution):
            return "thought"
        if _only_named(document, attribution, language) or _decided(document, attribution, language):
            return "thought"
    if known.act == "writing" or _written(document, attribution, language):
        return "writing"
    return "speech"


def _only_named(document: Document, attribution: Attribution, language: Language) -> bool:
    """Is it but named what somebody spoke of or took a stand on ("slammed the mayor", "reviewed the results")?

    No words of it are reported: the content is a noun and what belongs to it, without quotation marks, a verb or a
    figure, and the cue is no plain word of saying, no denial, refusal, question, hedge or order.
    """
    key = clause.reporting_word(document, attribution, language)
    if key is None or document.words[key].upos != "VERB" or attribution.type != "indirect":
        return False
    known = clause.entry(document, key, language)
    if known is not None and known.polarity == "denied" and _ruled(document, key, language):
        return True
    if known is None or known.polarity != "asserted" or "plain" in known.flags:
        return False
    if polarity(document, attribution, language) == "refused":
        return False  # "would not comment on | the leak |"
    if clause.lower(document, key) in language.cues.ASSERTING:
        return False  # "confirmed the fall of the city" says that it fell
    numbers = [n for piece in attribution.content for n in document.words_of(piece)]
    words = [document.words[n] for n in numbers]
    before = document.words[numbers[0] - 1 : numbers[0]] if numbers else ()
    as_such = any(word.text.lower() in language.cues.AS_WHAT for word in (*before, *words))
    if as_such and clause.lower(document, key) in language.cues.DESCRIBING:
        return False  # "described the plan as a gift"
    return not any(word.upos in ("VERB", "AUX", "NUM") for word in words)


def _decided(document: Document, attribution: Attribution, language: Language) -> bool:
    """Is it what somebody made up his mind to do, and no word of it ("decided to leave", "her decision to stay")?"""
    key = clause.reporting_word(document, attribution, language)
    cue = document.words_of(attribution.cue)
    lemmas = {clause.lower(document, n) for n in (*cue, *([] if key is None else [key]))}
    first = next(iter(document.words_in(attribution.start, attribution.end)), None)
    opening = document.words[first] if first is not None else None
    aims = opening is not None and opening.text.lower() in language.cues.INFINITIVE and opening.upos == "PART"
    return aims and attribution.type == "indirect" and bool(lemmas & language.cues.DECISIONS)


def polarity(document: Document, attribution: Attribution, language: Language) -> Polarity:
    """Return whether the source stands behind the content; the module's text lists the values."""
    key = clause.reporting_word(document, attribution, language)
    if key is None:
        return "question" if _asks(document, attribution) else "asserted"
    known, words = _cue(document, attribution, language), language.cues
    if _unwilling(document, key, language) or _unsaying(document, attribution, language):
        return "refused"
    if known.polarity == "denied" and _ruled(document, key, language):
        return "asserted"
    if _negated(document, attribution, key, language):
        return _unsaid(document, attribution, key, known, language)
    if _not_yet(document, key, known, language):
        return "hedged"
    if known.polarity in ("denied", "refused", "hedged"):
        return known.polarity
    above = [key, *clause.governors(document, key)]
    adverbs = {clause.lower(document, n) for at in above for n in document.children(at)}
    if adverbs & words.HEDGING_ADVERBS or _rumour(document, key, known, language):
        return "hedged"
    if "order" in known.flags and _ordered(document, attribution, key, language):
        return "directive"
    if known.polarity == "asserted" and "plain" in known.flags and _asks(document, attribution):
        return "question"
    return known.polarity


def _cue(document: Document, attribution: Attribution, language: Language) -> Cue:
    """Return what the language knows of the cue: as a phrase, else by its reporting word."""
    found = clause.phrase(document, attribution, language)
    if found is not None:
        return found
    key = clause.reporting_word(document, attribution, language)
    return (clause.entry(document, key, language) if key is not None else None) or _PLAIN


def uttered(document: Document, attribution: Attribution) -> bool:
    """Return whether the words left the head: whether more than a word or two stand in quotation marks."""
    inside = sum(
        1
        for n in document.words_in(attribution.start, attribution.end)
        if document.words[n].upos != "PUNCT"
        and clause.in_content(document, attribution, n)
        and any(q.inner_start <= document.words[n].start < q.inner_end for q in document.quotations)
    )
    return inside >= _VERBATIM_WORDS


def _written(document: Document, attribution: Attribution, language: Language) -> bool:
    """Is the source something written, or did the saying go through a written channel?"""
    words = language.channels
    if attribution.source is not None:
        if attribution.source.of(document.text).startswith("@"):
            return True
        head = document.head_of(*attribution.source)
        if head is not None and (
            clause.lower(document, head) in words.SOURCE_CHANNELS or _is_on_paper(document, head, language)
        ):
            return True
    key = clause.reporting_word(document, attribution, language)
    if key is None:
        return False
    for n in document.children(key):
        if clause.in_content(document, attribution, n) or not document.words[n].relation.startswith("obl"):
            continue
        leads = clause.case(document, n).split(" ")[0] in words.CHANNEL_PREPOSITIONS
        if leads and clause.medium(document, n, language) in ("written", "platform"):
            return True
    return False


def by_way(document: Document, act: Act, links: Iterable[Link], language: Language) -> Act:
    """Return "writing" for words that went on in writing ("… said in a letter. He added …"), else the act itself."""
    carried = [link for link in links if link.role == "channel" and link.carried and link.start is not None]
    media = {
        clause.medium(document, number, language)
        for link in carried
        for number in document.words_in(link.start or 0, link.end or 0)
        if document.words[number].upos in ("NOUN", "PROPN")
    }
    return "writing" if act == "speech" and media & {"written", "platform"} and "spoken" not in media else act


def _is_on_paper(document: Document, noun: int, language: Language) -> bool:
    """Is the noun for something on paper ("the plan", "the statistics"), and not for something seen or heard?"""
    lemma = clause.lower(document, noun)
    name = document.entity_at(noun)
    named = name is not None and name.type == "Person"  # "Bill Toomey"
    papers = not named and lemma in language.sources.DOCUMENT_NOUNS and lemma not in language.sources.SEEN_OR_HEARD
    return papers and clause.medium(document, noun, language) in (None, "written", "platform")


def _unwilling(document: Document, key: int, language: Language) -> bool:
    """Does something above the cue say that the words were held back: "refused to", "her refusal to"?"""
    words = language.cues
    held_back = words.REFUSALS | words.REFUSAL_NOUNS | words.REFUSAL_ADJECTIVES
    for n in clause.governors(document, key):
        if clause.lower(document, n) in held_back:
            return not any(clause.lower(document, child) in words.NEGATIONS for child in document.children(n))
    return any(
        document.words[n].relation in ("mark", "case") and clause.lower(document, n) in words.UNDONE
        for n in document.children(key)
    )


def _unsaying(document: Document, attribution: Attribution, language: Language) -> bool:
    """Do the words themselves leave it unsaid: "“No comment,” said Voll"?"""
    said = attribution.content[0].of(document.text).strip(MARKS_AROUND).lower()
    return any(said.startswith(words) for words in language.cues.UNSAYING) and attribution.type != "indirect"


def _ruled(document: Document, key: int, language: Language) -> bool:
    """Is what was denied asked of a court or an office: "denied | a motion to dismiss |", "rejected | his appeal |"?"""
    objects = (n for n in document.children(key) if document.words[n].relation in ("obj", "nsubj:pass"))
    return any(clause.lower(document, n) in language.cues.RULED_ON for n in objects)


def _negated(document: Document, attribution: Attribution, key: int, language: Language) -> bool:
    """Is the saying itself negated: by "not", by "never", or by a subject such as "nobody"?"""
    words = language.cues
    above = [key, *clause.governors(document, key)]
    if any(
        clause.lower(document, n) in words.NEGATIONS
        and n < at
        and document.words[n].relation in ("advmod", "neg", "det")
        for at in above
        for n in document.children(at)
    ):
        return True
    if any(clause.lower(document, n) in words.STILL_TO_COME for n in range(max(0, key - 3), key)):
        return document.words[key].feature("VerbForm") == "Inf"
    inside = document.words_of(attribution.cue)
    if any(clause.lower(document, n) in words.NEGATING_ADVERBS and key - 5 < n < key for n in inside):
        return True
    at = clause.subject(document, key)
    if at is None or clause.in_content(document, attribution, at):
        return False
    return clause.lower(document, at) in words.NEGATIVE_SUBJECTS or any(
        clause.lower(document, n) in words.NEGATIVE_SUBJECTS
        and document.words[n].relation in ("det", "cc:preconj", "cc")  # "| neither | the police nor the army"
        and not _is_numbered(document, n)
        for n in document.children(at)
    )


def _is_numbered(document: Document, number: int) -> bool:
    """Is it short for a number: "| No | 10 said", "the world | No | 3"?"""
    behind = document.words[number + 1 : number + 3]
    figure = next((word for word in behind if word.text != "."), None)
    return figure is not None and figure.text[:1].isdigit() and document.words[number].text[:1].isupper()


def _unsaid(document: Document, attribution: Attribution, key: int, known: Cue, language: Language) -> Polarity:
    """Return the polarity of a negated saying."""
    lemma = clause.lower(document, key)
    withheld = lemma in language.cues.WITHHELD
    if known.polarity in ("denied", "refused", "hedged") and not withheld:
        return "hedged"
    if known.act == "thought":
        return "denied" if "raises" in known.flags else "hedged"
    if withheld or known.polarity == "question":
        return "refused"
    first = next(iter(document.words_in(attribution.start, attribution.end)), None)
    opens_question = first is not None and clause.lower(document, first) in language.cues.QUESTION_WORDS
    future = any(
        document.words[n].relation == "aux" and clause.lower(document, n) in language.cues.HEDGING_AUXILIARIES
        for n in document.children(key)
    )
    return "refused" if opens_question or future else "denied"


def _not_yet(document: Document, key: int, known: Cue, language: Language) -> bool:
    """Is the saying only possible, ahead, or conditional: "may have said", "is expected to tell", "if he says"?"""
    words = language.cues
    above = [key, *clause.governors(document, key)]
    if any(clause.lower(document, n) in words.FUTURE_MATRIX and document.words[n].upos != "DET" for n in above[1:]):
        return True
    for at in above:
        around = {clause.lower(document, n): document.words[n].relation for n in document.children(at)}
        modal = [
            lemma for lemma, relation in around.items() if relation == "aux" and lemma in words.HEDGING_AUXILIARIES
        ]
        said = (words.LOOKING_BACK | words.RESTRICTING) & around.keys()
        if modal and not said and not (words.WISHING & {*modal} and known.act == "thought"):
            return True
        if any(relation == "mark" and lemma in words.CONDITIONS for lemma, relation in around.items()):
            return at == key
    return False


def _rumour(document: Document, key: int, known: Cue, language: Language) -> bool:
    """Is it a passive that nobody stands behind: "is said to have fled", "it is believed that"?"""
    if "rumour" not in known.flags or not clause.passive(document, key, language):
        return False
    relations = {document.words[n].relation for n in document.children(key)}
    if "obl:agent" in relations:
        return False
    at = clause.subject(document, key)
    return "xcomp" in relations or (
        at is not None and clause.lower(document, at) in language.sources.EXPLETIVE_SUBJECTS
    )


def _ordered(document: Document, attribution: Attribution, key: int, language: Language) -> bool:
    """Is what follows an infinitive ("to turn back"), or "that" after a request?"""
    behind = [piece for piece in attribution.content if piece.start > document.words[key].start]
    # "To keep its name, | sources | told | the paper | that …": an aim in front is no order
    start = behind[0].start if behind else attribution.start
    inside = document.words_in(start, attribution.end)
    first = next(iter(inside), None)
    if first is None:
        return False
    for n in document.children(key):  # "told | drivers to turn back"
        addressed = [k for k in document.subtree(n) if k in inside] if n in inside else []
        if addressed and document.words[n].relation in ("obj", "iobj") and addressed[0] == first:
            first = addressed[-1] + 1
            break
    words = language.cues
    opening = [document.words[n].text.lower() for n in range(first, min(first + 2, len(document.words)))]
    denied = bool(opening) and opening[0] in words.NOT
    if opening and (opening[0] in words.INFINITIVE or (denied and opening[-1] in words.INFINITIVE)):
        return True
    before = document.words[first - 1].text.lower() if first else ""
    asked = clause.lower(document, key) in words.ASKING_OF
    return before in words.INFINITIVE or (asked and before in words.ASKED_OF and first - 1 > key)


def _asks(document: Document, attribution: Attribution) -> bool:
    """Are the words one direct question and nothing else?"""
    if attribution.type != "direct" or len(attribution.content) != 1:
        return False
    said = attribution.content[0].of(document.text).strip(MARKS_AROUND)
    return said.endswith("?") and not any(mark in said[:-1] for mark in (". ", "! ", "? "))
