"""On a slow phone people choose before the scripts have come. What they chose stays."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.site import NOW


class Held:
    """Holds back what a pattern fits until all of it may come."""

    def __init__(self, page: Page, pattern: str | re.Pattern[str]) -> None:
        self._waiting: list[Route] = []
        self._is_open = False
        page.route(pattern, self._take)

    def _take(self, route: Route) -> None:
        if self._is_open:
            route.continue_()
        else:
            self._waiting.append(route)

    def let_come(self) -> None:
        self._is_open = True
        for route in self._waiting:
            route.continue_()


def test_a_town_chosen_before_the_days_are_ready_stays(page: Page, demo_url: str) -> None:
    held = Held(page, "**/js/whats-on.js")
    page.goto(f"{demo_url}/whats-on/", wait_until="commit")
    page.get_by_label("Town or village").select_option("Frome")
    held.let_come()
    page.get_by_role("button", name="Show these").click()

    tomorrow = page.locator(f"section[data-fp-day='{NOW:%Y-%m-}{NOW.day + 1}'] .fp-slot")
    expect(tomorrow.filter(has_text="Frome").first).to_be_visible()
    expect(tomorrow.filter(has_text="Wells")).to_have_count(0)
