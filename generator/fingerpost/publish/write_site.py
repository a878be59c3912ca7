"""The second half of a build: the shells are there, and every other file of the site is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from fingerpost.cache.folder import Cache
from fingerpost.edition import addresses
from fingerpost.edition.stages import Stages
from fingerpost.files.page_writer import PageWriter
from fingerpost.files.written import Written
from fingerpost.geography.streets.basemap import copy_basemap
from fingerpost.pages.render.inputs import Inputs
from fingerpost.pages.render.shell import Shell
from fingerpost.pages.render.sitemap import Listed, sitemap_files
from fingerpost.pages.render.stamp import Known, stamp_site
from fingerpost.pages.shipping.browser_files import FOLDER
from fingerpost.publish.folders import move_in, other_sizes, prune
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.search_worker import SearchWorker
from fingerpost.reading.at_fault import naming_its_record

# For hosts that read this file (Netlify, Cloudflare Pages). Each page carries its policy itself. A second here would
# hold as well, and so forbid whatever it does not name: the handbook's own scripts. This says only what a page cannot.
_HEADERS = f"""\
/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: geolocation=(self), camera=(), microphone=()

/{FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable
"""


@dataclass(frozen=True, slots=True)
class Finished:
    """What the site came to."""

    pages: int
    files: int
    size_bytes: int
    made: int = 0  # pages made from records anew; the others stayed as they were
    written: Written = field(default_factory=dict)  # those pages, by address


@naming_its_record
def finish(
    prepared: Prepared,
    shells: Mapping[str, Shell],
    editorial: Iterable[Listed],
    site: Path,
    *,
    stages: Stages | None = None,
    jobs: int = 0,
    helper: SearchWorker | None = None,
    editorial_folder: Path | None = None,
    cache: Cache | None = None,
) -> Finished:
    """Stamp the records, then write the shipped files, the sitemap and what hosts read.

    Args:
        prepared: The directory.
        shells: By name.
        editorial: The pages that MkDocs has written.
        site: The folder to write into.
        stages: Keeps the time.
        jobs: How many processes; 0 chooses.
        helper: The process that has begun the search files, if there is one.
        editorial_folder: Where those pages are, if not in the site.
        cache: What was kept of the last build.
    """
    stages = stages or Stages()
    helper = helper or SearchWorker(prepared.edition, site, jobs=jobs, digests=prepared.digests, cache=cache)
    known = None
    if cache is not None:
        common = _common(prepared, shells, cache.code)
        known = Known(Inputs(prepared.edition, prepared.digests, common), cache.pages(site))
    with stages.stage("pages"):
        stamped = stamp_site(
            prepared.edition, shells, site, jobs=jobs, helper=helper if helper.is_there else None, known=known
        )
    with stages.stage("search"):
        helper.here()
    with stages.stage("files"):
        if known is not None and known.pages.here:  # else the folder was empty
            prune(site, stamped.written)
        if editorial_folder is not None:
            move_in(editorial_folder, site)
        prepared.files.copy_to(site)
        if prepared.basemap:
            copy_basemap(prepared.basemap, site / "basemap")
        writer = PageWriter(site)
        address = prepared.edition.settings.site
        for name, content in sitemap_files([*stamped.listed, *editorial], address).items():
            writer.write(name, content)
        writer.write(addresses.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode())
        writer.write("/_headers", _HEADERS.encode())
        writer.write("/.nojekyll", b"")  # GitHub Pages would drop folders that begin with _
        sizes = [*other_sizes(site, stamped.written), *_sizes_in_folders(stamped.written)]
    return Finished(
        pages=stamped.files + len(list(editorial)),
        files=len(sizes),
        size_bytes=sum(sizes),
        made=stamped.made,
        written=stamped.written,
    )


def _sizes_in_folders(written: Written) -> Iterator[int]:
    return (entry.size_bytes for address, entry in written.items() if address.count("/") > 1)


def _common(prepared: Prepared, shells: Mapping[str, Shell], code: str) -> str:
    """Name all that every page is made from."""
    edition = prepared.edition
    shared = (
        *(
            code,
            edition.today,
            edition.language.code,
            edition.settings,
            edition.directory.vocabulary,
            edition.directory.calendars,
        ),
        *(edition.directory.assets.as_posix(), sorted(edition.assets.items()), edition.thanks, sorted(shells.items())),
    )
    return blake2b(repr(shared).encode(), digest_size=16).hexdigest()
