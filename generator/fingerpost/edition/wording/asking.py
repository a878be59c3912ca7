"""How to ask: a page says "ring" only where there is a number to ring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fingerpost.edition.wording.contacts import email_link, phone_link, phone_text, texts_link, web_link
from fingerpost.language import Language
from fingerpost.records.parts import Contact


@dataclass(frozen=True, slots=True)
class FirstWay:
    """The way to reach somebody that most people would try first."""

    icon: str
    href: str
    words: str  # "Ring 01632 960144"


@lru_cache(maxsize=16384)
def first_way(contact: Contact, language: Language, country: str) -> FirstWay | None:
    """The number to ring; without one the number for texts, the mailbox or the website.

    >>> from fingerpost.language import ENGLISH
    >>> first_way(Contact(email="singers@example.org"), ENGLISH, "GB").words
    'Email them'
    """
    phone = phone_link(contact.phone, country)
    if phone and phone_text(contact.phone, country):
        return FirstWay("phone", phone.href, language.text("Ring {phone}", phone=phone.words))
    if texts := texts_link(contact.text or contact.phone, country):
        return FirstWay("text", texts.href, language.text("Text {phone}", phone=texts.words))
    if email := email_link(contact.email):
        return FirstWay("mail", email.href, language.text("Email them"))
    if website := web_link(contact.website):
        return FirstWay("arrow", website.href, language.text("Go to {website}", website=website.words))
    return None


def say_ask(contact: Contact, language: Language, country: str) -> str:
    """Say how to ask, in a sentence; "" if nobody can be asked.

    >>> from fingerpost.language import ENGLISH
    >>> say_ask(Contact(phone="01632 960144"), ENGLISH, "GB"), say_ask(Contact(), ENGLISH, "GB")
    ('Ring to ask.', '')
    """
    way = first_way(contact, language, country)
    match way.icon if way else "":
        case "phone":
            return language.text("Ring to ask.")
        case "text":
            return language.text("Text to ask.")
        case "mail":
            return language.text("Email to ask.")
        case "arrow":
            return language.text("Their website may say.")
    return ""


def with_ask(sentence: str, ask: str) -> str:
    """Add how to ask to a sentence.

    >>> with_ask("Not known.", "Ring to ask."), with_ask("Not known.", "")
    ('Not known. Ring to ask.', 'Not known.')
    """
    return f"{sentence} {ask}" if ask else sentence
