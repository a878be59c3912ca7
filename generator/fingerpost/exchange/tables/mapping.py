"""A mapping: which column of somebody else's table fills which field of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.exchange.tables.mapping_rules import ITEM, Spec, gaps_of
from fingerpost.exchange.tables.mapping_schema import mapping_problem, outline_faults
from fingerpost.exchange.tables.mapping_words import ABOUT_RECORDS, KINDS
from fingerpost.exchange.tables.table import MOST_ROWS, MappingError, Options, TableError
from fingerpost.reading.find_values import spans_in
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import MAPPING_LIMITS
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.yaml_text import Unreadable, read_text
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

# What a person is asked for who left it blank.
_FILLED = {
    "source": "Write whose list it is, such as source: Services of Mendip Council",
    "licence": "Write on what terms it may be used, such as licence: OGL-UK-3.0, or licence: our own",
    "Published": "Write the day the list was published or last checked, such as Published: 2026-10-01",
    "List published": "Write the day the list was published or last checked, such as List published: 2026-10-01",
    "key": "Write the columns that tell one row from all others, such as key: [<Name>, <Postcode>]",
    "town": "Write the town that all of it is in, such as town: Frome, or the column that says it",
    "contact": "Write what people may use, such as contact: {phone: <Phone>}",
    "name": "Write the column with the names, such as name: <Name>",
    "other_than": "Write the words with which a row may be shown, such as other_than: [Yes], or delete the line",
    "year": "Write the year of days without one, such as year: 2026, or year: leave, and such days stay words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSpec:
    """How one kind of record is made from a row."""

    kind: str
    id: list[str]  # texts that are joined and become the id
    if_taken: list[str]  # further texts for an id that another record has
    key: list[Spec]  # what makes this record the same one at the next import
    only_when: Mapping[str, Any]
    each: Spec  # makes a record for each row of a joined table, or each part of a cell; "": one for the row
    together: list[str]  # fields that rows with the same key bring together
    look_in: list[Spec]  # texts in which words are looked for that may be values
    fields: Mapping[str, Spec]
    path: str  # where it is in the mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinSpec:
    """Another sheet or file, and which column of it says the same as which of the table."""

    table: str  # the sheet or file
    name: str  # as gaps name it
    left: str
    right: str
    path: str  # where it is in the mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """A whole mapping, as read; ``check_mapping`` says what is wrong with it."""

    file: str
    source: str
    licence: str
    fetched_on: str
    options: Options
    joins: tuple[JoinSpec, ...]
    columns: Mapping[str, Spec]
    ignore: tuple[str, ...]  # columns that are left out on purpose, and say nothing about whether a row may be shown
    skip: list[Mapping[str, Any]]
    records: tuple[RecordSpec, ...]
    spans: Mapping[str, Span] = field(repr=False)
    data: Mapping[str, Any] = field(repr=False)


def read_mapping(path: Path) -> TableMapping:
    """Read a mapping; every part of it has the shape that the import relies on.

    Raises:
        TableError: If it cannot be read, or its outline is not that of a mapping.
    """
    file = shown_path(path)
    try:
        text = read_text(path, file, MAPPING_LIMITS)
        data = parse(text, file, {}, MAPPING_LIMITS)
    except Unreadable as error:
        raise TableError(error.problems[0]) from None
    spans = spans_in(text, file)
    _take_empty_texts(data, "", spans)
    blanks = list(_blanks(data, spans))
    if faults := blanks or list(outline_faults(data, spans)):
        raise MappingError(faults)
    return TableMapping(
        file=file,
        source=data["source"],
        licence=data.get("licence", ""),
        fetched_on=data.get("fetched_on", ""),
        options=_options_of(data.get("table", {})),
        joins=tuple(_join_spec(spec, f"join.{number}") for number, spec in enumerate(data.get("join", []))),
        columns=data.get("columns", {}),
        ignore=tuple(_name_of(column) for column in data.get("ignore", [])),
        skip=data.get("skip", []),
        records=tuple(_record_specs(data)),
        spans=spans,
        data=data,
    )


def _take_empty_texts(data: Any, path: str, spans: Mapping[str, Span]) -> None:
    """``otherwise: ""`` and ``then: ""`` say that there is no value; the reader leaves out what is empty."""
    pairs = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    for name, part in pairs:
        _take_empty_texts(part, f"{path}.{name}" if path else str(name), spans)
    if isinstance(data, dict):
        for word in ("then", "otherwise"):
            if word not in data and f"{path}.{word}" in spans:
                data[word] = ""


def _blanks(data: Any, spans: Mapping[str, Span]) -> Iterator[Problem]:
    """Names with nothing after them, as a proposed mapping leaves them for a person."""
    for path in [path.removesuffix(":key") for path in spans if path.endswith(":key")]:
        name = path.rpartition(".")[2]
        if not _is_there(data, path):
            message = f"{name} is still blank."
            yield mapping_problem(
                "mapping-blank",
                spans[f"{path}:key"],
                message,
                _FILLED.get(name, f"Write {name}: and what it is, or delete the line."),
            )


def _is_there(data: Any, path: str) -> bool:
    """Whether a path of names leads to something; a name may have dots in it."""
    if not path:
        return True
    if isinstance(data, list):
        number, _, rest = path.partition(".")
        return number.isdecimal() and int(number) < len(data) and _is_there(data[int(number)], rest)
    if not isinstance(data, dict):
        return False
    return any(
        path == name or (path.startswith(f"{name}.") and _is_there(part, path[len(name) + 1 :]))
        for name, part in data.items()
    )


def _options_of(table: Mapping[str, Any]) -> Options:
    return Options(
        encoding=table.get("encoding", "utf-8"),
        sheet=table.get("sheet", ""),
        sheets=tuple(table.get("sheets", [])),
        max_rows=int(table.get("max_rows", MOST_ROWS)),
        rows=table.get("rows", ""),
        headings=tuple(sorted(int(row) for row in _as_list(table.get("headings", [])))),
        fill_down=tuple(table.get("fill_down", [])),
    )


def _name_of(column: str) -> str:
    """The name of a column that may be written as a gap: <Notes> is Notes."""
    return next(iter(gaps_of(column)), column)


def _join_spec(spec: Mapping[str, str], path: str) -> JoinSpec:
    left, right = (side.strip().removeprefix("<").removesuffix(">") for side in re.split(r">\s*=\s*<", spec["where"]))
    name = spec.get("as") or Path(spec["from"]).stem
    return JoinSpec(table=spec["from"], name=name, left=left, right=right, path=path)


def _record_specs(data: Mapping[str, Any]) -> Iterator[RecordSpec]:
    row_key = _as_list(data["key"])
    for kind in KINDS:
        specs = data["records"].get(kind, [])
        for number, spec in enumerate(_as_list(specs)):
            path = f"records.{kind}.{number}" if isinstance(specs, list) else f"records.{kind}"
            # The second activity of a row is another record than the first, at the next import too.
            yield _record_spec(kind, spec, [*row_key, str(number + 1)] if number else row_key, path)


def _record_spec(kind: str, spec: Mapping[str, Any], row_key: list[Spec], path: str) -> RecordSpec:
    each = spec.get("each", "")
    return RecordSpec(
        kind=kind,
        id=_as_list(spec["id"]),
        if_taken=_as_list(spec.get("if_taken", [])),
        key=_as_list(spec.get("key", [*row_key, f"<{ITEM}>"] if isinstance(each, dict) else row_key)),
        only_when=spec.get("only_when", {}),
        each=each,
        together=spec.get("together", []),
        look_in=_as_list(spec.get("look_in", [])),
        fields={name: part for name, part in spec.items() if name not in ABOUT_RECORDS},
        path=path,
    )


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
