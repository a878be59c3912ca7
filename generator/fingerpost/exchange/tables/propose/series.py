"""Rows of one name at one place that differ in when they are: one activity with several days, or several activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fingerpost.exchange.tables.joins import ROW
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.headings import DAYS
from fingerpost.exchange.tables.propose.yaml_lines import quoted
from fingerpost.exchange.tables.rows.record_ids import same_key
from fingerpost.exchange.tables.rows.record_rules import bare

ONE, SEVERAL = "one", "several"  # what a person may answer
_ENOUGH = 3  # rows of one name
_OFTEN = 0.25  # of the rows, where each name is in two of them only
_WHEN = ("start_date", "end_date", "begins", "until", "day", "start", "end", "hours", "frequency", "interval")
_WHERE = ("venue", "postcode", "town")
# What rows that are one activity say alike. Its page, its kinds and its number in the list may be others.
_ALIKE = ("summary", "description", "cost", "ages", "age_from", "age_to", "who", "phone", "email")
_LINKS = ("website", "booking_url")
_NAMED = 3


@dataclass(frozen=True)
class Series:
    """The rows of a list that have the name, the group and the place of another."""

    key: tuple[str, ...]  # the columns that are alike in them
    names: tuple[str, ...]  # those that most rows have first
    rows: int  # that are not alone
    most: int  # of one name
    differ_in: tuple[str, ...]  # columns that say more than when it is, and are not alike
    links: tuple[str, ...] = ()  # columns with another page for each date

    @property
    def is_certain(self) -> bool:
        """Whether nothing but the days and times tells them apart."""
        return not self.differ_in and len(self.key) > 1

    @property
    def why_not(self) -> str:
        """What else tells them apart, or may."""
        if not self.differ_in:
            return "nothing says that they are at one place"
        return f"they are not all alike in {' and '.join(self.differ_in)}"

    @property
    def in_words(self) -> str:
        """How many there are, for a comment or a question."""
        names = ", ".join(self.names[:_NAMED])
        more = f" and {len(self.names) - _NAMED} more" if len(self.names) > _NAMED else ""
        return f"{self.rows} rows have the name, group and place of another ({names}{more}), with other days or times"


def series_of(draft: Draft) -> Series | None:
    """The rows that may be one activity; None if hardly any are."""
    names = draft.all("name")
    when = [column for role in (*_WHEN, *(f"hours.{day}" for day in DAYS)) for column in draft.all(role)]
    if not names or names[0].table or not any(not column.table for column in when):
        return None
    key = [names[0].name, *_where(draft)]
    if draft.has_group and not draft.all("group")[0].table:
        key.insert(1, draft.all("group")[0].name)
    key = list(dict.fromkeys(key))
    rows = [row.cells for row in draft.source.table.rows if row.cells.get(key[0])]
    of_key: dict[tuple[str, ...], list[int]] = {}
    for number, cells in enumerate(rows):
        of_key.setdefault(tuple(same_key(cells.get(name, "")) for name in key), []).append(number)
    again = sorted((numbers for numbers in of_key.values() if len(numbers) > 1), key=len, reverse=True)
    own = [column.name for column in when if not column.table]
    again = [numbers for numbers in again if _differ([rows[number] for number in numbers], own)]
    number = sum(map(len, again))
    if not again or (len(again[0]) < _ENOUGH and number < _OFTEN * len(rows)):
        return None
    titles = tuple(dict.fromkeys(rows[numbers[0]][key[0]] for numbers in again))
    of_names = [[rows[number] for number in numbers] for numbers in again]
    apart, links = (
        tuple(
            column.name
            for role in roles
            for column in draft.all(role)
            if not column.table and any(_differ(some, [column.name]) for some in of_names)
        )
        for roles in (_ALIKE, _LINKS)
    )
    return Series(tuple(key), titles, number, len(again[0]), apart, links)


def series_lines(draft: Draft) -> Iterator[tuple[str, str]]:
    """The lines that make one activity of such rows, each with its reason; or say how to."""
    series = series_of(draft)
    if series is None or draft.answers.series == SEVERAL:
        return
    key = f"key: [{', '.join(quoted(as_gap(name)) for name in series.key)}]"
    if draft.answers.series == ONE or (series.is_certain and not draft.answers.series):
        links = f"; of their links ({', '.join(series.links)}) the first row's is taken" if series.links else ""
        yield key, f"{series.in_words}: each name is one activity, with all its days{links}"
        yield "together: [sessions]", "to keep a record for each row, delete this line and the one above"
    else:
        yield f"# {key}", f"{series.in_words}, but {series.why_not}"
        yield "# together: [sessions]", "if each name is one activity, take the # off these two lines"


def _where(draft: Draft) -> list[str]:
    """The columns of the table that say where a row is."""
    if not draft.has_place:
        return []
    links = [link for link in draft.source.links if link.name == draft.place_table and not link.is_inside]
    leads = [link.left for link in links if link.left != ROW and not link.left.startswith(f"{link.name}: ")]
    own = [column.name for role in _WHERE for column in draft.all(role)[:1] if not column.table]
    lines = [column.name for column in draft.all("address")[:1] if not column.table]
    return list(dict.fromkeys([*leads, *own] or lines))


def _differ(rows: Sequence[Mapping[str, str]], names: Sequence[str]) -> bool:
    """Whether some of these rows say something else in one of the columns; nothing is no other thing."""
    return any(len({bare(cell) for row in rows if (cell := row.get(name, ""))}) > 1 for name in names)
