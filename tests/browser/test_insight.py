"""From a gap in a town to the form that is begun for it."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenTab = Callable[..., Page]


def chosen(tab: Page) -> list[str]:
    """What the questions of category and town hold."""
    category = tab.locator('[data-fp-form="activity"] [data-fp-field="categories"]')
    where = tab.locator('[data-fp-form="activity"] [data-fp-ask="area"] select')
    return [*category.locator("option:checked").evaluate_all("all => all.map(one => one.value)"), where.input_value()]


def test_a_gap_leads_to_the_form_begun_with_its_category_and_town(demo_url: str, open_tab: OpenTab) -> None:
    tab = open_tab(viewport={"width": 360, "height": 800})
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(f"{demo_url}/insight/street/")
    gap = tab.get_by_role("listitem").filter(has_text="I look after someone: nothing in Street on weekday mornings")
    expect(gap).to_contain_text("Could be asked:")
    link = gap.get_by_role("link", name="I do this, or would like to")
    category = re.search(r"#new=activity&category=([a-z-]+)&area=street$", link.get_attribute("href") or "")

    link.press("Enter")

    expect(tab.locator('[data-fp-shows="activity"]')).to_be_visible()
    assert category
    assert chosen(tab) == [category[1], "street"]
    assert not [url for url in requests if "street" in url and "/insight/" not in url]  # it stays on the device


def test_what_the_form_does_not_offer_begins_nothing(demo_url: str, open_tab: OpenTab) -> None:
    tab = open_tab()
    for fragment in ("category=no-such&area=nowhere", "category=refuges&area=__proto__", 'category="]&area='):
        tab.goto("about:blank")
        tab.goto(f"{demo_url}/add/#new=activity&{fragment}")
        expect(tab.locator('[data-fp-shows="activity"]')).to_be_visible()

        assert [value for value in chosen(tab) if value] == []


def test_on_paper_yes_no_and_not_known_are_three_shades_and_no_heading_is_broken(
    demo_url: str, open_tab: OpenTab
) -> None:
    tab = open_tab(viewport={"width": 700, "height": 900})
    tab.goto(f"{demo_url}/insight/")
    categories = tab.get_by_role("heading", name="For each category, by part of the week")
    expect(categories).to_be_visible()
    tab.emulate_media(media="print")
    expect(categories).to_be_hidden()  # with what is folded below it

    shades = "all => new Set(all.map(one => getComputedStyle(one).fill)).size"
    assert tab.locator(".fp-bars__key rect").evaluate_all(shades) == 3
    broken = "all => all.filter(one => getComputedStyle(one).overflowWrap !== 'normal').map(one => one.textContent)"
    assert tab.locator(".fp-table--numbers thead th").evaluate_all(broken) == []
