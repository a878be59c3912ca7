"""A list with its headings and days in Welsh."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.heading_words import PLAIN
from fingerpost.exchange.tables.propose.headings import roles_of
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.propose.welsh_headings import WELSH
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ROWS = [
    "Enw'r grŵp;Disgrifiad;Diwrnod;Amser;Lleoliad;Tref;Cod post;Ffôn;E-bost",
    "Côr Meibion;Canu gyda chwmni da bob wythnos.;Dydd Mawrth;7.30pm - 9pm;"
    "Neuadd y Pentref;Bangor;LL57 1AA;01632 960123;cor@example.org",
    "Cylch Meithrin;Chwarae i blant bach a'u rhieni.;Dydd Mercher a Dydd Iau;9.30am - 11.30am;"
    "Festri Seion;Bangor;LL57 1AB;01632 960124;cylch@example.org",
    "Merched y Wawr;Sgyrsiau a chwmni yn Gymraeg.;Dydd Iau;7pm - 9pm;"
    "Neuadd y Pentref;Bangor;LL57 1AA;01632 960125;mw@example.org",
]


def test_a_welsh_list_is_proposed_like_an_english_one(tmp_path: Path) -> None:
    (tmp_path / "rhestr.csv").write_text("\n".join(ROWS), "utf-8")
    answers = Answers(source="Y rhestr", licence="our own", checked_on="2026-11-20", category="uncategorised")
    (tmp_path / "map.yaml").write_text(propose(tmp_path / "rhestr.csv").text(answers, {}), "utf-8")

    import_table("csv", tmp_path / "rhestr.csv", tmp_path / "map.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    assert {place.town for place in directory.places.values()} == {"Bangor"}
    assert {place.name for place in directory.places.values()} == {"Neuadd y Pentref", "Festri Seion"}
    choir = next(one for one in directory.activities.values() if one.name == "Côr Meibion")
    assert [(session.days, f"{session.starts:%H:%M}") for session in choir.sessions] == [(("tuesday",), "19:30")]
    assert choir.contact.email == "cor@example.org"


@pytest.mark.parametrize("heading", sorted(WELSH))
def test_each_welsh_heading_means_something(heading: str) -> None:
    roles = roles_of(heading.capitalize())

    assert max(roles.values(), default=0) >= 0.5 or WELSH[heading] == "term time only"
    assert any(role in PLAIN or role.startswith("access.") for role in roles) or WELSH[heading] == "term time only"
