"""Files that are believed only where they were written, and only by the program that wrote them.

What a build keeps lies in the folder of the directory, where a change proposed by anybody could put a file of the same
name. So each file names its own inode, which no checkout and no archive can give it, and is plain text that is only
read, never run.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from fingerpost.files.own import PACKAGE, schema_folder
from fingerpost.files.plain_file import open_plain


def code_digest() -> str:
    """Name the program: every file of ours, and every library with its version."""
    digest = blake2b(f"{sys.version} {version('fingerpost')}".encode(), digest_size=16)
    for folder in (PACKAGE, schema_folder()):
        for path in sorted(files_below(str(folder))):
            digest.update(path.encode() + b"\0" + Path(path).read_bytes())
    for folder_name in sys.path:
        if os.path.isdir(folder_name):  # noqa: PTH112 - may be a zip file or nothing
            installed = sorted(name for name in os.listdir(folder_name) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
            digest.update("\0".join(installed).encode())
    return digest.hexdigest()


def files_below(folder: str, *, links: bool = False) -> list[str]:
    """Every file below a folder, in no order; with ``links``, links to folders as well, which are not followed."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    found += files_below(entry.path, links=links)
            elif entry.is_file() or links:
                found.append(entry.path)
    return found


def write_cache_file(path: Path, made_for: str, content: str) -> None:
    """Write a file in one step, sealed to its place; or leave it, if that cannot be done.

    Args:
        path: Where.
        made_for: What it holds for; a reader must name the same.
        content: The text.
    """
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        with new.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(f"{os.fstat(opened.fileno()).st_ino} {made_for}\n{content}")
        new.replace(path)
    except OSError:  # a folder that cannot be written, a full disk: the next build takes longer, and that is all
        with suppress(OSError):
            new.unlink(missing_ok=True)


def read_cache_file(path: Path, made_for: str) -> str | None:
    """Read a file back; None if it is not there, was made for something else, or was not written here."""
    try:
        with os.fdopen(open_plain(path), encoding="utf-8", newline="\n") as opened:
            if opened.readline(200) != f"{os.fstat(opened.fileno()).st_ino} {made_for}\n":
                return None
            return opened.read()
    except (OSError, ValueError):
        return None
