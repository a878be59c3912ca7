"""What is made of several looks of Lighthouse. Lighthouse itself is not started: it is too large to be fetched here."""

from __future__ import annotations

import json

import pytest

from tests.bench.lighthouse import PAGES, TO_REACH, TOOL, middle
from tests.browser.site import ROOT


def look(speed: float, *faults: str) -> dict[str, object]:
    return {"scores": dict.fromkeys(TO_REACH, 100) | {"performance": speed}, "bytes": 2048, "faults": list(faults)}


def test_the_middle_look_counts() -> None:
    assert middle("home", [look(99), look(12), look(100)]).scores["performance"] == 99


def test_a_fault_that_was_seen_once_is_reported() -> None:
    assert middle("home", [look(99), look(99, "Links have no name")]).faults == ("Links have no name",)


@pytest.mark.parametrize(("speed", "falls_short"), [(98, False), (97, True)])
def test_a_page_falls_short_below_what_is_to_be_reached(speed: int, falls_short: bool) -> None:
    assert middle("home", [look(speed)]).falls_short is falls_short


def test_the_pages_that_are_looked_at_are_in_the_example() -> None:
    activity = PAGES["activity"].removeprefix("/a/").rstrip("/")

    assert (ROOT / "assets" / "activities" / f"{activity}.yaml").is_file()


def test_the_lock_is_for_what_is_asked_for() -> None:
    wanted = json.loads((TOOL / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((TOOL / "package-lock.json").read_text(encoding="utf-8"))["packages"][""]["devDependencies"]

    assert locked == wanted
