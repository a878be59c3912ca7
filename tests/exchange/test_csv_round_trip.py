"""What we export as tables comes back as it was, but for what docs/handbook/open-data.md lists."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fingerpost.cli.import_ import command
from fingerpost.edition.edition import Edition
from fingerpost.exchange.formats import FORMATS
from fingerpost.reading.read import read_directory
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.group import Group
from fingerpost.records.parts import Checked, Contact, Join
from fingerpost.records.place import Place
from fingerpost.records.session import Cost, Session
from tests.conftest import TODAY
from tests.exchange.readers.schedules import made_up_edition
from tests.thorough import many

ROOT = Path(__file__).parents[2]


def through_tables(edition: Edition, folder: Path) -> Directory:
    """What another directory with the same words makes of the tables, without a mapping of its own."""
    for file in FORMATS["csv"].files(edition):
        (folder / file.address.rpartition("/")[2]).write_bytes(file.content)
    assets = folder / "assets"
    assets.mkdir()
    shutil.copy(ROOT / "assets" / "directory.yaml", assets)
    for name in ("vocabulary", "calendars"):
        shutil.copytree(ROOT / "assets" / name, assets / name)

    done = CliRunner().invoke(command, ["csv", str(folder / "activities.csv"), "--assets", str(assets)])

    assert done.exit_code == 0, done.output
    again, problems = read_directory(assets)
    assert problems == []
    return again


@pytest.fixture(scope="module")
def came_back(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Directory]:
    """The example before and after."""
    directory, _ = read_directory(ROOT / "assets")
    edition = Edition(directory=directory, today=TODAY)
    return edition, through_tables(edition, tmp_path_factory.mktemp("tables"))


def test_what_is_only_from_a_list_is_not_checked_in_the_open_data_and_comes_back(tmp_path: Path) -> None:
    directory, _ = read_directory(ROOT / "assets")
    from_list = Checked(on=date(2026, 9, 1), how="list")
    name = next(iter(directory.activities))
    group_id = next(each.group for each in directory.activities.values() if each.group and each.id != name)
    directory = replace(
        directory,
        activities=directory.activities | {name: replace(directory.activities[name], checked=from_list)},
        groups=directory.groups | {group_id: replace(directory.groups[group_id], checked=from_list)},
    )
    edition = Edition(directory=directory, today=TODAY)

    again = through_tables(edition, tmp_path)

    for table, record_id in (("activities", name), ("groups", group_id)):
        rows = csv.DictReader((tmp_path / f"{table}.csv").read_text("utf-8-sig").splitlines())
        row = next(row for row in rows if row["id"] == record_id)
        assert (row["checked_on"], row["checked_how"], row["listed_on"]) == ("", "", "2026-09-01")
    assert (again.activities[name].checked, again.groups[group_id].checked) == (from_list, from_list)
    (file,) = FORMATS["jsonl"].files(edition)
    lines = {one["id"]: one for one in map(json.loads, file.content.splitlines())}
    assert ("checked" in lines[name], lines[name]["listed_on"]) == (False, "2026-09-01")
    assert all("checked" in one for one in lines.values() if one["id"] != name)


def test_made_up_schedules_come_back(tmp_path: Path) -> None:
    edition = made_up_edition(many(60, 600), seed=14)

    again = through_tables(edition, tmp_path)

    ours = {each.id: each.sessions for each in edition.activities if not ends_before_it_begins(each.sessions[0])}
    different = {
        key: again.activities[key].sessions for key, of in ours.items() if of != again.activities[key].sessions
    }
    assert len(ours) > 45
    assert different == {}


def ends_before_it_begins(session: Session) -> bool:
    """What chance may make and no directory has: check finds an error in it."""
    return bool(session.starts_on and session.ends_on and session.ends_on < session.starts_on)


def contact(each: Contact) -> Contact:
    return replace(each, role="", consent_on=None)


def session(each: Session, *, is_hidden: bool) -> Session:
    cost = Cost(kind=each.cost.kind, amount=each.cost.amount, per=each.cost.per) if each.cost else None
    where = {"place": "", "area": "", "online": ""} if is_hidden else {}
    return replace(each, cost=cost, **where)


def of_activity(edition: Edition, each: Activity) -> dict[str, Any]:
    is_hidden = edition.is_sensitive(each)
    return {
        "name": each.name,
        "summary": each.summary,
        "description": each.description.strip(),
        "group": each.group,
        "categories": each.categories,
        "serves": each.serves,
        "support": each.support,
        "sessions": [session(one, is_hidden=is_hidden) for one in each.sessions],
        "cost": each.cost and replace(each.cost, first_visit_free=False),
        "who": each.who,
        "join": Join(ways=each.join.ways, steps=each.join.steps),
        "contact": contact(each.contact),
        "access": {name: answer.answer for name, answer in sorted(each.access.items())},
        "access_notes": each.access_notes,
        "languages": each.languages,
        "capacity": each.capacity and (each.capacity.state, each.capacity.as_of),
        "checked": each.checked,
        "language": each.language,
        "since": each.since,
    }


def of_group(each: Group) -> dict[str, Any]:
    texts = (each.name, each.summary, each.description.strip(), each.group_kind)
    return {"texts": texts, "identifiers": each.identifiers, "contact": contact(each.contact), "checked": each.checked}


def of_place(each: Place) -> dict[str, Any]:
    at = each.location and (each.location.lat, each.location.lon)
    return {"texts": (each.name, each.summary, each.place_kind, each.town, each.address, each.postcode), "at": at}


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: (value, after[name]) for name, value in before.items() if value != after[name]}


def test_every_activity_of_the_example_comes_back(came_back: tuple[Edition, Directory]) -> None:
    edition, again = came_back
    ours = {each.id: of_activity(edition, each) for each in edition.activities}
    theirs = {each.id: of_activity(edition, each) for each in again.activities.values()}

    assert theirs.keys() == ours.keys()
    different = {key: lost for key, value in ours.items() if (lost := differences(value, theirs[key]))}
    assert different == {}
    for each in edition.activities:  # those of its categories are written out
        assert set(each.needs) <= set(again.activities[each.id].needs)


def test_the_groups_and_places_of_activities_come_back(came_back: tuple[Edition, Directory]) -> None:
    edition, again = came_back

    for kind, names in (("groups", of_group), ("places", of_place)):
        ours, theirs = getattr(edition.directory, kind), getattr(again, kind)
        assert len(theirs) > 50
        assert {key: lost for key, each in theirs.items() if (lost := differences(names(ours[key]), names(each)))} == {}


def test_a_table_without_a_mapping_says_what_to_type(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name\nTea\n", "utf-8")

    done = CliRunner().invoke(command, ["csv", str(tmp_path / "list.csv")])

    assert done.exit_code == 2
    assert "There is no mapping for list.csv." in done.output
    assert f"fingerpost import {tmp_path / 'list.csv'}" in done.output
