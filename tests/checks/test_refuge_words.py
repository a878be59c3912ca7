"""Words that suggest a refuge or the like ask whether the address is secret, and ordinary words do not."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from fingerpost.checks.refuge_words import path_of_refuge
from fingerpost.checks.scan import scan_of
from fingerpost.exchange.tables.directory_to_be import PATHS
from fingerpost.reading.read import read_directory
from fingerpost.records.group import Group

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"

NAMES_THAT_ASK = [
    "Sahara Refuge", "The Refuge", "Refuge", "REFUGES", "Mens Refuge", "Frome Refuge (Mendip)", "Refuge: Somerset",
    "Haven refuge service", "Frome Women's Aid", "Wells Womens Aid", "Women’s-Aid Mendip", "Womensaid Wells",
    "Lantern Refuge - women and children", "Youth Refuge", "Swan House Refuge", "Refuge Ltd",
    "Friends of the Sahara Refuge",
]  # fmt: skip
NAMES_THAT_DO_NOT = [
    "The Donkey Refuge", "Wildlife Refuge volunteers", "Frome Animal Refuge", "Bird Refuges of the Levels",
    "Mountain Refuge hire", "Church House of Refuge", "Refuge Recovery", "Taking refuge: an evening of Buddhist talk",
    "Refuge Cafe", "Refugee welcome", "Women's Institute", "First aid for women", "Men's shed",
    "Young people's theatre", "Traffic refuges petition",
]  # fmt: skip
TEXTS_THAT_ASK = [
    "A men's refuge for the county", "Our children's refuge has six rooms", "A family refuge", "An LGBT+ refuge",
    "Asian women's refuges", "Emergency accommodation for women fleeing abuse",
    "A safe place for men who flee violence at home", "For people who have fled domestically violent homes",
    "For those escaping an abusive partner", "Leaving a violent relationship",
    "For survivors of childhood sexual abuse", "We work with victims of stalking and violence",
    "Abuse survivors meet here", "A place of safety", "Safe-houses in three towns", "Safe, temporary accommodation",
    "Safe housing for women", "A hostel for single homeless women", "A women's shelter", "Refuge spaces for eight",
    "Refuge and outreach", "The address is kept confidential", "Meets at a secret location", "Undisclosed address",
    "Run with Women's Aid", "For abused wives", "Help with a forced marriage", "Recognising coercive control",
    "IDVA service", "DV support", "Domestic-abuse drop-in", "The Freedom Programme", "She was sexually abused",
    "WOMEN´S AID Mendip", "Women s Aid", "Somewhere safe to stay", "Women in danger",
    "Dispersed accommodation for survivors", "Asylum seekers' hotel", "Venue given after referral",
    "The location is not published", "Abused as a child", "Modern day slavery", "Coercive and controlling behaviour",
    "DA drop-in", "Cymorth i Ferched", "Cam-drin domestig", "Lloches i fenywod", "Safe accomodation",
]  # fmt: skip
TEXTS_THAT_DO_NOT = [
    "A safe place to talk about drug and alcohol abuse", "Recovery from substance abuse",
    "Leaving alcohol abuse behind", "Safe and friendly crafts for women",
    "Accommodation for men and women who are homeless", "Sheltered housing for older people",
    "Walk through fields of oilseed rape", "A refuge from the rain", "Take refuge in the library",
    "Wildlife refuges and ponds", "All we say is confidential", "A confidential service", "Women's crafts",
    "Survivors of stroke", "Cancer survivors sing", "Victims of fraud", "Marriage preparation",
    "Get in touch about housing", "Crisis cafe for anyone", "Mothers and their children play",
    "We do not accept abuse of our staff", "Escape rooms", "Hearing aid clinic for women", "Housing advice",
    "Women's safety walk", "Venue given on booking", "Safe sleep for babies", "Self defence for women",
    "Peace vigil against violence", "Swifts in danger", "The address is below",
    "We do not tolerate abuse or violence", "Survivors of suicide bereavement", "Christian Aid lunch",
    "Sanctuary for swans",
]  # fmt: skip


def _asks(name: str = "Tea and talk", summary: str = "") -> str | None:
    group = Group(id="a", file="", name=name, summary=summary, spans=PATHS)
    return path_of_refuge(scan_of(group))


@pytest.mark.parametrize("name", NAMES_THAT_ASK)
def test_a_name_of_a_refuge_asks(name: str) -> None:
    assert _asks(name) == "name"


@pytest.mark.parametrize("name", NAMES_THAT_DO_NOT)
def test_another_name_does_not_ask(name: str) -> None:
    assert _asks(name) is None


@pytest.mark.parametrize("text", TEXTS_THAT_ASK)
def test_a_text_that_a_refuge_writes_asks(text: str) -> None:
    assert (_asks(summary=text), _asks(summary=text.upper())) == ("summary", "summary")


@pytest.mark.parametrize("text", TEXTS_THAT_DO_NOT)
def test_another_text_does_not_ask(text: str) -> None:
    assert _asks(summary=text) is None


def test_of_the_example_only_what_says_already_that_it_is_sensitive_would_be_asked() -> None:
    directory, _ = read_directory(ROOT / "assets")
    records = [*directory.activities.values(), *directory.groups.values(), *directory.places.values()]

    names = [record for record in records if path_of_refuge(scan_of(record))]

    assert names
    assert [record.id for record in names if not directory.is_sensitive(record)] == []


@pytest.mark.skipif(not DATA.is_dir(), reason="the real tables are not beside this checkout")
def test_nothing_in_real_lists_of_libraries_food_banks_and_clubs_is_asked() -> None:
    with (DATA / "uk_libraries" / "libraries.csv").open(encoding="utf-8-sig", newline="") as file:
        libraries = [" ".join(filter(None, row)) for row in csv.reader(file)]
    banks = [bank["name"] for bank in json.loads((DATA / "uk_foodbanks" / "foodbanks.json").read_text("utf-8"))]
    clubs = json.loads((DATA / "uk_bucks_outpost" / "services.json").read_text("utf-8"))["content"]
    stops = [path.read_text("utf-8", "replace") for path in (DATA / "uk_mobile_library_stops").glob("*.csv")]

    texts = [*libraries, *(line for stop in stops for line in stop.splitlines())]
    texts += [f"{club['name']}. {club['description']}" for club in clubs]
    assert len(texts) > 8000
    assert [text for text in texts if _asks(summary=text)] == []
    assert [name for name in banks if _asks(name)] == []
