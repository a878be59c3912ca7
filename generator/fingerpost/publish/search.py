"""Write the search files of a site, and the postcode table that the finder looks places up in."""

from __future__ import annotations

from pathlib import Path

from fingerpost.geography.table import PostcodeTable
from fingerpost.pages.card import card_of
from fingerpost.pages.view import View
from fingerpost.pages.write import PageWriter
from fingerpost.search.source import Source
from fingerpost.search.write import search_files


def write_search(view: View, site: Path) -> int:
    """Write everything below ``/search/``; gives the number of files."""
    table = PostcodeTable(view.directory.assets / "postcodes")
    source = Source(seen=view, card_of=lambda activity: card_of(view, activity), table=table if table else None)
    files = search_files(view.directory, source, view.today)
    files |= {f"/search/postcodes/{name}": (table.folder / name).read_bytes() for name in table.files}
    writer = PageWriter(site)
    for address in sorted(files):
        writer.write(address, files[address])
    return writer.written_files
