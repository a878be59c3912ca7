"""What an import of the workbook does, or would do."""

from __future__ import annotations

from dataclasses import dataclass, field

from fingerpost.stewardship.changes import Changes


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was not done, or deserves a look."""

    where: str  # "Activities, row 12, Who to contact: phone"
    message: str
    hint: str = ""
    is_conflict: bool = False


@dataclass(slots=True)
class Plan:
    """What an import of the workbook does."""

    rows: int = 0
    cells: int = 0  # changed, of records that are here
    new: dict[str, int] = field(default_factory=dict)  # by kind
    sessions: int = 0  # new sessions of activities that are here
    closed: int = 0
    removed: int = 0  # sessions
    unchanged: int = 0  # rows that are gone, whose records were left as they are
    changes: Changes = field(default_factory=Changes)
    remarks: list[Remark] = field(default_factory=list)

    def say(self, where: str, message: str, hint: str = "", *, is_conflict: bool = False) -> None:
        """Remember what was not done."""
        self.remarks.append(Remark(where, message, hint, is_conflict))
