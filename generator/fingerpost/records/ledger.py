"""The ledger: every address that was ever published, since when, and what is there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

RECORD_KINDS = ("activity", "group", "place")
Key = tuple[str, str]  # kind and id


class State(StrEnum):
    """What is at an address."""

    PUBLISHED = "published"
    MOVED = "moved"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One line of the ledger: an address that leads somewhere for ever."""

    address: str  # of the page, from the root of the site
    kind: str  # activity | group | place, or that of a list: category | need | town | letter | list
    id: str
    since: date
    state: State = State.PUBLISHED
    code: str = ""  # the short code; "" for lists, and for a record that keeps the code of its former address
    target: str = ""  # where it leads now, if it has moved
    line: int = 0  # of the file, from 1

    @property
    def key(self) -> Key:
        return (self.kind, self.id)

    @property
    def is_of_a_record(self) -> bool:
        return self.kind in RECORD_KINDS


@dataclass(frozen=True)
class Ledger:
    """All lines, in the order of the file. Two for one address are left by two branches that both published it."""

    promises: tuple[Promise, ...] = ()

    @cached_property
    def by_address(self) -> Mapping[str, Promise]:
        """One promise for each address: the earliest day, and the first code, of those there are."""
        merged: dict[str, Promise] = {}
        for promise in self.promises:
            other = merged.get(promise.address)
            merged[promise.address] = _join(other, promise) if other else promise
        return merged

    @cached_property
    def records(self) -> Mapping[Key, Promise]:
        """Those of records, by kind and id."""
        return {promise.key: promise for promise in self.by_address.values() if promise.is_of_a_record}

    @cached_property
    def codes(self) -> Mapping[str, tuple[Promise, ...]]:
        """Each code with what it leads to: more than one only where two branches gave the same."""
        codes: dict[str, dict[str, Promise]] = {}
        for promise in self.promises:
            if promise.code:
                codes.setdefault(promise.code, {})[promise.address] = self.by_address[promise.address]
        return {code: tuple(of_code.values()) for code, of_code in codes.items()}

    def code_of(self, kind: str, record_id: str, former_ids: Iterable[str]) -> str:
        """The code of a record: its own, or that of the address it had before; "" if it has none yet."""
        for old in (record_id, *former_ids):
            if (promise := self.records.get((kind, old))) and promise.code:
                return promise.code
        return ""


def _join(one: Promise, other: Promise) -> Promise:
    """Two lines of one address as one. A state that is no longer "published" was written later."""
    later = other if one.state is State.PUBLISHED else one
    first, second = sorted((one, other), key=lambda promise: (promise.since, promise.code))
    return replace(later, since=first.since, code=first.code or second.code, line=min(one.line, other.line))
