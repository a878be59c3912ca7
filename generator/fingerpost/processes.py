"""Processes: how many may run at once, a pool of them, and their signals."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
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


@contextmanager
def meanwhile(task: Callable[[], object], *, alone: bool = False) -> Iterator[None]:
    """Do something in a process of its own during a block, and wait for it at the end of the block.

    It uses no thread here, so that other processes can start in the block: a lock that a thread holds at that moment
    would stay locked in them for ever.

    Args:
        task: Its return value is lost, and it changes only a copy.
        alone: Do it in this process, before the block, as if no other process could be started.

    Raises:
        BaseException: What the task raised, unless the block has raised.
        BrokenProcessPool: If the process was killed.
    """
    process = None
    if has_company() and not alone:
        fork = multiprocessing.get_context("fork")
        here, there = fork.Pipe(duplex=False)
        with suppress(BlockingIOError):  # a shared host allows no process more
            process = fork.Process(target=_do, args=(task, there), daemon=True)
            process.start()
        there.close()
    if process is None or process.pid is None:
        task()
        yield
        return
    try:
        yield
        _raise_from(here)
    except BaseException:
        process.kill()  # nobody wants its result now, and it has nothing to clear up
        raise
    finally:
        process.join()
        here.close()


def has_company() -> bool:
    """Whether another process may work beside this one; macOS calls many things unsafe after a fork."""
    return sys.platform == "linux" and can_fork() and cores() > 1


def _do(task: Callable[[], object], there: Connection) -> None:
    leave_signals()
    outcome: Exception | None = None
    try:
        task()
    except Exception as error:
        error.add_note(traceback.format_exc())
        outcome = _sendable(error)
    with suppress(BrokenPipeError):  # nobody waits for it any more
        there.send(outcome)


def _sendable(error: Exception) -> Exception:
    """The same error, or one with its message if it cannot be passed between processes."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- what was written a moment ago
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _raise_from(here: Connection) -> None:
    try:
        error: Exception | None = here.recv()
    except EOFError:
        raise BrokenProcessPool("A process was killed.") from None
    if error is not None:
        raise error


class SharedCounter:
    """Counts from 0. Processes that are forked after it was made share the count, so that each number comes once."""

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
def no_collector(*, stays: bool = False) -> Iterator[None]:
    """Switch the garbage collector off for a while.

    Reading, checking and stamping make millions of objects that stay, and hardly any in a reference cycle (measured:
    1,648 objects after reading 10,000 records, none after stamping them), so looking for cycles is time lost.

    Args:
        stays: What was made meanwhile is not looked through at the end of the block either, but only with all else.
            For a process that is about to end: with 2,000 activities 0.3 processor seconds less.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stays:
            gc.freeze()
            gc.unfreeze()  # they count as old now
        if was_on:
            gc.enable()
