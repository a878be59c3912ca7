"""Is every file of the project a file of its own? A link could publish what it leads to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from fingerpost.checks.project.layout import Layout
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.problem import Problem

# The reader opens records itself, and looks at each before it does; here are ten thousand of them.
_READ_WITH_CARE = frozenset(FOLDERS.values())


def check_links(layout: Layout) -> Iterator[Problem]:
    """Refuse links, pipes and devices anywhere below the project."""
    for path, is_folder in _parts(layout):
        if not is_own(path, is_folder=is_folder):
            yield _refuse(layout, path)
        elif is_folder:
            for odd in odd_below(path):
                yield _refuse(layout, odd)


def odd_below(folder: Path) -> Iterator[Path]:
    """Yield what is neither a folder nor a file of its own, in order; no link is followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return  # the one who reads the folder says so
    for entry in entries:
        if entry.is_symlink():
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            yield from odd_below(Path(entry.path))
        elif folder.name not in _READ_WITH_CARE and not is_own(Path(entry.path), is_folder=False):
            yield Path(entry.path)


def is_own(path: Path, *, is_folder: bool) -> bool:
    """Whether this is a folder or a file without another name on this disk; one that does not exist is fine."""
    try:
        status = os.lstat(path)
    except OSError:
        return True
    if stat.S_ISDIR(status.st_mode):
        return is_folder
    return not is_folder and stat.S_ISREG(status.st_mode) and status.st_nlink == 1


def _parts(layout: Layout) -> Iterator[tuple[Path, bool]]:
    yield layout.assets, True
    if layout.top is not None:
        yield layout.top / "mkdocs.yml", False
        yield layout.top / "docs", True
        yield layout.top / ".github", True


def _refuse(layout: Layout, path: Path) -> Problem:
    return Problem(
        code="not-a-file",
        span=layout.span(path),
        message=f"{path.name} is a link, or something else that is not a {_expected_kind(path)} of its own.",
        hint="Put the thing itself here, or delete it. What a link leads to would be published.",
        quote=False,
    )


def _expected_kind(path: Path) -> str:
    return "folder" if path.name in ("assets", "docs", ".github") else "file"
