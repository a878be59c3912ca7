"""Rows that are this directory's own records, come back: each has the id and the address that it is published under."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from fingerpost.edition import addresses
from fingerpost.exchange.tables.table import Row, Table

OUR_OWN = "our own, and here already"
_ID, _ADDRESS = "id", "url"  # as exchange/open_data calls them


def without_own(
    table: Table, site: str, ids: Mapping[str, Collection[str]], last_ids: Collection[tuple[str, str]]
) -> tuple[Table, int]:
    """A table without the rows that are published here.

    Args:
        table: The table, as it was read.
        site: The address of this directory's site, with the slash.
        ids: The ids that are or were in use here, by kind.
        last_ids: Kind and id of what an earlier import of this list has written: that is still brought in.

    Returns:
        What is left of the table, and how many rows were taken out.
    """
    names = {name.casefold().strip(): name for name in reversed(table.headers)}
    if not site or _ID not in names or _ADDRESS not in names:
        return table, 0
    ids_by_address = {
        f"{site.rstrip('/')}{addresses.of_record(kind, record_id)}".casefold(): record_id
        for kind in ids
        for record_id in ids[kind]
        if (kind, record_id) not in last_ids
    }

    def is_own(row: Row) -> bool:
        record_id = row.cells.get(names[_ID], "")
        return record_id != "" and ids_by_address.get(row.cells.get(names[_ADDRESS], "").casefold()) == record_id

    if not any(map(is_own, table.rows)):
        return table, 0
    rows = [row for row in table.rows if not is_own(row)]
    return replace(table, rows=rows), len(table.rows) - len(rows)
