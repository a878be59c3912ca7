"""A lock on an open file, which ends when the process does, whatever ends it."""

from __future__ import annotations

import os

_FAR_BEHIND = 1 << 30  # Windows does not let others read a locked byte, so this is one far beyond the text


def lock_now(descriptor: int) -> None:
    """Lock an open file.

    Raises:
        BlockingIOError: If another process, or another part of this one, has it.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        _lock_a_byte(descriptor)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def wait_for(descriptor: int) -> None:
    """Lock an open file or folder as soon as nobody else has it, nor shares it; not on Windows."""
    _flock(descriptor, "LOCK_EX")


def share(descriptor: int) -> None:
    """Share an open file or folder with others who do; not on Windows."""
    _flock(descriptor, "LOCK_SH")


def unlock(descriptor: int) -> None:
    """Give up a lock, which forked processes would keep because they have the file open too; not on Windows."""
    _flock(descriptor, "LOCK_UN")


def _flock(descriptor: int, name: str) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    fcntl.flock(descriptor, getattr(fcntl, name))


def _lock_a_byte(descriptor: int) -> None:
    import msvcrt

    os.lseek(descriptor, _FAR_BEHIND, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except PermissionError as error:
        raise BlockingIOError(error.errno, error.strerror) from error
    finally:
        os.lseek(descriptor, 0, os.SEEK_SET)
