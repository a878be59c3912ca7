"""What we export comes back as it was, but for what the handbook lists."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.exchange.hsds.api import HSDS
from fingerpost.exchange.hsds.plain_data import plain_data
from fingerpost.exchange.hsds.theirs.import_hsds import Wish, import_hsds
from fingerpost.reading.make_session import make_session
from fingerpost.reading.read import read_directory, read_shared
from fingerpost.records.directory import Directory, Record
from fingerpost.records.parts import Age, Ages, Capacity, FirstVisit, Location, Who
from fingerpost.records.session import Cost, Session
from tests.conftest import TODAY, OpenSite
from tests.strategies import costs, sessions

ROOT = Path(__file__).parents[2]
# As the table in docs/handbook/hsds.md has them.
NOT_TAKEN_ALONG = {"confirmed": (), "former_ids": (), "imported": None, "file": "", "closed": None, "kept_by": ""}
NOT_OF_A_GROUP = {"github": ()}


def as_compared(record: Record) -> Record:
    changes: dict[str, Any] = dict(NOT_TAKEN_ALONG)
    changes["contact"] = replace(record.contact, consent_on=None)
    if record.kind != "group":
        changes["access"] = dict(sorted(record.access.items()))
    else:
        changes |= NOT_OF_A_GROUP
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


def begin(assets: Path) -> None:
    """Another directory with the same words."""
    assets.mkdir()
    shutil.copy(ROOT / "assets" / "directory.yaml", assets)
    for name in ("vocabulary", "calendars"):
        shutil.copytree(ROOT / "assets" / name, assets / name)


@pytest.fixture(scope="module")
def came_back(tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, Directory]:
    """The example as it is shown, and what another directory with the same words makes of its API."""
    directory, _ = read_directory(ROOT / "assets")
    edition = Edition(directory=directory, today=TODAY)
    files = {file.address: file.content for file in HSDS.files(edition) if file.address.startswith(addresses.HSDS)}
    assets = tmp_path_factory.mktemp("other") / "assets"
    begin(assets)
    answers = {address.removeprefix(addresses.HSDS): json.loads(content) for address, content in files.items()}
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


def _as_source(assets: Path, to: Path) -> str:
    """What a directory publishes, as one file."""
    edition = load(assets, today=TODAY).edition
    files = {file.address: file.content for file in HSDS.files(edition) if file.address.startswith(addresses.HSDS)}
    answers = {address.removeprefix(addresses.HSDS): json.loads(content) for address, content in files.items()}
    lists = {name: answers[f"{name}/index.html"]["contents"] for name in ("organizations", "locations")}
    services = [answer for name, answer in answers.items() if name.startswith("services/") and "-" in name]
    to.write_text(json.dumps({"services": services, **lists}), "utf-8")
    return str(to)


def test_our_own_records_that_come_back_are_not_added_again(site: OpenSite, tmp_path: Path) -> None:
    ours, theirs = site({}).assets, tmp_path / "theirs"
    begin(theirs)
    settings = theirs / "directory.yaml"
    address = read_shared(ours).settings.site
    settings.write_text(
        settings.read_text("utf-8").replace(read_shared(theirs).settings.site, "https://b.example.org/")
    )
    before = {path.name: path.read_bytes() for path in ours.glob("*/*.yaml")}
    published = _as_source(ours, tmp_path / "ours.json")

    straight = import_hsds(Wish(source=published, assets=ours, today=TODAY))
    import_hsds(Wish(source=published, assets=theirs, today=TODAY, name=f"{address}api/hsds"))
    returned = import_hsds(Wish(source=_as_source(theirs, tmp_path / "b.json"), assets=ours, today=TODAY))

    for outcome in (straight, returned):
        assert outcome.new == {}
        assert outcome.skipped["our own, and here already"] == outcome.rows > 0
    assert {path.name: path.read_bytes() for path in ours.glob("*/*.yaml")} == before


def test_every_record_comes_back_through_the_tables_too(came_back: tuple[Directory, Directory], tmp_path: Path) -> None:
    ours, _ = came_back
    file = list(HSDS.files(Edition(directory=ours, today=TODAY)))[-1]
    (tmp_path / "hsds.zip").write_bytes(file.content)
    assets = tmp_path / "assets"
    begin(assets)

    import_hsds(Wish(source=str(tmp_path / "hsds.zip"), assets=assets, today=TODAY))

    again, problems = read_directory(assets)
    assert problems == []
    for kind in ("activities", "groups", "places"):
        before, after = getattr(ours, kind), getattr(again, kind)
        assert after.keys() == before.keys()
        assert [key for key, each in before.items() if as_compared(each) != as_compared(after[key])] == []


def test_the_tables_point_at_rows_that_are_there(came_back: tuple[Directory, Directory]) -> None:
    file = list(HSDS.files(Edition(directory=came_back[0], today=TODAY)))[-1]
    with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
        package = json.loads(packed.read("datapackage.json"))
        tables = {
            each["name"]: list(csv.DictReader(packed.read(each["path"]).decode("utf-8-sig").splitlines(keepends=True)))
            for each in package["resources"]
        }

    assert packed.namelist() == ["datapackage.json", *(each["path"] for each in package["resources"])]
    for each in package["resources"]:
        rows = tables[each["name"]]
        assert [field["name"] for field in each["schema"]["fields"]] == list(rows[0])
        assert len({row["id"] for row in rows}) == len(rows)
        for link in each["schema"].get("foreignKeys", ()):
            ids = {row["id"] for row in tables[link["reference"]["resource"]]} | {""}
            assert {row[link["fields"]] for row in rows} <= ids
    kinds = {"organization": "organization", "service": "service", "location": "location"}
    for row in tables["attribute"]:
        assert row["link_id"] in {each["id"] for each in tables[kinds[row["link_entity"]]]}


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
