"""Files that lie beside a list: another edition of it, or the places that its rows name."""

from __future__ import annotations

import json
from pathlib import Path

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ALL = Answers(
    source="What is on", licence="our own", checked_on="2026-10-01", town="Wells", contact="https://a.example/"
)
HEADINGS = "Event ID,Event Name,Event Date,Start,Venue,Website"


def edition(month: int, site: str) -> str:
    rows = (f"{n},Talk {n},2026-{month}-{n},10:00,Hall {n % 3},https://{site}.example.net/{n}" for n in range(10, 20))
    return "\n".join([HEADINGS, *rows]) + "\n"


def test_another_edition_of_the_list_is_named_and_not_joined(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(edition(12, "new"), "utf-8")
    (tmp_path / "events-november.csv").write_text(edition(11, "old"), "utf-8")

    text = propose(tmp_path / "events.csv").text(ALL, {})

    assert "join:\n  -" not in text
    assert "<events-november:" not in text
    assert "#   the file events-november: its headings are the same: another edition of the list" in text


PLACES = ("old-dairy", "green-park", "market-hall", "band-club")
EVENTS = {
    "note": "Of the village",
    "events": [
        {
            "id": f"e{n}",
            "business": PLACES[n % 4],
            "title": f"Evening {n}",
            "date": f"2026-12-{n}",
            "time": "19:00-21:00",
            "description": "Everybody is welcome to come along, whoever they are.",
            "source": "https://a.example.net/",
        }
        for n in range(10, 22)
    ],
}
VENUES = {
    "source": "A map",
    "venues": [
        {
            "id": name,
            "name": name.replace("-", " ").title(),
            "village": "Wells",
            "lat": 51.2 + n / 100,
            "lng": -2.6,
            "hours": "Mon-Sun 11:00-23:00",
        }
        for n, name in enumerate((*PLACES, "chapel", "school"))
    ],
}


def two_files(folder: Path) -> Path:
    (folder / "events.json").write_text(json.dumps(EVENTS), "utf-8")
    (folder / "venues.json").write_text(json.dumps(VENUES), "utf-8")
    return folder / "events.json"


def test_a_second_json_file_with_the_places_is_joined_by_the_proposal(tmp_path: Path) -> None:
    path = two_files(tmp_path)
    (tmp_path / "map.yaml").write_text(propose(path).text(ALL, {}), "utf-8")

    import_table("json", path, tmp_path / "map.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    assert set(directory.places) == {f"{name}-wells" for name in PLACES}
    sessions = [session for one in directory.activities.values() for session in one.sessions]
    assert {session.place for session in sessions} == set(directory.places)
    assert {(str(session.starts), session.repeats.value) for session in sessions} == {("19:00:00", "once")}


def test_a_place_that_the_other_file_does_not_have_is_not_called_after_an_event(tmp_path: Path) -> None:
    path = two_files(tmp_path)
    path.write_text(path.read_text("utf-8").replace("green-park", "blue-park", 1), "utf-8")
    (tmp_path / "map.yaml").write_text(propose(path).text(ALL, {}), "utf-8")

    import_table("json", path, tmp_path / "map.yaml", tmp_path / "assets")

    assert set(read_directory(tmp_path / "assets")[0].places) == {f"{name}-wells" for name in PLACES}


def test_a_second_json_file_is_joined_by_hand_by_its_longest_list(tmp_path: Path) -> None:
    path = two_files(tmp_path)
    (tmp_path / "map.yaml").write_text(
        """\
source: The village
licence: our own
key: [<id>]
table: {rows: events}
join:
  - {from: venues, where: <business> = <id>}
records:
  place:
    key: ["<venues: id>"]
    id: ["<venues: name>"]
    name: "<venues: name>"
    town: "<venues: village>"
    checked: {on: 2026-10-01, how: website}
  activity:
    id: [<title>]
    name: <title>
    summary: <description>
    sessions: {opening_hours: <time>, on: {date: <date>}, with: {place: <place id>}}
    contact: {website: <source>}
    checked: {on: 2026-10-01, how: website}
""",
        "utf-8",
    )

    outcome = import_table("json", path, tmp_path / "map.yaml", tmp_path / "assets")

    assert outcome.new == {"place": 4, "activity": 12}


def test_rows_of_json_are_counted_from_one(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    rows = [
        row | ({"time": "Gates ~18:00 · show ~19:00"} if number == 4 else {})
        for number, row in enumerate(EVENTS["events"], 1)
    ]
    path.write_text(json.dumps(rows), "utf-8")
    text = propose(path).text(ALL, {})
    (tmp_path / "map.yaml").write_text(
        "\n".join(
            "    sessions: {opening_hours: <time>, on: {date: <date>}}" if "    sessions:" in line else line
            for line in text.splitlines()
        ),
        "utf-8",
    )

    outcome = import_table("json", path, tmp_path / "map.yaml", tmp_path / "assets")

    assert [problem.span.line for problem in outcome.problems if problem.code == "hours-unclear"] == [4]
