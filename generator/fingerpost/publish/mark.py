"""The mark in a folder that Fingerpost has written: which files are its own, and which records they show.

Only a folder with the mark is replaced, and only if nothing is in it that the mark does not name.
"""

from __future__ import annotations

import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.pages.write import PageWriter
from fingerpost.publish.mounts import mounts_below
from fingerpost.records.plain_file import open_plain

NAME = ".fingerpost"
_FORMAT = 1
_ABOUT = "Fingerpost wrote this folder and replaces it at each build. What is to be kept in it belongs in docs."

# What a computer leaves in any folder that somebody looks at, in small letters. It is nobody's work.
_LITTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a folder that Fingerpost has written."""

    files: frozenset[str] = frozenset()  # from the folder, such as a/chat/index.html
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ids by kind


def write_mark(folder: Path, records: Mapping[str, Iterable[str]] | None = None) -> None:
    """Take all that is in a folder for Fingerpost's: only for one that nobody else can have written into."""
    listed = {
        "files": sorted(name for name in _names_in(str(folder)) if name != NAME),
        "records": {kind: sorted(ids) for kind, ids in sorted((records or {}).items())},
    }
    packed = b64encode(zlib.compress(json.dumps(listed).encode(), 6)).decode()
    content = json.dumps({"about": _ABOUT, "format": _FORMAT, "list": packed}, indent=1) + "\n"
    PageWriter(folder).write(f"/{NAME}", content.encode())


def read_mark(folder: Path) -> Mark | None:
    """Read the mark of a folder; None if it has none that can be understood."""
    try:
        with os.fdopen(open_plain(folder / NAME), "rb") as opened:
            content = json.loads(opened.read())
        if content["format"] != _FORMAT:
            return None
        listed = json.loads(zlib.decompress(b64decode(content["list"])))
        records = {str(kind): tuple(map(str, ids)) for kind, ids in listed["records"].items()}
        return Mark(frozenset(map(str, listed["files"])), records)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zlib.error):
        return None


def others_in(folder: Path, mark: Mark) -> Iterator[str]:
    """Every file in a folder that Fingerpost did not write; links, and folders that cannot be read, count as files.

    What is mounted in it is somebody else's, whatever its files are called.

    Raises:
        OSError: If a folder cannot be read.
    """
    yield from mounts_below(folder)
    for name in _names_in(str(folder)):
        if name not in mark.files and name != NAME and name.rpartition("/")[2].lower() not in _LITTER:
            yield name


def is_empty(folder: Path) -> bool:
    """Whether nobody's work can be in a folder."""
    return next(others_in(folder, Mark()), None) is None and not os.path.lexists(folder / NAME)


def may_go(folder: Path) -> bool:
    """Whether nothing is lost when a folder is deleted; it need not be there."""
    if folder.is_symlink():
        return False
    try:
        mark = read_mark(folder)
        return is_empty(folder) if mark is None else next(others_in(folder, mark), None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _names_in(folder: str, before: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _names_in(entry.path, f"{before}{entry.name}/")
            else:
                yield before + entry.name
