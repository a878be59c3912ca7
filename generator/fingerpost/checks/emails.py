"""Can every e-mail address be written to, and may it be public?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.spans import Spans

# Narrower than the standard on purpose: no quotes, no comments, nothing that a spreadsheet takes for a formula.
_SHAPE = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_+-])?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}",
    re.ASCII,
)
# Mailboxes of persons: free ones and those that come with a telephone line.
_PERSONAL = re.compile(
    r"(?:gmail|googlemail|aol|icloud|me|mac|msn|btinternet|btopenworld|talktalk|virginmedia|ntlworld|blueyonder|tiscali"
    r"|sky|plusnet|fastmail|proton|protonmail|pm|gmx|mail|zoho|yahoo|ymail|rocketmail|hotmail|outlook|live)"
    r"\.(?:com|co\.uk|net|me|org|uk|de|fr)",
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


def check_emails(record: Record, context: Context) -> Iterator[Problem]:
    """Look at the address of the contact."""
    email = record.contact.email
    if not email:
        return
    if not is_email(email):
        yield from judge_email(email, record.spans, "contact.email")
        return
    code = "held-personal-email"
    if record.contact.consent_on is None and code not in record.confirmed and _is_personal(email.lower(), record):
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


def is_email(email: str) -> bool:
    """Whether this is an address we would print on a page."""
    return _SHAPE.fullmatch(email) is not None and ".." not in email and len(email) <= 200


def judge_email(email: str, spans: Spans, path: str) -> Iterator[Problem]:
    """Say what is wrong with one address."""
    if is_email(email):
        return
    if email.count("@") != 1:
        message = "An e-mail address has exactly one @."
    elif " " in email.strip():
        message = "There is a space in this e-mail address."
    else:
        message = "This e-mail address cannot be written to as it stands."
    yield Problem(code="email-unclear", span=spans[path], message=message, hint="Write it like hello@example.org")


def _is_personal(email: str, record: Record) -> bool:
    local, _, domain = email.partition("@")
    if _PERSONAL.fullmatch(domain):
        return True
    found = _FIRST_AND_LAST.fullmatch(local)
    if found is None or not ROLE_WORDS.isdisjoint(found.groups()):
        return False
    # "frome.singers@" of the Frome Singers is the group.
    words = f"{record.name} {record.id} {domain}".lower()
    return found[1] not in words and found[2] not in words
