"""Read a JSON file that is a list of flat objects as a table: each object a row, each name a column."""

from __future__ import annotations

import json
from pathlib import Path

from fingerpost.exchange.table import LARGEST_FILE, Options, Table, Unusable, shown_name, table_of
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span


def read_json(path: Path, options: Options) -> Table:
    """Read every object of the list; row 2 is the first, as in a spreadsheet under its headers.

    Raises:
        Unusable: If the file is not a list of objects.
    """
    file = shown_name(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError
        found = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Unusable(
            Problem(
                code="json-not-a-table",
                span=Span(file),
                message=f"{file} is not a list of objects in JSON.",
                hint='It should look like this: [{"name": "Frome Library", "postcode": "BA11 1BE"}]',
            )
        )
    headers = list(dict.fromkeys(name for row in found for name in row))
    rows = ((number, [_text(row.get(name)) for name in headers]) for number, row in enumerate(found, start=2))
    return table_of(file, headers, rows, options.max_rows)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
