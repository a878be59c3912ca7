"""Can every email address be written to, and may it be public?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from fingerpost.checks.context import Context
from fingerpost.checks.fields import point_at
from fingerpost.checks.websites import warn_of_code
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span
from fingerpost.records.spans import Spans
from fingerpost.records.web_address import Refused, read_mailbox

# Mailboxes of persons: free ones and those that come with a phone line.
_PERSONAL = re.compile(
    r"(?:gmail|googlemail|aol|icloud|me|mac|msn|btinternet|btopenworld|talktalk|virginmedia|ntlworld|blueyonder|tiscali"
    r"|sky|plusnet|fastmail|proton|protonmail|pm|gmx|mail|zoho|yahoo|ymail|rocketmail|hotmail|outlook|live)"
    r"\.(?:com|co\.uk|net|me|org|uk|de|fr)|[a-z0-9-]{1,63}\.(?:me\.uk|name)",  # the last two are for persons
    re.ASCII,
)
_FIRST_AND_LAST = re.compile(r"([a-z]{1,20})[._]([a-z]{2,30})", re.ASCII)
# Words that make "lunch.club@" the mailbox of a group and not of Ms Club, and "Duty Manager" a role.
ROLE_WORDS = frozenset(
    """activities activity admin adult advice agent art arts befriending bookings cafe care carers centre chair
    charity choir church club clubs coffee community connect connector connectors contact coordinator council
    dance dementia desk drop duty enquiries enquiry events families family fitness food friends garden gardening
    general group groups hall health hello help helpline house hub info information leader library line local
    lunch mail manager members membership men mens mental museum music news office officer outreach parish park
    people practice project projects reception referral referrals secretary service services shed social society
    sport sports staff support surgery talking tea team the town trust village visitor volunteer volunteers walk
    walking walks welcome wellbeing women womens yoga young youth""".split()  # noqa: SIM905
)
_LIKE_THIS = "Write it like hello@example.org"
_REFUSALS = {
    "ats": ("An email address has exactly one @.", "Write one address, like hello@example.org"),
    "space": ("There is a space in this email address.", _LIKE_THIS),
    "shape": ("This email address cannot be written to as it is.", _LIKE_THIS),
    "private": (
        "Only one network knows where this email address leads.",
        "Give the public address, like hello@example.org",
    ),
    "alike": (
        "After the @ there is a letter that looks like another: {detail}.",
        "Type the address by hand, or copy it from a message of the group.",
    ),
}


def check_emails(record: Record, context: Context) -> Iterator[Problem]:
    """Look at the address of the contact."""
    email = record.contact.email
    if not email:
        return
    yield from judge_email(email, record.spans, "contact.email")
    if isinstance(read_mailbox(email), Refused):
        return
    code = "held-personal-email"
    if (
        record.contact.consent_on is None
        and code not in record.confirmed
        and is_personal_mailbox(email.lower(), record)
    ):
        yield Problem(
            code="held-personal-email",
            severity=Severity.WARNING,
            span=record.spans["contact.email"],
            message=f"The address of {record.name} looks like one person's own mailbox. It is not shown yet.",
            hint=f"Ask them. If they agree, add consent_on: {context.today.isoformat()} to contact. "
            "If it is the group's own mailbox, add confirmed: [held-personal-email]",
            quote=False,
            field="contact.email",
        )


def judge_email(email: str, spans: Spans, path: str) -> Iterator[Problem]:
    """Say what is wrong with one address."""
    yield from point_at(judge_mailbox(email, Span(spans.file)), spans, path)


def judge_mailbox(email: str, span: Span) -> Iterator[Problem]:
    """Say what is wrong with the address at a span, which may be within a text."""
    mailbox = read_mailbox(email)
    if isinstance(mailbox, Refused):
        message, hint = _REFUSALS.get(mailbox.fault, _REFUSALS["shape"])
        yield Problem(code="email-unclear", span=span, message=message.format(detail=mailbox.detail), hint=hint)
    elif mailbox:
        yield warn_of_code(email.rpartition("@")[2], mailbox, span)


class HasName(Protocol):
    """Something that an address may belong to, such as a record."""

    @property
    def name(self) -> str: ...

    @property
    def id(self) -> str: ...


def is_personal_mailbox(email: str, record: HasName) -> bool:
    """Whether an address, in lower case, is probably one person's own and not that of the group."""
    local, _, domain = email.partition("@")
    if _PERSONAL.fullmatch(domain):
        return True
    match = _FIRST_AND_LAST.fullmatch(local)
    if match is None or not ROLE_WORDS.isdisjoint(match.groups()):
        return False
    # "frome.singers@" of the Frome Singers is the group.
    words = f"{record.name} {record.id} {domain}".lower()
    return match[1] not in words and match[2] not in words
