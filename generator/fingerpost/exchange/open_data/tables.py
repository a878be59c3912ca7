"""The directory as tables: activities, their sessions, groups and places, with a description of every column.

A Tabular Data Package. Source: specs.frictionlessdata.io/tabular-data-package and, for the form of the files, the
GOV.UK standard "Tabular data".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.as_json import as_json, without_gaps
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.open_data import own_mapping
from fingerpost.exchange.open_data.activity_data import activity_data
from fingerpost.exchange.open_data.columns import ACTIVITIES, GROUPS, PLACES, SESSIONS, Column, Table, row_of
from fingerpost.exchange.open_data.csv_cells import csv_of_lines
from fingerpost.exchange.open_data.json_files import about
from fingerpost.exchange.open_data.parts import in_parts
from fingerpost.exchange.open_data.shown import Data, shown_group, shown_place
from fingerpost.records.group import Group
from fingerpost.records.place import Place


def csv_files(edition: Edition) -> Iterator[ExportFile]:
    """Every table, the activities first, and datapackage.json, which describes them."""
    rows: dict[Table, list[bytes]] = {ACTIVITIES: [], SESSIONS: []}
    for activity in edition.activities:
        data = activity_data(edition, activity)
        rows[ACTIVITIES].append(data.row)
        rows[SESSIONS].extend(data.sessions)
    rows[GROUPS] = [row_of(GROUPS, shown_group(edition, group)) for group in _groups(edition)]
    rows[PLACES] = [row_of(PLACES, shown_place(edition, place)) for place in _places(edition)]
    resources = []
    for table, of_table in rows.items():
        names = []
        for part in in_parts(of_table):
            names.append(part.name(table.name, "csv"))
            content = csv_of_lines([column.name for column in table.columns], part.things)
            yield ExportFile(addresses.of_data(names[-1]), content)
        resources.append(_resource(table, names))
    yield ExportFile(addresses.of_data("datapackage.json"), as_json(_package(edition, resources)))
    if all(isinstance(resource["path"], str) for resource in resources):  # a mapping joins whole tables
        yield ExportFile(addresses.of_data(own_mapping.NAME), own_mapping.own_mapping(edition))


def _groups(edition: Edition) -> list[Group]:
    return [
        group
        for group in edition.directory.groups.values()
        if group.closed is None or group.id in edition.activities_by_group
    ]


def _places(edition: Edition) -> list[Place]:
    """Those that are open, and those that have closed and are still named by what was there."""
    named = (edition.places_of(activity) for activity in edition.activities)
    places = {place.id: place for place in chain(edition.places, *named)}
    return [places[place_id] for place_id in sorted(places)]


def rows_by_table(edition: Edition) -> dict[str, int]:
    """How many rows each table has, which says how many files it takes."""
    return {
        ACTIVITIES.name: len(edition.activities),
        SESSIONS.name: sum(len(activity.sessions) for activity in edition.activities),
        GROUPS.name: len(_groups(edition)),
        PLACES.name: len(_places(edition)),
    }


CSV = Format("csv", "tables for spreadsheets, with a description of each column", addresses.DATA, csv_files)


def _package(edition: Edition, resources: list[Data]) -> Data:
    facts = about(edition)
    licence = without_gaps({"name": facts["licence"], "path": facts.get("licence_url", "")})
    return {
        "profile": "tabular-data-package",
        "name": "community-directory",
        "title": facts["title"],
        "homepage": facts["site"],
        "created": f"{facts['made_on']}T00:00:00Z",
        "licenses": [licence],
        "contributors": [{"title": facts["publisher"], "role": "publisher"}],
        "resources": resources,
    }


def _resource(table: Table, names: list[str]) -> Data:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": names[0] if len(names) == 1 else names,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_described(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": column, "reference": {"resource": other, "fields": "id"}} for column, other in table.refers
            ],
        },
    }


def _described(column: Column) -> Data:
    field: Data = {"name": column.name, "type": column.type}
    if column.about:
        field["description"] = column.about
    if column.needed:
        field["constraints"] = {"required": True}
    return field
