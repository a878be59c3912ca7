"""Is every text free of numbers that identify a person?

A value found here is never repeated: the report may be public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.scan import Scan
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem

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
    for path, text in scan.texts:
        if look_at_birth and _BIRTH.search(text):
            yield Problem(
                code="birth-date",
                span=record.spans[path],
                message="There is somebody's date of birth in this text.",
                hint=_FORGET,
                quote=False,
            )
        if look_at_numbers:
            yield from _check_numbers(record, path, text)


def _check_numbers(record: Record, path: str, text: str) -> Iterator[Problem]:
    span = record.spans
    if _NATIONAL_INSURANCE.search(text):
        yield Problem(
            code="national-insurance-number",
            span=span[path],
            message="There is what looks like a National Insurance number in this text.",
            hint=_FORGET,
            quote=False,
        )
    if any(is_nhs_number(found) for found in _TEN_DIGITS.findall(text)):
        yield Problem(
            code="nhs-number",
            span=span[path],
            message="There is what looks like an NHS number in this text.",
            hint=f"{_FORGET} If it is a phone number, it needs its first 0.",
            quote=False,
        )
    if _IBAN.search(text) or (_SORT_CODE.search(text) and (_ACCOUNT.search(text) or "sort" in text.lower())):
        yield Problem(
            code="bank-account",
            span=span[path],
            message="There is what looks like a bank account in this text.",
            hint=f"{_DELETE} To take donations, give the web page that explains how.",
            quote=False,
        )
    if _PASSPORT.search(text):
        yield Problem(
            code="passport-number",
            span=span[path],
            message="There is what looks like a passport number in this text.",
            hint=_FORGET,
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
