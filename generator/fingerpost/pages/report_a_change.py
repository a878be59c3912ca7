"""The link with which visitors report a mistake on a page to the editors."""

from __future__ import annotations

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import mail_link


def report_link(edition: Edition, name: str, address: str) -> str:
    """A mailto link to the editors that names the page; "" when they have no e-mail address."""
    email = edition.settings.editors.email
    if not email:
        return ""
    return mail_link(email, edition.language.text("A change to {name}", name=name), edition.absolute(address))
