"""An address that leads nowhere, because it was printed in capitals or copied with the comma after it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.quiet import wait_until_quiet
from tests.browser.site import ROOT

MEANT = ROOT / "generator" / "fingerpost" / "browser" / "js" / "lost" / "meant.js"
CAFE = "/a/frome-talking-cafe/"
# What is asked for, where the site begins, and what is offered; "": nothing.
CASES = [
    ("/A/GOOD/", "/", "/a/good/"),
    *(
        (f"/a/good{sign}", "/", "/a/good/")
        for sign in [*",.);:!?*'", "%20", "%2C", "%E2%80%9D", "%C2%A0", ").", ",/", "%"]
    ),
    *((f"/a/{sign}good/", "/", "/a/good/") for sign in ["(", "%20", "%3C", "%E2%80%9C"]),
    ("/a/good/index.html", "/", "/a/good/"),
    ("/a/Good.html", "/", "/a/good/"),
    ("/a/good", "/", "/a/good/"),
    ("//a//good/", "/", "/a/good/"),
    ("/a%2Fgood/", "/", "/a/good/"),
    ("/a/good%20group/", "/", "/a/good-group/"),
    ("/Town/A/GOOD", "/town/", "/town/a/good/"),
    ("/A/GOOD", "/town/", "/town/a/good/"),
    ("/a/good/", "/", ""),
    ("/", "/", ""),
    ("/index.html", "/", ""),
    ("//evil.example", "/", ""),
    ("//evil.example/a/good/", "/", ""),
    ("/%5C%5Cevil.example/", "/", ""),
    ("/https://evil.example/", "/", ""),
    ("/javascript:alert(1)/", "/", ""),
    ("/a/%3Cimg%20src=x%20onerror=alert(1)%3E/", "/", ""),
    ("/a/caf%C3%A9/", "/", ""),
    ("/a/" + "x" * 300 + "/A/", "/", ""),
]


def test_what_was_meant_is_on_this_site_or_nothing(page: Page) -> None:
    source = MEANT.read_text(encoding="utf-8").replace("export function", "function")

    offered = page.evaluate(
        f"(cases) => {{ {source}; return cases.map(([path, root]) => meantPath(path, root)); }}", CASES
    )

    assert dict(zip(CASES, offered, strict=True)) == {case: case[2] for case in CASES}


@pytest.mark.parametrize(
    "address",
    ["/A/FROME-TALKING-CAFE/", "/a/frome-talking-cafe,", "/a/frome-talking-cafe)%20", "/A/Frome-Talking-Cafe.html"],
)
def test_the_page_that_was_meant_is_offered(address: str, page: Page, demo_url: str) -> None:
    page.goto(demo_url + address)
    expect(page.get_by_role("status").filter(has_text="Did you mean this page?")).to_be_visible()

    page.get_by_role("link", name=CAFE).click()

    expect(page).to_have_url(demo_url + CAFE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Frome Talking Cafe")


def test_nothing_is_offered_that_is_not_there(page: Page, demo_url: str) -> None:
    for address in ("/A/NO-SUCH-GROUP/", "/no-such-page/", "/evil.example/", "/%3Cb%3EA%3C/b%3E/"):
        page.goto(demo_url + address)
        wait_until_quiet(page)

        expect(page.get_by_text("Did you mean this page?"), address).to_be_hidden()
        expect(page.get_by_role("link", name="Everything, A to Z")).to_be_visible()


def test_without_scripts_there_are_the_search_and_the_lists(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/A/FROME-TALKING-CAFE/")

    expect(plain_page.get_by_text("Did you mean this page?")).to_be_hidden()
    expect(plain_page.get_by_role("main").get_by_role("link", name="Find something to do")).to_be_visible()
    expect(plain_page.get_by_role("link", name="Everything, A to Z")).to_be_visible()


def test_it_fits_a_small_telephone(open_tab: OpenTab, demo_url: str) -> None:
    page = open_tab(viewport={"width": 320, "height": 640})
    page.goto(f"{demo_url}/A/FROME-TALKING-CAFE/")
    expect(page.get_by_role("link", name=CAFE)).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") == 320
