"""Cells of contacts and of booking as people fill them in: with words around, with yes and no, and with none."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.values.clean_values import clean_web
from tests.exchange.proposals.imported import imported
from tests.exchange.proposals.test_from_contents import roles

DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]


@pytest.mark.parametrize(
    ("heading", "cells", "steps", "ways"),
    [
        (
            "Booking",
            ["Yes", "No", "Please book by Monday", "Drop-in or book"],
            ["Please book first.", "There is no need to book.", "Please book by Monday", "Drop-in or book"],
            [("book", "phone"), ("phone",), ("phone",), ("phone",)],
        ),
        (
            "Do I need to book?",
            ["y", "Not required", "Please book by Monday", "Ring first"],
            ["Please book first.", "There is no need to book.", "Please book by Monday", "Ring first"],
            [("book", "phone"), ("phone",), ("phone",), ("phone",)],
        ),
        (
            "Referral needed",
            ["Yes", "No", "GP or social worker", "Ring us and ask"],
            ["You need to be referred.", "You do not need to be referred.", "GP or social worker", "Ring us and ask"],
            [("professional-referral", "phone"), ("phone",), ("phone",), ("phone",)],
        ),
        ("How to join", ["Yes", "Turn up", "Ring", "Come"], ["", "Turn up", "Ring", "Come"], [("phone",)] * 4),
    ],
)
def test_a_bare_yes_among_words_is_said_as_people_say_it(
    tmp_path: Path, heading: str, cells: list[str], steps: list[str], ways: list[tuple[str, ...]]
) -> None:
    activities = imported(tmp_path, {"Day": DAYS, heading: cells})

    assert [one.join.steps if one.join else "" for one in activities] == steps
    assert [tuple(one.join.ways) for one in activities if one.join] == ways


def test_nobody_is_sent_to_a_website_that_a_row_does_not_have(tmp_path: Path) -> None:
    sites = ["https://example.org/a", "none", "see facebook", "https://example.org/d"]

    activities = imported(tmp_path, {"Day": DAYS, "Website": sites})

    assert [one.contact.website for one in activities] == [sites[0], "", "", sites[3]]
    assert [tuple(one.join.ways) for one in activities if one.join] == [
        ("phone", "website"),
        ("phone",),
        ("phone",),
        ("phone", "website"),
    ]


def test_addresses_among_words_are_taken(tmp_path: Path) -> None:
    cells = ["Email: tea@example.org (Jo)", "a@example.org; b@example.org", "walks@example.org (no photos)", "none"]

    activities = imported(tmp_path, {"Day": DAYS, "Email": cells})

    emails = [one.contact.email for one in activities]
    assert emails == ["tea@example.org", "a@example.org", "walks@example.org", ""]


@pytest.mark.parametrize(
    ("cell", "address", "code"),
    [
        ("example.org/bells", "https://example.org/bells", ""),
        ("Bells.example.org.uk", "https://Bells.example.org.uk", ""),
        ("http//example.org", "http://example.org", ""),
        ("https:/example.org", "https://example.org", ""),
        ("see example.org", None, "web-address-unclear"),
        ("tea@example.org", None, "web-address-unclear"),
        ("Room 3.church", None, "web-address-unclear"),
        ("example.org and example.com", None, "web-address-unclear"),
    ],
)
def test_a_web_address_that_is_all_of_a_cell_needs_no_scheme(cell: str, address: str | None, code: str) -> None:
    cleaned, note = clean_web(cell)

    assert (cleaned, note.code if note else "") == (address, code)


def test_each_language_is_in_a_proposed_mapping_once(tmp_path: Path) -> None:
    columns = {
        "Day": DAYS,
        "Languages": ["English, Welsh", "Polish / English", "English & Polish", "Welsh and English"],
    }

    activities = imported(tmp_path, columns)

    assert [tuple(one.languages) for one in activities] == [("en", "cy"), ("pl", "en"), ("en", "pl"), ("cy", "en")]


def test_groups_on_a_sheet_of_their_own_are_groups(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text("Group ID,Group name\nAC,Art Club\nTT,Tiny Tots\n", "utf-8")
    columns = {"Name": ["Painting", "Clay", "Songs", "Tots"], "Group ID": ["AC", "AC", "TT", "TT"], "Day": DAYS}

    roles(tmp_path, columns)
    proposal = propose(tmp_path / "list.csv")

    assert [choice.column.name for choice in proposal.chosen["group"]] == ["groups: Group name"]
    assert 'name: "<groups: Group name>"' in proposal.text(Answers(), {})
