"""Write a made-up table of any size, to time an import with: ``python -m tests.bench.table list.csv --rows 100000``.

The mapping for it is written beside it. Then: ``fingerpost import csv list.csv --mapping list.yaml --assets assets``.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

import xlsxwriter

HEADINGS = ("Id", "Name", "Hall", "Town", "Postcode", "Phone", "Web", "Hours", "About")
MAPPING = """\
source: A large list
key: <Id>
table: {max_rows: 1000000}
records:
  place:
    id: [<Hall>, <Town>]
    key: [<Hall>, <Town>]
    name: <Hall>
    kind: hall
    town: <Town>
    postcode: <Postcode>
  activity:
    id: <Name>
    name: <Name>
    summary: <About>
    categories: [talking-cafe]
    sessions:
      opening_hours: <Hours>
      with: {place: <place id>}
    contact: {phone: <Phone>, website: <Web>}
    checked: {on: 2026-10-01, how: phone}
"""
WORDS = ("tea", "talk", "chair", "yoga", "walking", "group", "craft", "coffee", "morning", "singing", "garden", "choir")
TOWNS = (("Frome", "BA11"), ("Wells", "BA5"), ("Street", "BA16"), ("Glastonbury", "BA6"))
HOURS = (
    "Monday 10am-12pm",
    "Mon-Fri 9am-5pm; Sat 10am-1pm",
    "1st & 3rd Weds of the month, 6 to 8pm",
    "Tuesdays 2-4pm term time",
    "7-9",
    "Thursday 19:00-21:00, Friday 10:00-12:00",
)


def rows(number: int) -> Iterator[list[str]]:
    """Three activities in each hall; a third of the summaries too long, a third of the hours in doubt."""
    random = Random(2026)
    for at in range(number):
        hall = at // 3
        town, outcode = TOWNS[hall % len(TOWNS)]
        words = " ".join(random.choices(WORDS, k=random.choice((8, 12, 40))))
        yield [
            str(at),
            f"{' '.join(random.sample(WORDS, 2)).capitalize()} {at}",
            f"Hall {hall}",
            town,
            f"{outcode} {hall % 9 + 1}AA",
            f"01632 960{100 + at % 900}",
            f"www.example.org/{at}",
            random.choice(HOURS),
            f"Come along and meet people over a cup of tea. {words}.",
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="ends in .csv or .xlsx")
    parser.add_argument("--rows", type=int, default=100_000)
    arguments = parser.parse_args()
    arguments.file.with_suffix(".yaml").write_text(MAPPING, "utf-8")
    if arguments.file.suffix == ".xlsx":
        with xlsxwriter.Workbook(arguments.file, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            for at, row in enumerate((HEADINGS, *rows(arguments.rows))):
                sheet.write_row(at, 0, row)
        return
    with arguments.file.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEADINGS, *rows(arguments.rows)))


if __name__ == "__main__":
    main()
