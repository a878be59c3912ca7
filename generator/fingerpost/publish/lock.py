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


def _lock_a_byte(descriptor: int) -> None:
    import msvcrt

    os.lseek(descriptor, _FAR_BEHIND, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except PermissionError as error:
        raise BlockingIOError(error.errno, error.strerror) from error
    finally:
        os.lseek(descriptor, 0, os.SEEK_SET)
