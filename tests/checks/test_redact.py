"""What is held back is in no message about it, nor in that of another record."""

from __future__ import annotations

import pytest

from tests.checks.test_each_code import activity, group, place
from tests.conftest import OpenSite

HOME = {"name": "Home of Ann Quill", "address": "[8 Quill Lane]"}


def messages(site: OpenSite, files: dict[str, str]) -> list[tuple[str, str]]:
    return [(problem.code, f"{problem.message} {problem.hint}") for problem in site(files).check().problems]


@pytest.mark.parametrize(
    ("files", "code", "secret"),
    [
        # The record is held back, and another check names it.
        (place(**HOME, location="{lat: 0, lon: 0}"), "location-zero", "Ann Quill"),
        (place(**HOME) | {"places/again.yaml": place(**HOME)["places/hall.yaml"]}, "probable-duplicate", "Quill"),
        (
            activity(
                name="Rose Quill's tea",
                description="My daughter Emma, aged 7, likes it.",
                sessions="[{repeats: weekly, days: [tuesday], from: 10:00, to: 09:00}]",
            ),
            "session-ends-first",
            "Quill",
        ),
        # The name is what is wrong.
        (activity(name="Patient 943 476 5919", contact="{phone: 07700 900461}"), "held-personal-phone", "943"),
        (group(name="Patient 943 476 5919", contact="{phone: 07700 900461}"), "held-personal-phone", "943"),
        # A sensitive place has no page.
        (
            {"places/hall.yaml": "name: Quill House\ntown: Quillton\nsensitive: true\nchecked: {on: 2020-01-01}\n"},
            "overdue",
            "Quill",
        ),
    ],
)
def test_a_value_that_is_held_is_in_no_message(site: OpenSite, files: dict[str, str], code: str, secret: str) -> None:
    by_code = messages(site, files)

    assert code in [each for each, _ in by_code]
    assert [each for each in by_code if secret in each[1]] == []


def test_a_name_that_may_be_shown_is_said(site: OpenSite) -> None:
    by_code = dict(messages(site, activity(contact="{phone: 07700 900461}", name="Chair yoga at last")))

    assert "Chair yoga at last" in by_code["held-personal-phone"]


def test_a_sentence_without_the_name_reads_well(site: OpenSite) -> None:
    by_code = dict(messages(site, place(**HOME, location="{lat: 0, lon: 0}")))

    assert by_code["location-zero"].startswith("This place is at 0, 0")


def test_another_record_of_a_common_name_is_still_named(site: OpenSite) -> None:
    held = activity(name="Yoga", description="My daughter Emma, aged 7, likes it.")
    other = {
        "activities/other.yaml": activity(contact="{phone: 07700 900461}", name="Yoga at noon")["activities/yoga.yaml"]
    }

    by_code = dict(messages(site, held | other))

    assert "Yoga at noon" in by_code["held-personal-phone"]
