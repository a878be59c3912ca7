"""The columns that tell one row from all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.exchange.tables.like_sheets import SHEET_COLUMN
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.sources import Source
from fingerpost.exchange.tables.propose.write_sessions import is_of_events
from fingerpost.exchange.tables.propose.yaml_lines import quoted, with_reason
from fingerpost.exchange.tables.rows.record_ids import same_key

SHEET = as_gap(SHEET_COLUMN)
# What seldom changes comes first. What a list says anew of the same thing is in no key, or it would be another record:
# categories, hours, prices, texts, the names of contacts.
_ROLES = ("name", "group", "venue", "postcode", "town", "address", "phone", "email", "day", "start_date", "start")
_NAMED = 3  # pairs of rows that are said to have the same


def key_lines(draft: Draft) -> Iterator[str]:
    """The key of the table, with its reason."""
    names = _key(draft)
    if not names:
        yield with_reason("key:", "fill in: which columns tell one row from all others?")
        return
    why = draft.why("key") if _own_number(draft) else "no column has a number for each row; these tell the rows apart"
    if needs_sheet(draft):
        why = "the same is on several sheets, and is not the same there"
    if same := list(_with_the_same(draft.source, names)):
        more = " and more" if len(same) > _NAMED else ""
        why = why.replace("these tell the rows apart", "these tell most rows apart")
        why += f"; but {', '.join(same[:_NAMED])}{more} have the same, and only the first of them comes in: "
        why += "to keep all, number the rows in a column of the list, and name it here"
    yield with_reason(f"key: [{', '.join(quoted(as_gap(name)) for name in names)}]", why)


def needs_sheet(draft: Draft) -> bool:
    """Whether only the sheet tells some rows apart: a coffee morning in each town."""
    return bool(draft.source.options.sheets) and SHEET_COLUMN in _key(draft)


def _key(draft: Draft) -> list[str]:
    number = _own_number(draft)
    columns = [column for role in _ROLES for column in draft.all(role)[:1]]
    columns = [column for column in columns if not column.table] or draft.all("name")
    names = [number] if number else list(dict.fromkeys(column.name for column in columns))
    enough = _telling(draft.source, names)
    if names and draft.source.options.sheets and SHEET_COLUMN not in enough:
        with_sheet = [names[0], SHEET_COLUMN, *(name for name in names[1:] if name != SHEET_COLUMN)]
        if _different(draft.source, with_sheet) > _different(draft.source, enough):
            enough = _telling(draft.source, with_sheet)
    if not number and is_of_events(draft):  # the same choir comes to the same hall again in the next edition
        enough += [column.name for column in draft.all("start_date") if column.name not in enough]
    return enough


def _own_number(draft: Draft) -> str:
    return draft.all("key")[0].name if draft.all("key") and not draft.all("key")[0].table else ""


def _telling(source: Source, names: Sequence[str]) -> list[str]:
    """As few of the columns as tell the rows apart, or as many of them as can be told apart."""
    enough: list[str] = []
    for name in names:
        if not enough or _different(source, [*enough, name]) > _different(source, enough):
            enough.append(name)
    return enough


def _with_the_same(source: Source, names: Sequence[str]) -> Iterator[str]:
    """The rows that even so have the same key as one above: "row 40 and row 12"."""
    first: dict[tuple[str, ...], int] = {}
    for row in source.table.rows:
        key = tuple(same_key(row.cells.get(name, "")) for name in names)
        before = first.setdefault(key, row.number)
        if before != row.number:
            yield f"rows {source.table.row_name(before)} and {source.table.row_name(row.number)}"


def _different(source: Source, names: Sequence[str]) -> int:
    """How many rows these columns tell apart."""
    return len({tuple(same_key(row.cells.get(name, "")) for name in names) for row in source.table.rows})
