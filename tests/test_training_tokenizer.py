"""Training text: labels line up with characters whatever is done to the marks."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from quotes.training import punctuation, tokenizer
from quotes.training.punctuation import STYLES, drop_final_stop, vary
from quotes.training.templates import fill, read_phrases, tokenize_plain, write_news
from quotes.training.treebanks import (
    Paragraph,
    Sentence,
    read_documents,
    write_conllu,
    write_raw,
    write_text,
)

CONLLU = """\
# newdoc id = one
# newpar id = one-p1
# sent_id = 1
1\t"\t"\tPUNCT\t``\t_\t3\tpunct\t_\tSpaceAfter=No
2-3\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tDo\tdo\tAUX\tVB\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
5\t!\t!\tPUNCT\t.\t_\t4\tpunct\t_\tSpaceAfter=No
6\t"\t"\tPUNCT\t''\t_\t4\tpunct\t_\t_

# newpar_block = p (1 s)
# sent_id = 2
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tran\trun\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
# sent_id = 3
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newdoc id = two
# sent_id = 4
1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_
1\tcan\tcan\tAUX\tMD\t_\t0\troot\t_\t_
2\tnot\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
"""

# Every kind of mark, apostrophe, dash and nesting, in our own words.
SAMPLES = [
    ['"We don\'t know," she said.'],
    ['"He told me ‘I can\'t’, and left," said Mr. Brandt.'],
    ['"It is over."', "Nobody answered."],
    ["The boys' coach – a friend of Ada's – cannot come ..."],
    ['OSTREL (Reuters) - The U.S. envoy said "no".'],
]


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """A treebank file of two documents."""
    path = tmp_path / "en_own-train.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def texts(sentence: Sentence) -> list[str]:
    """The texts of a sentence's tokens."""
    return [token.text for token in sentence]


def cut(text: str, labels: str) -> list[list[str]]:
    """Cut text back into sentences of tokens by its labels alone."""
    sentences: list[list[str]] = [[]]
    start = 0
    for index, label in enumerate(labels):
        if label != "0":
            sentences[-1].append(text[start : index + 1].strip())
            start = index + 1
        if label in "24":
            sentences.append([])
    assert sentences.pop() == [], "the last label must end a sentence"
    return sentences


def letters(paragraph: Paragraph) -> str:
    """The letters and digits of a paragraph, which no change of marks touches."""
    return "".join(filter(str.isalnum, write_text(paragraph)[0]))


def test_documents_are_read_with_paragraphs_and_multiword_tokens(treebank: Path) -> None:
    first, second = read_documents(treebank)
    assert [[texts(sentence) for sentence in paragraph] for paragraph in first] == [
        [['"', "Don't", "wait", "!", '"'], ["They", "ran", "."]],
        [["Why", "?"]],
    ]
    assert first[0][0][1].words == ("Do", "n't")
    assert second[0][0][0].words == ("can", "not")


def test_labels_line_up_with_characters(treebank: Path) -> None:
    text, labels = write_raw(read_documents(treebank))
    assert text == '"Don\'t wait!" They ran.\n\nWhy?\n\ncannot\n'
    assert labels == "1000030000112" + "00001" + "0" * 3 + "12\n\n0012\n\n000004\n"


def test_written_conllu_reads_back(treebank: Path, tmp_path: Path) -> None:
    sentences = list(tokenizer.sentences_of(read_documents(treebank)))
    copy = tmp_path / "copy.conllu"
    copy.write_text(write_conllu(sentences), encoding="utf-8")
    again = list(tokenizer.sentences_of(read_documents(copy)))
    assert [[t[:2] for t in s] for s in again] == [[t[:2] for t in s] for s in sentences]
    assert write_text(tuple(again)) == write_text(tuple(sentences))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: "".join(style.outer + style.inner) or "as written")
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample[0][:20])
def test_each_style_keeps_text_and_labels_in_line(
    style: punctuation.Style, sample: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(punctuation, "pick_style", lambda rng: style)
    paragraph = tokenize_plain(sample)
    for seed in range(20):
        varied = vary(paragraph, random.Random(seed))
        text, labels = write_text(varied)
        assert len(text) == len(labels)
        assert cut(text, labels) == [texts(sentence) for sentence in varied]
        assert letters(varied) == letters(paragraph)
        assert all(tokenizer.is_exact(token) for sentence in varied for token in sentence)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (STYLES[2], "“He told me ‘I can’t’, and left,” said Mr. Brandt."),
        (STYLES[3], "‘He told me “I can’t”, and left’, said Mr. Brandt."),
        (STYLES[1], "\"He told me 'I can’t', and left,\" said Mr. Brandt."),
        (STYLES[5], "« He told me ‹ I can’t ›, and left, » said Mr. Brandt."),
        (STYLES[6], "„He told me ‚I can’t‘, and left,“ said Mr. Brandt."),
    ],
)
def test_styles(style: punctuation.Style, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    always = style._replace(curly_apostrophe=1.0, padded=float(style.padded > 0), british=float(style.british > 0))
    monkeypatch.setattr(punctuation, "pick_style", lambda rng: always)
    paragraph = tokenize_plain(SAMPLES[1])
    assert write_text(vary(paragraph, random.Random(1)))[0] == expected


def test_curly_contraction_is_a_multiword_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(punctuation, "pick_style", lambda rng: STYLES[2]._replace(curly_apostrophe=1.0))
    paragraph = vary(tokenize_plain(["I don't."]), random.Random(1))
    assert paragraph[0][1][:2] == ("don’t", ("do", "n’t"))
    assert write_text(paragraph) == ("I don’t.", "10000032")


def test_apostrophes_are_curly_in_part_of_the_text() -> None:
    rng = random.Random(7)
    paragraph = tokenize_plain(["It's theirs."])
    curly = sum("’" in write_text(vary(paragraph, rng))[0] for _ in range(2000))
    assert 0.35 < curly / 2000 < 0.5


def test_final_stop_is_dropped() -> None:
    paragraph = drop_final_stop(tokenize_plain(["Rain fell.", "It didn't stop."]))
    assert write_text(paragraph) == ("Rain fell. It didn't stop", "0001000012" + "0010" + "000003" + "00002")


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("It rained.", True),
        ('"Why?"', True),
        ("Mayor resigns", False),
        ('Leader calls budget "a joke"', False),
        ("(He laughed.)", True),
    ],
)
def test_closed_sentences(text: str, closed: bool) -> None:
    assert tokenizer.is_closed(tokenize_plain([text])[0]) is closed


def test_regrouping_joins_closed_paragraphs_and_leaves_headlines_alone() -> None:
    document = tuple(tokenize_plain([text]) for text in ("Mayor resigns", "It rained.", "He left.", "By Ada"))
    for seed in range(30):
        regrouped = tokenizer.regroup(document, random.Random(seed))
        assert write_text(regrouped[0])[0] == "Mayor resigns"
        assert " ".join(write_text(paragraph)[0] for paragraph in regrouped) == (
            "Mayor resigns It rained. He left. By Ada"
        )


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("It's the workers' plan.", "It+'s the worker+s+' plan ."),
        ('"We can\'t," Mr. J. T. Morrow said at 9 a.m.', '" We ca+n\'t , " Mr. J. T. Morrow said at 9 a.m.'),
        ("It cost $1.3 billion – 2.4 percent.", "It cost $ 1.3 billion – 2.4 percent ."),
        ("LAKE TESSIN (AP) -- He cannot stop...", "LAKE TESSIN ( AP ) -- He can+not stop ..."),
        ("The U.S. boys won't.", "The U.S. boys wo+n't ."),
    ],
)
def test_plain_tokens(text: str, tokens: str) -> None:
    (sentence,) = tokenize_plain([text])
    assert " ".join("+".join(token.words) for token in sentence) == tokens.replace("worker+s+'", "workers+'")
    assert write_text((sentence,))[0] == text


def test_every_frame_can_be_filled() -> None:
    phrases = read_phrases()
    for frame in phrases["frames"]:
        sentences = fill(frame, phrases, random.Random(3))
        paragraph = tokenize_plain(sentences)
        text, labels = write_text(paragraph)
        assert text == " ".join(sentences)
        assert "{" not in text
        assert text.count('"') % 2 == 0
        assert len(cut(text, labels)) == len(sentences)


def test_news_is_the_same_for_the_same_seed() -> None:
    assert write_news(30, 5) == write_news(30, 5) != write_news(30, 6)


def test_training_text_is_aligned(treebank: Path) -> None:
    documents = tokenizer.make_training_text(read_documents(treebank), 1, copies=3, news=90)
    for document in documents:
        for paragraph in document:
            text, labels = write_text(paragraph)
            assert cut(text, labels) == [texts(sentence) for sentence in paragraph]
    counted = {text: words for (text, words), _ in tokenizer.count_expansions(documents)}
    assert counted["cannot"] == ["can", "not"]


def test_stanza_reads_the_files_as_we_mean_them(tmp_path: Path) -> None:
    data: Any = pytest.importorskip("stanza.models.tokenization.data")
    documents = tokenizer.make_training_text([], 1, copies=1, news=200)
    text, labels = write_raw(documents)
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    (tmp_path / "x.labels").write_text(labels, encoding="utf-8")
    files = {"txt": str(tmp_path / "x.txt"), "label": str(tmp_path / "x.labels")}
    read = data.TokenizationDataset({"skip_newline": False}, files).data
    paragraphs = [paragraph for document in documents for paragraph in document]
    assert len(read) == len(paragraphs)
    for characters, paragraph in zip(read, paragraphs, strict=True):
        stanza_text = "".join(character for character, _ in characters)
        stanza_labels = "".join(str(label) for _, label in characters)
        assert cut(stanza_text, stanza_labels) == [texts(sentence) for sentence in paragraph]


def test_expander_learns_straight_and_curly(treebank: Path) -> None:
    sentences = list(tokenizer._expander_sentences(list(read_documents(treebank))))
    assert [s[1].words for s in sentences if len(s) == 5] == [("Do", "n't"), ("Do", "n’t")]
    rows = tokenizer._write_unexpanded(sentences[:1]).splitlines()
    assert len(rows) == 6
    assert rows[1].split("\t")[1] == "Don't"
    assert rows[1].endswith("MWT=Yes")


def test_resources_list_the_models_there_are(tmp_path: Path) -> None:
    for processor in ("tokenize", "mwt"):
        tokenizer.model_path(tmp_path, processor).parent.mkdir(parents=True)
        tokenizer.model_path(tmp_path, processor).write_bytes(b"model")
    resources = json.loads(tokenizer.write_resources(tmp_path).read_text(encoding="utf-8"))
    assert resources["en"]["packages"]["default"] == {"mwt": "quotes", "tokenize": "quotes"}
    assert resources["en"]["mwt"]["quotes"]["md5"] == "20f35e630daf44dbfa4c3f68f5399d8c"


def test_saved_models_name_no_folder(tmp_path: Path) -> None:
    torch: Any = pytest.importorskip("torch")
    model = tmp_path / "quotes.pt"
    torch.save({"config": {"txt_file": "a/b", "save_dir": "c", "lang": "en"}}, model)
    tokenizer.strip_paths(model)
    config = torch.load(model, weights_only=True)["config"]
    assert config == {"txt_file": None, "save_dir": None, "lang": "en", "batch_size": 32}


# Each row: the sentences of one paragraph, as they should come out.
SPLITS = [
    ['"We tried," he said.'],
    ['"It is over."', "Nobody answered."],
    ["“Why?” he asked."],
    ["“Why?” Petrossian asked.", "“We paid for it.”"],
    ["“Get down!” shouted the bus driver, Elio Marchetti."],
    ["“We’ve lost the house.", "We’ve lost the car,” said Marta Quill, 38.", "“I don’t know what’s next.”"],
    ['He said: "The tunnel is not safe."', "Engineers disagreed."],
    ["The mayor’s answer — “No” — surprised everyone."],
    ["‘It’s a joke,’ said Bram Osei, a baker.", "‘They can’t count.’"],
    ["‘That’s enough’, she said.", "Then she hung up."],
    ["“He told me, ‘You’re fired,’ and I laughed,” Tan said."],
    ["“She said, ‘I’m done.’”", "Nobody moved."],
    ["OSTREL (Reuters) - Three climbers died on Monday after an avalanche, police said.", "Two were rescued."],
    ["GENEVA, May 4 (AP) — The agency’s chief said it was “under control.”", "Doctors aren’t convinced."],
    ["“Are you coming?", "Because I’m leaving,” Lars said."],
    ["Asked if he would run again, Sen. Dale Hoover (R-Ohio) said, “Ask me in June.”"],
    ["“I never met Mr. Lund,” Prof. A. B. Carver told the U.S. Senate committee on Jan. 5."],
    ['"No."', '"Then leave," said the guard.'],
    ["“We waited ... and waited,” she said, “but the plane never came.”", "It had been cancelled."],
    ["«The door was open,» he said, smiling."],
    ["The report called the system “broken”.", "It did not say who broke it."],
    ["Fishermen strike over quotas"],
    ["Did she really say “never again”?", "Her aide said yes."],
    ["“Wow!” was all he could say."],
    ['"What do we want?" the crowd chanted.', '"Water!"'],
    ["“The fire was set,” Cole said.", "He would not elaborate.", "(A second fire was an accident.)"],
    ["'We don't know,' he said.", "'It's the workers' problem.'"],
]


@pytest.fixture(scope="module")
def shipped() -> Any:
    """Stanza with the models that come with the package."""
    stanza: Any = pytest.importorskip("stanza")
    folder = Path(tokenizer.__file__).parents[1] / "models"
    options = {"download_method": None, "processors": "tokenize,mwt", "use_gpu": False, "logging_level": "ERROR"}
    return stanza.Pipeline("en", dir=str(folder), **options)


@pytest.mark.models
@pytest.mark.parametrize("sentences", SPLITS, ids=lambda sentences: sentences[0][:25])
def test_shipped_sentences(shipped: Any, sentences: list[str]) -> None:
    assert [sentence.text for sentence in shipped(" ".join(sentences)).sentences] == sentences


@pytest.mark.models
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_shipped_contractions(shipped: Any, apostrophe: str) -> None:
    text = "I don't think it's Ada's; they've said we can't, she'd and I'll.".replace("'", apostrophe)
    tokens = [token for sentence in shipped(text).sentences for token in sentence.tokens]
    words = ["+".join(word.text for word in token.words) for token in tokens if len(token.words) > 1]
    expected = "do+n't it+'s Ada+'s they+'ve ca+n't she+'d I+'ll"
    assert words == expected.replace("'", apostrophe).split()
    assert all(
        "".join(word.text for word in token.words) == text[token.start_char : token.end_char] for token in tokens
    )
