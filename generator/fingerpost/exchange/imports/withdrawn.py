"""What an earlier import made of rows that the list says are off by now, or not to be shown.

Nothing is deleted, and no address dies: the record says that its list has withdrawn it, and waits for a person. So does
one that a person has edited: the edits stay, and are not shown until somebody says that they may be.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from fingerpost.checks.withdrawn import WITHDRAWN
from fingerpost.exchange.imports.field_by_field import digests_of_text
from fingerpost.exchange.imports.former_names import without_former_ids
from fingerpost.exchange.imports.last_import import ImportedRecord, LastImport, digest_of
from fingerpost.exchange.imports.record_warnings import command_to_close, record_warning
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.problem import Problem
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit

RecordKey = tuple[str, str]
_NAMES = re.compile(r"\b(place|group):\s*[\"']?([a-z0-9-]+)")
_WITHDRAWN = re.compile(r"\bwithdrawn:")
_NOT_BY_HAND = frozenset({"location"})  # fingerpost locate writes it


@dataclass(slots=True)
class Withdrawals:
    """What becomes of such records."""

    texts: dict[RecordKey, str] = field(default_factory=dict)  # of those to write
    remembered: dict[RecordKey, ImportedRecord] = field(default_factory=dict)  # for the next import, of the same
    held: set[RecordKey] = field(default_factory=set)  # those, and such as were held back before
    settled: set[RecordKey] = field(default_factory=set)  # those of which a person has said what becomes of them
    still_public: set[RecordKey] = field(default_factory=set)  # those whose file cannot be read or changed
    problems: list[Problem] = field(default_factory=list)

    def __contains__(self, key: RecordKey) -> bool:
        """Whether all has been said of a record."""
        return key in self.held or key in self.settled or key in self.still_public


def withdraw(
    keys: Collection[RecordKey],
    last: LastImport,
    files: Mapping[str, Mapping[str, Path]],
    assets: Path,
    *,
    today: date,
) -> Withdrawals:
    """Work out what becomes of the records of rows that are passed over now.

    Args:
        keys: Kind and key of each, which no other row of the list has.
        last: As they were imported last.
        files: The records that are here, by kind and id.
        assets: The folder of the records.
        today: The day that is written into them.
    """
    result = Withdrawals()
    for key in sorted(key for key in keys if key[0] == "activity"):
        _withdraw(key, last[key], files, assets, today, result)
    others = sorted(key for key in keys if key[0] != "activity")
    in_use = set(_named_by_others(result, last, files)) if others else set()
    for key in others:
        if (key[0], last[key].id) not in in_use:
            _withdraw(key, last[key], files, assets, today, result)
    return result


def _withdraw(
    key: RecordKey,
    last: ImportedRecord,
    files: Mapping[str, Mapping[str, Path]],
    assets: Path,
    today: date,
    result: Withdrawals,
) -> None:
    path = files[key[0]].get(last.id)
    if path is None:
        return
    present = path.read_text("utf-8", "replace")
    values = _values_of(present)
    if values is not None and ("closed" in values or WITHDRAWN in (values.get("confirmed") or ())):
        result.settled.add(key)
    elif values is not None and "withdrawn" in (values.get("imported") or {}):
        result.held.add(key)
    elif text := _text_of(present, today):
        result.texts[key] = text
        result.remembered[key] = _remembered(text, present, last)
        result.held.add(key)
        result.problems.append(_held_back(key[0], last.id, path, assets))
    else:
        result.still_public.add(key)
        result.problems.append(_still_public(key[0], last.id, path, assets))


def _values_of(text: str) -> Mapping[str, Any] | None:
    try:
        return parse(text, "", {}, RECORD_LIMITS)
    except Unreadable:
        return None


def _text_of(present: str, today: date) -> str:
    try:
        return edit(present, "imported.withdrawn", today.isoformat())
    except (Unreadable, EditError):
        return ""


def _remembered(text: str, present: str, last: ImportedRecord) -> ImportedRecord:
    """A record that is held back, for the next import: of one that a person has edited, what was imported of it."""
    fields = digests_of_text(text)
    if not _is_edited(present, last):
        return ImportedRecord(last.id, digest_of(without_former_ids(text)), fields)
    line = next((digest for digest in fields.split() if digest.startswith("imported.withdrawn:")), "")
    by_list = {*last.fields.split(), line} - {""} if last.fields else set()
    return ImportedRecord(last.id, "", " ".join(sorted(by_list)))  # of no text, so that it is compared field by field


def _is_edited(present: str, last: ImportedRecord) -> bool:
    """Whether a person has changed a record since it was imported."""
    if last.digest and digest_of(without_former_ids(present)) == last.digest:
        return False
    before, now = (set(digests.split()) for digests in (last.fields, digests_of_text(present)))
    return not before or any(digest.partition(":")[0] not in _NOT_BY_HAND for digest in before ^ now)


def _named_by_others(
    result: Withdrawals, last: LastImport, files: Mapping[str, Mapping[str, Path]]
) -> Iterator[RecordKey]:
    """The groups and places, by kind and id, that activities name which stay as they are."""
    held = {last[key].id for key in result.held}
    for record_id, path in files["activity"].items():
        text = "" if record_id in held else path.read_text("utf-8", "replace")
        if not _WITHDRAWN.search(text) or WITHDRAWN in text:
            yield from ((kind, named) for kind, named in _NAMES.findall(text))


def _held_back(kind: str, record_id: str, path: Path, assets: Path) -> Problem:
    return record_warning(
        path,
        code="import-withdrawn",
        message=f"The list says now that the {kind} {record_id} is off, or not to be shown. It is held back here too. "
        f"If it has ended, type: {command_to_close(record_id, assets)}",
        hint=f"If it may be shown after all, add confirmed: [{WITHDRAWN}] to its file.",
    )


def _still_public(kind: str, record_id: str, path: Path, assets: Path) -> Problem:
    return record_warning(
        path,
        code="import-still-public",
        message=f"The list says now that the {kind} {record_id} is off, or not to be shown. Its file cannot be "
        f"changed, so IT IS STILL PUBLIC. If it has ended, type: {command_to_close(record_id, assets)}",
        hint=f"Look at it now. If nobody may see it, write sensitive: yes into its file. If it may be shown, add "
        f"confirmed: [{WITHDRAWN}].",
    )
