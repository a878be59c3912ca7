"""Can every email address be written to, and may it be public?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.fields import point_at, texts_of
from fingerpost.checks.named_mailboxes import is_of_named_person
from fingerpost.checks.own_mailboxes import is_personal_mailbox
from fingerpost.checks.websites import warn_of_code
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span
from fingerpost.records.spans import Spans
from fingerpost.records.web_address import Refused, read_mailbox

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
        and (
            is_personal_mailbox(email.lower(), record)
            or is_of_named_person(email.lower(), record, (text for _, text in texts_of(record)))
        )
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
