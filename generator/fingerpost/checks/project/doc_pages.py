"""Can each page in docs be read as text?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fingerpost.checks.project.doc_files import DocFile, is_too_large
from fingerpost.checks.project.front_matter import check_front_matter
from fingerpost.checks.project.layout import Layout
from fingerpost.reading.schemas import Limits
from fingerpost.reading.yaml_text import Unreadable, decode, read_bytes
from fingerpost.records.problem import Problem

_PAGE = Limits(size_bytes=1024 * 1024, nodes=1, keys=1)  # only the size matters: a page is no YAML


def check_doc_pages(layout: Layout, files: Sequence[DocFile]) -> Iterator[Problem]:
    """Look at every page before the site generator reads it."""
    for file in files:
        if not file.is_page or is_too_large(file):
            continue
        try:
            text = page_text(layout, file.path)
        except Unreadable as unreadable:
            yield from unreadable.problems
            continue
        yield from check_front_matter(layout, file.path, text)


def page_text(layout: Layout, path: Path) -> str:
    """The text of a page.

    Raises:
        Unreadable: If it is not an ordinary file, or not UTF-8.
    """
    file = layout.shown(path)
    return decode(read_bytes(path, file, _PAGE), file, _PAGE, is_yaml=False)
