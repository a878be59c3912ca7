"""The cells of a row are read as a dictionary is."""

from __future__ import annotations

from fingerpost.exchange.tables.cells import Cells

HEADINGS = {"Name": 0, "Town": 1, "Phone": 2}


def test_a_whole_row_and_a_short_one_are_like_dictionaries() -> None:
    for texts in (("Tea", "Frome", ""), ("Tea",), ()):
        cells, plain = Cells(HEADINGS, texts), dict(zip(HEADINGS, texts, strict=False))

        assert cells == plain
        assert [name in cells for name in ("Name", "Town", "Other")] == [
            name in plain for name in ("Name", "Town", "Other")
        ]
        assert [cells.get(name, "-") for name in ("Name", "Phone", "Other")] == [
            plain.get(name, "-") for name in ("Name", "Phone", "Other")
        ]
