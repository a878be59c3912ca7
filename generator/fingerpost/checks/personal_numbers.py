"""Is every text free of numbers that identify a person?

A value found here is never repeated: the report may be public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.fields import point_at
from fingerpost.checks.scan import Scan
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

_DELETE = "Delete it. It is not shown here, because this report may be public."
_FORGET = f"{_DELETE} The handbook says how to remove it from the history as well."

# Source: HMRC's National Insurance Manual, NIM39110: which letters are given out. QQ is the one in its examples.
_NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)"
    r"[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]\b",
    re.IGNORECASE,
)
_TEN_DIGITS = re.compile(r"(?<![0-9+])(?<!\+44 )(?<!\(0\) )[1-9][0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])")
_SORT_CODE = re.compile(r"\b[0-9]{2}[- ][0-9]{2}[- ][0-9]{2}\b|\bsort ?code\W{0,3}(?:is )?[0-9]{6}\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"\b[0-9]{8}\b|\b[0-9]{4} [0-9]{4}\b(?! ?[0-9])")
# One right after the other, as they are printed on a card.
_TOGETHER = re.compile(r"\b([0-9]{2}[- ][0-9]{2}[- ][0-9]{2})[ ,;/]{1,3}([0-9]{8}|[0-9]{4} [0-9]{4})\b(?! ?[0-9])")
_SAYS_ACCOUNT = re.compile(r"\bsort ?codes?\b|\baccount (?:no|number)\b|\baccount:? [0-9]|\bbacs\b", re.IGNORECASE)
_DATE = re.compile(r"(?:0[1-9]|[12][0-9]|3[01])([- ])(?:0[1-9]|1[0-2])[- ][0-9]{2}")
_HELPLINE = re.compile(r"0[38][0-9]{2}")  # 0800 1111
_IBAN = re.compile(r"\bGB[0-9]{2} ?[A-Z]{4} ?(?:[0-9]{4} ?){3}[0-9]{2}\b")
_PASSPORT = re.compile(r"\bpassport\b.{0,30}?\b[0-9]{9}\b|\b[0-9]{9}\b.{0,15}?\bpassport\b", re.IGNORECASE | re.DOTALL)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_BIRTH = re.compile(
    r"\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birthdate|birthday)\b\W{0,4}(?:is |was )?(?:the )?"
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./-](?:of )?(?:[0-9]{{1,2}}|{_MONTH})[ ,./-]+[0-9]{{2,4}}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})",
    re.IGNORECASE,
)
_BIRTH_WORDS = frozenset(("born", "dob", "birth", "birthdate", "birthday", "d"))


def check_personal_numbers(record: Record, scan: Scan) -> Iterator[Problem]:
    """Look only where there is a long number, or a word about being born."""
    look_at_numbers = scan.has_long_number
    look_at_birth = not scan.words.isdisjoint(_BIRTH_WORDS)
    if not look_at_numbers and not look_at_birth:
        return
    nowhere = Span(record.file)
    for path, text in scan.texts:
        if look_at_birth:
            yield from point_at(birth_dates(text, nowhere), record.spans, path)
        if look_at_numbers:
            yield from point_at(personal_numbers(text, nowhere), record.spans, path)
            yield from _hold_unsure(record, path, text)


def _hold_unsure(record: Record, path: str, text: str) -> Iterator[Problem]:
    insurance = [_is_insurance_number(match[0]) for match in _NATIONAL_INSURANCE.finditer(text)]
    if None in insurance and True not in insurance:
        yield from _hold(record, path, "a National Insurance number")
    if _is_bank_account(text):
        return
    codes = _SORT_CODE.findall(text)
    if not all(_DATE.fullmatch(code) for code in codes) and not all(map(_HELPLINE.match, _ACCOUNT.findall(text))):
        yield from _hold(record, path, "a bank account")


def _is_bank_account(text: str) -> bool:
    """Whether a text certainly gives a bank account; a date before a helpline's number is not one."""
    if _IBAN.search(text) or (_SORT_CODE.search(text) and _SAYS_ACCOUNT.search(text)):
        return True
    return any(not (_DATE.fullmatch(code) or _HELPLINE.match(account)) for code, account in _TOGETHER.findall(text))


def birth_dates(text: str, span: Span) -> Iterator[Problem]:
    """Say that a text has somebody's date of birth."""
    if _BIRTH.search(text):
        yield Problem(
            code="birth-date",
            span=span,
            message="There is somebody's date of birth in this text.",
            hint=_FORGET,
            quote=False,
        )


def personal_numbers(text: str, span: Span) -> Iterator[Problem]:
    """Say which numbers a text has that surely identify a person."""
    insurance = [_is_insurance_number(match[0]) for match in _NATIONAL_INSURANCE.finditer(text)]
    if True in insurance:
        yield Problem(
            code="national-insurance-number",
            span=span,
            message="There is what looks like a National Insurance number in this text.",
            hint=_FORGET,
            quote=False,
        )
    if any(is_nhs_number(digits) for digits in _TEN_DIGITS.findall(text)):
        yield Problem(
            code="nhs-number",
            span=span,
            message="There is what looks like an NHS number in this text.",
            hint=f"{_FORGET} If it is a phone number, it needs its first 0.",
            quote=False,
        )
    if _is_bank_account(text):
        yield Problem(
            code="bank-account",
            span=span,
            message="There is what looks like a bank account in this text.",
            hint=f"{_DELETE} To take donations, give the web page that explains how.",
            quote=False,
        )
    if _PASSPORT.search(text):
        yield Problem(
            code="passport-number",
            span=span,
            message="There is what looks like a passport number in this text.",
            hint=_FORGET,
            quote=False,
        )


def _is_insurance_number(number: str) -> bool | None:
    """Whether it can be nothing else; None if it could be: six digits after two letters are also a grid reference.

    >>> _is_insurance_number("QQ 12 34 56 C"), _is_insurance_number("ST776480 a"), _is_insurance_number("ST776480 A")
    (True, False, None)
    """
    has_pairs = re.search("[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}", number) is not None
    if has_pairs or number[-2].isdigit():
        return True
    return None if number[-1].isupper() else False


def _hold(record: Record, path: str, what: str) -> Iterator[Problem]:
    if "held-private-number" in record.confirmed:
        return
    yield Problem(
        code="held-private-number",
        severity=Severity.WARNING,
        span=record.spans[path],
        message=f"A number in this text could be {what}. The record is not shown yet.",
        hint="Delete the number. If it is something else, add confirmed: [held-private-number]",
        quote=False,
    )


def is_nhs_number(text: str) -> bool:
    """Whether the last of ten digits is the check digit of the others.

    Source: NHS Data Dictionary, "NHS number": weights 10 to 2, modulus 11.

    >>> is_nhs_number("943 476 5919"), is_nhs_number("943 476 5918")
    (True, False)
    """
    digits = [int(letter) for letter in text if letter.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = -sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return check == digits[9]
