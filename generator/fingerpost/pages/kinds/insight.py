"""What there is, for whom, where and when; what is missing; and how sure the directory is of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.language import mark
from fingerpost.pages.bars import Bar, Share, bars_of, shares_of
from fingerpost.pages.kinds.browse import area_name
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.records.vocabulary import Area
from fingerpost.stewardship.contribution import contribution_in, contribution_of
from fingerpost.stewardship.due import open_records
from fingerpost.stewardship.gaps import gaps_of
from fingerpost.stewardship.insight.gap_words import gap_lines
from fingerpost.stewardship.insight.tables import (
    barrier_rows,
    check_rows,
    need_rows,
    room_rows,
    surroundings_rows,
    town_rows,
)
from fingerpost.stewardship.part_of_week import PARTS

# In the order of stewardship.gaps.PARTS.
HEADINGS = (mark("Mornings"), mark("Afternoons"), mark("Evenings"), mark("Weekends"))


def insight_pages(edition: Edition) -> Iterator[Page]:
    """One page of all towns together, and one for each town."""
    text = edition.language.text
    yield Page(
        kind="page",
        address=addresses.INSIGHT,
        title=text("What there is, and what is missing"),
        description=text(
            "How much there is in {area} for each need, where and when, and what is missing.", area=area_name(edition)
        ),
        template="insight.html",
        values=LazyValues(lambda: _values(edition)),
        fingerprint_parts=lambda row: (row(record) for record in open_records(edition)),
    )
    for area in edition.directory.vocabulary.areas.values():  # also where nothing is: its page may be linked to
        values = LazyValues(partial(_town_values, edition, area))
        yield Page(
            kind="page",
            address=addresses.of_insight(area.id),
            title=text("What is missing in {town}?", town=area.name),
            description=text(
                "How much there is in {town} for each need and when, and what is missing.", town=area.name
            ),
            template="insight-town.html",
            values=values,
            listed=False,
            fingerprint_parts=partial(_in_full, values),
        )


def _values(edition: Edition) -> dict[str, Any]:
    text, gaps = edition.language.text, gaps_of(edition)
    rows, offered = gaps.of_each(), gaps.offered()
    return {
        "day": edition.language.date(edition.today),
        "headings": [text(heading) for heading in HEADINGS],
        "given": contribution_of(edition, edition.activities),
        "needs": need_rows(edition, rows),
        "categories": need_rows(edition, gaps_of(edition, "category").of_each(), "category"),
        "missing": gap_lines(edition, rows) if offered else [],
        "towns": town_rows(edition, gaps),
        "answers": barrier_rows(edition, offered),
        "answer_shares": _answer_shares(edition, barrier_rows(edition, offered)),
        "rooms": room_rows(edition),
        "checks": check_rows(edition),
        "surroundings": surroundings_rows(edition),
        "secret": any(row.is_secret for row in rows),
        "tables": [
            (text("By need, for each town (CSV)"), edition.url(addresses.INSIGHT_NEEDS)),
            (text("By category, for each town (CSV)"), edition.url(addresses.INSIGHT_CATEGORIES)),
            (text("Towns (CSV)"), edition.url(addresses.INSIGHT_TOWNS)),
        ],
    }


def _town_values(edition: Edition, area: Area) -> dict[str, Any]:
    text, gaps = edition.language.text, gaps_of(edition)
    rows = gaps.of_each(area)
    offered = gaps.offered(area)
    barriers = barrier_rows(edition, offered)
    gaps_in_words = gap_lines(edition, rows, can_fill=True)
    return {
        "town": area.name,
        "town_url": edition.town_url(area),
        "day": edition.language.date(edition.today),
        "headings": [text(heading) for heading in HEADINGS],
        "given": contribution_in(edition, area.id),
        "people": edition.language.number(area.population) if area.population else "",
        "per_thousand": edition.language.number(round(len(offered) * 1000 / area.population, 1))
        if area.population
        else "",
        "needs": need_rows(edition, rows),
        "categories": need_rows(edition, gaps_of(edition, "category").of_each(area), "category"),
        "bars": _week(edition, rows),
        "nothing": [gap for gap in gaps_in_words if gap.is_whole],
        "in_parts": [gap for gap in gaps_in_words if not gap.is_whole],
        "answers": barriers,
        "answer_shares": _answer_shares(edition, barriers),
        "secret": any(row.is_secret for row in rows),
        "all_towns": edition.url(addresses.INSIGHT),
    }


def _in_full(values: LazyValues, row: Callable[[Any], str]) -> Iterator[str]:  # noqa: ARG001  # it depends on more
    yield repr(sorted(values.items()))


def _week(edition: Edition, rows: list[Any]) -> list[Bar]:
    """For how many needs there is something in each part of the week, out of all."""
    text = edition.language.text
    counted = [row for row in rows if not row.is_secret]
    all_of_them = len(counted)
    numbers = [sum(bool(row.parts[at] or row.always) for row in counted) for at in range(len(PARTS))]
    return bars_of(
        [
            (text(heading), number, text("{n} of {all} needs", n=number, all=all_of_them))
            for heading, number in zip(HEADINGS, numbers, strict=True)
        ],
        most=all_of_them,
    )


def _answer_shares(edition: Edition, rows: list[tuple[str, int, int, int]]) -> list[Share]:
    text = edition.language.text
    return shares_of(
        [
            (
                question,
                (yes, no, unknown),
                text("Yes {yes}, no {no}, not known {unknown}", yes=yes, no=no, unknown=unknown),
            )
            for question, yes, no, unknown in rows
        ]
    )
