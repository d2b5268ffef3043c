"""What stands at the edge of a content and is not reported: a verdict on it, when it was said."""

from __future__ import annotations

from dataclasses import replace

from quotes import clause
from quotes.languages import Language
from quotes.repairs.common import is_quoted
from quotes.types import Attribution, Document, Span

LONGEST_VERDICT = 4  # words behind "as"
LONGEST_COUNT = 3  # words from the comma to the unit of time: ", a few | hours |"
FEWEST_LEFT = 3  # words


def without_verdict(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut off what somebody calls it whose words he denies: "dismissed as absurd | claims that he had fled |"."""
    words, piece = document.words, draft.content[0]
    inside = document.words_of(piece)
    first = next(iter(inside), -1)
    opens = first >= 0 and words[first].text.lower() in language.cues.AS_WHAT
    if not opens or draft.cue is None or draft.cue.end > piece.start or is_quoted(document, piece):
        return draft
    end = first + 1
    while end < inside.stop and end <= first + LONGEST_VERDICT and words[end].upos in ("ADJ", "ADV", "CCONJ"):
        end += 1
    if end == first + 1 or end >= inside.stop or words[end].upos not in ("NOUN", "PROPN", "DET"):
        return draft
    return replace(draft, content=(Span(words[end].start, piece.end), *draft.content[1:]))


def with_its_subject(document: Document, draft: Attribution, _: Language) -> Attribution:
    """Give what is said the subject that stands before who says it: "| Moos |, Brand told the court, | had left |"."""
    words, cue, source = document.words, document.words_of(draft.cue), document.words_of(draft.source)
    said = [n for n in document.words_of(draft.content[0]) if words[n].upos != "PUNCT"]
    commas = [n for n in source if words[n].text == ","]
    if not cue or not said or len(commas) != 1 or source.stop != cue[0] or said[0] < cue.stop:
        return draft
    opens = source[0] == document.sentences[words[cue[0]].sentence].first
    goes_on = words[said[0]].upos in clause.VERBS and words[said[0]].feature("VerbForm") == "Fin"
    comma = words[said[0] - 1].text == ","
    nominal = all(words[n].upos in ("PROPN", "NOUN", "DET", "ADJ", "PRON") for n in source if n != commas[0])
    if not (opens and goes_on and comma and nominal) or commas[0] + 1 >= source.stop:
        return draft
    subject, speaker = range(source[0], commas[0]), range(commas[0] + 1, source.stop)
    return replace(draft, source=document.span(speaker), content=(document.span(subject), *draft.content))


def without_time_after(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Cut off when it was said: "said | the troops would remain |, hours after a rocket had fallen"."""
    words, piece = document.words, draft.content[-1]
    inside = document.words_of(piece)
    if not inside or draft.cue is None or draft.cue.end > piece.start or is_quoted(document, piece):
        return draft
    for number in inside[1:-1]:
        unit = clause.lower(document, number) in language.channels.TIME_UNITS
        if not unit or words[number + 1].text.lower() not in language.channels.AFTERWARDS:
            continue
        comma = next((n for n in range(number - 1, number - 2 - LONGEST_COUNT, -1) if words[n].text == ","), -1)
        counted = all(words[n].upos in ("DET", "NUM", "ADJ", "ADV") for n in range(comma + 1, number))
        if comma - inside[0] >= FEWEST_LEFT and counted and "," not in [w.text for w in words[number : inside.stop]]:
            return replace(draft, content=(*draft.content[:-1], Span(piece.start, words[comma - 1].end)))
    return draft
