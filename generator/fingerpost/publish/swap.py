"""A new site takes the place of the old one in one step, or not at all."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class AnotherBuild(Exception):
    """Another build is writing the same site."""


@contextmanager
def staged(site: Path, standby: Path | None = None) -> Iterator[Path]:
    """Give a folder beside the site to build in; when the block ends well, it becomes the site.

    When the block fails, or the machine stops, the old site stays as it was.

    Args:
        site: The folder that people read.
        standby: Where the old site goes, to be the beginning of the next one but one: then the folder that is given
            is not empty. None: the old site is deleted.

    Raises:
        AnotherBuild: If the same site is being built already.
        OSError: If the folder cannot be written.
    """
    site = site.resolve()
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent / f".{site.name}.lock"):
        for left_over in site.parent.glob(f".{site.name}.new-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        new = site.parent / f".{site.name}.new-{os.getpid()}"
        if standby is None or not _moved(standby, new):
            new.mkdir()
        try:
            yield new
            exchange(new, site)
            if standby is not None and new.is_dir():
                _moved(new, standby)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _moved(folder: Path, to: Path) -> bool:
    """Move a folder if that is only a change of name: there is one, and both are on one disk."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(to)
    except OSError:
        return False
    return True


def exchange(new: Path, site: Path) -> None:
    """Put ``new`` where ``site`` is; what was there is then at ``new``."""
    if not site.exists():
        new.rename(site)
        return
    if _swap_names(new, site):
        return
    # Where the two names cannot be swapped at once, there is a moment without a site.
    old = site.parent / f".{site.name}.new-{os.getpid()}-old"
    site.rename(old)
    new.rename(site)
    old.rename(new)


def _swap_names(one: Path, other: Path) -> bool:
    """Swap two names in one step, as Linux can (renameat2, RENAME_EXCHANGE)."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False  # this file system, or an old kernel
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AnotherBuild(str(lock)) from error
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)
