"""Loads an edition from a folder: read, check, withhold, and find the towns. Nothing else makes one of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from fingerpost.cache.checks import check_fingerprint, clean_records, record_digests, shown_fingerprints
from fingerpost.cache.folder import Cache
from fingerpost.cache.records import RecordCache
from fingerpost.checks import (
    Faults,
    check_directory,
    check_history,
    find_faults,
    leave_out,
    most_left_out,
    withheld,
    withhold_directory,
    without_held_values,
)
from fingerpost.checks.placeholders import CODE as PLACEHOLDER
from fingerpost.checks.project.photographs import photographs_of
from fingerpost.edition.clock import guard_clock
from fingerpost.edition.edition import Edition
from fingerpost.edition.last_good import Rescue, take_last_good
from fingerpost.edition.project import (
    CheckedProject,
    CheckProject,
    checked_project,
    merge_problems,
    read_project_records,
)
from fingerpost.edition.stages import Stages
from fingerpost.geography.streets.basemap import find_basemap
from fingerpost.geography.table import PostcodeTable
from fingerpost.geography.towns import with_towns
from fingerpost.language import language_for
from fingerpost.language.counted import counted
from fingerpost.reading.at_fault import naming_its_record
from fingerpost.reading.read import FolderMissing
from fingerpost.reading.read_records import Progress
from fingerpost.records.directory import Directory, Key
from fingerpost.records.earlier import LastGood
from fingerpost.records.left_out import LeftOut
from fingerpost.records.problem import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """An edition, and the problems of the records it was made from.

    ``records`` counts those that are shown, when some are left out. ``as_read`` has what is private, held or in error:
    it is for what is said to editors of their own files, and nothing that leaves is made from it.
    """

    edition: Edition
    problems: list[Problem]
    records: int
    as_read: Directory = field(repr=False)
    project: CheckedProject
    basemap: Path | None = None  # the directory's own street map, where it has one and wants it shown
    digests: Mapping[Key, str] = field(default_factory=dict)  # of each record as it is shown; only with a cache

    reading_problems: tuple[Problem, ...] = ()  # those among the problems that came up before any check
    texts: object = None  # holds the earlier texts of records on the disk, as long as messages may point at them
    stopped: str = ""  # why nothing may be built, in a sentence

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a build or, if some records are left out, the problems of those."""
        return [problem for problem in self.problems if problem.is_error]

    @property
    def left_out(self) -> LeftOut:
        """The records that are left out because they have errors."""
        return self.edition.left_out


@naming_its_record
def load(
    assets: Path,
    *,
    today: date,
    site: str = "",
    stages: Stages | None = None,
    progress: Progress | None = None,
    jobs: int = 0,
    cache: Cache | None = None,
    record_cache: RecordCache | None = None,
    keep_going: bool = False,
    last_good: bool = False,
    for_real: bool = False,
    warns: bool = True,
    check_project: CheckProject = checked_project,
) -> Loaded:
    """Read and check a folder of records.

    Args:
        assets: The folder.
        today: The day the site is built for.
        site: The address it is served at, when that is not the one in the settings: a preview.
        stages: Takes the time of each stage.
        progress: Called with the number of records that have been read.
        jobs: How many processes; 0 chooses.
        cache: The cache of the last build.
        record_cache: Gets the values of all records, if there is no such cache.
        keep_going: Leave out single records that have errors, if they are few.
        last_good: Show the last good version of such a record, where git has one, and leave out the others.
        for_real: The site is to be published, so it may not contain placeholders of ``fingerpost init``. Without
            records it is a first try, and may.
        warns: Whether the warnings are shown. If not, the dearest of those that withhold nothing are not looked for.
        check_project: Checks the files around the records.

    Raises:
        FolderMissing, TooManyFiles: As ``read_directory`` says.
        ClockWrong: If the day cannot be today.
    """
    stages = stages or Stages()
    with stages.stage("read"):
        record_cache = cache.records() if cache else record_cache
        directory, unreadable = read_project_records(assets, progress=progress, jobs=jobs, record_cache=record_cache)
    guard_clock(today, directory)
    with stages.stage("check"):
        project = check_project(assets, directory)
        postcodes = project.postcodes
        faults_in_records = _check(directory, today, postcodes, jobs, cache, record_cache, warns=warns)
        # Run on every record each time: the cache does not hold the history of a record.
        problems = merge_problems(unreadable, faults_in_records, check_history(directory), project.problems)
        problems = without_held_values(directory, problems)
        if for_real and directory.files_read:
            problems = [_as_error(problem) for problem in problems]
        faults = find_faults(assets, problems)
        stopped = _why_stopped(faults, directory, keep_going=keep_going)
        rescue = Rescue(directory=directory, problems=problems, faults=faults)
        if last_good and faults.files and not stopped:
            rescue = _rescue(rescue, unreadable, today, project, jobs)
        directory, problems, faults = rescue.directory, rescue.problems, rescue.faults
        rest, left_out = leave_out(directory, faults) if faults.files and not stopped else (directory, LeftOut())
    loaded = _make_edition(
        directory,
        problems,
        project,
        today=today,
        site=site,
        record_cache=record_cache if cache else None,
        rest=rest,
        left_out=left_out,
        last_good=rescue.records,
    )
    return replace(loaded, stopped=stopped, texts=rescue.folder, reading_problems=tuple(unreadable))


def _rescue(bad: Rescue, unreadable: list[Problem], today: date, project: CheckedProject, jobs: int) -> Rescue:
    """Show single records as they were last without an error; their errors of today are still reported."""

    def check(directory: Directory) -> list[Problem]:
        problems = check_directory(directory, today=today, postcodes=project.postcodes or None, jobs=jobs)
        return [_as_error(problem) for problem in merge_problems(problems, check_history(directory))]

    rescue = take_last_good(bad.directory, bad.problems, bad.faults, check)
    if not rescue.records:
        return bad
    files = {file for file, key in bad.faults.files.items() if key in rescue.records}
    errors = [problem for problem in bad.problems if problem.is_error and problem.span.file in files]
    rest = [problem for problem in unreadable if problem.span.file not in files]
    problems = merge_problems(rest, without_held_values(rescue.directory, rescue.problems), errors, project.problems)
    return replace(rescue, problems=problems)


def _as_error(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.ERROR) if problem.code == PLACEHOLDER else problem


def _make_edition(
    directory_read: Directory,
    problems: list[Problem],
    project: CheckedProject,
    *,
    today: date,
    site: str,
    record_cache: RecordCache | None,
    rest: Directory,
    left_out: LeftOut,
    last_good: Mapping[Key, LastGood],
) -> Loaded:
    """Make an edition of records that have been read and checked; ``rest`` are those that are not left out."""
    assets, postcodes = directory_read.assets, project.postcodes
    directory = with_towns(withhold_directory(rest, problems))
    digests = shown_fingerprints(directory_read, directory, record_cache, last_good) if record_cache else {}
    if site:
        directory = replace(directory, settings=replace(directory.settings, site=site))
    language = language_for(directory.settings.languages[0])
    edition = Edition(
        directory=directory,
        today=today,
        language=language,
        thanks=postcodes.attribution if postcodes else (),
        left_out=left_out,
        last_good=last_good,
        pictures=project.photographs.sizes,
        withheld=withheld(problems),
        hidden_pictures=(_named_by(directory_read) | left_out.pictures) - _named_by(directory, shown=True),
    )
    return Loaded(
        edition=edition,
        problems=problems,
        records=directory.files_read,
        as_read=directory_read,
        basemap=find_basemap(assets) if directory.settings.map.streets == "self" else None,
        digests=digests,
        project=project,
    )


def _named_by(directory: Directory, *, shown: bool = False) -> frozenset[str]:
    """The pictures in docs that records name."""
    return frozenset(
        photo.file for record, photo in photographs_of(directory) if not (shown and directory.is_sensitive(record))
    )


def _why_stopped(faults: Faults, directory: Directory, *, keep_going: bool) -> str:
    """Say why the site cannot be built, if it cannot."""
    if not faults.files and not faults.others:
        return ""
    if not keep_going:
        return "The site was not built, because of the errors above."
    if faults.others:
        return "The site was not built, because not all of these errors are those of single records."
    errors, most = len(faults.files), most_left_out(directory.files_read)
    if errors > most:
        return (
            f"The site was not built: {errors:,} of {counted(directory.files_read, 'record')} "
            f"{'has' if errors == 1 else 'have'} errors, "
            f"and at most {most} {'is' if most == 1 else 'are'} left out."
        )
    if len(faults.records) >= directory.files_read:
        return "The site was not built: no record is without an error."
    return ""


def _check(
    directory: Directory,
    today: date,
    postcodes: PostcodeTable,
    jobs: int,
    cache: Cache | None,
    record_cache: RecordCache | None,
    *,
    warns: bool,
) -> list[Problem]:
    """Run all checks, but skip records that had no fault and have not changed."""
    if cache is None or record_cache is None:
        return check_directory(directory, today=today, postcodes=postcodes or None, jobs=jobs, warns=warns)
    cache.keep_records(record_cache)
    fingerprint = check_fingerprint(directory, today, postcodes.folder)
    before, now = cache.clean_records(fingerprint), record_digests(directory, record_cache)
    clean = {key for key, digest in now.items() if before.get(key) == digest}
    faulty: set[Key] = set()
    problems = check_directory(
        directory, today=today, postcodes=postcodes or None, jobs=jobs, settled=clean, faulty=faulty
    )
    cache.keep_clean_records(fingerprint, clean_records(now, faulty))
    return problems


__all__ = ["FolderMissing", "Loaded", "load"]
