"""The second half of a build: the shells are there, and every other file of the site is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fingerpost.geography.basemap import copy_basemap
from fingerpost.pages.policy import picture_sources, policy
from fingerpost.pages.shell import Shell
from fingerpost.pages.sitemap import Listed, sitemap_files
from fingerpost.pages.stamp import stamp_site
from fingerpost.pages.write import PageWriter
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.search import write_search
from fingerpost.publish.stages import Stages
from fingerpost.records.settings import MapSettings


@dataclass(frozen=True, slots=True)
class Finished:
    """What the site came to."""

    pages: int
    files: int
    size_bytes: int


def finish(
    prepared: Prepared,
    shells: Mapping[str, Shell],
    editorial: Iterable[Listed],
    site: Path,
    *,
    stages: Stages | None = None,
    jobs: int = 0,
) -> Finished:
    """Stamp the records, then write the shipped files, the sitemap and what hosts read.

    Args:
        prepared: The directory.
        shells: By name.
        editorial: The pages that MkDocs has written.
        site: The folder to write into.
        stages: Keeps the time.
        jobs: How many processes; 0 chooses.
    """
    stages = stages or Stages()
    with stages.stage("stamp, search"):
        stamped = stamp_site(
            prepared.view, shells, site, jobs=jobs, meanwhile=lambda: write_search(prepared.view, site)
        )
    with stages.stage("files"):
        prepared.files.copy_to(site)
        if prepared.basemap:
            copy_basemap(prepared.basemap, site / "basemap")
        writer = PageWriter(site)
        address = prepared.view.settings.site
        for name, content in sitemap_files([*stamped.listed, *editorial], address).items():
            writer.write(name, content)
        writer.write("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode())
        writer.write("/_headers", _headers(prepared.view.settings.map).encode())
        writer.write("/.nojekyll", b"")  # GitHub Pages would drop folders that begin with _
        sizes = list(_sizes(str(site)))
    return Finished(pages=stamped.files + len(list(editorial)), files=len(sizes), size_bytes=sum(sizes))


def _sizes(folder: str) -> Iterator[int]:
    """The size of every file below a folder; pathlib takes three times as long over a large site."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _sizes(entry.path)
            else:
                yield entry.stat().st_size


def _headers(streets: MapSettings) -> str:
    """Headers for hosts that read this file (Netlify, Cloudflare Pages); each page also carries its policy.

    Both hold at once, so this one allows what the page with the map does.
    """
    return (
        "/*\n"
        f"  Content-Security-Policy: {policy(pictures=picture_sources(streets))}; frame-ancestors 'none'\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: no-referrer\n"
        "  Permissions-Policy: geolocation=(self), camera=(), microphone=(), interest-cohort=()\n"
        "\n"
        "/assets/fingerpost/*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
    )
