"""The sitemap: every listed address, with the date of the record rather than of the build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

# The sitemap protocol (sitemaps.org) allows 50,000 addresses in a file.
MOST_IN_A_FILE = 50_000


@dataclass(frozen=True, slots=True, order=True)
class SitemapEntry:
    """One address of the sitemap."""

    address: str
    updated: date | None = None


def sitemap_files(entries: Iterable[SitemapEntry], site: str) -> dict[str, bytes]:
    """The files of the sitemap, by address: one, or an index and its parts."""
    root = site.rstrip("/")
    rows = [_row(root, entry) for entry in sorted(entries, key=lambda entry: entry.address)]
    if len(rows) <= MOST_IN_A_FILE:
        return {"/sitemap.xml": _document("urlset", rows)}
    pieces = [rows[at : at + MOST_IN_A_FILE] for at in range(0, len(rows), MOST_IN_A_FILE)]
    files = {f"/sitemap-{number}.xml": _document("urlset", piece) for number, piece in enumerate(pieces, 1)}
    index = [f"<sitemap><loc>{escape(root + address)}</loc></sitemap>" for address in files]
    return {**files, "/sitemap.xml": _document("sitemapindex", index)}


def _row(root: str, entry: SitemapEntry) -> str:
    updated = f"<lastmod>{entry.updated.isoformat()}</lastmod>" if entry.updated else ""
    return f"<url><loc>{escape(root + entry.address)}</loc>{updated}</url>"


def _document(name: str, rows: list[str]) -> bytes:
    lines = "\n".join(rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</{name}>\n'
    ).encode()
