"""What earlier runs came to counts: when an address is broken, and where a run goes on that was stopped."""

from __future__ import annotations

import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from fingerpost.stewardship.links import asking
from fingerpost.stewardship.links.answer import Answer, Result
from fingerpost.stewardship.links.client import Pace, PublicTransport
from fingerpost.stewardship.links.memory import Memory, NotOurFile, read_memories, write_memories
from fingerpost.stewardship.links.run import NoConnection, due_targets
from fingerpost.stewardship.links.targets import Target
from tests.stewardship.links.conftest import (
    HERE,
    NO_CERTIFICATES,
    SETTINGS,
    TODAY,
    Asking,
    Web,
    remember,
)


def test_it_is_broken_after_three_failures_over_two_weeks_and_no_sooner(web: Web, asks: Asking) -> None:
    url = web.url("a.example.org/x")
    web.replies["a.example.org/x"] = (404, {}, b"")
    states = []
    for days in (0, 1, 2, 7, 13, 14):
        (memory,) = asks.ask(url, today=TODAY + timedelta(days=days))
        states.append(memory.is_broken)

    assert states == [False] * 5 + [True]
    del web.replies["a.example.org/x"]
    assert not asks.ask(url, today=TODAY + timedelta(days=15))[0].failures  # one answer, and all is forgotten


def test_two_failures_are_never_enough() -> None:
    memory = Memory()
    for days in (0, 300):
        memory.take(Answer(result=Result.FAILED), TODAY + timedelta(days=days))

    assert not memory.is_broken


def test_a_computer_without_a_connection_blames_nobody(asks: Asking) -> None:
    urls = [f"https://{number}.gone.org/" for number in range(5)]

    with pytest.raises(NoConnection):
        asks.ask(*urls)

    assert all(memory.failures == [] for memory in asks.memories.values())


def test_a_name_that_is_gone_has_failed_where_others_answer(web: Web, asks: Asking) -> None:
    gone, _ = asks.ask("https://tea.gone.org/", web.url("tea.example.org/"))

    assert (gone.result, gone.why) == ("failed", "There is no tea.gone.org.")


def test_a_run_goes_on_where_it_was_stopped(web: Web, asks: Asking, tmp_path: Path) -> None:
    urls = [web.url(f"{letter}.example.org/") for letter in "abcde"]
    targets = [Target(url, ()) for url in urls]
    asks.ask(*urls[:3])
    path = tmp_path / "links.json"
    write_memories(path, asks.memories)

    again = read_memories(path)

    assert again == asks.memories
    assert [target.address for target in due_targets(targets, again, TODAY)] == urls[3:]
    assert len(due_targets(targets, again, TODAY + timedelta(days=7))) == 5


def fail() -> None:
    raise RuntimeError("stopped")


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize(("stop", "error"), [(fail, RuntimeError), (press_ctrl_c, KeyboardInterrupt)])
def test_what_was_asked_before_a_stop_is_kept(
    web: Web, asks: Asking, stop: Callable[[], None], error: type[BaseException]
) -> None:
    counts: list[int] = []

    def stop_at_the_third(count: int, total: int) -> None:
        if count == 3:
            stop()

    with pytest.raises(error):
        asking.ask_all(
            SETTINGS,
            [Target(web.url(f"a.example.org/{number}"), ()) for number in range(5)],
            asks.memories,
            today=TODAY,
            keep=lambda memories: counts.append(sum(bool(memory.asked) for memory in memories.values())),
            progress=stop_at_the_third,
            transport=PublicTransport(asks._resolve, lambda number: number == HERE, NO_CERTIFICATES),
            pace=Pace(0),
        )

    assert counts == [3]


def test_a_damaged_memory_puts_no_address_off_for_ever_and_proposes_none_that_is_no_link(tmp_path: Path) -> None:
    remember(tmp_path / "links.json", a=Memory(wait_until=TODAY + timedelta(days=15), moved_to="javascript:alert(1)"))

    (memory,) = read_memories(tmp_path / "links.json").values()

    assert (memory.is_due(TODAY), memory.moved_to) == (True, "")


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"links": {"a": {"asked": "yesterday"}}}', '{"links": {"a": {"why": 3}}}']
)
def test_a_file_of_somebody_else_is_not_taken_for_ours(tmp_path: Path, text: str) -> None:
    path = tmp_path / "links.json"
    path.write_text(text)

    with pytest.raises(NotOurFile):
        read_memories(path)
