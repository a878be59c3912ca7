"""What the first sheet says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.exchange.workbook.cells import IN_FILE
from fingerpost.exchange.workbook.columns import SESSION
from fingerpost.language import Language


def guide(language: Language, titles: Mapping[str, str]) -> Iterator[str]:
    """Its heading and its paragraphs; ``titles`` are those of the sheets."""
    text = language.text
    yield text("How to use this workbook")
    yield text("Change a cell, save, and bring it back: fingerpost import xlsx FILE. Only what you changed is changed.")
    yield text(
        "Each sheet has a row for each activity, session, group or place. Click a cell: a note says what belongs "
        "there, and many have a list to choose from. The lists are on a sheet of their own."
    )
    yield text(
        "For something new, write a row below the last, and leave its id empty: it is made from the name. Its sessions "
        "go on the sheet {sessions}, with the activity’s id, or its name if it is new.",
        sessions=titles[SESSION],
    )
    yield text("Never change an id: it is the address of a page. To rename a record: fingerpost rename.")
    yield text("Delete a row, and the import asks what you meant. Nothing is deleted without asking.")
    yield text(
        "Where a cell says {kept}, the record has something that is not shown on the site, or that a cell cannot hold. "
        "It stays as it is. Write over it only to replace it.",
        kept=text(IN_FILE),
    )
    yield text(
        "What is closed, secret places, photographs, assurance and notes for editors are not here, and stay as they "
        "are."
    )
    yield text(
        "Dates can be typed as your spreadsheet writes them. Times are on the 24 hour clock: 14:30. Phone numbers are "
        "text, so that their first 0 stays."
    )
    yield text(
        "If somebody changes a record while you have the workbook, the import takes what you changed elsewhere in it; "
        "where both changed the same cell it says so and leaves the record as it is."
    )
    yield text("What is here may be shown to anybody: nothing that is withheld or secret is in it.")
