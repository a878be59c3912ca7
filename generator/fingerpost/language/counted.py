"""Counts in the messages of commands, which are in English."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many there are.

    >>> counted(1, "record"), counted(1400, "record"), counted(2, "activity", "activities")
    ('1 record', '1,400 records', '2 activities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
