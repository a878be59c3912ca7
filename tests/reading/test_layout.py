"""A folder of records that is missing by a slip is reported, and one that was never there is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import OpenSite, may_no_more_than_others


@pytest.mark.parametrize("other", ["Activities", "ACTIVITIES", "activites", "activity", "activities ", "Events"])
def test_a_folder_of_another_name_is_reported_by_that_name(site: OpenSite, tmp_path: Path, other: str) -> None:
    here = site({})
    (here.assets / "activities").rename(here.assets / other)

    problems = here.check().problems

    assert f"name-misspelt assets/{other}" in [f"{each.code} {each.span.file}" for each in problems if each.is_error]
    assert "activities" in problems[0].hint


@pytest.mark.parametrize("name", ["Groups", "place", "calendar", "Vocabulary"])
def test_the_other_folders_are_reported_too(site: OpenSite, name: str) -> None:
    here = site({})
    old = next(folder for folder in here.assets.iterdir() if folder.name.startswith(name.lower()))
    old.rename(here.assets / name)

    assert "name-misspelt" in here.codes()


def test_a_second_folder_that_holds_records_is_reported(site: OpenSite) -> None:
    here = site({"Places/old-barn.yaml": "name: The Old Barn\nkind: hall\ntown: Frome\n"})

    assert here.codes() == ["name-misspelt"]


@pytest.mark.parametrize("name", ["clubs/chess.yaml", ".old/chess.yaml", "chess.yml"])
def test_records_where_nothing_reads_them_are_mentioned(site: OpenSite, name: str) -> None:
    here = site({name: "name: Chess\n"})

    problems = here.check().problems

    assert [(each.code, each.span.file, each.is_error) for each in problems] == [
        ("file-ignored", f"assets/{name.partition('/')[0]}", False)
    ]


@pytest.mark.parametrize("name", ["imports/mapping.yaml", "photographs/list.txt", "activity/list.txt"])
def test_what_holds_no_records_is_left_in_peace(site: OpenSite, name: str) -> None:
    assert site({name: "name: Chess\n"}).codes() == []


@pytest.mark.parametrize("name", ["directory.yml", "Directory.yaml"])
def test_settings_under_another_name_are_reported(site: OpenSite, name: str) -> None:
    here = site({})
    (here.assets / "directory.yaml").rename(here.assets / name)

    assert {"name-misspelt", "settings-missing"} <= set(here.codes())


def test_a_list_of_words_under_another_name_is_reported(site: OpenSite) -> None:
    here = site({})
    (here.assets / "vocabulary" / "areas.yaml").rename(here.assets / "vocabulary" / "Areas.yaml")

    assert "name-misspelt" in here.codes()


def test_a_directory_without_groups_and_places_is_complete(site: OpenSite) -> None:
    here = site(
        {
            "activities/chat.yaml": "name: Frome Talking Cafe\nsummary: Meet people over a cuppa in Frome.\n"
            "categories: [talking-cafe]\nsessions: [{repeats: by-arrangement}]\n"
            "contact: {phone: 01632 960124}\nchecked: {on: 2026-10-01, how: phone}\n",
            "photos/list.yaml": "- one\n",  # somebody's own, and nothing like a name of ours
        }
    )
    for folder in ("groups", "places", "calendars"):
        shutil.rmtree(here.assets / folder)

    assert here.codes() == []


def test_a_file_in_place_of_a_folder_is_reported(site: OpenSite) -> None:
    here = site({})
    shutil.rmtree(here.assets / "groups")
    (here.assets / "groups").write_text("see the other folder")

    assert "not-a-folder assets/groups" in [f"{each.code} {each.span.file}" for each in here.check().problems]


@pytest.mark.skipif(sys.platform == "win32", reason="who may read what is said in another way there")
@pytest.mark.parametrize(
    ("path", "code"), [("activities", "folder-unreadable"), ("activities/chat.yaml", "file-unreadable")]
)
def test_what_may_not_be_read_is_named_and_the_check_cannot_run(
    site: OpenSite, tmp_path: Path, path: str, code: str
) -> None:
    here = site({})
    locked = here.assets / path
    locked.chmod(0)

    checked = subprocess.run(
        [sys.executable, "-m", "fingerpost", "check"],
        cwd=tmp_path,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795219200"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=may_no_more_than_others,
    )
    locked.chmod(0o755)

    assert checked.returncode == 2, checked.stderr
    assert f"assets/{path}:1:1 {code}: assets/{path} could not be opened: Permission denied." in checked.stdout
    assert "Traceback" not in checked.stderr
