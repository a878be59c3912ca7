"""A published address that leads nowhere is an error, which says what to write."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from fingerpost.records.problem import Problem
from tests.conftest import USUAL_FILES, OpenSite, Site

HEADER = "address,code,kind,id,since,state,target\n"
CHAT = "/a/chat/,,activity,chat,2026-10-01,published,\n"
LEDGER = {"ledger.csv": HEADER + CHAT}
TEXT = USUAL_FILES["activities/chat.yaml"]


def lost(opened: Site) -> list[Problem]:
    return [problem for problem in opened.check().problems if problem.code == "address-lost"]


def commit(folder: Path) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "All")):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"activities/chat.yaml": TEXT + "closed: {on: 2026-11-01}\n"},
        {"activities/chat.yaml": "closed: {on: 2026-11-01, erased: yes}\n"},
        {"activities/chat.yaml": "name: [\n"},  # reported as what it is
    ],
)
def test_a_record_that_is_there_keeps_its_promise(files: dict[str, str | bytes], site: OpenSite) -> None:
    assert lost(site(LEDGER | files)) == []


@pytest.mark.parametrize(
    "text",
    [
        TEXT + "former_ids: [chat]\n",
        TEXT + "closed: {on: 2026-11-01}\nformer_ids: [chat]\n",
        "closed: {on: 2026-11-01, erased: yes}\nformer_ids: [chat]\n",
        TEXT + "former_ids: [chat]\nname: [\n",
    ],
)
def test_a_record_with_the_former_id_keeps_it_too(text: str, site: OpenSite) -> None:
    opened = site(LEDGER | {"activities/talk.yaml": text})
    (opened.assets / "activities/chat.yaml").unlink()

    assert lost(opened) == []


def test_a_record_that_is_gone_is_an_error_that_says_what_to_write(site: OpenSite) -> None:
    opened = site(LEDGER)
    (opened.assets / "activities/chat.yaml").unlink()

    (problem,) = lost(opened)

    assert problem.is_error
    assert str(problem.span) == "assets/ledger.csv:2:1"
    assert "/a/chat/ has been published since 2026-10-01" in problem.message
    for command in ("rename chat", "close chat --reason", "merge chat"):
        assert f"fingerpost {command}" in problem.hint


def test_a_file_that_git_has_renamed_is_recognised(site: OpenSite, tmp_path: Path) -> None:
    opened = site(LEDGER | {"activities/tai-chi.yaml": TEXT.replace("Frome Talking Cafe", "Tai chi"), **LEDGER})
    opened.assets.joinpath("activities/tai-chi.yaml").unlink()
    commit(tmp_path)
    subprocess.run(["git", "mv", "assets/activities/chat.yaml", "assets/activities/monday-tea.yaml"], check=True)

    (problem,) = lost(opened)

    assert "fingerpost rename chat monday-tea" in problem.hint


def test_a_group_is_not_taken_for_an_activity_of_the_same_name(site: OpenSite) -> None:
    opened = site(LEDGER | {"groups/chat.yaml": USUAL_FILES["groups/connectors.yaml"]})
    (opened.assets / "activities/chat.yaml").unlink()

    assert len(lost(opened)) == 1


def test_a_record_that_has_its_old_name_back_is_the_same(site: OpenSite) -> None:
    moved = "/a/chat/,,activity,chat,2026-10-01,moved,/a/talk/\n/a/talk/,,activity,talk,2026-10-05,published,\n"

    assert site({"ledger.csv": HEADER + moved, "activities/chat.yaml": TEXT + "former_ids: [talk]\n"}).codes() == []


def test_a_directory_that_was_never_published_promises_nothing(site: OpenSite) -> None:
    opened = site({})
    (opened.assets / "activities/chat.yaml").rename(opened.assets / "activities/talk.yaml")

    assert opened.codes() == []


def test_the_marks_that_git_leaves_are_pointed_at(site: OpenSite) -> None:
    problems = site({"ledger.csv": f"{HEADER}<<<<<<< HEAD\n{CHAT}=======\n{CHAT}>>>>>>> two\n"}).check().problems

    assert [(problem.code, problem.span.line) for problem in problems] == [("ledger-line", line) for line in (2, 4, 6)]
    assert "keep every other line" in problems[0].hint
