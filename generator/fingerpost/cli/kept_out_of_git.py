"""Lists, and pages that show what is in them, stay out of a repository that everybody may read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def kept_out_of_git(assets: Path, *paths: Path) -> Iterator[str]:
    """See to it that files which are not for everybody stay out of git, and say for which that was new."""
    from fingerpost.checks.project import layout_of
    from fingerpost.writing.keep_out import keep_out

    top = layout_of(assets).top
    if top is None:
        return
    try:
        new = keep_out(top, paths)
    except OSError:
        names = ", ".join(map(str, paths))
        yield f"{names}: not for everybody, and .gitignore could not be written. Keep it out of git."
        return
    if new:
        yield f"{', '.join(new)}: kept out of git by .gitignore from now on, as a public repository shows all of it."
