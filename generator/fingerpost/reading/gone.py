"""What a record said before its file was deleted or renamed, as git remembers it."""

from __future__ import annotations

from pathlib import Path

from fingerpost.reading.git import HistoryUnreadable, is_in_repository, run
from fingerpost.reading.layout import FOLDERS


def text_of_gone(assets: Path, kind: str, record_id: str) -> bytes | None:
    """The last committed text of a record whose file is missing; None if git has none.

    The deletion may be committed or not.
    """
    if not assets.is_dir() or not is_in_repository(assets):
        return None
    try:
        for ending in ("yaml", "yml"):
            path = f"{FOLDERS[kind]}/{record_id}.{ending}"
            arguments = ["log", "-1", "--format=%H", "--diff-filter=D", "--no-renames", "HEAD", "--", path]
            deleted = run(assets, arguments).stdout.decode("ascii", "replace").strip()
            for commit in ("HEAD", f"{deleted}^1" if deleted else ""):
                if commit and (answer := run(assets, ["cat-file", "blob", f"{commit}:./{path}"])).returncode == 0:
                    return answer.stdout
    except HistoryUnreadable:
        pass
    return None
