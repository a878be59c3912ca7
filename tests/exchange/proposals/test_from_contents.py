"""Columns whose headings nobody has listed: what is in them, what is beside them, and what is left for them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fingerpost.cli.import_list import first_look
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table

NAMES = ["Chess club", "Tea and talk", "Friendly walks", "Knit and natter"]
STREETS = ["4 Cheap Street", "12 Leigh Road", "7 Mill Lane", "1 Church Row"]
TOWNS = ["Frome", "Wells", "Frome", "Wells"]
CODES = ["BA11 1AA", "BA5 2AA", "BA11 2BB", "BA5 1BB"]
PHONES = [f"01632 96000{number}" for number in range(4)]
PEOPLE = ["Alex Sample", "Sam Example", "Jo O'Sample", "Chris de Sample"]
SITES = [f"https://example.org/{number}" for number in range(4)]


def roles(folder: Path, columns: dict[str, list[str]]) -> tuple[dict[str, str], dict[str, str]]:
    rows = zip(*columns.values(), strict=True)
    cells = [",".join(f'"{cell}"' for cell in row) for row in [[*columns], *rows]]
    (folder / "list.csv").write_text("\n".join(cells), "utf-8")
    proposal = propose(folder / "list.csv")
    chosen = {choice.column.name: role for role, choices in proposal.chosen.items() for choice in choices}
    return chosen, dict(proposal.left_out)


ADDRESSES = [f"{street}, {town} {code}" for street, town, code in zip(STREETS, TOWNS, CODES, strict=True)]
POINTS = [f"{street}\n(51.23{number}1, -2.31{number}2)" for number, street in enumerate(STREETS)]
CASES: dict[str, tuple[dict[str, list[str]], dict[str, str | None]]] = {
    "words around a plain heading": (
        {
            "TypeOfGroup (name)": ["Social", "Social", "Sport", "Sport"],
            "Your website, if you have one": SITES,
            "Group status (label)": ["Open", "Open", "Open", "Closed"],
        },
        {
            "TypeOfGroup (name)": "category",
            "Your website, if you have one": "website",
            "Group status (label)": "closed",
        },
    ),
    "one word of a heading, where the cells fit it": (
        {
            "RecordExtractStamp": ["01/10/2026", "02/10/2026", "03/10/2026", "04/10/2026"],
            "StatutoryLowAge": ["5", "7", "11", "5"],
            "StatutoryHighAge": ["7", "11", "18", "7"],
            "Managed locally by": ["Frome Town Council", "Wells Trust", "Frome Town Council", "Age Well Charity"],
        },
        {
            "RecordExtractStamp": "checked",
            "StatutoryLowAge": "age_from",
            "StatutoryHighAge": "age_to",
            "Managed locally by": "group",
        },
    ),
    "a town is in the addresses, and a street that they begin with is no second one": (
        {"Full": ADDRESSES, "Str": STREETS, "Where in the county": TOWNS},
        {"Str": "address", "Where in the county": "town", "Full": None},
    ),
    "short words between the lines of an address": (
        {
            "Street": STREETS,
            "Bit of town": ["North side", "Old part", "By the river", "The hill"],
            "Town": TOWNS,
            "PC": CODES,
        },
        {"Bit of town": "address", "Town": "town", "PC": "postcode"},
    ),
    "a name before the postcode that comes again is the town": (
        {"Street": STREETS, "Settled in": TOWNS, "Post code": CODES},
        {"Settled in": "town"},
    ),
    "somebody's name beside a phone number": (
        {"Rep": PEOPLE, "Tel": PHONES},
        {"Rep": "contact_name", "Tel": "phone"},
    ),
    "a point after the words of an address": (
        {"Geocoded column": POINTS},
        {"Geocoded column": "coordinates"},
    ),
    "a page elsewhere gives way to the website": (
        {"Web": SITES, "Social": [f"https://www.facebook.com/{number}" for number in range(4)]},
        {"Web": "website", "Social": None},
    ),
    "a page elsewhere is better than none": (
        {"Social": [f"https://www.strava.com/clubs/{number}" for number in range(4)]},
        {"Social": "website"},
    ),
    "sentences about how to come in": (
        {
            "Rule_R": [
                "You must book with us first",
                "No referral, so just drop in with a friend",
                "To come you need a referral from the surgery",
                "An appointment is needed for this",
            ],
        },
        {"Rule_R": "join"},
    ),
    "kinds that are listed in a cell": (
        {"Food kinds on offer": ["Fresh; Frozen", "Fresh; Tins", "Frozen; Tins", "Fresh; Frozen"]},
        {"Food kinds on offer": "category"},
    ),
    "one time, under a heading of hours": (
        {"Meeting day": ["Mon", "Tues", "Wed", "Thurs"], "Meeting time": ["09:30", "19:00", "20:30", "18:00"]},
        {"Meeting day": "day", "Meeting time": "start"},
    ),
    "numbers without the code of their town": (
        {"Phone": ["5772 0349", "9932 1330", "9932 3020", "5352 1722"]},
        {"Phone": "phone"},
    ),
    "a name that few rows have": (
        {"Service name": ["Chess", "", "", ""], "Phone": PHONES},
        {"Service name": None, "Phone": "phone"},
    ),
    "slips of spelling": (
        {"Longtitude": ["-2.31"] * 4, "Lattitude": ["51.2"] * 4, "Catagory": ["Social", "Social", "Sport", "Sport"]},
        {"Longtitude": "longitude", "Lattitude": "latitude", "Catagory": "category"},
    ),
    "notes, where nothing else says what it is": (
        {"Notes": [f"There is tea for all who come to club number {number}." for number in range(4)]},
        {"Notes": "description"},
    ),
    "notes of a few rows": (
        {"Notes": ["We rang them in May and they are to send the poster.", "", "", ""]},
        {"Notes": None},
    ),
    "notes, where something else does": (
        {
            "About": [f"We meet to play and to talk, in a room with a view of hill {number}." for number in range(4)],
            "Notes": [f"Rang them in May and left a message for the {number}." for number in range(4)],
        },
        {"About": "description", "Notes": None},
    ),
    "terms that are the same in each row are no website": (
        {"Site": SITES, "Licensing URL": ["https://example.org/terms"] * 4},
        {"Site": "website", "Licensing URL": None},
    ),
    "words written together, shortened and in the plural": (
        {
            "othereligibilityreq": ["Adults of the parish", "Anyone over 18", "Adults of the town", "Any carers"],
            "contactemail": [f"club{number}@example.org" for number in range(4)],
            "Nbhd": ["Northtown", "Northtown", "Southtown", "Southtown"],
            "Strategies": ["Talks", "Walks", "Talks", "Walks"],
        },
        {"othereligibilityreq": "who", "contactemail": "email", "Nbhd": "area", "Strategies": "category"},
    ),
    "days of a week in short": (
        {
            "hours_m": ["10am-6pm"] * 4,
            "hours_tu": ["10am-6pm"] * 4,
            "hours_w": ["12pm-8pm"] * 4,
            "hours_th": ["closed", "12pm-8pm", "closed", "closed"],
            "hours_f": ["closed", "closed", "closed", "1pm-5pm"],
        },
        {"hours_m": "hours.monday", "hours_th": "hours.thursday", "hours_f": "hours.friday"},
    ),
    "times that are in no other column": ({"At": ["10:00", "12:00", "19:30", "10:15"]}, {"At": "start"}),
    "dates by the words around them": (
        {
            "Session date start": ["2026-08-01", "2026-07-26", "2026-07-19", "2026-07-20"],
            "Runs until": ["Saturday, December 6th, 2025"] * 3 + ["Sunday, December 7th, 2025"],
        },
        {"Session date start": "start_date", "Runs until": "end_date"},
    ),
    "languages under any heading": (
        {"Translation": ["Polish", "English, Polish", "English and Welsh", "Polish"]},
        {"Translation": "languages"},
    ),
    "the parts of a street": (
        {
            "StNumber": ["7960", "3201", "601", "12"],
            "StName": ["Bellaire", "Riverside", "Club View", "Mill"],
            "StSuffix": ["Ave", "Dr", "Blvd", "Ave"],
            "City": TOWNS,
        },
        {"StNumber": "address", "StName": "address", "StSuffix": "address", "City": "town"},
    ),
    "lines of an address in order": (
        {
            "First Line": ["Old Dairy", "Town Hall", "Hut", "Library"],
            "Second Line": STREETS,
            "Town": TOWNS,
            "Post_Code": CODES,
        },
        {"First Line": "address", "Second Line": "address", "Town": "town"},
    ),
    "two letters of a state are no street": ({"ST": ["NY", "CA", "NY", "CA"]}, {"ST": None}),
    "who runs them comes again": (
        {"Camp name": ["Age Well Charity", "Age Well Charity", "Wells Trust", "Wells Trust"]},
        {"Camp name": "group"},
    ),
    "a point is not needed beside latitude and longitude": (
        {"City": POINTS, "Lat": ["51.2"] * 4, "Long": ["-2.3"] * 4},
        {"City": "town", "Lat": "latitude"},
    ),
    "regions that tell places apart, and one that does not": (
        {"Region": ["North", "South", "East", "North"], "Country": ["Wales"] * 4},
        {"Region": "area", "Country": None},
    ),
    "a description that says when": (
        {"Description": [f"Tea every Monday 10am to {number}pm" for number in range(1, 5)]},
        {"Description": "description"},
    ),
    "URL that leads to Facebook, and the police": (
        {
            "URL": [f"https://www.facebook.com/groups/{number}" for number in range(4)],
            "Police URL": ["https://police.example.org/a", "https://police.example.org/b"] * 2,
        },
        {"URL": "website"},
    ),
    "phones among words": (
        {"Phones": [f"Office 01632 96000{number}, Helpline 01632 96001{number}" for number in range(4)]},
        {"Phones": "phone"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_column_is_known_by_what_is_in_it_and_beside_it(case: str, tmp_path: Path) -> None:
    columns, expected = CASES[case]

    chosen, _ = roles(tmp_path, {"Name": NAMES, **columns})

    assert {column: chosen.get(column) for column in expected} == expected
    assert chosen["Name"] == "name"


def test_each_row_s_own_words_are_its_name_where_no_heading_says_so(tmp_path: Path) -> None:
    chosen, _ = roles(tmp_path, {"Postcode": CODES, "LblTxt": NAMES, "Run by": ["The council"] * 4})

    assert (chosen["LblTxt"], chosen["Run by"]) == ("name", "group")


def test_what_is_left_out_says_which_column_fits_better(tmp_path: Path) -> None:
    _, left_out = roles(tmp_path, {"Name": NAMES, "Telephone": PHONES, "Latitude": ["51.2"] * 4, "Lat": ["51.3"] * 4})

    assert left_out == {"Lat": "Latitude fits better as the latitude"}


def test_the_second_best_is_taken_where_another_column_so_finds_a_place(tmp_path: Path) -> None:
    trusts = ["Frome Town Council", "Wells Trust", "Frome Town Council", "Age Well Charity"]

    alone, _ = roles(tmp_path, {"Name": NAMES, "Organiser": PEOPLE})
    chosen, _ = roles(tmp_path, {"Name": NAMES, "Organiser": PEOPLE, "Managed locally by": trusts})

    assert alone["Organiser"] == "group"
    assert (chosen["Organiser"], chosen["Managed locally by"]) == ("contact_name", "group")


def test_a_row_without_hours_on_any_day_keeps_its_place(tmp_path: Path) -> None:
    roles(
        tmp_path, {"Name": NAMES, "Postcode": CODES, "Mon open": ["9:00"] + [""] * 3, "Mon close": ["17:00"] + [""] * 3}
    )
    proposal = propose(tmp_path / "list.csv")
    answers = Answers("A list", "our own", "2026-10-01", "Frome", "https://example.org/")
    (tmp_path / "map.yaml").write_text(proposal.text(answers, {}), "utf-8")

    import_table("csv", tmp_path / "list.csv", tmp_path / "map.yaml", tmp_path / "assets")

    files = sorted((tmp_path / "assets" / "activities").iterdir())
    sessions = {file.stem: yaml.safe_load(file.read_text())["sessions"][0] for file in files}
    assert len(sessions) == 4
    assert sessions["chess-club"]["days"] == ["monday"]
    assert sessions["tea-and-talk"] == {"place": "tea-and-talk-ba5-2aa", "repeats": "unknown"}


def test_kinds_are_names_where_nothing_else_is(tmp_path: Path) -> None:
    kinds = [f"{level} {dance}" for level in ("Open", "First", "Second") for dance in ("Latin", "jazz", "tap")]
    table = "\n".join(["type,studio", *(f"{kind},Age Well Hall" for kind in [*kinds, *kinds])])
    (tmp_path / "list.csv").write_text(table, "utf-8")

    chosen = propose(tmp_path / "list.csv").chosen

    assert (chosen["name"][0].column.name, chosen["venue"][0].column.name) == ("type", "studio")


def test_a_remark_in_one_row_is_no_kind(tmp_path: Path) -> None:
    names = [f"Club {number}" for number in range(12)]

    chosen, _ = roles(tmp_path, {"Name": names, "Business type": ["school or library"] + [""] * 11})

    assert "Business type" not in chosen


def test_numbers_of_a_grid_are_left_out_with_the_reason(tmp_path: Path) -> None:
    _, left_out = roles(tmp_path, {"Name": NAMES, "Lat": ["358613", "358734", "359364", "359365"]})

    assert left_out["Lat"].startswith("its numbers are not those of latitude and longitude")


@pytest.mark.parametrize(("address", "is_asked"), [("4 Mill Lane", True), ("4 Mill Lane, Frome", False)])
def test_the_town_is_asked_for_where_no_address_has_one(address: str, is_asked: bool, tmp_path: Path) -> None:
    roles(tmp_path, {"Name": NAMES, "Address": [address] * 4, "Phone": PHONES})

    questions = propose(tmp_path / "list.csv").questions

    assert ("town" in [question.about for question in questions]) == is_asked


def test_the_town_of_the_directory_is_on_offer_where_the_list_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "assets").mkdir()
    settings = "title: Here\nsite: https://directory.example.org/\narea: {name: Wells}\n"
    (tmp_path / "assets" / "directory.yaml").write_text(settings, "utf-8")
    roles(tmp_path, {"Name": NAMES, "Postcode": CODES, "Phone": PHONES})
    monkeypatch.setattr("click.prompt", lambda text, default="", **_: default)

    first_look(tmp_path / "list.csv", tmp_path / "map.yaml", tmp_path / "assets", ask=True)

    assert "    town: Wells" in (tmp_path / "map.yaml").read_text("utf-8")
