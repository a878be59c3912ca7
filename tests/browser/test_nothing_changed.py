"""Somebody who runs a group says in one press that nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.kinds import does_not_fit
from tests.browser.seen_by_axe import faults_by_day

SAME = "/add/#same=a/frome-talking-cafe"


def test_one_press_opens_a_letter_that_says_so(
    demo_url: str, open_tab: Callable[..., Page], watched: Callable[[Page], Page]
) -> None:
    tab = watched(open_tab(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True))
    tab.goto(f"{demo_url}/a/frome-talking-cafe/")
    letter = tab.get_by_role("link", name="I run this: nothing has changed").get_attribute("href") or ""
    tab.goto(f"{demo_url}{SAME}")

    expect(tab.locator("[data-fp-same-shown]")).to_be_visible()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Frome Talking Cafe: is it all still right?")
    expect(tab.locator("form:visible")).to_have_count(0)
    link = tab.get_by_role("link", name="Yes, it is all still right. Send it by email")
    for href in (letter, link.get_attribute("href") or ""):
        fields = parse_qs(urlsplit(href).query)
        assert fields["subject"] == ["Frome Talking Cafe is still right"]
        assert "want: right\nkind: activity\nid: frome-talking-cafe" in fields["body"][0].replace("\r\n", "\n")
    assert faults_by_day(tab) == []
    assert does_not_fit(tab) == []

    tab.get_by_role("link", name="No, something has changed").click()
    expect(tab.locator('[data-fp-shows="activity/frome-talking-cafe"]')).to_be_visible()
    expect(tab.locator("[data-fp-same]")).to_be_hidden()
    expect(tab.get_by_label("Name of the group or activity")).to_have_value("Frome Talking Cafe")

    tab.goto(f"{demo_url}/add/#same=a/nobody-of-that-name")
    expect(tab.locator('[data-fp-same-shown="a/nobody-of-that-name"]')).to_be_visible()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("This entry is not in the directory")
    expect(tab.locator("[data-fp-same-ways] *")).to_have_count(0)
