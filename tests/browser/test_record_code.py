"""The words for the record, with one of the two codes before them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS

REFERRED = "Referral to social prescribing service (871731000000106)"
DECLINED = "Social prescribing declined (871711000000103)"


def test_a_code_comes_first_and_gives_way_to_the_next_choice(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}{KINDS['activity']}")
    page.get_by_text("Show the words for the record").click()
    words = page.locator("#record-text")
    plain = words.inner_text()
    code = page.get_by_label("SNOMED CT code to put first")

    for choice in (REFERRED, DECLINED):
        code.select_option(choice)
        expect(words).to_have_text(f"{choice}\n{plain}", use_inner_text=True)
    code.select_option("")
    expect(words).to_have_text(plain, use_inner_text=True)
