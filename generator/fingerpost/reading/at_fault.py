"""Which record was in hand when an unexpected exception was raised.

A fault in a record that the checks know is a ``Problem``. This is for all other faults: somebody can take one named
file out of the folder and publish the rest, but can do nothing with the name of a Python exception.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import wraps
from types import FrameType
from typing import ParamSpec, TypeVar

from fingerpost.reading.spans import FileSpans
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.place import Place

REPORT_IT = (
    "Move that file out of the folder to publish the rest. "
    "Set FINGERPOST_TRACEBACK=1, run it again, and report what it says."
)

P = ParamSpec("P")
R = TypeVar("R")

# What each room of the package does with a record; the innermost says what could not be done.
_DOES = {
    "checks": "could not be checked",
    "search": "could not be made ready for the search",
    "pages": "could not be made into a page",
}
_READ = "could not be read"
_WHY: dict[type[Exception], str] = {
    OverflowError: "a number or a day in it is larger than Fingerpost can count",
    RecursionError: "there are too many things inside each other in it",
    UnicodeError: "there is a character in it that cannot be written",
}


class RecordFailed(Exception):
    """One record could not be dealt with: the file, what could not be done, and why.

    It can be passed between processes.
    """

    def __init__(self, file: str, what: str, why: str) -> None:
        super().__init__(file, what, why)
        self.file, self.what, self.why = file, what, why

    def __str__(self) -> str:
        return f"{self.file} {self.what} ({self.why})."


def failure_of(error: Exception) -> RecordFailed | None:
    """Name the record that was being handled when something was raised; None if there was none, or it is not to blame.

    The text of an error may quote a record, so it is left out.
    """
    if isinstance(error, RecordFailed):
        return error
    if isinstance(error, OSError | MemoryError):
        return None  # of the disk or the computer
    frames = list(_frames(error))
    file = next((name for frame in reversed(frames) if (name := _file_in_hand(frame))), "")
    if not file:
        return None
    rooms = (str(frame.f_globals.get("__name__", "")).split(".") for frame in reversed(frames))
    what = next(
        (_DOES[room[1]] for room in rooms if len(room) > 1 and room[0] == "fingerpost" and room[1] in _DOES), _READ
    )
    why = next((words for kind, words in _WHY.items() if isinstance(error, kind)), "")
    return RecordFailed(file, what, why or f"something in it that Fingerpost did not expect: {type(error).__name__}")


def naming_its_record(work: Callable[P, R]) -> Callable[P, R]:
    """Let whatever is raised name the record, because a worker cannot pass its frames to another process."""

    @wraps(work)
    def named(*arguments: P.args, **options: P.kwargs) -> R:
        try:
            return work(*arguments, **options)
        except Exception as error:
            fault = failure_of(error)
            if fault is None or fault is error or os.environ.get("FINGERPOST_TRACEBACK"):
                raise
            raise fault from error

    return named


def _frames(error: Exception) -> Iterator[FrameType]:
    """From where it was caught to where it was raised."""
    at = error.__traceback__
    while at is not None:
        yield at.tb_frame
        at = at.tb_next


def _file_in_hand(frame: FrameType) -> str:
    """The file of the record that a function was given or reached last."""
    for value in reversed(list(frame.f_locals.values())):
        for candidate in (value, _record_of(value)):
            if isinstance(candidate, Activity | Group | Place | FileSpans):
                return candidate.file
    return ""


def _record_of(value: object) -> object:
    try:
        return getattr(value, "record", None)
    except Exception:  # a value of a template that does not like to be asked
        return None
