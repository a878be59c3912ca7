"""The other processes of a build. All of its work is in parts, and each process takes the next one."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from fingerpost.cache.folder import Cache
from fingerpost.edition.edition import Edition
from fingerpost.edition.fingerprints import Fingerprints, shared_inputs
from fingerpost.files.page_files import PageFile
from fingerpost.pages.render.inputs import Inputs
from fingerpost.pages.render.stamp import PageReuse, StampResult, StampTask, stamp_slices, warm_up
from fingerpost.processes import SharedCounter, can_fork, cores, processes
from fingerpost.publish.exports import exports_together, keepers, write_exports
from fingerpost.publish.prepare import Prepared
from fingerpost.reading.at_fault import naming_its_record
from fingerpost.records.directory import Key
from fingerpost.search.index.site import write_search

if TYPE_CHECKING:
    from fingerpost.printing.write import Printed

# Below this, starting a second process takes longer than it saves.
WORTH_IT = 600


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What all processes share from before the fork."""

    edition: Edition
    site: Path
    digests: Mapping[Key, str]
    cache: Cache | None
    next_slice: SharedCounter | None
    next_sheet: SharedCounter | None
    next_export: SharedCounter | None


class Workers:
    """Processes that set the menus and posters, and others that write search files and exports and share the pages.

    They start before the shells are ready. Menus and posters come first: which of them could be set has to be known
    before any page links to one, while nothing waits for the search files or the exports. They have processes of their
    own that end with them, because each keeps 140 MB (docs/decisions/figures.md).
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
        many = len(edition.directory.activities) >= WORTH_IT
        self.others = (jobs or cores()) - 1 if many and can_fork() else 0
        counters = [SharedCounter() if self.others else None for _ in range(3)]
        self.next_slice = counters[0]
        self._inputs = _Inputs(edition, site, digests or {}, cache, *counters)
        self._pool: Executor | None = None
        self._printing: list[Future[Printed]] = []
        self._search: Future[str] | None = None
        self._exports: list[Future[dict[str, PageFile]]] = []
        self._own_exports: dict[str, PageFile] = {}
        self._stamping: list[Future[StampResult]] = []
        self._stack = ExitStack()
        self._until_printed = self._stack.enter_context(ExitStack())

    def __enter__(self) -> Workers:
        if self.others:
            inputs = self._inputs
            warm_up(inputs.edition, cold=inputs.cache is None or inputs.cache.pages(inputs.site).is_empty)
            if inputs.edition.prints and not _has_set_sheets_here:
                printers = self._until_printed.enter_context(processes(self.others + 1, _remember, (inputs,)))
                self._printing = [printers.submit(_write_sheets) for _ in range(self.others + 1)]
            else:
                self._start()
        return self

    def _start(self) -> None:
        self._pool = self._stack.enter_context(processes(self.others, _remember, (self._inputs,)))
        self._search = self._pool.submit(_write_search)
        self._exports = [self._pool.submit(_write_exports) for _ in range(self.others)]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, traceback)

    def write_sheets(self) -> Printed | None:
        """Write the menus and posters, or wait for the processes that do; None if there are none.

        Raises:
            Exception: Whatever has gone wrong in one of them.
        """
        if not self._inputs.edition.prints:
            return None
        if not self._printing:
            _has_set_sheets_here.append(True)
            return _sheets_of(self._inputs)
        parts = [printing.result() for printing in self._printing]
        self._until_printed.close()
        self._start()
        return type(parts[0]).together(parts)

    def start_stamping(self, task: StampTask) -> None:
        """Let each of them stamp pages once it has nothing else to do."""
        if self._pool is not None:
            self._stamping = [self._pool.submit(_stamp, task) for _ in range(self.others)]

    def join(self) -> list[StampResult]:
        """Write the exports that nobody has begun, and wait for the pages that the others stamp.

        Raises:
            Exception: Whatever has gone wrong in one of them.
        """
        self._own_exports = _exports_of(self._inputs)
        return [stamping.result() for stamping in self._stamping]

    def finish_search(self) -> str:
        """Write the search files here if there are no other processes, else wait for them; gives their version.

        Raises:
            Exception: Whatever has gone wrong there.
        """
        if self._search is None:
            return _search_of(self._inputs)
        return self._search.result()

    def finish_exports(self) -> dict[str, PageFile]:
        """Write the exports that are not written yet, and wait for the others.

        Returns:
            What is known of each file, by address.

        Raises:
            Exception: Whatever has gone wrong there.
        """
        own = self._own_exports or _exports_of(self._inputs)
        return exports_together([own, *(exports.result() for exports in self._exports)])


def workers_of(prepared: Prepared, site: Path, *, jobs: int = 0, cache: Cache | None = None) -> Workers:
    """The other processes of the build of a directory."""
    return Workers(prepared.edition, site, jobs=jobs, digests=prepared.digests, cache=cache)


_process_inputs: list[_Inputs] = []
# What sets menus and posters (typst 0.15) starts threads, which a fork leaves behind: a process that is forked after
# it has been used here would wait for them for ever. So whoever has set some here sets all that follow here too.
_has_set_sheets_here: list[bool] = []


def _remember(inputs: _Inputs) -> None:
    _process_inputs.append(inputs)


@naming_its_record
def _write_sheets() -> Printed:
    return _sheets_of(_process_inputs[0])


def _sheets_of(inputs: _Inputs) -> Printed:
    from fingerpost.printing.write import SheetReuse, write_sheets  # what it needs may not be installed

    reuse = None
    if inputs.cache:
        fingerprints = Fingerprints(inputs.edition, inputs.digests, shared_inputs(inputs.edition, inputs.cache.code))
        reuse = SheetReuse(fingerprints, inputs.cache.pages(inputs.site))
    return write_sheets(inputs.edition, inputs.site, reuse, inputs.next_sheet or count())


@naming_its_record
def _write_search() -> str:
    return _search_of(_process_inputs[0])


def _search_of(inputs: _Inputs) -> str:
    keeper = keepers(inputs.edition, inputs.cache, inputs.digests)("search")
    return write_search(inputs.edition, inputs.site, keeper)


@naming_its_record
def _write_exports() -> dict[str, PageFile]:
    return _exports_of(_process_inputs[0])


def _exports_of(inputs: _Inputs) -> dict[str, PageFile]:
    return write_exports(inputs.edition, inputs.site, inputs.next_export or count(), inputs.cache, inputs.digests)


@naming_its_record
def _stamp(task: StampTask) -> StampResult:
    inputs = _process_inputs[0]
    edition = replace(inputs.edition, unprinted=task.unprinted) if task.unprinted else inputs.edition
    reuse = (
        PageReuse(Inputs(edition, inputs.digests, task.common), inputs.cache.pages(inputs.site))
        if inputs.cache
        else None
    )
    return stamp_slices(edition, inputs.site, reuse, task, inputs.next_slice or iter(()))
