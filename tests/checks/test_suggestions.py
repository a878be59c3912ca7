"""A message offers the one word that was probably meant, and nothing when it cannot tell."""

from __future__ import annotations

import pytest

from fingerpost.checks.suggest import near_ids
from tests.checks.test_each_code import activity, session


def hint_of(site, files) -> str:
    (problem,) = site(files).check().problems
    return problem.hint


def test_a_synonym_leads_to_its_category(site) -> None:
    assert hint_of(site, activity(categories="[coffee-morning]")) == (
        "Write talking-cafe. The list is in assets/vocabulary/categories.yaml."
    )


def test_the_name_of_a_place_leads_to_its_id(site) -> None:
    files = session("repeats: weekly, days: [tuesday], from: 10:00, place: the-old-dairy")

    assert hint_of(site, files) == "Write old-dairy."


def test_a_slip_of_the_finger_leads_to_the_group(site) -> None:
    assert hint_of(site, activity(group="conectors")) == "Write connectors."


def test_a_former_id_leads_to_the_id_of_today(site) -> None:
    renamed = {"groups/new-name.yaml": "name: New name\nsummary: People who were called otherwise.\n"
               "checked: {on: 2026-10-01}\nformer_ids: [first-name]\n"}  # fmt: skip

    assert hint_of(site, activity(group="first-name") | renamed) == "Write new-name."


def test_nothing_is_offered_for_a_word_that_is_near_to_none(site) -> None:
    assert hint_of(site, activity(categories="[swimming]")) == "The list is in assets/vocabulary/categories.yaml."


def test_a_category_that_names_an_unknown_need_is_named_in_the_list(site) -> None:
    (problem,) = (
        site({"vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes, needs: [lonelyness]}\n"})
        .check()
        .problems
    )

    assert (problem.code, str(problem.span)) == ("need-unknown", "assets/vocabulary/categories.yaml:1:45")
    assert problem.hint == "Write loneliness. The list is in vocabulary/needs.yaml."


@pytest.mark.parametrize("folder", ["groups", "places"])
def test_a_group_or_a_place_is_overdue_after_a_year(folder: str, site) -> None:
    rest = "summary: People who stretch together.\n" if folder == "groups" else "town: Frome\n"
    old = {f"{folder}/old.yaml": f"name: The old one\n{rest}checked: {{on: 2025-11-20}}\n"}

    assert site(old).codes() == ["overdue"]


def test_a_closed_record_is_not_nagged_about(site) -> None:
    closed = session(
        "repeats: weekly, days: [tuesday], from: 10:00, ends_on: 2026-01-06",
        checked="{on: 2025-01-01}",
        closed="{on: 2026-01-06}",
    )

    assert site(closed).codes() == []


def test_a_category_with_a_rule_of_its_own_is_checked_more_often(site) -> None:
    strict = {
        "vocabulary/categories.yaml": "arts: {name: Arts, review_every: 2 weeks}\ntalking-cafe: {name: Talking cafes}\n"
    }

    assert site(activity() | strict).codes() == ["overdue"]


NAMED = {
    "frome-chat": ("Frome Talking Cafe", "cuppa"),
    "wells-chat": ("Wells Talking Cafe",),
    "cafe": ("The Corner",),
    "yoga": ("Chair yoga",),
}


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Frome Talking Cafe", ["frome-chat"]),
        ("cuppa", ["frome-chat"]),
        ("yogga", ["yoga"]),
        ("Chair yogaa", ["yoga"]),
        ("talking cafe", ["frome-chat", "wells-chat"]),
        ("chat wells", ["wells-chat"]),
        ("corn", ["cafe"]),
        ("a", []),
        ("", []),
        ("swimming", []),
    ],
)
def test_a_name_at_a_command_is_known_by_slips_synonyms_and_some_of_its_words(typed: str, near: list[str]) -> None:
    assert near_ids(typed, NAMED) == near
