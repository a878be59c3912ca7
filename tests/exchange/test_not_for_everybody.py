"""Rows that say in a note, a name or a text that they are not to be published are left out, and named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from fingerpost.exchange.tables.privacy.withheld_words import is_withheld
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table import MappingError
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ANSWERS = Answers(
    source="Clubs", licence="our own", checked_on="2026-10-01", town="Wells", contact="https://a.example/"
)
ABOUT = "Come and join us on any Tuesday in the hall with friends."
HEADINGS = ("Name", "Description", "When", "Phone", "Notes", "Status")

ANYWHERE = """Do not publish - meets at her home|Not for website|Darts NOT FOR PUBLICATION
Film club (private - do not list)|Please do not publish this address.|do not put on the web
DON'T PUBLISH|Don’t list|Not to be published|Not for public|Keep off website|Leave off the web
Asked not to be listed|Does not want to be on the website|Doesn't want details published
didn't want to be included|asked to be taken off the list|Remove from website|consent withdrawn
Permission refused|withdrew consent|do not share address|Don't give out mobile
Don't show address on website|Must not be published|not for circulation|prefers not to be listed
Not happy for details to be shared|Rang in May: do not publish
please do not put my number on the website|She does not want her address published|Do not upload"""
IN_NOTES = """CONFIDENTIAL|Confidential - refuge|Private|Private - at home|Address not to be shared
address confidential|Private address|Ask first|ask before publishing|Internal only|Office use only
No consent|No permission yet|Awaiting permission to publish|NFP|DNP|Do not share
Phone number private|email not to be given out|ex-directory|for office use|opted out
no longer wants publicity|Only publish email|publish name only|not live|Not for onward sharing
OK to publish but not address|remove mobile before publishing|consent form not returned
GDPR - no response|Awaiting reply re listing|Keep private|address withheld|Home address
For professionals only|Not on website|No publicity"""
FOR_EVERYBODY = """Not for children|We never share your details with anyone|Photos must not be published on Facebook
Confidential advice|Private parking|Your email address will not be published
The club does not advertise|Prices do not include lunch|Please do not share food
not for public access|Not-for-profit|No permission needed|No consent form needed
Please book online, do not turn up|We do not publish a programme|Removed from waiting list
You can be removed from the mailing list at any time|Do not put children on the stage|Not online
Do not give up|If you do not want your photo published tell us
A group for people who do not want to be online|Private room available
Confidential service for all|Ask first for a key to the gate|Check website before travelling
Sensitive to noise|Rang, no reply yet|Do not phone before 9|verbal consent|list of members only
See website, but not Facebook|Open, but not in August|Hidden disability lanyards
private entrance at the side|Consent form needed for children|Private group for members"""


@pytest.mark.parametrize("text", ANYWHERE.replace("\n", "|").split("|"))
def test_plain_words_say_so_wherever_they_are(text: str) -> None:
    assert is_withheld(text)
    assert is_withheld(f"A friendly club. {text}", is_note=True)


@pytest.mark.parametrize("text", IN_NOTES.replace("\n", "|").split("|"))
def test_in_notes_a_word_says_so(text: str) -> None:
    assert is_withheld(text, is_note=True)


@pytest.mark.parametrize("text", FOR_EVERYBODY.replace("\n", "|").split("|"))
def test_what_is_said_to_everybody_does_not(text: str) -> None:
    assert not is_withheld(text)
    assert not is_withheld(text, is_note=True)
    assert not is_withheld(text, is_name=True)


@pytest.mark.parametrize("name", ["Moor House (confidential)", "CONFIDENTIAL - Moor House", "Elders - internal only"])
def test_a_name_says_so_apart_from_itself(name: str) -> None:
    assert is_withheld(name, is_name=True)


def test_a_name_that_has_such_a_word_does_not() -> None:
    assert not is_withheld("Hidden Gems", is_name=True)
    assert not is_withheld("Confidential Counselling", is_name=True)


class Clubs:
    """What came of a list of four clubs, in which one cell of the second has these words."""

    def __init__(self, folder: Path, heading: str, words: str, mapping: str = "") -> None:
        self.table, self.mapping = folder / "clubs.csv", folder / "map.yaml"
        with self.table.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, HEADINGS)
            table.writeheader()
            for number in range(4):
                row = {"Name": f"Club {number}", "Description": ABOUT, "When": "Tuesday 10am-12pm", "Status": "Active"}
                row["Phone"] = f"01632 96012{number}"
                if number == 1:
                    row[heading] = f"{row[heading]} {words}" if heading in ("Name", "Description") else words
                table.writerow(row)
        # A word of this edition is in the proposed mapping; here it is one of an edition to come.
        self.text = mapping or propose(self.table).text(ANSWERS, {}).replace(
            f"{{Status: [{words}]}}", "{Status: [Closed]}"
        )
        self.mapping.write_text(self.text, "utf-8")
        self.outcome = import_table("csv", self.table, self.mapping, folder / "assets")
        names = {one.name for one in read_directory(folder / "assets")[0].activities.values()}
        self.came_in = [number for number in range(4) if any(name.startswith(f"Club {number}") for name in names)]
        self.named = [
            (problem.span.line, HEADINGS[problem.span.column - 1], problem.message)
            for problem in self.outcome.problems
            if problem.code == "row-not-shown"
        ]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Notes", "Do not publish - meets at Mary's home"),
        ("Notes", "Confidential"),
        ("Name", "(not for website)"),
        ("Description", "Please do not publish this address."),
        ("Status", "Awaiting consent"),
        ("Status", "DNP"),
    ],
)
def test_such_a_row_is_left_out_and_named_without_its_words(heading: str, words: str, tmp_path: Path) -> None:
    clubs = Clubs(tmp_path, heading, words)

    assert clubs.came_in == [0, 2, 3]
    assert [named[:2] for named in clubs.named] == [(3, heading)]
    assert "Mary" not in clubs.named[0][2]
    assert clubs.outcome.skipped == {"its own words say that it is not to be published": 1}


def test_a_column_that_the_mapping_ignores_says_nothing_of_its_rows(tmp_path: Path) -> None:
    text = Clubs(tmp_path, "Notes", "Private").text

    clubs = Clubs(tmp_path, "Notes", "Private", f"{text}\nignore: [Notes]\n")

    assert (clubs.came_in, clubs.named) == ([0, 1, 2, 3], [])


def test_words_of_which_the_mapping_says_that_a_row_is_on_say_nothing_else(tmp_path: Path) -> None:
    text = Clubs(tmp_path, "Status", "DNP").text

    clubs = Clubs(tmp_path, "Status", "DNP", text.replace("keep: [Active]", "keep: [Active, DNP]"))

    assert (clubs.came_in, clubs.named) == ([0, 1, 2, 3], [])


def test_a_column_to_ignore_that_is_not_there_stops_the_import(tmp_path: Path) -> None:
    text = Clubs(tmp_path, "Notes", "Private").text

    with pytest.raises(MappingError) as error:
        Clubs(tmp_path, "Notes", "Private", f"{text}\nignore: [Note]\n")

    assert error.value.problem.hint == "Write <Notes>."


def test_a_column_that_asks_can_be_ignored_too(tmp_path: Path) -> None:
    path = tmp_path / "clubs.csv"
    rows = [
        f"Club {number},{ABOUT},Tuesday 10am-12pm,01632 96012{number},{'No' if number else 'Yes'}"
        for number in range(4)
    ]
    path.write_text("\n".join(["Name,Description,When,Phone,Private", *rows, ""]), "utf-8")
    text = propose(path).text(ANSWERS, {})
    all_in = "\n".join(line for line in text.splitlines() if not line.startswith(("skip:", "  - {when")))
    (tmp_path / "map.yaml").write_text(all_in, "utf-8")
    before = import_table("csv", path, tmp_path / "map.yaml", tmp_path / "assets", dry_run=True)
    (tmp_path / "map.yaml").write_text(f"{all_in}\nignore: [<Private>]\n", "utf-8")

    outcome = import_table("csv", path, tmp_path / "map.yaml", tmp_path / "assets")

    assert [problem.code for problem in before.problems].count("column-unheeded") == 1  # the control
    assert [problem.code for problem in outcome.problems].count("column-unheeded") == 0
    assert len(read_directory(tmp_path / "assets")[0].activities) == 4


@pytest.mark.parametrize("word", ["Restricted", "Internal only", "Sensitive", "Awaiting permission", "Not for web"])
def test_a_state_of_many_rows_is_not_taken_as_on_if_it_says_so(word: str, tmp_path: Path) -> None:
    path = tmp_path / "clubs.csv"
    words = ["Active"] * 6 + [word] * 4
    rows = [f"Club {at},{ABOUT},Tuesday 10am-12pm,01632 96012{at},{words[at]}" for at in range(10)]
    path.write_text("\n".join(["Name,Description,When,Phone,Status", *rows, ""]), "utf-8")
    text = propose(path).text(ANSWERS, {})
    (tmp_path / "map.yaml").write_text(text, "utf-8")

    outcome = import_table("csv", path, tmp_path / "map.yaml", tmp_path / "assets")

    assert f"{{Status: [{word}]}}, keep: [Active]" in text
    assert outcome.rows_used == 6


@pytest.mark.parametrize(
    ("title", "is_named"),
    [
        ("Clubs 2026 - not for publication", True),
        ("CONFIDENTIAL", True),
        ("Internal use only: clubs of Wells", True),
        ("Clubs of Wells 2026", False),
        ("Confidential advice services", False),
    ],
)
def test_a_title_that_says_so_of_the_whole_list_is_named(title: str, is_named: bool, tmp_path: Path) -> None:
    path = tmp_path / "clubs.csv"
    rows = [f"Club {at},{ABOUT},Tuesday 10am-12pm,01632 96012{at}" for at in range(4)]
    path.write_text("\n".join([f"{title},,,", "Name,Description,When,Phone", *rows, ""]), "utf-8")
    (tmp_path / "map.yaml").write_text(propose(path).text(ANSWERS, {}), "utf-8")

    outcome = import_table("csv", path, tmp_path / "map.yaml", tmp_path / "assets")

    assert ("list-not-public" in {problem.code for problem in outcome.problems}) is is_named
    assert outcome.rows_used == 4
