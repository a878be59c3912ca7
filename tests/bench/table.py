"""Write a made-up table of any size, to time an import with: ``python -m tests.bench.table list.csv --rows 100000``.

It has the columns that councils have, and the dirt that is in them. The mapping for it is written beside it. Then:
``fingerpost import csv list.csv --mapping list.yaml --assets assets``. With ``--changed 1`` one row in a hundred says
something else, as in the next edition of a list.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

import xlsxwriter

from tests.bench.words import (
    FEELINGS,
    FORENAMES,
    HALLS,
    OPENINGS,
    PEOPLE,
    SENTENCES,
    STREETS,
    THINGS,
    Zipf,
    joined_names,
    rare_names,
)

HEADINGS = (
    *("Ref", "Organisation", "Activity", "Description", "Venue", "Address", "Town", "Postcode", "Phone", "Email"),
    *("Website", "Days", "Times", "Cost", "Type", "Wheelchair access", "Last updated"),
)
MAPPING = """\
source: Services of a large council
licence: OGL-UK-3.0
key: <Ref>
table: {max_rows: 1000000}
columns:
  Checked: {date: <Last updated>, written: day month year}
records:
  group:
    only_when: {Organisation: filled}
    id: <Organisation>
    key: <Organisation>
    name: <Organisation>
    summary: "<Organisation>, with activities in <Town>."
    kind: community-group
    contact: {website: <Website>}
    checked: {on: {first_of: [<Checked>, 2026-10-01]}, how: website}
  place:
    only_when: {Venue: filled}
    id: [<Venue>, <Town>]
    key: [<Venue>, <Town>]
    name: <Venue>
    kind: other
    address: {split: <Address>, at: ","}
    town: <Town>
    postcode: <Postcode>
    access: {step_free_entrance: {yes_no: <Wheelchair access>}}
    checked: {on: {first_of: [<Checked>, 2026-10-01]}, how: website}
  activity:
    id: <Activity>
    if_taken: <Town>
    look_in: [<Description>]
    name: <Activity>
    summary: {first_sentence: <Description>}
    description: {other_sentences: <Description>}
    group: <group id>
    categories: {look_up: <Type>, in: {Coffee morning: talking-cafe, Exercise: chair-exercise, Walking: walking-groups,
      Lunch club: lunch-clubs, Singing: choirs, Crafts: knitting-and-sewing, Advice: peer-support}}
    sessions:
      opening_hours: "<Days> <Times>"
      with: {place: <place id>}
    cost: {price: <Cost>}
    contact: {phone: <Phone>, email: <Email>, website: <Website>}
    checked: {on: {first_of: [<Checked>, 2026-10-01]}, how: website}
"""
DAYS = ("Monday", "Tuesdays", "Mon-Fri", "Wed", "Thursday", "Fridays", "1st & 3rd Weds of the month", "Tue and Thu")
TIMES = ("10am-12pm", "9am-5pm", "2-4pm", "19:00-21:00", "6 to 8pm", "1.30pm - 3.30pm", "10:00 - 12:00", "noon-2pm")
ODD_TIMES = ("7-9", "2-4pm term time", "by appointment", "ring for times", "10am til late", "alternate weeks 2pm-4pm")
COSTS = ("Free", "£3.50 per session", "£2", "Donation", "£4.00", "Free", "£25 per term", "")
ODD_COSTS = ("£3-£5", "Varies", "members £2, others £3", "n/a")
TYPES = ("Coffee morning", "Exercise", "Walking", "Lunch club", "Singing", "Crafts", "Advice")
DIRT = 0.15  # of the rows, in a cell each


class Rows:
    """Makes rows: about three activities of each organisation, and three in each venue."""

    def __init__(self, number: int, changed: float = 0) -> None:
        self.random = Random(2026)
        self.number = number
        self.changed = changed / 100
        names = joined_names(self.random)
        self.towns = [(name, f"BA{at % 16 + 1}") for at, name in enumerate(names[:200])]
        self.surnames = names[200:]
        self.rare = Zipf(rare_names(self.random, max(number, 1000)), flatness=300)
        self.things = Zipf(THINGS)
        self.feelings = Zipf(FEELINGS)
        self.venues = [self._venue(at) for at in range(max(number // 3, 1))]
        self.organisations = [self._organisation() for _ in range(max(number // 3, 1))]

    def __iter__(self) -> Iterator[list[str]]:
        of_change = Random(1)
        for at in range(self.number):
            row = self._row(at)
            if self.random.random() < DIRT:
                self._soil(row)
            if of_change.random() < self.changed:
                row[3] = f"{row[3]} New from January."
            yield row

    def _venue(self, at: int) -> tuple[str, str, str, str]:
        town, outcode = self.random.choice(self.towns)
        name = f"{self.random.choice(self.surnames)} {self.random.choice(HALLS)}"
        address = f"{self.random.randint(1, 90)} {self.random.choice(self.surnames)} {self.random.choice(STREETS)}"
        letters = "ABDEFGHJLN"
        return name, address, town, f"{outcode} {at % 9 + 1}{letters[at % 10]}{letters[at // 10 % 10]}"

    def _organisation(self) -> str:
        return f"{self.rare.draw(self.random)} {self.things.draw(self.random)} group".capitalize()

    def _row(self, at: int) -> list[str]:
        random = self.random
        venue, address, town, postcode = self.venues[at // 3 % len(self.venues)]
        organisation = random.choice(self.organisations)
        kind = random.choice(TYPES)
        slug = organisation.lower().replace(" ", "-")
        return [
            f"SVC{at:06}",
            organisation,
            f"{random.choice(self.surnames)} {self.things.draw(random)} {kind.lower()}",
            self._description(town, kind.lower()),
            venue,
            address,
            town,
            postcode,
            f"01632 960{at % 900 + 100}",
            f"hello{at % 5000}@example.org",
            f"https://www.example.org/{slug}",
            random.choice(DAYS),
            random.choice(TIMES),
            random.choice(COSTS),
            kind,
            random.choice(("Yes", "Yes", "No", "Ask", "Yes - ramp at the side", "")),
            f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/2025",
        ]

    def _description(self, town: str, kind: str) -> str:
        random = self.random
        patterns = [random.choice(OPENINGS), *random.sample(SENTENCES, random.choice((0, 1, 2, 2, 3)))]
        return " ".join(
            pattern.format(
                feeling=self.feelings.draw(random),
                feeling_=self.feelings.draw(random).capitalize(),
                feeling_2=self.feelings.draw(random),
                word=kind,
                word_=kind.capitalize(),
                word_2=random.choice(TYPES).lower(),
                people=random.choice(PEOPLE),
                thing=self.things.draw(random),
                thing_2=self.things.draw(random),
                forename=random.choice(FORENAMES),
                surname=random.choice(self.surnames),
                town=town,
                town_2=random.choice(self.towns)[0],
                rare=self.rare.draw(random),
            )
            for pattern in patterns
        )

    def _soil(self, row: list[str]) -> None:
        """Make one cell as the cells of real tables are."""
        random = self.random
        at = random.randrange(14)
        column, text = (
            (8, row[8].removeprefix("0").replace(" ", "")),
            (8, f"{row[8]} (office hours)"),
            (9, f"Ring or write: {row[9]}"),
            (9, "see website"),
            (10, row[10].removeprefix("https://")),
            (12, random.choice(ODD_TIMES)),
            (12, random.choice(ODD_TIMES)),
            (13, random.choice(ODD_COSTS)),
            (7, row[7].replace(" ", "").lower()),
            (7, ""),
            (3, f"{row[3]} All are welcome &amp; it&#39;s free, with step-free access."),
            (3, f"{row[3]} {row[3]} CafÃ© from 10am; please book."),
            (14, random.choice(("Other", "Coffee mornings", ""))),
            (16, random.choice(("", "#N/A", "last year", "31/02/2025"))),
        )[at]
        row[column] = text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="ends in .csv or .xlsx")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--changed", type=float, default=0, help="rows in a hundred that say something else")
    arguments = parser.parse_args()
    rows = Rows(arguments.rows, arguments.changed)
    arguments.file.with_suffix(".yaml").write_text(MAPPING, "utf-8")
    if arguments.file.suffix == ".xlsx":
        with xlsxwriter.Workbook(arguments.file) as book:  # with its texts in one part, as Excel writes them
            sheet = book.add_worksheet()
            for at, row in enumerate((HEADINGS, *rows)):
                for column, text in enumerate(row):
                    if text:
                        sheet.write_string(at, column, text)
        return
    with arguments.file.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEADINGS, *rows))


if __name__ == "__main__":
    main()
