"""After any row of edits, a build with what was kept writes the very bytes of one that keeps nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.cache.test_cache import LIBRARY, Town
from tests.conftest import OpenSite
from tests.thorough import many

STEPS = many(8, 14)
# Few names and summaries, so that records often share one, and cease to.
NAMES = ("Chair yoga", "Sing", "A walk", "Frome connectors", "The Old Dairy", "Arts")
SUMMARIES = ("Talk with people who know this town.", "Gentle stretches in a chair, for anyone.")
DAYS = ("monday", "friday", "sunday")
LISTS = {
    "vocabulary/categories.yaml": "talking-cafe: {{name: {0}}}\narts: {{name: {1}, needs: [loneliness]}}\n",
    "vocabulary/needs.yaml": "loneliness: {{name: {0}}}\n",
    "vocabulary/areas.yaml": "frome: {{name: Frome}}\nwells: {{name: {0}}}\n",
}


def _record(rng: Random, kind: str, number: int) -> str:
    text = f"name: {rng.choice(NAMES)}\nsummary: {rng.choice(SUMMARIES)}\nchecked: {{on: 2026-10-01}}\n"
    if rng.random() < 0.2:
        text += f"closed: {{on: 2026-11-01, instead: [{kind}-{(number + 1) % 4}]}}\n"
    if rng.random() < 0.2:
        text += f"former_ids: [old-{kind}-{number}]\n"
    if kind == "group":
        return text + "contact: {phone: 01632 960123}\n"
    if kind == "place":
        return text + f"town: {rng.choice(['Frome', 'Wells'])}\nkind: hall\n"
    sessions = [
        f"{{place: place-{rng.randrange(4)}, repeats: weekly, days: [{rng.choice(DAYS)}], from: 10:00}}"
        for _ in range(rng.randint(1, 2))
    ]
    return (
        f"{text}group: group-{rng.randrange(4)}\ncategories: [{rng.choice(['talking-cafe', 'arts'])}]\n"
        f"sessions: [{', '.join(sessions)}]\ncontact: {{phone: 01632 960125}}\n"
    )


FOLDERS = {"activity": "activities", "group": "groups", "place": "places"}


def _edit(rng: Random, town: Town) -> str:
    """Add a record, write one anew, delete one that nothing names, or change a list; say what was done."""
    what = rng.choice(("activity", "activity", "activity", "group", "place", "delete", "list"))
    if what == "list":
        name = rng.choice(list(LISTS))
        town.write(name, LISTS[name].format(*rng.sample(NAMES, 2)))
        return name
    if what == "delete":
        number = rng.randrange(4, 8)
        (town.assets / "activities" / f"activity-{number}.yaml").unlink(missing_ok=True)
        return f"delete activity-{number}"
    number = rng.randrange(8 if what == "activity" else 4)
    town.write(f"{FOLDERS[what]}/{what}-{number}.yaml", _record(rng, what, number))
    return f"{what}-{number}"


def _sensitive(rng: Random, town: Town) -> None:
    """Make a record secret, which takes its place out of every output; the next edit of it may take that back."""
    number = rng.randrange(4)
    name = f"{rng.choice(('activities/activity', 'groups/group', 'places/place'))}-{number}.yaml"
    town.write(name, (town.assets / name).read_text(encoding="utf-8") + "sensitive: yes\n")


def _setting(rng: Random, town: Town) -> None:
    title = re.compile("^title: .*", re.MULTILINE)
    settings = (town.assets / "directory.yaml").read_text(encoding="utf-8")
    town.write("directory.yaml", title.sub(f"title: {rng.choice(NAMES)} {rng.randrange(9)}", settings))


def _exports(rng: Random, town: Town) -> None:
    settings = (town.assets / "directory.yaml").read_text(encoding="utf-8").partition("exports_left_out")[0]
    left_out = rng.choice(["hsds", "whole-calendar", "geojson, activity-calendars"])
    town.write("directory.yaml", f"{settings}exports_left_out: [{left_out}]\n")


def _term(rng: Random, town: Town) -> None:
    text = f"name: Somerset\nterms:\n  - {{from: 2026-09-02, to: 2026-12-{rng.randint(10, 20)}}}\n"
    town.write("calendars/somerset.yaml", text)


def _theme(rng: Random, town: Town) -> None:
    town.write("site.css", f":root {{ --fp-accent: #{rng.randrange(100, 999)} }}\n")


def _docs(rng: Random, town: Town) -> None:
    town.shell = f"<html lang=en data-docs={rng.randrange(9)}>"  # what MkDocs makes of docs and mkdocs.yml


def _day(rng: Random, town: Town) -> None:
    town.day += timedelta(days=rng.choice((1, 30, 60)))


# What touches every page, or takes something out of all of them: one at each step.
WHOLE: tuple[Callable[[Random, Town], None], ...] = (_sensitive, _exports, _docs, _setting, _term, _theme, _day)


@pytest.fixture
def open_town(site: OpenSite, tmp_path: Path) -> Callable[[Random], Town]:
    def write(rng: Random) -> Town:
        files = {
            f"{folder}/{kind}-{number}.yaml": _record(rng, kind, number)
            for kind, folder in FOLDERS.items()
            for number in range(4)
        }
        return Town(site({**files, "places/library.yaml": LIBRARY}).assets, tmp_path / "site")

    return write


def test_any_row_of_edits_gives_the_bytes_of_a_clean_build(open_town: Callable[[Random], Town]) -> None:
    seed = 20261121
    rng = Random(seed)
    town = open_town(rng)
    town.build()
    for step in range(STEPS):
        done = [_edit(rng, town) for _ in range(rng.randint(1, 4))]
        if step % 2:
            whole = WHOLE[step // 2 % len(WHOLE)]
            whole(rng, town)
            done.append(whole.__name__)

        town.build()

        assert town.differences() == set(), f"seed {seed}, step {step}: {done}"


@pytest.mark.parametrize("field", ["name", "summary"])
def test_a_page_takes_its_own_title_back_when_its_namesake_goes(site: OpenSite, tmp_path: Path, field: str) -> None:
    group = {"name": "Another", "summary": "Something that is said of nothing else."}
    group[field] = {"name": "Frome Talking Cafe", "summary": "Meet people over a cuppa in Frome."}[field]
    text = "".join(f"{key}: {value}\n" for key, value in group.items())
    namesake = {"groups/namesake.yaml": f"{text}contact: {{phone: 01632 960126}}\nchecked: {{on: 2026-10-01}}\n"}
    town = Town(site(namesake).assets, tmp_path / "site")
    town.build()
    (town.assets / "groups" / "namesake.yaml").unlink()

    town.build()

    assert town.differences() == set()
