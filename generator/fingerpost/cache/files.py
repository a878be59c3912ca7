"""Cache files: plain text that is only read, never run, with a first line that says what it was made for."""

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
    """Digest the program: every file of Fingerpost, and every installed library with its version.

    It is the same wherever the program is installed.
    """
    digest = blake2b(f"{sys.version} {version('fingerpost')}".encode(), digest_size=16)
    for folder in (PACKAGE, schema_folder()):
        for path in sorted(files_below(str(folder))):
            digest.update(path.removeprefix(str(folder)).encode() + b"\0" + Path(path).read_bytes())
    for folder_name in sys.path:
        if os.path.isdir(folder_name):  # noqa: PTH112 - may be a zip file or nothing
            installed = sorted(name for name in os.listdir(folder_name) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
            digest.update("\0".join(installed).encode())
    return digest.hexdigest()


def files_below(folder: str, *, links: bool = False) -> list[str]:
    """Every file below a folder, in no order; with ``links``, links to folders as well, which are not followed."""
    paths = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    paths += files_below(entry.path, links=links)
            elif entry.is_file() or links:
                paths.append(entry.path)
    return paths


def write_cache_file(path: Path, made_for: str, content: str) -> None:
    """Write a cache file in one step; do nothing if it cannot be written.

    Args:
        path: Where.
        made_for: What the content is valid for; a reader must give the same.
        content: The text.
    """
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        new.unlink(missing_ok=True)
        with new.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_first_line(made_for, content) + content)
        new.replace(path)
    except OSError:  # a folder that cannot be written, a full disk: the next build takes longer, and that is all
        with suppress(OSError):
            new.unlink(missing_ok=True)


def read_cache_file(path: Path, made_for: str) -> str | None:
    """Read a cache file; None if it is missing, was made for something else, or is damaged."""
    try:
        with os.fdopen(open_plain(path), encoding="utf-8", newline="\n") as file:
            first_line, content = file.readline(200), file.read()
    except (OSError, ValueError):
        return None
    return content if first_line == _first_line(made_for, content) else None


def _first_line(made_for: str, content: str) -> str:
    return f"{made_for} {blake2b(content.encode(), digest_size=16).hexdigest()}\n"
