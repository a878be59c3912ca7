"""Only one command writes the records at a time, and no reader sees half of a change.

There are two locks, on folders that exist anyway, so that nothing is left behind. The one on the project is held by a
command that writes until it ends. The one on the folder of records is held only while files take their places, and is
shared by all readers. Whatever ends a process ends its locks. A disk without locks, such as some network drives, is
used without them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from fingerpost.files.lock import lock_now, share, unlock, wait_for

_OPENS_FOLDERS = hasattr(os, "O_DIRECTORY")  # not on Windows


class AnotherWriter(Exception):
    """Another command is changing the records."""


@contextmanager
def only_writer(assets: Path, *, waits: bool = False) -> Iterator[None]:
    """Let nobody else write records until the block ends: what it reads is still so when it writes.

    Raises:
        AnotherWriter: If somebody does already, unless it waits for them.
    """
    with _opened(_project_of(assets)) as descriptor:
        if descriptor is not None:
            try:
                wait_for(descriptor) if waits and _OPENS_FOLDERS else lock_now(descriptor)
            except BlockingIOError:
                raise AnotherWriter from None
            except OSError:
                pass
        yield


@contextmanager
def taking_places(assets: Path) -> Iterator[None]:
    """Wait until nobody is reading, and let nobody begin while files of one change take their places."""
    with _opened(assets) as descriptor:
        if descriptor is not None and _OPENS_FOLDERS:
            with suppress(OSError):
                wait_for(descriptor)
        yield


@contextmanager
def reading(assets: Path) -> Iterator[None]:
    """Read what is there before or after a change, and nothing in between. Any number may read."""
    with _opened(assets) as descriptor:
        if descriptor is not None and _OPENS_FOLDERS:
            with suppress(OSError):
                share(descriptor)
        yield


def _project_of(assets: Path) -> Path:
    """The folder above the records; if it does not exist yet, the nearest one above it that does."""
    folder = assets.resolve().parent
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)


@contextmanager
def _opened(folder: Path) -> Iterator[int | None]:
    """Open a folder to lock it; in its place, where folders cannot be opened, a file of this person's own."""
    name = blake2b(os.fsencode(folder.resolve()), digest_size=16).hexdigest()
    path, flags = (folder, os.O_RDONLY) if _OPENS_FOLDERS else (Path(tempfile.gettempdir(), f"fp-{name}"), os.O_CREAT)
    try:
        descriptor = os.open(path, flags | (0 if _OPENS_FOLDERS else os.O_RDWR), 0o600)
    except OSError:
        yield None  # whoever cannot open it is told so by what comes next
        return
    try:
        yield descriptor
    finally:
        if _OPENS_FOLDERS:
            with suppress(OSError):
                unlock(descriptor)
        os.close(descriptor)
