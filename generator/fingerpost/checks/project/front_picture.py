"""Is the picture that the settings name for the front page in docs?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fingerpost.checks.project.doc_files import DocFile
from fingerpost.checks.suggest import find_near
from fingerpost.reading.spans import FileSpans
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem
from fingerpost.records.settings import is_file

_PICTURES = frozenset((".svg", ".png", ".jpg", ".jpeg", ".webp"))


def check_front_picture(files: Sequence[DocFile], directory: Directory) -> Iterator[Problem]:
    """A picture of docs is looked at like all others there, and published without what a camera writes into it."""
    settings = directory.settings
    picture = settings.front_page.picture
    pictures = {file.name: (file.name,) for file in files if file.suffix in _PICTURES}
    if not is_file(picture) or picture in pictures:
        return
    spans = settings.spans or FileSpans(Path(), f"{directory.assets.name}/directory.yaml")
    near = find_near(picture, pictures)
    yield Problem(
        code="picture-gone",
        span=spans["front_page.picture"],
        message=f"There is no picture called {picture} in docs that is published.",
        hint=f"Write {near}" if near else "Put it there, or write hills, town, coast or none.",
    )
