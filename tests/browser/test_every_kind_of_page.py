"""Every kind of page in windows of three widths, by day and by night, and with its text at twice the usual size.

Each page is visited once for all of it: to open one takes as long as to look at it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.kinds import ALIKE, BARE, HANDBOOK, KINDS, broken_words, does_not_fit, faults_of, look_at
from tests.browser.quiet import wait_until_quiet
from tests.browser.seen_by_axe import (
    Colours,
    faults_but_for_colours,
    faults_by_day,
    faults_by_night,
    faults_of_another_window,
    remember_what_is_seen,
    thin_out,
)
from tests.thorough import IS_THOROUGH

SMALLEST = {"width": 320, "height": 640}  # the narrowest that must work: WCAG 1.4.10
NARROW = {"width": 360, "height": 900}
WIDE = {"width": 1280, "height": 900}

# Those that have most in a wide window that a narrow one has not. Every night all kinds are looked at wide, and with
# large text.
LAYOUTS = ("home", "activity", "find")


@pytest.fixture
def steady(open_tab: OpenTab) -> Page:
    """A small telephone on which nothing is to move, so that no colour is looked at while it changes."""
    telephone = {"has_touch": True, "is_mobile": True}
    return open_tab(viewport=SMALLEST, reduced_motion="reduce", color_scheme="light", **telephone)


def beside(window: str, faults: list[str]) -> list[str]:
    return [f"{window}: {fault}" for fault in faults]


@contextmanager
def large_text(page: Page) -> Iterator[None]:
    """Text at twice its size, as a reader sets it in the browser, so that widths in em follow too."""
    settings = page.context.new_cdp_session(page)
    settings.send("Page.enable")
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    try:
        yield
    finally:
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        settings.detach()


class Looks:
    """All looks at one page after another."""

    def __init__(self, *, wide: Collection[str] = ()) -> None:
        """Those of these kinds are looked at with large text too, and in a wide window."""
        self._wide = wide
        self._colours, self._wide_colours = Colours(), Colours()

    def faults(self, page: Page, kind: str) -> list[str]:
        """What is wrong with a page that has come in the smallest window. Colours by night are those of a narrow one.

        A wide one has no others. The page is left as good as empty. Large text is looked at, but for every night, where
        three entries of a list that are alike are left of it: all of What's on takes longer than ten other pages.
        """
        wait_until_quiet(page)
        faults = beside("smallest", does_not_fit(page))
        if not IS_THOROUGH:
            thin_out(page)
        remember_what_is_seen(page)
        if kind in self._wide:
            with large_text(page):
                for size in (NARROW, WIDE):
                    page.set_viewport_size(size)
                    faults += beside(f"large text, {size['width']}", does_not_fit(page))
                    if size is NARROW:
                        faults += beside("large text", broken_words(page))
        if IS_THOROUGH:
            thin_out(page)
        if kind in self._wide:
            faults += beside("wide", [*faults_of_another_window(page), *self._wide_colours.faults(page)])
        if page.viewport_size != NARROW:
            page.set_viewport_size(NARROW)
        faults += beside("narrow", faults_but_for_colours(page))
        faults += beside("narrow", self._colours.faults_by_day_and_by_night(page))
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(SMALLEST)
        return faults


def faults_of_kinds(page: Page, url: str, kinds: Collection[str], wide: Collection[str] = ()) -> dict[str, list[str]]:
    """What is wrong with pages, with their folds open: only those with a fault."""
    looks, wrong = Looks(wide=wide), {}
    for kind in kinds:
        look_at(page, f"{url}{KINDS[kind]}")
        if faults := looks.faults(page, kind):
            wrong[kind] = faults
    return wrong


def test_nothing_is_wrong_with_any_kind_of_page_in_any_window(steady: Page, demo_url: str) -> None:
    kinds = [kind for kind in KINDS if kind not in ALIKE]

    assert faults_of_kinds(steady, demo_url, kinds, wide=kinds if IS_THOROUGH else LAYOUTS) == {}


def test_nothing_is_wrong_with_pages_that_differ_in_words_alone(steady: Page, demo_url: str) -> None:
    assert faults_of_kinds(steady, demo_url, ALIKE, wide=ALIKE) == {}


def test_nothing_is_wrong_with_pages_that_lead_on(steady: Page, demo_url: str) -> None:
    def look(page: Page) -> list[str]:
        return [*does_not_fit(page), *faults_by_day(page)]

    assert faults_of(steady, demo_url, BARE, look) == {}


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing_wrong_with_the_handbook(scheme: str, width: int, demo_url: str, open_tab: OpenTab) -> None:
    def look(page: Page) -> list[str]:
        thin_out(page)
        return faults_by_day(page)

    # Material chooses its colours as the page opens.
    page = open_tab(viewport={"width": width, "height": 900}, color_scheme=scheme)

    assert faults_of(page, demo_url, HANDBOOK, look) == {}


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


PLAIN = (
    "<!doctype html><html lang=en><title>Tea</title><meta name=viewport content='width=device-width'>"
    "<style>{style}</style><main><h1>Tea</h1>{main}</main>"
)
FAINT = ".faint { color: #999; background: #888 } @media (max-width: 900px) { .wide { display: none } }"
FAINT_BY_NIGHT = "@media (prefers-color-scheme: dark) { .faint { color: #777; background: #888 } }"


@pytest.mark.parametrize(("style", "when"), [(FAINT, "narrow: color"), (FAINT_BY_NIGHT, "narrow: by night")])
def test_colours_are_looked_at_again_where_a_part_looks_otherwise_or_could_not_be_seen(
    steady: Page, demo_url: str, style: str, when: str
) -> None:
    steady.goto(f"{demo_url}/robots.txt")
    looks = Looks()
    pages = {
        "plain": "<p>Tea</p><p hidden class=faint>Tea</p>",
        "another class": "<p>Tea</p><p class=faint>Tea</p>",
        "the same": "<p>Tea</p><p class=faint>Tea</p>",
        "in another place": "<section><p class=faint>Tea</p></section>",
    }
    wrong = {}
    for kind, main in pages.items():
        steady.set_content(PLAIN.format(style=style, main=main))
        wrong[kind] = [fault for fault in looks.faults(steady, kind) if fault.startswith(when)]

    assert [kind for kind, faults in wrong.items() if faults] == ["another class", "in another place"]


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("<p class='wide faint'>Tea</p>", "wide: color-contrast"),
        ("<p class=wide><img src='data:,'></p>", "wide: image-alt"),
        ("<p style='inline-size: 60em; max-inline-size: 1000px'>Tea</p>", "large text, 360: 640 pixels too wide"),
        ("<p style='inline-size: 360px'>Tea</p>", "smallest: 40 pixels too wide"),
        ("<p><img src='data:,'></p>", "narrow: image-alt"),
    ],
)
def test_a_fault_in_one_window_alone_would_be_seen(part: str, fault: str, steady: Page, demo_url: str) -> None:
    steady.goto(f"{demo_url}/robots.txt")
    steady.set_content(PLAIN.format(style=FAINT + "body { margin: 0 }", main=part))

    assert [each for each in Looks(wide=["tea"]).faults(steady, "tea") if each.startswith(fault)]
