"""Web addresses beside the website: a form, a page to book or to sign up, shown as a link in the description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.yaml_lines import quoted

_REFERS = re.compile(r"\breferr?(?:als?|er|ers)?\b")
_SELF = re.compile(r"\bself\b")
_SHOWN_AS = (
    (re.compile(r"\bself referr?als?\b"), "Refer yourself"),
    (re.compile(r"\b(?:book|booking|bookings|tickets?|eventbrite)\b"), "Book a place"),
    (re.compile(r"\b(?:regist\w+|sign ?up|enrol\w*)\b"), "Sign up"),
    (re.compile(r"\b(?:appl\w+)\b"), "Apply"),
)
_FORM = "Online form"


def for_referrers(draft: Draft) -> list[Column]:
    """The pages on which professionals refer somebody."""
    return [column for column in draft.all("booking_url") if not _is_for_visitors(column)]


def for_visitors(draft: Draft) -> list[Column]:
    """The pages on which people book or sign up themselves."""
    return [column for column in draft.all("booking_url") if _is_for_visitors(column)]


def links(draft: Draft) -> Iterator[str]:
    """What makes a link of each page for visitors."""
    for column in for_visitors(draft):
        yield f"{{link: {quoted(as_gap(column.name))}, shown_as: {_shown_as(column)}}}"


def books(column: Column) -> bool:
    """Whether its words are those of booking or of signing up; a form may be for questions alone."""
    return _shown_as(column) != _FORM


def _is_for_visitors(column: Column) -> bool:
    words = plain(column.heading)
    return bool(_SELF.search(words)) or not _REFERS.search(words)


def _shown_as(column: Column) -> str:
    return next((words for pattern, words in _SHOWN_AS if pattern.search(plain(column.heading))), _FORM)
