"""What a page says of checks and of what is over is right on the day it is read, and not only on that of the build."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.freshness import say_freshness
from fingerpost.pages.kinds.activity import contact_of
from fingerpost.reading.read import read_directory
from tests.browser.moments import ask_at, at, back_at
from tests.browser.quiet import wait_until_quiet
from tests.browser.site import NOW, ROOT
from tests.thorough import IS_THOROUGH

CAFE = "/a/frome-talking-cafe/"  # checked by a visit on 6 October 2026, and to be checked again in 3 months
LUNCH = "/a/wells-christmas-day-lunch/"
DUE = "This check is due. Ring before you go."
OVERDUE = "This check is overdue. Ring before you go."
OLD = "Not checked for over a year. Ring first."


def nine(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def test_from_the_day_of_the_next_check_the_page_says_that_it_is_due_or_overdue_and_whom_to_ring(
    page: Page, demo_url: str
) -> None:
    box = at(page, nine(date(2027, 1, 6)), f"{demo_url}{CAFE}").locator("#checked")
    expect(box).to_contain_text("We check again by 6 January 2027.")

    for day, words in ((date(2027, 1, 7), DUE), (date(2027, 2, 4), OVERDUE)):
        back_at(page, nine(day))
        expect(box).to_contain_text(f"{words} 01632\N{NO-BREAK SPACE}960280")
        expect(box).to_contain_text("Checked by a visit")
        expect(box.get_by_role("link")).to_have_attribute("href", "tel:+441632960280")
        expect(box).not_to_contain_text("We check again by")
        expect(page.locator(".fp-notice--warn")).to_have_count(0)


def test_a_page_asks_for_nothing_more_until_after_a_year_it_says_so_once_before_the_facts(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    at(page, NOW, f"{demo_url}{CAFE}")

    with subtests.test("a page that is still right asks for nothing more"):
        wait_until_quiet(page)
        assert [url for url in requests if "stale-page" in url] == []

    with subtests.test("after a year it says so before the facts and nowhere else"):
        back_at(page, nine(date(2027, 10, 7)))
        notice = page.locator(".fp-notice--warn")
        expect(notice).to_contain_text("Checked by a visit on 6 October 2026.")
        expect(notice).to_contain_text(OLD)
        expect(page.get_by_text(OLD).locator("visible=true")).to_have_count(1)
        assert notice.evaluate("(notice) => notice.nextElementSibling.className").startswith("fp-plate")

    with subtests.test("coming back to it says it once"):
        back_at(page, nine(date(2027, 10, 7)))
        wait_until_quiet(page)
        expect(page.locator(".fp-notice--warn")).to_have_count(1)


# What the foot of a card says of a check of 6 October 2026, which is to be made again in 3 months.
FEET = {
    date(2026, 11, 23): "Checked 6 October 2026",
    date(2027, 1, 7): "Checked 6 October 2026, due again",
    date(2027, 2, 4): "Checked 6 October 2026, overdue",
    date(2027, 10, 7): "Not checked since 6 October 2026",
}


def foot_of_cafe(page: Page) -> Locator:
    return page.locator(".fp-card").filter(has=page.locator(f"a[href$='{CAFE}']")).locator(".fp-card__foot")


def test_groups_say_it_too_and_their_cards_what_a_check_is_worth(page: Page, demo_url: str) -> None:
    at(page, NOW, f"{demo_url}/g/frome-connectors/")
    for day, words in FEET.items():
        back_at(page, nine(day))
        expect(foot_of_cafe(page), f"{day}").to_have_text(words)

    back_at(page, nine(date(2029, 1, 1)))
    expect(page.locator("#checked")).to_contain_text(OLD.partition(".")[0])


def test_places_say_it_too(page: Page, demo_url: str) -> None:
    at(page, nine(date(2029, 1, 1)), f"{demo_url}/p/old-dairy/")

    expect(page.locator("#checked")).to_contain_text(OLD.partition(".")[0])


def test_the_finder_says_and_counts_what_a_check_is_worth_on_the_day_of_a_search(finder: Page) -> None:
    for day, words in FEET.items():
        ask_at(finder, nine(day), "#q=frome talking cafe")
        expect(foot_of_cafe(finder), f"{day}").to_have_text(words)

    both = re.compile("Sewing Table|Drawing at the Wool Store")
    orders = []
    for day in (date(2027, 2, 10), date(2026, 11, 23)):
        ask_at(finder, nine(day), "#q=craft&show=50")
        names = finder.locator("[data-fp-list] .fp-card h3").filter(has_text=both)
        expect(names).to_have_count(2)
        orders.append(names.all_inner_texts())

    overdue, in_time = orders
    assert overdue == in_time[::-1]
    assert "Sewing" in in_time[0]  # checked every three months, and overdue in February; the other is not


def test_what_is_over_says_so_from_the_day_after_and_need_not_be_checked(page: Page, demo_url: str) -> None:
    over, arm = page.get_by_text("This is over."), page.locator(".fp-plate .fp-next")
    at(page, nine(date(2026, 12, 25)), f"{demo_url}{LUNCH}")
    expect(arm).to_contain_text("Today, Friday 25 December 2026")
    expect(over).to_be_hidden()

    back_at(page, nine(date(2026, 12, 26)))
    expect(over).to_be_visible()
    expect(arm).to_be_hidden()

    at(page, nine(date(2029, 12, 26)), f"{demo_url}{LUNCH}")
    expect(over).to_be_visible()
    expect(page.locator(".fp-notice:visible")).to_have_count(1)


def test_what_was_new_a_year_ago_is_not_called_new(page: Page, demo_url: str) -> None:
    at(page, nine(date(2027, 11, 23)), f"{demo_url}/new/")

    lede = page.locator(".fp-lede")
    expect(lede).to_contain_text("in the 90 days before 23 November 2026")
    assert "past" not in page.locator("main").inner_text().split("\n2026")[0]


STATES = """async ([ids, moments, script]) => {
  const { hereOf } = (await import(script)).$shared_next_dates; // as joined_scripts.py names it
  const { showAge } = await import(script.replace("site.js", "stale-page.js"));
  const found = moments.map(() => ({}));
  for (const id of ids) {
    const built = new DOMParser().parseFromString(await (await fetch(`/a/${id}/`)).text(), "text/html");
    for (const [number, moment] of moments.entries()) {
      const page = built.cloneNode(true);
      showAge(page, hereOf(page, new Date(moment)));
      const notice = page.querySelector("[data-fp-over-from]");
      // What was old when it was built says so in a notice alone.
      const box = page.querySelector(".fp-checked, .fp-notice#checked").classList;
      const isOld = box.contains("fp-checked--old") || box.contains("fp-notice");
      const late = ["due", "overdue"].find((each) => box.contains(`fp-checked--${each}`));
      const state = isOld ? "old" : late ?? "checked";
      found[number][id] = [state, Boolean(notice && !notice.hidden)];
    }
  }
  return found;
}"""


def test_every_activity_says_of_its_age_what_a_build_on_that_day_would(page: Page, demo_url: str) -> None:
    directory = read_directory(ROOT / "assets")[0]
    days = [NOW.date() + timedelta(days=days) for days in (0, 180, 800)]
    at(page, NOW, f"{demo_url}/about/")
    script = page.locator("script[src$='/js/site.js']").get_attribute("src")
    here = [each for each in directory.activities.values() if each.closed is None][:: 1 if IS_THOROUGH else 5]

    shown = page.evaluate(STATES, [[each.id for each in here], [f"{day}T09:00:00Z" for day in days], script])

    for day, words in zip(days, shown, strict=True):
        edition = Edition(directory=directory, today=day)
        assert words == {
            each.id: [say_freshness(edition, each, contact_of(edition, each)).state, edition.is_over(each)]
            for each in here
        }, f"on {day}"


def test_figures_of_the_whole_directory_are_reported_for_a_month(page: Page, demo_url: str) -> None:
    figures = page.get_by_text("entries were checked in the past 6 months.")
    at(page, nine(date(2026, 12, 22)), f"{demo_url}/")
    expect(figures).to_be_visible()
    back_at(page, nine(date(2026, 12, 23)))

    expect(figures).to_be_hidden()
    expect(page.get_by_text("What we picked out for this day is over.").locator("visible=true")).to_have_count(0)


def test_without_a_script_the_front_page_names_nothing_that_is_on_only_once(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/")

    rules = plain_page.locator("[data-fp-store] li:visible")
    expect(rules).to_have_count(8)
    expect(rules.filter(has_text="2026")).to_have_count(0)


def test_the_card_of_what_is_over_says_so_and_does_not_send_people_to_ask(page: Page, demo_url: str) -> None:
    at(page, nine(date(2027, 2, 4)), f"{demo_url}/g/selwood-patients/")

    card = page.locator(".fp-card").filter(has=page.locator("[data-fp-last='2027-02-04']"))
    expect(card.locator(".fp-next")).to_have_text("This is over.")
