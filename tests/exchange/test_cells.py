"""The cells of a row are read as a dictionary is."""

from __future__ import annotations

from fingerpost.exchange.tables.files.cell_texts import clean
from fingerpost.exchange.tables.files.cells import Cells, in_one

HEADINGS = ("Name", "Town", "Phone")


def test_a_whole_row_and_a_short_one_are_like_dictionaries() -> None:
    for texts in (("Tea", "Frome", ""), ("Tea",), ()):
        cells, plain = Cells(HEADINGS, in_one(texts)), dict(zip(HEADINGS, texts, strict=False))

        assert cells == plain
        assert [name in cells for name in ("Name", "Town", "Other")] == [
            name in plain for name in ("Name", "Town", "Other")
        ]
        assert [cells.get(name, "-") for name in ("Name", "Phone", "Other")] == [
            plain.get(name, "-") for name in ("Name", "Phone", "Other")
        ]


def test_no_cell_has_what_is_between_the_cells_of_a_row() -> None:
    assert clean("Tea\x1fand\x1f talk") == "Teaand talk"
