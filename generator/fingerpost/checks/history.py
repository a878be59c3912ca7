"""Is what was secret still secret? What git remembers about a record counts until somebody says otherwise in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from fingerpost.checks.context import context_of
from fingerpost.checks.earlier import NO_LONGER_SENSITIVE, Earlier, words_in
from fingerpost.checks.earlier_records import EarlierRecords, earlier_records_of
from fingerpost.checks.erased_again import check_erased_again
from fingerpost.checks.fields import kind_of
from fingerpost.checks.held_earlier import check_held_earlier
from fingerpost.checks.renamed import RenamedRecords
from fingerpost.checks.scan import scan_of
from fingerpost.checks.sensitive import check_sensitive
from fingerpost.checks.withhold import WHERE, WHOLE, without_where
from fingerpost.reading.git import HistoryUnreadable
from fingerpost.reading.history import read_history
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

ERASED_ONCE = "erased-once"  # also the word that confirms it
WITHOUT_HISTORY = "without-history"  # under project, allow
_ANYWAY = f"To publish without it anyway, allow it in directory.yaml: project: {{allow: [{WITHOUT_HISTORY}]}}"
_HINTS = {
    HistoryUnreadable.NO_GIT: "Install git where this runs, version 2.31 or newer.",
    HistoryUnreadable.OWNER: 'Type: git config --global --add safe.directory "$PWD"',
    HistoryUnreadable.MISSING: "Some versions were never fetched. Clone it again in full, without --filter.",
    "": "Type git log in this folder, and do what it says. It takes git 2.31 or newer.",
}


def check_history(directory: Directory) -> list[Problem]:
    """Compare every record with all its committed versions, and with those of the categories and groups it names."""
    if ("list", "categories") in directory.unread:
        return []  # they would all have lost their flag; the fault in that file stops the build
    try:
        history = read_history(directory.assets)
        if history is None:
            return []
        earlier_records = earlier_records_of(history)
        problems = [
            *_check_sensitive(directory, earlier_records),
            *_check_erased(directory, earlier_records),
            *check_held_earlier(directory, history),
        ]
        problems += check_erased_again(directory, history, earlier_records)
    except HistoryUnreadable as unreadable:
        message = "git did not say what these records were before, so nobody knows what was secret then."
        return [_history_problem("history-unreadable", directory, message, _HINTS[unreadable.why])]
    if not history.is_whole:
        message = "Only the newest part of the history is here, so nobody knows what was secret before."
        hint = "In a workflow, give actions/checkout fetch-depth: 0. At home, run: git fetch --unshallow"
        problems.append(_history_problem("history-short", directory, message, hint))
    return problems


def _history_problem(code: str, directory: Directory, message: str, hint: str) -> Problem:
    """Report that there is a history that cannot be read: nothing is published unless somebody allows it."""
    is_allowed = WITHOUT_HISTORY in directory.settings.project_allow
    return Problem(
        code=code,
        severity=Severity.WARNING if is_allowed else Severity.ERROR,
        span=Span(shown_path(directory.assets / "directory.yaml")),
        message=message,
        hint=hint if is_allowed else f"{hint} {_ANYWAY}",
        quote=False,
    )


def _check_sensitive(directory: Directory, earlier_records: EarlierRecords) -> Iterator[Problem]:
    if not earlier_records.secret:
        return
    renamed = RenamedRecords(directory, earlier_records)
    for records in (directory.activities, directory.groups, directory.places):
        for record in records.values():
            yield from check_flag_is_kept(renamed.earlier_of(record), record, directory)


def _check_erased(directory: Directory, earlier_records: EarlierRecords) -> Iterator[Problem]:
    """Check that an erased record does not come back with an import or an old copy."""
    kinds: dict[str, Mapping[str, Record]] = {
        "activity": directory.activities,
        "group": directory.groups,
        "place": directory.places,
    }
    for kind, record_id in sorted(earlier_records.erased):
        record = kinds[kind].get(record_id)
        if record is not None and ERASED_ONCE not in record.confirmed:
            yield Problem(
                code="erased-once",
                span=record.spans["name"],
                message=f"This {kind_of(record)} was erased, and its file is filled again.",
                hint="Put back: closed: {on: 2026-11-28, erased: yes}, with the day it was erased. "
                f"If it was erased by mistake, add confirmed: [{ERASED_ONCE}]",
                quote=False,
            )


def check_flag_is_kept(earlier: Earlier | None, record: Record, directory: Directory) -> Iterator[Problem]:
    """Hold back a record that was sensitive in some version and now is not, however that happened.

    If it says nothing new, it is shown as the sensitive version was, without a place: people in danger may need the
    page. Anything new in it could say where it is, so then the whole record is held back.

    Args:
        earlier: The last version that was sensitive, if any was.
        record: What it is now.
        directory: Says whether it is sensitive now.
    """
    is_confirmed = NO_LONGER_SENSITIVE in record.confirmed
    if earlier is None or directory.is_sensitive(record) or (is_confirmed and not earlier.is_confirmed):
        return
    words = words_in(record)
    as_before = words <= earlier.words and not _leads_to_where(earlier, record, directory)
    yield Problem(
        code="held-no-longer-sensitive",
        severity=Severity.WARNING,
        span=record.spans["sensitive"],
        message=f"The address of this {kind_of(record)} was secret until now. "
        + ("It is shown without saying where." if as_before else "The record is not shown yet."),
        hint="It was confirmed while it was still sensitive, which does not count. Delete that, and commit. "
        "Then add confirmed: [held-no-longer-sensitive] again if anybody may know it."
        if is_confirmed
        else "If anybody may know it, add confirmed: [held-no-longer-sensitive]. If not, put sensitive: yes back.",
        quote=False,
        field=WHERE if as_before else WHOLE,
    )


def _leads_to_where(earlier: Earlier, record: Record, directory: Directory) -> bool:
    """Whether it would be refused as a sensitive record, such as for its group, or serves another area now."""
    if isinstance(record, Activity) and not earlier.serves.issuperset(record.serves):
        return True
    hidden = without_where(record)
    context = context_of(directory, today=date(2000, 1, 1), postcodes=None)  # no message of these checks is shown
    return any(problem.is_error for problem in check_sensitive(hidden, scan_of(hidden), context))
