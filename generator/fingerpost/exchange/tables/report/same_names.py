"""Activities of a list that have one name, one group and one place: often one that is on several days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fingerpost.exchange.tables.mapping import RecordSpec, TableMapping
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.mapping_rules import columns_in
from fingerpost.exchange.tables.propose.yaml_lines import list_of
from fingerpost.exchange.tables.table import Table
from fingerpost.records.problem import Problem, Severity

_BETWEEN = "\n"


class Again(NamedTuple):
    """A name that several have."""

    name: str
    row: int  # of the second
    number: int  # how many have it


@dataclass(slots=True)
class SameNames:
    """How many activities have each name. Of a large list there are very many, so a name is kept from the second on."""

    _numbers: dict[int, int] = field(default_factory=dict)
    _again: dict[int, tuple[str, int]] = field(default_factory=dict)

    def add(self, title: str, row: int) -> None:
        """Count an activity, by what ``title_of`` gives."""
        key = hash(title)
        self._numbers[key] = number = self._numbers.get(key, 0) + 1
        if number == 2:
            self._again[key] = title.partition(_BETWEEN)[0], row

    def __iter__(self) -> Iterator[Again]:
        for key, (name, row) in self._again.items():
            yield Again(name, row, self._numbers[key])


def title_of(values: Mapping[str, Any]) -> str:
    """The name of an activity, with its group and the places where it is."""
    places = sorted({str(session.get("place", "")) for session in values.get("sessions", ())})
    return _BETWEEN.join([str(values.get("name", "")), str(values.get("group", "")), *places])


def remarks_on_same_names(names: SameNames, mapping: TableMapping, table: Table) -> Iterator[Problem]:
    """Say of each name how many have it, and what makes one activity of them."""
    specs = [spec for spec in mapping.records if spec.kind == "activity"]
    if len(specs) != 1 or specs[0].together or specs[0].each:
        return
    title, *_ = [*columns_in(specs[0].fields.get("name", ""), mapping.columns), ""]
    typed = f"key: {list_of(_key_of(specs[0], mapping))} and together: [sessions]"
    for name, row, number in names:
        yield Problem(
            code="same-name",
            severity=Severity.WARNING,
            span=table.span(row, title),
            message=f"{number:,} activities are called {name}, with the same group and place.",
            hint=f"If they are one, on several days, write under activity: in the mapping {typed}. Where they are here "
            "already, delete their files first. Then import again.",
        )


def _key_of(activity: RecordSpec, mapping: TableMapping) -> list[str]:
    """What tells one activity from another, but for when it is."""
    specs = [activity.fields.get("name", "")]
    specs += [part for spec in mapping.records if spec.kind in ("group", "place") for part in spec.key]
    return [as_gap(name) for name in dict.fromkeys(columns_in(specs, mapping.columns))]
