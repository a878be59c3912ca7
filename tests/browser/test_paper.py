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


@pytest.mark.parametrize("record", [FULLEST, "/a/kind-company-grief-cafe/", "/a/wells-rhyme-time/"])
def test_a_record_takes_one_sheet_whether_at_one_place_at_two_or_at_three(
    record: str, page: Page, demo_url: str
) -> None:
    page.goto(f"{demo_url}{record}")

    assert sides(page) <= 2


NEEDED = (
    "Frome Talking Cafe",
    "Every Monday, 11am to 1pm, not on bank holidays.",
    "Market Yard, Frome BA11 1BE",
    "01632\N{NO-BREAK SPACE}960280",
    "Free. Tea and coffee are free. Cake is 50p.",
    "directory.example.org/a/frome-talking-cafe",
)


def test_paper_holds_what_is_needed_on_the_way_and_nothing_only_for_a_screen(paper: Page) -> None:
    for words in NEEDED:
        expect(paper.get_by_text(words).locator("visible=true").first).to_be_visible()
    for role in ("navigation", "contentinfo", "button", "search"):
        expect(paper.get_by_role(role).locator("visible=true")).to_have_count(0)
    expect(paper.locator(".fp-next").get_by_text("Today")).to_be_hidden()
    expect(paper.locator(".fp-next")).to_contain_text("Monday 23 November 2026")
    expect(paper.locator(".fp-printfoot")).to_be_hidden()  # a record ends with its own address alone


def test_icons_on_paper_are_pictures_and_not_masks(paper: Page) -> None:
    """Printers draw the edge of a mask as a fine grey line."""
    icon = paper.locator("i.fp-i:visible").first

    expect(icon).to_have_css("mask-image", "none")
    expect(icon).to_have_css("background-image", re.compile("^url"))
    paper.emulate_media(media="screen")
    expect(icon).to_have_css("mask-image", re.compile("^url"))


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


def test_results_on_paper_give_dates_and_say_whose_they_are_and_whom_to_ring(found_on_paper: Page) -> None:
    card = found_on_paper.locator(".fp-card", has_text="Frome Talking Cafe")
    last = found_on_paper.locator(".fp-printfoot")

    expect(card.get_by_text("Today")).to_be_hidden()
    expect(card.get_by_text("Monday 23 November, 11am to 1pm").first).to_be_visible()
    expect(last).to_be_visible()
    expect(last).to_contain_text("directory.example.org")
    expect(last).to_contain_text("01632\N{NO-BREAK SPACE}960001")


@pytest.mark.parametrize("kind", ["activity", "town", "whats-on", "place", "group", "find"])
def test_the_helplines_end_every_print(kind: str, page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{KINDS[kind]}")
    page.emulate_media(media="print")

    expect(page.locator(".fp-helpnow").get_by_text("Samaritans, 116")).to_be_visible()


@pytest.mark.parametrize("address", [KINDS["activity with help in a crisis"], "/find/#q=overdose"])
def test_where_the_helplines_are_above_they_are_printed_once(address: str, page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{address}")
    expect(page.locator(".fp-crisis").get_by_text("Samaritans, 116")).to_be_visible()
    page.emulate_media(media="print")

    expect(page.get_by_text("Samaritans, 116").locator("visible=true")).to_have_count(1)


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

    address = re.compile(r"01632 960280\. directory\.example\.org/a/frome-talking-cafe$")  # not that of a preview
    expect(cafe.get_by_text(address).last).to_be_visible()


@pytest.mark.parametrize(
    ("address", "most"),
    [("/", 3), ("/find/#q=company&near=Shepton+Mallet", 2), ("/find/#q=company&near=Shepton+Mallet&view=map", 2)],
)
def test_a_front_page_and_ten_results_waste_no_sheet(address: str, most: int, page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{address}")
    expect(page.locator(".fp-sign, .fp-card").first).to_be_attached()

    assert sides(page) <= most


def test_links_to_other_lists_are_printed_only_where_they_are_all_there_is(page: Page, demo_url: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{demo_url}{KINDS['town']}")
    expect(page.get_by_role("heading", name=re.compile("^All "))).to_be_visible()
    expect(page.get_by_role("heading", name="By building", include_hidden=True)).to_be_hidden()

    page.goto(f"{demo_url}{KINDS['towns']}")
    expect(page.locator(".fp-links", has_text="Frome").first).to_be_visible()


def test_results_on_paper_say_how_many_are_left_out(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/find/#q=company&near=Shepton+Mallet")
    expect(page.locator(".fp-card").first).to_be_visible()
    page.emulate_media(media="print")

    line = page.locator("[data-fp-unprinted]")
    count = (page.locator("[data-fp-heading]").text_content() or "").split(" ")[0]  # one number for one list
    expect(line).to_have_text(f"Showing 10 of {count}. To print more, show more first.")
    expect(line).to_be_visible()
