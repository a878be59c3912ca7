"""An earlier version of a record, which is shown because the newest has an error."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LastGood:
    """Which version."""

    on: date  # when it was committed
    blob: str  # git's name for its text
