"""The first half of a build: records in, checked, and seen as pages need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from fingerpost.checks import check_directory, check_past, withhold_directory
from fingerpost.geography.basemap import find_basemap
from fingerpost.geography.table import PostcodeTable
from fingerpost.geography.towns import with_towns
from fingerpost.language import language_for
from fingerpost.pages.browser_files import BrowserFiles, browser_files
from fingerpost.pages.script_words import script_words
from fingerpost.pages.view import View
from fingerpost.publish.cache import Cache
from fingerpost.publish.clock import guard_clock
from fingerpost.publish.settled import made_of, shown_digests, what_is_asked, without_fault
from fingerpost.publish.stages import Stages
from fingerpost.records.at_fault import naming_its_record
from fingerpost.records.directory import Directory
from fingerpost.records.kept import KeptRecords, Key
from fingerpost.records.problem import Problem, in_file_order
from fingerpost.records.read import FolderMissing, Progress, read_directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A directory that is ready to be stamped, and what is to be said about it."""

    view: View
    files: BrowserFiles
    problems: list[Problem]
    records: int
    basemap: Path | None = None  # the directory's own street map, where it has one and wants it shown
    digests: Mapping[Key, str] = field(default_factory=dict)  # of each record as it is shown; only with a cache

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a build."""
        return [problem for problem in self.problems if problem.is_error]


@naming_its_record
def prepare(
    assets: Path,
    *,
    today: date,
    site: str = "",
    stages: Stages | None = None,
    progress: Progress | None = None,
    jobs: int = 0,
    cache: Cache | None = None,
) -> Prepared:
    """Read and check a folder of records.

    Args:
        assets: The folder.
        today: The day the site is built for.
        site: The address it is served at, when that is not the one in the settings: a preview.
        stages: Keeps the time.
        progress: Told how many records have been read.
        jobs: How many processes; 0 chooses.
        cache: What was kept of the last build.

    Raises:
        FolderMissing: If there is no such folder.
        ClockWrong: If the day cannot be today.
    """
    stages = stages or Stages()
    with stages.stage("read"):
        kept = cache.records() if cache else None
        read, unreadable = read_directory(assets, progress=progress, jobs=jobs, kept=kept)
    guard_clock(today, read)
    with stages.stage("check"):
        postcodes = PostcodeTable(assets / "postcodes")
        found = _check(read, today, postcodes, jobs, cache, kept)
        # Asked of every record each time: what a record was before is not in what an earlier build kept.
        problems = sorted([*unreadable, *found, *check_past(read)], key=in_file_order)
        directory = with_towns(withhold_directory(read, problems))
    digests = shown_digests(read, directory, kept) if kept else {}
    if site:
        directory = replace(directory, settings=replace(directory.settings, site=site))
    language = language_for(directory.settings.languages[0])
    files = browser_files(_own_sheet(assets), script_words(language))
    view = View(
        directory=directory,
        today=today,
        language=language,
        assets=files.addresses,
        thanks=postcodes.attribution if postcodes else (),
    )
    return Prepared(
        view=view,
        files=files,
        problems=problems,
        records=directory.files_read,
        basemap=find_basemap(assets) if directory.settings.map.streets == "self" else None,
        digests=digests,
    )


def _check(
    directory: Directory,
    today: date,
    postcodes: PostcodeTable,
    jobs: int,
    cache: Cache | None,
    kept: KeptRecords | None,
) -> list[Problem]:
    """Ask everything, but not again of records that were without fault and are as they were."""
    if cache is None or kept is None:
        return check_directory(directory, today=today, postcodes=postcodes or None, jobs=jobs)
    cache.keep_records(kept)
    asked = what_is_asked(directory, today, postcodes.folder)
    before, now = cache.settled(asked), made_of(directory, kept)
    settled = {key for key, digest in now.items() if before.get(key) == digest}
    faulty: set[Key] = set()
    found = check_directory(
        directory, today=today, postcodes=postcodes or None, jobs=jobs, settled=settled, faulty=faulty
    )
    cache.keep_settled(asked, without_fault(now, faulty))
    return found


def _own_sheet(assets: Path) -> bytes:
    path = assets / "site.css"
    # A link could lead anywhere on this computer, and what it leads to would be published.
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


__all__ = ["FolderMissing", "Prepared", "prepare"]
