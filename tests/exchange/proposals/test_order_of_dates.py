"""Whether the day or the month comes first is taken from dates that show it, and otherwise asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.proposal import propose

ROWS = """\
Name,About,Phone,Last checked
Art,Paint together and have some tea.,01632 960123,{}
Bingo,Numbers and cake for everybody.,01632 960124,{}
Choir,Sing together on Tuesdays.,01632 960125,{}
"""


@pytest.mark.parametrize(
    ("dates", "is_asked"),
    [
        (("01/11/2026", "Sept 2026", "20/10/26"), False),
        (("01/11/2026", "Sept 2026", "05/10/26"), True),
        (("01/11/2026", "20/10/26", "10/20/26"), True),
        (("01/11/2026", "September 3 2026", "05/10/26"), False),
    ],
)
def test_a_month_without_a_day_says_nothing_of_their_order(
    dates: tuple[str, str, str], is_asked: bool, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(ROWS.format(*dates), "utf-8")

    proposal = propose(tmp_path / "list.csv")

    assert ("date_order" in {question.about for question in proposal.questions}) is is_asked
