"""A folder becomes a directory, whatever lies in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fingerpost.reading.read import FolderMissing, read_directory
from fingerpost.records.session import Weekday
from tests.conftest import OpenSite

SETTINGS = "title: T\nsite: https://t.example.org/\n"
YOGA = """\
name: Chair yoga
summary: Gentle stretches sitting on a chair.
categories: [exercise]
sessions:
  - {repeats: weekly, days: [thursday, tuesday], from: 10:30, to: 12:00}
contact: {phone: 01632 960123}
checked: {on: 2026-10-01, how: phone}
"""


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    (tmp_path / "activities").mkdir()
    (tmp_path / "directory.yaml").write_text(SETTINGS)
    (tmp_path / "activities" / "chair-yoga.yaml").write_text(YOGA)
    return tmp_path


def codes(assets: Path) -> list[str]:
    return [problem.code for problem in read_directory(assets)[1]]


def test_a_short_record_is_read(assets: Path) -> None:
    directory, problems = read_directory(assets)

    assert problems == []
    assert directory.activities["chair-yoga"].sessions[0].days == (Weekday.TUESDAY, Weekday.THURSDAY)


def test_a_bad_record_does_not_hide_the_good_ones(assets: Path) -> None:
    (assets / "activities" / "bad.yaml").write_text("name: [")

    directory, problems = read_directory(assets)

    assert list(directory.activities) == ["chair-yoga"]
    assert [Path(problem.span.file).name for problem in problems] == ["bad.yaml"]


def test_a_link_is_not_followed(assets: Path) -> None:
    secret = assets / "secret.txt"
    secret.write_text("name: the content of a private file")
    (assets / "activities" / "link.yaml").symlink_to(secret)

    _, problems = read_directory(assets)

    assert [problem.code for problem in problems] == ["not-a-file"]
    assert "private" not in problems[0].message + problems[0].hint


def test_a_pipe_does_not_make_the_reader_wait(assets: Path) -> None:
    os.mkfifo(assets / "activities" / "pipe.yaml")

    assert codes(assets) == ["not-a-file"]


def test_a_hard_link_is_refused(assets: Path) -> None:
    os.link(assets / "directory.yaml", assets / "activities" / "hard.yaml")

    assert set(codes(assets)) == {"not-a-file"}


@pytest.mark.parametrize("name", ["con", "aux", "lpt1", "index", "search", "admin"])
def test_names_that_something_else_needs_are_refused(assets: Path, name: str) -> None:
    (assets / "activities" / f"{name}.yaml").write_text(YOGA)

    assert codes(assets) == ["id-reserved"]


@pytest.mark.parametrize("name", ["Chair Yoga", "a_b", "yoga-", "-yoga", "yo--ga", "café", "a" * 61, "%2e%2e", "a.b"])
def test_names_that_cannot_be_addresses_are_refused(assets: Path, name: str) -> None:
    (assets / "activities" / f"{name}.yaml").write_text(YOGA)

    assert codes(assets) == ["id-shape"]


def test_two_files_that_differ_by_case_are_refused(assets: Path) -> None:
    (assets / "activities" / "Chair-Yoga.yaml").write_text(YOGA)

    assert "id-twice" in codes(assets)


def test_other_files_are_mentioned(assets: Path) -> None:
    (assets / "activities" / "notes.txt").write_text("x")

    assert codes(assets) == ["file-ignored"]


def test_a_missing_folder_is_a_mistyped_command(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        read_directory(tmp_path / "nowhere")


def test_more_processes_read_the_same(assets: Path) -> None:
    for number in range(1600):
        broken = "name: [\n" if number % 400 == 0 else YOGA
        (assets / "activities" / f"yoga-{number}.yaml").write_text(broken)

    alone, together = (read_directory(assets, jobs=jobs) for jobs in (1, 2))

    assert together == alone
    assert len(alone[1]) == 4


@pytest.mark.parametrize(
    ("wrong", "right", "code", "place", "hint"),
    [
        ("name:", "nmae:", "key-unknown", "1:1", "Write name."),
        ("thursday", "thurday", "choice-unknown", "5:30", "Write thursday."),
        ("10:30", "9.30am", "time-unclear", "5:56", "Write 09:30."),
        ("2026-10-01", "2026-02-30", "date-impossible", "7:15", "calendar"),
        ("2026-10-01", "01/10/2026", "date-unclear", "7:15", "2026-10-01 is 1 October 2026"),
        ("[exercise]", "exercise", "wrong-type", "3:13", "categories: [exercise]"),
        ("[exercise]", "[Exercise Class]", "id-shape", "3:14", "small letters"),
        ("Gentle stretches sitting on a chair.", "Yoga", "too-short", "2:10", "Say a little more."),
        ("Chair yoga", "C" * 101, "too-long", "1:7", "Shorten"),
        ("repeats: weekly, ", "", "missing", "5:5", "repeats: weekly"),
        ("contact:", "access: {step-free-entrance: yes}\ncontact:", "id-shape", "6:10", "Write step_free_entrance."),
        ("contact:", "access: {9x: yes}\ncontact:", "id-shape", "6:10", "quiet_space"),
    ],
)
def test_a_slip_is_reported_at_its_place_with_the_cure(
    assets: Path, wrong: str, right: str, code: str, place: str, hint: str
) -> None:
    (assets / "activities" / "chair-yoga.yaml").write_text(YOGA.replace(wrong, right, 1))

    by_code = {problem.code: problem for problem in read_directory(assets)[1]}

    assert code in by_code
    assert str(by_code[code].span).endswith(f"chair-yoga.yaml:{place}")
    assert hint in by_code[code].hint


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("activities/chat.yaml", "name: |\n  Frome\n  Talking Cafe\n", "1:7"),
        ("activities/chat.yaml", 'name: Chat\ncontact: {name: "Ann\\nSmith"}\n', "2:17"),
        ("places/hall.yaml", 'name: Hall\ntown: "Frome\\n\\nSomerset"\n', "2:7"),
        ("places/hall.yaml", 'name: Hall\naddress: ["1 Cork Lane\\nthe back"]\n', "2:11"),
        ("vocabulary/categories.yaml", 'arts: {name: "Arts\\nand crafts"}\n', "1:14"),
        ("directory.yaml", 'title: "Hills and\\nLevels"\n', "1:8"),
        ("calendars/somerset.yaml", 'name: "Somerset\\nschools"\n', "1:7"),
    ],
)
def test_what_is_shown_on_one_line_may_not_have_two(site: OpenSite, file: str, text: str, place: str) -> None:
    _, problems = read_directory(site({file: text}).assets)

    lines = [problem for problem in problems if problem.code == "two-lines"]
    assert [(str(problem.span), problem.is_error, problem.quote) for problem in lines] == [
        (f"assets/{file}:{place}", True, False)
    ]


def test_a_longer_text_may_have_several_lines_and_a_name_may_be_folded_or_end_in_a_break(site: OpenSite) -> None:
    record = "name: |\n  The Old Dairy\nkind: hall\ntown: >\n  Frome\nsummary: |\n  A hall by\n  the river, warm.\n"

    directory, problems = read_directory(site({"places/hall.yaml": record}).assets)

    assert problems == []
    assert (directory.places["hall"].name, directory.places["hall"].town) == ("The Old Dairy", "Frome")
