"""Where no column has towns, the town behind the name of a hall is proposed: "Memorial Hall, Aberaeron"."""

from __future__ import annotations

from pathlib import Path

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ROWS = """\
Name,Venue,Day,Time,Phone
Tai chi,"Memorial Hall, Aberaeron",Monday,10am-11am,01632 960100
Choir,"St Mary's Church Hall, Aberaeron",Tuesday,7pm-8pm,01632 960101
Craft,"Village Hall, Llanon",Wednesday,7pm-9pm,01632 960102
Yoga,"Memorial Hall, Aberaeron",Friday,2pm-4pm,01632 960103
"""
ROOMS = """\
Name,Venue,Day,Time,Phone
Tai chi,"Glebe Centre, Main Hall",Monday,10am-11am,01632 960100
Choir,"Glebe Centre, Main Hall",Tuesday,7pm-8pm,01632 960101
Craft,"Glebe Centre, Upstairs Room",Wednesday,7pm-9pm,01632 960102
"""


def mapping_of(folder: Path, rows: str) -> str:
    (folder / "list.csv").write_text(rows, "utf-8")
    answers = Answers(source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised")
    return propose(folder / "list.csv").text(answers, {})


def test_a_town_that_several_rows_name_behind_the_hall(tmp_path: Path) -> None:
    (tmp_path / "list.mapping.yaml").write_text(mapping_of(tmp_path, ROWS), "utf-8")

    import_table("csv", tmp_path / "list.csv", tmp_path / "list.mapping.yaml", tmp_path / "assets")

    directory, problems = read_directory(tmp_path / "assets")
    assert not [problem for problem in problems if problem.severity == "error"]
    assert {place.id: (place.name, place.town) for place in directory.places.values()} == {
        "memorial-hall-aberaeron": ("Memorial Hall", "Aberaeron"),
        "st-marys-church-hall-aberaeron": ("St Mary's Church Hall", "Aberaeron"),
        "village-hall-llanon": ("Village Hall", "Llanon"),
    }


def test_the_mapping_says_that_somebody_should_look(tmp_path: Path) -> None:
    town = next(line for line in mapping_of(tmp_path, ROWS).splitlines() if line.strip().startswith("town:"))

    assert "{address_part: town, of: <Venue>}" in town.partition("#")[0]
    assert "look whether each has" in town


def test_a_room_behind_the_hall_is_no_town_and_the_mapping_says_how(tmp_path: Path) -> None:
    town = next(line for line in mapping_of(tmp_path, ROOMS).splitlines() if line.strip().startswith("town:"))

    assert "address_part" not in town.partition("#")[0]
    assert "{address_part: town, of: <Venue>}" in town.partition("#")[2]
