"""What the rows of a table say of places, before and after it is known which records they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from fingerpost.exchange.tables.directory_to_be import NameAndLines
from fingerpost.exchange.tables.mapping_rules import ITEM, as_text, columns_in
from fingerpost.exchange.tables.rows.ready_mapping import ReadyMapping
from fingerpost.exchange.tables.rows.record_rules import RecordRules, withholds
from fingerpost.exchange.tables.rows.row_plans import Plans
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.records.span import Span


class PlaceInRow(NamedTuple):
    """What a row says about a place, before anybody knows what becomes of it."""

    key: str
    name: str
    postcode: str
    row: int
    span: Span
    is_withheld: bool  # whether the list says that nobody may know where it is, or may mean so


def places_in_rows(mapping: ReadyMapping) -> Iterator[PlaceInRow]:
    """The places that rows name, where the mapping says what they are called and their postcodes, or are secret."""
    naming = [
        rules
        for rules in mapping.rules
        if rules.kind == "place" and ({"name", "postcode"} <= rules.fields.keys() or "sensitive" in rules.fields)
    ]
    for row in mapping.table.rows if naming else ():
        reader = mapping.reader(row)
        if mapping.why_passed_over(reader):
            continue
        for rules in naming:
            for one in rules.readers(reader):
                if rules.holds(one) and (key := rules.key(one)):
                    yield _place_in(rules, key, row.number, one)


def _place_in(rules: RecordRules, key: str, row: int, reader: RowReader) -> PlaceInRow:
    name, postcode = (
        as_text(rules.fields[part](reader)) if part in rules.fields else "" for part in ("name", "postcode")
    )
    column = next(columns_in(rules.spec.fields.get("name", ""), reader.own_columns), "")
    table, at, header = reader.place_of(column)
    return PlaceInRow(key, name, postcode, row, table.span(at.number, header), withholds(rules, reader))


def places_to_come(plans: Plans, find_id: Callable[[str, RowReader], str]) -> Iterator[NameAndLines]:
    """What the places that come in are called, and where they are."""
    keys: set[str] = set()
    for plan in plans:
        for rules, key, reader, *_ in plans.read(plan)[1]:
            if rules.kind == "place" and key not in keys:
                keys.add(key)
                own = {name: value for name, value in reader.own_values.items() if name == ITEM}
                one = replace(reader, own_values=own, remarks=[], hours=[], find_id=find_id)
                name, lines = (rules.fields[part](one) if part in rules.fields else "" for part in ("name", "address"))
                yield as_text(name), [as_text(line) for line in (lines if isinstance(lines, list) else [lines])]
