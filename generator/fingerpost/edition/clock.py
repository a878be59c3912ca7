"""Today's date, read once at the edge of the program and refused when it is impossible."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fingerpost.records.directory import Directory, Record

# Before this there was no Fingerpost to run; after it, no directory can have been checked yet.
_POSSIBLE = range(2020, 2100)

# A directory is checked again within a year, so a clock a year behind its newest check is slow, not the records quick.
BEHIND = timedelta(days=365)
# Somebody may leave a directory alone for years, and its pages then say how old they are. Not for ten.
AHEAD = timedelta(days=3653)

_EPOCH = "SOURCE_DATE_EPOCH"


class ClockWrong(Exception):
    """The day cannot be today: a sentence for people, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = (
            f"Take {_EPOCH} away from the environment, or set it to seconds since 1970."
            if os.environ.get(_EPOCH)
            else "Set the clock of this computer, and run it again."
        )


def today() -> date:
    """The day of SOURCE_DATE_EPOCH (in UTC) if it is set, so that a build can be repeated; otherwise the clock's.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification 1.1.

    Raises:
        ClockWrong: If it is not a number, or the day is in another century.
    """
    now = _now()
    # The day where the editors are, if nothing else is set.
    return _possible(now.date() if os.environ.get(_EPOCH) else now.astimezone().date())


def here_and_now(timezone: str) -> tuple[date, int]:
    """The day and the minute of it (0 to 1,439) at a place, such as Europe/London, at the same moment as ``today``.

    Raises:
        ClockWrong: As ``today`` does.
    """
    now = _now().astimezone(ZoneInfo(timezone))
    return _possible(now.date()), now.hour * 60 + now.minute


def forget_empty_day() -> None:
    """Remove an empty SOURCE_DATE_EPOCH from the environment: MkDocs would read it as a number, and stop."""
    if os.environ.get(_EPOCH) == "":
        del os.environ[_EPOCH]


def _now() -> datetime:
    epoch = os.environ.get(_EPOCH, "")
    if epoch and not (epoch.isascii() and epoch.isdigit()):
        raise ClockWrong(f"{_EPOCH} is set, but not to a number.")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (OverflowError, ValueError, OSError):
        raise ClockWrong(f"{_EPOCH} is set to a day that is not in any calendar.") from None


def _possible(day: date) -> date:
    if day.year not in _POSSIBLE:
        raise ClockWrong(f"Today is {_date_words(day)} by the clock, which cannot be.")
    return day


def guard_clock(day: date, directory: Directory) -> None:
    """Check that the records could have been checked by today.

    One mistyped date says nothing about the clock, so it counts as slow only if most of the dates are later. Nor does
    the day of somebody's list, which may be old: where all days are of lists, it never counts as fast.

    Raises:
        ClockWrong: If the day is more than a year before the newest check, or more than ten years after it.
    """
    records: tuple[Record, ...] = (
        *directory.activities.values(),
        *directory.groups.values(),
        *directory.places.values(),
    )
    checks = [record.checked.on for record in records if record.checked]
    if not checks:
        return
    newest = max(checks)
    is_slow = newest - day > BEHIND and sum(on > day for on in checks) * 2 > len(checks)
    is_of_lists = all(record.checked.how == "list" for record in records if record.checked)
    if is_slow or (day - newest > AHEAD and not is_of_lists):
        raise ClockWrong(
            f"Today is {_date_words(day)} by the clock, but the newest check of a record is of {_date_words(newest)}."
        )


def _date_words(day: date) -> str:
    from fingerpost.checks.words import say_date  # only for a message

    return say_date(day)
