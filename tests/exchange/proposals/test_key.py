"""The key that is proposed tells rows apart; where none does, the rows that share it are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose

HEAD = "Name,Address,About\n"


def key_line(folder: Path, rows: list[str]) -> str:
    (folder / "list.csv").write_text(HEAD + "\n".join(rows), "utf-8")
    text = propose(folder / "list.csv").text(Answers(), {})
    return next(line for line in text.splitlines() if line.startswith("key:"))


TWICE = [
    'Arnold Library,"Front Street, Arnold, NG5 7EE",Warm drinks and company for anybody who likes.',
    'Arnold Library,"Mill Lane, Arnold, NG5 6AA",Board games and puzzles for anybody who likes.',
    'St Albans,"Oxclose Lane, Daybrook, NG5 6FB",Soup and company for anybody who likes it.',
]


@pytest.mark.parametrize(
    ("rows", "key"), [(TWICE, "key: [<Name>, <Address>]"), (TWICE[1:], "key: [<Name>]"), ([*TWICE, TWICE[0]], "")]
)
def test_the_address_is_in_the_key_where_names_come_again(tmp_path: Path, rows: list[str], key: str) -> None:
    line = key_line(tmp_path, rows)

    assert line.startswith(key or "key: [<Name>, <Address>]")
    assert ("have the same" in line) == (key == "")


def test_rows_that_share_a_key_are_named(tmp_path: Path) -> None:
    again = TWICE[0].replace("Warm drinks", "Hot drinks")

    line = key_line(tmp_path, [*TWICE, again])

    assert "these tell most rows apart; but rows 2 and 5 have the same, and only the first of them comes in" in line
