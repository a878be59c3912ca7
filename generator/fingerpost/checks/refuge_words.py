"""Which words suggest a refuge or the like, whose address must stay secret.

Too many are better than too few: after a false alarm somebody writes ``sensitive: no``, but a published address cannot
be taken back. docs/decisions/figures.md says how many false alarms there are.
"""

from __future__ import annotations

import re

from fingerpost.checks.plain_text import plain
from fingerpost.checks.scan import Scan, words_in

# First the single words of which one has to be there for the slower look.
_HINTS = frozenset(
    """refuge refuges refuge's refuges' safehouse safehouses safe safer safety sanctuary abuse abused abuser abusers
    abusive trafficking trafficked witness asylum violence violance violent assault assaulted assaults homicide rape
    sarc danger exploitation children's childrens children’s aid womensaid survivor survivors slavery stalking battered
    coercive controlling marriage marriages idva isva idvas isvas vawg dva dv da dvsa freedom toolkit pattern
    hostel hostels shelter shelters accommodation accomodation housing crisis secret confidential undisclosed withheld
    disclosed published referral assessment trais drin cymorth lloches""".split()  # noqa: SIM905
)
_WORDS = r"(?:[a-z0-9]+ )"
_WOMEN = r"(?:wom[ae]n|girl|mother|wife|wive|female|lad(?:y|ie))s?"
_PEOPLE = (
    rf"(?:{_WOMEN}|(?:men|man|male|father|husband|boy|child|children|kid|family|familie|parent|teenager|survivor|victim)s?"
    r"|(?:young|older|disabled|deaf) peoples?|youth|asian|black|muslim|jewish|traveller|latin american|bme|bame|lgbt\w*"
    r"|gay|trans)"
)
_HARM = r"(?:abus(?:e|ed|er|ers|ive)|viol[ea]n(?:ce|t)|sexual assault|rape|forced marriage|stalking|exploitation)\b"
_HOUSING = r"(?:shelters?|hostels?|accomm?odation|housing)"
# Neither of these is done by one person to another.
_NO_HARM = re.compile(r"\b(?:substance|drugs?|alcohol|solvent|prescription|laxative) abuse\b|\b(?:oil ?)?seed rape\b")
_NO_REFUGE = re.compile(
    r"\b(?:wild ?life|wild|animals?|birds?|donkeys?|horses?|pon(?:y|ies)|hedgehogs?|cats?|dogs?|bats?|bees?|insects?"
    r"|butterfl(?:y|ies)|deer|seals?|fish|amphibians?|reptiles?|nature|marine|mountains?|alpine|pedestrian|traffic)"
    r" refuges?\b|\brefuge (?:islands?|recovery|church|chapel|temple|ministries|cafe|coffee|bar|pub|restaurant)\b"
    r"|\b(?:house|church|city|cities|lady|rock) of refuge\b"
    r"|\b(?:tak|seek|find|go|giv)(?:e|es|ing|ing for| for)? refuge\b"
)
_PHRASES = re.compile(
    r"\b(?:"
    # Houses.
    rf"(?:{_PEOPLE}(?: only)?|domestic(?: abuse| violence)?|safe|dv|dva|crisis|emergency|specialist|secret) refuges?"
    r"|refuges? (?:for|accommodation|housing|houses?|hostels?|flats?|rooms?|beds?|spaces?|places?|provision|residents?"
    r"|workers?|staff|managers?|services?|support|outreach|network|and (?:outreach|resettlement|support))"
    r"|safe ?houses?|safe (?:(?:and|secure|supportive|supported|temporary|emergency|confidential|short|long|term"
    r"|suitable|specialist) )*(?:accomm?odation|housing)|places? of safety|crisis (?:accomm?odation|houses?)"
    r"|somewhere safe to (?:stay|live|sleep)|safe place (?:to (?:stay|live)|for \w+ (?:who|fleeing|escaping|leaving))"
    rf"|{_WOMEN} (?:only )?(?:{_HOUSING}|crisis centres?)|{_HOUSING} (?:is )?for"
    rf" (?!{_WORDS}{{0,3}}(?:men (?:and|or) women|women (?:and|or) men)\b){_WORDS}{{0,3}}"
    rf"(?:{_WOMEN}|survivors?|victims?)|sanctuary for {_PEOPLE}|{_PEOPLE} (?:who are )?in danger"
    rf"|asylum(?: seekers?)? (?:hotels?|{_HOUSING})|(?:hotels?|{_HOUSING}) for {_WORDS}{{0,2}}asylum"
    r"|childrens? (?:(?:residential|care) )*homes?"
    r"|(?:secret|confidential|undisclosed) (?:address|location|venue)(?:es|s)?"
    r"|(?:address|location|venue|whereabouts) (?:(?:is|are|of|this|the|group|must|be|kept|stays?|remains?|strictly) )*"
    r"(?:confidential|secret|undisclosed|withheld|not (?:be )?(?:disclosed|published|given out|made public)"
    r"|(?:given|disclosed|supplied|provided|sent|shared) (?:only )?(?:after|on|upon|following) (?:referral|assessment))"
    # Who runs them, and who goes there.
    r"|wom[ae]n ?s? ?aid|rape (?:crisis|support|counselling|survivors?|victims?)|sarc|i[ds]vas?|vawg"
    r"|freedom programme|recovery toolkit|pattern changing"
    r"|(?:dv|dva|da|dvsa) (?:support|services?|advice|workers?|helpline|survivors?|drop ?in|groups?|outreach)"
    r"|battered (?:women|wives|men|husbands)|abused (?:women|wives|men|husbands|partners|children|as)"
    # What people have gone through.
    r"|domestic(?:ally)? (?:abus(?:e|ed|er|ers|ive)|viol[ea]n(?:ce|t)|homicides?)"
    r"|sexual(?:ly)? (?:assault|abuse|violence)(?:ed|d|s)?"
    r"|(?:honou?r|gender)(?: based)? (?:abuse|violence)|(?:partner|relationship|elder) (?:abuse|violence)"
    r"|violence (?:against|towards) (?:women|girls|men|partners?)|(?:abuse|violence) (?:at|in the) home"
    r"|(?:human )?trafficking|trafficked|(?:modern(?: day)?|anti) slavery|witness protection"
    r"|forced marriages?|coercive (?:and controlling )?(?:control|behaviou?r)|controlling (?:and|or) coercive"
    r"|sexual exploitation|stalking (?:advocacy|support|services?|helpline|clinic)"
    r"|trais (?:domestig|rhywiol|yn y cartref)|cam ?drin (?:domestig|rhywiol)|cymorth i (?:ferched|fenywod)"
    r"|lloches(?: i)? (?:f|m)(?:erched|enywod)"
    r"|(?:abusive|violent|coercive) (?:or (?:abusive|violent|controlling) )?(?:relationships?|partners?|husbands?"
    r"|homes?|marriages?|family|families|ex)"
    rf"|(?:flee(?:s|ing)?|fled|escap(?:e|es|ed|ing)|leav(?:e|es|ing)|left) {_WORDS}{{0,6}}?{_HARM}"
    r"|(?:survivors?|victims?|survived|experienced|experiencing|suffered|suffering|affected by|subjected to)"
    rf" {_WORDS}{{0,5}}?{_HARM}"
    r"|(?:abuse|violence|assault|stalking|incest) (?:survivors?|victims?)"
    r")\b"
)
_REFUGE = re.compile(r"\brefuges?\b")
_BETWEEN_WORDS = re.compile(r"[\s,()\[\]\"“”+/–—-]+")
_OF_NAMES = ("name", "contact.name", "address")  # where "Sahara Refuge" is one, whatever is beside it


def path_of_refuge(scan: Scan) -> str | None:
    """Give the path of the first text of a record that suggests a refuge or the like."""
    if scan.words.isdisjoint(_HINTS):
        return None
    return next((path for path, text in scan.texts if _has_hint(text) and _suggests(path, text)), None)


def _has_hint(text: str) -> bool:
    """Whether one text has such a word: to ask first takes half the time, as docs/decisions/figures.md has it."""
    return not _HINTS.isdisjoint(words_in(text))


def says_refuge(text: str) -> bool:
    """Whether a text that nobody will read suggests so, as a note or a type of a list: "Refuge" alone is enough.

    >>> [says_refuge(text) for text in ("Women's refuge, ask Jo", "Refuge", "Donkey refuge", "Bring a mug")]
    [True, True, False, False]
    """
    return _has_hint(text) and _suggests("name", text)


def is_name_of_refuge(name: str) -> bool:
    """Whether a name alone suggests so.

    >>> [is_name_of_refuge(name) for name in ("Sahara Refuge", "Wells Women’s Aid", "The Donkey Refuge")]
    [True, True, False]
    """
    return _suggests("name", name)


def _suggests(path: str, text: str) -> bool:
    words = _BETWEEN_WORDS.sub(" ", plain(text.replace("´", "'")).replace("'", "").replace("&", " and "))
    words = _NO_REFUGE.sub(" ", _NO_HARM.sub(" ", words))
    if _PHRASES.search(words):
        return True
    return path.startswith(_OF_NAMES) and _REFUGE.search(words) is not None
