"""An editor looks at what was sent, and accepts or declines it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.inbox import command
from fingerpost.files.records_lock import only_writer
from fingerpost.intake.receiver.inbox import Inbox, State, in_groups
from fingerpost.intake.receiver.rules import Rules
from tests.conftest import USUAL_FILES, OpenSite
from tests.intake.other_words import language_of
from tests.intake.receiver.test_delivery import RIGHT, WALK

DAY = {"SOURCE_DATE_EPOCH": "1795262400"}  # 21 November 2026
LONGER = {
    "want": "change",
    "kind": "activity",
    "id": "chat",
    "record": {"summary": "Meet people over a cuppa and cake."},
}


@pytest.fixture
def assets(site: OpenSite) -> Path:
    return site({}).assets


@pytest.fixture
def inbox(assets: Path) -> Inbox:
    inbox = Inbox(assets.parent / "inbox")
    inbox.prepare()
    return inbox


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env=DAY)


def test_what_waits_is_listed_by_what_it_is_about(inbox: Inbox) -> None:
    now = datetime.now(UTC)
    first = inbox.keep(RIGHT, now - timedelta(days=2))
    inbox.keep(WALK, now)
    inbox.keep({"want": "add"}, now, is_spam=True)

    lines, report = run().output.splitlines(), json.loads(run("--json").output)

    assert [line.split("  ")[1] for line in lines] == [
        "2 days ago: Frome Talking Cafe, nothing has changed.",
        "today: Thursday *strollers*, new.",
    ]
    assert report[0]["receipt"].replace(" ", "") == first.receipt
    assert len(run("--all").output.splitlines()) == 3


def test_it_is_shown_before_and_after_with_how_to_reach_whoever_sent_it(inbox: Inbox) -> None:
    entry = inbox.keep({**LONGER, "reply": "07700 900123"}, datetime.now(UTC))

    output = run("show", entry.receipt).output

    assert "To answer: 07700 900123" in output
    assert "-summary: Meet people over a cuppa in Frome." in output
    assert "+summary: Meet people over a cuppa and cake." in output
    assert "(before: Meet people over a cuppa in Frome.)" in output


def test_what_is_accepted_changes_one_line_and_gives_an_answer_with_the_address(inbox: Inbox, assets: Path) -> None:
    entry = inbox.keep({**LONGER, "reply": "07700 900123"}, datetime.now(UTC))

    result = run("accept", entry.receipt)

    before, after = USUAL_FILES["activities/chat.yaml"], (assets / "activities/chat.yaml").read_text()
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        "summary: Meet people over a cuppa and cake."
    ]
    assert "An answer to 07700 900123, to copy:" in result.output
    assert "https://directory.example.org/a/chat/" in result.output
    assert inbox.entry(entry.receipt).state is State.ACCEPTED
    assert run().output == "Nothing waits.\n"


def test_a_new_entry_and_its_new_place_are_written_together(inbox: Inbox, assets: Path) -> None:
    entry = inbox.keep(WALK, datetime.now(UTC))

    result = run("accept", entry.receipt)

    assert "is not what its field needs" not in result.output
    assert (assets / "places/the-old-barn.yaml").exists()
    assert "place: the-old-barn" in (assets / "activities/thursday-strollers.yaml").read_text()
    assert "900123" not in (assets / "activities/thursday-strollers.yaml").read_text()
    assert result.exit_code == 0


@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_two_editors_do_not_settle_in_one_moment(inbox: Inbox, assets: Path, verb: str) -> None:
    """Each took the free name for theirs, and of two groups of one name one was lost."""
    entry = inbox.keep(WALK, datetime.now(UTC))
    with only_writer(assets):
        meanwhile = run(verb, entry.receipt)

    assert (meanwhile.exit_code, inbox.entry(entry.receipt).state) == (2, State.WAITING)
    assert "Another command is changing the records at this moment" in meanwhile.output
    assert not (assets / "activities/thursday-strollers.yaml").exists()
    assert run("accept", entry.receipt).exit_code == 0


def test_what_is_declined_changes_nothing_and_gives_an_answer_with_the_reason(inbox: Inbox, assets: Path) -> None:
    before = (assets / "activities/chat.yaml").read_bytes()
    entry = inbox.keep(LONGER, datetime.now(UTC))

    result = run("decline", entry.receipt, "--reason", "The group says that there is no cake.")

    assert "The group says that there is no cake." in result.output
    assert (assets / "activities/chat.yaml").read_bytes() == before
    assert inbox.entry(entry.receipt).state is State.DECLINED


def test_what_is_accepted_is_not_taken_again_nor_declined(inbox: Inbox, assets: Path) -> None:
    entry = inbox.keep(WALK, datetime.now(UTC))
    run("accept", entry.receipt)

    for again in (run("accept", entry.receipt), run("decline", entry.receipt, "--reason", "No.")):
        assert again.exit_code == 2
        assert "It was accepted on" in again.output
    assert sorted(path.name for path in (assets / "activities").iterdir()) == ["chat.yaml", "thursday-strollers.yaml"]
    assert inbox.entry(entry.receipt).state is State.ACCEPTED


def test_who_was_interrupted_after_the_files_accepts_again_and_has_one_record(inbox: Inbox, assets: Path) -> None:
    entry = inbox.keep(WALK, datetime.now(UTC))
    run("accept", entry.receipt)
    inbox.settle(entry, State.WAITING, now=datetime.now(UTC))  # as it is when the power goes in between

    result = run("accept", entry.receipt)

    assert result.exit_code == 0
    assert "says all of this already" in result.output
    assert sorted(path.name for path in (assets / "activities").iterdir()) == ["chat.yaml", "thursday-strollers.yaml"]
    assert inbox.entry(entry.receipt).state is State.ACCEPTED


def test_what_was_declined_can_be_accepted_after_all_and_a_pull_request_is_named(inbox: Inbox) -> None:
    entry = inbox.keep(LONGER, datetime.now(UTC))
    inbox.settle(entry, State.PROPOSED, now=datetime.now(UTC), link="https://github.com/owner/hills/pull/7")
    run("decline", entry.receipt)

    result = run("accept", entry.receipt)

    assert result.exit_code == 0
    assert "https://github.com/owner/hills/pull/7" in result.output


def test_of_two_about_one_entry_each_names_the_other_and_the_later_may_put_back_the_earlier(inbox: Inbox) -> None:
    before = datetime.now(UTC) - timedelta(hours=1)
    first, later = inbox.keep(LONGER, before), inbox.keep({**LONGER, "note": "Another"}, before)
    inbox.keep(RIGHT | {"id": "other"}, before)

    assert f"the same entry waits: {in_groups(later.receipt)}" in run("show", first.receipt).output
    run("accept", first.receipt)
    output = run("show", later.receipt).output

    assert f"was accepted after this was sent: {in_groups(first.receipt)}." in output
    assert output.count("the same entry") == 1
    assert "the same entry" in run("accept", later.receipt).output


def test_a_damaged_file_is_named_and_a_clock_that_was_ahead_is_today(inbox: Inbox) -> None:
    inbox.keep(RIGHT, datetime.now(UTC) + timedelta(days=3))
    (inbox.folder / "C4F7KVWX2.json").write_text("{}")

    result = run()

    assert "today: Frome Talking Cafe" in result.output
    assert "C4F7KVWX2.json cannot be read" in result.output


def test_what_the_directory_has_no_place_for_is_said_and_still_waits(inbox: Inbox, assets: Path) -> None:
    entry = inbox.keep(LONGER, datetime.now(UTC))
    (assets / "activities/chat.yaml").unlink()

    result = run("accept", entry.receipt)

    assert result.exit_code == 2
    assert "Nothing in the directory has that address" in result.output
    assert inbox.entry(entry.receipt).state is State.WAITING


def test_a_name_that_a_terminal_would_obey_is_shown_and_not_obeyed(inbox: Inbox) -> None:
    inbox.keep({**LONGER, "record": {"name": "Tea\x1b[2J"}}, datetime.now(UTC))

    assert "Tea[U+001B]" in run().output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--inbox", "nowhere"), "no folder called nowhere"), (("show", "C4F7KVWX2"), "nothing with that receipt")],
)
def test_what_is_not_there_is_said(inbox: Inbox, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert words in result.output


def test_what_was_dealt_with_is_deleted_after_a_while(inbox: Inbox) -> None:
    entry = inbox.keep(LONGER, datetime.now(UTC))
    run("decline", entry.receipt)

    assert "0 entries were deleted" in run("forget").output
    assert "1 entry was deleted" in run("forget", "--after", "0").output


MISSING = {"want": "missing", "kind": "activity", "id": "", "note": "What: zebrafish\nWhere: Wells", "consent": False}


def test_what_somebody_looked_for_in_vain_is_read_and_noted_and_changes_no_record(inbox: Inbox, assets: Path) -> None:
    entry = inbox.keep(MISSING, datetime.now(UTC))
    before = {path: path.read_bytes() for path in assets.rglob("*.yaml")}

    listed, shown = run().output, run("show", entry.receipt).output
    accepted = run("accept", entry.receipt)

    assert "today: somebody looked for this in vain. What: zebrafish; Where: Wells" in listed
    assert "They say: What: zebrafish\nWhere: Wells\n" in shown
    assert accepted.exit_code == 0
    assert "We have noted what you looked for" in accepted.output
    assert inbox.entry(entry.receipt).state is State.ACCEPTED
    assert {path: path.read_bytes() for path in assets.rglob("*.yaml")} == before
    assert run().output == "Nothing waits.\n"


def test_the_answer_to_send_is_in_the_language_of_the_site(
    inbox: Inbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {
        "Hello,": "Saluton,",
        "We have changed the entry of {name}. You will see it by tomorrow: {page}": "{name}!",
    }
    language = language_of(tmp_path, words)
    monkeypatch.setattr(Rules, "language", language)
    accepted, declined = inbox.keep(LONGER, datetime.now(UTC)), inbox.keep(WALK, datetime.now(UTC))

    answers = run("accept", accepted.receipt).output, run("decline", declined.receipt).output

    assert all("Saluton," in answer and "Hello," not in answer for answer in answers)
    assert "Frome Talking Cafe!" in answers[0]
