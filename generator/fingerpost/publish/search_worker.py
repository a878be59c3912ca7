"""The search worker: a second process that writes the search files, and then pages."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from fingerpost.cache.folder import Cache
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.inputs import Inputs
from fingerpost.pages.render.stamp import PageReuse, StampResult, StampTask, stamp_slices, warm_up
from fingerpost.processes import can_fork, cores, leave_signals
from fingerpost.reading.at_fault import failure_of
from fingerpost.records.directory import Key
from fingerpost.search.index.site import write_search

# Below this, starting a second process takes longer than it saves.
WORTH_IT = 600


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What both processes share from before the fork."""

    edition: Edition
    site: Path
    digests: Mapping[Key, str]
    cache: Cache | None
    next_slice: Any  # the number of the next slice, shared between the processes


class SearchWorker:
    """Writes the search files in a process of its own, then its share of the pages.

    The search files take longer than any other step, and nothing waits for them, so the worker starts before the shells
    are ready. When they are written it goes on to stamp pages: one more process would only use more memory.
    """

    def __init__(
        self,
        edition: Edition,
        site: Path,
        *,
        jobs: int = 0,
        digests: Mapping[Key, str] | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._connection: Connection | None = None
        self._inputs = _Inputs(edition, site, digests or {}, cache, None)
        many = len(edition.directory.activities) >= WORTH_IT
        if (jobs or cores()) > 1 and many and can_fork():
            warm_up(edition, cold=cache is None or cache.pages(site).is_empty)
            fork = multiprocessing.get_context("fork")
            self._inputs = _Inputs(edition, site, digests or {}, cache, fork.Value("i", 0))
            self._connection, theirs = fork.Pipe()
            self._process = fork.Process(target=_run, args=(self._inputs, theirs, self._connection), daemon=True)
            self._process.start()
            theirs.close()

    @property
    def has_process(self) -> bool:
        """Whether a second process was started."""
        return self._inputs.next_slice is not None

    @property
    def next_slice(self) -> Any:
        return self._inputs.next_slice

    def run_inline(self) -> None:
        """Write the search files in this process, if there is no second one."""
        if not self.has_process:
            write_search(self._inputs.edition, self._inputs.site)

    def start_stamping(self, task: StampTask) -> None:
        """Let the worker stamp pages once the search files are written.

        Raises:
            Exception: Whatever has gone wrong in the worker.
        """
        if self._connection is None:
            return
        try:
            self._connection.send(task)
        except BrokenPipeError:
            self.join()  # it has ended, and what it sent last is why
            raise

    def join(self) -> StampResult:
        """Wait for the worker, and give the pages it has stamped.

        Raises:
            OSError: Or whatever else went wrong in the worker.
        """
        connection, self._connection = self._connection, None
        if connection is None:
            return StampResult({}, 0)
        try:
            message = connection.recv()
        except EOFError:
            message = OSError("The process that writes the search files was stopped")
        self._process.join()
        connection.close()
        if isinstance(message, Exception):
            raise message
        result: StampResult = message
        return result

    def stop(self) -> None:
        """End the worker, if the build has failed before it was done.

        It is killed, as it has nothing to clean up. Python drops a softer signal that arrives while its handler is
        being changed, which is the first thing the worker does, and it would then wait for ever.
        """
        if self._connection is not None and self._process.is_alive():
            self._process.kill()
            self._process.join()


def _run(inputs: _Inputs, connection: Connection, other_end: Connection) -> None:
    leave_signals()
    other_end.close()  # so that this process notices when the build has ended
    try:
        write_search(inputs.edition, inputs.site)
        connection.send(
            stamp_slices(
                inputs.edition, inputs.site, _reuse(inputs, task := connection.recv()), task, inputs.next_slice
            )
        )
    except EOFError:
        return
    except Exception as error:
        # What this process was working on is not known in the other one.
        connection.send(failure_of(error) or error)


def _reuse(inputs: _Inputs, task: StampTask) -> PageReuse | None:
    if inputs.cache is None:
        return None
    return PageReuse(Inputs(inputs.edition, inputs.digests, task.common), inputs.cache.pages(inputs.site))
