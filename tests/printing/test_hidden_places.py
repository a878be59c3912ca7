"""No PDF says where a sensitive place is, whatever a record says of it."""

from __future__ import annotations

from dataclasses import replace

from fingerpost.edition.edition import Edition
from fingerpost.printing.sheets import sheets_of
from fingerpost.printing.typeset import data_of, typeset
from tests.conftest import TODAY
from tests.printing.conftest import Sheets, opened
from tests.printing.pdf import alternatives, words

HIDDEN = ("BeckerySurgery", "beckery", "BA111AA", "/p/surgery", "Chairyoga")


def everything(edition: Edition) -> str:
    """The words of all PDFs, their titles, and the words for their pictures."""
    texts = []
    for sheet in sheets_of(edition):
        pdf = opened(typeset(sheet.template, data_of(sheet, lambda *_: None), large=sheet.large, today=TODAY))
        texts += [sheet.address, str(pdf.docinfo["/Title"]), words(pdf), *alternatives(pdf)]
    return " ".join(texts).replace(" ", "").casefold()


def test_a_place_and_an_activity_that_become_sensitive_are_in_no_pdf(sheets: Sheets) -> None:
    directory = sheets.edition.directory
    surgery = replace(directory.places["surgery"], sensitive=True)
    yoga = replace(directory.activities["chair-yoga"], sensitive=True)
    hidden = replace(
        directory,
        places={**directory.places, "surgery": surgery},
        activities={**directory.activities, "chair-yoga": yoga},
    )

    before = everything(sheets.edition)
    after = everything(Edition(directory=hidden, today=TODAY, prints=True))

    assert [word for word in HIDDEN if word.casefold() not in before] == []  # the canary: it was there
    assert [word for word in HIDDEN if word.casefold() in after] == []
