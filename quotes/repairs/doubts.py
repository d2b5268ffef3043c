"""What is no attribution: reasons for anonymity, acts without words, datelines, accidents."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from quotes import clause
from quotes.languages import Language
from quotes.repairs.common import has_marks
from quotes.types import Attribution, Document, Span


def without_reasons(document: Document, draft: Attribution, language: Language) -> Attribution | None:
    """Leave out what only says why the source is not named: "who asked | not to be named"; None if nothing is left."""
    kept = tuple(piece for piece in draft.content if not _gives_a_reason(document, piece, language))
    return None if not kept else draft if len(kept) == len(draft.content) else replace(draft, content=kept)


def _gives_a_reason(document: Document, piece: Span, language: Language) -> bool:
    low, high = piece
    if has_marks(document, piece):
        return False
    around = document.text[max(0, low - 120) : high + 60]
    at = max(0, low - 120)
    # the reason for the reason may follow: "not to be named | because the talks are private"
    return any(
        at + match.start() <= low < at + match.end()
        for pattern in language.sources.REASON_PATTERNS
        for match in pattern.finditer(around)
    )


# below the first, no indirect content is believed; below the second, none without a verb and a known cue
DOUBTFUL, DOUBTFUL_IF_BARE = 0.2, 0.5
FUNCTION_WORDS = frozenset({"PUNCT", "PRON", "DET", "PART", "CCONJ", "SCONJ", "ADP", "NUM"})
SAYS_NOTHING = (FUNCTION_WORDS - {"NUM"}) | {"ADV"}
FEWEST_SAID = 3  # words


def is_doubtful(document: Document, draft: Attribution, language: Language) -> bool:
    """Is the draft more likely an accident than an attribution: unsure, without marks, without a word that reports?"""
    cue_words = document.words_of(draft.cue)
    if len(cue_words) == 1 and clause.moves(document, cue_words[0], language):
        return True
    if draft.type != "indirect" or draft.cue is None:
        return False
    if draft.score < DOUBTFUL:
        return True
    if any(draft.cue.meets(piece) for piece in draft.content) or _is_label(document, draft, language):
        return True
    if _tells_which(document, draft, language) or _only_points(document, draft, language):
        return True
    if _is_byline(document, draft, language):
        return True
    words = [document.words[k] for piece in draft.content for k in document.words_of(piece)]
    if len(words) <= FEWEST_SAID and all(word.upos in SAYS_NOTHING for word in words):
        return True  # "said so", "mentioned it"
    lemmas = {document.words[k].lemma.lower() for k in document.words_of(draft.cue)}
    said = " ".join(piece.of(document.text) for piece in draft.content).lower()
    if lemmas & language.cues.REFUSALS and said in language.cues.NO_CONTENT:
        return True
    acts = any(document.words[k].upos in ("VERB", "AUX") for piece in draft.content for k in document.words_of(piece))
    if lemmas & language.cues.ACTS_WITHOUT_CONTENT and not acts:
        return True
    if lemmas & language.cues.DEEDS and not _tells_of_somebody(document, draft):
        return True
    if draft.source is None and lemmas & language.cues.ASKING and not acts:
        return True  # "asked about the sale"
    if draft.source is None and _asks_all(document, draft, language):
        return True
    carried = draft.source is None or bool(lemmas & language.channels.PASSING_ON)
    if carried and _only_subject(document, draft):
        return True
    if _is_held(document, draft, language) or _is_done_to(document, draft, language):
        return True
    if _reports(document, draft.cue, language):
        return False
    if draft.source is None:
        return True  # "the treaty was ratified": nobody says anything
    cue = [document.words[k] for k in document.words_of(draft.cue)]
    if any(word.upos != "PUNCT" for word in cue) and all(word.upos in FUNCTION_WORDS for word in cue):
        return True
    return not acts and draft.score < DOUBTFUL_IF_BARE


def _tells_which(document: Document, draft: Attribution, language: Language) -> bool:
    """Says the content only which paper it is: "showed a statement | that Brandl made in May |"?"""
    cue, inside = document.words_of(draft.cue), document.words_of(draft.content[0])
    head = document.head_of(*draft.content[0])
    if head is None or not inside or inside[0] <= cue.start:
        return False
    word = document.words[head]
    noun = word.head in cue and document.words[word.head].upos == "NOUN"
    made = word.lemma.lower() in language.channels.HOLDING | language.channels.SAYING_ALOUD
    made = made and not any(document.words[n].relation == "obj" for n in document.children(head) if n > head)
    relative = word.relation == "acl:relcl" or (word.relation == "acl" and made)
    return noun and relative and not has_marks(document, draft.content[0])


def _only_points(document: Document, draft: Attribution, language: Language) -> bool:
    """Says it but that something was said, and when or where: "denied that | when he was reached |", "said this"?"""
    words, inside = document.words, document.words_of(draft.content[0])
    head = document.head_of(*draft.content[0])
    if head is None or len(inside) < 2 or has_marks(document, draft.content[0]):
        return False
    first, complementizers = words[inside[0]], language.cues.COMPLEMENTIZERS
    that = inside[0] if first.text.lower() in complementizers else inside[0] - 1
    opens = words[that].text.lower() in complementizers and words[that + 1].head == head
    when = opens and clause.lower(document, that + 1) in language.sources.BARE_CONJUNCTIONS
    behind = words[inside[1]]
    aside = behind.upos in ("ADP", "SCONJ") or behind.text.lower() in language.sources.BARE_CONJUNCTIONS
    return when or (first.upos == "PRON" and first.feature("PronType") == "Dem" and first.relation == "obj" and aside)


def _is_byline(document: Document, draft: Attribution, language: Language) -> bool:
    """Is all the content a line that says who wrote the article ("By Ida Voll and Tom Brix")?"""
    piece = draft.content[0]
    at = document.paragraph_at(piece.start)
    inside = document.words_of(piece)
    if not at or len(draft.content) > 1 or not inside or document.paragraphs[at - 1][0] != piece.start:
        return False
    by = document.words[inside[0]].text.lower() in language.credits.BYLINE
    return by and all(document.words[n].upos in ("PROPN", "CCONJ", "PUNCT", "NOUN") for n in inside[1:])


def _is_held(document: Document, draft: Attribution, language: Language) -> bool:
    """Is it what somebody is held to be: "Bascomb, | considered | the front-runner"?"""
    cue = document.words_of(draft.cue)
    word = document.words[cue[0]] if len(cue) == 1 else None
    by_others = word is not None and word.relation == "acl" and word.text.endswith("ed")
    return by_others and word is not None and word.lemma.lower() in language.cues.HELD


def _is_done_to(document: Document, draft: Attribution, language: Language) -> bool:
    """Is it what was done to whom it takes for the source: "a man | accused | of theft", "Mayor | urged | to go"?

    "| Told | that it was shut, driver Ann Voll turned back": she was told.  An agent is somebody else's words' source.
    """
    cue = document.words_of(draft.cue)
    if len(cue) != 1 or cue.stop >= len(document.words):
        return False
    at, word = cue[0], document.words[cue[0]]
    behind = language.cues.DONE_TO.get(word.lemma.lower(), frozenset())
    participle = word.text.lower() != word.lemma.lower() and not word.text.lower().endswith(("ing", "s"))
    if not participle or document.words[at + 1].text.lower() not in behind:
        return False
    if any(
        document.words[n].relation in ("obj", "iobj", "aux", "aux:pass", "obl:agent") for n in document.children(at)
    ):
        return False
    head = document.head_of(*draft.source) if draft.source is not None else None
    opens = at == document.sentences[word.sentence].first and (head is None or document.words[head].head != at)
    return opens or head is None or head < at


def _asks_all(document: Document, draft: Attribution, language: Language) -> bool:
    """Is it the paper's own appeal: "Witnesses are asked | to come forward"?"""
    cue, words = document.words_of(draft.cue), language.cues
    inside = document.words_of(draft.content[0])
    passive = any(document.words[k].relation == "aux:pass" and document.words[k].lemma == words.PASSIVE for k in cue)
    present = any(document.words[k].text.lower() in words.PASSIVE_NOW for k in cue)
    return passive and present and bool(inside) and document.words[inside[0]].text.lower() in words.INFINITIVE


def _only_subject(document: Document, draft: Attribution) -> bool:
    """Is the content but what a passive is about: "| The letter | was first reported by the Courier"?"""
    cue = document.words_of(draft.cue)
    passive = any(document.words[k].relation == "aux:pass" for k in cue)
    inside = [k for piece in draft.content for k in document.words_of(piece)]
    plain = not any(document.words[k].upos in ("VERB", "AUX") for k in inside)
    return passive and plain and any(document.words[k].relation == "nsubj:pass" for k in inside)


def _tells_of_somebody(document: Document, draft: Attribution) -> bool:
    """Has a word of the content a subject?"""
    inside = (document.words[k] for piece in draft.content for k in document.words_of(piece))
    return any(word.relation.startswith(("nsubj", "csubj", "expl")) for word in inside)


def _is_label(document: Document, draft: Attribution, language: Language) -> bool:
    """Is the draft's source only a place, or a word of the page, in front of a colon: "Muscat: …", "READ MORE: …"?"""
    assert draft.cue is not None
    if draft.source is None or draft.cue.of(document.text).strip() != ":":
        return False
    said = [document.words[k] for piece in draft.content for k in document.words_of(piece)]
    figures = bool(said) and (said[0].upos in ("NUM", "SYM") or said[0].text[:1].isdigit())
    if figures and not any(word.upos in ("VERB", "AUX") for word in said):
        return True  # "Residents: $5"
    told_of = draft.source.start >= draft.cue.end and document.text[draft.source.end : draft.start].isspace()
    if told_of:
        return True  # "READ MORE | : | Ministry | replaces harbour chief"
    if " ".join(draft.source.of(document.text).lower().replace("’", "'").split()) in language.cues.PAGE_LABELS:
        return True
    inside = document.words_of(draft.source)
    low = bisect_left(document.entities, inside.start, key=lambda entity: entity.first)
    places = [entity for entity in document.entities[low : low + 1] if entity.type == "Location"]
    return bool(inside) and bool(places) and places[0].last >= inside.stop


def _reports(document: Document, cue: Span, language: Language) -> bool:
    """Is a word of the cue, or the whole of it, known to report?"""
    cues = language.cues
    lemmas = {document.words[k].lemma.lower() for k in document.words_of(cue)}
    return cue.of(document.text).lower() in cues.PHRASES or any(
        lemmas & known.keys() for known in (cues.VERBS, cues.NOUNS, cues.ADJECTIVES)
    )
