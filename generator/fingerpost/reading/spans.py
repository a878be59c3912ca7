"""The places of every value of one file, worked out only when a message needs to point at one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fingerpost.reading.find_values import span_of
from fingerpost.records.span import Span


@dataclass(frozen=True, slots=True)
class FileSpans:
    """Spans by path, such as ``spans["sessions.0.to"]``; ``spans["sessions.0.to:key"]`` is the key itself.

    Nearly no record has a problem, and 100,000 records have millions of values, so nothing is
    kept: the field is read again when somebody asks.
    """

    path: Path
    file: str  # as it is shown to people

    def __getitem__(self, path: str) -> Span:
        return span_of(self.path, self.file, path)
