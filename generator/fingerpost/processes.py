"""Processes: how many may run at once, a pool of them, and their signals."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any


def can_fork() -> bool:
    """Whether a process can start as a copy of this one, with everything that has been read."""
    return "fork" in multiprocessing.get_all_start_methods()


def cores() -> int:
    """How many processes may run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1


@contextmanager
def processes(
    jobs: int, begin: Callable[..., object] | None = None, arguments: tuple[Any, ...] = ()
) -> Iterator[Executor]:
    """A pool of processes that start as copies of this one.

    If a process is killed, most often because memory has run out, the work ends with BrokenProcessPool.
    multiprocessing.Pool would wait for ever.

    Args:
        jobs: How many.
        begin: Called in each, before anything else.
        arguments: What it is called with.
    """
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, mp_context=fork, initializer=_begin, initargs=(begin, arguments))
    try:
        yield pool
    except BaseException:
        for process in multiprocessing.active_children():
            process.kill()  # nobody wants its result now, and it has nothing to clear up
        raise
    finally:
        pool.shutdown(cancel_futures=True)


class SharedCounter:
    """Counts from 0. Processes that are forked after it was made count together, so that each number comes once."""

    def __init__(self) -> None:
        self._next: Any = multiprocessing.get_context("fork").Value("i", 0)

    def __iter__(self) -> SharedCounter:
        return self

    def __next__(self) -> int:
        with self._next.get_lock():
            number: int = self._next.value
            self._next.value += 1
        return number


def leave_signals() -> None:
    """Leave Ctrl and C to the parent process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _begin(begin: Callable[..., object] | None, arguments: tuple[Any, ...]) -> None:
    leave_signals()
    if begin is not None:
        begin(*arguments)


@contextmanager
def no_collector() -> Iterator[None]:
    """Switch the garbage collector off for a while.

    Reading, checking and stamping make millions of objects that stay, and hardly any in a reference cycle (measured:
    1,648 objects after reading 10,000 records, none after stamping them), so looking for cycles is time lost.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
