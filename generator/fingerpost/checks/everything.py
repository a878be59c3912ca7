"""Every question, asked of every record: the list of the checks."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date

from fingerpost.checks.ages import check_ages
from fingerpost.checks.calendars import check_calendars
from fingerpost.checks.characters import check_characters
from fingerpost.checks.context import Context, context_of
from fingerpost.checks.costs import check_costs
from fingerpost.checks.date_range import check_date_range
from fingerpost.checks.dates import check_dates
from fingerpost.checks.description import check_description
from fingerpost.checks.duplicates import check_duplicates
from fingerpost.checks.editor_notes import check_editor_notes
from fingerpost.checks.emails import check_emails
from fingerpost.checks.former_ids import check_former_ids
from fingerpost.checks.git_files import check_git_files
from fingerpost.checks.listed_people import check_listed_people
from fingerpost.checks.listed_where import check_listed_where
from fingerpost.checks.locations import check_locations
from fingerpost.checks.marks import check_marks
from fingerpost.checks.markup import check_markup
from fingerpost.checks.names import check_names
from fingerpost.checks.personal_numbers import check_personal_numbers
from fingerpost.checks.personal_people import check_personal_people
from fingerpost.checks.phones import check_phones
from fingerpost.checks.photo_words import check_photo_words
from fingerpost.checks.places_of_refuges import check_places_of_refuges
from fingerpost.checks.plain_signs import check_signs
from fingerpost.checks.promises import check_promises
from fingerpost.checks.readability import check_readability
from fingerpost.checks.references import check_references
from fingerpost.checks.scan import Scan, scan_of
from fingerpost.checks.secrets import check_other_secrets, check_secrets
from fingerpost.checks.sensitive import check_sensitive
from fingerpost.checks.session_days import check_session_days
from fingerpost.checks.session_times import check_session_times
from fingerpost.checks.session_where import check_session_where
from fingerpost.checks.settings import check_languages, check_settings
from fingerpost.checks.slices import check_in_slices
from fingerpost.checks.towns import check_towns
from fingerpost.checks.vocabulary import check_vocabulary
from fingerpost.checks.websites import check_websites
from fingerpost.checks.withdrawn import check_withdrawn
from fingerpost.geography.table import PostcodeTable
from fingerpost.processes import no_collector
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Key, Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, in_file_order


@no_collector()
def check_directory(
    directory: Directory,
    *,
    today: date,
    postcodes: PostcodeTable | None = None,
    jobs: int = 0,
    warns: bool = True,
    settled: Container[Key] = (),
    faulty: set[Key] | None = None,
) -> list[Problem]:
    """Run every check on every record, and put the problems in the order of the files.

    Args:
        directory: The records.
        today: The day they are checked for.
        postcodes: Where postcodes are, if the directory has a table.
        jobs: How many processes; 0 chooses.
        warns: Whether anybody reads warnings. Without, the dearest of those that withhold nothing are not looked for.
        settled: Records that are known to be without fault, and are not asked again.
        faulty: Gets the keys of the records that had a problem when they were checked.
    """
    context = context_of(directory, today=today, postcodes=postcodes, warns=warns)
    everyone: list[Record] = [
        record
        for records in (directory.activities, directory.groups, directory.places)
        for record in records.values()
        # A sensitive record may name none of the places, and they are not among what settled it.
        if (record.kind, record.id) not in settled or directory.is_sensitive(record)
    ]
    problems = check_in_slices(
        everyone,
        lambda record: (((record.kind, record.id), problem) for problem in check_record(record, context)),
        lambda: ((None, problem) for problem in check_whole(directory, context)),
        jobs,
    )
    if faulty is not None:
        faulty.update(key for key, _ in problems if key is not None)
    return sorted((problem for _, problem in problems), key=in_file_order)


def check_record(record: Record, context: Context) -> Iterator[Problem]:
    """Run the checks that need only one record; a slice of the records can be checked in another process."""
    scan = scan_of(record)
    yield from check_usable(record, scan, context)
    yield from check_markup(record, scan)
    yield from check_marks(record, scan)
    yield from check_signs(record, scan)
    if context.warns:
        yield from check_readability(record)
    yield from check_editor_notes(record, scan)
    yield from check_date_range(record, context)
    if isinstance(record, Activity | Place):
        yield from check_photo_words(record)
    if isinstance(record, Activity):
        yield from check_costs(record)
    yield from check_secrets(record)
    yield from check_withdrawn(record)
    yield from check_personal_people(record, scan, context)


def check_usable(record: Record, scan: Scan, context: Context) -> Iterator[Problem]:
    """Check what can keep a record from being published, except secrets in its file, which an import looks for earlier.

    Anything else that ``check_record`` finds is a warning.
    """
    yield from check_names(record, scan)
    yield from check_characters(record, scan)
    yield from check_description(record, context.settings.country)
    yield from check_references(record, context)
    yield from check_dates(record, context)
    if isinstance(record, Activity):
        yield from check_ages(record)
        yield from check_session_times(record)
        yield from check_session_days(record, context)
        yield from check_session_where(record)
    elif isinstance(record, Place) and ("settings", "") not in context.unread:
        yield from check_locations(record, context)
    if ("settings", "") not in context.unread:  # which say the country
        yield from check_phones(record, context)
    yield from check_emails(record, context)
    yield from check_websites(record)
    yield from check_languages(record)
    yield from check_sensitive(record, scan, context)
    yield from check_personal_numbers(record, scan)


def check_whole(directory: Directory, context: Context) -> Iterator[Problem]:
    """Run the checks that need all records together, and those of the settings, lists and calendars."""
    if ("settings", "") not in context.unread:
        yield from check_other_secrets(directory)
        yield from check_listed_people(directory)
    yield from check_settings(directory)
    yield from check_vocabulary(directory)
    if ("list", "categories") not in context.unread:
        yield from check_listed_where(directory, context)
        yield from check_places_of_refuges(directory)
    yield from check_calendars(directory, context)
    yield from check_former_ids(directory)
    yield from check_promises(directory)
    yield from check_git_files(directory)
    yield from check_towns(directory)
    if context.warns:
        yield from check_duplicates(directory)
