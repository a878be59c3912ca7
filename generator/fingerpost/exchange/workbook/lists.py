"""The lists to choose from, which have a sheet of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.exchange.workbook.choice_words import choices_in, words_in
from fingerpost.exchange.workbook.columns import SHEETS, Column
from fingerpost.exchange.workbook.rows import records_of

_FEW = 3  # choices, which then are the name of their list


@dataclass(frozen=True, slots=True)
class Choices:
    """A column of the sheet of lists."""

    title: str
    values: Sequence[str]


def lists_of(edition: Edition, columns: Mapping[str, Sequence[Column]], words: Mapping[str, str]) -> dict[str, Choices]:
    """What may be chosen from, by the name of the list, in the words of the language."""
    vocabulary, text = edition.directory.vocabulary, edition.language.text
    ids: dict[str, list[str]] = defaultdict(list)
    for record in records_of(edition):
        ids[record.kind].append(record.id)
    lists = {
        "categories": Choices(text("Categories"), list(vocabulary.categories)),
        "needs": Choices(text("Needs"), list(vocabulary.needs)),
        "audiences": Choices(text("Audiences"), list(vocabulary.audiences)),
        "areas": Choices(text("Areas"), list(vocabulary.areas)),
        "calendars": Choices(text("Calendars"), list(edition.directory.calendars)),
        "activities": Choices(text("Activities"), ids["activity"]),
        "groups": Choices(text("Groups"), ids["group"]),
        "places": Choices(text("Places"), ids["place"]),
    }
    for column in (column for sheet in SHEETS for column in columns[sheet]):
        if (choices := choices_in(column)) and list_name(column) not in lists:
            by_value = words_in(column, words)
            shown = [by_value.get(value, value) for value in choices]
            title = column.title if len(choices) > _FEW else ", ".join(shown)
            lists[list_name(column)] = Choices(title, shown)
    return {name: choices for name, choices in lists.items() if choices.values}


def list_name(column: Column) -> str:
    """Which list has what may be chosen in a column; "" if anything may be typed."""
    if column.list:
        return column.list
    choices = choices_in(column)
    return ", ".join(choices) if len(choices) <= _FEW else column.title
