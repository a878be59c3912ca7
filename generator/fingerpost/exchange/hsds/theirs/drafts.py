"""A record of somebody else before its id is known, and the same once it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fingerpost.records.problem import Problem

Data = dict[str, Any]
Key = tuple[str, str]  # the kind of a record, and its id in the source
SHORTEST_SUMMARY, LONGEST_SUMMARY = 20, 200
LONGEST_DESCRIPTION = 5000


@dataclass(slots=True)
class Draft:
    """A record before its id is known. Links to others are keys, and the day of the import is not in it yet."""

    kind: str
    key: str
    data: Data
    names: list[str]  # ids that would be right, the best first
    problems: list[Problem]
    own_id: str = ""  # of a record that Fingerpost exported


def with_day(draft: Draft, ids: Mapping[Key, str], about: Data, day: date) -> Data:
    """The record, with the ids of those it names, where it came from, and the day it was fetched."""
    data: Data = {name: value for name, value in draft.data.items() if value not in ("", [], {}, None)}
    if isinstance(group := data.get("group"), tuple):
        data.pop("group")
        if group in ids:
            data["group"] = ids[group]
    if "sessions" in data:
        data["sessions"] = [_with_place(session, ids) for session in data["sessions"]]
    if draft.kind in ("activity", "group"):
        data.setdefault("checked", {"on": day.isoformat(), "how": "list"})
    if isinstance(capacity := data.get("capacity"), dict):
        data["capacity"] = {"as_of": data["checked"]["on"], **capacity}
    if draft.kind == "activity":
        data.setdefault("categories", ["uncategorised"])
    data["imported"] = {**about, "id": draft.key, "fetched_on": day.isoformat(), **data.get("imported", {})}
    data["imported"] = {name: value for name, value in data["imported"].items() if value not in ("", [])}
    return data


def _with_place(session: Data, ids: Mapping[Key, str]) -> Data:
    place = session.get("place")
    if not isinstance(place, tuple):
        return session
    return {**session, "place": ids[place]} if place in ids else {k: v for k, v in session.items() if k != "place"}
