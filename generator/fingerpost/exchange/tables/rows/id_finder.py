"""Finds the id of the place or the group that belongs to a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fingerpost.exchange.tables.mapping import RecordSpec, TableMapping
from fingerpost.exchange.tables.mapping_rules import ITEM, columns_in
from fingerpost.exchange.tables.rows.ready_mapping import ReadyMapping
from fingerpost.exchange.tables.rows.record_ids import RecordKey, same_key
from fingerpost.exchange.tables.rows.row_reader import RowReader


def id_finder(mapping: ReadyMapping, ids: Mapping[RecordKey, str]) -> Callable[[str, RowReader], str]:
    """What gives the id of the record of a kind that belongs to a row, or to the joined row of a record; "" for none.

    Args:
        mapping: What rows make.
        ids: Of all records of the table.
    """
    # The record of a joined row, or of a part of a cell, may be one that another row makes.
    is_of_row = not mapping.joins and not any(
        rules.spec.each or _names_part(rules.spec, mapping.mapping) for rules in mapping.rules
    )
    alike = {} if is_of_row else {(kind, same_key(key)): record_id for (kind, key), record_id in ids.items()}

    def find_id(kind: str, reader: RowReader) -> str:
        if record_id := reader.ids_of_kinds.get(kind):
            return record_id
        for rules in mapping.rules:
            if rules.kind == kind:
                for one in rules.readers(reader)[:1]:
                    if rules.holds(one) and (key := rules.key(one)):
                        same = same_key(key)
                        own = (each for other, its, each in reader.ids if other == kind and same_key(its) == same)
                        return next(own, "") or alike.get((kind, same), "")
        return ""

    return find_id


def _names_part(spec: RecordSpec, mapping: TableMapping) -> bool:
    """Whether which record it is depends on the part of a cell that something is made for."""
    return ITEM in columns_in([*spec.key, *(f"<{name}>" for name in spec.only_when)], mapping.columns)
