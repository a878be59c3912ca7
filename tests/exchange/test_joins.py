"""Lists on several sheets, in several files and inside JSON; several records of a row, and several rows to a record."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from fingerpost.exchange.tables.table import TableError
from fingerpost.reading.read import read_directory

PAGE = (Path(__file__).parents[2] / "docs" / "handbook" / "import.md").read_text("utf-8")
JOINED = next(text for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "join:" in text)

SHEETS = {
    "Services": [
        ["ID", "Name", "About", "Location ID", "Phone"],
        [7, "Tea and talk", "Tea, cake and company. Every week.", "L1", "01632 960123"],
        [8, "Choir", "A choir for anybody who likes to sing.", "L2", "01632 960124"],
    ],
    "Locations": [["ID", "Name", "Town"], ["L1", "Old Dairy", "Frome"], ["L2", "Town Hall", "Wells"]],
    "Times": [
        ["Service ID", "Day", "Opens", "Closes"],
        ["8", "tuesday", "19:30", "21:00"],
        ["7", "monday", "10:00", "12:00"],
        ["007", "friday", "14:00", "16:00"],
    ],
}


def workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return memory.getvalue()


def test_the_example_of_the_handbook_joins_three_sheets(desk) -> None:
    desk.mapping(JOINED)

    outcome = desk.run(workbook(SHEETS), "xlsx")

    assert outcome.problems == []
    directory, problems = read_directory(desk.assets)
    assert problems == []
    assert [one.place for one in directory.activities["tea-and-talk"].sessions] == ["old-dairy-frome"] * 2
    assert directory.activities["choir"].sessions[0].place == "town-hall-wells"
    assert re.findall(r"days: \[(\w+)\]\n  from: (\S+)", desk.record("activities", "tea-and-talk")) == [
        ("monday", "10:00"),
        ("friday", "14:00"),
    ]


@pytest.mark.parametrize(("link", "named"), [("L9", [3]), ("", []), ("TBC", []), ("L1; L2", [])])
def test_a_row_that_leads_to_a_place_that_is_not_there_is_named(desk, link: str, named: list[int]) -> None:
    desk.mapping(JOINED)
    first, tea, (*start, _, phone) = SHEETS["Services"]

    outcome = desk.run(workbook({**SHEETS, "Services": [first, tea, [*start, link, phone]]}), "xlsx")

    places = [problem for problem in outcome.problems if problem.code == "place-not-there"]
    assert [(problem.span.line, problem.span.column) for problem in places] == [(line, 4) for line in named]
    assert {"tea-and-talk", "choir"} == set(desk.ids("activities"))


def test_rows_of_a_joined_sheet_that_lead_to_no_row_are_counted_and_named(desk) -> None:
    desk.mapping(JOINED)
    lost = [[str(number), "monday", "10:00", "12:00"] for number in ("9", "", *range(20, 25))]

    outcome = desk.run(workbook({**SHEETS, "Times": [*SHEETS["Times"], *lost]}), "xlsx")

    (problem,) = outcome.problems
    assert problem.code == "rows-unmatched"
    assert "7 rows of Times lead to no row of the list" in problem.message
    assert problem.message.endswith("came in: rows 5, 6, 7, 8, 9 and 2 more.")
    assert (problem.span.line, problem.span.column, "Times" in problem.span.file) == (5, 1, True)
    assert desk.record("activities", "tea-and-talk").count("days:") == 2  # the others came in


def test_what_is_joined_to_a_row_that_is_passed_over_is_not_lost(desk) -> None:
    desk.mapping(JOINED + "skip:\n- because: not for everybody\n  when: {Name: Choir}\n")

    outcome = desk.run(workbook(SHEETS), "xlsx")

    assert sum(outcome.skipped.values()) == 1
    assert "rows-unmatched" not in [problem.code for problem in outcome.problems]


def test_two_places_in_one_cell_are_doubtful(desk) -> None:
    desk.mapping(JOINED)
    first, tea, (*start, _, phone) = SHEETS["Services"]

    outcome = desk.run(workbook({**SHEETS, "Services": [first, tea, [*start, "L1; L2", phone]]}), "xlsx")

    (problem,) = [problem for problem in outcome.problems if problem.code == "several-names"]
    assert problem.message.startswith("This may be the names of several places. One place was made")
    assert "write under place: in the mapping each: Locations." in problem.hint


def test_files_beside_the_table_are_joined_like_sheets(desk) -> None:
    for name, rows in SHEETS.items():
        text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
        (desk.folder / f"{name.lower()}.csv").write_text(text, "utf-8")
    desk.mapping(JOINED.replace("table: {sheet: Services}\n", ""))

    outcome = desk.run((desk.folder / "services.csv").read_bytes())

    assert outcome.problems == []
    assert desk.ids("activities") == ["choir", "tea-and-talk"]
    assert desk.record("activities", "tea-and-talk").count("place: old-dairy-frome") == 2


@pytest.mark.parametrize(
    ("right", "bad", "at", "hint"),
    [
        ("from: Locations", "from: Location", "join-not-found", "Write from: Locations"),
        ("= <Service ID>", "= <Servce ID>", "column-unknown", "Write <Service ID>."),
        ("<Locations: Town>", "<Locations: Twon>", "column-unknown", "Write <Locations: Town>."),
        ("each: Times", "each: Time", "mapping-word-unknown", "Write Times."),
        (
            "{from: Times, where: <ID> = <Service ID>}",
            "{from: Times, where: ID}",
            "mapping-unclear",
            "where: <Location ID> = <ID>",
        ),
    ],
)
def test_a_slip_in_a_join_is_answered_with_what_to_type(desk, right: str, bad: str, at: str, hint: str) -> None:
    desk.mapping(JOINED.replace(right, bad))

    with pytest.raises(TableError) as caught:
        desk.run(workbook(SHEETS), "xlsx")

    assert (caught.value.problem.code, hint in caught.value.problem.hint) == (at, True), caught.value.problem


LINKED = """\
source: A list of ours
key: [<id>]
join:
  - {from: links.csv, as: Links, where: <id> = <service>}
  - {from: venues.csv, as: Venues, where: "<Links: venue> = <id>"}
records:
  place:
    each: Links
    key: ["<Links: venue>"]
    id: ["<Venues: name>"]
    name: "<Venues: name>"
    town: "<Venues: town>"
  activity:
    id: [<name>]
    name: <name>
    summary: "At these places: <Venues: name>."
    categories: [talking-cafe]
    sessions: {each: Links, make: {place: <place id>, repeats: weekly, days: ["<Links: day>"], from: 10:00}}
    contact: {phone: 01632 960123}
    checked: {on: 2026-10-01, how: phone}
"""


def test_many_places_to_many_services_and_each_session_at_its_own(desk) -> None:
    (desk.folder / "links.csv").write_text("service,venue,day\n1,b,monday\n1,a,friday\n2,a,sunday\n", "utf-8")
    (desk.folder / "venues.csv").write_text("id,name,town\na,Old Dairy,Frome\nb,Town Hall,Wells\n", "utf-8")
    desk.mapping(LINKED)

    outcome = desk.run("id,name\n1,Choir\n2,Chess\n")

    assert outcome.problems == []
    assert desk.ids("places") == ["old-dairy", "town-hall"]
    choir = desk.record("activities", "choir")
    assert "At these places: Town Hall; Old Dairy." in choir
    assert re.findall(r"place: (\S+)\n  repeats: weekly\n  days: \[(\w+)\]", choir) == [
        ("town-hall", "monday"),
        ("old-dairy", "friday"),
    ]


NESTED = {
    "total": 1,
    "data": {
        "services": [
            {
                "id": 5,
                "name": "Choir",
                "where": {"town": "Frome", "postcode": "BA11 1AA"},
                "tags": ["music", "singing"],
                "times": [{"day": "tuesday", "opens": "19:30"}, {"day": "friday", "opens": "10:00"}],
            }
        ]
    },
}
OF_JSON = """\
source: A list of ours
key: [<id>]
table: {rows: data.services}
records:
  place: {id: [<where.town>, hall], name: <where.town> hall, town: <where.town>, postcode: <where.postcode>}
  activity:
    id: [<name>]
    name: <name>
    summary: "For people who like <tags>."
    categories: [talking-cafe]
    sessions: {each: times, make: {place: <place id>, repeats: weekly, days: ["<times: day>"], from: "<times: opens>"}}
    contact: {phone: 01632 960123}
    checked: {on: 2026-10-01, how: phone}
"""


def test_nested_json_is_read_by_path_and_its_lists_are_joined(desk) -> None:
    desk.mapping(OF_JSON)

    outcome = desk.run(json.dumps(NESTED), "json")

    assert outcome.problems == []
    choir = desk.record("activities", "choir")
    assert "summary: For people who like music; singing.\n" in choir
    assert re.findall(r"days: \[(\w+)\]\n  from: (\S+)", choir) == [("tuesday", "19:30"), ("friday", "10:00")]
    assert "postcode: BA11 1AA" in desk.record("places", "frome-hall")


def test_a_list_that_is_not_where_the_mapping_says_is_named(desk) -> None:
    desk.mapping(OF_JSON.replace("rows: data.services", "rows: data.service"))

    with pytest.raises(TableError) as caught:
        desk.run(json.dumps(NESTED), "json")

    assert "rows: data.services" in caught.value.problem.hint


def test_json_lines_and_geojson_are_tables_too(desk) -> None:
    place = "source: Ours\nkey: [<name>]\nrecords:\n  place: {id: [<name>], name: <name>, town: <town>%s}\n"
    desk.mapping(place % "")
    desk.run('{"name": "Old Dairy", "town": "Frome"}\n\n{"name": "Town Hall", "town": "Wells"}\n', "json")
    desk.mapping(place % ", location: {lat: <latitude>, lon: <longitude>, from: by-hand}")
    point = {"type": "Point", "coordinates": [-2.3201, 51.2308]}
    feature = {"type": "Feature", "geometry": point, "properties": {"name": "The Mill", "town": "Frome"}}
    desk.run(json.dumps({"type": "FeatureCollection", "features": [feature]}), "json")

    assert desk.ids("places") == ["old-dairy", "the-mill", "town-hall"]
    assert "location: {lat: 51.2308, lon: -2.3201, from: by-hand}" in desk.record("places", "the-mill")


SAVED_AGAIN = """\
source: Ours
key: [<id>]
records:
  activity:
    id: [<name>]
    name: <name>
    summary: A walk along the river, with tea after it.
    categories: {look_up: {split: <tags>, at: ";"}, in: {walk: walking-groups, tea: talking-cafe}}
    sessions: {opening_hours: "<days> <from>-<to>"}
    cost: {price: <price>}
    who: {ages: {from: <youngest>}}
    access: {step_free_entrance: {yes_no: <step free>}}
    contact: {phone: <phone>}
    checked: {on: <checked>, how: phone}
"""


@pytest.mark.parametrize("is_saved_again", [False, True], ids=["as it was", "saved by another program"])
def test_geojson_that_another_program_saved_again_makes_the_same_record(desk, is_saved_again: bool) -> None:
    """What geopandas makes of it is in ``findings/geojson-saved-again.sh``."""
    cells: dict[str, Any] = {
        "id": "club",
        "name": "Walkers",
        "tags": ["walk", "tea"],
        "days": ["monday", "thursday"],
        "from": "10:00",
        "to": "12:00",
        "price": 3,
        "youngest": 50,
        "step free": True,
        "phone": 1632960123,
        "checked": "2026-10-01",
    }
    again = {
        "tags": "['walk' 'tea']",
        "days": "['monday' 'thursday']",
        "from": "10:00:00",
        "to": "12:00:00",
        "price": 3.0,
        "youngest": 50.0,
        "step free": 1.0,
        "phone": 1632960123.0,
        "checked": "2026-10-01T00:00:00",
    }
    desk.mapping(SAVED_AGAIN)

    desk.run(json.dumps([cells | again] if is_saved_again else [cells]), "json")

    record = desk.record("activities", "walkers")
    assert "days: [monday, thursday]\n  from: 10:00\n  to: 12:00\n" in record
    assert "cost: {kind: fixed, amount: 3.0}" in record
    for line in ("categories: [walking-groups, talking-cafe]", "ages: {from: 50}", "step_free_entrance: yes"):
        assert line in record
    for line in ("phone: 01632 960123", "checked: {on: 2026-10-01, how: phone}"):
        assert line in record


TOGETHER = """\
source: A list of ours
key: [<Club>, <Day>]
table: {headings: [2, 3], fill_down: [Club]}
records:
  activity:
    key: [<Club>]
    together: [sessions]
    id: [<Club>]
    name: <Club> club
    summary: A club for anybody who likes it.
    categories: [talking-cafe]
    sessions: {opening_hours: "<Day> <Times Opens>-<Times Closes>"}
    contact: {phone: 01632 960123}
    checked: {on: 2026-10-01, how: phone}
"""


def test_rows_with_one_key_make_one_record_with_all_their_sessions(desk) -> None:
    desk.mapping(TOGETHER.replace("[<Club>, <Day>]", "[<Club>, <Day>, <Times Opens>]"))

    outcome = desk.run(
        "Clubs of the town,,,\n,,Times,\nClub,Day,Opens,Closes\n"
        "Chess,Monday,10:00,12:00\n,Friday,19:00,21:00\nBowls,Sunday,14:00,16:00\n,Sunday,18:00,19:00\n"
    )

    assert outcome.problems == []
    assert desk.ids("activities") == ["bowls", "chess"]
    assert re.findall(r"days: \[(\w+)\]\n  from: (\S+)", desk.record("activities", "chess")) == [
        ("monday", "10:00"),
        ("friday", "19:00"),
    ]
    assert desk.record("activities", "bowls").count("days: [sunday]") == 2


SEVERAL = """\
source: A list of ours
key: [<Hall>]
records:
  place: {id: [<Hall>], name: <Hall>, town: <Town>}
  activity:
    - each: {split: <Clubs>, at: ","}
      id: [<each>, <Town>]
      name: <each>
      summary: A club at <Hall> for anybody.
      sessions: [{place: <place id>, repeats: unknown}]
      contact: {phone: 01632 960123}
      checked: {on: 2026-10-01, how: phone}
    - id: [hire, <Hall>]
      only_when: {Hire: filled}
      name: Hire of <Hall>
      summary: A hall to hire, for parties and meetings.
      cost: {price: <Hire>}
      join: {ways: [phone]}
      contact: {phone: 01632 960123}
      checked: {on: 2026-10-01, how: phone}
"""


def test_one_row_makes_several_activities_and_the_same_ones_again(desk) -> None:
    desk.mapping(SEVERAL)
    rows = 'Hall,Town,Clubs,Hire\nOld Dairy,Frome,"Chess, Choir",£10 per visit\nTown Hall,Wells,Bowls,\n'

    outcome = desk.run(rows)

    assert [problem.code for problem in outcome.problems if problem.is_error] == []
    assert desk.ids("activities") == ["bowls-wells", "chess-frome", "choir-frome", "hire-old-dairy"]
    assert "place: old-dairy" in desk.record("activities", "choir-frome")
    assert (desk.run(rows).same, desk.run(rows).new) == (6, {})
