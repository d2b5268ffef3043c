"""English words that report: verbs, nouns, adjectives and phrases, with the act and the stance they tell of.

Each row is (lemma, act, polarity, flags). Flags:

- `addressee`: takes the one told as its object ("told AFP that…")
- `hearer`: cannot do without that object ("told AFP rescuers had come")
- `to`: takes the one told after "to" ("said to reporters")
- `plain`: only says that words were said, so it can carry on an occasion ("he added")
- `asks`: takes whom it asks as its object ("asked Voll whether…")
- `order`: with an infinitive it is an order or a request ("told drivers to turn back", "asked them to wait")
- `raises`: its negation belongs to what is thought ("does not think that…" denies it)
- `rumour`: in the passive nobody stands behind it ("is said to be", "it is believed that")
- `relay`: its subject passes on the words of its object ("Tass quoted him as saying")
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.languages import Cue, words
from quotes.languages.en import sources
from quotes.types import Act, Polarity

Row = tuple[str, Act, Polarity, frozenset[str]]


def _rows(act: Act, polarity: Polarity, flags: str, lemmas: str, joint: str | None = None) -> Iterator[Row]:
    """Yield one row a lemma; lemmas are parted by spaces, phrases by `joint`."""
    for lemma in lemmas.split(joint):
        if lemma.strip():
            yield " ".join(lemma.split()), act, polarity, frozenset(flags.split())


VERB_ROWS: tuple[Row, ...] = (
    # plain saying
    *_rows("speech", "asserted", "to plain rumour", "say report"),
    *_rows("speech", "asserted", "to plain", "add note explain continue"),
    *_rows("speech", "asserted", "plain", "conclude go"),
    *_rows("speech", "asserted", "addressee hearer plain order", "tell"),
    *_rows("speech", "asserted", "addressee hearer order", "remind"),
    *_rows("speech", "asserted", "order", "plead"),
    *_rows("speech", "asserted", "addressee order", "warn advise caution alert"),
    *_rows("speech", "asserted", "addressee hearer", "inform assure reassure notify convince persuade"),
    *_rows("speech", "asserted", "addressee", "brief update apprise"),
    *_rows(
        "speech",
        "asserted",
        "to",
        """admit announce comment complain concede confess confide confirm declare describe disclose divulge express
        grumble mention mutter outline propose quip recount relate remark repeat reveal signal speak specify
        state stress talk testify vent volunteer whisper boast brag lament point respond reply communicate
        broadcast proclaim intimate relay narrate elaborate submit""",
    ),
    *_rows(
        "speech",
        "asserted",
        "",
        """accuse acknowledge affirm agree allude answer apologise apologize apprehend argue articulate ascertain
        assert attest attribute aver avow bark begin bellow bemoan bewail blame blast blurt bristle call
        accept cast certify challenge champion chant characterise characterize charge cheer chide chime chronicle
        chuckle claim clarify coin compare compliment condemn congratulate contend counter correct credit
        criticise criticize cry curse decide declaim decry deem defend define demonstrate denounce deplore
        depict deride detail determine diagnose disagree discuss dub echo effuse elucidate emphasise
        emphasize enthuse enumerate establish estimate exclaim expound extol find fire flag forecast
        foretell fume gasp gloat greet groan growl gush hail herald highlight hiss holler howl identify
        illustrate indicate insist interject interrupt invoke jeer jest joke jot judge justify label lambast
        lambaste laud laugh lecture liken lie maintain mock moan mourn mumble murmur muse observe offer
        opine persist pledge portray praise pray preach predict prescribe present pretend profess
        project promise pronounce prophesy protest prove rage rail rant rate rave read reaffirm rebuke
        recall recapitulate recite reckon recollect record refer reflect reiterate rejoice rejoin reminisce
        rename reprimand resolve restate retort ridicule roar rule scold scoff scream second shoot shout
        shrug sigh sing slam slur smile snap snarl sneer sob spell spit sputter squeal stammer stipulate
        storm stutter substantiate sum summarise summarize swear sympathise sympathize take tease
        teach term thank threaten thunder title tout translate trumpet underline underscore unveil utter
        venture verify voice vouch vow wail weep welcome whine yell weigh chat grieve crow fulminate gripe
        grouse spotlight cackle croak drawl intone pipe giggle grin grunt hum shriek wisecrack caw deadpan
        demur""",
    ),
    # saying what somebody else says
    *_rows("speech", "asserted", "relay", "quote cite"),
    # claims that the reporter keeps at arm's length stay assertions of the source
    *_rows("speech", "asserted", "rumour", "allege rumour rumor purport"),
    # denial
    *_rows(
        "speech",
        "denied",
        "",
        """deny reject refute rebut dismiss dispute contradict contest repudiate disavow disclaim discount renounce
        negate gainsay debunk disown retract recant withdraw""",
    ),
    # nothing said
    *_rows("speech", "refused", "", "refuse decline withhold shun avoid evade dodge sidestep duck eschew"),
    # said by halves
    *_rows("speech", "hedged", "", "suggest hint imply insinuate speculate theorise theorize hypothesise"),
    *_rows("speech", "hedged", "", "hypothesize guess conjecture surmise moot float posit postulate concoct"),
    # asked
    *_rows("speech", "question", "order to asks", "ask"),
    *_rows("speech", "question", "asks", "question quiz interrogate grill"),
    *_rows("speech", "question", "", "inquire enquire query probe"),
    # ordered, requested, advised
    *_rows(
        "speech",
        "directive",
        "order",
        """order command instruct urge implore beg beseech exhort direct request demand require recommend encourage
        summon invite counsel press admonish enjoin petition bid dare compel mandate decree appeal lobby
        entreat forbid prohibit ban authorise authorize nudge prod pressure""",
    ),
    # written
    *_rows("writing", "asserted", "to plain", "write tweet post"),
    *_rows(
        "writing",
        "asserted",
        "to",
        "blog publish retweet repost reblog wire",
    ),
    *_rows("writing", "asserted", "to addressee", "email e-mail text message cable fax dm"),
    *_rows(
        "writing",
        "asserted",
        "",
        """print caption document list show headline editorialise editorialize annotate inscribe sign scribble scrawl
        pen draft type upload share release issue circulate subtitle hashtag livetweet poll tabulate
        calculate chart compute measure survey toot skeet log file""",
    ),
    # thought
    *_rows("thought", "asserted", "raises rumour", "think believe expect suppose understand assume"),
    *_rows("thought", "asserted", "raises", "want intend plan hope wish desire like feel anticipate"),
    *_rows(
        "thought",
        "asserted",
        "",
        """admire aim appreciate approve aspire await bet care conceive consider contemplate count crave detest
        disapprove discover dislike dread dream enjoy envision envisage fancy favor favour fear foresee
        forget gather hate hear imagine infer know learn loathe long love mean mind mistrust need notice
        oppose perceive ponder prefer presume prioritise prioritize realise realize recognise recognize
        regard regret remember resent respect scent see seek seethe sense strive support suspect trust value
        view visualise visualize vote worry yearn marvel mull""",
    ),
    *_rows("thought", "hedged", "", "doubt seem appear tend incline"),
    *_rows("speech", "question", "", "wonder"),
)

NOUN_ROWS: tuple[Row, ...] = (
    *_rows(
        "speech",
        "asserted",
        "",
        """accusation admission affirmation allegation announcement answer apology argument assertion assurance boast
        charge claim clarification comment complaint concession conclusion confession confirmation
        contention criticism declaration description disclosure emphasis endorsement estimate exclamation
        explanation forecast insistence joke lament line mantra message motto mention narrative news notice
        oath observation outcry phrase pledge pronouncement prediction projection promise pronouncements
        proposal prophecy protest quip quotation quote reaction refrain rejoinder remark reminder reply
        response retort revelation rhetoric saying sermon signal slogan speech statement story summary talk
        testimony threat toast version vow warning word voice verdict finding ruling shout cry chant scream""",
    ),
    *_rows("speech", "denied", "", "denial rebuttal rejection dismissal repudiation disavowal retraction"),
    *_rows("speech", "refused", "", "refusal silence"),
    *_rows("speech", "hedged", "", "suggestion hint rumour rumor speculation insinuation implication theory guess"),
    *_rows("speech", "question", "", "question inquiry enquiry query"),
    *_rows(
        "speech",
        "directive",
        "",
        """order command call demand request appeal plea instruction advice recommendation directive ultimatum
        invitation edict decree summons petition""",
    ),
    *_rows(
        "writing",
        "asserted",
        "",
        """analysis article assessment audit bill blog book bulletin column communique diary document draft email
        e-mail editorial essay file filing graffiti headline indictment lawsuit leaflet letter manifesto
        memo memoir memorandum note paper placard poll post report resolution review survey study testament
        text transcript tweet will writ""",
    ),
    *_rows(
        "thought",
        "asserted",
        "",
        """aim ambition anger anticipation assumption belief concern confidence consensus conviction desire dream dread
        expectation fear feeling goal hope hunch idea impression instinct intention interest knowledge mood
        opinion optimism perception pessimism plan position preference premise realisation realization
        recognition regret sense sentiment stance suspicion thinking thought understanding view wish worry
        anxiety frustration outrage""",
    ),
    *_rows("thought", "hedged", "", "doubt uncertainty scepticism skepticism"),
)

ADJECTIVE_ROWS: tuple[Row, ...] = (
    *_rows("speech", "asserted", "", "clear adamant emphatic vocal insistent explicit outspoken quoted unequivocal"),
    *_rows("speech", "hedged", "", "alleged reported purported supposed rumoured rumored so-called apparent"),
    *_rows("speech", "refused", "", "silent mum tight-lipped noncommittal non-committal coy"),
    *_rows(
        "thought",
        "asserted",
        "",
        """afraid angry anxious aware certain concerned confident convinced delighted determined disappointed eager
        fearful furious glad grateful happy hopeful keen optimistic pessimistic pleased proud relieved sad
        satisfied sorry sure surprised thrilled upset wary willing worried reluctant ready""",
    ),
    *_rows("thought", "hedged", "", "unsure uncertain doubtful sceptical skeptical unclear"),
)

PHRASE_ROWS: tuple[Row, ...] = (
    *_rows(
        "speech",
        "asserted",
        "",
        """according to; as per; in the words of; in the telling of; put it; make clear; make it clear; point out; go
        on to say; on record as saying; spell out; sum up; lay out; set out; speak out; hit back; fire back;
        shoot back; lash out; hit out; let it be known; chime in; give assurance; come out in support""",
        ";",
    ),
    *_rows(
        "speech", "denied", "", "rule out; shoot down; laugh off; brush off; brush aside; play down; push back", ";"
    ),
    *_rows(
        "speech",
        "refused",
        "",
        """stop short of; no comment; not be drawn; could not be reached; could not immediately be reached; no
        immediate comment; without elaborating; without saying; without giving details; keep quiet""",
        ";",
    ),
    *_rows(
        "speech",
        "hedged",
        "",
        """reportedly; allegedly; purportedly; supposedly; apparently; seemingly; ostensibly; presumably; by all
        accounts; it is understood; it is said; it is believed; it is thought; it is alleged""",
        ";",
    ),
    *_rows("speech", "directive", "", "call on; call for; call upon", ";"),
    *_rows("speech", "question", "", "want to know; demand to know; ask to know; press on", ";"),
    *_rows("thought", "asserted", "", "in the opinion of; in the eyes of; in the view of; look forward to", ";"),
)

VERBS = {lemma: Cue(act, polarity, flags) for lemma, act, polarity, flags in VERB_ROWS}
NOUNS = {lemma: Cue(act, polarity, flags) for lemma, act, polarity, flags in NOUN_ROWS}
ADJECTIVES = {lemma: Cue(act, polarity, flags) for lemma, act, polarity, flags in ADJECTIVE_ROWS}
PHRASES = {phrase: Cue(act, polarity, flags) for phrase, act, polarity, flags in PHRASE_ROWS}

# endings of verbs, and what stands there in the lemma
INFLECTIONS: tuple[tuple[str, str], ...] = (
    ("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
    *((2 * letter + ending, letter) for letter in "bdgmnprtz" for ending in ("ed", "ing")),  # "begged"
)  # fmt: skip
# what turns a saying into its opposite, or shows that it was not made
NOT = words("not")
NEGATING_ADVERBS = NOT | words("n't n’t never")
# "| without | saying when": it was left unsaid
UNDONE = words("without")
# of whom a paper does not give: "reported, without | revealing | its source"
GIVING_SOURCES = words("attribute cite disclose identify name reveal")
NEGATIONS = NEGATING_ADVERBS | UNDONE | words("neither nor no nobody none hardly scarcely")
# verbs by which a source does not say something: "refused to confirm", "avoided saying", "failed to mention"
# who denies or rejects these decides on them, and says of nothing that it is not so: "the judge denied the motion"
RULED_ON = words("motion bail appeal petition application parole injunction asylum visa permit licence license bid")
# words that leave it unsaid
UNSAYING = frozenset({"no comment"})
REFUSALS = words("refuse decline avoid fail omit neglect forget resist withhold")
# verbs that, not done, leave something unsaid rather than deny it: "did not elaborate"
WITHHELD = words(
    """answer clarify comment confirm detail discuss disclose elaborate explain expand give identify indicate mention
    name offer provide release respond reply return reveal share specify speculate spell state"""
)
# all that is said to be refused: nothing is reported ("declined | to comment")
NO_CONTENT = frozenset(
    f"{before}{rest}"
    for before in ("", "to ", "any ", "further ", "to make a ", "to give a ", "to provide a ")
    for rest in ("comment", "comment further", "elaborate", "comments", "statement", "answer", "reply", "respond")
)
# what was to come for somebody who said it: "said that it | would | sue"
FUTURE_IN_PAST = words("would")
# words for saying that mostly mean that somebody or something moves: "he | goes |, “Who?”"
GOING = words("go")
# acts of speech whose object is no content ("thanked | the nurses")
ACTS_WITHOUT_CONTENT = words("accept thank greet congratulate welcome salute applaud meet sue fire know sign")
# nor where no clause with a subject of its own is behind them: "signed the deal allowing …", "refrained from voting"
DEEDS = words("appoint ban enact fine opt pass refrain sentence sign")
# between a source and its cue, when it was said
WHEN = words("today yesterday tonight tomorrow also later earlier however meanwhile recently")
# "Bascomb, considered the front-runner": by others
HELD = words("consider regard deem believe think expect suppose")
# participles that, so followed, are what was done to somebody: "a man | accused of | theft", "Mayor | urged to | go"
DONE_TO: dict[str, frozenset[str]] = {
    "accuse": words("of"), "advise": words("to"), "instruct": words("to"), "order": words("to"), "suspect": words("of"),
    "tell": words("to that"), "urge": words("to"), "warn": words("to"),
}  # fmt: skip
ASKING = words("ask question quiz press")
# what a page, not a speaker, puts before a colon: "READ MORE: …"
PAGE_LABELS = words(
    """analysis breaking caption clarification correction credit exclusive explained explainer factbox headline
    headlines image keywords latest listen live more note opinion photo photos picture pictures podcast
    read recommended related share subscribe tag tags topics trending update updated updates
    video videos watch"""
) | {
    "also read", "also see", "also watch", "breaking news", "don't miss", "editor's note", "fact box",
    "fact check", "file photo", "follow us", "from the archive", "in pictures", "live updates", "more on this",
    "more on this story", "must read", "read also", "read full story", "read here", "read more",
    "read more on", "read next", "read this", "related articles", "related news", "related stories",
    "related story", "see also", "share this", "watch also", "watch live", "watch more", "watch now",
}  # fmt: skip
# before a verb that is ahead, aimed at or ordered: "is expected | to | say", "told drivers | to | turn back"
INFINITIVE = words("to")
# before what is reported, and no part of it: "said | that | it had sunk"
COMPLEMENTIZERS = words("that")
# before what is asked of somebody: "asked | that | they leave", "asked | for | them to leave"
ASKING_OF, ASKED_OF = words("ask"), COMPLEMENTIZERS | words("for")
# unlike that a part of what is reported: "asked | if | it had sunk"
REPORTED_OPENERS = words("if")
# behind whom is told or asked: "told | Northwire | that", "asked | the mayor | whether"
TOLD_OPENERS = COMPLEMENTIZERS | REPORTED_OPENERS | {"whether"}
# with these the passive is made, and that of what is so now: "witnesses | are | asked to come forward"
PASSIVE, PASSIVE_NOW = "be", words("is are 're ’re")
# before it: "he had left | and had | told nobody"
PLUPERFECT = words("had")
# what one makes up one's mind to do, with "to" behind
DECISIONS = words("choose choice decide decision elect opt resolve")
# of a noun alone these say that it is, was or will be: "confirmed the fall of the city"
ASSERTING = words(
    """confirm acknowledge admit announce declare disclose reveal report concede claim note predict forecast promise
    pledge offer propose recommend suggest warn estimate verify certify boast allege cite"""
)
# with this the writer tells what was meant: "the bells were stolen — a | reference | to the raid"
GLOSSES = words("reference allusion")
# before what the same one said next: "admitted that they had left | before | insisting that it was late"
BEFORE_SAYING = words("before")
# behind it stands what something is said to be, or what is said: "described it | as | a gift", "quoted | as | saying"
AS_WHAT = words("as")
# before the words of whom somebody quotes: "Tass quoted her | as saying | that it had sunk"
AS_SAYING = ("as", "saying")
# what they make of something says more than its name, behind "as"
DESCRIBING = words("describe characterise characterize portray depict brand")
# what is followed by a name in quotation marks, not by speech
NAMED_IN_MARKS = words(
    """theme title titled entitled headline headlined call dub nickname nicknamed film movie book novel song album
    single play opera painting poem series show documentary exhibition slogan motto banner so-called known hashtag
    campaign operation project ship boat yacht band group brand code codename codenamed"""
)
REFUSAL_NOUNS = words("refusal reluctance failure unwillingness")
REFUSAL_ADJECTIVES = words("unwilling unable reluctant loath")
# behind "be", before somebody's words, in talk: "he's | like |, ‘No way’"
QUOTATIVES = words("like")
# said perhaps, or not yet
HEDGING_AUXILIARIES = sources.MODALS | words("’ll 'll ’d 'd wo")
# verbs and adjectives under which a saying lies ahead: "is expected to tell", "plans to announce", "is due to speak"
FUTURE_MATRIX = words(
    """expect plan schedule intend aim hope want due likely set about ready prepare poise ought have need going
    unlikely able slate tip suppose"""
)
HEDGING_ADVERBS = words(
    """reportedly allegedly purportedly supposedly apparently seemingly ostensibly presumably perhaps possibly probably
    maybe"""
)
# "| would | like to see": a wish like any other
WISHING = words("would")
# with "would" these tell of the past: "he would later say"
# "would | only | say that": he says it
RESTRICTING = words("only just merely simply")
# "has | yet | to say": he does not
STILL_TO_COME = words("yet")
LOOKING_BACK = words("late later eventually afterwards subsequently")
CONDITIONS = words("if unless whether lest until till")
# with what the content of a question begins, also behind whom it is asked: "asked Voll | whether"
QUESTION_WORDS = words("whether if how why when where what who whom which whose")
NEGATIVE_SUBJECTS = words("nobody none no neither few")
