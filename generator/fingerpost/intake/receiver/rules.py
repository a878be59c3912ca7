"""What becomes of a submission, with the records as they are now."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fingerpost.intake.proposed_change import ProposedChange
from fingerpost.intake.read_submission import read_submission
from fingerpost.intake.sent_together import propose_all
from fingerpost.intake.submission import MISSING, NotUnderstood
from fingerpost.language import Language, language_for
from fingerpost.reading.read import FolderMissing, read_directory
from fingerpost.records.directory import Directory
from fingerpost.stewardship.files_of_records import CannotChange

_LOOK_AGAIN = 30  # seconds
_LONGEST_NOTE = 2000  # as schema/submission.schema.json has it
_FOR_EDITORS = ("reply",)  # how to reach whoever sent it: never a part of a proposal


@dataclass(frozen=True, slots=True)
class Fault:
    """What has to be put right before a submission is accepted: the field, as ``sessions[0].start``, and a sentence."""

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
                with suppress(FolderMissing):  # for a moment, as when another version is put in its place
                    self._directory, _ = read_directory(self._assets)
                    self._state = state
        return self._directory

    @property
    def language(self) -> Language:
        """The first language of the site: that of its form."""
        return language_for(self.directory.settings.languages[0])

    def name_of(self, kind: str, record_id: str) -> str:
        """What an entry is called; "" if there is none."""
        record = self.directory.of_kind(kind).get(record_id)
        return record.name if record else ""

    def changes_of(self, submission: Mapping[str, Any]) -> list[ProposedChange]:
        """What would be written: a new place first, where there is one, and then the entry itself.

        Raises:
            NotUnderstood: If it cannot be used.
            CannotChange: If the file of the entry cannot be changed so.
        """
        rest = {name: value for name, value in submission.items() if name not in _FOR_EDITORS}
        text = json.dumps(rest, ensure_ascii=False).encode("utf-8", "replace")
        return propose_all(read_submission(text), self.directory, self._today())

    def judge(self, submission: Mapping[str, Any]) -> Verdict:
        """What whoever sent it has to put right, and what will be left out; the rest is for an editor."""
        if submission.get("want") == MISSING:
            return _judge_note(submission.get("note"), self.language.text)
        try:
            changes = self.changes_of(submission)
        except NotUnderstood as why:
            return Verdict(faults=(Fault("", "not-understood", f"{why.message} {why.hint}".strip()),))
        except CannotChange:
            return Verdict()  # the file is to blame, and the editor sees why
        return Verdict(not_taken=tuple(line for change in changes for line in change.not_taken))


def _judge_note(note: object, text: Callable[..., str]) -> Verdict:
    """Of a search that found nothing: its note is all there is."""
    if not isinstance(note, str) or not note.strip():
        return Verdict(faults=(Fault("note", "note-missing", text("Write what you looked for.")),))
    if len(note) > _LONGEST_NOTE:
        words = text("That is too long. At most {most} characters can be sent.", most=f"{_LONGEST_NOTE:,}")
        return Verdict(faults=(Fault("note", "note-long", words),))
    return Verdict()


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
