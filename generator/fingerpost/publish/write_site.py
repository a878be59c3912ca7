"""Writes every file of the site, once the shells are rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from fingerpost.cache.folder import Cache
from fingerpost.edition import addresses
from fingerpost.edition.fingerprints import shared_inputs
from fingerpost.edition.stages import Stages
from fingerpost.files.mark import files_in
from fingerpost.files.page_files import PageFiles
from fingerpost.files.page_writer import PageWriter
from fingerpost.geography.streets.basemap import copy_basemap
from fingerpost.pages.render.inputs import Inputs
from fingerpost.pages.render.shell import Shell
from fingerpost.pages.render.sitemap import SitemapEntry, sitemap_files
from fingerpost.pages.render.stamp import PageReuse, merge, stamp_insight, stamp_last, stamp_site
from fingerpost.publish.crisis_block import guard_crisis_lines
from fingerpost.publish.exports import keepers, write_exports
from fingerpost.publish.folders import move_in
from fingerpost.publish.host_headers import headers_text
from fingerpost.publish.hosts import LARGE
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.workers import Workers
from fingerpost.reading.at_fault import naming_its_record
from fingerpost.search.index.site import write_search

if TYPE_CHECKING:
    from fingerpost.printing.write import Printed


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The counts and the page files of a finished build."""

    pages: int
    files: int
    size_bytes: int
    made_anew: int = 0  # pages that were rendered; the others came from the cache
    page_files: PageFiles = field(default_factory=dict)  # those pages, what is printed and what is exported, by address
    names: tuple[str, ...] = ()  # of all files, from the folder of the site; none where nobody has looked
    exports: PageFiles = field(default_factory=dict)  # of them, what is exported
    large_files: tuple[tuple[str, int], ...] = ()  # names and sizes of those that some host may not take
    printed: Printed | None = None  # menus and posters as PDF, if this build has them

    @property
    def export_sizes(self) -> dict[str, int]:
        """The bytes of each file that is exported, by address."""
        return {address: file.size_bytes for address, file in self.exports.items()}


@naming_its_record
def write_site(
    prepared: Prepared,
    shells: Mapping[str, Shell],
    editorial: Iterable[SitemapEntry],
    site: Path,
    *,
    stages: Stages | None = None,
    workers: Workers | None = None,
    first_pages: bool = False,
    editorial_folder: Path | None = None,
    cache: Cache | None = None,
) -> BuildResult:
    """Stamp the records, then write the shipped files, the sitemap and what hosts read.

    Args:
        prepared: The directory.
        shells: By name.
        editorial: The pages that MkDocs has written.
        site: The folder to write into.
        stages: Takes the time of each stage.
        workers: The other processes, if this one does not write everything.
        first_pages: Leave to ``write_rest`` what it writes, and the files for browsers and the sitemap as they are:
            only records have changed since the site was written.
        editorial_folder: Where those pages are, if not in the site.
        cache: The cache of the last build.
    """
    stages = stages or Stages()
    with stages.stage("print"):
        workers = workers or Workers(prepared.edition, site, jobs=1, digests=prepared.digests, cache=cache)
        printed = workers.write_sheets()
    if printed and printed.unset:
        prepared = replace(prepared, edition=replace(prepared.edition, unprinted=frozenset(printed.unset)))
    reuse = _reuse(prepared, shells, site, cache)
    with stages.stage("pages"):
        most = stamp_site(prepared.edition, shells, site, workers=workers, reuse=reuse, without_insight=first_pages)
    version = ""
    exports: PageFiles = {}
    if not first_pages:
        with stages.stage("search"):
            version = workers.finish_search()
        with stages.stage("exports"):
            exports = workers.finish_exports()
    with stages.stage("pages"):
        result = merge([most, stamp_last(prepared.edition, shells, site, version)])
        guard_crisis_lines(prepared.edition, site, result.page_files)
    page_files = {**result.page_files, **(printed.files if printed else {}), **exports}
    with stages.stage("files"):
        if editorial_folder is not None:
            move_in(editorial_folder, site)
        if not first_pages:
            prepared.files.copy_to(site)
        if prepared.basemap:
            copy_basemap(prepared.basemap, site / "basemap")
        writer = PageWriter(site)
        address = prepared.edition.settings.site
        if not first_pages:
            for name, content in sitemap_files([*result.listed, *editorial], address).items():
                writer.write(name, content)
        writer.write(addresses.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode())
        writer.write("/_headers", headers_text(len(prepared.edition.activities)).encode())
        writer.write("/.nojekyll", b"")  # GitHub Pages would drop folders that begin with _
        sizes = {} if first_pages else {name: entry.stat().st_size for name, entry in files_in(str(site))}
    return BuildResult(
        pages=result.files + len(list(editorial)),
        files=len(sizes),
        names=tuple(sizes),
        size_bytes=sum(sizes.values()),
        large_files=tuple(sorted((name, size) for name, size in sizes.items() if size >= LARGE)),
        made_anew=result.made_anew,
        page_files=page_files,
        exports=exports,
        printed=printed,
    )


@naming_its_record
def write_rest(prepared: Prepared, shells: Mapping[str, Shell], site: Path, cache: Cache) -> PageFiles:
    """Write what a preview can do without for a moment: search files, exports, and the pages that count everything.

    Returns:
        What is known of each file, by address, but for the search files.
    """
    write_search(prepared.edition, site, keepers(prepared.edition, cache, prepared.digests)("search"))
    exports = write_exports(prepared.edition, site, count(), cache, prepared.digests)
    insight = stamp_insight(prepared.edition, shells, site, _reuse(prepared, shells, site, cache))
    return {**exports, **insight.page_files}


def is_of_the_rest(address: str, exports: PageFiles) -> bool:
    """Whether ``write_rest`` writes an address."""
    return address in exports or address.startswith(addresses.INSIGHT)


def _reuse(prepared: Prepared, shells: Mapping[str, Shell], site: Path, cache: Cache | None) -> PageReuse | None:
    if cache is None:
        return None
    common = _common(prepared, shells, cache.code)
    return PageReuse(Inputs(prepared.edition, prepared.digests, common), cache.pages(site))


def _common(prepared: Prepared, shells: Mapping[str, Shell], code: str) -> str:
    """Digest what all pages depend on."""
    edition = prepared.edition
    shared = (shared_inputs(edition, code), sorted(edition.unprinted), sorted(edition.assets.items()), edition.thanks)
    return blake2b(repr((*shared, *sorted(shells.items()))).encode(), digest_size=16).hexdigest()
