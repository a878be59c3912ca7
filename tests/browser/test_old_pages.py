"""What a page says of checks and of what is over is right on the day it is read, and not only on that of the build."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.freshness import say_freshness
from fingerpost.pages.kinds.activity import contact_of
from fingerpost.reading.read import read_directory
from tests.browser.quiet import wait_until_quiet
from tests.browser.site import NOW, ROOT
from tests.thorough import IS_THOROUGH

CAFE = "/a/frome-talking-cafe/"  # checked by a visit on 6 October 2026, and to be checked again in 3 months
LUNCH = "/a/wells-christmas-day-lunch/"
DUE = "This check is due. Ring before you go."
OVERDUE = "This check is overdue. Ring before you go."
OLD = "Not checked for over a year. Ring first."


def at(page: Page, day: date, address: str) -> Page:
    page.clock.set_fixed_time(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    page.goto(address)
    return page


def test_until_the_day_of_the_next_check_the_page_says_it(page: Page, demo_url: str) -> None:
    at(page, date(2027, 1, 6), f"{demo_url}{CAFE}")

    expect(page.locator("#checked")).to_contain_text("We check again by 6 January 2027.")


@pytest.mark.parametrize(("day", "said"), [(date(2027, 1, 7), DUE), (date(2027, 2, 4), OVERDUE)])
def test_after_it_the_page_says_that_the_check_is_due_or_overdue_and_whom_to_ring(
    page: Page, demo_url: str, day: date, said: str
) -> None:
    box = at(page, day, f"{demo_url}{CAFE}").locator("#checked")

    expect(box).to_contain_text("Checked by a visit")
    expect(box).to_contain_text(f"{said} 01632\N{NO-BREAK SPACE}960280")
    expect(box.get_by_role("link")).to_have_attribute("href", "tel:+441632960280")
    expect(box).not_to_contain_text("We check again by")
    expect(page.locator(".fp-notice--warn")).to_have_count(0)


def test_after_a_year_it_says_so_before_the_facts_and_nowhere_else(page: Page, demo_url: str) -> None:
    at(page, date(2027, 10, 7), f"{demo_url}{CAFE}")

    notice = page.locator(".fp-notice--warn")
    expect(notice).to_contain_text("Checked by a visit on 6 October 2026.")
    expect(notice).to_contain_text(OLD)
    expect(page.get_by_text(OLD).locator("visible=true")).to_have_count(1)
    assert page.evaluate("document.querySelector('.fp-notice--warn').nextElementSibling.className").startswith(
        "fp-plate"
    )


def test_coming_back_to_an_old_page_says_it_once(page: Page, demo_url: str) -> None:
    at(page, date(2027, 10, 7), f"{demo_url}{CAFE}")
    expect(page.locator(".fp-notice--warn")).to_have_count(1)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator(".fp-notice--warn")).to_have_count(1)


@pytest.mark.parametrize("address", ["/g/kind-company/", "/p/old-dairy/"])
def test_groups_and_places_say_it_too(page: Page, demo_url: str, address: str) -> None:
    at(page, date(2029, 1, 1), f"{demo_url}{address}")

    expect(page.locator("#checked")).to_contain_text(OLD.partition(".")[0])


def test_what_is_over_says_so_from_the_day_after(page: Page, demo_url: str) -> None:
    over = page.get_by_text("This is over.")
    at(page, date(2026, 12, 25), f"{demo_url}{LUNCH}")
    expect(page.locator(".fp-plate .fp-next")).to_contain_text("Today, Friday 25 December 2026")
    expect(over).to_be_hidden()
    at(page, date(2026, 12, 26), f"{demo_url}{LUNCH}")

    expect(over).to_be_visible()
    expect(page.locator(".fp-plate .fp-next")).to_be_hidden()


def test_what_is_over_need_not_be_checked(page: Page, demo_url: str) -> None:
    at(page, date(2029, 12, 26), f"{demo_url}{LUNCH}")

    expect(page.locator(".fp-notice:visible")).to_have_count(1)


def test_a_page_that_is_still_right_asks_for_nothing_more(page: Page, demo_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    at(page, NOW.date(), f"{demo_url}{CAFE}")
    wait_until_quiet(page)

    assert [url for url in asked if "stale-page" in url] == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "Checked 6 October 2026"),
        (date(2027, 1, 7), "Checked 6 October 2026, due again"),
        (date(2027, 2, 4), "Checked 6 October 2026, overdue"),
        (date(2027, 10, 7), "Not checked since 6 October 2026"),
    ],
)
def test_a_card_says_on_the_day_it_is_read_what_its_check_is_worth(
    page: Page, demo_url: str, day: date, said: str
) -> None:
    at(page, day, f"{demo_url}/g/frome-connectors/")
    foot = page.locator(".fp-card").filter(has=page.locator(f"a[href$='{CAFE}']")).locator(".fp-card__foot")
    expect(foot).to_have_text(said)

    at(page, day, f"{demo_url}/find/#q=frome talking cafe")
    foot = page.locator(".fp-card").filter(has=page.locator(f"a[href$='{CAFE}']")).locator(".fp-card__foot")
    expect(foot).to_have_text(said)


def test_what_is_overdue_on_the_day_of_a_search_comes_later_in_it(page: Page, demo_url: str) -> None:
    both = re.compile("Sewing Table|Drawing at the Wool Store")
    orders = []
    for day in (date(2026, 11, 23), date(2027, 2, 10)):
        page.goto("about:blank")
        at(page, day, f"{demo_url}/find/#q=craft&show=50")
        names = page.locator("[data-fp-list] .fp-card h3").filter(has_text=both)
        expect(names).to_have_count(2)
        orders.append(names.all_inner_texts())

    assert orders[1] == orders[0][::-1]
    assert "Sewing" in orders[0][0]  # checked every three months, and overdue in February; the other is not


def test_what_was_new_a_year_ago_is_not_called_new(page: Page, demo_url: str) -> None:
    at(page, date(2027, 11, 23), f"{demo_url}/new/")

    lede = page.locator(".fp-lede")
    expect(lede).to_contain_text("in the 90 days before 23 November 2026")
    assert "past" not in page.locator("main").inner_text().split("\n2026")[0]


STATES = """async ([ids, moments, script]) => {
  const { hereOf } = (await import(script)).$next_dates; // as joined_scripts.py names it
  const { showAge } = await import(script.replace("site.js", "stale-page.js"));
  const found = moments.map(() => ({}));
  for (const id of ids) {
    const html = await (await fetch(`/a/${id}/`)).text();
    for (const [number, moment] of moments.entries()) {
      const page = new DOMParser().parseFromString(html, "text/html");
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
    at(page, NOW.date(), f"{demo_url}/about/")
    script = page.locator("script[src$='/js/site.js']").get_attribute("src")
    here = [each for each in directory.activities.values() if each.closed is None][:: 1 if IS_THOROUGH else 2]

    shown = page.evaluate(STATES, [[each.id for each in here], [f"{day}T09:00:00Z" for day in days], script])

    for day, said in zip(days, shown, strict=True):
        edition = Edition(directory=directory, today=day)
        assert said == {
            each.id: [say_freshness(edition, each, contact_of(edition, each)).state, edition.is_over(each)]
            for each in here
        }, f"on {day}"


def test_figures_of_the_whole_directory_are_reported_for_a_month(page: Page, demo_url: str) -> None:
    figures = page.get_by_text("entries were checked in the past 6 months.")
    at(page, date(2026, 12, 22), f"{demo_url}/")
    expect(figures).to_be_visible()
    at(page, date(2026, 12, 23), f"{demo_url}/")

    expect(figures).to_be_hidden()
    expect(page.get_by_text("What we picked out for this day is over.").locator("visible=true")).to_have_count(0)


def test_without_a_script_the_front_page_names_nothing_that_is_on_only_once(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/")

    rules = plain_page.locator("[data-fp-store] li:visible")
    expect(rules).to_have_count(8)
    expect(rules.filter(has_text="2026")).to_have_count(0)


def test_the_card_of_what_is_over_says_so_and_does_not_send_people_to_ask(page: Page, demo_url: str) -> None:
    at(page, date(2027, 2, 4), f"{demo_url}/g/selwood-patients/")

    card = page.locator(".fp-card").filter(has=page.locator("[data-fp-last='2027-02-04']"))
    expect(card.locator(".fp-next")).to_have_text("This is over.")
