from __future__ import annotations

import pytest

from fingerpost.checks import check_directory, withheld, withhold, withhold_directory
from fingerpost.reading.read import read_directory
from tests.checks.test_each_code import activity, described, place, session
from tests.conftest import TODAY, USUAL_FILES


def shown(site, files):
    directory, _ = read_directory(site(files).assets)
    return withhold_directory(directory, check_directory(directory, today=TODAY))


def test_a_personal_mobile_is_withheld_and_the_rest_of_the_contact_shown(site) -> None:
    contact = (
        shown(site, activity(contact="{phone: 07700 900123, email: hello@example.org}")).activities["yoga"].contact
    )

    assert (contact.phone, contact.email) == ("", "hello@example.org")


def test_a_mobile_is_shown_once_somebody_has_agreed(site) -> None:
    agreed = activity(contact="{phone: 07700 900123, consent_on: 2026-10-01}")

    assert shown(site, agreed).activities["yoga"].contact.phone == "07700 900123"


def test_a_mobile_is_shown_once_it_is_confirmed(site) -> None:
    confirmed = activity(contact="{phone: 07700 900123}", confirmed="[held-personal-phone]")

    assert shown(site, confirmed).activities["yoga"].contact.phone == "07700 900123"


def test_confirming_one_thing_does_not_confirm_another(site) -> None:
    confirmed = activity(contact="{phone: 07700 900123}", confirmed="[held-personal-email]")

    assert shown(site, confirmed).activities["yoga"].contact.phone == ""


def test_a_record_that_tells_of_somebodys_health_is_withheld_whole(site) -> None:
    assert "yoga" not in shown(site, described("Our volunteer Doris has dementia.")).activities


def test_a_session_does_not_name_a_place_that_is_withheld(site) -> None:
    home = place(name="14 Orchard Close", kind="other")
    files = home | session("repeats: weekly, days: [tuesday], from: 10:00, place: hall")

    directory = shown(site, files)

    assert "hall" not in directory.places
    assert directory.activities["yoga"].sessions[0].place == ""
    assert directory.activities["chat"].sessions[0].place == "old-dairy"


def test_only_held_problems_withhold_anything(site) -> None:
    directory, _ = read_directory(site(activity(checked="{on: 2020-01-01}")).assets)

    assert withheld(check_directory(directory, today=TODAY)) == {}


def test_a_field_deep_in_a_record_can_be_withheld(site) -> None:
    directory, _ = read_directory(site(activity(join="{steps: Ask for Sue.}")).assets)

    assert withhold(directory.activities["yoga"], ["join.steps", "sessions.0.notes"]).join.steps == ""


ONLINE = "repeats: weekly, days: [tuesday], from: 10:00, online: https://example.org/call"
GROUP = "groups/connectors.yaml"
HELD = USUAL_FILES[GROUP].replace("People who know", "Doris has dementia. We know")


@pytest.mark.parametrize(
    ("files", "link"),
    [
        (activity(sessions=f"[{{{ONLINE}}}]"), "https://example.org/call"),
        (activity(sessions=f"[{{{ONLINE}}}]", sensitive="yes"), ""),
        (
            activity(sessions=f"[{{{ONLINE}}}]")
            | {"vocabulary/categories.yaml": "talking-cafe: {name: Cafes}\narts: {name: Arts, sensitive: yes}\n"},
            "",
        ),
        (activity(sessions=f"[{{{ONLINE}}}]", group="connectors") | {GROUP: f"{HELD}sensitive: yes\n"}, ""),
    ],
    ids=["not secret", "the record", "a category", "a group that is withheld"],
)
def test_the_link_of_a_secret_meeting_is_not_shown(site, files, link) -> None:
    yoga = shown(site, files).activities["yoga"]

    assert [session.online for session in yoga.sessions] == [link]
    assert bool(yoga.sensitive) == (link == "")


@pytest.mark.parametrize(
    ("website", "is_own"),
    [
        ("https://directory.example.org/", True),
        ("http://www.directory.example.org", True),
        ("https://directory.example.org/#groups", True),
        ("https://directory.example.org/yoga/", False),  # a page that the group has there
        ("https://example.org/", False),
    ],
)
def test_the_address_of_the_site_is_no_contact_of_a_group(website: str, is_own: bool, site) -> None:
    contact = shown(site, activity(contact=f'{{website: "{website}"}}')).activities["yoga"].contact

    assert contact.website == ("" if is_own else website)
