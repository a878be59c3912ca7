"""What is kept for the next build holds nothing of a record that has just been erased."""

from __future__ import annotations

import shutil
from pathlib import Path

from fingerpost.cache.folder import FOLDER, Cache, cache_folder
from fingerpost.files.mark import Mark
from fingerpost.files.written import Written
from fingerpost.pages.kinds.erased import erased_pages
from fingerpost.publish.prepare import Prepared


def forget_erased(assets: Path, prepared: Prepared, was: Mark | None, written: Written, cache: Cache | None) -> None:
    """Delete the site that was set aside, if it showed a record that is erased now: its name stands on many pages.

    Args:
        assets: The folder of records.
        prepared: The directory.
        was: The mark of the site that was set aside; None where it had none.
        written: The pages of the site that has taken its place.
        cache: What keeps it; None if this build keeps nothing, and an earlier one may have.
    """
    pages = [page.address for page in erased_pages(prepared.edition)]
    if not any(_is_new(address, was, written) for address in pages):
        return
    if cache is not None:
        cache.forget_before()
    elif (assets.resolve().parent / FOLDER).is_dir() and (folder := cache_folder(assets)) is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _is_new(address: str, was: Mark | None, written: Written) -> bool:
    """Whether an address showed something else before, or nobody knows."""
    if was is None:
        return True
    before = was.files.get(f"{address[1:]}index.html")
    return before is not None and before != written[address].digest
