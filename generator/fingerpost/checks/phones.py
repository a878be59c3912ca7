"""Can every phone number be rung, and may it be public?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.checks.context import Context
from fingerpost.checks.wording import Wording
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span
from fingerpost.records.spans import Spans
from fingerpost.records.telephone import Telephone, Unclear, read_telephone

_MORE_ELSEWHERE = "into the description, or into notes of a session."
# By what is the matter: the code, what is wrong, and what to do.
_UNCLEAR = {
    "two": Wording(
        code="phone-two",
        message="There are two numbers here, and a phone can ring only one.",
        hint=f"Keep one here{{colon_meant}}. Write the other {_MORE_ELSEWHERE}",
    ),
    "words": Wording(
        code="phone-characters",
        message="There are words beside this phone number.",
        hint=f"Write the number alone{{colon_meant}}. Put the words {_MORE_ELSEWHERE}",
    ),
    "letters": Wording(
        code="phone-characters",
        message="There are letters in this phone number, so nobody knows what to ring.",
        hint="Ask the group, and write every digit, for example 01632 960123.",
    ),
    "characters": Wording(
        code="phone-characters",
        message="A phone number may hold only the digits 0 to 9, spaces and a + at the start.",
        hint="Type the number again by hand, for example 01632 960123. Put anything else into notes.",
    ),
    "lost-zero": Wording(
        code="phone-short",
        message="The phone number {here} has lost its first 0.",
        hint="Write {meant}. Spreadsheets often drop the 0; format that column as text.",
    ),
    "unknown": Wording(
        code="phone-unknown",
        message="{this} is not a phone number that can be rung: it has {digits} digits.",
        hint="Look for a missing or a doubled digit. Write it with the area code, for example 01632 960123.",
    ),
}
# The same of a number that can be read.
_DOUBTS = {
    "emergency": Wording(
        code="phone-emergency",
        message="{this} is for emergencies, and is not the number of a group.",
        hint="Write the group's own number, for example 01632 960123. "
        "Whom to ring in an emergency is under crisis in directory.yaml.",
    ),
    "texts-only": Wording(
        code="phone-texts-only",
        message="{this} takes texts, and cannot be rung.",
        hint="Write text: {this} instead of phone.",
    ),
    "text-more": Wording(
        code="phone-text-more",
        message="A text cannot be sent to an extension or an option.",
        hint="Write the number alone here, and this one under phone.",
    ),
    "premium": Wording(
        code="phone-premium",
        message="Calls to {this} cost extra.",
        hint="Ask the group for a number that begins with 01, 02, 03 or 0800.",
    ),
    "range": Wording(
        code="phone-range",
        message="{this} has a real area code, but we know of no number that goes on like this.",
        hint="Ring it. It may be a new one: then leave it. If it does not ring, look for a wrong digit.",
    ),
    "foreign": Wording(
        code="phone-foreign",
        message="{this} is a number in another country.",
        hint="Look at the digits after the +. If it is right, leave it.",
    ),
}
_ERRORS = frozenset(("emergency", "text-more"))


def check_phones(record: Record, context: Context) -> Iterator[Problem]:
    """Look at the numbers of the contact."""
    contact, country = record.contact, context.settings.country
    for field, number in (("phone", contact.phone), ("text", contact.text)):
        if not number:
            continue
        path = f"contact.{field}"
        yield from judge_phone(number, country, record.spans, path, may_be_emergency=False)
        code = "held-personal-phone"
        if contact.consent_on is None and code not in record.confirmed and is_mobile(number, country):
            yield Problem(
                code="held-personal-phone",
                severity=Severity.WARNING,
                span=record.spans[path],
                message=f"The number of {record.name} is a mobile, probably somebody's own. It is not shown yet.",
                hint="Ask them. If they agree, add consent_on: "
                + context.today.isoformat()
                + " to contact. If it is the group's own phone, add confirmed: [held-personal-phone]",
                quote=False,
                field=path,
            )


def judge_phone(
    phone: str, country: str, spans: Spans | Mapping[str, Span], path: str, *, may_be_emergency: bool = True
) -> Iterator[Problem]:
    """Say what is wrong with one number of a field."""
    number = read_telephone(phone, country)
    if isinstance(number, Unclear):
        yield _unclear(number, phone, spans[path])
        return
    if doubt := _doubt_about(number, path, may_be_emergency=may_be_emergency):
        wording = _DOUBTS[doubt]
        yield Problem(
            code=wording.code,
            severity=Severity.ERROR if doubt in _ERRORS else Severity.WARNING,
            span=spans[path],
            message=wording.message.format(this="This" if number.is_mobile else number.shown),
            hint=wording.hint.format(this=number.shown),
            quote=not number.is_mobile,
        )


def _doubt_about(number: Telephone, path: str, *, may_be_emergency: bool) -> str:
    """Why a number that can be read is perhaps not right in its field: a key of ``_DOUBTS``, or nothing."""
    doubts = {
        "emergency": number.is_emergency and not may_be_emergency,
        "texts-only": number.is_for_texts and path.endswith("phone") and not may_be_emergency,
        "text-more": path.endswith("text") and (number.after or number.relay),
        "premium": number.costs_extra,
        "range": number.is_in_no_known_range,
        "foreign": number.is_foreign,
    }
    return next((doubt for doubt, holds in doubts.items() if holds), "")


def judge_number(phone: str, country: str, span: Span) -> Iterator[Problem]:
    """Say what is wrong with a number that is found at a span, in a text."""
    number = read_telephone(phone, country)
    if isinstance(number, Unclear):
        yield _unclear(number, phone, span)


def is_mobile(phone: str, country: str) -> bool:
    """Whether this is a mobile number, which is usually one person's own; also beside another in one field."""
    number = read_telephone(phone, country)
    return number.is_mobile if isinstance(number, Telephone) else False


def _unclear(number: Unclear, phone: str, span: Span) -> Problem:
    """Why this is not a phone number.

    Something that may be somebody's own is not repeated in a report, which may be public.
    """
    public = not number.is_private
    suggestion = number.suggestion if public else ""
    wording = _UNCLEAR[number.fault]
    return Problem(
        code=wording.code,
        span=span,
        message=wording.message.format(
            here=phone if public else "here", this=phone if public else "This", digits=number.digits
        ),
        hint=wording.hint.format(
            colon_meant=f": {suggestion}" if suggestion else "", meant=suggestion or "the 0 in front"
        ),
        quote=public,
    )
