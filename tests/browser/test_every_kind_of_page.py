"""Every kind of page in windows of three widths: it fits, and axe-core finds nothing wrong, by day and by night.

Each page is visited once for all of it: to open one takes as long as to look at it.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.kinds import ALIKE, BARE, HANDBOOK, KINDS, does_not_fit, faults_of
from tests.browser.quiet import wait_until_quiet
from tests.browser.seen_by_axe import faults_by_day, faults_by_night, thin_out
from tests.thorough import IS_THOROUGH

SMALLEST = {"width": 320, "height": 640}  # the narrowest that must work: WCAG 1.4.10
NARROW = {"width": 360, "height": 900}
WIDE = {"width": 1280, "height": 900}

# Each layout that a wide window has and a narrow one has not. Every night all kinds are looked at wide.
LAYOUTS = ("home", "activity", "need", "whats-on", "menu", "add", "find", "insight", "404")


@pytest.fixture
def steady(open_tab: OpenTab) -> Page:
    """A small telephone on which nothing is to move, so that no colour is looked at while it changes."""
    telephone = {"has_touch": True, "is_mobile": True}
    return open_tab(viewport=SMALLEST, reduced_motion="reduce", color_scheme="light", **telephone)


def beside(width: str, faults: list[str]) -> list[str]:
    return [f"{width}: {fault}" for fault in faults]


def narrow_faults(page: Page, *, wide: bool = False) -> list[str]:
    """What is wrong in the narrowest window and in that of a telephone, where everything is unfolded."""
    wait_until_quiet(page)
    faults = beside("smallest", does_not_fit(page))
    thin_out(page)
    if wide:
        page.set_viewport_size(WIDE)
        faults += beside("wide", faults_by_day(page))
    page.set_viewport_size(NARROW)
    faults += beside("narrow", [*faults_by_day(page), *faults_by_night(page)])
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(SMALLEST)
    return faults


def narrow_and_wide_faults(page: Page) -> list[str]:
    """What is wrong in any window. Colours by night are those of a narrow page: a wide one has no others."""
    return narrow_faults(page, wide=True)


def test_nothing_is_wrong_with_any_kind_of_page_in_any_window(steady: Page, demo_url: str) -> None:
    wide = {kind: address for kind, address in KINDS.items() if kind in LAYOUTS or (IS_THOROUGH and kind not in ALIKE)}

    assert faults_of(steady, demo_url, wide, narrow_and_wide_faults) == {}


def test_nothing_is_wrong_with_other_kinds_of_page_on_a_telephone(steady: Page, demo_url: str) -> None:
    narrow = {kind: KINDS[kind] for kind in KINDS if kind not in LAYOUTS and kind not in ALIKE and not IS_THOROUGH}

    assert faults_of(steady, demo_url, narrow, narrow_faults) == {}


def test_nothing_is_wrong_with_pages_that_differ_in_words_alone(steady: Page, demo_url: str) -> None:
    alike = {kind: KINDS[kind] for kind in ALIKE}

    assert faults_of(steady, demo_url, alike, narrow_faults) == {}


def test_nothing_is_wrong_with_pages_that_lead_on(steady: Page, demo_url: str) -> None:
    def look(page: Page) -> list[str]:
        return [*does_not_fit(page), *faults_by_day(page)]

    assert faults_of(steady, demo_url, BARE, look) == {}


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing_wrong_with_the_handbook(scheme: str, width: int, demo_url: str, open_tab: OpenTab) -> None:
    # Material chooses its colours as the page opens.
    page = open_tab(viewport={"width": width, "height": 900}, color_scheme=scheme)

    assert faults_of(page, demo_url, HANDBOOK, faults_by_day) == {}


def test_a_fault_far_down_a_list_of_what_is_alike_would_be_seen(page: Page) -> None:
    alike, other = "<li><b>Tea</b><p>Tea</p></li>", "<li><b>Tea</b></li>"
    page.set_content(f"<main><h1>Tea</h1><ul>{alike * 9}{other * 9}<li><img src='data:,'></li></ul></main>")
    thin_out(page)

    assert [fault for fault in faults_by_day(page) if fault.startswith("image-alt")]
    expect(page.get_by_role("listitem")).to_have_count(4)


def test_words_too_faint_by_night_would_be_seen(page: Page) -> None:
    faint = "@media (prefers-color-scheme: dark) { [open] > .s { color: #777; background: #888 } }"
    alike = "<details><summary>Tea</summary><p class=s>Tea</p></details><p class=s>Tea</p>" * 3
    fold = "<details open><summary>Tea</summary><p class=s>Too faint</p></details>"
    text = f"<html lang=en><title>Tea</title><style>{faint}</style><main><h1>Tea</h1>{alike}{fold}</main>"
    page.set_content(text)
    assert faults_by_day(page) == []

    assert [fault.split(":")[:2] for fault in faults_by_night(page)] == [["by night", " color-contrast"]]
