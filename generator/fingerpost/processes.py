"""Processes: how many may run at once, a pool of them, and what each leaves to the one that began it."""

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
    """Whether a process can begin as a copy of this one, with all that has been read already."""
    return "fork" in multiprocessing.get_all_start_methods()


def cores() -> int:
    """How many processes may run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1


@contextmanager
def processes(jobs: int, begin: Callable[..., object] | None = None, given: tuple[Any, ...] = ()) -> Iterator[Executor]:
    """Other processes that begin as this one is now.

    Unlike those of multiprocessing.Pool, whose work is waited for without end, one that is killed, most often because
    memory has run out, ends the work with BrokenProcessPool.

    Args:
        jobs: How many.
        begin: Called in each, before anything else.
        given: To that.
    """
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, mp_context=fork, initializer=_begin, initargs=(begin, given))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def leave_signals() -> None:
    """Let the process that began this one answer Ctrl and C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _begin(begin: Callable[..., object] | None, given: tuple[Any, ...]) -> None:
    leave_signals()
    if begin is not None:
        begin(*given)


@contextmanager
def no_collector() -> Iterator[None]:
    """Switch the collector off for a while.

    Reading, checking and stamping make millions of objects that stay, and hardly any in a circle (measured: 1,648
    objects after reading 10,000 records, none after stamping them), so looking for circles is time lost.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
