"""What may be a refuge comes in without its place: with the town, where the directory has that as an area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.exchange.tables.record_rules import bare


def take_places_out(data: dict[str, Any], towns: Sequence[str], context: Context) -> bool:
    """Take the places out of the sessions of an activity, in place; give whether there were any.

    Args:
        data: The activity, as the schema has it.
        towns: Those of the places of its row, as they are compared.
        context: Its vocabulary has the areas.
    """
    known = {bare(area.name): area.id for area in context.vocabulary.areas.values()}
    area = next((known[town] for town in towns if town in known), "")
    with_places = [session for session in data.get("sessions", []) if "place" in session]
    for session in with_places:
        del session["place"]
        if area:
            session.setdefault("area", area)
    return bool(with_places)
