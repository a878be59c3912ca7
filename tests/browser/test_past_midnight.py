"""What begins in the evening and ends after midnight is on until it ends, on every page that tells of today.

A directory of two towns, in which something is on each morning, afternoon and evening, and a kitchen opens on Mondays
at 10pm and closes at 2am. It is built on Tuesday 24 November 2026 at ten past midnight: that evening is in no day
pattern, the later ones are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.moments import ask_at, at, back_at
from tests.browser.site import build_records, served

BUILT = datetime(2026, 11, 24, 0, 10, tzinfo=UTC)
WEEK_ON = BUILT + timedelta(days=7)  # Tuesday 1 December
NIGHTS = {"the night of the build": BUILT, "a week on": WEEK_ON}
ON_NOW = "On now, until 2am"
KITCHEN = """\
name: Night Kitchen
summary: Soup and somebody to talk to, late on a Monday.
categories: [lunch-clubs]
sessions: [{place: old-dairy, repeats: weekly, days: [monday], from: 22:00, to: 02:00, ends_next_day: yes}]
cost: {kind: free}
join: {ways: [drop-in]}
contact: {name: The kitchen, phone: 01632 960188}
checked: {on: 2026-11-03, how: phone}
"""

LAST_DANCE = KITCHEN.replace("Night Kitchen", "The Last Dance").replace(
    "repeats: weekly, days: [monday]", "repeats: once, starts_on: 2026-11-23"
)
EVERY_DAY = """\
name: {name}
summary: Something to do with others on any day of the week.
categories: [lunch-clubs]
sessions:
  - place: {place}
    repeats: weekly
    days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
    from: {starts}
    to: {ends}
cost: {{kind: free}}
contact: {{phone: 01632 960124}}
checked: {{on: 2026-11-03, how: phone}}
"""
BY_DAY = {
    "tea": ("Morning Tea", "old-dairy", "10:00", "11:00"),
    "walk": ("Riverside Walk", "old-dairy", "14:00", "15:00"),
    "choir": ("Dairy Choir", "old-dairy", "19:00", "20:30"),
    "cards": ("Card Games", "wells-library", "10:30", "12:00"),
    "chess": ("Chess in Wells", "wells-library", "18:30", "20:00"),
}
PLACE = "name: {name}\nkind: hall\naddress: [Cork Lane]\ntown: {town}\n"
RECORDS = {
    "directory.yaml": "title: Hills\nsite: https://directory.example.org/\nexample: yes\nprinted_menus: no\n"
    "editors: {email: hello@example.org}\ncrisis: [{name: Samaritans, phone: 116 123}]\n",
    "vocabulary/categories.yaml": "lunch-clubs: {name: Lunch clubs}\n",
    "vocabulary/areas.yaml": "frome: {name: Frome}\nwells: {name: Wells}\n",
    "places/old-dairy.yaml": PLACE.format(name="The Old Dairy", town="Frome"),
    "places/wells-library.yaml": PLACE.format(name="Wells Library", town="Wells"),
    "activities/night-kitchen.yaml": KITCHEN,
    "activities/last-dance.yaml": LAST_DANCE,
    **{
        f"activities/{each}.yaml": EVERY_DAY.format(name=name, place=place, starts=starts, ends=ends)
        for each, (name, place, starts, ends) in BY_DAY.items()
    },
}


@pytest.fixture(scope="module")
def night_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(build_records(tmp_path_factory.mktemp("night"), RECORDS, BUILT)) as address:
        yield address


def slots(page: Page, moment: datetime) -> Locator:
    """The lines of a day, and what is first of them comes first."""
    return page.locator(f"section[data-fp-day='{moment:%Y-%m-%d}'] .fp-slot")


def kitchen_on_what_is_on(page: Page, moment: datetime) -> Locator:
    return slots(page, moment).filter(has_text="Night Kitchen")


# How what is left is said, and how many of the kitchen's lines are among it tonight.
CHOICES = {
    "area=frome": ("Frome: ", 1),
    "area=wells": ("Wells: ", 0),
    "area=frome&part=evening": ("Frome, Evenings: ", 1),
    "part=morning": ("Mornings: ", 0),
}


@pytest.mark.parametrize("midnight", NIGHTS.values(), ids=list(NIGHTS))
def test_on_what_is_on_it_comes_first_under_today_until_it_ends(
    page: Page, night_url: str, midnight: datetime, subtests: pytest.Subtests
) -> None:
    at(page, midnight, f"{night_url}/whats-on/")

    with subtests.test("it comes first"):
        first = slots(page, midnight).first
        expect(first).to_contain_text("Night Kitchen")
        expect(first.locator(".fp-slot__time")).to_have_text(ON_NOW)

    if midnight == BUILT:
        with subtests.test("and so does what was on only that evening"):
            dance = slots(page, BUILT).filter(has_text="The Last Dance")
            expect(dance.locator(".fp-slot__time")).to_have_text(ON_NOW)

    for choice, (words, count) in CHOICES.items():
        with subtests.test(f"it keeps to the town and the part of the day that are asked for: {choice}"):
            page.evaluate("(choice) => { location.hash = choice; }", choice)
            expect(page.locator("[data-fp-left-words]")).to_have_text(re.compile(f"^{words}.*in the next 2 weeks"))
            expect(kitchen_on_what_is_on(page, midnight)).to_have_count(count)

    with subtests.test("when it has ended it is gone"):
        at(page, midnight.replace(hour=2, minute=0), f"{night_url}/whats-on/")
        expect(slots(page, midnight).locator("visible=true").first).to_be_visible()
        expect(kitchen_on_what_is_on(page, midnight)).to_have_count(0)


def test_without_a_script_the_day_of_the_build_says_until_when(open_tab: OpenTab, night_url: str) -> None:
    plain = open_tab(java_script_enabled=False)
    plain.goto(f"{night_url}/whats-on/")

    expect(slots(plain, BUILT).first).to_contain_text("Night Kitchen")
    expect(slots(plain, BUILT).first.locator(".fp-slot__time")).to_have_text("Until 2am")


ARMS = {
    "half past midnight": (BUILT, ON_NOW),
    "2am": (BUILT.replace(hour=2), "Next: Monday 30 November 2026, 10pm to 2am the next day"),
    "a week on, before midnight": (
        WEEK_ON - timedelta(minutes=11),
        "Next: Today, Monday 30 November 2026, 10pm to 2am the next day",
    ),
    "a week on, after midnight": (WEEK_ON, ON_NOW),
    "that morning": (WEEK_ON.replace(hour=9), "Next: Monday 7 December 2026, 10pm to 2am the next day"),
    "a night on which it was not": (WEEK_ON + timedelta(days=1), "Next: Monday 7 December 2026"),
}


def test_its_own_page_says_so(page: Page, night_url: str, subtests: pytest.Subtests) -> None:
    at(page, BUILT, f"{night_url}/a/night-kitchen/")
    arm = page.locator(".fp-plate .fp-next")
    for when, (moment, words) in ARMS.items():
        with subtests.test(when):
            if moment != BUILT:
                back_at(page, moment)
            assert words in " ".join(arm.inner_text().split())

        if moment == WEEK_ON:
            with subtests.test("it then gives the dates to come"):
                then = page.locator("[data-fp-then]")
                expect(then).to_contain_text("After that: Monday 7 December, Monday 14 December")

            with subtests.test("on paper it gives the next date"):
                page.emulate_media(media="print")
                assert "Monday 7 December 2026" in arm.inner_text()
                assert ON_NOW not in arm.inner_text()
                page.emulate_media(media="screen")


def test_an_old_page_of_its_own_says_so(page: Page, night_url: str) -> None:
    at(page, WEEK_ON, f"{night_url}/a/night-kitchen/")

    expect(page.locator(".fp-plate .fp-next")).to_contain_text(ON_NOW)


def test_the_front_page_shows_it_first_today(page: Page, night_url: str) -> None:
    at(page, BUILT, f"{night_url}/")
    first = page.locator("[data-fp-days] [data-fp-day]").first.locator("li").first
    is_on_now(first)
    back_at(page, BUILT.replace(hour=9))
    expect(first).not_to_contain_text("Night Kitchen")
    back_at(page, WEEK_ON)
    is_on_now(first)


def test_its_town_lists_it_first_until_it_ends(page: Page, night_url: str) -> None:
    at(page, BUILT, f"{night_url}/browse/towns/frome/")
    first = page.locator("[aria-labelledby=next-here] li:visible").first
    is_on_now(first)
    for morning in (BUILT.replace(hour=2), WEEK_ON.replace(hour=2)):
        back_at(page, morning)
        expect(page.locator("[aria-labelledby=next-here]")).not_to_contain_text(ON_NOW)
        if morning < WEEK_ON:
            back_at(page, WEEK_ON)
            is_on_now(first)


def is_on_now(row: Locator) -> None:
    expect(row).to_contain_text("Night Kitchen")
    expect(row.locator(".fp-rows__time")).to_have_text(ON_NOW)


def test_what_was_on_only_that_evening_is_over_when_it_ends(page: Page, night_url: str) -> None:
    over = at(page, BUILT, f"{night_url}/a/last-dance/").locator(".fp-notice").get_by_text("This is over.")
    expect(over).to_be_hidden()
    # Nor do the words that leave say so, which nothing changes afterwards.
    expect(page.locator("#record-text")).to_contain_text("10pm to 2am the next day")
    expect(page.locator("#record-text")).not_to_contain_text("over")
    expect(page.locator("#text-words")).not_to_contain_text("over")
    back_at(page, BUILT.replace(hour=2, minute=0))

    expect(over).to_be_visible()


def test_a_card_of_the_finder_says_so(page: Page, night_url: str) -> None:
    at(page, WEEK_ON, f"{night_url}/find/#q=night+kitchen")
    arm = page.locator(".fp-card", has_text="Night Kitchen").locator(".fp-next")
    expect(arm).to_have_text(ON_NOW, use_inner_text=True)

    ask_at(page, WEEK_ON.replace(hour=2, minute=0), "#q=night+kitchen")
    expect(arm).to_contain_text("Next: Monday 7 December")
