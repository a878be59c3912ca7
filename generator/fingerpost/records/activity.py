"""An activity: something people can go to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fingerpost.records.parts import (
    Answer,
    Assurance,
    Capacity,
    Checked,
    Closed,
    Confirmed,
    Contact,
    FirstVisit,
    GettingThere,
    Imported,
    Join,
    Photo,
    Who,
)
from fingerpost.records.session import Cost, Session
from fingerpost.records.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What is on offer. ``kind`` is always "activity"; the address is /a/<id>/."""

    id: str
    file: str  # as in Span.file
    name: str
    summary: str
    categories: tuple[str, ...]  # ids, as written: the first is the main one
    checked: Checked
    contact: Contact
    description: str = ""  # a Markdown subset
    group: str = ""  # id
    needs: tuple[str, ...] = ()  # ids, in addition to those derived from the categories
    support: str = "signpost"  # signpost | supported | one-to-one
    sessions: tuple[Session, ...] = ()
    cost: Cost | None = None
    who: Who = field(default_factory=Who)
    join: Join = field(default_factory=Join)
    first_visit: FirstVisit = field(default_factory=FirstVisit)
    getting_there: GettingThere = field(default_factory=GettingThere)
    photo: Photo | None = None
    access: dict[str, Answer] = field(default_factory=dict)  # feature id: answer; in the order of the file
    access_notes: str = ""
    languages: tuple[str, ...] = ()  # spoken there
    capacity: Capacity | None = None
    assurance: tuple[Assurance, ...] = ()
    serves: tuple[str, ...] = ()  # area ids, for what has no place of its own
    sensitive: bool | None = None  # None: not said; the category may still say so
    language: str = ""  # the language the record is written in; "": the directory's first
    former_ids: tuple[str, ...] = ()
    closed: Closed | None = None
    imported: Imported | None = None
    confirmed: Confirmed = ()  # "held-" codes that a person has confirmed
    kept_by: str = ""  # the group that keeps it true; the editors, where it is empty
    since: date | None = None  # when it was first listed, for the page of what is new
    spans: Spans = field(compare=False, repr=False)

    kind = "activity"
