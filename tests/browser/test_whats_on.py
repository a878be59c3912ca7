"""What is on: right on the day it is looked at, for one town and one part of the day."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from tests.browser.site import NOW


def day(page: Page, away: int) -> Locator:
    return page.locator(f"[id='{NOW + timedelta(days=away):%Y-%m-%d}']")


def test_jo_sees_what_is_on_tomorrow_in_frome_in_the_morning(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/")

    page.get_by_label("Town or village").select_option("Frome")
    page.get_by_label("Time of day").select_option("Mornings")
    page.get_by_role("button", name="Show these").click()

    expect(page.locator("[data-fp-status]")).to_contain_text("things to do")
    slots = day(page, 1).locator(".fp-slot")
    expect(slots.filter(has_text="Frome").first).to_be_visible()
    expect(slots.filter(has_text="Wells")).to_have_count(0)
    expect(day(page, 1).locator("h2")).to_contain_text("Tomorrow, Tuesday 24 November")
    assert all("am" in time or "midday" in time for time in slots.locator(".fp-slot__time").all_inner_texts())


def test_a_choice_can_be_sent_as_a_link(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/#area=wells&part=afternoon")

    expect(page.get_by_label("Town or village")).to_have_value("wells")
    expect(page.locator(".fp-slot", has_text="Wells").first).to_be_visible()
    expect(page.locator(".fp-slot", has_text="Frome")).to_have_count(0)


def test_a_page_made_a_month_ago_shows_the_days_that_come_now(page: Page, demo_url: str) -> None:
    page.clock.set_fixed_time(NOW + timedelta(days=30))
    page.goto(f"{demo_url}/whats-on/")

    expect(day(page, 30).locator("h2")).to_contain_text("Today, ")
    expect(day(page, 43)).to_be_visible()
    expect(day(page, 0)).to_have_count(0)


def test_a_page_made_three_days_ago_keeps_the_days_to_come_and_gets_the_rest(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/")
    known = day(page, 5).inner_text()

    page.clock.set_fixed_time(NOW + timedelta(days=3))
    page.reload()

    expect(day(page, 3).locator("h2")).to_contain_text("Today, ")
    expect(day(page, 16)).to_be_visible()
    expect(page.locator(".fp-day")).to_have_count(14)
    expect(page.locator("[data-fp-jumps] li")).to_have_count(14)
    assert day(page, 5).inner_text() == known


def test_a_chosen_day_says_its_date_as_shortly_as_the_days_of_the_build(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/#area=wells")

    expect(page.get_by_role("link", name="Wed 25 Nov", exact=True)).to_be_visible()


def test_the_script_leaves_out_nothing_that_the_build_knew(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/")
    built = day(page, 6).locator(".fp-slot h3").all_inner_texts()  # a Sunday: few enough to be shown whole

    page.goto(f"{demo_url}/whats-on/#part=morning&part=afternoon&part=evening")

    expect(page.locator("[data-fp-status]")).to_contain_text("things to do")
    assert set(built) <= set(day(page, 6).locator(".fp-slot h3").all_inner_texts())


def test_what_is_in_two_places_does_not_name_the_wrong_one(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/#part=evening")

    online = day(page, 6).locator(".fp-slot", has_text="Clear Day drop-in")
    expect(online).to_contain_text("It is in more than one place.")
    expect(online).not_to_contain_text("Cork Lane Chapel")
