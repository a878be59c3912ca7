"""Is what was secret still secret? What git remembers of a record counts until a person says otherwise in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.checks.fields import kind_of
from fingerpost.checks.past import NO_LONGER_SENSITIVE, Earlier, Key, Past, past_of
from fingerpost.checks.plain_text import words_of
from fingerpost.checks.sensitive import addresses_of, texts_that_tell
from fingerpost.checks.still_held import check_still_held
from fingerpost.checks.withhold import WHERE, WHOLE
from fingerpost.records.directory import Directory, Record
from fingerpost.records.git import HistoryUnreadable
from fingerpost.records.history import read_history
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.read import shown_path
from fingerpost.records.span import Span


def check_past(directory: Directory) -> list[Problem]:
    """Compare every record with all that was ever committed of it, and of the categories and groups it names."""
    if ("list", "categories") in directory.unread:
        return []  # they would all have lost their flag; the fault in that file stops the build
    here = Span(shown_path(directory.assets / "directory.yaml"))
    try:
        history = read_history(directory.assets)
        if history is None:
            return []
        found = [*_held(directory, past_of(history)), *check_still_held(directory, history)]
    except HistoryUnreadable:
        return [
            Problem(
                code="history-unreadable",
                severity=Severity.WARNING,
                span=here,
                message="git did not say what these records were before, so nobody knows what was secret then.",
                hint="Run git log in this folder, and do what it says.",
                quote=False,
            )
        ]
    if not history.is_whole:
        found.append(
            Problem(
                code="history-short",
                severity=Severity.WARNING,
                span=here,
                message="Only the newest part of the history is here, so nobody knows what was secret before.",
                hint="In a workflow, give actions/checkout fetch-depth: 0. At home, run: git fetch --unshallow",
                quote=False,
            )
        )
    return found


def _held(directory: Directory, past: Past) -> Iterator[Problem]:
    if not past.secret:
        return
    present = {
        (record.kind, record.id)
        for records in (directory.activities, directory.groups, directory.places)
        for record in records.values()
    }
    by_name = {name: earlier for key, earlier in past.secret.items() if key not in present for name in earlier.names}
    for records in (directory.activities, directory.groups, directory.places):
        for record in records.values():
            yield from check_flag_is_kept(_earlier_of(record, past, by_name), record, directory)


def _earlier_of(record: Record, past: Past, by_name: Mapping[str, Earlier]) -> Earlier | None:
    """Find what a record was: by its id, an id it had, or the name or summary of one that is gone."""
    keys: list[Key] = [(record.kind, each) for each in (record.id, *record.former_ids)]
    found = next((past.secret[key] for key in keys if key in past.secret), None)
    if found is None and by_name:
        found = by_name.get(words_of(record.name)) or (
            by_name.get(words_of(record.summary)) if record.summary else None
        )
    return found


def check_flag_is_kept(earlier: Earlier | None, record: Record, directory: Directory) -> Iterator[Problem]:
    """Hold a record that was sensitive in some version and now is not, whichever way that came about.

    Where it says nothing that the sensitive version did not say, it is shown as that was, without a place: a page
    that people in danger may need stays. Anything new in it could say where, so then the whole record waits.

    Args:
        earlier: The last version that was sensitive, if any was.
        record: What it is now.
        directory: Says whether it is sensitive now.
    """
    is_confirmed = NO_LONGER_SENSITIVE in record.confirmed
    if earlier is None or directory.is_sensitive(record) or (is_confirmed and not earlier.is_confirmed):
        return
    words = {each for _, each in (*texts_that_tell(record), *addresses_of(record))}
    as_before = words <= earlier.words
    yield Problem(
        code="held-no-longer-sensitive",
        severity=Severity.WARNING,
        span=record.spans["sensitive"],
        message=f"The address of this {kind_of(record)} was secret until now. "
        + ("It is shown without saying where." if as_before else "The record is not shown yet."),
        hint="It was confirmed while it was still sensitive, which does not count. Delete that, and commit. "
        "Then add confirmed: [held-no-longer-sensitive] again if anybody may know it."
        if is_confirmed
        else "If anybody may know it, add confirmed: [held-no-longer-sensitive]. If not, put sensitive: true back.",
        quote=False,
        field=WHERE if as_before else WHOLE,
    )
