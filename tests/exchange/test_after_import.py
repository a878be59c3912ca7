"""After an import check finds no error, whatever the table held, and each cell that was lost is named."""

from __future__ import annotations

import ast
import csv
import inspect
import io
import shutil
from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml

from fingerpost.checks import everything
from fingerpost.checks.everything import check_directory
from fingerpost.exchange.tables.rows import table_records
from fingerpost.reading.read import read_directory
from fingerpost.records.problem import Problem
from tests.exchange.conftest import Desk

MAPPING = """\
source: A dirty list
key: <Id>
records:
  group:
    id: <Group>
    key: <Group>
    only_when: {Group: filled}
    name: <Group>
    summary: A group of people who do things with each other.
    kind: <Group kind>
    contact: {phone: 01632 960100}
    checked: {on: 2026-10-01, how: phone}
  place:
    id: [<Hall>, <Town>]
    key: [<Hall>, <Town>]
    only_when: {Hall: filled}
    name: <Hall>
    kind: <Kind>
    town: <Town>
    postcode: <Postcode>
    location: {lat: <Lat>, lon: <Lon>, from: by-hand}
  activity:
    id: <Name>
    name: <Name>
    summary: <About>
    description: <More>
    group: <group id>
    categories: {split: <Category>}
    needs: [<Need>]
    sessions:
      opening_hours: <Hours>
      with: {place: <place id>, bank_holidays: <Bank holidays>}
      calendar: somerset
    cost: {kind: <Cost kind>, amount: <Cost>}
    who: {ages: {from: <Youngest>, to: <Oldest>}, for: [<For>]}
    languages: {split: <Languages>}
    contact: {phone: <Phone>, email: <Email>, website: <Web>, text: <Texts>}
    join: {ways: [drop-in]}
    capacity: {state: <State>, as_of: <As of>}
    closed: {on: <Ended>}
    checked: {on: <Seen>, how: phone}
"""
# What each column holds: good values first, then those of which at least a part cannot be used, and is to be named.
GOOD_AND_BAD: dict[str, tuple[list[str], list[str]]] = {
    "Name": (["Tea and talk", "Chair yoga", "Café Zoë"], ["", "?!", "Ch\u0430ir yoga", "TEA", "x" * 120]),
    "Group": (["", "Frome friends", "The connectors"], ["...", "Fr\u0456ends"]),
    "Group kind": (["", "charity"], ["club"]),
    "Hall": (["", "Market Hall", "Old Dairy"], ["!"]),
    "Kind": (["hall", ""], ["shed"]),
    "Town": (["Frome", "Wells"], [""]),
    "Postcode": (["BA11 1AA", "ba52aa", ""], ["BA11", "nowhere"]),
    "Lat": (["", "51.23"], ["0", "95", "nan"]),
    "Lon": (["", "-2.32"], ["0", "-250"]),
    "About": (
        ["Come and meet people over a cup of tea."],
        ["Tea.", "The key safe code is 4821, let yourself in and sit down."],
    ),
    "More": (
        ["", "All are welcome. Bring a mug."],
        [
            "![cat](https://example.org/c.png) and more",
            "[www.nhs.uk](https://example.org/)",
            "Pay to sort code 12-34-56 account 12345678.",
            "His NHS number is 943 476 5919.",
        ],
    ),
    "Category": (["talking-cafe"], ["knitting", "talking-cafe; knitting", ""]),
    "Need": (["loneliness", ""], ["tea"]),
    "Hours": (
        ["Tuesday 10am-12pm", "Mon-Fri 9am-5pm", "", "by appointment"],
        ["Tuesdays 2pm, term time only", "7-9", "Mon 10am-12pm, term time"],
    ),
    "Bank holidays": (["", "closed"], ["never"]),
    "Cost kind": (["free", "fixed", ""], ["cheap"]),
    "Cost": (["", "3.50", "£1,200"], ["from £3", "-4", "999999999"]),
    "Youngest": (["", "18"], ["130", "-1", "old", "60"]),
    "Oldest": (["", "25"], ["nobody", "12"]),
    "For": (["carers", ""], ["wizards"]),
    "Languages": (["en", ""], ["English", "en; xx"]),
    "Phone": (["01632 960123"], ["", "999", "01632", "07xxx 343123", "01632 960123 / 960124"]),
    "Email": (["", "hello@example.org"], ["hello@", "a@b"]),
    "Web": (
        ["", "https://example.org/a"],
        ["https://printer.local/", "https://sue:pw@example.org/", "https://ex\u0430mple.org/", "https://example.org,"],
    ),
    "Texts": (["", "85258"], ["01632 960123 ext 204", "ask"]),
    "State": (["open", ""], ["busy"]),
    "As of": (["2026-06-01", ""], ["2031-01-01", "soon"]),
    "Ended": ([""], ["2026-10-99", "2026-09-01"]),
    "Seen": (["2026-10-01"], ["2031-01-01", "", "1 October"]),
}
# Taken as they are: said in capitals, closed already, or no value at all; and what is lost only beside another value.
NOT_LOST = {"", "TEA", "2026-09-01", "60", "12", "0"}
# What a column is of no use without, and when.
NEEDS = {"Group kind": "Group", "Bank holidays": "Hours"} | dict.fromkeys(("Kind", "Postcode", "Lat", "Lon"), "Hall")
UNUSED = {"", "by appointment", "7-9"}
DAY = date(2026, 11, 28)


def table_of(seed: int, rows: int) -> tuple[str, dict[int, set[str]]]:
    """A table with a bad cell in about every seventh place, and the columns of these by row."""
    random, text = Random(seed), io.StringIO()
    writer, bad = csv.writer(text), {}
    writer.writerow(["Id", *GOOD_AND_BAD])
    for number in range(2, rows + 2):
        cells = []
        for column, (good, worse) in GOOD_AND_BAD.items():
            is_bad = random.random() < 0.15
            cells.append(random.choice(worse if is_bad else good))
            if is_bad and cells[-1] not in NOT_LOST:
                bad.setdefault(number, set()).add(column)
        for at in (0, 1, 3):  # or they would share a record, and the first row that has one makes it
            cells[at] += f" {number}" if cells[at].isascii() and cells[at].replace(" ", "").isalpha() else ""
        writer.writerow([number, *cells])
    return text.getvalue(), bad


def errors_of(desk: Desk) -> list[Problem]:
    directory, problems = read_directory(desk.assets, jobs=1)
    return [problem for problem in (*problems, *check_directory(directory, today=DAY, jobs=1)) if problem.is_error]


@pytest.mark.parametrize("seed", [3, 4])
def test_whatever_a_table_holds_check_finds_no_error_and_each_lost_cell_is_named(
    desk: Desk, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")  # 28 November 2026
    desk.mapping(MAPPING)
    text, bad = table_of(seed, rows=40)

    outcome = desk.run(text)

    assert [f"{error.span} {error.code}: {error.message}" for error in errors_of(desk)] == []
    rows = dict(enumerate(csv.DictReader(io.StringIO(text)), start=2))
    names = ["Id", *GOOD_AND_BAD]
    named = {(problem.span.line, names[problem.span.column - 1]) for problem in outcome.problems}
    left_out = {problem.span.line for problem in outcome.problems if problem.is_error}
    lost = {
        (row, column)
        for row, columns in bad.items()
        for column in columns
        if row not in left_out and rows[row].get(NEEDS.get(column, "Id")) not in UNUSED
    }
    unnamed = [(row, column, rows[row][column]) for row, column in sorted(lost - named)]
    assert unnamed == []
    assert outcome.rows_used > 6  # or the test would show little
    assert outcome.rows_left_out == len(left_out)


def test_what_an_import_does_not_ask_beforehand_is_never_an_error() -> None:
    """Checks that ``check_record`` makes and ``check_usable`` does not: secrets are asked in another way."""
    tree = ast.parse(Path(everything.__file__).read_text("utf-8"))
    calls = {
        function.name: {
            node.func.id for node in ast.walk(function) if isinstance(node, ast.Call) and hasattr(node.func, "id")
        }
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
    }
    others = calls["check_record"] - calls["check_usable"] - {"check_usable", "check_secrets", "isinstance", "scan_of"}
    modules = {Path(inspect.getfile(getattr(everything, name))) for name in others}

    assert len(modules) > 5
    assert [name for path in modules for name in errors_in(ast.parse(path.read_text("utf-8")))] == []
    assert errors_in(ast.parse(Path(inspect.getfile(everything.check_ages)).read_text("utf-8"))) == ["ages-reversed"]


def errors_in(tree: ast.AST) -> list[str]:
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"
    ]
    words = [{word.arg: ast.unparse(word.value) for word in call.keywords} for call in calls]
    return [word["code"].strip("'") for word in words if word.get("severity") != "Severity.WARNING"]


VILLAGES = """\
source: Villages
key: [<Name>]
records:
  place: {id: [<Hall>], key: [<Hall>], name: <Hall>, kind: hall, town: <Town>, postcode: <Postcode>}
  activity:
    id: [<Name>]
    name: <Name>
    summary: <About>
    description: <More>
    categories: [talking-cafe]
    sessions: [{place: <place id>, repeats: unknown}]
    contact: {phone: 01632 960123}
    checked: {on: 2026-10-01, how: phone}
"""


def test_two_villages_do_not_share_a_hall_for_its_name(desk: Desk) -> None:
    desk.mapping(VILLAGES)

    outcome = desk.run(
        "Name,Hall,Town,Postcode,About,More\n"
        "Nunney tea,Village Hall,Nunney,BA11 4LZ,Come and have a cup of tea.,\n"
        "Rode tea,Village Hall,Rode,BA11 6PZ,Come and have a cup of tea.,\n"
        "Nunney chat,Village Hall,NUNNEY,ba114lz,Come and have a cup of tea.,\n"
        "Nunney yoga,Village Hall,Nunney,BA11 4LX,Come and have a cup of tea.,\n".replace(
            "village hall", "Village Hall"
        )
    )

    assert [(p.span.line, p.span.column, p.code, p.is_error) for p in outcome.problems] == [
        (3, 4, "rows-disagree", True),
        (5, 4, "rows-disagree", False),
    ]
    assert "Rows 2 and 3 share one place, but disagree about its town and postcode." in outcome.problems[0].message
    assert desk.ids("activities") == ["nunney-chat", "nunney-tea", "nunney-yoga"]


def test_a_long_summary_ends_with_a_sentence_and_nothing_of_it_is_lost(desk: Desk) -> None:
    desk.mapping(VILLAGES)
    first = "St. Mary's hall is warm, e.g. for people who like to sit. " + "We chat, knit and drink tea together. " * 3
    rest = "There is cake on Fridays, and a raffle at Christmas. Ask for Jo."
    endless = "tea and " * 40

    outcome = desk.run(
        "Name,Hall,Town,Postcode,About,More\n"
        f'Tea,Hall,Frome,,"{first}{rest}",More of it.\n'
        f"Chat,Hall,Frome,,{endless},\n"
    )

    tea, chat = desk.values("activities", "tea"), desk.values("activities", "chat")
    assert tea["summary"] == first.strip()
    assert tea["description"].strip() == f"{rest}\n\nMore of it."
    assert chat["summary"].endswith("tea…")
    assert chat["description"].strip() == endless.strip()
    assert [problem.code for problem in outcome.problems] == ["summary-divided"] * 2


SHORT = [
    ("Tea", "Weekly tea", "", "Tea: Weekly tea. The list says no more about it."),
    ("Frome chess club", "Chess", "We meet to play and to talk. There is cake.", "Chess. We meet to play and to talk."),
    ("Frome knitters", "Knit and natter", "", "Frome knitters: Knit and natter"),
    ("Choir", "", "", "Choir. The list says no more about it."),
]


def test_a_short_summary_costs_no_row_and_is_made_of_the_words_of_the_list(desk: Desk) -> None:
    desk.mapping(VILLAGES)
    rows = [f'{name},Hall,Frome,,"{short}","{more}"' for name, short, more, _ in SHORT]

    outcome = desk.run("\n".join(["Name,Hall,Town,Postcode,About,More", *rows, ""]))

    records = {desk.values("activities", one)["name"]: desk.values("activities", one) for one in desk.ids("activities")}
    assert {name: record["summary"] for name, record in records.items()} == {name: filled for name, *_, filled in SHORT}
    assert [problem.code for problem in outcome.problems] == ["summary-short"] * len(SHORT)
    assert "“Weekly tea” is short" in outcome.problems[0].message


AGES = {
    "18": {"from": 18, "to": 18},
    "18+": {"from": 18},
    "under 5": {"to": 4},
    "6 years - 14 years": {"from": 6, "to": 14},
    "6 weeks to 18 months": {"from": "6 weeks", "to": "18 months"},
    "1.5": {"from": "18 months", "to": "18 months"},
    "1.7": {},
    "teenagers": {},
}


def test_a_cell_of_ages_may_have_both_and_months(desk: Desk) -> None:
    mapping = VILLAGES.replace("    sessions:", "    who: {ages: {from: <Age>, to: <Age>}}\n    sessions:")
    desk.mapping(mapping)
    rest = "Hall,Frome,,Come and have a cup of tea.,"

    outcome = desk.run(
        "Name,Age,Hall,Town,Postcode,About,More\n"
        + "".join(f"Tea {number},{text},{rest}\n" for number, text in enumerate(AGES))
    )

    activities = [desk.values("activities", f"tea-{number}") for number in range(len(AGES))]
    assert [activity.get("who", {}).get("ages", {}) for activity in activities] == list(AGES.values())
    assert {problem.span.line for problem in outcome.problems} == {8, 9}


def test_processes_that_share_the_rows_give_what_one_gives(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.mapping(MAPPING.replace("key: [<Hall>, <Town>]", "key: <Town>"))
    text = table_of(6, rows=30)[0]
    alone = desk.run(text)
    files = {path.relative_to(desk.assets): path.read_bytes() for path in desk.assets.rglob("*.*")}
    shutil.rmtree(desk.assets)
    monkeypatch.setattr(table_records, "SLICE", 7)
    monkeypatch.setattr(table_records, "cores", lambda: 2)

    outcome = desk.run(text)

    assert {path.relative_to(desk.assets): path.read_bytes() for path in desk.assets.rglob("*.*")} == files
    assert (outcome.rows_used, outcome.new) == (alone.rows_used, alone.new)
    assert sorted(map(str, outcome.problems)) == sorted(map(str, alone.problems))


def test_processes_bring_in_the_next_edition_as_one_does(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.mapping(MAPPING.replace("key: [<Hall>, <Town>]", "key: <Town>"))
    text = table_of(6, rows=30)[0]
    desk.run(text)
    for number, path in enumerate(sorted(desk.assets.rglob("*/*.yaml"))):
        if number % 5 == 0:
            path.write_text(path.read_text("utf-8") + "# rung in May\n", "utf-8")
        elif number % 7 == 0:
            path.unlink()
    shutil.copytree(desk.assets, desk.folder / "before")
    next_text = text.replace("Frome", "Wells").replace("10am", "11am")
    alone = desk.run(next_text)
    files = {path.relative_to(desk.assets): path.read_bytes() for path in desk.assets.rglob("*.*")}
    shutil.rmtree(desk.assets)
    shutil.copytree(desk.folder / "before", desk.assets)
    monkeypatch.setattr(table_records, "SLICE", 7)
    monkeypatch.setattr(table_records, "cores", lambda: 2)

    outcome = desk.run(next_text)

    assert {path.relative_to(desk.assets): path.read_bytes() for path in desk.assets.rglob("*.*")} == files
    assert alone.changed
    assert (outcome.changed, outcome.same, outcome.edited, outcome.deleted, outcome.unlisted) == (
        *(alone.changed, alone.same, alone.edited, alone.deleted),
        alone.unlisted,
    )
    assert sorted(map(str, outcome.problems)) == sorted(map(str, alone.problems))


REFUGES = """\
source: Refuges
key: [<Name>]
records:
  group:
    {id: [<Group>], key: [<Group>], only_when: {Group: filled}, name: <Group>, summary: <About>,
     contact: {phone: 01632 960100}, sensitive: <Refuge>, checked: {on: 2026-10-01, how: phone}}
  place: {id: [<Hall>], key: [<Hall>], name: <Hall>, kind: hall, town: <Town>, address: [<Street>]}
  activity:
    id: [<Name>]
    name: <Name>
    summary: <About>
    description: <More>
    group: <group id>
    categories: [talking-cafe]
    sessions: [{place: <place id>, repeats: unknown}]
    contact: {phone: 01632 960123}
    sensitive: <Refuge>
    checked: {on: 2026-10-01, how: phone}
"""
REFUGE_HEADINGS = "Name,Group,Hall,Town,Street,Refuge,About,More\n"
ABOUT = "Come and have a cup of tea."


def test_an_activity_comes_in_without_a_place_or_a_group_that_cannot(desk: Desk) -> None:
    desk.mapping(REFUGES)

    outcome = desk.run(
        f"{REFUGE_HEADINGS}Tea,???,Mill Hall,Frome,,,{ABOUT},\n"
        f"Chat,Friends,Market Hall,,,,{ABOUT},\n"
        f"Knit,Friends,Market Hall,Frome,,,{ABOUT},\n"
        f"Walk,???,,,,yes,{ABOUT},\n"
    )

    assert errors_of(desk) == []
    assert desk.ids("activities") == ["chat", "knit", "tea"]
    assert (desk.ids("places"), desk.ids("groups")) == (["market-hall", "mill-hall"], ["friends"])
    assert desk.values("activities", "tea")["sessions"] == [{"place": "mill-hall", "repeats": "unknown"}]
    assert "group" not in desk.values("activities", "tea")
    for name in ("chat", "knit"):  # whose row lacks the town, and whose row has it
        assert desk.values("activities", name)["sessions"] == [{"place": "market-hall", "repeats": "unknown"}]
    assert (outcome.rows_used, outcome.rows_left_out) == (3, 1)  # without its group a refuge would be a public one
    warnings = [problem for problem in outcome.problems if not problem.is_error]
    assert {problem.span.line for problem in warnings if "the activity has none" in problem.message} == {2}


def test_a_refuge_of_a_table_names_no_place_of_it_and_its_own_does_not_come_in(desk: Desk) -> None:
    desk.mapping(REFUGES)

    outcome = desk.run(
        f"{REFUGE_HEADINGS}Aid,,Vale Court,Frome,3 Cork Lane,refuge,{ABOUT},Next to Old Dairy Barn.\n"
        f"Help,,Hill Court,Frome,,Y,{ABOUT},Ring us.\n"
        f"Cheese,,Old Dairy Barn,Frome,,no,{ABOUT},Next to Old Dairy Barn.\n"
    )

    assert errors_of(desk) == []
    assert desk.ids("places") == ["old-dairy-barn"]
    aid, cheese = desk.values("activities", "aid"), desk.values("activities", "cheese")
    assert (aid["sensitive"], cheese["sensitive"]) == (True, False)
    assert "description" not in aid
    assert cheese["description"].strip() == "Next to Old Dairy Barn."
    assert desk.values("activities", "help")["description"].strip() == "Ring us."
    codes = {(problem.span.line, problem.code) for problem in outcome.problems}
    assert {(2, "sensitive-words"), (2, "sensitive-place"), (2, "value-not-listed"), (3, "sensitive-place")} <= codes
    assert not any("Dairy" in problem.message or "Vale" in problem.message for problem in outcome.problems)
    desk.run(f"{REFUGE_HEADINGS}Hope,,,,,yes,{ABOUT},Next to Old Dairy Barn.\n")  # which is on disk by now
    assert "description" not in desk.values("activities", "hope")


@pytest.mark.parametrize("areas", ["wells: {name: Wells}\n", "wells: {name: Wells}\nfrome: {name: Frome}\n"])
def test_what_may_be_a_refuge_comes_in_without_its_place_until_somebody_says_it_is_none(desk: Desk, areas: str) -> None:
    desk.mapping(REFUGES)
    desk.run(f"{REFUGE_HEADINGS}Chat,,Market Hall,Frome,,,{ABOUT},\n")
    desk.assets.joinpath("vocabulary", "areas.yaml").write_text(areas, "utf-8")
    secret = "Peer support for women who have left domestic abuse."
    rows = (
        f"{REFUGE_HEADINGS}Help,,Help,Frome,3 Cork Lane,{{}},{secret},\n"
        f"Talk,,Market Hall,Frome,,{{}},{secret},\n"
        f"Chat,,Market Hall,Frome,,,{ABOUT},\n"
        f"Sing,,Safe House Hall,Frome,4 Cork Lane,,{ABOUT},\n"
    )

    outcome = desk.run(rows.format("", ""))

    assert errors_of(desk) == []
    assert desk.ids("places") == ["market-hall"]
    where = {"area": "frome"} if "frome" in areas else {}
    assert desk.values("activities", "help")["sessions"] == [{**where, "repeats": "unknown"}]
    assert desk.values("activities", "talk")["sessions"] == [{**where, "repeats": "unknown"}]
    assert desk.values("activities", "chat")["sessions"] == [{"place": "market-hall", "repeats": "unknown"}]
    assert desk.values("activities", "sing")["sessions"] == [{"repeats": "unknown"}]
    named = [(problem.span.line, problem.code) for problem in outcome.problems if problem.code == "sensitive-place"]
    assert named == [(2, "sensitive-place"), (3, "sensitive-place"), (5, "sensitive-place")]
    assert not any("Cork Lane" in problem.message for problem in outcome.problems)
    shutil.rmtree(desk.assets)

    desk.run(rows.format("no", "no"))

    assert desk.ids("places") == ["help", "market-hall"]


def test_a_cell_with_several_organisations_is_doubtful_until_the_mapping_says_they_are(desk: Desk) -> None:
    desk.mapping(REFUGES)
    rows = f"{REFUGE_HEADINGS}Tea,Age UK; Mind,,,,,{ABOUT},\nKnit,The Knitters;,,,,,{ABOUT},\n"

    outcome = desk.run(rows)

    assert desk.ids("groups") == ["age-uk-mind", "the-knitters"]
    assert [(each.span.line, each.span.column, each.code) for each in outcome.problems] == [(2, 2, "several-names")]
    shutil.rmtree(desk.assets)
    typed = 'each: {split: <Group>, at: ";"}'
    assert typed in outcome.problems[0].hint
    of_group, of_others = REFUGES.split("  place:")
    desk.mapping(f"{of_group.replace('<Group>', '<each>').replace('{id', f'{{{typed}, id')}  place:{of_others}")

    assert desk.run(rows).problems == []
    assert desk.ids("groups") == ["age-uk", "mind", "the-knitters"]
    assert desk.values("activities", "tea")["group"] == "age-uk"


def test_rows_that_make_a_club_together_keep_the_place_of_each(desk: Desk) -> None:
    together = "  activity:\n    key: [<Name>]\n    together: [sessions]\n"
    desk.mapping(REFUGES.replace("key: [<Name>]", "key: [<Name>, <Hall>]", 1).replace("  activity:\n", together))
    rows = f"Tea,,Mill Hall,Frome,,,{ABOUT},\nTea,,Market Hall,Frome,,,{ABOUT},\nTea,,Old Barn,,,,{ABOUT},\n"

    outcome = desk.run(REFUGE_HEADINGS + rows)

    assert errors_of(desk) == []
    assert desk.values("activities", "tea")["sessions"] == [
        {"place": "mill-hall", "repeats": "unknown"},
        {"place": "market-hall", "repeats": "unknown"},
        {"repeats": "unknown"},
    ]
    assert desk.ids("places") == ["market-hall", "mill-hall"]
    assert [(problem.span.line, problem.code) for problem in outcome.problems] == [(4, "missing")]
    assert outcome.rows_used == 3
    assert desk.run(REFUGE_HEADINGS + rows).same == 3


@pytest.mark.parametrize("most_alone", [1, 1000])
def test_an_import_that_cannot_write_one_record_leaves_nothing_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most_alone: int
) -> None:
    monkeypatch.setattr(table_records, "SLICE", most_alone)
    monkeypatch.setattr(table_records, "cores", lambda: 2)
    (desk.folder / "elsewhere").mkdir()
    desk.assets.mkdir()
    (desk.assets / "activities").symlink_to(desk.folder / "elsewhere")

    with pytest.raises(OSError, match="link"):
        desk.run(desk.headers + desk.frome + desk.wells)

    assert [path.name for path in desk.assets.iterdir()] == ["activities"]  # places are written before
    assert list((desk.folder / "elsewhere").iterdir()) == []


BY_HAND = """\
source: A list of ours
licence: our own
key: [<Name>]
records:
  place: {key: [<Venue>], id: [<Venue>], name: <Venue>, address: [<Address>], town: <Town>}
  activity:
    id: [<Name>]
    name: <Name>
    summary: <Name> in <Town>, come and see us.
    contact: {phone: {first_of: [<Landline>, <Phone 2>, <Mobile>]}, text: <Mobile>}
    checked: {on: 2026-10-01, how: website}
"""
TWO_PHONES = """\
Name,Venue,Address,Town,Landline,Phone 2,Mobile
Chess club,Old Dairy,"Old Dairy, 4 Mill Lane",Frome,01632 960001,01632 960009,07700 900001
Choir,Town Hall,Town Hall 3 High Street,Wells,01632 960002,01632 960002,
"""


def test_a_row_with_neither_hours_nor_a_way_to_join_comes_in_and_is_mentioned(desk: Desk) -> None:
    desk.mapping(BY_HAND)

    outcome = desk.run(TWO_PHONES)

    chess = yaml.safe_load((desk.assets / "activities" / "chess-club.yaml").read_text("utf-8"))
    assert chess["sessions"] == [{"place": "old-dairy", "repeats": "unknown"}]
    unknown = [problem for problem in outcome.problems if problem.code == "sessions-unknown"]
    assert [problem.span.line for problem in unknown] == [2, 3]
    assert "Its page says to ask" in unknown[0].message


def test_no_phone_number_of_two_columns_is_lost_without_a_word(desk: Desk) -> None:
    desk.mapping(BY_HAND)

    outcome = desk.run(TWO_PHONES)

    chess = yaml.safe_load((desk.assets / "activities" / "chess-club.yaml").read_text("utf-8"))
    assert chess["contact"] == {"phone": "01632 960001", "text": "07700 900001"}
    second = [problem for problem in outcome.problems if problem.code == "phone-second"]
    assert [(problem.span.line, problem.span.column) for problem in second] == [(2, 6)]
    assert "960009" not in second[0].message


def test_an_address_has_the_name_of_its_place_once(desk: Desk) -> None:
    desk.mapping(BY_HAND)

    desk.run(TWO_PHONES)

    places = [yaml.safe_load(file.read_text("utf-8")) for file in sorted((desk.assets / "places").iterdir())]
    assert [place["address"] for place in places] == [["4 Mill Lane"], ["3 High Street"]]


@pytest.mark.parametrize("first", ["Bus 12, then go:", "Bus 112, then go:"])  # one of them is cut at the very end
def test_a_text_of_several_lines_that_is_shortened_still_fits(desk: Desk, first: str) -> None:
    desk.mapping(REFUGES.replace("    sessions:", "    getting_there: {bus: <More>}\n    sessions:"))

    desk.run(f'{REFUGE_HEADINGS}Tea,Friends,Mill Hall,Frome,,,{ABOUT},"{first}\n\n{"a b " * 99}"\n')

    assert errors_of(desk) == []
    assert desk.values("activities", "tea")["getting_there"]["bus"].startswith(first)
