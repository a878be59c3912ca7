"""Writes the exports into a site, and keeps the files that have not changed, with their dates."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from fingerpost.cache.pages import PageCache
from fingerpost.edition.edition import Edition
from fingerpost.exchange.formats import export_files
from fingerpost.files.page_files import PageFile, digest_of
from fingerpost.files.page_writer import PageWriter
from fingerpost.pages.shipping.form_data import form_files


def write_exports(edition: Edition, site: Path, cache: PageCache | None = None) -> dict[str, PageFile]:
    """Write every file of every format, and those that the form at ``/add/`` fetches.

    A host sends a file again only if its date is another. So that a thousand phones do not fetch every calendar after
    each build, a file with the same bytes stays the very file that it was.

    Args:
        edition: The directory on its day.
        site: The folder to write into.
        cache: The files of earlier builds.

    Returns:
        What is known of each file, by address.
    """
    writer = PageWriter(site)
    files: dict[str, PageFile] = {}
    for file in chain(export_files(edition), form_files(edition)):
        digest = digest_of(file.content)
        kept = cache.keep(file.address, digest) if cache is not None else None
        if kept is None:
            kept = PageFile.of(writer.write(file.address, file.content), digest, file.content)
        files[file.address] = kept
    return files
