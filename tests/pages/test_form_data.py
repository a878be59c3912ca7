"""What the form fetches: whole enough to be changed, and without anything that must not be seen."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.files.own import PACKAGE
from fingerpost.pages.shipping.form_data import data_of, form_files, is_changeable, part_of
from fingerpost.reading.schemas import shape_of
from tests.search.node import node

ROOT = Path(__file__).parents[2]
SHARD = """
import { shardOf } from "%s";
const ids = JSON.parse(await new Response(process.stdin).text());
process.stdout.write(JSON.stringify(ids.map(([kind, id]) => shardOf(kind, id, 7))));
"""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load(ROOT / "assets", today=date(2026, 11, 23)).edition


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, Any]:
    return {file.address: json.loads(file.content) for file in form_files(edition)}


def test_what_the_form_gets_of_a_record_is_a_record(edition: Edition) -> None:
    directory = edition.directory
    records = [*directory.activities.values(), *directory.groups.values(), *directory.places.values()]
    changeable = [record for record in records if is_changeable(edition, record)]

    assert len(changeable) > 300
    faults = [record.id for record in changeable if not shape_of(record.kind).gate.is_valid(data_of(record))]
    assert faults == []


def test_each_open_record_is_in_its_part_and_no_other_is(edition: Edition, files: dict[str, Any]) -> None:
    parts = {
        address: file["records"]
        for address, file in files.items()
        if not address.endswith(("places.json", "groups.json"))
    }
    directory = edition.directory
    records = [*directory.activities.values(), *directory.groups.values(), *directory.places.values()]
    hidden = [record for record in records if edition.is_sensitive(record) or record.closed]

    assert any(record.closed for record in hidden)
    assert any(edition.is_sensitive(record) for record in hidden)
    for record in records:
        key, address = (
            f"{record.kind}/{record.id}",
            addresses.of_form_data(str(part_of(record.kind, record.id, len(parts)))),
        )
        assert [where for where, held in parts.items() if key in held] == ([] if record in hidden else [address])
    assert all("private" not in data and "confirmed" not in data for held in parts.values() for data in held.values())


def test_the_browser_looks_in_the_same_part(edition: Edition) -> None:
    ids = [("activity", each) for each in edition.directory.activities] + [("place", "caffè-nero"), ("group", "a")]
    script = SHARD % (PACKAGE / "browser" / "js" / "shared" / "original.js").as_uri()
    done = node("--input-type=module", "--eval", script, text=json.dumps(ids))

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [part_of(kind, each, 7) for kind, each in ids]
