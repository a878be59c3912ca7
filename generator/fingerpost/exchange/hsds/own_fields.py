"""What HSDS has no field for, of a record as it may be shown: carried along, so that we read back what we wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import pieces_of
from fingerpost.exchange.as_json import json_text
from fingerpost.exchange.hsds.plain_data import plain_data
from fingerpost.exchange.plain_parts import plain_parts
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.parts import Answer, Contact, Imported
from fingerpost.records.place import Place


def of_activity(edition: Edition, activity: Activity) -> str:
    """Fields of an activity, as JSON."""
    (text,) = pieces_of(edition, "fields", activity, lambda *of: (_of_activity(*of).encode(),))
    return text.decode()


def _of_activity(edition: Edition, activity: Activity) -> str:
    parts = plain_parts(edition, activity.id)
    data = {name: parts[name] for name in ("cost", "who", "join", "first_visit", "capacity", "assurance")}
    data |= _fields(activity, ("needs", "serves", "since", "sensitive", "language", "categories"))
    data["checked"] = parts["checked"]
    data["id"] = activity.id
    data["summary"] = activity.summary
    data["group"] = activity.group if edition.group_of(activity) else ""
    if activity.support != "signpost":
        data["support"] = activity.support
    data |= {name: parts[name] for name in ("getting_there", "sessions", "access")}
    data["contact"] = _contact(activity.contact)
    data["imported"] = _imported(edition, activity)
    return _as_text(data)


def of_group(edition: Edition, group: Group) -> str:
    """Fields of a group, as JSON."""
    data = _fields(group, ("group_kind", "assurance", "checked", "since", "sensitive", "language"))
    data |= {"id": group.id, "summary": group.summary, "contact": _contact(group.contact)}
    data["imported"] = _imported(edition, group)
    return _as_text(data)


def of_place(edition: Edition, place: Place) -> str:
    """Fields of a place, as JSON."""
    data = _fields(place, ("place_kind", "ods", "address", "getting_there", "checked", "since", "language"))
    data |= _fields(place, ("summary", "location", "town", "postcode"))
    data |= {"id": place.id, "contact": _contact(place.contact)}
    data["access"] = _access(place.access, place.access_notes)
    data["imported"] = _imported(edition, place)
    return _as_text(data)


def _contact(contact: Contact) -> dict[str, Any]:
    data: dict[str, Any] = plain_data(replace(contact, consent_on=None) if contact.consent_on else contact)
    return data


def _imported(edition: Edition, record: Activity | Group | Place) -> dict[str, Any]:
    """Where it first came from: but nothing of a sensitive record, whose source may say where it is."""
    if record.imported is None or edition.is_sensitive(record):
        return {}
    shown: Imported = replace(record.imported, id="", hours="", categories=())
    data: dict[str, Any] = plain_data(shown)
    return data


def _access(answers: Mapping[str, Answer], notes: str) -> dict[str, Any]:
    data: dict[str, Any] = plain_data(answers)
    return data | ({"notes": notes} if notes else {})


def _fields(record: Any, names: Iterable[str]) -> dict[str, Any]:
    in_file = {"group_kind": "kind", "place_kind": "kind"}
    return {in_file.get(name, name): plain_data(getattr(record, name)) for name in names}


def _as_text(data: Mapping[str, Any]) -> str:
    filled = {name: value for name, value in data.items() if value is not None and value not in ([], {}, "")}
    return json_text(filled)
