"""Posters: one page that is read from across a waiting room."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from fingerpost.edition import addresses
from fingerpost.printing.poster import poster_of_activity
from fingerpost.printing.sheets import Sheet, sheets_of
from fingerpost.printing.typeset import data_of, links_in, typeset
from fingerpost.records.ledger import Ledger, Promise
from fingerpost.records.short_code import new_code
from tests.conftest import TODAY
from tests.printing.conftest import Sheets, opened
from tests.printing.pdf import alternatives, sizes, tags, words
from tests.publish.promised import planned

CAFE = addresses.of_activity_poster("chat")
PRACTICE = addresses.of_place_poster("surgery")
READ_FROM_THREE_METRES = 28  # points: capitals of 7 mm


@pytest.mark.parametrize("address", [CAFE, PRACTICE])
def test_a_poster_is_one_tagged_page_with_a_heading_and_a_code(sheets: Sheets, address: str) -> None:
    pdf = sheets.opened(address)

    assert len(pdf.pages) == 1
    assert str(pdf.Root.Lang) == "en-GB"
    assert tags(pdf).count("H1") == 1
    assert len(alternatives(pdf)) == 1


def test_a_poster_of_a_talking_cafe_says_when_and_where_in_large_letters(sheets: Sheets) -> None:
    pdf = sheets.opened(CAFE)
    text = words(pdf).replace(" ", "")

    assert "Mondays11amto1pm,termtimeonly." in text
    assert "TheOldDairy,CorkLane,Frome" in text
    assert sum(size >= READ_FROM_THREE_METRES for size in sizes(pdf)) >= 3  # the name, when, and where


def test_the_strips_say_the_address_and_are_read_aloud_only_once(sheets: Sheets) -> None:
    pdf = sheets.opened(CAFE)

    assert words(pdf).replace("\u200b", "").count("directory.example.org/a/chat") == 1 + 8
    assert tags(pdf).count("P") < 12  # the strips are no part of the structure


def test_a_poster_of_a_practice_says_what_is_in_its_building(sheets: Sheets) -> None:
    text = words(sheets.opened(PRACTICE)).replace(" ", "")

    assert "Chairyoga" in text
    assert "Mondays10am." in text
    assert "FromeTalkingCafe" not in text


def test_what_has_a_short_code_is_printed_with_it(sheets: Sheets) -> None:
    promise = Promise(address="/a/chat/", kind="activity", id="chat", since=TODAY, code="C4F7KV")
    directory = replace(sheets.edition.directory, ledger=Ledger((promise,)))
    edition = replace(sheets.edition, directory=directory)
    poster = poster_of_activity(edition, edition.directory.activities["chat"])

    pdf = opened(
        typeset("poster", data_of(Sheet(CAFE, "poster", lambda: poster), lambda *_: None), large=False, today=TODAY)
    )

    assert alternatives(pdf) == ["QR code for directory.example.org/c/c4f7kv"]
    assert "Code:C4F7KV" in words(pdf).replace(" ", "")


def test_no_sheet_carries_an_address_that_is_not_written(sheets: Sheets) -> None:
    directory = sheets.edition.directory
    records = (*directory.activities.values(), *directory.groups.values(), *directory.places.values())
    codes: set[str] = set()
    promises = []
    for record in records:
        address = addresses.of(record)
        code = new_code(address, codes)
        codes.add(code)
        promises.append(Promise(address=address, kind=record.kind, id=record.id, since=TODAY, code=code))
    for has_code_pages in (True, False):
        edition = replace(
            sheets.edition,
            directory=replace(directory, ledger=Ledger(tuple(promises))),
            has_code_pages=has_code_pages,
        )
        carried = {link for sheet in sheets_of(edition) for link in links_in(asdict(sheet.content))}
        addresses_there = {edition.absolute(address) for address in planned(edition)}

        assert len(carried) > 5
        assert carried <= addresses_there
        assert any("/c/" in link for link in carried) is has_code_pages


def test_a_long_name_still_fits_on_one_page(sheets: Sheets) -> None:
    activity = sheets.edition.directory.activities["full"]
    long = replace(activity, name="A talking cafe " * 6, summary="Words that go on and on " * 8)
    poster = poster_of_activity(sheets.edition, long)

    pdf = opened(
        typeset("poster", data_of(Sheet(CAFE, "poster", lambda: poster), lambda *_: None), large=False, today=TODAY)
    )

    assert len(pdf.pages) == 1
    assert "01632960144" in words(pdf).replace(" ", "")
