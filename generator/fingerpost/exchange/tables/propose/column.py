"""A column of a list, and what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.exchange.tables.propose.contents import Contents

Fit = tuple[float, str] | None  # how well a column fits a field, and why; None: it cannot be


@dataclass(frozen=True)
class Column:
    """A column of the table or of one that is joined to it."""

    name: str  # as a mapping names it: "Town", "Locations: Town"
    heading: str
    contents: Contents
    table: str = ""  # the joined table it is in; "": the table itself
    is_hidden: bool = False  # in the workbook


@dataclass(frozen=True)
class Choice:
    """What a column was taken for, and why."""

    column: Column
    role: str
    score: float
    why: str


def take_over(choice: Choice, chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take a column for this, and no longer for what it was taken before."""
    name = choice.column.name
    if name in used:
        role = used[name].role
        chosen[role] = [one for one in chosen[role] if one.column.name != name]
        if not chosen[role]:
            del chosen[role]
    chosen.setdefault(choice.role, []).append(choice)
    used[name] = choice
