"""Somebody in danger gets from the top of any page to the crisis lines, with one press and no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("address", ["/", "/a/frome-talking-cafe/", "/about/"])
def test_urgent_help_leads_to_the_numbers(plain_page: Page, demo_url: str, address: str) -> None:
    plain_page.set_viewport_size(PHONE)
    plain_page.goto(f"{demo_url}{address}")

    plain_page.get_by_role("banner").get_by_role("link", name="Urgent help").press("Enter")

    expect(plain_page.get_by_role("heading", name="Need help right now?")).to_be_focused()
    expect(plain_page.get_by_role("region", name="Need help right now?")).to_be_in_viewport()
    expect(plain_page.get_by_role("link", name="Samaritans, 116\N{NO-BREAK SPACE}123").last).to_be_in_viewport()


def test_a_link_to_a_need_of_danger_shows_the_numbers_with_scripts_and_without(
    page: Page, plain_page: Page, demo_url: str
) -> None:
    helpline = "National Domestic Abuse Helpline, 0808\N{NO-BREAK SPACE}2000\N{NO-BREAK SPACE}247"
    page.goto(f"{demo_url}/go/not-safe/ba11/")
    page.wait_for_url("**/find/#need=not-safe*")
    lines = page.locator("[data-fp-crisis]")
    expect(lines.get_by_role("link").first).to_have_text(helpline)  # the one for that danger
    into_menu = page.get_by_role("button", name="Put the first 3 in my menu")
    expect(into_menu).to_be_hidden()  # a list of that would stay in the tab
    page.get_by_role("link", name="Remove filter").first.click()
    expect(lines).to_be_hidden()
    expect(into_menu).to_be_visible()

    plain_page.goto(f"{demo_url}/go/not-safe/ba11/")
    expect(plain_page.get_by_role("link", name=helpline)).to_be_visible()
    expect(plain_page).to_have_url(f"{demo_url}/go/not-safe/ba11/")  # and it does not lead on


@pytest.mark.parametrize("width", [360, 1280])
def test_the_handbook_has_it_too_and_leads_to_the_front_page(page: Page, demo_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{demo_url}/handbook/")
    link = page.get_by_role("banner").get_by_role("link", name="Urgent help")
    expect(link).to_be_in_viewport(ratio=1)

    link.click()

    expect(page).to_have_url(f"{demo_url}/#help-now")
    expect(page.get_by_role("region", name="Need help right now?")).to_be_in_viewport()


def test_it_is_beside_the_name_of_the_site_on_a_phone(page: Page, demo_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{demo_url}/a/frome-talking-cafe/")

    name, link = (page.get_by_role("banner").locator(part).bounding_box() for part in (".fp-brand", ".fp-urgent"))

    assert name is not None
    assert link is not None
    assert link["y"] < name["y"] + name["height"]
    assert link["x"] >= name["x"] + name["width"]
    assert link["height"] >= 44
    assert link["x"] + link["width"] <= 360
