"""Read a table with the sheets and files that belong to it, each in its form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fingerpost.exchange.tables.files.csv_table import read_csv
from fingerpost.exchange.tables.files.json_table import longest_list, read_json
from fingerpost.exchange.tables.files.ods_table import read_ods
from fingerpost.exchange.tables.files.sheets import sheets_of
from fingerpost.exchange.tables.files.xlsx_table import read_xlsx
from fingerpost.exchange.tables.joins import Join, join_of, joins_inside
from fingerpost.exchange.tables.mapping import JoinSpec, TableMapping
from fingerpost.exchange.tables.table import Options, Table, TableError, sheet_file
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem

READERS: dict[str, Callable[[Path, Options], Table]] = {
    "csv": read_csv, "xlsx": read_xlsx, "ods": read_ods, "json": read_json,
}  # fmt: skip
WORKBOOKS = ("xlsx", "ods")  # forms with several sheets
ENDINGS = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlsx": "xlsx", ".ods": "ods", ".json": "json", ".jsonl": "json",
    ".geojson": "json", ".ndjson": "json",
}  # fmt: skip


def form_of_file(path: Path) -> str:
    """The form that a file's name says; csv where it says nothing. ``check_form`` looks at what is in it."""
    return ENDINGS.get(path.suffix.lower(), "csv")


def read_joins(form: str, path: Path, mapping: TableMapping, table: Table) -> dict[str, Join]:
    """The joined tables of a mapping by name, and the lists that were inside a JSON file.

    Raises:
        TableError: If a sheet or file is not there, or cannot be read.
    """
    joins = joins_inside(table)
    for spec in mapping.joins:
        other = table.inside.get(spec.table) or _read_other(form, path, spec, mapping)
        joins[spec.name] = join_of(spec.name, other, spec.left, spec.right)
    return joins


def _read_other(form: str, path: Path, spec: JoinSpec, mapping: TableMapping) -> Table:
    options = Options(encoding=mapping.options.encoding, max_rows=mapping.options.max_rows)
    sheets = sheets_of(path) if form in WORKBOOKS else []
    for sheet in sheets:
        if sheet.casefold() == spec.table.casefold():
            other = READERS[form](path, replace(options, sheet=sheet))
            return replace(other, file=sheet_file(other.file, sheet))
    files = {
        name: file
        for file in sorted(path.parent.iterdir())
        if file.suffix.lower() in ENDINGS and file.is_file() and file != path
        for name in (file.stem.casefold(), file.name.casefold())
    }
    file = files.get(spec.table.casefold())
    if file is None:
        raise TableError(_not_found(spec, mapping, [*sheets, *sorted({file.name for file in files.values()})]))
    return read_beside(file, options)


def read_beside(file: Path, options: Options) -> Table:
    """A file beside the table; of JSON the longest list in it.

    Raises:
        TableError: If it cannot be read.
    """
    form = form_of_file(file)
    return READERS[form](file, replace(options, rows=longest_list(file, options)) if form == "json" else options)


def _not_found(spec: JoinSpec, mapping: TableMapping, names: list[str]) -> Problem:
    suggestion = nearest(spec.table, names)
    hint = f"Write from: {suggestion}" if suggestion else "Put the file beside the table."
    if names and not suggestion:
        hint = f"There are: {', '.join(names[:20])}."
    return Problem(
        code="join-not-found",
        span=mapping.spans[f"{spec.path}.from"],
        message=f"There is no sheet and no file beside the table called {spec.table}.",
        hint=hint,
    )
