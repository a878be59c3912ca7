"""Check a folder, and tell people, scripts and GitHub what to put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fingerpost.checks import check_directory, check_past, without_held_values
from fingerpost.publish import report_forms
from fingerpost.publish.clock import ClockWrong, guard_clock
from fingerpost.publish.look_over import check_docs_as_built
from fingerpost.publish.prepare import all_of, around_records, read_own
from fingerpost.publish.proposed import around_proposal, project_of
from fingerpost.records.problem import UNREADABLE, Problem
from fingerpost.records.proposal import BaseUnknown, read_proposal
from fingerpost.records.read import FolderMissing, Progress, TooManyFiles

FINE, FAULTS, COULD_NOT_RUN = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found; ``failure`` is a sentence when it could not run at all."""

    records: int
    problems: tuple[Problem, ...] = ()  # in file order
    failure: str = ""
    hint: str = ""  # what to do about the failure

    @property
    def exit_code(self) -> int:
        """0: nothing that stops publishing; 1: there is; 2: the check could not run."""
        if self.failure:
            return COULD_NOT_RUN
        if any(problem.code in UNREADABLE for problem in self.problems):
            return COULD_NOT_RUN
        return FAULTS if any(problem.is_error for problem in self.problems) else FINE


def check_folder(
    assets: Path, *, today: date, progress: Progress | None = None, proposed: bool = False, base: str = ""
) -> Report:
    """Read every record below a folder and ask everything of it.

    Args:
        assets: The folder.
        today: The day to ask for.
        progress: Told how many records have been read.
        proposed: Judge it as what somebody proposes, by what is allowed without the proposal.
        base: The branch or commit that it is proposed for; found out if empty.
    """
    try:
        proposal = read_proposal(project_of(assets), base) if proposed else None
        directory, unreadable = read_own(assets, progress=progress)
        guard_clock(today, directory)
        around = around_proposal(assets, directory, proposal) if proposal else around_records(assets, directory)
        found = check_directory(directory, today=today, postcodes=around.postcodes or None)
        problems = all_of(unreadable, found, check_past(directory), around.problems)
        problems = without_held_values(directory, problems)
        problems = all_of(problems, check_docs_as_built(directory, problems, around, today=today))
    except FolderMissing:
        return Report(
            records=0,
            failure=f"There is no folder called {assets.as_posix()}.",
            hint=f"Run it in the folder that holds assets, or name that: {_USAGE}",
        )
    except TooManyFiles as error:
        return Report(records=0, failure=str(error), hint="Share the records among several directories.")
    except (ClockWrong, BaseUnknown) as error:
        return Report(records=0, failure=error.message, hint=error.hint)
    except OSError as error:
        where = Path(error.filename).name if error.filename else assets.as_posix()
        return Report(
            records=0, failure=f"{where} could not be read: {error.strerror}.", hint="Look at who may read it."
        )
    if directory.files_read == 0:
        looked = f"{assets.as_posix()}/activities, {assets.as_posix()}/groups and {assets.as_posix()}/places"
        return Report(
            records=0,
            # The lists of words are written first, and can have faults of their own.
            problems=tuple(problems),
            failure=f"There are no records here. It looked in {looked}.",
            # A directory that has just been started has its settings, so it is the right folder.
            hint='Write the first with: fingerpost new activity "Chair yoga"'
            if (assets / "directory.yaml").is_file()
            else f"Run it in the folder that holds assets, or name that: {_USAGE}",
        )
    return Report(records=directory.files_read, problems=tuple(problems))


_USAGE = "fingerpost check --assets ../mendip/assets"


def render(report: Report, form: str, *, colour: bool = False) -> str:
    """Write a report as text for people, as JSON for scripts, or as GitHub's workflow commands."""
    if form == "json":
        return report_forms.as_json(report.records, report.problems)
    if form == "github":
        return report_forms.as_github(report.records, report.problems)
    return report_forms.as_text(report.records, report.problems, colour=colour)


def render_failure(report: Report) -> str:
    """Write why the check could not run."""
    return f"fingerpost check: {report_forms.visible(report.failure)}\n  hint: {report_forms.visible(report.hint)}"
