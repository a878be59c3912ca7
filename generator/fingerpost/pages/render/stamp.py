"""Stamps every record into its shell, in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Protocol

from fingerpost.cache.pages import PageCache
from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.similar import similar_activities
from fingerpost.files.page_files import PageFile
from fingerpost.files.page_writer import PageWriter
from fingerpost.pages.kinds import other_pages, page_of, records_of
from fingerpost.pages.kinds.find import find_pages
from fingerpost.pages.kinds.insight import insight_pages
from fingerpost.pages.render.inputs import Inputs
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.render import COMMON, render_bare, render_head, render_main, template
from fingerpost.pages.render.shell import Shell, shell_of
from fingerpost.pages.render.sitemap import SitemapEntry
from fingerpost.processes import no_collector
from fingerpost.records.directory import Record

_SAMPLE = 100  # activities, to see whether most pages can be used again
Slice = tuple[bool, int, int]  # records or all else; which part of how many
# Address, fingerprint, function that makes the page, and its record, which error reports look for.
Draft = tuple[str, str, Callable[[], Page], Record | None]


@dataclass(frozen=True, slots=True)
class StampResult:
    """All pages that the site has now, by address, and how many of them were rendered."""

    page_files: dict[str, PageFile]
    made_anew: int  # how many of them were rendered, not taken from the cache

    @property
    def files(self) -> int:
        return len(self.page_files)

    @property
    def size_bytes(self) -> int:
        return sum(entry.size_bytes for entry in self.page_files.values())

    @property
    def listed(self) -> list[SitemapEntry]:
        """What the sitemap names."""
        return [SitemapEntry(address, entry.updated_on) for address, entry in self.page_files.items() if entry.listed]


@dataclass(frozen=True, slots=True)
class PageReuse:
    """The fingerprints of pages, and the cached pages that may be used again."""

    inputs: Inputs
    pages: PageCache


@dataclass(frozen=True, slots=True)
class StampTask:
    """What a process that was forked earlier needs to know in order to stamp pages."""

    shells: Mapping[str, Shell]
    slices: Sequence[Slice]
    common: str  # the digest of what all pages depend on; "" renders everything
    unprinted: frozenset[str] = frozenset()  # menus and posters that could not be set, which is known only by now


class Workers(Protocol):
    """Other processes, which stamp pages as well."""

    @property
    def others(self) -> int:
        """How many."""

    @property
    def next_slice(self) -> Iterator[int] | None:
        """The number of the next slice, shared between the processes; None if there are no others."""

    def start_stamping(self, task: StampTask) -> None:
        """Let them stamp pages."""

    def join(self) -> list[StampResult]:
        """Wait for them, and give what they have stamped."""


@dataclass(frozen=True, slots=True)
class _Work:
    """All that a process needs to stamp its share of the pages."""

    edition: Edition
    shells: Mapping[str, Shell]
    site: Path
    reuse: PageReuse | None
    slices: Sequence[Slice]
    without_insight: bool = False


@no_collector()
def stamp_site(
    edition: Edition,
    shells: Mapping[str, Shell],
    site: Path,
    *,
    workers: Workers | None = None,
    reuse: PageReuse | None = None,
    without_insight: bool = False,
) -> StampResult:
    """Write every page that is made from records, except those that are last.

    Args:
        edition: The directory on its day.
        shells: By name, as ``shell.SHELLS`` lists them.
        site: The folder to write into.
        workers: Other processes, if any have been started.
        reuse: What may be used again from earlier builds; None renders everything.
        without_insight: Leave the pages of what is missing to ``stamp_insight``, without other processes.
    """
    if workers is None or workers.next_slice is None:
        return _stamp(_Work(edition, shells, site, reuse, _slices(1), without_insight), count())
    slices = _slices(workers.others + 1, keeps_most=_keeps_most(edition, reuse))
    workers.start_stamping(StampTask(shells, slices, reuse.inputs.common if reuse else "", edition.unprinted))
    own = _stamp(_Work(edition, shells, site, reuse, slices), workers.next_slice)
    return merge([own, *workers.join()])


def stamp_last(edition: Edition, shells: Mapping[str, Shell], site: Path, search_version: str) -> StampResult:
    """Write the page that names the search files by their version."""
    work, writer = _Work(edition, shells, site, None, ()), PageWriter(site)
    page_files = {page.address: _write(work, writer, page, "") for page in find_pages(edition, search_version)}
    return StampResult(page_files, len(page_files))


def stamp_insight(edition: Edition, shells: Mapping[str, Shell], site: Path, reuse: PageReuse | None) -> StampResult:
    """Write the pages of what is missing."""
    work, writer = _Work(edition, shells, site, reuse, ()), PageWriter(site)
    drafts = ((page.address, _fingerprint(work, page), partial(_itself, page), None) for page in insight_pages(edition))
    return _write_drafts(work, writer, drafts)


def stamp_slices(
    edition: Edition, site: Path, reuse: PageReuse | None, task: StampTask, numbers: Iterator[int]
) -> StampResult:
    """Stamp slices of the pages in a process that was forked earlier."""
    return _stamp(_Work(edition, task.shells, site, reuse, task.slices), numbers)


def warm_up(edition: Edition, *, cold: bool) -> None:
    """Do once, before the fork, what every process would do itself. ``cold``: nearly every page will be rendered."""
    edition.warm_up()
    for activity in edition.activities[:1]:
        similar_activities(edition, activity)  # this builds its index as well
    if cold:
        for name in COMMON:
            template(edition, name)  # to compile it takes as long as a hundred pages


def merge(parts: Sequence[StampResult]) -> StampResult:
    """What was stamped in several turns or processes."""
    page_files = {address: entry for part in parts for address, entry in part.page_files.items()}
    return StampResult(page_files, sum(part.made_anew for part in parts))


def _slices(jobs: int, *, keeps_most: bool = False) -> list[Slice]:
    """Cut the work into slices, the long ones first, so that all processes finish at about the same time."""
    # Each process makes all the other pages and renders only its own, so these have as few slices as possible: one
    # where few are rendered. To make those of 10,000 activities a second time takes 1.8 processor seconds.
    small, large = (1, 1) if jobs == 1 else (jobs * 8, 1 if keeps_most else jobs)
    return [*((False, part, large) for part in range(large)), *((True, part, small) for part in range(small))]


def _keeps_most(edition: Edition, reuse: PageReuse | None) -> bool:
    """Whether few pages will be rendered, as a hundred records from all over the directory say."""
    if reuse is None or reuse.pages.is_empty:
        return False
    some = list(records_of(edition, 0, max(1, len(edition.directory.activities) // _SAMPLE)))
    same = sum(reuse.pages.fingerprint_of(addresses.of(record)) == reuse.inputs.of_record(record) for record in some)
    return same > len(some) / 2


def _stamp(work: _Work, numbers: Iterator[int]) -> StampResult:
    """Write the slices with these numbers."""
    writer = PageWriter(work.site)
    parts = []
    while (number := next(numbers)) < len(work.slices):
        parts.append(_write_drafts(work, writer, _drafts(work, *work.slices[number])))
    return merge(parts)


def _write_drafts(work: _Work, writer: PageWriter, drafts: Iterable[Draft]) -> StampResult:
    page_files: dict[str, PageFile] = {}
    made_anew = 0
    for address, fingerprint, page, _record in drafts:
        if work.reuse and fingerprint and (page_file := work.reuse.pages.keep(address, fingerprint)):
            page_files[address] = page_file
        else:
            page_files[address] = _write(work, writer, page(), fingerprint)
            made_anew += 1
    return StampResult(page_files, made_anew)


def _drafts(work: _Work, of_records: bool, part: int, parts: int) -> Iterator[Draft]:
    """The pages of a slice; those of records are not made yet."""
    inputs = work.reuse.inputs if work.reuse else None
    if of_records:
        for record in records_of(work.edition, part, parts):
            fingerprint = inputs.of_record(record) if inputs else ""
            yield addresses.of(record), fingerprint, partial(page_of, work.edition, record), record
        return
    for page in other_pages(work.edition, part, parts):
        if page.is_last or (work.without_insight and page.address.startswith(addresses.INSIGHT)):
            continue
        yield page.address, _fingerprint(work, page), partial(_itself, page), None


def _fingerprint(work: _Work, page: Page) -> str:
    return work.reuse.inputs.of_page(page) if work.reuse else ""


def _itself(page: Page) -> Page:
    return page


def _render(work: _Work, page: Page) -> bytes:
    if page.is_bare:
        return render_bare(page, work.edition).encode()
    category = work.edition.featured_category
    shell = work.shells[shell_of(page.address, addresses.of_category(category.id) if category else "")]
    return shell.stamp(render_head(page, work.edition), render_main(page, work.edition))


def _write(work: _Work, writer: PageWriter, page: Page, fingerprint: str) -> PageFile:
    content = _render(work, page)
    updated = page.updated.isoformat() if page.updated else ""
    return PageFile.of(writer.write(page.address, content), fingerprint, content, listed=page.listed, updated=updated)
