"""The words of a price in a column beside its amount: "0" and "Cost on request", "8.5" and "From £8.50 per film"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.proposals.imported import imported

AMOUNTS = ["0", "0.25", "8.5", "35"]
WORDS = ["Cost on request.", "25p per session", "From £8.50 per film", "£35 per hour"]
DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]


@pytest.mark.parametrize("heading", ["Cost qualifier", "Price details", "Cost notes", "Fee explanation"])
def test_words_beside_an_amount_are_those_of_the_price(tmp_path: Path, heading: str) -> None:
    activities = imported(tmp_path, {"Day": DAYS, "Cost": AMOUNTS, heading: WORDS, "Who for": ["Adults"] * 4})

    costs = [(one.cost.kind, one.cost.amount, one.cost.per, one.cost.notes) for one in activities if one.cost]
    assert costs == [
        ("varies", None, "", "Cost on request."),
        ("fixed", 0.25, "session", ""),
        ("varies", None, "", "From £8.50 per film"),
        ("fixed", 35, "", "Per hour"),
    ]
    assert {one.who.summary for one in activities} == {"Adults"}


def test_an_amount_that_the_words_do_not_say_is_kept(tmp_path: Path) -> None:
    columns = {
        "Day": DAYS,
        "Cost": ["5", "0", "360", "5"],
        "Cost notes": ["Free for carers", "", "£360 per year", "£5"],
    }

    activities = imported(tmp_path, columns)

    costs = [(one.cost.kind, one.cost.amount, one.cost.per, one.cost.notes) for one in activities if one.cost]
    assert costs == [
        ("varies", None, "", "£5. Free for carers"),
        ("free", None, "", ""),
        ("fixed", 360, "year", ""),
        ("fixed", 5, "", ""),
    ]


def test_words_on_the_price_alone_are_the_price(tmp_path: Path) -> None:
    activities = imported(tmp_path, {"Day": DAYS, "Cost details": ["£2 a week", "Free", "£3", "Free"]})

    assert [one.cost.kind for one in activities if one.cost] == ["fixed", "free", "fixed", "free"]
