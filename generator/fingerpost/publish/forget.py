"""Removes a record that has just been erased from the cache."""

from __future__ import annotations

import shutil
from pathlib import Path

from fingerpost.cache.folder import FOLDER, Cache, cache_folder
from fingerpost.files.mark import Mark
from fingerpost.files.page_files import PageFiles
from fingerpost.pages.kinds.erased import erased_pages
from fingerpost.publish.prepare import Prepared


def forget_erased(
    assets: Path, prepared: Prepared, old_mark: Mark | None, new_pages: PageFiles, cache: Cache | None
) -> None:
    """Delete the site that was set aside if it showed a record that is now erased, whose name is on many of its pages.

    Args:
        assets: The folder of records.
        prepared: The directory.
        old_mark: The mark of the site that was set aside; None if it had none.
        new_pages: The pages of the site that has taken its place.
        cache: The cache that holds it; None if this build uses no cache, though an earlier one may have.
    """
    pages = [page.address for page in erased_pages(prepared.edition)]
    if not any(_is_new(address, old_mark, new_pages) for address in pages):
        return
    if cache is not None:
        cache.delete_older_site()
    elif (assets.resolve().parent / FOLDER).is_dir() and (folder := cache_folder(assets)) is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _is_new(address: str, old_mark: Mark | None, pages: PageFiles) -> bool:
    """Whether an address showed something else before; True where that is not known."""
    if old_mark is None:
        return True
    before = old_mark.files.get(f"{address[1:]}index.html")
    return before is not None and before != pages[address].digest
