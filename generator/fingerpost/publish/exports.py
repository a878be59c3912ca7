"""Writes the exports into a site, and keeps the files that have not changed, with their dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from fingerpost.cache.folder import Cache
from fingerpost.cache.pages import PageCache
from fingerpost.edition.edition import Edition
from fingerpost.edition.fingerprints import Digests, Fingerprints, shared_inputs
from fingerpost.edition.pieces import Keeper
from fingerpost.exchange.export import ExportFile
from fingerpost.exchange.formats import SameAddress, export_files, parts_of_exports
from fingerpost.files.page_files import PageFile, digest_of
from fingerpost.files.page_writer import PageWriter
from fingerpost.pages.shipping.form_data import form_files
from fingerpost.publish.insight_files import insight_files


def write_exports(
    edition: Edition, site: Path, numbers: Iterator[int], cache: Cache | None, digests: Digests
) -> dict[str, PageFile]:
    """Write every file of every format, what the form at ``/add/`` fetches, and the tables of what is missing.

    A host sends a file again only if its date has changed. So that a thousand phones do not fetch every calendar after
    each build, a file with the same bytes stays the very same file.

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
    keeper_of = keepers(edition, cache, digests)
    parts: list[tuple[str, Callable[[Keeper | None], Iterator[ExportFile]]]] = [
        (names[0], partial(export_files, edition, names)) for names in parts_of_exports()
    ]
    parts.append(("form", partial(form_files, edition)))
    parts.append(("insight", lambda _: insight_files(edition)))
    while (number := next(numbers)) < len(parts):
        name, files_of = parts[number]
        for file in files_of(keeper_of(name)):
            files[file.address] = _write(file, writer, pages)
    return files


def _write(file: ExportFile, writer: PageWriter, pages: PageCache | None) -> PageFile:
    """Write a file, or keep it: because it is made from the same or, if not, because it has the same bytes."""
    before = pages.fingerprint_of(file.address) if pages else ""
    if pages and file.made_of and before.startswith(file.made_of) and (same_file := pages.keep(file.address, before)):
        return same_file
    content = file.content
    digest = digest_of(content)
    fingerprint = f"{file.made_of} {digest}"
    if pages and before.endswith(digest) and (same_file := pages.keep(file.address, before)):
        return same_file._replace(fingerprint=fingerprint)
    return PageFile.of(writer.write(file.address, content), fingerprint, content)


def keepers(edition: Edition, cache: Cache | None, digests: Digests) -> Callable[[str], Keeper | None]:
    """A function that gives what keeps the pieces of one name for the next build; None without a cache."""
    if cache is None:
        return lambda _: None
    fingerprints = Fingerprints(edition, digests, shared_inputs(edition, cache.code))
    return lambda name: Keeper(cache.pieces(name, fingerprints.common), fingerprints)


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
