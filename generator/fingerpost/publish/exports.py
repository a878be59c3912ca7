"""Writes the exports into a site, and keeps the files that have not changed, with their dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from fingerpost.cache.folder import Cache
from fingerpost.edition.edition import Edition
from fingerpost.edition.fingerprints import Digests, Fingerprints, shared_inputs
from fingerpost.exchange.export import ExportFile
from fingerpost.exchange.formats import SameAddress, export_files, parts_of_exports
from fingerpost.exchange.pieces import Keeper
from fingerpost.files.page_files import PageFile, digest_of
from fingerpost.files.page_writer import PageWriter
from fingerpost.pages.shipping.form_data import form_files


def write_exports(
    edition: Edition, site: Path, numbers: Iterator[int], cache: Cache | None, digests: Digests
) -> dict[str, PageFile]:
    """Write every file of every format, and those that the form at ``/add/`` fetches.

    A host sends a file again only if its date is another. So that a thousand phones do not fetch every calendar after
    each build, a file with the same bytes stays the very file that it was.

    Args:
        edition: The directory on its day.
        site: The folder to write into.
        numbers: Which parts, where several processes share them.
        cache: The files of earlier builds, and what they say of each record.
        digests: Of each record as it is shown.

    Returns:
        What is known of each file, by address.
    """
    writer = PageWriter(site)
    files: dict[str, PageFile] = {}
    pages = cache.pages(site) if cache else None
    fingerprints = Fingerprints(edition, digests, shared_inputs(edition, cache.code)) if cache else None
    parts: list[tuple[str, Callable[[Keeper | None], Iterator[ExportFile]]]] = [
        (names[0], partial(export_files, edition, names)) for names in parts_of_exports()
    ]
    parts.append(("form", partial(form_files, edition)))
    while (number := next(numbers)) < len(parts):
        name, files_of = parts[number]
        keeper = Keeper(cache.pieces(name, fingerprints.common), fingerprints) if cache and fingerprints else None
        for file in files_of(keeper):
            digest = digest_of(file.content)
            kept = pages.keep(file.address, digest) if pages else None
            files[file.address] = kept or PageFile.of(writer.write(file.address, file.content), digest, file.content)
    return files


def exports_together(shares: Iterable[Mapping[str, PageFile]]) -> dict[str, PageFile]:
    """What several processes have written.

    Raises:
        SameAddress: If two of them have written the same file.
    """
    files: dict[str, PageFile] = {}
    for share in shares:
        if both := files.keys() & share.keys():
            raise SameAddress(min(both))
        files.update(share)
    return files
