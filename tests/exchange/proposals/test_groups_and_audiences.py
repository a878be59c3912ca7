"""Columns of groups and of whom it is for, as programs and councils write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import Outcome, import_table
from fingerpost.exchange.tables.values.coded_names import is_number, words_of_code
from fingerpost.reading.read import read_directory

ANSWERS = Answers("A list of ours", "our own", "2026-10-01", "Frome", "https://example.org/", "day month year")
CLUBS = ["Chess club", "Tea and talk", "Friendly walks", "Knit and natter", "Community choir", "Men's shed"]
ABOUT = "{} is for anybody who would like to meet people nearby, and somebody always says hello at the door."


def listed(folder: Path, **columns: list[str]) -> Path:
    """A list of clubs with these columns beside those that all have; a heading has _ for a space."""
    cells = {
        "Name": CLUBS,
        "Town": ["Frome", "Wells"],
        "Phone": [f"01632 96010{at}" for at in range(6)],
        "About": [ABOUT.format(club) for club in CLUBS],
    } | {heading.replace("_", " "): column for heading, column in columns.items()}
    path = folder / "clubs.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [list(cells), *([column[at % len(column)] for column in cells.values()] for at in range(len(CLUBS)))]
        )
    return path


def brought(folder: Path, path: Path) -> Outcome:
    (folder / "map.yaml").write_text(propose(path).text(ANSWERS, {}), "utf-8")
    return import_table("csv", path, folder / "map.yaml", folder / "assets")


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Audience Cats", ["All adults", "All", "Babies/toddlers & parents", "Teenagers"]),
        ("Age Group(s)", ["Adults; Older people", "Children", "Young people; Adults"]),
        ("Suitable for", ["Adults", "Families", "Older people"]),
        ("Target audience group", ["Carers", "Older people", "Anybody"]),
        ("Audience", ["Adults", "Families with children", "Adults"]),
    ],
)
def test_a_column_of_whom_it_is_for_is_proposed_whatever_else_its_heading_says(
    tmp_path: Path, heading: str, cells: list[str]
) -> None:
    path = listed(tmp_path, **{heading: cells, "Category": ["Social", "Sport"]})

    used, _, left_out = propose(path).text(ANSWERS, {}).partition("# Left out")

    assert f"summary: <{heading}>  # {heading}: " in used
    assert f"#   {heading}" not in left_out
    assert "look_up: <Category>" in used
    assert brought(tmp_path, path).new["activity"] == 6


def test_columns_that_say_yes_for_people_of_several_kinds_are_proposed(tmp_path: Path) -> None:
    path = listed(tmp_path, **{"Children/Parents Only": ["FALSE", "TRUE"], "Homeless Only": ["FALSE", "FALSE", "TRUE"]})

    brought(tmp_path, path)

    activities = read_directory(tmp_path / "assets")[0].activities
    summaries = {each.name: each.who.summary for each in activities.values() if each.who and each.who.summary}
    assert summaries == {
        "Tea and talk": "Children/Parents Only",
        "Friendly walks": "Homeless Only",
        "Knit and natter": "Children/Parents Only",
        "Men's shed": "Children/Parents Only, Homeless Only",
    }


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sandgate-art-group", "Sandgate Art Group"),
        ("friends_of_the_park", "Friends of the Park"),
        ("the-mix", "The Mix"),
        ("age-uk-kent", "Age UK Kent"),
        ("u3a-wells", "U3A Wells"),
        ("Chit-chat", ""),
        ("Stay-and-Play", ""),
        ("knitters", ""),
        ("tea and-talk", ""),
        ("grp-0012", ""),
        ("075b1577-ee2d-4bb4-b439-3c3729637b39", ""),
        ("2-4", ""),
    ],
)
def test_a_name_in_small_letters_with_dashes_is_words(code: str, words: str) -> None:
    assert words_of_code(code) == words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ORG-0012", True),
        ("grp_12", True),
        ("C-17-4", True),
        ("Studio-54", False),
        ("Club 18-30", False),
        ("2nd-hand", False),
    ],
)
def test_a_number_of_a_list_is_told_from_a_name_with_a_number(name: str, expected: bool) -> None:
    assert is_number(name) == expected


def test_codes_of_groups_come_in_as_words_to_be_confirmed_and_numbers_never(tmp_path: Path) -> None:
    path = listed(tmp_path, Organisers=["the-mix", "friends-of-the-park", "Age Well", "ORG-0012"])

    outcome = brought(tmp_path, path)

    directory, _ = read_directory(tmp_path / "assets")
    assert {each.id: each.name for each in directory.groups.values()} == {
        "the-mix": "The Mix",
        "friends-of-the-park": "Friends of the Park",
        "age-well": "Age Well",
    }
    assert directory.groups["the-mix"].summary == "The Mix runs what is listed here."
    record = yaml.safe_load((tmp_path / "assets/groups/the-mix.yaml").read_text("utf-8"))
    assert record["imported"]["proposed"] == [{"field": "name", "value": "The Mix", "words": "the-mix"}]
    named = [problem.message for problem in outcome.problems if problem.code == "name-is-code"]
    assert "the-mix looks like a code and not a name. The group was imported as The Mix." in named
    assert "This is a number and not the name of a group, so no group was made." in named
    assert "names such as the-mix come in as The Mix" in (tmp_path / "map.yaml").read_text("utf-8")
    assert brought(tmp_path, path).same == outcome.new["activity"] + outcome.new["group"] + outcome.new["place"]


def test_several_groups_in_one_cell_are_several_and_the_activity_is_that_of_the_first(tmp_path: Path) -> None:
    path = listed(tmp_path, **{"Organisation(s)": ["Dance East;Karen Louise Dance", "Age Well", "Dance East"]})

    outcome = brought(tmp_path, path)

    directory, _ = read_directory(tmp_path / "assets")
    assert sorted(directory.groups) == ["age-well", "dance-east", "karen-louise-dance"]
    assert directory.groups["karen-louise-dance"].summary == (
        "Karen Louise Dance runs, or helps to run, what is listed here."
    )
    assert directory.activities["chess-club-frome"].group == "dance-east"
    assert [problem.code for problem in outcome.problems if problem.code == "several-names"] == []
