"""Run fingerpost without what Windows has not: modules, flags and calls. Any argument is passed on to it.

It is no Windows, but it takes the same turns: what Fingerpost does there is done here, on the disk of this computer.
"""

from __future__ import annotations

import ctypes
import errno
import multiprocessing
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import mkdocs.livereload  # it has parts for each system, and has chosen those of this one
import platformdirs.unix  # so has this

from tests.short_handbook import in_own_process

# What Python's documentation calls "Availability: Unix".
MODULES = ("crypt", "fcntl", "grp", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty")
CALLS = (
    *("chroot", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getgroups", "getpgid"),
    *(
        "getpriority",
        "getsid",
        "getuid",
        "initgroups",
        "killpg",
        "lchown",
        "mkfifo",
        "mknod",
        "nice",
        "pread",
        "pwrite",
    ),
    *(
        "readv",
        "sched_getaffinity",
        "sched_setaffinity",
        "setgid",
        "setpgid",
        "setsid",
        "setuid",
        "statvfs",
    ),
    *("sync", "sysconf", "ttyname", "uname", "wait", "wait3", "wait4", "writev"),
    *("O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NDELAY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_PATH", "O_SYNC"),
)
_open, _fsync, _library = os.open, os.fsync, ctypes.CDLL
_writable: set[int] = set()


def main() -> None:
    """Take it all away, then begin."""
    locking = locking_of_bytes()
    for name in CALLS:
        if hasattr(os, name):
            delattr(os, name)
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    sys.modules["msvcrt"] = locking
    os.open, os.fsync = _open_as_there, _fsync_as_there  # type: ignore[assignment]
    os.O_BINARY = 0  # type: ignore[attr-defined]
    shutil._use_fd_functions = False  # type: ignore[attr-defined]
    pathlib.Path.is_mount = _no_mount  # type: ignore[method-assign]
    ctypes.CDLL = _library_with_a_name  # type: ignore[misc, assignment]
    multiprocessing.get_all_start_methods = lambda: ["spawn"]  # type: ignore[assignment]
    if sys.argv[1] == "serve":
        # Else it would wait for visitors.
        mkdocs.livereload.LiveReloadServer.serve = lambda self, **_: print("serving", self.url)
    from fingerpost.cli import main as fingerpost

    with in_own_process():
        fingerpost()


def _open_as_there(path: Any, flags: int, *more: Any, **others: Any) -> int:
    """Windows opens no folder."""
    if Path(path).is_dir():
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    descriptor = _open(path, flags, *more, **others)
    (_writable.add if flags & (os.O_WRONLY | os.O_RDWR) else _writable.discard)(descriptor)
    return descriptor


def _fsync_as_there(descriptor: Any) -> None:
    """Windows syncs only what may be written."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode) or (descriptor not in _writable and _is_read_only(descriptor)):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    _fsync(descriptor)


def _is_read_only(descriptor: int) -> bool:
    try:
        os.write(descriptor, b"")
    except OSError:
        return True
    return False


def _no_mount(path: Path) -> bool:
    """As pathlib had it on Windows until Python 3.12."""
    raise NotImplementedError("Path.is_mount() is unsupported on this system")


def _library_with_a_name(name: str | None, *more: Any, **others: Any) -> Any:
    if name is None:
        raise TypeError("argument of type 'NoneType' is not iterable")
    return _library(name, *more, **others)


def locking_of_bytes() -> types.ModuleType:
    """What msvcrt does: a byte of a file is locked, or it says no."""
    import fcntl

    def locking(descriptor: int, mode: int, size: int) -> None:
        assert (mode, size, os.lseek(descriptor, 0, os.SEEK_CUR)) == (2, 1, 1 << 30)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES)) from None

    module = types.ModuleType("msvcrt")
    module.LK_NBLCK, module.locking = 2, locking  # type: ignore[attr-defined]
    return module


if __name__ == "__main__":
    assert subprocess and platformdirs  # loaded while its own modules were still there
    main()
