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
        self._made: set[str] = set()
        self.written_bytes = 0

    def write(self, address: str, content: bytes) -> os.stat_result:
        """Write the page of an address that ends in a slash as index.html, any other as that file.

        Returns:
            What the system knows about the new file.

        Raises:
            AddressOutside: If the address leads out of the site.
        """
        folder = address.rpartition("/")[0]
        if not address.startswith("/") or ".." in address or "//" in address or "\\" in address or "\0" in address:
            raise AddressOutside(address)
        target = self._site + folder
        if folder not in self._made:
            make_folder(target)
            self._made.add(folder)
        descriptor = _new_file(path_of(self._site, address))
        try:
            _write_all(descriptor, content)
            status = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        self.written_bytes += len(content)
        return status


def _new_file(path: str) -> int:
    # Never into an existing file: the published site may have a hard link to it.
    while True:
        try:
            return os.open(path, os.O_WRONLY | NEW_FILE, 0o644)
        except FileExistsError:
            with suppress(FileNotFoundError):
                os.unlink(path)  # noqa: PTH108


def _write_all(descriptor: int, content: bytes) -> None:
    # A disk that is nearly full writes a part, and refuses the rest.
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
