"""An erased record: its file says when it closed and that it is erased, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fingerpost.records.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """An address that says only that something has closed."""

    kind: str  # activity | group | place
    id: str
    file: str
    spans: Spans
    on: date
    former_ids: tuple[str, ...] = ()
