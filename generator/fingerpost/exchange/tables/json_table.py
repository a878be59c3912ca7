"""Read a JSON file that is a list of flat objects as a table: each object a row, each name a column."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from fingerpost.exchange.tables.csv_table import decode_table
from fingerpost.exchange.tables.table import Options, Table, TableError, table_of
from fingerpost.exchange.tables.table_form import check_form
from fingerpost.reading.read import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

MOST_DEEP = 4  # lists and objects within each other in one cell: plain lists are 1 deep, an area's outline 4


class _Object(dict[str, object]):
    """An object, and the first name that is in it twice."""

    twice: str = ""


class _NoNumber(str):
    """NaN or Infinity: other programs write them, but JSON has no such numbers."""

    __slots__ = ()


def read_json(path: Path, options: Options) -> Table:
    """Read every object of the list; row 2 is the first, as in a spreadsheet under its headers.

    Numbers stay as they are written: 7.0 is not made 7, and one of 5,000 figures is a long text.

    Raises:
        TableError: If the file is not a list of objects.
    """
    file = shown_path(path)
    check_form(path, "json")
    content, where = _load(decode_table(path, file, options.encoding))
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        raise TableError(
            Problem(
                code="json-not-a-table",
                span=Span(file, *where),
                message=f"{file} is not a list of objects in JSON.",
                hint='It should look like this: [{"name": "Frome Library", "postcode": "BA11 1BE"}]',
            )
        )
    headers = list(dict.fromkeys(name for row in content for name in row))
    return table_of(file, headers, _rows(content, headers, file), options.max_rows)


def _load(text: str) -> tuple[object, tuple[int, int]]:
    """What the text holds, or nothing and the line and column at which it ceases to be JSON."""
    try:
        return json.loads(
            text, parse_int=str, parse_float=str, parse_constant=_NoNumber, object_pairs_hook=_object_of
        ), (1, 1)
    except json.JSONDecodeError as error:
        return None, (error.lineno, error.colno)
    except RecursionError:
        return None, (1, 1)


def _object_of(pairs: list[tuple[str, object]]) -> _Object:
    json_object = _Object(pairs)
    if len(json_object) < len(pairs):
        names = [name for name, _ in pairs]
        json_object.twice = next(name for number, name in enumerate(names) if name in names[:number])
    return json_object


def _rows(objects: list[dict[str, object]], headers: list[str], file: str) -> Iterator[tuple[int, list[str]] | Problem]:
    columns = {name: number for number, name in enumerate(headers, start=1)}
    for number, row in enumerate(objects, start=2):
        twice = row.twice if isinstance(row, _Object) else ""
        faults = ((name, _fault_of(value)) for name, value in row.items())
        name, fault = (twice, "twice") if twice else next((entry for entry in faults if entry[1]), ("", ""))
        if not fault:
            yield number, [_text(row.get(name)) for name in headers]
            continue
        span = Span(file, number, columns[name])
        if fault == "twice":
            message, hint = f"Row {number} has a name twice.", "Delete one of the two values."
            yield Problem(code="json-name-twice", span=span, message=message, hint=hint)
        elif fault == "no number":
            message, hint = (
                f"Row {number} holds NaN or Infinity, which is no number.",
                "Write null where there is none.",
            )
            yield Problem(code="cell-no-number", span=span, message=message, hint=hint)
        else:
            message = f"Row {number} holds lists or objects within others, more than {MOST_DEEP} deep."
            hint = 'Write that value as text, or as a plain list: ["first", "second"]'
            yield Problem(code="cell-nested", span=span, message=message, hint=hint)


def _fault_of(value: object, deep: int = 0) -> str:
    """Why a value cannot be the text of a cell; "" where it can."""
    if isinstance(value, list | dict):
        if isinstance(value, _Object) and value.twice:
            return "twice"
        if deep == MOST_DEEP:
            return "nested"
        parts = value if isinstance(value, list) else value.values()
        return next((fault for part in parts if (fault := _fault_of(part, deep + 1))), "")
    return "no number" if isinstance(value, _NoNumber) else ""


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
