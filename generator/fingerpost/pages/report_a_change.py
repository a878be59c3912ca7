"""The links with which visitors report a mistake on a page: to the editors' mailbox, and to the form on GitHub."""

from __future__ import annotations

from urllib.parse import urlencode

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import mail_link

FORM = "add-or-change.yml"  # in .github/ISSUE_TEMPLATE; its questions have the ids "address" and "name"


def ways_to_report(edition: Edition, name: str, address: str, *, is_sensitive: bool = False) -> dict[str, str]:
    """What ``parts/wrong.html`` needs; "" for a way that the settings do not give.

    The form is public, so nobody is sent there from a page whose whereabouts must stay secret.
    """
    return {
        "report": report_link(edition, name, address),
        "form": "" if is_sensitive else _form_link(edition, name, address),
    }


def report_link(edition: Edition, name: str, address: str) -> str:
    """A mailto link that names the page; "" when neither submissions nor the editors have an e-mail address."""
    settings = edition.settings
    email = settings.submissions.get("email") or settings.editors.email
    if not email:
        return ""
    return mail_link(email, edition.language.text("A change to {name}", name=name), edition.absolute(address))


def _form_link(edition: Edition, name: str, address: str) -> str:
    """The form with the page and its name filled in; "" where there is no repository."""
    repository = edition.settings.submissions.get("github", "")
    if not repository:
        return ""
    answers = {"template": FORM, "address": edition.absolute(address), "name": name}
    return f"https://github.com/{repository}/issues/new?{urlencode(answers)}"
