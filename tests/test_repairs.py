"""Attributions that took too much or too little, and what the parse and the layout make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents import document

from quotes import languages, repairs
from quotes.types import Article, Document, Span

# (table, source, content) after the repair
SOURCES = [
    (  # the relative clause goes back from the content to the source
        """
        according/VERB/banned/case to/ADP/according/fixed <s1 a/DET/member/det member/NOUN/banned/obl s1>
        <q1 who/PRON/asked/nsubj asked/VERB/member/acl:relcl anonymity/NOUN/asked/obj ,/PUNCT/asked/punct
        ships/NOUN/banned/nsubj are/AUX/banned/aux banned/VERB/0/root q1> <c1 reportedly/ADV/banned/advmod c1>
        """,
        "a member who asked anonymity",
        ["ships are banned"],
    ),
    (  # a name in apposition
        """
        <s1 A/DET/negotiator/det negotiator/NOUN/said/nsubj s1> ,/PUNCT/Olga/punct [Person Olga/PROPN/negotiator/appos
        Brandt/PROPN/Olga/flat ] ,/PUNCT/Olga/punct <c1 said/VERB/0/root c1> <q1 talks/NOUN/failed/nsubj
        failed/VERB/said/ccomp q1>
        """,
        "A negotiator, Olga Brandt",
        ["talks failed"],
    ),
    (  # the same where the parse sees two subjects
        """
        <s1 A/DET/negotiator/det negotiator/NOUN/said/nsubj s1> ,/PUNCT/Olga/punct [Person Olga/PROPN/said/nsubj
        Brandt/PROPN/Olga/flat ] ,/PUNCT/Olga/punct <c1 said/VERB/0/root c1> <q1 talks/NOUN/failed/nsubj
        failed/VERB/said/ccomp q1>
        """,
        "A negotiator, Olga Brandt",
        ["talks failed"],
    ),
    (  # a description before the name
        """
        Another/DET/critic/det critic/NOUN/said/nsubj ,/PUNCT/Olga/punct <s1 Olga/PROPN/critic/appos
        Brandt/PROPN/Olga/flat s1> <c1 said/VERB/0/root c1> <q1 talks/NOUN/failed/nsubj failed/VERB/said/ccomp q1>
        """,
        "Another critic, Olga Brandt",
        ["talks failed"],
    ),
    (  # nothing to mend
        """
        <s1 Brandt/PROPN/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 talks/NOUN/failed/nsubj failed/VERB/said/ccomp q1>
        """,
        "Brandt",
        ["talks failed"],
    ),
]


@pytest.mark.parametrize(("table", "source", "content"), SOURCES)
def test_whole_source(table: str, source: str, content: list[str]) -> None:
    doc = document(table)
    mended = repairs.whole_source(doc, doc.attributions[0], languages.get("en"))
    assert mended.source is not None
    assert mended.source.of(doc.text) == source
    assert [piece.of(doc.text).strip(" ,") for piece in mended.content] == content


PHRASES = [
    (  # "their" belongs to what follows
        """
        <s1 She/PRON/boasted/nsubj s1> <c1 boasted/VERB/0/root of/ADP/spoils/case c1> <q1 the/DET/spoils/det
        spoils/NOUN/boasted/obl their/PRON/crews/nmod:poss q1> crews/NOUN/took/nsubj took/VERB/spoils/acl:relcl
        ./PUNCT/boasted/punct
        """,
        "the spoils their crews took",
    ),
    (  # the cue stands in the way: cut what dangles
        """
        <q1 It/PRON/broke/nsubj broke/VERB/0/root on/ADP/said/case q1> <c1 said/VERB/broke/obl c1>
        """,
        "It broke",
    ),
    (
        """
        <s1 She/PRON/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 it/PRON/broke/nsubj broke/VERB/said/ccomp q1>
        ./PUNCT/said/punct
        """,
        "it broke",
    ),
]


@pytest.mark.parametrize(("table", "content"), PHRASES)
def test_whole_phrase(table: str, content: str) -> None:
    doc = document(table)
    assert repairs.whole_phrase(doc, doc.attributions[0], languages.get("en")).content[0].of(doc.text) == content


def test_content_stays_in_the_paragraph_of_its_cue() -> None:
    doc = document(
        """
        Harbour/NOUN/closes/nsubj closes/VERB/0/root

        <q1 The/DET/harbour/det harbour/NOUN/closed/nsubj closed/VERB/said/ccomp q1> ,/PUNCT/closed/punct
        <s1 she/PRON/said/nsubj s1> <c1 said/VERB/0/root c1>
        """
    )
    one = doc.attributions[0]
    whole = replace(one, content=(Span(0, one.content[0].end),))
    mended = repairs.in_one_paragraph(doc, whole, languages.get("en"))
    assert [piece.of(doc.text) for piece in mended.content] == ["The harbour closed"]


def test_second_cue_is_an_attribution_of_its_own() -> None:
    doc = document(
        """
        <q1 Ships/NOUN/left/nsubj left/VERB/claimed/ccomp q1> <s1 Sol/PROPN/claimed/nsubj s1>
        <c1 claimed/VERB/0/root c1> later/ADV/adding/advmod adding/add/VERB/claimed/advcl <q1 that/SCONJ/sank/mark
        one/NUM/sank/nsubj sank/VERB/adding/ccomp q1>
        """
    )
    first, second = repairs.second_cue(doc, doc.attributions[0], languages.get("en"))
    assert [piece.of(doc.text) for piece in first.content] == ["Ships left"]
    assert second.cue is not None
    assert (second.cue.of(doc.text), second.source) == ("adding", None)
    assert [piece.of(doc.text) for piece in second.content] == ["that one sank"]


def test_what_was_published_beside_it_is_another_attribution() -> None:
    doc = document(
        """
        <s1 Sites/NOUN/boasted/nsubj s1> <c1 boasted/boast/VERB/0/root of/ADP/coal/case c1> <q1 the/DET/coal/det
        coal/NOUN/boasted/obl q1> ,/PUNCT/publishing/punct publishing/publish/VERB/boasted/advcl <q1
        pictures/NOUN/publishing/obj of/ADP/carts/case carts/NOUN/pictures/nmod q1>
        """
    )
    first, second = repairs.second_cue(doc, doc.attributions[0], languages.get("en"))
    assert [piece.of(doc.text) for piece in first.content] == ["the coal"]
    assert second.cue is not None
    assert (second.cue.of(doc.text), second.source) == ("publishing", None)
    assert [piece.of(doc.text) for piece in second.content] == ["pictures of carts"]


@pytest.mark.parametrize(
    ("cue", "told"),
    [("had/AUX/asked/aux asked/ask/VERB/said/conj", 1), ("asked/ask/VERB/said/conj", 2)],
)
def test_what_was_only_told_further_is_no_attribution(cue: str, told: int) -> None:
    doc = document(
        f"""
        <s1 Sol/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 guards/NOUN/seen/nsubj had/AUX/seen/aux
        seen/VERB/said/ccomp cracks/NOUN/seen/obj q1> and/CCONJ/asked/cc <c2 {cue} c2> <q2 for/ADP/help/case
        help/NOUN/asked/obl q2>
        """
    )
    drafts = repairs.told_further(doc, doc.attributions, languages.get("en"))
    assert len(drafts) == told
    whole = "guards had seen cracks and had asked for help" if told == 1 else "guards had seen cracks"
    assert [piece.of(doc.text) for piece in drafts[0].content] == [whole]


@pytest.mark.parametrize(
    ("relation", "found"),
    [("advcl", [("later adding", "one boat sank")]), ("acl", [])],
)
def test_who_goes_on_by_a_participle_is_found(relation: str, found: list[tuple[str, str]]) -> None:
    doc = document(
        f"""
        <q1 Ships/NOUN/left/nsubj left/VERB/claimed/ccomp q1> <s1 Sol/PROPN/claimed/nsubj s1>
        <c1 claimed/VERB/0/root c1> later/ADV/adding/advmod adding/add/VERB/claimed/{relation} that/SCONJ/sank/mark
        one/NUM/boat/nummod boat/NOUN/sank/nsubj sank/VERB/adding/ccomp
        """
    )
    more = repairs.reported_clauses(doc, doc.attributions, languages.get("en"))
    assert [(one.cue.of(doc.text), one.content[0].of(doc.text)) for one in more if one.cue and not one.source] == found


QUOTED = "“/PUNCT/left/punct <q1 Brix/PROPN/left/nsubj left/VERB/{0}/ccomp q1> ,/PUNCT/left/punct ”/PUNCT/left/punct "


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            QUOTED.format("denounced") + "<c1 denounced/denounce/VERB/0/root c1> the/DET/board/det "
            "board/NOUN/denounced/obj on/ADP/Twitter/case Twitter/PROPN/denounced/obl",
            "the board",
        ),
        (  # no quotation
            QUOTED.format("denounced").replace("“/PUNCT/left/punct ", "").replace("”/PUNCT/left/punct ", "")
            + "<c1 denounced/denounce/VERB/0/root c1> the/DET/board/det board/NOUN/denounced/obj",
            None,
        ),
        (  # a phrase that something else parts
            QUOTED.format("denounced") + "<c1 denounced/denounce/VERB/0/root c1> the/DET/board/det "
            "board/NOUN/denounced/obj today/NOUN/denounced/obl:unmarked of/ADP/Tarn/case Tarn/PROPN/board/nmod",
            None,
        ),
        (  # whom it was told
            QUOTED.format("told") + "<c1 told/tell/VERB/0/root c1> reporters/NOUN/told/obj",
            None,
        ),
    ],
)
def test_who_stands_behind_the_cue_of_a_quotation_is_the_source(text: str, source: str | None) -> None:
    doc = document(text)
    mended = repairs.inverted_source(doc, doc.attributions[0], languages.get("en"))
    assert (mended.source.of(doc.text) if mended.source else None) == source


ADDRESSEES = [
    (  # the parse knows whom the verb addresses
        """
        <s1 She/PRON/told/nsubj s1> <c1 told/tell/VERB/0/root c1> <q1 Sol/PROPN/told/iobj that/SCONJ/sank/mark
        it/PRON/sank/nsubj sank/VERB/told/ccomp q1>
        """,
        "that it sank",
    ),
    (  # the parse does not
        """
        <s1 She/PRON/told/nsubj s1> <c1 told/tell/VERB/0/root c1> <q1 Sol/PROPN/sank/nsubj that/SCONJ/sank/mark
        it/PRON/sank/nsubj sank/VERB/told/ccomp q1>
        """,
        "that it sank",
    ),
    (  # a verb that addresses nobody
        """
        <s1 She/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 men/NOUN/sank/nsubj that/SCONJ/row/mark
        row/VERB/men/acl:relcl sank/VERB/said/ccomp q1>
        """,
        "men that row sank",
    ),
    (  # who is asked stands as a piece by itself
        """
        <s1 She/PRON/asked/nsubj s1> <c1 asked/ask/VERB/0/root c1> <q1 Ida/PROPN/asked/iobj q1>
        <q1 whether/SCONJ/sank/mark it/PRON/sank/nsubj sank/VERB/asked/ccomp q1>
        """,
        "whether it sank",
    ),
    (  # whereas a claim is part of what is rejected
        """
        <s1 She/PRON/rejected/nsubj s1> <c1 rejected/reject/VERB/0/root c1> <q1 claims/NOUN/rejected/obj q1>
        <q1 that/SCONJ/sank/mark it/PRON/sank/nsubj sank/VERB/claims/acl q1>
        """,
        "claims",
    ),
    (  # and in the passive before it
        """
        <q1 Ida/PROPN/asked/nsubj:pass q1> <c1 was/be/AUX/asked/aux:pass asked/ask/VERB/0/root c1>
        <q1 whether/SCONJ/sank/mark it/PRON/sank/nsubj sank/VERB/asked/ccomp q1>
        """,
        "whether it sank",
    ),
    (  # an order holds whom it is given to
        """
        <q1 Men/NOUN/asked/nsubj:pass q1> <c1 were/be/AUX/asked/aux:pass asked/ask/VERB/0/root c1>
        <q1 to/PART/row/mark row/VERB/asked/xcomp q1>
        """,
        "Men",
    ),
]


@pytest.mark.parametrize(("table", "content"), ADDRESSEES)
def test_whoever_is_told_is_not_part_of_what_is_said(table: str, content: str) -> None:
    doc = document(table)
    mended = repairs.without_addressee(doc, doc.attributions[0], languages.get("en"))
    assert mended.content[0].of(doc.text) == content


HOLES = [
    (  # nothing parts the pieces
        """
        <s1 She/PRON/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 in/ADP/years/case years/NOUN/sank/obl q1>
        of/ADP/war/case war/NOUN/years/nmod <q1 it/PRON/sank/nsubj sank/VERB/said/ccomp q1>
        """,
        ["in years of war it sank"],
    ),
    (  # the cue does
        """
        <q1 Ships/NOUN/sank/nsubj q1> <s1 she/PRON/said/nsubj s1> <c1 said/VERB/sank/parataxis c1>
        <q1 sank/VERB/0/root q1>
        """,
        ["Ships", "sank"],
    ),
    (  # another verb that reports does
        """
        <s1 She/PRON/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 it/PRON/sank/nsubj sank/VERB/said/ccomp q1>
        and/CCONJ/added/cc added/add/VERB/said/conj <q1 others/NOUN/left/nsubj left/VERB/added/ccomp q1>
        """,
        ["it sank", "others left"],
    ),
]


@pytest.mark.parametrize(("table", "content"), HOLES)
def test_holes(table: str, content: list[str]) -> None:
    doc = document(table)
    mended = repairs.without_holes(doc, doc.attributions[0], languages.get("en"))
    assert [piece.of(doc.text) for piece in mended.content] == content


OWN_SENTENCES = [
    (  # what was paraphrased, and words that carry it on
        """
        <s1 She/PRON/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 it/PRON/sank/nsubj sank/VERB/said/ccomp
        ./PUNCT/said/punct
        /
        “/PUNCT/left/punct We/PRON/left/nsubj left/VERB/0/root ./PUNCT/left/punct ”/PUNCT/left/punct q1>
        """,
        ["it sank.", "“We left.”"],
    ),
    (  # what was paraphrased has a word in marks
        """
        <s1 She/PRON/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 it/PRON/bad/nsubj was/AUX/bad/cop “/PUNCT/bad/punct
        bad/ADJ/said/ccomp ”/PUNCT/bad/punct to/PART/wait/mark wait/VERB/bad/xcomp ./PUNCT/said/punct
        /
        “/PUNCT/left/punct We/PRON/left/nsubj left/VERB/0/root ./PUNCT/left/punct ”/PUNCT/left/punct q1>
        """,
        ["it was “bad” to wait.", "“We left.”"],
    ),
    (  # two sentences of one quotation
        """
        <q1 “/PUNCT/sank/punct It/PRON/sank/nsubj sank/VERB/said/ccomp q1> ,/PUNCT/said/punct ”/PUNCT/sank/punct
        <s1 she/PRON/said/nsubj s1> <c1 said/VERB/0/root c1> ./PUNCT/said/punct
        /
        <q1 “/PUNCT/left/punct We/PRON/left/nsubj left/VERB/0/root ./PUNCT/left/punct ”/PUNCT/left/punct q1>
        """,
        ["“It sank // “We left.”"],
    ),
]


@pytest.mark.parametrize(("table", "contents"), OWN_SENTENCES)
def test_quotation_behind_a_paraphrase(table: str, contents: list[str]) -> None:
    doc = document(table)
    parts = repairs.own_sentences(doc, doc.attributions[0])
    assert [" // ".join(piece.of(doc.text).strip() for piece in one.content) for one in parts] == contents


NOTHING_SAID = [
    ("so/ADV/said/advmod", True),
    ("it/PRON/said/obj", True),
    ("that/PRON/said/obj himself/PRON/that/appos", True),
    ("it/PRON/sank/nsubj sank/VERB/said/ccomp", False),
    ("seven/NUM/said/obj", False),
]


@pytest.mark.parametrize(("content", "nothing"), NOTHING_SAID)
def test_a_pronoun_is_no_content(content: str, nothing: bool) -> None:
    doc = document(f"<s1 She/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 {content} q1> ./PUNCT/said/punct")
    assert repairs.is_doubtful(doc, doc.attributions[0], languages.get("en")) == nothing


def test_a_reason_that_gives_its_own_reason_is_no_content() -> None:
    doc = document(
        """
        <s1 who/PRON/asked/nsubj s1> <c1 asked/ask/VERB/0/root c1> <q1 not/PART/named/advmod to/PART/named/mark
        be/AUX/named/aux:pass named/VERB/asked/xcomp because/SCONJ/go/mark talks/NOUN/go/nsubj go/VERB/named/advcl
        on/ADP/go/compound:prt q1>
        """
    )
    assert repairs.without_reasons(doc, doc.attributions[0], languages.get("en")) is None


DOUBTFUL = [
    (  # nobody says anything
        "<q1 The/DET/treaty/det treaty/NOUN/ratified/nsubj:pass q1> <c1 was/AUX/ratified/aux:pass"
        " ratified/ratify/VERB/0/root c1> ./PUNCT/ratified/punct",
        True,
    ),
    (  # a dateline
        "<s1 [Location Muscat/PROPN/bank/dep ] s1> <c1 :/PUNCT/bank/punct c1> <q1 a/DET/bank/det bank/NOUN/opened/nsubj"
        " opened/VERB/0/root q1> ./PUNCT/opened/punct",
        True,
    ),
    (  # a headline
        "<s1 Minister/NOUN/bank/dep s1> <c1 :/PUNCT/bank/punct c1> <q1 a/DET/bank/det bank/NOUN/opened/nsubj"
        " opened/VERB/0/root q1> ./PUNCT/opened/punct",
        False,
    ),
    (  # what a page says, and what stands behind it
        "<s1 READ/VERB/MORE/dep MORE/ADJ/bank/dep s1> <c1 :/PUNCT/bank/punct c1> <q1 a/DET/bank/det"
        " bank/NOUN/opened/nsubj opened/VERB/0/root q1> ./PUNCT/opened/punct",
        True,
    ),
    (
        "READ/VERB/MORE/dep MORE/ADJ/opened/dep <c1 :/PUNCT/opened/punct c1> <s1 Ministry/NOUN/opened/nsubj s1>"
        " <q1 opened/VERB/0/root a/DET/bank/det bank/NOUN/opened/obj q1> ./PUNCT/opened/punct",
        True,
    ),
    (  # a deed and a saying
        "<s1 Moro/PROPN/signed/nsubj s1> <c1 signed/sign/VERB/0/root c1> <q1 the/DET/law/det law/NOUN/signed/obj"
        " opening/VERB/law/acl the/DET/bank/det bank/NOUN/opening/obj q1> ./PUNCT/signed/punct",
        True,
    ),
    (
        "<s1 Moro/PROPN/signed/nsubj s1> <c1 signed/sign/VERB/0/root c1> <q1 that/SCONJ/opened/mark the/DET/bank/det"
        " bank/NOUN/opened/nsubj opened/VERB/signed/ccomp q1> ./PUNCT/signed/punct",
        False,
    ),
    (  # another name is nothing said
        "<s1 The/DET/firm/det firm/NOUN/0/root s1> <c1 known/know/VERB/firm/acl c1> as/ADP/Sol/case"
        " <q1 Sol/PROPN/known/obl q1>",
        True,
    ),
]


@pytest.mark.parametrize(
    ("table", "doubtful"),
    DOUBTFUL,
    ids=["nobody", "dateline", "headline", "label", "behind a label", "deed", "saying", "name"],
)
def test_doubtful(table: str, doubtful: bool) -> None:
    doc = document(table)
    assert repairs.is_doubtful(doc, doc.attributions[0], languages.get("en")) == doubtful


@pytest.mark.parametrize(
    ("table", "source"),
    [
        (
            "<s1 a/DET/man/det man/NOUN/claimed/nsubj in/ADP/post/case a/DET/post/det post/NOUN/man/nmod on/ADP/X/case"
            " X/PROPN/post/nmod s1> <c1 claimed/claim/VERB/0/root c1> <q1 it/PRON/sank/nsubj"
            " sank/VERB/claimed/ccomp q1>",
            "a man",
        ),
        (
            "<s1 the/DET/man/det man/NOUN/claimed/nsubj in/ADP/post/case the/DET/post/det post/NOUN/man/nmod s1>"
            " <c1 claimed/claim/VERB/0/root c1> <q1 it/PRON/sank/nsubj sank/VERB/claimed/ccomp q1>",
            "the man in the post",
        ),
    ],
    ids=["how he said it", "which man"],
)
def test_by_what_a_source_speaks_is_not_its_name(table: str, source: str) -> None:
    doc = document(table)
    mended = repairs.own_source(doc, doc.attributions[0], languages.get("en"))
    assert mended.source is not None
    assert mended.source.of(doc.text) == source


CLAUSES = [
    (  # the subject in front of a verb that nobody knows for a cue
        """
        <q1 “/PUNCT/port/punct Our/PRON/port/nmod:poss port/NOUN/roared/ccomp !/PUNCT/port/punct ”/PUNCT/port/punct q1>
        the/DET/pickets/det pickets/NOUN/roared/nsubj roared/VERB/0/root back/ADV/roared/advmod ./PUNCT/roared/punct
        """,
        ("the pickets", "roared"),
    ),
    (  # in front of the quotation
        """
        The/DET/pickets/det pickets/NOUN/roared/nsubj roared/VERB/0/root :/PUNCT/roared/punct
        <q1 “/PUNCT/port/punct Our/PRON/port/nmod:poss port/NOUN/roared/ccomp !/PUNCT/port/punct ”/PUNCT/port/punct q1>
        """,
        ("The pickets", "roared"),
    ),
    (  # the quotation is an ended sentence, and what follows another
        """
        <q1 “/PUNCT/port/punct Our/PRON/port/nmod:poss port/NOUN/0/root ./PUNCT/port/punct ”/PUNCT/port/punct q1>
        /
        Pickets/NOUN/left/nsubj left/VERB/0/root ./PUNCT/left/punct
        """,
        None,
    ),
    (  # words in the middle of a sentence
        """
        He/PRON/wore/nsubj wore/VERB/0/root a/DET/shirt/det shirt/NOUN/wore/obj ,/PUNCT/port/punct
        <q1 “/PUNCT/port/punct Our/PRON/port/nmod:poss port/NOUN/shirt/appos ,/PUNCT/port/punct ”/PUNCT/port/punct q1>
        in/ADP/red/case red/NOUN/wore/obl
        """,
        None,
    ),
]


@pytest.mark.parametrize(("table", "clause"), CLAUSES, ids=["behind", "in front", "another sentence", "no speech"])
def test_reporting_clause(table: str, clause: tuple[str, str] | None) -> None:
    doc = document(table)
    piece = doc.attributions[0].content[0]
    inner = Span(piece.start + 1, piece.end - 1)
    found = repairs.reporting_clause(doc, inner)
    assert (found and tuple(span.of(doc.text) for span in found)) == clause


def test_the_narrators_sentence_is_not_part_of_what_is_said() -> None:
    doc = document(
        """
        <q1 It/PRON/cold/nsubj was/AUX/cold/cop cold/ADJ/0/root ./PUNCT/cold/punct
        /
        “/PUNCT/froze/punct We/PRON/froze/nsubj froze/VERB/said/ccomp ,/PUNCT/said/punct ”/PUNCT/froze/punct q1>
        <s1 she/PRON/said/nsubj s1> <c1 said/VERB/0/root c1>
        """
    )
    mended = repairs.from_the_quotation(doc, doc.attributions[0], languages.get("en"))
    assert [piece.of(doc.text) for piece in mended.content] == ["“We froze,”"]


def test_words_that_are_yet_to_be_said() -> None:
    doc = document(
        """
        <s1 She/PRON/expected/nsubj:pass s1> <c1 is/AUX/expected/aux:pass expected/expect/VERB/0/root c1>
        <q1 to/PART/tell/mark tell/VERB/expected/xcomp them/PRON/tell/iobj that/SCONJ/sank/mark it/PRON/sank/nsubj
        sank/VERB/tell/ccomp q1>
        """
    )
    mended = repairs.yet_to_say(doc, doc.attributions[0], languages.get("en"))
    assert mended.cue is not None
    assert (mended.cue.of(doc.text), mended.content[0].of(doc.text)) == ("tell", "that it sank")


def test_quoted_as_saying_with_as_in_the_cue() -> None:
    doc = document(
        """
        <s1 She/PRON/quoted/nsubj:pass s1> <c1 was/AUX/quoted/aux:pass quoted/quote/VERB/0/root as/SCONJ/saying/mark c1>
        <q1 saying/VERB/quoted/advcl it/PRON/sank/nsubj sank/VERB/saying/ccomp q1>
        """
    )
    mended = repairs.quoted_as_saying(doc, doc.attributions[0], languages.get("en"))
    assert mended.content[0].of(doc.text) == "it sank"
    assert mended.source is not None
    assert mended.source.of(doc.text) == "She"


SCRIPT = """
    <s1 VOLL/PROPN/sank/dep s1> <c1 :/PUNCT/sank/punct c1> <q1 It/PRON/sank/nsubj sank/VERB/0/root q1>
    ./PUNCT/sank/punct
    /
    Nobody/PRON/swam/nsubj swam/VERB/0/root ./PUNCT/swam/punct

    COURIER/PROPN/swam/dep :/PUNCT/swam/punct Who/PRON/swam/nsubj swam/VERB/0/root ?/PUNCT/swam/punct

    {label}/PROPN/rained/dep :/PUNCT/rained/punct It/PRON/rained/nsubj rained/VERB/0/root ./PUNCT/rained/punct
"""


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("VOLL", [("VOLL", "It sank. Nobody swam."), ("COURIER", "Who swam?"), ("VOLL", "It rained.")]),
        ("Note", [("VOLL", "It sank. Nobody swam.")]),
    ],
    ids=["a script", "three colons"],
)
def test_answers_go_on_to_the_end_of_their_paragraph(label: str, expected: list[tuple[str, str]]) -> None:
    doc = document(SCRIPT.format(label=label))
    mended = repairs.whole_answers(doc, doc.attributions, languages.get("en"))
    assert [(one.source and one.source.of(doc.text), one.content[0].of(doc.text)) for one in mended] == expected


TALK = {
    # a text | who speaks, and the pieces of what is said: "|" where a parser found a label and what is behind it
    "labels within a paragraph": (
        "Q: Why? A: It sank.\n\nQ: Will it float? A: No.",
        [("Q", ["Why?"]), ("A", ["It sank."]), ("Q", ["Will it float?"]), ("A", ["No."])],
    ),
    "labels with numbers": (
        "Q 1: Why?\n\nA 1: It sank.\n\nQ 2: Will it float?\n\nA 2: No.",
        [("Q 1", ["Why?"]), ("A 1", ["It sank."]), ("Q 2", ["Will it float?"]), ("A 2", ["No."])],
    ),
    "an answer of many paragraphs, not the last": (
        "Q: Why?\n\nA: It sank.\n\nNobody swam.\n\nThe night\n\nQ: Will it float?\n\nA: No.\n\nIt was cut.",
        [("Q", ["Why?"]), ("A", ["It sank.", "Nobody swam."]), ("Q", ["Will it float?"]), ("A", ["No."])],
    ),
    "no answers to questions": (
        "PHOTO: A boat.\n\nThe boat sank.\n\nPHOTO: A dam.\n\nNobody swam.\n\nPHOTO: A man.",
        [("PHOTO", ["A boat."]), ("PHOTO", ["A dam."]), ("PHOTO", ["A man."])],
    ),
    "no script": ("Voll: It sank.\n\nNobody swam. Note: It sank.\n\nMoro: It floats.", []),
}


@pytest.mark.parametrize(("text", "expected"), TALK.values(), ids=TALK)
def test_turns_of_a_script(text: str, expected: list[tuple[str, list[str]]]) -> None:
    doc = Document(Article(text), (), ())
    found = repairs.whole_answers(doc, [], languages.get("en"))
    assert [
        (one.source and one.source.of(text), [piece.of(text) for piece in one.content]) for one in found
    ] == expected
    assert all(one.cue is not None and one.cue.of(text) == ":" for one in found)


@pytest.mark.parametrize(
    ("source", "expected"),
    [("10.55 Ana Moro", "Ana Moro"), ("11:20am - Moro", "Moro"), ("40 voters", "40 voters"), ("10.55", "10.55")],
)
def test_the_time_of_a_post_is_not_its_source(source: str, expected: str) -> None:
    table = " ".join(f"{word}/PROPN/sank/dep" for word in source.split())
    doc = document(f"<s1 {table} s1> <c1 :/PUNCT/sank/punct c1> <q1 It/PRON/sank/nsubj sank/VERB/0/root q1>")
    mended = repairs.without_time(doc, doc.attributions[0], languages.get("en"))
    assert mended.source is not None
    assert mended.source.of(doc.text) == expected


OWN_SOURCE = {
    "not over the end of the sentence": (
        """<q1 It/PRON/sank/nsubj sank/VERB/0/root q1> ,/PUNCT/sank/punct <c1 according/VERB/reports/case
        to/ADP/according/fixed c1> <s1 initial/ADJ/reports/amod reports/NOUN/sank/obl ./PUNCT/sank/punct
        /
        The/DET/ministry/det s1> ministry/NOUN/closed/nsubj closed/VERB/0/root ./PUNCT/closed/punct""",
        "initial reports",
    ),
    "over an abbreviation": (
        """It/PRON/sank/nsubj <q1 sank/VERB/0/root q1> ,/PUNCT/sank/punct <s1 Sen/PROPN/sank/dep ./PUNCT/Sen/punct
        /
        Otto/PROPN/said/nsubj Brix/PROPN/Otto/flat s1> <c1 said/say/VERB/0/root c1> ./PUNCT/said/punct""",
        "Sen. Otto Brix",
    ),
    "not whom it told": (
        """“ <q1 It/PRON/sank/nsubj sank/VERB/said/ccomp q1> , ” <c1 said/say/VERB/0/root c1> <s1 the/DET/father/det
        father/NOUN/said/nsubj of/ADP/one/case one/NUM/father/nmod to/ADP/Sunda/case
        [Organization Sunda/PROPN/one/nmod TV/PROPN/Sunda/flat ] s1> ./PUNCT/said/punct""",
        "the father of one",
    ),
    "whom somebody is to": (
        """“ <q1 It/PRON/sank/nsubj sank/VERB/said/ccomp q1> , ” <c1 said/say/VERB/0/root c1> <s1 the/DET/envoy/det
        envoy/NOUN/said/nsubj to/ADP/valley/case the/DET/valley/det valley/NOUN/envoy/nmod s1> ./PUNCT/said/punct""",
        "the envoy to the valley",
    ),
    "behind according to": (
        """<s1 Edda/PROPN/led/nsubj Kroll/PROPN/Edda/flat s1> <q1 led/lead/VERB/0/root the/DET/team/det
        team/NOUN/led/obj q1> ,/PUNCT/led/punct <c1 according/VERB/council/case to/ADP/according/fixed c1>
        the/DET/council/det council/NOUN/led/obl ./PUNCT/led/punct""",
        "the council",
    ),
    "who says it before according to": (
        """<q1 It/PRON/sank/nsubj sank/VERB/said/ccomp q1> ,/PUNCT/said/punct said/say/VERB/0/root
        <s1 Edda/PROPN/said/nsubj s1> ,/PUNCT/said/punct <c1 according/VERB/council/case to/ADP/according/fixed c1>
        the/DET/council/det council/NOUN/said/obl ./PUNCT/said/punct""",
        "Edda",
    ),
}


@pytest.mark.parametrize(("table", "expected"), OWN_SOURCE.values(), ids=OWN_SOURCE.keys())
def test_the_source_is_of_the_cue_s_own_clause(table: str, expected: str) -> None:
    doc = document(table)
    mended = repairs.own_source(doc, doc.attributions[0], languages.get("en"))
    assert mended.source is not None
    assert mended.source.of(doc.text) == expected


CITING = """<s1 {source} s1> ,/PUNCT/said/punct citing/cite/VERB/said/advcl a/DET/study/det study/NOUN/citing/obj
    ,/PUNCT/said/punct <c1 said/say/VERB/0/root c1> <q1 it/PRON/sank/nsubj sank/VERB/said/ccomp q1>"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[Organization Tass/PROPN/said/nsubj ]", "a study"),
        ("she/PRON/said/nsubj", "she"),
        ("[Person Edda/PROPN/said/nsubj Kroll/PROPN/Edda/flat ]", "Edda Kroll"),
        ("it/PRON/said/nsubj", "a study"),
        ("our/PRON/correspondent/nmod:poss correspondent/NOUN/said/nsubj", "a study"),
    ],
)
def test_who_cites_is_the_source_where_a_person(source: str, expected: str) -> None:
    doc = document(CITING.format(source=source))
    mended = repairs.cited_source(doc, doc.attributions[0], languages.get("en"))
    assert mended.source is not None
    assert mended.source.of(doc.text) == expected


PASSED_ON = """<q1 It/PRON/sank/nsubj had/AUX/sank/aux sank/sink/VERB/{verb}/ccomp {marks} ,/PUNCT/{verb}/punct {clause}
    {after} ,/PUNCT/{verb}/punct <c1 {cue} c1> <s1 Tass/PROPN/{verb}/obl s1> ./PUNCT/{verb}/punct"""
MAYOR = "the/DET/mayor/det mayor/NOUN/said/nsubj"
SAYS = "said/say/VERB/0/root"
TELLS = "the/DET/mayor/det mayor/NOUN/told/nsubj told/tell/VERB/0/root reporters/NOUN/told/iobj"
LEAVES = "the/DET/mayor/det mayor/NOUN/left/nsubj left/leave/VERB/0/root"
TO = "according/VERB/Tass/case to/ADP/according/fixed"
OF_A_PAPER = f"{TO} a/DET/statement/det statement/NOUN/according/obl by/ADP/Tass/case"


@pytest.mark.parametrize(
    ("clause", "cue", "expected"),
    [
        (f"{MAYOR} {SAYS}", TO, ("the mayor", "said", "It had sank")),
        (f"{SAYS} {MAYOR}", TO, ("the mayor", "said", "It had sank")),
        (f"{MAYOR} {SAYS}", OF_A_PAPER, ("the mayor", "said", "It had sank")),
        (TELLS, TO, ("the mayor", "told", "It had sank")),
        (LEAVES, TO, ("Tass", "according to", None)),
        (f"{MAYOR} {SAYS}", "added/add/VERB/said/parataxis", ("Tass", "added", None)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("inside", [True, False])
def test_what_is_only_passed_on_is_his_who_said_it(
    clause: str, cue: str, inside: bool, expected: tuple[str, str, str | None]
) -> None:
    marks, after = ("", "q1>") if inside else ("q1>", "")
    verb = next(word.split("/")[0] for word in clause.split() if word.endswith("/0/root"))
    doc = document(PASSED_ON.format(clause=clause, cue=cue, marks=marks, after=after, verb=verb))
    found = doc.attributions[0]
    mended = repairs.said_by_another(doc, found, languages.get("en"))
    source, said, content = expected
    assert mended.source is not None
    assert mended.cue is not None
    assert (mended.source.of(doc.text), mended.cue.of(doc.text)) == (source, said)
    assert [piece.of(doc.text) for piece in mended.content] == (
        [content] if content else [piece.of(doc.text) for piece in found.content]
    )


ADDING = """<s1 He/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 it/PRON/sank/nsubj sank/sink/VERB/said/ccomp q1>
    ,/PUNCT/{verb}/punct {source} <c2 {verb}/{lemma}/VERB/sank/advcl/VerbForm=Part c2>
    <q2 that/SCONJ/left/mark they/PRON/left/nsubj left/leave/VERB/{verb}/ccomp q2> ./PUNCT/said/punct"""


@pytest.mark.parametrize(
    ("verb", "source", "content", "why"),
    [
        ("adding/add", "", "it sank", "he adds it himself"),
        ("proving/prove", "", "it sank, proving that they left", "what it proves is part of what he said"),
    ],
)
def test_what_goes_on_saying_is_not_part_of_what_was_said(verb: str, source: str, content: str, why: str) -> None:
    form, lemma = verb.split("/")
    doc = document(ADDING.format(verb=form, lemma=lemma, source=source))
    outer, _ = repairs.whole_clause(doc, doc.attributions, languages.get("en"))
    assert outer.content[0].of(doc.text) == content, why


def test_was_quoted_by_somebody_as_saying() -> None:
    doc = document(
        """
        <q1 Otto/PROPN/quoted/nsubj:pass Grell/PROPN/Otto/flat q1> <c1 was/AUX/quoted/aux:pass
        quoted/quote/VERB/0/root c1> by/ADP/AP/case AP/PROPN/quoted/obl:agent
        <q1 as/SCONJ/saying/mark saying/say/VERB/quoted/advcl it/PRON/sank/nsubj sank/VERB/saying/ccomp q1>
        """
    )
    mended = repairs.quoted_as_saying(doc, doc.attributions[0], languages.get("en"))
    assert mended.source is not None
    assert (mended.source.of(doc.text), [piece.of(doc.text).strip() for piece in mended.content]) == (
        "Otto Grell", ["it sank"],
    )  # fmt: skip


def test_what_is_yet_to_be_said_in_two_pieces() -> None:
    doc = document(
        """
        <s1 She/PRON/expected/nsubj:pass s1> <c1 is/AUX/expected/aux:pass expected/expect/VERB/0/root c1>
        <q1 to/PART/tell/mark tell/tell/VERB/expected/xcomp them/PRON/tell/iobj q1> <q1 that/SCONJ/sank/mark
        it/PRON/sank/nsubj sank/VERB/tell/ccomp q1>
        """
    )
    mended = repairs.yet_to_say(doc, doc.attributions[0], languages.get("en"))
    assert mended.cue is not None
    assert (mended.cue.of(doc.text), [piece.of(doc.text) for piece in mended.content]) == ("tell", ["that it sank"])


def test_words_of_another_sentence_are_not_part_of_what_is_said() -> None:
    doc = document(
        """
        <q1 Few/ADJ/come/nsubj come/VERB/0/root q1> ./PUNCT/come/punct
        /
        <s1 She/PRON/said/nsubj s1> <c1 said/VERB/0/root c1> <q1 it/PRON/sank/nsubj sank/VERB/said/ccomp q1>
        """
    )
    mended = repairs.without_strays(doc, doc.attributions[0], languages.get("en"))
    assert [piece.of(doc.text) for piece in mended.content] == ["it sank"]


ORDERS = [
    ("ordered/order", "crews to abandon", "an order counts in whom it is given to"),
    ("told/tell", "to abandon", "whom one tells stays outside"),
]


@pytest.mark.parametrize(("verb", "content", "why"), ORDERS)
def test_whom_an_order_is_given_to(verb: str, content: str, why: str) -> None:
    form = verb.split("/")[0]
    doc = document(
        f"<s1 She/PRON/{form}/nsubj s1> <c1 {verb}/VERB/0/root c1> crews/NOUN/{form}/obj"
        f" <q1 to/PART/abandon/mark abandon/VERB/{form}/xcomp q1>"
    )
    mended = repairs.with_whom_it_orders(doc, doc.attributions[0], languages.get("en"))
    assert mended.content[0].of(doc.text) == content, why


def test_quoted_as_saying_behind_the_words() -> None:
    doc = document(
        """“ <q1 It/PRON/sank/nsubj sank/VERB/quoted/ccomp q1> , ” <s1 the/DET/agency/det agency/NOUN/quoted/nsubj s1>
        <c1 quoted/quote/VERB/0/root c1> <q1 Otto/PROPN/quoted/nsubj Grell/PROPN/Otto/flat as/SCONJ/saying/mark
        saying/say/VERB/quoted/advcl q1> ./PUNCT/quoted/punct"""
    )
    mended = repairs.quoted_as_saying(doc, doc.attributions[0], languages.get("en"))
    assert mended.source is not None
    assert (mended.source.of(doc.text), [piece.of(doc.text) for piece in mended.content]) == ("Otto Grell", ["It sank"])


INNER = """<s1 He/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 it/PRON/sank/nsubj sank/sink/VERB/said/ccomp q1>
    but/CCONJ/wants/cc <s2 Orrel/PROPN/wants/nsubj s2> <c2 wants/want/VERB/{head}/conj c2>
    <q2 to/PART/wait/mark wait/VERB/wants/xcomp q2> ./PUNCT/said/punct"""


@pytest.mark.parametrize(
    ("head", "content", "why"),
    [
        ("sank", "it sank but Orrel wants to wait", "all of the clause is what he said"),
        ("said", "it sank", "what Orrel wants hangs on no word of his"),
    ],
)
def test_what_is_said_goes_on_around_an_attribution_in_it(head: str, content: str, why: str) -> None:
    doc = document(INNER.format(head=head))
    outer, inner = repairs.whole_clause(doc, doc.attributions, languages.get("en"))
    assert outer.content[0].of(doc.text) == content, why
    assert inner == doc.attributions[1]


RELATIVE = """<s1 He/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 he/PRON/hired/nsubj hired/hire/VERB/said/ccomp
    Lind/PROPN/hired/obj q1> ,/PUNCT/{verb}/punct {before} who/PRON/{verb}/nsubj {verb}/VERB/{head}/{relation}
    gold/NOUN/{verb}/obj {after} ./PUNCT/said/punct"""


@pytest.mark.parametrize(
    ("filled", "content", "why"),
    [
        ({}, "he hired Lind, who found gold", "a relative clause hangs on the last word"),
        ({"relation": "advcl", "head": "hired"}, "he hired Lind, who found gold", "or on the verb, for this parse"),
        ({"relation": "parataxis", "head": "hired"}, "he hired Lind", "a clause beside it may be the narrator's"),
        ({"head": "said", "relation": "advcl"}, "he hired Lind", "it tells of his saying so"),
        ({"before": "(", "after": ")"}, "he hired Lind", "the reporter adds what stands in brackets"),
        ({"before": "“", "after": "”"}, "he hired Lind", "marks have their own rules"),
        ({"after": "<s2 Moss/PROPN/wrote/nsubj s2> <c2 wrote/write/VERB/found/conj c2> <q2 it/PRON/wrote/obj q2>"},
         "he hired Lind, who found gold Moss wrote it", "what is said holds another attribution"),
    ],
)  # fmt: skip
def test_what_is_said_goes_on_to_the_end_of_its_clause(filled: dict[str, str], content: str, why: str) -> None:
    named = {"verb": "found", "head": "Lind", "relation": "acl:relcl", "before": "", "after": ""} | filled
    doc = document(RELATIVE.format(**named))
    mended = repairs.whole_clause(doc, doc.attributions, languages.get("en"))
    assert [p.of(doc.text) for one in mended if one.cue and one.cue.of(doc.text) == "said" for p in one.content] == [
        content
    ], why


@pytest.mark.parametrize(
    ("cue", "content", "why"),
    [
        ("said/say", "the dam failed in May", "a plain verb of saying holds for all before its comma"),
        ("owned/own", "the dam failed", "any other verb does not"),
    ],
)
def test_what_is_said_goes_on_to_the_comma(cue: str, content: str, why: str) -> None:
    form = cue.split("/")[0]
    doc = document(
        f"""<q1 the/DET/dam/det dam/NOUN/failed/nsubj failed/fail/VERB/{form}/ccomp q1> in/ADP/May/case
        May/PROPN/failed/obl ,/PUNCT/failed/punct <s1 Lind/PROPN/{form}/nsubj s1> <c1 {cue}/VERB/0/root c1>
        ./PUNCT/{form}/punct"""
    )
    mended = repairs.whole_sentence(doc, doc.attributions, languages.get("en"))
    assert [piece.of(doc.text) for piece in mended[0].content] == [content], why


TAIL = """{start} the/DET/dam/det dam/NOUN/failed/nsubj <q1 failed/fail/VERB/said/ccomp in/ADP/May/case
    May/PROPN/failed/obl q1>
    ,/PUNCT/failed/punct <s1 Lind/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1> ./PUNCT/said/punct"""


@pytest.mark.parametrize(
    ("start", "content", "why"),
    [
        ("Then/ADV/failed/advmod", "Then the dam failed in May", "she said all that stands before"),
        (
            "<s2 Moss/PROPN/wrote/nsubj s2> <c2 wrote/write/VERB/failed/ccomp c2> <q2 it/PRON/wrote/obj q2>",
            "failed in May",
            "Moss wrote it",
        ),
        ("“ Then/ADV/failed/advmod ”", "failed in May", "marks have their own rules"),
    ],
)
def test_what_is_said_begins_with_its_sentence(start: str, content: str, why: str) -> None:
    doc = document(TAIL.format(start=start))
    mended = repairs.whole_sentence(
        doc, [doc.attributions[0]] if "c2" not in start else doc.attributions, languages.get("en")
    )
    assert [p.of(doc.text) for one in mended if one.cue and one.cue.of(doc.text) == "said" for p in one.content] == [
        content
    ], why


INSIDE = [
    (  # the side that is quoted
        """
        <q1 “ I/PRON/heard/nsubj heard/VERB/0/root ” <c1 :/PUNCT/heard/punct c1> a/DET/valley/det
        valley/NOUN/counts/nsubj counts/VERB/heard/parataxis people/NOUN/counts/obj q1>
        """,
        "“I heard”",
    ),
    (  # else the longer one
        """
        <q1 Because/SCONJ/wrote/mark papers/NOUN/wrote/nsubj <c1 wrote/write/VERB/0/root c1> that/SCONJ/sank/mark
        the/DET/ship/det ship/NOUN/sank/nsubj sank/VERB/wrote/ccomp q1>
        """,
        "that the ship sank",
    ),
    (  # nothing to mend
        "<s1 Moro/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 it/PRON/sank/nsubj sank/VERB/said/ccomp q1>",
        "it sank",
    ),
]


@pytest.mark.parametrize(("table", "content"), INSIDE)
def test_a_content_does_not_hold_its_own_cue(table: str, content: str) -> None:
    doc = document(table)
    mended = repairs.without_cue(doc, doc.attributions[0])
    assert [piece.of(doc.text) for piece in mended.content] == [content]
