"""A cell with several ways to get in touch: each part of it is what it is, and nobody's name is a telephone number."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.exchange.tables.values.contact_parts import contact_part, has_more_words
from tests.exchange.proposals.imported import imported

KINDS = ("phone", "email", "website", "name")


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("0115 496 0302 forum@example.org", ("0115 496 0302", "forum@example.org", "", "")),
        ("www.example.org 0115 496 0266", ("0115 496 0266", "", "www.example.org", "")),
        ("Church Admin 0115 496 0288 a@example.org", ("0115 496 0288", "a@example.org", "", "Church Admin")),
        ("No need to book. Call Jean Sample: 0115 496 0799", ("0115 496 0799", "", "", "Jean Sample")),
        ("Rev Sample", ("", "", "", "Rev Sample")),
        ("Tel: 01632 960123, Email: a@example.org", ("01632 960123", "a@example.org", "", "")),
        ("01632 960123, 01632 960124", ("01632 960123 / 01632 960124", "", "", "")),
        ("walkers.example.org/sunday", ("", "", "walkers.example.org/sunday", "")),
        ("No need to book, you are welcome", ("", "", "", "")),
        ("N/A", ("", "", "", "")),
        ("Food bank 01632 960123, Cafe 01632 960124", ("01632 960123 / 01632 960124", "", "", "")),
        ("Jean Sample 01632 960123 (office)", ("01632 960123", "", "", "Jean Sample")),
    ],
)
def test_each_part_of_a_cell_is_what_it_is(cell: str, parts: tuple[str, ...]) -> None:
    assert tuple(contact_part(cell, kind, "GB") for kind in KINDS) == parts


def test_a_sentence_is_more_than_a_contact() -> None:
    assert has_more_words("No need to book. Call 0115 496 0799", "GB")
    assert has_more_words("Food bank 01632 960123, Cafe 01632 960124", "GB")
    assert not has_more_words("Church Admin 0115 496 0288 a@example.org", "GB")


def contacts(folder: Path, heading: str, cells: list[str]) -> list[tuple[str, str, str, str]]:
    """Name, phone, email and website of each row, where the phone is from a cell of contacts or from its own column."""
    return [
        (one.contact.name, one.contact.phone, one.contact.email, one.contact.website)
        for one in imported(folder, {heading: cells})
    ]


def test_email_and_web_in_one_column_are_both_kept(tmp_path: Path) -> None:
    cells = ["chess@example.org", "www.example.org", "choir@example.org", "https://example.org/juniors"]

    rows = contacts(tmp_path, "Email / web", cells)

    assert [(email, website) for _, _, email, website in rows] == [
        ("chess@example.org", ""),
        ("", "https://www.example.org"),
        ("choir@example.org", ""),
        ("", "https://example.org/juniors"),
    ]


def test_a_mixed_column_of_contacts_is_no_name(tmp_path: Path) -> None:
    cells = [
        "0115 496 0302 forum@example.org",
        "Church Admin a@example.org",
        "b@example.org",
        "The office c@example.org",
    ]

    rows = contacts(tmp_path, "Contact", cells)

    assert [(name, email) for name, _, email, _ in rows] == [
        ("", "forum@example.org"),
        ("Church Admin", "a@example.org"),
        ("", "b@example.org"),
        ("The office", "c@example.org"),
    ]


def test_a_name_that_was_taken_is_not_remarked_on_and_what_is_neither_is(tmp_path: Path) -> None:
    rows = [
        "Chess,Church office,01632 960121",
        "Choir,Ring the office 01632 960122,01632 960122",
        'Art,"Ask any of us, you are welcome",01632 960123',
    ]
    (tmp_path / "list.csv").write_text("\n".join(["Name,Contact,Phone", *rows]), "utf-8")
    answers = Answers(source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised")
    mapping = tmp_path / "list.mapping.yaml"
    mapping.write_text(propose(tmp_path / "list.csv").text(answers, {}), "utf-8")

    outcome = import_table("csv", tmp_path / "list.csv", mapping, tmp_path / "assets")

    lines = [problem.span.line for problem in outcome.problems if problem.code == "contact-words"]
    assert lines == [4]
