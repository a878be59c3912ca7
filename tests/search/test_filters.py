"""Filters and the numbers beside their options, over the example directory."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from fingerpost.edition.completeness import is_rich
from fingerpost.edition.edition import Edition
from fingerpost.publish.prepare import prepare
from fingerpost.records.activity import Activity
from fingerpost.records.session import Weekday
from fingerpost.schedule.dates import occurrences
from fingerpost.search.index.cards import FIELDS
from fingerpost.search.index.columns import EPOCH
from fingerpost.search.index.site import write_search
from fingerpost.search.query.answer import answer
from fingerpost.search.query.as_json import result_of
from fingerpost.search.query.distances import NOWHERE
from fingerpost.search.query.filters import FACETS, WITHIN, option_ids
from fingerpost.search.query.site import SearchFiles
from tests.conftest import TODAY as SATURDAY
from tests.conftest import USUAL_FILES, OpenSite
from tests.search.conftest import TODAY
from tests.search.dates import next_date


def found_ids(files: SearchFiles, **state: Any) -> set[str]:
    reply = answer(files, state, TODAY)
    return {files.card(each.document)[1] for each in reply.results}


def those(edition: Edition, fits: Any) -> set[str]:
    return {activity.id for activity in edition.activities if fits(activity)}


def test_with_nothing_asked_every_open_activity_is_found(files: SearchFiles, edition: Edition) -> None:
    assert found_ids(files) == {activity.id for activity in edition.activities}


@pytest.mark.parametrize("category", ["meeting-people", "dementia", "illness"])
def test_a_category_brings_those_below_it(files: SearchFiles, edition: Edition, category: str) -> None:
    expected = {activity.id for activity in edition.activities_by_category[category]}

    assert found_ids(files, category=[category]) == expected


def test_the_entries_with_everything_are_those_with_nothing_missing(files: SearchFiles, edition: Edition) -> None:
    expected = those(edition, lambda activity: is_rich(edition, activity))

    assert found_ids(files, rich=True) == expected
    assert 10 < len(expected) < len(edition.activities) / 2


def test_a_need_includes_those_that_categories_derive(files: SearchFiles, edition: Edition) -> None:
    expected = {activity.id for activity in edition.activities_by_need["loneliness"]}

    assert found_ids(files, need=["loneliness"]) == expected


def test_an_area_has_what_its_page_has(files: SearchFiles, edition: Edition) -> None:
    expected = {activity.id for activity in edition.activities_by_area["wells"]}
    places = {place.id for place in edition.places if (area := edition.finder.of_place(place)) and area.id == "wells"}

    assert found_ids(files, area=["wells"]) == expected
    assert found_ids(files, area=["wells"], kind=["place"]) == places


def test_an_age_fits_between_the_limits(files: SearchFiles, edition: Edition) -> None:
    def fits(activity: Activity) -> bool:
        ages = activity.who.ages
        youngest, oldest = (ages.youngest, ages.oldest) if ages else (None, None)
        return (youngest.years if youngest else 0) <= 15 <= (oldest.years if oldest else 255)

    assert found_ids(files, age=15) == those(edition, fits)


def test_days_and_parts_of_the_day_must_fit_one_session(files: SearchFiles, edition: Edition) -> None:
    def fits(activity: Activity) -> bool:
        return any(
            Weekday.TUESDAY in session.days and session.starts is not None and session.starts.hour >= 17
            for session in edition.sessions_of(activity)
        )

    assert found_ids(files, day=["tuesday"], part=["evening"]) >= those(edition, fits)
    assert len(found_ids(files, day=["tuesday"], part=["evening"])) < len(found_ids(files, day=["tuesday"]))


@pytest.mark.parametrize("ahead", [0, 1, 6, 30, 399])
def test_a_date_has_what_really_meets_that_day(files: SearchFiles, edition: Edition, ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    calendars, nation = edition.directory.calendars, edition.settings.nation

    expected = those(
        edition,
        lambda activity: any(
            list(occurrences(session, calendars, nation, day, day))
            for session in edition.sessions_of(activity)
            if session in edition.sessions_to_join(activity)
        ),
    )
    assert found_ids(files, on=(day - EPOCH).days) == expected


def test_what_has_no_place_is_kept_within_any_distance(files: SearchFiles) -> None:
    reply = answer(files, {"near": "Frome", "within": 2000}, TODAY)

    away = [each.metres for each in reply.results]
    assert any(metres == NOWHERE for metres in away)
    assert max(away) <= 2000


def test_every_access_feature_that_is_asked_for_is_there(files: SearchFiles) -> None:
    both = found_ids(files, access=["step_free_entrance", "hearing_loop"])

    assert both == found_ids(files, access=["step_free_entrance"]) & found_ids(files, access=["hearing_loop"])


def test_an_option_that_is_not_there_leaves_nothing(files: SearchFiles) -> None:
    assert found_ids(files, category=["no-such-category"]) == set()


@pytest.mark.parametrize(
    "base",
    [
        {},
        {"q": "walk"},  # some of it is for people with one illness
        {"q": "get to hospital", "near": "Shepton Mallet"},  # some of it does not come there
        {"day": ["tuesday"], "near": "Wells"},
        {"cost": ["free"], "area": ["frome"]},
        {"access": ["hearing_loop"], "unsaid": True},
    ],
    ids=lambda base: " ".join(map(str, base.values())) or "everything",
)
def test_the_number_beside_an_option_is_that_of_the_heading(files: SearchFiles, base: dict[str, Any]) -> None:
    counts = answer(files, base, TODAY).counts
    for facet in ("category", "need", "area", "cost", "mode", "ways", "audience", "day", "part", "soon", "checked"):
        for option, count in counts[facet].items():
            chosen = int(option) if facet == "checked" else [option]
            got = answer(files, base | {facet: chosen}, TODAY)
            # Only activities are counted; a filter by area also gives the places there, when words were typed.
            is_of_activities = all(files.column("rank", "kind")[each.document] == 0 for each in got.results)
            if is_of_activities:
                assert (facet, option, got.full or got.covering or got.total) == (facet, option, count)


def test_distances_are_counted_too(files: SearchFiles) -> None:
    counts = answer(files, {"near": "Wells"}, TODAY).counts["within"]

    for limit in WITHIN:
        got = answer(files, {"near": "Wells", "within": limit}, TODAY)
        assert counts[str(limit)] == (got.full or got.covering)


def test_when_nothing_is_found_it_says_which_filter_to_drop(files: SearchFiles) -> None:
    state = {"q": "ukulele", "day": ["sunday"], "area": ["frome"]}
    reply = answer(files, state, TODAY)

    assert reply.total == 0
    dropped = dict(reply.drop)
    assert dropped["when"] == answer(files, {"q": "ukulele", "area": ["frome"]}, TODAY).total
    assert dropped["q"] == answer(files, {"day": ["sunday"], "area": ["frome"]}, TODAY).total


def test_what_is_over_is_not_found_on_a_later_day(files: SearchFiles) -> None:
    state = {"q": "christmas dinner"}
    before = [each.document for each in answer(files, state, date(2026, 12, 20)).results]
    after = [each.document for each in answer(files, state, date(2027, 3, 1)).results]

    gone = set(before) - set(after)
    assert {files.card(document)[1] for document in gone} >= {"cork-lane-christmas-dinner"}


def test_the_next_date_is_that_of_the_schedule(files: SearchFiles, edition: Edition) -> None:
    dates = {files.card(number)[1]: next_date(files, number, TODAY) for number in range(len(edition.activities))}

    for activity in edition.activities:
        going = edition.earliest(activity, edition.sessions_to_join(activity))
        if going is None or going.session not in edition.sessions_of(activity):
            assert dates[activity.id] is None
        else:
            starts = going.occurrence.starts
            assert dates[activity.id] == going.occurrence.day.isoformat() + (f"T{starts:%H:%M}" if starts else "")


def test_of_a_full_course_under_way_the_next_date_is_that_of_the_next_course(
    files: SearchFiles, edition: Edition
) -> None:
    number = next(n for n in range(files.documents) if files.card(n)[1] == "wells-breathing-rehab")
    card = dict(zip(FIELDS, files.card(number), strict=True))

    activity = edition.directory.activities["wells-breathing-rehab"]
    assert edition.next_occurrence(activity).occurrence.day == TODAY + timedelta(days=1)
    assert next_date(files, number, TODAY) == "2027-01-12T10:00"
    assert card["capacity"] == "next-course"
    assert "wells-breathing-rehab" in found_ids(files, day=["thursday"])


def test_a_day_of_the_month_has_the_weekdays_on_which_it_soon_falls(site: OpenSite, tmp_path: Path) -> None:
    """From Saturday 21 November 2026: Tuesday 1 December and Friday 1 January; one in April has only its first day."""
    monthly = "sessions: [{place: old-dairy, repeats: monthly, month_days: [1], from: 10:00"
    in_april = f"{monthly}, months: [april]"
    chat = USUAL_FILES["activities/chat.yaml"]
    before, _, rest = chat.partition("sessions: [")
    _, _, after = rest.partition("}]")
    site(
        {
            "activities/first.yaml": f"{before.replace('Frome Talking Cafe', 'First Thing')}{monthly}}}]{after}",
            "activities/april.yaml": f"{before.replace('Frome Talking Cafe', 'April Rain')}{in_april}}}]{after}",
        }
    )
    write_search(prepare(Path("assets"), today=SATURDAY).edition, tmp_path / "site")
    search_files = SearchFiles(tmp_path / "site")

    def on(day: str) -> dict[str, str | None]:
        reply = answer(search_files, {"day": [day], "q": "first april"}, SATURDAY)
        shown = [result_of(search_files, each, SATURDAY, reply) for each in reply.results]
        return {each["id"]: each["next"] for each in shown}

    assert on("tuesday") == {"first": "2026-12-01T10:00"}
    assert on("friday") == {"first": "2027-01-01T10:00"}
    assert on("thursday") == {"april": "2027-04-01T10:00"}
    assert on("monday") == {}


def test_a_session_that_has_ended_today_gives_its_next_date(files: SearchFiles) -> None:
    number = next(n for n in range(files.documents) if files.card(n)[1] == "frome-talking-cafe")  # Mondays, 11 to 1

    assert next_date(files, number, TODAY, 12 * 60) == "2026-11-23T11:00"
    assert next_date(files, number, TODAY, 13 * 60) == "2026-11-30T11:00"


def test_soonest_first_is_in_order_of_time(files: SearchFiles) -> None:
    reply = answer(files, {"q": "tea", "sort": "soonest"}, TODAY)
    # What is for some people only goes below a line, in the same order.
    for part in (reply.results[: reply.offered], reply.results[reply.offered :]):
        full = [next_date(files, each.document, TODAY) for each in part if each.is_full]
        dated = [when for when in full if when]
        assert dated == sorted(dated)
        assert full[: len(dated)] == dated
    assert reply.offered > 20


def test_every_list_facet_has_options(files: SearchFiles) -> None:
    for facet in FACETS:
        if facet in ("category", "need", "audience", "access", "area", "language", "ways"):
            assert option_ids(files, facet)
