"""Is nobody named, housed or described who has not agreed to it?

A person who is found here is never named in the report. The record, or the field, waits until
somebody has asked them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.first_names import FIRST_NAMES
from fingerpost.checks.own_mailboxes import ROLE_WORDS, is_personal_mailbox
from fingerpost.checks.person_names import CAPITALS, as_names, is_first_name, names_person, names_person_to_contact
from fingerpost.checks.personal_homes import is_home, may_tell_home, tells_home
from fingerpost.checks.personal_reach import mailboxes_in, mobiles_in
from fingerpost.checks.plain_text import readable
from fingerpost.checks.reach_words import ASKS, names_person_to_reach
from fingerpost.checks.scan import Scan
from fingerpost.checks.sensitive import addresses_of
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity

PHONE = re.compile(r"(?:\+44|\b00 ?44|\b0)[ ().0]{0,5}[0-9](?:[ ()./*\u2010-\u2015-]{0,4}[0-9]){8,9}\b")
# Begins where a word begins and stops at 64 characters, so that a long text without an @ is not read over and over.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w")
_MANY_DIGITS_OR_AT = re.compile(r"[0-9](?:[^A-Za-z0-9]{0,6}[0-9]){8}|@|%40|%3[0-9]")
# "Aged 7", "9 years old", "12-year-old".
_TO_17 = (
    r"(?:[1-9]|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)"
)
_CHILD_AGE = re.compile(
    r"\((?:aged? )?(?:[1-9]|1[0-7])\)"
    rf"|\b(?:aged? {_TO_17}\b(?! ?(?:[-–+]|to|and|or))|{_TO_17}[ -]years?[ -]old\b)",
    re.IGNORECASE,
)
_CHILD_OF = re.compile(
    r"\b(?i:my|our|her|his|their|whose) (?:little |young |baby )?(?:(?:grand|step|god)?(?:son|daughter|child)"
    r"|nephew|niece|boy|girl),? ([A-Z][a-z]+)\b"
)
# "Tom, six, has ...", "Little Tom is ..."
_CAPITAL = re.compile(r"[A-Z][a-z]+")
_CHILD_OF_WORDS = ("son", "daughter", "child", "nephew", "niece", "boy", "girl")
_BESIDE_AGE = re.compile(
    rf"\b[A-Z][a-z]+,? \(?(?i:{_TO_17})\)?, ?(?:has|had|is|was|who|and|loves|likes|comes|came|goes|enjoys|says)\b"
)
_LITTLE = re.compile(
    r"\b(?i:little|baby) ([A-Z][a-z]+)(?:,[^,.]{1,20},)? (?:has|had|is|was|who|loves|likes|comes|came|goes|enjoys)\b"
)
_AGE_WORDS = ("(", "aged", "age ", "year")
_CHILD_WORDS = frozenset(
    """age aged year years old son daughter grandson granddaughter stepson stepdaughter godson child nephew niece boy
    girl little baby one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17""".split()  # noqa: SIM905
)
CONDITIONS = frozenset(
    """dementia alzheimer's alzheimers cancer depression anxiety diabetes epilepsy parkinson's parkinsons stroke autism
    autistic adhd ptsd schizophrenia bipolar hiv ms copd arthritis addiction alcoholic psychosis anorexia bulimia
    leukaemia tumour miscarriage""".split()  # noqa: SIM905
)
_HAS = (
    r"(?:,? who|,[^,.;]{1,20},)? (?:has|had|have|suffers from|suffered from|suffered|is suffering from"
    r"|was diagnosed with|is diagnosed with|has been diagnosed with|lives with|is living with|is recovering from"
    r"|is being treated for"
    r"|died of|died from|died with|died after|passed away from|passed away with|survived|beat|battled|got|is|was)"
)
_CONDITION = "(?:" + "|".join(sorted(re.escape(word) for word in CONDITIONS)) + ")"
_NOT_A_PERSON_AFTER = r"(?![- ](?:friendly|cafe|group|support|awareness|training|choir|nurse|charity))"
_HEALTH = re.compile(
    r"\b(?:([A-Z][a-z]+)(?: ([A-Z][a-z]+))?"
    r"|(?:[Oo]ne of our|[Oo]ur) (?:member|lad|gentlem|volunteer|regular)\w*(?: [A-Z][a-z]+)?)"
    + _HAS
    + r" (?:\w+ ){0,3}?(?i:"
    + _CONDITION
    + r")\b"
    + _NOT_A_PERSON_AFTER
)
_ILLNESS_OF = re.compile(r"\b([A-Z][a-z]+)['’]s (?:\w+ )?(?i:" + _CONDITION + r")\b" + _NOT_A_PERSON_AFTER)
_NAME_WORD = re.compile(r"[^\W\d_](?:['’.-]?[^\W\d_])*\.?")
# What people write under "Contact" that is nobody's name.
_NO_FIRST_NAMES = frozenset(
    """anyone call church council email everyone facebook hall library online phone ring school see telephone text
    unknown us various website""".split()  # noqa: SIM905
)
# What may be behind a name, or between two of them.
_PARTS = re.compile(r"\s*(?:[,;:/&()|]|\s[-–—]\s|\band\b|\bor\b)\s*|\s+(?=[+(]?[0-9]|[\w.+-]{1,64}@)")
_OFFICES = frozenset(
    """admin administrator agent assistant bookings chair chairman chairperson chairwoman clerk contact convenor
    convener coordinator deputy enquiries founder group host instructor lead leader manager member membership officer
    organiser organizer pastor president secretary teacher treasurer trainer trustee tutor vice vicar volunteer warden
    worker""".split()  # noqa: SIM905
)


def check_personal_people(record: Record, scan: Scan, context: Context) -> Iterator[Problem]:
    """Check who is named, and whether they have agreed."""
    if isinstance(record, Place):
        yield from _check_home(record)
    contact = record.contact
    if contact.consent_on is None and (contact.phone or contact.email or contact.text):
        if contact.name:
            yield from _check_contact_name(record, context)
        if contact.role and names_person_to_contact(readable(contact.role), _about(record, context)):
            yield from _hold_name(record, "contact.role", context)
    # There can be marks and other widths between digits.
    has_contact_details = scan.has_phone or scan.has_long_number or scan.has_at or scan.has_marks or not scan.is_plain
    yield from _check_addresses(record, context)
    # The name of a contact is often the only name, and is looked at above.
    names = not scan.is_plain or not scan.words.isdisjoint(FIRST_NAMES)  # those with accents are not in the words
    conditions = not scan.words.isdisjoint(CONDITIONS)
    # There can be an invisible character inside a word.
    may_be_house = not scan.is_plain or may_tell_home(scan.words)
    asks = contact.consent_on is None and not scan.words.isdisjoint(ASKS)
    if not (has_contact_details or names or conditions or may_be_house or asks):
        return
    may_be_child = not scan.words.isdisjoint(_CHILD_WORDS)
    for path, original in scan.texts:
        if path == "contact.name":
            if has_contact_details and contact.consent_on is None:
                yield from _check_reach(record, path, original, context, path)
            continue
        text = readable(original)  # no mark, space or character of another width may come between
        if (has_contact_details or asks) and contact.consent_on is None:
            yield from _check_text_contact(record, path, text, context, asks=asks)
        if conditions and tells_health(text):
            yield from _hold(
                record,
                path,
                code="held-health-details",
                message="This text seems to be about one person's health.",
                hint="Write it without the person. If they agreed, add confirmed: [held-health-details]",
            )
        if names and may_be_child and names_child(text):
            yield from _hold(
                record,
                path,
                code="held-child-named",
                message="This text seems to name a child.",
                hint="Take the name out. If it is not a child's, add confirmed: [held-child-named]",
            )
        if may_be_house:
            yield from _check_house(record, path, text)


def _check_contact_name(record: Record, context: Context) -> Iterator[Problem]:
    if (
        _is_full_name(record, context)
        or _is_first_name_of_list(record, context)
        or names_person_to_contact(readable(record.contact.name), _about(record, context))
    ):
        yield from _hold_name(record, "contact.name", context)


def _hold_name(record: Record, path: str, context: Context) -> Iterator[Problem]:
    yield from _hold(
        record,
        path,
        code="held-named-person",
        message="A person is named as the contact, and the record does not say that they agreed.",
        hint=f"Ask them. If they agree, add consent_on: {context.today.isoformat()} to contact. "
        "If not, give their role instead: role: Secretary",
        field=path,
    )


def _is_full_name(record: Record, context: Context) -> bool:
    """Whether a contact is a person with a surname, and not a team, a role or a building.

    Here, unlike in free text, a name that is on no list counts too: this is where people write names.
    """
    name, *others = [part for part in _PARTS.split(record.contact.name) if part] or [""]
    if not all(_says_no_name(part) for part in others):
        return False
    words = name.split()
    if not 2 <= len(words) <= 3 or not all(word[0].isupper() and _NAME_WORD.fullmatch(word) for word in words):
        return False
    if is_first_name(words[0]):
        return True
    # A name in a mailbox is usually a team's; in one person's own mailbox it is that person's.
    email = record.contact.email.lower()
    email = "" if is_personal_mailbox(email, record) else email
    about = f"{record.name} {record.id} {email} {record.contact.website}".lower()
    if isinstance(record, Activity) and (group := context.records["group"].get(record.group)) is not None:
        about += f" {group.name} {group.id}".lower()
    return not any(word.lower() in ROLE_WORDS or word.lower() in about for word in words) and words[0] != "The"


def _is_first_name_of_list(record: Record, context: Context) -> bool:
    """Whether a contact that a list brought in is only a first name, or several: "Gwen", "Bob & Sue".

    Whoever writes a record chooses how much of a name is shown. In a list nobody has. As of full names, those on no
    list of names count too: "Dai". A word of an office does not, nor one of the group's own name.
    """
    if record.imported is None:
        return False
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", readable(record.contact.name))
    names = [word for word in words if word.lower() not in ("and", "or")]
    about = set(_about(record, context).split())
    return bool(names) and all(
        name.lower() not in about and (is_first_name(name) or _may_be_first_name(name)) for name in names
    )


def _may_be_first_name(word: str) -> bool:
    return (
        word.istitle()
        and word.lower() not in ROLE_WORDS | _OFFICES | _NO_FIRST_NAMES
        and _NAME_WORD.fullmatch(word) is not None
    )


def _says_no_name(part: str) -> bool:
    """Whether what is beside a name is an office, a number or a mailbox."""
    words = part.lower().replace("-", "").split()
    return all(
        word in _OFFICES or "@" in word or (len(word.strip("+.")) > 2 and word.strip("+.").isdigit()) for word in words
    )


def _check_text_contact(record: Record, path: str, text: str, context: Context, *, asks: bool) -> Iterator[Problem]:
    agreed = f"Ask them. If they agree, add consent_on: {context.today.isoformat()} to contact."
    about = _about(record, context)
    names_somebody = path != "contact.role" and asks and names_person_to_reach(text, about)
    if PHONE.search(text) or ("@" in text and EMAIL.search(text)):
        names_somebody = names_somebody or names_person(text, about)
    if names_somebody:
        yield from _hold(
            record,
            path,
            code="held-named-person",
            message="This text names a person to get in touch with.",
            hint=f"Say who it is by their role, and put the number under contact. {agreed}",
        )
    if not names_somebody or "held-named-person" in record.confirmed:
        yield from _check_reach(record, path, text, context)


def _check_reach(record: Record, path: str, text: str, context: Context, field: str = "") -> Iterator[Problem]:
    agreed = f"Ask them. If they agree, add consent_on: {context.today.isoformat()} to contact."
    where = "address" if path == "contact.website" else "text"
    if mobiles_in(text, context.settings.country):
        yield from _hold(
            record,
            path,
            code="held-personal-phone",
            message=f"There is a mobile number in this {where}, which is probably somebody's own.",
            hint=f"Put it under contact. {agreed} If it is the group's own, add confirmed: [held-personal-phone]",
            field=field,
        )
    if mailboxes_in(text, record):
        yield from _hold(
            record,
            path,
            code="held-personal-email",
            message=f"There is an email address in this {where}, which is probably somebody's own.",
            hint=f"Put it under contact. {agreed} If it is the group's own, add confirmed: [held-personal-email]",
            field=field,
        )


def _check_addresses(record: Record, context: Context) -> Iterator[Problem]:
    """A link that opens a chat with a person has their number in it."""
    if record.contact.consent_on is not None:
        return
    for path, address in addresses_of(record):
        if path != "contact.email" and _MANY_DIGITS_OR_AT.search(address):
            yield from _check_reach(record, path, address, context, path if path == "contact.website" else "")


def _about(record: Record, context: Context) -> str:
    """The names of the record, of its group and of where it meets, in lower case."""
    names = [record.name, record.id, record.contact.website]
    if isinstance(record, Activity):
        group = context.records["group"].get(record.group)
        places = [context.records["place"].get(session.place) for session in record.sessions]
        names += [record_about.name for record_about in (group, *places) if record_about is not None]
    return as_names(" ".join(names)).lower()


def _check_home(place: Place) -> Iterator[Problem]:
    if is_home(place):
        yield from _hold(
            place,
            "name",
            code="held-home-address",
            message="This place looks like somebody's home.",
            hint="If it is not, give its kind, for example kind: hall. If it is, and they agree, "
            "add confirmed: [held-home-address]",
        )


def _check_house(record: Record, path: str, text: str) -> Iterator[Problem]:
    if tells_home(text):
        yield from _hold(
            record,
            path,
            code="held-home-address",
            message="This text seems to say where somebody lives.",
            hint="Take the address out. If they agree, add confirmed: [held-home-address]",
        )


def tells_health(text: str) -> bool:
    text = as_names(text)
    return any(
        match[1] is None
        or match[1].lower() in FIRST_NAMES
        or match[1] in ("He", "She")
        or (match[2] or "").lower() in FIRST_NAMES
        for match in _HEALTH.finditer(text)
    ) or any(match[1].lower() in FIRST_NAMES for match in _ILLNESS_OF.finditer(text))


def names_child(text: str) -> bool:
    text = as_names(text)
    # Each of the slower looks needs a first name, and words of its own.
    names = [match.start() for match in _CAPITAL.finditer(text) if match[0].lower() in FIRST_NAMES]
    if not names:
        return False
    lowered = text.lower()
    if any(word in lowered for word in _CHILD_OF_WORDS) and any(
        match[1].lower() in FIRST_NAMES for match in _CHILD_OF.finditer(text)
    ):
        return True
    if any(_BESIDE_AGE.match(text, at) for at in names):
        return True
    if ("little" in lowered or "baby" in lowered) and any(
        match[1].lower() in FIRST_NAMES for match in _LITTLE.finditer(text)
    ):
        return True
    if not any(word in lowered for word in _AGE_WORDS):
        return False
    for age in _CHILD_AGE.finditer(text):
        near = text[max(0, age.start() - 40) : age.end() + 25]
        if any(match[1].lower() in FIRST_NAMES for match in CAPITALS.finditer(near)):
            return True
    return False


def _hold(record: Record, path: str, *, code: str, message: str, hint: str, field: str = "") -> Iterator[Problem]:
    """Hold back one field, or the whole record if the fault is in free text; nothing once it is confirmed."""
    if code in record.confirmed:
        return
    waits = "It is not shown yet." if field else "The record is not shown yet."
    yield Problem(
        code=code,
        severity=Severity.WARNING,
        span=record.spans[path],
        message=f"{message} {waits}",
        hint=hint,
        quote=False,
        field=field,
    )
