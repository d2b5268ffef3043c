"""Where sentences end in and around quotation marks: ` | ` stands between two sentences, and is a space in the text.

A reporting clause belongs to the sentence that it reports, a closing mark to what
it closes, and a quotation of three sentences is three sentences, as in the treebanks.
"""

CASES = (
    # the reporting clause behind
    '"The pier is closed," Inspector Holm said. | "Go round by the mill."',
    "“Is it true?” she asked. | Nobody answered.",
    "“Run!” shouted the ferryman. | They ran.",
    "‘It is over,’ said Mr. Adeyemi. | ‘We lost.’",
    "'You cannot mean that?' the judge asked. | 'I can,' said the witness.",
    "“Never again!” cried the crowd in Ostrel.",
    "“Who signed this?” Judge Moreau asked the clerk, and the clerk looked away.",
    '"What now?" asked the younger of the two. | "Now we wait."',
    "« Nous verrons, » he said in French. | Then he laughed.",
    "“I don’t know…” she began. | “Nobody does.”",
    "“We asked for three boats. | We got one,” the mayor said.",
    '"The first winter was hard. | The second was worse. | We ate the seed corn," Ilse Brandt recalled.',
    "“Wait,” he said, “it moves.” | It did.",
    "“The water came at four,” said Petra Lund, “and by five the school was gone.”",
    "“The water came at four,” said Petra Lund. | “By five the school was gone.”",
    "“Yes.” | The line went dead.",
    "“No,” she said. | “No.” | She closed the book.",
    "“Was it worth it? | I still think so,” he added.",
    "“Good. | Very good,” murmured the coach.",
    "“Stop! | There are people on the track!” the guard shouted.",
    # the reporting clause in front
    'Captain Reyes said: "We turned back at noon."',
    "She told reporters: “The talks are not over. | They have hardly begun.” | Then she left.",
    "Asked about the bill, he said, “No comment.” | The hearing resumed at two.",
    "The sign read “No swimming.” | Children swam.",
    "The minister was blunt: “It failed.” | His deputy said nothing.",
    "He answered with a question of his own: ‘Would you?’ | I would not.",
    "As she put it, “a promise is a promise.” | The board disagreed.",
    "Her father used to say “never sell the lower field.” | She sold it.",
    # scare quotes and titles
    "The so-called “quiet hours” begin at ten. | Nobody keeps them.",
    "He wrote “The Salt Road” in 1988. | It never sold.",
    "Critics call it a “bridge to nowhere.” | Engineers do not.",
    "They played “Who Is It?” and went home. | It rained.",
    "The firm denies being “too big to fail.” | Its shares fell.",
    # nested marks
    "“He said ‘leave it,’ so I left it,” the driver told the court.",
    "“My mother said, ‘Don’t wait for me.’ | So we didn’t,” Anwar recalled.",
    "'He shouted \"Fire!\" and ran,' she said. | The hall was empty.",
    # abbreviations, initials and numbers beside marks
    "“Dr. Okafor will see you,” the nurse said. | She did not.",
    "“It cost $4.5 million,” said J. R. Kessler of Holt Inc. | The audit said less.",
    "“We met at 6 p.m. on Jan. 4,” Sen. Dale said. | No minutes exist.",
    "“The U.S. side agreed,” an official said. | The others did not.",
    "Gen. Abdi told the U.N. that the road was “open.” | It was not.",
    "“See No. 7 on the list,” the clerk said.",
    "“Ask Mrs. Tran,” he said. | “She was there.”",
    # marks placed the British way
    "The plan was ‘dead’. | Nobody mourned it.",
    "He called the vote ‘a farce’, and walked out. | Two others followed.",
    "‘I have nothing to add’, the envoy said. | He added a good deal.",
    "She described it as “unusual”. | The court agreed.",
    "Was it ‘theft’? | The jury thought so.",
    # continued paragraphs and loose ends
    "“The first truck came at dawn. | The second never came.",
    "“We counted forty. | Perhaps fifty,” said the warden, who asked not to be named. | The police counted nine.",
    "“It is what it is.” | That was all that Mr Sato would say.",
    "“One day,” said Lena. | “One day we will go back.” | Her brother nodded.",
    "“I saw him!” | “Where?” | “At the gate.”",
    "“Thank you,” he said; “thank you all.”",
    "“You,” she said—“you of all people.”",
    "“We will appeal,” the lawyer said outside court, adding: “This is not the end.” | Her client wept.",
    # no marks at all
    "Officials said that the dam would hold. | It held.",
    "According to the U.S. Geological Survey, the quake hit at 3:14 a.m. | No damage was reported.",
    "The shares fell 3.2 percent, Holt Co. said. | Trading was stopped.",
    "Will it rain? | Farmers hope so, the ministry said.",
)
