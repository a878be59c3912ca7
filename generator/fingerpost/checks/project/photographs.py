"""Are the photographs that records name in docs, and small enough for a phone?"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from fingerpost.cache.files import files_below
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.picture_size import Size, size_of
from fingerpost.checks.project.pictures import KINDS, PictureBroken
from fingerpost.checks.suggest import find_near
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Photo
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem

MOST_BYTES = 400_000  # two seconds on a slow phone, and far more than a door needs
MOST_PIXELS = 2400  # of its longer side: a phone has to hold all of them in its memory


@dataclass(frozen=True, slots=True)
class Photographs:
    """What was found of the files that records name."""

    sizes: Mapping[str, Size] = field(default_factory=dict)  # of those that may be shown, by their name in docs
    problems: tuple[Problem, ...] = ()


def photographs_of(directory: Directory) -> Iterator[tuple[Activity | Place, Photo]]:
    """Each photograph that a record names, with its record."""
    records: tuple[Activity | Place, ...] = (*directory.activities.values(), *directory.places.values())
    for record in records:
        if record.photo is not None:
            yield record, record.photo


def read_photographs(layout: Layout, directory: Directory) -> Photographs:
    """Look at each file once. A folder of records without a project has no docs, and none is looked for."""
    named = list(photographs_of(directory))
    if not named or layout.docs is None or layout.docs.is_symlink():
        return Photographs()
    files = {file: (file,) for file in _pictures_in(layout.docs)}
    sizes: dict[str, Size] = {}
    problems: list[Problem] = []
    for record, photo in named:
        if photo.file not in files:
            near = find_near(photo.file, files)
            problems.append(
                Problem(
                    code="photo-gone",
                    span=record.spans["photo.file"],
                    message=f"There is no picture called {photo.file} in docs.",
                    hint=f"Write {near}" if near else "Put it there, or delete the photo.",
                )
            )
            continue
        path = layout.docs / photo.file
        try:
            size = sizes.get(photo.file) or size_of(path)
        except (OSError, PictureBroken):
            continue  # reported with the other pictures of docs
        if path.stat().st_size > MOST_BYTES or max(size) > MOST_PIXELS:
            problems.append(_too_large(record, path, size))
        else:
            sizes[photo.file] = size
    return Photographs(sizes, tuple(problems))


def _too_large(record: Activity | Place, path: Path, size: Size) -> Problem:
    return Problem(
        code="photo-too-large",
        span=record.spans["photo.file"],
        message=f"This picture is {path.stat().st_size // 1000:,} kB and {size[0]} by {size[1]} pixels, "
        "which takes a long time to load on a phone.",
        hint=f"Save it smaller: 1200 pixels wide is enough. At most {MOST_BYTES // 1000} kB and {MOST_PIXELS} pixels.",
    )


def _pictures_in(docs: Path) -> Iterator[str]:
    """Names as the disk has them: some computers open Door.jpg for door.jpg, and the host of the site does not."""
    for path in files_below(str(docs)):
        name = os.path.relpath(path, docs).replace(os.sep, "/")
        if PurePosixPath(name).suffix.lower() in KINDS:
            yield name
