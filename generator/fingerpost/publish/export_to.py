"""Exports a directory into a folder, or to the standard output, without building a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fingerpost.cache.records import RecordCache
from fingerpost.edition.clock import today
from fingerpost.edition.load import load
from fingerpost.edition.past import with_past
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.feeds import ATOM, JSON_FEED
from fingerpost.files.durable import write_whole
from fingerpost.files.page_files import digest_of
from fingerpost.publish.earlier_export import delete_unused, read_list, write_list
from fingerpost.publish.report_forms import as_text
from fingerpost.reading.read_records import Progress


class HasErrors(Exception):
    """The directory has errors, so nothing is exported; the text says which."""


class InTheWay(Exception):
    """The folder has the records in it, or something there is not a plain file."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What has become of a folder."""

    file_count: int  # files
    deleted: int  # files of an earlier export of the same format that this one has not
    changed: tuple[str, ...]  # the same, but somebody has changed them, so they are still there


def exported(assets: Path, chosen: Format, *, progress: Progress | None = None) -> Iterator[ExportFile]:
    """Read and check a directory, and give the files of one format.

    Raises:
        HasErrors: If a build would stop.
        FolderMissing: If there is no such folder.
    """
    read = RecordCache()
    record_cache = read if chosen.of_values else None
    loaded = load(assets, today=today(), progress=progress, record_cache=record_cache, warns=False)
    if loaded.stopped:
        raise HasErrors(as_text(loaded.records, loaded.errors))
    if chosen in (ATOM, JSON_FEED):
        loaded = with_past(loaded)
    if chosen.of_values is None:
        return chosen.files(loaded.edition)
    # Not from the files once more: one that has changed meanwhile was not checked.
    return chosen.of_values(loaded.edition, lambda record: read.values(record.kind, record.id))


def save_exports(
    files: Iterator[ExportFile], chosen: Format, assets: Path, out: Path, *, keep_changed: bool = False
) -> Saved:
    """Write them below a folder, each whole or not at all, and delete what an earlier export of the format left.

    Args:
        files: What to write.
        chosen: The format.
        assets: The folder of records.
        out: Where.
        keep_changed: People work in the files: take the place only of one that is as it was written.

    Raises:
        InTheWay: If the folder is among the records, there is a link or a folder where a file belongs, or a file that
            has to be kept.
        OSError: If it cannot be written.
    """
    folder = out.resolve()
    if folder.is_relative_to(assets.resolve()):
        raise InTheWay(f"{out} lies among the records.")
    earlier = read_list(folder)
    now: dict[str, str] = {}
    for file in files:
        name = file.address.removeprefix(chosen.root)
        path = folder / name
        if path.is_symlink() or path.is_dir():
            raise InTheWay(f"{path} is a link or a folder.")
        if keep_changed and path.is_file():
            before = earlier.get(chosen.name, {}).get(name)
            if digest_of(path.read_bytes()) != before:
                raise InTheWay(f"{path} has been changed since it was written.")
        path.parent.mkdir(parents=True, exist_ok=True)
        content = file.content  # it may be made each time that it is asked for
        write_whole(path, content)
        now[name] = digest_of(content)
    others = {name: digests for name, digests in earlier.items() if name != chosen.name}
    in_use = now.keys() | {name for digests in others.values() for name in digests}
    unused = {name: digest for name, digest in earlier.get(chosen.name, {}).items() if name not in in_use}
    deleted, changed = delete_unused(folder, unused)
    write_list(folder, {**others, chosen.name: now})
    return Saved(len(now), deleted, changed)
