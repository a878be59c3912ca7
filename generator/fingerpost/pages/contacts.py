"""Ways to reach people, as links: telephone, text message, mailbox, website."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from fingerpost.records.parts import Contact

_NUMBER = re.compile(r"\+?[\d\s().-]*\d")


# quote() goes letter by letter, and four addresses of every page are quoted.
_QUOTED = {number: quote(chr(number), safe="") for number in range(128)}


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link goes and what it says."""

    href: str
    words: str


@lru_cache(maxsize=8192)
def phone_link(phone: str) -> Link | None:
    r"""A number to ring, in the words it was written in, but with spaces that cannot break.

    >>> phone_link("01632 960144 (mornings)")
    Link(href='tel:01632960144', words='01632\xa0960144 (mornings)')
    """
    found = _NUMBER.search(phone)
    if found is None:
        return None
    digits = "".join(letter for letter in found[0] if letter in "+0123456789")
    words = phone[: found.start()] + found[0].replace(" ", "\xa0") + phone[found.end() :]
    return Link(f"tel:{digits}", words)


def _quote(words: str) -> str:
    return words.translate(_QUOTED) if words.isascii() else quote(words, safe="")


def text_link(words: str) -> str:
    """An address that opens a text message to nobody yet, with words in it. Source: RFC 5724, and Apple's ``?&``."""
    return f"sms:?&body={_quote(words)}"


def mail_link(email: str, subject: str = "", body: str = "") -> str:
    """An address that opens a letter. Source: RFC 6068."""
    said = {"subject": subject, "body": body}
    fields = "&".join(f"{name}={_quote(words)}" for name, words in said.items() if words)
    return f"mailto:{_mailbox(email)}" + (f"?{fields}" if fields else "")


def ways_to_reach(contact: Contact) -> dict[str, Any]:
    """What ``parts/contact.html`` needs."""
    return {
        "contact_name": ", ".join(part for part in (contact.name, contact.role) if part),
        "phone": phone_link(contact.phone),
        "text_to": phone_link(contact.text),
        "email": email_link(contact.email),
        "website": web_link(contact.website),
    }


@lru_cache(maxsize=8192)
def email_link(email: str) -> Link | None:
    """A mailbox to write to."""
    return Link(mail_link(email), email) if email else None


@lru_cache(maxsize=8192)
def web_link(address: str) -> Link | None:
    """A website, said by its host; nothing unless it is on the web, whatever a record says.

    >>> web_link("https://www.example.org/singers")
    Link(href='https://www.example.org/singers', words='example.org')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return Link(address, parts.netloc.rpartition("@")[2].removeprefix("www."))


@lru_cache(maxsize=8192)
def _mailbox(email: str) -> str:
    return quote(email, safe="@.+-_")
