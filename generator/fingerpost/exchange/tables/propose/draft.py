"""What is known about a list, and what only a person can say: a mapping before it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.headings import is_of_service
from fingerpost.exchange.tables.propose.sources import Source
from fingerpost.exchange.tables.propose.undated import year_beside
from fingerpost.exchange.tables.propose.yaml_lines import (
    first_of,
    quoted,
)
from fingerpost.exchange.tables.values.text_ways import is_html

BLANK = ""  # what a person must fill in


@dataclass
class Answers:
    """What only a person can say; "" if nobody has yet."""

    source: str = BLANK
    licence: str = BLANK
    checked_on: str = BLANK
    town: str = BLANK
    contact: str = BLANK  # for rows that have none
    date_order: str = BLANK
    year: str = BLANK  # of days without one; leave: they stay words
    shown: str = BLANK  # the words with which a row may be shown, where the list does not say so: "Verbal, Email"
    category: str = BLANK  # of all of them, where no column says what kind of thing each is
    series: str = BLANK  # one or several: whether rows of one name and place are one activity
    category_column: str | None = None  # None: as proposed; "": there is none


@dataclass
class Draft:
    """What is known about a list, to be written as a mapping."""

    source: Source
    chosen: Mapping[str, list[Choice]]
    left_out: Mapping[str, str]
    categories: Mapping[str, Sequence[str]]  # of the directory: its names and words by id
    answers: Answers
    lacks_contacts: bool = False  # some rows have no phone, email or website
    date_order: str = ""
    without_year: frozenset[str] = frozenset()  # columns in which days have none

    def all(self, role: str) -> list[Column]:
        return [choice.column for choice in self.chosen.get(role, [])]

    def gap(self, role: str) -> str:
        columns = self.all(role)
        return as_gap(columns[0].name) if columns else ""

    def why(self, role: str) -> str:
        choices = self.chosen.get(role, [])
        return f"{choices[0].column.name}: {choices[0].why}" if choices else ""

    @property
    def has_group(self) -> bool:
        return (
            bool(self.all("group")) and self.all("group")[0].name != (self.all("name")[:1] or self.all("group"))[0].name
        )

    @property
    def has_place(self) -> bool:
        return any(self.all(role) for role in ("postcode", "address", "latitude", "coordinates", "town", "venue"))

    @property
    def place_table(self) -> str:
        """The joined table that has the places; "" if the table itself has them."""
        roles = ("postcode", "venue", "address", "town")
        return next((column.table for role in roles for column in self.all(role) if column.table), "")

    @property
    def own_contacts(self) -> list[Column]:
        """The columns with a phone, an email address or a website that are not those of a place."""
        columns = [column for role in ("phone", "email", "website") for column in self.all(role)]
        return [column for column in columns if not column.table or column.table != self.place_table]

    def contacts(self, role: str) -> list[Column]:
        """Those of what is on come before those of the hall it is in."""
        own = self.own_contacts
        return sorted(self.all(role), key=lambda column: column not in own)

    def of_hall(self, column: Column) -> bool:
        """Whether a column is that of a hall, and what is on has contacts of its own: only for a row without."""
        return bool(self.own_contacts) and column.table != "" and column.table == self.place_table

    @property
    def hall_contacts(self) -> list[Column]:
        """The columns with a phone, an email address or a website of a hall, where what is on has others."""
        columns = [column for role in ("phone", "email", "website") for column in self.all(role)]
        return [column for column in columns if self.of_hall(column)]

    @property
    def published(self) -> str:
        """The name for the day of the whole list. Whether a row is published may be a column of its own."""
        headers = {header.strip().casefold() for header in self.source.table.headers}
        return "List published" if "published" in headers else "Published"

    @property
    def name(self) -> str:
        return self.gap("name") or self.gap("group") or self.gap("venue")

    def text(self, column: Column) -> str:
        gap = quoted(as_gap(column.name))
        return f"{{html: {gap}}}" if self._has_html(column) else gap

    def _has_html(self, column: Column) -> bool:
        """Whether any cell was written as HTML, also below those that were looked at for what they are."""
        table = self.source.others[column.table] if column.table else self.source.table
        header = column.name.removeprefix(f"{column.table}: ") if column.table else column.name
        return any("<" in (cell := row.cells.get(header, "")) and is_html(cell) for row in table.rows)

    def date_of(self, column: Column, way: str = "date") -> str:
        """What makes a day of a column; with ``date_time`` its time, too."""
        gap = quoted(as_gap(column.name))
        order = self.answers.date_order or self.date_order
        is_iso = all(re.match(r"\d{4}-", cell) for cell in column.contents.cells)
        year = self.year_beside(column)
        return f"{{{way}: {gap}{year}}}" if is_iso or not order else f"{{{way}: {gap}, written: {order}{year}}}"

    @property
    def lacks_year(self) -> bool:
        """Whether days have no year, and nobody has said yet which it is."""
        return bool(self.without_year) and not self.answers.year

    def year_beside(self, column: Column) -> str:
        """What is written beside a column in which days have no year."""
        return year_beside(column.name, self.without_year, self.answers.year)

    @property
    def area_as_town(self) -> list[Column]:
        """The column with the district a thing is in; not where those live whom it serves."""
        return [column for column in self.all("area") if not is_of_service(column.heading)]

    def is_many(self, name: str) -> bool:
        return any(link.name == name and link.is_many for link in self.source.links)


def checked(draft: Draft) -> str:
    """That nobody has checked it: the day is what the row says of itself, and otherwise when the list was published."""
    gaps = [draft.date_of(draft.all("checked")[0])] if draft.all("checked") else []
    return f"checked: {{on: {first_of([*gaps, as_gap(draft.published)])}, how: list}}"
