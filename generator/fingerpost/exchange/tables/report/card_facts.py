"""What a card says of a record: the facts in the words of its page, and by its path whatever has no words there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import phone_text
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.gatherings import say_address
from fingerpost.edition.wording.joining import say_ways, say_who
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.session import Session
from fingerpost.schedule.words import say_session

Facts = tuple[tuple[str, tuple[str, ...]], ...]  # a heading, and the lines below it

# Fields that have words of their own, or say where the record is from.
_IN_WORDS = frozenset(
    (
        "name",
        "summary",
        "description",
        "sessions",
        "cost",
        "who",
        "contact",
        "group",
        "categories",
        "checked",
        "imported",
    )
)
_JOIN_IN_WORDS = "join.ways"


def facts_of_activity(activity: Activity, text: str, edition: Edition, directory: Directory) -> Facts:
    """What the page of an activity says in its box, before anything is held back.

    Args:
        activity: As it was read, with what is private.
        text: Its record.
        edition: Of the directory that it is in, for its settings and words.
        directory: That directory, as it was read.
    """
    language, country = edition.language, directory.settings.country
    categories = directory.vocabulary.categories
    group = directory.groups.get(activity.group)
    facts = [
        ("What", tuple(categories[name].name for name in activity.categories if name in categories)),
        ("Run by", (group.name,) if group else ()),
        ("When", tuple(_say_session(session, edition) for session in activity.sessions)),
        ("Where", tuple(dict.fromkeys(_where(activity, directory)))),
        ("Cost", (say_cost(activity.cost, language, country),)),
        ("Who", (" ".join(say_who(edition, activity)),)),
        ("How to join", (" ".join(filter(None, say_ways(activity.join.ways, language))),)),
        ("Contact", tuple(_contact(activity, country))),
        *facts_of_record(text, _IN_WORDS),
    ]
    return tuple((heading, lines) for heading, lines in facts if lines)


def facts_of_record(text: str, in_words: frozenset[str] = frozenset(("name", "checked", "imported"))) -> Facts:
    """The fields of a record by their paths, but for those that have words already."""
    fields: dict[str, list[str]] = {}
    for path, value in _fields_of(parse(text, "", {}, RECORD_LIMITS)):
        if path.partition(".")[0] not in in_words and path != _JOIN_IN_WORDS:
            fields.setdefault(path.replace(".", ": ").replace("_", " "), []).append(value)
    return tuple((path.capitalize(), tuple(values)) for path, values in fields.items())


def _say_session(session: Session, edition: Edition) -> str:
    return f"{say_session(session, edition.language, edition.today)}. {session.notes}".strip()


def _where(activity: Activity, directory: Directory) -> Iterator[str]:
    for session in activity.sessions:
        if place := directory.places.get(session.place):
            yield say_address(place)
        elif session.online:
            yield "Online"
        elif session.phone:
            yield "By phone"
        elif area := directory.vocabulary.areas.get(session.area):
            yield f"Somewhere in {area.name}"


def _contact(activity: Activity, country: str) -> Iterator[str]:
    contact = activity.contact
    yield from filter(None, (contact.name, contact.role, phone_text(contact.phone, country) if contact.phone else ""))
    yield from filter(None, (contact.email, contact.website))


def _fields_of(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, part in data.items():
            yield from _fields_of(part, f"{path}.{name}" if path else name)
    elif isinstance(data, list) and any(isinstance(part, dict) for part in data):
        for part in data:
            yield path, "; ".join(f"{name}: {value}" for name, value in _fields_of(part))
    else:
        yield path, ", ".join(map(str, data)) if isinstance(data, list) else str(data)
