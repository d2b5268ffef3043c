"""English words for the way words travel: who can be told, by what means, who passes them on.

Media of `CHANNEL_NOUNS`: "written" and "spoken" (how the words were made), "platform" (a place for posts, written),
"broadcast" (spoken; whoever was told is a station), "event" (where people do more than speak).
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.languages import words
from quotes.languages.en import sources

Row = tuple[str, str]


def _rows(medium: str, lemmas: str) -> Iterator[Row]:
    """Yield one row a lemma."""
    for lemma in lemmas.split():
        yield lemma, medium


# somebody's own place on a platform
PAGES = "account feed handle page"
CHANNEL_ROWS: tuple[Row, ...] = (
    *_rows(
        "written",
        """statement tweet retweet post posting letter email e-mail message memo memorandum note report study survey
        poll audit review assessment analysis summary outlook filing indictment lawsuit suit affidavit complaint
        petition motion deposition ruling judgment judgement verdict blog blogpost thread op-ed column essay
        editorial article book memoir autobiography diary manifesto release communique communiqué bulletin
        newsletter advisory circular leaflet pamphlet document dossier paper readout transcript caption cable fax
        text sms dispatch declaration notice reply response resolution submission testament census dataset
        whitepaper application research commentary piece""",
    ),
    *_rows(
        "spoken",
        """interview conference briefing presser speech address phone telephone call teleconference video
        videoconference webcast livestream recording audio voicemail debate ceremony symposium
        sidelines hearing testimony trial sermon homily lecture keynote rally forum panel seminar webinar
        summit colloquium conversation documentary eulogy interrogation monologue remark""",
    ),
    *_rows("spoken", "sideline link"),
    *_rows(
        "event",
        """launch launching opening groundbreaking inauguration unveiling roundtable round-table workshop event function
        gathering reception convention meeting""",
    ),
    *_rows("broadcast", "podcast television tv radio broadcast telecast programme program newscast show"),
    *_rows(
        "platform",
        """twitter x facebook instagram telegram whatsapp tiktok youtube linkedin weibo wechat mastodon bluesky reddit
        snapchat threads parler gab vkontakte vk signal substack medium twitch discord platform network""",
    ),
    *_rows("platform", PAGES),
)
CHANNEL_NOUNS = dict(CHANNEL_ROWS)
# those who meet there can be told something: "told a symposium"
ASSEMBLIES = words("ceremony convention forum gathering panel rally seminar summit symposium webinar workshop")
# and where it is a name: "told the Fifth Global Conference"
CONGRESSES = words("conference congress convention forum summit symposium")
# what these are, said along with their names, so that one word finds all of a sort: "indictment (filing)"
CHANNEL_SORTS = {
    noun: sort
    for sort, nouns in {
        "ceremony": "launch launching opening groundbreaking inauguration unveiling event function",
        "filing": "indictment lawsuit suit affidavit complaint petition motion deposition application submission",
        "message": "text sms whatsapp",
        "phone": "call",
        "report": "summary outlook review audit",
        "study": "research",
        "survey": "poll",
        "press conference": "presser",
        "speech": "remarks address keynote lecture sermon homily eulogy roundtable round-table seminar",
        "statement": "declaration readout",
        "tweet": "x",
    }.items()
    for noun in nouns.split()
}

# papers whose sort only a companion tells ("court documents")
PAIR_SORTS = {f"court {noun}": "filing" for noun in ("document", "documents", "paper", "papers", "record", "records")}
# papers that are a filing where they are said to be filed: "in papers | filed | in the High Court"
PAPERS_FILED, FILED, FILING = words("paper document"), words("file lodge submit"), "filing"
# what counsel say to a court, and no papers: "told jurors in her opening statement"
SPOKEN_PAIRS = frozenset(
    f"{when} {noun}"
    for when in ("opening", "closing")
    for noun in ("statement", "statements", "argument", "arguments", "submission", "submissions")
)
PAIR_SORTS |= dict.fromkeys(SPOKEN_PAIRS, "speech")

# "on his official Twitter handle", and who is found there: "Twitter user Brix"
PLATFORM_PAGES = words(PAGES)
PLATFORMS = frozenset(noun for noun, medium in CHANNEL_ROWS if medium == "platform") - PLATFORM_PAGES
PLATFORM_USERS = words("user")
# how one is there, or on air: "wrote | on | X"
ON_AIR = words("on")
# words in the names of channels that are but one post
POSTS = PLATFORMS | words("tweet retweet post posting tweets posts")
# words that mean a platform only as a proper name, or only in company: "on X", "on Truth Social", "on social media"
PLATFORM_NAMES = words("x signal threads medium gab discord")
PLATFORM_PAIRS = frozenset({"truth social", "social media", "sina weibo"})
# of what kind a platform is, with which sites and apps are platforms, too: "social media site Bluesky"
PLATFORM_KINDS, PLATFORM_SITES = words("media messaging networking microblogging social"), words("site app")
# short of a companion these are no channel: "press release", "court filing", "state television programme"
NEEDS_COMPANION = {
    **dict.fromkeys(words(PAGES), PLATFORMS | {"media"}),
    "release": words("press news media"),
    "show": words("television tv radio talk chat news breakfast morning late-night"),
    **dict.fromkeys(words("platform network"), PLATFORM_KINDS),
    "link": words("video audio satellite"),
    "conference": words("news press media video joint telephone phone virtual party annual"),
    "reply": words("written email emailed e-mail whatsapp text parliamentary"),
    "response": words("written email emailed e-mail whatsapp text"),
    "application": words("review court bail appeal leave urgent asylum planning"),
    "piece": words("opinion comment think guest"),
    "paper": words("white green working research position policy"),
    "remark": words("his her its their opening closing welcome welcoming prepared televised"),
    "summary": words("daily weekly monthly quarterly seasonal annual executive"),
    "outlook": words("daily weekly monthly quarterly seasonal annual economic"),
}
# unless somebody speaks "at this conference"
MET_AT = words("conference")
# or "in a release", and no "release of prisoners"
WRITTEN_IN = words("release reply")
# what a part, a place beside it or somebody is of: "the end | of | her speech", "members | of | the board"
OF_WHAT = words("of")
# what one tells somebody of something with: "reminded the crowd | of the stakes |"
TELLING_OF = words("accuse advise assure convince inform notify persuade remind warn")
# papers that come out so often; "told the daily work had begun" parses as if work were told
PERIODICALS = words("daily weekly monthly")
# and how they are spoken of: "told | the | daily"
WITH_ARTICLE = words("the")
# with such company these are places and no channel: "border post"
PLACES = {
    "post": words("border command guard goal trading observation lamp army police military customs security health"),
}

# verbs that put something out which holds the words ("issued a statement saying …")
ISSUING = words("issue release publish post send circulate put distribute share upload write file lodge submit")
# verbs that make an occasion of their object ("held a press conference", "gave an interview", "filed an affidavit")
HOLDING = ISSUING | words("hold give deliver open begin start close conclude host convene grant record")
HELD_UP = ("hold", "up")  # but not so
# and only of these, who does it says something: "made | a statement |", but no "made a film"
SAYING_ALOUD, SAID_ALOUD = words("make"), words("statement speech address presentation")
# they say it there and then: "speakers at the symposium", but not "a person at the meeting"
ORATORS = words("speaker panelist panellist presenter lecturer participant delegate")
# whoever does it to something that was sent was told by who sent it: "received a letter from Voll"
RECEIVING = words("receive get answer")
# what two do who talk with each other, each of them to the other ("Brix and Voll spoke by phone")
TALKING, WITH = words("speak talk hold have conduct"), words("with")
# to whom or where one turns with words: "said | to | reporters", "an email | to | staff", "took | to | Twitter"
TO_WHOM = words("to")
# of two who meet or ring each other, and how what they say there leads back to that: "during the call"
TALKS = words(
    "meeting talk call conversation discussion audience session encounter dialogue reception occasion gathering"
)
AT_TALKS = words("during in at on")
GREETING = words("welcome greet receive host thank")
# what one does, where one agrees to: "agreed to speak to the paper", but "was not authorised to speak to the media"
DONE_TOO = words("agree choose decide continue go sit stop pause consent arrive come appear emerge")
# what somebody's words do on an occasion: "his comments came in an interview"
COMING = words("come make deliver issue publish post air broadcast")
UTTERANCES = words(
    """comment remark statement announcement criticism claim warning appeal pledge admission allegation disclosure
    revelation"""
)
# what is voiced, and how: "the point was raised by Voll in an interview"
POINTS, VOICING = words("point concern view observation"), words("make raise voice express share")
# and so is a call where it is known which: "made the call in an address"
CALLS = words("call")
# whoever wrote the study of which an article tells; a single researcher may be somebody else
AUTHORS = words("author authors researchers scientists")
# whom it asked
ASKED_IN_SURVEYS = words("respondent participant")
# occasions for all who speak there: "The report was presented at a news conference. The director said …"
SCENES = words("conference briefing presser debate")
# of these, the ones where one after the other speaks
TURN_BY_TURN = words("debate")
# "made this known to reporters"
MAKES_KNOWN = ("make", "known")
# "took to Twitter", "met reporters"
TURNS_TO, MEETS = "take", "meet"
# by whom one is asked ("asked by AFP whether …")
AGENT_PREPOSITIONS = sources.AGENT_CASES
# of the verbs that name a channel, the ones that take other things too ("rang the alarm")
RINGING = words("ring")
# by whose mouth somebody speaks in another language: "said through an interpreter"
THROUGH, INTERPRETERS = words("through via"), words("interpreter translator")
# how a statement reached an outlet ("a statement emailed to …")
SENT_TO = words(
    """addressed emailed e-mailed filed forwarded given handed issued lodged messaged provided read released sent shared
    submitted texted"""
)
# and who has it then: "a statement received by the Harbour Daily"
RECEIVED_BY = words("received")
# a paper of two: "the joint statement", and what they are called there: "the two sides stressed"
JOINT, SIDES = words("joint"), words("sides countries parties nations presidents leaders ministers heads")
# what takes an occasion up again: "a speech in which she said"
RELATIVES = words("which")
# a place beside an occasion, which names it: "on the sidelines of a symposium"
EDGES = words("sideline sidelines margin margins fringe")
# nor do these tell more than what they are parts of: "at the end of her speech"
PARTS = words("beginning start outset course middle end close")
# at the same occasion as those before: "on her part, the governor said"
TURN, TURN_PREPOSITIONS = words("part"), words("on for")
# nouns for outlets that add nothing to their names ("the news agency Meridian")
OUTLET_NOUNS = words("agency newspaper daily weekly magazine outlet broadcaster website portal network newswire wire")
# what is on air under a name of its own
PROGRAMMES = words("programme program show podcast station")
# what stands without a capital in the title of one: "Face the Country", "Morning with Ned Hale"
SMALL_IN_TITLES = words("the with a")
# words that only names of outlets hold
OUTLET_NAMES = words(
    """news times post herald gazette tribune chronicle courier telegraph guardian mail mirror express star standard
    observer journal radio tv television broadcasting press media newspaper"""
)
# of these, what a newspaper calls itself as well as something that is written: "told this paper"
ITSELF = words("this our")
SELVES = OUTLET_NOUNS | words("paper publication site scribe reporter writer")
# what names of stations have in them, in capitals ("NTV", "TV5")
STATION_LETTERS = "TV"
# with the name of a medium before them, nouns for a place on air ("state television's Channel 4")
STATION_NOUNS = words("channel station network")

# the channel that a cue verb names by itself
CHANNEL_VERBS = {
    "tweet": "tweet",
    "retweet": "tweet",
    "livetweet": "tweet",
    "post": "post",
    "repost": "post",
    "skeet": "post",
    "toot": "post",
    "blog": "blog post",
    "reblog": "blog post",
    "email": "email",
    "e-mail": "email",
    "text": "text message",
    "phone": "phone",
    "telephone": "phone",
    "fax": "fax",
    "cable": "cable",
    "testify": "testimony",
    "ring": "phone",
    "brief": "briefing",
    "message": "message",
    "livestream": "livestream",
}

# prepositions that lead to a channel ("in a statement", "on Twitter", "by telephone")
CHANNEL_PREPOSITIONS = words("in on at by via through during over within")
# of these, the ones behind which words stand or are spoken, and more of them than one sentence
STANDING_IN = words("in at")
# the ones that lead to an event ("at the launch", but "in the event of rain")
EVENT_PREPOSITIONS = words("at during")
# of these, the one that tells who was there: "the chairman | at | the launch"
PRESENT_AT = words("at")
# where somebody speaks "at" is an occasion, whatever it is called ("speaking at a durbar"), but for these
SPEAKS_AT = words("speak talk address")
NO_OCCASIONS = words(
    """hall room venue square park market street compound residence plaza arena time age end start beginning hour home
    scene point place location site office headquarters house church school door gate entrance university
    college hospital hotel airport stadium court parliament minute moment length risk volume podium lectern
    microphone rate speed level height request behest invitation pains liberty odds"""
)
# at other times somebody only was there: "said at the fair"
WHILE = words("during")
# what takes up the ceremony of which an article has told: "speaking on | the occasion |"
OCCASIONS = words("occasion")
# what occasions with a name are called: "speaking at the Tarn Book | Fair |"
NAMED_OCCASIONS = words("carnival championships congress expo exhibition fair festival games gala parade show")
PRESIDING = words("chair attend open launch host preside conclude address")
# who does it speaks on an occasion that the verb names: "when he inaugurated the school"
CEREMONIES = {"inaugurate": "inauguration (ceremony)"}
# by what is used so, the words go: "used a speech to the club to argue"
USING = words("use")
# whose statement it is: "a statement by the palace"
PUT_OUT_BY = words("by from of")
# nouns that are channels as a source too: "a statement from the palace said", "the report found"
SOURCE_CHANNELS = frozenset(lemma for lemma, medium in CHANNEL_ROWS if medium == "written") | PLATFORMS | {"video"}
# papers that find something out, with which a headline may end: "Coffee good for heart: study"
FINDERS = words("study report survey poll research analysis review data")
# what of a paper may say it ("the findings of a survey", "results from a study")
FINDINGS = words(
    """finding result conclusion data figure number estimate copy version draft excerpt extract page section passage
    part text"""
)
FOUND_IN = words("of from in")
# by what a person has said something, though the parse hangs it on him: "a man | in a post on Facebook | claimed"
ASIDES = words("statement tweet post email e-mail letter message memo interview speech thread")
# channels whose partner was told: "in an interview with The Dawn", "in remarks to parliament"
EXCHANGES = words("interview conversation call chat talk exchange dialogue meeting")
EXCHANGED_WITH = WITH | TO_WHOM | {"for"}
# of these, the ones that stand in a paper, which was told them: "in an interview in The Dawn"
PRINTED = words("interview")
# and what that paper does with it
PRINTING, PRINTED_IN = words("publish print air broadcast carry run"), words("in on")
# what is told that was said in the sentence before or behind: "told this to reporters"
THIS = words("this so")
REMARKS = words("comment remark word response reply answer testimony speech address briefing")
# "in response to a question from Northwire"
ANSWERS = words("answer reply response")
QUESTIONS = words("email enquiry inquiry query question request")
ASKED_BY, ASKED_FROM = words("by from of"), words("from")
# channels that are sent: to somebody with a name, who was told; to "the media" as part of their own name
SENT = words(
    """statement email e-mail message letter text note tweet release memo memorandum submission filing petition report
    complaint notice affidavit"""
)
# what is done with those who are asked, and the channel that it makes: "an analyst surveyed by the bank"
INTERVIEWING: dict[str, str | None] = {
    "survey": "survey",
    "poll": "poll",
    "interview": "interview",
    "quiz": None,
    "question": None,
    "contact": None,
}
# of these, who stands behind it sits there to hear: "said | before | the court"
BEFORE_HEARERS = words("before")
AUDIENCE_PREPOSITIONS = WITH | TO_WHOM | BEFORE_HEARERS
# what counsel does with who answers: "under cross-examination by Voll, she agreed", "cross-examined by Voll, he said"
EXAMINATIONS, EXAMINING = (
    words("cross-examination examination questioning re-examination"),
    words("cross-examine examine"),
)
# what is only done before a court or a committee, also where that is not said again: "counsel submitted that"
BEFORE_COURTS = words("submit testify plead depose aver")

# whom others are sent to was told nothing: "| referred | questions to the ministry"
SENDING_ON = words("refer direct forward redirect")

# verbs of speaking whose clause sets the occasion: "speaking to reporters in Lagos, she said"
OCCASION_VERBS = words(
    """speak talk address testify write appear feature respond reply brief reach contact ask interview question quiz
    interact converse chat"""
)
# what a paper does that hears somebody out, and the channel that it makes: "The Harbour Daily sat down with Voll"
HEARING_OUT: dict[str, str | None] = {
    "interview": "interview",
    "sit": "interview",
    "speak": None,
    "talk": None,
    "meet": None,
}
WITH_OR_TO = WITH | TO_WHOM
# of a meeting with somebody only what is said in the course of it ("said while meeting the envoy")
MEETING = words("meet receive host welcome")
# verbs whose clause may set the occasion of what is said next, though it reports nothing
SETTING = OCCASION_VERBS | HOLDING | {TURNS_TO, MEETS, "tell", MAKES_KNOWN[0]}
# whom one speaks to: the direct object of these is an audience
ADDRESSING = words("address brief")
# and of these, an occasion: "told | a news conference"
ADDRESSING_OCCASIONS = words("address tell")

# who sits and hears what others say: "the court heard that"
HEARING = words("hear")
HEARERS = words(
    "bench council court inquest jury tribunal inquiry hearing trial committee commission panel parliament senate"
)
# where one who speaks speaks to all: "said in court", "told in parliament"
HOUSES, IN_HOUSES = words("court parliament"), words("in")
# with a capital: "in the Senate"; and what may stand before them: "in the National Assembly"
NAMED_HOUSES = words(
    """assembly bundestag commons congress cortes dail dáil diet duma eduskunta folketing house knesset legislature
    lords majlis rada rajya riksdag sabha seanad sejm senate senedd storting"""
)
OF_HOUSES = words("federal general house legislative lok lower national provincial rajya state upper vidhan")
FLOORS = words("floor")
# what is over when somebody speaks "after the verdict", or not there: "outside the courthouse"
SITTINGS_OVER = words("courthouse courtroom building session verdict sentencing")
OUT_OF = words("outside after following")
# of those who speak there, the ones who sit to hear the others
BENCH = words("judge justice magistrate coroner recorder sheriff speaker chair")
# "said it was lost, | hours after | the storm"
TIME_UNITS, AFTERWARDS = words("second minute hour day week month year moment"), words("after")
# what outlets have in their names: "told | Channel 14 news |"
NEWS = words("news")
# what can be told but hears nothing
THINGS_TOLD = words(
    """anecdote bit detail difference everything fact fib half joke lie lot news nothing part secret side something
    applause cheer laughter line story tale thing time truth untruth version what which that this it much more all
    way future fortune"""
)
# who sits at a place that is part of what they are called: "judges at the Hague"
SITTING, SITTING_AT = words("judge court tribunal delegate lawmaker"), words("in at")
# those who came to hear what is said, and how one stands to whom one speaks
FACING = frozenset(["in front of"])
AUDIENCES = words("attendee audience congregation crowd delegate gathering participant")
# somebody of the press, and the press as such
# of many that report, in the plural
MEDIA = words("media newspapers papers outlets broadcasters agencies dailies tabloids")
ONE_OF_PRESS = words("reporter journalist newsman correspondent")
PRESS = ONE_OF_PRESS | words("media press pressman newsperson outlet scribe mediaperson journo")
FIRST_PERSON = frozenset(["i", "we", "me", "us"])

# "…, as quoted by Reuters", "in remarks carried by state media", "an email seen by the Courier"
PASSING_ON = sources.CARRYING | words("access circulate leak post read review run screen share show translate view")
# of these, what one does with a paper who does not print it
SEEING = sources.SEEING
# "…, said the minister, reports a local daily"
CARRYING = frozenset(["report", "write"])
# "Tass, citing a ministry source, said"
CITING = frozenset(["cite", "quote"])
# "…, the minister said, according to Tass"
ACCORDING = frozenset(["according to", "as per", "per"])
# and the one of these that a parser may miss: "The choir may sing, | per | two organisers"
PER = words("per")
# nor is what was said so long before the rest: "told the Courier last week"
LONG_AGO = words("last ago then")
# two of these in two clauses make two occasions
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday yesterday")
# what stands between a hearer and the rest, when it was: "told Voll | Friday", "an interview | this month | with"
TIMES = WEEKDAYS | words("today this last week weekend month year morning afternoon evening night early earlier late")
# what is said of a match behind the outlet that was told, never with a capital: "told Nine | post match"
BEFORE_AND_AFTER = words("post pre postgame pregame postmatch prematch")
# "she once said", but not "once she had left, she said"
AT_SOME_TIME = words("once")
# nor is what was said in a month, or so many of these before
MONTHS = words("january february march april may june july august september october november december")
AGES = words("ago year years decade decades")
# and what they "had" said was said before what they said
PERFECT = "have"
# what somebody "was" doing was going on
PROGRESSIVE = "be"
# channels that are occasions at which more than one thing is said
PUBLIC_OCCASIONS = words(
    """address briefing ceremony conference debate forum hearing inauguration interview keynote launch launching lecture
    panel presser rally roundtable seminar sermon speech summit symposium webinar workshop"""
)
# not plainly the same occasion: "adding later", "said on Friday in another post"
OTHER_OCCASION = words(
    "later earlier separately subsequently previously afterwards elsewhere another separate different"
)
