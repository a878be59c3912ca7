"""A record that an import makes, and what becomes of it.

Tuples, because one for each record goes from one process to another: docs/decisions/0043-large-tables.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from fingerpost.checks.references import UNCATEGORISED
from fingerpost.exchange.imports.field_by_field import field_digests
from fingerpost.exchange.imports.last_import import ImportedRecord
from fingerpost.exchange.imports.new_names import Signs
from fingerpost.exchange.tables.report.same_names import title_of
from fingerpost.records.problem import Problem
from fingerpost.writing.write import write_record


class Decision(NamedTuple):
    """What becomes of a record, beside what is there."""

    what: str  # new, changed, same, edited, deleted, merged, here or erased, as an outcome counts them
    remembered: ImportedRecord | None = None  # for the next import; None: as it was
    text: str = ""  # to be written; "" where nothing is
    problem: Problem | None = None


class Draft(NamedTuple):
    """A record as its values, before it is written."""

    kind: str
    id: str
    key: str
    values: Mapping[str, Any]  # as the schema has them
    row: int  # that it was made of


class NewRecord(NamedTuple):
    """A record of the table, ready to be written."""

    kind: str
    id: str
    key: str
    text: str
    fields: str = ""  # a digest of each field; "" where they are to be taken from the text
    row: int = 0  # that it was made of, the first of them
    is_uncategorised: bool = False
    title: str = ""  # of an activity: its name, group and places, as ``same_names`` has them


class KeptRecord(NamedTuple):
    """What has become of a record."""

    kind: str
    id: str
    key: str
    row: int
    is_uncategorised: bool
    what: str  # as in a decision
    writer: int  # the process that has written its text beside its place; 0: none
    line: str  # for the next import, as ``last_import_lines`` gives it; "": as it was
    problem: Problem | None
    title: str = ""
    signs: Signs | None = None  # of a new activity, where an earlier edition of the list has come in


def new_records(drafts: list[Draft]) -> list[NewRecord]:
    """Records with their texts. Each step is done for all, which is quicker than all steps for each."""
    texts = [write_record(draft.values, draft.kind) for draft in drafts]
    digests = [field_digests(draft.values) for draft in drafts]
    return [
        NewRecord(
            kind,
            record_id,
            key,
            text,
            fields,
            row,
            _is_uncategorised(kind, values),
            title_of(values) if kind == "activity" else "",
        )
        for (kind, record_id, key, values, row), text, fields in zip(drafts, texts, digests, strict=True)
    ]


def _is_uncategorised(kind: str, values: Mapping[str, Any]) -> bool:
    return kind == "activity" and UNCATEGORISED in values.get("categories", ())
