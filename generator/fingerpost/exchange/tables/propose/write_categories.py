"""Which column says what kind of thing it is, and the category for each of its values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.category_of_list import categories_with_word, comparable
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.likely_categories import likely_categories
from fingerpost.exchange.tables.propose.yaml_lines import (
    quoted,
    with_reason,
)

_MOST_VALUES = 60
_MOST_OFFERED = 3
_TOO_WIDE = frozenset({"community"})  # in a list it says no more than "other" does


def nearest_category(value: str, categories: Mapping[str, Sequence[str]]) -> str:
    """The category of the directory that a word of the list is a name or a synonym of; "" if none is near."""
    words = comparable(value)
    best, score = "", 0.0
    for category, names in categories.items():
        for name in names[:2] if words in _TOO_WIDE else names:  # its id and its name say it on purpose
            near = comparable(name)
            likeness = fuzz.ratio(words, near) if words[:1] == near[:1] else 0.0  # rowing is not growing
            if likeness > score:
                best, score = category, likeness
    return best if score >= 88 else ""


def category_lines(draft: Draft) -> Iterator[str]:
    column = category_column(draft)
    if column is None and draft.answers.category:
        yield with_reason(f"categories: [{draft.answers.category}]", "all of them, as no column says what each is")
        return
    if column is None:
        yield with_reason(
            "# categories:",
            "no column says what kind of thing it is; for one that all share, write its id: categories: [mind]",
        )
        return
    gap = quoted(as_gap(column.name))
    marks = [
        mark
        for mark in (";", "|", ",")
        if sum(mark in cell for cell in column.contents.cells) >= 0.2 * len(column.contents.cells)
    ]
    source = f'{{split: {gap}, at: "{marks[0]}"}}' if marks else gap
    cells = column.contents.values
    values: dict[str, int] = {}
    for cell, times in cells.items():
        for part in cell.split(marks[0]) if marks else [cell]:
            if part.strip():
                values[part.strip()] = values.get(part.strip(), 0) + times
    yield f"categories:{' ' * 2}# {column.name}: {_why_category(draft, column)}"
    yield f"  look_up: {source}"
    yield "  in:"
    fitting = 0
    for value in sorted(values, key=lambda value: (-values[value], value))[:_MOST_VALUES]:
        parts = re.split(r"[,&/]", value)
        category = next((near for part in [value, *parts] if (near := nearest_category(part, draft.categories))), "")
        fitting += bool(category)
        yield with_reason(
            f"    {quoted(value)}: {category or 'uncategorised'}",
            "" if category else _why_none(value, draft.categories),
        )
    yield "  otherwise: uncategorised"
    yield with_reason(f"imported: {{categories: [{source}]}}", "their own words are kept for whoever sorts it")


def _why_none(value: str, categories: Mapping[str, Sequence[str]]) -> str:
    near = categories_with_word(value, categories)
    if not near or len(near) > _MOST_OFFERED:
        near = likely_categories(value, categories, _MOST_OFFERED)
    if near:
        return f"nothing here is called so: perhaps {' or '.join(near)}"
    return "nothing here is called so: choose one of assets/vocabulary/categories.yaml"


def category_column(draft: Draft) -> Column | None:
    wanted = draft.answers.category_column
    if wanted == "":
        return None
    columns = draft.all("category")
    if wanted is not None and (column := next((column for column in columns if column.name == wanted), None)):
        return column
    return max(columns, key=lambda column: _known_here(draft, column), default=None)


def _known_here(draft: Draft, column: Column) -> float:
    """How many of its kinds the directory knows; of two columns alike, the first is taken."""
    kinds = [part for cell in column.contents.values for part in re.split(r"[;|,]", cell) if part.strip()][
        :_MOST_VALUES
    ]
    return sum(bool(nearest_category(kind, draft.categories)) for kind in kinds) / max(len(kinds), 1)


def _why_category(draft: Draft, column: Column) -> str:
    choices = draft.chosen.get("category", [])
    return next((choice.why for choice in choices if choice.column.name == column.name), "")
