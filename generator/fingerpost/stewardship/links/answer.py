"""What came of asking about one address, on one day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    """Only FAILED counts against an address, and only when it has happened often enough."""

    FINE = "fine"
    FAILED = "failed"
    UNCLEAR = "unclear"  # it answers people and no programs, so nobody knows
    LATER = "later"  # it has too much to do, and said so
    PRIVATE = "private"  # it leads into somebody's own network, so it was not asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The result, with the reason in a sentence."""

    result: Result
    why: str = ""
    moved_to: str = ""  # where it leads for good, as its server says
    hint: str = ""  # what a person may want to look at
    wait_days: int = 0  # before it is asked again
    has_looked: bool = False  # the page itself was looked at, and not only whether it is there
    is_offline: bool = False  # nothing was reached: it may be this computer that has no connection
