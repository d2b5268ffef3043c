"""English words around an article: bylines, and the lines that credit an agency."""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# what a byline begins with; lower case
BYLINE = frozenset({"by", "words by", "written by", "story by", "text by"})
# what ends the names in a byline; lower case
BYLINE_ENDS = frozenset({"in", "for", "of", "at", "on", "from", "with", "via"})
# joins the names in a byline
BYLINE_AND = frozenset({"and", "&"})
# small words inside a name; lower case
NAME_PARTICLES = _words(
    "al ap bin bint da dal de del della den der di do dos du el ibn la las le los ten ter van von y"
)
# words behind which a line says when the article was published; lower case
DATE_LABELS = ("published", "published on", "first published", "posted", "posted on", "date", "publication date")
# the time behind that day
CLOCK = re.compile(r",?\s+(?:at\s+)?\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?$", re.IGNORECASE)
# what papers and stations are called: the last word of the name; lower case
OUTLETS = _words(
    """
    advertiser advocate argus broadcasting bulletin chronicle courier daily dispatch echo enquirer examiner express
    gazette guardian herald independent inquirer intelligencer journal ledger magazine mirror monitor news observer
    radio register sentinel telegraph television times tribune weekly
    """
)
# the same of words that are surnames, or anything: only with more beside them
OUTLETS_WITH_MORE = _words(
    "citizen globe leader mail mercury nation post press record reporter review standard star sun today tv world"
)
# with which such a name begins
OUTLETS_BEGIN = _words("the daily evening morning weekly sunday saturday")
# small words inside it
OUTLET_PARTICLES = _words("and of on the in &")
# words that make it a desk, a section or a job
NO_OUTLETS = _words(
    """
    analysis breaking bureau business chief columnist contributor correspondent court crime culture desk editor
    editorial education entertainment exclusive feature features foreign freelance health latest lifestyle local
    national opinion other political politics producer regional science special sport sports staff technology travel
    weather world's writer
    """
)
# words that no reporter's name holds; lower case, without dots
NOT_NAMES = _words(
    """
    agencies agency analyst bureau chief columnist contributor correspondent correspondents desk editor editorial
    editors guest journalist network news newspaper newsroom online photographer political press producer reporter
    reporters service special staff team the times web wire wires writer writers published updated posted
    january february march july september october november december feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday
    """
)
# news agencies: every form in which they are credited -> the name to store
AGENCIES = {
    **{
        name: name
        for name in (
            "Reuters", "AFP", "AP", "UPI", "dpa", "EFE", "ANSA", "Lusa", "Belga", "ANP", "NTB", "Ritzau", "PAP", "MTI",
            "Agerpres", "Tanjug", "HINA", "TASR", "TASS", "Interfax", "RIA Novosti", "Ukrinform", "UNIAN", "Sputnik",
            "Xinhua", "KCNA", "Kyodo", "Yonhap", "Bernama", "Antara", "PTI", "ANI", "IANS", "AAP", "Anadolu", "IRNA",
            "Tasnim", "SANA", "WAM", "KUNA", "Wafa", "ANGOP", "Bloomberg", "Prensa Latina", "Notimex", "Télam",
            "Europa Press", "Agência Brasil", "PA Media", "Inter Press Service", "Thomson Reuters Foundation",
        )
    },
    "Thomson Reuters": "Reuters",
    "Agence France-Presse": "AFP",
    "Agence France Presse": "AFP",
    "AFP-JIJI": "AFP",
    "Associated Press": "AP",
    "United Press International": "UPI",
    "Deutsche Presse-Agentur": "dpa",
    "Itar-Tass": "TASS",
    "Xinhua News Agency": "Xinhua",
    "Kyodo News": "Kyodo",
    "Yonhap News Agency": "Yonhap",
    "Press Trust of India": "PTI",
    "Asian News International": "ANI",
    "Australian Associated Press": "AAP",
    "Anadolu Agency": "Anadolu",
    "Bloomberg News": "Bloomberg",
    "Press Association": "PA Media",
    "Canadian Press": "The Canadian Press",
    "Associated Press of Pakistan": "Associated Press of Pakistan",
    "News Agency of Nigeria": "News Agency of Nigeria",
    "Ghana News Agency": "Ghana News Agency",
}  # fmt: skip
# closing lines of a form that only one agency uses, though it does not name itself: words it holds, in order -> agency
HOUSE_STYLES = {("(reporting by", "editing by"): "Reuters"}
# may follow an agency's name in a byline; lower case
AGENCY_STAFF = ("staff", "news", "news agency", "reporters", "staff writer", "writer", "wire", "wires")
# words of a closing line that credit the agency named behind them; lower case
CREDIT_BEFORE = (
    "reporting by", "report by", "writing by", "edited by", "editing by", "compiled by", "with inputs from",
    "with input from", "inputs from", "with information from", "with material from", "with files from",
    "source:", "sources:", "copyright", "©", "(c)", "originally published by", "first published by",
    "originally appeared on", "provided by", "courtesy of", "story from", "material from",
)  # fmt: skip
# words of a closing line that credit the agency named before them; lower case
CREDIT_AFTER = ("contributed to this", "contributed reporting", "contributed.", "reporting", "all rights reserved")
