"""Writing where an address leads for good into the records that name it: one line each, and only when asked to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fingerpost.records.web_address import host_of
from fingerpost.stewardship.changes import Changes
from fingerpost.stewardship.files_of_records import CannotChange, find_file
from fingerpost.stewardship.links.memory import Memories
from fingerpost.stewardship.links.targets import Target, Use


def is_same_site(address: str, other: str) -> bool:
    """Whether two addresses are of one site; another may belong to whoever bought the name.

    >>> is_same_site("http://example.org/tea", "https://www.example.org/tea/")
    True
    """
    return host_of(address) == host_of(other)


def moved_uses(targets: Iterable[Target], memories: Memories) -> Iterator[tuple[Use, str]]:
    """Each address of a record that has moved, and where to."""
    for target in targets:
        memory = memories.get(target.address)
        if memory is not None and memory.moved_to and not memory.failures:
            yield from ((use, memory.moved_to) for use in target.uses)


def write_moved(assets: Path, uses: Iterable[tuple[Use, str]]) -> tuple[Changes, list[Use]]:
    """Work out what to write, and which are left to a person: those in descriptions, and files that have changed."""
    changes, by_hand = Changes(), []
    for use, to in uses:
        file = find_file(assets, use.record.kind, use.record.id)
        if file is None or use.path == "description":
            by_hand.append(use)
            continue
        try:
            if _value_at(file.values(), use.path) != use.text:
                by_hand.append(use)
                continue
            changes.set(file, use.path, to)
        except CannotChange:
            by_hand.append(use)
    return changes, by_hand


def _value_at(values: Any, path: str) -> Any:
    for step in path.split("."):
        try:
            values = values[int(step)] if isinstance(values, list) else values[step]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return values
