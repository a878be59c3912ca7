"""Writes the exports into a site, and keeps the files that have not changed, with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from fingerpost.cache.pages import PageCache
from fingerpost.edition.edition import Edition
from fingerpost.exchange.formats import SameAddress, export_files, parts_of_exports
from fingerpost.files.page_files import PageFile, digest_of
from fingerpost.files.page_writer import PageWriter
from fingerpost.pages.shipping.form_data import form_files


def write_exports(edition: Edition, site: Path, cache: PageCache | None, numbers: Iterator[int]) -> dict[str, PageFile]:
    """Write every file of every format, and those that the form at ``/add/`` fetches.

    A host sends a file again only if its date is another. So that a thousand phones do not fetch every calendar after
    each build, a file with the same bytes stays the very file that it was.

    Args:
        edition: The directory on its day.
        site: The folder to write into.
        cache: The files of earlier builds.
        numbers: Which parts, where several processes share them.

    Returns:
        What is known of each file, by address.
    """
    writer = PageWriter(site)
    files: dict[str, PageFile] = {}
    parts = [*(partial(export_files, edition, names) for names in parts_of_exports()), partial(form_files, edition)]
    while (number := next(numbers)) < len(parts):
        for file in parts[number]():
            digest = digest_of(file.content)
            kept = cache.keep(file.address, digest) if cache is not None else None
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
