"""The inbox: a folder with one file for each submission, and what has become of it.

It holds names and phone numbers of people who have not agreed to be published. So nobody else on the machine can look
into it, git does not take it, and what has been dealt with can be forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fingerpost.files.durable import IsALink, write_whole
from fingerpost.records.short_code import ALPHABET

_SIGNS = 9  # of a receipt: it can be read out, and two in a million million are the same
_FORMAT = 1
_UNFINISHED = timedelta(hours=1)  # what is being written longer than that is being written by nobody
_DAMAGE = (ValueError, KeyError, TypeError)  # of a file that is no entry


class State(StrEnum):
    """What has become of what was sent."""

    WAITING = "waiting"
    PROPOSED = "proposed"  # as a pull request
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SPAM = "spam"  # a field was filled in that no person sees


OPEN = (State.WAITING, State.PROPOSED)


class InboxFull(Exception):
    """So much waits that somebody has to look before more is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was sent."""

    receipt: str
    received: datetime
    submission: Mapping[str, Any]
    state: State = State.WAITING
    remark: str = ""  # the reason why it was declined, or why it could not be proposed
    link: str = ""  # of its pull request
    settled: datetime | None = None  # when it was accepted or declined


class Inbox:
    """The folder. Any number of processes may use it: each file is written whole, and then has its name."""

    def __init__(self, folder: Path, *, most_waiting: int = 10_000) -> None:
        self.folder, self._most_waiting = folder, most_waiting
        self._waiting: int | None = None

    def prepare(self) -> None:
        """Make the folder, closed to everybody else and to git.

        Raises:
            OSError: If that cannot be.
        """
        if self.folder.is_symlink():
            raise IsALink(self.folder)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            write_whole(ignore, b"*\n")
        self._clear_parts(datetime.now(UTC))

    def keep(self, submission: Mapping[str, Any], received: datetime, *, is_spam: bool = False) -> Entry:
        """Keep what was sent. When this returns, it is on the disk, and a power cut does not lose it.

        The same sent twice on one day, because the answer was lost, is kept once and has one receipt.

        Raises:
            InboxFull: If too much waits already.
            OSError: If it cannot be written; then nothing was kept.
        """
        entry = Entry(
            receipt=receipt_of(submission, received),
            received=received,
            submission=submission,
            state=State.SPAM if is_spam else State.WAITING,
        )
        path = self._path(entry.receipt)
        is_damaged = False
        if path.exists():
            try:
                return self.entry(entry.receipt)
            except KeyError:
                is_damaged = True  # it was this, and is nothing now
        if self._count() >= self._most_waiting:
            self._waiting = None  # fingerpost inbox, another process, may have forgotten some since
            if self._count() >= self._most_waiting:
                raise InboxFull
        try:
            write_whole(path, _as_bytes(entry), new=not is_damaged)
        except FileExistsError:  # another process was quicker
            return self.entry(entry.receipt)
        self._waiting = self._count() + 1
        return entry

    def entries(self, *states: State) -> list[Entry]:
        """What is in some states, the oldest first."""
        return sorted(
            (entry for entry in self._all() if entry.state in (states or OPEN)),
            key=lambda entry: (entry.received, entry.receipt),
        )

    def entry(self, receipt: str) -> Entry:
        """One of them, by its receipt, in groups or not.

        Raises:
            KeyError: If there is none.
        """
        plain = "".join(sign for sign in receipt.upper() if sign.isalnum())
        if len(plain) != _SIGNS or set(plain) - set(ALPHABET):
            raise KeyError(receipt)
        try:
            return _from_bytes(self._path(plain).read_bytes())
        except (FileNotFoundError, *_DAMAGE):
            raise KeyError(receipt) from None

    def settle(self, entry: Entry, state: State, *, now: datetime, remark: str = "", link: str = "") -> Entry:
        """Write what has become of it.

        Raises:
            OSError: If it cannot be written; then it is as it was.
        """
        settled = replace(entry, state=state, remark=remark, link=link or entry.link, settled=now)
        if state in OPEN:
            settled = replace(settled, settled=None)
        write_whole(self._path(entry.receipt), _as_bytes(settled))
        self._waiting = None
        return settled

    def forget(self, *, now: datetime, after: timedelta) -> int:
        """Delete what was settled, or treated as spam, longer ago than that; returns how many there were."""
        old = [
            entry
            for entry in self._all()
            if entry.state not in OPEN and (entry.settled or entry.received) < now - after
        ]
        for entry in old:
            self._path(entry.receipt).unlink(missing_ok=True)
        self._clear_parts(now)
        self._waiting = None
        return len(old)

    def damaged(self) -> list[str]:
        """The names of files that are not entries: somebody has edited them, or the disk has lost something."""
        return sorted(path.name for path, entry in self._each() if entry is None)

    def _all(self) -> Iterator[Entry]:
        yield from (entry for _, entry in self._each() if entry is not None)

    def _each(self) -> Iterator[tuple[Path, Entry | None]]:
        for path in self.folder.glob("[!.]*.json"):
            try:
                yield path, _from_bytes(path.read_bytes())
            except FileNotFoundError:
                continue  # it was forgotten in this moment
            except (OSError, *_DAMAGE):
                yield path, None

    def _clear_parts(self, now: datetime) -> None:
        """Delete parts of files that a killed process has left: they have names and numbers, and nobody sees them."""
        for path in self.folder.glob(".*.part"):
            with suppress(FileNotFoundError):
                if datetime.fromtimestamp(path.stat().st_mtime, UTC) < now - _UNFINISHED:
                    path.unlink()

    def _count(self) -> int:
        """How many files there are; counted once, because no other process adds many."""
        if self._waiting is None:
            self._waiting = sum(1 for _ in self.folder.glob("[!.]*.json"))
        return self._waiting

    def _path(self, receipt: str) -> Path:
        return self.folder / f"{receipt}.json"


def receipt_of(submission: Mapping[str, Any], received: datetime) -> str:
    """Nine signs that can be read out: the same for the same on one day."""
    text = json.dumps([received.date().isoformat(), submission], sort_keys=True)
    number = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest())
    signs = []
    for _ in range(_SIGNS):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def in_groups(receipt: str) -> str:
    """As it is shown and read out.

    >>> in_groups("C4F7KVWX2")
    'C4F 7KV WX2'
    """
    return " ".join(receipt[start : start + 3] for start in range(0, len(receipt), 3))


def _as_bytes(entry: Entry) -> bytes:
    values = {"format": _FORMAT, **asdict(entry), "received": entry.received.astimezone(UTC).isoformat()}
    values["settled"] = entry.settled.astimezone(UTC).isoformat() if entry.settled else None
    return json.dumps(values, ensure_ascii=True, indent=1).encode()


def _from_bytes(data: bytes) -> Entry:
    values = json.loads(data)
    return Entry(
        receipt=values["receipt"],
        received=datetime.fromisoformat(values["received"]),
        submission=values["submission"],
        state=State(values["state"]),
        remark=values["remark"],
        link=values["link"],
        settled=datetime.fromisoformat(values["settled"]) if values["settled"] else None,
    )
