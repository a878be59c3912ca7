"""Exports a directory into a folder, or to the standard output, without building a site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fingerpost.edition.clock import today
from fingerpost.edition.load import load
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.files.durable import write_whole
from fingerpost.publish.report_forms import as_text
from fingerpost.reading.read import Progress


class HasErrors(Exception):
    """The directory has errors, so nothing is exported; the text says which."""


class InTheWay(Exception):
    """The folder holds the records, or something there is not a plain file."""


def exported(assets: Path, chosen: Format, *, progress: Progress | None = None) -> Iterator[ExportFile]:
    """Read and check a directory, and give the files of one format.

    Raises:
        HasErrors: If a build would stop.
        FolderMissing: If there is no such folder.
    """
    loaded = load(assets, today=today(), progress=progress)
    if loaded.stopped:
        raise HasErrors(as_text(loaded.records, loaded.errors))
    return chosen.files(loaded.edition)


def save_exports(files: Iterator[ExportFile], chosen: Format, assets: Path, out: Path) -> int:
    """Write them below a folder, each whole or not at all.

    Returns:
        How many files there are.

    Raises:
        InTheWay: If the folder is among the records, or there is a link or a folder where a file belongs.
        OSError: If it cannot be written.
    """
    folder = out.resolve()
    if folder.is_relative_to(assets.resolve()):
        raise InTheWay(f"{out} lies among the records.")
    number = 0
    for file in files:
        path = folder / file.address.removeprefix(chosen.root)
        if path.is_symlink() or path.is_dir():
            raise InTheWay(f"{path} is a link or a folder.")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, file.content)
        number += 1
    return number
