"""What a directory still lacks before it may go public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from fingerpost.checks.placeholders import CODE as PLACEHOLDER
from fingerpost.checks.placeholders import check_placeholders
from fingerpost.checks.project import layout_of
from fingerpost.geography.postcode import area_of
from fingerpost.geography.table import PostcodeTable
from fingerpost.geography.towns import unlisted_towns
from fingerpost.language import ENGLISH
from fingerpost.language.counted import counted
from fingerpost.publish.doctor_project import missing_around
from fingerpost.publish.doctor_site import too_large_for_host
from fingerpost.publish.generator import LoadGenerator
from fingerpost.publish.missing import Diagnosis, Missing, Need
from fingerpost.publish.report import Report, check_folder
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem

# What of a person waits for their word in a record, and stays readable in its file.
_OF_PEOPLE = {
    "held-personal-phone": ("mobile number", ""),
    "held-personal-email": ("mailbox", "mailboxes"),
    "held-named-person": ("name", ""),
}
PRIVATE = "private-repository"
MOST_TOWNS = 5  # that are named; the list of a county has hundreds


def examine(assets: Path, *, today: date, generator: LoadGenerator) -> Diagnosis:
    """Check a directory as ``fingerpost check`` does, and ask what a check does not: is everything there?"""
    report = check_folder(assets, today=today, generator=generator)
    if report.loaded is None or (report.failure and not (assets / "directory.yaml").is_file()):
        return Diagnosis(failure=report.failure, hint=report.hint)
    directory = report.loaded.as_read
    missing = [
        *_from_check(report),
        *_people_in_git(directory, report.problems),
        *_placeholders(directory, report.problems),
        *_settings(directory, report.problems),
        *_on_the_map(directory),
        *missing_around(layout_of(assets), directory.settings),
        *too_large_for_host(report.loaded.edition, assets.resolve().parent / "site"),
    ]
    order = list(Need)
    return Diagnosis(missing=tuple(sorted(missing, key=lambda each: order.index(each.need))))


def _from_check(report: Report) -> Iterator[Missing]:
    if report.failure:
        yield Missing(name="check-failed", need=Need.MUST, message=report.failure, hint=report.hint)
    errors = [problem for problem in report.problems if problem.is_error]
    if errors:
        what = counted(len(errors), "error stops", "errors stop")
        yield Missing(
            name="errors",
            need=Need.MUST,
            message=f"{what} it from being published.",
            hint="Each is explained by: fingerpost check --errors",
            file=str(errors[0].span),
        )
    held = [problem for problem in report.problems if problem.code.startswith("held-")]
    if held:
        yield Missing(
            name="held",
            need=Need.SHOULD,
            message=f"{counted(len(held), 'thing is', 'things are')} held back until somebody confirms it.",
            hint="Each is explained by: fingerpost check --all",
            file=str(held[0].span),
        )


def _people_in_git(directory: Directory, problems: Sequence[Problem]) -> Iterator[Missing]:
    """What of people who have not agreed no page shows, and everybody reads who sees the repository."""
    theirs = [problem for problem in problems if problem.code in _OF_PEOPLE]
    if not theirs or PRIVATE in directory.settings.project_allow:
        return
    codes = [problem.code for problem in theirs]
    counts = [counted(codes.count(code), *words) for code, words in _OF_PEOPLE.items() if code in codes]
    yield Missing(
        name="people-in-git",
        need=Need.SHOULD,
        message=f"The records have {ENGLISH.list_of(counts)} of people who have not agreed. No page shows them, but "
        "whoever sees the repository reads them, and every version there ever was.",
        hint="Before it is public, ask them, or take these out: fingerpost check --all says where. Or make it private, "
        f"and write into directory.yaml: project: {{allow: [{PRIVATE}]}}. The handbook says more: Privacy and safety.",
        file=str(theirs[0].span),
    )


def _placeholders(directory: Directory, problems: Sequence[Problem]) -> Iterator[Missing]:
    settings = directory.settings
    if not directory.files_read and settings.spans:  # a check leaves them in peace until there is a record
        problems = list(check_placeholders(settings, settings.spans))
    for problem in problems:
        if problem.code == PLACEHOLDER:
            at = f"{problem.span.file}:{problem.span.line}"
            yield Missing(name=problem.code, need=Need.MUST, message=problem.message, hint=problem.hint, file=at)


def _settings(directory: Directory, problems: Sequence[Problem]) -> Iterator[Missing]:
    settings = directory.settings
    file = f"{directory.assets.name}/directory.yaml"
    if settings.example:
        yield Missing(
            name="example",
            need=Need.MUST,
            message="The settings say that the directory is only an example, and so does every page.",
            hint="When its records are real, delete: example: yes",
            file=file,
        )
    if not (settings.editors.phone or settings.editors.email):
        yield Missing(
            name="editors-contact",
            need=Need.MUST,
            message="Nobody can reach the editors.",
            hint="Write a number or a mailbox of the team: editors: {name: ..., email: ..., phone: ...}",
            file=file,
        )
    if not settings.crisis and not any(problem.code == "crisis-lines-missing" for problem in problems):
        yield Missing(
            name="crisis-lines",
            need=Need.MUST,
            message="No page says whom to ring in danger.",
            hint="Write the lines under crisis, as fingerpost init does. Ring each first.",
            file=file,
        )
    if not settings.submissions:
        yield Missing(
            name="submissions",
            need=Need.MAY,
            message="Groups have no form and no mailbox for entries of their own.",
            hint="Write: submissions: {github: owner/repository, email: ...}",
            file=file,
        )


def _on_the_map(directory: Directory) -> Iterator[Missing]:
    settings, areas = directory.settings, directory.vocabulary.areas
    folder = directory.assets.name
    if settings.country == "GB" and not settings.outcodes:
        yield Missing(
            name="outcodes",
            need=Need.SHOULD,
            message="Nobody has said which postcodes the directory is for, so a slip in one goes unnoticed.",
            hint="Write their first halves under area: outcodes: [BA5, BA11]",
            file=f"{folder}/directory.yaml",
        )
    nowhere = [area.name for area in areas.values() if area.location is None]
    if nowhere or not areas:
        yield Missing(
            name="areas",
            need=Need.SHOULD,
            message=f"Nobody knows where {nowhere[0]} is, so people there cannot look for what is near."
            if nowhere
            else "There is no list of towns and villages, so people cannot look for what is near.",
            hint="Write the position beside each name: {name: ..., location: {lat: ..., lon: ...}}",
            file=f"{folder}/vocabulary/areas.yaml",
        )
    if areas:
        yield from _unlisted(directory)
    if settings.country == "GB" and not PostcodeTable(directory.assets / "postcodes"):
        letters = sorted({area for outcode in settings.outcodes if (area := area_of(outcode))}) or ["BA"]
        yield Missing(
            name="postcodes",
            need=Need.SHOULD,
            message="There is no table of postcodes, so nobody can search near theirs.",
            hint=f"Get the Office for National Statistics' list, then: fingerpost postcodes FILE --areas "
            f"{','.join(letters)}",
            file=f"{folder}/postcodes",
        )
    if settings.map.streets == "none":
        yield Missing(
            name="streets",
            need=Need.MAY,
            message="The map shows where things are, and no streets.",
            hint="For streets of your own: fingerpost basemap FILE.pmtiles. The handbook says more: Words and look.",
            file=f"{folder}/directory.yaml",
        )


def _unlisted(directory: Directory) -> Iterator[Missing]:
    """The towns that have places, and no page of their own since the list of areas leaves them out."""
    places = (place for place in directory.places.values() if place.closed is None)
    names = [town.name for town in unlisted_towns(directory, places).values()]
    if names:
        more = f" and {len(names) - MOST_TOWNS} more" if len(names) > MOST_TOWNS else ""
        shown = f"{', '.join(names[:MOST_TOWNS])}{more}"
        yield Missing(
            name="unlisted-towns",
            need=Need.MAY,
            message=f"The list of areas has no line for {shown}, where places are: Towns does not lead there.",
            hint="Give each of yours a line there: bruton: {name: Bruton}",
            file=f"{directory.assets.name}/vocabulary/areas.yaml",
        )
