"""A file that is damaged is the only one with an error, whatever else names what it holds."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.conftest import USUAL_FILES, OpenSite

# Everything in it depends on something else in it: on the country, a calendar, each list, a place, a group.
RICH_FILES = {
    **USUAL_FILES,
    "directory.yaml": "title: Hills and Levels\nsite: https://directory.example.org/\ncountry: US\n"
    "languages: [en]\nreview: {activity: 12 months, group: 12 months}\n"
    "area: {name: Springfield, bounds: {south: 39.0, west: -90.0, north: 41.0, east: -89.0}}\n",
    "vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes, needs: [loneliness], review_every: 2 years}\n"
    "arts: {name: Arts, parent: talking-cafe}\nrefuge: {name: Refuges, sensitive: true}\n",
    "places/old-dairy.yaml": "name: The Old Dairy\nkind: hall\naddress: [Cork Lane]\ntown: Frome\npostcode: '62701'\n"
    "location: {lat: 40.0, lon: -89.5}\naccess: {step_free_entrance: yes}\ncontact: {phone: (217) 782-2000}\n",
    "groups/connectors.yml": "name: Frome connectors\nsummary: People who know what is on near you.\n"
    "contact: {phone: (217) 782-2000}\nchecked: {on: 2026-01-01}\n",
    "groups/closed.yaml": "name: An old group\nsummary: People who knew what was on near you.\n"
    "contact: {phone: (217) 782-2001}\nchecked: {on: 2026-01-01}\nclosed: {on: 2026-10-01, instead: [connectors]}\n",
    "activities/chat.yaml": "name: Frome Talking Cafe\nsummary: Meet people over a cuppa in Frome.\n"
    "group: connectors\ncategories: [talking-cafe]\nneeds: [loneliness]\nwho: {for: [carers]}\nserves: [frome]\n"
    "access: {step_free_entrance: ask}\n"
    "sessions: [{place: old-dairy, repeats: weekly, days: [monday], from: 11:00, to: 13:00, term_time: somerset}]\n"
    "contact: {phone: (217) 782-2002}\nchecked: {on: 2025-10-01, how: phone}\n",
    "activities/safe.yaml": "name: A safe house\nsummary: Somewhere to go in an emergency.\ncategories: [refuge]\n"
    "join: {ways: [phone]}\ncontact: {phone: (217) 782-2003}\nchecked: {on: 2026-10-01, how: phone}\n",
}
del RICH_FILES["groups/connectors.yaml"]

# Each a slip of a hand or a program, put at some byte of the file.
SLIPS = {
    "a tab": lambda raw, at: raw[:at] + b"\n\tx: y\n" + raw[at:],
    "cut short": lambda raw, at: raw[:at] + b"{",
    "a byte": lambda raw, at: raw[:at] + bytes([raw[at] ^ 0x80]) + raw[at + 1 :],
    "a quotation mark": lambda raw, at: raw[:at] + b'"' + raw[at:],
    "a bracket": lambda raw, at: raw[:at] + b"]" + raw[at:],
    "a merge": lambda raw, at: raw[:at] + b"\n<<<<<<< ours\n" + raw[at:],
}


def test_the_directory_has_no_problem_before_it_is_damaged(site: OpenSite, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _problems(site, {}) == []


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("name", sorted(RICH_FILES))
def test_only_the_damaged_file_has_a_problem(name: str, slip: str, site: OpenSite) -> None:
    raw = RICH_FILES[name].encode()
    rng = Random(f"{name} {slip}")
    for at in (0, rng.randrange(len(raw))):
        damaged = SLIPS[slip](raw, at)

        problems = _problems(site, {name: damaged})

        # What is still well written is another record, which others may well have something to say about.
        if any(file == name and _hides_the_rest(code) for file, code in problems):
            assert {file for file, _ in problems} == {name}, damaged


@pytest.mark.parametrize("name", sorted(RICH_FILES))
def test_a_tab_is_one_problem(name: str, site: OpenSite) -> None:
    raw = RICH_FILES[name].encode()

    assert len(_problems(site, {name: raw + b"\tx: y\n"})) == 1


def _hides_the_rest(code: str) -> bool:
    return not code.endswith("-unknown") or code in ("key-unknown", "choice-unknown")


def _problems(site: OpenSite, files: dict[str, bytes]) -> list[tuple[str, str]]:
    here = site({**RICH_FILES, **files})
    (here.assets / "groups" / "connectors.yaml").unlink(missing_ok=True)
    report = here.check()
    assert not report.failure
    return [(Path(each.span.file).relative_to("assets").as_posix(), each.code) for each in report.problems]
