"""What has ended keeps its page; two records about one thing become one, and every address of both leads there."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli.close import command as close_command
from fingerpost.cli.merge import command as merge_command
from fingerpost.stewardship.close import close
from fingerpost.stewardship.files_of_records import CannotChange
from fingerpost.stewardship.merge import merge
from fingerpost.stewardship.rename import rename
from tests.conftest import USUAL_FILES, OpenSite
from tests.publish.promised import publish, rows

CHAT = USUAL_FILES["activities/chat.yaml"]
TEA = CHAT.replace("Frome Talking Cafe", "Tea and talk").replace("960124", "960125")
DAY = date(2026, 11, 20)


def text(assets: Path, record: str) -> str:
    return (assets / f"activities/{record}.yaml").read_text("utf-8")


def commit(folder: Path) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "All")):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def test_a_record_that_is_closed_says_when_why_and_what_instead(site: OpenSite, tmp_path: Path) -> None:
    opened = site({"activities/tea.yaml": TEA})
    publish(opened.assets)

    result = CliRunner().invoke(
        close_command, ["chat", "--reason", "Jean has retired.", "--instead", "tea", "--on", "2026-11-20"]
    )

    assert result.exit_code == 0, result.output
    assert text(opened.assets, "chat") == CHAT + "closed: {on: 2026-11-20, reason: Jean has retired., instead: [tea]}\n"
    assert opened.codes() == []
    publish(opened.assets, site=tmp_path / "site")
    page = (tmp_path / "site/a/chat/index.html").read_text("utf-8")
    for words in ("20 November 2026", "Jean has retired.", "/a/tea/", '<meta name="robots" content="noindex">'):
        assert words in page
    assert rows(opened.assets)["/a/chat/"][5] == "closed"


def test_a_record_that_is_opened_again_is_published_again(site: OpenSite) -> None:
    assets = site({}).assets
    publish(assets)
    close(assets, "chat", "", on=DAY, reason="For the winter.").write(assets)
    publish(assets)
    (assets / "activities/chat.yaml").write_text(CHAT)

    publish(assets)

    assert rows(assets)["/a/chat/"][5] == "published"


def test_a_file_that_was_deleted_comes_back_closed(site: OpenSite, tmp_path: Path) -> None:
    opened = site({})
    publish(opened.assets)
    commit(tmp_path)
    (opened.assets / "activities/chat.yaml").unlink()
    assert "address-lost" in opened.codes()

    close(opened.assets, "chat", "", on=DAY, reason="Nobody comes.").write(opened.assets)

    assert text(opened.assets, "chat") == CHAT + "closed: {on: 2026-11-20, reason: Nobody comes.}\n"
    assert opened.codes() == []


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_merge_takes_every_address_with_it(is_gone: bool, site: OpenSite, tmp_path: Path) -> None:
    opened = site({"activities/tea.yaml": TEA})
    rename(opened.assets, "chat", "talk").write(opened.assets)
    rename(opened.assets, "tea", "cuppa").write(opened.assets)
    publish(opened.assets)
    commit(tmp_path)
    if is_gone:
        (opened.assets / "activities/talk.yaml").unlink()

    merge(opened.assets, "talk", "cuppa").write(opened.assets)

    assert text(opened.assets, "cuppa") == TEA + "former_ids: [tea, chat, talk]\n"
    assert not (opened.assets / "activities/talk.yaml").exists()
    assert opened.codes() == []
    publish(opened.assets)
    ledger = rows(opened.assets)
    assert {ledger[f"/a/{old}/"][6] for old in ("tea", "chat", "talk")} == {"/a/cuppa/"}


def test_a_merge_leaves_no_record_that_offers_itself(site: OpenSite) -> None:
    closed = TEA + "closed: {on: 2026-11-01, instead: [chat, cuppa]}\n"
    cuppa = TEA.replace("Tea and talk", "Cuppa")
    opened = site({"activities/tea.yaml": closed, "activities/cuppa.yaml": cuppa})

    merge(opened.assets, "chat", "cuppa").write(opened.assets)

    assert text(opened.assets, "tea") == TEA + "closed: {on: 2026-11-01, instead: [cuppa]}\n"
    assert opened.codes() == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["chat", "chat"], "merged into itself"),
        (["chat", "nobody"], "There is no activities/nobody.yaml"),
        (["once", "chat"], "once leads to assets/activities/tea.yaml already"),
        (["chat", "once"], "It is assets/activities/tea.yaml now"),
        (["chat", "over"], "is closed"),
    ],
)
def test_a_merge_that_would_be_a_loop_or_a_dead_end_is_refused(words: list[str], message: str, site: OpenSite) -> None:
    over = TEA.replace("Tea and talk", "Over") + "closed: {on: 2026-11-01}\n"
    site({"activities/tea.yaml": TEA + "former_ids: [once]\n", "activities/over.yaml": over})

    result = CliRunner().invoke(merge_command, words)

    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize(
    ("record_id", "reason", "instead", "message"),
    [
        ("chat", "Over.", ["chat"], "instead of itself"),
        ("chat", "Over.", ["nobody"], "There is no activity called nobody"),
        ("chat", "Over.", ["over"], "is closed too"),
        ("chat", " ", [], "The reason has 0 characters"),
        ("once", "Over.", [], "once is assets/activities/tea.yaml now"),
        ("nobody", "Over.", [], "There is no record called nobody"),
    ],
)
def test_what_cannot_be_closed_is_left_as_it_was(
    record_id: str, reason: str, instead: list[str], message: str, site: OpenSite
) -> None:
    over = TEA.replace("Tea and talk", "Over") + "closed: {on: 2026-11-01}\n"
    assets = site({"activities/tea.yaml": TEA + "former_ids: [once]\n", "activities/over.yaml": over}).assets

    with pytest.raises(CannotChange) as stop:
        close(assets, record_id, "", on=DAY, reason=reason, instead=instead)

    assert message in stop.value.message
    assert text(assets, "chat") == CHAT


def test_what_to_try_instead_follows_a_former_id(site: OpenSite) -> None:
    assets = site({"activities/tea.yaml": TEA + "former_ids: [once]\n"}).assets

    close(assets, "chat", "", on=DAY, reason="Over.", instead=["once"]).write(assets)

    assert "instead: [tea]" in text(assets, "chat")
