"""The example as a directory of more than 5,000 records has it: parts of the search files are fetched when needed."""

from __future__ import annotations

import shutil
from pathlib import Path

from fingerpost.pages.shipping.browser_files import FOLDER
from fingerpost.publish.prepare import prepare
from fingerpost.search.index.write import search_files
from tests.browser.site import NOW, ROOT
from tests.search.conftest import source_of


def build_large(demo: Path, site: Path) -> None:
    """Write those pages of the example site that search, and search files of many small parts."""
    for folder in (FOLDER, "find", "whats-on", "browse"):
        shutil.copytree(demo / folder, site / folder)
    edition = prepare(ROOT / "assets", today=NOW.date()).edition
    files = search_files(edition.directory, source_of(edition), NOW.date(), small_up_to=0, shard_bytes=2000)
    for address, content in files.items():
        path = site / address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
