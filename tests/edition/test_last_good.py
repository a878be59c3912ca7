"""A record that has an error is published as it was when it had none, and its page says so."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from fingerpost.cache.folder import Cache
from fingerpost.edition.load import Loaded, load
from fingerpost.pages.kinds import page_of
from fingerpost.pages.render.render import render_main
from fingerpost.publish.prepare import with_browser_files
from fingerpost.publish.summary import say_left_out
from tests.conftest import TODAY, USUAL_FILES, OpenSite, Site
from tests.publish.promised import planned

CHAT = "activities/chat.yaml"
GOOD = USUAL_FILES[CHAT]
OLDER = GOOD.replace("over a cuppa", "over a pot of tea")
BROKEN = GOOD.replace("name: ", "nmae: ")
NOT_THERE = GOOD.replace("group: connectors", "group: nobody")


def commit(day: str) -> None:
    environ = {**os.environ, "GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", day)):
        subprocess.run(["git", *words], env=environ, check=True, capture_output=True)


def history(site: OpenSite, *texts: str) -> Site:
    """One version of the activity a day, from 1 November on."""
    for number, text in enumerate(texts, 1):
        opened = site({CHAT: text})
        commit(f"2026-11-{number:02}")
    return opened


def published(opened: Site) -> Loaded:
    loaded = load(opened.assets, today=TODAY, jobs=1, keep_going=True, last_good=True, for_real=True)
    assert loaded.stopped == ""
    return loaded


@pytest.mark.parametrize("error", [BROKEN, NOT_THERE, "name: [\n"])
def test_the_last_version_without_an_error_is_shown_and_says_so(error: str, site: OpenSite) -> None:
    loaded = published(history(site, OLDER, GOOD, error, error + "# again\n"))

    activity = loaded.edition.directory.activities["chat"]
    assert activity.summary == "Meet people over a cuppa in Frome."
    assert not loaded.left_out
    assert loaded.errors
    page = render_main(page_of(loaded.edition, activity), loaded.edition)
    assert "This is how the entry was on Monday 2 November 2026." in page
    group = loaded.edition.directory.groups["connectors"]
    assert "This is how the entry was" not in render_main(page_of(loaded.edition, group), loaded.edition)
    assert say_left_out(with_browser_files(loaded)) == (
        "1 record is shown as it was before it had an error. Its page says so."
    )


def test_a_version_that_has_an_error_too_is_passed_over(site: OpenSite) -> None:
    loaded = published(history(site, OLDER, NOT_THERE, BROKEN))

    assert loaded.edition.directory.activities["chat"].summary == "Meet people over a pot of tea in Frome."


def test_a_record_that_never_was_good_is_left_out(site: OpenSite) -> None:
    loaded = published(history(site, BROKEN, BROKEN + "# again\n"))

    assert loaded.edition.left_out.records == {("activity", "chat")}
    assert "/a/chat/" in planned(loaded.edition)


def test_without_git_it_is_left_out(site: OpenSite) -> None:
    assert published(site({CHAT: BROKEN})).edition.left_out.records == {("activity", "chat")}


@pytest.mark.parametrize(
    "hides",
    [
        BROKEN + "sensitive: true\n",
        BROKEN + "sensitve: true\n",
        BROKEN + "closed: {on: 2026-11-20}\n",
        GOOD + "clsoed: {on: 2026-11-20}\n",
        GOOD + "Closed: {on: 2026-11-20}\n",
        BROKEN + "imported: {source: A list, withdrawn: 2026-11-20}\n",
        BROKEN + "imported:\n  source: A list\n  withdrawn : 2026-11-20\n",
        "closed: {on: 2026-11-20, erased: yes}\nname: Frome Talking Cafe\n",
    ],
)
def test_what_may_have_been_hidden_is_not_brought_back(hides: str, site: OpenSite) -> None:
    loaded = published(history(site, GOOD, hides))

    assert "chat" not in loaded.edition.directory.activities
    assert loaded.edition.left_out.records == {("activity", "chat")}


def test_a_secret_of_the_earlier_version_is_seen_in_its_own_text(site: OpenSite) -> None:
    """The checks that read files read the text that is shown, not the one with the error."""
    loaded = published(history(site, OLDER, GOOD + "# password: hunter2-Blue-Teapot\n", BROKEN))

    assert loaded.edition.directory.activities["chat"].summary == "Meet people over a pot of tea in Frome."


def test_too_many_errors_stop_it_all_the_same(site: OpenSite) -> None:
    many = {f"activities/chat-{number}.yaml": GOOD.replace("Frome T", f"{number} T") for number in range(6)}
    site(many)
    commit("2026-11-01")
    opened = site(dict.fromkeys(many, BROKEN))

    loaded = load(opened.assets, today=TODAY, jobs=1, keep_going=True, last_good=True)

    assert "at most 5 are left out" in loaded.stopped


def test_a_build_alone_shows_no_earlier_version(site: OpenSite) -> None:
    opened = history(site, GOOD, BROKEN)

    assert load(opened.assets, today=TODAY, jobs=1, keep_going=True).edition.left_out.records == {("activity", "chat")}
    assert load(opened.assets, today=TODAY, jobs=1).stopped


def test_a_page_of_the_cache_is_not_taken_for_it(site: OpenSite, tmp_path: Path) -> None:
    opened = history(site, GOOD, BROKEN)
    cache = Cache.for_records(opened.assets, tmp_path / "site")

    loaded = load(opened.assets, today=TODAY, jobs=1, keep_going=True, last_good=True, cache=cache)

    version = loaded.edition.last_good["activity", "chat"]
    assert loaded.digests["activity", "chat"] == version.blob
