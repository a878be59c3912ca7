"""Prices of members and others in columns of their own, and a column that says what a price is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.records.session import Cost
from tests.exchange.proposals.imported import imported


def summed_up(cost: Cost | None) -> object:
    """The words of a price that varies, or its amount and its concession."""
    if cost is None or cost.kind == "free":
        return cost and "free"
    return (cost.kind, cost.notes) if cost.kind == "varies" else (cost.amount, cost.concession)


DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]


@pytest.mark.parametrize(
    ("columns", "costs"),
    [
        (
            {"Price (members)": ["£2", "£5", "Free", "£1"], "Price (non-members)": ["£3", "£7.50", "£1", ""]},
            [
                ("varies", "members £2, non-members £3"),
                ("varies", "members £5, non-members £7.50"),
                ("varies", "members Free, non-members £1"),
                ("varies", "members £1"),
            ],
        ),
        ({"Member price": ["2", "3", "4", "5"]}, [("varies", f"members £{number}") for number in (2, 3, 4, 5)]),
        (
            {"Adult price": ["5", "6", "7", "8"], "Child price": ["2", "3", "4", "5"]},
            [("varies", f"adults £{number}, children £{number - 3}") for number in (5, 6, 7, 8)],
        ),
        ({"Cost": ["£5", "£6", "Free", "£8"], "Concession": ["£3", "", "", "£4"]}, [(5, 3), (6, None), "free", (8, 4)]),
        ({"Full price": ["£5"] * 4, "Concessionary price": ["£3"] * 4}, [(5, 3)] * 4),
        ({"Adult price": ["£5"] * 4}, [(5, None)] * 4),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_the_price_of_some_is_not_that_of_all(
    tmp_path: Path, columns: dict[str, list[str]], costs: list[object]
) -> None:
    activities = imported(tmp_path, {"Day": DAYS, **columns})

    assert [summed_up(one.cost) for one in activities] == costs


@pytest.mark.parametrize("heading", ["Cost per", "Per", "Charged per"])
@pytest.mark.parametrize("before", ["", "per "])
def test_what_a_price_is_for_is_said_with_it(tmp_path: Path, heading: str, before: str) -> None:
    units = [f"{before}{unit}" for unit in ("session", "term", "year", "session")]

    activities = imported(tmp_path, {"Day": DAYS, "Cost": ["5", "60", "20", "0"], heading: units})

    costs = [(one.cost.kind, one.cost.amount, one.cost.per) for one in activities if one.cost]
    assert costs == [("fixed", 5, "session"), ("fixed", 60, "term"), ("fixed", 20, "year"), ("free", None, "")]


def test_days_with_words_beside_them_are_days(tmp_path: Path) -> None:
    days = ["Mon, Wed & Fri", "1st Tue", "Every day except Sunday", "Weekdays"]

    activities = imported(tmp_path, {"Days": days, "Time": ["2pm - 4pm"] * 4})

    assert [one.sessions[0].repeats for one in activities] == ["weekly", "monthly", "weekly", "weekly"]
    assert [len(one.sessions[0].days) for one in activities] == [3, 1, 6, 5]
