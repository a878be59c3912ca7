"""Where the parts of a project are, and how their paths are shown."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from fingerpost.records.span import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A folder of records, and the project around it if there is one."""

    assets: Path
    top: Path | None  # the folder that holds mkdocs.yml; None: a folder of records alone

    @property
    def config(self) -> Path | None:
        """mkdocs.yml, whatever it is."""
        return self.top / "mkdocs.yml" if self.top else None

    @property
    def docs(self) -> Path | None:
        """The editorial pages. MkDocs could be pointed elsewhere; that is reported."""
        return self.top / "docs" if self.top else None

    def shown(self, path: Path) -> str:
        """A path as a person in the current folder would type it; no link below the project is followed."""
        base = self.top or self.assets.parent.resolve()
        whole = base / os.path.relpath(path, self.top or self.assets.parent)
        try:
            return whole.relative_to(Path.cwd()).as_posix()
        except ValueError:
            return path.as_posix()

    def span(self, path: Path, line: int = 1, column: int = 1, length: int = 1) -> Span:
        """A place in a file of the project."""
        return Span(self.shown(path), line, column, length)


def layout_of(assets: Path) -> Layout:
    """Find the project around a folder of records.

    The project itself may be a link. If mkdocs.yml is beside a link called assets, that link is part of the project; a
    link anywhere else is only another way to write where the records are.
    """
    beside = assets.resolve().parent if assets.name in ("", "..") else assets.parent.resolve()
    if os.path.lexists(beside / "mkdocs.yml"):
        return Layout(beside / assets.resolve().name if assets.name in ("", "..") else beside / assets.name, beside)
    there = assets.resolve()
    if os.path.lexists(there.parent / "mkdocs.yml"):
        return Layout(there, there.parent)
    return Layout(there, None)
