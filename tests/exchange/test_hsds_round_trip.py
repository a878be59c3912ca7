"""What we export comes back as it was, but for what the handbook lists."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from fingerpost.edition.edition import Edition
from fingerpost.exchange.hsds.api import HSDS
from fingerpost.exchange.hsds.plain_data import plain_data
from fingerpost.exchange.hsds.theirs.import_hsds import Wish, import_hsds
from fingerpost.reading.make_session import make_session
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory, Record
from fingerpost.records.parts import Age, Ages, Capacity, FirstVisit, Location, Who
from fingerpost.records.session import Cost, Session
from tests.conftest import TODAY
from tests.strategies import costs, sessions

ROOT = Path(__file__).parents[2]
# As the table in docs/handbook/hsds.md has them.
NOT_TAKEN_ALONG = {"confirmed": (), "former_ids": (), "imported": None, "file": "", "closed": None}


def as_compared(record: Record) -> Record:
    changes: dict[str, Any] = dict(NOT_TAKEN_ALONG)
    changes["contact"] = replace(record.contact, consent_on=None)
    if record.kind != "group":
        changes["access"] = dict(sorted(record.access.items()))
    changes["description"] = record.description.strip()
    return replace(record, **changes)


def shown(edition: Edition) -> Directory:
    """What the edition shows: open records, and no place that is secret."""
    directory = edition.directory
    return replace(
        directory,
        activities={key: each for key, each in directory.activities.items() if each.closed is None},
        groups={key: each for key, each in directory.groups.items() if each.closed is None},
        places={each.id: each for each in edition.places},
    )


@pytest.fixture(scope="module")
def came_back(tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, Directory]:
    """The example as it is shown, and what another directory with the same words makes of its API."""
    directory, _ = read_directory(ROOT / "assets")
    edition = Edition(directory=directory, today=TODAY)
    files = {file.address: file.content for file in HSDS.files(edition)}
    assets = tmp_path_factory.mktemp("other") / "assets"
    assets.mkdir()
    shutil.copy(ROOT / "assets" / "directory.yaml", assets)
    for name in ("vocabulary", "calendars"):
        shutil.copytree(ROOT / "assets" / name, assets / name)

    answers = {address.removeprefix(HSDS.root): json.loads(content) for address, content in files.items()}
    lists = {name: answers[f"{name}/index.html"]["contents"] for name in ("organizations", "locations")}
    services = [answer for name, answer in answers.items() if name.startswith("services/") and "-" in name]
    source = assets.parent / "export.json"
    source.write_text(json.dumps({"services": services, **lists}), "utf-8")
    import_hsds(Wish(source=str(source), assets=assets, today=TODAY))
    again, problems = read_directory(assets)
    assert problems == []
    return shown(edition), again


@pytest.mark.parametrize("kind", ["activities", "groups", "places"])
def test_every_record_of_the_example_comes_back(came_back: tuple[Directory, Directory], kind: str) -> None:
    ours, theirs = (getattr(directory, kind) for directory in came_back)

    assert theirs.keys() == ours.keys()
    different = {}
    for record_id, record in ours.items():
        before, after = as_compared(record), as_compared(theirs[record_id])
        if before != after:
            names = [name for name in type(before).__slots__ if name != "spans"]
            different[record_id] = {
                name: (getattr(before, name), getattr(after, name))
                for name in names
                if getattr(before, name) != getattr(after, name)
            }
    assert different == {}


@settings(max_examples=40)
@given(session=sessions, cost=costs)
def test_any_session_and_any_price_come_back(session: Session, cost: Cost) -> None:
    session = replace(session, place="", cost=cost)
    data = json.loads(json.dumps(plain_data(session)))

    again = make_session(data)

    assert again == session


@pytest.mark.parametrize(
    "part",
    [
        Who(summary="Adults", ages=Ages(youngest=Age(6, "weeks"), oldest=Age(3)), audiences=("carers",)),
        FirstVisit(met_by="Jean", steps=("Come in.", "Sit down."), bring="A mug", companion="free"),
        Capacity(state="full", as_of=TODAY),
        Location(lat=51.2, lon=-2.3, source="postcode"),
    ],
    ids=lambda part: type(part).__name__,
)
def test_parts_are_written_as_in_a_file(part: object) -> None:
    data = plain_data(part)

    assert data == json.loads(json.dumps(data))
    assert not {"audiences", "youngest", "source"} & data.keys()
