"""The mark in a folder that Fingerpost has written: which files are its own, and which records they show.

A folder is replaced only if it has the mark, contains no file that the mark does not name, and none that has changed
since it was written. docs/decisions/0021-what-a-build-may-replace.md has what that costs.
"""

from __future__ import annotations

import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.files.mounts import mounts_below
from fingerpost.files.page_files import PageFiles, digest_of
from fingerpost.files.page_writer import PageWriter
from fingerpost.files.plain_file import open_plain

NAME, INDEX = ".fingerpost", "index.html"
_FORMAT = 3
_WITHOUT_DIGESTS = (1, 2)  # or with digests of another kind
_DIGITS = 16  # of a digest, 8 bytes: enough against accidents, not against somebody who constructs a collision
_ABOUT = "Fingerpost wrote this folder and replaces it at each build. What is to be kept in it belongs in docs."

# What a computer leaves in any folder that somebody opens, in lower case. It is nobody's work.
_LITTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a folder that Fingerpost has written."""

    files: Mapping[str, str] = field(default_factory=dict)  # a digest for each, such as that of a/chat/index.html
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ids by kind
    has_digests: bool = True  # False: an older Fingerpost wrote it


def write_mark(
    folder: Path,
    records: Mapping[str, Iterable[str]] | None = None,
    pages: PageFiles | None = None,
    names: Iterable[str] = (),
) -> None:
    """Mark everything in a folder as Fingerpost's own. Use it only where nobody else can have written.

    Args:
        folder: Where.
        records: What it shows: ids by kind.
        pages: What is known of its pages, which need not be read again.
        names: All its files, as ``files_in`` gives them, where somebody has just looked.
    """
    contents = {
        "files": {
            name: _known_digest(pages, name) or _short(digest_of((folder / name).read_bytes()))
            for name in sorted(names or (name for name, _ in files_in(str(folder))))
            if name != NAME
        },
        "records": {kind: sorted(ids) for kind, ids in sorted((records or {}).items())},
    }
    packed = b64encode(zlib.compress(json.dumps(contents).encode(), 6)).decode()
    content = json.dumps({"about": _ABOUT, "format": _FORMAT, "list": packed}, indent=1) + "\n"
    PageWriter(folder).write(f"/{NAME}", content.encode())


def read_mark(folder: Path) -> Mark | None:
    """Read the mark of a folder; None if it has none that can be understood."""
    try:
        with os.fdopen(open_plain(folder / NAME), "rb") as file:
            content = json.loads(file.read())
        if content["format"] not in (_FORMAT, *_WITHOUT_DIGESTS):
            return None
        contents = json.loads(zlib.decompress(b64decode(content["list"])))
        records = {str(kind): tuple(map(str, ids)) for kind, ids in contents["records"].items()}
        if content["format"] in _WITHOUT_DIGESTS:
            return Mark(dict.fromkeys(map(str, contents["files"]), ""), records, has_digests=False)
        return Mark({str(name): str(digest) for name, digest in contents["files"].items()}, records)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zlib.error):
        return None


def look_through(
    folder: Path, mark: Mark, pages: PageFiles, *, may_be_edited: bool = False
) -> tuple[list[str], list[str]]:
    """Look at every file in a folder.

    Args:
        folder: Where.
        mark: Its mark.
        pages: What is known of its pages: those whose inode, size and time are unchanged are not read.
        may_be_edited: Do not ask whether files have changed; without it, the mark must have digests.

    Returns:
        The files that Fingerpost did not write, and those of its own that have changed since. Links, and folders that
        cannot be read, count as files. What is mounted there belongs to somebody else, whatever its files are called.

    Raises:
        OSError: If a file or a folder cannot be read.
    """
    others, edited = [*mounts_below(folder)], []
    for name, entry in files_in(str(folder)):
        if (digest := mark.files.get(name)) is None:
            if name != NAME and entry.name.lower() not in _LITTER:
                others.append(name)
        elif not may_be_edited:
            page = pages.get(_address_of(name))
            if page and _short(page.digest) == digest and page.is_same(entry.stat(follow_symlinks=False)):
                continue
            if entry.is_symlink() or _short(digest_of((folder / name).read_bytes())) != digest:
                edited.append(name)
    return others, edited


def is_empty(folder: Path) -> bool:
    """Whether nobody's work can be in a folder."""
    return not mounts_below(folder) and all(entry.name.lower() in _LITTER for _, entry in files_in(str(folder)))


def _known_digest(pages: PageFiles | None, name: str) -> str:
    entry = pages.get(_address_of(name)) if pages else None
    return _short(entry.digest) if entry else ""


def _short(digest: str) -> str:
    return digest[:_DIGITS]


def _address_of(name: str) -> str:
    """The address of a file: /a/chat/ for a/chat/index.html, and /404.html."""
    return f"/{name[: -len(INDEX)]}" if name == INDEX or name.endswith(f"/{INDEX}") else f"/{name}"


def files_in(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder, by its name from there; pathlib takes three times as long over a large site."""
    folders = [(folder, "")]
    while folders:
        path, before = folders.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{before}{entry.name}/"))
                else:
                    yield before + entry.name, entry
