"""The links with which visitors report a mistake on a page: to the editors' mailbox, and to the form on GitHub."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import mail_link
from fingerpost.intake.issue_form import WANTS
from fingerpost.intake.submission import Want
from fingerpost.pages.shipping.form_data import is_changeable
from fingerpost.records.directory import Record
from fingerpost.records.settings import Settings

RIGHT = WANTS[list(Want).index(Want.RIGHT)]
FORM = "add-or-change.yml"  # in .github/ISSUE_TEMPLATE; its questions have the ids "address" and "name"


def ways_to_report(edition: Edition, name: str, address: str, *, is_sensitive: bool = False) -> dict[str, str]:
    """What ``parts/wrong.html`` needs; "" for a way that the settings do not give.

    The form is public, so nobody is sent there from a page whose whereabouts must stay secret.
    """
    return {
        "report": report_link(edition, name, address),
        "form": "" if is_sensitive else _form_link(edition, name, address),
    }


def change_link(edition: Edition, record: Record) -> str:
    """The form with what the site says of a record in it; "" if it must not, as for what is kept secret."""
    return edition.url(addresses.of_change(record.kind, record.id)) if is_changeable(edition, record) else ""


def same_link(edition: Edition, record: Record) -> str:
    """Where one press says that nothing has changed: the address in the settings, or else an email, or else the form.

    "" if there is none of them, or the record has ended.
    """
    if record.closed is not None:
        return ""
    settings, address = edition.settings, addresses.of(record)
    if takes_forms(settings) and is_changeable(edition, record):
        return edition.url(addresses.of_confirmation(record.kind, record.id))
    sentence = edition.language.text("{name} is still right", name=record.name)
    if email := settings.submissions.get("email") or settings.editors.email:
        return mail_link(email, sentence, f"{sentence}.\n\n{edition.absolute(address)}\n\n{_right(record)}")
    repository = settings.submissions.get("github", "")
    if not repository or edition.is_sensitive(record):
        return ""
    answers = {"template": FORM, "title": sentence, "want": RIGHT, "address": edition.absolute(address)}
    return f"https://github.com/{repository}/issues/new?{urlencode({**answers, 'name': record.name})}"


def takes_forms(settings: Settings) -> bool:
    """Whether a receiver takes what our form sends."""
    return settings.submissions.get("endpoint", "").startswith("https://")


def _right(record: Record) -> str:
    """The text that ``fingerpost intake`` reads in an email."""
    return f"```yaml\nwant: right\nkind: {record.kind}\nid: {record.id}\n```"


def report_link(edition: Edition, name: str, address: str) -> str:
    """A mailto link that names the page; "" when neither submissions nor the editors have an email address."""
    settings = edition.settings
    email = settings.submissions.get("email") or settings.editors.email
    if not email:
        return ""
    return mail_link(email, edition.language.text("A change to {name}", name=name), edition.absolute(address))


def _form_link(edition: Edition, name: str, address: str) -> str:
    """The form with the page and its name filled in; "" if there is no repository."""
    repository = edition.settings.submissions.get("github", "")
    if not repository:
        return ""
    answers = {"template": FORM, "address": edition.absolute(address), "name": name}
    return f"https://github.com/{repository}/issues/new?{urlencode(answers)}"


def new_form_link(edition: Edition) -> str:
    """The form on GitHub with nothing filled in; "" if there is no repository."""
    repository = edition.settings.submissions.get("github", "")
    return f"https://github.com/{repository}/issues/new?{urlencode({'template': FORM})}" if repository else ""


@dataclass(frozen=True, slots=True)
class WayToTell:
    """How a visitor can hand on a search that found nothing; ``browser/js/find/tell.js`` adds what was looked for."""

    way: str  # form | email | github
    to: str
    note: str  # what happens then, and who can read it


def way_to_tell(edition: Edition) -> WayToTell | None:
    """Our own form, where something takes what it sends; else the editors' mailbox; else a public issue; else None."""
    settings, text = edition.settings, edition.language.text
    if takes_forms(settings):
        note = text("what you looked for. A form opens with that filled in, and nothing is sent until you press Send.")
        return WayToTell("form", edition.url(addresses.of_looked_for()), note)
    if email := settings.submissions.get("email") or settings.editors.email:
        note = text("what you looked for. Your email program opens, and nothing is sent until you send it there.")
        return WayToTell("email", mail_link(email), note)
    if repository := settings.submissions.get("github", ""):
        note = text("what you looked for, at github.com. You need an account there, and everybody can read it.")
        return WayToTell("github", f"https://github.com/{repository}/issues/new", note)
    return None
