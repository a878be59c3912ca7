"""What is on: right on the day it is looked at, for one town and one part of the day."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import OpenTab
from tests.browser.first_file import FIRST_FILE, Files, change_first_file, only_what_every_search_needs
from tests.browser.moments import at, back_at
from tests.browser.quiet import wait_until_quiet
from tests.browser.seen_by_axe import Colours
from tests.browser.site import NOW


def day(page: Page, away: int) -> Locator:
    return page.locator(f"section[data-fp-day='{NOW + timedelta(days=away):%Y-%m-%d}']")


TIMES = "(slots) => slots.map((slot) => slot.querySelector('.fp-slot__time').innerText.trim())"
NAMES = "(slots) => slots.map((slot) => slot.querySelector('h3').textContent.trim())"


def test_at_half_past_six_what_is_over_is_gone(page: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    at(page, NOW.replace(hour=6), f"{demo_url}/whats-on/")
    for days, how in ((0, "as it was built"), (7, "written by the script")):
        with subtests.test(how):
            today, slots = day(page, days), day(page, days).locator(".fp-slot:visible")
            back_at(page, (NOW + timedelta(days=days)).replace(hour=6))
            expect(today.locator("h2")).to_contain_text("Today, ")
            expect(slots.first).to_be_visible()
            in_the_morning = slots.count()
            back_at(page, (NOW + timedelta(days=days)).replace(hour=18, minute=30))

            times = slots.evaluate_all(TIMES)
            assert 0 < len(times) < in_the_morning
            assert not [time for time in times if re.search(r"to (midday|\d+.*am|[1-5]\D*pm)$", time)]
            count = len(set(slots.evaluate_all(NAMES)))
            expect(today.locator(".fp-day__count span").first).to_have_text(re.compile(rf"^{count} activit(y|ies)$"))


def folds(page: Page) -> list[bool]:
    """Whether each day that has something is open."""
    return page.locator("[data-fp-days-room] details").evaluate_all("(all) => all.map((each) => each.open)")


def choose(page: Page, town: str = "Anywhere", part: str = "Any time") -> None:
    """By the names of the boxes: to look for their words takes the browser longer."""
    page.locator("select[name=area]").select_option(town)
    page.locator("select[name=part]").select_option(part)
    page.locator("form:has(select[name=area]) button[type=submit]").click()


def only_two_days_are_open(page: Page, today: int) -> None:
    expect(day(page, today + 13)).to_be_visible()
    expect(day(page, today).locator(".fp-slot").first).to_be_visible()
    expect(day(page, today + 1).locator(".fp-slot").first).to_be_visible()
    expect(day(page, today + 2).locator(".fp-slot").first).to_be_hidden()
    assert folds(page)[2:] == [False] * 12


def height_on_a_phone(page: Page) -> int:
    """How high the page is in a window of 360 pixels, in pixels."""
    page.set_viewport_size({"width": 360, "height": 740})
    height: int = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": 1280, "height": 720})
    return height


def paper_shows_what_is_open(page: Page) -> None:
    page.emulate_media(media="print")
    expect(day(page, 0).locator(".fp-slot").first).to_be_visible()
    expect(day(page, 6).locator(".fp-slot").first).to_be_hidden()
    expect(day(page, 6).get_by_text("activities").locator("visible=true")).to_have_count(1)
    expect(page.get_by_text("Days that are folded are printed as one line.")).to_be_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize(("width", "days"), [(360, 30), (1280, 365)])
def test_today_and_tomorrow_are_open_and_the_rest_is_folded(
    open_tab: OpenTab, demo_url: str, width: int, days: int
) -> None:
    page = open_tab(viewport={"width": width, "height": 740})
    page.clock.set_fixed_time(NOW + timedelta(days=days))
    page.goto(f"{demo_url}/whats-on/")

    only_two_days_are_open(page, days)


def test_on_one_visit_days_are_opened_printed_jumped_to_and_left_open_overnight(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    page.goto(f"{demo_url}/whats-on/")

    with subtests.test("today and tomorrow are open and the rest is folded"):
        only_two_days_are_open(page, 0)
        folded = height_on_a_phone(page)

    with subtests.test("no day of the build is named, as the days are those of today"):
        expect(page.get_by_text("These dates were worked out on")).to_be_hidden()

    with subtests.test("a folded day says how much it holds"):
        held = len(set(day(page, 6).locator(".fp-slot h3").all_text_contents()))
        expect(day(page, 6).locator("summary")).to_contain_text(f"Show {held} activities", use_inner_text=True)

    with subtests.test("paper shows what is open and says how much is folded"):
        paper_shows_what_is_open(page)

    with subtests.test("by keyboard a jump opens the day and goes on from there"):
        page.get_by_role("link", name="Fri 27 Nov", exact=True).focus()
        page.keyboard.press("Enter")
        expect(day(page, 4).locator("summary")).to_be_focused()
        expect(day(page, 4).locator(".fp-slot").first).to_be_visible()
        page.keyboard.press("Tab")
        expect(day(page, 4).locator(".fp-slot a").first).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
        expect(day(page, 4).locator(".fp-slot").first).to_be_hidden()

    with subtests.test("every day can be opened and folded at once"):
        page.get_by_role("button", name="Show every day in full").click()
        assert all(folds(page))
        assert folded < height_on_a_phone(page) / 4
        page.get_by_role("button", name="Show only the days").click()
        assert not any(folds(page))

    with subtests.test("left open overnight it shows the new day to whoever comes back to it"):
        expect(day(page, 0).locator("h2")).to_contain_text("Today, Monday 23 November")
        back_at(page, NOW + timedelta(days=1))
        expect(day(page, 14)).to_be_visible()
        expect(day(page, 0)).to_have_count(0)
        expect(day(page, 1).locator("h2")).to_contain_text("Today, Tuesday 24 November")


def test_without_a_script_the_days_of_the_build_are_jumped_to_opened_and_printed(
    plain_page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    plain_page.goto(f"{demo_url}/whats-on/")

    with subtests.test("the page says on which day they were worked out"):
        expect(plain_page.get_by_text("These dates were worked out on Monday 23 November 2026.")).to_be_visible()

    with subtests.test("paper shows what is open and says how much is folded"):
        paper_shows_what_is_open(plain_page)

    with subtests.test("a jump opens the day it leads to"):
        plain_page.get_by_role("link", name="Fri 27 Nov", exact=True).click()
        expect(day(plain_page, 4).locator(".fp-slot").first).to_be_in_viewport()

    with subtests.test("a folded day can be opened"):
        plain_page.locator("summary", has_text="Saturday 28 November").click()
        expect(day(plain_page, 5).locator(".fp-slot").first).to_be_visible()


def test_a_link_with_a_choice_leaves_it_at_a_jump_to_a_day_and_can_be_sent(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/#area=wells")
    expect(page.locator("[data-fp-left]")).to_contain_text("Wells")
    expect(page.get_by_label("Town or village")).to_have_value("wells")
    expect(page.locator(".fp-slot", has_text="Wells").first).to_be_visible()
    expect(page.locator(".fp-slot", has_text="Frome")).to_have_count(0)
    # A chosen day says its date as shortly as the days of the build.
    expect(page.get_by_role("link", name="Wed 25 Nov", exact=True)).to_be_visible()
    page.get_by_role("link", name="Fri 27 Nov", exact=True).click()
    expect(day(page, 4).locator("summary")).to_be_focused()
    link = page.url

    page.goto("about:blank")
    page.goto(link)

    expect(page.get_by_label("Town or village")).to_have_value("wells")
    expect(day(page, 4).locator(".fp-slot").first).to_be_in_viewport()
    expect(day(page, 4).locator(".fp-slot", has_text="Frome")).to_have_count(0)


# Of each day, how many different names it has, and what it says of that.
COUNTS = """(sections) => sections.map((section) => [
  new Set([...section.querySelectorAll(".fp-slot h3")].map((name) => name.textContent)).size,
  section.querySelector(".fp-day__count > :first-child").textContent.trim(),
])"""


def test_what_a_choice_leaves_is_shown_and_counted(page: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    page.goto(f"{demo_url}/whats-on/")
    before = page.locator("summary .fp-day__count").first.inner_text()
    built = day(page, 6).locator(".fp-slot h3").all_text_contents()  # a Sunday: few enough to be shown whole
    line, sections = page.locator("[data-fp-left]"), page.locator("[data-fp-days-room] section")
    choose(page, "Godney")

    with subtests.test("where it leaves little every day is open"):
        expect(line).to_contain_text("Godney: 2 activities in the next 2 weeks")
        assert all(folds(page))

    with subtests.test("a day with nothing left says so and is no longer jumped to"):
        expect(day(page, 0)).to_contain_text(re.compile("Nothing that fits your choice.|1 activity"))
        empty = sections.filter(has_text="Nothing that fits your choice.")
        expect(empty).to_have_count(14 - page.locator("[data-fp-jumps] li").count())

    with subtests.test("it leaves nothing that shuts people out"):
        assert Colours().all_faults(page) == []

    choose(page, "Wells")

    with subtests.test("each day says how much it has left"):
        expect(line).to_contain_text("Wells: 32 activities in the next 2 weeks")
        counts = sections.evaluate_all(COUNTS)
        assert len(counts) == 14
        assert [words for names, words in counts if not re.fullmatch(rf"{names} activit(y|ies)", words)] == []
        assert page.locator("summary .fp-day__count").first.inner_text() != before

    with subtests.test("the back button shows the choice before"):
        page.go_back()
        expect(line).to_contain_text("Godney: 2 activities")
        page.go_back()
        expect(line).to_be_hidden()
        expect(day(page, 0).locator(".fp-slot", has_text="Frome").first).to_be_visible()

    with subtests.test("Jo sees what is on tomorrow in Frome in the morning"):
        page.get_by_label("Town or village").select_option("Frome")
        page.get_by_label("Time of day").select_option("Mornings")
        page.get_by_role("button", name="Show these").click()
        expect(line).to_contain_text("Frome, Mornings: ")
        expect(page.locator("[data-fp-status]")).to_contain_text("activities")
        tomorrow = day(page, 1)
        expect(tomorrow.locator("h2")).to_contain_text("Tomorrow, Tuesday 24 November")
        expect(tomorrow.locator(".fp-slot").filter(has_text="Frome").first).to_be_visible()
        expect(tomorrow.locator(".fp-slot").filter(has_text="Wells")).to_have_count(0)
        assert all("am" in time or "midday" in time for time in tomorrow.locator(".fp-slot").evaluate_all(TIMES))

    with subtests.test("what is in two places does not name the wrong one"):
        page.evaluate("location.hash = '#part=evening'")
        expect(line).to_contain_text("Evenings: ")
        online = day(page, 6).locator(".fp-slot", has_text="Clear Day drop-in")
        expect(online).to_contain_text("Online")
        expect(online).not_to_contain_text("Cork Lane Chapel")

    with subtests.test("the script leaves out nothing that the build knew"):
        page.evaluate("location.hash = '#part=morning&part=afternoon&part=evening'")
        expect(line).to_contain_text("Mornings")
        assert set(built) <= set(day(page, 6).locator(".fp-slot h3").all_text_contents())

    with subtests.test("when nothing at all is left it says so and offers what has no fixed day"):
        choose(page, "Oakhill", "Mornings")
        nothing_is_left(page)
        expect(page.locator("[data-fp-status]")).to_contain_text("nothing that we know of")
        expect(page.locator("[data-fp-days-room]")).to_be_hidden()
        expect(page.get_by_role("link", name="Look for what has no fixed day")).to_have_attribute(
            "href", "/find/#part=morning&area=oakhill"
        )
        page.get_by_role("link", name="Show everything").click()
        expect(day(page, 0).locator(".fp-slot").first).to_be_visible()
        expect(line).to_be_hidden()
        expect(page.get_by_label("Town or village")).to_have_value("")


def nothing_is_left(page: Page) -> None:
    expect(page.locator("[data-fp-left]")).to_contain_text(
        "Oakhill, Mornings: nothing that we know of in the next 2 weeks"
    )


def test_an_empty_choice_leaves_nothing_that_shuts_people_out(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/#area=oakhill&part=morning")
    nothing_is_left(page)

    assert Colours().all_faults(page) == []


def test_an_older_page_shows_the_days_that_come_now_as_far_as_it_knows(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    at(page, NOW + timedelta(days=30), f"{demo_url}/whats-on/#{NOW + timedelta(days=38):%Y-%m-%d}")

    with subtests.test("a month on"):
        expect(day(page, 30).locator("h2")).to_contain_text("Today, ")
        expect(day(page, 43)).to_be_visible()
        expect(day(page, 0)).to_have_count(0)
        expect(day(page, 30).locator(".fp-slot").first).to_be_visible()
        expect(day(page, 38).locator(".fp-slot").first).to_be_in_viewport()  # that of the link is open

    with subtests.test("with the last days of its patterns it says which it does not know"):
        back_at(page, NOW + timedelta(days=395))
        expect(day(page, 396).locator(".fp-slot").first).to_be_visible()
        expect(day(page, 400)).to_contain_text("This page is too old to know. Ask the group.")

    with subtests.test("older than its patterns it says that it does not know"):
        back_at(page, NOW + timedelta(days=400))
        expect(page.get_by_text("These days have all gone by.")).to_be_visible()
        expect(page.locator("[data-fp-days-room]")).to_be_hidden()
        expect(page.locator("[data-fp-late]").get_by_role("link")).to_have_attribute("href", "/find/")


def test_a_page_made_three_days_ago_keeps_the_days_to_come_and_gets_the_rest(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    page.goto(f"{demo_url}/whats-on/#{NOW + timedelta(days=8):%Y-%m-%d}")
    slots = day(page, 5).locator(".fp-slot").all_text_contents()

    with subtests.test("a link from elsewhere opens the day it leads to"):
        expect(day(page, 8).locator(".fp-slot").first).to_be_in_viewport()

    at(page, NOW + timedelta(days=3), f"{demo_url}/whats-on/#{NOW + timedelta(days=11):%Y-%m-%d}")

    with subtests.test("and so it does then, and no other but today and tomorrow"):
        expect(day(page, 11).locator(".fp-slot").first).to_be_in_viewport()
        expect(day(page, 16)).to_be_visible()
        assert folds(page) == [True, True, *[False] * 6, True, *[False] * 5]
        visible = [each.is_visible() for each in (day(page, away).locator(".fp-slot").first for away in (3, 4, 5))]
        assert visible == [True, True, False]

    with subtests.test("days to come are kept"):
        expect(day(page, 3).locator("h2")).to_contain_text("Today, ")
        expect(day(page, 4).locator("h2")).to_contain_text("Tomorrow, ")
        expect(page.locator(".fp-day")).to_have_count(14)
        expect(page.locator("[data-fp-jumps] li")).to_have_count(14)
        assert day(page, 5).locator(".fp-slot").all_text_contents() == slots


def test_whoever_comes_back_finds_the_day_open_and_the_link_in_focus(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/")
    day(page, 9).locator("summary").click()
    link = day(page, 9).locator(".fp-slot h3 a").nth(3)
    name = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()

    expect(day(page, 9).locator(".fp-slot h3 a").nth(3)).to_be_in_viewport()
    expect(day(page, 9).locator(".fp-slot h3 a").nth(3)).to_be_focused()


def test_a_late_answer_does_not_take_the_place_of_a_newer_one(page: Page, demo_url: str) -> None:
    change_first_file(page, only_what_every_search_needs)
    waiting: list[Route] = []
    # The only thing in Baltonsborough is on the second of the files of cards.

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(re.compile(r"/search/cards/[02-9]\.json"), hold)
    page.goto(f"{demo_url}/whats-on/")
    choose(page, "Wells")
    choose(page, "Baltonsborough")
    expect(page.locator("[data-fp-left]")).to_contain_text("Baltonsborough: 1 activity")
    assert waiting

    with page.expect_response(re.compile(r"/search/cards/0\.json")):
        for route in waiting:
            route.continue_()
    wait_until_quiet(page)

    expect(page.locator("[data-fp-left]")).to_contain_text("Baltonsborough: 1 activity")


def test_what_was_published_while_the_page_was_open_is_shown_without_a_word(page: Page, demo_url: str) -> None:
    change_first_file(page, only_what_every_search_needs)
    page.goto(f"{demo_url}/whats-on/")
    choose(page, "Baltonsborough")
    expect(page.locator("[data-fp-left]")).to_contain_text("Baltonsborough: 1 activity")
    page.unroute(FIRST_FILE)

    def renewed(route: Route) -> None:
        """Answer as a host does after the next build: everything has the new version, whatever is asked for."""
        directory = json.loads(route.fetch().body())
        route.fulfill(status=200, json={**directory, "version": "1111111111"})

    page.route("**/search/**", renewed)
    choose(page, "Wells")

    expect(page.locator("[data-fp-left]")).to_contain_text("Wells: 32 activities in the next 2 weeks")


def test_what_cannot_be_loaded_is_said_where_it_is_seen_and_can_be_tried_again(
    open_tab: OpenTab, demo_url: str
) -> None:
    page = open_tab()
    pattern = re.compile(r"/search/.*\.json")
    page.route(pattern, lambda route: route.abort())
    page.goto(f"{demo_url}/whats-on/")
    choose(page, "Wells")

    expect(page.get_by_text("The days could not be loaded.").first).to_be_visible()
    expect(day(page, 0).locator(".fp-slot").first).to_be_visible()
    page.unroute_all(behavior="wait")
    page.get_by_role("button", name="Try again").click()

    expect(page.locator("[data-fp-left]")).to_contain_text("Wells: 32 activities")
    expect(page.get_by_text("The days could not be loaded.").first).to_be_hidden()


@pytest.fixture
def large(page: Page) -> Page:
    """A page of a directory that says it is too large to be fetched at once."""

    def as_if_large(files: Files) -> Files:
        index = {**files["index.json"], "small": False}
        return {**only_what_every_search_needs(files), "index.json": index}

    change_first_file(page, as_if_large)
    return page


def test_in_a_large_directory_folded_days_follow(large: Page, demo_url: str) -> None:
    large.clock.set_fixed_time(NOW + timedelta(days=30))
    large.goto(f"{demo_url}/whats-on/")

    expect(day(large, 30).locator(".fp-slot").first).to_be_visible()
    expect(day(large, 43).locator("summary")).to_contain_text("Show ")
    expect(day(large, 43).locator(".fp-slot")).not_to_have_count(0)
    assert folds(large)[2:] == [False] * (len(folds(large)) - 2)
