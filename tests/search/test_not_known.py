"""What nobody has said of access is not a no: it is counted, and may be shown below what says yes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fingerpost.publish.prepare import prepare
from fingerpost.search.index.site import write_search
from fingerpost.search.query.answer import answer
from fingerpost.search.query.as_json import as_json_object
from fingerpost.search.query.result import Answer
from fingerpost.search.query.site import SearchFiles
from tests.conftest import OpenSite
from tests.search.conftest import TODAY
from tests.search.test_command import find, find_json

STEPS, SEATS = "step_free_entrance", "can_sit_throughout"
TUESDAYS = "quiet, repeats: weekly, days: [tuesday]"
ACCESS = f"{STEPS}: {{name: Way in without steps}}\n{SEATS}: {{name: You can sit all the way through}}\n"


def place(town: str, **access: str) -> str:
    answers = ", ".join(f"{feature}: {answer}" for feature, answer in access.items())
    return f"name: Hall of {town}\nkind: hall\naddress: [Cork Lane]\ntown: {town}\naccess: {{{answers}}}\n"


def activity(name: str, *places: str, more: str = "") -> str:
    sessions = ", ".join(f"{{place: {each}, repeats: weekly, days: [monday], from: 11:00}}" for each in places)
    return (
        f"name: {name}\nsummary: Meet people over a cuppa and a long talk.\ncategories: [talking-cafe]\n"
        f"sessions: [{sessions}]\n{more}contact: {{phone: 01632 960124}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
    )


@pytest.fixture
def files(site: OpenSite, tmp_path: Path) -> SearchFiles:
    """Five cafes: one says yes, one no, two nothing or that one should ask; the last is in a hall of each kind."""
    directory = site(
        {
            "vocabulary/access.yaml": ACCESS,
            "places/level.yaml": place("Wells", **{STEPS: "yes"}),
            "places/steep.yaml": place("Frome", **{STEPS: "no"}),
            "places/quiet.yaml": place("Street"),
            "places/asks.yaml": place("Nunney", **{STEPS: "ask"}),
            "activities/chat.yaml": activity("Level Cafe", "level"),
            "activities/steep.yaml": activity("Steep Cafe", "steep"),
            "activities/quiet.yaml": activity("Quiet Cafe", "quiet"),
            "activities/asks.yaml": activity("Asking Cafe", "asks", more=f"access: {{{SEATS}: yes}}\n"),
            "activities/three.yaml": activity("Roving Cafe", "steep", "quiet", "asks"),
        }
    )
    write_search(prepare(directory.assets, today=TODAY).edition, tmp_path / "out")
    return SearchFiles(tmp_path / "out")


def ask(files: SearchFiles, **state: Any) -> tuple[Answer, list[str]]:
    reply = answer(files, {"access": [STEPS], **state}, TODAY)
    return reply, [files.card(each.document)[1] for each in reply.results]


def test_what_has_not_said_is_counted_and_not_shown(files: SearchFiles) -> None:
    reply, ids = ask(files)

    assert ids == ["chat"]
    assert (reply.total, reply.unsaid) == (1, 3)


def test_it_is_shown_below_what_says_yes_when_it_is_asked_for(files: SearchFiles) -> None:
    reply, ids = ask(files, unsaid=True)

    assert ids[0] == "chat"
    assert set(ids[1:]) == {"quiet", "asks", "three"}  # and never what says no
    assert (reply.full, reply.covering, reply.unsaid) == (1, 4, 3)


@pytest.mark.parametrize("sort", ["best", "soonest"])
def test_it_stays_below_in_every_order(files: SearchFiles, sort: str) -> None:
    assert ask(files, unsaid=True, sort=sort)[1][0] == "chat"
    assert ask(files, unsaid=True, sort=sort, q="quiet cuppa")[1][0] == "chat"  # though another fits the words better


def test_of_several_places_the_one_that_says_no_is_left_out(files: SearchFiles) -> None:
    reply, ids = ask(files, unsaid=True)
    three = reply.results[ids.index("three")]

    towns = {files.card(three.document)[13][branch][1] for branch in three.branches}
    assert towns == {"Street", "Nunney"}


def test_a_result_says_what_is_not_known(files: SearchFiles) -> None:
    reply = answer(files, {"access": [STEPS, SEATS], "unsaid": True}, TODAY)
    shown = {each["id"]: each.get("not_known") for each in as_json_object(files, reply, TODAY, 10)["results"]}

    assert shown == {"chat": [SEATS], "asks": [STEPS], "quiet": [STEPS, SEATS], "three": [STEPS, SEATS]}


def test_what_fails_at_another_filter_is_not_counted(files: SearchFiles) -> None:
    assert ask(files, day=["tuesday"])[0].unsaid == 0
    assert ask(files, day=["monday"])[0].unsaid == 3


def test_where_it_is_not_known_must_meet_when_it_is_asked_for(site: OpenSite, tmp_path: Path) -> None:
    """The hall with steps on Mondays says no, and the one that has not said is for Tuesdays."""
    tuesday = activity("Roving Cafe", "steep", "quiet").replace("quiet, repeats: weekly, days: [monday]", TUESDAYS)
    directory = site(
        {
            "vocabulary/access.yaml": ACCESS,
            "places/steep.yaml": place("Frome", **{STEPS: "no"}),
            "places/quiet.yaml": place("Street"),
            "activities/chat.yaml": tuesday,
        }
    )
    write_search(prepare(directory.assets, today=TODAY).edition, tmp_path / "two")
    two = SearchFiles(tmp_path / "two")

    assert [ask(two, day=[day])[0].unsaid for day in ("monday", "tuesday")] == [0, 1]


def test_a_feature_that_is_not_there_is_not_known_of_nothing(files: SearchFiles) -> None:
    reply = answer(files, {"access": ["no-such"], "unsaid": True}, TODAY)

    assert (reply.total, reply.unsaid) == (0, 0)


def test_the_number_is_what_showing_them_adds(example: Path) -> None:
    files = SearchFiles(example)
    for state in (
        {"q": "company", "near": "Shepton Mallet"},
        {"near": "Wells", "cost": ["free"]},
        {"q": "walking group"},
    ):
        for access in ([STEPS], [STEPS, SEATS], ["bsl", "hearing_loop"]):
            without = answer(files, {**state, "access": access}, TODAY)
            shown = answer(files, {**state, "access": access, "unsaid": True}, TODAY)

            assert without.unsaid > 0
            assert shown.covering == without.covering + without.unsaid
            assert shown.unsaid == without.unsaid


def test_the_command_says_how_many_and_how_to_see_them(example: Path) -> None:
    questions = ("company", "--near", "Shepton Mallet", "--access", STEPS, "--access", SEATS)
    reply = find_json(example, *questions)
    output = find(example, *questions).output

    assert (
        f"{reply['total']} say yes. {reply['not_known']} have not said: add --or-not-known to see them too." in output
    )


def test_the_command_lists_them_below_a_line(example: Path) -> None:
    questions = ("company", "--near", "Shepton Mallet", "--access", STEPS, "--access", SEATS)
    sure = find_json(example, *questions)["total"]
    lines = find(example, *questions, "--or-not-known", "--limit", "500").output.splitlines()
    at = lines.index(f"Not known whether they have all of {STEPS}, {SEATS}, so ask first:")

    assert len([line for line in lines[:at] if "/a/" in line]) == sure
    assert any("Talking Cafe" in line for line in lines[at:])


def test_the_command_names_the_nearest_feature(example: Path) -> None:
    assert "Did you mean hearing_loop?" in find(example, "tea", "--access", "hearing-loop").output
