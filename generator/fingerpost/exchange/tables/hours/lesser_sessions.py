"""Sessions that say less: without a place for what may be a refuge, without a time for what is called off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.exchange.tables.rows.record_rules import bare

_WHERE = ("place", "area", "online", "phone")


def take_places_out(data: dict[str, Any], towns: Sequence[str], context: Context) -> bool:
    """Take the places out of the sessions of what may be a refuge, and the way there; give whether there was any.

    The sessions have the town instead, where the directory has that as an area.

    Args:
        data: The activity, as the schema has it.
        towns: Those of the places of its row, as they are compared.
        context: Its vocabulary has the areas.
    """
    area_ids = {bare(area.name): area.id for area in context.vocabulary.areas.values()}
    area = next((area_ids[town] for town in towns if town in area_ids), "")
    with_places = [session for session in data.get("sessions", []) if "place" in session]
    for session in with_places:
        del session["place"]
        if area:
            session.setdefault("area", area)
    return data.pop("getting_there", None) is not None or bool(with_places)


def without_times(sessions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The sessions of something called off: the place of each, and no time."""
    where = [{name: session[name] for name in _WHERE if name in session} for session in sessions]
    return [{**one, "repeats": "unknown"} for number, one in enumerate(where) if one not in where[:number]]
