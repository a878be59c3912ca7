"""Every activity as JSON with its JSON Schema, and as JSON Lines: one on each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.source import LICENCES
from fingerpost.exchange.as_json import as_json, without_gaps
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.open_data.activity_data import activity_data
from fingerpost.exchange.open_data.json_schema import json_schema
from fingerpost.exchange.open_data.parts import in_parts, part_name

SCHEMA = "activities.schema.json"


def json_files(edition: Edition) -> Iterator[ExportFile]:
    """Activities A to Z, in parts that each say which is next, and the schema that all of them keep to."""
    for part in in_parts(edition.activities):
        head: dict[str, Any] = {
            "$schema": edition.absolute(addresses.of_data(SCHEMA)),
            **about(edition),
            "part": part.number,
            "parts": part.of,
        }
        if part.number < part.of:
            following = part_name("activities", "json", part.number + 1)
            head["next"] = edition.absolute(addresses.of_data(following))
        activities = b",\n".join(activity_data(edition, activity).line[:-1] for activity in part.things)
        content = b"".join((as_json(head)[:-2], b',"activities":[\n', activities, b"\n]}\n"))
        yield ExportFile(addresses.of_data(part.name("activities", "json")), content)
    yield ExportFile(addresses.of_data(SCHEMA), as_json(json_schema(edition.absolute(addresses.of_data(SCHEMA)))))


def json_lines_files(edition: Edition) -> Iterator[ExportFile]:
    """The same, an activity on each line, for programs that read one at a time."""
    for part in in_parts(edition.activities):
        lines = b"".join(activity_data(edition, activity).line for activity in part.things)
        yield ExportFile(addresses.of_data(part.name("activities", "jsonl")), lines)


JSON = Format("json", "every activity, with a JSON Schema", addresses.DATA, json_files)
JSON_LINES = Format("jsonl", "JSON Lines, an activity on each line", addresses.DATA, json_lines_files)


def about(edition: Edition) -> dict[str, Any]:
    """Whose data it is, the terms of use, and the day."""
    settings = edition.settings
    licence = LICENCES.get(settings.licence)
    return without_gaps(
        {
            "title": settings.title,
            "publisher": settings.editors.name or settings.title,
            "site": settings.site,
            "licence": settings.licence,
            "licence_url": licence[1] if licence else "",
            "made_on": edition.today.isoformat(),
            "timezone": settings.timezone,
        }
    )
