"""The attribution chain: what each sentence says of the way its words travelled, as the line that readers see."""

# ruff: noqa: E501  (a row of a table is one line)

from dataclasses import replace

import pytest
from documents import document

from quotes import chains, languages
from quotes.speakers import Hearer, Resolution
from quotes.types import Link, Mention, Span, Speaker

ENGLISH = languages.get("en")
MORO = Speaker("Ana Moro", "person", role="mayor", affiliation="Ostrel")
LIND = Speaker("Per Lind", "person")
REUTERS = Speaker("Reuters", "organization")
SOURCE = Speaker("senior security source", "person", anonymous=True)
PALACE = Speaker("palace", "organization")
FEED = Speaker("Harbour Twitter feeds", "social")
REPORT = Speaker("report", "document")

# "the dam failed", reported by {0}
THAT = "<q1 the/DET/dam/det dam/NOUN/failed/nsubj failed/fail/VERB/{0}/ccomp q1>"
SAID = "<s1 Moro/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1> " + THAT.format("said")


def links(made, speakers, number, hows=None):
    hows = hows or ["named"] * len(speakers)
    resolutions = [Resolution(tuple(people), how, 1.0) for people, how in zip(speakers, hows, strict=True)]
    return chains.links(made, resolutions, ENGLISH)[number - 1]


def steps(table, *speakers, number=1, hows=None, **more):
    """Return the chain without its first step, the speaker."""
    made = document(table, **more)
    people = [[speaker] if speaker else [] for speaker in speakers]
    line = chains.line(links(made, people, number, hows))
    return line.split(chains.ARROW, 1)[1] if chains.ARROW in line else ""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # told
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> AFP/PROPN/told/iobj " + THAT.format("told"), "told AFP"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> AFP/PROPN/told/obj on/ADP/Monday/case "
         "Monday/PROPN/told/obl " + THAT.format("told"), "told AFP"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> the/DET/Dawn/det Dawn/PROPN/told/iobj "
         + THAT.format("told"), "told Dawn"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> [Organization The/DET/Dawn/det Dawn/PROPN/told/iobj ] "
         + THAT.format("told"), "told Dawn"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> reporters/reporter/NOUN/told/iobj in/ADP/Lagos/case "
         "Lagos/PROPN/told/obl " + THAT.format("told"), "told reporters"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> Sunda/PROPN/TV/compound TV/PROPN/told/iobj "
         + THAT.format("told"), "told Sunda TV"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> police/NOUN/told/iobj and/CCONJ/firefighters/cc "
         "firefighters/NOUN/police/conj " + THAT.format("told"), "told police → told firefighters"),
        (SAID + " to/ADP/reporters/case reporters/reporter/NOUN/said/obl .", "told reporters"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> members/member/NOUN/told/iobj of/ADP/council/case "
         "the/DET/council/det council/NOUN/members/nmod " + THAT.format("told"), "told members of the council"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> judges/judge/NOUN/told/iobj at/ADP/Hague/case "
         "the/DET/Hague/det Hague/PROPN/told/obl " + THAT.format("told"), "told judges"),
        ("<s1 The/DET/court/det court/NOUN/told/nsubj:pass s1> <c1 was/be/AUX/told/aux:pass told/tell/VERB/0/root c1> "
         + THAT.format("told"), "told court"),
        ("<s1 The/DET/jury/det jury/NOUN/heard/nsubj s1> <c1 heard/hear/VERB/0/root c1> " + THAT.format("heard"), "told jury"),
        ("Speaking/speak/VERB/said/advcl to/ADP/reporters/case reporters/reporter/NOUN/Speaking/obl in/ADP/Tyre/case "
         "Tyre/PROPN/Speaking/obl , " + SAID, "told reporters"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> the/DET/failed/det Clarion/PROPN/failed/compound "
         + THAT.format("told"), "told Clarion"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> the/DET/agency/det news/NOUN/agency/compound "
         "agency/NOUN/told/iobj [Organization Meridian/PROPN/agency/appos ] " + THAT.format("told"), "told Meridian"),
        (SAID + " in/ADP/letter/case a/DET/letter/det letter/NOUN/said/obl to/ADP/chair/case the/DET/chair/det "
         "chair/NOUN/letter/nmod ,/PUNCT/chair/punct [Person Edmund/PROPN/chair/appos Vasz/PROPN/Edmund/flat ] .",
         "letter → told Edmund Vasz"),
        (SAID + " in/ADP/statement/case a/DET/statement/det statement/NOUN/said/obl emailed/NOUN/said/obl "
         "to/ADP/Northwire/case Northwire/PROPN/emailed/obl .", "statement → told Northwire"),
        ("Asked/ask/VERB/said/advcl/Tense=Past|VerbForm=Part by/ADP/AFP/case [Organization AFP/PROPN/Asked/obl:agent ] , "
         + SAID, "told AFP"),
        # no one was told
        (SAID + " in/ADP/response/case response/NOUN/said/obl to/ADP/question/case a/DET/question/det "
         "question/NOUN/response/nmod .", ""),
        (SAID + " at/ADP/rally/case a/DET/rally/det rally/NOUN/said/obl ,/PUNCT/laughter/punct to/ADP/laughter/case "
         "laughter/NOUN/said/obl .", "rally"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> drivers/driver/NOUN/told/obj "
         "<q1 to/PART/turn/mark turn/VERB/told/xcomp back/ADV/turn/advmod q1>", ""),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> a/DET/story/det story/NOUN/told/obj "
         + THAT.format("told"), ""),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> himself/he/PRON/told/iobj " + THAT.format("told"), ""),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> <q1 Lind/PROPN/lied/nsubj lied/lie/VERB/told/ccomp q1>",
         ""),
        ("<s1 Moro/PROPN/declared/nsubj s1> <c1 declared/declare/VERB/0/root c1> war/NOUN/declared/obj "
         + THAT.format("declared"), ""),
        # interviews
        ("In/ADP/interview/case an/DET/interview/det interview/NOUN/said/obl with/ADP/Dawn/case The/DET/Dawn/det "
         "Dawn/PROPN/interview/nmod , " + SAID, "interview → told Dawn"),
        (SAID + " in/ADP/interview/case a/DET/interview/det phone/NOUN/interview/compound interview/NOUN/said/obl .",
         "phone interview"),
        # channels
        (SAID + " in/ADP/statement/case a/DET/statement/det written/ADJ/statement/amod statement/NOUN/said/obl .",
         "written statement"),
        (SAID + " on/ADP/Twitter/case Twitter/PROPN/said/obl .", "Twitter"),
        (SAID + " by/ADP/telephone/case telephone/NOUN/said/obl from/ADP/Tyre/case Tyre/PROPN/said/obl .", "telephone"),
        (SAID + " at/ADP/conference/case a/DET/conference/det news/NOUN/conference/compound conference/NOUN/said/obl .",
         "news conference"),
        (SAID + " in/ADP/message/case a/DET/message/det message/NOUN/said/obl to/ADP/media/case the/DET/media/det "
         "media/NOUN/message/nmod .", "message to the media"),
        (SAID + " in/ADP/statement/case a/DET/statement/det statement/NOUN/said/obl to/ADP/AFP/case AFP/PROPN/statement/nmod .",
         "statement → told AFP"),
        (SAID + " in/ADP/post/case a/DET/post/det post/NOUN/said/obl on/ADP/X/case X/PROPN/post/nmod .", "post on X"),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> a/DET/conference/det press/NOUN/conference/compound "
         "conference/NOUN/told/iobj " + THAT.format("told"), "press conference"),
        ("<s1 Moro/PROPN/tweeted/nsubj s1> <c1 tweeted/tweet/VERB/0/root c1> " + THAT.format("tweeted"), "tweet"),
        # no channel
        (SAID + " in/ADP/Tyre/case Tyre/PROPN/said/obl on/ADP/Monday/case Monday/PROPN/said/obl .", ""),
        (SAID + " on/ADP/x/case x/NOUN/said/obl .", ""),
        ("<s1 Moro/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 Lind/PROPN/lied/nsubj lied/lie/VERB/said/ccomp "
         "in/ADP/statement/case a/DET/statement/det statement/NOUN/lied/obl q1> .", ""),
        # relayed
        (SAID + " , according/accord/VERB/Tass/case to/ADP/according/fixed Tass/PROPN/said/obl .", "cited by Tass"),
        ("<s1 Moro/PROPN/quoted/nsubj:pass s1> was/be/AUX/quoted/aux:pass quoted/quote/VERB/0/root as/SCONJ/saying/mark "
         "<c1 saying/say/VERB/quoted/advcl c1> " + THAT.format("saying") + " by/ADP/Tass/case Tass/PROPN/quoted/obl:agent .",
         "cited by Tass"),
        ("State/NOUN/media/compound media/NOUN/quoted/nsubj quoted/quote/VERB/0/root <s1 Moro/PROPN/quoted/obj s1> "
         "as/SCONJ/saying/mark <c1 saying/say/VERB/quoted/advcl c1> " + THAT.format("saying"), "cited by State media"),
        ("<s1 Moro/PROPN/quoted/nsubj:pass s1> was/be/AUX/quoted/aux:pass quoted/quote/VERB/0/root as/SCONJ/saying/mark "
         "<c1 saying/say/VERB/quoted/advcl c1> " + THAT.format("saying"), ""),
        ("Tass/PROPN/reported/nsubj reported/report/VERB/0/root that/SCONJ/said/mark <s1 Moro/PROPN/said/nsubj s1> "
         "<c1 said/say/VERB/reported/ccomp c1> " + THAT.format("said"), "cited by Tass"),
        (SAID + " in/ADP/remarks/case remarks/remark/NOUN/said/obl carried/carry/VERB/remarks/acl/VerbForm=Part by/ADP/media/case "
         "state/NOUN/media/compound media/NOUN/carried/obl .", "cited by state media"),
        ("<s1 Moro/PROPN/said/nsubj in/ADP/post/case his/PRON/post/nmod:poss post/NOUN/Moro/nmod s1> "
         "<c1 said/say/VERB/0/root c1> " + THAT.format("said"), "his post"),
        ("<s1 The/DET/man/det man/NOUN/said/nsubj in/ADP/letter/case the/DET/letter/det letter/NOUN/man/nmod s1> "
         "<c1 said/say/VERB/0/root c1> " + THAT.format("said"), ""),
        ("<s1 A/DET/man/det man/NOUN/said/nsubj s1> in/ADP/post/case a/DET/post/det post/NOUN/man/nmod on/ADP/X/case "
         "X/PROPN/post/nmod <c1 said/say/VERB/0/root c1> " + THAT.format("said"), "post on X"),
        # an outlet that speaks of itself, a statement read out to one, an event
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> this/DET/paper/det paper/NOUN/told/iobj "
         + THAT.format("told"), "told paper"),
        (SAID + " in/ADP/statement/case a/DET/statement/det statement/NOUN/said/obl read/NOUN/said/obl "
         "to/ADP/Northwire/case Northwire/PROPN/read/obl .", "statement → told Northwire"),
        (SAID + " at/ADP/launch/case the/DET/launch/det launch/NOUN/said/obl .", "launch (ceremony)"),
        (SAID + " in/ADP/event/case the/DET/event/det event/NOUN/said/obl of/ADP/rain/case rain/NOUN/event/nmod .", ""),
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> the/DET/meeting/det meeting/NOUN/told/iobj "
         + THAT.format("told"), "told meeting"),
        # a court is told whatever is argued before it; an interview's partner, though the parse hangs "with" elsewhere
        ("<s1 Moro/PROPN/argued/nsubj s1> <c1 argued/argue/VERB/0/root c1> before/ADP/court/case the/DET/court/det "
         "court/NOUN/argued/obl " + THAT.format("argued"), "told court"),
        ("In/ADP/interview/case an/DET/interview/det interview/NOUN/said/obl with/ADP/chair/case [Organization The/DET/Dawn/det "
         "Dawn/PROPN/interview/nmod ] <s1 Moro/PROPN/said/nsubj ,/PUNCT/chair/punct chair/NOUN/Moro/appos s1> "
         "<c1 said/say/VERB/0/root c1> " + THAT.format("said"), "interview → told Dawn"),
        # what the source put out, with the source itself behind
        (THAT.format("0").replace("ccomp", "root") + " <c1 according/accord/VERB/statement/case to/ADP/according/fixed c1> "
         "a/DET/statement/det statement/NOUN/failed/obl released/release/VERB/statement/acl by/ADP/Moro/case "
         "<s1 Moro/PROPN/released/obl s1> .", "statement"),
        # a place that is somebody's is no part of what the press is called
        ("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> reporters/reporter/NOUN/told/iobj at/ADP/office/case "
         "Lind/PROPN/office/nmod:poss 's/PART/Lind/case office/NOUN/told/obl " + THAT.format("told"), "told reporters"),
    ],
)  # fmt: skip
def test_steps_that_the_sentence_states(table, expected):
    assert steps(table, MORO) == expected


def test_source_behind_a_citing_agency():
    table = """Tass/PROPN/said/nsubj , <c1 citing/cite/VERB/said/advcl c1> <s1 a/DET/source/det ministry/NOUN/source/compound
        source/NOUN/citing/obj s1> , said/say/VERB/0/root """ + THAT.format("said")
    assert steps(table, SOURCE) == "cited by Tass"


def test_a_paper_is_its_own_channel_though_the_line_says_it_once():
    table = "<s1 The/DET/report/det report/NOUN/said/nsubj s1> <c1 said/say/VERB/0/root c1> " + THAT.format("said")
    made = document(table)
    report = replace(REPORT, mentions=(Mention("report", made.text.index("report"), made.text.index("report") + 6),))
    found = links(made, [[report]], 1)
    assert [(step.role, step.name) for step in found] == [("speaker", "report"), ("channel", "report")]
    assert chains.line(found) == "report"


@pytest.mark.parametrize(
    ("polarity", "cue", "expected"),
    [("asserted", "told/tell", ["told Per Lind"]), ("directive", "ordered/order", [])],
)
def test_who_is_told_by_a_pronoun_has_his_name(polarity, cue, expected):
    verb = cue.split("/")[0]
    made = document(
        f"<s1 Moro/PROPN/{verb}/nsubj s1> <c1 {cue}/VERB/0/root c1> him/PRON/{verb}/iobj " + THAT.format(verb)
    )
    him = made.text.index("him")
    heard = Resolution((MORO,), "named", 1.0, Hearer("Per Lind", LIND, Span(him, him + 3)))
    found = chains.links(made, [heard], ENGLISH)[0]
    assert [f"{step.role} {step.name}" for step in found if step.role == "told"] == expected


@pytest.mark.parametrize(
    ("table", "speaker", "expected"),
    [
        ("<s1 A/DET/statement/det statement/NOUN/said/nsubj from/ADP/palace/case the/DET/palace/det palace/NOUN/statement/nmod s1> "
         "<c1 said/say/VERB/0/root c1> " + THAT.format("said"), PALACE, "statement"),
        ("<s1 The/DET/report/det report/NOUN/said/nsubj s1> <c1 said/say/VERB/0/root c1> " + THAT.format("said"), REPORT, ""),
        ("<s1 Harbour/PROPN/feeds/compound Twitter/PROPN/feeds/compound feeds/NOUN/said/nsubj s1> "
         "<c1 said/say/VERB/0/root c1> " + THAT.format("said"), FEED, "Twitter"),
    ],
)  # fmt: skip
def test_document_or_account_as_source(table, speaker, expected):
    assert steps(table, speaker) == expected


# attribution inside attribution: "Reuters reported that Moro said the dam failed"
NESTED = """<s1 Reuters/PROPN/reported/nsubj s1> <c1 reported/report/VERB/0/root c1> that/SCONJ/said/mark
    <q1 <s2 Moro/PROPN/said/nsubj s2> <c2 said/say/VERB/reported/ccomp c2>
    <q2 the/DET/dam/det dam/NOUN/failed/nsubj failed/fail/VERB/said/ccomp q2> q1> ./PUNCT/reported/punct"""
# "Lind told AFP that Moro told him the dam failed"
SECOND_HAND = """<s1 Lind/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> AFP/PROPN/2/iobj that/SCONJ/6/mark
    <q1 <s2 Moro/PROPN/6/nsubj s2> <c2 told/tell/VERB/2/ccomp c2> him/he/PRON/6/iobj
    <q2 the/DET/dam/det dam/NOUN/failed/nsubj failed/fail/VERB/6/ccomp q2> q1> ./PUNCT/2/punct"""


@pytest.mark.parametrize(
    ("table", "outer", "inner", "expected"),
    [
        (NESTED, REUTERS, MORO, "cited by Reuters"),
        (SECOND_HAND, LIND, MORO, "cited by Per Lind → told AFP"),
        # "Moro said she said": nobody stands between
        (NESTED, MORO, MORO, ""),
        # who relays is known even where nobody could tell who he is
        (NESTED, None, MORO, "cited by Reuters"),
    ],
)
def test_the_inner_chain_runs_through_the_outer_speaker(table, outer, inner, expected):
    assert steps(table, outer, inner, number=2) == expected


@pytest.mark.parametrize(
    ("whom", "expected"), [("me", "told Per Lind → cited by Per Lind"), ("us", "told us → cited by Per Lind")]
)
def test_who_says_me_in_his_own_words_is_named(whom, expected):
    table = f"""“ <q1 <s2 Moro/PROPN/told/nsubj s2> <c2 told/tell/VERB/said/ccomp c2> {whom}/PRON/told/iobj that/SCONJ/sank/mark
        <q2 it/PRON/sank/nsubj sank/sink/VERB/told/ccomp q2> q1> , ” <s1 Lind/PROPN/said/nsubj s1>
        <c1 said/say/VERB/0/root c1> ./PUNCT/said/punct"""
    assert steps(table, LIND, MORO, number=2) == expected


# "“We left,” Moro told AFP in a statement." + what comes next
TOLD_AFP = """“ <q1 We/PRON/left/nsubj left/leave/VERB/told/ccomp q1> , ” <s1 Moro/PROPN/told/nsubj s1>
    <c1 told/tell/VERB/0/root c1> AFP/PROPN/told/obj ./PUNCT/told/punct
"""
ADDED = """“ <q2 Nobody/PRON/called/nsubj called/call/VERB/added/ccomp q2> , ” <s2 she/PRON/added/nsubj s2>
    <c2 added/add/VERB/0/root c2> ./PUNCT/added/punct"""
DENYING = "<c2 denying/deny/VERB/told/advcl c2> <q2 a/DET/plot/det plot/NOUN/denying/obj q2>"
MORE = "“ <q2 Nobody/PRON/called/nsubj called/call/VERB/0/root us/PRON/called/obj q2> . ”"
LATER = ADDED.replace("<c2 added", "later/ADV/added/advmod <c2 added")
DENIED = ADDED.replace("<c2 added/add/", "<c2 denied/deny/").replace("/added/", "/denied/")

IN_OTHER_WORDS = ADDED.replace("“ ", "").replace(" , ”", "")


PAPER = TOLD_AFP.replace("AFP/PROPN/told/obj", "[Organization AFP/PROPN/told/obj ]")
COURT = TOLD_AFP.replace("AFP/PROPN/told/obj", "the/DET/court/det court/NOUN/told/obj")
NIECE = TOLD_AFP.replace("AFP/PROPN/told/obj", "a/DET/niece/det niece/NOUN/told/obj")
WEEK = PAPER.replace("c1>", "c1> last/ADJ/week/amod week/NOUN/told/obl", 1)


@pytest.mark.parametrize(
    ("between", "follows", "speaker", "how", "carried", "expected"),
    [
        ("/\n", ADDED, MORO, "pronoun", None, "told niece"),
        ("\n", ADDED, MORO, "pronoun", None, "told niece"),
        ("\n", MORE, MORO, "continued", {2: 1}, "told niece"),
        ("", DENYING, MORO, "elided", None, "told niece"),
        # a name again, right behind and in so many words
        ("/\n", ADDED, MORO, "named", None, "told niece"),
        # another speaker, another time, another kind of saying, not in so many words, a paragraph between
        ("/\n", ADDED, LIND, "pronoun", None, ""),
        ("/\n", LATER, MORO, "pronoun", None, ""),
        ("/\n", DENIED, MORO, "pronoun", None, ""),
        ("/\n", IN_OTHER_WORDS, MORO, "named", None, ""),
        ("\nIt/PRON/rained/nsubj rained/rain/VERB/0/root .\n\n", ADDED, MORO, "pronoun", None, ""),
        ("/\n", ADDED, None, "unresolved", None, ""),
    ],
)
def test_a_step_stated_once_carries_over_while_the_occasion_is_the_same(
    between, follows, speaker, how, carried, expected
):
    found = steps(NIECE + between + follows, MORO, speaker, number=2, hows=["named", how], continues=carried)
    assert found == expected


AGAIN = ADDED.replace("she/PRON", "Moro/PROPN")
RAINED = "\nIt/PRON/rained/nsubj rained/rain/VERB/0/root .\n\n" * 3
ORDERED = """<s2 Moro/PROPN/told/nsubj s2> <c2 told/tell/VERB/0/root c2> crews/crew/NOUN/told/obj
    <q2 to/PART/leave/mark leave/VERB/told/xcomp q2> ./PUNCT/told/punct"""


@pytest.mark.parametrize(
    ("said", "follows", "expected"),
    [
        (PAPER, AGAIN, "told AFP"),
        (PAPER, DENIED, "told AFP"),
        (PAPER + RAINED, AGAIN, "told AFP"),
        (TOLD_AFP, AGAIN, "told AFP"),
        (COURT, AGAIN, "told court"),
        (NIECE, AGAIN.replace("“ ", "").replace(" , ”", ""), ""),
        (WEEK, AGAIN, ""),
        (PAPER, AGAIN.replace("<c2", "later/ADV/added/advmod <c2"), ""),
        (PAPER, ORDERED, ""),
    ],
    ids=["a paper", "a denial", "far on", "no name", "a court", "a niece", "last week", "later", "an order"],
)
def test_what_is_said_in_public_carries_over_to_the_name_again(said, follows, expected):
    assert steps(said + "/\n" + follows, MORO, MORO, number=2, hows=["named", "named"]) == expected


def again(number: int, verb: str = "added/add") -> str:
    """One more attribution of a name: "“Nobody called,” Moro added." """
    form = verb.split("/")[0]
    return f"""\n“ <q{number} Nobody/PRON/called/nsubj called/call/VERB/{form}/ccomp q{number}> , ” <s{number} Moro/PROPN/{form}/nsubj s{number}>
        <c{number} {verb}/VERB/0/root c{number}> ./PUNCT/{form}/punct"""


def plainly(number: int) -> str:
    """One more attribution of a name, of what is not quoted: "nobody called, Moro added." """
    return again(number).replace("“ ", "").replace(" , ”", "")


TOLD_TASS = again(3, "told/tell").replace("c3> .", "c3> Tass/PROPN/told/obj .")


@pytest.mark.parametrize(
    ("table", "speakers", "number", "expected"),
    [
        (NIECE + again(2) + again(3), [MORO] * 3, 3, "told niece"),
        (NIECE + again(2) + again(3), [MORO] * 3, 2, "told niece"),
        # others speak more, another occasion is named, it is a thought or an order
        (NIECE + plainly(2), [MORO] * 2, 2, ""),
        (NIECE + "".join(map(again, range(2, 11))), [MORO, *[LIND] * 7, *[MORO] * 2], 10, ""),
        (NIECE + plainly(2) + TOLD_TASS, [MORO] * 3, 2, ""),
        (NIECE + again(2) + again(3, "thought/think"), [MORO] * 3, 3, ""),
        (NIECE + again(2) + again(3, "ordered/order"), [MORO] * 3, 3, ""),
    ],
)
def test_an_article_that_is_one_source_s_account_states_the_occasion_once(table, speakers, number, expected):
    assert steps(table, *speakers, number=number) == expected


WARNED = """<s1 Moro/PROPN/warned/nsubj s1> <c1 warned/warn/VERB/0/root c1> of/ADP/floods/case <q1 floods/flood/NOUN/warned/obl q1>
    ./PUNCT/warned/punct
"""
TOLD_THEN = """<s2 Moro/PROPN/told/nsubj s2> <c2 told/tell/VERB/0/root c2> AFP/PROPN/told/iobj <q2 it/PRON/rained/nsubj
    rained/rain/VERB/told/ccomp q2>"""
THEN_LAST_WEEK = TOLD_THEN.replace("<q2", "last/ADJ/week/amod week/NOUN/told/obl <q2", 1)


@pytest.mark.parametrize(
    ("between", "then", "speakers", "expected"),
    [
        ("/\n", TOLD_THEN, [MORO, MORO], "told AFP"),
        ("\n", TOLD_THEN, [MORO, MORO], "told AFP"),
        (RAINED, TOLD_THEN, [MORO, MORO], ""),
        ("/\n", TOLD_THEN, [MORO, LIND], ""),
        ("/\n", THEN_LAST_WEEK, [MORO, MORO], ""),
    ],
    ids=["in the next sentence", "in the next paragraph", "far on", "somebody else", "last week"],
)
def test_a_speaker_s_first_words_are_on_the_occasion_that_the_next_ones_name(between, then, speakers, expected):
    assert steps(WARNED + between + then, *speakers, number=1) == expected


RAIN = "\n\nIt/PRON/rained/nsubj rained/rain/VERB/0/root .\n"
LATER_ON = "\n/\nIt/PRON/rained/nsubj rained/rain/VERB/0/root .\n" * 3
TWEETED = (
    PAPER.replace("told/tell", "wrote/write")
    .replace("told", "wrote")
    .replace("[Organization AFP/PROPN/wrote/obj ]", "on/ADP/Twitter/case Twitter/PROPN/wrote/obl")
)
IN_A_SPEECH = TWEETED.replace("on/ADP/Twitter/case Twitter/PROPN", "in/ADP/speech/case a/DET/speech/det speech/NOUN")
TOLD_LATER = again(5, "told/tell").replace("c5> .", "c5> [Organization Tass/PROPN/told/obj ] .")


TOLD_NIECE = TOLD_LATER.replace("[Organization Tass/PROPN/told/obj ]", "a/DET/niece/det niece/NOUN/told/obj")
THREE = WARNED + plainly(2) + plainly(3)
ON_TWITTER = plainly(6).replace("c6> .", "c6> on/ADP/Twitter/case Twitter/PROPN/added/obl .")


@pytest.mark.parametrize(
    ("table", "number", "expected"),
    [
        # not in so many words, but the paragraph goes on to name the occasion, and it is the only one
        (THREE + plainly(4) + TOLD_NIECE, 4, "told niece"),
        (THREE + plainly(4) + LATER_ON + TOLD_NIECE, 4, ""),
        (THREE + plainly(4) + TOLD_NIECE + ON_TWITTER, 4, ""),
        # in so many words, and the public was told further on
        (THREE + again(4) + LATER_ON + TOLD_LATER, 4, "told Tass"),
        # a speech goes on, a post does not
        (IN_A_SPEECH + LATER_ON + plainly(2), 2, "speech"),
        (TWEETED + LATER_ON + plainly(2), 2, ""),
    ],
    ids=["a paragraph", "the next paragraph", "two occasions", "in so many words", "a speech", "a post"],
)  # fmt: skip
def test_what_others_of_the_speaker_s_words_name(table, number, expected):
    count = table.count("<c")
    assert steps(table, *[MORO] * count, number=number) == expected


def test_an_acronym_names_the_occasion_again():
    interview = PAPER.replace("told/tell", "said/say").replace("told", "said").replace(
        "[Organization AFP/PROPN/said/obj ]",
        "in/ADP/interview/case an/DET/interview/det interview/NOUN/said/obl with/ADP/Review/case [Organization"
        " Lakeside/PROPN/Review/compound Review/PROPN/interview/nmod ]",
    )  # fmt: skip
    for acronym, expected in (("LR", "interview → told LR"), ("TB", "told TB")):
        then = again(2, "told/tell").replace("c2> .", f"c2> [Organization {acronym}/PROPN/told/obj ] .")
        assert steps(interview + "/\n" + then, MORO, MORO, number=2) == expected


SPOKE = (
    "Moro/PROPN/spoke/nsubj {}/VERB/0/root to/ADP/reporters/case reporters/reporter/NOUN/{}/obl ./PUNCT/spoke/punct "
)
HELD = "Moro/PROPN/held/nsubj held/hold/VERB/0/root an/DET/interview/det interview/NOUN/held/obj ./PUNCT/held/punct "
TOOK = "Moro/PROPN/took/nsubj took/take/VERB/0/root to/ADP/Twitter/case Twitter/PROPN/took/obl ./PUNCT/took/punct "
MET = "Moro/PROPN/met/nsubj met/meet/VERB/0/root reporters/reporter/NOUN/met/obj ./PUNCT/met/punct "
DECLINED = "Moro/PROPN/spoke/nsubj never/ADV/spoke/advmod spoke/speak/VERB/0/root to/ADP/reporters/case reporters/reporter/NOUN/spoke/obl ./PUNCT/spoke/punct "
CHIEF = "chief/NOUN/spoke/nsubj ,/PUNCT/Moro/punct Moro/PROPN/chief/appos ,/PUNCT/Moro/punct spoke/speak/VERB/0/root to/ADP/reporters/case reporters/reporter/NOUN/spoke/obl ./PUNCT/spoke/punct "
TALKING = "Md/PROPN/left/nsubj Moro/PROPN/left/nsubj left/leave/VERB/0/root while/SCONJ/talking/mark talking/talk/VERB/left/advcl to/ADP/reporters/case reporters/reporter/NOUN/talking/obl ./PUNCT/left/punct "
ATTACKED = "Moro/PROPN/attacked/nsubj attacked/attack/VERB/0/root Lind/PROPN/attacked/obj in/ADP/letter/case a/DET/letter/det letter/NOUN/attacked/obl ./PUNCT/attacked/punct "


REVEALED = "This/PRON/revealed/nsubj:pass was/be/AUX/revealed/aux:pass revealed/reveal/VERB/0/root by/ADP/Moro/case Moro/PROPN/revealed/obl:agent at/ADP/launch/case the/DET/launch/det launch/NOUN/revealed/obl ./PUNCT/revealed/punct "


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (REVEALED, "launch (ceremony)"),
        (SPOKE.format("spoke/speak", "spoke"), "told reporters"),
        (HELD, "interview"),
        (TOOK, "Twitter"),
        (MET, "told reporters"),
        (ATTACKED, "letter"),
        (DECLINED, ""),
        (TALKING, "told reporters"),
        (CHIEF, "told reporters"),
        (SPOKE.format("spoke/speak", "spoke").replace("Moro", "Lind"), ""),
        (SPOKE.format("spoke/speak", "spoke") + RAIN, "told reporters"),
        (SPOKE.format("spoke/speak", "spoke") + RAIN + RAIN, ""),
    ],
)
def test_a_sentence_before_sets_the_occasion(before, expected):
    made = document(before + again(1))
    place = made.text.find("Moro")
    who = replace(MORO, mentions=(Mention("Moro", place, place + 4),))
    line = chains.line(links(made, [[who]], 1))
    assert (line.split(chains.ARROW, 1)[1] if chains.ARROW in line else "") == expected


def test_what_is_said_sets_no_occasion():
    said = """<s1 Moro/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1> <q1 talking/talk/VERB/said/xcomp to/ADP/families/case
        families/family/NOUN/talking/obl helped/help/VERB/said/ccomp q1> ./PUNCT/said/punct"""
    made = document(said + "\n/\n" + again(2))
    who = replace(MORO, mentions=(Mention("Moro", 0, 4),))
    assert [chains.ARROW in chains.line(links(made, [[who], [who]], number)) for number in (1, 2)] == [False, False]


SPEAKING = """
    /
    He/PRON/speaking/nsubj was/be/AUX/speaking/aux speaking/speak/VERB/0/root at/ADP/conference/case a/DET/conference/det
    news/NOUN/conference/compound conference/NOUN/speaking/obl ./PUNCT/speaking/punct"""


@pytest.mark.parametrize(
    ("table", "speakers", "number", "expected"),
    [
        (again(1) + SPEAKING, [MORO], 1, "news conference"),
        (again(1) + SPEAKING + "\n/\n" + again(2), [MORO, MORO], 2, "news conference"),
        (again(1) + SPEAKING + "\n/\n" + again(2), [MORO, LIND], 2, ""),
        (again(1) + LATER_ON + SPEAKING, [MORO], 1, ""),
        (again(1) + SPEAKING.replace("was/be/AUX/speaking/aux", "").replace("speaking/speak", "spoke/speak")
         .replace("speaking", "spoke"), [MORO], 1, ""),
    ],
    ids=["before it", "behind it", "another", "long before", "what he did next"],
)  # fmt: skip
def test_he_was_speaking_at(table, speakers, number, expected):
    assert steps(table, *speakers, number=number) == expected


def test_a_carried_step_points_to_where_it_was_stated():
    made = document(TOLD_AFP + "/\n" + ADDED)
    told = links(made, [[MORO], [MORO]], 2, ["named", "pronoun"])[1]
    assert (told.role, made.text[told.start : told.end]) == ("told", "AFP")
    assert told.carried
    assert not links(made, [[MORO], [MORO]], 1, ["named", "pronoun"])[1].carried


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([Link("speaker", "Per Lind", LIND)], "Per Lind"),
        ([Link("speaker", "Ana Moro", MORO)], "Ana Moro (mayor, Ostrel)"),
        ([Link("speaker", SOURCE.name, SOURCE), Link("told", "AFP"), Link("publisher", "Ledger")],
         "senior security source (anonymous) → told AFP → Ledger"),
        ([Link("speaker", "Ana Moro", MORO), Link("speaker", "Per Lind", LIND)], "Ana Moro (mayor, Ostrel) and Per Lind"),
        ([Link("channel", "tweet"), Link("publisher", "Ledger")], "unresolved → tweet → Ledger"),
        ([], "unresolved"),
        # the agency was told and is credited: once is enough for people
        ([Link("speaker", "Per Lind", LIND), Link("told", "AFP"), Link("agency", "AFP"), Link("publisher", "Ledger")],
         "Per Lind → told AFP → Ledger"),
        ([Link("speaker", "Per Lind", LIND), Link("channel", "statement"), Link("agency", "AFP"), Link("publisher", "Ledger")],
         "Per Lind → statement → AFP → Ledger"),
        ([Link("speaker", "Per Lind", LIND), Link("channel", "TV", None, 6, 8), Link("told", "Sunda TV", None, 0, 8)],
         "Per Lind → told Sunda TV"),
    ],
)  # fmt: skip
def test_line(made, expected):
    assert chains.line(made) == expected


def test_the_span_of_a_hearer_has_the_place_where_he_heard_it():
    made = document("<s1 Moro/PROPN/told/nsubj s1> <c1 told/tell/VERB/0/root c1> reporters/reporter/NOUN/told/iobj "
                    "in/ADP/Lagos/case Lagos/PROPN/told/obl " + THAT.format("told"))  # fmt: skip
    told = links(made, [[MORO]], 1)[1]
    assert (told.role, told.name, made.text[told.start : told.end]) == ("told", "reporters", "reporters in Lagos")


def test_the_line_says_where_a_hearer_heard_it_also_when_it_is_written_anew():
    text = "Moro told reporters  in Lagos and Lind so, according to reporters."
    found = [Link("speaker", "Ana Moro"), Link("told", "reporters", None, 10, 29), Link("told", "Lind", None, 34, 38)]
    found.append(Link("cited_by", "reporters", None, 56, 65))
    line = chains.line(found, chains.hearers(found, text))
    assert line == "Ana Moro → told reporters in Lagos → told Lind → cited by reporters"
    assert chains.line(found[1:], chains.hearers_shown(found, line)) == line.replace("Ana Moro", "unresolved")


def test_links_have_spans_where_the_article_says_so_and_none_where_metadata_does():
    table = """<s1 Mayor/NOUN/told/nsubj Moro/PROPN/Mayor/flat s1> <c1 told/tell/VERB/0/root c1> Sunda/PROPN/TV/compound
        TV/PROPN/told/iobj """ + THAT.format("told")
    made = document(table, agency="AFP", publisher="Ledger")
    found = links(made, [[MORO]], 1)
    assert [(step.role, step.name, step.start is not None) for step in found] == [
        ("speaker", "Ana Moro", True),
        ("told", "Sunda TV", True),
        ("agency", "AFP", False),
        ("publisher", "Ledger", False),
    ]
    assert [made.text[s.start : s.end] for s in found if s.start is not None] == ["Mayor Moro", "Sunda TV"]


def test_joint_speakers_have_one_link_each():
    table = """<s1 Moro/PROPN/said/nsubj and/CCONJ/Lind/cc Lind/PROPN/Moro/conj s1> <c1 said/say/VERB/0/root c1> """
    made = document(table + THAT.format("said"))
    assert [(step.role, step.name) for step in links(made, [[MORO, LIND]], 1)] == [
        ("speaker", "Ana Moro"),
        ("speaker", "Per Lind"),
    ]
