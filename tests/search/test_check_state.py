"""One rule for what a check is worth: Python, the browser's search and the browser's pages, over one table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.publish.prepare import prepare
from fingerpost.reading.read import read_directory
from fingerpost.schedule.review import check_days, periods_of
from fingerpost.search.index.cards import FIELDS
from fingerpost.search.index.site import write_search
from fingerpost.search.query.answer import answer
from fingerpost.search.query.order import TAKEN_OFF
from fingerpost.search.query.site import SearchFiles
from tests.conftest import USUAL_FILES, OpenSite
from tests.search.conftest import TODAY
from tests.search.node import node

# What, the day, and what is said of it then. All were checked on 1 October 2026.
TABLE = [
    ("weekly", "2026-10-01", "checked"),
    ("weekly", "2027-04-01", "checked"),
    ("weekly", "2027-04-02", "due"),
    ("weekly", "2027-04-29", "due"),
    ("weekly", "2027-04-30", "overdue"),
    ("weekly", "2027-10-01", "overdue"),
    ("weekly", "2027-10-02", "old"),
    ("monthly", "2027-10-01", "checked"),
    ("monthly", "2027-10-02", "due"),  # not old on the first day after a year: it was promised for then
    ("monthly", "2027-10-29", "due"),
    ("monthly", "2027-10-30", "old"),
    ("fridge", "2027-01-01", "checked"),  # in a category below food
    ("fridge", "2027-01-02", "due"),
    ("fridge", "2027-01-30", "overdue"),
    ("refuge", "2027-01-02", "due"),
    ("refuge", "2029-01-02", "old"),
]
CHAT = USUAL_FILES["activities/chat.yaml"]
CATEGORIES = """
food: {name: Food, review_every: 3 months}
community-fridges: {name: Fridges, parent: food}
refuge: {name: Help after violence, crisis: others}
"""


def of(category: str, weekly: str = "repeats: weekly") -> str:
    return CHAT.replace("[talking-cafe]", f"[{category}]").replace("repeats: weekly", weekly)


FILES = {
    "vocabulary/categories.yaml": USUAL_FILES["vocabulary/categories.yaml"] + CATEGORIES,
    "directory.yaml": USUAL_FILES["directory.yaml"]
    + "crisis: [{when: In danger, name: Police, phone: '999', for: [others]}]\n",
    "activities/weekly.yaml": of("talking-cafe"),
    "activities/monthly.yaml": of("talking-cafe", "repeats: monthly, weeks: [first]"),
    "activities/fridge.yaml": of("community-fridges"),
    "activities/refuge.yaml": of("refuge"),
}


def test_python_and_both_readers_in_the_browser_say_the_same(site: OpenSite) -> None:
    directory = read_directory(site(FILES).assets)[0]
    periods = periods_of(directory)
    days = {name: check_days(directory.activities[name], periods) for name in ("weekly", "monthly", "fridge", "refuge")}

    states = [(name, day, days[name].state_on(date.fromisoformat(day)).value) for name, day, _ in TABLE]
    questions = [(day, f"{days[name].again}", f"{days[name].old}") for name, day, _ in TABLE]
    questions.append(("2026-10-01", "1970-01-01", "1970-01-01"))  # as the files have what is only in a list
    in_browser = json.loads(node(Path(__file__).parent / "check_state.mjs", text=json.dumps(questions)).stdout)

    assert states == TABLE
    assert in_browser == [[state, TAKEN_OFF[state], state] for state in (*(state for _, _, state in TABLE), "listed")]


@pytest.mark.parametrize(
    ("settings", "weekly", "monthly"),
    [
        ("", (2027, 4, 1), (2027, 10, 1)),
        ("review: {activity: 2 months}\n", (2026, 12, 1), (2026, 12, 1)),  # as before there was a rule for each week
        ("review: {weekly: 1 month, activity: 2 months}\n", (2026, 11, 1), (2026, 12, 1)),
    ],
)
def test_settings_say_how_long_what_meets_each_week_is_trusted(
    site: OpenSite, settings: str, weekly: tuple[int, int, int], monthly: tuple[int, int, int]
) -> None:
    directory = read_directory(site(FILES | {"directory.yaml": FILES["directory.yaml"] + settings}).assets)[0]
    edition = Edition(directory=directory, today=date(2026, 11, 1))

    again = {
        name: check_days(edition.directory.activities[name], periods_of(directory)).again
        for name in ("weekly", "monthly")
    }

    assert again == {"weekly": date(*weekly), "monthly": date(*monthly)}


def test_groups_and_places_are_ranked_lower_when_late_and_their_cards_say_so_too(
    site: OpenSite, tmp_path: Path
) -> None:
    group = "name: {} Walkers\nsummary: People who like to walk together.\nchecked: {{on: {}, how: phone}}\n"
    place = "name: {} Walk Hut\nkind: hall\ntown: Frome\nchecked: {{on: {}, how: phone}}\n"
    files = {
        "groups/a-late.yaml": group.format("Brisk", "2024-10-01"),
        "groups/fresh.yaml": group.format("Ready", "2026-10-01"),
        "places/a-late.yaml": place.format("Brisk", "2024-10-01"),
        "places/fresh.yaml": place.format("Ready", "2026-10-01"),
        "places/never.yaml": "name: Never Walk Hut\nkind: hall\ntown: Frome\n",
    }
    write_search(prepare(site(files).assets, today=TODAY).edition, tmp_path / "out")
    searched = SearchFiles(tmp_path / "out")

    for kind, words in (("group", "walkers"), ("place", "walk hut")):
        results = answer(searched, {"q": words, "kind": [kind]}, TODAY).results
        cards = {searched.card(each.document)[1]: searched.card(each.document) for each in results}
        checks = [(searched.card(each.document)[1], each.check.value) for each in results]
        assert checks.index(("fresh", "checked")) < checks.index(("a-late", "old")), checks
        assert cards["a-late"][FIELDS.index("checked")] == "1 October 2024"
        assert cards.get("never", [""] * 15)[FIELDS.index("checked")] == ""
