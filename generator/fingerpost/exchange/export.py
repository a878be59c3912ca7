"""An export: the directory as the files of one format.

All of it is made from the edition, so what is withheld or sensitive cannot be in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fingerpost.edition.edition import Edition
from fingerpost.records.directory import Record

Values = Callable[[Record], Mapping[str, Any]]  # what the file of a record says, as it was read and checked


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export."""

    address: str  # from the root of the site: "/data/activities.csv"
    source: bytes | Callable[[], bytes]  # what is in it, or what makes that
    made_of: str = ""  # the fingerprint of all that it is made from: with the same one it need not be made again

    @property
    def content(self) -> bytes:
        """What is in it."""
        return self.source if isinstance(self.source, bytes) else self.source()


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a directory can be taken away in."""

    name: str  # as on the command line
    about: str  # for --help, in a few words
    root: str  # what the addresses of its files begin with: "/data/"
    # Every file, the same bytes each time on one day. The first is the one that says most: ``--out -`` prints it.
    files: Callable[[Edition], Iterator[ExportFile]]
    # The same for a format that people edit, which needs the values as they are written too.
    of_values: Callable[[Edition, Values], Iterator[ExportFile]] | None = None
