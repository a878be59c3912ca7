"""Is a mailbox probably one person's own, or that of a group?"""

from __future__ import annotations

import re
from typing import Protocol

from fingerpost.checks.first_names import FIRST_NAMES
from fingerpost.checks.last_names import LAST_NAMES

# Mailboxes of persons: free ones and those that come with a phone line.
_PERSONAL = re.compile(
    r"(?:gmail|googlemail|aol|icloud|me|mac|msn|btinternet|btopenworld|talktalk|virginmedia|ntlworld|blueyonder|tiscali"
    r"|sky|plusnet|fastmail|proton|protonmail|pm|gmx|mail|zoho|yahoo|ymail|rocketmail|hotmail|outlook|live)"
    r"\.(?:com|co\.uk|net|me|org|uk|de|fr)|[a-z0-9-]{1,63}\.(?:me\.uk|name)",  # the last two are for persons
    re.ASCII,
)
# Words that make "lunch.club@" the mailbox of a group and not of Ms Club, and "Duty Manager" a role.
ROLE_WORDS = frozenset(
    """activities activity admin adult advice agent archives art arts befriending bookings cafe care carers central
    centre chair charity choir church club clubs coffee community connect connector connectors contact coordinator
    corps council dance dementia desk drop duty enquiries enquiry events families family fitness food friends garden
    gardening general group groups hall health hello help helpline house hub info information leader lib libraries
    library line local lunch mail manager members membership men mens mental mobile museum music news office officer
    outreach parish park people practice project projects reception referral referrals resources secretary service
    services shed social society sport sports staff support surgery talking tea team the town trust village visitor
    volunteer volunteers walk walking walks welcome wellbeing women womens yoga young youth""".split()  # noqa: SIM905
)
# "v.jones", "pat.jones1952", "v.jones.4ct": what is behind the names makes the mailbox another one than the first.
_FIRST_AND_LAST = re.compile(r"([a-z]{1,20})[._]([a-z]{2,30})(?:[._-]?(?=[a-z]{0,3}[0-9])[a-z0-9]{1,5})?", re.ASCII)
_THREE_NAMES = re.compile(r"([a-z]{1,20})[._][a-z]{1,20}[._]([a-z]{2,30})[0-9]{0,4}", re.ASCII)
_WITH_HYPHEN = re.compile(r"([a-z]{1,20})-([a-z]{2,30})[0-9]{0,4}", re.ASCII)
_IN_ONE = re.compile(r"([a-z]{3,40})[0-9]{0,4}", re.ASCII)
SHORT_NAMES = frozenset(
    """abi al alf andy angie ant archie bernie bev bob cath charley chas chrissie cliff dom dot ed eddie fran gabby gaz
    gill ginny greta hattie helena jaki jamal jay jed jez jo jules kat kath kirsten lou manny marc mo nick nicki nicky
    pat pete rich rick ricky rob robbie rod ronnie sal sandy shaz si stef stu suzie tash tess trish val vic viv will
    wil""".split()  # noqa: SIM905
)
_NAMES = FIRST_NAMES | SHORT_NAMES
# First names that are also words, or the names of houses and churches.
ALSO_WORDS = frozenset(
    """ant art bethany beverley chelsea clifford daisy dawn dot ed faith florence glen grace hazel heather hope iris
    ivy jan jo jordan joy june lily max may mercy mo norma olive ray robin rod rose sandy shelley sky stan val vic
    victor victoria viola violet will""".split()  # noqa: SIM905
)
# Long first names that begin a town or a usual word, or are those of saints: "charlestown". Behind any other that is as
# long, a surname may be on no list.
BEGIN_WORDS = frozenset(
    """albert alfred andrew arthur ashley bernard beverley charles connor daniel dennis dominic douglas duncan
    edward francis george georgia gordon harold harriet howard jeffrey joseph leonard marian marion martha
    martin matthew melissa michael morven muriel norman oliver oswald patrick philip phillip raymond robert
    roland russell samuel stanley stephen steven stewart stuart theresa thomas trevor vincent walter wilfred
    william""".split()  # noqa: SIM905
)
# Of five letters, those that begin no town and no word in lists of places and services.
SURE_AND_SHORT = frozenset(
    """aisha alice anita arjun becky beryl carys cathy chloe danny derek diane donna doris ellie elsie emily fiona freya
    gavin gemma geoff irene jamie janet jason jayne jenna jenny julie karen kathy katie kevin laura linda lorna lynda
    mandy megan nadia nigel paula priya rhian sadie sally sarah susan sybil tanya tracy vicky vijay wendy yusuf
    zahra""".split()  # noqa: SIM905
)
_LONG = 5  # of more letters is a first name that surely begins no other word
# What is in the name of a body or a building, as in "dorothyhouse@", beside words of roles.
PARTS_OF_GROUPS = frozenset(
    """art children close college court day farm fund green hill home hospice hospital lane lodge marsh nursery
    place play road room school shop sing street studio""".split()  # noqa: SIM905
)
_PARTS = (*PARTS_OF_GROUPS, *(word for word in ROLE_WORDS if len(word) > 3))
_ENDS = tuple(word for word in ROLE_WORDS if len(word) > 5)  # "bridgelibrary"
# What begins the name of a church, a body or a part of a county before a dot, and no person's: "all.saints@".
NEVER_FIRST = frozenset(
    """all big cwm east first green holy little new north old open opening south st ty west""".split()  # noqa: SIM905
)
# Words that are also an initial and a surname.
WORDS_LIKE_NAMES = frozenset("bread breed brought chart clover freed parking reader though".split())  # noqa: SIM905


class HasName(Protocol):
    """Something that an address may belong to, such as a record."""

    @property
    def name(self) -> str: ...

    @property
    def id(self) -> str: ...


def is_personal_mailbox(email: str, record: HasName) -> bool:
    """Whether an address, in lower case, is probably one person's own and not that of the group."""
    local, _, domain = email.partition("@")
    if _PERSONAL.fullmatch(domain) or _is_at_own_name(local, domain):
        return True
    names = _names_in(local)
    if not names or not ROLE_WORDS.isdisjoint(names) or any(map(_is_of_group, names)):
        return False
    # "frome.singers@" of the Frome Singers is the group, and an initial is in every name.
    words = f"{record.name} {record.id} {domain}".lower()
    in_words = [name in words for name in names if len(name) > 1]
    is_sure = len(in_words) > 1 and names[0] in _NAMES and names[0] not in ALSO_WORDS
    return not (all(in_words) if is_sure else any(in_words))


def _is_of_group(word: str) -> bool:
    """Whether a word is run together with one of a group: "bridgelibrary", "libraryplus"."""
    return word.startswith("library") or word.endswith(_ENDS)


def _is_at_own_name(local: str, domain: str) -> bool:
    """Whether a mailbox is at a domain that is the same person's name.

    >>> _is_at_own_name("jenni", "jennismith.co.uk"), _is_at_own_name("jenni", "jenniyoga.co.uk")
    (True, False)
    """
    own = domain.partition(".")[0].replace("-", "")
    first = re.split("[._-]", local, maxsplit=1)[0]
    return len(first) > 2 and first not in ROLE_WORDS and own.startswith(first) and own[len(first) :] in LAST_NAMES


def _names_in(local: str) -> tuple[str, ...]:
    """The first and last name that are before the @, or whichever of them is there; () if that names nobody."""
    if match := _FIRST_AND_LAST.fullmatch(local):
        return () if match[1] in NEVER_FIRST else match.groups()
    if match := _THREE_NAMES.fullmatch(local):
        return match.groups() if match[1] in _NAMES or (len(match[1]) == 1 and match[2] in LAST_NAMES) else ()
    if match := _WITH_HYPHEN.fullmatch(local):
        is_name = (match[1] in _NAMES and match[1] not in ALSO_WORDS) or (len(match[1]) == 1 and match[2] in LAST_NAMES)
        return match.groups() if is_name else ()
    if match := _IN_ONE.fullmatch(local):
        return _two_in_one(match[1])
    return ()


def _two_in_one(word: str) -> tuple[str, ...]:
    """Take "richsmith", "jsmith" and "smithj" apart; a first name alone stays one."""
    if word in FIRST_NAMES and word not in ALSO_WORDS:
        return (word,)
    if word in WORDS_LIKE_NAMES:
        return ()
    for end in range(1, len(word) - 2):
        first, last = word[:end], word[end:]
        if last in LAST_NAMES and (end == 1 or first in _NAMES or _is_two_first_names(first)):
            return (last,) if end == 1 else (first, last)
        if len(last) > 3 and _is_sure(first) and not (last.startswith(_PARTS) or last.endswith(_PARTS)):
            return (first, last)
    if word[:-1] in LAST_NAMES and len(word) > 5 and word[-1] not in "esy":  # "potters", "pottery"
        return (word[:-1],)
    return ()


def _is_sure(first: str) -> bool:
    """Whether a first name begins no other word, so that whatever is behind it is a surname."""
    if first in SURE_AND_SHORT:
        return True
    return len(first) > _LONG and first in FIRST_NAMES and first not in BEGIN_WORDS and first not in ALSO_WORDS


def _is_two_first_names(word: str) -> bool:
    return any(word[:end] in FIRST_NAMES and word[end:] in FIRST_NAMES for end in range(3, len(word) - 2))
