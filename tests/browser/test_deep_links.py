"""Links that search: as a path, and as a fragment that the finder gives away."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.finder import ask_anew, cards, heading


def test_a_path_leads_to_the_finder(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/go/loneliness/selwood-health-centre/")

    page.wait_for_url("**/find/#need=loneliness&near=BA11*")
    expect(cards(page).first).to_be_visible()
    expect(heading(page)).to_contain_text("near BA11")


def test_without_scripts_it_leads_to_the_list_of_the_town(open_tab: OpenTab, demo_url: str) -> None:
    page = open_tab(java_script_enabled=False)
    page.goto(f"{demo_url}/go/loneliness/selwood-health-centre/")

    page.wait_for_url("**/browse/towns/frome/loneliness/")


def test_the_finder_gives_the_link_to_what_it_shows(finder: Page, demo_url: str) -> None:
    ask_anew(finder, "#need=loneliness&near=BA11&view=map&show=20")

    expect(finder.locator("#find-link")).to_have_text(f"{demo_url}/find/#near=BA11&need=loneliness")
    finder.get_by_text("Link to these results").click()
    expect(finder.get_by_role("button", name="Copy the link")).to_be_visible()
