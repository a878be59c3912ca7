"""The directory's own words in an editorial page."""

from __future__ import annotations

import pytest

from fingerpost.publish.placeholders import NameUnknown, fill
from fingerpost.records.parts import Contact
from fingerpost.records.settings import Settings

SETTINGS = Settings(
    title="Hills [and] Levels",
    site="https://directory.example.org/",
    editors=Contact(name="The team", phone="01632 960001", email="hello@example.org"),
)


def test_a_number_is_a_link_that_can_be_rung() -> None:
    words = fill("Ring {{ editors_phone }}.", SETTINGS)

    assert words == "Ring [01632\N{NO-BREAK SPACE}960001](<tel:+441632960001>)."


def test_a_mailbox_is_a_link_to_write_to() -> None:
    assert fill("{{ editors_email }}", SETTINGS) == "[hello@example.org](<mailto:hello@example.org>)"


def test_what_nobody_has_given_is_left_empty() -> None:
    assert fill("Ring {{ editors_phone }}.", Settings(title="Hills", site="")) == "Ring ."


def test_brackets_around_what_nobody_has_given_go_with_it() -> None:
    assert fill("Ring **{{ editors_phone }}** ({{ editors_hours }}).", SETTINGS).endswith("**.")
    assert fill("Ring (never {{ editors_hours }})", SETTINGS) == "Ring (never )"


def test_brackets_around_what_is_given_stay() -> None:
    assert fill("Ring ({{ title }}).", SETTINGS) == r"Ring (Hills \[and\] Levels)."


def test_a_title_is_shown_character_for_character() -> None:
    assert fill("{{ title }}", SETTINGS) == r"Hills \[and\] Levels"


def test_a_name_that_does_not_exist_is_reported_with_its_line_and_the_nearest() -> None:
    with pytest.raises(NameUnknown) as caught:
        fill("One ({{ editors_hours }}) and more\n\n{{ editor_phone }}", SETTINGS)

    assert (caught.value.name, caught.value.line, caught.value.suggestion) == ("editor_phone", 3, "editors_phone")
