"""Read JSON as a table: each object a row, each name a column; JSON Lines and GeoJSON too.

What is nested gets a name with dots: ``{"address": {"town": "Frome"}}`` is the column address.town. A list of objects
is a table of its own, joined to the rows it was in. A point of GeoJSON gives the columns latitude and longitude.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fingerpost.exchange.tables.files.csv_table import decode_table
from fingerpost.exchange.tables.files.rich_text import words_of_blocks
from fingerpost.exchange.tables.files.table_form import check_form
from fingerpost.exchange.tables.joins import PARENT
from fingerpost.exchange.tables.table import Options, Table, TableError, table_of
from fingerpost.exchange.tables.values.cell_lists import in_one_cell
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

MOST_INSIDE = 20  # objects in the lists inside the rows, for each row that a table may have
MOST_DEEP = 8  # lists and objects within each other in one cell: an area's outline is 4 deep, lists with links 5


_DEEPER = 12  # by how much a text in blocks may be nested more


class _Object(dict[str, object]):
    """An object, and the first name that is in it twice."""

    twice: str = ""


class _NoNumber(str):
    """NaN or Infinity: other programs write them, but JSON has no such numbers."""

    __slots__ = ()


def read_json(path: Path, options: Options) -> Table:
    """Read every object of the list; row 1 is the first, as a list has no headings above it.

    Numbers stay as they are written: 7.0 does not become 7, and a number of 5,000 figures is a long text.

    Raises:
        TableError: If there is no list of objects where it should be.
    """
    file = shown_path(path)
    check_form(path, "json")
    content, where = _load(decode_table(path, file, options.encoding))
    rows = _list_at(content, options.rows)
    if rows is None:
        raise TableError(_no_list(file, where, content, options.rows))
    lists = _Lists(file)
    flat = [lists.flatten(number, row) for number, row in enumerate(rows, start=1)]
    headers = list(dict.fromkeys(name for row in flat if not isinstance(row, Problem) for name in row))
    table = table_of(file, headers, _rows(flat, headers), options.max_rows, options.fill_down)
    return replace(table, inside=lists.tables(options.max_rows))


def lists_in(path: Path, options: Options) -> dict[str, int]:
    """Where lists of objects are in a JSON file, and how many each holds: what ``rows`` may name.

    Raises:
        TableError: If it cannot be read as text.
    """
    file = shown_path(path)
    check_form(path, "json")
    return dict(_lists_below(_load(decode_table(path, file, options.encoding))[0], ""))


def longest_list(path: Path, options: Options) -> str:
    """Where the longest list of objects is in a JSON file: "" for the file itself, or if there is none.

    Raises:
        TableError: If it cannot be read as text.
    """
    lists = lists_in(path, options)
    return max(lists, key=lambda name: lists[name], default="")


def _lists_below(content: object, name: str) -> Iterator[tuple[str, int]]:
    if _is_list_of_objects(content):
        yield name, len(content) if isinstance(content, list) else 0
    elif isinstance(content, dict):
        for key, part in content.items():
            yield from _lists_below(part, f"{name}.{key}" if name else key)


def _is_list_of_objects(content: object) -> bool:
    return isinstance(content, list) and bool(content) and all(isinstance(row, dict) for row in content)


def _list_at(content: object, rows: str) -> list[dict[str, object]] | None:
    """The list at a path with dots; for GeoJSON, its features with their properties."""
    for step in rows.split(".") if rows else ():
        content = content.get(step) if isinstance(content, dict) else None
    if isinstance(content, dict) and content.get("type") == "FeatureCollection":
        content = content.get("features")
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        return None
    return [_feature(row) if row.get("type") == "Feature" else row for row in content]


def _feature(feature: dict[str, object]) -> dict[str, object]:
    """A feature of GeoJSON as a row: its properties, and where it is if it is a point."""
    properties, geometry = feature.get("properties"), feature.get("geometry")
    row = _Object(properties if isinstance(properties, dict) else {})
    row.twice = getattr(properties, "twice", "")
    if "id" in feature:
        row.setdefault("id", feature["id"])
    point = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if isinstance(point, list) and len(point) >= 2:  # longitude first: RFC 7946
        row.setdefault("latitude", point[1])
        row.setdefault("longitude", point[0])
    return row


def _no_list(file: str, where: tuple[int, int], content: object, rows: str) -> Problem:
    lists = [name for name, _ in _lists_below(content, "") if name]
    hint = 'It should look like this: [{"name": "Frome Library", "postcode": "BA11 1BE"}]'
    if lists:
        hint = f"Write under table: in the mapping where the list is, such as rows: {lists[0]}"
    place = f"There is no list of objects at {rows} in {file}." if rows else f"{file} is not a list of objects in JSON."
    return Problem(code="json-not-a-table", span=Span(file, *where), message=place, hint=hint)


def _load(text: str) -> tuple[object, tuple[int, int]]:
    """What the text holds, or nothing and the line and column at which it ceases to be JSON."""
    try:
        return _decoder.decode(text.strip()), (1, 1)
    except json.JSONDecodeError as error:
        lines = _json_lines(text)
        return lines, (error.lineno, error.colno)
    except RecursionError:
        return None, (1, 1)


def _json_lines(text: str) -> list[object] | None:
    """JSON Lines: an object on each line; None if that is not what it is."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
        return None
    try:
        return [_decoder.decode(line) for line in lines]
    except (json.JSONDecodeError, RecursionError):
        return None


def _object_of(pairs: list[tuple[str, object]]) -> _Object:
    json_object = _Object(pairs)
    if len(json_object) < len(pairs):
        names = [name for name, _ in pairs]
        json_object.twice = next(name for number, name in enumerate(names) if name in names[:number])
    return json_object


_decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_NoNumber, object_pairs_hook=_object_of)


class _Lists:
    """Makes rows flat, and gathers the lists of objects that were inside them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.inner: dict[str, list[dict[str, str]]] = {}

    def flatten(self, number: int, row: Mapping[str, object]) -> dict[str, str] | Problem:
        """The cells of a row by name; or what is wrong with it."""
        twice = row.twice if isinstance(row, _Object) else ""
        row = {name: value if (words := _words_of(value)) is None else words for name, value in row.items()}
        faults = ((name, _fault_of(value)) for name, value in row.items())
        name, fault = (twice, "twice") if twice else next((entry for entry in faults if entry[1]), ("", ""))
        if fault:
            return _row_fault(fault, Span(self.file, number, list(row).index(name) + 1), number)
        return self._cells(number, row, "", "")

    def _cells(self, number: int, row: Mapping[str, object], path: str, table: str) -> dict[str, str]:
        cells: dict[str, str] = {}
        for name, value in row.items():
            if isinstance(value, dict):
                cells |= self._cells(number, value, f"{path}{name}.", table)
            elif _is_list_of_objects(value) and isinstance(value, list):
                inner = f"{table}.{path}{name}" if table else f"{path}{name}"
                for part in value:
                    rows = self.inner.setdefault(inner, [])
                    own_number = len(rows) + 1
                    rows.append({})
                    rows[own_number - 1] = {PARENT: str(number)} | self._cells(own_number, part, "", inner)
            else:
                cells[f"{path}{name}"] = _text(value)
        return cells

    def tables(self, most: int) -> dict[str, Table]:
        """The lists, each as a table whose rows know the row that they were in."""
        return {
            name: table_of(f"{self.file} ({name})", headers := _names(rows), _rows(rows, headers), most * MOST_INSIDE)
            for name, rows in self.inner.items()
        }


def _names(rows: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _rows(flat: Sequence[dict[str, str] | Problem], headers: list[str]) -> Iterator[tuple[int, list[str]] | Problem]:
    for number, row in enumerate(flat, start=1):
        yield row if isinstance(row, Problem) else (number, [row.get(name, "") for name in headers])


def _row_fault(fault: str, span: Span, number: int) -> Problem:
    if fault == "twice":
        message, hint = f"Row {number} has a name twice.", "Delete one of the two values."
        return Problem(code="json-name-twice", span=span, message=message, hint=hint)
    if fault == "no number":
        message, hint = f"Row {number} holds NaN or Infinity, which is no number.", "Write null where there is none."
        return Problem(code="cell-no-number", span=span, message=message, hint=hint)
    message = f"Row {number} holds lists or objects within others, more than {MOST_DEEP} deep."
    hint = 'Write that value as text, or as a plain list: ["first", "second"]'
    return Problem(code="cell-nested", span=span, message=message, hint=hint)


def _fault_of(value: object, deep: int = 0) -> str:
    """Why a value cannot be the text of a cell; "" if it can."""
    if isinstance(value, list | dict):
        if isinstance(value, _Object) and value.twice:
            return "twice"
        if deep == MOST_DEEP:
            return "nested"
        parts = value if isinstance(value, list) else value.values()
        return next((fault for part in parts if (fault := _fault_of(part, deep + 1))), "")
    return "no number" if isinstance(value, _NoNumber) else ""


def _words_of(value: object) -> str | None:
    """The words of a text that is kept in blocks; None for what is none, or has a name twice."""
    return words_of_blocks(value) if isinstance(value, list | dict) and not _fault_of(value, -_DEEPER) else None


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return in_one_cell(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
