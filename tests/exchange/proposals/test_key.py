"""The key that is proposed tells rows apart; where none does, the rows that share it are named."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose

HEAD = "Name,Address,About\n"


def key_line(folder: Path, rows: list[str]) -> str:
    (folder / "list.csv").write_text(HEAD + "\n".join(rows), "utf-8")
    text = propose(folder / "list.csv").text(Answers(), {})
    return next(line for line in text.splitlines() if line.startswith("key:"))


KINDS = ["Sport", "Arts", "Sport", "Games", "Arts", "Sport", "Games"]
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


def test_what_a_row_is_sorted_under_is_in_no_key(tmp_path: Path) -> None:
    names = ["Girls club", "Girls club", "Chess", "Tea", "Quiz", "Choir"]
    kinds = ["Sport", "Arts", "Games", "Company", "Games", "Arts"]
    rows = [f"{name},{kind},Vale Youth,01632 96010{n}" for n, (name, kind) in enumerate(zip(names, kinds, strict=True))]
    (tmp_path / "list.csv").write_text("\n".join(["Name,Category,Organisation,Phone", *rows]), "utf-8")

    text = propose(tmp_path / "list.csv").text(Answers(), {})

    assert "\nkey: [<Name>, <Phone>]  #" in text


def test_a_column_that_is_left_out_says_of_what_it_is_a_second(tmp_path: Path) -> None:
    rows = [f"Club {n},{kind},{other},01632 96010{n}" for n, (kind, other) in enumerate(pairwise(KINDS))]
    (tmp_path / "list.csv").write_text("\n".join(["Name,Category,Type of activity,Phone", *rows]), "utf-8")

    text = propose(tmp_path / "list.csv").text(Answers(), {})

    assert "a second column of categories; they are made from " in text
    assert "a second one" not in text
