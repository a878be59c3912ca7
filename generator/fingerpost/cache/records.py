"""What was read from files before, so that a file with the same bytes is not parsed and checked again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from fingerpost.records.directory import Key


def digest_of(raw: bytes) -> str:
    """Name the bytes of a file, 32 hexadecimal digits."""
    return blake2b(raw, digest_size=16).hexdigest()


@dataclass(slots=True)
class RecordCache:
    """The plain values of records that the schema has passed, with the digest of the file each came from.

    Values are kept as JSON and only looked into when the digest is that of the file, so what is kept costs little.
    """

    before: dict[Key, tuple[str, str]] = field(default_factory=dict)  # digest and values, in JSON
    now: dict[Key, tuple[str, str]] = field(default_factory=dict)

    def find(self, kind: str, record_id: str, digest: str) -> dict[str, Any] | None:
        """Give the values again if they came from the same bytes."""
        found = self.before.get((kind, record_id))
        if found is None or found[0] != digest:
            return None
        values: dict[str, Any] = json.loads(found[1])
        self.now[kind, record_id] = found
        return values

    def keep(self, kind: str, record_id: str, digest: str, values: str) -> None:
        """Remember the values of a file for the next time."""
        self.now[kind, record_id] = (digest, values)

    def digest(self, kind: str, record_id: str) -> str:
        """Name the bytes that a record was read from."""
        return self.now[kind, record_id][0]

    def lines(self) -> Iterator[str]:
        """Write everything for the next time, a line for each record."""
        for (kind, record_id), (digest, values) in self.now.items():
            yield f"{kind}\t{record_id}\t{digest}\t{values}\n"

    @classmethod
    def from_lines(cls, text: str) -> RecordCache:
        """Take up what ``lines`` wrote.

        Raises:
            ValueError: If it is anything else.
        """
        before = {}
        for line in text.splitlines():  # JSON writes no line break inside a value
            kind, record_id, digest, values = line.split("\t", 3)
            before[kind, record_id] = (digest, values)
        return cls(before)


def to_json(values: dict[str, Any]) -> str:
    """Write values so that they fit on one line, whatever breaks lines in Unicode."""
    return json.dumps(values, separators=(",", ":"))
