"""Everything in a schema has a limit, and says why it is that one."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from fingerpost.exchange.tables.mapping import read_mapping
from fingerpost.exchange.tables.table import TableError
from fingerpost.files.own import schema_folder
from fingerpost.reading.date_range import last_day
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.schemas import MAPPING_LIMITS, Schema, schema_of
from tests.conftest import TODAY, OpenSite

Path = tuple[str, ...]
LIMITS = {
    "string": ("maxLength",),
    "array": ("maxItems",),
    "number": ("minimum", "maximum"),
    "integer": ("minimum", "maximum"),
    "object": ("maxProperties",),
}
# A mapping is the program of whoever runs an import, and is published nowhere: only the whole of it has a limit.
LIMITED_AS_A_WHOLE = "mapping.schema.json"
FILES = sorted(path.name for path in schema_folder().glob("*.json") if path.name != LIMITED_AS_A_WHOLE)


def typed(node: Any, path: Path = ()) -> Iterator[tuple[Path, Schema]]:
    """Every part of a schema that says what type a value has."""
    if isinstance(node, list):
        for number, each in enumerate(node):
            yield from typed(each, (*path, str(number)))
    elif isinstance(node, dict):
        if isinstance(node.get("type"), str):
            yield path, node
        for key, each in node.items():
            if key not in ("examples", "enum"):
                yield from typed(each, (*path, key))


def limits_of(node: Schema) -> tuple[str, ...]:
    # A choice of words, or of fields, is limited by itself.
    if "enum" in node or node.get("additionalProperties") is False:
        return ()
    return LIMITS.get(node["type"], ())


def without_limit(schema: Schema) -> list[str]:
    return [
        f"{'/'.join(path)}: {limit}"
        for path, node in typed(schema)
        for limit in (*limits_of(node), *(["$comment"] if limits_of(node) else []))
        if limit not in node
    ]


@pytest.mark.parametrize("file", FILES)
def test_every_value_has_a_limit_with_its_reason(file: str) -> None:
    assert without_limit(json.loads((schema_folder() / file).read_text("utf-8"))) == []


def test_a_mapping_that_is_too_large_is_not_read(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "list.mapping.yaml"
    path.write_text(f"source: {'x' * MAPPING_LIMITS.size_bytes}\n")

    with pytest.raises(TableError, match="larger than"):
        read_mapping(path)


def test_a_value_without_a_limit_would_be_seen() -> None:
    assert without_limit({"properties": {"name": {"type": "string"}, "ages": {"type": "integer", "minimum": 0}}}) == [
        "properties/name: maxLength",
        "properties/name: $comment",
        "properties/ages: maximum",
        "properties/ages: $comment",
    ]


def days_in(node: Schema, path: Path = ()) -> Iterator[Path]:
    """The path of every day that a kind of file may name; "0" is the first of a list."""
    if node.get("format") == "date":
        yield path
    for key, each in node.get("properties", {}).items():
        yield from days_in(each, (*path, key))
    if "items" in node:
        yield from days_in(node["items"], (*path, "0"))


def with_day(schema: Schema, path: Path, day: str) -> Any:
    """The example of a schema, with a day put into it."""
    if not path:
        return day
    example = json.loads(json.dumps(schema["examples"][0])) if "examples" in schema else {}
    step, rest = path[0], path[1:]
    if step == "0":
        return [with_day(schema["items"], rest, day)]
    return {**example, step: with_day(schema["properties"][step], rest, day)}


DAYS = [(kind, path) for kind in (*FOLDERS, "calendar") for path in days_in(schema_of(kind))]


def codes_with(site: OpenSite, kind: str, path: Path, day: date) -> set[str]:
    name = f"{FOLDERS[kind]}/example.yaml" if kind in FOLDERS else "calendars/example.yaml"
    data = with_day(schema_of(kind), path, day.isoformat())
    text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in data.items())
    here = site({name: text})
    return {problem.code for problem in here.check().problems if problem.is_error and "example" in problem.span.file}


@pytest.mark.parametrize(("kind", "path"), DAYS, ids=lambda each: each if isinstance(each, str) else ".".join(each))
def test_no_day_may_be_before_1990_or_more_than_ten_years_from_today(kind: str, path: Path, site: OpenSite) -> None:
    assert "date-out-of-range" in codes_with(site, kind, path, date(1989, 12, 31))
    assert "date-out-of-range" not in codes_with(site, kind, path, date(1990, 1, 1))
    # Most days may not lie in the future at all, and a break lies within its term.
    ahead = {"date-out-of-range", "break-outside-term", *(f"{field}-in-future" for field in FUTURE)}
    assert ahead & codes_with(site, kind, path, date(2036, 11, 22))
    assert "date-out-of-range" not in codes_with(site, kind, path, last_day(TODAY))


FUTURE = ("checked", "consent", "since", "assurance", "capacity")


def test_one_fault_of_a_value_is_reported_once(site: OpenSite) -> None:
    record = "name: Hall\ntown: Frome\nsince: the first day of the month\ncontact: {phone: 01632 960123}\n"

    problems = site({"places/hall.yaml": record}).check().problems

    assert [problem.code for problem in problems] == ["date-unclear"]
