"""What the directory makes of a submission, with its records as they are now."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from fingerpost.intake.proposed_change import ProposedChange, propose
from fingerpost.intake.read_submission import read_submission
from fingerpost.intake.sift import PATHS
from fingerpost.intake.submission import NotUnderstood, Submission
from fingerpost.reading.read import make_record, read_directory, read_record
from fingerpost.records.directory import Directory, Record
from fingerpost.records.place import Place
from fingerpost.stewardship.files_of_records import CannotChange

_LOOK_AGAIN = 30  # seconds


@dataclass(frozen=True, slots=True)
class Fault:
    """What is to be put right before a submission is taken: the field, as ``sessions[0].start``, and a sentence."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the directory says of a submission."""

    faults: tuple[Fault, ...] = ()  # while there are any, it is not taken
    not_taken: tuple[str, ...] = ()  # sentences: what an editor would not see in the record, and why


class Rules:
    """The records, read again when one of their files has changed."""

    def __init__(self, assets: Path, today: Callable[[], date], clock: Callable[[], float] = time.monotonic) -> None:
        """Read them.

        Raises:
            FolderMissing: If there is no such folder.
        """
        self._assets, self._today, self._clock = assets, today, clock
        self._state = _state_of(assets)
        self._directory, _ = read_directory(assets)
        self._looked = clock()

    @property
    def directory(self) -> Directory:
        """The records as they were at most half a minute ago."""
        if self._clock() - self._looked > _LOOK_AGAIN:
            self._looked = self._clock()
            if (state := _state_of(self._assets)) != self._state:
                self._directory, _ = read_directory(self._assets)
                self._state = state
        return self._directory

    def name_of(self, kind: str, record_id: str) -> str:
        """What an entry is called; "" where there is none."""
        records: Mapping[str, Mapping[str, Record]] = {
            "activity": self.directory.activities,
            "group": self.directory.groups,
            "place": self.directory.places,
        }
        record = records.get(kind, {}).get(record_id)
        return record.name if record else ""

    def changes_of(self, submission: Mapping[str, Any]) -> list[ProposedChange]:
        """What would be written: a new place first, where there is one, and then the entry itself.

        Raises:
            NotUnderstood: If nothing can be made of it.
            CannotChange: If the file of the entry leaves no room for it.
        """
        directory, today = self.directory, self._today()
        record = deepcopy(submission.get("record") or {})
        changes = []
        if isinstance(place := submission.get("place"), Mapping):
            change = propose(_read("add", "place", "", submission, place.get("record")), directory, today)
            changes.append(change)
            if not change.has_errors:
                new = make_record("place", change.id, read_record("place", change.text.encode(), ""), PATHS)
                assert isinstance(new, Place)  # noqa: S101  # its kind says so
                directory = replace(directory, places={**directory.places, change.id: new})
                _call_place(record, str(place.get("id", "")), change.id)
        want, kind, entry = (str(submission.get(name, "")) for name in ("want", "kind", "id"))
        changes.append(propose(_read(want, kind, entry, submission, record), directory, today))
        return changes

    def judge(self, submission: Mapping[str, Any]) -> Verdict:
        """What whoever sent it has to put right, and what will be left out; the rest is for an editor."""
        try:
            changes = self.changes_of(submission)
        except NotUnderstood as why:
            return Verdict(faults=(Fault("", "not-understood", f"{why.message} {why.hint}".strip()),))
        except CannotChange:
            return Verdict()  # the file is to blame, and the editor sees why
        return Verdict(not_taken=tuple(line for change in changes for line in change.not_taken))


def _read(want: str, kind: str, entry: str, submission: Mapping[str, Any], record: object) -> Submission:
    """The submission as any other way in reads it, with the same limits and by the same types."""
    about = {
        "want": want,
        "kind": kind,
        "entry": entry,
        "source": str(submission.get("note", "")),
        "agreed": bool(submission.get("consent")),
        "record": record,
    }
    return read_submission(json.dumps(about, ensure_ascii=False).encode("utf-8", "replace"))


def _call_place(record: Any, sent: str, new: str) -> None:
    """Let the sessions name a place by the id that it was given here."""
    for session in record.get("sessions") or () if isinstance(record, Mapping) else ():
        if isinstance(session, dict) and session.get("place") == sent:
            session["place"] = new


def _state_of(assets: Path) -> tuple[int, int]:
    """Changes with any file: how many there are, and when the latest was written."""
    number = latest = 0
    for folder, _, names in os.walk(assets):
        for name in names:
            try:
                latest = max(latest, os.stat(os.path.join(folder, name)).st_mtime_ns)  # noqa: PTH116, PTH118
            except OSError:
                continue
            number += 1
    return number, latest
