"""A record on paper: two sides of A4, with what somebody needs on the way there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS

FULLEST = KINDS["activity"]


@pytest.fixture
def paper(page: Page, demo_url: str) -> Page:
    """The fullest record as the printer gets it."""
    page.goto(f"{demo_url}{FULLEST}")
    page.emulate_media(media="print")
    return page


def sides(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def test_the_fullest_record_takes_two_sides(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{FULLEST}")

    assert sides(page) <= 2


def test_a_record_of_three_places_takes_no_more_than_three_sides(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/a/wells-rhyme-time/")

    assert sides(page) <= 3


@pytest.mark.parametrize(
    "words",
    [
        "Frome Talking Cafe",
        "Every Monday, 11am to 1pm, not on bank holidays.",
        "Market Yard, Frome BA11 1BE",
        "01632\N{NO-BREAK SPACE}960280",
        "Free. Tea and coffee are free. Cake is 50p.",
        "directory.example.org/a/frome-talking-cafe",
    ],
)
def test_paper_holds_what_is_needed_on_the_way(words: str, paper: Page) -> None:
    expect(paper.get_by_text(words).locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize("role", ["navigation", "contentinfo", "button", "search"])
def test_paper_bears_nothing_that_only_a_screen_can_use(role: str, paper: Page) -> None:
    expect(paper.get_by_role(role).locator("visible=true")).to_have_count(0)


def test_paper_gives_the_date_and_not_the_word_today(paper: Page) -> None:
    next_date = paper.locator(".fp-next")

    expect(next_date.get_by_text("Today")).to_be_hidden()
    expect(next_date).to_contain_text("Monday 23 November 2026")


def test_what_comes_up_in_a_town_has_its_dates_on_paper(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{KINDS['town']}")
    times = page.locator("[data-fp-soonest] time:visible")
    expect(times.filter(has_text=re.compile("Today|Tomorrow"))).not_to_have_count(0)

    page.emulate_media(media="print")

    said = times.evaluate_all("times => times.map((time) => time.innerText)")
    assert said
    assert [words for words in said if not re.fullmatch(r"[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}", words)] == []


@pytest.fixture
def found_on_paper(page: Page, demo_url: str) -> Page:
    """What was found, as the printer gets it."""
    page.goto(f"{demo_url}/find/#q=talking%20cafe")
    expect(page.locator(".fp-card").first).to_be_visible()
    page.emulate_media(media="print")
    return page


def test_results_on_paper_give_the_date_and_not_the_word_today(found_on_paper: Page) -> None:
    card = found_on_paper.locator(".fp-card", has_text="Frome Talking Cafe")

    expect(card.get_by_text("Today")).to_be_hidden()
    expect(card.get_by_text("Monday 23 November, 11am to 1pm").first).to_be_visible()


def test_results_on_paper_say_whose_they_are_and_whom_to_ring(found_on_paper: Page) -> None:
    last = found_on_paper.locator(".fp-printfoot")

    expect(last).to_be_visible()
    expect(last).to_contain_text("directory.example.org")
    expect(last).to_contain_text("01632\N{NO-BREAK SPACE}960001")


def test_a_record_on_paper_ends_with_its_own_address_alone(paper: Page) -> None:
    expect(paper.locator(".fp-printfoot")).to_be_hidden()


@pytest.mark.parametrize("kind", ["activity", "town", "whats-on", "place", "group", "find"])
def test_the_helplines_end_every_print(kind: str, page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{KINDS[kind]}")
    page.emulate_media(media="print")

    expect(page.locator(".fp-helpnow").get_by_text("Samaritans, 116")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/find/#q=talking%20cafe", ".fp-card"),
        ("/find/#q=talking%20cafe&view=map", ".fp-card"),
        ("/browse/towns/frome/", ".fp-az li"),
        ("/whats-on/", ".fp-slot"),
    ],
)
def test_each_entry_of_a_list_on_paper_has_its_number_and_the_address_of_its_page(
    address: str, entry: str, page: Page, demo_url: str
) -> None:
    page.goto(f"{demo_url}{address}")
    cafe = page.locator(entry, has_text="Frome Talking Cafe").first
    expect(cafe).to_be_attached()
    expect(cafe.get_by_text("01632 960280")).to_be_hidden()

    page.emulate_media(media="print")

    expect(cafe.get_by_text(re.compile(r"01632 960280\. .+/a/frome-talking-cafe$")).last).to_be_visible()


def test_results_on_paper_say_how_many_are_left_out(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/find/#q=company&near=Shepton+Mallet")
    expect(page.locator(".fp-card").first).to_be_visible()
    page.emulate_media(media="print")

    line = page.locator("[data-fp-unprinted]")
    expect(line).to_have_text(re.compile(r"^Showing 10 of \d+\. To print more, show more first\.$"))
    expect(line).to_be_visible()
