"""Every place that tells a next date is right on the day it is read: an activity, a card, the finder, the front page.

The example is built on Monday 23 November 2026. Dates below were read off a wall calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

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


# The front page takes the day from the same function as the page of an activity, which is looked at at each moment.
NIGHTS_IN_SHORT = {when: night for when, night in NIGHTS.items() if IS_THOROUGH or "12:30am" in when}


def at(page: Page, moment: datetime, address: str) -> Page:
    page.clock.set_fixed_time(moment)
    if "#" in address:
        page.goto("about:blank")  # so that the page is made anew although only its fragment differs
    page.goto(address)
    return page


def test_an_activity_says_when_it_is_next_on(page: Page, demo_url: str) -> None:
    for when, (moment, said) in CAFE_ON.items():
        at(page, moment, f"{demo_url}{CAFE}")

        expect(page.locator(ARM), when).to_have_text(said)


def test_what_has_ended_at_its_own_place_is_over_wherever_the_reader_is(open_tab: OpenTab, demo_url: str) -> None:
    page = open_tab(timezone_id="America/Los_Angeles")  # where it is five in the morning
    at(page, NOW.replace(hour=13), f"{demo_url}{CAFE}")

    expect(page.locator(ARM)).to_have_text("Next: Monday 30 November 2026, 11am to 1pm")


def test_an_activity_gives_a_few_dates_after_the_next(page: Page, demo_url: str) -> None:
    then = at(page, NOW + timedelta(days=15), f"{demo_url}{CAFE}").locator("[data-fp-then]")

    # 28 December is left out, and the year is said once it is another.
    expect(then).to_have_text("After that: Monday 21 December, Monday 4 January 2027, Monday 11 January 2027")


def test_a_bank_holiday_that_the_group_has_not_spoken_of_is_to_be_asked_about(page: Page, demo_url: str) -> None:
    """The last Monday of March 2027 is Easter Monday, and nobody has said whether the circle meets."""
    at(page, datetime(2027, 3, 20, 9, tzinfo=UTC), f"{demo_url}/a/carers-circle-online/")

    expect(page.locator(ARM)).to_have_text("Next: Monday 29 March 2027, 8pm to 9pm")
    expect(page.locator("[data-fp-holiday]:not([data-fp-status])")).to_have_text(
        "That is a bank holiday. Ask if it is on."
    )
    expect(page.locator("[data-fp-holiday]:not([data-fp-status])")).to_be_visible()


def test_before_such_a_bank_holiday_it_is_among_the_dates_after_the_next(page: Page, demo_url: str) -> None:
    at(page, datetime(2027, 2, 20, 9, tzinfo=UTC), f"{demo_url}/a/carers-circle-online/")

    expect(page.locator("[data-fp-then]")).to_contain_text("Monday 29 March (a bank holiday, ask first)")
    expect(page.locator("[data-fp-holiday]:not([data-fp-status])")).to_be_hidden()


def test_the_words_that_leave_lose_a_date_that_has_gone_by(page: Page, demo_url: str) -> None:
    at(page, NOW, f"{demo_url}{CAFE}")
    expect(page.locator("#record-text")).to_contain_text("Next: Monday 23 November 2026.")
    expect(page.locator("#text-words")).to_contain_text("Next: Monday 23 November.")
    expect(page.locator("a[href^='sms:'][href*='Next']")).to_have_count(1)

    at(page, NOW + timedelta(hours=4), f"{demo_url}{CAFE}")  # it ends at 1pm

    expect(page.locator("#record-text")).to_contain_text("When: Every Monday, 11am to 1pm, not on bank holidays.\n")
    expect(page.locator("#text-words")).to_contain_text("Mondays 11am to 1pm. Not on bank holidays. The Old Dairy")
    expect(page.locator("a[data-fp-carries]")).to_have_count(2)
    expect(page.locator("a[data-fp-carries][href*='Next']")).to_have_count(0)


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_directory(ROOT / "assets")[0]


READ_ALL = """async ([ids, moments, scripts]) => {
  const { hereOf, showNextDates } = (await import(scripts)).$next_dates; // as joined_scripts.py names it
  const found = moments.map(() => ({}));
  for (const id of ids) {
    const html = await (await fetch(`/a/${id}/`)).text();
    for (const [number, moment] of moments.entries()) {
      const page = new DOMParser().parseFromString(html, "text/html");
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
    open_ones = [each for each in example.activities.values() if not each.closed][:: 1 if IS_THOROUGH else 2]

    shown = page.evaluate(
        READ_ALL, [[each.id for each in open_ones], [moment.isoformat() for moment in moments], script]
    )

    for moment, said in zip(moments, shown, strict=True):
        assert said == {each.id: arm(each, example, moment.date()) for each in open_ones}, f"on {moment:%d %B %Y}"


def arm(activity: Activity, directory: Directory, today: date) -> str:
    """What the arm of an activity should say at nine in the morning of a day, if it has one at all."""
    sessions = joinable(activity)
    if any(is_always(session) for session in activity.sessions) or not coming(sessions, directory, NOW.date()):
        return ""
    found = coming(sessions, directory, today)
    nine = [one for one in found if one.day > today or not is_over_at_nine(one)]
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
    for night, (moment, sunday) in NIGHTS.items():
        at(page, moment, f"{demo_url}/a/clear-day-drop-in/")  # Sundays, 7pm, and Tuesdays

        said = f"Next: Today, Sunday {sunday.day} {sunday:%B} 2027, 7pm to 8pm. Online"
        expect(page.locator(ARM), night).to_have_text(said)


@pytest.mark.parametrize(
    "zone", ["America/Los_Angeles", "Pacific/Kiritimati"]
)  # where it is still, or already, another day
def test_on_those_nights_it_is_that_sunday_wherever_the_reader_is(open_tab: OpenTab, demo_url: str, zone: str) -> None:
    page = open_tab(timezone_id=zone)
    for night, (moment, sunday) in NIGHTS.items():
        # The finder asks the same clock: once for each of the two nights.
        finder = ["/find/#q=clear+day+drop-in"] if "12:30am" in night else []
        for address in ("/a/clear-day-drop-in/", *finder):
            at(page, moment, f"{demo_url}{address}")

            following = page.locator(".fp-next time").first
            expect(following, night).to_have_attribute("datetime", f"{sunday}T19:00")
            expect(following, night).to_contain_text("Today")


def test_on_those_nights_the_front_page_shows_that_sunday_and_the_monday_after(page: Page, demo_url: str) -> None:
    for night, (moment, sunday) in NIGHTS_IN_SHORT.items():
        at(page, moment, f"{demo_url}/")

        monday = sunday + timedelta(days=1)
        expect(page.locator("[data-fp-days] h3"), night).to_have_text(
            [f"Today Sunday {sunday.day} {sunday:%B}", f"Tomorrow Monday {monday.day} {monday:%B}"]
        )
        expect(page.locator("[data-fp-days] [data-fp-day]").first).to_contain_text("The Cobblers")  # Sundays, 10am


def test_on_those_nights_what_is_on_begins_with_that_sunday_and_has_14_days(page: Page, demo_url: str) -> None:
    for night, (moment, sunday) in NIGHTS.items():
        at(page, moment, f"{demo_url}/whats-on/")

        sections = page.locator("[data-fp-coming] section")
        expect(sections.first.locator("h2"), night).to_have_text(f"Today, Sunday {sunday.day} {sunday:%B}")
        days = sections.evaluate_all("(sections) => sections.map((section) => section.dataset.fpDay)")
        assert days == [f"{sunday + timedelta(days=number)}" for number in range(14)]


def test_on_those_nights_a_card_of_the_finder_says_today(page: Page, demo_url: str) -> None:
    card = page.locator(".fp-card").filter(has=page.get_by_role("heading", name="Clear Day drop-in"))
    for night, (moment, sunday) in NIGHTS.items():
        at(page, moment, f"{demo_url}/find/#q=clear+day+drop-in")

        expect(card.locator(".fp-next"), night).to_contain_text("Next: Today, 7pm to 8pm")
        expect(card.locator("time"), night).to_have_attribute("datetime", f"{sunday}T19:00")


FINDER = {
    "today": (NOW, "Next: Today, 11am to 1pm"),
    "a month on": (NOW + timedelta(days=30), "Next: Monday 4 January 2027, 11am to 1pm"),
    "a year on": (NOW + timedelta(days=365), "Next: Monday 29 November, 11am to 1pm"),
    "past the last day": (NOW + timedelta(days=DAYS_AHEAD), ""),
}


def test_a_card_of_the_finder_says_when_it_is_next_on(page: Page, demo_url: str) -> None:
    card = page.locator(".fp-card").filter(has=page.get_by_role("heading", name="Frome Talking Cafe", exact=True))
    for when, (moment, said) in FINDER.items():
        at(page, moment, f"{demo_url}/find/#q=frome+talking+cafe")

        if said:
            expect(card.locator(".fp-next"), when).to_contain_text(said)  # and for paper, the date of "today"
        else:
            expect(card, when).to_contain_text("Ask the group when it is next on.")
            expect(card.locator(".fp-next"), when).to_have_count(0)


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


def test_a_card_of_a_full_course_under_way_says_when_one_can_join(page: Page, demo_url: str) -> None:
    at(page, NOW, f"{demo_url}/find/#q=breathe+better")

    card = page.locator(".fp-card").filter(has=page.get_by_role("heading", name="Breathe Better"))
    expect(card.locator(".fp-next")).to_have_text("You can join from: Tuesday 12 January 2027, 10am to midday")
    expect(card).to_contain_text("Full until the next course begins.")


def test_the_big_arrow_of_a_full_course_never_names_a_day_of_the_one_under_way(page: Page, demo_url: str) -> None:
    for day in (NOW, datetime(2026, 12, 1, 9, tzinfo=UTC), datetime(2026, 12, 11, 9, tzinfo=UTC)):
        at(page, day, f"{demo_url}/a/wells-breathing-rehab/")

        arrow = page.locator("[data-fp-fact=when] .fp-next")
        expect(arrow).to_have_text("You can join from: Tuesday 12 January 2027, 10am to midday")


def test_a_card_of_the_finder_says_to_ask_about_a_bank_holiday(page: Page, demo_url: str) -> None:
    at(page, datetime(2027, 3, 20, 9, tzinfo=UTC), f"{demo_url}/find/#q=carers+circle+online")

    card = page.locator(".fp-card").filter(has=page.get_by_role("heading", name="Carers' Circle, online"))
    expect(card.locator(".fp-next")).to_contain_text("Next: Monday 29 March, 8pm to 9pm")
    expect(card.locator("[data-fp-holiday]")).to_have_text("That is a bank holiday. Ask if it is on.")


def test_an_old_page_of_what_is_on_says_to_ask_about_a_bank_holiday(page: Page, demo_url: str) -> None:
    at(page, datetime(2027, 3, 20, 9, tzinfo=UTC), f"{demo_url}/whats-on/")

    easter_monday = page.locator("[id='2027-03-29']")
    slot = easter_monday.locator(".fp-slot").filter(has_text="Carers' Circle, online")
    expect(slot).to_contain_text("That is a bank holiday. Ask if it is on.")
    # The pantry has said that it is open.
    assert easter_monday.get_by_text("That is a bank holiday.").count() < easter_monday.locator(".fp-slot").count()


def test_an_old_page_of_what_is_on_leaves_out_helplines_and_refuges(page: Page, demo_url: str) -> None:
    links, address = page.locator(".fp-slot h3 a"), "(links) => links.map((link) => link.getAttribute('href'))"
    at(page, NOW, f"{demo_url}/whats-on/")
    built = set(links.evaluate_all(address))
    at(page, NOW + timedelta(days=14), f"{demo_url}/whats-on/")
    expect(page.locator("[id='2026-12-07']")).to_be_visible()

    hidden = {"/a/safe-and-sound-support/"} - built
    assert hidden
    assert hidden & set(links.evaluate_all(address)) == set()


# The first Sunday of the month, 3pm, and the third Tuesday, 8pm.
CARD_ON = {
    "today": (NOW, "Next: Sunday 6 December, 3pm to 4:30pm. Frome Quaker Meeting House"),
    "a month on": (NOW + timedelta(days=30), "Next: Sunday 3 January 2027, 3pm to 4:30pm. Frome Quaker Meeting House"),
    "a year on": (NOW + timedelta(days=365), "Next: Sunday 5 December, 3pm to 4:30pm. Frome Quaker Meeting House"),
    "past the last day": (NOW + timedelta(days=DAYS_AHEAD), UNKNOWN),
}


def test_a_card_on_the_page_of_a_group_says_when_it_is_next_on(page: Page, demo_url: str) -> None:
    card = page.locator(".fp-card").filter(has=page.get_by_role("heading", name="Small Footprints"))
    for when, (moment, said) in CARD_ON.items():
        at(page, moment, f"{demo_url}/g/kind-company/")

        expect(card.locator(".fp-next"), when).to_have_text(said, use_inner_text=True)


def test_the_page_of_a_place_says_when_each_thing_is_next_on(page: Page, demo_url: str) -> None:
    at(page, NOW + timedelta(days=30), f"{demo_url}/p/old-dairy/")

    row = page.locator(".fp-rows li").filter(has=page.get_by_role("link", name="Frome Talking Cafe"))
    expect(row.locator("[data-fp-next]")).to_have_text("Next: Monday 4 January 2027")


def test_the_front_page_lists_today_and_tomorrow(page: Page, demo_url: str) -> None:
    for days, heads in (
        (0, ["Today Monday 23 November", "Tomorrow Tuesday 24 November"]),
        (30, ["Today Wednesday 23 December", "Tomorrow Thursday 24 December"]),
        (39, ["Today Friday 1 January", "Tomorrow Saturday 2 January"]),
        (365, ["Today Tuesday 23 November", "Tomorrow Wednesday 24 November"]),
    ):
        at(page, NOW + timedelta(days=days), f"{demo_url}/")

        expect(page.locator("[data-fp-days] h3")).to_have_text(heads)


def test_what_the_front_page_lists_a_year_on_is_on_that_day(page: Page, demo_url: str, example: Directory) -> None:
    later = NOW + timedelta(days=365)
    at(page, later, f"{demo_url}/")

    for away, day in enumerate(page.locator("[data-fp-days] [data-fp-day]").all()):
        names = day.locator("li a").all_inner_texts()
        on = later.date() + timedelta(days=away)
        assert len(names) == 4
        assert set(names) <= {each.name for each in example.activities.values() if is_on(each, example, on)}


def is_on(activity: Activity, directory: Directory, day: date) -> bool:
    return any(list(occurrences(each, directory.calendars, "ENG", day, day)) for each in activity.sessions)


def test_the_front_page_counts_as_many_things_as_the_page_of_what_is_on_shows(page: Page, demo_url: str) -> None:
    sunday = datetime(2027, 1, 31, 0, 30, tzinfo=UTC)  # few enough to be shown whole, and none has ended
    at(page, sunday, f"{demo_url}/")
    said = page.locator("[data-fp-days] [data-fp-count]").first.inner_text()
    page.locator("[data-fp-days] [data-fp-all] a").first.click()

    names = page.locator("[id='2027-01-31'] .fp-slot h3")
    expect(names.first).to_be_visible()
    assert re.findall(r"\d+", said) == [str(len(set(names.all_inner_texts()))), "31"]


def test_a_front_page_older_than_its_patterns_says_so(page: Page, demo_url: str) -> None:
    at(page, NOW + timedelta(days=DAYS_AHEAD), f"{demo_url}/")

    expect(page.locator("[data-fp-days] [data-fp-unknown]")).to_have_text(
        ["This page is too old to know. Ask the group. Find something to do"] * 2
    )
    expect(page.locator("[data-fp-days] li")).to_have_count(0)


def test_on_the_front_page_what_has_ended_today_is_gone(page: Page, demo_url: str) -> None:
    at(page, NOW.replace(hour=23, minute=30), f"{demo_url}/")

    today, tomorrow = page.locator("[data-fp-days] [data-fp-day]").all()
    expect(today.locator("li")).to_have_count(0)
    expect(today).to_contain_text("What we picked out for this day is over.")
    expect(today.get_by_role("link")).to_contain_text("See all")
    expect(tomorrow.locator("li")).to_have_count(4)


def test_a_town_lists_first_what_comes_first(page: Page, demo_url: str) -> None:
    for days in (0, 30, 365):
        moment = NOW + timedelta(days=days)
        at(page, moment, f"{demo_url}/browse/towns/frome/")

        shown = page.locator("[aria-labelledby=next-here] li:visible time")
        expect(shown).to_have_count(6)
        times = shown.evaluate_all("(times) => times.map((time) => time.dateTime)")
        assert times == sorted(times)
        assert all(f"{moment:%Y-%m-%d}" <= time < f"{moment + timedelta(days=8):%Y-%m-%d}" for time in times)


def test_a_town_page_older_than_its_patterns_says_so(page: Page, demo_url: str) -> None:
    at(page, NOW + timedelta(days=DAYS_AHEAD), f"{demo_url}/browse/towns/frome/")

    expect(page.locator("[aria-labelledby=next-here] li:visible")).to_have_count(0)
    expect(page.get_by_text("We do not know the next dates. Ask the groups.")).to_be_visible()


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

        main = plain_page.get_by_role("main")
        expect(main).to_contain_text(rule)
        assert re.findall(r"Next: .*|.*\b(?:Today|Tomorrow)\b.*", main.inner_text()) == []


def test_the_dates_of_a_page_are_in_the_page_itself(page: Page, demo_url: str) -> None:
    """No request is made for them: what has been fetched is scripts, styles, fonts and pictures."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    pages = [f"{demo_url}{each}" for each in ("/", CAFE, "/g/kind-company/", "/p/old-dairy/", "/browse/towns/frome/")]
    for address in pages:
        at(page, NOW + timedelta(days=100), address)
        wait_until_quiet(page)

    assert [url for url in asked if "/fp/" not in url and not is_ours(url)] == pages
