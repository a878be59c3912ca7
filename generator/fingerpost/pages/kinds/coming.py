"""The first page of a list for one need or kind: where and when, what is on soonest as cards, then all A to Z."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.edition.card import card_of
from fingerpost.edition.edition import Edition
from fingerpost.edition.printed import need_menus
from fingerpost.edition.soonest import soonest_first
from fingerpost.exchange.ical.calendars import CATEGORIES
from fingerpost.exchange.ical.links import list_calendar
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Area, Term

ALL_AS_CARDS = 12  # a list no longer than that needs no second one, A to Z
AS_CARDS = 6  # of a longer one


def first_page(
    edition: Edition, activities: Sequence[Activity], term: Term, facet: str, area: Area | None = None
) -> dict[str, Any]:
    """What template "coming.html" shows above the list A to Z.

    Args:
        edition: The directory on its day.
        activities: All of the list.
        term: The need or category.
        facet: Which of them it is, as the finder's address has it: "need" or "category".
        area: The town, for the list of a town.
    """
    in_order = soonest_first(edition, activities, area)
    is_whole = len(in_order) <= ALL_AS_CARDS
    shown = in_order if is_whole else in_order[:AS_CARDS]
    return {
        "cards": [card_of(edition, activity, area) for _, activity in shown],
        "turns": [turn.name.lower() for turn, _ in shown],
        "is_whole": is_whole,
        "coming": say_coming(edition, len(in_order)) if is_whole else edition.language.text("Coming up"),
        "facet": facet,
        "value": term.id,
        "town": area.name if area else "",
        "calendar": None if facet == "need" else list_calendar(edition, CATEGORIES, term.id, activities),
        "on_paper": need_menus(edition, term) if facet == "need" and area is None else (),
    }


def say_coming(edition: Edition, count: int) -> str:
    """The heading of a whole list of cards."""
    return edition.language.plural("{n} activity", "{n} activities, soonest first", count)
