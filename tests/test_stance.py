"""Act and polarity of a saying, read from the cue and the syntax round it; one sentence a row."""

# ruff: noqa: E501  (a row of a table is one line)

import pytest
from documents import document

from quotes import languages, stance

ENGLISH = languages.get("en")

# what is reported: "the dam had failed", as a complement of `{head}`
THAT = "<q1 the/DET/dam/det dam/NOUN/failed/nsubj had/AUX/failed/aux failed/fail/VERB/{head}/ccomp q1> ./PUNCT/{head}/punct"
# "why the dam had failed"
WHY = (
    "<q1 why/ADV/failed/advmod the/DET/dam/det dam/NOUN/failed/nsubj had/AUX/failed/aux failed/fail/VERB/{head}/ccomp q1>"
    " ./PUNCT/{head}/punct"
)
# "to turn back"
TO = "<q1 to/PART/turn/mark turn/VERB/{head}/xcomp back/ADV/turn/advmod q1> ./PUNCT/{head}/punct"


def polarity(table):
    made = document(table)
    return stance.polarity(made, made.attributions[0], ENGLISH)


def act(table, number=1, **more):
    made = document(table, **more)
    return stance.act(made, made.attributions[number - 1], ENGLISH)


@pytest.mark.parametrize(
    ("cue", "content", "head", "expected"),
    [
        # asserted
        ("<c1 said/say/VERB/0/root c1>", THAT, "said", "asserted"),
        ("<c1 admitted/admit/VERB/0/root c1>", THAT, "admitted", "asserted"),
        ("<c1 alleged/allege/VERB/0/root c1>", THAT, "alleged", "asserted"),
        ("<c1 had/AUX/said/aux said/say/VERB/0/root c1>", THAT, "said", "asserted"),
        (
            "<c1 went/go/VERB/0/root on/ADV/went/advmod to/PART/say/mark say/VERB/went/xcomp c1>",
            THAT,
            "say",
            "asserted",
        ),
        ("<c1 would/AUX/say/aux later/ADV/say/advmod say/VERB/0/root c1>", THAT, "say", "asserted"),
        ("as/SCONJ/said/mark <c1 said/say/VERB/0/root c1>", THAT, "said", "asserted"),
        ("<c1 would/AUX/like/aux like/VERB/0/root c1>", TO, "like", "asserted"),
        ("<c1 crocheted/crochet/VERB/0/root c1>", THAT, "crocheted", "asserted"),
        # denied
        ("<c1 denied/deny/VERB/0/root c1>", THAT, "denied", "denied"),
        ("<c1 has/AUX/denied/aux always/ADV/denied/advmod denied/deny/VERB/0/root c1>", THAT, "denied", "denied"),
        ("<c1 does/do/AUX/think/aux not/PART/think/advmod think/VERB/0/root c1>", THAT, "think", "denied"),
        ("<c1 never/ADV/said/advmod said/say/VERB/0/root c1>", THAT, "said", "denied"),
        ("<c1 ruled/rule/VERB/0/root out/ADP/ruled/compound:prt c1>", THAT, "ruled", "denied"),
        # refused
        ("<c1 did/do/AUX/say/aux not/PART/say/advmod say/VERB/0/root c1>", WHY, "say", "refused"),
        ("<c1 would/AUX/say/aux n't/not/PART/say/advmod say/VERB/0/root c1>", WHY, "say", "refused"),
        (
            "<c1 refused/refuse/VERB/0/root to/PART/confirm/mark confirm/VERB/refused/xcomp c1>",
            THAT,
            "confirm",
            "refused",
        ),
        ("declined/decline/VERB/0/root to/PART/say/mark <c1 say/VERB/declined/xcomp c1>", WHY, "say", "refused"),
        ("<c1 declined/decline/VERB/0/root c1>", TO, "declined", "refused"),
        ("<c1 could/AUX/confirm/aux not/PART/confirm/advmod confirm/VERB/0/root c1>", THAT, "confirm", "refused"),
        (
            "left/leave/VERB/0/root without/SCONJ/saying/mark <c1 saying/say/VERB/left/advcl c1>",
            WHY,
            "saying",
            "refused",
        ),
        # hedged
        ("<c1 suggested/suggest/VERB/0/root c1>", THAT, "suggested", "hedged"),
        ("<c1 may/AUX/said/aux have/AUX/said/aux said/say/VERB/0/root c1>", THAT, "said", "hedged"),
        ("<c1 will/AUX/say/aux say/VERB/0/root c1>", THAT, "say", "hedged"),
        (
            "is/be/AUX/expected/aux:pass <c1 expected/expect/VERB/0/root to/PART/say/mark say/VERB/expected/xcomp c1>",
            THAT,
            "say",
            "hedged",
        ),
        ("<c1 plans/plan/VERB/0/root to/PART/announce/mark announce/VERB/plans/xcomp c1>", THAT, "announce", "hedged"),
        ("if/SCONJ/says/mark <c1 says/say/VERB/0/root c1>", THAT, "says", "hedged"),
        ("reportedly/ADV/said/advmod <c1 said/say/VERB/0/root c1>", THAT, "said", "hedged"),
        ("<c1 is/be/AUX/said/aux:pass said/say/VERB/0/root c1>", TO, "said", "hedged"),
        ("<c1 did/do/AUX/deny/aux not/PART/deny/advmod deny/VERB/0/root c1>", THAT, "deny", "hedged"),
        # question
        ("<c1 asked/ask/VERB/0/root c1>", WHY, "asked", "question"),
        ("<c1 wondered/wonder/VERB/0/root c1>", WHY, "wondered", "question"),
        # directive
        ("<c1 told/tell/VERB/0/root c1> drivers/driver/NOUN/told/obj", TO, "told", "directive"),
        ("<c1 asked/ask/VERB/0/root c1> them/PRON/asked/obj", TO, "asked", "directive"),
        ("<c1 urged/urge/VERB/0/root c1> them/PRON/urged/obj", TO, "urged", "directive"),
        ("<c1 ordered/order/VERB/0/root c1>", TO, "ordered", "directive"),
        ("<c1 told/tell/VERB/0/root c1> drivers/driver/NOUN/told/iobj", THAT, "told", "asserted"),
    ],
)
def test_polarity(cue, content, head, expected):
    verb = next(word.split("/")[0] for word in cue.split() if "/0/root" in word)
    source = f"<s1 Moro/PROPN/{verb}/nsubj s1>"
    assert polarity(f"{source} {cue} {content.format(head=head)}") == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<s1 Nobody/PRON/said/nsubj s1> <c1 said/say/VERB/0/root c1> " + THAT.format(head="said"), "denied"),
        ("No/DET/official/det <s1 official/NOUN/said/nsubj s1> <c1 said/say/VERB/0/root c1> " + THAT.format(head="said"),
         "denied"),
        (
            "It/PRON/believed/nsubj:pass <c1 is/be/AUX/believed/aux:pass believed/believe/VERB/0/root c1> that/SCONJ/failed/mark "
            + THAT.format(head="believed"),
            "hedged",
        ),
        (
            "Workers/worker/NOUN/told/nsubj:pass <c1 were/be/AUX/told/aux:pass told/tell/VERB/0/root c1> " + THAT.format(head="told"),
            "asserted",
        ),
        (
            "<s1 Her/PRON/refusal/nmod:poss s1> refusal/NOUN/angered/nsubj to/PART/explain/mark <c1 explain/VERB/refusal/acl c1> "
            + WHY.format(head="explain").replace(" ./PUNCT/explain/punct", "")
            + " angered/anger/VERB/0/root many/ADJ/angered/obj ./PUNCT/angered/punct",
            "refused",
        ),
        ("“ <q1 Who/PRON/left/nsubj left/leave/VERB/said/ccomp ? q1> ” <s1 Moro/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1> .",
         "question"),
        ("“ <q1 We/PRON/left/nsubj left/leave/VERB/0/root q1> . ”", "asserted"),
    ],
)  # fmt: skip
def test_polarity_of_whole_sentences(table, expected):
    assert polarity(table) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<s1 Moro/PROPN/said/nsubj s1> <c1 said/say/VERB/0/root c1> " + THAT.format(head="said"), "speech"),
        ("<s1 Moro/PROPN/tweeted/nsubj s1> <c1 tweeted/tweet/VERB/0/root c1> " + THAT.format(head="tweeted"), "writing"),
        ("<s1 Moro/PROPN/thinks/nsubj s1> <c1 thinks/think/VERB/0/root c1> " + THAT.format(head="thinks"), "thought"),
        ("<s1 Moro/PROPN/fears/nsubj s1> <c1 fears/fear/VERB/0/root c1> " + THAT.format(head="fears"), "thought"),
        # somebody's words in quotation marks left his head, whatever the cue
        ("“ <q1 The/DET/dam/det dam/NOUN/fail/nsubj will/AUX/fail/aux fail/VERB/fears/ccomp q1> , ” "
         "<c1 fears/fear/VERB/0/root c1> <s1 Moro/PROPN/fears/nsubj s1> .", "speech"),
        ("<s1 The/DET/report/det report/NOUN/says/nsubj s1> <c1 says/say/VERB/0/root c1> " + THAT.format(head="says"),
         "writing"),
        ("<s1 @damwatch/PROPN/says/nsubj s1> <c1 says/say/VERB/0/root c1> " + THAT.format(head="says"), "writing"),
        ("In/ADP/letter/case a/DET/letter/det letter/NOUN/said/obl , <s1 Moro/PROPN/said/nsubj s1> "
         "<c1 said/say/VERB/0/root c1> " + THAT.format(head="said"), "writing"),
        ("On/ADP/radio/case the/DET/radio/det radio/NOUN/said/obl , <s1 Moro/PROPN/said/nsubj s1> "
         "<c1 said/say/VERB/0/root c1> " + THAT.format(head="said"), "speech"),
        ("<s1 Moro/PROPN/made/nsubj s1> <c1 made/make/VERB/0/root it/PRON/made/obj clear/ADJ/made/xcomp c1> "
         + THAT.format(head="made"), "speech"),
    ],
)  # fmt: skip
def test_act(table, expected):
    assert act(table) == expected


def test_a_continued_quotation_has_the_act_of_what_it_continues():
    table = """“ <q1 The/DET/dam/det dam/NOUN/failed/nsubj failed/fail/VERB/wrote/ccomp q1> , ”
        <s1 Moro/PROPN/wrote/nsubj s1> <c1 wrote/write/VERB/0/root c1> ./PUNCT/wrote/punct
        /
        “ <q2 Nobody/PRON/warned/nsubj warned/warn/VERB/0/root us/PRON/warned/obj q2> . ”"""
    assert act(table, 2, continues={2: 1}) == "writing"
    assert act(table, 2) == "speech"


NOUN = "<q1 the/DET/mayor/det mayor/NOUN/{head}/obj q1> ./PUNCT/{head}/punct"
FIGURE = "<q1 80/NUM/boats/nummod boats/NOUN/{head}/obj q1> ./PUNCT/{head}/punct"
AIM = "<q1 to/PART/leave/mark leave/VERB/{head}/xcomp q1> ./PUNCT/{head}/punct"
RULED = "<q1 that/SCONJ/left/mark it/PRON/left/nsubj left/leave/VERB/{head}/ccomp q1> ./PUNCT/{head}/punct"
CLAIM = "<q1 the/DET/mayor/det mayor/NOUN/{head}/obj of/SCONJ/lying/mark lying/lie/VERB/{head}/advcl q1> ./PUNCT/{head}/punct"


@pytest.mark.parametrize(
    ("cue", "content", "expected", "why"),
    [
        ("criticized/criticize", NOUN, "thought", "no word of the criticism is reported"),
        ("discussed/discuss", NOUN, "thought", "a topic is no content"),
        ("confirmed/confirm", NOUN, "speech", "what is confirmed is so"),
        ("reported/report", FIGURE, "speech", "a figure is one"),
        ("announced/announce", FIGURE, "speech", "of an announcement too"),
        ("accused/accuse", CLAIM, "speech", "what he is accused of is said"),
        ("denied/deny", NOUN, "speech", "a denial says that it is not so"),
        ("demanded/demand", NOUN, "speech", "an order says what is wanted"),
        ("decided/decide", AIM, "thought", "what one makes up one's mind to do is not said"),
        ("decided/decide", RULED, "speech", "what a court decides is"),
        ("promised/promise", AIM, "speech", "nor is a promise made in silence"),
        ("crocheted/crochet", NOUN, "speech", "what is not known is left as the parser found it"),
    ],
)
def test_what_is_only_named_is_not_said(cue, content, expected, why):
    form = cue.split("/")[0]
    table = f"<s1 Lind/PROPN/{form}/nsubj s1> <c1 {cue}/VERB/0/root c1> " + content.format(head=form)
    assert act(table) == expected, why
