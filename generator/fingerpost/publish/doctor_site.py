"""Whether the site that was built last fits on its host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.files.mark import files_in, read_mark
from fingerpost.publish.hosts import LARGE, say_limits
from fingerpost.publish.missing import Missing, Need


@dataclass(frozen=True, slots=True)
class MeasuredSite:
    """What a folder contains, by address."""

    sizes: Mapping[str, int]

    @property
    def files(self) -> int:
        return len(self.sizes)

    @property
    def size_bytes(self) -> int:
        return sum(self.sizes.values())

    @property
    def large_files(self) -> tuple[tuple[str, int], ...]:
        return tuple((address.removeprefix("/"), size) for address, size in self.sizes.items() if size >= LARGE)

    @property
    def export_sizes(self) -> Mapping[str, int]:
        roots = (addresses.DATA, addresses.API)
        return {address: size for address, size in self.sizes.items() if address.startswith(roots)}


def too_large_for_host(edition: Edition, site: Path) -> Iterator[Missing]:
    """Say what a build says of its host's limits, of a site that Fingerpost has written; of another folder nothing."""
    if read_mark(site) is None:
        return
    measured = MeasuredSite({f"/{name}": entry.stat().st_size for name, entry in files_in(str(site))})
    for message, hint in say_limits(edition, measured):
        yield Missing(name="host", need=Need.SHOULD, message=message, hint=hint, file="assets/directory.yaml")
