"""What exactly a version of a record held back: the number, the name, the street or the sentence itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from fingerpost.checks.context import Context
from fingerpost.checks.earlier import Paths
from fingerpost.checks.emails import check_emails
from fingerpost.checks.fields import texts_of
from fingerpost.checks.first_names import FIRST_NAMES
from fingerpost.checks.person_names import CAPITALS
from fingerpost.checks.personal_homes import is_home, tells_home
from fingerpost.checks.personal_people import EMAIL, check_personal_people, names_child, tells_health
from fingerpost.checks.personal_reach import mailboxes_in, mobiles_in
from fingerpost.checks.phones import check_phones
from fingerpost.checks.plain_text import forms_of, readable, words_of, words_of_address
from fingerpost.checks.scan import scan_of
from fingerpost.checks.sensitive import addresses_of
from fingerpost.checks.whereabouts import numbered_streets
from fingerpost.records.directory import Record
from fingerpost.records.place import Place

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_CODE_OF_THE_COUNTRY = re.compile(r"(?:\+ ?|\b00)44 ?(?:\(0\) ?)?")
_NO_DIGIT = re.compile(r"\D+")
_IN_A_SENTENCE = {"held-home-address": tells_home, "held-health-details": tells_health, "held-child-named": names_child}


class HeldValue(NamedTuple):
    """One value that waits for a person: in lower case, or nothing but digits."""

    code: str
    value: str


def held_values(record: Record, context: Context, *, as_kind: str | None = None) -> frozenset[HeldValue]:
    """The values that a record holds back.

    Args:
        record: Any version of it.
        context: The directory as it is now.
        as_kind: The kind that the place has now: somebody who has said that it is a hall has answered the question.
    """
    bare: Record = replace(record, spans=Paths())  # type: ignore[arg-type]
    texts = dict((*texts_of(bare), *addresses_of(bare)))
    values: set[HeldValue] = set()
    for check in (
        check_personal_people(bare, scan_of(bare), context),
        check_phones(bare, context),
        check_emails(bare, context),
    ):
        for problem in check:
            if problem.code.startswith("held-"):
                path = problem.span.file
                if isinstance(bare, Place) and problem.code == "held-home-address" and path == "name":
                    if as_kind is None or is_home(replace(bare, place_kind=as_kind)):
                        values |= {HeldValue(problem.code, value) for value in _address_of(bare)}
                    continue
                values |= {
                    HeldValue(problem.code, value)
                    for value in _values(problem.code, path, bare, texts.get(path, ""), context.settings.country)
                    if value
                }
    return frozenset(values)


def _values(code: str, path: str, record: Record, text: str, country: str) -> Iterator[str]:
    contact = record.contact
    if path == "contact.name" and code == "held-named-person":
        yield words_of(contact.name)
        yield from _names_in(contact.name)  # where it is a sentence
    elif path == "contact.email":
        yield words_of_address(contact.email)
    elif path in ("contact.phone", "contact.text"):
        yield digits_of(contact.phone if path == "contact.phone" else contact.text)
    elif code == "held-personal-phone":
        yield from mobiles_in(text, country)
    elif code == "held-personal-email":
        yield from map(words_of_address, mailboxes_in(text, record))
    elif code == "held-named-person":
        yield from _names_in(text)
        yield from (words_of_address(match[0]) for match in EMAIL.finditer(readable(text)))
    else:
        yield from _sentences(code, text)


def _names_in(text: str) -> Iterator[str]:
    for match in CAPITALS.finditer(readable(text)):
        if match[1].lower() in FIRST_NAMES and match[2]:
            yield words_of(f"{match[1]} {match[2]}")


def _sentences(code: str, text: str) -> Iterator[str]:
    streets = (
        [words[start:end] for words in forms_of(text) for start, end in numbered_streets(words)]
        if code == "held-home-address"
        else []
    )
    if streets:
        yield from streets
        return
    tells = _IN_A_SENTENCE[code]
    sentences = [sentence for sentence in _SENTENCE.split(text) if tells(sentence)]
    yield from map(words_of, sentences or [text])


def _address_of(place: Place) -> Iterator[str]:
    """The parts of a home's address that must not be shown under another name."""
    for line in (place.name, *place.address):
        words = words_of(line)
        yield from (words[start:end] for start, end in numbered_streets(words))
    if place.address:
        yield words_of(place.address[0])
    if place.postcode:
        yield words_of(place.postcode).replace(" ", "")


def digits_of(text: str) -> str:
    """Keep the digits of a number, as it is dialled at home."""
    return _NO_DIGIT.sub("", _CODE_OF_THE_COUNTRY.sub("0", text))


class RecordTexts:
    """Every word and digit that a record would show, by field."""

    def __init__(self, record: Record) -> None:
        contact = record.contact
        fields = texts_of(record)
        fields += [("contact.phone", contact.phone), ("contact.text", contact.text)]
        if isinstance(record, Place):
            fields.append(("postcode", record.postcode))
        addresses = [("contact.email", contact.email), ("contact.website", contact.website)]
        self._words = {path: f" {words_of(text)} " for path, text in fields if text}
        self._words |= {path: f" {words_of_address(address)} " for path, address in addresses if address}
        self._digits = {path: digits_of(readable(text)) for path, text in fields if text}

    def where(self, held: HeldValue) -> list[str]:
        """Give the fields that still have a value."""
        if held.value.isdigit():
            return [path for path, digits in self._digits.items() if held.value in digits]
        if held.value.isalnum() and not held.value.isalpha():  # a postcode, however it is spaced
            return [path for path, words in self._words.items() if held.value in words.replace(" ", "")]
        return [path for path, words in self._words.items() if f" {held.value} " in words]
