"""What registers and hand-kept lists write below a heading: N/A, a handle, ages in words, the day of registration."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.values.contact_parts import contact_part
from tests.exchange.proposals.imported import imported
from tests.exchange.proposals.test_from_contents import CODES, NAMES, PHONES, TOWNS

DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]
NUMBERS = ["NA", "00738693", "NA", "NA"]


def chosen(folder: Path, columns: dict[str, list[str]]) -> tuple[dict[str, str], str]:
    """The role of each column that a proposal takes, and the rest of it, with the reasons."""
    table = {"Name": NAMES, **columns, "Phone": PHONES, "Town": TOWNS, "Postcode": CODES}
    rows = [[*table], *zip(*table.values(), strict=True)]
    (folder / "list.csv").write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), "utf-8")
    proposal = propose(folder / "list.csv")
    roles = {choice.column.name: role for role, choices in proposal.chosen.items() for choice in choices}
    return roles, "; ".join(proposal.left_out.values())


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Description/Extra info", ["N/A"] * 4),
        ("date_of_registration", ["1965-04-29", "1963-02-20", "1964-01-10", "1963-06-27"]),
        ("charity_company_registration_number", NUMBERS),
    ],
)
def test_nothing_is_made_of_it(tmp_path: Path, heading: str, cells: list[str]) -> None:
    roles, reasons = chosen(tmp_path, {heading: cells})

    assert heading not in roles
    assert heading != "Description/Extra info" or "there is no answer in it" in reasons


@pytest.mark.parametrize("heading", ["slug", "key"])
def test_a_short_name_for_machines_tells_rows_apart(tmp_path: Path, heading: str) -> None:
    roles, _ = chosen(tmp_path, {heading: ["tea-club", "walks", "choir-1", "craft"]})

    assert roles[heading] == "key"


def test_ages_in_words(tmp_path: Path) -> None:
    ages = ["Suitable for ages 55+", "55 and over", "Adults (18+)", "Open to adults 18+"]

    activities = imported(tmp_path, {"Day": DAYS, "Age range": ages})

    youngest = [one.who.ages.youngest for one in activities if one.who.ages]
    assert [age.number for age in youngest if age] == [55, 55, 18, 18]


def test_a_handle_is_no_name() -> None:
    assert contact_part("@TeaGroup hello@example.org", "name", "GB") == ""
    assert contact_part("Alex Sample hello@example.org", "name", "GB") == "Alex Sample"


def test_a_page_where_the_website_is_to_be_announced(tmp_path: Path) -> None:
    sites = ["https://example.org/tea", "TBD", "TBD", "https://example.org/craft"]
    pictures = ["https://www.instagram.com/tea", "TBD", "TBD", "TBD"]
    pages = ["https://www.facebook.com/tea", "TBD", "https://www.facebook.com/choir", "TBD"]

    activities = imported(
        tmp_path, {"Day": DAYS, "links.website": sites, "links.instagram": pictures, "links.facebook": pages}
    )

    assert [one.contact.website for one in activities] == [sites[0], "", pages[2], sites[3]]
