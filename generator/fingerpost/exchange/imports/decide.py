"""What becomes of one record of an import: it is new, has changed there or here, or is left as it is."""

from __future__ import annotations

import re
from pathlib import Path

from fingerpost.checks.context import Context
from fingerpost.exchange.imports.field_by_field import digests_of_text, merge_fields, with_conflicts
from fingerpost.exchange.imports.former_names import with_former_ids, without_former_ids
from fingerpost.exchange.imports.last_import import ImportedRecord, digest_of
from fingerpost.exchange.imports.new_record import Decision, NewRecord
from fingerpost.exchange.imports.record_warnings import record_warning
from fingerpost.exchange.tables.usable import make_usable
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.erased import is_erased_text
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.problem import Problem
from fingerpost.writing.edit import edit

_IS_SENSITIVE = re.compile(r"^sensitive:\s*[\"']?(?:yes|true)\b", re.MULTILINE | re.IGNORECASE)
_IS_WITHDRAWN = re.compile(r"\bwithdrawn:")


def decide(
    record: NewRecord,
    path: Path | None,
    last: ImportedRecord | None,
    context: Context | None,
    *,
    overwrite: bool,
) -> Decision:
    """Compare a record with its file and with what the last import wrote.

    Args:
        record: As the list makes it now.
        path: Its file; None if there is none.
        last: As it was last imported; None for a new one.
        context: What a record that a person has edited is checked against.
        overwrite: Whether to replace what a person has edited or deleted.
    """
    digest = digest_of(record.text)
    present = path.read_text("utf-8", "replace") if path else ""
    if path and is_erased_text(record.kind, present):
        # Digests of short values, such as a number, could be guessed back.
        return Decision("erased", last._replace(digest="", fields="") if last else None)
    if last is not None:
        if not path and not overwrite:
            return Decision("deleted")
        if last.digest == digest and not overwrite:
            is_older = record.fields and not last.fields  # of an import before fields were kept
            return Decision("same", last._replace(fields=record.fields) if is_older else None)
        if path and without_former_ids(present) == record.text:
            return Decision("same", ImportedRecord(record.id, digest, _fields_of(record)))
        if path and not overwrite and digest_of(without_former_ids(present)) != last.digest:
            return _merge(record, path, present, last, context)
    text = with_former_ids(record.text, present)
    return Decision("new" if last is None else "changed", ImportedRecord(record.id, digest, _fields_of(record)), text)


def _merge(record: NewRecord, path: Path, present: str, last: ImportedRecord, context: Context | None) -> Decision:
    """Take into a record that a person has edited what nobody has edited."""
    merge = merge_fields(present, record.text, last.fields)
    if merge is None or not _is_usable(record, merge.text, context):
        if context is not None and _is_secret(record.text) and not _is_secret(present):
            return _hold_back(record, path, present, context)
        return Decision("edited", problem=_edited_since(record, path))
    digest = last.digest if merge.conflicts else digest_of(record.text)
    remembered = ImportedRecord(record.id, digest, with_conflicts(_fields_of(record), last.fields, merge.conflicts))
    problem = _fields_edited(record, path, merge.conflicts) if merge.conflicts else None
    if not merge.updates:
        return Decision("edited", remembered, problem=problem)
    return Decision("changed", remembered, merge.text, problem=problem)


def _hold_back(record: NewRecord, path: Path, present: str, context: Context) -> Decision:
    """The list says now that nobody may know where it is, and what a person has written says where."""
    text = present if _IS_WITHDRAWN.search(present) else edit(present, "imported.withdrawn", context.today.isoformat())
    problem = record_warning(
        path,
        code="import-secret",
        message=f"The list says now that nobody may know where {record.id} is. A person has edited it here, so that "
        "could not be written into it. It is held back.",
        hint="Write sensitive: yes, take out what says where it is, and delete withdrawn: under imported:",
    )
    return Decision("edited", text=text if text != present else "", problem=problem)


def _is_secret(text: str) -> bool:
    return _IS_SENSITIVE.search(text) is not None


def _edited_since(record: NewRecord, path: Path) -> Problem:
    return record_warning(
        path,
        code="import-edited-since",
        message=f"Both the table and a person have changed {record.id} since the last import. It was left as it is.",
        hint="Compare it with the table. To take the table's version of all such records, add --overwrite",
    )


def _fields_edited(record: NewRecord, path: Path, fields: list[str]) -> Problem:
    names = " and ".join([", ".join(fields[:-1]), fields[-1]] if len(fields) > 1 else fields)
    return record_warning(
        path,
        code="import-field-edited",
        message=f"Both the table and a person have changed {names} of {record.id}. What the person wrote was left.",
        hint="Compare it with the table. To take the table's version of all such records, add --overwrite",
    )


def _fields_of(record: NewRecord) -> str:
    return record.fields or digests_of_text(record.text)


def _is_usable(record: NewRecord, text: str, context: Context | None) -> bool:
    """Whether what came of two versions is still a record without an error."""
    try:
        data = read_record(record.kind, text.encode(), record.id)
    except Unreadable:
        return False
    return context is None or not make_usable(record.kind, record.id, data, context)[0]
