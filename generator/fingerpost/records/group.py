"""A group: the people who run things."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fingerpost.records.parts import Assurance, Checked, Closed, Confirmed, Contact, Imported
from fingerpost.records.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Who runs things; the address is /g/<id>/."""

    id: str
    file: str
    name: str
    summary: str = ""
    description: str = ""
    group_kind: str = ""  # "kind" in the record: community-group, charity, cic, company, ...
    identifiers: tuple[str, ...] = ()  # such as GB-CHC-1234567
    github: tuple[str, ...] = ()  # accounts of those who keep entries: "@your-town/library"
    contact: Contact = field(default_factory=Contact)
    assurance: tuple[Assurance, ...] = ()
    checked: Checked | None = None
    sensitive: bool | None = None
    language: str = ""
    former_ids: tuple[str, ...] = ()
    closed: Closed | None = None
    imported: Imported | None = None
    confirmed: Confirmed = ()
    kept_by: str = ""  # another group that keeps it true
    since: date | None = None
    spans: Spans = field(compare=False, repr=False)

    kind = "group"
