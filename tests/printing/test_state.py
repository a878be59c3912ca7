"""The state of a directory, for trustees: the same numbers on paper, for the screen and as text, for every reader."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.state import command
from tests.conftest import OpenSite
from tests.printing.pdf import tags, words
from tests.stewardship.test_gaps import DAY, FILES


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env=DAY)


@pytest.fixture
def directory(site: OpenSite) -> None:
    ended = FILES["activities/past.yaml"].replace("Past", "Ended")
    site(
        FILES
        | {
            "activities/paint.yaml": FILES["activities/paint.yaml"] + "since: 2026-02-03\n",
            "activities/ended.yaml": ended + "closed: {on: 2026-03-01, reason: It ended.}\n",
        }
    )


def test_as_text_it_says_what_there_is_and_what_is_missing(directory: None) -> None:
    output = run().output

    for line in (
        "  Activities: 4\n",
        "  Hours a week: 4\n",
        "  Entries that came in 2026: 1\n",
        "  Activities that closed in 2026: 1\n",
        "  Food: 3\n",  # in how many towns there is nothing
        "  - Company: nothing on weekday afternoons.\n",
        "  Company: all 4, mornings 1, afternoons 0, evenings 1, weekends 1\n",
        "  Frome: activities 3, for each 1,000 people 1.5, groups 0, places 1, hours a week 3\n",
        "  Free, or you give what you like: yes 1, no 1, not known 2\n",
    ):
        assert line in output, line
    assert "Entries that came in 2025: 0" in run("--year", "2025").output


def test_as_pdf_its_tables_are_read_as_tables_and_its_bars_are_passed_over(directory: None) -> None:
    result = run("--pdf", "state.pdf")

    assert (result.exit_code, result.stderr) == (0, "Written to state.pdf\n")
    with pikepdf.open("state.pdf") as pdf:
        names = tags(pdf)
        assert str(pdf.docinfo["/Title"]) == "The state of the directory, 2026"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert "Company: nothing on weekday afternoons." in words(pdf)
        assert (names.count("H1"), names.count("H2"), names.count("Table")) == (1, 8, 7)
        assert names.count("TH") > names.count("Table")
        assert "Figure" not in names


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(directory: None) -> None:
    Path("folder.pdf").mkdir()

    result = run("--pdf", "folder.pdf")

    assert result.exit_code == 2
    assert "folder.pdf could not be written" in result.stderr
    assert [path.name for path in Path().glob("*.pdf*")] == ["folder.pdf"]


def test_without_what_makes_a_pdf_it_says_what_to_type(directory: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fingerpost.printing.available.LIBRARIES", ("no_such_library",))

    assert 'python -m pip install "fingerpost[print]"' in run("--pdf", "state.pdf").stderr
    assert "At a glance".upper() in run().output
