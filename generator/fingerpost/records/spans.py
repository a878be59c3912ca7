"""Where the values of a record are in its file, for a message that needs to point at one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from fingerpost.records.span import Span


class Spans(Protocol):
    """Spans by path, such as ``spans["sessions.0.to"]``; ``spans["sessions.0.to:key"]`` is the key itself.

    A path that is not in the record gives the nearest part that is, and at last the first line.
    """

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def file(self) -> str:
        """Its name, as it is shown to people."""
        ...

    def __getitem__(self, path: str) -> Span: ...
