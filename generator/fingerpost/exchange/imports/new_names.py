"""Activities of the last import that may be in the list still, under a new name: named, and never merged by themselves.

Both have a page until a person says that they are one.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from fingerpost.exchange.imports.record_warnings import record_warning
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.problem import Problem

_CONTACTS = ("phone", "email", "website")
_TIMES = ("days", "from", "to", "repeats")


class Signs(NamedTuple):
    """By what an activity is known whatever it is called."""

    contacts: Mapping[str, str]  # phone, email and website, as they are compared
    places: frozenset[str]  # ids
    hours: frozenset[str]  # of its sessions; empty where one is not known


class NewName(NamedTuple):
    """An activity that the list no longer has, and one that is new and may be the same."""

    before: str  # ids
    now: str
    because: str  # what both have, in words

    def command(self, assets: Path) -> str:
        """What makes one of them, with both addresses.

        >>> NewName("tea-club", "coffee-club", "phone and hours").command(Path("assets"))
        'fingerpost merge tea-club coffee-club --kind activity --assets assets'
        """
        return f"fingerpost merge {self.before} {self.now} --kind activity --assets {shlex.quote(assets.as_posix())}"

    def warning(self, path: Path, assets: Path) -> Problem:
        """The remark at the file of the one that the list no longer has."""
        return record_warning(
            path,
            code="import-new-name",
            message=f"The list no longer has the activity {self.before}. It may be {self.now} under a new name: it has "
            f"the same {self.because}. Both are shown. If they are one, type: {self.command(assets)}",
            hint="Compare the two first. The old address then leads to the new page. If they are two, and the first "
            "has closed, close it.",
        )


def signs_of(text: str) -> Signs | None:
    """By what an activity may be known again; None if its file cannot be read, or it is closed or secret."""
    try:
        values = parse(text, "", {}, RECORD_LIMITS)
    except Unreadable:
        return None
    if "closed" in values or "sensitive" in values:
        return None
    contact = values.get("contact") or {}
    contacts = {name: _bare(contact[name]) for name in _CONTACTS if contact.get(name)}
    sessions = [session for session in values.get("sessions") or () if isinstance(session, dict)]
    places = frozenset(str(session["place"]) for session in sessions if session.get("place"))
    hours = frozenset(str([session.get(name) for name in _TIMES]) for session in sessions if session.get("from"))
    return Signs(contacts, places, hours)


def new_names(unlisted: Mapping[str, Signs], new: Mapping[str, Signs]) -> Iterator[NewName]:
    """Pairs that have a contact, and a place or the hours, in common; each activity is in one, the most alike first.

    Args:
        unlisted: By id, what the list no longer has.
        new: By id, what came in with this edition.
    """
    pairs = sorted(
        (-len(common), before, now, common)
        for before, old in unlisted.items()
        for now, signs in new.items()
        if (common := list(_in_common(old, signs)))
    )
    in_pairs: set[str] = set()
    for _, before, now, common in pairs:
        if before not in in_pairs and now not in in_pairs:
            in_pairs |= {before, now}
            yield NewName(before, now, " and ".join([", ".join(common[:-1]), common[-1]]))


def _in_common(one: Signs, other: Signs) -> Iterator[str]:
    contacts = [name for name in one.contacts if one.contacts[name] == other.contacts.get(name)]
    if contacts and (one.places & other.places or (one.hours and one.hours == other.hours)):
        yield from contacts
        if one.places & other.places:
            yield "place"
        if one.hours and one.hours == other.hours:
            yield "hours"


def _bare(value: Any) -> str:
    return "".join(filter(str.isalnum, str(value).casefold()))


def signs_by_id(files: Iterable[tuple[str, Path]]) -> dict[str, Signs]:
    """Those of records that are here, by id."""
    read = ((record_id, signs_of(path.read_text("utf-8", "replace"))) for record_id, path in files)
    return {record_id: signs for record_id, signs in read if signs is not None and signs.contacts}
