"""Checks a folder and writes the report for people, scripts and GitHub."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from fingerpost.checks.project import layout_of
from fingerpost.checks.project.proposal import in_project
from fingerpost.edition.clock import ClockWrong
from fingerpost.edition.load import Loaded, load
from fingerpost.edition.project import checked_project, merge_problems
from fingerpost.publish import report_forms
from fingerpost.publish.built_docs import check_docs_as_built
from fingerpost.publish.choice import Choice, ChoiceWrong, changed_since, check_choice, path_of
from fingerpost.publish.generator import LoadGenerator
from fingerpost.publish.proposal_checks import project_of, proposed_project
from fingerpost.publish.report_table import as_csv
from fingerpost.reading.proposal import BaseUnknown, read_proposal
from fingerpost.reading.read import FolderMissing, TooManyFiles
from fingerpost.reading.read_records import Progress
from fingerpost.records.escaping import visible
from fingerpost.records.problem import UNREADABLE, Problem

FINE, FAULTS, COULD_NOT_RUN = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of a check; ``failure`` is a sentence when it could not run at all."""

    records: int
    problems: tuple[Problem, ...] = ()  # in file order
    hidden: tuple[Problem, ...] = ()  # those left out by the choice; their lines may hold something private
    changed: frozenset[Path] = frozenset()  # whole paths of changed files, if git was asked
    failure: str = ""
    hint: str = ""  # what to do about the failure
    loaded: Loaded | None = field(default=None, repr=False)  # the records, if they could be read

    @property
    def exit_code(self) -> int:
        """0: nothing that stops publishing; 1: there is; 2: the check could not run."""
        if self.failure:
            return COULD_NOT_RUN
        if any(problem.is_error and problem.code in UNREADABLE for problem in self.problems):
            return COULD_NOT_RUN
        return FAULTS if any(problem.is_error for problem in self.problems) else FINE


def check_folder(
    assets: Path,
    *,
    today: date,
    generator: LoadGenerator,
    progress: Progress | None = None,
    proposed: bool = False,
    base: str = "",
    choice: Choice | None = None,
    keep_unchanged: bool = False,
) -> Report:
    """Read every record below a folder and run all checks.

    Args:
        assets: The folder.
        today: The day to check for.
        generator: Gives the site generator, which makes the pages of docs.
        progress: Called with the number of records that have been read.
        proposed: Check it as a proposed change, by what was allowed before it.
        base: The branch or commit that the change is for; worked out if empty.
        choice: Which problems to report; every check still runs.
        keep_unchanged: Also report problems in unchanged files, although ``choice`` leaves them out.
    """
    choice = choice or Choice()
    try:
        check_choice(choice)
        changed = changed_since(assets, choice.since) if choice.since else frozenset()
        proposal = read_proposal(project_of(assets), base) if proposed else None
        if proposal and not choice.since:
            changed = frozenset(in_project(layout_of(assets), proposal, name).resolve() for name in proposal.changed)
        check_project = partial(proposed_project, proposal=proposal) if proposal else checked_project
        loaded = load(assets, today=today, progress=progress, check_project=check_project)
        problems = merge_problems(loaded.problems, check_docs_as_built(loaded, generator=generator))
    except FolderMissing:
        return Report(
            records=0,
            failure=f"There is no folder called {assets.as_posix()}.",
            hint=f"Run it in the folder that holds assets, or name that: {_USAGE}",
        )
    except TooManyFiles as error:
        return Report(records=0, failure=str(error), hint="Share the records among several directories.")
    except (ClockWrong, BaseUnknown, ChoiceWrong) as error:
        return Report(records=0, failure=error.message, hint=error.hint)
    except OSError as error:
        where = Path(error.filename).name if error.filename else assets.as_posix()
        return Report(
            records=0, failure=f"{where} could not be read: {error.strerror}.", hint="Look at who may read it."
        )
    if loaded.records == 0:
        folders = f"{assets.as_posix()}/activities, {assets.as_posix()}/groups and {assets.as_posix()}/places"
        return Report(
            records=0,
            # The lists of words are written first, and can have faults of their own.
            problems=tuple(problems),
            loaded=loaded,
            failure=f"There are no records here. It looked in {folders}.",
            # A directory that has just been started has its settings, so it is the right folder.
            hint='Write the first with: fingerpost new activity "Chair yoga"'
            if (assets / "directory.yaml").is_file()
            else f"Run it in the folder that holds assets, or name that: {_USAGE}",
        )
    selection = (replace(choice, since="") if keep_unchanged else choice).of(problems, changed)
    selected_ids = set(map(id, selection))
    hidden = tuple(problem for problem in problems if id(problem) not in selected_ids)
    return Report(records=loaded.records, problems=selection, hidden=hidden, changed=changed, loaded=loaded)


_USAGE = "fingerpost check --assets ../mendip/assets"


def render(report: Report, form: str, *, colour: bool = False, every: bool = True) -> str:
    """Write a report as text for people, as JSON for scripts, as a table, or as GitHub's workflow commands.

    Args:
        report: What was found.
        form: text, json, csv or github.
        colour: Whether a terminal shows it.
        every: In text, each warning; otherwise one of each kind, and how many more there are.
    """
    if form == "json":
        return report_forms.as_json(report.records, report.problems)
    if form == "csv":
        return as_csv(report.problems)
    if form == "github":
        beside = in_github_order(report)
        elsewhere = len(report.problems) - len(beside)
        return report_forms.as_github(report.records, beside, elsewhere=elsewhere)
    return report_forms.as_text(report.records, report.problems, hidden=report.hidden, colour=colour, every=every)


def in_github_order(report: Report) -> list[Problem]:
    """Errors first, and within each severity changed files first: GitHub shows only the first few beside the lines.

    Of files that a proposal does not change, only errors: one may be its doing, as when it deletes what others name.
    """
    problems = [
        problem
        for problem in report.problems
        if problem.is_error or not report.changed or path_of(problem) in report.changed
    ]
    return sorted(problems, key=lambda problem: (not problem.is_error, path_of(problem) not in report.changed))


def render_failure(report: Report) -> str:
    """Write why the check could not run."""
    return f"fingerpost check: {visible(report.failure)}\n  hint: {visible(report.hint)}"
