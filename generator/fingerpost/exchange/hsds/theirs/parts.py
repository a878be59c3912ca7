"""Contacts, costs, ages, languages and addresses of other people, as records have them; the rest is reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel import Locale

from fingerpost.exchange.hsds.theirs.names import first, text_of
from fingerpost.exchange.hsds.theirs.source import import_problem
from fingerpost.exchange.hsds.theirs.values import one_line, read_day, read_number
from fingerpost.exchange.tables.values.clean_values import (
    Cleaned,
    clean_email,
    clean_phone,
    clean_postcode,
    clean_texts,
    clean_web,
)
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

Data = dict[str, Any]
_FREE = re.compile(
    r"(?:it'?s |this (?:service )?is )?(?:free|no (?:cost|charge|fee)|none|nil|£?0(?:\.00)?)"
    r"(?: of charge| to (?:all|everyone)| for (?:all|everyone)| service)?[.!]?",
    re.IGNORECASE,
)


_CODE = re.compile(r"[a-z]{2,3}")
# Of org-id.guide: the list, then the number in it. As the schema has it for identifiers.
_IDENTIFIER = re.compile(r"[A-Z]{2}-[A-Z]{2,6}-[A-Za-z0-9]{1,20}")


@dataclass(slots=True)
class Notes:
    """What to say of one thing, and the words that have no field of their own."""

    span: Span
    country: str
    problems: list[Problem] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # sentences for the description

    def add_problem(self, code: str, message: str, hint: str = "") -> None:
        """Report something that was lost or changed."""
        self.problems.append(import_problem(code, self.span, message, hint))

    def cleaned(self, result: Cleaned) -> Any:
        """The value of something that was cleaned, after what there is to say of it."""
        value, note = result
        if note is not None:
            # Without the value, since what is said may be kept in a public log.
            self.add_problem(note.code, MESSAGES.get(note.code, "A value could not be used as it was."), note.hint)
        return value


MESSAGES = {
    "phone-unclear": "A phone number cannot be rung, so it was left out.",
    "phone-and-more": "There is more than one number in a phone number. The first was taken.",
    "phone-short": "A phone number had lost its first 0, which was put back.",
    "phone-rounded": "A phone number was rounded by a spreadsheet, so it was left out.",
    "phone-emergency": "A number for emergencies is no number of a group. It was left out.",
    "email-unclear": "An email address cannot be written to, so it was left out.",
    "email-and-more": "There is more than an address in an email address. The first was taken.",
    "web-address-unclear": "A web address is not whole, so it was left out.",
    "web-address-and-more": "There is more than an address in a web address. The first was taken.",
    "postcode-shape": "A postcode is not whole, so it was left out.",
}


def contact_of(notes: Notes, *things: Mapping[str, Any]) -> Data:
    """Who answers, and how: from the first thing that says so. The first number is rung; others go into words."""
    data: Data = {}
    contacts = [each for thing in things for each in _lists(thing, "contacts")]
    if contacts:
        data["name"] = shorten(one_line(text_of(contacts[0].get("name"))), 100)
        data["role"] = shorten(one_line(first(contacts[0], ("title", "department"))), 100)
    numbers = [each for thing in (*contacts, *things) for each in _lists(thing, "phones")]
    _add_numbers(notes, data, numbers)
    for thing in (*things, *contacts):
        if (
            "email" not in data
            and (text := text_of(thing.get("email")))
            and (email := notes.cleaned(clean_email(text)))
        ):
            data["email"] = email
        if "website" not in data and (text := text_of(thing.get("website"))):
            data["website"] = notes.cleaned(clean_web(text if "://" in text else f"https://{text}"))
            if not data["website"]:
                del data["website"]
    more = [one_line(text_of(each.get("name"))) for each in contacts[1:]]
    if any(more):
        notes.add_problem("hsds-contacts", "Only the first contact was taken, because a record has one.")
    return {name: value for name, value in data.items() if value}


def _add_numbers(notes: Notes, data: Data, numbers: Iterable[Mapping[str, Any]]) -> None:
    others: list[str] = []
    texts: set[str] = set()
    for each in numbers:
        kind = text_of(each.get("type")).lower()
        text = first(each, ("number", "value")).strip('"')
        if extension := text_of(each.get("extension")).removesuffix(".0"):
            text = f"{text} ext {extension}"
        if not text or text in texts:
            continue
        texts.add(text)
        is_texts = kind in ("text", "sms")
        if is_texts and "text" not in data:
            if number := notes.cleaned(clean_texts(text, notes.country)):
                data["text"] = number
        elif (
            kind in ("", "voice", "phone", "cell", "mobile", "hotline", "toll-free", "tollfree") and "phone" not in data
        ):
            if number := notes.cleaned(clean_phone(text, notes.country)):
                data["phone"] = number
        elif number := clean_phone(text, notes.country)[0]:
            label = one_line(first(each, ("description",))) or kind.capitalize() or "Another number"
            others.append(f"{shorten(label, 60)}: {number}")
    if others:
        notes.words += others
        notes.add_problem("hsds-more-numbers", "A record has one number to ring. The others are in its description.")


def cost_of(notes: Notes, service: Mapping[str, Any]) -> Data:
    """What it costs: a price if there is one, and the words about it."""
    options = _lists(service, "cost_options")
    words = one_line(first(service, ("fees_description", "fees")))
    prices: list[float] = []
    parts: list[str] = []
    for option in options:
        amount = read_number(option.get("amount"))
        says = one_line(first(option, ("amount_description", "option", "value")))
        if amount is not None and 0 <= amount <= 100_000:
            prices.append(amount)
        if says and says not in parts:
            parts.append(says)
    notes_text = " ".join(dict.fromkeys(part for part in (words, *parts) if part))
    if service.get("free") is True or (notes_text and _FREE.fullmatch(notes_text)) or (prices and not any(prices)):
        rest = "" if _FREE.fullmatch(notes_text) else notes_text
        data: Data = {"kind": "free", "notes": rest}
    elif len(set(prices)) == 1:
        amount = prices[0]
        data = {
            "kind": "fixed",
            "amount": int(amount) if amount == int(amount) else round(amount, 2),
            "notes": notes_text,
        }
    elif notes_text or prices:
        if prices and not notes_text:
            notes_text = ", ".join(f"{price:g}" for price in prices)
        data = {"kind": "varies", "notes": notes_text}
    else:
        return {}
    if len(data["notes"]) > 300:
        notes.words.append(data["notes"])
        data["notes"] = shorten(data["notes"], 300)
    return {name: value for name, value in data.items() if value != ""}


def who_of(notes: Notes, service: Mapping[str, Any]) -> Data:
    """Who may come."""
    parts = [one_line(first(service, ("eligibility_description", "eligibility")))]
    ages = [service]
    for each in _lists(service, "eligibilities"):
        parts.append(one_line(first(each, ("eligibility", "eligibility_description", "value"))))
        ages.append(each)
    summary = " ".join(dict.fromkeys(text for text in parts if text))
    data: Data = {}
    if len(summary) > 200:
        notes.words.append(summary)
    if summary:
        data["summary"] = shorten(summary, 200)
    limits: Data = {}
    for ours, theirs in (("from", "minimum_age"), ("to", "maximum_age")):
        number = next((n for each in ages if (n := read_number(each.get(theirs))) is not None), None)
        if number is None:
            continue
        if 0 <= number <= 120:
            limits[ours] = int(number)
        else:
            notes.add_problem("hsds-age", f"An age of {number:g} was left out.")
    if limits.get("from") == 0:
        del limits["from"]
    if "from" in limits and limits["from"] > limits.get("to", 120):
        notes.add_problem("hsds-age", f"It is for ages from {limits['from']} to {limits['to']}. Both were left out.")
        limits = {}
    return data | ({"ages": limits} if limits else {})


def languages_of(notes: Notes, thing: Mapping[str, Any]) -> list[str]:
    """Codes of the languages spoken."""
    codes: list[str] = []
    for each in _lists(thing, "languages"):
        for part in re.split(r"[,;/]", first(each, ("code", "name", "language", "value"))):
            word = part.strip().lower()
            if not word:
                continue
            code = word if _CODE.fullmatch(word) else _codes().get(word, "")
            if not code:
                notes.add_problem(
                    "hsds-language", f"{shorten(part.strip(), 40)} is no language with a code. It was left out."
                )
            elif code not in codes:
                codes.append(code)
    return codes[:50]


@cache
def _codes() -> Mapping[str, str]:
    """Codes by the English name of a language."""
    return {name.lower(): code for code, name in Locale("en").languages.items() if _CODE.fullmatch(code)}


def address_of(notes: Notes, location: Mapping[str, Any]) -> Data:
    """Lines, town and postcode: of a physical address, or else of a postal one, or of the location itself."""
    addresses = sorted(_lists(location, "addresses"), key=lambda each: text_of(each.get("address_type")) == "postal")
    address = addresses[0] if addresses else location
    lines = [one_line(text_of(address.get(f"address_{number}"))).strip(",") for number in (1, 2, 3, 4)]
    lines = [line for line in lines if line]
    town = one_line(first(address, ("city", "region")))
    data: Data = {"address": [shorten(line, 100) for line in lines if line.casefold() != town.casefold()][:6]}
    if town:
        data["town"] = shorten(town, 80)
    if postcode := text_of(address.get("postal_code")):
        country = text_of(address.get("country")).upper()
        is_british = country in ("GB", "UK", "UNITED KINGDOM", "") and notes.country == "GB"
        data["postcode"] = notes.cleaned(clean_postcode(postcode, "GB" if is_british else "US"))
    if "postcode" in data and data["postcode"] and len(data["postcode"]) > 10:
        del data["postcode"]
    return {name: value for name, value in data.items() if value}


def position_of(notes: Notes, location: Mapping[str, Any]) -> Data:
    """Where it is on a map."""
    geometry = location.get("geometry")
    lat, lon = read_number(location.get("latitude")), read_number(location.get("longitude"))
    if (
        isinstance(geometry, dict)
        and isinstance(geometry.get("coordinates"), list)
        and len(geometry["coordinates"]) > 1
    ):
        lon, lat = (read_number(value) for value in geometry["coordinates"][:2])
    if location.get("mask_exact_address") is True:
        notes.add_problem("hsds-position", "Its exact address is not to be shown, so its position was left out.")
        return {}
    if lat is None or lon is None:
        return {}
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 and lon == 0):
        notes.add_problem("hsds-position", "Its latitude and longitude are nowhere. They were left out.")
        return {}
    return {"lat": round(lat, 6), "lon": round(lon, 6), "from": "geocoder"}


def checked_of(thing: Mapping[str, Any]) -> Data:
    """The day on which its source assured it; a day on which it only changed counts as the day of a list."""
    if assured := read_day(first(thing, ("assured_date",))):
        return {"checked": {"on": assured.isoformat()}}
    changed = read_day(first(thing, ("last_modified",)))
    return {"checked": {"on": changed.isoformat(), "how": "list"}} if changed else {}


def identifiers_of(notes: Notes, organization: Mapping[str, Any]) -> list[str]:
    """Registered numbers, with the code of the register first; numbers of other registers go into words."""
    identifiers = []
    for each in _lists(organization, "organization_identifiers"):
        number = text_of(each.get("identifier"))
        scheme = first(each, ("identifier_scheme", "identifier_type"))
        whole = number if _IDENTIFIER.fullmatch(number) else f"{scheme}-{number}"
        if _IDENTIFIER.fullmatch(whole):
            identifiers.append(whole)
        elif number:
            label = one_line(first(each, ("identifier_type", "identifier_scheme"))) or "Number"
            notes.words.append(f"{label}: {one_line(number)}")
            notes.add_problem(
                "hsds-identifier", "A number is of a register without a known code. It is in the description."
            )
    return list(dict.fromkeys(identifiers))[:20]


def _lists(thing: Mapping[str, Any], name: str) -> list[Data]:
    value = thing.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


parts_of = _lists


def terms_of(service: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the source lists it under: the id or code of each term, and its name."""
    for each in (*_lists(service, "attributes"), *_lists(service, "taxonomies")):
        nested = each.get("taxonomy_term") or each.get("taxonomy")
        term = nested if isinstance(nested, dict) else each
        name = one_line(first(term, ("name", "term", "label", "value")))
        if name and text_of(each.get("link_type")) != "fingerpost-record":
            yield first(term, ("code", "id", "taxonomy_id")) or name, name
