"""Rows whose words, or the name of who runs them, suggest a refuge: they come in without the place of the row."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands
from fingerpost.edition.load import load
from fingerpost.exchange.tables.rows import table_records
from tests.exchange.conftest import Desk
from tests.exchange.test_after_import import ABOUT, REFUGE_HEADINGS, REFUGES, errors_of

# The mapping has nothing that says which are sensitive.
OPEN = REFUGES.replace(" sensitive: <Refuge>,", "").replace("    sensitive: <Refuge>\n", "")
ROWS = (
    f"{REFUGE_HEADINGS}Tea,Knitters,Mill Hall,Frome,,,{ABOUT},\n"
    f"Sahara Refuge,,Sahara Refuge,Frome,14 Hill Road,,{ABOUT},\n"
    f"Mens Refuge,,Elm House,Frome,16 Hill Road,,A safe place for men who flee violence at home.,\n"
    f"Frome Women's Aid,,Ash Centre,Frome,18 Hill Road,,{ABOUT},\n"
    f"Emergency rooms,Mendip Womens Aid,Oak Centre,Frome,20 Hill Road,,{ABOUT},\n"
    f"Drop-in,Mendip Womens Aid,Mill Hall,Frome,,,{ABOUT},\n"
    f"The Donkey Refuge,,Long Barn,Frome,22 Hill Road,,{ABOUT},\n"
)


@pytest.mark.parametrize("rows_together", [1, 500])
def test_no_record_says_where_a_row_is_whose_name_or_group_is_that_of_a_refuge(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, rows_together: int
) -> None:
    monkeypatch.setattr(table_records, "SLICE", rows_together)
    monkeypatch.setattr(table_records, "cores", lambda: 2)
    desk.mapping(OPEN)

    outcome = desk.run(ROWS)

    assert errors_of(desk) == []
    assert desk.ids("places") == ["long-barn", "mill-hall"]
    for record_id in ("sahara-refuge", "mens-refuge", "frome-womens-aid", "emergency-rooms", "drop-in"):
        assert "place" not in str(desk.values("activities", record_id)["sessions"])
    assert desk.values("activities", "tea")["sessions"] == [{"place": "mill-hall", "repeats": "unknown"}]
    assert desk.values("activities", "the-donkey-refuge")["sessions"][0]["place"] == "long-barn"
    named = {problem.span.line for problem in outcome.problems if problem.code == "sensitive-place"}
    assert named == {3, 4, 5, 6, 7}
    records = "".join(path.read_text("utf-8") for path in desk.assets.rglob("*.yaml"))
    assert not any(f"{number} Hill Road" in records for number in (14, 16, 18, 20))
    assert "22 Hill Road" in records  # the control


def test_what_may_be_a_refuge_says_no_way_there(desk: Desk) -> None:
    desk.mapping(OPEN.replace("  activity:\n", "  activity:\n    getting_there: {bus: <Street>}\n"))

    desk.run(f"{REFUGE_HEADINGS}Womens Aid,,,,Bus 20 to the end,,{ABOUT},\nTea,,,,Bus 21 to the mill,,{ABOUT},\n")

    assert "getting_there" not in desk.values("activities", "womens-aid")
    assert desk.values("activities", "tea")["getting_there"] == {"bus": "Bus 21 to the mill"}


def test_who_says_that_anybody_may_know_where_it_is_keeps_the_place(desk: Desk) -> None:
    desk.mapping(OPEN.replace("  activity:\n", "  activity:\n    sensitive: <Refuge>\n"))
    rows = f"Sahara Refuge,,Elm House,Frome,,no,{ABOUT},\nDrop-in,Womens Aid,Mill Hall,Frome,,no,{ABOUT},\n"

    desk.run(REFUGE_HEADINGS + rows)

    assert desk.ids("places") == ["elm-house", "mill-hall"]
    assert desk.values("activities", "drop-in")["sessions"][0]["place"] == "mill-hall"


def test_a_group_that_says_so_itself_keeps_the_places_of_what_it_does(desk: Desk) -> None:
    desk.mapping(REFUGES.replace("    sensitive: <Refuge>\n", ""))  # that of the group is left

    desk.run(f"{REFUGE_HEADINGS}Drop-in,Womens Aid,Mill Hall,Frome,,no,{ABOUT},\nTea,Aid,Ash House,Frome,,,{ABOUT},\n")

    assert desk.values("activities", "drop-in")["sessions"][0]["place"] == "mill-hall"


TEXTS = f"{REFUGE_HEADINGS}Tea,,Rose Court,Frome,,,{ABOUT},We are at 3 Mill Lane. Come to Rose Court.\n"


@pytest.mark.parametrize("text", ["We are at 14 Hill Road.", "Come to Rose Court on Tuesdays."])
def test_no_text_of_what_may_be_a_refuge_says_where_it_is(desk: Desk, text: str) -> None:
    desk.mapping(OPEN)

    outcome = desk.run(f"{TEXTS}Sahara Refuge,,Elm House,Frome,,,A place for women to stay.,{text}\n")

    values = desk.values("activities", "sahara-refuge")
    assert values["summary"] == "A place for women to stay."
    assert "description" not in values
    assert [p.code for p in outcome.problems if p.code == "sensitive-words"] == ["sensitive-words"]
    assert "3 Mill Lane" in desk.values("activities", "tea")["description"]  # the control
    assert errors_of(desk) == []


def test_a_summary_that_says_where_it_is_has_others_in_its_place(desk: Desk) -> None:
    desk.mapping(OPEN)

    desk.run(f"{TEXTS}Elm House,,Elm House,Frome,,,Emergency accommodation for women fleeing abuse at 16 Hill Road.,\n")

    assert desk.values("activities", "elm-house")["summary"] == "Elm House: get in touch to find out more."
    assert desk.ids("places") == ["rose-court"]


def test_a_group_that_may_run_one_does_not_say_so_either(desk: Desk) -> None:
    of_group = "summary: <About>,\n     description: <More>,"
    desk.mapping(OPEN.replace("name: <Group>, summary: <About>,", f"name: <Group>, {of_group}"))

    desk.run(f"{TEXTS}Drop-in,Womens Aid,Mill Hall,Frome,,,{ABOUT},We are at 14 Hill Road.\n")

    assert "Hill Road" not in desk.record("groups", "womens-aid") + desk.record("activities", "drop-in")
    assert desk.values("activities", "drop-in")["group"] == "womens-aid"


def test_who_says_that_anybody_may_know_keeps_the_texts(desk: Desk) -> None:
    desk.mapping(OPEN.replace("  activity:\n", "  activity:\n    sensitive: <Refuge>\n"))

    desk.run(f"{TEXTS}Sahara Refuge,,Elm House,Frome,,no,{ABOUT},We are at 14 Hill Road.\n")

    assert desk.values("activities", "sahara-refuge")["description"] == "We are at 14 Hill Road."


MILL = f"Tea,,Mill Hall,Frome,,,{ABOUT},\n"
FIRST = f"{REFUGE_HEADINGS}Drop-in,,Elm House,Frome,14 Hill Road,,{ABOUT},\n{MILL}"
LATER = {
    "maybe": f"{REFUGE_HEADINGS}Drop-in,,Elm House,Frome,14 Hill Road,,For women fleeing abuse at home.,\n{MILL}",
    "yes": FIRST.replace("14 Hill Road,,", "14 Hill Road,yes,"),
}


def shown(desk: Desk) -> str:
    """Everything that may be shown of the places and activities."""
    directory = load(desk.assets, today=date(2026, 12, 1)).edition.directory
    return repr((directory.places, directory.activities))


@pytest.mark.parametrize("how", ["maybe", "yes"])
def test_the_place_of_an_earlier_import_is_held_back_with_what_is_a_refuge_by_now(desk: Desk, how: str) -> None:
    desk.mapping(REFUGES)
    desk.run(FIRST)
    assert "Hill Road" in shown(desk)  # the control

    outcome = desk.run(LATER[how])

    assert "Hill Road" not in shown(desk)
    assert "Mill Hall" in shown(desk)
    assert [problem.code for problem in outcome.problems if "elm-house" in problem.message] == ["import-withdrawn"]
    assert desk.run(FIRST).changed == 2
    assert "Hill Road" in shown(desk)


def test_what_was_edited_here_is_held_back_where_a_list_says_that_it_is_secret(desk: Desk) -> None:
    desk.mapping(REFUGES)
    desk.run(FIRST)
    assert CliRunner().invoke(commands, ["rename", "elm-house", "the-elms"]).exit_code == 0  # edits the activity, too

    outcome = desk.run(LATER["yes"])

    assert "Hill Road" not in shown(desk)
    assert "Drop-in" not in shown(desk)
    assert [problem.code for problem in outcome.problems].count("import-secret") == 1
    before = desk.record("activities", "drop-in")
    desk.run(LATER["yes"])
    assert desk.record("activities", "drop-in") == before


@pytest.mark.parametrize("note", ["Women's refuge", "Refuge", "Emergency housing for women fleeing abuse"])
def test_a_note_that_no_record_has_hides_the_place_too(desk: Desk, note: str) -> None:
    desk.mapping(OPEN)
    headings = REFUGE_HEADINGS.replace("More\n", "More,Note\n")

    outcome = desk.run(
        f"{headings}Drop-in,,Elm House,Frome,14 Hill Road,,{ABOUT},We are at 14 Hill Road.,{note}\n"
        f"Tea,,Mill Hall,Frome,,,{ABOUT},,Donkey refuge next door\n"
    )

    assert desk.ids("places") == ["mill-hall"]
    assert "Hill Road" not in desk.record("activities", "drop-in")
    assert {problem.span.line for problem in outcome.problems if problem.code == "sensitive-place"} == {2}


def test_a_note_says_nothing_of_a_row_that_says_itself_that_it_is_no_secret(desk: Desk) -> None:
    desk.mapping(REFUGES)
    headings = REFUGE_HEADINGS.replace("More\n", "More,Note\n")

    desk.run(f"{headings}Drop-in,,Elm House,Frome,14 Hill Road,no,{ABOUT},,Women's refuge until 2019\n")

    assert desk.ids("places") == ["elm-house"]


def test_what_may_be_a_refuge_keeps_the_only_way_to_reach_it_though_that_may_say_where(desk: Desk) -> None:
    at_maps = OPEN.replace("{phone: 01632 960123}", "{website: <More>}").replace("    description: <More>\n", "")
    desk.mapping(at_maps)

    desk.run(
        f"{REFUGE_HEADINGS}Tea,,Mill Hall,Frome,,,{ABOUT},https://example.org/tea\n"
        f"Frome Women's Aid,,Ash Centre,Frome,18 Hill Road,,{ABOUT},https://maps.example.org/18-hill-road\n"
        f"Mens Refuge 16 Hill Road,,Elm House,Frome,16 Hill Road,,{ABOUT},https://drive.example.org/open?id=1Ab2\n"
    )

    assert errors_of(desk) == []
    assert desk.values("activities", "mens-refuge-16-hill-road")["contact"] == {
        "website": "https://drive.example.org/open?id=1Ab2"
    }
