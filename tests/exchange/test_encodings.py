"""A text of an older Mac or Windows: which it is, where its words show it, and how it would read where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.files.csv_table import read_csv
from fingerpost.exchange.tables.files.encodings import likely_encoding
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table import Options, TableError

TEXTS = ["Children’s café", "Tuesday – Thursday, £3", "• tea • cake", "Siân’s group", "naïve", "“Tea” and talk…", "Zoë"]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("text", TEXTS)
def test_words_show_in_which_encoding_they_were_saved(text: str, encoding: str) -> None:
    likely = likely_encoding(text.encode(encoding))

    assert likely is not None
    assert likely.encoding == encoding


@pytest.mark.parametrize("raw", [b"Tea and talk", "café".encode(), "monday–friday".encode("cp1252")])
def test_where_they_do_not_nobody_guesses(raw: bytes) -> None:
    assert likely_encoding(raw) is None


def test_a_proposed_mapping_says_that_the_list_is_from_a_mac_and_its_words_are_right(tmp_path: Path) -> None:
    table = "Name\tPostcode\rChildren’s café\tBA11 1AA\rChess\tBA5 2AA\r".replace("\t", ",")
    (tmp_path / "list.csv").write_bytes(table.encode("mac_roman"))

    proposal = propose(tmp_path / "list.csv")

    assert proposal.source.table.rows[0].cells["Name"] == "Children’s café"
    text = proposal.text(Answers(), {})
    assert "  encoding: mac_roman  # it is from an older Mac, and says “" in text
    assert "Children’s café" in text


def test_an_unsure_text_is_refused_with_both_readings(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"Name,When\nChess,monday\x96friday\n")

    with pytest.raises(TableError) as refused:
        read_csv(tmp_path / "list.csv", Options())

    hint = refused.value.problem.hint
    assert "encoding: cp1252 if it should be “monday–friday”" in hint
    assert "encoding: mac_roman if it should be “mondayñfriday”" in hint
