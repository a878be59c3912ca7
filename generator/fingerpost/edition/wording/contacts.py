"""Contact details as links: telephone, text message, email, website."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from fingerpost.records.parts import Contact
from fingerpost.records.telephone import Telephone, read_telephone
from fingerpost.records.web_address import Refused, read_mailbox, read_web, without_tracking

_NO_BREAK = "\N{NO-BREAK SPACE}"
# quote() goes character by character, and every page has four quoted addresses.
_QUOTED = {number: quote(chr(number), safe="") for number in range(128)}


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link goes and what it says."""

    href: str
    words: str


@lru_cache(maxsize=8192)
def phone_link(phone: str, country: str) -> Link | None:
    r"""A number to ring, as it was written, but with spaces that cannot break; None if nothing can be rung.

    >>> phone_link("01632 960144", "GB")
    Link(href='tel:+441632960144', words='01632\xa0960144')
    """
    number = read_telephone(phone, country)
    return Link(number.href, phone_words(number)) if isinstance(number, Telephone) else None


@lru_cache(maxsize=1024)
def texts_link(phone: str, country: str) -> Link | None:
    """A number to send a text to."""
    number = read_telephone(phone, country)
    return Link(number.text_href, phone_words(number)) if isinstance(number, Telephone) else None


def phone_text(phone: str, country: str) -> str:
    """A number to ring for a text that is copied or sent; "" if nothing can be rung."""
    number = read_telephone(phone, country) if phone else None
    if not isinstance(number, Telephone) or number.is_for_texts:
        return ""
    return number.shown + number.after


def phone_words(number: Telephone) -> str:
    """A number whose groups stay on one line; before an extension the line may break."""
    relay = f"{number.relay} " if number.relay else ""
    words = number.shown.removeprefix(relay).replace(" ", _NO_BREAK)
    start = ", " if number.option else " "
    return relay + words + (start + number.after.removeprefix(start).replace(" ", _NO_BREAK) if number.after else "")


def _quote(words: str) -> str:
    return words.translate(_QUOTED) if words.isascii() else quote(words, safe="")


def text_link(words: str) -> str:
    """An address that opens a text message to nobody yet, with words in it. Source: RFC 5724, and Apple's ``?&``."""
    return f"sms:?&body={_quote(words)}"


def mail_link(email: str, subject: str = "", body: str = "") -> str:
    r"""An address that opens a new email. Source: RFC 6068, section 5, which ends a line of a body with ``%0D%0A``.

    >>> mail_link("team@example.org", "Chair yoga", "Is it still on?\nThe editors")
    'mailto:team@example.org?subject=Chair%20yoga&body=Is%20it%20still%20on%3F%0D%0AThe%20editors'
    """
    parts = {"subject": subject, "body": body.replace("\n", "\r\n")}
    fields = "&".join(f"{name}={_quote(words)}" for name, words in parts.items() if words)
    return f"mailto:{_mailbox(email)}" + (f"?{fields}" if fields else "")


def ways_to_reach(contact: Contact, country: str) -> dict[str, Any]:
    """What ``parts/contact.html`` needs."""
    return {
        "contact_name": ", ".join(part for part in (contact.name, contact.role) if part),
        "phone": phone_link(contact.phone, country),
        "text_to": texts_link(contact.text, country),
        "email": email_link(contact.email),
        "website": web_link(contact.website),
    }


def ways_to_send(link: str, name: str, message: str) -> dict[str, Any]:
    """What ``parts/send.html`` needs: the whole address of a page, what it is called, and its words as plain text."""
    return {
        "message": message,
        "message_dated": "",
        "sms": text_link(message),
        "mail": mail_link("", name, message),
        "link": link,
    }


@lru_cache(maxsize=8192)
def email_link(email: str) -> Link | None:
    """An email address to write to."""
    return Link(mail_link(email), email) if email and isinstance(read_mailbox(email), str) else None


@lru_cache(maxsize=8192)
def web_link(address: str) -> Link | None:
    """A website, shown by its host; nothing unless it may be a link, whatever a record says.

    Tracking parameters are left out.

    >>> web_link("https://www.example.org/singers")
    Link(href='https://www.example.org/singers', words='example.org')
    """
    web = read_web(address)
    if isinstance(web, Refused):
        return None
    return Link(without_tracking(web.href), web.host.removeprefix("www.") + (f":{web.port}" if web.port else ""))


@lru_cache(maxsize=8192)
def _mailbox(email: str) -> str:
    return quote(email, safe="@.+-_")
