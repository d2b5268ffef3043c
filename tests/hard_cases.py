# ruff: noqa: E501
"""How news really quotes, one row a case: the text on the left, what should come out on the right.

Rows that do not work yet stay in: `test_hard_cases.py` counts them, class by class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ANYBODY = "*"  # the row is about something else than the speaker


@dataclass(frozen=True)
class Case:
    """One row.

    `content` as words, its pieces parted by " … "; None: no quotation at all may be found.
    A `speaker` of None must stay unresolved; a `cue` of None is not looked at.
    `more` holds what else must be true: columns of the quote (type, act, polarity, anonymous, kind, reason),
    links (told, channel, cited_by; None for no such link), and `speakers`, all of them.
    """

    group: str
    what: str
    text: str
    speaker: str | None
    cue: str | None
    content: str | None
    more: dict[str, Any]


def cases() -> Iterator[Case]:
    """Yield all rows."""
    for group, rows in TABLE.items():
        for what, text, speaker, cue, content, *more in rows:
            yield Case(group, what, text, speaker, cue, content, more[0] if more else {})


Row = tuple[Any, ...]

# fmt: off

MARKS: list[Row] = [
    ("inverted cue", '"The roof is gone," said mason Edda Kroll.', "Edda Kroll", "said", "The roof is gone", {"type": "direct"}),
    ("cue first", 'Mason Edda Kroll said: "The roof is gone."', "Edda Kroll", "said", "The roof is gone"),
    ("split quotation", '"We knocked," Perrin Vale said, "and nobody came."', "Perrin Vale", "said", "We knocked … and nobody came"),
    ("split over two sentences", '"It is finished," Perrin Vale said. "Go to bed."', "Perrin Vale", None, "It is finished … Go to bed"),
    ("paragraph reopened", '"The bridge was gone," Sela Mott said.\n\n"We waited for light.\n\n"Then we swam."', "Sela Mott", None, "Then we swam"),
    ("closing mark missing", 'Nobody came to the door. "I was left there all night, Ulla Brack said.\n\nPolice have no suspects.', "Ulla Brack", "said", "I was left there all night"),
    ("inch mark", 'Joss Tully is 6\'4" in socks. "I duck a lot," Tully said.', "Joss Tully", "said", "I duck a lot"),
    ("single marks with apostrophes", "'It's the drivers' road and we'll keep it,' Amos Reddy said.", "Amos Reddy", "said", "It's the drivers' road and we'll keep it"),
    ("curly single marks", "‘You can’t eat a press release,’ Amos Reddy said.", "Amos Reddy", "said", "You can’t eat a press release"),
    ("British nesting", "'He told me \"sit down\" and I sat,' Nell Corrie said.", "Nell Corrie", "said", 'He told me "sit down" and I sat'),
    ("American nesting", '"She yelled \'stop\' at the bus," Nell Corrie said.', "Nell Corrie", "said", "She yelled 'stop' at the bus"),
    ("nested quotation is a row of its own", '"My foreman told me \'keep digging\' and left," Nell Corrie said.', ANYBODY, "told", "keep digging"),
    ("guillemets", "«The harbour stays shut», said Ruy Calvo.", "Ruy Calvo", "said", "The harbour stays shut"),
    ("low and high marks", "„The harbour stays shut“, said Kurt Asmus.", "Kurt Asmus", "said", "The harbour stays shut"),
    ("backtick pair", "``We never met,'' Lou Hanna said.", "Lou Hanna", "said", "We never met"),
    ("curly opened, straight closed", '“We never met," Lou Hanna said.', "Lou Hanna", "said", "We never met"),
    ("dash for a dialogue", "Reporters asked about the treaty.\n\n— We are not at war, said the mayor of Imber.", "mayor of Imber", "said", "We are not at war"),
    ("script", "HOST: Will you stand again?\n\nQUARRIE: Not while I can sit.", "Quarrie", None, "Not while I can sit"),
    ("interview with marks", '"Why now?" asked the host. Dita Quarrie shrugged: "Why not?"', "Dita Quarrie", None, "Why not?"),
    ("signed with a dash", '"The best soup in the valley." — Marta Ling, cook', "Marta Ling", None, "The best soup in the valley"),
    ("colon cue", 'Ida Brunner put it bluntly: "Fix it or leave."', "Ida Brunner", None, "Fix it or leave"),
    ("colon headline", "Minister: Ferry to sail again on Friday", "minister", None, "Ferry to sail again on Friday", {"type": "indirect"}),
    ("brackets and ellipsis kept", '"They [the guards] ran ... before sunrise," Omar Fadel said.', "Omar Fadel", "said", "They [the guards] ran ... before sunrise"),
    ("sic", '"Them is my boats [sic]," Omar Fadel said.', "Omar Fadel", "said", "Them is my boats [sic]"),
    ("list of fragments", 'Ida Brunner blamed "haste", "pride" and "cheap bolts".', "Ida Brunner", "blamed", '"haste", "pride" and "cheap bolts"', {"type": "mixed"}),
    ("abbreviation before the mark", '"I sold it to Parr & Co." Lewin Dace left the room.\n\n"He did," Ada Finch said.', "Ada Finch", "said", "He did"),
    ("question mark ends the content", '"Who signed this?" Ada Finch asked.', "Ada Finch", "asked", "Who signed this?", {"polarity": "question"}),
]

NOT_QUOTES: list[Row] = [
    ("scare quotes", 'The so-called "window tax" begins in June.', None, None, None),
    ("scare quotes without so-called", 'Builders will have to pay the "window tax" from June.', None, None, None),
    ("title of a film", 'She played the doctor in "A Winter Without Bread" for two seasons.', None, None, None),
    ("title of a book", 'His memoir, "The Long Way to Karsholm", sold well.', None, None, None),
    ("nickname", 'Lars "Biscuit" Hoving scored twice.', None, None, None),
    ("word as a word", 'The form spells "separate" wrong three times.', None, None, None),
    ("idiom with a verb of speech", "The empty quay speaks volumes about the economy.", None, None, None),
    ("speech act without content", "Nora Blythe thanked the lifeboat crew.", None, None, None),
    ("no comment", "Nora Blythe declined to comment.", None, None, None),
    ("no answer", "Calls to her office went unanswered.", None, None, None),
    ("contributor line", "(Reporting by N. Blythe in Imber; editing by T. Vane)", None, None, None),
    ("a plain fact", "The ferry was built in 1962 and carries 400 people.", None, None, None),
]

SPEAKERS: list[Row] = [
    ("pronoun", "Otto Grell resigned on Monday. He said the job had eaten him.", "Otto Grell", "said", "the job had eaten him"),
    ("pronoun, two candidates, by gender", "Vera Solt met Otto Grell. He said the vote was lost.", "Otto Grell", "said", "the vote was lost"),
    ("pronoun before the name", "When she rose, Vera Solt said rents would fall.", "Vera Solt", "said", "rents would fall"),
    ("pronoun across paragraphs", 'Colonel Idris Baya looked tired.\n\nHe poured tea.\n\n"We hold the pass," he added.', "Idris Baya", "added", "We hold the pass"),
    ("singular they", "Kit Rowan, who is non-binary, lost the case. Rowan said they would appeal.", "Kit Rowan", "said", "they would appeal"),
    ("surname to full name", 'Vera Solt runs the mill. "We grind at night," Solt said.', "Vera Solt", "said", "We grind at night"),
    ("description to name", "Governor Vera Solt spoke first. The governor said taxes would stay.", "Vera Solt", "said", "taxes would stay"),
    ("description of somebody else", "Vera Solt met the deputy governor. The deputy governor said no money was left.", "deputy governor", "said", "no money was left"),
    ("two people of one surname", 'Twins Ann and Tom Hurley ran against each other. "I won," Hurley said.', None, "said", "I won"),
    ("clause between subject and verb", "Piet Aalders, who lost two barns in the fire, said help came late.", "Piet Aalders", "said", "help came late"),
    ("nearest name is not the speaker", '"Mila is innocent," said her lawyer, Hugo Tanner, outside Judge Orme\'s court.', "Hugo Tanner", "said", "Mila is innocent"),
    ("a name inside the quotation", '"Mr Tanner lied to us," the registrar said.', "registrar", "said", "Mr Tanner lied to us"),
    ("somebody is addressed", '"Thank you, Senator," the diver said.', "diver", "said", "Thank you, Senator"),
    ("joint speakers", "Mirko Dahl and Jane Osei said they would resign.", "Mirko Dahl", "said", "they would resign", {"speakers": ("Mirko Dahl", "Jane Osei")}),
    ("a group", "Villagers said the siren stayed silent.", "villagers", "said", "the siren stayed silent", {"kind": "group"}),
    ("a crowd", '"Go home," the marchers chanted.', "marchers", "chanted", "Go home", {"kind": "group"}),
    ("an organisation", "Brandt Shipping said two crew were missing.", "Brandt Shipping", "said", "two crew were missing", {"kind": "organization"}),
    ("a ministry", "The fisheries ministry said the catch had halved.", "fisheries ministry", "said", "the catch had halved", {"kind": "organization"}),
    ("a capital for its government", "Tokyo said the drill was routine.", "Tokyo", "said", "the drill was routine", {"kind": "organization"}),
    ("a document", "The audit found that the roof had never been inspected.", "audit", "found", "the roof had never been inspected", {"kind": "document"}),
    ("a poll", "A survey by the Imber Institute shows that most voters want a recount.", "survey by the Imber Institute", "shows", "most voters want a recount", {"kind": "document"}),
    ("unnamed spokesman", "A spokesman for the port said the cranes would stop.", "spokesman for the port", "said", "the cranes would stop", {"kind": "person"}),
    ("named spokeswoman", "Port spokeswoman Lia Morant said the cranes would stop.", "Lia Morant", "said", "the cranes would stop"),
    ("former office", "Former spy chief Bruno Edel warned that the cables were exposed.", "Bruno Edel", "warned", "the cables were exposed"),
    ("changed name", '"I ran," said Mina, 12, whose name has been changed to protect her.', "Mina", "said", "I ran"),
    ("social account", '@imberferry posted: "Boat two is stuck again."', "@imberferry", "posted", "Boat two is stuck again", {"kind": "social"}),
    ("elided subject", 'Otto Grell called the plan reckless, adding that it would fail by May.', "Otto Grell", "adding", "it would fail by May"),
    ("second cue, same subject", "Otto Grell said the plan was reckless and warned that it would fail.", "Otto Grell", "warned", "it would fail"),
    ("source as a possessive", "Vera Solt's claim that the mill is safe was false.", "Vera Solt", "claim", "the mill is safe"),
    ("relative pronoun", "It was Vera Solt who said the mill was safe.", "Vera Solt", "said", "the mill was safe"),
    ("floating quotation", 'Vera Solt shook her head. "Not in my mill."', "Vera Solt", None, "Not in my mill"),
    ("two speakers in turn", '"Is it open?" Ann Hurley asked. "Since nine," Joss Tully said.', "Joss Tully", "said", "Since nine"),
]

ANONYMITY: list[Row] = [
    ("anonymous", "A senior customs source in Imber said the ship was empty.", "senior customs source in Imber", "said", "the ship was empty", {"anonymous": True}),
    ("asked not to be named", '"It was empty," said an aide who asked not to be named because the talks are private.', "aide", "said", "It was empty", {"anonymous": True, "reason": "who asked not to be named because the talks are private"}),
    ("condition of anonymity", "An officer, speaking on condition of anonymity because she feared reprisals, said the order was illegal.", "officer", "said", "the order was illegal", {"anonymous": True, "reason": "speaking on condition of anonymity because she feared reprisals"}),
    ("not authorised", "An official not authorised to brief the press said the vault was open.", "official", "said", "the vault was open", {"anonymous": True, "reason": "not authorised to brief the press"}),
    ("counted sources", "Three people familiar with the sale said it had collapsed.", "three people familiar with the sale", "said", "it had collapsed", {"anonymous": True, "kind": "group"}),
    ("the same source", "A palace source said the king was ill. The same source said he could not walk.", "palace source", "said", "he could not walk", {"anonymous": True}),
    ("a second official", "One official said the gate was locked. A second official said it was open.", "second official", "said", "it was open", {"anonymous": True}),
    ("no agent", "It is understood that the deal is dead.", None, None, "the deal is dead"),
    ("the outlet itself", "The Courier has learned that the vault was empty.", "Courier", "has learned", "the vault was empty"),
    ("vague experts", "Experts say the winter will be short.", "experts", "say", "the winter will be short", {"kind": "group"}),
    ("sources, plain", "Sources said the vault was empty.", "sources", "said", "the vault was empty", {"anonymous": True}),
    ("a person close to", '"He is finished," said a person close to the premier.', "person close to the premier", "said", "He is finished", {"anonymous": True}),
    ("named is not anonymous", "Port official Lia Morant said the vault was empty.", "Lia Morant", "said", "the vault was empty", {"anonymous": False}),
    ("declined to give a name", "A guard who declined to give his name said the vault was empty.", "guard", "said", "the vault was empty", {"anonymous": True, "reason": "who declined to give his name"}),
]

CHAIN: list[Row] = [
    ("told an agency", '"We withdrew," General Tariq Noor told Reuters.', "Tariq Noor", "told", "We withdrew", {"told": "Reuters"}),
    ("told reporters", "Lia Morant told reporters in Imber that the cranes would stop.", "Lia Morant", "told", "the cranes would stop", {"told": "reporters|reporters in Imber"}),
    ("told a rival, as quoted", "He would resign, Otto Grell told Radio Imber, according to Reuters.", "Otto Grell", "told", "He would resign", {"told": "Radio Imber"}),
    ("by telephone", '"The road is cut," Lia Morant said by telephone.', "Lia Morant", "said", "The road is cut", {"channel": "telephone|phone"}),
    ("in a statement", "The union said in a statement that the strike was over.", "union", "said", "the strike was over", {"channel": "statement"}),
    ("in an interview", 'In an interview with Radio Imber, Otto Grell said he was tired.', "Otto Grell", "said", "he was tired", {"channel": "interview"}),
    ("interviewed by", "In an interview with Radio Imber, Otto Grell said he was tired.", "Otto Grell", "said", "he was tired", {"told": "Radio Imber"}),
    ("news conference", "Vera Solt told a news conference that the mill was safe.", "Vera Solt", "told", "the mill was safe", {"channel": "news conference|press conference"}),
    ("tweet", '"No comment, ever," Otto Grell tweeted.', "Otto Grell", "tweeted", "No comment, ever", {"channel": "tweet", "act": "writing"}),
    ("on a platform", 'Otto Grell wrote on Facebook that he was "done".', "Otto Grell", "wrote", 'he was "done"', {"channel": "Facebook (social media)", "act": "writing"}),
    ("letter", "In a letter to parliament, Vera Solt warned that the mill would close.", "Vera Solt", "warned", "the mill would close", {"channel": "letter"}),
    ("filing", "The company said in a court filing that it owed nothing.", "company", "said", "it owed nothing", {"channel": "filing|court filing"}),
    ("email", '"Delete this," Otto Grell wrote in an email seen by the Courier.', "Otto Grell", "wrote", "Delete this", {"channel": "email"}),
    ("state television", "The junta said in a statement read on state television that the border was shut.", "junta", "said", "the border was shut", {"channel": "statement"}),
    ("second-hand", "Otto Grell said the guard told him the door was open.", "Otto Grell", "said", "the guard told him the door was open"),
    ("second-hand, inner", "Otto Grell said the guard told him the door was open.", "guard", "told", "the door was open"),
    ("report quotes a person", "The report quotes Dr Lena Mast as saying the test failed.", "Lena Mast", None, "the test failed"),
    ("was quoted by", "Otto Grell was quoted by Radio Imber as saying the ship was late.", "Otto Grell", None, "the ship was late", {"cited_by": "Radio Imber"}),
    ("agency reports that", "Reuters reported that the minister said the ship was late.", "minister", "said", "the ship was late", {"cited_by": "Reuters"}),
    ("court chain", "Prosecutors said the defendant told police he was alone.", "defendant", "told", "he was alone", {"told": "police"}),
    ("local media", "Local media reported that two people died.", "local media", "reported", "two people died"),
    ("an old quotation", '"Never," Otto Grell said in 2009.', "Otto Grell", "said", "Never"),
    ("told whom, with orders", "Police told drivers to turn back.", "police", "told", "to turn back", {"polarity": "directive", "told": "drivers"}),
    ("told him", "Ann Hurley told her brother that the house was sold.", "Ann Hurley", "told", "the house was sold", {"told": "brother|her brother"}),
]

SAYING: list[Row] = [
    ("indirect without that", "Otto Grell said it was safe.", "Otto Grell", "said", "it was safe", {"type": "indirect"}),
    ("indirect with that", "Otto Grell said on Friday that the pier was safe.", "Otto Grell", "said", "the pier was safe", {"type": "indirect"}),
    ("indirect before the cue", "The pier was safe, Otto Grell said.", "Otto Grell", "said", "The pier was safe", {"type": "indirect"}),
    ("cue in the middle", "The pier, Otto Grell said, was safe.", "Otto Grell", "said", "The pier … was safe", {"type": "indirect"}),
    ("mixed", 'Otto Grell called the plan "a gift to pirates".', "Otto Grell", "called", 'the plan "a gift to pirates"', {"type": "mixed"}),
    ("mixed clause", 'Otto Grell said the navy "will not wait" for spring.', "Otto Grell", "said", 'the navy "will not wait" for spring', {"type": "mixed"}),
    ("continuing indirect", "Vera Solt said prices rose. They would fall in June, she predicted, and stay low.", "Vera Solt", "predicted", "They would fall in June … and stay low"),
    ("according to, first", "According to Otto Grell, the vault was empty.", "Otto Grell", "According to", "the vault was empty"),
    ("according to, last", "The vault was empty, according to Otto Grell.", "Otto Grell", "according to", "The vault was empty"),
    ("according to, middle", "The vault, according to Otto Grell, was empty.", "Otto Grell", "according to", "The vault … was empty"),
    ("passive", "Otto Grell was quoted as saying the ship was late.", "Otto Grell", None, "the ship was late"),
    ("noun cue", "Her warning that the wells would dry up went unheard. Vera Solt had sent it in May.", "Vera Solt", "warning", "the wells would dry up"),
    ("verb of manner", '"Try me," Ann Hurley laughed.', "Ann Hurley", "laughed", "Try me"),
    ("denial", "Otto Grell denied taking bribes.", "Otto Grell", "denied", "taking bribes", {"polarity": "denied"}),
    ("denial of a clause", "The bank denied that it had lost the money.", "bank", "denied", "it had lost the money", {"polarity": "denied"}),
    ("refusal", "Otto Grell refused to confirm that the vault was empty.", "Otto Grell", None, "the vault was empty", {"polarity": "refused"}),
    ("did not say", "Otto Grell did not say when he would leave.", "Otto Grell", None, "when he would leave", {"polarity": "refused"}),
    ("hedge", "Otto Grell suggested that the mayor might have known.", "Otto Grell", "suggested", "the mayor might have known", {"polarity": "hedged"}),
    ("not yet said", "Vera Solt is expected to tell parliament that the fund is empty.", "Vera Solt", "tell", "the fund is empty", {"polarity": "hedged"}),
    ("question", "Ann Hurley asked whether the bridge was open.", "Ann Hurley", "asked", "whether the bridge was open", {"polarity": "question"}),
    ("order", "The captain ordered the crew to abandon ship.", "captain", "ordered", "the crew to abandon ship", {"polarity": "directive"}),
    ("plea", "Vera Solt urged voters to stay calm.", "Vera Solt", "urged", "voters to stay calm", {"polarity": "directive"}),
    ("belief", "Joss Tully thinks the match was fixed.", "Joss Tully", "thinks", "the match was fixed", {"act": "thought"}),
    ("fear", "Villagers fear that the dam will burst.", "villagers", "fear", "the dam will burst", {"act": "thought"}),
    ("stance: claimed", "Otto Grell claimed that the bill had passed.", "Otto Grell", "claimed", "the bill had passed"),
    ("stance: admitted", "Otto Grell admitted that the bill had failed.", "Otto Grell", "admitted", "the bill had failed"),
    ("writing", "Vera Solt wrote in her diary that the mill would close.", "Vera Solt", "wrote", "the mill would close", {"act": "writing"}),
    ("agreement, then words", 'Ann Hurley agreed. "Absolutely," she said.', "Ann Hurley", "said", "Absolutely"),
    ("correction by the speaker", '"Ten," Joss Tully said, then corrected himself: "Eleven."', "Joss Tully", None, "Eleven"),
    ("announcement", "The airline announced that it would stop flying to Imber.", "airline", "announced", "it would stop flying to Imber"),
    ("promise", "Vera Solt promised that the mill would reopen.", "Vera Solt", "promised", "the mill would reopen"),
]

# what was once wrong in articles as papers print them
PRESS: list[Row] = [
    ("a newspaper of itself", '"I think they may grant it," one staunch member of St. Kitt Church, where Mrs. Ubo sings, told this paper.', ANYBODY, "told", "I think they may grant it", {"told": "paper"}),
    ("a paper called Post", 'Her co-author Bao Tran disagreed. "They\'re dreadful," he told the Post with a smile.', "Bao Tran", "told", "They're dreadful", {"told": "Post"}),
    ("a post between a man and his claim", "It all began when a retired usher on Tuesday in a post on Facebook alleged that the hall had sold its seats twice.", "retired usher", "alleged", "the hall had sold its seats twice", {"channel": "post on Facebook (social media)"}),
    ("me is who tells it", "“They left us a field. Dimo told me that there was water below it,” Ray Hauly says.", "Dimo", "told", "there was water below it", {"told": "Ray Hauly", "cited_by": "Ray Hauly"}),
    ("a precinct is no he", "He said that he had found the bicycles, the precinct said.", None, "said", "he had found the bicycles", {"cited_by": "precinct"}),
    ("a statement read to an agency", "“Our wells were never safe,” the firm admitted in a statement read to Northwire by one of its lawyers.", "firm", "admitted", "Our wells were never safe", {"told": "Northwire", "channel": "statement"}),
    ("revealed by him at a launch", "Rossal had 943 workers. This was revealed by Rossal's managing director, Johan Cotze, at the launch of the firm's report. During the period, Rossal beat its targets, Cotze said.", "Johan Cotze", "said", "During the period, Rossal beat its targets", {"channel": "launch (ceremony)"}),
    ("an update at a press conference", "Giving details at a press conference in Karsholm, his manager Arno Jensen said the singer had broken his arm.", "Arno Jensen", "said", "the singer had broken his arm", {"channel": "press conference"}),
    ("his comments came in an interview", "Ole Brix's comments came in an interview with the Harbour Daily on Monday. \"The plan is dead,\" he said.", "Ole Brix", "said", "The plan is dead", {"told": "Harbour Daily", "channel": "interview"}),
    ("everybody at a news conference", "The report was presented at a news conference in Tarn on Monday. Director Ole Brix said the river was clean.", "Ole Brix", "said", "the river was clean", {"channel": "news conference"}),
    ("she opened her speech", 'Lena Mauk opened her speech by thanking the crews. "This is the path we follow," Mauk said.', "Lena Mauk", "said", "This is the path we follow", {"channel": "her speech"}),
    ("he wrote again in the letter", 'In a letter to shareholders seen by the Exchange Ledger, chief executive Hana Ito warned that the merger could collapse. Ito wrote that the company had "exhausted every avenue".', "Hana Ito", "wrote", 'the company had "exhausted every avenue"', {"channel": "letter"}),
    ("a letter that a paper has seen", "In a letter to shareholders seen by the Exchange Ledger, chief executive Hana Ito warned that the merger could collapse.", "Hana Ito", "warned", "the merger could collapse", {"cited_by": "Exchange Ledger"}),
    ("a star takes to Instagram", 'Pop star Jo Lin did not stay silent for long. The singer, 29, took to Instagram on Monday to mock her critics, writing: "I sang every note."', "Jo Lin", "writing", "I sang every note.", {"channel": "Instagram (social media)"}),
    ("told pupils long ago", 'A teacher has been banned after she told pupils they were "thick".\n\nLena Mauk, 31, worked at Tarn School. "I regret it," she said.', "Lena Mauk", "said", "I regret it"),
    ("READ MORE", "The wall fell on Monday.\n\nREAD MORE: Harbour ministry replaces its chief after the flood\n\nNobody was hurt.", None, None, None),
    ("a deed", "The two firms signed a strategic agreement to work together on lifting passenger traffic.", None, None, None),
    ("who carried it is not what is said", "The letter was first reported by Bloom Wire.", None, None, None),
    ("officials who told residents", "Residents were told by officials to leave by noon.", "officials", "were told", "Residents … to leave by noon"),
    ("last month is no cue", "As the Ledger reported last month, the refusal was based on a claim that the damage was old.", "Ledger", "reported", "the refusal was based on a claim that the damage was old"),
    ("speaking at the opening", "The deputy minister, speaking at the opening of the school, said it was the first in the valley.", "deputy minister", "said", "it was the first in the valley", {"channel": "opening (ceremony)"}),
    ("the inquiry found", "The inquiry found wardens ignored the alarm for an hour, and that nobody held a key.", "inquiry", "found", "wardens ignored the alarm for an hour, and that nobody held a key"),
    ("by age", 'His captain, Dario Sol, was more blunt. "Embarrassing," the 31-year-old said.', "Dario Sol", "said", "Embarrassing", {"kind": "person"}),
    ("by the age that was told", 'Dario Sol, 31, scored twice. His rival Kit Hale, 24, did not. "I feel fine," the 24-year-old said.', "Kit Hale", "said", "I feel fine"),
    ("a nurse, and her name behind", 'A former nurse accused of poisoning her husband told a jury that she had "loved him to the end".\n\nIda Kerr, 54, denies murder.', "Ida Kerr", "told", 'she had "loved him to the end"', {"told": "jury", "anonymous": False}),
    ("who is not convinced says it", '"It rewrites what we thought," says lead author Mina Okafor.\n\nBut Carl Rode, a geologist who was not involved in the study, is not convinced. "The dating rests on seeds," he says.', "Carl Rode", "says", "The dating rests on seeds"),
    ("the rights chief is known", "The UN's human rights chief called the reports \"deeply disturbing\".", "UN's human rights chief", "called", 'the reports "deeply disturbing"', {"anonymous": False}),
    ("his manager and his brother", "Singer Jo Lin is in hospital. His manager and his younger brother said he had broken his arm. Lin's manager Arno Jensen said he would recover.", ANYBODY, "said", "he had broken his arm", {"speakers": ("Arno Jensen", "younger brother")}),
    ("the company is not the paper", 'Two workers said managers knew. One of the workers showed Northwire a message. The company said in a statement that safety was its "first priority".', "company", "said", 'safety was its "first priority"', {"channel": "statement"}),
    ("said one teammate", '"He\'s a genius," said one teammate. "He\'s a pain," said another.', "one teammate", "said", "He's a genius", {"anonymous": True}),
    ("a share of people", "Just over half said they had, while 12% said they could not remember the last book they finished.", "12%", "said", "they could not remember the last book they finished", {"kind": "group"}),
    ("a name torn apart", 'Justice Minister Joy Oke called for calm. "Go home," she said.', "Joy Oke", "said", "Go home"),
    ("a title's full stop", "Speaking at a durbar of chiefs on Saturday, Hon. Boateng explained that the delay was due to the rains.", "Boateng", "explained", "the delay was due to the rains", {"channel": "durbar"}),
    ("chairing a meeting", "Chairing a meeting at her office, Ana Moro said hoarders would be punished.", "Ana Moro", "said", "hoarders would be punished", {"channel": "meeting"}),
    ("initials of an office", 'Deputy President William Rotu said the economy was growing. "Traders are the backbone," the DP said.', "William Rotu", "said", "Traders are the backbone"),
    ("a degree behind an office", "Food Adviser Prof Dr Shamsul Haque Mozum yesterday said there is rice.\n\n“We know who they are,” the adviser said.\n\nDeputy Commissioner Nusrat Jahan presided over the meeting.", "Shamsul Haque Mozum", "said", "We know who they are"),
    ("what he is called", "Dex Harlow, 44, thanked his fans. “Always,” the musician added.", "Dex Harlow", "added", "Always"),
    ("a place before a rank", "Saddar SHO Inspector Riaz Bhatt told Dawn that the suspects had pelted police with stones.", "Riaz Bhatt", "told", "the suspects had pelted police with stones", {"told": "Dawn"}),
    ("the family is not the ruler", "The family of the abducted ruler, Oba Adesoji Faromb, on Sunday lamented that nobody had come.", "family of the abducted ruler", "lamented", "nobody had come", {"kind": "group"}),
    ("a host by name", "Carla Deveraux told host Gigi Pell that she would run.", "Carla Deveraux", "told", "she would run", {"told": "Gigi Pell"}),
    ("a subject behind the verb", "The bureau said the blaze, which broke out at 3 a.m., destroyed 40 houses in San Roque.", "bureau", "said", "the blaze, which broke out at 3 a.m., destroyed 40 houses in San Roque"),
    ("who he is, between his words", "“They didn’t want to hear it,” said the official, who worked in the department until 2023 and spoke on condition of anonymity for fear of jeopardising her pension. “I was told to stop putting things in writing.”", "official", "said", "They didn’t want to hear it … I was told to stop putting things in writing", {"type": "direct"}),
    ("a paragraph opens anew", 'In a statement, the chief executive, Una Brady, said: "We are deeply sorry. We fell short.\n\n"We have launched a review."', "Una Brady", "said", "We are deeply sorry. We fell short … We have launched a review", {"channel": "statement"}),
    ("yesterday is no name", "Cabinet Spokesman Prof. Grace Wanjir yesterday said the Government will not rescind its decision.", "Grace Wanjir", "said", "the Government will not rescind its decision"),
    ("a court heard", 'A Bolsover man who stole 14 garden gnomes said he "couldn\'t stop", a court heard.\n\nTerry Pell, 46, admitted theft.', "Terry Pell", "said", 'he "couldn\'t stop"', {"told": "court"}),
    ("while defending", "Defending, Karl Moss said his client had lost his job.", "Karl Moss", "said", "his client had lost his job"),
    ("he answers who asked", '"It was the night shift," Mr Pell said.\n\nCounsel to the inquiry, Hana Ito KC, put it to him that he had signed the log. "That\'s my signature," he replied.', "Pell", "replied", "That's my signature"),
    ("people with knowledge", "The company's shares jumped after Bloom Wire reported that it was in talks to be bought by Dahl, citing people with knowledge of the matter.", "people with knowledge of the matter", "reported", "it was in talks to be bought by Dahl", {"cited_by": "Bloom Wire", "anonymous": True}),
    ("calling on motorists", "Dubai Police called on motorists to exercise caution.", "Dubai Police", "called on", "to exercise caution", {"polarity": "directive"}),
    ("a dateline with an agency", "Accra, March 12, GNA – Mr John Mensah, Minister of Trade, has urged traders to reduce prices.", "John Mensah", "urged", "traders to reduce prices", {"polarity": "directive"}),
    ("an officer is not the teen", "Chief Dwayne Parrish said the victims are expected to survive. According to court documents, the teen told detectives that he fired first.", "teen", "told", "he fired first", {"told": "detectives", "anonymous": True}),
    ("her neighbour took over", "“We called the barracks, and no one came,” said Aminatou Sarr, a trader who lost two brothers. Her neighbour Oumar Dialb agreed. “It is always the same,” he sighed.", "Oumar Dialb", "sighed", "It is always the same"),
    ("held to be by others", "Lt. Gov. Roy Bascom, considered the front-runner to succeed her, declined to say whether he would run.", "Roy Bascom", "declined", "whether he would run", {"polarity": "refused"}),
    ("sentencing him", 'Sentencing him to a minimum term of 22 years, Judge Anthony Reddle said: "This was a savage attack on a defenceless man."', "Anthony Reddle", "said", "This was a savage attack on a defenceless man", {"type": "direct"}),
    ("and left for Paris", 'Mira Vane described the trip as "awful" and left for Paris.', "Mira Vane", "described", 'the trip as "awful"'),
    ("Bill is no bill", '"We\'ve asked and asked," said Bill Toomy, who lives across the street.', "Bill Toomy", "said", "We've asked and asked", {"act": "speech"}),
    ("a force before a rank", "RCMP Cpl. Yvette Arsenal said Mounties were called to the hospital twice last month.", "Yvette Arsenal", "said", "Mounties were called to the hospital twice last month", {"kind": "person"}),
    ("a seat before a member", "Oropouche MP Dr Vishnu Rampers, in a telephone interview, said crime was out of control.", "Vishnu Rampers", "said", "crime was out of control", {"channel": "telephone interview"}),
    ("a rank that is an office", "Police Media Spokesman SSP Nihal Thara said that two suspects had been arrested in Galewela. The SSP said the duo would be produced in court.", "Nihal Thara", "said", "the duo would be produced in court"),
    ("a comrade", "JVP General Secretary Tilak Silva said the conditions were crushing the poor. Comrade Silva noted that over 40,000 businesses had closed down.", "Tilak Silva", "noted", "over 40,000 businesses had closed down"),
    ("Datuk Seri is a title", "Natural Resources Minister Datuk Seri Nik Azlan Nik Mahmud said the ministry viewed the matter seriously. Nik Azlan said nothing was lost.", "Nik Azlan Nik Mahmud", "said", "nothing was lost"),
    ("Tan is a name", "Resident Tan Boon Huat, 62, told Bernama that it was over.", "Tan Boon Huat", "told", "it was over", {"told": "Bernama"}),
    ("Don is a name", "Flin Lake Mayor Don McIvor said it was not over.", "Don McIvor", "said", "it was not over"),
    ("a letter to somebody by name", "In a letter to Surveyor General Noa Shaked-Lev, the Movement for Equality argued that the fence was unlawful.", "Movement for Equality", "argued", "the fence was unlawful", {"told": "Noa Shaked-Lev", "channel": "letter"}),
    ("she was quoted as saying", "“If there is any wrongdoing, we will act,” Ana Moro was quoted as saying by Sinar Utara.", ANYBODY, "quoted", "If there is any wrongdoing, we will act", {"type": "direct"}),
    ("quoted the chief as saying", "Pol Maj Gen Theeradej Tham, deputy spokesman for the Royal Thai Police, quoted national police chief Pol Gen Torsak Sukvim as saying protesters must not block the road.", "Torsak Sukvim", "quoted", "protesters must not block the road", {"cited_by": "Theeradej Tham"}),
    ("wanted to know", "Committee member Cameron Dugmor wanted to know whether the auditor had used the new law.", "Cameron Dugmor", "wanted to know", "whether the auditor had used the new law", {"act": "speech"}),
    ("a social media platform", 'Mira Vane wrote on social media platform X: "Enough."', "Mira Vane", "wrote", "Enough.", {"channel": "X (social media)"}),
    ("a senior cleric", 'Bishop Teodor Malinov warned on Sunday that the strike would hurt the poorest. "Nobody gains from an empty shelf," the senior cleric told worshippers.', "Teodor Malinov", "told", "Nobody gains from an empty shelf", {"told": "worshippers"}),
    ("two on the telephone", "President Ali Radan and French President Marc Dubois spoke by telephone for most of Sunday morning.\n\nRadan said the resolution harmed trust.\n\nPresident Dubois emphasized that talks would go on.", "Marc Dubois", "emphasized", "talks would go on", {"told": "Ali Radan", "channel": "telephone"}),
    ("held a conversation with", "President Ali Radan held a telephone conversation with French President Marc Dubois on Saturday. Radan said the resolution harmed trust.", "Ali Radan", "said", "the resolution harmed trust", {"told": "Marc Dubois", "channel": "telephone conversation"}),
    ("speakers at a symposium", "Speakers at the symposium agreed that nobody had counted the eels.", ANYBODY, "agreed", "nobody had counted the eels", {"channel": "symposium", "kind": "group"}),
    ("a claim by way of a source", "In her second interview with detectives, the driver claimed that she had left the depot at nine, according to the prison source.", "driver", "claimed", "she had left the depot at nine", {"told": "detectives", "cited_by": "prison source"}),
    ("added where she wrote", "“Nobody baked like you,” said Silje, one of his nieces, on Facebook. “The kitchen will be quiet,” Silje added.", "Silje", "added", "The kitchen will be quiet", {"channel": "Facebook (social media)"}),
    ("a reply by a messenger", "In a WhatsApp reply, the company's director Omar Haidari said the plant was safe.", "Omar Haidari", "said", "the plant was safe", {"channel": "WhatsApp reply (message)"}),
    ("initials of his office", "The boats belonged to a cooperative, said Chief Harbour Inspector (CHI) Sohel Kabir Rana. Nobody had locked them, the CHI said.", "Sohel Kabir Rana", "said", "Nobody had locked them"),
    ("a name behind a long office", "On Friday, the secretary of the weavers' union at the University of Ilmarin, Olu Falowa, asked members to stay away. He said the looms would stand still.", "Olu Falowa", "said", "the looms would stand still"),
    ("the same source", "The organ has 9,000 pipes, according to Organ Wiki. It was also the loudest in Europe, the same source said.", "Organ Wiki", "said", "It was also the loudest in Europe"),
    ("the regulatory agency", "The Karsholm Ferry Authority (KFA) has closed two of the lines of Dona Boats. “The KFA has run out of patience,” the regulatory agency said.", "Karsholm Ferry Authority", "said", "The KFA has run out of patience"),
    ("a daily reports what he said", "“In these ponds we recall our swimmers,” said the acting head of the board, Dr. Mira Vane, reports a local daily.", "Mira Vane", "said", "In these ponds we recall our swimmers", {"cited_by": "local daily"}),
    ("a daily reports at the end", "The board, which met on Monday, said the ponds are clean, reports Al-Bahr daily.", "board", "said", "the ponds are clean", {"cited_by": "Al-Bahr"}),
    ("an agency reports at the end", "The governor has resigned, the palace said on Monday, Northwire reports.", "palace", "said", "The governor has resigned", {"cited_by": "Northwire"}),
    ("told a programme", "Beck told Morning Report around 4000 people would use the path.", "Beck", "told", "around 4000 people would use the path", {"told": "Morning Report"}),
    ("told a symposium", "The port must reopen, Premier Otto Grell told a symposium on Thursday attended by mayors.", "Otto Grell", "told", "The port must reopen", {"told": "symposium", "channel": "symposium"}),
    ("in a broadcaster's report", "In a report by public broadcaster Sunda Television, his family said that a threatening letter had come.", ANYBODY, "said", "a threatening letter had come", {"cited_by": "Sunda Television", "channel": "report"}),
    ("in its own report", "The Harbour Board found cracks. In a report by the Harbour Board, it said the walls were sound.", "Harbour Board", "said", "the walls were sound", {"channel": "report"}),
    ("in an indictment", "In the indictment, the State alleged that Moss took the boats.", "State", "alleged", "Moss took the boats", {"channel": "indictment (filing)"}),
    ("a keynote address", "Delivering the keynote address, Otto Grell said nobody should wait.", "Otto Grell", "said", "nobody should wait", {"channel": "keynote address (speech)"}),
    ("told the daily", "An engineering source told the daily repairs began in autumn.", "engineering source", "told", "repairs began in autumn", {"told": "daily"}),
    ("in a release", "The port says in a release that it suspects a leak in the older tank.", "port", "says", "it suspects a leak in the older tank", {"channel": "release (statement)"}),
    ("in the release of somebody", "The judge erred in the release of the twins, Otto Grell said.", "Otto Grell", "said", "The judge erred in the release of the twins"),
    ("his initials", "Crown Prince Malik bin Rashid opened the road. The city will have no cars, Prince MBR said.", "Malik bin Rashid", "said", "The city will have no cars"),
    ("a slip of the pen", "Deputy director Raima Nolanda said firms train nobody. “Only 80 do,” Nolando said.", "Raima Nolanda", "said", "Only 80 do"),
    ("another of the weavers", "“They never came,” said another of the weavers, who wished to stay unnamed.", "another of the weavers", "said", "They never came", {"kind": "person", "anonymous": True}),
    ("later adding that", "In a message to the media, spokesman Milo Stan claimed, “The rebels gained the bridge,” later adding that the mayor had been held by the guards.", "Milo Stan", "adding", "the mayor had been held by the guards", {"channel": "message to the media"}),
    ("went on in writing", "Writing on Twitter, Ole Brix said the plan was dead. “It never lived,” he added.", "Ole Brix", "added", "It never lived", {"channel": "Twitter", "act": "writing"}),
    ("went on at the same place", "Ole Brix told a press conference that the plan was dead. “It never lived,” he added.", "Ole Brix", "added", "It never lived", {"channel": "press conference", "act": "speech"}),
    ("passing a bill", "The assembly passed a bill to tax the eels.", None, None, None),
    ("a prince and duke", "Delivering the keynote address, Prince Harold, The Duke of Tarn, said nobody should wait.", "Harold", "said", "nobody should wait", {"speakers": ("Harold",)}),
    ("two offices and a name", "The mayor of the Tarn Region and chairman of Dahl Textiles, Prince Malik bin Rashid, said the road was open.", "Malik bin Rashid", "said", "the road was open", {"speakers": ("Malik bin Rashid",)}),
    ("two people of two offices", "The mayor of Tarn and the head of the choir said the road was open.", ANYBODY, "said", "the road was open", {"speakers": ("mayor of Tarn", "head of the choir")}),
    ("what they also asked", "A senior engineer at the authority said inspectors had reported seepage in January and had asked for the reservoir to be lowered.", ANYBODY, "said", "inspectors had reported seepage in January and had asked for the reservoir to be lowered"),
    ("later adding, in writing", "In a message to the media, spokesman Milo Stan claimed, “The rebels gained the bridge,” later adding that the mayor had been held by the guards.", "Milo Stan", "adding", "the mayor had been held by the guards", {"act": "writing"}),
    ("the management", "The mill's management said it had stopped the saws for a day.", ANYBODY, "said", "it had stopped the saws for a day", {"kind": "organization"}),
    ("unnamed officials, that", "The denial came after the Free Harbor Times reported earlier in the day, citing unnamed officials, that the ministry had signed a contract.", "unnamed officials", "reported", "the ministry had signed a contract", {"cited_by": "Free Harbor Times", "anonymous": True}),
    ("an article before the paper's name", "Petra Olm, who bakes for the old town, told The Corvena Times that flour was “a luxury” now.\n\n“We light the oven twice a week,” Olm said.", "Petra Olm", "said", "We light the oven twice a week", {"told": "Corvena Times"}),
    ("a house was told", "Seven boats sank in the storm, the Upper House was told. Deputy minister Rosa Lind said the count was not final.", "Rosa Lind", "said", "the count was not final", {"told": "Upper House"}),
    ("nobody says who told the house", "Seven boats sank in the storm, the Upper House was told.", None, "was told", "Seven boats sank in the storm", {"told": "Upper House"}),
    ("the magistrate tells the court nothing", "The boat had leaked for a week, the court heard. Magistrate Rosa Lind said she would rule on Friday.", "Rosa Lind", "said", "she would rule on Friday", {"told": None}),
    ("as stated to an agency by", "The kiln was cold because, as stated to Northwire by its foreman, Elio Brand, the bricks had cracked.", "Elio Brand", "stated", "the bricks had cracked", {"told": "Northwire"}),
    ("presenting something at a ceremony", "Nils Aho, manager of the dock, handing over the keys at a ceremony in Brekka, said the cranes were new.", "Nils Aho", "said", "the cranes were new", {"channel": "ceremony"}),
    ("the chairman at the launch", "Nana Osei, elder of Brekum and secretary of the yam council at the opening of the new market said stalls were free.", "Nana Osei", "said", "stalls were free", {"channel": "opening (ceremony)"}),
    ("a monthly summary", "In its monthly summary, the Weather Office said five storms had come.", "Weather Office", "said", "five storms had come", {"channel": "its monthly summary (report)"}),
    ("a place and a dash", "Durban – The bridge will close on Monday, the mayor said.", "mayor", "said", "The bridge will close on Monday"),
    ("a place, a land and a dash", "Durban, Corvena - Police have found the boat, Otto Grell said.", "Otto Grell", "said", "Police have found the boat"),
    ("the jurors weighing the case", "Their lawyer, Mara Pillan, told the jurors weighing the case of the ferry, that the captain had slept.", "Mara Pillan", "told", "the captain had slept", {"told": "jurors"}),
    ("a joint statement", "The idea stands in a joint statement that both kingdoms signed on Friday. King Otto and Premier Voll said the bridge would bind them. The two sides said that trade had grown. They added that it would grow again. The two countries said the wind would pay for it.", "two countries", "said", "the wind would pay for it", {"channel": "joint statement"}),
]

# who is told runs into what is told, where no "that" parts them
TOLD: list[Row] = [
    ("an agency and teams", "A spokesman told AFP rescue teams had reached the village.", "spokesman", "told", "rescue teams had reached the village", {"told": "AFP"}),
    ("an agency and talks", "Mara Oduya told Reuters talks would resume on Monday.", "Mara Oduya", "told", "talks would resume on Monday", {"told": "Reuters"}),
    ("reporters and talks", "Otto Grell told reporters talks would resume on Monday.", "Otto Grell", "told", "talks would resume on Monday", {"told": "reporters"}),
    ("a broadcaster and patients", "A doctor told the BBC patients had died in the corridor.", "doctor", "told", "patients had died in the corridor", {"told": "BBC"}),
    ("this newspaper and residents", "Ana Pell told this newspaper residents had left the valley.", "Ana Pell", "told", "residents had left the valley", {"told": "newspaper"}),
    ("an inquiry and nurses", "Otto Grell told the inquiry nurses were tired and afraid.", "Otto Grell", "told", "nurses were tired and afraid", {"told": "inquiry"}),
    ("a paper and council staff", "Inspector Otto Vell told the Herald council staff had locked the gate.", "Otto Vell", "told", "council staff had locked the gate", {"told": "Herald"}),
    ("a station and water supplies", "The mayor told Radio Sunda water supplies would be cut at night.", "mayor", "told", "water supplies would be cut at night", {"told": "Radio Sunda"}),
    ("the daily and salaries", "A source told the daily salaries would be paid in March.", "source", "told", "salaries would be paid in March", {"told": "daily"}),
    ("the newspaper and schools", "An official told the newspaper schools will open in September.", "official", "told", "schools will open in September", {"told": "newspaper"}),
    ("parliament and prices", "The minister told parliament prices had fallen.", "minister", "told", "prices had fallen", {"told": "parliament"}),
    ("a service and buses", "Councillor Mara Brix told Northwire News buses were late every day.", "Mara Brix", "told", "buses were late every day", {"told": "Northwire News"}),
    ("a paper and officers", "A witness told The Gazette police officers arrived an hour later.", "witness", "told", "police officers arrived an hour later", {"told": "Gazette"}),
    ("a court and a name", "Police told the court Mr Dorn admitted the theft.", "police", "told", "Mr Dorn admitted the theft", {"told": "court"}),
    ("investors and profits", "The company told investors profits would halve this year.", "company", "told", "profits would halve this year", {"told": "investors"}),
    ("a paper and the ministry", "The source told Al-Anba the ministry was studying the plan.", "source", "told", "the ministry was studying the plan", {"told": "Al-Anba"}),
    ("residents and they", "The mayor told residents they must leave by noon.", "mayor", "told", "they must leave by noon", {"told": "residents"}),
    ("shareholders assured", "The chairman assured shareholders dividends would be paid.", "chairman", "assured", "dividends would be paid", {"told": "shareholders"}),
    ("officers and two men", "The doctor told police officers two men had called that night.", "doctor", "told", "two men had called that night", {"told": "police officers"}),
    ("an editor and the story", "Ana Pell told the Corvena Herald's editor the story was false.", "Ana Pell", "told", "the story was false", {"told": "Corvena Herald's editor"}),
    ("parents and schools", "The ministry informed parents schools would stay shut.", "ministry", "informed", "schools would stay shut", {"told": "parents"}),
    ("an agency and workers at mines", "The union told Reuters workers at the two mines had voted to strike.", "union", "told", "workers at the two mines had voted to strike", {"told": "Reuters"}),
    ("a broadcaster and patients in corridors", "A doctor told the BBC patients in corridors had died.", "doctor", "told", "patients in corridors had died", {"told": "BBC"}),
    ("workers at the mine", "Ana Lind told workers at the mine the strike was over.", "Ana Lind", "told", "the strike was over", {"told": "workers"}),
    ("a title is one word", "Otto Rook told Mr Dorn the court was closed.", "Otto Rook", "told", "the court was closed", {"told": "Dorn"}),
    ("an order is no report", "The mayor told drivers to turn back.", "mayor", "told", "to turn back", {"told": None, "polarity": "directive"}),
]

# fmt: on

TABLE: dict[str, list[Row]] = {
    "marks": MARKS,
    "not quotations": NOT_QUOTES,
    "speakers": SPEAKERS,
    "anonymity": ANONYMITY,
    "chain": CHAIN,
    "kind of saying": SAYING,
    "as printed": PRESS,
    "told without that": TOLD,
}
