"""Every record is stamped into its shell, on every core."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from fingerpost.pages.alike import find_alike
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
def stamp_site(
    view: View,
    shells: Mapping[str, Shell],
    site: Path,
    *,
    jobs: int = 0,
    meanwhile: Callable[[], object] = lambda: None,
) -> Stamped:
    """Write every page that is made from records.

    Args:
        view: The directory on its day.
        shells: By name, as ``shell.SHELLS`` lists them.
        site: The folder to write into.
        jobs: How many processes; 0 chooses.
        meanwhile: What this process does while the others write.
    """
    directory = view.directory
    many = len(directory.activities) + len(directory.groups) + len(directory.places)
    jobs = jobs or (cores() if many >= _WORTH_IT else 1)
    view.warm_up()  # once, before the processes part
    if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
        meanwhile()
        return _stamp(view, shells, site, _slices(1), count())
    for activity in view.activities[:1]:
        find_alike(view, activity)  # its rows too are made once
    fork = multiprocessing.get_context("fork")
    following = fork.Value("i", 0)
    slices = _slices(jobs)
    # A process more than there are others would only hold more memory, so this one takes its turns too.
    with fork.Pool(jobs - 1, initializer=_remember, initargs=(view, shells, site, slices, following)) as pool:
        others = pool.map_async(_stamp_remembered, range(jobs - 1), chunksize=1)
        meanwhile()
        mine = _stamp(view, shells, site, slices, _turns(following))
        parts = [mine, *others.get()]
    return Stamped(
        listed=[each for part in parts for each in part.listed],
        files=sum(part.files for part in parts),
        size_bytes=sum(part.size_bytes for part in parts),
    )


Slice = tuple[Callable[[View, int, int], Iterator[Page]], int, int]


def _slices(jobs: int) -> list[Slice]:
    """The work in pieces, those that take long first, so that all processes end together."""
    # Dealt out, the other pages are still all made in each process: so there are as few pieces as can be.
    others: list[Slice] = [(other_pages, part, jobs) for part in range(jobs)]
    small = 1 if jobs == 1 else jobs * 8
    return [*others, *((record_pages, part, small) for part in range(small))]


def _stamp(
    view: View, shells: Mapping[str, Shell], site: Path, slices: Sequence[Slice], turns: Iterator[int]
) -> Stamped:
    """Write the slices whose turn it is."""
    writer = PageWriter(site)
    listed: list[Listed] = []
    while (turn := next(turns)) < len(slices):
        pages, part, parts = slices[turn]
        for page in pages(view, part, parts):
            shell = shells.get(page.section) or shells["page"]
            writer.write(page.address, shell.stamp(render_head(page, view), render_main(page, view)))
            if page.listed:
                listed.append(Listed(page.address, page.updated))
    return Stamped(listed, writer.written_files, writer.written_bytes)


def _turns(following: Any) -> Iterator[int]:
    """Numbers that no other process is given."""
    while True:
        with following.get_lock():
            turn = following.value
            following.value += 1
        yield turn


_here: list[tuple[View, Mapping[str, Shell], Path, Sequence[Slice], Any]] = []


def _remember(view: View, shells: Mapping[str, Shell], site: Path, slices: Sequence[Slice], following: Any) -> None:
    _here.append((view, shells, site, slices, following))


def _stamp_remembered(_: int) -> Stamped:
    view, shells, site, slices, following = _here[0]
    return _stamp(view, shells, site, slices, _turns(following))
