"""English words for those who speak: pronouns, titles, nouns by kind of source, and phrases of anonymity.

Plain data, lower case unless said otherwise.  Nouns are lemmas; of a compound or hyphenated noun only the last
part is looked up ("vice-president" → "president").
"""

from __future__ import annotations

import re

from quotes.languages.en import names


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- pronouns -------------------------------------------------------------------------------------------------

# form → (person, number, genders it may stand for): m(ale), f(emale), n(either: things and bodies)
PRONOUNS: dict[str, tuple[int, str, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), (3, "sing", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), (3, "sing", "f")),
    **dict.fromkeys(("it", "its", "itself"), (3, "sing", "n")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), (3, "plur", "mfn")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (1, "sing", "mf")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (1, "plur", "mfn")),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), (2, "sing", "mf")),
}
POSSESSIVES = _words("her his its my our their whose your")
RELATIVES = _words("that which who whom whose")
PAPER_RELATIVES = _words("which whose")
# "what neighbours said was a stone", and what stands between
FREE_RELATIVES, COPULAS = _words("what whatever"), _words("be")
ONE = _words("1 one")
# of two or several, the first that are spoken of
OF_SEVERAL = ONE | {"some"}
ONE_OF_THEM = ONE | {"another"}
# as a subject, these mean that it was not said, or that nobody can be asked: "rumour has it"
NOBODY = _words("neither no-one nobody none rumour rumor gossip speculation hearsay")
# what comes from somebody else than who has asked
ANSWERS = _words("answer rejoinder reply response retort")
# said before those of whom but some say so
DENYING = _words("not")
# what makes a possessor of the name before it, and of these what is no bare apostrophe
POSSESSIVE_ENDINGS = ("'s", "’s")
POSSESSIVE_MARKS = frozenset({*POSSESSIVE_ENDINGS, "'", "’"})
# words that stand for nobody in particular: a group of unnamed people when they speak; these by themselves
INDEFINITE_PLURAL = _words("all both everybody everyone few half many more most others several some such these those")
# with those that are singular
INDEFINITE = INDEFINITE_PLURAL | _words(
    "another any anybody anyone each either neither nobody none one other somebody someone"
)
# said of people, these mean that they are no group but one person using "they"
SINGULAR_THEY = re.compile(r"\b(?:non-?binary|uses? they|they/them|genderqueer|gender[- ]fluid)\b", re.IGNORECASE)
EXPLETIVE_SUBJECTS = _words("it there")

# words with a capital that begin a sentence, not the rest of a name
SENTENCE_OPENERS = _words(
    "a after all although an and any are as at because before both but by did do each for from had has have"
    " he her here his how i if in is it its many most my no nor not now of on once one or our she since so some such"
    " than that the their then there these they this those though to two under until was we were what when where which"
    " while who why will with would you your"
)
# words in one that look like a name where they begin a sentence
CONTRACTIONS = _words("cannot gonna wanna gotta gimme lemme dunno whatcha gotcha kinda sorta outta")
# "at 9 | AM |"
HALVES_OF_DAY = ("AM", "PM")
# the time of a post in a live report, before who speaks in it
POST_TIME = re.compile(r"\d{1,2}[.:]\d{2}(?:\s*(?:[ap]\.?m\.?|GMT|BST|CET|EST|UTC)\b)?[\s,:–—-]+")

# --- titles before names --------------------------------------------------------------------------------------

# dropped from names; what they tell of gender is kept
HONORIFICS: dict[str, str] = {
    "mr": "m", "mister": "m", "mrs": "f", "ms": "f", "miss": "f", "mx": "", "sir": "m", "dame": "f", "lord": "m",
    "lady": "f", "madam": "f", "madame": "f", "monsieur": "m", "señor": "m", "señora": "f", "senor": "m",
    "senora": "f", "doña": "f", "shri": "m", "smt": "f", "smti": "f", "sri": "m", "hon": "",
    "honourable": "", "honorable": "", "rt": "", "right": "", "haji": "m", "alhaji": "m", "hajia": "f", "mme": "f",
    "herr": "m", "frau": "f", "tan": "", "datuk": "", "dato": "", "datin": "f", "u": "m", "daw": "f", "ko": "m",
    "seri": "", "tun": "", "puan": "f", "encik": "m", "ato": "m", "dasho": "m", "lyonpo": "m", "woizero": "f",
    "ratu": "m", "mallam": "m", "malam": "m", "otunba": "m", "oba": "m", "ndugu": "", "yb": "", "yab": "",
    "hajiya": "f", "maulana": "m", "swami": "m", "comrade": "", "ven": "m", "venerable": "m", "khun": "",
    "mzee": "m", "ustaz": "m",
}  # fmt: skip
# titles that are dropped from names and kept as role; abbreviation → word
TITLES: dict[str, str] = {
    "dr": "Dr", "doctor": "doctor", "prof": "professor", "professor": "professor", "rep": "representative",
    "representative": "representative", "reps": "representatives", "sen": "senator", "senator": "senator",
    "sens": "senators", "gov": "governor", "governor": "governor", "lt": "lieutenant", "lieutenant": "lieutenant",
    "col": "colonel", "colonel": "colonel", "gen": "general", "general": "general", "maj": "major", "major": "major",
    "capt": "captain", "captain": "captain", "sgt": "sergeant", "sergeant": "sergeant", "cmdr": "commander",
    "commander": "commander", "adm": "admiral", "admiral": "admiral", "brig": "brigadier", "brigadier": "brigadier",
    "cpl": "corporal", "corporal": "corporal", "pvt": "private", "marshal": "marshal", "insp": "inspector",
    "inspector": "inspector", "det": "detective", "detective": "detective", "supt": "superintendent",
    "superintendent": "superintendent", "constable": "constable", "sheriff": "sheriff", "officer": "officer",
    "rev": "reverend", "reverend": "reverend", "fr": "father", "father": "father", "bishop": "bishop",
    "archbishop": "archbishop", "cardinal": "cardinal", "pope": "pope", "rabbi": "rabbi", "imam": "imam",
    "sheikh": "sheikh", "sheik": "sheikh", "mullah": "mullah", "ayatollah": "ayatollah", "pastor": "pastor",
    "sister": "sister", "brother": "brother", "king": "king", "queen": "queen", "prince": "prince",
    "princess": "princess", "emir": "emir", "sultan": "sultan", "duke": "duke", "duchess": "duchess",
    "baroness": "baroness", "baron": "baron", "president": "president", "premier": "premier",
    "chancellor": "chancellor", "minister": "minister", "secretary": "secretary", "ambassador": "ambassador",
    "judge": "judge", "justice": "justice", "mayor": "mayor", "chief": "chief", "chairman": "chairman",
    "chairwoman": "chairwoman", "chair": "chair", "speaker": "speaker", "congressman": "congressman",
    "congresswoman": "congresswoman", "councillor": "councillor", "councilor": "councilor", "cllr": "councillor",
    "coun": "councillor", "councilman": "councilman", "councilwoman": "councilwoman",
    "mp": "MP", "mep": "MEP", "mla": "MLA",
    "attorney": "attorney", "atty": "attorney", "coach": "coach", "deputy": "deputy", "director": "director",
    "spokesman": "spokesman", "spokeswoman": "spokeswoman", "spokesperson": "spokesperson", "engr": "engineer",
    "barrister": "barrister", "nurse": "nurse", "pm": "prime minister", "ceo": "CEO", "chef": "chef",
    "barr": "barrister", "cr": "councillor", "amb": "ambassador", "aunt": "aunt", "uncle": "uncle",
    "prefect": "prefect", "garda": "garda",
    "crown": "crown", "vice": "vice", "prime": "prime", "foreign": "foreign",
    "first": "first", "ex-president": "ex-president", "former": "former", "then": "then",
}  # fmt: skip
# how somebody feels, set before the name with a capital, where it opens a sentence
MOODS = _words(
    "angry anguished anxious bereaved beaming courageous defiant delighted desperate devastated distraught emotional"
    " excited fearless furious gobsmacked grateful grieving heartbroken heroic horrified jubilant outraged overjoyed"
    " proud relieved sobbing stunned tearful terrified thrilled weeping worried"
)
# of the honorifics, those that are surnames unless another follows: "| Tan | Sri Lim Guan", but "Tan Boon Huat"
SURNAMES_TOO = _words("tan")
# titles that no noun but a name follows, so that what stands behind is a person's even unmarked
PERSONAL_TITLES = _words(
    "mr mister mrs ms miss mx mme prof rep sen gov capt col sgt cllr engr datuk dato datin seri tun haji alhaji hajia"
)
# given names that are written short, with a stop: "| Mohd. | Ghouse"
SHORT_GIVEN_NAMES = _words("mohd muhd mohamd abd wm chas thos geo jas")
# of the titles, the ones that say only which kind of title follows
TITLE_MODIFIERS = _words("vice prime former then first foreign crown senior")
# said before an office, and before the body that it is in
ONCE = _words("acting ex former incoming interim outgoing then")
# titles that are no office: kept to tell gender and to find "the doctor" again, never given as a role
NO_ROLES = _words("counterpart dr phd md")
# of these words, what is before them makes a body of them: "the coast guard", "the auction house"
CORPS = {
    "general": _words("consulate"),
    "guard": _words("civil coast home national presidential republican revolutionary"),
    "hall": _words("city town village"),
    "house": _words("auction fashion publishing trading"),
    "household": _words("royal"),
    "registry": _words("companies court land"),
    "tank": _words("think"),
    # the greatest of these is a firm: "the country's largest | builder |"
    **dict.fromkeys(
        _words(
            "builder developer distributor employer exporter grower importer insurer miner producer refiner"
            " shipbuilder supplier"
        ),
        _words("biggest largest"),
    ),
}
# what somebody is besides an office
DEGREES = _words("dr engr phd prof professor")
# offices of persons written in capitals, which look like bodies ("the MEC said")
OFFICE_ACRONYMS = _words(
    "acp aig asi asp ceo cfo coo cp cs cto dcp dg dgp dig dp dpo dsp dvc ig igp io mca mec mep mk mks mla mlas mmc mna"
    " mp mpl mps msp oc pro ps sho si sp ssp td tds vc"
)
# what monarchs are called without their names: "His Majesty"
STYLES = {
    "majesty": _words("king queen emperor empress sultan"),
    "highness": _words("prince princess sheikh sheikha emir amir duke duchess ruler"),
    "excellency": _words("president ambassador governor minister"),
}
# which of the two that were named before is meant
OF_TWO = {"former": 0, "latter": 1}
# said of somebody with "is a", these tell no office
PASSING_ROLES = _words(
    "candidate contender fan favorite favourite figure friend guest loser native observer one participant"
    " passenger"
    " patient person subject supporter survivor suspect target user victim viewer winner witness"
)
# what somebody thinks or says, which is nobody but he: "Brix's | words | suggest"
UTTERANCES = _words("calculation comment opinion remark thought utterance view word")
MODALS = _words("can could may might must shall should will would")
# chairs at universities, which bear the name of who paid for them
SEATS = _words("chair")
# behind a name, and no part of it ("Hana Ito | KC |")
POSTNOMINALS = _words("cbe esq kc mbe md mep mla mp obe phd qc sc")
NAME_SUFFIXES = POSTNOMINALS | _words("ii iii iv jnr jr snr sr")
# small words inside names: kept, but no evidence that two names are one
PARTICLES = _words("abu al ben bin bint da das de del della den der di dos du e el ibn la le ten ter ul van von y zu")

# --- the same name in different articles -----------------------------------------------------------------------

# ways of writing one name in Latin letters: spelling → the one that stands for all; case and accents aside
SPELLINGS: dict[str, str] = {
    spelling: spellings.split()[0]
    for spellings in (
        "muhammad mohamed mohammad mohammed muhammed mohamad muhamad mohamud mehmed",
        "yusuf yousef youssef yusef yousuf joseph-yusuf",
        "husayn hussein husain hussain hossein husein",
        "ahmad ahmed achmed",
        "abdullah abdallah abdulla abdalla",
        "sayyid sayed sayid syed sayyed saied",
        "umar omar omer",
        "uthman osman usman othman",
        "ibrahim ebrahim brahim",
        "hasan hassan",
        "khalid khaled",
        "mahmud mahmoud mahmood",
        "salih saleh",
        "qasim kassem qassem kasim qassim kassim",
        "jamal gamal djamal",
        "rashid rasheed rachid",
        "karim kareem",
        "nasir nasser naser nassir",
        "suleiman sulaiman suleyman soleiman sulayman",
        "mustafa mostafa moustafa mustapha",
        "tariq tarek tareq tarik",
        "faysal faisal feisal",
        "sharif shareef cherif sherif",
        "qadhafi gaddafi gadhafi kadhafi qaddafi",
        "zelenskyy zelensky zelenskiy zelenski",
        "sergei sergey serguei",
        "dmitri dmitry dmitriy dimitri",
        "andrei andrey",
        "alexei alexey aleksei aleksey",
        "aleksandr alexandr oleksandr-aleksandr",
        "yevgeny evgeny yevgeni evgeni yevgeniy",
        "mikhail mikhael michail",
        "vasily vasiliy vassily",
        "grigory grigori grigoriy",
        "yuri yuriy yury iouri",
    )
    for spelling in spellings.split()
}
# applied to names that stand in no list, one after the other
SPELLING_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("(?<=[bcdfghjklmnpqrstvwxz])(?:iy|yy|ij|ii|iyy|y)$"), "i"),  # Navalnyy, Navalny
    (re.compile("([aou])e(?=[bcdfghjklmnpqrstvwxz])"), r"\1"),  # Mueller, Müller
    (re.compile("ou"), "u"),  # Bouteflika
    (re.compile(r"([a-z])\1"), r"\1"),  # Hassan, Hasan
)
# said of bodies, these are no part of their names
LEGAL_FORMS = _words("ab ag as asa bhd bv co company corp corporation gmbh inc incorporated limited llc llp ltd nv oyj"
                     " plc pte pty sa sarl sdn spa")  # fmt: skip
# of "Ministry of the Interior" and "interior ministry", the noun that may come first
OFFICE_NOUNS_FIRST = _words("bureau department ministry")
# what people do by the last word of a role; the first that fits counts
WALKS_OF_LIFE: dict[str, frozenset[str]] = {
    "office": _words(
        "ambassador chancellor commissioner congressman congresswoman councillor diplomat envoy governor judge justice"
        " king lawmaker leader legislator mayor mep minister mp mps negotiator premier president prosecutor queen"
        " secretary senator speaker spokesman spokesperson spokeswoman undersecretary"
    ),
    "arms": _words("admiral brigadier captain colonel commander general lieutenant major officer sergeant soldier"),
    "business": _words("banker ceo chairman chairwoman economist executive financier founder investor trader"),
    "learning": _words("academic analyst biologist doctor epidemiologist historian lecturer professor researcher"
                       " scientist surgeon"),
    "sport": _words("batsman bowler boxer coach defender footballer forward goalkeeper midfielder runner striker"
                    " swimmer winger"),
    "arts": _words("actor actress artist author comedian dancer director filmmaker musician novelist painter poet"
                   " rapper singer"),
    "work": _words("baker builder carpenter cleaner driver farmer fisherman labourer mechanic miner nurse shopkeeper"
                   " trucker waiter waitress welder"),
    "school": _words("boy child girl pupil schoolboy schoolgirl student teenager"),
}  # fmt: skip
# of these, the ones of whom nobody says "the governor"
TRADES = ("sport", "arts", "work", "school")
# two walks of life that nobody leads at once, as a rule
APART = frozenset(
    frozenset(pair)
    for pair in (
        ("office", "work"), ("office", "school"), ("arms", "school"), ("arms", "arts"), ("business", "school"),
        ("business", "work"), ("learning", "work"), ("learning", "school"), ("sport", "work"), ("sport", "learning"),
        ("arts", "work"), ("office", "sport"), ("work", "school"), ("arms", "sport"),
    )
)  # fmt: skip
# fields of work: what those in one are called, and what is said of them ("who | teaches |": "the | professor |")
FIELDS: tuple[frozenset[str], ...] = (
    _words("farmer grower rancher farm farming plant crop agriculture agricultural herder breeder"),
    _words("fisherman fisher fish fishing trawler fishery skipper"),
    _words(
        "teacher professor lecturer academic educator principal headteacher teach university school college faculty"
    ),
    _words("doctor nurse surgeon physician medic paramedic midwife hospital clinic medical health medicine treat"),
    _words("lawyer attorney barrister solicitor counsel advocate represent defend defence defense law prosecutor"),
    _words("activist campaigner advocate organiser organizer rights campaign watch coordinator coalition movement"),
    _words("unionist union unions federation guild worker workers labour labor strike"),
    _words(
        "boss ceo executive businessman businesswoman entrepreneur company firm founder chairman chief tycoon mogul"
        " magnate industrialist owner director billionaire investor"
    ),
    _words("cfo finance treasurer financial accountant"),
    _words(
        "politician lawmaker legislator mp td mla mep trustee councillor councilor senator parliamentarian"
        " congressman congresswoman representative member parliament council assembly party candidate nominee"
        " contender hopeful front-runner frontrunner presidential"
    ),
    _words("bishop priest pastor imam cleric rabbi reverend church mosque diocese parish preacher minister"),
    _words("officer policeman detective sergeant inspector constable superintendent police sheriff trooper"),
    _words("general commander colonel captain major brigadier admiral soldier army navy military lieutenant veteran"),
    _words(
        "player forward midfielder defender goalkeeper striker captain coach manager club team footballer winger"
        " batsman bowler athlete runner swimmer boxer cyclist champion skipper defend"
    ),
    _words("author novelist writer journalist reporter editor columnist poet newspaper book novel write"),
    _words(
        "scientist researcher biologist ecologist epidemiologist physicist professor institute laboratory study"
        " research expert analyst economist"
    ),
    _words("singer musician actor actress director artist comedian rapper band album film star performer producer"),
    _words("analyst strategist economist trader broker bank fund asset research"),
)
FORMER = _words("ex former late onetime past retired then")

# --- gender of persons (weak evidence from given names, strong from nouns) --------------------------------------

MALE_NOUNS = _words(
    "actor alderman assemblyman boy boyfriend brother businessman cardinal chairman clergyman cleric"
    " congressman"
    " abbot ex-boyfriend ex-husband father-in-law brother-in-law son-in-law friar godson grandnephew half-brother"
    " headmaster landlord schoolboy schoolmaster stepbrother stepson great-uncle"
    " councilman craftsman dad duke emir father fiance fireman fisherman frontman gentleman godfather"
    " grandfather grandpa grandson gunman guy husband imam king lad lawman man monk nephew ombudsman policeman"
    " pope priest prince salesman sheik sheikh son spokesman sportsman statesman stepfather strongman sultan"
    " uncle"
    " widower"
)
FEMALE_NOUNS = _words(
    "actress assemblywoman aunt baroness businesswoman chairwoman congresswoman councilwoman daughter duchess"
    " abbess auntie ballerina comedienne daughter-in-law ex-girlfriend ex-wife goddaughter granny half-sister"
    " headmistress landlady mother-in-law prioress schoolgirl schoolmistress sister-in-law stepdaughter stepsister"
    " empress fiancee fiancée girl girlfriend godmother granddaughter grandma grandmother heiress hostess housewife"
    " lady"
    " mam midwife mom mother mum niece nun policewoman princess queen saleswoman sister spokeswoman sportswoman"
    " stepmother stewardess waitress widow wife woman"
)
MALE_NAMES = _words(
    "aaron abdul abdullah abraham adam adrian ahmad ahmed akira alan albert alejandro alex alexander alexei"
    " alfred ali amit anders andre andrei andrew andrzej anil anthony antonio anwar arjun arnold arthur arturo"
    " ashraf barack barry ben benjamin bernard bernie bill bob boris brad bradley brandon brent brian bruce"
    " bruno carl carlos"
    " cesar charles charlie chip chris christos chuck clarence cliff christian christopher colin craig curtis"
    " cyril dan daniel darren dave david dean"
    " dennis derek diego dieter dmitri dmitry dominic don donald doug douglas ed eddie eduardo edward edwin"
    " elijah"
    " emeka emmanuel emmerson enrique eric erik ernest esteban evan evo felix fernando francis francisco frank"
    " franz fred frederick gabriel gareth gary gavin geoffrey george gerald gerard gianni gilbert giovanni"
    " giuseppe glenn gordon graham greg gregory guillermo gustavo guy hamid hans harold harry hasan hassan"
    " hector"
    " henry herbert hiroshi howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob jaime"
    " jake james jamie jan jason javier jean jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joao joe"
    " joel josh"
    " johan johann john johnny jon jonas jonathan jorge jose josef joseph joshua juan juha julian julius justin"
    " kamal karim karl keith ken kenji kenneth kevin khalid kim klaus kofi kumar kurt kwame larry lars lee leo"
    " leon leonard leopold liam lloyd louis luca lucas luis luiz luke mahmoud malcolm manuel marc marcel marco"
    " marcos marcus mario marius mark markus martin marvin masoom mathew matt matteo matthew maurice max"
    " michael"
    " michel miguel mikael mike mikhail mirwais mohamed mohammad mohammed muhammad mustafa narendra nathan neil"
    " nelson nicholas nicolas nigel nikolai nils norman olaf olivier omar oscar osman otto owen pablo pascal"
    " patrick paul pavel pedro per peter petr philip phillip pierre pieter piotr rafael rahul raj rajesh ralph"
    " ramon raul ray raymond reza ricardo richard rick rob robert roberto robin rodrigo roger roland roman ron"
    " ronald rory ross roy rudolf russell ryan salman sam samir samuel sanjay santiago scott sean sebastian"
    " serge"
    " sergei sergey sergio shane shinzo simon stanley stefan stephen steve steven stuart sunil suresh sven syed"
    " takeshi ted terry thabo theo theodore thomas tim timothy toby todd tom tomas tommy tony travis trevor"
    " tyler"
    " umberto usman victor vijay vikram viktor vincent vladimir volodymyr walter warren wayne werner wilhelm"
    " will"
    " andy bart billy blake bobby bryan byron calvin cameron cedric clint clyde cody cornell corey damian damon"
    " danny darrell dexter drew duane dustin dwight elliot elliott ethan eugene everett floyd guido hank"
    " harvey herb irving jared jeb jed jeremiah joey jonah lonnie luther marshall mitch mitchell morgan mort"
    " nate"
    " ned noah norm omari preston quentin quincy randall randy reggie reince rex robby rod rodney rudy rupert"
    " saul seth sid sidney simeon spencer stewart terrence thad trent tucker ty vince virgil wade wallace wes"
    " wyatt"
    " william willie winston wolfgang xavier yoshihide yuri yusuf zachary zoran"
)
FEMALE_NAMES = _words(
    "abigail ada adriana agnes aisha alexandra alexandria alice alicia alison amal amanda amelia amina amy ana"
    " anastasia andrea angela angelina anita ann anna anne annette annie antonia april asha ashley astrid"
    " audrey"
    " ava ayesha barbara beatrice beatriz bella bernadette beth betty beverly brenda bridget camila carla"
    " carmen"
    " carol carolina caroline carolyn catherine cecilia celia charlotte cheryl chiara chloe christina christine"
    " cindy claire clara claudia cristina cynthia dana danielle daria deborah debra denise diana diane dilma"
    " dolores donna dora doris dorothy edith eileen elaine eleanor elena elisa elizabeth ella ellen elsa emily"
    " emma erica erin esther eva eve evelyn fatima fatou fiona florence frances francesca gabriela gail gemma"
    " georgia gertrude gina giulia gloria grace greta gwen hannah harriet heather heidi helen helena helga"
    " hilary"
    " hillary ida ilhan ines ingrid irene irina iris isabel isabella ivanka ivy jacinda jacqueline jane janet"
    " janice jasmine jean jeanette jennifer jenny jessica jill joan joanna jocelyn josephine joy joyce juanita"
    " judith judy julia juliana julie june kamala karen karin karina kate katherine kathleen kathryn kathy"
    " katie"
    " katrina kayla kelly khadija kirsten kristen kristina larissa laura lauren layla leah leila lena leonor"
    " lilian lily linda lisa liz lois lola loretta lorraine louise lucia lucy luisa lydia madeleine maggie"
    " malala"
    " manju margaret maria mariam mariana marie marina marion marta martha mary maya megan melania melanie"
    " melinda"
    " melissa mercedes mia michelle mira miriam molly monica nadia nancy naomi natalia natalie natasha nicola"
    " nicole nina noor nora norma olga olivia paloma pamela patricia paula pauline penelope petra philippa"
    " phyllis"
    " priya rachel raquel rebecca regina renata rita roberta rosa rosalind rose rosemary ruth sabrina sally"
    " samantha sana sandra sara sarah selina sharon sheila shirley silvia simone sofia sonia sophia sophie"
    " stacey"
    " stella stephanie sue susan susana suzanne svetlana sylvia tamara tania tanya tara tatiana teresa tessa"
    " theresa tina tracy uma ursula valentina valerie vanessa vera veronica victoria violet virginia vivian"
    " wanda"
    " allison alyssa anika arlene bethany brianna brittany caitlin candice carly carrie cassandra cathy celeste"
    " chelsea claudette colleen connie courtney debbie dianne edna elise ellie emilia erika estelle ethel"
    " felicia"
    " gayle geraldine gretchen gwendolyn hailey hazel huma ilse imogen jackie jeanne jenna jodi joni josie"
    " kellyanne kirstie kristi kristin kristine lara lindsay lindsey lorena lori lorna lucille lucinda lynn"
    " lynne"
    " mallory mandy marcia marilyn marissa marjorie marla marlene maryam maureen maxine meg mindy"
    " miranda"
    " monique muriel myra nadine nellie nikki noelle odette pam patty peggy philomena phoebe robyn rosalie"
    " roxanne"
    " sadie selma shelley shelly sherry siobhan sonja susanna suzanna tabitha tammy terri tiffany tricia trudy"
    " velma vicky wilma yvette zara zeynep"
    " rana rania wendy winnie xiomara yasmin yoko yolanda yvonne zainab zoe"
) - _words("jean kim")

GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
# whom a name tells for a man or a woman, though it may be no sign that it is somebody's
MEN, WOMEN = MALE_NAMES | names.MEN, FEMALE_NAMES | names.WOMEN
SHORT_NAMES = names.SHORT_NAMES

# --- nouns by kind of source ------------------------------------------------------------------------------------

# people by what they do or are; the endings below add to it
PERSON_NOUNS = _words(
    "functionary apparatchik garda office-bearer officeholder prefect strategist"
    " ruler abuser academic accountant accuser acquaintance activist actor actress actuary adherent administrator"
    " admiral adolescent adult adviser advisor advocate agent aide airman ally ambassador analyst ancestor"
    " anchor"
    " announcer anthropologist applicant appraiser arbitrator archaeologist archbishop architect archivist"
    " arsonist artist assailant assistant associate astronaut astronomer athlete attacker attendant attendee"
    " attorney attorney-general auditor aunt author ayatollah baby babysitter backer bailiff baker bandmate"
    " banker"
    " barber barman barrister bartender batsman beekeeper believer biker biologist bishop blacksmith blogger"
    " borrower boss botanist bowler boxer boy boyfriend breadwinner breeder broker brother builder bureaucrat"
    " businessman businesswoman butcher buyer bystander cadet campaigner candidate captain captor cardinal"
    " cardiologist caregiver carer caretaker carpenter cellmate ceo cfo chair chairman chairperson chairwoman"
    " challenger champion chancellor chef chemist chief chieftain child choreographer citizen civilian"
    " claimant classmate"
    " cleaner clergyman cleric clerk client climatologist climber co-author co-founder coach coauthor coder"
    " cofounder collaborator colleague collector colonel columnist combatant comedian commander"
    " commander-in-chief"
    " commentator commissioner communist commuter competitor complainant composer conductor congregant"
    " congressman"
    " congresswoman conscript conservationist conservative constable constituent consultant consumer"
    " contemporary"
    " contractor contributor conveyancer coo coordinator cop coroner correspondent councillor councilman"
    " councilor"
    " councilwoman counsel counsellor counselor counterpart creator creditor crewmate cricketer critic cto"
    " curator"
    " customer cyclist dad dancer daughter dealer debtor decision-maker defector defendant defender delegate"
    " democrat demographer"
    " demonstrator dentist deputy dermatologist descendant designer detainee detective dictator diplomat"
    " director"
    " disciple dispatcher dissident diver doctor donor driller driver ecologist economist editor"
    " editor-in-chief educator"
    " elder electrician emir employee engineer entrepreneur envoy epidemiologist ethicist evacuee ex-combatant"
    " executive exile expert extremist eyewitness facilitator fan farmer father fiance fiancee fighter figure"
    " film-maker filmmaker financier firefighter fisher fisherman fishmonger flatmate florist follower"
    " footballer forecaster"
    " foreman founder friend fugitive fundraiser gamekeeper gamer gardener general geneticist geographer"
    " geologist"
    " girl girlfriend goalkeeper golfer governor graduate grandfather grandmother grocer grower guard guest"
    " guide"
    " gunman hacker hardliner head healer heir herder hiker historian holder homeowner host hostage housekeeper"
    " housemate hunter husband illustrator imam immigrant individual infant influencer informant inmate"
    " innkeeper"
    " insider inspector instructor insurgent intellectual intern interpreter interviewee inventor investigator"
    " investor islander islander-born jeweller jihadist jockey journalist judge jurist juror justice kid"
    " kidnapper"
    " king laborer labourer landlord landowner lawmaker lawyer leader lecturer legislator liberal librarian"
    " lieutenant linguist liquidator lobbyist local logger looter lover loyalist machinist magistrate magnate"
    " man"
    " manager marshal mathematician mayor mechanic mediator medic member mentor merchant meteorologist"
    " midfielder"
    " midwife migrant militant militiaman miner minister missionary moderate mole mom monarch monarchist"
    " monitor"
    " acp asi dcp dgp dsp igp oc rep sho ssp"
    " aussie brit briton croat dane dutchman englishman finn frenchman irishman kiwi pole scot scotsman serb spaniard"
    " swede turk welshman"
    " monk mother motorist mourner mover mec mk mna mp msp mufti mullah mum musician nanny nationalist native"
    " negotiator neighbor"
    " neighbour nephew neuroscientist niece nominee notary novelist nun nurse observer occupant offender"
    " officer"
    " official ombudsman oncologist onlooker operative opponent organiser organizer orphan owner packer"
    " paediatrician painter paramedic paramilitary parent parliamentarian participant partner passenger"
    " passerby"
    " pastor patient patron pedestrian pediatrician peer pensioner person pharmacist philosopher photographer"
    " physician physicist picker pilot plaintiff planner planter player playwright plumber pm podcaster poet"
    " policeman policewoman policymaker politician pollster pope practitioner preacher predecessor prelate premier"
    " president priest prince princess principal prisoner professional professor programmer promoter prosecutor"
    " protester protestor psychiatrist psychologist publicist pupil queen rabbi racer radical radiologist"
    " rancher"
    " ranger rapper reader realtor rebel recipient recruit referee reformer refugee relation relative reporter"
    " representative republican researcher reservist resident respondent retiree reverend reviewer rider rioter"
    " rival roommate runner sailor scholar schoolmate scientist screenwriter sculptor seaman secretary"
    " secretary-general seismologist seller senator separatist sergeant servant servicemember settler"
    " shareholder"
    " sheikh shepherd sheriff shooter shopkeeper shopper sibling signatory singer sister skier skipper smuggler"
    " socialist sociologist soldier solicitor son source speaker specialist spectator spokesman spokesperson"
    " spokeswoman spouse sprinter staffer stakeholder star statesman statistician stepfather stepmother"
    " strategist"
    " streamer striker student successor suitor superintendent superior superstar supervisor supporter surfer"
    " surgeon surveyor survivor suspect swimmer sympathiser sympathizer tailor teacher headteacher teammate technician"
    " technologist teen teenager tenant terrorist theologian therapist thief toddler tourist trader trainee"
    " trainer translator traveler traveller treasurer trucker trustee tutor tycoon umpire uncle undersecretary"
    " underwriter user valuer vendor veteran veterinarian victim viewer villager violinist virologist visitor"
    " vlogger volunteer voter waiter waitress warden warlord watchmaker watchman whistleblower widow widower"
    " wife"
    " winner witness woman worker workmate wrestler writer youngster youth youtuber zoologist"
)
PERSON_NOUNS |= _words(
    "amir aunty billionaire deity enthusiast expat expatriate heavyweight housewife lady millionaire"
    " multimillionaire personality pontiff prophet rector registrar saint shareholder sultan vicar"
    " alderman anaesthetist apprentice archdeacon astrologer auctioneer baroness beneficiary biographer boatman"
    " breadseller bricklayer brigadier cabbie caller cameraman captive caretaker cellist centenarian chaplain"
    " churchgoer cleanup coachman commodore concierge confidant cook coxswain crewman curate deckhand detractor"
    " devotee drummer editorialist emissary entrant escapee examiner exporter farmhand ferryman firefighter forester"
    " freelancer gatekeeper ghostwriter godfather governess grandchild granddaughter grandson greengrocer guardian"
    " guitarist harbourmaster helper highlander hotelier importer incumbent interlocutor invigilator janitor keeper"
    " accused attache attaché bodyguard cadre convict deportee regent returnee"
    " labourer lad laureate laywoman lifeguard lodger loyalist mason mate matron metalworker mountaineer naturalist"
    " navigator newcomer newsreader niece northerner nutritionist octogenarian oilman onlooker optician"
    " ornithologist overseer pal peacekeeper pharmacist pianist pitmaster postman potter proponent proprietor"
    " prospector psychotherapist quartermaster receptionist reveller roadworker sacristan saleswoman sceptic scholar"
    " seamstress sexton shoemaker signalman skeptic smallholder songwriter stallholder steward stoker stonemason"
    " storekeeper storyteller superfan swineherd taxpayer teller trumpeter understudy usher valet villager violist"
    " votary warder waterman weatherman weaver welder whaler woodcutter"
)
PERSON_NOUNS |= _words(
    "corporator abbess abbot abductor addict adjutant alcoholic all-rounder alumna alumni alumnus angler animal-lover"
    " animator appellant assessor attaché au-pair auntie backbencher backpacker ballerina bandit bandleader"
    " barista baritone beggar bellboy biathlete bidder boatswain bombardier bosun brigadier-general brigand"
    " brother-in-law burglar bursar bus-driver busker caddie camper cantor cartographer cashier caterer caver"
    " centre-half chargé chauffeur childminder chiropractor chorister cinematographer city-dweller clown co-host"
    " co-pilot cobbler comedienne commando compere comptroller confectioner consul cosmonaut counterfeiter"
    " courier cousin cowherd croupier daughter-in-law deacon deaconess dean decathlete deejay depositor"
    " deputy-governor dj double-agent draper drifter drover embezzler emcee estimator ethnographer ex-boyfriend"
    " ex-con ex-convict ex-girlfriend ex-governor ex-husband ex-mayor ex-minister ex-president ex-prisoner"
    " ex-soldier ex-wife eze father-in-law fiancé fiancée fielder flanker fly-half forger foster-mother fraudster"
    " fresher friar frontbencher full-back glazier goatherd goddaughter godson goldsmith grandma grandpa"
    " grandparent granny granthi great-granddaughter great-grandson great-uncle guarantor gunner guru gymnast"
    " half-brother half-sister handler havildar hawker headmaster headmistress heretic hijacker hitchhiker"
    " homebuyer hurdler igwe in-law informer inspector-general jawan joiner judoka juggler kabaka karateka"
    " kayaker killer lama landlady landscaper lathe-operator lay-preacher legate lessee lessor lexicographer"
    " lieutenant-general lifer litigant loner lorry-driver maharaja major-general majority-leader marathoner"
    " marine maulana maulvi mc mercenary messenger milliner minority-leader moderator moneylender mother-in-law"
    " mugger murderer naik nawab neurosurgeon newscaster novice nuncio oba obi occupier oceanographer omukama"
    " orderly osteopath outsider pallbearer pandit paralegal paramount-chief paratrooper parolee passer-by"
    " pastry-chef patwari pawnbroker paymaster peddler petitioner physio pickpocket pilgrim pimp pirate plasterer"
    " plenipotentiary poacher porter postgraduate presenter prioress pro-chancellor proctor provost purser qadi"
    " qazi radiographer rajah rambler rapporteur rear-admiral rickshaw-puller rinpoche robber roofer rower"
    " runaway sarpanch schoolboy schoolgirl schoolmaster schoolmistress schoolteacher sculler selector"
    " sharecropper shoplifter showrunner silversmith sister-in-law skater sniper snitch sommelier son-in-law"
    " sonographer soprano spinner spy spymaster squatter stabber stenographer stepbrother stepdaughter stepsister"
    " stepson stewardess sub-chief sub-inspector subaltern subedar submariner subscriber suffragette swami"
    " sweetheart swindler taikonaut tehsildar tenor tinsmith trafficker trapper undergraduate upholsterer vagrant"
    " valedictorian vegan vegetarian vice-admiral vice-captain vice-chancellor vice-premier vice-president"
    " village-head vintner wedding-guest whip whistle-blower winegrower winger worshipper zamindar"
)
PERSON_ENDINGS = ("man", "woman", "men", "women", "person", "people", "ist", "ologist", "maker", "holder", "goer",
                  "keeper", "worker", "monger", "eer", "ician")  # fmt: skip
# of a noun that no list has and that speaks, these endings make it a person
AGENT_ENDINGS = ("er", "or", "ian", "ant", "eur", "ponent", "sident", "dent")
# a person where one of these stands before it ("senior figures"), else numbers
FIGURES = _words("figure")
FIGURE_MODIFIERS = _words(
    "central church community cultural government industry influential key leading local military opposition party"
    " political powerful prominent public religious ruling senior top union"
)
# words that look like persons by the endings above, and are not
NOT_PERSONS = _words("assist career consist engineer-ing exist fist list mist persist pioneer resist twist wrist")
# persons who only describe where they come from: kept as part of a description, never identity by themselves
GENERIC_PERSONS = _words(
    "adult boy child figure gentleman girl guy individual lady man person teen teenager woman youngster youth"
)
# several persons in one noun, spoken of in the singular or plural
GROUP_NOUNS = _words(
    "audience brass camp circle clan cohort community congregation contingent couple crew crowd duo electorate"
    " elite entourage establishment faction family folk folks gang generation household insurgency jury"
    " leadership"
    " majority media membership militia minority mob neighborhood neighbourhood opposition pair panel people"
    " population public quartet rebellion resistance side squad staff team tribe trio village workforce youth"
)
# of these, the ones that are made of unnamed people, so that nobody can be asked again
UNNAMED_GROUP_NOUNS = _words(
    "audience camp circle community couple crew crowd dozen electorate family folk folks gang generation half"
    " % handful household hundred majority minority mob neighborhood neighbourhood number people per-cent percent cent"
    " plurality population proportion public quarter score share staff third thousand village workforce youth"
)
EITHER = _words("both")  # of two, each
COUPLE = EITHER | {"two"}
COUPLE_NOUNS = _words("both brothers couple duo men pair parents siblings sisters spouses twins two women")
# quantities: "dozens of residents", "a majority of voters" are about what follows "of"
# documents that are not read
SEEN_OR_HEARD = _words(
    "broadcast clip documentary episode film footage history image interview movie photo picture play podcast"
    " programme recording song speech statement tape teaser trailer video video-clip"
)
# shares of people: who holds none of these holds another, and none is an office
SHARES = _words("% percent cent percentage proportion share")
# with these a name ends that is a paper's, whatever the model takes it for (a newspaper may be a "Post" or "Record")
NAMED_PAPERS = _words("act bill census constitution plan strategy survey treaty")
# and with these that of something held by the body whose name it begins with
NAMED_EVENTS = _words(
    "award awards championship championships competition conference cup exhibition festival games marathon open prize"
    " race regatta series summit tour tournament"
)
QUANTITIES = _words(
    "% all another any array both bulk chorus couple crowd dozen each eight few five four group half handful"
    " host"
    " hundred legion lot majority many member million minority most nine none number one pair part percent cent"
    " plenty"
    " plurality proportion quarter range rest score series seven several share six slew some string team ten"
    " third"
    " thousand three two wave"
)
# of these, the one that makes no group of the people behind it
MERE_PART = "part"
# not a quantity when it says who belongs to what: "member of the team", "a group of lawyers"
MEMBER_NOUNS = _words("member one")
ORGANIZATION_NOUNS = _words(
    "branch chapter consulate"
    " affiliate aquarium broadcaster consultancy forum monopoly newsroom observatory planetarium press tabloid"
    " "
    "brewer chipmaker distiller drugmaker homebuilder housebuilder planemaker refiner refinery shipbuilder smelter"
    " steelmaker toymaker"
    " academy administration advocacy agency air-force airforce airline airport alliance ambassy arm army"
    " assembly"
    " association authority automaker bank battalion bloc board body borough brand brewery brigade"
    " broadsheet brokerage bureau business cabinet campaign carmaker carrier cathedral center centre chain"
    " chamber chancellery"
    " bench bourse cartel channel charity church city clinic club co-operative coalition coastguard college command"
    " commissariat"
    " commission committee company confederation caucus conference conglomerate congregation congress consortium"
    " consulate cooperative corporation council country county court customs daily defence defense delegation"
    " department"
    " developer diocese directorate division embassy emirate empire employer enterprise exchange factory"
    " faculty"
    " federation festival firm fleet force foundation front fund garrison giant government group guild headquarters"
    " hospital hotel industry initiative inquiry inspectorate institute institution insurer judiciary junta lab"
    " laboratory league legislature lender library lobby magazine maker manufacturer market media military"
    " leadership management ministry"
    " mission mosque movement municipality museum nation navy network newspaper ngo non-profit"
    " nonprofit"
    " office operator opposition orchestra organisation organization outfit outlet panel paper parish"
    " parliament"
    " palace party periodical pharmacy platform platoon police politburo portal precinct prefecture presidency prison"
    " producer programme prosecution provider province publication publisher railway regime regiment region"
    " regulator republic restaurant retailer school secretariat sect senate service shipper site society start-up"
    " startup state station store studio subsidiary supermarket supplier syndicate synod task-force"
    " team"
    " temple theater theatre think-tank thinktank town township trade treasury tribunal troupe trust union unit"
    " university utility watchdog website weekly wing workshop zoo"
)
# what companies' names end with, and hardly a person's
COMPANY_ENDINGS = _words(
    "aerospace airlines airways analytics associates automotive bakeries beverages biosciences breweries brewery"
    " cement chemicals construction dairies distilleries distillery electronics energy engineering enterprises equities"
    " ferries financial foods holdings hotels industries laboratories labs networks publishers publishing robotics"
    " semiconductors shipyard shipyards software studios supermarkets therapeutics wineries winery"
    " insurance investments logistics metals minerals mining motors partners petroleum pharma pharmaceuticals"
    " properties railways resources securities shipping solutions systems technologies telecom textiles ventures"
)
# plural nouns that are institutions all the same
INSTITUTION_PLURALS = _words("armed-forces authorities authority courts forces media police police-force services")
DOCUMENT_NOUNS = _words(
    "catalog dictionary encyclopaedia encyclopedia factsheet leaflet proverb saying textbook yearbook"
    " "
    "register spot accord account ad advertisement advisory affidavit agreement amendment analysis announcement appeal"
    " application article assessment attachment audit autobiography autopsy banner bill biography blog book"
    " brief"
    " briefing broadcast bulletin cable caption catalogue census certificate charge charter circular clause"
    " clip"
    " code comment communique communiqué complaint confession constitution contract copy correspondence cover"
    " data"
    " database decision declaration decree deed deposition diary directive disclosure dispatch dissertation"
    " document documentary documentation dossier draft e-mail editorial email entry episode essay estimate"
    " evidence excerpt exhibit exposé fatwa feature figures file filing film finding flier flyer"
    " footage"
    " forecast form graffiti graph guidance guideline handbook headline history image index indictment"
    " inscription"
    " interview inventory invitation invoice judgement judgment law lawsuit legend legislation letter"
    " licence license list listing log mandate manifesto manual map memo memoir memorandum message minute minutes"
    " motion movie narrative newsletter note notice notification novel number obituary op-ed opinion order pact"
    " page pamphlet paperwork paragraph passage petition photo picture placard plan play plea podcast poem policy"
    " poll"
    " post poster posting press-release principle proclamation programme projection proposal prospectus"
    " protocol"
    " questionnaire rating readout receipt recommendation record recording registry regulation release report"
    " research resolution result review rule ruling scenario schedule screenshot script scripture section"
    " series"
    " sign signage slide slogan song source-code speech spreadsheet statement statistic statute story study"
    " sub-poena submission subpoena suit summary summons survey table tally tape teaser telegram testimony text"
    " thesis ticket timeline title trailer transcript transcription treatise treaty tribute tweet update"
    " verdict"
    " version video video-clip warning warrant warranty wikipedia writing"
)
SOCIAL_NOUNS = _words("account blog bot channel feed handle hashtag livestream page post profile thread tweet")
SOCIAL_WORDS = _words(
    "bluesky discord douyin facebook gab instagram internet kakao koo line linkedin mastodon online parler"
    " reddit"
    " signal snapchat social telegram threads tiktok truth twitter viber vk vkontakte web wechat weibo"
    " whatsapp x"
    " youtube"
)
# what only bodies are, right before their names: "| chipmaker | Lumora said it would build"
TRADING_BODIES = _words(
    "airline automaker carmaker charity chipmaker drugmaker housebuilder insurer lender planemaker retailer startup"
    " supermarket telco think-tank watchdog"
)
# the relative pronoun that is not for people
OF_THINGS = "which"
# addresses that stand for who works there, without spaces
DOORS = _words("no10 no.10 number10 no11 no.11 number11")
# bodies that speak under the name of a place or a building (their lower-case names)
METONYMS = frozenset(
    {
        "white house", "kremlin", "pentagon", "downing street", "number 10", "no 10", "no. 10", "capitol hill",
        "whitehall", "elysee", "élysée", "blue house", "vatican", "holy see", "foggy bottom", "zhongnanhai", "state"
        " house",
        "union buildings", "élysée palace", "elysee palace", "buckingham palace", "wall street", "westminster",
        "capitol", "casa rosada", "planalto", "malacanang", "malacañang", "malacanang palace", "villa somalia",
        "palace",
        "holyrood", "stormont", "the hague", "langley", "quai d'orsay", "city hall", "scotland yard", "the yard",
        "fbi", "cia", "nato", "un", "eu", "united nations", "european union", "african union",
    }
)  # fmt: skip
# capitals that stand for governments, though people are called so too
CAPITALS = _words("berlin london madrid paris rome sydney vienna washington")
# proper names of groups that go by no ending
GROUP_NAMES = _words(
    "al-shabaab boko-haram hamas hezbollah hizbollah isil isis mujahedeen mujahideen taleban taliban vatican"
)

# --- who describes whom -----------------------------------------------------------------------------------------

# nouns that may be a document or a body: a document, where the article has one of these
TWO_SENSES: dict[str, frozenset[str]] = {"paper": _words("study paper report survey research analysis")}
# nouns that mean the same for coreference: each maps to the first of its set
SAME_NOUNS: dict[str, str] = {
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "spokespeople": "spokesman", "chairwoman": "chairman",
    "chairperson": "chairman", "chair": "chairman", "advisor": "adviser", "policewoman": "policeman", "attorney":
    "lawyer",
    "barrister": "lawyer", "solicitor": "lawyer", "counsel": "lawyer", "councilor": "councillor",
    "councilman": "councillor", "councilwoman": "councillor", "congresswoman": "congressman", "actress": "actor",
    "ceo": "chief executive", "premier": "prime minister", "pm": "prime minister", "professor": "prof",
    "organisation": "organization", "sheik": "sheikh", "lawmaker": "legislator", "study": "study", "survey": "poll",
    "co-founder": "founder", "cofounder": "founder", "doctor": "dr", "physician": "dr", "medic": "dr",
    "reverend": "pastor", "representative": "congressman", "firm": "company", "corporation": "company",
    "justice": "judge", "magistrate": "judge", "protestor": "protester", "demonstrator": "protester",
    "mum": "mother", "mom": "mother", "dad": "father",
    "presidency": "presidency", "email": "email", "e-mail": "email", "programme": "program", "centre": "center",
}  # fmt: skip
# a broad noun may take up whom a narrower one introduced
BROADER: dict[str, frozenset[str]] = {
    "newspaper": _words("daily tabloid weekly"),
    "insider": _words("source friend"),
    "pal": _words("friend source"),
    "official": _words(
        "minister secretary director commissioner spokesman chief head adviser administrator officer diplomat"
        " ambassador"
        " envoy mayor governor deputy aide superintendent coordinator official"
    ),
    "leader": _words(
        "president chairman premier chief head king queen prince minister chancellor governor captain"
        " commander boss"
        " warlord secretary-general emir founder pope director candidate leader"
    ),
    "politician": _words(
        "minister senator congressman mp legislator governor mayor president candidate councillor deputy lawmaker"
        " nominee"
    ),
    "legislator": _words("senator congressman mp mep mla deputy assemblyman member"),
    "officer": _words(
        "colonel general major captain sergeant lieutenant commander detective inspector constable admiral sp"
        " ssp dsp asp acp dcp dig igp dgp sho superintendent insp supt sgt cpl corporal brigadier"
        " sub-inspector inspector-general det pc col gen maj lt capt"
    ),
    "commander": _words("colonel general major captain admiral brigadier marshal lieutenant"),
    "executive": _words("chief executive director chairman president manager ceo founder"),
    "boss": _words("chief executive director chairman president manager ceo founder head"),
    "scientist": _words("researcher professor prof epidemiologist virologist biologist geologist physicist chemist"),
    "researcher": _words("scientist professor prof fellow academic"),
    "expert": _words("professor prof analyst researcher scientist specialist economist fellow"),
    "analyst": _words("expert economist strategist fellow researcher"),
    "academic": _words("professor prof lecturer researcher"),
    "lawyer": _words("attorney barrister solicitor counsel"),
    "candidate": _words("nominee contender hopeful challenger front-runner frontrunner"),
    "nominee": _words("candidate"),
    "cleric": _words(
        "imam mullah ayatollah sheikh priest bishop pastor mufti rabbi archbishop cardinal reverend vicar"
    ),
    "clergyman": _words("priest bishop pastor archbishop cardinal reverend vicar"),
    "prelate": _words("bishop archbishop cardinal"),
    "jurist": _words("judge justice lawyer prof professor"),
    "aide": _words("adviser spokesman assistant"),
    "diplomat": _words("ambassador envoy consul minister"),
    "head": _words("director chief chairman president boss leader"),
    "chief": _words("head director chairman commander commissioner superintendent chief"),
    "player": _words("captain striker goalkeeper defender midfielder forward batsman bowler footballer cricketer"),
    "writer": _words("author novelist journalist columnist poet playwright"),
    "journalist": _words("reporter editor correspondent columnist anchor"),
    "author": _words("writer novelist researcher"),
    "billionaire": _words("businessman tycoon candidate founder mogul investor"),
    "worker": _words("employee nurse labourer laborer driver miner"),
    "militant": _words("fighter insurgent rebel"),
    "insurgent": _words("fighter militant rebel taliban"),
    "rebel": _words("fighter insurgent militant"),
    "prosecutor": _words("attorney"),
    "document": _words("report letter memo filing indictment statement order email complaint affidavit"),
    "paper": _words("study report newspaper article daily tabloid weekly"),
    "study": _words("report paper research survey analysis"),
    "research": _words("study paper survey"),
    "report": _words("study review assessment survey audit analysis"),
    "finding": _words("study report survey review"),
    "poll": _words("survey study"),
    "filing": _words("lawsuit complaint motion"),
    "lawsuit": _words("complaint filing suit"),
    "suit": _words("lawsuit complaint filing"),
    "post": _words("tweet message"),
    "tweet": _words("post"),
    "policeman": _words(
        "colonel captain sergeant lieutenant inspector constable commander commissioner sp ssp dsp asp acp"
        " dcp dig igp dgp sho superintendent insp supt sgt cpl corporal brigadier sub-inspector"
        " inspector-general det detective pc"
    ),
    "investigator": _words("detective inspector superintendent"),
    "priest": _words("father fr vicar canon monsignor mgr pastor bishop archdeacon rector"),
    "preacher": _words("pastor imam bishop vicar father sheikh rabbi"),
    "pontiff": _words("pope"),
    "primate": _words("archbishop bishop cardinal"),
    "pilot": _words("captain"),
    "skipper": _words("captain"),
    "captain": _words("skipper"),
    "trainer": _words("coach"),
    "coach": _words("manager trainer"),
    "mentor": _words("coach manager"),
    "tactician": _words("coach manager"),
    "manager": _words("coach"),
    "clinician": _words("dr surgeon nurse consultant specialist"),
    "specialist": _words("dr surgeon consultant professor prof"),
    "surgeon": _words("dr"),
    "singer": _words("vocalist musician artist rapper songwriter"),
    "musician": _words("singer guitarist drummer rapper songwriter violinist pianist bassist"),
    "artist": _words("singer painter musician sculptor rapper"),
    "performer": _words("singer musician actor dancer comedian"),
    "comic": _words("comedian"),
    "entertainer": _words("singer comedian musician actor"),
    "star": _words("actor singer striker footballer player rapper"),
    "businessman": _words("founder tycoon entrepreneur chairman owner investor chief executive director"),
    "entrepreneur": _words("founder owner businessman director"),
    "tycoon": _words("businessman billionaire founder chairman owner"),
    "mogul": _words("businessman billionaire founder chairman owner"),
    "envoy": _words("ambassador diplomat representative nuncio consul"),
    "monarch": _words("king queen emir sultan amir"),
    "royal": _words("prince princess duke duchess king queen"),
    "ruler": _words("emir sultan king amir sheikh"),
    "solon": _words("senator congressman legislator"),
    "scholar": _words("professor prof lecturer historian researcher academic"),
    "educator": _words("teacher principal professor prof headteacher lecturer headmaster"),
    "teacher": _words("headteacher principal headmaster headmistress lecturer"),
    "principal": _words("headteacher headmaster headmistress head"),
    "bureaucrat": _words("secretary commissioner director administrator official"),
    "administrator": _words("director commissioner secretary chief head"),
    "campaigner": _words("activist founder organiser organizer"),
    "activist": _words("campaigner founder organiser organizer"),
    "economist": _words("analyst strategist professor prof"),
    "strategist": _words("analyst economist"),
    "chieftain": _words("chief king elder"),
    "elder": _words("chief headman"),
    "reporter": _words("journalist correspondent"),
    "presenter": _words("host anchor broadcaster"),
    "message": _words("email letter tweet post text note"),
}
# what any who leads or makes laws may be called, and what such people are
LEADERS = _words("boss chief head lawmaker leader legislator parliamentarian politician")
HEADS = _words("chair chairman chairwoman director minister mla mp president secretary secretary-general senator")
# behind these stands who wrote a letter, or made a claim
WRITTEN_BY = _words("from by")
# who are elected for a place or a party, and called by either
ELECTED = _words(
    "mp td mla mep mk msp mna mpa senator lawmaker legislator councillor councilor congressman congresswoman trustee"
)
# who governs is none of those who head something else ("the minister", of a union's secretary-general)
GOVERNING = _words("minister premier governor")
NOT_GOVERNING = _words(
    "ceo chair chairman chairperson chairwoman coach director manager principal secretary-general"
    " lawmaker legislator councillor councilor activist unionist"
)
# nor who leads one of these
OUT_OF_OFFICE = _words("opposition union unions trade farmers farmers' rebel student community tribal church rights")
# whoever holds another office does not hold these as well
UNSHARED_OFFICES = _words("ambassador archbishop bishop coroner magistrate mayor pope sheriff sultan")
# behind this stands a day on which something was done, not part of who did it
DAY_CASES = _words("on")
HEARER_CASES = _words("to with")  # "I said | to | the referee"
# one holder at a time, so that the office says who it is: not anonymous though unnamed
OFFICES = frozenset(
    {
        "president", "prime minister", "premier", "king", "queen", "pope", "chancellor", "governor", "mayor",
        "minister",
        "foreign minister", "emir", "amir", "sultan", "vice president", "vice-president", "chief justice", "first lady",
        "attorney general", "attorney-general", "secretary-general", "secretary general", "prince", "princess",
        "crown prince", "archbishop", "speaker", "ambassador", "ayatollah", "supreme leader", "first minister",
        "auditor general", "auditor-general", "solicitor general", "surgeon general", "ombudsman",
    }
)  # fmt: skip
# with "the" and a body behind them, these have one holder at a time too ("the head of the rules board")
SOLE_OFFICES = _words(
    "boss ceo chair chairman chairperson chairwoman chief commander director governor head leader mayor mec"
    " minister"
    " premier president principal secretary secretary-general treasurer"
)
# with one of these before it, any office is a sole one ("the chief engineer of the Rivers Authority")
SOLE_MODIFIERS = _words("chief head prime principal")
# offices that "the …" may give to who spoke last, where the article gives them to nobody
OFFICE_NOUNS = _words(
    "ambassador chairman chancellor chief commissioner congressman congresswoman governor leader mayor mec"
    " minister"
    " premier president representative secretary senator"
)
# the same one goes on speaking
# behind these a claim is what something was done upon, not what was said by him who did it ("following claims that")
CIRCUMSTANCES = _words("after amid amidst at despite following into to")
# between a possessive and a noun, no part of what it is called ("its | own | rules")
OWN = "own"
GOING_ON, ALSO = _words("add continue go conclude"), _words("also further furthermore too")
# what "the …" may be of somebody who has just spoken and goes on speaking ("the Foreign Ministry spokesman went on")
SPEAKING_OFFICES = OFFICE_NOUNS | _words(
    "attorney captain ceo chairperson chairwoman coach deputy diplomat director envoy executive head judge"
    " lawmaker lawyer legislator manager mp officer professor researcher spokesman spokesperson spokeswoman"
)
# members of parties: in the plural, with nothing before them, the party
PARTY_MEMBERS = _words(
    "brexiteer christian-democrat communist conservative democrat green liberal republican socialist"
    " social-democrat tory unionist whig"
)
# modifiers that make it another person than the plain noun and stay with their bearer: "the governor" is not the
# deputy governor
RANKS = _words("acting assistant associate deputy former shadow vice")
# with those that only make it another
DISTINGUISHING = RANKS | _words(
    "another different ex fellow first fourth incoming junior late new next old older opposite other outgoing"
    " previous rival second then third younger"
)
# introduces somebody new, even where one of that description was there before
NEWCOMERS = _words("additional another different fifth fourth further more other others second separate sixth third")
# what a named person is called without being told from others by it ("the senior cleric")
STANDING = _words("high-ranking influential leading long-serving outspoken prominent senior top veteran")
AGED = "year-old"  # "the 31-year-old"
AGE_WORDS = _words("aged elderly old year year-old young")  # of a person, no part of a role
SAME_AGAIN = _words("same")
# with "the", these often are another way to say who was just named ("the New York businessman")
EPITHETS = _words(
    "actor actress author billionaire businessman businesswoman candidate challenger champion comedian"
    " congressman congresswoman contender defender democrat entrepreneur financier footballer forward"
    " frontrunner"
    " goalkeeper hopeful incumbent lawmaker legislator magnate midfielder millionaire mogul native newcomer"
    " nominee novelist politician rapper republican senator singer star statesman striker tycoon veteran winger"
    " aussie brit briton croat dane dutchman englishman finn frenchman irishman kiwi pole scot scotsman serb spaniard"
    " swede turk welshman"
    " year-old"
)
# a nationality that ends so is that of one man too ("the Norwegian said", but "the Japanese said")
NATIONALS = ("an", "i", "ard")
# and so that of several: "the Germans", "the Japanese"
NATIONALS_PLURAL = ("s", "ese")
# and how he is called before his name, where that is another word ("| Danish | keeper Ib Holm … the | Dane | said")
NATION_ADJECTIVES: dict[str, str] = {
    "brit": "british", "briton": "british", "aussie": "australian", "croat": "croatian", "dane": "danish",
    "dutchman": "dutch", "dutchwoman": "dutch", "englishman": "english", "finn": "finnish", "frenchman": "french",
    "frenchwoman": "french", "irishman": "irish", "irishwoman": "irish", "pole": "polish", "scot": "scottish",
    "scotsman": "scottish", "serb": "serbian", "spaniard": "spanish", "swede": "swedish", "turk": "turkish",
    "welshman": "welsh",
}  # fmt: skip
# countries, and how what is theirs is called: "the | UAE | minister" is no "| Iranian | minister"
NATIONS: dict[str, str] = {
    "afghanistan": "afghan", "algeria": "algerian", "america": "american", "argentina": "argentine",
    "armenia": "armenian", "australia": "australian", "austria": "austrian", "azerbaijan": "azerbaijani",
    "bahrain": "bahraini", "bangladesh": "bangladeshi", "belarus": "belarusian", "belgium": "belgian",
    "brazil": "brazilian", "britain": "british", "bulgaria": "bulgarian", "cambodia": "cambodian", "canada": "canadian",
    "chile": "chilean", "china": "chinese", "colombia": "colombian", "croatia": "croatian", "cuba": "cuban",
    "denmark": "danish", "ecuador": "ecuadorian", "egypt": "egyptian", "emirates": "emirati", "estonia": "estonian",
    "ethiopia": "ethiopian", "finland": "finnish", "france": "french", "germany": "german", "ghana": "ghanaian",
    "greece": "greek", "hungary": "hungarian", "india": "indian", "indonesia": "indonesian", "iran": "iranian",
    "iraq": "iraqi", "ireland": "irish", "israel": "israeli", "italy": "italian", "japan": "japanese",
    "jordan": "jordanian", "kazakhstan": "kazakh", "kenya": "kenyan", "kuwait": "kuwaiti", "latvia": "latvian",
    "lebanon": "lebanese", "libya": "libyan", "lithuania": "lithuanian", "malaysia": "malaysian", "mexico": "mexican",
    "mongolia": "mongolian", "morocco": "moroccan", "nepal": "nepali", "netherlands": "dutch", "nigeria": "nigerian",
    "norway": "norwegian", "oman": "omani", "pakistan": "pakistani", "peru": "peruvian", "philippines": "philippine",
    "poland": "polish", "portugal": "portuguese", "qatar": "qatari", "romania": "romanian", "russia": "russian",
    "rwanda": "rwandan", "serbia": "serbian", "singapore": "singaporean", "slovakia": "slovak", "somalia": "somali",
    "spain": "spanish", "sudan": "sudanese", "sweden": "swedish", "switzerland": "swiss", "syria": "syrian",
    "taiwan": "taiwanese", "thailand": "thai", "tunisia": "tunisian", "turkey": "turkish", "türkiye": "turkish",
    "uae": "emirati", "uganda": "ugandan", "uk": "british", "u.k": "british", "ukraine": "ukrainian",
    "us": "american", "u.s": "american", "usa": "american", "uzbekistan": "uzbek", "venezuela": "venezuelan",
    "vietnam": "vietnamese", "yemen": "yemeni", "zambia": "zambian", "zimbabwe": "zimbabwean",
}  # fmt: skip
# of these, the ones that one nation has and no other, whomever they are sent to
NATIONAL_OFFICES = _words("minister premier president chancellor diplomat")
# nouns for the fighters or members of a group that the article names ("the insurgents" for the Taliban)
GROUP_ALIASES = _words("extremist fighter group hardliner insurgent islamist jihadist militant movement rebel")
# of several who share the surname of the last ("brothers Leo and Ivan Park")
SHARED_SURNAME = _words("brother brothers couple cousin cousins husband siblings sister sisters twins wife")
# what is done to an outlet that is nobody in its story: "told Northwire", "showed Northwire a message"
SHOWING = _words("brief contact email give inform notify send show tell text")
# who answers is not who asked, or put it to him
REPLYING = _words("answer reply respond retort")
# who calls on somebody in a story is not "he" behind it: "When our | reporter | called the chairman, he said"
REPORTERS = _words("reporter journalist correspondent newsman pressman newspaper")
CALLING_ON = _words(
    "approach ask call contact interview meet phone press question quiz reach ring telephone text visit"
)
PUTTING = _words("ask challenge press put question quiz")
# determiners
INDEFINITE_ARTICLES = _words("a an any eight few five four many most nine no one seven several six some ten three two")
SINGULAR_ARTICLES = _words("a an")
ARTICLE = "the"  # "the Union of Rowers (| the | UR)"
DEFINITE_ARTICLES = _words("both that the these this those")
LEADING_WORDS = SINGULAR_ARTICLES | DEFINITE_ARTICLES  # not part of a description used as a name
FOCUS_WORDS = _words(
    "about over almost also around at even just least like more nearly not only perhaps roughly such than"
)
# nouns behind which a body or a person is named: "head of …", "spokesman for …"
AFFILIATION_CASES = _words("at by for from in of to with within")
BODY_CASES = _words("for of on against")  # inside the names of bodies ("Society for Village Arts")
WHOLE_CASES = _words("at in")  # of a body, behind a part of it
PLACE_BEFORE = r"\b(?:in|near|outside|across)\s+"  # what follows is a place, where no model says so
PLACE_WORDS = _words("at from in near of to")  # before the place of a dateline, where the text names it again
PLACE_CASES = _words("across around from in near outside")
# verbs in "who …" that tell an office: verb → role
OFFICE_VERBS: dict[str, str] = {
    "head": "head", "lead": "leader", "run": "head", "chair": "chair", "direct": "director", "found": "founder",
    "co-found": "founder", "manage": "manager", "own": "owner", "represent": "representative", "command": "commander",
    "edit": "editor", "oversee": "head", "teach": "teacher", "coach": "coach", "govern": "governor", "advise":
    "adviser",
    "work": "employee", "study": "student", "preside": "president", "coordinate": "coordinator",
}  # fmt: skip
# organizations are taken up by these without saying what they are, and no court, ministry or party is called so
BUSINESS_NOUNS = _words(
    "airline automaker broadcaster business carmaker carrier company corporation developer firm giant insurer lender"
    " magazine maker manufacturer network newspaper operator outlet paper retailer startup station"
    " association bank club federation party union"
)
# what "the company" may be called else, and what is none, whatever else it is
COMPANY_NOUNS = _words("business company conglomerate firm maker manufacturer retailer startup")
NO_COMPANIES = _words("academy church clinic college embassy hospital hospitals mosque museum parish school university")
# with what the names of stations begin ("KRVN", "WALT")
CALL_SIGNS = "KW"
# what a paper is called that has no other name in an article ("the | Courier |")
PAPER_NAMES = _words(
    "argus chronicle clarion courier examiner gazette herald inquirer ledger observer telegraph tribune"
)
# and of these, what only papers are called
PAPERS = _words("daily magazine newspaper paper tabloid weekly")
# and by these
ORGANIZATION_HYPERNYMS = BUSINESS_NOUNS | _words(
    "agency body channel charity group nonprofit organisation organization regulator watchdog"
)
# what anybody with an office may be called, where the article has no unnamed one: "the official"
ANY_OFFICE = _words("official officeholder functionary")
# labels of an interview: who asks, and who answers
ASKERS, ANSWERERS = frozenset({"q", "question"}), frozenset({"a", "answer"})
# with these a sentence begins that is about the one who is named next
TOPIC_OPENERS = frozenset({"as for", "as to"})
# who does so answers another: "a unionist said it was sold.  Pereira, who chairs the board, | rejected | the charge"
OPPOSING = _words(
    "condemn contradict criticise criticize denounce deny disagree dismiss dispute oppose rebut refute reject"
)
# pleads or tells: whom a lede only describes, and the next paragraph names, does so ("Ida Kerr, 54, | denies | murder")
PLEADING = _words("accept admit allege claim confess deny describe plead recall say tell testify")
# who is mostly left without a name: never whom else the article names
NAMELESS = _words(
    "accused aide attacker baby boy bystander caller child girl pupil student teen teenager toddler"
    " colleague complainant defendant driver eyewitness friend gunman insider"
    " killer neighbor neighbour officer official onlooker owner passenger patient plaintiff policeman policewoman"
    " prosecutor resident soldier source spokesman spokesperson spokeswoman stranger survivor suspect user victim"
    " villager witness worker"
    " activist baker buyer campaigner captain classmate client clerk coach coroner customer cyclist demonstrator"
    " detainee doctor donor farmer fisherman guest hostage inmate investor juror landlord manager medic"
    " migrant miner motorist nurse paramedic pathologist pedestrian physiotherapist porter prisoner protester referee"
    " refugee shareholder shopkeeper striker tenant tourist umpire unionist visitor whistleblower"
    " interviewer journalist moderator reporter"
)
# of these, the ones whose name is withheld, or of no interest, also behind "the"
WITHHELD_NAMES = _words(
    "bystander caller client eyewitness insider interviewer journalist moderator onlooker passerby reporter source"
    " stranger whistleblower"
)
# and what is said of those who know more than they may be named for: "a person | familiar | with the matter"
INSIDE = _words(
    "anonymity anonymous aware briefed close familiar insider involved knowledge knowledgeable privy unnamed"
)
# nouns for bodies that are public ones
OFFICIAL_NOUNS, OFFICIAL_MODIFIERS = _words("regulator watchdog"), _words("regulatory federal")
# what is said of a body that tells it from no other ("the regulatory agency")
# behind a place and a hyphen: "the | US-based | group"
BASED = _words("based")
OF_ANY_BODY = _words("federal giant global national private regulatory state-owned state-run")
# who or what words come from
SOURCE_NOUNS = _words("outlet report source")
PUBLIC_BODIES = _words(
    "administration agency army assembly authority board bureau cabinet chamber commission committee congress council"
    " court courts department directorate embassy eu force forces government house inquiry judiciary legislature"
    " military"
    " ministry nations navy office parliament party police presidency prison senate service tribunal un union"
    " university"
)
# nouns for bodies that people are called too ("Lia Brunner, a developer")
PEOPLE_OR_BODIES = _words("developer employer head host lender manufacturer owner producer provider publisher supplier")
# behind a comma or a dash, these name some of the people just spoken of: "several leaders, including Ida Voll"
EXAMPLES = (("including",), ("such", "as"), ("among", "them"))
# "a student named Chodan", "a man identified only as Brix"
NAMING, NAMING_AS = _words("call identify name"), _words("as only")
# "who gave his name only as Brix", "who goes by the name of Brix", "known locally as Brix"
CALLED = re.compile(
    r"\b(?:gave (?:his|her|their) name (?:\w+ )?as|go(?:es)? by(?: the name(?: of)?)?|known (?:\w+ ){0,2}as"
    r"|(?:introduced|identified) (?:him|her)self (?:only )?as|call(?:s|ing) (?:him|her)self)$"
)
# what shows that a name of one word is an outlet's: it is told things, it reports, words are carried by it
TELLING = _words("tell inform")
REPORTING = _words("report quote cite")
CARRYING = _words("air broadcast carry cite obtain print publish quote release relay report see")
AGENT_CASES = _words("by")
# a participle right behind one of these has nobody who acts: "when asked", "if told"
BARE_CONJUNCTIONS = _words("although as if once though unless until when whenever while")
# passives whose subject spoke: "was quoted as saying"
QUOTING_PASSIVES = _words("cite film hear quote record report see")
CONJUNCTION_WORDS = _words("& and")
ALTERNATIVES = _words("or")
DISJUNCTIONS = ALTERNATIVES | {","}
SMALL_WORDS = _words("and for in of the")
OTHERS = _words("another other others")
# what one does with a paper who does not print it
SEEING = _words("access obtain review see view")
# by whom a paper is said to be had, or somebody to be cited, is no part of what it is called
SEEN_BY = SEEING | _words("cite quote")
# what any paper may be called that was spoken of: "the document"
ANY_PAPER = _words("document")
# what one of several is called
MEMBER, MEMBER_OF_SOME = "{} of the {}", "{} of {}"
# these behind a name make a lawyer of him ("Hana Ito | KC |"), who is then called so without an article
BARRISTERS, BARRISTER = _words("kc qc sc"), "lawyer"
CALLED_SO_BARELY = _words("counsel")
NEUTER = _words("it")
PERSONAL_RELATIVES = _words("who")
# what only papers do, of all that speak: "it reads"
READ_OUT = _words("read begin run")
FOUND_IN_PAPERS = _words("in")  # "| in | a release"
POSSESSIVE_RELATIVES = _words("whose")
# prepositions by what stands behind them
PARTITIVE_CASES = _words("of")
ORIGIN_CASES = _words("from")
MEMBERSHIP_CASES = _words("at from of")
# what an office is of, its field or its place: "head | of | Heritage", "Custos | of | St Catherine"
FIELD_CASES = _words("of")
TITLE_CASES = FIELD_CASES | {"for"}
OFFICE_CASES = _words("at for over with")
# what these are heads of is no body but part of the office: "chief of staff"
WHOLE_OFFICES = frozenset(
    {
        "chief mission", "chief party", "chief staff", "head government", "head mission", "head state",
        "minister state", "secretary state", "superintendent police", "commissioner police", "inspector police",
        "general police", "chief police", "chief defence", "chief protocol",
    }
)  # fmt: skip
# offices that go on with what they are for, which is nobody's body: "Director of Partnerships", "professor of law"
OFFICES_OF = _words(
    """minister undersecretary under-secretary secretary head director professor lecturer commissioner manager dean
    coordinator superintendent inspector editor chancellor curator chair scholar student"""
)
# of these, the ones whose field may be marked as a body's name: "Minister of Economy"
MINISTERS = _words("minister undersecretary under-secretary")
# ranks tell less than an office beside them: "Captain Brix, head of the harbour police"
UNIFORMED = _words(
    """captain colonel major general lieutenant sergeant corporal admiral adm brigadier commodore marshal constable vice
    rear air chief second first staff warrant officer commander capt col maj gen lt sgt cpl brig cmdr wing squadron
    leader sheikh sheikha prince princess highness majesty excellency"""
)
# a rank, but with one of these before it the end of an office: "Attorney | General |"
GENERAL = "general"
OF_GENERALS = _words(
    "accountant adjutant advocate attorney auditor commissioner comptroller consul controller director governor"
    " inspector postmaster receiver registrar secretary solicitor statistician surgeon surveyor treasurer"
)
# titles that say less of somebody than the office before them: "the Commissioner for Works, | Engr. | Sule Brix"
STYLED = _words(
    """acp ambassador arc architect asp barr barrister bishop comrade constable csp dcp doctor dr dsp engineer engr
    imam inspector justice madam pastor prof professor representative reverend senator ssp superintendent"""
)
# "a presenter | turned | politician"
TURNED = _words("turned")
# by themselves these tell nobody whose man he is: "the state's health minister", "President of the Republic"
VAGUE_BODIES = _words("state country republic nation kingdom place world region area province district island")
# how figures end that are no number but say the how manieth: "the 2nd"
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
# parts of an office that a hyphen joins to the rest, however it is set: "vice - president", "director - general"
BEFORE_HYPHEN = _words("vice under co ex sub")
BEHIND_HYPHEN = _words("general elect designate")
BETWEEN_HYPHENS = _words("in")  # "officer-in-charge"
# titles that go on with "of": "Secretary of State Holm"
TITLES_WITH_OF = _words("attorney chief minister secretary")
TITLE_ABBREVIATIONS = _words("capt cmdr col dr gen gov lt maj prof rep rev sen sgt supt")
# these and more have a full stop that ends no sentence, wherever the press writes them so
ABBREVIATED_TITLES = TITLE_ABBREVIATIONS | _words(
    "adm adv alh amb asst atty barr brig cdr chmn cllr comm comr coun cpl det eng engr evang fr hajia hon insp mal"
    " messrs mr mrs ms msgr pharm pol sr surv tpl ven"
)
ALWAYS_SOCIAL = _words("handle hashtag")

# --- anonymity ----------------------------------------------------------------------------------------------

# Rule in one place: unnamed persons and groups of unnamed persons are anonymous (`officials`, `a spokesman for the
# ministry`, `residents`, `experts`); not anonymous are named persons and bodies, institutions (`police`,
# `authorities`, `the government`, `local media`), documents, accounts, groups with a name of their own (`the
# Taliban`, `Democrats`) and, without a name, the only holder of an office (`the pope`, `the president`).

# what says that a source asked for it, or why: each matches from where the reason starts
_NAMED = (
    r"(?:be(?:ing)?\s+)?(?:further\s+|publicly\s+|otherwise\s+)?"
    r"(?:named|identified|quoted|cited|disclosed|revealed|mentioned|made public)"
)
_THEIR = r"(?:his|her|their|its|the)"
_NAME = r"(?:(?:full|real|last|first|own)\s+)?(?:names?|identit(?:y|ies)|surnames?)"
REASON_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # who asked / begged / preferred / wished not to be named
        r"(?:who\s+|and\s+)?(?:(?:has|have|had|also|all|both)\s+)*"
        r"(?:ask(?:ed|ing|s)?|beg(?:ged|ging)?|prefer(?:red|ring|s)?|wish(?:ed|ing|es)?|want(?:ed|ing|s)?|"
        r"plead(?:ed|ing|s)?|request(?:ed|ing|s)?|cho(?:se|osing)|insist(?:ed|ing)?|opt(?:ed|ing)?|agreed\s+to\s+(?:speak|talk))"
        rf"\s+(?:\w+\s+)?(?:not\s+to|to\s+not)\s+(?:have\s+{_THEIR}\s+{_NAME}\s+\w+|{_NAMED}|give\s+{_THEIR}\s+{_NAME})",
        # who asked that a name, his own or his family's, be kept back
        rf"(?:who\s+)?(?:ask|request|insist|demand|plead)\w*\s+(?:that|for)\s+(?:{_THEIR}\s+{_NAME}|{_THEIR}\s+\w+)"
        r"\s+(?:not\s+(?:to\s+)?be|(?:to\s+)?be|(?:should|would)\s+not\s+be)\s+(?:kept\s+|left\s+)?"
        r"(?:named|identified|used|published|printed|mentioned|disclosed|revealed|withheld|changed|secret|out)",
        rf"(?:who\s+)?d(?:id|oes|o)(?:\s+not|n[’']t)\s+(?:want|wish|like)\s+(?:to\s+{_NAMED}|{_THEIR}\s+{_NAME}\s+in\s+print|"
        r"to\s+(?:come|go|speak|be)\s+on\s+(?:the\s+)?record|"
        rf"{_THEIR}\s+{_NAME}\s+(?:to\s+be\s+)?(?:used|published|revealed|disclosed|printed|known|made\s+public)|"
        rf"to\s+(?:give|reveal|disclose|use|share|provide)\s+{_THEIR}\s+{_NAME})",
        rf"(?:who\s+)?(?:declin|refus)(?:ed|ing|es)\s+to\s+(?:{_NAMED}|(?:give|provide|reveal|disclose|share)\s+{_THEIR}"
        rf"\s+{_NAME}(?!\s+of\b)|have\s+{_THEIR}\s+{_NAME}\s+\w+)",
        rf"(?:who\s+)?(?:cannot|can[’']?t|could(?:\s+not|n[’']t)|may\s+not|must\s+not)\s+{_NAMED}(?!\s+(?:by|as|in)\b)",
        r"(?:who\s+)?(?:has\s+|had\s+)?ask(?:ed|ing|s)?\s+(?:\w+\s+){0,3}?not\s+to\s+"
        rf"(?:print|use|publish|give|reveal|disclose)\s+{_THEIR}\s+{_NAME}",
        rf"(?:who\s+)?(?:gave|giving|gives)\s+{_THEIR}\s+{_NAME}\s+only\s+as\s+[^,.;\x00]{{1,30}}",
        # anonymity itself
        r"(?:(?:(?:who|and)\s+)?(?:(?:all|both|was|were|is|are|has|have|had)\s+)*(?:sp(?:oke|eaking|eaks|oken)|"
        r"talk(?:ed|ing)|comment(?:ed|ing))\s+(?:\w+\s+){0,4}?)?(?:on|under|upon)\s+(?:the\s+)?"
        r"(?:customary\s+|usual\s+|strict\s+)?conditions?\s+(?:of\s+(?:strict\s+|total\s+)?anonymity|of\s+not\s+being\s+\w+"
        rf"|(?:that\s+)?(?:he|she|they|it|{_THEIR}\s+{_NAME}|we)\s+(?:\w+\s+)?(?:not|n[’']t)\s+\w+(?:\s+\w+)?)",
        r"(?:(?:who|and)\s+)?(?:(?:was|were|is|are|has|had|been)\s+)*(?:ask|request|want|wish|insist|demand|seek|grant|"
        r"promis|giv|guarante|plead|crav|begg?|sought|preferr?)(?:ed|ing|e?s|en)?\s+(?:for\s+|on\s+)?(?:strict\s+)?anonymity",
        r"(?:who\s+)?(?:spoke|speaking|speaks|talk(?:ed|ing)|told\s+\w+)\s+off\s+the\s+record",
        r"names?\s+changed(?:\s+(?:on|at|upon)\s+(?:his\s+|her\s+|their\s+)?request)?",
        r"(?:who\s+)?(?:(?:spoke|speaking|talk(?:ed|ing))\s+)?anonymously",
        r"(?:who\s+)?(?:(?:has|have|had|also|all)\s+)*(?:ask|wish|want|prefer|cho[os]s?e|request|insist|opt|beg|elect)\w*\s+"
        r"(?:to\s+)?(?:remain|stay|be|speak|on\s+remaining|be\s+kept)\s*(?:strictly\s+)?anonym(?:ous|ously)",
        # no right to speak
        r"(?:(?:who|because|since|as)\s+)?(?:(?:he|she|they|it|was|were|is|are|being|had|has|have|been)\s+)*"
        r"(?:not|n[’']t|un)\s*(?:been\s+)?(?:authori[sz]ed|allowed|permitted|cleared)\s+to\s+"
        r"(?:speak|talk|brief|comment|discuss|give|disclose|address|release|make|share|reveal|publicly|be\s+\w+ed)"
        r"(?:(?!\s(?:and|but|said|told|says|added)\b)[^,;:.!?…“”\"()\x00\n])*",
        r"(?:who\s+)?(?:lack(?:ed|ing|s)?|without)\s+(?:the\s+)?authori[sz]ation\s+to\s+\w+",
        # names withheld, changed or shortened
        r"(?:(?:whose|and|but|the|both|their|her|his)\s+)*(?:real\s+|full\s+)?(?:names?|identit(?:y|ies)|surnames?)\s+"
        r"(?:has|have|had|is|are|was|were|been|being|not|can|could|cannot|may)\s*(?:not\s+|n[’']t\s+)?(?:been\s+|be\s+|"
        r"being\s+)?(?:changed|withheld|protected|omitted|disclosed|released|revealed|published|hidden|concealed|"
        r"altered|shortened|known)",
        rf"(?:who(?:m|se)?|the)\s+(?:{_NAME}\s+)?(?:we|this\s+(?:news)?paper|the\s+\w+)\s+(?:are|is|have|has|will|do|does)"
        rf"\s*(?:not|n[’']t)\s+(?:be\s+)?(?:using|us(?:e|ed)|nam(?:e|ed|ing)|identify(?:ing)?|identified|print(?:ing|ed)?|"
        rf"publish(?:ing|ed)?)",
        rf"who\s+would\s+(?:only\s+)?(?:speak|talk)\s+(?:only\s+)?(?:if|provided|as\s+long\s+as)\s+{_THEIR}\s+{_NAME}\s+"
        rf"(?:was|were|is|are)\s*(?:not|n[’']t)\s+\w+",
        r"not\s+(?:his|her|their)\s+real\s+names?",
        r"(?:using|gave|giving|use[sd]?|goes|went|going|identified)\s+(?:only\s+)?(?:by\s+)?(?:a\s+pseudonym|(?:only\s+)?"
        r"(?:by\s+)?(?:his|her|their)\s+(?:first|given|last|middle)\s+names?(?:\s+only)?|only\s+(?:as|by)\s+[^,.;]{1,40})",
        r"(?:who\s+)?(?:gave|giving)\s+only\s+(?:one|a\s+single|his|her|their|the)\s+(?:first\s+|last\s+|given\s+)?names?",
    )
)
# a reason that goes on: "…, because she feared reprisals", "citing the sensitivity of the matter"
REASON_CONTINUES = re.compile(
    r"\s*,?\s*(?:because(?:\s+of)?|since|in\s+case|as\s+(?:he|she|they|it|the|talks|negotiations|an?\s+(?:investigation|"
    r"inquiry|probe|case|deal|trial|decision|matter))\b|citing|for\s+fear|fearing|"
    r"out\s+of\s+(?:fear|concern|respect)|pending|discussing|due\s+to|owing\s+to|given|so\s+as|in\s+order|to\s+(?:speak|talk|discuss|brief|protect|avoid|"
    r"describe|be|comment|the\s+(?:press|media))|for\s+(?:security|safety|privacy|legal|personal)|publicly|on\s+the\s+"
    r"record|about|in\s+the\s+matter|while|lest|for\s+his|for\s+her|for\s+their|for\s+the)\b",
    re.IGNORECASE,
)
# with such a reason, somebody who is named is named all the same
PARTLY_NAMED = re.compile(r"\b(?:surname|full\s+name|last\s+name|family\s+name)s?\b", re.IGNORECASE)
# a following paragraph about the sources just spoken of: "The people declined to be identified."
REASON_OPENERS = re.compile(
    r"^\s*(?:the|both|all)\s+(?:of\s+the\s+)?(?:sources?|officials?|people|persons?|diplomats?)\b", re.I
)
# a following sentence about the source himself: "He spoke on condition of anonymity."
REASON_SUBJECTS = re.compile(
    r"^\s*(?:(?:the|both|all|two|three|these|those)\s+)?(?:(?:\w+\s+){0,3}?(?:sources?|officials?|officers?|people|persons?|"
    r"aides?|diplomats?|man|woman|he|she|they|both|all|none))\b",
    re.IGNORECASE,
)
