"""Taking an answer back: each file that it changed has its text of before again, if nobody has changed it since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fingerpost.files.durable import write_whole
from fingerpost.stewardship.files_of_records import CannotChange, RecordFile


class FileChange(NamedTuple):
    """What an answer did to a file."""

    file: RecordFile
    before: str
    after: str


def take_back(changes: Iterable[FileChange]) -> tuple[int, list[str]]:
    """Put files back as they were, the last first.

    Returns:
        How many; and the paths of those that are left, because somebody has changed them since.

    Raises:
        OSError: If one cannot be written.
    """
    number, others = 0, list[str]()
    for file, before, after in reversed(list(changes)):
        try:
            is_ours = file.text() == after
        except CannotChange:
            is_ours = False
        if is_ours:
            write_whole(file.path, before.encode())
            number += 1
        else:
            others.append(file.shown)
    return number, others
