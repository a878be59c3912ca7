"""Does everything a record names exist?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.suggest import find_near
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity

UNCATEGORISED = "uncategorised"  # built in: what an import gives a record whose category a person must choose

FOLDERS = {"activity": "activities", "group": "groups", "place": "places"}

# The list it comes from, and what a volunteer calls it.
WORDS = {
    "category": ("categories", "category"),
    "need": ("needs", "need"),
    "audience": ("audiences", "audience"),
    "area": ("areas", "area"),
    "access": ("access", "access feature"),
}


def check_references(record: Record, context: Context) -> Iterator[Problem]:
    """Every id must lead somewhere: a page with a hole in it helps nobody."""
    if isinstance(record, Activity):
        yield from _check_activity(record, context)
    if isinstance(record, Activity | Place) and record.access:
        features = context.vocabulary.access
        for feature in record.access:
            if feature not in features and features:
                yield from _word(record, context, "access", feature, f"access.{feature}:key", code="access-unknown")
    if record.kept_by:
        yield from _check_keeper(record, context)
    if record.closed is not None and record.closed.instead:
        yield from _check_instead(record, context)


def _check_activity(record: Activity, context: Context) -> Iterator[Problem]:
    vocabulary, records = context.vocabulary, context.records
    if record.group and record.group not in records["group"]:
        yield from _record(record, context, "group", record.group, "group", code="group-unknown")
    for number, category in enumerate(record.categories):
        if category == UNCATEGORISED:
            yield _to_confirm(record, number)
        elif category not in vocabulary.categories:
            yield from _word(record, context, "category", category, f"categories.{number}", code="category-unknown")
    for number, need in enumerate(record.needs):
        if need not in vocabulary.needs:
            yield from _word(record, context, "need", need, f"needs.{number}", code="need-unknown")
    for number, audience in enumerate(record.who.audiences):
        if audience not in vocabulary.audiences:
            yield from _word(record, context, "audience", audience, f"who.for.{number}", code="audience-unknown")
    for number, area in enumerate(record.serves):
        if area not in vocabulary.areas:
            yield from _word(record, context, "area", area, f"serves.{number}", code="area-unknown")
    for number, session in enumerate(record.sessions):
        if session.place and session.place not in records["place"]:
            where = f"sessions.{number}.place"
            yield from _record(record, context, "place", session.place, where, code="place-unknown")
        if session.area and session.area not in vocabulary.areas:
            yield from _word(record, context, "area", session.area, f"sessions.{number}.area", code="area-unknown")
        for field in ("term_time", "school_holidays"):
            calendar = getattr(session, field)
            if calendar and calendar not in context.calendars:
                yield from _calendar(record, context, calendar, f"sessions.{number}.{field}")


def _check_keeper(record: Record, context: Context) -> Iterator[Problem]:
    keeper = context.records["group"].get(record.kept_by)
    if keeper is None:
        yield from _record(record, context, "group", record.kept_by, "kept_by", code="keeper-unknown")
    elif keeper.closed is not None:
        yield Problem(
            code="keeper-closed",
            severity=Severity.WARNING,
            span=record.spans["kept_by"],
            message=f"{keeper.name} has closed, and nobody else is reminded of this entry.",
            hint="Name another group, or delete the line: then the editors keep it.",
        )


def _check_instead(record: Record, context: Context) -> Iterator[Problem]:
    assert record.closed is not None  # noqa: S101  the caller has looked
    for number, other in enumerate(record.closed.instead):
        where = f"closed.instead.{number}"
        if other not in context.records[record.kind]:
            yield from _record(record, context, record.kind, other, where, code="instead-unknown")
        elif other == record.id:
            yield Problem(
                code="instead-itself",
                span=record.spans[where],
                message=f"{record.name} is closed, and offers itself as what to try instead.",
                hint="Name another record, or delete the line.",
            )


def _record(record: Record, context: Context, kind: str, record_id: str, where: str, *, code: str) -> Iterator[Problem]:
    """Report a record that is not there; one that is there but has errors is reported once, for those."""
    folder = FOLDERS[kind]
    if (kind, record_id) in context.unread:
        return
    near = find_near(record_id, {key: (other.name, *other.former_ids) for key, other in context.records[kind].items()})
    hint = f"Write {near}." if near else f"Each {kind} is a file in {context.assets.name}/{folder}; give its file name."
    yield Problem(code=code, span=record.spans[where], message=f"There is no {kind} called {record_id}.", hint=hint)


def _word(record: Record, context: Context, which: str, word: str, where: str, *, code: str) -> Iterator[Problem]:
    name, says = WORDS[which]
    terms = getattr(context.vocabulary, name)
    file = f"{context.assets.name}/vocabulary/{name}.yaml"
    if ("list", name) in context.unread:
        return
    near = find_near(word, {key: _names_of(term) for key, term in terms.items()})
    start = f"Write {near}. " if near else ""
    yield Problem(
        code=code,
        span=record.spans[where],
        message=f"There is no {says} called {word}.",
        hint=f"{start}The list is in {file}.",
    )


def _calendar(record: Record, context: Context, calendar_id: str, where: str) -> Iterator[Problem]:
    if ("calendar", calendar_id) in context.unread:
        return
    near = find_near(calendar_id, {key: (calendar.name,) for key, calendar in context.calendars.items()})
    if not near and len(context.calendars) == 1 and calendar_id in ("yes", "true", "y", "term", "term-time"):
        near = next(iter(context.calendars))
    start = f"Write {near}. " if near else ""
    if calendar_id in ("yes", "true", "only"):
        field = where.rpartition(".")[2]
        start = f"Write which terms, such as {field}: {next(iter(context.calendars), 'somerset')}. "
    yield Problem(
        code="calendar-unknown",
        span=record.spans[where],
        message=f"There is no calendar of terms called {calendar_id}.",
        hint=f"{start}The calendars are in {context.assets.name}/calendars.",
    )


def _names_of(term: object) -> tuple[str, ...]:
    return (getattr(term, "name"), *getattr(term, "words", ()), *getattr(term, "also", ()))  # noqa: B009


def _to_confirm(record: Activity, number: int) -> Problem:
    proposed = ", ".join(record.imported.categories) if record.imported is not None else ""
    hint = f"Where it came from, it was called: {proposed}. " if proposed else ""
    return Problem(
        code="category-to-confirm",
        severity=Severity.WARNING,
        span=record.spans[f"categories.{number}"],
        message=f"{record.name} has no category yet.",
        hint=f"{hint}Choose from vocabulary/categories.yaml and write it instead of {UNCATEGORISED}.",
    )
