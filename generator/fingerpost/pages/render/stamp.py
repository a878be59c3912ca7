"""Every record is stamped into its shell, on every core."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from fingerpost.cache.pages import PageCache
from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.similar import similar_activities
from fingerpost.files.page_writer import PageWriter
from fingerpost.files.written import Entry, digest_of
from fingerpost.pages.kinds import other_pages, page_of, records_of
from fingerpost.pages.render.inputs import Inputs
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.render import COMMON, render_head, render_main, template
from fingerpost.pages.render.shell import Shell
from fingerpost.pages.render.sitemap import Listed
from fingerpost.processes import can_fork, cores, no_collector, processes
from fingerpost.reading.at_fault import naming_its_record
from fingerpost.records.directory import Record

# Below this, starting a second process takes longer than it saves.
WORTH_IT = 600

Slice = tuple[bool, int, int]  # records or all else; which part of how many
# Address, what it is made of, how it is made, and the record it is of: who asks what went wrong looks for that.
Draft = tuple[str, str, Callable[[], Page], Record | None]


@dataclass(frozen=True, slots=True)
class Stamped:
    """What became of the pages: every one that the site has now, by address."""

    written: dict[str, Entry]
    made: int  # how many of them were made anew

    @property
    def files(self) -> int:
        return len(self.written)

    @property
    def size_bytes(self) -> int:
        return sum(entry.size_bytes for entry in self.written.values())

    @property
    def listed(self) -> list[Listed]:
        """What the sitemap names."""
        return [Listed(address, entry.updated_on) for address, entry in self.written.items() if entry.listed]


@dataclass(frozen=True, slots=True)
class Known:
    """What pages are made from, and which of them are there already."""

    inputs: Inputs
    pages: PageCache


@dataclass(frozen=True, slots=True)
class Share:
    """What a process that parted from this one earlier has to be told, to take its turns."""

    shells: Mapping[str, Shell]
    slices: Sequence[Slice]
    common: str  # what all pages are made from; "" makes everything anew


class SearchWorker(Protocol):
    """Another process that takes turns once it has ended what it is at."""

    @property
    def following(self) -> Any:
        """A number that the processes share."""

    def ask(self, share: Share) -> None:
        """Let it take turns."""

    def answer(self) -> Stamped:
        """Wait for it, and take what it has stamped."""


@dataclass(frozen=True, slots=True)
class _Work:
    """All that a process needs to stamp its share."""

    edition: Edition
    shells: Mapping[str, Shell]
    site: Path
    known: Known | None
    slices: Sequence[Slice]
    following: Any = None  # a number that the processes share


@no_collector()
def stamp_site(
    edition: Edition,
    shells: Mapping[str, Shell],
    site: Path,
    *,
    jobs: int = 0,
    helper: SearchWorker | None = None,
    known: Known | None = None,
) -> Stamped:
    """Write every page that is made from records.

    Args:
        edition: The directory on its day.
        shells: By name, as ``shell.SHELLS`` lists them.
        site: The folder to write into.
        jobs: How many processes; 0 chooses.
        helper: A process that is there already.
        known: What may stay of earlier builds; None makes everything anew.
    """
    directory = edition.directory
    many = len(directory.activities) + len(directory.groups) + len(directory.places)
    jobs = jobs or (cores() if many >= WORTH_IT else 1)
    if jobs == 1 or not can_fork():
        return _together([_stamp(_Work(edition, shells, site, known, _slices(1)), count())])
    make_ready(edition, cold=known is None or known.pages.is_empty)
    fork = multiprocessing.get_context("fork")
    slices = _slices(jobs)
    if helper:
        helper.ask(Share(shells, slices, known.inputs.common if known else ""))
    work = _Work(edition, shells, site, known, slices, helper.following if helper else fork.Value("i", 0))
    # A process more than there are others would only hold more memory, so this one takes its turns too.
    others = jobs - (2 if helper else 1)
    with processes(others, _remember, (work,)) if others else nullcontext() as pool:
        given = pool.map(_stamp_remembered, range(others)) if pool else ()
        parts = [_stamp(work, _turns(work.following))]
        return _together([*parts, *given, *([helper.answer()] if helper else ())])


def stamp_share(edition: Edition, site: Path, known: Known | None, share: Share, following: Any) -> Stamped:
    """Take turns at the pages in a process that parted from the others earlier."""
    return _stamp(_Work(edition, share.shells, site, known, share.slices, following), _turns(following))


def make_ready(edition: Edition, *, cold: bool) -> None:
    """Do what every process would do for itself, once, before they part. ``cold``: nearly every page will be made."""
    edition.warm_up()
    for activity in edition.activities[:1]:
        similar_activities(edition, activity)  # its rows too are made once
    if cold:
        for name in COMMON:
            template(edition, name)  # to compile it takes as long as a hundred pages


def _together(parts: Sequence[Stamped]) -> Stamped:
    written = {address: entry for part in parts for address, entry in part.written.items()}
    return Stamped(written, sum(part.made for part in parts))


def _slices(jobs: int) -> list[Slice]:
    """The work in pieces, those that take long first, so that all processes end together."""
    # Dealt out, the other pages are still all made in each process: so there are as few pieces as can be.
    small = 1 if jobs == 1 else jobs * 8
    return [*((False, part, jobs) for part in range(jobs)), *((True, part, small) for part in range(small))]


def _stamp(work: _Work, turns: Iterator[int]) -> Stamped:
    """Write the slices whose turn it is."""
    writer = PageWriter(work.site)
    written: dict[str, Entry] = {}
    made = 0
    while (turn := next(turns)) < len(work.slices):
        for address, made_of, page, _record in _drafts(work, *work.slices[turn]):
            if work.known and made_of and (kept := work.known.pages.keep(address, made_of)):
                written[address] = kept
            else:
                written[address] = _write(work, writer, page(), made_of)
                made += 1
    return Stamped(written, made)


def _drafts(work: _Work, of_records: bool, part: int, parts: int) -> Iterator[Draft]:
    """The pages of a slice; those of records are not made yet."""
    inputs = work.known.inputs if work.known else None
    if of_records:
        for record in records_of(work.edition, part, parts):
            made_of = inputs.of_record(record) if inputs else ""
            yield addresses.of(record), made_of, partial(page_of, work.edition, record), record
        return
    for page in other_pages(work.edition, part, parts):
        yield page.address, inputs.of_page(page) if inputs else "", partial(_itself, page), None


def _itself(page: Page) -> Page:
    return page


def _write(work: _Work, writer: PageWriter, page: Page, made_of: str) -> Entry:
    shell = work.shells.get(page.section) or work.shells["page"]
    content = shell.stamp(render_head(page, work.edition), render_main(page, work.edition))
    file = writer.write(page.address, content)
    updated = page.updated.isoformat() if page.updated else ""
    return Entry(made_of, file.st_size, file.st_mtime_ns, file.st_ino, page.listed, updated, digest_of(content))


def _turns(following: Any) -> Iterator[int]:
    """Numbers that no other process is given."""
    while True:
        with following.get_lock():
            turn = following.value
            following.value += 1
        yield turn


_here: list[_Work] = []


def _remember(work: _Work) -> None:
    _here.append(work)


@naming_its_record
def _stamp_remembered(_: int) -> Stamped:
    return _stamp(_here[0], _turns(_here[0].following))
