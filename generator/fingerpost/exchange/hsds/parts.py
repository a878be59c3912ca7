"""The smaller parts of services, organisations and locations: phones, contacts, costs, languages, access."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import web_link
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.joining import say_languages
from fingerpost.exchange.currency import currency_of
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.records.parts import Answer, Contact
from fingerpost.records.session import Cost
from fingerpost.records.telephone import Telephone, read_telephone
from fingerpost.records.web_address import read_mailbox

Data = dict[str, Any]


def website_of(address: str) -> str:
    """A web address as JSON Schema's format ``uri`` wants it: in ASCII; "" if it may not be a link."""
    link = web_link(address)
    if link is None or link.href.isascii():
        return link.href if link else ""
    parts = urlsplit(link.href)
    try:
        host = parts.netloc.encode("idna").decode()
    except UnicodeError:
        return ""
    return urlunsplit((parts.scheme, host, *(quote(part, safe="%/=&?+,;:@!$'()*~") for part in parts[2:])))


def mailbox_of(email: str) -> str:
    """An address to write to; "" if nobody can, or where it is not ASCII, which the format ``email`` refuses."""
    return email if email and email.isascii() and isinstance(read_mailbox(email), str) else ""


def phones_of(edition: Edition, contact: Contact, *owner: str) -> list[Data]:
    """Numbers to ring and to text, of a record with that kind and id."""
    numbers = [("voice", contact.phone)]
    if contact.text and contact.text != contact.phone:
        numbers.append(("sms", contact.text))
    phones = [_phone(edition, kind, number, *owner) for kind, number in numbers if number]
    return [phone for phone in phones if phone]


def _phone(edition: Edition, kind: str, text: str, *owner: str) -> Data:
    number = read_telephone(text, edition.settings.country)
    if not isinstance(number, Telephone):
        return {}
    phone: Data = {
        "id": uuid_of(edition, *owner, "phone", kind),
        "number": number.dial if number.keyword else number.shown,
        "type": "sms" if number.is_for_texts else "textphone" if number.relay else kind,
    }
    if number.extension:
        phone["extension"] = int(number.extension)
    if number.option or number.keyword:
        phone["description"] = number.option or f"Text {number.keyword}"
    return phone


def contacts_of(edition: Edition, contact: Contact, *owner: str) -> list[Data]:
    """Who answers, where a name or a role is known."""
    if not (contact.name or contact.role):
        return []
    data: Data = {"id": uuid_of(edition, *owner, "contact")}
    if contact.name:
        data["name"] = contact.name
    if contact.role:
        data["title"] = contact.role
    if email := mailbox_of(contact.email):
        data["email"] = email
    return [data]


def cost_options_of(edition: Edition, cost: Cost | None, *owner: str) -> list[Data]:
    """Prices, each with its currency: what people pay, and what those with little money pay."""
    if cost is None:
        return []
    country = edition.settings.country
    prices: list[tuple[str, Any]] = []
    if cost.kind == "free":
        prices.append(("standard", 0))
    elif cost.amount is not None:
        prices.append(("standard", cost.amount))
    if cost.concession is not None:
        prices.append(("concession", cost.concession))
    options = []
    for name, amount in prices:
        option: Data = {"id": uuid_of(edition, *owner, "cost", name), "option": name}
        if currency := currency_of(country):
            option["currency"] = currency
        option["amount"] = int(amount) if amount == int(amount) else float(amount)
        if name == "standard":
            option["amount_description"] = say_cost(cost, edition.language, country)
        options.append(option)
    return options


def languages_of(edition: Edition, codes: tuple[str, ...], *owner: str) -> list[Data]:
    """The languages spoken."""
    return [
        {"id": uuid_of(edition, *owner, "language", code), "name": _language(edition, code), "code": code}
        for code in codes
    ]


@cache_on_edition()
def _language(edition: Edition, code: str) -> str:
    return say_languages((code,), edition.language)


def accessibility_of(edition: Edition, answers: Mapping[str, Answer], notes: str, *owner: str) -> list[Data]:
    """What is known about getting in: one entry for each feature."""
    features = edition.directory.vocabulary.access
    rows = []
    for key, answer in answers.items():
        name = features[key].name if key in features else key.replace("_", " ").capitalize()
        row = {"id": uuid_of(edition, *owner, "access", key), "description": f"{name}: {answer.answer}"}
        if answer.note:
            row["details"] = answer.note
        rows.append(row)
    if notes:
        rows.append({"id": uuid_of(edition, *owner, "access", "notes"), "description": notes})
    return rows
