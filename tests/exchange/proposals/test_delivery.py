"""A column says how people meet: online and phone sessions are said to be so, and nobody is sent to an office."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.proposals.imported import imported

DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]
SITES = [f"https://example.org/{word}" for word in ("tea", "walks", "choir", "craft")]
CELLS = ["Online", "Over the phone", "Meeting a group of people", "One to one chats, Online"]


@pytest.mark.parametrize("heading", ["Format", "Delivery", "Mode", "How delivered", "Delivery method"])
@pytest.mark.parametrize("times", [{"Day": DAYS, "Time": ["2pm - 4pm"] * 4}, {}], ids=["days", "no days"])
def test_how_people_meet(tmp_path: Path, heading: str, times: dict[str, list[str]]) -> None:
    activities = imported(tmp_path, {**times, "Website": SITES, heading: CELLS})

    sessions = [one.sessions[0] for one in activities]
    assert [one.online for one in sessions] == [SITES[0], "", "", ""]
    assert [one.phone for one in sessions] == [False, True, False, False]
    assert [bool(one.place) for one in sessions] == [False, False, True, True]
    assert [one.notes for one in sessions] == ["", "", "", "Also online"]
    assert [one.repeats for one in sessions] == ["weekly" if times else "unknown"] * 4


@pytest.mark.parametrize("heading", ["virtual", "Is online"])
def test_a_yes_says_that_it_is_online_too(tmp_path: Path, heading: str) -> None:
    activities = imported(tmp_path, {"Day": DAYS, "Website": SITES, heading: ["true", "false", "false", "true"]})

    assert [one.sessions[0].notes for one in activities] == ["Also online", "", "", "Also online"]
    assert all(one.sessions[0].place for one in activities)


def test_without_a_website_it_is_said_in_words(tmp_path: Path) -> None:
    activities = imported(tmp_path, {"Day": DAYS, "Format": ["Online", "Face to face", "Online", "Over the phone"]})

    assert [one.sessions[0].notes for one in activities] == ["Online", "", "Online", ""]
