"""Words of day, time, cost and access become filters, unless they belong to a name, a phrase or somebody in danger."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.pages.shipping.find_filters import filter_groups
from fingerpost.search.query.answer import answer
from fingerpost.search.query.as_json import as_json_object
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.query.take_filters import take_filters
from tests.search.conftest import TODAY
from tests.search.dates import next_date

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]  # what "weekday" stands for
SATURDAY = date(2026, 11, 28)
SUNDAY = date(2026, 11, 29)


def ids(files: SearchFiles, today: date = TODAY, minute: int = 0, **state: Any) -> list[str]:
    return [files.card(each.document)[1] for each in answer(files, state, today, minute).results]


@pytest.mark.parametrize(
    ("typed", "rest", "filters"),
    [
        ("free exercise tuesday", "exercise", {"cost": ["free"], "day": ["tuesday"]}),
        ("company this week", "company", {"soon": ["week"]}),
        ("company next week", "company", {"soon": ["next-week"]}),
        ("Tomorrow", "", {"soon": ["tomorrow"]}),
        ("today", "", {"soon": ["today"]}),
        ("tonight", "", {"soon": ["today"], "part": ["evening"]}),
        ("this weekend", "", {"soon": ["weekend"]}),
        ("what's on tomorrow", "", {"soon": ["tomorrow"]}),
        ("things to do at the weekend", "", {"day": ["weekend"]}),
        ("yoga 7pm", "yoga", {"part": ["evening"]}),
        ("Yoga at 7.30 pm", "Yoga", {"part": ["evening"]}),
        ("lunch 12-2pm", "lunch", {"part": ["afternoon"]}),
        ("coffee 10am to 12pm", "coffee", {"part": ["morning"]}),
        ("monday morning", "", {"day": ["monday"], "part": ["morning"]}),
        ("tuesday night choir", "choir", {"day": ["tuesday"], "part": ["evening"]}),
        ("weekday morning", "", {"day": ["weekday"], "part": ["morning"]}),
        ("choir monday to friday", "choir", {"day": ["weekday"]}),
        ("yoga 19:00", "yoga", {"part": ["evening"]}),
        ("choir 19:00-21:00", "choir", {"part": ["evening"]}),
        ("09:30 walk", "walk", {"part": ["morning"]}),
        ("coffee 10:30 to 12", "coffee", {"part": ["morning"]}),
        ("lunch 12:30", "lunch", {"part": ["afternoon"]}),
        ("yoga 7:30", "yoga", {"part": ["morning", "evening"]}),
        ("yoga at 7 o’clock", "yoga", {"part": ["morning", "evening"]}),
        ("walk 11-1pm", "walk", {"part": ["morning"]}),
        ("choir 7.30 to 9pm", "choir", {"part": ["evening"]}),
        ("lunchtime walk", "walk", {"part": ["afternoon"]}),
        ("lunch on 5 december", "lunch", {"on": ["2026-12-05"]}),
        ("choir Sat 28th Nov 2026", "choir", {"on": ["2026-11-28"]}),
        ("Dec the 1st", "", {"on": ["2026-12-01"]}),
        ("yoga 23 nov", "yoga", {"on": ["2026-11-23"]}),  # today
        ("yoga 22 nov", "yoga", {"on": ["2027-11-22"]}),
        ("yoga 29 feb", "yoga", {"on": ["2028-02-29"]}),
        ("what's on the day after tomorrow", "", {"on": ["2026-11-25"]}),
        ("walk next tuesday", "walk", {"day": ["tuesday"]}),
        ("yoga early evening", "yoga", {"part": ["evening"]}),
        ("choir fri eve", "choir", {"day": ["friday"], "part": ["evening"]}),
        ("step-free", "", {"access": ["step_free_entrance"]}),
        ("cheap lunch", "lunch", {"cost": ["low"]}),
        ("a free lunch, not too expensive", "lunch", {"cost": ["free", "low"]}),
        ("tea & chat on Monday, Wednesday and friday", "tea & chat", {"day": ["monday", "wednesday", "friday"]}),
        ("LGBTQ+ St. Cuthbert's on tuesdays", "LGBTQ+ St. Cuthbert's", {"day": ["tuesday"]}),
        ("lunch BA11 1AA thurs", "lunch BA11 1AA", {"day": ["thursday"]}),
        ("online yoga", "yoga", {"mode": ["online"]}),
        ("yoga tomorow", "yoga", {"soon": ["tomorrow"]}),
        ("yoga wensday", "yoga", {"day": ["wednesday"]}),
    ],
)
def test_words_become_filters(files: SearchFiles, typed: str, rest: str, filters: dict[str, list[str]]) -> None:
    reply = take_filters(typed, files, TODAY)

    assert (reply.words, reply.filters) == (rest, filters)
    assert take_filters(reply.words, files, TODAY).filters == {}  # so one that is taken off stays off


@pytest.mark.parametrize(
    "typed",
    [
        *("Tuesday Voices", "tuesday voices frome", "tuesday voyces", "Sunday Pickers", "wells sunday pickers"),
        *("friday tea dance", "saturday dads", "Different Drum Saturdays", "tuesday-voices-choir"),
        *("coffee morning", "free food", "cheap food", "evening class", "get online", "free wifi", "gluten free lunch"),
        *("not on a monday", "weekly walk", "over 60s", "good morning", "can't sleep at night", "im free"),
        *(
            "group 18-30",
            "£2.50 lunch",
            "1 to 1",
            "2 to 1 support",
            "ratio 3:1",
            "christmas eve",
            "lunchtime concert",
            "not at 19:00",
            "yoga 31 april",
            "not on 5 december",
            "march",
        ),
        *('"free" exercise', "“free exercise tuesday”", "“songs free for all”", '"tuesday'),
        *("better off dead tonight", "overdose today"),
    ],
)
def test_they_do_not_when_they_mean_something_else(files: SearchFiles, typed: str) -> None:
    assert take_filters(typed, files, TODAY).filters == {}


def test_what_is_beside_a_name_or_a_phrase_is_a_filter(files: SearchFiles) -> None:
    assert take_filters("coffee morning on tuesday", files, TODAY).words == "coffee morning"
    assert take_filters("sunday pickers this week", files, TODAY).words == "sunday pickers"
    assert take_filters("carers online", files, TODAY).filters == {"mode": ["online"]}  # not the order of the name


def test_what_is_found_is_what_the_filters_give(files: SearchFiles) -> None:
    typed = ids(files, q="free exercise tuesday", near="BA11 1AA")

    assert typed == ids(files, q="exercise", near="BA11 1AA", cost=["free"], day=["tuesday"])
    assert typed != ids(files, q='"free" exercise "tuesday"', near="BA11 1AA")


@pytest.mark.parametrize(("together", "days"), [("weekday", WEEKDAYS), ("weekend", ["saturday", "sunday"])])
def test_one_filter_stands_for_several_days(files: SearchFiles, together: str, days: list[str]) -> None:
    reply = answer(files, {"day": [together], "q": "walk"}, TODAY)

    assert [each.document for each in reply.results] == [
        each.document for each in answer(files, {"day": days, "q": "walk"}, TODAY).results
    ]
    assert reply.counts["day"][together] == reply.full > reply.counts["day"][days[0]]


def test_words_take_the_place_of_a_filter_and_add_to_access(files: SearchFiles) -> None:
    assert ids(files, q="tea friday", day=["monday"]) == ids(files, q="tea", day=["friday"])
    both = ["hearing_loop", "step_free_entrance"]
    assert ids(files, q="step-free tea", access=both[:1]) == ids(files, q="tea", access=both)


def test_scripts_see_the_query_and_its_filters(files: SearchFiles) -> None:
    response = answer(files, {"q": "free exersise tusday"}, TODAY)
    reply = as_json_object(files, response, TODAY, 1)

    assert (reply["query"], reply["understood"]) == ("free exersise tusday", "free exercise tuesday")
    assert reply["filters"] == {"cost": ["free"], "day": ["tuesday"]}


@pytest.mark.parametrize(
    ("soon", "today", "first", "last"),
    [
        ("today", TODAY, 0, 0),
        ("tomorrow", TODAY, 1, 1),
        ("week", TODAY, 0, 6),
        ("week", SATURDAY, 0, 1),
        ("weekend", TODAY, 5, 6),
        ("weekend", SUNDAY, 0, 0),
        ("next-week", SATURDAY, 2, 8),
    ],
)
def test_soon_is_counted_from_the_day_of_looking(
    files: SearchFiles, soon: str, today: date, first: int, last: int
) -> None:
    days = [(today - date(1970, 1, 1)).days + each for each in range(first, last + 1)]

    there = ids(files, today, soon=[soon])

    assert there
    assert set(there) == {each for day in days for each in ids(files, today, on=day)}


def test_what_has_ended_is_not_on_today(files: SearchFiles) -> None:
    assert "frome-talking-cafe" in ids(files, minute=12 * 60, soon=["today"])  # 11am to 1pm
    assert "frome-talking-cafe" not in ids(files, minute=13 * 60, soon=["today"])


def test_the_next_time_is_one_that_was_asked_for(files: SearchFiles) -> None:
    reply = answer(files, {"q": "this weekend"}, TODAY)
    shown = as_json_object(files, reply, TODAY, reply.total)["results"]

    assert {each["next"][:10] for each in shown} == {"2026-11-28", "2026-11-29"}
    assert any(next_date(files, each.document, TODAY) < "2026-11-28" for each in reply.results)  # type: ignore[operator]


def test_of_several_times_the_next_is_one_that_was_asked_for(files: SearchFiles) -> None:
    reply = answer(files, {"q": "tuesday evening"}, TODAY)
    shown = as_json_object(files, reply, TODAY, reply.total)["results"]

    assert {date.fromisoformat(each["next"][:10]).strftime("%A") for each in shown} == {"Tuesday"}
    assert next(each["next"] for each in shown if each["id"] == "tuesday-voices-choir") == "2026-11-24T19:30"  # and 2pm
    one_place = answer(files, {"q": "little feet afternoon"}, TODAY)
    assert as_json_object(files, one_place, TODAY, 1)["results"][0]["next"] == "2026-11-25T13:30"  # and Monday 9:30am


def test_a_date_or_dates_in_words_take_the_place_of_one_that_was_chosen(files: SearchFiles) -> None:
    saturday = (SATURDAY - date(1970, 1, 1)).days

    assert ids(files, q="tea this week", on=saturday + 70) == ids(files, q="tea", soon=["week"]) != []
    assert ids(files, q="tea 28 november", soon=["next-week"]) == ids(files, q="tea", on=saturday) != []


def test_when_no_day_fits_it_says_what_to_leave_out(files: SearchFiles) -> None:
    reply = answer(files, {"q": "seated yoga wells thursday"}, TODAY)

    assert not reply.full  # it is on Tuesdays
    assert ("when", 1) in reply.drop
    assert ids(files, q=reply.query)[0] == "wells-chair-yoga"


def test_low_cost_is_free_a_gift_or_a_small_price(files: SearchFiles, edition: Edition) -> None:
    low = set(ids(files, cost=["low"]))
    costs = {each.id: each.cost for each in edition.activities}
    small = {each for each, cost in costs.items() if cost and cost.amount and cost.kind == "fixed"}

    assert set(ids(files, cost=["free"])) < low
    assert {costs[each].per for each in low & small} <= {"", "visit", "session"}  # type: ignore[union-attr]
    assert max(costs[each].amount for each in low & small) == 5  # type: ignore[union-attr, type-var]
    assert small - low


def test_whatever_words_ask_for_has_a_box(files: SearchFiles, edition: Edition) -> None:
    boxes = {(option.facet, option.value) for group in filter_groups(edition) for option in group.options}
    filters = {
        (facet, value)
        for _, change, _ in files.filters["entries"]
        for facet, values in change.items()
        if facet != "date"  # it has a field of its own
        for value in values
    }

    assert filters - boxes == set()
