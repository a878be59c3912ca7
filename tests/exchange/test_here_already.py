"""What the directory has already is not made a second time: its own records that come back, and places of its own."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli.import_ import command
from fingerpost.edition.edition import Edition
from fingerpost.exchange.formats import FORMATS
from fingerpost.exchange.tables.propose.preview import records_of
from fingerpost.exchange.tables.report.import_report import report_of
from fingerpost.exchange.tables.report.report_texts import FORMS
from fingerpost.reading.read import read_directory
from fingerpost.stewardship.rename import rename
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
OURS = """\
name: The hall of tea and talk
kind: hall
town: Frome
postcode: BA11 1AA
getting_there: {bus: Number 23 stops outside}
checked: {on: 2026-10-01, how: visit}
"""


def place_of_ours(desk, text: str = OURS, name: str = "old-hall") -> Path:
    path = desk.assets / "places" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_an_activity_at_a_place_of_ours_is_said_to_be_there(desk) -> None:
    path = place_of_ours(desk)

    outcome = desk.run(desk.headers + desk.frome + desk.wells)

    assert desk.ids("places") == ["chair-yoga-hall", "old-hall"]
    assert desk.values("activities", "tea-and-talk-frome")["sessions"][0]["place"] == "old-hall"
    assert path.read_text("utf-8") == OURS
    assert (outcome.new, outcome.here, outcome.unlisted) == ({"activity": 2, "place": 1}, 1, 0)
    (remark,) = [problem for problem in outcome.problems if problem.code == "place-here"]
    assert (remark.span.line, "old-hall.yaml. That record was left as it is" in remark.message) == (2, True)


def test_the_next_import_finds_the_same_place_though_it_was_renamed_since(desk) -> None:
    place_of_ours(desk)
    table = desk.headers + desk.frome
    desk.run(table)
    rename(desk.assets, "old-hall", "town-hall", kind="place").write(desk.assets)
    path = desk.assets / "places" / "town-hall.yaml"
    path.write_text(path.read_text("utf-8").replace("The hall of tea and talk", "Town hall"), "utf-8")

    outcome = desk.run(table)

    assert desk.ids("places") == ["town-hall"]
    assert desk.values("activities", "tea-and-talk-frome")["sessions"][0]["place"] == "town-hall"
    assert (outcome.new, outcome.here, outcome.merged, outcome.unlisted) == ({}, 1, 0, 0)


def test_a_place_of_ours_that_is_gone_since_is_made_of_the_list(desk) -> None:
    path = place_of_ours(desk)
    table = desk.headers + desk.frome
    desk.run(table)
    path.unlink()

    outcome = desk.run(table)

    assert outcome.new == {"place": 1}
    place = desk.values("activities", "tea-and-talk-frome")["sessions"][0]["place"]
    assert desk.ids("places") == [place]


@pytest.mark.parametrize(
    "ours",
    [
        OURS.replace("BA11 1AA", "BA11 1AB"),
        OURS.replace("tea and talk", "tea and cake"),
        OURS + "closed: {on: 2026-11-01}\n",
    ],
)
def test_another_postcode_or_name_or_a_closed_place_is_another_place(desk, ours: str) -> None:
    place_of_ours(desk, ours)

    outcome = desk.run(desk.headers + desk.frome)

    assert (outcome.new, outcome.here) == ({"activity": 1, "place": 1}, 0)


def test_of_two_places_of_ours_that_are_called_alike_neither_is_taken(desk) -> None:
    place_of_ours(desk)
    place_of_ours(desk, name="other-hall")

    assert desk.run(desk.headers + desk.frome).here == 0


def secret_where_ended_says(desk, sensitive: str) -> None:
    mapping = desk.plain_mapping.replace("Ended: filled", "Ended: gone")
    desk.mapping(mapping.replace("    town: <Town>\n", f"    town: <Town>\n    sensitive: {sensitive}\n"))


def assert_is_secret(desk) -> None:
    place = desk.values("activities", "tea-and-talk-frome")["sessions"][0]["place"]
    assert place != "old-hall"
    assert desk.values("places", place)["sensitive"] is True


@pytest.mark.parametrize("cell", ["yes", "not known", "perhaps", "tbc"])
@pytest.mark.parametrize(
    "sensitive", ["{yes_no: <Ended>}", "<Ended>", "{first_of: [<Ended>]}", "{look_up: <Ended>, in: {'yes': 'yes'}}"]
)
def test_what_the_list_withholds_is_not_put_at_our_public_place(desk, sensitive: str, cell: str) -> None:
    place_of_ours(desk)
    secret_where_ended_says(desk, sensitive)

    outcome = desk.run(desk.headers + desk.frome.replace(",\n", f",{cell}\n"))

    assert_is_secret(desk)
    assert (outcome.here, "old-hall" in (desk.assets / "imports" / "a-list-of-ours.csv").read_text("utf-8")) == (
        0,
        False,
    )


@pytest.mark.parametrize("cell", ["no", "", "n/a"])
def test_what_the_list_does_not_withhold_is(desk, cell: str) -> None:
    place_of_ours(desk)
    secret_where_ended_says(desk, "{yes_no: <Ended>}")

    assert desk.run(desk.headers + desk.frome.replace(",\n", f",{cell}\n")).here == 1


def test_what_the_list_withholds_only_since_leaves_our_public_place(desk) -> None:
    place_of_ours(desk)
    secret_where_ended_says(desk, "{yes_no: <Ended>}")
    desk.run(desk.headers + desk.frome)

    for _ in range(2):
        desk.run(desk.headers + desk.frome.replace(",\n", ",yes\n"))
        assert_is_secret(desk)
    assert "old-hall" not in (desk.assets / "imports" / "a-list-of-ours.csv").read_text("utf-8")


def test_what_one_row_withholds_is_withheld_for_all_at_that_place(desk) -> None:
    place_of_ours(desk)
    secret_where_ended_says(desk, "{yes_no: <Ended>}")
    text = (desk.folder / "map.yaml").read_text("utf-8").replace("  place:\n", "  place:\n    key: <Postcode>\n")
    desk.mapping(text.replace("name: Hall of <Name>", "name: The hall of tea and talk"))

    outcome = desk.run(desk.headers + desk.frome + desk.frome.replace("Tea", "Cake").replace(",\n", ",yes\n"))

    assert outcome.here == 0


def remembered(desk) -> str:
    return (desk.assets / "imports" / "a-list-of-ours.csv").read_text("utf-8")


def here_in(outcome) -> list[int]:
    return [problem.span.line for problem in outcome.problems if problem.code == "place-here"]


def test_nothing_is_said_or_remembered_of_our_place_where_a_sensitive_activity_is(desk) -> None:
    place_of_ours(desk)
    mapping = desk.plain_mapping.replace("Ended: filled", "Ended: gone")
    desk.mapping(mapping.replace("    join:", "    sensitive: <Ended>\n    join:").replace(", {place: <place id>}", ""))

    outcome = desk.run(desk.headers + desk.frome.replace(",\n", ",yes\n") + desk.wells)

    assert desk.values("activities", "tea-and-talk-frome")["sensitive"] is True
    assert (here_in(outcome), outcome.here) == ([], 0)
    assert "old-hall" not in remembered(desk)


def test_nothing_is_said_or_remembered_of_our_place_in_a_row_that_is_skipped(desk) -> None:
    place_of_ours(desk)

    outcome = desk.run(desk.headers + desk.frome.replace(",\n", ",2025\n") + desk.wells)

    assert (here_in(outcome), outcome.here) == ([], 0)
    assert "old-hall" not in remembered(desk)


def test_a_row_that_is_left_out_says_nothing_of_our_place(desk) -> None:
    place_of_ours(desk)
    desk.mapping(desk.plain_mapping.replace("on: 2026-10-01", "on: <Phone>").replace("{phone: <Phone>}", "{}"))

    outcome = desk.run(desk.headers + desk.frome.replace("01632 960123", "?") + desk.wells.replace("01632 960124", "?"))

    assert (outcome.rows_used, here_in(outcome)) == (0, [])


AT_ONE_HALL = """\
  place:
    key: <Postcode>
    id: [<Postcode>]
    name: The hall of tea and talk
"""


def test_the_remark_is_on_the_row_that_is_there_and_one_hall_is_counted_once(desk) -> None:
    place_of_ours(desk)
    text = desk.plain_mapping.replace("  place:\n    id: [<Name>, hall]\n    name: Hall of <Name>\n", AT_ONE_HALL)
    desk.mapping(text)
    rows = desk.frome.replace(",\n", ",2025\n") + desk.frome.replace("Tea", "Cake") + desk.frome.replace("Tea", "Jam")

    outcome = desk.run(desk.headers + rows)

    assert (here_in(outcome), outcome.here) == ([3], 1)
    desk.mapping(desk.plain_mapping.replace("name: Hall of <Name>", "name: The hall of tea and talk"))
    assert desk.run(desk.headers + rows).here == 1


def test_a_row_at_our_place_need_not_say_which_town_that_is_in(desk) -> None:
    place_of_ours(desk)

    outcome = desk.run(desk.headers + desk.frome.replace("Frome", "") + desk.wells)

    assert {problem.code for problem in outcome.problems} == {"place-here", "summary-short"}
    assert outcome.here == 1
    assert desk.ids("places") == ["chair-yoga-hall", "old-hall"]
    (activity,) = (each for each in desk.ids("activities") if each.startswith("tea"))
    assert desk.values("activities", activity)["sessions"][0]["place"] == "old-hall"


def test_a_place_that_was_ours_and_has_another_postcode_in_the_list_now_is_named(desk) -> None:
    place_of_ours(desk)
    desk.run(desk.headers + desk.frome)
    moved = desk.headers + desk.frome.replace("BA11 1AA", "BA11 1AB")

    outcome = desk.run(moved)

    (remark,) = [problem for problem in outcome.problems if problem.code == "place-here"]
    assert (remark.span.line, "another postcode now" in remark.message) == (2, True)
    memory = desk.assets / "imports" / "a-list-of-ours.csv"
    assert "a-list-of-ours.csv" in remark.hint
    memory.write_text(
        "".join(line for line in memory.read_text("utf-8").splitlines(keepends=True) if "old-hall" not in line)
    )
    assert (desk.run(moved).new, here_in(desk.run(moved))) == ({"place": 1}, [])


def test_what_the_same_list_brought_in_is_updated_as_ever(desk) -> None:
    desk.run(desk.headers + desk.frome)

    outcome = desk.run(desk.headers + desk.frome.replace("BA11 1AA", "BA11 1AB"))

    assert (outcome.here, outcome.changed) == (0, 1)
    assert desk.values("places", "tea-and-talk-hall")["postcode"] == "BA11 1AB"


def test_the_page_to_look_at_shows_no_second_place(desk) -> None:
    place_of_ours(desk)
    path = desk.folder / "table.csv"
    path.write_text(desk.headers + desk.frome, "utf-8")

    shown = records_of("csv", path, desk.folder / "map.yaml", desk.assets)

    assert [record.kind for record in shown] == ["activity"]


def test_the_report_names_the_row_whose_place_is_here(desk) -> None:
    place_of_ours(desk)
    outcome = desk.run(desk.headers + desk.frome)

    about = {"file": "table.csv", "source": "A list of ours", "assets": desk.assets, "dry_run": False}
    text = FORMS["txt"](report_of(outcome, **about, merges=[]))

    assert "Places that are here already" in text
    assert "1 places of the list" not in text
    assert "table.csv:2" in text or "row 2" in text.casefold()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    return tmp_path


def exported(folder: Path, form: str) -> Path:
    directory, _ = read_directory(folder / "assets")
    for file in FORMATS[form].files(Edition(directory=directory, today=TODAY)):
        (folder / file.address.rpartition("/")[2]).write_bytes(file.content)
    return folder / f"activities.{form}"


def records_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (folder / "assets").rglob("*.yaml")}


@pytest.mark.parametrize("form", ["csv", "json"])
def test_our_own_open_data_brings_nothing_in(here: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)
    before = records_in(here)
    path = exported(here, form)
    runner = CliRunner()
    if form == "json":
        result = runner.invoke(command, ["list", path.name, "--no-questions"])
        assert result.exit_code == 0, result.output
        mapping = here / "activities.mapping.yaml"
        text = mapping.read_text("utf-8").replace("source:", "source: somebody").replace("licence:", "licence: CC0")
        mapping.write_text(text.replace("Published:", "Published: 2026-10-01"), "utf-8")

    done = runner.invoke(command, [form, path.name, "--json"])

    summary = json.loads(done.output)
    assert done.exit_code == 0
    assert (summary["new"], summary["changed"], summary["used"]) == ({}, 0, 0)
    assert summary["skipped"] == {"our own, and here already": summary["rows"]}
    assert records_in(here) == before


def test_a_row_that_was_written_below_our_own_comes_in(here: Path) -> None:
    path = exported(here, "csv")
    with path.open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    row = first | {"id": "tea-dance-wells", "name": "Tea dance", "url": ""}
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(row)).writerow(row)

    done = CliRunner().invoke(command, ["csv", str(path), "--assets", str(here / "assets"), "--json"])

    assert json.loads(done.output)["used"] == 1
    assert (here / "assets" / "activities" / "tea-dance-wells.yaml").is_file()
