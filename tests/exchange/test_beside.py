"""Files that lie beside a list: another edition of it, or the places that its rows name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


HALLS = [
    {
        "id": f"v{n}",
        "name": name,
        "address": "Cork Lane",
        "town": town,
        "postcode": postcode,
        "phone": f"01632 96030{n}",
        "email": f"hall{n}@example.org",
        "website": f"https://hall{n}.example.org/",
    }
    for n, (name, town, postcode) in enumerate(
        (("The Old Dairy", "Frome", "BA11 1AA"), ("Green Park", "Wells", "BA5 2AA"))
    )
]


def events_in_halls(*, phone: str = "01632 960200", mailbox: str = "them@example.org", barn: bool = False) -> str:
    rows = [
        {
            "id": f"e{n}",
            "title": f"Evening {n}",
            "date": f"2026-12-{n}",
            "time": "19:30",
            "text": "Everybody is welcome to come along, whoever they are.",
            "venue": {"id": f"v{n % 2}"},
            "phone": phone if n == 10 else "01632 960299",
            "email": mailbox if n == 10 else "others@example.org",
        }
        for n in range(10, 16)
    ]
    if barn:
        rows[0]["venue"] = {"name": "The Long Barn", "town": "Street"}
    return json.dumps(rows)


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize(
    ("phone", "mailbox", "phone_said", "mailbox_said"),
    [
        ("01632 960200", "them@example.org", "01632 960200", "them@example.org"),
        ("", "them@example.org", "", "them@example.org"),  # the hall's number would not know of it
        ("", "", "01632 960300", "hall0@example.org"),
    ],
)
def test_the_contacts_of_a_hall_are_its_own_and_those_of_what_is_on_only_where_there_are_no_others(
    tmp_path: Path, form: str, phone: str, mailbox: str, phone_said: str, mailbox_said: str
) -> None:
    rows = json.loads(events_in_halls(phone=phone, mailbox=mailbox))
    rows = [{**row, "venue": row["venue"]["id"]} for row in rows]
    for name, table in (("events", rows), ("venues", HALLS)):
        heads = list(table[0])
        lines = [",".join(f'"{row[head]}"' for head in heads) for row in table]
        text = json.dumps(table) if form == "json" else "\n".join([",".join(heads), *lines, ""])
        (tmp_path / f"{name}.{form}").write_text(text, "utf-8")
    path = tmp_path / f"events.{form}"
    (tmp_path / "map.yaml").write_text(propose(path).text(ALL, {}), "utf-8")

    outcome = import_table(form, path, tmp_path / "map.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    one = next(one for one in directory.activities.values() if one.name == "Evening 10")
    assert (one.contact.phone, one.contact.email) == (phone_said, mailbox_said)
    assert directory.places["the-old-dairy-frome"].contact.phone == "01632 960300"
    assert [problem.code for problem in outcome.problems if problem.code.endswith("-second")] == []


@pytest.mark.parametrize("landline", [True, False])
def test_an_organiser_is_beside_their_own_number_and_never_beside_that_of_the_hall(
    tmp_path: Path, landline: bool
) -> None:
    rows = [
        {
            "id": f"e{n}",
            "venue": f"v{n // 2 % 2}",
            "title": f"Evening {n}",
            "date": f"2026-12-{n}",
            "time": "19:00-21:00",
            "text": "Everybody is welcome to come along, whoever they are.",
            "phone": f"01632 9601{n}" if n % 2 else "",
            "contact name": f"Mary Organiser{n}",
        }
        for n in range(10, 22)
    ]
    halls = [
        {key: hall[key] for key in hall if key != "website"} | ({} if landline else {"phone": "07700 900100"})
        for hall in HALLS
    ]
    path = tmp_path / "events.json"
    path.write_text(json.dumps(rows), "utf-8")
    (tmp_path / "venues.json").write_text(json.dumps(halls), "utf-8")
    (tmp_path / "map.yaml").write_text(propose(path).text(ALL, {}), "utf-8")

    import_table("json", path, tmp_path / "map.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    contacts = {one.name: (one.contact.name, one.contact.phone) for one in directory.activities.values()}
    assert contacts["Evening 11"] == ("Mary Organiser11", "01632 960111")
    assert contacts["Evening 12"] == ("", halls[0]["phone"])
    of_place = directory.places["the-old-dairy-frome"].contact
    assert (of_place.phone, of_place.email) == (halls[0]["phone"] if landline else "", "")


def test_a_row_with_a_place_of_its_own_keeps_it_beside_those_that_name_one_of_the_other_file(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(events_in_halls(barn=True), "utf-8")
    (tmp_path / "venues.json").write_text(json.dumps(HALLS), "utf-8")
    (tmp_path / "map.yaml").write_text(propose(path).text(ALL, {}), "utf-8")

    import_table("json", path, tmp_path / "map.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    places = {one.name: one.sessions[0].place for one in directory.activities.values()}
    assert places["Evening 10"] == "the-long-barn-street"
    assert (directory.places["the-long-barn-street"].name, directory.places["the-long-barn-street"].town) == (
        "The Long Barn",
        "Street",
    )
    assert {places[f"Evening {n}"] for n in range(11, 16)} == {"the-old-dairy-frome", "green-park-wells"}
