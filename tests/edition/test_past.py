"""What is new, has changed or has closed, from what was committed: tiny real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from fingerpost.cache.folder import Cache
from fingerpost.edition.changes import changes_of, say_change
from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.edition.past import with_past
from fingerpost.exchange.feeds import atom_files, json_feed_files
from fingerpost.reading.past import as_json, from_json, head_of, read_past
from fingerpost.records.past import Past
from tests.conftest import USUAL_FILES, OpenSite

TODAY = date(2026, 11, 21)
CHAT = USUAL_FILES["activities/chat.yaml"]
PARTS = ("name", "when", "where", "cost")


def git(folder: Path, *words: str, on: str = "2026-11-01") -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@b.org"))
    }
    when = {"GIT_AUTHOR_DATE": "2020-01-01T12:00:00Z", "GIT_COMMITTER_DATE": f"{on}T12:00:00Z"}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", *words], cwd=folder, env=clean | who | when | quiet, check=True, capture_output=True)
    return done.stdout.decode().strip()


Commit = Callable[..., None]


@pytest.fixture
def commit(site: OpenSite, tmp_path: Path) -> Commit:
    """Write files, take others away, and commit that on a day. The first is the usual directory, on 1 January."""
    assets = site({}).assets
    git(tmp_path, "init", "-q", "-b", "main")

    def write(on: str, files: Mapping[str, str], *gone: str) -> None:
        for name, text in files.items():
            (assets / name).parent.mkdir(exist_ok=True)
            (assets / name).write_text(text, encoding="utf-8")
        for name in gone:
            (assets / name).unlink()
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "Change", on=on)

    write("2026-01-01", {})
    return write


def edition_of(assets: Path, today: date = TODAY, cache: Cache | None = None) -> Edition:
    loaded = load(assets, today=today)
    return with_past(loaded, cache).edition


def news(assets: Path, today: date = TODAY) -> list[tuple[str, str, str]]:
    changes = changes_of(edition_of(assets, today))
    return sorted((change.kind, change.record.id, change.on.isoformat()) for change in changes)


def named(name: str, phone: int = 130, more: str = "") -> str:
    return CHAT.replace("Frome Talking Cafe", name).replace("960124", f"960{phone}") + more


def test_what_came_later_is_new_and_what_was_there_at_the_beginning_is_not(commit: Commit, tmp_path: Path) -> None:
    commit("2026-11-03", {"activities/choir.yaml": named("Choir")})
    commit("2026-11-04", {"activities/walk.yaml": named("Walk", 131, "since: 2026-10-09\n")})
    commit("2026-03-01", {"activities/tea.yaml": named("Tea", 132)})
    (tmp_path / "assets/activities/nobody.yaml").write_text(named("Not committed", 133))

    assert news(tmp_path / "assets") == [("new", "choir", "2026-11-03"), ("new", "walk", "2026-10-09")]


def test_a_directory_comes_in_several_steps(commit: Commit, tmp_path: Path) -> None:
    commit("2026-01-15", {"activities/choir.yaml": named("Choir")})
    commit("2026-01-16", {"activities/walk.yaml": named("Walk", 131)})

    assert news(tmp_path / "assets", date(2026, 1, 20)) == [("new", "walk", "2026-01-16")]


def test_without_git_only_what_an_entry_says_of_itself_is_news(commit: Commit, tmp_path: Path) -> None:
    commit(
        "2026-11-03",
        {"activities/choir.yaml": named("Choir"), "activities/walk.yaml": named("Walk", 131, "since: 2026-10-09\n")},
    )
    assert len(news(tmp_path / "assets")) == 2  # the control

    shutil.rmtree(tmp_path / ".git")

    assert news(tmp_path / "assets") == [("new", "walk", "2026-10-09")]


def test_what_has_a_new_name_is_not_new(commit: Commit, tmp_path: Path) -> None:
    commit("2026-11-03", {"activities/talk.yaml": CHAT + "former_ids: [chat]\n"}, "activities/chat.yaml")

    assert news(tmp_path / "assets") == []


def test_a_day_is_that_on_which_it_was_published(commit: Commit, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "-q", "-b", "entry")
    commit("2026-11-03", {"activities/choir.yaml": named("Choir")})
    git(tmp_path, "checkout", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "Merge", "entry", on="2026-11-10")

    assert news(tmp_path / "assets") == [("new", "choir", "2026-11-10")]


@pytest.mark.parametrize(("depth", "new"), [(1, []), (2, ["walk"]), (3, ["choir", "walk"]), (9, ["choir", "walk"])])
def test_a_clone_of_the_newest_part_says_nothing_false(
    commit: Commit, tmp_path: Path, depth: int, new: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit("2026-11-03", {"activities/choir.yaml": named("Choir")})
    commit("2026-11-04", {"activities/walk.yaml": named("Walk", 131)})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", str(depth), f"file://{tmp_path}", str(clone))

    assert [name for _, name in sorted(read_past(clone / "assets", TODAY).came)] == new


ROOM = {"places/hall.yaml": "name: The Hall\nkind: hall\ntown: Frome\n"}


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("from: 11:00", "from: 11:30", ("when",)),
        ("days: [monday]", "days: [tuesday]", ("when",)),
        ("place: old-dairy", "place: hall", ("where",)),
        ("name: Frome Talking Cafe", "name: Frome Chatty Cafe", ("name",)),
        ("checked:", "cost: {kind: fixed, amount: 3}\nchecked:", ("cost",)),
        ("to: 13:00", "to: 13:00, not_on: [2026-12-28]", ("when",)),
        (
            "place: old-dairy, repeats: weekly, days: [monday]",
            "place: hall, repeats: weekly, days: [friday]",
            ("when", "where"),
        ),
        # What no reader needs to know:
        ("2026-10-01", "2026-11-02", ()),
        ("checked:", "# We rang.\nchecked:", ()),
        ("Meet people over a cuppa", "Meet others over a cuppa", ()),
        ("from: 11:00", 'from: "11:00"', ()),
        ("to: 13:00", "to: 13:00, not_on: [2026-10-05]", ()),
        ("to: 13:00", "to: 13:00, notes: Ring the bell", ()),
        ("01632 960124", "01632 960125", ()),
    ],
)
def test_what_readers_care_about_has_changed(
    commit: Commit, tmp_path: Path, old: str, new: str, parts: tuple[str, ...]
) -> None:
    commit("2026-01-02", ROOM)
    assert CHAT.count(old) == 1
    commit("2026-11-03", {"activities/chat.yaml": CHAT.replace(old, new)})

    changes = list(changes_of(edition_of(tmp_path / "assets")))

    assert [(change.kind, change.on, change.parts) for change in changes] == (
        [("changed", date(2026, 11, 3), parts)] if parts else []
    )


def test_a_note_beside_a_price_is_no_other_price(commit: Commit, tmp_path: Path) -> None:
    priced = CHAT + "cost: {kind: fixed, amount: 3}\n"
    commit("2026-01-02", {"activities/chat.yaml": priced})
    commit("2026-11-03", {"activities/chat.yaml": priced.replace("3}", "3, notes: Cash only.}")})
    assert news(tmp_path / "assets") == []

    commit("2026-11-04", {"activities/chat.yaml": priced.replace("3}", "4}")})

    assert news(tmp_path / "assets") == [("changed", "chat", "2026-11-04")]


def test_what_is_as_it_was_again_is_no_news(commit: Commit, tmp_path: Path) -> None:
    commit("2026-11-03", {"activities/chat.yaml": CHAT.replace("11:00", "11:30")})
    assert news(tmp_path / "assets") == [("changed", "chat", "2026-11-03")]  # the control

    commit("2026-11-04", {"activities/chat.yaml": CHAT})

    assert news(tmp_path / "assets") == []


def test_what_is_put_right_in_the_first_two_weeks_is_no_news(commit: Commit, tmp_path: Path) -> None:
    commit("2026-11-01", {"activities/choir.yaml": named("Choir")})
    commit("2026-11-10", {"activities/choir.yaml": named("Choir").replace("11:00", "11:30")})
    assert news(tmp_path / "assets") == [("new", "choir", "2026-11-01")]

    commit("2026-11-20", {"activities/choir.yaml": named("Choir").replace("11:00", "12:00")})

    assert news(tmp_path / "assets") == [("changed", "choir", "2026-11-20"), ("new", "choir", "2026-11-01")]


def test_a_change_is_news_for_90_days(commit: Commit, tmp_path: Path) -> None:
    commit("2026-06-01", {"activities/chat.yaml": CHAT.replace("11:00", "11:30")})

    assert news(tmp_path / "assets", date(2026, 8, 30)) == [("changed", "chat", "2026-06-01")]
    assert news(tmp_path / "assets", date(2026, 8, 31)) == []


def test_a_place_with_a_new_id_is_the_same_place(commit: Commit, tmp_path: Path) -> None:
    dairy = USUAL_FILES["places/old-dairy.yaml"]
    files = {
        "places/dairy.yaml": dairy + "former_ids: [old-dairy]\n",
        "activities/chat.yaml": CHAT.replace("old-dairy", "dairy"),
    }
    commit("2026-11-03", files, "places/old-dairy.yaml")
    assert news(tmp_path / "assets") == []

    commit("2026-11-04", {"places/dairy.yaml": files["places/dairy.yaml"].replace("Cork Lane", "Mill Lane")})

    assert news(tmp_path / "assets") == [("changed", "dairy", "2026-11-04")]


def test_where_a_secret_place_was_is_not_hinted_at(commit: Commit, tmp_path: Path) -> None:
    refuge = named("Somebody to talk to", more="sensitive: yes\n").replace("place: old-dairy", "phone: true")
    safe = "name: Safe house\nkind: other\ntown: {}\nsensitive: true\n"
    commit("2026-01-02", {"activities/refuge.yaml": refuge, "places/safe.yaml": safe.format("Frome")})
    moved = refuge.replace("phone: true", "online: https://talk.example.org/").replace("11:00", "11:30")
    commit("2026-11-03", {"activities/refuge.yaml": moved, "places/safe.yaml": safe.format("Wells")})

    (change,) = changes_of(edition_of(tmp_path / "assets"))

    assert (change.record.id, change.parts) == ("refuge", ("when",))


def test_an_end_that_was_written_down_later_is_news_from_then_on(commit: Commit, tmp_path: Path) -> None:
    commit("2026-11-03", {"activities/chat.yaml": CHAT + "closed: {on: 2026-09-01, reason: It ended.}\n"})

    edition = edition_of(tmp_path / "assets")
    (change,) = changes_of(edition)

    assert (change.kind, change.on) == ("closed", date(2026, 11, 3))
    assert say_change(edition, change) == "It ended on 1 September 2026."


def test_what_came_with_an_activity_has_no_line_of_its_own(commit: Commit, tmp_path: Path) -> None:
    group = USUAL_FILES["groups/connectors.yaml"].replace("Frome connectors", "Singers").replace("960123", "960140")
    lone = group.replace("Singers", "Weavers").replace("960140", "960141")
    choir = named("Choir").replace("connectors", "singers").replace("old-dairy", "hall")
    commit(
        "2026-11-03",
        {**ROOM, "groups/singers.yaml": group, "groups/weavers.yaml": lone, "activities/choir.yaml": choir},
    )

    assert news(tmp_path / "assets") == [("new", "choir", "2026-11-03"), ("new", "weavers", "2026-11-03")]


def test_a_line_says_what_has_changed(commit: Commit, tmp_path: Path) -> None:
    text = CHAT.replace("11:00", "11:30").replace("checked:", "cost: {kind: free}\nchecked:")
    commit("2026-11-03", {"activities/chat.yaml": text + "capacity: {state: full, as_of: 2026-11-02}\n"})

    edition = edition_of(tmp_path / "assets")
    (change,) = changes_of(edition)

    assert say_change(edition, change) == (
        "This is full. We were told on 2 November 2026. Changed on 3 November 2026: when it is and what it costs."
    )


def test_a_preview_asks_git_once_for_each_commit(
    commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit("2026-11-03", {"activities/choir.yaml": named("Choir")})
    cache = Cache.for_records(tmp_path / "assets", tmp_path / "site")
    loaded = load(tmp_path / "assets", today=TODAY)
    first = with_past(loaded, cache).edition.past

    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path))  # where there is no git
        again = with_past(loaded, cache).edition.past
        assert with_past(loaded, None).edition.past == Past()  # the control

    commit("2026-11-04", {"activities/walk.yaml": named("Walk", 131)})
    later = with_past(loaded, cache).edition.past
    assert again == first
    assert set(later.came) - set(first.came) == {("activity", "walk")}


def test_the_same_commit_makes_the_same_feeds_everywhere(commit: Commit, tmp_path: Path) -> None:
    commit(
        "2026-11-03", {"activities/choir.yaml": named("Choir"), "activities/chat.yaml": CHAT.replace("11:00", "11:30")}
    )
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(tmp_path), str(clone))

    one, other = (
        [file.content for make in (atom_files, json_feed_files) for file in make(edition_of(folder / "assets"))]
        for folder in (tmp_path, clone)
    )

    assert one == other
    assert one[0].count(b"<entry>") == 2


def test_what_is_read_back_from_the_cache_is_what_was_written(commit: Commit, tmp_path: Path) -> None:
    commit(
        "2026-11-03", {"activities/choir.yaml": named("Choir"), "activities/chat.yaml": CHAT.replace("11:00", "11:30")}
    )
    past = read_past(tmp_path / "assets", TODAY)

    assert past.came
    assert past.versions
    assert from_json(as_json(past)) == past


@pytest.mark.parametrize("answer", ["yes", "true"])
def test_nothing_of_what_is_erased_is_kept(commit: Commit, tmp_path: Path, answer: str) -> None:
    assets = tmp_path / "assets"
    hall = {"places/hall.yaml": "name: Jubilee Hall\nkind: hall\naddress: [9 Mill Lane]\ntown: Frome\n"}
    commit("2026-02-01", {"activities/singing.yaml": named("Ramblings of the Mill"), **hall})
    commit("2026-11-01", {"places/hall.yaml": hall["places/hall.yaml"].replace("9 Mill", "10 Mill")})
    assert "10 Mill Lane" in as_json(read_past(assets, TODAY))
    ended = f"closed: {{on: 2026-11-02, erased: {answer}}}\n"

    commit("2026-11-02", {"activities/singing.yaml": ended, "places/hall.yaml": ended})

    memory = as_json(read_past(assets, TODAY))
    assert [words for words in ("Ramblings", "Jubilee", "Mill Lane") if words in memory] == []


def test_the_commit_is_read_without_running_git(commit: Commit, tmp_path: Path) -> None:
    heads = [(head_of(tmp_path / "assets"), git(tmp_path, "rev-parse", "HEAD"))]
    git(tmp_path, "pack-refs", "--all")
    heads.append((head_of(tmp_path / "assets"), git(tmp_path, "rev-parse", "HEAD")))
    git(tmp_path, "worktree", "add", "-q", "-b", "other", "second")
    heads.append((head_of(tmp_path / "second/assets"), git(tmp_path / "second", "rev-parse", "HEAD")))
    git(tmp_path, "checkout", "-q", "--detach")
    heads.append((head_of(tmp_path / "assets"), git(tmp_path, "rev-parse", "HEAD")))

    assert all(ours == theirs and len(ours) == 40 for ours, theirs in heads)
    assert head_of(Path("/")) == ""
