"""Import HSDS or Open Referral UK, of any version and form: what changed there is updated here, and nothing deleted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fingerpost.checks.context import Context
from fingerpost.checks.scan import scan_of
from fingerpost.checks.sensitive import is_sensitive, may_be_sensitive
from fingerpost.exchange.hsds.theirs.answers import read_json_file, source_of_services
from fingerpost.exchange.hsds.theirs.api import Fetching, fetch
from fingerpost.exchange.hsds.theirs.categories import Categories, Unreadable, read_categories
from fingerpost.exchange.hsds.theirs.drafts import Draft, Key, with_day
from fingerpost.exchange.hsds.theirs.names import text_of
from fingerpost.exchange.hsds.theirs.own import Ourselves, known_words
from fingerpost.exchange.hsds.theirs.parts import parts_of
from fingerpost.exchange.hsds.theirs.records import Reader
from fingerpost.exchange.hsds.theirs.source import HsdsSource, import_problem
from fingerpost.exchange.hsds.theirs.tables import read_tables
from fingerpost.exchange.imports.crisis_lines import refuse_without_crisis_lines
from fingerpost.exchange.imports.keeping import Keeping, batch_for
from fingerpost.exchange.imports.last_import import digest_of
from fingerpost.exchange.imports.new_record import NewRecord
from fingerpost.exchange.imports.outcome import Outcome
from fingerpost.exchange.imports.results import ImportResults, Progress
from fingerpost.exchange.imports.state_before import Before, country_of, state_before
from fingerpost.exchange.tables.directory_to_be import context_for_import, remember, with_places
from fingerpost.exchange.tables.hours.lesser_sessions import take_places_out
from fingerpost.exchange.tables.privacy.may_be_secret import take_whereabouts_out
from fingerpost.exchange.tables.rows.record_ids import choose_ids
from fingerpost.exchange.tables.table import TableError
from fingerpost.exchange.tables.usable import Loss, make_usable
from fingerpost.reading.read import read_shared
from fingerpost.records.directory import Record
from fingerpost.records.ids import check_id
from fingerpost.records.problem import Problem
from fingerpost.records.slug import slug_of
from fingerpost.records.span import Span
from fingerpost.writing.new_directory import write_starter
from fingerpost.writing.write import save_record, write_record

ORDER = ("group", "place", "activity")
_FETCHED_ON = re.compile(r"\bfetched_on: ([0-9]{4}-[0-9]{2}-[0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants imported, and how."""

    source: str  # a folder, a zip, a JSON file or the address of an API
    assets: Path
    today: date
    name: str = ""  # whose it is, on every record; "": as ``source`` says
    licence: str = ""
    categories: Path | None = None
    fetching: Fetching = field(default_factory=Fetching)
    dry_run: bool = False
    overwrite: bool = False


def import_hsds(wish: Wish, progress: Progress | None = None) -> Outcome:
    """Write the records of a source below its assets.

    Raises:
        TableError: If the source as a whole cannot be used. Nothing was written then.
    """
    refuse_without_crisis_lines(wish.assets)
    source = _read(wish, progress)
    country = country_of(wish.assets) if (wish.assets / "directory.yaml").is_file() else _country_in(source)
    started = [] if wish.dry_run else _start(wish.assets, country, source)
    categories = _categories(wish)
    before = state_before(wish.assets, source.name)
    reader = Reader(source, country, categories, known_words(wish.assets), _ourselves(wish.assets, before))
    reader.read()
    outcome = Outcome(rows=len(source.services), skipped=dict(reader.skipped))
    outcome.problems = source.problems + reader.problems
    context = _context(reader, before, wish)
    records = _records(reader, before, wish, outcome, context)
    outcome.rows_used = sum(record.kind == "activity" for record in records)
    with batch_for(wish.assets) as batch:
        keeping = Keeping(before, context, None if wish.dry_run else batch, overwrite=wish.overwrite)
        results = ImportResults(keeping, outcome)
        results.add(record for one in records for record in keeping([one]))
        results.finish(progress, passed_over=reader.passed_over, today=wish.today)
    outcome.started = started
    if wish.categories is not None and categories.counts and not wish.dry_run:
        save_record(wish.categories, categories.as_file(source.name))
    return outcome


def _ourselves(assets: Path, before: Before) -> Ourselves:
    settings = read_shared(assets).settings
    return Ourselves(settings.site, settings.title, before.files, before.last.keys())


def _start(assets: Path, country: str, source: HsdsSource) -> list[str]:
    """Start a directory if there is none; outside Britain, what the starter says needs a look."""
    started = write_starter(assets)
    settings = assets / "directory.yaml"
    if settings.name in started and country != "GB":
        save_record(settings, settings.read_text("utf-8").replace("\ncountry: GB\n", f"\ncountry: {country}\n"))
        message = (
            f"The list is of {country}. The crisis lines, the nation and the time zone of the starter are British."
        )
        source.problems.append(
            import_problem("hsds-country", Span(settings.as_posix()), message, "Change them in that file.")
        )
    return started


def _country_in(source: HsdsSource) -> str:
    """The country that most addresses are in; GB where none says so."""
    services = (each for each in source.services)
    at = (part.get("location") for each in services for part in parts_of(each, "service_at_locations"))
    locations = [*source.locations.values(), *(each for each in at if isinstance(each, dict))]
    locations += [each for service in source.services for each in parts_of(service, "locations")]
    addresses = [part for each in locations for part in (each, *parts_of(each, "addresses"))]
    addresses += [part for each in source.organizations.values() for part in parts_of(each, "addresses")]
    countries = Counter(text_of(each.get("country")).upper() for each in addresses)
    states = [state for each in addresses if (state := text_of(each.get("state_province")))]
    country = next((code for code, _ in countries.most_common() if re.fullmatch("[A-Z]{2}", code)), "")
    return country or ("US" if states and sum(state in _STATES for state in states) > len(states) / 2 else "GB")


# Two letters of a state, for lists of the United States that name no country.
_STATES = frozenset(
    [
        *("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA"),
        *("ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK"),
        *("OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC"),
    ]
)


def _categories(wish: Wish) -> Categories:
    try:
        return read_categories(wish.assets, wish.categories)
    except Unreadable as error:
        raise TableError(error.problems[0]) from None


def _read(wish: Wish, progress: Progress | None) -> HsdsSource:
    if "://" in wish.source:
        fetched = fetch(wish.source, wish.assets, wish.fetching, progress)
        source = source_of_services(
            fetched.services, wish.name or wish.source.rstrip("/"), fetched.organizations, fetched.locations
        )
        source.problems += fetched.problems
        return source
    path = Path(wish.source)
    name = wish.name or path.name or path.resolve().name
    if not path.exists():
        raise TableError(
            Problem(
                code="hsds-unreadable",
                span=Span(wish.source),
                message=f"There is no file or folder {wish.source}.",
                hint="Name the folder or zip of a data package, a JSON file, or an address with https://",
            )
        )
    if path.is_dir() or path.suffix.lower() == ".zip":
        return read_tables(path, name)
    return read_json_file(path, name)


def _context(reader: Reader, before: Before, wish: Wish) -> Context:
    context = context_for_import(wish.assets, before.files, () if wish.overwrite else before.deleted, wish.today)
    places = [draft.data for draft in reader.drafts.values() if draft.kind == "place"]
    return with_places(context, lambda: ((data["name"], data.get("address", ())) for data in places))


def _records(reader: Reader, before: Before, wish: Wish, outcome: Outcome, context: Context) -> list[NewRecord]:
    """The drafts with their ids, without what check would refuse; drafts that cannot be records are left out."""
    drafts = sorted(reader.drafts.items(), key=lambda each: ORDER.index(each[0][0]))
    candidates = {key: _names(draft) for key, draft in drafts if key not in before.last}
    ids = dict(choose_ids(candidates, before.last, before.in_use))
    links: dict[Key, str] = {key: ids[key] for key in reader.drafts}
    links |= {("own place", draft.own_id): ids[key] for key, draft in drafts if draft.kind == "place" and draft.own_id}
    about = {"source": reader.source.name[:300], "licence": wish.licence[:100]}
    records = []
    named: dict[bool, set[Key]] = {True: set(), False: set()}  # places, by whether what names them is sensitive
    for key, draft in drafts:
        outcome.problems += draft.problems
        earlier = _fetched_before(draft, key, before)
        usable = _usable(draft, ids[key], links, about, earlier or wish.today, context)
        if earlier and usable.record and digest_of(usable.text) != before.last[key].digest:
            usable = _usable(draft, ids[key], links, about, wish.today, context)
        outcome.problems += _losses(draft, usable, reader.source.name)
        if usable.may_be_secret:
            outcome.problems.append(_may_be_secret(reader.source.name, draft.key))
        if usable.record is None or (usable.may_be_secret and draft.kind == "place"):
            links.pop(key, None)
            continue
        remember(usable.record, context)
        records.append(NewRecord(draft.kind, ids[key], draft.key, usable.text))
        if draft.kind == "activity":
            places = (session.get("place") for session in draft.data.get("sessions", ()))
            is_secret = usable.may_be_secret or is_sensitive(usable.record, context)
            named[is_secret].update(place for place in places if isinstance(place, tuple))
    secret = named[True] - named[False]
    for key in sorted(secret & {(record.kind, record.key) for record in records}):
        message = "A service is sensitive, or may be, so its place was left out: its page would say where that is."
        outcome.problems.append(import_problem("sensitive-place", Span(f"{reader.source.name}: {key[1]}"), message))
    return [record for record in records if (record.kind, record.key) not in secret]


def _may_be_secret(source: str, key: str) -> Problem:
    message = "This may be something whose address must stay secret, so what says where it is was left out."
    hint = "If anybody may know where it is, write sensitive: no in the record, and the place beside it."
    return import_problem("sensitive-words", Span(f"{source}: {key}"), message, hint)


@dataclass(frozen=True, slots=True)
class _Usable:
    """A record that check finds no error in, or none, and what it lost."""

    losses: list[Loss]
    record: Record | None
    text: str
    may_be_secret: bool = False  # it has the words of a refuge, and does not say whether it is one


def _usable(
    draft: Draft, record_id: str, links: Mapping[Key, str], about: Mapping[str, str], day: date, context: Context
) -> _Usable:
    data = with_day(draft, links, dict(about), day)
    losses, record = make_usable(draft.kind, record_id, data, context)
    may_be = record is not None and not draft.own_id and may_be_sensitive(record, scan_of(record), context)
    if may_be and draft.kind != "place":  # a person has to say first that anybody may know where it is
        take_places_out(data, [], context)
        _, record = take_whereabouts_out(draft.kind, record_id, data, context)
    return _Usable(losses, record, write_record(data, draft.kind) if record else "", may_be)


def _names(draft: Draft) -> list[str]:
    names = [slug_of(name) for name in draft.names]
    names = [*([draft.own_id] if draft.own_id else []), *(name for name in names if name)]
    usable = [name if not check_id(name, "") else f"{name}-{draft.kind}"[:60].strip("-") for name in names]
    return list(dict.fromkeys(each for each in usable if not check_id(each, ""))) or [draft.kind]


def _fetched_before(draft: Draft, key: Key, before: Before) -> date | None:
    """The day a record was fetched: if it says the same as it did then, it stays, so that nothing changes."""
    last = before.last.get(key)
    path = before.files[draft.kind].get(last.id) if last else None
    match = _FETCHED_ON.search(path.read_text("utf-8", "replace")) if path else None
    with suppress(ValueError):  # a person may have written a day that does not exist
        return date.fromisoformat(match[1]) if match else None
    return None


def _losses(draft: Draft, usable: _Usable, name: str) -> Iterator[Problem]:
    """Report what a record had to leave out, or why there is none."""
    span = draft.problems[0].span if draft.problems else Span(f"{name}: {draft.key}")
    if usable.record is None:
        why = next((loss.problem.message for loss in usable.losses if loss.removal is None), "")
        if draft.kind == "activity" and any(loss.path == "contact" for loss in usable.losses):
            why = "It has no number, email address or website."
        message = f"A{'n' if draft.kind == 'activity' else ''} {draft.kind} was left out. {why}"
        hint = "Ask the source to add it, or write the record yourself."
        yield import_problem("hsds-left-out", span, message, hint, is_error=True)
        return
    for loss in usable.losses:
        field_name = re.sub(r"\.[0-9]+", "", loss.path).replace(".", ": ") or "something"
        message = f"{field_name.capitalize()} of {usable.record.id} could not be used, so it was left out."
        yield import_problem(loss.problem.code, span, message, loss.problem.hint)
