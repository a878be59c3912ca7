"""A place: where it happens."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fingerpost.records.parts import (
    Answer,
    Checked,
    Closed,
    Confirmed,
    Contact,
    GettingThere,
    Imported,
    Location,
    Photo,
)
from fingerpost.records.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A building or a meeting point; the address is /p/<id>/."""

    id: str
    file: str
    name: str
    town: str  # as people say it: "Frome"
    place_kind: str = ""  # "kind" in the record: hall, library, gp-practice, cafe, outdoors, ...
    summary: str = ""
    description: str = ""
    address: tuple[str, ...] = ()  # lines, without town and postcode
    postcode: str = ""  # as written by the Post Office, "BA11 1AA"; "" when there is none
    location: Location | None = None
    access: dict[str, Answer] = field(default_factory=dict)
    access_notes: str = ""
    getting_there: GettingThere = field(default_factory=GettingThere)
    photo: Photo | None = None
    contact: Contact = field(default_factory=Contact)
    ods: str = ""  # the NHS code of a GP practice
    checked: Checked | None = None
    sensitive: bool | None = None
    language: str = ""
    former_ids: tuple[str, ...] = ()
    closed: Closed | None = None
    imported: Imported | None = None
    confirmed: Confirmed = ()
    kept_by: str = ""  # the group that keeps it true; the editors, where it is empty
    since: date | None = None
    spans: Spans = field(compare=False, repr=False)

    kind = "place"
