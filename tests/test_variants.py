"""Which quotes of different articles are one utterance: a table of pairs, then the groups."""

# ruff: noqa: E501  (a row of a table is one line)

import random
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import variants
from quotes.text import moment
from quotes.variants import VariantQuote, copies

PAIRS, BLIND, FAR = (
    Path(__file__).parent / "data" / name
    for name in ("variant_pairs.txt", "variant_pairs_blind.txt", "variant_pairs_far.txt")
)
DAY = "2031-03-0{}"


def quote(key, text, speaker="Ana Moro", *, kind="direct", day=1, publisher=None, article=None, anonymous=False):
    published = DAY.format(day) if day else None
    return VariantQuote(key, text, kind, speaker, published, publisher or f"Paper {key}", article or key, anonymous)


def pair(one, other, first="Ana Moro", second=None, days=0):
    second = first if second is None else second
    anonymous = [name is not None and name.islower() for name in (first, second)]
    return variants.compare(
        quote("a", one, first, anonymous=anonymous[0]), quote("b", other, second, day=1 + days, anonymous=anonymous[1])
    )


# (first wording, second wording, speakers, days apart): one utterance
SAME = [
    # identical but for marks, case and accents
    ("identical", "The dam will hold through the winter.", "“The dam will hold through the winter”", {}),
    ("identical", "Café owners paid for it", "Cafe owners paid for it.", {}),
    ("identical", "It's the farmers' land and always was", "It’s the farmers’ land, and always was", {}),
    ("identical", "We pay them", "We pay them!", {}),
    ("identical", "The reservoir was emptied within nine hours", "The reservoir was emptied within nine hours", {"second": ""}),
    ("identical", "Nobody tested the sluice gates in Hallow before the thaw", "Nobody tested the sluice gates in Hallow before the thaw", {"second": "Per Lind"}),
    ("identical", "We counted forty lorries on the ridge", "We counted forty lorries on the ridge", {"first": "an aide", "second": "a palace official"}),
    ("identical", "Our engineers warned them twice", "Our engineers warned them twice", {"days": 8}),
    # trimmed and joined
    ("trimmed", "We will never, ever go back to the old valley road", "We will never ... go back to the old valley road", {}),
    ("trimmed", "The pumps failed at dawn, and after that nobody answered the telephone", "after that nobody answered the telephone", {}),
    ("trimmed", "The pumps failed at dawn. The guard ran. Nobody answered us until the evening", "The pumps failed at dawn. […] Nobody answered us until the evening", {}),
    ("trimmed", "They [the contractors] left the turbine hall unlocked for a month", "the contractors left the turbine hall unlocked for a month", {}),
    ("trimmed", "I signed the papers because the governor asked me to sign them", "I signed the papers because the governor asked me", {"second": "A. Moro"}),
    ("trimmed", "The harbour has been closed to trawlers since the spill in April", "the harbour has been closed to trawlers since the spill", {"second": ""}),
    ("trimmed", "Every ferry captain on that route knew that the buoy was missing", "Every ferry captain on that route knew", {"first": "a harbour official", "second": "an official"}),
    ("trimmed", "a gift to thieves", "We called the plan a gift to thieves and we meant it", {}),
    # spun, translated twice, corrected
    ("reworded", "We had to quit the valley in order to avert more damage", "We had to abandon the valley to prevent further destruction", {}),
    ("reworded", "The rebels seized control of the airfield on Sunday", "The rebels took command of the airfield on Sunday", {}),
    ("reworded", "Troops dropped their weapons and went over to the strikers", "Soldiers dropped their arms and went over to the strikers", {}),
    ("reworded", "The foe took possession of the bridge", "The enemy gained control of the bridge", {}),
    ("reworded", "Our children cannot wait for another enquiry into the mine", "Our kids cannot await another inquiry into the mine", {}),
    ("reworded", "Peace comes first, then the elections", "First peace, then elections", {}),
    ("reworded", "The firm will purchase three vessels this year", "The company will buy three ships this year", {}),
    ("reworded", "The government must free the prisoners immediately", "The authorities must release the detainees immediately", {}),
    ("reworded", "Thousands of houses were destroyed by the flood on Friday", "Thousands of homes were demolished by the deluge on Friday", {"second": ""}),
    ("reworded", "We asked the ministry for evidence and got silence", "We requested evidence from the ministry and got silence", {}),
    ("reworded", "Police detained eleven suspects near the old market", "Officers arrested 11 suspects near the old market", {"second": ""}),
    ("reworded", "The physicians fled the clinic before the blast", "The doctors left the hospital before the explosion", {"second": "A. Moro"}),
    # phrases for words, words whose forms differ, countries by their letters
    ("reworded", "The warden will step down before the trial", "The warden will resign before the trial", {}),
    ("reworded", "We call for a full inquiry into the fire", "We demand a full investigation into the fire", {}),
    ("reworded", "They called the pilots back on purpose", "They call the pilots back deliberately", {}),
    ("reworded", "The killings and the allegations divided Tarn", "The killing and the allegation divide Tarn", {}),
    ("reworded", "Forty men were killed in the mine", "Forty men died in the mine", {}),
    ("reworded", "The thieves used knives in the tunnel", "The thief uses a knife in the tunnel", {}),
    ("reworded", "No ship from the U.S. will enter our waters", "No ship from the United States will enter our waters", {}),
    ("reworded", "Armored trucks, two cannons and a radar found in Tarn", "Armoured trucks, two cannons and a radar found in Tarn by the rebels in an Orlov depot", {}),
    ("reworded", "The truce is holding but the peace is fragile", "The ceasefire is holding, but the peace is delicate", {}),
    ("reworded", "The army will rebuild the road across the region before the winter", "The army will reconstruct the road throughout the region before the winter", {}),
    ("reworded", "If they attack the harbour, we will answer with all our ships", "We will answer with all our ships if they attack the harbour", {}),
    # numbers in words and in digits are the same words
    ("identical", "The pipes are sixty years old and they leak", "The pipes are 60 years old and they leak", {}),
    # pieces of the same speaker, of the same day
    ("trimmed", "of using bitter rhetoric", "Lind of using bitter rhetoric", {}),
    ("reworded", "The audit is a whitewash", "the audit \"a whitewash\"", {}),
    ("identical", "a similar effort in Tarn in 2007", "a similar effort in Tarn in 2007", {"first": None, "second": ""}),
    ("reworded", "The soldiers withdrew from the barracks after the accord", "The troops retreated from the barracks after the agreement", {"first": "senior army source", "second": "an army source in the town"}),
]  # fmt: skip

# two utterances
DIFFERENT = [
    # one speaker on one topic
    ("The dam will hold through the winter", "The dam will be repaired before the winter", {}),
    ("Prices will rise in June", "Prices will fall in June", {}),
    ("We are ready to talk to the strikers", "We are ready to fight the strikers", {}),
    ("We lost twelve men on the ridge", "We lost nineteen men on the ridge", {}),
    ("Three schools will close in Ostrel", "Three schools will close in Hallow", {}),
    ("I knew about the leak before the fire", "I did not know about the leak before the fire", {}),
    ("The council paid for the bridge", "The council never paid for the bridge", {}),
    ("We will not allow the rebels to take the city", "We will not allow the government to take the land", {}),
    ("The vote was fair and the count was honest", "The vote was stolen and the count was a farce", {}),
    ("The budget grew by 4 percent last year", "The budget grew by 7 percent last year", {}),
    ("The talks in Ostrel will go on", "The talks in Ostrel have collapsed", {}),
    ("Fishermen are angry about the quota", "Fishermen are divided about the ban", {}),
    ("The ministry will publish the audit in May", "The ministry will publish the tender in May", {}),
    ("We want justice for the miners of Tarn", "We want wages for the miners of Tarn", {}),
    ("Ten of our men are still missing in the valley", "Ten of our men are back in the valley", {}),
    ("We welcome every worker from the US to our mines", "We welcome every worker from Chile to our mines", {}),
    ("a bitter rhetoric of theirs", "We will answer a bitter rhetoric of theirs with deeds", {"second": ""}),
    # a denial in front of a piece, opposites among the small words, two who change places
    ("We will not pay a single crown until an inquiry has finished", "We will pay every single crown when an inquiry has finished", {}),
    ("There is no evidence that the ship was carrying weapons to the rebels", "There is evidence that the ship was carrying weapons to the rebels", {}),
    ("Never have we allowed foreign troops on our northern border", "We have allowed foreign troops on our northern border since May", {}),
    ("We need more police on the streets of the capital", "We need fewer police on the streets of the capital", {}),
    ("The boys played well tonight and deserved the three points", "The boys played badly tonight and deserved the three points", {}),
    ("Pell told Brandl that the dam would hold through the spring", "Brandl told Pell that the dam would hold through the spring", {}),
    ("Our soldiers killed their civilians in the northern village", "Their soldiers killed our civilians in the northern village", {}),
    # a few words in common are not a shortened quote
    ("a gift to thieves", "We called the plan a gift to thieves and we meant it", {"second": ""}),
    ("the thieves", "We called the plan a gift to the thieves and we meant it", {}),
    ("It is over", "It is over when the last ship leaves", {}),
    ("the people of the valley", "He said the people of the valley would decide", {"second": "Per Lind"}),
    # a wording a month later is another utterance unless it is the same
    ("We had to quit the valley in order to avert more damage", "We had to abandon the valley to prevent further destruction", {"days": 8}),
    # boilerplate by different people
    ("Our thoughts are with the families of the victims", "Our thoughts are with the families of the victims", {"second": "Per Lind"}),
    ("Our hearts go out to the families affected by this tragedy", "Our hearts go out to the families affected by this tragedy", {"second": "Ida Roth"}),
    ("We are cooperating fully with the police investigation", "We are cooperating fully with the police investigation", {"second": "Per Lind"}),
    ("The safety of our customers is our top priority", "The safety of our customers is our top priority", {"second": "Uma Reyes"}),
    ("We do not comment on ongoing investigations", "We do not comment on ongoing investigations", {"second": ""}),
    ("I am very proud of the team", "I am very proud of the team", {"second": "Leo Park"}),
    ("No comment", "No comment", {"second": "Per Lind"}),
    ("We will not rest until those responsible are brought to justice", "We will not rest until those responsible are brought to justice", {"second": "Per Lind"}),
    ("No words can express the sorrow we feel today as a nation and as a community", "No words can express the sorrow we feel today as a nation and as a community", {"second": "Ida Roth"}),
    ("We take one game at a time and we will give everything on Saturday", "We take one game at a time and we will give everything on Saturday", {"second": "Leo Park"}),
    ("We strongly believe the allegations are without merit and we intend to defend ourselves vigorously in court", "We strongly believe the allegations are without merit and we intend to defend ourselves vigorously in court", {"second": "Uma Reyes"}),
    ("Thank you", "Thank you", {"second": ""}),
    ("We take all allegations seriously", "We take all allegations very seriously", {"second": "Per Lind"}),
    ("We take these allegations very seriously", "We take these allegations very seriously", {"second": ""}),
    ("Nobody warned us about the water", "Nobody warned us about the water", {"second": "", "days": 8}),
    # like words by different people
    ("The road to Tarn is closed until further notice", "The road to Tarn is closed for the season", {"second": "Per Lind"}),
    ("We had to quit the valley in order to avert more damage", "We had to abandon the valley to prevent further harm to the herds", {"second": "Per Lind"}),
    ("Nobody warned us about the water", "Nobody told us about the water bill", {"second": ""}),
    ("The army shelled the village at night", "The rebels shelled the village at night", {"second": ""}),
    ("I saw two men near the boat", "I saw two women near the bus", {"first": "a witness", "second": "another witness"}),
    ("The strike will last until the owners pay", "The strike will end when the owners sign", {"second": ""}),
    ("He hit me with a bottle", "He hit me with a chair", {"first": "a neighbour", "second": "a shopkeeper"}),
    ("We need more doctors in the north", "We need more teachers in the north", {"second": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "one", "other", "more"), SAME)
def test_one_utterance(relation, one, other, more):
    assert pair(one, other, **more) == relation
    assert pair(other, one, **more) == relation


@pytest.mark.parametrize(("one", "other", "more"), DIFFERENT)
def test_two_utterances(one, other, more):
    assert pair(one, other, **more) is None
    assert pair(other, one, **more) is None


MARKS = {"i": "indirect", "m": "mixed"}


def side(key, text, speaker, day):
    """Return one side of a pair as the file of pairs has it."""
    kind = "direct"
    if text[1:2] == ":" and text[0] in MARKS:
        kind, text = MARKS[text[0]], text[2:]
    name = None if speaker == "?" else speaker
    return quote(key, text, name, kind=kind, day=day, anonymous=bool(name) and name[0].islower())


def pairs_of(file):
    """Yield line number, whether it is one utterance, and both quotes, of each pair."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not line.startswith("#"):
            label, one, other, *more = (cell.strip() for cell in line.split("|"))
            first, second = (more + ["Ana Moro"] * 2)[:2] if len(more) < 2 else more[:2]
            a, b = side("a", one, first, 1), side("b", other, second, 1)
            later = date(2031, 3, 1) + timedelta(days=int(more[2]) if len(more) > 2 else 0)
            yield number, label == "same", a, replace(b, published=later.isoformat())


def judged(file):
    """Return how many pairs of a file are two utterances and how many in all, precision and recall, and mistakes."""
    found = [(number, same, variants.compare(a, b) is not None) for number, same, a, b in pairs_of(file)]
    right = sum(same and said for _, same, said in found)
    wrong = [number for number, same, said in found if said and not same]
    missed = [number for number, same, said in found if same and not said]
    shares = right / (right + len(wrong)), right / (right + len(missed))
    return sum(not same for _, same, _ in found), len(found), *shares, (wrong, missed)


def test_pairs_of_the_file():
    """Pairwise precision and recall; grouping everything at once would find the same pairs and no others."""
    two, count, precision, recall, mistakes = judged(PAIRS)
    assert count >= 300
    assert two > count / 2
    assert precision >= 0.95, mistakes
    assert recall >= 0.8, mistakes


def test_pairs_that_were_written_blind():
    two, count, precision, recall, mistakes = judged(BLIND)
    assert (two, count) == (50, 100)
    assert precision >= 0.95, mistakes
    assert recall >= 0.75, mistakes


def test_pairs_that_share_few_words():
    """Hardly any of them are found (README); none that are two may be taken for one."""
    two, count, precision, _, mistakes = judged(FAR)
    assert (two, count) == (90, 160)
    assert precision == 1.0, mistakes


def test_candidates_lose_few_pairs():
    """The index brings together what is one utterance."""
    lost = [
        number
        for number, same, a, b in pairs_of(PAIRS)
        if same and variants.compare(a, b) is not None and len(variants.group([a, b])) != 1
    ]
    assert len(lost) <= 2, lost


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ana Moro", "Ana Moro", "same"),
        ("Ana Moro", "Moro", "same"),
        ("Ana Moro", "A. Moro", "same"),
        ("Ana Moro", "Ana María Moro", "same"),
        ("Ana Moro", "Ana Lind", "different"),
        ("Ana Moro", "Bea Moro", "different"),
        ("Ana Moro Jr", "Ana F. Moro", "same"),
        ("Ana Moro Jr.", "Ana Moro Sr.", "different"),
        ("Dmitri Marchenkoy", "Dmitry Marchenko", "same"),
        ("Marchenkoy", "Dmitry Marchenko", "unknown"),
        ("Officer Kane1042", "Officer Kane1043", "different"),
        ("Jan van der Berg", "Jan Berg", "same"),
        ("Ana Moro", None, "unknown"),
        ("Ana Moro", "a palace official", "unknown"),
        ("senior port source from Tarn", "top port source in the city", "same"),
        ("a palace official", "a harbour official", "unknown"),
    ],
)
def test_speakers_agree(first, second, expected):
    a, b = (
        quote(key, "x", name, anonymous=bool(name) and name[0].islower())
        for key, name in zip("ab", (first, second), strict=True)
    )
    assert variants.speakers_agree(a, b) == expected
    assert variants.speakers_agree(b, a) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Police of Tarn", "Tarn Police", "same"),
        ("Police of Tarn", "Police", "unknown"),
        ("Police of Tarn", "Ministry of Health", "different"),
    ],
)
def test_bodies_agree(first, second, expected):
    a, b = (replace(quote(key, "x", name), kind="organization") for key, name in (("a", first), ("b", second)))
    assert variants.speakers_agree(a, b) == expected
    assert variants.speakers_agree(b, a) == expected


LONG = "The pumps failed at dawn, and after that nobody answered the telephone"


def shape(found):
    """Return a group as text, key and relation of its members."""
    return found.text, {member.quote.key: member.relation for member in found.members}


def test_a_group_knows_its_fullest_wording_its_first_quote_and_every_relation():
    (found,) = variants.group(
        [
            quote("a", "after that nobody answered the telephone", day=2),
            quote("b", LONG, day=3),
            quote("c", f"“{LONG}.”", day=4),
            quote("d", "the pumps broke at dawn and after that no one answered the telephone", day=1, kind="indirect"),
            quote("e", LONG.replace("telephone", "phone"), day=3),
        ]
    )
    assert shape(found) == (
        LONG,
        {"d": "indirect", "a": "trimmed", "b": "identical", "e": "reworded", "c": "identical"},
    )
    assert (found.first.key, found.wording, found.conflict) == ("d", "reworded", False)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([LONG, LONG], "identical"),
        ([LONG, LONG.upper(), "after that nobody answered the telephone"], "trimmed"),
        ([LONG, "after that nobody answered the telephone", LONG.replace("answered", "replied to")], "reworded"),
    ],
)  # fmt: skip
def test_wording_is_the_farthest_that_any_member_strays(texts, expected):
    (found,) = variants.group([quote(str(at), text) for at, text in enumerate(texts)])
    assert found.wording == expected


def test_the_same_words_by_two_named_people_are_a_conflict():
    (found,) = variants.group(
        [quote("a", LONG), quote("b", LONG, "Per Lind"), quote("c", LONG, "an aide", anonymous=True)]
    )
    assert found.conflict
    (found,) = variants.group([quote("a", LONG), quote("c", LONG, "an aide", anonymous=True)])
    assert not found.conflict


SHORT = "The verdict is an insult to every widow in this town"
TRIAL = frozenset(["mine", "trial", "verdict", "owner", "acquit", "tarn"])
MATCH = frozenset(["cup", "final", "harbour", "rovers", "goal", "coach"])


@pytest.mark.parametrize(
    ("words", "events", "conflict"),
    [
        (SHORT, (TRIAL, TRIAL), True),
        (SHORT, (TRIAL, MATCH), False),
        (LONG, (TRIAL, MATCH), False),
        (LONG, (TRIAL, TRIAL), True),
        (LONG, (frozenset(), frozenset()), True),
    ],
    ids=["one trial", "two occasions", "long, two occasions", "long, one trial", "nothing known"],
)
def test_two_people_say_the_same_only_where_nothing_tells_of_two_occasions(words, events, conflict):
    one, other = quote("a", words), quote("b", words, "Per Lind")
    groups = variants.group([replace(one, event=events[0]), replace(other, event=events[1])])
    assert [found.conflict for found in groups] == ([True] if conflict else [])


def test_a_piece_said_again_keeps_no_quote_out_of_its_group():
    """One article has the whole with something left out and, further on, a fragment of it."""
    whole = "We told the company three times that the wall was leaking, and each time they sent a photographer instead of an engineer"
    cut = "We told [Ostrava Minerals] three times that the wall was leaking, and ... they sent a photographer instead of an engineer"
    piece = 'the firm of sending "a photographer instead of an engineer"'
    (found,) = variants.group(
        [
            quote("a", whole),
            quote("c", whole),
            quote("b", cut, article="x"),
            quote("b2", piece, article="x", kind="mixed"),
        ]
    )
    assert {member.quote.key for member in found.members} == {"a", "b", "b2", "c"}
    assert found.reference.type == "direct"


def test_the_first_is_told_across_time_zones():
    late = replace(quote("a", LONG), published="2031-03-02T20:30-08:00")
    early = replace(quote("b", LONG), published="2031-03-03T02:00+00:00")
    unknown = replace(quote("c", LONG), published=None)
    (found,) = variants.group([late, early, unknown])
    assert [member.quote.key for member in found.members] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("published", "minutes"),
    [
        ("2031-03-02", 0),
        ("2031-03-02T01:30", 90),
        ("2031-03-02 01:30:15", 90),
        ("2031-03-02T01:30Z", 90),
        ("2031-03-02T01:30+01:00", 30),
        ("2031-03-02T01:30-0100", 150),
    ],
)
def test_a_moment_is_in_minutes_of_universal_time(published, minutes):
    start = moment("2031-03-02T00:00Z")
    assert start is not None
    assert moment(published) == start + minutes


@pytest.mark.parametrize("published", [None, "", "2031", "2031-03", "2031-13-01", "soon"])
def test_a_part_of_a_date_is_no_moment(published):
    assert moment(published) is None


NARRATIVE = "The wall of the Senn dam gave way on Monday after a night of rain and eleven villages downstream were cleared by boat"
QUOTED = "“We told the company three times that the wall was leaking, and each time they sent a photographer instead of an engineer,” Brandl said. "


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        (QUOTED + "The mayor left.", QUOTED + "Rain is forecast.", False),  # nothing but a statement in common
        (NARRATIVE + ". " + QUOTED, QUOTED + NARRATIVE + ".", True),
        (NARRATIVE, NARRATIVE.replace("a night of rain and eleven", "what a warden called neglect; most"), False),
    ],
    ids=["quotes alone", "a brief", "half a brief"],
)
def test_a_copy_has_its_narrative_from_elsewhere(one, other, copied):
    found = copies.share(copies.sketch(one).pairs, copies.sketch(other).pairs)
    assert (found is not None) == copied


def test_a_quote_that_nobody_is_named_for_ties_no_two_people_together():
    words = "Nobody warned us about the water"
    groups = variants.group([quote("a", words), quote("b", words, None), quote("c", words, "Per Lind")])
    assert [[member.quote.key for member in found.members] for found in groups] in ([["a", "b"]], [["b", "c"]])


@pytest.mark.parametrize(
    ("words", "days", "count"),
    [
        ("Nobody warned us about the water", 8, 2),
        ("Our thoughts are with the families of the victims", 3, 2),
        ("Our thoughts are with the families of the victims", 8, 0),
    ],
)
def test_a_formula_is_soon_said_anew(words, days, count):
    groups = variants.group([quote("a", words), quote("b", words, day=1 + days)])
    assert sum(len(found.members) for found in groups) == count


def test_a_quote_repeated_in_its_own_article_is_no_variant():
    assert variants.group([quote("a", LONG, article="x"), quote("b", LONG, article="x")]) == []
    (found,) = variants.group(
        [quote("a", LONG, article="x"), quote("b", LONG, article="x"), quote("c", LONG, article="y")]
    )
    assert len(found.members) == 3


def test_outlets_are_counted_once():
    (found,) = variants.group(
        [quote("a", LONG, publisher="Dawn"), quote("b", LONG, publisher="Dawn"), quote("c", LONG)]
    )
    assert found.publisher_count == 2


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["…", "“”"], ["a"], ["\ud800", "\ud800"]])
def test_nothing_to_group(texts):
    assert variants.group([quote(str(at), text) for at, text in enumerate(texts)]) == []


POOL = [
    quote(f"{number}{side}", text, speaker, day=1 + number % 3)
    for number, row in enumerate([*SAME, *[("", *row) for row in DIFFERENT]])
    for side, text, speaker in (("a", row[1], "Ana Moro"), ("b", row[2], row[3].get("second", "Ana Moro")))
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(POOL))
def test_order_of_the_quotes_changes_nothing(shuffled):
    assert variants.group(shuffled) == variants.group(POOL)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=40))
def test_every_group_spans_articles_and_no_quote_is_in_two(sample):
    groups = variants.group(sample)
    members = [member.quote.key for found in groups for member in found.members]
    assert len(members) == len(set(members))
    assert all(len({member.quote.article_key for member in found.members}) > 1 for found in groups)
    assert all(found.first in [member.quote for member in found.members] for found in groups)


NOUNS = (
    "dam",
    "bridge",
    "harbour",
    "ferry",
    "mine",
    "school",
    "council",
    "budget",
    "audit",
    "turbine",
    "trawler",
    "quota",
    "barn",
    "vineyard",
    "museum",
    "tram",
)
VERBS = (
    "opened",
    "closed",
    "flooded",
    "burned",
    "collapsed",
    "vanished",
    "reopened",
    "leaked",
    "sank",
    "moved",
    "failed",
    "passed",
)
TAILS = (
    "before harvest",
    "after midnight",
    "during the parade",
    "near the chapel",
    "without permission",
    "in heavy fog",
)


def made_quotes(count):
    """Return quotes in known groups of four: the utterance, the same, a shortened and a spun one."""
    dice = random.Random(7)
    for number in range(count // 4):
        noun, other = dice.sample(NOUNS, 2)
        words = f"The {noun} {dice.choice(VERBS)} {dice.choice(TAILS)} {number} days later and the {other} {dice.choice(VERBS)} too, soldiers told us"
        for side, text in enumerate(
            (words, words.upper(), words.partition(" and ")[0], words.replace("soldiers", "troops"))
        ):
            yield quote(f"{number}-{side}", text, f"Speaker {number}", article=f"{number}-{side}")


def test_five_thousand_quotes_are_grouped_quickly_and_rightly():
    quotes = list(made_quotes(5000))
    began = time.process_time()
    groups = variants.group(quotes)
    assert time.process_time() - began < 10
    made = [{member.quote.key.split("-")[0] for member in found.members} for found in groups]
    assert all(len(numbers) == 1 for numbers in made)
    assert sum(len(found.members) for found in groups) > 0.95 * len(quotes)
