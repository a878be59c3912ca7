"""A mapping: which column of somebody else's table fills which field of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.exchange.tables.mapping_rules import Spec
from fingerpost.exchange.tables.mapping_schema import KINDS, outline_faults
from fingerpost.exchange.tables.table import MOST_ROWS, Options, TableError
from fingerpost.reading.find_values import spans_in
from fingerpost.reading.parse import parse
from fingerpost.reading.read import shown_path
from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, read_text
from fingerpost.records.span import Span

# What a kind of record has in a mapping beside its fields.
ABOUT_RECORDS = ("id", "key", "if_taken", "only_when")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSpec:
    """How one kind of record is made of a row."""

    kind: str
    id: list[str]  # texts that are joined and become the id
    if_taken: list[str]  # further texts for an id that another record has
    key: list[str]  # what makes this record the same one at the next import
    only_when: Mapping[str, Any]
    fields: Mapping[str, Spec]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """A whole mapping, as read; ``check_mapping`` says what is wrong with it."""

    file: str
    source: str
    licence: str
    fetched_on: str
    options: Options
    columns: Mapping[str, Spec]
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
        text = read_text(path, file, SHARED_LIMITS)
        data = parse(text, file, {}, SHARED_LIMITS)
    except Unreadable as error:
        raise TableError(error.problems[0]) from None
    spans = spans_in(text, file)
    for fault in outline_faults(data, spans):
        raise TableError(fault)
    table = data.get("table", {})
    return TableMapping(
        file=file,
        source=data["source"],
        licence=data.get("licence", ""),
        fetched_on=data.get("fetched_on", ""),
        options=Options(
            encoding=table.get("encoding", "utf-8"),
            sheet=table.get("sheet", ""),
            max_rows=int(table.get("max_rows", MOST_ROWS)),
        ),
        columns=data.get("columns", {}),
        skip=data.get("skip", []),
        records=tuple(
            _record_spec(kind, data["records"][kind], _as_list(data["key"]))
            for kind in KINDS
            if kind in data["records"]
        ),
        spans=spans,
        data=data,
    )


def _record_spec(kind: str, spec: Mapping[str, Any], row_key: list[str]) -> RecordSpec:
    return RecordSpec(
        kind=kind,
        id=_as_list(spec["id"]),
        if_taken=_as_list(spec.get("if_taken", [])),
        key=_as_list(spec.get("key", row_key)),
        only_when=spec.get("only_when", {}),
        fields={name: part for name, part in spec.items() if name not in ABOUT_RECORDS},
    )


def _as_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
