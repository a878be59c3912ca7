"""A second process for the whole build: it writes the search files, and then pages."""

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
from fingerpost.pages.render.stamp import Known, Share, Stamped, make_ready, stamp_share
from fingerpost.processes import can_fork, cores, leave_signals
from fingerpost.reading.at_fault import failure_of
from fingerpost.records.directory import Key
from fingerpost.search.index.site import write_search

# Below this, starting a second process takes longer than it saves.
WORTH_IT = 600


@dataclass(frozen=True, slots=True)
class _Given:
    """What both processes have from before they parted."""

    edition: Edition
    site: Path
    digests: Mapping[Key, str]
    cache: Cache | None
    following: Any  # a number that the processes share


class SearchWorker:
    """Writes the search files in a process of its own, then takes its turns at the pages.

    The search files take longer than any other one thing, and nothing else waits for them, so they are begun before
    the shells are there. A process for them alone would only hold more memory than one that goes on to something else.
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
        self._heard: Connection | None = None
        self._given = _Given(edition, site, digests or {}, cache, None)
        many = len(edition.directory.activities) >= WORTH_IT
        if (jobs or cores()) > 1 and many and can_fork():
            make_ready(edition, cold=cache is None or cache.pages(site).is_empty)
            fork = multiprocessing.get_context("fork")
            self._given = _Given(edition, site, digests or {}, cache, fork.Value("i", 0))
            self._heard, theirs = fork.Pipe()
            self._process = fork.Process(target=_help, args=(self._given, theirs, self._heard), daemon=True)
            self._process.start()
            theirs.close()

    @property
    def is_there(self) -> bool:
        """Whether there is, or was, another process."""
        return self._given.following is not None

    @property
    def following(self) -> Any:
        return self._given.following

    def here(self) -> None:
        """Write the search files now, if there is no other process to do it."""
        if not self.is_there:
            write_search(self._given.edition, self._given.site)

    def ask(self, share: Share) -> None:
        """Let it take turns at the pages once the search files are written.

        Raises:
            Exception: Whatever went wrong there before this.
        """
        if self._heard is None:
            return
        try:
            self._heard.send(share)
        except BrokenPipeError:
            self.answer()  # it has ended, and what it sent last is why
            raise

    def answer(self) -> Stamped:
        """Wait for it, and take what it has stamped.

        Raises:
            OSError: Or whatever else went wrong there.
        """
        heard, self._heard = self._heard, None
        if heard is None:
            return Stamped({}, 0)
        try:
            found = heard.recv()
        except EOFError:
            found = OSError("The process that writes the search files was stopped")
        self._process.join()
        heard.close()
        if isinstance(found, Exception):
            raise found
        stamped: Stamped = found
        return stamped

    def stop(self) -> None:
        """End the other process, if the build has failed before it was done.

        Killed, as it has nothing to put away: Python drops a softer signal that comes while its handler is changed, as
        this process does first of all, and nobody would send what it then waits for.
        """
        if self._heard is not None and self._process.is_alive():
            self._process.kill()
            self._process.join()


def _help(given: _Given, saying: Connection, other_end: Connection) -> None:
    leave_signals()
    other_end.close()  # so that this process hears when the build has ended
    try:
        write_search(given.edition, given.site)
        saying.send(
            stamp_share(given.edition, given.site, _known(given, share := saying.recv()), share, given.following)
        )
    except EOFError:
        return
    except Exception as failed:
        # What was in hand here does not cross to the other process.
        saying.send(failure_of(failed) or failed)


def _known(given: _Given, share: Share) -> Known | None:
    if given.cache is None:
        return None
    return Known(Inputs(given.edition, given.digests, share.common), given.cache.pages(given.site))
