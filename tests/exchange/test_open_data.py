"""JSON, JSON Lines, tables and feeds: each says what its own standard asks, and what the pages say."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from fingerpost.exchange.formats import FORMATS
from fingerpost.exchange.open_data import parts
from fingerpost.exchange.open_data.csv_cells import safe
from fingerpost.exchange.open_data.parts import in_parts
from tests.published import SINGERS, Publish

RICH = SINGERS + (
    'description: |\n  Sing, "loudly", and drink tea.\nneeds: [loneliness]\nlanguages: [en, cy]\n'
    "access: {step_free_entrance: {answer: yes, note: At the side}, notes: Ring}\n"
    "capacity: {state: open, as_of: 2026-11-01}\nassurance: [{what: dbs-checks, seen_by: directory, on: 2026-03-01}]\n"
    "imported: {source: A list, licence: CC0-1.0, id: secret-17, categories: [Music], fetched_on: 2026-10-01}\n"
    "since: 2026-11-02\n"
)
HIDDEN = (
    SINGERS.replace("place: old-dairy", "phone: yes")
    .replace("getting_there: {bus: Routes 91 and 94 stop outside.}\n", "")
    .replace("Everyday Singers", "A quiet room")
    + "sensitive: yes\n"
)
FILES = {"activities/singers.yaml": RICH, "activities/hidden.yaml": HIDDEN}


def files_of(publish: Publish, name: str, files: Mapping[str, str] = FILES) -> dict[str, bytes]:
    return {file.address.rpartition("/")[2]: file.content for file in FORMATS[name].files(publish(dict(files)).edition)}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def activity(content: bytes, name: str) -> dict[str, Any]:
    data: dict[str, Any] = next(each for each in json.loads(content)["activities"] if each["id"] == name)
    return data


def test_the_json_keeps_to_its_schema_and_the_schema_to_its_own(publish: Publish) -> None:
    files = files_of(publish, "json")
    schema, data = json.loads(files["activities.schema.json"]), json.loads(files["activities.json"])

    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(data)] == []
    assert data["$schema"] == schema["$id"]
    data["activities"][0]["private"] = "x"
    assert not checker.is_valid(data)  # the control


def test_the_json_says_what_the_page_says(publish: Publish) -> None:
    files = files_of(publish, "json")
    data = activity(files["activities.json"], "singers")

    assert data["url"] == "https://directory.example.org/a/singers/"
    assert data["next"] == "2026-11-25T14:00"
    assert data["sessions"][0]["from"] == "14:00"
    assert data["words"]["when"] == ["Every Wednesday, 2pm to 3:30pm"]
    assert data["places"][0]["name"] == "The Old Dairy"
    assert data["access"] == {"step_free_entrance": {"answer": "yes", "note": "At the side"}, "notes": "Ring"}
    assert data["source"]["licence_url"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert json.loads(files["activities.json"])["licence_url"] == "https://creativecommons.org/licenses/by/4.0/"
    # What somebody else's table called it is for editors, like its proposals.
    assert b"secret-17" not in files["activities.json"]
    assert b"Music" not in files["activities.json"]


def test_a_sensitive_record_says_nothing_of_where(publish: Publish) -> None:
    data = activity(files_of(publish, "json")["activities.json"], "hidden")

    assert data["sensitive"] is True
    assert not {"places", "areas", "getting_there", "source"} & data.keys()
    assert not {"place", "area", "online"} & data["sessions"][0].keys()


def test_json_lines_has_the_same_activities(publish: Publish) -> None:
    lines = files_of(publish, "jsonl")["activities.jsonl"].decode().splitlines()

    assert [json.loads(line) for line in lines] == json.loads(files_of(publish, "json")["activities.json"])[
        "activities"
    ]


def test_the_tables_have_the_columns_that_the_package_describes(publish: Publish) -> None:
    files = files_of(publish, "csv")
    package = json.loads(files.pop("datapackage.json"))
    assert files.pop("activities.mapping.yaml")
    tables = {resource["name"]: rows_of(files[resource["path"]]) for resource in package["resources"]}

    assert {resource["path"] for resource in package["resources"]} == set(files)
    for resource in package["resources"]:
        schema, rows = resource["schema"], tables[resource["name"]]
        names = [field["name"] for field in schema["fields"]]
        assert list(rows[0]) == names
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        for field in schema["fields"]:
            for row in rows:
                _assert_is(field, row[field["name"]])
        for key in schema["foreignKeys"]:
            others = {row["id"] for row in tables[key["reference"]["resource"]]}
            assert {row[key["fields"]] for row in rows} - {""} <= others


def _assert_is(field: dict[str, Any], cell: str) -> None:
    if field.get("constraints", {}).get("required"):
        assert cell
    if cell and field["type"] in ("number", "integer"):
        float(cell)
    if cell and field["type"] == "boolean":
        assert cell in ("true", "false")


def test_a_table_says_what_the_record_says(publish: Publish) -> None:
    files = files_of(publish, "csv")
    (row,) = (row for row in rows_of(files["activities.csv"]) if row["id"] == "singers")
    (session,) = (row for row in rows_of(files["sessions.csv"]) if row["activity_id"] == "singers")

    assert row["description"] == 'Sing, "loudly", and drink tea.\n'
    assert (row["town"], row["access_yes"], row["languages"]) == ("Frome", "step_free_entrance", "en; cy")
    assert (session["days"], session["from"], session["place_id"]) == ("wednesday", "14:00", "old-dairy")
    assert files["activities.csv"].startswith(b"id,url,name,")  # no mark before the header
    assert b"\r\n" in files["activities.csv"]


@pytest.mark.parametrize("words", ["=1+1", "+44 1632 960123", "-2+3", "@SUM(A1)", "\tx", "\r=1"])
def test_no_cell_is_a_formula(words: str) -> None:
    assert safe(words) == f"'{words}"


def test_a_name_that_is_a_formula_stays_words_and_a_longitude_a_number(publish: Publish) -> None:
    record = SINGERS.replace("name: Everyday Singers", "name: '=HYPERLINK(\"https://example.org\")'")
    dairy = "name: The Old Dairy\nkind: hall\ntown: Frome\nlocation: {lat: 51.23, lon: -2.32, from: by-hand}\n"

    files = files_of(publish, "csv", {"activities/singers.yaml": record, "places/old-dairy.yaml": dairy})

    (row,) = (row for row in rows_of(files["activities.csv"]) if row["id"] == "singers")
    assert row["name"] == '\'=HYPERLINK("https://example.org")'
    assert row["longitude"] == "-2.32"


def test_a_long_list_is_in_parts_each_with_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST", 2)
    five = list(in_parts(range(5)))

    assert [list(part.things) for part in five] == [[0, 1], [2, 3], [4]]
    assert [part.name("activities", "csv") for part in five] == [
        "activities.csv",
        "activities-2.csv",
        "activities-3.csv",
    ]
    assert [part.name("activities", "csv") for part in in_parts(range(0))] == ["activities.csv"]


def test_the_parts_of_the_json_lead_from_one_to_the_next(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST", 1)
    files = files_of(publish, "json")

    first, second, third = (json.loads(files[f"activities{which}.json"]) for which in ("", "-2", "-3"))
    assert (first["next"], second["next"]) == tuple(
        f"https://directory.example.org/data/activities-{n}.json" for n in (2, 3)
    )
    assert "next" not in third
    assert len({part["activities"][0]["id"] for part in (first, second, third)}) == 3


def test_the_page_says_on_what_terms_and_leads_to_the_api(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": SINGERS})
    page, words = site.html("/data/"), site.words("/data/")

    assert 'href="/api/hsds/"' in page
    assert "Creative Commons Attribution 4.0" in words
    assert "Put a week in Frome into your phone" in words
    assert '"@type":"Dataset"' in site.head("/data/")


def test_the_feeds_say_what_is_new_and_closed(publish: Publish) -> None:
    closed = SINGERS + "closed: {on: 2026-11-10, reason: The hall closed.}\n"
    files = {"activities/singers.yaml": RICH, "activities/closed.yaml": closed}

    feed = ET.fromstring(files_of(publish, "atom", files)["feed.xml"])  # our own
    entries = feed.findall("{*}entry")
    items = json.loads(files_of(publish, "jsonfeed", files)["feed.json"])["items"]

    ids = [
        "https://directory.example.org/a/closed/#closed-2026-11-10",
        "https://directory.example.org/a/singers/#new-2026-11-02",
    ]
    assert [entry.findtext("{*}id") for entry in entries] == [item["id"] for item in items] == ids
    assert feed.findtext("{*}updated") == "2026-11-10T00:00:00Z"
    assert items[1]["content_text"].startswith("Since 2 November 2026. A friendly group")
    assert 'type="application/atom+xml"' in publish(files).head("/new/")
