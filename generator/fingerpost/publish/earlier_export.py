"""Which files of a folder an export has written, so that the next one can delete those that are no longer in it.

Otherwise a folder that is passed on would still show a closed activity, or the second part of a list that is shorter
now.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from fingerpost.files.durable import write_whole
from fingerpost.files.page_files import digest_of

NAME = ".fingerpost-export"
_ABOUT = "# Files that fingerpost export has written here: format, digest, name. The next export deletes what has gone."

Digests = Mapping[str, Mapping[str, str]]  # by the name of a format, the digest of each file by its name


def read_list(folder: Path) -> Digests:
    """What earlier exports have written; nothing if there is no list, and no name that leads out of the folder."""
    path = folder / NAME
    digests: dict[str, dict[str, str]] = {}
    if path.is_symlink() or not path.is_file():
        return digests
    for line in path.read_text("utf-8", "replace").splitlines():
        words = line.split(" ", 2)
        if len(words) == 3 and not line.startswith("#") and _is_inside(words[2]):
            digests.setdefault(words[0], {})[words[2]] = words[1]
    return digests


def write_list(folder: Path, digests: Digests) -> None:
    """Say what is there now."""
    lines = [f"{name} {digest} {file}" for name, files in sorted(digests.items()) for file, digest in files.items()]
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / NAME, "\n".join([_ABOUT, *lines, ""]).encode())


def delete_unused(folder: Path, unused: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """Delete files that have the digest they were written with, and folders that are empty then.

    Returns:
        How many were deleted, and the names of those that somebody has changed since.
    """
    deleted, changed = 0, []
    for name, digest in unused.items():
        path = folder / name
        if any(each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(folder)):
            continue
        if not path.is_file():
            continue
        if digest_of(path.read_bytes()) != digest:
            changed.append(name)
            continue
        path.unlink()
        deleted += 1
        for parent in path.relative_to(folder).parents[:-1]:
            with suppress(OSError):  # something else is in it
                (folder / parent).rmdir()
    return deleted, tuple(changed)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
    )
