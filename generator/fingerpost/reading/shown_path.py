"""How a path is shown to people."""

from __future__ import annotations

from pathlib import Path


def shown_path(path: Path) -> str:
    """A path as a person in the current folder would type it."""
    try:
        # Not of the file itself: a link would be shown as what it leads to.
        return path.parent.resolve().relative_to(Path.cwd()).joinpath(path.name).as_posix()
    except ValueError:
        return path.as_posix()
