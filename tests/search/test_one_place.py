"""What a card says of when and where is true of one session, and that session fits every filter.

The example that began it: a card paired the Wednesday of a cafe in Frome with the address of its other place, ten
miles away. Here random records with several sessions and places are asked with random filters, and each answer is held
against the records themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.geography.distance import km_between
from fingerpost.publish.prepare import prepare
from fingerpost.records.activity import Activity
from fingerpost.records.session import Session
from fingerpost.schedule.dates import occurrences
from fingerpost.search.index.cards import FIELDS
from fingerpost.search.index.columns import EPOCH
from fingerpost.search.index.site import write_search
from fingerpost.search.query.answer import answer
from fingerpost.search.query.as_json import branch_shown
from fingerpost.search.query.filters import DAYS, MODES, PARTS, WITHIN
from fingerpost.search.query.result import Answer, Result
from fingerpost.search.query.site import SearchFiles
from tests.conftest import USUAL_FILES
from tests.thorough import many

TODAY = date(2026, 11, 23)  # a Monday
TOWNS = {"frome": (51.2308, -2.3201), "wells": (51.2090, -2.6470), "shepton": (51.1900, -2.5480)}
PLACES = {"frome-hall": "frome", "frome-cafe": "frome", "wells-hall": "wells", "shepton-hall": "shepton"}
STEP_FREE = {"frome-hall", "wells-hall"}
PART_EDGES = {"morning": (0, 720), "afternoon": (720, 1020), "evening": (1020, 1440)}
AHEAD = 60  # days

FILES = {
    **USUAL_FILES,
    "vocabulary/areas.yaml": "".join(
        f"{area}: {{name: {area.title()}, location: {{lat: {lat}, lon: {lon}}}}}\n"
        for area, (lat, lon) in TOWNS.items()
    ),
    **{
        f"places/{place}.yaml": f"name: {place.replace('-', ' ').title()}\nkind: hall\naddress: [Long Lane]\n"
        f"town: {town.title()}\nlocation: {{lat: {TOWNS[town][0] + 0.001 * number}, lon: {TOWNS[town][1]}}}\n"
        f"access: {{step_free_entrance: {'yes' if place in STEP_FREE else 'no'}}}\n"
        for number, (place, town) in enumerate(PLACES.items())
    },
}

where = st.one_of(
    st.sampled_from([f"place: {place}" for place in PLACES]),
    st.sampled_from([f"place: {place}" for place in PLACES]),
    st.just("online: https://example.org/room"),
    st.just("phone: yes"),
    st.sampled_from([f"area: {area}" for area in TOWNS]),
)
hours = st.integers(7, 20).map(lambda hour: f"from: {hour:02}:00, to: {hour + 1:02}:30")
weekly = st.lists(st.sampled_from(DAYS), min_size=1, max_size=2, unique=True).map(
    lambda days: f"repeats: weekly, days: [{', '.join(days)}]"
)
monthly = st.tuples(st.sampled_from(DAYS), st.sampled_from(("first", "second", "last"))).map(
    lambda rule: f"repeats: monthly, days: [{rule[0]}], weeks: [{rule[1]}]"
)
once = st.integers(1, AHEAD).map(lambda away: f"repeats: once, starts_on: {TODAY + timedelta(days=away)}")
when = st.tuples(st.one_of(weekly, weekly, monthly, once), hours).map(", ".join)
session = st.tuples(where, when).map(lambda parts: f"{{{', '.join(parts)}}}")
at_one_place = st.tuples(where, st.lists(when, min_size=2, max_size=4)).map(
    lambda parts: [f"{{{parts[0]}, {each}}}" for each in parts[1]]
)
record = st.one_of(st.lists(session, min_size=1, max_size=5), at_one_place)


def some(options: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(options), min_size=1, max_size=2, unique=True)


states = st.fixed_dictionaries(
    {},
    optional={
        "near": st.sampled_from([town.title() for town in TOWNS]),
        "within": st.sampled_from(WITHIN),
        "day": some(DAYS),
        "part": some(PARTS),
        "on": st.integers(0, AHEAD).map(lambda away: (TODAY - EPOCH).days + away),
        "area": some(tuple(TOWNS)),
        "mode": some(MODES),
        "access": st.just(["step_free_entrance"]),
        "sort": st.sampled_from(("best", "distance", "soonest")),
    },
)


@dataclass(frozen=True)
class Question:
    """A directory, and what was asked of it."""

    edition: Edition
    state: dict[str, Any]

    def fits(self, activity: Activity, session: Session) -> bool:
        """Whether a session fits every filter but those of the date."""
        place = self.edition.place_of(activity, session)
        state = self.state
        if "part" in state and not any(in_part(session, part) for part in state["part"]):
            return False
        mode = "online" if session.online else "phone" if session.phone else "in-person"
        if "mode" in state and mode not in state["mode"]:
            return False
        if "area" in state:
            area = self.edition.finder.of_place(place) if place else None
            if not {area.id if area else "", session.area} & set(state["area"]):
                return False
        if "access" in state and not (place and place.id in STEP_FREE):
            return False
        if "within" in state and "near" in state:
            centre = self.edition.directory.vocabulary.areas[state["near"].lower()].location
            at = place.location if place else None
            if at is None and session.area:
                at = self.edition.directory.vocabulary.areas[session.area].location
            if centre and at and km_between(centre, at) * 1000 > state["within"] + 15:  # positions are to 11 metres
                return False
        return True

    def meets(self, session: Session, day: date) -> bool:
        edition = self.edition
        return any(occurrences(session, edition.directory.calendars, edition.settings.nation, day, day))

    def on_a_day_asked_for(self, session: Session) -> bool:
        """Whether it is ever on a day that fits: with a date and days of the week, the date must be one of the days."""
        days = self.state.get("day", DAYS)
        coming = [TODAY + timedelta(days=away) for away in range(AHEAD + 10)]
        if "on" in self.state:
            coming = [EPOCH + timedelta(days=self.state["on"])]
        return any(DAYS[day.weekday()] in days and self.meets(session, day) for day in coming)


def in_part(session: Session, part: str) -> bool:
    begins, stops = PART_EDGES[part]
    assert session.starts and session.ends
    starts, ends = minutes(session.starts), minutes(session.ends)
    return begins <= starts < stops or min(ends, stops) - max(starts, begins) >= 60


def minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def opened(records: list[list[str]], folder: Path) -> tuple[Edition, SearchFiles]:
    for name, text in FILES.items():
        path = folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for old in (folder / "assets" / "activities").iterdir():
        old.unlink()
    for number, sessions in enumerate(records):
        (folder / "assets" / "activities" / f"a-{number}.yaml").write_text(
            f"name: Chat number {number}\nsummary: Meet people over a cuppa here.\ncategories: [arts]\n"
            f"sessions: [{', '.join(sessions)}]\ncontact: {{phone: 01632 960124}}\nchecked: {{on: 2026-10-01}}\n"
        )
    prepared = prepare(folder / "assets", today=TODAY, jobs=1)
    assert prepared.errors == []
    write_search(prepared.edition, folder / "site")
    return prepared.edition, SearchFiles(folder / "site")


def differences(question: Question, files: SearchFiles, reply: Answer) -> Iterator[str]:
    for result in reply.results:
        card = dict(zip(FIELDS, files.card(result.document), strict=True))
        if card["kind"] == 0 and not list(speaking(question, files, reply, result, card)):
            yield f"{card['id']} {question.state} {question.edition.directory.activities[card['id']].sessions}"


def speaking(
    question: Question, files: SearchFiles, reply: Answer, result: Result, card: dict[str, Any]
) -> Iterator[Session]:
    """The sessions of which all that a card says is true."""
    branch, coming = branch_shown(files, result, TODAY, reply)
    activity = question.edition.directory.activities[card["id"]]
    place = card["branches"][branch][0] if len(card["branches"]) > 1 else card["where"]
    for each in question.edition.sessions_of(activity):
        if not question.fits(activity, each) or say_where_shortly(question.edition, activity, each) != place:
            continue
        if coming is None:
            yield each
            continue
        day = TODAY + timedelta(days=coming.day)
        in_days = DAYS[day.weekday()] in question.state.get("day", DAYS)
        if in_days and each.starts and minutes(each.starts) == coming.starts and question.meets(each, day):
            yield each


@settings(max_examples=many(15, 100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(record, min_size=1, max_size=4), queries=st.lists(states, min_size=10, max_size=10))
def test_every_card_speaks_of_one_session_that_fits_every_filter(
    tmp_path_factory: pytest.TempPathFactory, records: list[list[str]], queries: list[dict[str, Any]]
) -> None:
    edition, files = opened(records, tmp_path_factory.mktemp("one"))

    for state in queries:
        reply = answer(files, state, TODAY)
        assert list(differences(Question(edition, state), files, reply)) == []
        ids = {files.card(each.document)[1] for each in reply.results}
        due = {
            activity.id
            for activity in edition.activities
            if any(
                Question(edition, state).fits(activity, each) and Question(edition, state).on_a_day_asked_for(each)
                for each in edition.sessions_of(activity)
            )
        }
        assert due <= ids


def test_a_card_that_mixed_two_places_would_be_seen(tmp_path: Path) -> None:
    pair = [
        "{place: frome-hall, repeats: weekly, days: [wednesday], from: 15:00, to: 16:00}",
        "{place: shepton-hall, repeats: monthly, days: [wednesday], weeks: [third], from: 18:30, to: 20:00}",
    ]
    edition, files = opened([pair], tmp_path)
    reply = answer(files, {"near": "Shepton"}, TODAY)
    branch, coming = branch_shown(files, reply.results[0], TODAY, reply)
    card = dict(zip(FIELDS, files.card(reply.results[0].document), strict=True))

    assert (card["branches"][branch][0], coming and coming.starts) == ("Shepton Hall", 18 * 60 + 30)
    assert list(differences(Question(edition, {}), files, reply)) == []
    card["branches"][branch][0] = "Frome Hall"
    assert list(differences(Question(edition, {}), files, reply)) != []
