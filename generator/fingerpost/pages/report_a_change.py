"""How somebody tells the editors that a page is wrong."""

from __future__ import annotations

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import mail_link


def report_link(edition: Edition, name: str, address: str) -> str:
    """A letter to the editors that already says which page it is about; "" when they have no mailbox."""
    email = edition.settings.editors.email
    if not email:
        return ""
    return mail_link(email, edition.language.text("A change to {name}", name=name), edition.absolute(address))
