"""Is a person named where a text says whom to get in touch with? The number may be in another field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.first_names import FIRST_NAMES
from fingerpost.checks.last_names import LAST_NAMES
from fingerpost.checks.own_mailboxes import ALSO_WORDS, SHORT_NAMES
from fingerpost.checks.person_names import CAPITAL, NOT_PEOPLE, as_names, is_named_after

# In Welsh "a", "ag" and "gyda" stand where English has "with": accents are gone before anything is looked for.
_REACH = (
    r"(?:(?:get |be |keep |stay )?in (?:touch|contact) with|contact(?:ing|s|ed)?|reach(?:ing)? out to|get hold of"
    r"|(?:speak|talk|chat|write|apply|report|enquire|enquiries|speaking|talking) to|speak(?:ing)? with"
    r"|ask(?:ing)?(?: for)?|e-?mail(?:ing)?|ring(?:ing)?|call(?:ing)?|phone|telephone|tel|text(?:ing)?"
    r"|messag(?:e|ing)|whatsapp"
    r"|book(?:ing|ings)? (?:with|through|via|in with)|(?:details|information|info|available|referrals?) (?:from|via)"
    r"|enquiries(?= ?[:–—-])|please see|drop(?= (?:[A-Z][\w'’-]+ ){1,3}(?:a|an) (?:line|text|message|e-?mail)\b)"
    r"|give(?= (?:[A-Z][\w'’-]+ ){1,3}a (?:ring|call|bell|shout|buzz)\b)|organi[sz]er"
    r"|cysyllt(?:wch|u) (?:a|ag|gyda)|ffoni(?:wch|o)|galwch|(?:gofynn?wch|gofyn|holwch) am"
    r"|(?:siaradwch|siarad) (?:a|ag|gyda)|e-?bosti(?:wch|o)|tecsti(?:wch|o)|neges at|e-?bost at)"
)
_OFFICE = (
    r"(?:worker|manager|officer|co-?ordinator|organi[sz]er|leader|lead|secretary|chair|chair(?:man|woman|person)"
    r"|treasurer|warden|caretaker|clerk|assistant|administrator|connector|prescriber|instructor|teacher|tutor|trainer"
    r"|coach|facilitator|mentor|counsellor|therapist|advis[eo]r|nurse|librarian|navigator|practitioner|supervisor"
    r"|steward|trustee|president|founder|director|host|volunteer|vicar|curate|minister|pastor|trefnydd|ysgrifennydd"
    r"|cydlynydd|rheolwr|swyddog|arweinydd)"
)
_SIGN = r"(?: ?[:–—-])? ?"  # "Contact: Sue", "Contact – Sue"
_BETWEEN = rf"(?:{CAPITAL}|[A-Z]\.?|ap|ab|ferch|van|de|von|der|den|bin|al) "
_NAME = rf"(?P<first>{CAPITAL}) (?:{_BETWEEN}){{0,2}}?(?P<last>{CAPITAL})\b"
_ROLE_BEFORE = rf"(?:(?i:either|our|the|your|my|a) )?(?:[\w'’&/-]+ ){{0,5}}?(?i:{_OFFICE}),? "
_BEFORE = (
    r"(?:(?i:either) |[A-Z][a-z]+ (?:or|and|neu|a|&) |(?i:our) (?:[a-z]+ ){1,3})"  # "Sue or Ann Smith", "our lovely"
)
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Revd|Fr|Cllr|Councillor)\.?"
_PERSON = re.compile(
    rf"\b(?i:{_REACH}){_SIGN}(?:(?P<office>{_ROLE_BEFORE})|{_BEFORE})?(?:{_TITLES} )?{_NAME}(?P<after>.{{0,60}})"
)
_TITLE = re.compile(rf"\b(?i:{_REACH}){_SIGN}(?:Mr|Mrs|Ms|Miss|Mx|Rev|Revd)\.? (?:[A-Z]\.? )*{CAPITAL}\b")
# An office behind a name that is on no list: ", our Youth Worker", "(secretary)"; not ", an adviser will ring you".
_OFFICE_BEHIND = re.compile(
    rf"\s?[,(-] ?(?:(?:our|the|your|who is|a|an|ein|y|yr)\b[^.]*?\b{_OFFICE}\b|(?:[\w&-]+ ){{0,4}}?{_OFFICE}\b)"
    r"(?! (?:will|can|could|would|may|rings?|calls?)\b)",
    re.IGNORECASE,
)
_WAY_BEHIND = re.compile(
    r",? (?:via|by|on|through) (?:the )?(?:e-?mail|(?:tele)?phone|text|whatsapp|mobile|number)\b", re.IGNORECASE
)
_FIRST = (FIRST_NAMES | SHORT_NAMES) - ALSO_WORDS
_NO_FIRST = frozenset(
    "st saint saints mount fort port lake new old north south east west great little".split()  # noqa: SIM905
)
# Bodies that are called after somebody, and whose name says nothing else.
_CALLED_AFTER = frozenset(
    """marie curie, sue ryder, leonard cheshire, anthony nolan, anna freud, john lewis, terrence higgins, ronald
    mcdonald, thomas pocklington, helen arkell, elizabeth finn, florence nightingale, stephen lawrence, alan
    turing, rosa parks, martin luther, ann summers, laura ashley, billy graham, robin hood, peter pan""".replace(
        "\n    ", " "
    ).split(", ")
)
ASKS = frozenset(
    """touch contact contacting contacts contacted reach reaching hold speak speaking talk talking chat
    write apply report reply enquire enquiries ask asking email e-mail emailing ring ringing call
    calling phone telephone tel text texting message messaging whatsapp book booking bookings details
    information info available referral referrals cysylltwch cysylltu ffoniwch ffonio galwch gofynnwch
    gofynwch gofyn holwch siaradwch siarad ebostiwch e-bostiwch ebostio tecstiwch tecstio neges ebost
    e-bost drop give organiser organizer see""".split()  # noqa: SIM905
)


def names_person_to_reach(text: str, about: str = "") -> bool:
    """Whether a text says a person's full name right behind "get in touch with", "ask for", "ffoniwch" and the like.

    A name that is on no list counts where an office or a way stands behind it. Buildings, bodies and what the record
    itself is called do not.

    Args:
        text: As a reader sees it.
        about: Names of groups and places, in lower case: their words do not count as a person's name.

    >>> names_person_to_reach("Please contact Sue Ashford via email."), names_person_to_reach("Ask for Jo Cox House.")
    (True, False)
    """
    plain = as_names(text)
    return _TITLE.search(plain) is not None or any(_is_person(match, plain, about) for match in _matches(plain))


def _matches(plain: str) -> Iterator[re.Match[str]]:
    at = 0
    while match := _PERSON.search(plain, at):
        at = match.end("last")
        yield match


def _is_person(match: re.Match[str], plain: str, about: str) -> bool:
    first, last = match["first"].lower().partition("-")[0], match["last"].lower()
    if first in _NO_FIRST or not NOT_PEOPLE.isdisjoint((first, last)) or is_named_after(plain, match.start("first")):
        return False
    if f"{first} {last}" in about or f"{first} {last}" in _CALLED_AFTER:
        return False
    if first in _FIRST or (first in FIRST_NAMES and last in LAST_NAMES):
        return True
    has_way = last in LAST_NAMES and _WAY_BEHIND.match(match["after"]) is not None
    has_office = match["office"] is not None or _OFFICE_BEHIND.match(match["after"]) is not None
    return (has_way or has_office) and not (first in about or last in about)
