"""How somebody tells the editors that a page is wrong."""

from __future__ import annotations

from fingerpost.edition.edition import View
from fingerpost.edition.wording.contacts import mail_link


def report_link(view: View, name: str, address: str) -> str:
    """A letter to the editors that already says which page it is about; "" when they have no mailbox."""
    email = view.settings.editors.email
    if not email:
        return ""
    return mail_link(email, view.language.text("A change to {name}", name=name), view.absolute(address))
