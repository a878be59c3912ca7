"""Every place that tells a next date is right on the day it is read: an activity, a card, the finder, the front page.

The example is built on Monday 23 November 2026. Dates below were read off a wall calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from fingerpost.edition.edition import Edition, is_always
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.language import ENGLISH
from fingerpost.reading.read import read_directory
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.session import Session
from fingerpost.schedule.dates import DAYS_AHEAD, Occurrence, occurrences
from fingerpost.schedule.words import say_occurrence
from tests.browser.conftest import OpenTab
from tests.browser.moments import ask_at, at, back_at
from tests.browser.quiet import is_ours, wait_until_quiet
from tests.browser.site import NOW, ROOT
from tests.thorough import IS_THOROUGH

LAST = NOW.date() + timedelta(days=DAYS_AHEAD - 1)  # of the patterns: Monday 27 December 2027
UNKNOWN = "We do not know the next date. Ask the group."
ARM = ".fp-plate .fp-next"

# Every Monday, 11am to 1pm, not on bank holidays; on 28 December 2026 one is kept.
CAFE = "/a/frome-talking-cafe/"
CAFE_ON = {
    "today": (NOW, "Next: Today, Monday 23 November 2026, 11am to 1pm"),
    "when it has ended": (NOW.replace(hour=13), "Next: Monday 30 November 2026, 11am to 1pm"),
    "the day before": (NOW + timedelta(days=6), "Next: Tomorrow, Monday 30 November 2026, 11am to 1pm"),
    "two weeks on": (NOW + timedelta(days=15), "Next: Monday 14 December 2026, 11am to 1pm"),
    "a month on": (NOW + timedelta(days=30), "Next: Monday 4 January 2027, 11am to 1pm"),
    "a year on": (NOW + timedelta(days=365), "Next: Monday 29 November 2027, 11am to 1pm"),
    "near the last day": (NOW + timedelta(days=DAYS_AHEAD - 2), UNKNOWN),  # the last day is a bank holiday
    "past the last day": (NOW + timedelta(days=DAYS_AHEAD), UNKNOWN),
    "years on": (NOW + timedelta(days=2000), UNKNOWN),
}

# Moments of the two nights, and what day it then is in the directory's own place: "today" is that Sunday.
NIGHTS = {
    "before they go forward, 12:30am": (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), date(2027, 3, 28)),
    "after they went forward, 2:30am": (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), date(2027, 3, 28)),
    "before they go back, 12:30am": (datetime(2027, 10, 30, 23, 30, tzinfo=UTC), date(2027, 10, 31)),
    "1:30am for the first time": (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), date(2027, 10, 31)),
    "1:30am for the second time": (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), date(2027, 10, 31)),
}


@pytest.fixture
def requests(page: Page) -> list[str]:
    """What the page asks for, but for scripts, styles, typefaces and pictures."""
    addresses: list[str] = []

    def note(request: Request) -> None:
        if "/fp/" not in request.url and not is_ours(request.url):
            addresses.append(request.url)

    page.on("request", note)
    return addresses


def test_an_activity_says_when_it_is_next_on(
    page: Page, demo_url: str, requests: list[str], subtests: pytest.Subtests
) -> None:
    arm, for_record, to_text = (page.locator(part) for part in (ARM, "#record-text", "#text-words"))
    carries = page.locator("a[data-fp-carries]")
    at(page, NOW, f"{demo_url}{CAFE}")

    with subtests.test("the words that leave have the date"):
        expect(for_record).to_contain_text("Next: Monday 23 November 2026.")
        expect(to_text).to_contain_text("Next: Monday 23 November.")
        expect(page.locator("a[href^='sms:'][href*='Next']")).to_have_count(1)

    for when, (moment, words) in CAFE_ON.items():
        with subtests.test(when):
            if moment != NOW:
                back_at(page, moment)
            expect(arm).to_have_text(words)

        if when == "when it has ended":
            with subtests.test("the words that leave lose a date that has gone by"):
                expect(for_record).to_contain_text("When: Every Monday, 11am to 1pm, not on bank holidays.\n")
                expect(to_text).to_contain_text("Mondays 11am to 1pm. Not on bank holidays. The Old Dairy")
                hrefs = carries.evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
                assert ["Next" in href for href in hrefs] == [False, False]

        if when == "two weeks on":
            with subtests.test("a few dates after the next"):
                # 28 December is left out, and the year is said once it is another.
                expect(page.locator("[data-fp-then]")).to_have_text(
                    "After that: Monday 21 December, Monday 4 January 2027, Monday 11 January 2027"
                )

    with subtests.test("the dates are in the page itself"):
        wait_until_quiet(page)
        assert requests == [f"{demo_url}{CAFE}"]


def test_what_has_ended_at_its_own_place_is_over_wherever_the_reader_is(open_tab: OpenTab, demo_url: str) -> None:
    page = open_tab(timezone_id="America/Los_Angeles")  # where it is five in the morning
    at(page, NOW.replace(hour=13), f"{demo_url}{CAFE}")

    expect(page.locator(ARM)).to_have_text("Next: Monday 30 November 2026, 11am to 1pm")


def test_a_bank_holiday_that_the_group_has_not_spoken_of_is_to_be_asked_about(page: Page, demo_url: str) -> None:
    """The last Monday of March 2027 is Easter Monday, and nobody has said whether the circle meets."""
    holiday = page.locator("[data-fp-holiday]:not([data-fp-status])")
    at(page, datetime(2027, 2, 20, 9, tzinfo=UTC), f"{demo_url}/a/carers-circle-online/")
    expect(page.locator("[data-fp-then]")).to_contain_text("Monday 29 March (a bank holiday, ask first)")
    expect(holiday).to_be_hidden()

    back_at(page, datetime(2027, 3, 20, 9, tzinfo=UTC))

    expect(page.locator(ARM)).to_have_text("Next: Monday 29 March 2027, 8pm to 9pm")
    expect(holiday).to_have_text("That is a bank holiday. Ask if it is on.")
    expect(holiday).to_be_visible()


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_directory(ROOT / "assets")[0]


READ_ALL = """async ([ids, moments, scripts]) => {
  const { hereOf, showNextDates } = (await import(scripts)).$shared_next_dates; // as joined_scripts.py names it
  const found = moments.map(() => ({}));
  for (const id of ids) {
    const html = await (await fetch(`/a/${id}/`)).text();
    const built = new DOMParser().parseFromString(html, "text/html");
    for (const [number, moment] of moments.entries()) {
      const page = built.cloneNode(true);
      showNextDates(page, hereOf(page, new Date(moment)));
      found[number][id] = page.querySelector(".fp-plate .fp-next")?.textContent.trim() ?? "";
    }
  }
  return found;
}"""


def test_every_activity_says_what_python_works_out_for_that_day(page: Page, demo_url: str, example: Directory) -> None:
    moments = [NOW + timedelta(days=days) for days in ((0, 1, 36, 126, 250, 399) if IS_THOROUGH else (0, 36, 399))]
    at(page, NOW, f"{demo_url}/about/")
    script = page.locator("script[src$='/js/site.js']").get_attribute("src")
    open_ones = [each for each in example.activities.values() if not each.closed][:: 1 if IS_THOROUGH else 5]

    shown = page.evaluate(
        READ_ALL, [[each.id for each in open_ones], [moment.isoformat() for moment in moments], script]
    )

    for moment, words in zip(moments, shown, strict=True):
        assert words == {each.id: arm(each, example, moment.date()) for each in open_ones}, f"on {moment:%d %B %Y}"


def arm(activity: Activity, directory: Directory, today: date) -> str:
    """What the arm of an activity should say at nine in the morning of a day, if it has one at all."""
    sessions = joinable(activity)
    if any(is_always(session) for session in activity.sessions) or not coming(sessions, directory, NOW.date()):
        return ""
    coming_dates = coming(sessions, directory, today)
    nine = [one for one in coming_dates if one.day > today or not is_over_at_nine(one)]
    if not nine:
        return UNKNOWN
    soonest = min(nine, key=lambda one: (one.day, str(one.starts or "24")))
    near = {today: "Today, ", today + timedelta(days=1): "Tomorrow, "}.get(soonest.day, "")
    label = "Next" if sessions == activity.sessions else "You can join from"
    return f"{label}: {near}{say_occurrence(soonest, ENGLISH)}{where(activity, directory, soonest)}"


def joinable(activity: Activity) -> tuple[Session, ...]:
    """Of a full course under way, only the courses that have not begun."""
    if activity.capacity is None or activity.capacity.state != "full":
        return activity.sessions
    later = tuple(each for each in activity.sessions if each.starts_on and each.starts_on > NOW.date())
    under_way = any(each.starts_on and each.ends_on and each.starts_on <= NOW.date() for each in activity.sessions)
    return later if under_way else activity.sessions


def where(activity: Activity, directory: Directory, one: Occurrence) -> str:
    """Which of several places it is at."""
    edition = Edition(directory=directory, today=NOW.date())
    places = {each: say_where_shortly(edition, activity, each) for each in activity.sessions}
    there = (
        places[each]
        for each in activity.sessions
        if one in occurrences(each, directory.calendars, "ENG", one.day, one.day)
    )
    return f". {next(there)}" if len(set(places.values())) > 1 else ""


def coming(sessions: Iterable[Session], directory: Directory, first: date) -> list[Occurrence]:
    return [one for each in sessions for one in occurrences(each, directory.calendars, "ENG", first, LAST)]


def is_over_at_nine(one: Occurrence) -> bool:
    ends = one.ends or one.starts
    return ends is not None and one.ends_on == one.day and (ends.hour, ends.minute) <= (9, 0)


def test_on_the_nights_the_clocks_change_today_is_that_sunday(page: Page, demo_url: str) -> None:
    at(page, NOW, f"{demo_url}/a/clear-day-drop-in/")  # Sundays, 7pm, and Tuesdays
    for night, (moment, sunday) in NIGHTS.items():
        words = f"Next: Today, Sunday {sunday.day} {sunday:%B} 2027, 7pm to 8pm. Online"
        expect(back_at(page, moment).locator(ARM), night).to_have_text(words)


@pytest.mark.parametrize(
    "zone", ["America/Los_Angeles", "Pacific/Kiritimati"]
)  # where it is still, or already, another day
def test_on_those_nights_it_is_that_sunday_wherever_the_reader_is(open_tab: OpenTab, demo_url: str, zone: str) -> None:
    page = open_tab(timezone_id=zone)
    first, *others = NIGHTS.values()
    at(page, first[0], f"{demo_url}/a/clear-day-drop-in/")
    says_today(page, first)
    for night in others:
        says_today(back_at(page, night[0]), night)

    # The finder asks the same clock: once for each of the two nights.
    at(page, first[0], f"{demo_url}/find/#q=clear+day+drop-in")
    says_today(page, first)
    second = NIGHTS["before they go back, 12:30am"]
    says_today(ask_at(page, second[0], "#q=clear+day+drop-in"), second)


def says_today(page: Page, night: tuple[datetime, date]) -> None:
    following = page.locator(".fp-next time").first
    expect(following, str(night[0])).to_have_attribute("datetime", f"{night[1]}T19:00")
    expect(following, str(night[0])).to_contain_text("Today")


# From one moment to the next the day is another, so that what should change must.
IN_TURNS = (
    ("before they go forward, 12:30am", "before they go back, 12:30am"),
    ("after they went forward, 2:30am", "1:30am for the first time"),
    ("before they go forward, 12:30am", "1:30am for the second time"),
)


def test_what_is_on_is_right_whenever_somebody_comes_back_to_it(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    links, addresses = page.locator(".fp-slot h3 a"), "(links) => links.map((link) => link.getAttribute('href'))"
    at(page, NOW, f"{demo_url}/whats-on/")
    built = set(links.evaluate_all(addresses))

    with subtests.test("helplines and refuges are left out"):
        back_at(page, NOW + timedelta(days=14))
        expect(page.locator("[id='2026-12-07']")).to_be_visible()
        hidden = {"/a/safe-and-sound-support/"} - built
        assert hidden
        assert hidden & set(links.evaluate_all(addresses)) == set()

    with subtests.test("it says to ask about a bank holiday"):
        back_at(page, datetime(2027, 3, 20, 9, tzinfo=UTC))
        easter_monday = page.locator("[id='2027-03-29']")
        slot = easter_monday.locator(".fp-slot").filter(has_text="Carers' Circle, online")
        expect(slot).to_contain_text("That is a bank holiday. Ask if it is on.")
        # The pantry has said that it is open.
        assert easter_monday.get_by_text("That is a bank holiday.").count() < easter_monday.locator(".fp-slot").count()

    for night in (one for turn in IN_TURNS[:: 1 if IS_THOROUGH else 3] for one in turn):
        with subtests.test(f"it begins with that Sunday and has 14 days: {night}"):
            moment, sunday = NIGHTS[night]
            back_at(page, moment)
            sections = page.locator("[data-fp-coming] section")
            expect(sections.first.locator("h2")).to_have_text(f"Today, Sunday {sunday.day} {sunday:%B}")
            days = sections.evaluate_all("(sections) => sections.map((section) => section.dataset.fpDay)")
            assert days == [f"{sunday + timedelta(days=number)}" for number in range(14)]


FINDER = {
    "today": (NOW, "Next: Today, 11am to 1pm"),
    "a month on": (NOW + timedelta(days=30), "Next: Monday 4 January 2027, 11am to 1pm"),
    "a year on": (NOW + timedelta(days=365), "Next: Monday 29 November, 11am to 1pm"),
    "past the last day": (NOW + timedelta(days=DAYS_AHEAD), ""),
}


def test_a_card_of_the_finder_says_when_it_is_next_on(finder: Page, subtests: pytest.Subtests) -> None:
    def card(name: str) -> Locator:
        return finder.locator(".fp-card", has=finder.locator("h3", has_text=re.compile(rf"^\s*{name}")))

    for when, (moment, words) in FINDER.items():
        with subtests.test(when):
            ask_at(finder, moment, "#q=frome+talking+cafe")
            cafe = card("Frome Talking Cafe")
            if words:
                expect(cafe.locator(".fp-next")).to_contain_text(words)  # and for paper, the date of "today"
            else:
                expect(cafe).to_contain_text("Ask the group when it is next on.")
                expect(cafe.locator(".fp-next")).to_have_count(0)

    # The page of an activity is asked on all of those nights at each push; the card has its dates from the same script.
    for night, (moment, sunday) in [*NIGHTS.items()][:: 1 if IS_THOROUGH else 4]:
        with subtests.test(f"today is that Sunday: {night}"):
            ask_at(finder, moment, "#q=clear+day+drop-in")
            clear_day = card("Clear Day drop-in")
            expect(clear_day.locator(".fp-next")).to_contain_text("Next: Today, 7pm to 8pm")
            expect(clear_day.locator("time")).to_have_attribute("datetime", f"{sunday}T19:00")

    with subtests.test("ask about a bank holiday"):
        ask_at(finder, datetime(2027, 3, 20, 9, tzinfo=UTC), "#q=carers+circle+online")
        circle = card("Carers' Circle, online")
        expect(circle.locator(".fp-next")).to_contain_text("Next: Monday 29 March, 8pm to 9pm")
        expect(circle.locator("[data-fp-holiday]")).to_have_text("That is a bank holiday. Ask if it is on.")

    with subtests.test("a full course under way says when one can join"):
        ask_at(finder, NOW, "#q=breathe+better")
        course = card("Breathe Better")
        expect(course.locator(".fp-next")).to_have_text("You can join from: Tuesday 12 January 2027, 10am to midday")
        expect(course).to_contain_text("Full until the next course begins.")


def test_a_card_of_a_list_says_the_year_only_if_it_is_another_and_always_on_paper(page: Page, demo_url: str) -> None:
    at(page, NOW, f"{demo_url}/browse/towns/shepton-mallet/loneliness/")
    arm = page.locator(".fp-card", has_text="The Diggers' Garden").locator(".fp-next")
    later = page.locator(".fp-card", has_text="Shepton Mallet Talking Cafe").locator(".fp-next")
    expect(arm).to_be_visible()

    assert arm.inner_text() == "Next: Tomorrow, 10am to 1pm"
    assert later.inner_text() == "Next: Friday 27 November, 10am to midday"
    page.emulate_media(media="print")
    assert arm.inner_text() == "Next: Tuesday 24 November 2026, 10am to 1pm"
    assert later.inner_text() == "Next: Friday 27 November 2026, 10am to midday"


def test_the_big_arrow_of_a_full_course_never_names_a_day_of_the_one_under_way(page: Page, demo_url: str) -> None:
    arrow = at(page, NOW, f"{demo_url}/a/wells-breathing-rehab/").locator("[data-fp-fact=when] .fp-next")
    for day in (NOW, datetime(2026, 12, 1, 9, tzinfo=UTC), datetime(2026, 12, 11, 9, tzinfo=UTC)):
        back_at(page, day)

        expect(arrow).to_have_text("You can join from: Tuesday 12 January 2027, 10am to midday")


# The first Sunday of the month, 3pm, and the third Tuesday, 8pm.
CARD_ON = {
    "today": (NOW, "Next: Sunday 6 December, 3pm to 4:30pm. Frome Quaker Meeting House"),
    "a month on": (NOW + timedelta(days=30), "Next: Sunday 3 January 2027, 3pm to 4:30pm. Frome Quaker Meeting House"),
    "a year on": (NOW + timedelta(days=365), "Next: Sunday 5 December, 3pm to 4:30pm. Frome Quaker Meeting House"),
    "past the last day": (NOW + timedelta(days=DAYS_AHEAD), UNKNOWN),
}


def test_a_card_on_the_page_of_a_group_says_when_it_is_next_on(page: Page, demo_url: str, requests: list[str]) -> None:
    at(page, NOW, f"{demo_url}/g/kind-company/")
    card = page.locator(".fp-card").filter(has=page.get_by_role("heading", name="Small Footprints"))
    for when, (moment, words) in CARD_ON.items():
        if when != "today":
            back_at(page, moment)
        expect(card.locator(".fp-next"), when).to_have_text(words, use_inner_text=True)

    wait_until_quiet(page)
    assert requests == [f"{demo_url}/g/kind-company/"]


def test_the_page_of_a_place_says_when_each_thing_is_next_on(page: Page, demo_url: str, requests: list[str]) -> None:
    at(page, NOW + timedelta(days=30), f"{demo_url}/p/old-dairy/")

    row = page.locator(".fp-rows li").filter(has=page.get_by_role("link", name="Frome Talking Cafe"))
    expect(row.locator("[data-fp-next]")).to_have_text("Next: Monday 4 January 2027")
    wait_until_quiet(page)
    assert requests == [f"{demo_url}/p/old-dairy/"]


# What the front page calls today and tomorrow.
HEADS = {
    "as it was built": (NOW, ["Today Monday 23 November", "Tomorrow Tuesday 24 November"]),
    "half an hour before midnight": (
        NOW.replace(hour=23, minute=30),
        ["Today Monday 23 November", "Tomorrow Tuesday 24 November"],
    ),
    "a month on": (NOW + timedelta(days=30), ["Today Wednesday 23 December", "Tomorrow Thursday 24 December"]),
    "on New Year's Day": (NOW + timedelta(days=39), ["Today Friday 1 January", "Tomorrow Saturday 2 January"]),
    "before they go forward": (
        NIGHTS["before they go forward, 12:30am"][0],
        ["Today Sunday 28 March", "Tomorrow Monday 29 March"],
    ),
    "before they go back": (
        NIGHTS["before they go back, 12:30am"][0],
        ["Today Sunday 31 October", "Tomorrow Monday 1 November"],
    ),
    "a year on": (NOW + timedelta(days=365), ["Today Tuesday 23 November", "Tomorrow Wednesday 24 November"]),
}


def test_the_front_page_lists_today_and_tomorrow(
    page: Page, demo_url: str, requests: list[str], example: Directory, subtests: pytest.Subtests
) -> None:
    at(page, NOW, f"{demo_url}/")
    heads, days = page.locator("[data-fp-days] h3"), page.locator("[data-fp-days] [data-fp-day]")
    for when, (moment, words) in HEADS.items():
        with subtests.test(when):
            if moment != NOW:
                back_at(page, moment)
            expect(heads).to_have_text(words)
            names = days.evaluate_all(NAMES)
            if when == "half an hour before midnight":
                # What has ended today is gone.
                assert [len(each) for each in names] == [0, 4]
                expect(days.first).to_contain_text("What we picked out for this day is over.")
                expect(days.first.get_by_role("link")).to_contain_text("See all")
            if when == "a year on":
                for away, on_that_day in enumerate(names):
                    on = moment.date() + timedelta(days=away)
                    assert len(on_that_day) == 4
                    assert set(on_that_day) <= {
                        each.name for each in example.activities.values() if is_on(each, example, on)
                    }
            if "before they go" in when:
                assert "The Cobblers" in names[0]  # Sundays, 10am

    with subtests.test("older than its patterns it says so"):
        back_at(page, NOW + timedelta(days=DAYS_AHEAD))
        expect(page.locator("[data-fp-days] [data-fp-unknown]")).to_have_text(
            ["This page is too old to know. Ask the group. Find something to do"] * 2
        )
        expect(page.locator("[data-fp-days] li")).to_have_count(0)

    with subtests.test("the dates are in the page itself"):
        wait_until_quiet(page)
        assert requests == [f"{demo_url}/"]


NAMES = "(days) => days.map((day) => [...day.querySelectorAll('li a')].map((link) => link.innerText))"


def is_on(activity: Activity, directory: Directory, day: date) -> bool:
    return any(list(occurrences(each, directory.calendars, "ENG", day, day)) for each in activity.sessions)


def test_the_front_page_counts_as_many_things_as_the_page_of_what_is_on_shows(page: Page, demo_url: str) -> None:
    sunday = datetime(2027, 1, 31, 0, 30, tzinfo=UTC)  # few enough to be shown whole, and none has ended
    at(page, sunday, f"{demo_url}/")
    message = page.locator("[data-fp-days] [data-fp-count]").first.inner_text()
    page.locator("[data-fp-days] [data-fp-all] a").first.click()

    names = page.locator("[id='2027-01-31'] .fp-slot h3")
    expect(names.first).to_be_visible()
    assert re.findall(r"\d+", message) == [str(len(set(names.all_inner_texts()))), "31"]


def test_a_town_lists_first_what_comes_first(
    page: Page, demo_url: str, requests: list[str], subtests: pytest.Subtests
) -> None:
    shown = page.locator("[aria-labelledby=next-here] li:visible")
    at(page, NOW, f"{demo_url}/browse/towns/frome/")
    for days in (0, 30, 365):
        with subtests.test(f"after {days} days"):
            moment = NOW + timedelta(days=days)
            if days:
                back_at(page, moment)
            times = shown.locator("time").evaluate_all("(times) => times.map((time) => time.dateTime)")
            assert len(times) == 6
            assert times == sorted(times)
            assert all(f"{moment:%Y-%m-%d}" <= time < f"{moment + timedelta(days=8):%Y-%m-%d}" for time in times)

    with subtests.test("older than its patterns it says so"):
        back_at(page, NOW + timedelta(days=DAYS_AHEAD))
        expect(shown).to_have_count(0)
        expect(page.get_by_text("We do not know the next dates. Ask the groups.")).to_be_visible()

    with subtests.test("the dates are in the page itself"):
        wait_until_quiet(page)
        assert requests == [f"{demo_url}/browse/towns/frome/"]


RULES = {
    CAFE: "Every Monday, 11am to 1pm, not on bank holidays.",
    "/g/kind-company/": "The 1st Sunday of the month, 3pm to 4:30pm",
    "/g/selwood-patients/": "Wednesday 3 February 2027, 6:30pm to 8pm",  # what happens once is its own rule
    "/": "11am",
    "/browse/towns/frome/": "Mondays 11am to 1pm",
}


def test_without_a_script_the_rule_is_in_words_and_no_date(plain_page: Page, demo_url: str) -> None:
    for address, rule in RULES.items():
        plain_page.goto(f"{demo_url}{address}")

        words = plain_page.locator("main").inner_text()
        assert rule in " ".join(words.split())
        assert re.findall(r"Next: .*|.*\b(?:Today|Tomorrow)\b.*", words) == []
