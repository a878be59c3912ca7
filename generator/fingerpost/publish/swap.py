"""Replaces the old site with the new one in a single step, or not at all."""

from __future__ import annotations

import glob
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from fingerpost.files.durable import ASIDE, exchange, sync_below, sync_folder
from fingerpost.files.lock import lock_now
from fingerpost.files.plain_file import NEW_FILE, open_plain
from fingerpost.publish.folders import delete_tree

_LOCKED = b"A build of Fingerpost is writing the site beside this file.\n"
_WORK, _PURPOSE = "work", b"A build of Fingerpost is writing a new site in this folder.\n"


class AnotherBuild(Exception):
    """Another build is writing the same site."""


@contextmanager
def staged(site: Path, *, guard: Callable[[], object] | None = None) -> Iterator[Path]:
    """Give an empty folder near the site to build in; when the block ends well, it becomes the site.

    When the block fails or is stopped, or the machine stops, the old site stays as it was. Only the block can be
    stopped with Ctrl-C: the moments around it, in which names are swapped and what is old is deleted, are whole.

    Args:
        site: The folder that people read.
        guard: Asked last of all whether the old site may go. Raises if not, and it stays.

    Raises:
        AnotherBuild: If the same site is being built already.
        OSError: If the folder cannot be written.
    """
    site = site.resolve()
    with uninterrupted() as interruptible:
        missing = [folder for folder in site.parents if not folder.exists()]
        site.parent.mkdir(parents=True, exist_ok=True)
        try:
            with _alone(site.parent / f".{site.name}.lock"):
                _tidy(site)
                # A name that nobody can have taken. All that a build needs beside the site lies in there.
                room = Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
                try:
                    (room / _WORK).write_bytes(_PURPOSE)
                    new = room / "site"
                    new.mkdir()
                    with interruptible():
                        yield new
                        sync_below(new)  # else the new names could reach the disk before what is in the files
                        if guard is not None:
                            guard()
                    exchange(new, site)
                    sync_folder(site.parent)
                finally:
                    _delete(room)
        finally:
            for folder in missing:
                with suppress(OSError):  # not empty, as it should be
                    folder.rmdir()


@contextmanager
def uninterrupted() -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Ignore Ctrl-C in a block that must be done whole, and give a context manager for parts that may be stopped.

    Only the main thread may say what a signal does; in another, which Ctrl-C does not reach, nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield nullcontext
        return
    usual = signal.getsignal(signal.SIGINT)

    @contextmanager
    def interruptible() -> Iterator[None]:
        signal.signal(signal.SIGINT, usual)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield interruptible
    finally:
        signal.signal(signal.SIGINT, usual)


def _tidy(site: Path) -> None:
    """Delete what killed builds have left behind, but not other folders that happen to have such a name."""
    for room in site.parent.glob(f".{glob.escape(site.name)}.new-*"):
        if room.is_symlink() or not room.is_dir():
            continue
        if not _is_of_a_build(room):
            with suppress(OSError):
                room.rmdir()  # killed before it wrote anything
            continue
        if not site.exists() and (room / ASIDE).is_dir():  # killed between two names: see exchange
            (room / ASIDE).rename(site)
        _delete(room)


def _delete(room: Path) -> None:
    """Delete what a build has written, its note last: if this one is killed, the next must know whose the rest is."""
    with suppress(OSError):
        for path in room.iterdir():
            if path.name != _WORK:
                delete_tree(path)
    shutil.rmtree(room, ignore_errors=True)


def _is_of_a_build(room: Path) -> bool:
    try:
        with os.fdopen(open_plain(room / _WORK), "rb") as file:
            return file.read() == _PURPOSE
    except OSError:
        return False


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    descriptor, ours = _locked(lock)
    try:
        yield
    finally:
        is_in_place = ours and not _deleted(lock)  # before it is open to others, or it could be another build's
        os.close(descriptor)
        if is_in_place:
            _deleted(lock)


def _deleted(lock: Path) -> bool:
    """Delete a file, or leave it where it is open: Windows deletes no open file, so no other build can have it."""
    try:
        lock.unlink(missing_ok=True)
    except PermissionError:
        return False
    return True


def _locked(lock: Path) -> tuple[int, bool]:
    """Open and lock a file, and say whether it is ours to delete."""
    while True:
        try:
            descriptor, ours = os.open(lock, os.O_RDWR | NEW_FILE, 0o644), True
        except FileExistsError:
            descriptor, ours = open_plain(lock), False
        try:
            lock_now(descriptor)
            # A build that has just ended may have deleted the file between our two steps.
            if lock.exists() and os.path.samestat(os.fstat(descriptor), os.lstat(lock)):
                if ours:
                    os.write(descriptor, _LOCKED)
                return descriptor, ours or os.read(descriptor, 1000) == _LOCKED
        except BlockingIOError as error:
            os.close(descriptor)
            raise AnotherBuild(str(lock)) from error
        except FileNotFoundError:
            pass
        os.close(descriptor)
