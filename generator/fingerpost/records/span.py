"""Where something is in a file, so that a message can point at it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one line of a file; lines and columns count characters from 1."""

    file: str  # as a person would type it from the folder they stand in, with forward slashes
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
