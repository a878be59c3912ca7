"""Which pages must have the crisis lines at their top: those marked ``crisis``, what is in them, and links to them."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.records.vocabulary import Term, is_about_crisis


def must_have_lines(edition: Edition, address: str) -> bool:
    """Whether the page at an address must have them, judged by the address alone, not by what made the page."""
    vocabulary = edition.directory.vocabulary
    of_list = addresses.list_of(address)
    if of_list is None:
        return _is_activity_in_crisis(edition, address)
    kind, (first, _, second) = of_list[0], of_list[1].partition("/")
    in_list: dict[str, tuple[Mapping[str, Term], str]] = {
        "category": (vocabulary.categories, first),
        "need": (vocabulary.needs, first),
        "town": (vocabulary.needs, second),
        "go": (vocabulary.needs, first),
    }
    return kind in in_list and is_about_crisis(*in_list[kind])


def _is_activity_in_crisis(edition: Edition, address: str) -> bool:
    record_id = address.rstrip("/").rpartition("/")[2]
    if record_id in edition.left_out.in_crisis and address == addresses.of_record("activity", record_id):
        return True
    activity = edition.directory.activities.get(record_id)
    return activity is not None and addresses.of(activity) == address and edition.has_crisis_lines(activity)
