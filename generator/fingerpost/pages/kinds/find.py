"""The page "Find": the search form, and ways to browse that need no script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds.browse import area_name, kind_tallies, letter_tallies, need_tallies, tally
from fingerpost.pages.render.listing import Tally
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.pages.report_a_change import way_to_tell
from fingerpost.pages.shipping.find_filters import filter_groups
from fingerpost.pages.shipping.find_words import find_words
from fingerpost.pages.shipping.map_data import map_data
from fingerpost.records.vocabulary import crisis_of

NEEDS = 10  # about as many as on the front page; the others are one click away
TOWNS = 12


def find_pages(edition: Edition, search_version: str = "") -> Iterator[Page]:
    """The page behind "Find".

    Args:
        edition: The directory on its day.
        search_version: Of the search files, as they name it themselves; "" if they are not written yet. With it a
            browser can ask for the first of them at once, and may keep it until something else is published.
    """
    text = edition.language.text
    yield Page(
        kind="find",
        address=addresses.FIND,
        title=text("Find something to do"),
        description=text(
            "Find a group or activity in {area} by what matters to you, by town, by kind or by name.",
            area=area_name(edition),
        ),
        template="find.html",
        values=LazyValues(partial(_values, edition, search_version)),
        is_last=True,
    )


def _values(edition: Edition, search_version: str) -> dict[str, Any]:
    featured = {edition.need_url(need) for need in edition.directory.vocabulary.needs.values() if need.featured}
    return {
        "total": edition.language.plural("{n} activity", "{n} activities", len(edition.activities)),
        "needs": [need for need in need_tallies(edition) if not featured or need.href in featured][:NEEDS],
        "kinds": kind_tallies(edition),
        "towns": _busiest_towns(edition),
        "letters": letter_tallies(edition),
        "filters": filter_groups(edition),
        "filters_of_danger": " ".join(_filters_of_danger(edition)),
        "search_version": search_version,
        "words": json.dumps(find_words(edition.language), ensure_ascii=False, sort_keys=True),
        "tell": way_to_tell(edition),
        "map": json.dumps(map_data(edition), ensure_ascii=False, sort_keys=True),
    }


def _filters_of_danger(edition: Edition) -> Iterator[str]:
    """The filters that bring the crisis lines, each with the danger it is about: "need=not-safe=others"."""
    vocabulary = edition.directory.vocabulary
    for facet, terms in (("need", vocabulary.needs), ("category", vocabulary.categories)):
        for term_id in terms:
            if danger := crisis_of(terms, term_id):
                yield f"{facet}={term_id}={danger}"


def _busiest_towns(edition: Edition) -> list[Tally]:
    """The towns with the most to do, A to Z."""
    counts = {area_id: len(activities) for area_id, activities in edition.activities_by_area.items()}
    areas = edition.directory.vocabulary.areas
    busiest = sorted(
        (area_id for area_id in counts if area_id in areas), key=lambda area_id: (-counts[area_id], area_id)
    )[:TOWNS]
    return [
        tally(edition, edition.town_url(areas[area_id]), areas[area_id].name, counts[area_id])
        for area_id in sorted(busiest, key=lambda area_id: areas[area_id].name.casefold())
    ]
