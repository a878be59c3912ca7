"""What somebody needs who rings a group: what to say, what the directory says now, and an email that asks the same."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import Link, email_link, mail_link, phone_text
from fingerpost.edition.wording.page_text import page_text
from fingerpost.edition.wording.plain_text import inside
from fingerpost.edition.wording.record_text import record_lines
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.stewardship.due import Due, State

MARK = "fingerpost ringing list"  # what a list that was filled in says that it is
WAYS = ("phone", "email", "visit", "website", "group")

_NOT_READ_OUT = frozenset(("spans", "file", "checked", "confirmed", "imported", "former_ids", "since", "kept_by"))
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One record to ask about."""

    due: Due
    when: str  # "due since 1 October 2026"
    who: str  # who answers, as in a sentence: "the team"
    phone: str
    email: Link | None
    address: str  # of its page; "" for a place that has none, because it is secret
    same: str  # the whole address where whoever is asked says in one press that nothing has changed; "" where it cannot
    facts: tuple[str, ...]  # what the directory says now, one fact each
    script: tuple[str, ...]  # what to say on the phone
    mail: str  # a link that opens an email with all of it; "" where there is no mailbox


def call(edition: Edition, due: Due) -> Call:
    """Work out what to say about one record."""
    record, contact = due.record, due.contact
    facts = _facts(edition, record)
    address = edition.absolute(addresses.of(record)) if edition.has_page(record) else ""
    same = edition.absolute(addresses.of_confirmation(record.kind, record.id)) if _may_be_named(edition, record) else ""
    email = email_link(contact.email)
    return Call(
        due=due,
        when=_when(edition, due),
        who=inside(contact.name, edition.language),
        phone=phone_text(contact.phone, edition.settings.country),
        email=email,
        address=address,
        same=same,
        facts=facts,
        script=_script(edition, record),
        mail=mail_link(
            contact.email, f"Is this still right? {record.name}", _email(edition, record, facts, address, same)
        )
        if email
        else "",
    )


def ringing_page(edition: Edition, calls: Iterable[Call]) -> str:
    """A page for whoever rings, with boxes to tick, on paper or in it. It asks for nothing from anywhere.

    What is filled in stays in the page, whose only script saves it as a file.
    """
    calls = list(calls)
    return _page().render(
        calls=calls,
        digests={call.due.key: facts_digest(edition, call.due.record) for call in calls},
        title=edition.settings.title,
        day=edition.language.date(edition.today),
        made_on=edition.today.isoformat(),
        mark=MARK,
        ways=WAYS,
        script_hash=_script_hash(),
        language=edition.language.code,
    )


def facts_digest(edition: Edition, record: Record) -> str:
    """A digest of what was read out, to recognise a record that says something else by now.

    It is made from what the edition shows, so nothing withheld can be guessed from it, but not from the words, which
    differ from day to day.
    """
    about: list[Record] = [record]
    if isinstance(record, Activity):
        about += edition.places_of(record)
        about += [group] if (group := edition.group_of(record)) else []
    shown = [
        (field.name, getattr(each, field.name))
        for each in about
        for field in fields(each)
        if field.name not in _NOT_READ_OUT
    ]
    return blake2b(repr(shown).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _when(edition: Edition, due: Due) -> str:
    if due.by is None or due.record.checked is None:
        listed = due.record.checked
        day = edition.language.date(listed.on, weekday=False) if listed else ""
        return f"never checked, from a list of {day}" if day else "never checked"
    by = edition.language.date(due.by, weekday=False)
    match due.state:
        case State.SOON:
            return f"due by {by}"
        case State.OLD:
            return f"last checked {edition.language.date(due.record.checked.on, weekday=False)}, over a year ago"
        case State.OVERDUE:
            return f"overdue: it was due on {by}"
    return "due today" if due.by == edition.today else f"due since {by}"


def _facts(edition: Edition, record: Record) -> tuple[str, ...]:
    if isinstance(record, Activity):
        lines: tuple[str, ...] = record_lines(edition, record, record.contact)[1:-1]
        return (record.summary, *lines)
    return tuple(page_text(edition, record).splitlines()[:-1]) if edition.has_page(record) else (record.name,)


def _script(edition: Edition, record: Record) -> tuple[str, ...]:
    question = {
        "activity": "Does it still meet on those days, at that time and place, and at that price?",
        "group": "Is that still what you do, and is this still the number to give people?",
        "place": "Is that still the address, and can people still get in as it says?",
    }[record.kind]
    return (
        f"Hello. I am ringing for {edition.settings.title}, the list of what is on near you. "
        f"We have {record.name} in it, and I would like to check that what it says is right. Is now a good time?",
        "This is what it says. (Read it out.)",
        question,
        "Is there anything a nervous person would like to know before they come for the first time?",
        "Thank you. I will write down that you said so today.",
    )


def _may_be_named(edition: Edition, record: Record) -> bool:
    return edition.has_page(record) and record.closed is None and not edition.is_sensitive(record)


def _email(edition: Edition, record: Record, facts: tuple[str, ...], address: str, same: str) -> str:
    page = f"Its page is {address}\n\n" if address else ""
    press = f"open {same} and press the button, or " if same else ""
    return (
        f"Hello,\n\n{edition.settings.title} lists {record.name}. This is what it says:\n\n"
        + "\n".join(facts)
        + f"\n\n{page}Is that still right? If it is, {press}answer with the words: Nothing has changed.\n"
        "If not, write what is different, in your own words.\n\nThank you."
    )


@cache
def _page() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("ringing-list.html")


@cache
def _script_hash() -> str:
    """What the page's policy names its script by."""
    script = (_TEMPLATES / "ringing-list.js").read_text("utf-8").removesuffix("\n")
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"
