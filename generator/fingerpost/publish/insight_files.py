"""The tables that the page of what is missing offers to download, and that ``fingerpost gaps --csv`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.export import ExportFile
from fingerpost.exchange.open_data.csv_cells import csv_file
from fingerpost.stewardship.contribution import contribution_in
from fingerpost.stewardship.gaps import Gaps, Row, answers, gaps_of
from fingerpost.stewardship.part_of_week import PARTS
from fingerpost.stewardship.surroundings import surroundings_of


def insight_files(edition: Edition) -> Iterator[ExportFile]:
    """The tables: by need, by category, and by town."""
    needs, categories = gaps_of(edition), gaps_of(edition, "category")
    yield ExportFile(addresses.INSIGHT_NEEDS, gaps_csv(edition, _everywhere(needs), with_words=False))
    # Most categories are in few towns, and a large directory has thousands of empty cells.
    some = (row for row in _everywhere(categories) if row.total or row.is_secret or row.area is None)
    yield ExportFile(addresses.INSIGHT_CATEGORIES, gaps_csv(edition, some, with_words=False))
    yield ExportFile(addresses.INSIGHT_TOWNS, _towns(edition))


def _everywhere(gaps: Gaps) -> Iterator[Row]:
    return (row for area in (None, *gaps.towns) for row in gaps.of_each(area))


def gaps_csv(edition: Edition, rows: Iterable[Row], *, with_words: bool = True) -> bytes:
    """Rows as a table; the last column names in words what is missing."""
    flat = [_flat(row_as_object(edition, row)) for row in rows]
    if not with_words:
        for each in flat:
            del each["missing"]
    return csv_file(list(flat[0]) if flat else ["id"], (tuple(each.values()) for each in flat))


def row_as_object(edition: Edition, row: Row) -> dict[str, Any]:
    """One row as a program reads it."""
    return {
        "id": row.term.id,
        "name": row.term.name,
        "town": row.area.id if row.area else None,
        "activities": row.total,
        **dict(zip(PARTS, row.parts, strict=True)),
        "always": row.always,
        "no_time_given": row.untimed,
        "per_thousand": row.per_thousand,
        **{
            barrier: {"yes": count.yes, "no": count.no, "unknown": count.unknown}
            for barrier, count in answers(edition, row.activities)
        },
        "not_counted": "some kept secret" if row.is_secret else "",
        "missing": row.say_gaps(),
    }


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{name}_{answer}": number for answer, number in value.items()}
        else:
            flat[name] = " ".join(value) if isinstance(value, list) else value
    return flat


def _towns(edition: Edition) -> bytes:
    gaps, rows = gaps_of(edition), []
    for area in gaps.towns:
        activities = edition.activities_by_area[area.id]
        contribution, around = contribution_in(edition, area.id), surroundings_of(edition, activities)
        rows.append(
            {
                "id": area.id,
                "name": area.name,
                "people": area.population,
                **{f"{name}": number for name, number in asdict(contribution).items()},
                "with_room": len(gaps.offered(area)),
                **{
                    f"{barrier}_{answer}": number
                    for barrier, count in answers(edition, gaps.offered(area))
                    for answer, number in asdict(count).items()
                },
                **(
                    {
                        **{f"places_fifth_{n}": number for n, number in enumerate(around.places, 1)},
                        "places_fifth_unknown": around.places_unknown,
                    }
                    if around
                    else {}
                ),
            }
        )
    return csv_file(list(rows[0]) if rows else ["id"], (tuple(row.values()) for row in rows))
