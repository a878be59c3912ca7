"""What is sent is kept whole, once, and for nobody else to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from fingerpost.intake.receiver.inbox import Inbox, InboxFull, State, in_groups, receipt_of

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
WALK = {"want": "add", "kind": "activity", "record": {"name": "Thursday strollers ❤"}, "reply": "01632 960123"}


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    inbox = Inbox(tmp_path / "inbox")
    inbox.prepare()
    return inbox


def test_what_was_kept_is_there_for_whoever_opens_the_folder_next(inbox: Inbox) -> None:
    entry = inbox.keep(WALK, NOW)

    assert Inbox(inbox.folder).entries() == [entry]
    assert Inbox(inbox.folder).entry(in_groups(entry.receipt).lower()) == entry
    assert entry.submission == WALK


def test_the_same_sent_again_on_one_day_is_kept_once_and_the_next_day_again(inbox: Inbox) -> None:
    first = inbox.keep(WALK, NOW)
    again = inbox.keep(dict(reversed(WALK.items())), NOW + timedelta(hours=3))
    tomorrow = inbox.keep(WALK, NOW + timedelta(days=1))

    assert again == first
    assert [entry.receipt for entry in inbox.entries()] == [first.receipt, tomorrow.receipt]
    assert first.receipt == receipt_of(WALK, NOW) != tomorrow.receipt


def test_nobody_else_can_look_into_it_and_git_does_not_take_it(inbox: Inbox) -> None:
    assert stat.S_IMODE(inbox.folder.stat().st_mode) == 0o700
    assert (inbox.folder / ".gitignore").read_text() == "*\n"


def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "inbox").symlink_to("elsewhere")

    with pytest.raises(OSError, match="link"):
        Inbox(tmp_path / "inbox").prepare()


def test_more_than_somebody_can_look_at_is_not_taken(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "inbox", most_waiting=2)
    inbox.prepare()
    for number in range(2):
        inbox.keep({"number": number}, NOW)

    with pytest.raises(InboxFull):
        inbox.keep({"number": 2}, NOW)
    assert inbox.keep({"number": 1}, NOW).submission == {"number": 1}  # whose answer was lost

    of_the_editor = Inbox(inbox.folder)  # another process
    of_the_editor.settle(of_the_editor.entries()[0], State.DECLINED, now=NOW)
    of_the_editor.forget(now=NOW + timedelta(days=40), after=timedelta(days=30))
    assert inbox.keep({"number": 2}, NOW)


def test_what_was_dealt_with_long_ago_is_forgotten_and_nothing_else(inbox: Inbox) -> None:
    entries = [inbox.keep({"number": number}, NOW) for number in range(5)]
    spam = inbox.keep({"number": "spam"}, NOW, is_spam=True)
    inbox.settle(entries[0], State.ACCEPTED, now=NOW)
    inbox.settle(entries[1], State.DECLINED, now=NOW + timedelta(days=20), remark="It is there already.")
    proposed = inbox.settle(entries[2], State.PROPOSED, now=NOW, link="https://example.org/pull/1")

    assert proposed.settled is None
    assert inbox.forget(now=NOW + timedelta(days=31), after=timedelta(days=30)) == 2
    states = {entry.receipt: entry.state for entry in inbox.entries(*State)}
    assert entries[0].receipt not in states
    assert spam.receipt not in states
    assert sorted(states.values()) == [State.DECLINED, State.PROPOSED, State.WAITING, State.WAITING]


def test_what_a_process_that_was_killed_has_left_is_deleted_and_what_is_being_written_is_not(inbox: Inbox) -> None:
    for name, hours in ((".old.part", 2), (".new.part", 0)):
        path = inbox.folder / name
        path.write_text("Jo, 07700 900123")
        then = (datetime.now(UTC) - timedelta(hours=hours)).timestamp()
        os.utime(path, (then, then))

    inbox.prepare()

    assert [path.name for path in inbox.folder.glob(".*.part")] == [".new.part"]
    inbox.forget(now=datetime.now(UTC) + timedelta(days=1), after=timedelta(days=30))
    assert list(inbox.folder.glob(".*.part")) == []


def test_a_file_that_was_damaged_hides_no_other_and_can_be_sent_again(inbox: Inbox) -> None:
    damaged, fine = (inbox.keep({"number": number}, NOW) for number in range(2))
    (inbox.folder / f"{damaged.receipt}.json").write_text('{"receipt": ')

    assert inbox.entries() == [fine]
    assert inbox.damaged() == [f"{damaged.receipt}.json"]
    with pytest.raises(KeyError):
        inbox.entry(damaged.receipt)
    assert inbox.keep({"number": 0}, NOW) == damaged
    assert inbox.damaged() == []


@pytest.mark.parametrize("receipt", ["", "../../etc/passwd", "C4F7KVWX", "C4F7KVWX2", "AEIOUAEIO"])
def test_a_receipt_leads_to_a_file_of_the_inbox_or_to_none(inbox: Inbox, receipt: str) -> None:
    with pytest.raises(KeyError):
        inbox.entry(receipt)


STEPS = ("open", "write", "fsync", "chmod", "link", "unlink", "close")


def stopped_at(step: int) -> Iterator[None]:
    """Each call to the disk, from now on, ends the process without a word when it is the one with that number."""
    numbers = count()

    def cut(real):  # type: ignore[no-untyped-def]
        def call(*args: object, **options: object) -> object:
            if next(numbers) == step:
                os._exit(9)
            return real(*args, **options)

        return call

    for name in STEPS:
        setattr(os, name, cut(getattr(os, name)))
    yield


def test_whatever_moment_the_power_goes_an_entry_is_whole_or_was_never_confirmed(inbox: Inbox) -> None:
    before = inbox.keep({"number": "before"}, NOW)
    for step in count():
        child = os.fork()
        if child == 0:
            next(stopped_at(step))
            inbox.keep({"number": step}, NOW)
            os._exit(0)
        was_confirmed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

        entries = Inbox(inbox.folder).entries()  # each can be read
        assert before in entries
        if was_confirmed:
            assert any(entry.submission == {"number": step} for entry in entries)
            break
        Inbox(inbox.folder).keep({"number": step}, NOW)  # and can be sent again

    assert step >= 5
    assert len(Inbox(inbox.folder).entries()) == step + 2
