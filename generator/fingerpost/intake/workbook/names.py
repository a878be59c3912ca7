"""Names and ids in cells that choose from a list: an editor may write either."""

from __future__ import annotations

from typing import Any

from fingerpost.exchange.workbook.columns import Column
from fingerpost.records.directory import Directory


class Names:
    """What is called how, by the list that has it."""

    def __init__(self, directory: Directory) -> None:
        vocabulary = directory.vocabulary
        self._lists: dict[str, dict[str, Any]] = {
            "categories": dict(vocabulary.categories),
            "needs": dict(vocabulary.needs),
            "audiences": dict(vocabulary.audiences),
            "areas": dict(vocabulary.areas),
            "calendars": dict(directory.calendars),
            "activities": dict(directory.activities),
            "groups": dict(directory.groups),
            "places": dict(directory.places),
        }
        self._ids: dict[str, dict[str, str]] = {}
        self.directory = directory

    def add(self, name: str, record_id: str, words: str) -> None:
        """Something new of a list."""
        by_name = self._by_name(name)
        key = words.casefold()
        by_name[key] = "" if key in by_name else record_id
        self._lists[name][record_id] = None

    def resolve(self, column: Column, value: Any) -> Any:
        """A value with ids in place of names; what is neither stays as it is, and the check says so."""
        if not column.list or value is None:
            return value
        return (
            [self.id_of(column.list, one) for one in value]
            if isinstance(value, list)
            else self.id_of(column.list, value)
        )

    def id_of(self, name: str, words: str) -> str:
        """The id that words of a list mean, or the words."""
        if words in self._lists[name]:
            return words
        return self._by_name(name).get(words.casefold(), "") or words

    def _by_name(self, name: str) -> dict[str, str]:
        if name not in self._ids:
            by_name: dict[str, str] = {}
            for each_id, each in self._lists[name].items():
                key = str(getattr(each, "name", "")).casefold()
                by_name[key] = "" if key in by_name else each_id  # a name that two have means neither
            self._ids[name] = by_name
        return self._ids[name]
