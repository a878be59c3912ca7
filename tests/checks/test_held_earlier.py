"""What an earlier version held back stays so while it is in the record, however it is written now."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.checks import check_history, withhold_directory
from fingerpost.reading.read import read_directory
from tests.checks.test_each_code import activity, described, group, place
from tests.checks.test_history import commit, git, repository  # noqa: F401  # the fixtures

HOME = {"name": "Home of Ann", "kind": "other", "address": "[8 Mill Lane]"}
MAILBOX = "{phone: 01632 960125, email: ann.quill@gmail.com}"
PERSON = "{name: Zorbla Quill, phone: 01632 960125}"
ILL = "Susan has dementia and loves to sing."
HOUSE, PHONE, EMAIL, NAMED, HEALTH = (
    f"held-{what}" for what in ("home-address", "personal-phone", "personal-email", "named-person", "health-details")
)


def held() -> list[tuple[str, str]]:
    directory, _ = read_directory(Path("assets"))
    return [(problem.code, problem.field) for problem in check_history(directory)]


CASES = {
    "a home gets another name": (place(**HOME), place(**HOME | {"name": "Ann's", "kind": "cafe"}), HOUSE, ""),
    "a home gets a kind and a name": (
        place(**HOME),
        place(**HOME | {"name": "The tea room", "kind": "cafe"} | {"summary": "Tea, cake and a chat."}),
        HOUSE,
        "",
    ),
    "a mailbox goes into a text": (
        activity(contact=MAILBOX),
        described("Write to ann.quill - gmail.com - if you like."),
        EMAIL,
        "",
    ),
    "a person goes into a text": (activity(contact=PERSON), described("Zorbla Quill leads it."), NAMED, ""),
    "a person becomes a role": (
        activity(contact=PERSON),
        activity(contact="{role: zorbla quill, phone: 01632 960125}"),
        NAMED,
        "contact.role",
    ),
    "a number is written another way": (
        activity(contact="{phone: 07700 900461}"),
        described("Ring 07700, and then 900461."),
        PHONE,
        "",
    ),
    "a street is said without the person": (
        described("Call round to Ann at 8 Mill Lane."),
        described("We are at 8, *Mill* Lane."),
        HOUSE,
        "",
    ),
    "a street in a place": (
        place(**HOME),
        place(name="Mill Lane Club", address="[8 Mill Lane]"),
        HOUSE,
        "",
    ),
}


@pytest.mark.parametrize(("before", "now", "code", "field"), CASES.values(), ids=CASES)
def test_what_was_held_is_still_held(commit, before, now, code: str, field: str) -> None:  # noqa: F811
    commit(now)
    assert held() == []  # the control: nobody would hold it, if it had not been held before
    commit(before)
    commit(now)
    commit(now | {"groups/other.yaml": group()["groups/yoga.yaml"]})

    assert held() == [(code, field)]


@pytest.mark.parametrize(("before", "now", "code", "field"), CASES.values(), ids=CASES)
def test_a_person_can_let_it_through(commit, before, now, code: str, field: str) -> None:  # noqa: F811
    commit(before)
    ((name, text),) = now.items()
    commit({name: f"{text}confirmed: [{code}]\n"})

    assert held() == [], field


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (place(**HOME), place(name="Ann's", address="[Cork Lane]")),
        (
            place(name="8 Cork Lane", kind="other", address="[8 Cork Lane]"),
            place(name="8 Cork Lane", address="[8 Cork Lane]"),
        ),
        (activity(contact=MAILBOX), described("Write to us.")),
        (activity(contact=PERSON), activity(contact="{role: Secretary, phone: 01632 960125}")),
        (described(ILL), described("Loves to sing.")),
    ],
    ids=["moved", "said to be a hall", "mailbox gone", "role instead", "sentence gone"],
)
def test_what_is_gone_is_held_no_more(commit, before, now) -> None:  # noqa: F811
    commit(before)
    assert withhold_directory(*_read()) != _read()[0]  # the control
    commit(now)

    assert held() == []


def _read():
    from fingerpost.checks import check_directory
    from tests.conftest import TODAY

    directory, _ = read_directory(Path("assets"))
    return directory, check_directory(directory, today=TODAY, jobs=1)


def test_a_home_in_a_new_file_is_still_held(commit) -> None:  # noqa: F811
    commit(place(**HOME))
    commit(
        {"places/mill.yaml": place(name="Tea room", address="[8 Mill Lane]")["places/hall.yaml"]}, "places/hall.yaml"
    )

    assert held() == [(HOUSE, "")]


def test_a_change_that_is_not_committed_is_held(commit, site) -> None:  # noqa: F811
    commit(place(**HOME))
    site(place(**HOME | {"name": "Ann's", "kind": "cafe"}))

    assert held() == [(HOUSE, "")]


def test_what_a_check_holds_itself_is_said_once(commit, site) -> None:  # noqa: F811
    commit(activity(contact=PERSON))
    commit(activity(contact=PERSON, checked="{on: 2026-10-02}"))

    assert site({}).codes() == [NAMED]


def test_what_is_held_is_not_shown(commit) -> None:  # noqa: F811
    commit(place(**HOME))
    commit(place(**HOME | {"name": "Ann's", "kind": "cafe"}))
    directory, _ = read_directory(Path("assets"))

    assert "hall" in directory.places
    assert "hall" not in withhold_directory(directory, check_history(directory)).places
