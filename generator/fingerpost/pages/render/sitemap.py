"""The sitemap: every listed address, with the record's own date, not the day of the build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

# The sitemap protocol (sitemaps.org) allows 50,000 addresses in a file.
MOST_IN_A_FILE = 50_000


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One address of the sitemap."""

    address: str
    updated: date | None = None


def sitemap_files(listed: Iterable[Listed], site: str) -> dict[str, bytes]:
    """The files of the sitemap, by address: one, or an index and its parts."""
    root = site.rstrip("/")
    rows = [_row(root, each) for each in sorted(listed, key=lambda each: each.address)]
    if len(rows) <= MOST_IN_A_FILE:
        return {"/sitemap.xml": _document("urlset", rows)}
    pieces = [rows[at : at + MOST_IN_A_FILE] for at in range(0, len(rows), MOST_IN_A_FILE)]
    files = {f"/sitemap-{number}.xml": _document("urlset", piece) for number, piece in enumerate(pieces, 1)}
    index = [f"<sitemap><loc>{escape(root + address)}</loc></sitemap>" for address in files]
    return {**files, "/sitemap.xml": _document("sitemapindex", index)}


def _row(root: str, listed: Listed) -> str:
    updated = f"<lastmod>{listed.updated.isoformat()}</lastmod>" if listed.updated else ""
    return f"<url><loc>{escape(root + listed.address)}</loc>{updated}</url>"


def _document(name: str, rows: list[str]) -> bytes:
    lines = "\n".join(rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</{name}>\n'
    ).encode()
