"""One thing that a directory lacks, and all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """How much it matters."""

    MUST = "must"  # the directory is not ready without
    SHOULD = "should"  # people will miss it
    MAY = "may"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is missing, and what to type or write."""

    name: str
    need: Need
    message: str
    hint: str
    file: str = ""  # where, with the line if it is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """All that is missing, the most needed first; ``failure`` is a sentence when nobody could look."""

    missing: tuple[Missing, ...] = ()
    failure: str = ""
    hint: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether it may go public."""
        return not self.failure and all(each.need is not Need.MUST for each in self.missing)
