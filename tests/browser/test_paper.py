"""A record on paper: two sides of A4, with what somebody needs on the way there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.finder import ask_anew, wait_for_all
from tests.browser.kinds import KINDS

FULLEST = KINDS["activity"]


def sides(page: Page) -> int:
    """How many sides of paper it takes. A page that was asked to look as on a screen is printed as on a screen."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("record", ["/a/kind-company-grief-cafe/", "/a/wells-rhyme-time/"])
def test_a_record_takes_one_sheet_at_two_places_or_at_three(record: str, page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{record}")

    assert sides(page) <= 2


NEEDED = (
    "Frome Talking Cafe",
    "Every Monday, 11am to 1pm, not on bank holidays.",
    "Market Yard, Frome BA11 1BE",
    "01632 960280",
    "Free. Tea and coffee are free. Cake is 50p.",
    "directory.example.org/a/frome-talking-cafe",
)


def has_helplines(page: Page) -> None:
    expect(page.locator(".fp-helpnow").get_by_text("Samaritans, 116")).to_be_visible()


def test_the_fullest_record_on_paper(page: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    page.goto(f"{demo_url}{FULLEST}")

    with subtests.test("it takes one sheet"):
        assert sides(page) <= 2

    page.emulate_media(media="print")

    with subtests.test("it holds what is needed on the way and nothing only for a screen"):
        printed = " ".join(page.locator("body").inner_text().split())
        assert [words for words in NEEDED if words not in printed] == []
        for role in ("navigation", "contentinfo", "button", "search"):
            expect(page.get_by_role(role).locator("visible=true")).to_have_count(0)
        expect(page.locator(".fp-next").get_by_text("Today")).to_be_hidden()
        expect(page.locator(".fp-next")).to_contain_text("Monday 23 November 2026")
        expect(page.locator(".fp-printfoot")).to_be_hidden()  # a record ends with its own address alone

    with subtests.test("the helplines end it"):
        has_helplines(page)

    with subtests.test("icons are pictures and not masks, of which printers draw the edge as a fine grey line"):
        icon = page.locator("i.fp-i:visible").first
        expect(icon).to_have_css("mask-image", "none")
        expect(icon).to_have_css("background-image", re.compile("^url"))
        page.emulate_media(media="null")
        expect(icon).to_have_css("mask-image", re.compile("^url"))


def entry_on_paper(page: Page, entry: str) -> None:
    """On paper an entry of a list has its number and the address of its page."""
    cafe = page.locator(entry, has_text="Frome Talking Cafe").first
    page.emulate_media(media="null")
    expect(cafe).to_be_attached()
    expect(cafe.get_by_text("01632 960280")).to_be_hidden()

    page.emulate_media(media="print")

    address = re.compile(r"01632 960280\. directory\.example\.org/a/frome-talking-cafe$")  # not that of a preview
    expect(cafe.get_by_text(address).last).to_be_visible()


def test_a_town_on_paper(page: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    page.goto(f"{demo_url}{KINDS['town']}")
    times = page.locator("[data-fp-soonest] time:visible")
    expect(times.filter(has_text=re.compile("Today|Tomorrow"))).not_to_have_count(0)

    with subtests.test("each entry has its number and the address of its page"):
        entry_on_paper(page, ".fp-az li")

    with subtests.test("what comes up has its dates"):
        text = times.evaluate_all("times => times.map((time) => time.innerText)")
        assert text
        assert [words for words in text if not re.fullmatch(r"[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}", words)] == []

    with subtests.test("links to other lists are not printed"):
        expect(page.get_by_role("heading", name=re.compile("^All "))).to_be_visible()
        expect(page.get_by_role("heading", name="By building", include_hidden=True)).to_be_hidden()

    with subtests.test("the helplines end it"):
        has_helplines(page)


def test_links_to_other_lists_are_printed_where_they_are_all_there_is(page: Page, demo_url: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{demo_url}{KINDS['towns']}")

    expect(page.locator(".fp-links", has_text="Frome").first).to_be_visible()


def test_what_is_on_on_paper(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/")

    entry_on_paper(page, ".fp-slot")
    has_helplines(page)


@pytest.mark.parametrize("kind", ["place", "group"])
def test_the_helplines_end_every_print(kind: str, page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{KINDS[kind]}")
    page.emulate_media(media="print")

    has_helplines(page)


def helplines_are_printed_once(page: Page) -> None:
    expect(page.locator(".fp-crisis").get_by_text("Samaritans, 116")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("Samaritans, 116").locator("visible=true")).to_have_count(1)


def test_where_the_helplines_are_above_they_are_printed_once(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{KINDS['activity with help in a crisis']}")

    helplines_are_printed_once(page)


def test_a_front_page_wastes_no_sheet(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/")
    expect(page.locator(".fp-sign").first).to_be_attached()

    assert sides(page) <= 3


def test_results_on_paper(finder: Page, subtests: pytest.Subtests) -> None:
    wait_for_all(finder)
    finder.emulate_media(media="print")

    with subtests.test("the helplines end it"):
        has_helplines(finder)

    finder.emulate_media(media="null")
    ask_anew(finder, "#q=talking%20cafe")

    with subtests.test("each has its number and the address of its page"):
        entry_on_paper(finder, ".fp-card")

    with subtests.test("they give dates and say whose they are and whom to ring"):
        card = finder.locator(".fp-card", has_text="Frome Talking Cafe")
        last = finder.locator(".fp-printfoot")
        expect(card.get_by_text("Today")).to_be_hidden()
        expect(card.get_by_text("Monday 23 November, 11am to 1pm").first).to_be_visible()
        expect(last).to_be_visible()
        expect(last).to_contain_text("directory.example.org")
        expect(last).to_contain_text("01632\N{NO-BREAK SPACE}960001")

    finder.emulate_media(media="null")
    ask_anew(finder, "#q=company&near=Shepton+Mallet")

    with subtests.test("ten waste no sheet"):
        expect(finder.locator(".fp-card").first).to_be_visible()
        assert sides(finder) <= 2

    with subtests.test("they say how many are left out"):
        finder.emulate_media(media="print")
        line = finder.locator("[data-fp-unprinted]")
        count = (finder.locator("[data-fp-heading]").text_content() or "").split(" ")[0]  # one number for one list
        expect(line).to_have_text(f"Showing 10 of {count}. To print more, show more first.")
        expect(line).to_be_visible()
        finder.emulate_media(media="null")

    with subtests.test("nor does a map of them waste a sheet"):
        ask_anew(finder, "#q=company&near=Shepton+Mallet&view=map")
        expect(finder.locator(".fp-card").first).to_be_attached()
        assert sides(finder) <= 2

    with subtests.test("where the helplines are above they are printed once"):
        ask_anew(finder, "#q=overdose")
        helplines_are_printed_once(finder)


def test_each_entry_beside_a_map_has_its_number_and_the_address_of_its_page(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/find/#q=talking%20cafe&view=map")

    entry_on_paper(page, ".fp-card")
