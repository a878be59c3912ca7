"""Printed menus: what is in the PDF that somebody takes from a counter."""

from __future__ import annotations

import pytest

from fingerpost.edition import addresses
from fingerpost.printing.sheets import sheets_of
from fingerpost.printing.typeset import data_of, typeset
from tests.conftest import TODAY
from tests.printing.conftest import Sheets, opened
from tests.printing.pdf import alternatives, sizes, tags, words

FROME = addresses.of_town_menu("frome")
FROME_LARGE = addresses.of_town_menu("frome", large=True)


@pytest.mark.parametrize("address", [FROME, FROME_LARGE])
def test_a_menu_says_all_that_somebody_needs_who_has_only_the_paper(sheets: Sheets, address: str) -> None:
    text = words(sheets.opened(address)).replace(" ", "")

    for sentence in (
        *("What’s on in Frome", "Hills and Levels", "Printed on Saturday 21 November 2026", "check before you go"),
        *("Sing for the joy of it", "Every Tuesday, 2pm to 3:30pm", "Tuesday 24 November; Tuesday 1 December"),
        *("£2.50 each time", "The Old Dairy, Cork Lane, Frome", "The 31 stops outside", "Step-free entrance (A ramp)"),
        *("Somebody in a green apron", "Come to the side door", "01632 960144", "directory.example.org/a/full"),
        *("Someone to listen", "Samaritans, 116 123", "Page 1 of"),
    ):
        assert sentence.replace(" ", "") in text, sentence


def test_a_menu_is_tagged_and_names_its_language_and_title(sheets: Sheets) -> None:
    pdf = sheets.opened(FROME)

    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo["/Title"]) == "What’s on in Frome"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    names = tags(pdf)
    assert names.count("H1") == 1
    assert names.count("H2") == 5  # four activities, and where there is help
    assert "LI" in names  # the steps of a first visit


def test_every_code_says_where_it_leads(sheets: Sheets) -> None:
    assert alternatives(sheets.opened(FROME)) == [
        "QR code for directory.example.org/browse/towns/frome",
        "QR code for directory.example.org/a/chair-yoga",
        "QR code for directory.example.org/a/chat",
        "QR code for directory.example.org/a/full",
        "QR code for directory.example.org/a/bangla",
    ]


def test_nothing_in_large_print_is_below_16_points(sheets: Sheets) -> None:
    large = [address for address in sheets.pdfs if "large" in address]

    assert len(large) == 3  # a town, a need, a practice
    for address in large:
        assert min(sizes(sheets.opened(address))) >= 16
    assert min(sizes(sheets.opened(FROME))) < 16  # the control


def test_a_menu_of_a_practice_begins_in_its_building_and_goes_on_with_the_nearest(sheets: Sheets) -> None:
    text = words(sheets.opened(addresses.of_place_menu("surgery"))).replace(" ", "")

    assert "WhatisnearBeckerySurgery" in text
    assert text.index("Inthisbuilding.") < text.index("¾milefromhere")
    assert text.index("Chairyoga") < text.index("FromeTalkingCafe")


def test_a_menu_of_a_need_has_what_meets_it(sheets: Sheets) -> None:
    text = words(sheets.opened(addresses.of_need_menu("loneliness"))).replace(" ", "")

    assert text.startswith("HillsandLevelsCompany")
    assert "FromeTalkingCafe" in text


def test_what_is_sensitive_is_on_no_menu(sheets: Sheets) -> None:
    assert "safe-house" in {each.id for each in sheets.edition.activities_by_area["frome"]}  # where it would be
    for address in sheets.pdfs:
        text = words(sheets.opened(address)).replace(" ", "")
        assert "quietaddress" not in text
        assert "960146" not in text


def test_a_script_that_a_typeface_has_is_set_and_one_that_none_has_leaves_a_gap(sheets: Sheets) -> None:
    text = words(sheets.opened(FROME))

    assert "বাংলা" in text
    assert "[…]" in text
    assert sheets.gaps == {"Tea and talk in Bangla, 茶 and biscuits ☕ for all.": "茶"}


def test_the_same_day_gives_the_same_bytes(sheets: Sheets) -> None:
    sheet = next(sheet for sheet in sheets_of(sheets.edition) if sheet.address == FROME)

    again = typeset(sheet.template, data_of(sheet, lambda *_: None), large=False, today=TODAY)

    assert again == sheets.pdfs[FROME]


def test_a_letter_with_an_accent_leaves_those_without_as_they_are(sheets: Sheets) -> None:
    sheet = next(sheet for sheet in sheets_of(sheets.edition) if sheet.address == FROME)
    data = data_of(sheet, lambda *_: None).replace("Hills and Levels", "Tŷ Gŵyl").replace("Chair yoga", "Tŷ yoga")

    text = words(opened(typeset(sheet.template, data, large=False, today=TODAY)))

    for sentence in ("Tŷ Gŵyl", "Tŷ yoga", "What’s on in Frome", "Every Monday"):
        assert sentence.replace(" ", "") in text.replace(" ", ""), sentence
