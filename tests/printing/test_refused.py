"""What typst refuses never stops the rest, and is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.printing import write
from fingerpost.printing.fonts import printable
from fingerpost.printing.sheets import Sheet, sheets_of
from tests.printing.conftest import Sheets, opened
from tests.printing.pdf import words

NO_LANGUAGE = "english"  # typst takes two or three letters; the schema lets no record say this


def test_an_entry_that_is_refused_is_left_out_and_reported(
    sheets: Sheets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_sheet(edition: Edition) -> Iterator[Sheet]:
        sheet = next(sheets_of(edition))
        first, *others = sheet.content.entries  # type: ignore[union-attr]
        refused = replace(sheet.content, entries=(replace(first, lang=NO_LANGUAGE), *others))
        yield replace(sheet, gather=lambda: refused)

    monkeypatch.setattr(write, "sheets_of", one_sheet)

    printed = write.write_sheets(sheets.edition, tmp_path, None, count())

    ((address, file),) = printed.files.items()
    text = words(opened((tmp_path / address[1:]).read_bytes())).replace(" ", "")
    assert printed.refused == (("What’s on in Frome", "Chair yoga"),)
    assert "Chairyoga" not in text
    assert "Singforthejoyofit" in text
    assert file.fingerprint == ""  # so that the next build says it again


def test_a_sheet_of_which_nothing_can_be_set_does_not_stop_the_others(
    sheets: Sheets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two_posters(edition: Edition) -> Iterator[Sheet]:
        poster = next(sheet for sheet in sheets_of(edition) if sheet.template == "poster")
        refused = replace(poster.content, language=NO_LANGUAGE)
        yield replace(poster, address="/print/a.pdf", gather=lambda: refused)
        yield replace(poster, address="/print/b.pdf")

    monkeypatch.setattr(write, "sheets_of", two_posters)

    printed = write.write_sheets(sheets.edition, tmp_path, None, count())

    assert list(printed.files) == ["/print/b.pdf"]
    assert list(printed.unset) == ["/print/a.pdf"]
    assert printed.refused == ()


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [("a\x01b\x00c", "abc"), ("O’Brien\tand\u2028co", "O’Brien and co"), ("01632\xa0960144 ŵ", "01632\xa0960144 ŵ")],
)
def test_no_character_that_typst_refuses_reaches_it(typed: str, set_as: str) -> None:
    assert printable(typed) == (set_as, "")
