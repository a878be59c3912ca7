"""May each file in docs be published under its name, as what it is?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.doc_hidden import WELL_KNOWN
from fingerpost.checks.project.layout import Layout
from fingerpost.records.ids import is_windows_name
from fingerpost.records.problem import Problem, Severity

MAX_BYTES = 25 * 1024 * 1024  # Cloudflare Pages takes no larger file
# What the build writes at the top of a site. A page of the same address would be lost, or would replace it.
OURS = frozenset(
    """a c g p 404 add api basemap browse data find fp go insight menu new partners print search whats-on
    fingerpost-shell 404.html index.html robots.txt sitemap.xml _headers _redirects .nojekyll""".split()  # noqa: SIM905
)
_KINDS = frozenset(
    """.md .png .jpg .jpeg .webp .gif .avif .svg .ico .css .pdf .txt .csv .json .yaml .yml .ics .geojson .xlsx .ods
    .docx .odt .rtf .woff2 .mp3 .mp4 .webm .vtt""".split()  # noqa: SIM905
)
_TEXTS = frozenset(".md .txt .csv .json .yaml .yml .ics .geojson .svg .css .vtt .rtf .html".split())  # noqa: SIM905
_GOOD = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_LATER_CURSE = re.compile(r"[\x00-\x1f\x7f\\/:*?\"<>|%#&;{}\[\]^`~$!@+=']|^[ .-]|[ .]$")


@dataclass(frozen=True, slots=True)
class DocFile:
    """A file of docs that will be published."""

    path: Path
    name: str  # from docs: for-groups.md, img/hall.jpg
    target: str  # from the top of the site: for-groups/index.html, img/hall.jpg

    @property
    def suffix(self) -> str:
        """How the name ends, in lower case: .md, .jpg."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def is_page(self) -> bool:
        """Whether it becomes a page; else it is copied."""
        return self.name.endswith(".md")


def text_of(file: DocFile) -> str:
    """The content of a text file; empty if it is not one, or if another check refuses it."""
    if file.suffix not in _TEXTS or is_too_large(file) or file.path.is_symlink() or not file.path.is_file():
        return ""
    return file.path.read_bytes().decode("utf-8-sig", "replace")


def check_doc_files(layout: Layout, files: Sequence[DocFile], terms: Terms) -> Iterator[Problem]:
    """Ask of every file whether its kind, its name, its size and its address will do."""
    owners: dict[str, DocFile] = {}
    for file in files:
        yield from _check_kind(layout, file, terms)
        yield from _check_name(layout, file)
        yield from _check_size(layout, file)
        yield from _check_address(layout, file, owners.setdefault(file.target.casefold(), file))


def _check_kind(layout: Layout, file: DocFile, terms: Terms) -> Iterator[Problem]:
    if file.suffix in _KINDS or f"file:{file.name}" in terms.allow:
        return
    yield Problem(
        code="docs-file",
        span=layout.span(file.path),
        message=f"{file.name} would be published as it is, and is no page, picture or document.",
        hint="Take it out of docs, or let whoever keeps the directory allow it by name in assets/directory.yaml: "
        f'project: {{allow: ["file:{file.name}"]}}',
        quote=False,
    )


def _check_name(layout: Layout, file: DocFile) -> Iterator[Problem]:
    parts = PurePosixPath(file.name).parts
    for part in parts[1:] if parts[0] == WELL_KNOWN else parts:
        stem = part.removesuffix(".md")
        if _GOOD.fullmatch(stem) or part == "README.md":
            if not is_windows_name(stem.partition(".")[0]):
                continue
            severity = Severity.ERROR
        elif _LATER_CURSE.search(stem) or not unicodedata.is_normalized("NFC", part) or len(part) > 100:
            severity = Severity.ERROR
        else:
            severity = Severity.WARNING
        yield Problem(
            code="docs-name",
            severity=severity,
            span=layout.span(file.path),
            message="The name of this file becomes part of an address, and does not do well in one.",
            hint="Rename it: small letters, digits and single hyphens, such as how-we-check.md",
            quote=False,
        )
        return


def is_too_large(file: DocFile) -> bool:
    """Whether a file is larger than its kind may be."""
    try:
        return file.path.stat().st_size > _most(file)
    except OSError:
        return False


def _most(file: DocFile) -> int:
    return 1024 * 1024 if file.is_page else MAX_BYTES


def _check_size(layout: Layout, file: DocFile) -> Iterator[Problem]:
    if is_too_large(file):
        yield Problem(
            code="docs-too-large",
            span=layout.span(file.path),
            message=f"This file is larger than {_most(file) // 1024**2} MiB, the most that it may be.",
            hint="Make it smaller. Most pictures need to be no more than 1600 pixels wide.",
            quote=False,
        )


def _check_address(layout: Layout, file: DocFile, first: DocFile) -> Iterator[Problem]:
    top = PurePosixPath(file.target).parts[0].casefold()
    whose = "a page that Fingerpost makes" if top in OURS or top.startswith("sitemap") else ""
    if not whose and first is not file:
        whose = first.name
    if whose:
        yield Problem(
            code="docs-address-taken",
            span=layout.span(file.path),
            message=f"{file.name} would have the same address as {whose}.",
            hint="Rename it, or delete it.",
            quote=False,
        )
