"""What a row says of being no more: "We hear that this food bank is no longer open", or "Closed" as its hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.mapping_rules import Spec, columns_in, is_by_day
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


# What a cell of hours says, as a whole, where there are none any more.
_LONGEST_HOURS = 120
_ENDED = re.compile(
    r"(?:(?:this|the|our|sadly|now|has|have|is|was|been|permanently|service|group|club|project|course|programme|scheme|"
    r"sessions?|class(?:es)?|activity|it|they|we)[ ,:]+)*"
    r"(?:closed(?: down)?|ceased|ended|folded|disbanded|discontinued|finished|defunct|dissolved|wound up|"
    r"shut(?: down)?|stopped|no longer (?:running|runs?|meets?|meeting|open|active|operating|operates?|exists?|on|"
    r"available|taking place|going|held|offered))"
    r"(?: (?:permanently|for good|down|now|running|meeting|trading|operating|completely))*"
    r"(?:\W*|\W+(?:(?:it|this|the group|the service|the club|they|we) )?(?:(?:is|has|have|are|was|now) )*"
    r"(?:no longer|permanently|ceased|ended|folded|disbanded|closed|not running|wound up|since (?:\w+ )?(?:19|20)\d\d)"
    r"\b.*)",
    re.IGNORECASE,
)
_MAY_BE_FOR_A_TIME = frozenset({"closed", "n/a closed", "shut", "stopped"})
_FOR_A_TIME = re.compile(
    r"\b(?:un?till?|temporar\w*|re-?open\w*|back|return\w*|resum\w*|for (?!good)|at present|at the moment|currently|"
    r"between|during|from|group to|to new|full|lunch\w*|season\w*|holidays?|weekends?|christmas|easter|summer|winter|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m)\b",
    re.IGNORECASE,
)


def has_ended(hours: str) -> bool:
    """Whether a cell of hours says, as a whole, that there are none any more.

    >>> has_ended("Closed - no longer running"), has_ended("Service has ended"), has_ended("No longer meets.")
    (True, True, True)
    >>> has_ended("Closed Mondays"), has_ended("Closed until January"), has_ended("Closed group, ask to join")
    (False, False, False)
    >>> has_ended("Closed")  # it may be for a week only
    False
    """
    text = " ".join(hours.split())
    if text.casefold().strip(" .") in _MAY_BE_FOR_A_TIME or len(text) > _LONGEST_HOURS or _FOR_A_TIME.search(text):
        return False
    return _ENDED.fullmatch(text.strip(" .!*-–")) is not None


def name_ended_row(column: str, reader: RowReader) -> None:
    """Name a row that is left out because its hours say that it has ended."""
    reader.remark(  # without the cell: it may say why, or of whom
        as_gap(column),
        code="row-closed",
        message=f"{column} says that this has closed, so the row was left out.",
        hint="If it is on, write its hours there. What an earlier import made of it is held back too.",
    )


def hours_columns(spec: Spec, own: Mapping[str, Spec]) -> Iterator[str]:
    """The columns of a mapping that have the hours of a whole week."""
    if isinstance(spec, dict):
        if "opening_hours" in spec and not is_by_day(spec["opening_hours"]):
            yield from columns_in(spec["opening_hours"], own)
        for part in spec.values():
            yield from hours_columns(part, own)
    elif isinstance(spec, list):
        for part in spec:
            yield from hours_columns(part, own)


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
