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


@pytest.mark.parametrize(
    ("dates", "country", "order"),
    [
        (("03/04/26", "05/06/26", "07/08/26"), "GB", "day month year"),
        (("03/04/26", "05/06/26", "07/08/26"), "IE", "day month year"),
        (("03/04/26", "05/06/26", "07/08/26"), "US", ""),
        (("01/11/2026", "20/10/26", "10/20/26"), "GB", ""),  # they contradict each other
        (("2026-10-01", "2026-10-02", "2026-10-03"), "GB", ""),
    ],
)
def test_where_no_date_shows_it_the_country_does(
    dates: tuple[str, str, str], country: str, order: str, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(ROWS.format(*dates), "utf-8")

    assert propose(tmp_path / "list.csv").order_usual_in(country) == order
