"""JSON of HSDS and Open Referral UK: a page of a list, a list, one service, or tables written as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fingerpost.exchange.hsds.theirs.names import tidy
from fingerpost.exchange.hsds.theirs.source import AT, HsdsSource, import_problem
from fingerpost.exchange.hsds.theirs.tables import source_of_tables, table_name
from fingerpost.exchange.tables.table import TableError
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

Data = dict[str, Any]
LARGEST = 200 * 1024 * 1024  # bytes of a file


def read_json_file(path: Path, name: str) -> HsdsSource:
    """Read a file.

    Raises:
        TableError: If it is not JSON, or has no service in it.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise TableError(_unreadable(path.name)) from None
    return source_of_json(value, name)


def source_of_json(value: Any, name: str) -> HsdsSource:
    """The services in a JSON value.

    Raises:
        TableError: If there is none.
    """
    tables = (
        {table_name(key): rows for key, rows in value.items() if table_name(key)} if isinstance(value, dict) else {}
    )
    if isinstance(tables.get("services"), list) and _are_whole(tables["services"]):
        others = (tables.get(name, []) for name in ("organizations", "locations"))
        organizations, locations = (each if isinstance(each, list) else [] for each in others)
        return source_of_services(tables["services"], name, organizations, locations)
    if isinstance(tables.get("services"), list) and len(tables) > 1:
        rows = {
            table: [_at(tidy(row), table) for row in rows if isinstance(row, dict)] for table, rows in tables.items()
        }
        return source_of_tables((rows, []), name)
    services = services_in(value)
    if not services:
        raise TableError(_unreadable(name))
    return source_of_services(services, name)


def source_of_services(
    services: list[Any], name: str, organizations: Sequence[Any] = (), locations: Sequence[Any] = ()
) -> HsdsSource:
    """Services as an API gives them, each with its parts, and what it lists beside them."""
    source = HsdsSource(name)
    source.organizations = {each["id"]: each for each in map(tidy, organizations) if _has_id(each)}
    source.locations = {each["id"]: each for each in map(tidy, locations) if _has_id(each)}
    for number, each in enumerate(services, start=1):
        if not isinstance(each, dict):
            source.problems.append(
                import_problem("hsds-no-service", Span(name, number), "An entry is no service.", is_error=True)
            )
            continue
        service = tidy(each)
        source.services.append(service)
        if isinstance(owner := service.get("organization"), dict) and "id" in owner:
            source.organizations.setdefault(owner["id"], owner)
    return source


def services_in(value: Any) -> list[Any]:
    """The services on a page of a list, in the envelope of 1.0 or 3.0, or of anything else that has some."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    for name in ("contents", "content", "services", "data", "items", "results"):
        if isinstance(value.get(name), list):
            listed: list[Any] = value[name]
            return listed
    return [value] if "name" in value and ("status" in value or "organization" in value) else []


def _are_whole(services: list[Any]) -> bool:
    """Whether services have their parts inside them, as in an API, and are not rows of a table."""
    return any(isinstance(part, dict | list) for each in services if isinstance(each, dict) for part in each.values())


def _has_id(thing: Any) -> bool:
    return isinstance(thing, dict) and "id" in thing


def _at(row: Data, table: str) -> Data:
    row[AT] = Span(f"{table}: {row.get('id', 'no id')}")
    return row


def _unreadable(name: str) -> Problem:
    return Problem(
        code="hsds-unreadable",
        span=Span(name),
        message=f"{name} holds no services in JSON.",
        hint="A page of /services, one service, or a list of services can be read.",
    )
