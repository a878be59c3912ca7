"""The record cache: values read by an earlier build, so that an unchanged file is not parsed again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from fingerpost.records.directory import Key


def digest_of(raw: bytes) -> str:
    """Digest the bytes of a file, as 32 hexadecimal digits."""
    return blake2b(raw, digest_size=16).hexdigest()


@dataclass(slots=True)
class RecordCache:
    """The plain values of records that have passed the schema, with the digest of the file each came from.

    Values stay JSON text until their digest matches the file, so an entry that is not used costs little.
    """

    previous: dict[Key, tuple[str, str]] = field(default_factory=dict)  # digest and values, in JSON
    current: dict[Key, tuple[str, str]] = field(default_factory=dict)

    def find(self, kind: str, record_id: str, digest: str) -> dict[str, Any] | None:
        """Find the values of a file; None unless they came from the same bytes."""
        entry = self.previous.get((kind, record_id))
        if entry is None or entry[0] != digest:
            return None
        values: dict[str, Any] = json.loads(entry[1])
        self.current[kind, record_id] = entry
        return values

    def keep(self, kind: str, record_id: str, digest: str, values: str) -> None:
        """Remember the values of a file for the next time."""
        self.current[kind, record_id] = (digest, values)

    def digest(self, kind: str, record_id: str) -> str:
        """The digest of the file that a record was read from."""
        return self.current[kind, record_id][0]

    def values(self, kind: str, record_id: str) -> dict[str, Any]:
        """The values of a record that was read."""
        values: dict[str, Any] = json.loads(self.current[kind, record_id][1])
        return values

    def lines(self) -> Iterator[str]:
        """Write everything for the next time, a line for each record."""
        for (kind, record_id), (digest, values) in self.current.items():
            yield f"{kind}\t{record_id}\t{digest}\t{values}\n"

    @classmethod
    def from_lines(cls, text: str) -> RecordCache:
        """Read what ``lines`` wrote."""
        previous = {}
        for line in text.splitlines():  # JSON writes no line break inside a value
            kind, record_id, digest, values = line.split("\t", 3)
            previous[kind, record_id] = (digest, values)
        return cls(previous)


def to_json(values: dict[str, Any]) -> str:
    """Write values so that they fit on one line, whatever breaks lines in Unicode."""
    return json.dumps(values, separators=(",", ":"))
