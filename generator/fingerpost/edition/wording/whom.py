"""Whom to ring about an activity, the ways to join that can be used, and what a printed list gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import email_link, phone_text, texts_link, web_link
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Contact

_NEEDS: Mapping[str, Callable[[Contact, str], object]] = {
    "phone": lambda contact, country: phone_text(contact.phone, country),
    "email": lambda contact, _: email_link(contact.email),
    "website": lambda contact, _: web_link(contact.website),
}


def contact_of(edition: Edition, activity: Activity) -> Contact:
    """Whom to ring: the activity's own people, or else those of its group, or else the editors."""
    if activity.contact:
        return activity.contact
    group = edition.group_of(activity)
    return group.contact if group and group.contact else edition.settings.editors


def ways_to_join(edition: Edition, activity: Activity) -> tuple[str, ...]:
    """The ways its record names, without ringing, writing or a website if there is none.

    Where a number takes only texts, "text" is in place of "phone".
    """
    contact, country = contact_of(edition, activity), edition.settings.country
    takes_texts = not phone_text(contact.phone, country) and texts_link(contact.text or contact.phone, country)
    ways = ("text" if way == "phone" and takes_texts else way for way in activity.join.ways)
    return tuple(way for way in ways if way not in _NEEDS or _NEEDS[way](contact, country))


def number_of(edition: Edition, activity: Activity) -> str:
    """The number to ring, or the one to text; "" if there is neither."""
    contact, country = contact_of(edition, activity), edition.settings.country
    if phone := phone_text(contact.phone, country):
        return phone
    texts = texts_link(contact.text or contact.phone, country)
    return edition.language.text("Text {phone}", phone=texts.words) if texts else ""


def say_on_paper(edition: Edition, activity: Activity) -> str:
    """The number, and the address of the page as somebody types it."""
    address = edition.absolute(addresses.of_activity(activity.id)).partition("://")[2].rstrip("/")
    return ". ".join(part for part in (number_of(edition, activity), address) if part)
