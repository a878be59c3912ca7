"""What real lists taught the proposals: places named by their link, kinds that are known here, cells that are empty."""

from __future__ import annotations

from pathlib import Path

import yaml

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.propose.vocabulary import words_of_categories

ANSWERS = Answers("A list of ours", "our own", "2026-10-01")
ADDRESSES = ["Old Dairy, Frome BA11 1AB", "Town Hall, Wells BA5 2RB", "The Hut, Nunney BA11 4LW"]


def roles(folder: Path, table: str) -> dict[str, str]:
    (folder / "list.csv").write_text(table, "utf-8")
    chosen = propose(folder / "list.csv").chosen
    return {choice.column.name: role for role, choices in chosen.items() for choice in choices}


def test_a_place_has_the_name_by_which_its_rows_are_linked(tmp_path: Path) -> None:
    services = (
        "Service ID,Service,Location(s)\nS1,Chess club,Old Dairy\nS2,Tea and talk,Town Hall\nS3,Sewing,Old Dairy\n"
    )
    (tmp_path / "services.csv").write_text(services, "utf-8")
    places = "Location ID,Location name,Address,Town,Postcode\nL1,Old Dairy,1 Mill Road,Frome,BA11 1AB\n"
    (tmp_path / "locations.csv").write_text(f"{places}L2,Town Hall,High Street,Wells,BA5 2RB\n", "utf-8")

    place = yaml.safe_load(propose(tmp_path / "services.csv").text(ANSWERS, {}))["records"]["place"]

    assert place["name"]["first_of"][0] == "<locations: Location name>"
    assert place["key"] == ["<Location(s)>"]


def test_of_two_columns_of_kinds_the_one_is_taken_that_the_directory_knows(tmp_path: Path) -> None:
    rows = [f"Club {n},{('Regular', 'Seasonal')[n % 2]},{('Chess club', 'Walking groups')[n % 2]}" for n in range(8)]
    (tmp_path / "list.csv").write_text("\n".join(["Name,Service type,Activity type", *rows]), "utf-8")

    text = propose(tmp_path / "list.csv").text(ANSWERS, words_of_categories(tmp_path / "assets"))

    assert yaml.safe_load(text)["records"]["activity"]["categories"]["look_up"] == "<Activity type>"


def test_a_row_without_hours_keeps_its_place_and_an_empty_town_is_said(tmp_path: Path) -> None:
    rows = [
        "Chess club,Town Hall,Wells,Mondays 7pm-9pm",
        "Sewing,Old Dairy,,Tuesdays 10am-12pm",
        "Choir,Old Dairy,Frome,",
    ]
    (tmp_path / "list.csv").write_text("\n".join(["Name,Venue,Town,Opening hours", *rows]), "utf-8")
    proposal = propose(tmp_path / "list.csv")

    text = proposal.text(ANSWERS, {})

    sessions = yaml.safe_load(text)["records"]["activity"]["sessions"]
    assert sessions["first_of"][1] == [{"place": "<place id>", "repeats": "unknown"}]
    why = "empty in 33% of the rows, whose places are left out: to fill them, first_of: [<Town>, YOUR TOWN]"
    assert f"town: <Town>  # {why}" in text
    assert "town" in [question.about for question in proposal.questions]


def test_a_word_that_many_headings_begin_with_says_nothing(tmp_path: Path) -> None:
    roles_by_heading = roles(
        tmp_path,
        "SITE_name,SITE_city,SITE_zip,SITE_website,Population_Served,PublicNotes\n"
        "Hall,Pittsburgh,15236,https://example.org/a,everyone,Bring a bag and come to the door at the back\n"
        "Church,Pittsburgh,15214,https://example.org/b,families,Stay in the car and somebody will come out\n",
    )

    assert roles_by_heading == {
        "SITE_name": "name",
        "SITE_city": "town",
        "SITE_zip": "postcode",
        "SITE_website": "website",
        "Population_Served": "who",
        "PublicNotes": "description",
    }


def test_a_day_on_which_nearly_all_are_closed_is_a_day_and_a_location_with_postcodes_is_an_address(
    tmp_path: Path,
) -> None:
    rows = [f'Chemist {n},"{ADDRESSES[n % 3]}",9:00-17:00,{"10:00-16:00" if n == 0 else "CLOSED"}' for n in range(9)]

    roles_by_heading = roles(tmp_path, "\n".join(["Name,Location,Hours Monday,Hours Sunday", *rows]))

    assert roles_by_heading == {
        "Name": "name",
        "Location": "address",
        "Hours Monday": "hours.monday",
        "Hours Sunday": "hours.sunday",
    }


def test_a_point_in_one_cell_is_where_a_place_is(tmp_path: Path) -> None:
    for cells in (("51.2308,-2.3201", "51.2090,-2.6460"), ("POINT (-2.3201 51.2308)", "POINT (-2.6460 51.2090)")):
        (tmp_path / "list.csv").write_text(f'Name,Location\nChess club,"{cells[0]}"\nSewing,"{cells[1]}"\n', "utf-8")

        place = yaml.safe_load(propose(tmp_path / "list.csv").text(ANSWERS, {}))["records"]["place"]

        assert place["location"]["lat"] == {"address_part": "latitude", "of": "<Location>"}
        assert place["location"]["lon"] == {"address_part": "longitude", "of": "<Location>"}


def test_a_second_address_is_left_out_beside_the_one_that_people_come_to(tmp_path: Path) -> None:
    rows = [f"Club {n},{n} High Street,Frome,{n} Mill Road" for n in range(1, 5)]

    chosen = roles(tmp_path, "\n".join(["Name,Physical address,Town,Mailing address", *rows]))
    alone = roles(tmp_path, "\n".join(["Name,Hall,Town,Mailing address", *rows]))

    assert (chosen["Physical address"], chosen.get("Mailing address")) == ("address", None)
    assert alone["Mailing address"] == "address"


def test_pages_of_prices_are_no_website_of_the_activity(tmp_path: Path) -> None:
    rows = [f"Club {n},https://example.org/prices/{n},<a href='https://example.org/{n}'>Join</a>" for n in range(4)]

    chosen = roles(tmp_path, "\n".join(["Name,Prices,How to book", *rows]))

    assert "Prices" not in chosen
    assert chosen["How to book"] == "booking_url"


def test_of_two_columns_with_hours_the_fuller_is_taken(tmp_path: Path) -> None:
    rows = [f"Club {n},{'Tue 10am-12pm' if n == 1 else ''},Monday 2pm-4pm" for n in range(1, 9)]

    chosen = roles(tmp_path, "\n".join(["Name,Hours,HoursOfOperation", *rows]))

    assert (chosen.get("Hours"), chosen["HoursOfOperation"]) == (None, "hours")


def test_the_area_that_is_served_is_no_town_and_the_town_is_asked_for(tmp_path: Path) -> None:
    rows = ["Chess club,BA11 1AB,North West,01632 960001", "Sewing,BA5 2RB,City wide,"]
    (tmp_path / "list.csv").write_text("\n".join(["Name,Postcode,Area served,Phone", *rows]), "utf-8")
    proposal = propose(tmp_path / "list.csv")

    text = proposal.text(ANSWERS, {})

    assert "town: <Area served>" not in text
    assert {"town", "contact"} <= {question.about for question in proposal.questions}


def test_where_some_have_no_contact_the_line_says_what_to_add(tmp_path: Path) -> None:
    rows = ["Chess club,https://example.org/chess", "Sewing,", "Choir,", "Walks,"]
    (tmp_path / "list.csv").write_text("\n".join(["Name,Website", *rows]), "utf-8")

    text = propose(tmp_path / "list.csv").text(ANSWERS, {})

    line = next(line for line in text.splitlines() if line.strip().startswith("website:"))
    assert "some rows have no phone, email or website" in line


def test_places_that_look_like_homes_are_asked_what_they_are(tmp_path: Path) -> None:
    for venue, is_asked in (("11 Mill Road", True), ("Mill Hall", False)):
        table = f"Name,Venue,Town,Phone\nChess club,{venue},Frome,01632 960001\nSewing,{venue},Wells,01632 960002\n"
        (tmp_path / "list.csv").write_text(table, "utf-8")

        text = propose(tmp_path / "list.csv").text(ANSWERS, {})

        assert ("# kind: hall" in text) == is_asked


def test_a_mobile_beside_another_phone_is_for_text_messages(tmp_path: Path) -> None:
    rows = ["Chess club,01632 960001,07700 900001", "Sewing,01632 960002,", "Choir,,07700 900003"]
    (tmp_path / "list.csv").write_text("\n".join(["Name,Telephone,Mobile", *rows]), "utf-8")

    activity = yaml.safe_load(propose(tmp_path / "list.csv").text(ANSWERS, {}))["records"]["activity"]

    assert activity["contact"]["phone"] == {"first_of": ["<Telephone>", "<Mobile>"]}
    assert activity["contact"]["text"] == {"when": {"Telephone": "filled"}, "then": "<Mobile>"}
    ways = [{"when": {column: "filled"}, "then": "phone"} for column in ("Telephone", "Mobile")]
    assert activity["join"]["ways"] == [{"first_of": ways}]
