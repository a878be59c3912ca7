"""Every record is stamped into its shell, on every core."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fingerpost.pages.kinds import other_pages, record_pages
from fingerpost.pages.page import Page
from fingerpost.pages.render import render_head, render_main
from fingerpost.pages.shell import Shell
from fingerpost.pages.sitemap import Listed
from fingerpost.pages.view import View
from fingerpost.pages.write import PageWriter
from fingerpost.records.collector import no_collector
from fingerpost.records.workers import cores

# Below this, starting a second process takes longer than it saves.
_WORTH_IT = 600


@dataclass(frozen=True, slots=True)
class Stamped:
    """What was written."""

    listed: list[Listed]
    files: int
    size_bytes: int


@no_collector()
def stamp_site(view: View, shells: Mapping[str, Shell], site: Path, *, jobs: int = 0) -> Stamped:
    """Write every page that is made from records.

    Args:
        view: The directory on its day.
        shells: By name, as ``shell.SHELLS`` lists them.
        site: The folder to write into.
        jobs: How many processes; 0 chooses.
    """
    directory = view.directory
    many = len(directory.activities) + len(directory.groups) + len(directory.places)
    jobs = jobs or (cores() if many >= _WORTH_IT else 1)
    if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return _stamp_part(view, shells, site, 0, 1)
    view.warm_up()  # once, before the processes part
    with multiprocessing.get_context("fork").Pool(
        jobs - 1, initializer=_remember, initargs=(view, shells, site, jobs)
    ) as pool:
        others = pool.map_async(_stamp_remembered, range(1, jobs), chunksize=1)
        mine = _stamp_part(view, shells, site, 0, jobs)
        parts = [mine, *others.get()]
    return Stamped(
        listed=[each for part in parts for each in part.listed],
        files=sum(part.files for part in parts),
        size_bytes=sum(part.size_bytes for part in parts),
    )


def _stamp_part(view: View, shells: Mapping[str, Shell], site: Path, part: int, parts: int) -> Stamped:
    """Write every page whose turn it is: the pages are dealt out like cards."""
    writer = PageWriter(site)
    listed: list[Listed] = []
    for page in _pages(view, part, parts):
        shell = shells.get(page.section) or shells["page"]
        writer.write(page.address, shell.stamp(render_head(page, view), render_main(page, view)))
        if page.listed:
            listed.append(Listed(page.address, page.updated))
    return Stamped(listed, writer.written_files, writer.written_bytes)


def _pages(view: View, part: int, parts: int) -> Iterator[Page]:
    yield from record_pages(view, part, parts)
    yield from other_pages(view, part, parts)


_here: list[tuple[View, Mapping[str, Shell], Path, int]] = []


def _remember(view: View, shells: Mapping[str, Shell], site: Path, parts: int) -> None:
    _here.append((view, shells, site, parts))


def _stamp_remembered(part: int) -> Stamped:
    view, shells, site, parts = _here[0]
    return _stamp_part(view, shells, site, part, parts)
