"""Names and ids in cells that choose from a list: an editor may write either."""

from __future__ import annotations

from typing import Any

from fingerpost.exchange.workbook.columns import Column
from fingerpost.exchange.workbook.typed import Unclear
from fingerpost.reading.suggest import nearest
from fingerpost.records.directory import Directory
from fingerpost.records.ids import check_id

_ONE_OF = {"categories": "category", "activities": "activity"}  # the others lose an s


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
        """A value with ids in place of names; an id that is not there stays as it is, and the check says so.

        Raises:
            Unclear: If it is neither an id nor the name of anything.
        """
        if not column.list or value is None:
            return value
        return (
            [self._id_of(column.list, one) for one in value]
            if isinstance(value, list)
            else self._id_of(column.list, value)
        )

    def id_of(self, name: str, words: str) -> str:
        """The id that words of a list mean, or the words."""
        if words in self._lists[name]:
            return words
        return self._by_name(name).get(words.casefold(), "") or words

    def _id_of(self, name: str, words: Any) -> str:
        record_id = self.id_of(name, str(words))
        if record_id in self._lists[name] or check_id(record_id, "") is None:
            return record_id
        one = _ONE_OF.get(name, name.removesuffix("s"))
        if self._by_name(name).get(record_id.casefold()) == "":
            raise Unclear(f"More than one {one} is called {record_id[:60]}.", "Write the id. The sheet Lists has them.")
        likely = nearest(record_id, [*self._by_name(name), *self._lists[name]])
        raise Unclear(
            f"There is no {one} called {record_id[:60]}.",
            f"Write {self.id_of(name, likely)}." if likely else "The sheet Lists has what there is, by its id.",
        )

    def _by_name(self, name: str) -> dict[str, str]:
        if name not in self._ids:
            by_name: dict[str, str] = {}
            for each_id, each in self._lists[name].items():
                key = str(getattr(each, "name", "")).casefold()
                by_name[key] = "" if key in by_name else each_id  # a name that two have means neither
            self._ids[name] = by_name
        return self._ids[name]
