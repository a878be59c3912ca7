"""Which record has an id now that an import gave: a person may have renamed it, or merged it with another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fingerpost.exchange.imports.last_import import ImportedRecord, LastImport
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.ledger import ledger_file, read_ledger
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove

Key = tuple[str, str]  # kind and id, or kind and the key of a row


@dataclass(frozen=True, slots=True)
class NameNow:
    """The record that answers for a former id."""

    id: str
    source: str  # where it was imported from itself, "" for a record that a person wrote
    key: str


@dataclass(frozen=True, slots=True)
class FormerNames:
    """Every former id, and every id that was ever published."""

    now: Mapping[Key, NameNow]
    published: frozenset[Key]

    def ids(self, kind: str) -> frozenset[str]:
        """Those of a kind that no new record may have."""
        return frozenset(record_id for other, record_id in (*self.now, *self.published) if other == kind)

    def follow(self, last: LastImport, source: str) -> tuple[LastImport, frozenset[Key]]:
        """The last import with the ids that its records have now, and the rows whose record was merged with another."""
        followed: dict[Key, ImportedRecord] = {}
        merged = set()
        for (kind, key), record in last.items():
            name = self.now.get((kind, record.id))
            followed[kind, key] = record._replace(id=name.id) if name else record
            if name is not None and (name.source, name.key) != (source, key):
                merged.add((kind, key))
        return followed, frozenset(merged)


def read_former_names(assets: Path) -> FormerNames:
    """Look through the records for former ids, and into the ledger."""
    now: dict[Key, NameNow] = {}
    for kind, folder in FOLDERS.items():
        for path in sorted((assets / folder).glob("*.y*ml")):
            raw = path.read_bytes()
            if b"former_ids" not in raw:
                continue
            try:
                values = parse(decode(raw, path.name, RECORD_LIMITS), path.name, {}, RECORD_LIMITS)
            except Unreadable:
                continue
            imported, former = values.get("imported"), values.get("former_ids")
            about = imported if isinstance(imported, dict) else {}
            name = NameNow(path.stem, str(about.get("source", "")), str(about.get("id", "")))
            now |= {(kind, str(old)): name for old in (former if isinstance(former, list) else ())}
    ledger, _ = read_ledger(assets, ledger_file(assets).name)
    return FormerNames(now, frozenset(ledger.records))


def without_former_ids(text: str) -> str:
    """The text of a record as it was imported, before a person renamed it."""
    try:
        return remove(text, "former_ids") if "former_ids" in text else text
    except EditError:
        return text


def with_former_ids(text: str, present: str) -> str:
    """The new text of a record with the former ids of the one that is there, so that their addresses stay."""
    if "former_ids" not in present:
        return text
    try:
        former = parse(present, "", {}, RECORD_LIMITS).get("former_ids")
        return edit(text, "former_ids", former) if isinstance(former, list) else text
    except (Unreadable, EditError):
        return text
