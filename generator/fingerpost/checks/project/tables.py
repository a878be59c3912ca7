"""Are the postcode table and the street map whole, as the commands that make them write them?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.project.layout import Layout
from fingerpost.geography.streets.basemap import INDEX, is_damaged
from fingerpost.geography.table import PostcodeTable
from fingerpost.records.problem import Problem


def check_postcode_table(layout: Layout) -> Iterator[Problem]:
    """Read every file of assets/postcodes."""
    for file in PostcodeTable(layout.assets / "postcodes").damaged():
        yield Problem(
            code="postcode-table",
            span=layout.span(file),
            message=f"{file.name} of the postcode table is missing, or not as fingerpost postcodes writes it.",
            hint="Delete the file, and make the table again with: fingerpost postcodes FILE --areas BA,BS",
            quote=False,
        )


def check_basemap(layout: Layout) -> Iterator[Problem]:
    """Look at the index of assets/basemap, if the directory has a street map."""
    folder = layout.assets / "basemap"
    if folder.is_dir() and not folder.is_symlink() and any(folder.iterdir()) and is_damaged(folder):
        yield Problem(
            code="basemap-damaged",
            span=layout.span(folder / INDEX),
            message="The street map is not whole, so no streets would be shown.",
            hint="Delete the folder assets/basemap, and unpack it again with: fingerpost basemap FILE.pmtiles",
            quote=False,
        )
