"""How many real hours are read, and how many wrongly: ``python -m tests.schedule.hours.measure``.

Reads tables that are kept beside the checkout, ../shared/data, and never in it. Where a table says itself what its
hours mean, each reading is compared; of other texts, lists in JSON files that are named, a sample is printed for a
person to judge: ``python -m tests.schedule.hours.measure texts.json --sample 200 --seed 7``.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from fingerpost.records.session import Weekday
from fingerpost.schedule.hours.read import Reading, read_hours
from tests.schedule.hours.meaning import meaning_of

DATA = Path(__file__).parents[4] / "shared" / "data"
LITERAL = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")

Hours = tuple[str, str, str]  # a day, from, to


class Cell(NamedTuple):
    """A text, and what its own table says that it means; None where it says nothing."""

    text: str
    day: Weekday | None
    meaning: frozenset[Hours] | None


def rows(path: str) -> Iterator[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8-sig", errors="replace", newline="") as file:
        yield from csv.DictReader(file)


def cells_of_libraries() -> Iterator[Cell]:
    """A cell for each day, whose figures can be taken as they are."""
    for row in rows("uk_libraries/libraries.csv"):
        for day in Weekday:
            for kind in ("staffed", "unstaffed"):
                if text := row[f"{day.title()} {kind} hours"].strip():
                    times = LITERAL.findall(text)
                    meaning = {
                        (day.value, f"{int(a):02}:{b}", f"{int(c):02}:{d}") for a, b, c, d in times if (a, b) != (c, d)
                    }
                    yield Cell(text, day, frozenset(meaning))


def cells_of_advice() -> Iterator[Cell]:
    """A week in one cell; the same publisher's other table has it by days."""
    schedules: dict[tuple[str, str], set[Hours]] = {}
    for row in rows("us_ilao_hsds/output/regular_schedules.csv"):
        for column in ("location_id", "service_id"):
            if row[column] and row["opens_at"]:
                hours = (row["weekday"].lower(), row["opens_at"].zfill(5), row["closes_at"].zfill(5))
                schedules.setdefault((column, row[column]), set()).add(hours)
    for table, column, own in (
        ("locations", "location_id", "Location_id"),
        ("services", "service_id", "Services-ID"),
    ):
        for row in rows(f"us_ilao_hsds/input/{table}.csv"):
            if text := row["Hours of operation"].strip():
                schedule = schedules.get((column, row[own]))
                yield Cell(text, None, frozenset(schedule) if schedule else None)
            for other in ("Recurring dates", "Dates and hours"):
                if text := row.get(other, "").strip():
                    yield Cell(text, None, None)


def hours_of(reading: Reading) -> frozenset[Hours]:
    return frozenset(
        (day, session.get("from", ""), session.get("to", ""))
        for session in reading.sessions
        for day in session.get("days", ())
    )


def report(name: str, cells: Iterable[Cell], judged: list[str], sample: random.Random, size: int) -> None:
    counted = Counter(cells)
    readings = {cell: read_hours(cell.text, day=cell.day, calendar="terms") for cell in counted}
    whole = [cell for cell, reading in readings.items() if reading.is_whole]
    some = [cell for cell, reading in readings.items() if reading.sessions and not reading.is_whole]
    sure_cells = [
        cell for cell in counted if cell.meaning is not None and (readings[cell].is_whole or readings[cell].sessions)
    ]
    wrong = [
        cell
        for cell in sure_cells
        if not (
            hours_of(readings[cell]) == cell.meaning
            or (not readings[cell].is_whole and hours_of(readings[cell]) <= (cell.meaning or frozenset()))
        )
    ]
    total = counted.total()
    print(
        f"{name}: {total:,} cells, {len(counted):,} different; read {sum(counted[c] for c in whole) / total:.1%} "
        f"of cells, {len(whole) / len(counted):.1%} of the different ones; in part {len(some) / len(counted):.1%}; "
        f"compared {len(sure_cells):,}, different {len(wrong):,}"
    )
    for cell in wrong[:20]:
        print(f"    {cell.text[:160]!r}\n        read as {meaning_of(readings[cell])}")
    judged += [
        f"{cell.text[:300]!r}\n    {meaning_of(readings[cell])}"
        for cell in sample.sample(whole + some, min(size, len(whole) + len(some)))
        if cell.meaning is None
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, help="JSON files, each a list of texts")
    parser.add_argument("--sample", type=int, default=0, help="how many readings to print, to be judged by eye")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    judged: list[str] = []
    sample = random.Random(options.seed)
    if DATA.is_dir():
        for name, cells in (
            ("Libraries, a cell a day", cells_of_libraries()),
            ("Legal advice, a week a cell", cells_of_advice()),
        ):
            report(name, cells, judged, sample, 0)
    else:
        print(f"{DATA} is not there, so its tables were not measured.")
    for path in options.texts:
        texts = json.loads(path.read_text("utf-8"))
        report(path.name, (Cell(text, None, None) for text in texts), judged, sample, options.sample)
    print("\n".join(judged))


if __name__ == "__main__":
    main()
