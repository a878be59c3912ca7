"""A list that is imported is kept out of git, also where the directory began before ``init`` saw to it."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

from fingerpost.files.durable import write_whole
from fingerpost.writing.project_texts import NO_LISTS

IGNORE_FILE = ".gitignore"


def keep_out(top: Path, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """Add what is not there yet to ``.gitignore``, so that git leaves these files alone.

    A file that git has already stays in git: a check says so.

    Args:
        top: The folder that has ``mkdocs.yml``.
        paths: Files that are not for everybody. Those outside the folder are none of git's business.

    Returns:
        The files that were not kept out before, as paths from the folder.

    Raises:
        OSError: If it cannot be written.
    """
    ignore = top / IGNORE_FILE
    here = top.resolve()
    names = [path.resolve().relative_to(here).as_posix() for path in paths if path.resolve().is_relative_to(here)]
    text = ignore.read_bytes().decode("utf-8", "surrogateescape") if ignore.is_file() else ""
    new = tuple(name for name in names if not _is_kept_out(name, text))
    if not new:
        return ()
    text = _ended(text)
    if NO_LISTS.splitlines()[1] not in text.splitlines():
        text += NO_LISTS
    text += "".join(f"/{_as_pattern(name)}\n" for name in new if not _is_kept_out(name, text))
    write_whole(ignore, text.encode("utf-8", "surrogateescape"))
    return new


def _is_kept_out(name: str, text: str) -> bool:
    """Whether a line of ours says so. The whole language of such a file is git's; one line too many does no harm."""
    top, _, below = name.partition("/")
    for line in map(str.rstrip, text.splitlines()):
        if line == f"/{_as_pattern(name)}" or (below and line == f"/{top}/"):
            return True
        if not below and line.startswith("/") and not line.endswith("/") and fnmatchcase(top, line[1:]):
            return True
    return False


def _as_pattern(name: str) -> str:
    """A name for a line of ``.gitignore``, where some signs mean more than themselves."""
    return re.sub(r"([\\*?\[\] ])", r"\\\1", name)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
