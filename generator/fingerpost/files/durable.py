"""Atomic, durable writes: a file is whole or not there, even after a power cut, and never replaces somebody's work."""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from fingerpost.files.plain_file import NEW_FILE

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_OPENS_FOLDERS = hasattr(os, "O_DIRECTORY")  # not on Windows


class IsALink(OSError):
    """A file would be written through a link, or in place of one: what it leads to may be somebody's work."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, "it is a link, and what it leads to may be somebody's work", str(path))
        self._path = path

    def __reduce__(self) -> tuple[type[IsALink], tuple[Path]]:
        """As it goes from one process to another."""
        return IsALink, (self._path,)


class InUse(OSError):
    """Something that Fingerpost did not write is where it would write."""

    def __init__(self, path: Path, name: str) -> None:
        super().__init__(errno.EEXIST, f"{name} in it may be somebody's work. Move it away first", str(path))


def write_whole(path: Path, data: bytes, *, new: bool = False) -> None:
    """Write a file whole or not at all, and make its folder if need be.

    Args:
        path: Where. Neither it nor its folder may be a link.
        data: The whole content.
        new: Take the place of nothing.

    Raises:
        FileExistsError: If ``new`` is set and there is something already.
        OSError: If it cannot be written; then nothing has changed.
    """
    part = _write_beside(path, data, new=new)
    try:
        if new:
            _place_new(part, path)
        else:
            part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write many files, each under a temporary name first, so that a full disk changes nothing.

    Raises:
        OSError: If one of them cannot be written.
    """
    with Batch() as batch:
        batch.place([(path, batch.write(path, data)) for path, data in files])


class Batch:
    """Files that are first written beside their places, and take them all together; by several processes too.

    A folder that is not there yet is made beside its place, and takes it whole: docs/decisions/0043-large-tables.md.
    Whatever has not taken its place by the end of the ``with`` is deleted.
    """

    NAMED = -1  # instead of the process that wrote a file: it has its own name in a folder that is not in its place yet

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        """Name the folders in which other processes than this one may write."""
        self._links: dict[str, set[str]] = {}  # the names in each folder that are links, as they were when it was begun
        self._own = f".{secrets.token_hex(4)}-"  # so that two batches never meet
        self._folders = {os.fspath(folder) for folder in folders}
        self._new = {  # where folders are made that are not there yet
            folder: os.fspath(Path(folder).with_name(f"{self._own}{Path(folder).name}.part"))
            for folder in self._folders
            if not os.path.lexists(folder)
        }

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        for folder in self._new.values():
            shutil.rmtree(folder, ignore_errors=True)
        for folder in self._folders:
            with suppress(FileNotFoundError):
                for name in os.listdir(folder):  # noqa: PTH208
                    if name.startswith(self._own):
                        os.unlink(os.path.join(folder, name))  # noqa: PTH108, PTH118

    def write(self, path: Path | str, data: bytes) -> int:
        """Write a file beside its place, and say which process did, or ``NAMED``.

        Neither the place nor its folder may be a link.
        What this process has written for the same place before stays.
        """
        folder, name = os.path.split(path)
        if folder not in self._links:
            self._links[folder] = _links_in(Path(self._new.get(folder, folder)))
            self._folders.add(folder)
        if name in self._links[folder]:
            raise IsALink(Path(path))
        if folder in self._new and _write_new(f"{self._new[folder]}{os.sep}{name}", data):
            return self.NAMED
        writer = os.getpid()
        _write_new(self._part(folder, name, writer), data)
        return writer

    def place(
        self, files: Sequence[tuple[Path | str, int]], progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Flush everything to the disk, then give each file its name; ``files`` has what ``write`` returned."""
        folders = sorted(Path(folder) for folder in {os.path.dirname(path) for path, _ in files})  # noqa: PTH120
        for folder in folders:
            sync_below(Path(self._new.get(os.fspath(folder), folder)))
        named = {os.fspath(path) for path, writer in files if writer == self.NAMED}
        for number, (path, writer) in enumerate(files, start=1):
            if writer != self.NAMED and os.fspath(path) not in named:
                folder_name, name = os.path.split(path)
                here = self._new.get(folder_name, folder_name)
                os.replace(self._part(folder_name, name, writer), f"{here or os.curdir}{os.sep}{name}")  # noqa: PTH105
            if progress and number % 1000 == 0:
                progress(number, len(files))
        wanted = {os.fspath(path) for path, _ in files} if self._new else ()
        for folder in folders:
            if os.fspath(folder) in self._new:
                self._place_folder(os.fspath(folder), wanted)
                sync_folder(folder.parent)
            sync_folder(folder)

    def _place_folder(self, folder: str, wanted: Collection[str]) -> None:
        """Give a new folder its name, without what nobody wanted after all."""
        new = self._new[folder]
        for name in os.listdir(new):  # noqa: PTH208
            if f"{folder}{os.sep}{name}" not in wanted:
                os.unlink(f"{new}{os.sep}{name}")  # noqa: PTH108
        if os.path.lexists(folder):  # since this began; it is made to be empty or refused
            Path(folder).rmdir()
        os.rename(new, folder)  # noqa: PTH104
        del self._new[folder]

    def _part(self, folder: str, name: str, writer: int) -> str:
        return f"{self._new.get(folder, folder) or os.curdir}{os.sep}{self._own}{writer}-{name}.part"


def _write_new(path: str, data: bytes) -> bool:
    """Whether there was nothing yet, and a file has been written."""
    try:
        descriptor = os.open(path, os.O_WRONLY | NEW_FILE, 0o644)
    except FileExistsError:
        return False
    try:
        rest = memoryview(data)
        while rest:  # a disk that is nearly full writes a part, and refuses the rest
            rest = rest[os.write(descriptor, rest) :]
        if os.fstat(descriptor).st_mode & 0o777 != 0o644:
            os.chmod(path, 0o644)  # noqa: PTH101 whatever the mask of who runs this
    finally:
        os.close(descriptor)
    return True


def _links_in(folder: Path) -> set[str]:
    """Make a folder if need be, and say which names in it are links."""
    if folder.is_symlink():
        raise IsALink(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with os.scandir(folder) as entries:
        return {entry.name for entry in entries if entry.is_symlink()}


def _write_beside(path: Path, data: bytes, *, new: bool) -> Path:
    if path.parent.is_symlink() or (path.is_symlink() and not new):
        raise IsALink(path.parent if path.parent.is_symlink() else path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        part.chmod(0o644)  # mkstemp makes it private to its owner
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _place_new(part: Path, path: Path) -> None:
    try:
        os.link(part, path)  # unlike a change of name, it never takes the place of anything
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        part.replace(path)
    else:
        part.unlink()


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to disk. Windows cannot open a folder, and does not need to."""
    if _OPENS_FOLDERS:
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_below(folder: Path) -> None:
    """Flush every file and folder below a folder to disk.

    Linux does that for a whole disk at once (syncfs), which for thousands of files is many times quicker than one at
    a time: docs/decisions/0014-written-before-swapped.md.
    """
    sync = _of_c("syncfs")
    if sync is None:
        _sync_each(folder)
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if sync(descriptor) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(descriptor)


def _sync_each(folder: Path) -> None:
    for here, _, names in os.walk(folder):
        for path in (Path(here, name) for name in names):
            if not path.is_symlink():
                _sync(path, os.O_RDONLY if _OPENS_FOLDERS else os.O_RDWR)  # Windows syncs what may be written
        sync_folder(Path(here))


def exchange(new: Path, old: Path) -> None:
    """Put the folder ``new`` where ``old`` is; what was there is then at ``new``.

    Where the two names cannot be swapped in one step, there is a moment in which the old one is at ``old`` beside
    ``new``, and nothing in its place.
    """
    if not old.exists():
        new.rename(old)
        return
    if _swap_names(new, old):
        return
    aside = new.with_name(ASIDE)
    old.rename(aside)
    new.rename(old)
    aside.rename(new)


ASIDE = "old"


def _swap_names(one: Path, other: Path) -> bool:
    """Swap two names in one step, as Linux can (renameat2, RENAME_EXCHANGE)."""
    renameat2 = _of_c("renameat2")
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False  # this file system, or an old kernel
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


def _of_c(name: str) -> Any:
    """A function of the C library; None if it has none of that name."""
    try:
        return getattr(ctypes.CDLL(None, use_errno=True), name)
    except (AttributeError, OSError, TypeError):  # TypeError: on Windows there is no library without a name
        return None
