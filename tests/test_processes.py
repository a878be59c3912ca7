"""The cycle collector is left as it was found, and what another process does meanwhile has an end."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from fingerpost.processes import has_company, meanwhile, no_collector
from fingerpost.publish.guard import NotOurs


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_is_off_inside_and_on_again_after() -> None:
    with no_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_a_failure() -> None:
    with pytest.raises(KeyError), no_collector():
        raise KeyError
    assert gc.isenabled()


def test_it_stays_off_when_it_was_off() -> None:
    gc.disable()
    with no_collector():
        pass
    assert not gc.isenabled()


def test_what_stays_is_not_looked_through_afterwards() -> None:
    gc.collect()
    with no_collector(stays=True):
        numbers = [[number] for number in range(10_000)]
    assert numbers[0] not in gc.get_objects(generation=0)
    assert any(each is numbers for each in gc.get_objects(generation=2))


@pytest.mark.parametrize("alone", [False, True])
def test_a_task_is_done_by_the_end_of_the_block(tmp_path: Path, alone: bool) -> None:
    with meanwhile(lambda: (tmp_path / "done").write_text(str(os.getpid())), alone=alone):
        pass

    by_this_process = (tmp_path / "done").read_text() == str(os.getpid())
    assert by_this_process == (alone or not has_company())


def test_the_block_runs_while_the_task_does() -> None:
    here, there = multiprocessing.Pipe(duplex=False)

    with meanwhile(two_processes(here.recv)):
        there.send("from the block")


def test_an_error_that_cannot_go_from_process_to_process_is_raised_in_its_words() -> None:
    class Local(Exception):
        """Nobody outside this function can name it."""

    def refuse() -> None:
        raise Local("The post is full.")

    with pytest.raises(RuntimeError, match=r"^Local: The post is full\.$"), meanwhile(two_processes(refuse)):
        pass


@pytest.mark.parametrize("alone", [False, True])
def test_what_a_task_raises_is_raised_here_with_its_hint(alone: bool) -> None:
    def refuse() -> None:
        raise NotOurs("It is not ours.", "Move it.")

    with pytest.raises(NotOurs, match=r"^It is not ours\.$") as refused, meanwhile(refuse, alone=alone):
        pass

    assert refused.value.hint == "Move it."


def test_what_the_block_raises_is_raised_and_the_task_ends() -> None:
    with pytest.raises(KeyError), meanwhile(two_processes(signal.pause)):
        raise KeyError


def test_a_task_that_is_killed_does_not_count_as_done() -> None:
    with pytest.raises(BrokenProcessPool), meanwhile(two_processes(lambda: os.kill(os.getpid(), signal.SIGKILL))):
        pass


def two_processes(task: Callable[[], object]) -> Callable[[], object]:
    """A task for another process, or skip where there is no other."""
    if not has_company():
        pytest.skip("needs a second process")
    return task
