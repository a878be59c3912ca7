"""Can every phone number be rung, and may it be public?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import phonenumbers
from phonenumbers import PhoneNumberType, shortnumberinfo

from fingerpost.checks.context import Context
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.spans import Spans

# Numbers kept for films and plays, never given to anyone: example directories use them.
# Source: Ofcom, https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama/
_DRAMA = re.compile(
    r"(?:11[3-8]|121|131|141|151|161)4960[0-9]{3}|1632960[0-9]{3}|2079460[0-9]{3}|2890180[0-9]{3}"
    r"|2920180[0-9]{3}|1914980[0-9]{3}|7700900[0-9]{3}|8081570[0-9]{3}|9098790[0-9]{3}|3069990[0-9]{3}"
)
_DRAMA_PHONE = re.compile(r"(?:\+44|0)(?:" + _DRAMA.pattern + ")")
_PLAIN = re.compile(r"[0-9+() ./-]+")
_NOT_DIGITS = str.maketrans("", "", " ().-/")
_PREMIUM = re.compile(r"0(?:9|87)|118")
_METADATA: Any = phonenumbers.PhoneMetadata.metadata_for_region("GB", None)
# The library's own list of United Kingdom numbers, asked directly: to parse 10,000 numbers takes it half a second.
_LANDLINE = re.compile("0(?:" + _METADATA.fixed_line.national_number_pattern + ")")
_MOBILE = re.compile("0(?:" + _METADATA.mobile.national_number_pattern + ")")


def check_phones(record: Record, context: Context) -> Iterator[Problem]:
    """Look at the numbers of the contact."""
    contact = record.contact
    for field, number in (("phone", contact.phone), ("text", contact.text)):
        if not number:
            continue
        packed = number.translate(_NOT_DIGITS)
        path = f"contact.{field}"
        if context.settings.country == "GB" and packed.isascii() and _LANDLINE.fullmatch(packed):
            continue
        yield from judge_phone(number, context.settings.country, record.spans, path)
        code = "held-personal-phone"
        if contact.consent_on is None and code not in record.confirmed and is_mobile(packed, context.settings.country):
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


def judge_phone(number: str, country: str, spans: Spans, path: str) -> Iterator[Problem]:
    """Say what is wrong with one number."""
    packed = number.translate(_NOT_DIGITS)
    if not number.isascii() or not _PLAIN.fullmatch(number):
        yield Problem(
            code="phone-characters",
            span=spans[path],
            message="A phone number may hold only the digits 0 to 9, spaces and a + at the start.",
            hint="Type the number again by hand, for example 01632 960123. Put anything else into notes.",
        )
        return
    if country == "GB" and _PREMIUM.match(packed):
        yield Problem(
            code="phone-premium",
            severity=Severity.WARNING,
            span=spans[path],
            message=f"Calls to {number} cost extra.",
            hint="Ask the group for a number that begins with 01, 02, 03 or 0800.",
        )
        return
    verdict = _verdict(packed, country)
    if verdict == "lost-zero":
        own = packed.startswith("7")  # a mobile, so probably somebody's own: not repeated in a public report
        yield Problem(
            code="phone-short",
            span=spans[path],
            message=f"The phone number {'here' if own else number} has lost its first 0.",
            hint=f"Write {'the 0 in front' if own else _grouped('0' + packed)}. "
            "Spreadsheets often drop the 0; format that column as text.",
            quote=not own,
        )
    elif verdict == "unknown":
        count = sum(letter.isdigit() for letter in packed)
        yield Problem(
            code="phone-unknown",
            span=spans[path],
            message=f"{number} is not a phone number that can be rung: it has {count} digits.",
            hint="Look for a missing or a doubled digit. Write it with the area code, for example 01632 960123.",
        )
    elif verdict == "foreign":
        yield Problem(
            code="phone-foreign",
            severity=Severity.WARNING,
            span=spans[path],
            message=f"{number} is a number in another country.",
            hint="Look at the digits after the +. If it is right, leave it.",
        )


def is_mobile(packed: str, country: str) -> bool:
    """Whether this is a mobile number, which is mostly one person's own."""
    if country == "GB":
        if packed.startswith("+44"):
            packed = "0" + packed[3:].removeprefix("0")
        return packed.startswith("07") and (
            _MOBILE.fullmatch(packed) is not None or _DRAMA.fullmatch(packed[1:]) is not None
        )
    number = _parsed(packed, country)
    # In North America the two cannot be told apart, and "fixed line or mobile" says so: it is not taken for one.
    return number is not None and phonenumbers.number_type(number) == PhoneNumberType.MOBILE


@lru_cache(maxsize=65536)
def _verdict(packed: str, country: str) -> str:
    """Say "", lost-zero, unknown or foreign."""
    if country == "GB" and _DRAMA_PHONE.fullmatch(packed):
        return ""
    number = _parsed(packed, country)
    if number is not None and phonenumbers.is_valid_number(number):
        if country == "GB" and not packed.startswith(("0", "+", "00")) and len(packed) in (9, 10):
            return "lost-zero"
        return "" if number.country_code == phonenumbers.country_code_for_region(country) else "foreign"
    if country == "GB" and (_LANDLINE.fullmatch("0" + packed) or _DRAMA.fullmatch(packed)):
        return "lost-zero"
    short = _parsed(packed, country)
    if packed.isdigit() and short is not None and shortnumberinfo.is_possible_short_number_for_region(short, country):
        # 111, 999, 116 123: numbers too short for the library's ordinary rules.
        return "" if shortnumberinfo.is_valid_short_number_for_region(short, country) else "unknown"
    return "unknown"


def _parsed(packed: str, country: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(packed, country)
    except phonenumbers.NumberParseException:
        return None


def _grouped(packed: str) -> str:
    """Write a number in groups, as it is printed; the drama numbers are unknown to the library's own rule."""
    return f"{packed[:5]} {packed[5:]}" if len(packed) in (10, 11) else packed
