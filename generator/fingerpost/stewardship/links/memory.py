"""What earlier runs came to, in one file: an address is broken only after several failures over two weeks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from fingerpost.files.durable import write_whole
from fingerpost.records.web_address import Refused, read_web
from fingerpost.stewardship.links.answer import Answer, Result

FILE = "links.json"
FAILURES, OVER = 3, timedelta(days=14)
AGAIN, AGAIN_IF_FAILED, LOOK_AGAIN = timedelta(days=7), timedelta(days=3), timedelta(days=30)
LONGEST_WAIT = timedelta(days=14)  # that a server may ask for
_LARGEST = 100_000_000  # bytes


class NotOurFile(Exception):
    """A file is not what an earlier run wrote."""


@dataclass(slots=True, kw_only=True)
class Memory:
    """What is known of one address."""

    asked: date | None = None
    result: str = ""  # of the last time that it said anything about the address: see Result
    why: str = ""
    failures: list[date] = field(default_factory=list)  # days on which it failed, since it last was there
    moved_to: str = ""
    hint: str = ""
    looked: date | None = None  # when the page itself was last looked at
    wait_until: date | None = None

    @property
    def is_broken(self) -> bool:
        """Whether it has failed so often, and for so long, that the trouble will not pass."""
        return len(self.failures) >= FAILURES and self.failures[-1] - self.failures[0] >= OVER

    def is_due(self, today: date) -> bool:
        """Whether it has to be asked now."""
        if self.wait_until and self.wait_until - today <= LONGEST_WAIT:
            return today >= self.wait_until
        again = AGAIN_IF_FAILED if self.failures else AGAIN
        return self.asked is None or not timedelta(0) <= today - self.asked < again

    def is_worth_a_look(self, today: date) -> bool:
        """Whether to look at the page itself, not only whether it is there."""
        return self.looked is None or bool(self.hint) or not timedelta(0) <= today - self.looked < LOOK_AGAIN

    def take(self, answer: Answer, today: date) -> None:
        """Remember what has come of asking."""
        self.asked = today
        self.wait_until = today + timedelta(days=answer.wait_days) if answer.wait_days else None
        if answer.result == Result.LATER:
            return  # it says nothing about the address
        self.result, self.why = answer.result.value, answer.why
        if answer.result == Result.FAILED:
            self.failures = [*(day for day in self.failures if day < today), today]
        elif answer.result == Result.FINE:
            self.failures = []
            self.moved_to = answer.moved_to
            if answer.has_looked:
                self.looked, self.hint = today, answer.hint
            else:
                self.hint = answer.hint or self.hint


Memories = dict[str, Memory]


def read_memories(path: Path) -> Memories:
    """Read the results of earlier runs; nothing if there were none.

    Raises:
        NotOurFile: If the file is something else.
        OSError: If it cannot be read.
    """
    if not path.exists():
        return {}
    try:
        if path.stat().st_size > _LARGEST:
            raise NotOurFile
        rows = json.loads(path.read_bytes())["links"]
        return {str(address): _memory(row) for address, row in rows.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotOurFile from None


def write_memories(path: Path, memories: Mapping[str, Memory]) -> None:
    """Write them whole or not at all, in order of address.

    Raises:
        OSError: If they cannot be written.
    """
    rows = {address: _row(memory) for address, memory in sorted(memories.items())}
    words = {"about": "What fingerpost links remembers. It may be deleted: then it begins again.", "links": rows}
    write_whole(path, (json.dumps(words, indent=1, ensure_ascii=False) + "\n").encode())


def without_others(memories: Memories, addresses: Iterable[str]) -> Memories:
    """Only what the directory still names."""
    return {address: memories[address] for address in addresses if address in memories}


def _row(memory: Memory) -> dict[str, Any]:
    return {
        name: [day.isoformat() for day in value] if isinstance(value, list) else _plain(value)
        for name, value in asdict(memory).items()
        if value
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _memory(row: dict[str, Any]) -> Memory:
    days = {"asked", "looked", "wait_until"}
    values = {name: row[name] for name in (each.name for each in fields(Memory)) if name in row}
    for name, value in values.items():
        if name == "failures":
            values[name] = sorted(date.fromisoformat(day) for day in value)
        elif name in days:
            values[name] = date.fromisoformat(value)
        elif not isinstance(value, str):
            raise TypeError(name)
    if isinstance(read_web(values.get("moved_to", "")), Refused):
        values["moved_to"] = ""  # it may be written into a record
    return Memory(**values)
