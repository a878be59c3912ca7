"""A record gets a new id, and everything that named it by the old one names it by the new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli.rename import command
from fingerpost.stewardship.files_of_records import CannotChange
from fingerpost.stewardship.rename import rename
from tests.conftest import USUAL_FILES, OpenSite

CHAT = USUAL_FILES["activities/chat.yaml"]


def texts(assets: Path) -> dict[str, str]:
    return {path.relative_to(assets).as_posix(): path.read_text("utf-8") for path in sorted(assets.rglob("*.yaml"))}


def test_the_file_has_a_new_name_and_says_the_old_one(site: OpenSite) -> None:
    opened = site({})

    lines = rename(opened.assets, "chat", "frome-talk").write(opened.assets)

    after = texts(opened.assets)
    assert after["activities/frome-talk.yaml"] == CHAT + "former_ids: [chat]\n"
    assert "activities/chat.yaml" not in after
    assert lines == ["assets/activities/frome-talk.yaml is written.", "assets/activities/chat.yaml is gone."]
    assert opened.codes() == []


def test_a_file_that_was_renamed_by_hand_gets_the_rest(site: OpenSite) -> None:
    opened = site({})
    (opened.assets / "activities/chat.yaml").rename(opened.assets / "activities/talk.yaml")

    rename(opened.assets, "chat", "talk").write(opened.assets)

    assert texts(opened.assets)["activities/talk.yaml"] == CHAT + "former_ids: [chat]\n"


def test_every_record_that_names_it_is_changed_and_nothing_else_in_it(site: OpenSite) -> None:
    other = CHAT.replace("Frome Talking Cafe", "Tea").replace("\ngroup", "  # warm\ngroup")
    closed = CHAT.replace("Frome Talking Cafe", "Old") + "closed: {on: 2026-11-01, instead: [chat, tea]}\n"
    opened = site({"activities/tea.yaml": other, "activities/old.yaml": closed})

    for old, new in (("connectors", "helpers"), ("old-dairy", "dairy"), ("chat", "talk")):
        rename(opened.assets, old, new).write(opened.assets)

    after = texts(opened.assets)
    assert after["activities/tea.yaml"] == other.replace("connectors", "helpers").replace("old-dairy", "dairy")
    assert "instead: [talk, tea]" in after["activities/old.yaml"]
    assert opened.codes() == []


def test_a_chain_is_one_step_and_a_way_back_is_no_loop(site: OpenSite) -> None:
    assets = site({}).assets
    for old, new in (("chat", "talk"), ("talk", "tea"), ("tea", "chat")):
        rename(assets, old, new).write(assets)

    assert texts(assets)["activities/chat.yaml"] == CHAT + "former_ids: [talk, tea]\n"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("chat", "tea", "is there already"),
        ("chat", "once", "leads to assets/activities/tea.yaml already"),
        ("chat", "was-here", "was published before"),
        ("chat", "Chat Room", "cannot become a web address"),
        ("chat", "search", "keeps for itself"),
        ("chat", "chat", "is the id it has already"),
        ("nobody", "somebody", "There is no record called nobody"),
        ("once", "twice", "has been renamed already: it is assets/activities/tea.yaml"),
    ],
)
def test_what_cannot_be_done_changes_nothing(old: str, new: str, words: str, site: OpenSite) -> None:
    ledger = (
        "address,code,kind,id,since,state,target\n/a/was-here/,,activity,was-here,2026-10-01,moved,/a/tea/\n"
        "/a/chat/,,activity,chat,2026-10-01,published,\n"
    )
    tea = CHAT.replace("Frome Talking Cafe", "Tea") + "former_ids: [once]\n"
    assets = site({"activities/tea.yaml": tea, "ledger.csv": ledger}).assets
    before = texts(assets)

    with pytest.raises(CannotChange) as stop:
        rename(assets, old, new).write(assets)

    assert words in stop.value.message
    assert texts(assets) == before


def test_the_command_says_what_it_has_done(site: OpenSite) -> None:
    site({})

    result = CliRunner().invoke(command, ["chat", "talk"])

    assert result.exit_code == 0
    assert "assets/activities/talk.yaml is written." in result.output
    again = CliRunner().invoke(command, ["chat", "walk"])
    assert again.exit_code == 2
    assert "hint: fingerpost rename talk NEW-NAME" in again.output


def test_a_name_of_two_kinds_is_asked_about(site: OpenSite) -> None:
    site({"groups/chat.yaml": USUAL_FILES["groups/connectors.yaml"]})

    assert "--kind activity" in CliRunner().invoke(command, ["chat", "talk"]).output
    assert CliRunner().invoke(command, ["chat", "talk", "--kind", "group"]).exit_code == 0
