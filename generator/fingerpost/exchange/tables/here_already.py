"""What in a list is in the directory already, and so is not made again: our own rows that come back, and our places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from fingerpost.checks.context import Context
from fingerpost.exchange.imports.last_import import file_of
from fingerpost.exchange.imports.state_before import Before
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.own_places import places_here
from fingerpost.exchange.tables.own_rows import without_own
from fingerpost.exchange.tables.rows.ready_mapping import ReadyMapping
from fingerpost.exchange.tables.rows.record_ids import same_key
from fingerpost.exchange.tables.table import Table
from fingerpost.records.problem import Problem


class ToMake(NamedTuple):
    """The rows that records are made from, and what is known beforehand."""

    table: Table
    before: Before
    own_rows: int  # left out, because they are ours
    remarks: Mapping[tuple[str, int], Problem]  # on places of ours that the list names, by key and row

    def remarks_on(self, used: Mapping[tuple[str, str], int]) -> list[Problem]:
        """What there is to say of those that something of the list is at.

        Args:
            used: Their kinds and keys, each with a row.
        """
        rows = ((same_key(key), row) for (_, key), row in used.items())
        return [self.remarks[each] for each in rows if each in self.remarks]


def leave_what_is_here(
    table: Table, mapping: TableMapping, joins: Mapping[str, Join], before: Before, context: Context
) -> ToMake:
    """Take our own rows out of a table, and let the others use the places that are here."""
    last_ids = {(kind, record.id) for (kind, _), record in before.last.items()}
    table, own_rows = without_own(table, context.settings.site, before.in_use, last_ids)
    lent = {record.id for key, record in before.last.items() if key in before.here}
    places = {
        record_id: path
        for record_id, path in before.files["place"].items()
        if ("place", record_id) not in last_ids or record_id in lent
    }
    place_keys = {key for kind, key in before.last if kind == "place"}
    were_ours = {key: before.last[kind, key].id for kind, key in before.here if kind == "place"}
    memory = file_of(before.assets, before.source)
    here = places_here(ReadyMapping(table, mapping, context.settings, joins), places, place_keys, were_ours, memory)
    before = before.with_here("place", here.ids, here.withheld)
    return ToMake(table, before, own_rows, here.remarks)
