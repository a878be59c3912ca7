"""What was secret when it was committed stays so until a person says otherwise in the record."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path

import pytest

from fingerpost.cache.folder import Cache
from fingerpost.checks import check_history, withhold_directory
from fingerpost.publish.prepare import prepare
from fingerpost.reading.read import read_directory
from tests.checks.test_each_code import REFUGE, activity, group, session, settings
from tests.conftest import TODAY, USUAL_FILES

HELD = "held-no-longer-sensitive"
OPEN_REFUGE = REFUGE.replace(", sensitive: true", "")
HALL = "repeats: weekly, days: [tuesday], from: 10:00, place: old-dairy"
PHONE = "repeats: by-arrangement, phone: true"


def git(*words: str) -> None:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_SYSTEM": os.devnull}
    # Without what git begins after a commit, to see whether there is rubbish.
    subprocess.run(["git", "-c", "maintenance.auto=false", *words], env=clean | who, check=True, capture_output=True)


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git keeps of a repository whose one commit is the usual directory. Nobody writes to it."""
    folder = tmp_path_factory.mktemp("begun")
    for name, text in USUAL_FILES.items():
        (folder / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "assets" / name).write_text(text)
    with chdir(folder):
        git("init", "-q", "--template=", "-b", "main")
        git("add", "-A")
        git("commit", "-q", "-m", "a change")
    return folder / ".git"


@pytest.fixture
def commit(site, repository):
    """Write files below the folder of records, take others away, and commit; the usual directory is committed."""
    directory = site({})
    shutil.copytree(repository, directory.assets.parent / ".git")

    def write(files: Mapping[str, str], *gone: str) -> None:
        for name, text in files.items():
            (directory.assets / name).write_text(text, encoding="utf-8")
        for name in gone:
            (directory.assets / name).unlink()
        git("add", "-A")
        git("commit", "-q", "--allow-empty", "-m", "a change")

    return write


def shown():
    directory, _ = read_directory(Path("assets"))
    return withhold_directory(directory, check_history(directory))


def held() -> list[tuple[str, str]]:
    directory, _ = read_directory(Path("assets"))
    return [(problem.code, problem.field) for problem in check_history(directory)]


def test_a_record_that_lost_its_flag_is_shown_without_a_place(commit, site) -> None:
    commit(session(PHONE, sensitive="true"))
    commit(session(HALL))

    record = shown().activities["yoga"]

    assert held() == [(HELD, "sensitive")]
    assert (record.sensitive, record.sessions[0].place) == (True, "")
    assert site({}).codes() == [HELD]  # check says so too


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [(HELD, "")]),  # whole
        ({"summary": "Something else altogether, for anyone."}, []),
    ],
)
def test_what_shares_a_summary_with_a_secret_one_of_the_same_commit_is_held_once_that_is_gone(
    commit, changes: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    """Nobody can know which of the two goes on; the handbook says so."""
    other = session(HALL, name="Tea and cake", contact="{phone: 01632 960777}", **changes)["activities/yoga.yaml"]
    commit({**session(PHONE, sensitive="true"), "activities/tea.yaml": other})
    assert held() == []

    commit({}, "activities/yoga.yaml")

    assert held() == expected


def test_many_commits_later_it_is_still_held(commit) -> None:
    commit(session(PHONE, sensitive="true"))
    for hour in range(10, 16):
        commit(session(HALL.replace("10:00", f"{hour}:30")))

    assert held() == [(HELD, "sensitive")]


def test_a_change_that_is_not_committed_yet_is_held(commit, site) -> None:
    commit(session(PHONE, sensitive="true"))
    site(session(HALL))

    assert held() == [(HELD, "sensitive")]


def test_new_words_hold_the_whole_record(commit) -> None:
    commit(activity(sensitive="true"))
    commit(activity(description="Come to the big white building.", sensitive="false"))

    assert held() == [(HELD, "")]
    assert "yoga" not in shown().activities


@pytest.mark.parametrize("more", [{"group": "dairy"}, {"serves": "[frome]"}])
def test_what_leads_to_where_it_is_holds_the_whole_record(commit, more: dict[str, str]) -> None:
    dairy = group(description="We run everything from 9 Quennell Street.")["groups/yoga.yaml"]
    commit({"groups/dairy.yaml": dairy} | activity(sensitive="true"))
    commit(activity())
    assert held() == [(HELD, "sensitive")]  # control
    commit(activity(**more))

    assert held() == [(HELD, "")]


def test_what_was_erased_may_not_be_filled_again(commit, site) -> None:
    commit(activity())
    commit({"activities/yoga.yaml": "closed: {on: 2026-11-01, erased: yes}\n"})
    assert site({}).codes() == []  # control
    commit(activity())
    assert site({}).codes() == ["erased-once"]
    commit(activity(confirmed="[erased-once]"))

    assert site({}).codes() == []


FORGOTTEN = "closed: {on: 2026-11-01, erased: yes}\n"
AGAIN = "held-erased-again"
OTHER = {"name": "Tea at noon", "summary": "Tea and cake for anybody.", "contact": "{phone: 01632 960199}"}


def under(name: str, files: dict[str, str]) -> dict[str, str]:
    return {f"activities/{name}.yaml": text for text in files.values()}


@pytest.mark.parametrize(
    "same",
    [
        {"name": "YOGA  at *noon*"},
        {"summary": "Stretch at your own pace, with us"},
        {"contact": "{phone: +44 1632 960 150}"},
        {"contact": "{email: yoga.noon@example.org}"},
        {"contact": "{website: http://example.org/yoga-noon}"},
    ],
    ids=lambda same: next(iter(same.values())),
)
def test_what_was_erased_does_not_come_back_under_another_id(commit, site, same: dict[str, str]) -> None:
    contact = "{phone: 01632 960150, email: yoga.noon@example.org, website: https://www.example.org/yoga-noon/}"
    commit(activity(name="Yoga at noon", summary="Stretch at your own pace with us.", contact=contact))
    commit({"activities/yoga.yaml": FORGOTTEN})
    (Path("assets") / "activities" / "tea.yaml").write_text(activity(**OTHER)["activities/yoga.yaml"], "utf-8")
    assert held() == []  # the control
    commit(under("tea", activity(**OTHER | same)))

    assert held() == [(AGAIN, "")]
    commit(under("tea", activity(**OTHER | same, confirmed=f"[{AGAIN}]")))
    assert held() == []


def test_it_does_not_come_back_in_the_commit_that_erases_it(commit, site) -> None:
    commit(activity(name="Yoga at noon"))
    commit({"activities/yoga.yaml": FORGOTTEN} | under("stretch", activity(name="Yoga at noon")))
    assert held() == [(AGAIN, "")]
    commit({"activities/yoga.yaml": FORGOTTEN}, "activities/stretch.yaml")
    assert held() == []  # the control

    (Path("assets") / "activities" / "noon.yaml").write_text(activity(name="Yoga at noon")["activities/yoga.yaml"])

    assert held() == [(AGAIN, "")]


def test_what_was_there_beside_the_erased_one_stays(commit, site) -> None:
    shared = "{phone: 01632 960100, website: https://example.org/}"
    commit(activity(name="Yoga at noon", contact=shared) | under("older", activity(**OTHER | {"contact": shared})))
    commit({"activities/yoga.yaml": FORGOTTEN})
    commit(under("newer", activity(**OTHER | {"name": "Cards at noon", "contact": shared})))

    assert held() == []


def test_a_person_can_say_that_it_is_right(commit) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL, confirmed=f"[{HELD}]"))

    assert held() == []
    assert shown().activities["yoga"].sessions[0].place == "old-dairy"


def test_what_was_confirmed_while_it_was_sensitive_does_not_count(commit, site) -> None:
    early = f"[{HELD}]"
    commit(activity(sensitive="true", confirmed=early))
    assert site({}).codes() == ["confirmed-too-early"]
    commit(session(HALL, confirmed=early))

    assert held() == [(HELD, "sensitive")]
    commit(session(HALL))
    assert held() == [(HELD, "sensitive")]
    commit(session(HALL, confirmed=early))
    assert held() == []


def test_a_confirmation_that_is_older_than_the_flag_does_not_count(commit) -> None:
    commit(activity(sensitive="true"))
    commit(activity(confirmed=f"[{HELD}]"))
    assert held() == []  # the control
    commit(activity(sensitive="true", confirmed=f"[{HELD}]"))
    commit(activity(confirmed=f"[{HELD}]"))

    assert held() == [(HELD, "sensitive")]


def test_what_never_was_sensitive_is_not_held(commit) -> None:
    commit(activity(summary="A sensitive, gentle hour in a chair."))
    commit(session(HALL, summary="A sensitive, gentle hour in a chair."))

    assert held() == []


def test_a_refuge_that_is_moved_to_another_category_is_held(commit) -> None:
    commit({"vocabulary/categories.yaml": REFUGE})
    commit(activity(categories="[refuge]"))
    commit(session(HALL, categories="[arts]"))

    assert held() == [(HELD, "sensitive")]


def test_a_category_that_loses_its_flag_holds_all_that_was_in_it(commit) -> None:
    commit({"vocabulary/categories.yaml": REFUGE})
    commit(activity(categories="[refuge]"))
    commit({"vocabulary/categories.yaml": OPEN_REFUGE})

    assert held() == [(HELD, "sensitive")]


def test_a_category_that_hangs_below_another_from_now_on_holds_too(commit) -> None:
    below = REFUGE + "house: {name: Houses, parent: refuge}\n"
    commit({"vocabulary/categories.yaml": below})
    commit(activity(categories="[house]"))
    commit({"vocabulary/categories.yaml": below.replace(", parent: refuge", "")})

    assert held() == [(HELD, "sensitive")]


def test_what_comes_into_a_category_after_it_lost_its_flag_is_not_held(commit) -> None:
    commit({"vocabulary/categories.yaml": REFUGE})
    commit({"vocabulary/categories.yaml": OPEN_REFUGE})
    commit(activity(categories="[refuge]"))

    assert held() == []


def test_what_was_there_before_a_category_got_its_flag_is_held(commit) -> None:
    commit(activity())
    commit({"vocabulary/categories.yaml": REFUGE.replace("arts: {name: Arts}", "arts: {name: Arts, sensitive: true}")})
    commit({"vocabulary/categories.yaml": REFUGE})

    assert held() == [(HELD, "sensitive")]


def test_a_group_that_loses_its_flag_holds_what_it_does(commit) -> None:
    commit(group(sensitive="true") | session(PHONE, group="yoga"))
    commit(group() | session(HALL, group="yoga"))

    assert held() == [(HELD, "sensitive"), (HELD, "sensitive")]
    assert shown().activities["yoga"].sessions[0].place == ""


def test_a_new_file_name_does_not_help(commit) -> None:
    commit(activity(sensitive="true"))
    moved = activity(former_ids="[yoga]")["activities/yoga.yaml"]
    commit({"activities/stretching.yaml": moved}, "activities/yoga.yaml")

    assert held() == [(HELD, "")]  # the new name could say where


def test_a_new_file_of_the_same_name_or_summary_does_not_help(commit) -> None:
    commit(activity(sensitive="true"))
    again = activity(name="CHAIR *yoga*", summary="Something else for everybody.")["activities/yoga.yaml"]
    other = activity(name="Other")["activities/yoga.yaml"]
    commit({"activities/one.yaml": again, "activities/two.yaml": other}, "activities/yoga.yaml")

    assert held() == [(HELD, ""), (HELD, "")]


@pytest.mark.parametrize("name", ["The Moorland Women's Refuge", "Refuge at Moorland", "Moorland refuge, Mendip"])
def test_a_new_file_of_nearly_the_same_name_does_not_help(commit, name: str) -> None:
    commit(activity(sensitive="true", name="Moorland Refuge"))
    commit({}, "activities/yoga.yaml")
    words = {"summary": "Something else for everybody.", "contact": "{phone: 01632 960777}", "sensitive": "false"}
    commit({"activities/other.yaml": session(HALL, name=name, **words)["activities/yoga.yaml"]})

    assert held() == [(HELD, "")]


@pytest.mark.parametrize("past", ["yoga", "sensitive", "refuge \\\\ house"])
def test_an_erased_record_in_the_history_is_no_reason_to_stop(commit, past: str) -> None:
    commit({"vocabulary/categories.yaml": REFUGE} | group(sensitive="true"))
    commit({"activities/gone.yaml": f"closed: {{on: 2026-11-01, erased: yes}}  # {past}\n"})
    commit(activity(categories="[refuge]"), "activities/gone.yaml")
    commit(session(HALL))

    assert held() == [(HELD, "sensitive")]


def test_a_closed_record_at_the_old_name_does_not_help(commit) -> None:
    commit(activity(sensitive="true"))
    new = session(HALL, name="Stretching", summary="Something else for everybody.", contact="{phone: 01632 960777}")
    closed = activity(sensitive="true", closed="{on: 2026-10-01, instead: [other]}")
    commit(closed | {"activities/other.yaml": new["activities/yoga.yaml"]})
    assert held() == [(HELD, "")]

    same = session(HALL)["activities/yoga.yaml"]
    commit(activity(sensitive="true", closed="{on: 2026-10-01}") | {"activities/other.yaml": same})
    assert held() == [(HELD, "")]


@pytest.mark.parametrize(
    "same", [{"contact": "{phone: 01632 960125}"}, {"description": "A warm and quiet house for everybody."}, {}]
)
def test_a_new_file_with_new_words_does_not_help(commit, same: dict[str, str]) -> None:
    before = {"sensitive": "true", "description": "A warm and quiet house for everybody."}
    commit(activity(**before))
    words = {"name": "Stretching", "summary": "Something else for everybody.", "contact": "{phone: 01632 960777}"}
    new = session(HALL, **words | same) if same else activity(**before | words | {"sensitive": "false"})
    commit({"activities/other.yaml": new["activities/yoga.yaml"]}, "activities/yoga.yaml")

    assert held() == [(HELD, "")]


def test_a_switchboard_that_others_had_as_well_is_no_sign(commit) -> None:
    other = {"name": "Lunch club", "summary": "Lunch for everybody here."}
    commit(activity(sensitive="true") | {"activities/lunch.yaml": session(HALL, **other)["activities/yoga.yaml"]})
    commit({}, "activities/yoga.yaml")
    new = session(
        HALL,
        name="Choir",
        summary="Songs that everybody knows.",
        categories="[talking-cafe]",
        checked="{on: 2026-11-01}",
    )
    commit({"activities/choir.yaml": new["activities/yoga.yaml"]})

    assert held() == []


@pytest.mark.parametrize(
    "before",
    [
        {"categories": "[refuge]", "join": "{ways: [zzz]}"},
        {"categories": "[refuge]", "summary": '"'},
        {"categories": "refuge"},
        {"sensitive": "maybe"},
        {"sensitive": "true", "former_field": "x"},
        {"sensitve": "true"},
        {"group": "friends", "join": "{ways: [zzz]}"},
    ],
)
def test_a_version_that_no_schema_passes_counts(commit, before: dict[str, str]) -> None:
    friends = group(sensitive="true", former_field="x")["groups/yoga.yaml"]
    commit({"vocabulary/categories.yaml": REFUGE, "groups/friends.yaml": friends})
    commit(activity(**before))
    commit(session(HALL))

    assert [code for code, _ in held() if code == HELD][-1:] == [HELD]
    assert "yoga" not in shown().activities


def test_categories_that_no_schema_passes_count(commit) -> None:
    commit({"vocabulary/categories.yaml": REFUGE + "other: {name: Other, former_field: x}\n"})
    commit(activity(categories="[refuge]"))
    commit({"vocabulary/categories.yaml": OPEN_REFUGE})

    assert held() == [(HELD, "sensitive")]


def test_records_that_are_moved_away_from_their_list_are_held(commit) -> None:
    commit(activity(sensitive="true"))
    git("mv", "assets", "records")
    Path("assets/vocabulary").mkdir(parents=True)
    Path("assets/vocabulary/categories.yaml").write_text(REFUGE)
    Path("records/activities/yoga.yaml").write_text(session(HALL)["activities/yoga.yaml"])
    git("add", "-A")
    directory, _ = read_directory(Path("records"))
    assert [problem.code for problem in check_history(directory)] == [HELD]  # not committed yet

    git("commit", "-q", "-m", "a move")

    assert [problem.code for problem in check_history(directory)] == [HELD]


def test_a_merge_that_brings_the_flag_and_a_record_together_counts(commit) -> None:
    git("branch", "side")
    commit({"vocabulary/categories.yaml": REFUGE})
    git("checkout", "-q", "side")
    list_before = REFUGE.replace(", sensitive: true", "")
    commit({"vocabulary/categories.yaml": list_before})
    commit({"vocabulary/categories.yaml": list_before + "other: {name: Other}\n"})
    git("checkout", "-q", "main", "--", "assets/vocabulary/categories.yaml")
    commit({"vocabulary/categories.yaml": list_before} | activity(categories="[refuge]"))
    git("checkout", "-q", "main")
    git("merge", "-q", "-X", "ours", "-m", "a merge", "side")
    Path("assets/vocabulary/categories.yaml").write_text(REFUGE)
    git("commit", "-q", "-a", "--amend", "--no-edit")
    commit(session(HALL))

    assert held() == [(HELD, "sensitive")]


def test_the_same_name_beside_a_refuge_that_is_still_there_is_another(commit) -> None:
    commit(activity(sensitive="true"))
    commit({"activities/one.yaml": activity()["activities/yoga.yaml"]})

    assert held() == []


def test_a_folder_of_another_name_does_not_help(commit) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL))
    Path("assets").rename("records")
    git("add", "-A")
    git("commit", "-q", "-m", "a move")
    directory, _ = read_directory(Path("records"))

    assert [problem.code for problem in check_history(directory)] == [HELD]


def test_another_directory_in_the_same_repository_is_another(commit) -> None:
    commit(session(HALL))
    other = Path("other/activities/yoga.yaml")
    other.parent.mkdir(parents=True)
    other.write_text(activity(sensitive="true")["activities/yoga.yaml"])
    git("add", "-A")
    git("commit", "-q", "-m", "another town")

    assert held() == []


def test_a_merge_that_makes_the_published_line_the_second_does_not_help(commit) -> None:
    git("branch", "home")
    commit(activity(sensitive="true"))
    commit(activity())
    git("checkout", "-q", "home")
    commit({"groups/other.yaml": group()["groups/yoga.yaml"]})
    git("merge", "-q", "-m", "a merge", "main")

    assert held() == [(HELD, "sensitive")]


def test_a_merge_that_takes_the_flag_away_itself_does_not_help(commit, site) -> None:
    commit(activity(sensitive="true"))
    git("checkout", "-q", "-b", "side")
    commit({"groups/other.yaml": group()["groups/yoga.yaml"]})
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "--no-commit", "side")
    site(session(HALL))
    git("commit", "-q", "-a", "-m", "a merge")

    assert held() == [(HELD, "sensitive")]


def test_an_earlier_version_that_could_not_be_read_counts_by_its_flag(commit) -> None:
    commit(activity(sensitive="true", summary='"'))
    commit(activity())

    assert held() == [(HELD, "")]


def test_a_build_holds_it_each_time_though_nothing_changed(commit, tmp_path: Path) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL))

    for _ in range(2):
        prepared = prepare(Path("assets"), today=TODAY, cache=Cache(tmp_path / "cache", site=tmp_path / "site"), jobs=1)
        assert HELD in [problem.code for problem in prepared.problems]
        assert prepared.edition.places_of(prepared.edition.directory.activities["yoga"]) == ()


def test_a_history_that_was_cut_off_is_said(commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL))
    git("clone", "-q", "--depth", "1", Path.cwd().as_uri(), str(tmp_path / "short"))
    monkeypatch.chdir(tmp_path / "short")
    directory, _ = read_directory(Path("assets"))

    (problem,) = check_history(directory)

    assert (problem.code, problem.is_error) == ("history-short", True)
    assert "fetch-depth: 0" in problem.hint


def test_a_history_that_git_will_not_read_is_said(commit) -> None:
    commit({})
    Path(".git/HEAD").write_text("nonsense\n")

    assert [code for code, _ in held()] == ["history-unreadable"]


def test_without_a_repository_there_is_nothing_to_say(site) -> None:
    site(session(HALL))

    assert held() == []


def test_a_repository_without_git_stops_the_build(commit, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL))
    assert held()  # control
    monkeypatch.setenv("PATH", "")

    (problem,) = check_history(read_directory(Path("assets"))[0])

    assert (problem.code, problem.is_error) == ("history-unreadable", True)
    assert "Install git" in problem.hint
    assert prepare(Path("assets"), today=TODAY, jobs=1, keep_going=True).stopped


def test_who_knows_can_publish_without_the_history(commit, site, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(session(HALL))
    monkeypatch.setenv("PATH", "")
    assert site({}).check().exit_code == 2  # control

    report = site(settings("project: {allow: [without-history]}\n")).check()

    assert (report.exit_code, [problem.code for problem in report.problems]) == (0, ["history-unreadable"])


def test_a_repository_of_another_account_is_read(commit) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL))
    if os.getuid() == 0:  # only root can give a folder away; anybody else reads their own
        for path in (Path(), Path(".git")):
            os.chown(path, 12345, 12345)

    assert held() == [(HELD, "sensitive")]


def test_versions_that_were_never_fetched_stop_the_build(commit, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL))
    git("config", "uploadpack.allowFilter", "true")
    git("clone", "-q", "--filter=blob:none", Path.cwd().as_uri(), str(tmp_path / "partial"))
    monkeypatch.chdir(tmp_path / "partial")

    (problem,) = check_history(read_directory(Path("assets"))[0])

    assert (problem.code, problem.is_error) == ("history-unreadable", True)
    assert "--filter" in problem.hint


def test_a_branch_that_begins_anew_beside_the_history_is_said(commit) -> None:
    commit(activity(sensitive="true"))
    git("checkout", "-q", "--orphan", "new")

    assert [code for code, _ in held()] == ["history-unreadable"]


@pytest.mark.parametrize(
    "setting",
    [("core.bare", "true"), ("core.worktree", "/"), ("i18n.logOutputEncoding", "UTF-16")],
    ids=lambda each: each[0],
)
def test_no_setting_of_the_repository_hides_its_history(commit, setting: tuple[str, str]) -> None:
    commit(session(PHONE, sensitive="true"))
    commit(session(HALL))
    git("config", *setting)

    assert held() == [(HELD, "sensitive")]


def test_a_history_that_begins_anew_forgets_nothing(commit) -> None:
    commit(session(PHONE, sensitive="true"))
    git("checkout", "-q", "--orphan", "new")
    commit(session(HALL))

    assert held() == [(HELD, "sensitive")]


def test_a_branch_of_pages_is_no_other_beginning(commit) -> None:
    commit(session(HALL))
    git("checkout", "-q", "--orphan", "pages")
    git("rm", "-rfq", "assets")
    Path("index.html").write_text("A page")
    git("add", "index.html")
    git("commit", "-qm", "a page")
    git("checkout", "-q", "main")

    assert held() == []


def test_before_the_first_commit_there_is_nothing_to_say(site) -> None:
    site(session(HALL))
    git("init", "-q")

    assert held() == []


def test_what_the_environment_says_of_another_repository_is_not_heard(commit, monkeypatch, tmp_path) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL))

    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))

    assert held() == [(HELD, "sensitive")]


def test_no_program_that_the_repository_names_is_run(commit, tmp_path: Path) -> None:
    commit(activity(sensitive="true"))
    commit(session(HALL))
    mark, program = tmp_path / "was-run", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "gpg.program", "diff.external", "core.sshCommand"):
        git("config", key, str(program))
    git("config", "log.showSignature", "true")

    assert held() == [(HELD, "sensitive")]
    assert not mark.exists()
