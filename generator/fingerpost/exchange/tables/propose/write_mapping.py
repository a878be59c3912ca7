"""A proposed mapping as text: each line with the reason behind it, blanks for what only a person knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.write_activity import activity_lines
from fingerpost.exchange.tables.propose.write_building import building_column, building_value
from fingerpost.exchange.tables.propose.write_categories import category_column
from fingerpost.exchange.tables.propose.write_group_and_place import group_lines, place_lines
from fingerpost.exchange.tables.propose.write_key import key_lines
from fingerpost.exchange.tables.propose.write_skip import skip_lines
from fingerpost.exchange.tables.propose.yaml_lines import (
    indented,
    list_of,
    quoted,
    with_reason,
)
from fingerpost.exchange.tables.table import Options


def _settings(options: Options, rows: int, encoding: str) -> Iterator[tuple[str, tuple[str, str]]]:
    if options.sheet:
        yield "sheet", (quoted(options.sheet), "this sheet looks like the list of what there is")
    if options.sheets:
        yield "sheets", (list_of(options.sheets), "they have the same columns; <Sheet> is the name of each")
    if options.rows:
        yield "rows", (quoted(options.rows), "the longest list in the file")
    if len(options.headings) > 1:
        yield "headings", (f"[{', '.join(map(str, options.headings))}]", "the columns have names in two rows")
    if options.fill_down:
        yield "fill_down", (list_of(options.fill_down), "cells there are merged")
    if rows > 20_000:
        yield "max_rows", (str(rows * 2), f"there are {rows:,} rows")
    if options.encoding != "utf-8":
        yield "encoding", (options.encoding, encoding or "the file is from an older program")


def write_draft(draft: Draft, file: str) -> str:
    """The whole mapping, with its comments."""
    lines = list(mapping_lines(draft, file))
    return "\n".join([*lines, *_left_out(draft, _without_use(draft, lines))]) + "\n"


def without_use(draft: Draft, file: str) -> frozenset[str]:
    """The columns that were chosen for something, and are in no line of the mapping."""
    return _without_use(draft, list(mapping_lines(draft, file)))


def _without_use(draft: Draft, lines: Sequence[str]) -> frozenset[str]:
    text = "\n".join(line.partition("  # ")[0] for line in lines)
    names = {choice.column.name for choices in draft.chosen.values() for choice in choices}
    return frozenset(
        name for name in names if as_gap(name) not in text and f"{name}: " not in text and quoted(name) not in text
    )


def mapping_lines(draft: Draft, file: str) -> Iterator[str]:
    answers = draft.answers
    yield f"# A mapping proposed for {file}. Behind each line is why. Look it over, and change what is wrong:"
    yield "# the handbook has every word, under Import a table. Then type the same command again."
    yield ""
    yield with_reason(
        f"source: {quoted(answers.source) if answers.source else ''}",
        "" if answers.source else "fill in: whose list is it? It is on every record",
    )
    yield with_reason(
        f"licence: {quoted(answers.licence) if answers.licence else ''}",
        "" if answers.licence else "fill in: on what terms may it be used? our own, OGL-UK-3.0, CC-BY-4.0 ...",
    )
    yield from key_lines(draft)
    yield from _table(draft)
    yield from _joins(draft)
    yield from _columns(draft)
    yield from skip_lines(draft)
    yield ""
    yield "records:"
    if draft.has_group:
        yield from indented(group_lines(draft), 2)
    if draft.has_place:
        yield from indented(place_lines(draft), 2)
    yield from indented(activity_lines(draft), 2)
    yield ""


def _table(draft: Draft) -> Iterator[str]:
    settings = dict(_settings(draft.source.options, len(draft.source.table.rows), draft.source.encoding_shown))
    if settings:
        yield "table:"
        for name, (value, why) in settings.items():
            yield with_reason(f"  {name}: {value}", why)


def _joins(draft: Draft) -> Iterator[str]:
    links = [link for link in draft.source.links if not link.is_inside and _is_used(draft, link.name)]
    if links:
        yield "join:"
    for link in links:
        where = f"{as_gap(link.left)} = {as_gap(link.right)}"
        many = "several of its rows may belong to one" if link.is_many else "one of its rows belongs to each"
        name = f", as: {quoted(link.name)}" if link.name != link.table else ""
        yield with_reason(
            f"  - {{from: {quoted(link.table)}{name}, where: {quoted(where)}}}",
            f"the same values are in both; {many}",
        )


def _is_used(draft: Draft, name: str) -> bool:
    tables = {choice.column.table for choices in draft.chosen.values() for choice in choices}
    leads = {link.left.partition(": ")[0] for link in draft.source.links if link.name in tables}
    return name in tables or name in leads


def _columns(draft: Draft) -> Iterator[str]:
    answer = draft.answers.checked_on
    yield "columns:"
    why = "the day the list was published, or last checked"
    yield with_reason(
        f"  {draft.published}: {answer}".rstrip(),
        why if answer else f"fill in: {why}, such as 2026-10-01",
    )
    if building := building_column(draft):
        why = "the hall or the like that an address begins with; where there is none, the name of the entry"
        yield with_reason(f"  {building}: {building_value(draft)}", why)


def _left_out(draft: Draft, unused: Collection[str]) -> Iterator[str]:
    category = category_column(draft)
    why = f"a second column of categories; they are made from {category.name}" if category else "no category is made"
    second = {column.name: why for column in draft.all("category") if column is not category}
    reasons = {**draft.left_out, **dict.fromkeys(sorted(unused), "no field of a record is made from it"), **second}
    reasons |= {f"the sheet {name}": why for name, why in draft.source.left_sheets.items()}
    reasons |= {f"the file {name}": why for name, why in draft.source.left_files.items()}
    if reasons:
        yield "# Left out:"
    for name, why in reasons.items():
        yield f"#   {' '.join(name.split())}: {why}"
