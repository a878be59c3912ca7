"""The columns that tell one row from all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.exchange.tables.like_sheets import SHEET_COLUMN
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.sources import Source
from fingerpost.exchange.tables.propose.write_sessions import is_of_events
from fingerpost.exchange.tables.propose.yaml_lines import quoted, with_reason
from fingerpost.exchange.tables.record_ids import same_key

SHEET = as_gap(SHEET_COLUMN)
_ROLES = ("name", "group", "venue", "postcode", "town", "day", "start_date", "start")


def key_lines(draft: Draft) -> Iterator[str]:
    """The key of the table, with its reason."""
    names = _key(draft)
    if not names:
        yield with_reason("key:", "fill in: which columns tell one row from all others?")
        return
    why = draft.why("key") if _own_number(draft) else "no column has a number for each row; these tell the rows apart"
    if needs_sheet(draft):
        why = "the same is on several sheets, and is not the same there"
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
    """As few of the columns as tell the rows apart."""
    for number in range(1, len(names) + 1):
        if _different(source, names[:number]) == len(source.table.rows):
            return list(names[:number])
    return list(names)


def _different(source: Source, names: Sequence[str]) -> int:
    """How many rows these columns tell apart."""
    return len({tuple(same_key(row.cells.get(name, "")) for name in names) for row in source.table.rows})
