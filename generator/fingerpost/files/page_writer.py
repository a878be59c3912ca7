"""Writes finished pages into the site's folder."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from fingerpost.files.plain_file import NEW_FILE


class AddressOutside(Exception):
    """A page would be written outside the site. The last guard: the ids have been checked before."""


def path_of(site: str, address: str) -> str:
    """Where the file of an address is."""
    return f"{site}{address}index.html" if address.endswith("/") else site + address


def make_folder(path: str) -> None:
    """Make a folder, and those it is in, if it is not there."""
    try:
        os.mkdir(path)  # noqa: PTH102 - one call where makedirs makes four
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        pass


class PageWriter:
    """Writes pages below one folder, making each folder once."""

    def __init__(self, site: Path) -> None:
        self._site = str(site)
        self._folders: set[str] = set()
        self.written_bytes = 0

    def write(self, address: str, content: bytes) -> os.stat_result:
        """Write the page of an address that ends in a slash as index.html, and any other as the file of that name.

        Returns:
            What the system knows about the new file.

        Raises:
            AddressOutside: If the address leads out of the site.
        """
        folder = address.rpartition("/")[0]
        if not address.startswith("/") or ".." in address or "//" in address or "\\" in address or "\0" in address:
            raise AddressOutside(address)
        target = self._site + folder
        if folder not in self._folders:
            make_folder(target)
            self._folders.add(folder)
        path = path_of(self._site, address)
        try:
            status = _write_new(path, content)
        except FileExistsError:  # a preview writes into the site that it shows
            # Never into that file, to which the published site may have a hard link; and it is there until the new one
            # is, because somebody may be looking at it.
            with suppress(FileNotFoundError):
                os.unlink(f"{path}.new")  # noqa: PTH108
            status = _write_new(f"{path}.new", content)
            os.replace(f"{path}.new", path)  # noqa: PTH105
        self.written_bytes += len(content)
        return status


def _write_new(path: str, content: bytes) -> os.stat_result:
    descriptor = os.open(path, os.O_WRONLY | NEW_FILE, 0o644)
    try:
        _write_all(descriptor, content)
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    # A disk that is nearly full writes a part, and refuses the rest.
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
