"""Sentences in a row that say it is no more: "We hear that this food bank is no longer open"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.rows.row_reader import RowReader

# A sentence, not a word: columns of states are read elsewhere, and a session may be "closed" on a day.
_SHORTEST = 16
_LONGEST = 20_000  # characters of a cell that are looked at
_NOT_IN_PART = (
    r"(?! ?(?:to|for|on|in|at|as|by|from|with|until|till|after|before|between|over|during|every|each|daily|access\w*|"
    r"(?:mon|tues?|wed|thu|fri|sat|sun)\w*|week\w*|bank|public|\d)\b)"
)
_IS_NO_MORE = re.compile(
    r"\b(?:no longer|not any ?more) (?:open|running|operating|operational|active|meeting|meets?|runs?|operates?|"
    rf"functioning|trading|going|taking place){_NOT_IN_PART}"
    r"|\bno longer (?:exists?|existing|in (?:operation|existence))\b"
    r"|\b(?:has|have) (?:now |sadly |since |also |recently )*(?:permanently )?(?:folded|disbanded|closed down|"
    rf"shut down|closed(?: its doors)?(?! (?:the|its|their|our)\b){_NOT_IN_PART})"
    r"|\b(?:permanently closed|closed permanently|closed for good)\b"
    r"|\bceased (?:trading|operating|operations?|to exist|meeting)\b",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(  # what is no more is a part of it, or something that people bring
    r"\b(?:waiting lists?|bookings?|applications?|registrations?|websites?|links?|pages?|numbers?|car ?parks?|shops?|"
    r"school|if|who|whose|when|where|that have|which have)\b[^.!?;]{0,60}$",
    re.IGNORECASE,
)


def says_it_is_no_more(cell: str) -> bool:
    """Whether a text has a sentence that says of its row that it has closed.

    >>> says_it_is_no_more("We have been told that this foodbank is no longer open")
    True
    >>> says_it_is_no_more("No longer open on Mondays."), says_it_is_no_more("For women who no longer meet anybody.")
    (False, False)
    """
    if len(cell) < _SHORTEST:
        return False
    text = cell[:_LONGEST]
    return any(
        _OF_OTHER.search(text[max(0, match.start() - 80) : match.start()]) is None
        for match in _IS_NO_MORE.finditer(text)
    )


def remark_where_it_says_so(columns: Iterable[str], reader: RowReader) -> None:
    """Name a row that comes in although a text of it says that it has closed."""
    for column in columns:
        if says_it_is_no_more(reader.cell(column)):
            reader.remark(  # without the cell: it may say why, or of whom
                as_gap(column),
                code="row-may-be-off",
                message=f"{column} seems to say that this is no longer on. It came in.",
                hint="Ask them. If it has closed, take the row out of the list.",
            )
            return
