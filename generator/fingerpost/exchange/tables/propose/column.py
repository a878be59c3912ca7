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
