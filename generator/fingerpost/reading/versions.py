"""The earlier versions of one record, on the line of commits that was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fingerpost.reading.git import HistoryUnreadable, is_in_repository, run

MOST = 30  # versions: an error that old has another cause


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """One committed version of a file."""

    on: date  # when it was committed
    blob: str  # git's name for its text
    text: bytes


def earlier_versions(assets: Path, path: str) -> Iterator[EarlierVersion]:
    """The committed versions of a file, the newest first; none if there is no git or no repository.

    Args:
        assets: The folder of records.
        path: Of the file, below that folder.
    """
    if not is_in_repository(assets):
        return
    # Only the first parents: what somebody tried on a branch of theirs was never published.
    arguments = ["log", f"-{MOST}", "--first-parent", "--format=%H %cs", "--no-renames", "HEAD", "--", path]
    try:
        for line in run(assets, arguments).stdout.decode("ascii", "replace").splitlines():
            commit, _, day = line.partition(" ")
            name = f"{commit}:./{path}"
            blob, text = (
                run(assets, ["rev-parse", "--verify", "--quiet", name]),
                run(assets, ["cat-file", "blob", name]),
            )
            if blob.returncode == text.returncode == 0:
                yield EarlierVersion(date.fromisoformat(day), blob.stdout.decode("ascii").strip(), text.stdout)
    except (HistoryUnreadable, ValueError):
        return
