"""The finder where not everything is fetched at once: the example as a large directory, and the real libraries."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.pages.kinds.find import find_pages
from fingerpost.pages.render.render import render_main
from fingerpost.pages.shipping.browser_files import FOLDER
from fingerpost.publish.prepare import with_browser_files
from fingerpost.search.index.write import search_files
from tests.browser.conftest import OpenTab
from tests.browser.finder import apply, ask, ask_anew, cards, heading, open_finder, pins, tick
from tests.browser.kept_finders import KeptFinders
from tests.browser.quiet import wait_until_quiet
from tests.browser.site import NOW, served
from tests.libraries import imported_libraries
from tests.search.conftest import source_of


def write_finder(demo: Path, site: Path, edition: Edition) -> None:
    """The finder's page and files alone, in the frame of the example site: its other pages are not needed here."""
    shutil.copytree(demo / FOLDER, site / FOLDER)
    (page,) = find_pages(edition)
    shell = (demo / "find" / "index.html").read_text(encoding="utf-8")
    main = f'<main id="main" tabindex="-1">{render_main(page, edition)}</main>'
    (site / "find").mkdir()
    (site / "find" / "index.html").write_text(re.sub(r"(?s)<main .*?</main>", lambda _: main, shell), encoding="utf-8")
    for address, content in search_files(edition.directory, source_of(edition), NOW.date()).items():
        path = site / address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(scope="session")
def libraries_url(demo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The 3,752 open libraries of the United Kingdom, as the handbook imports them: no record has a position."""
    site = tmp_path_factory.mktemp("libraries") / "site"
    loaded = load(imported_libraries(tmp_path_factory), today=NOW.date(), warns=False)
    write_finder(demo_site, site, with_browser_files(loaded).edition)
    with served(site) as address:
        yield address


@pytest.fixture
def libraries(at_finder: OpenTab, watched: Callable[[Page], Page], libraries_url: str) -> Page:
    """A tab at the finder of the libraries."""
    return watched(at_finder(libraries_url))


def asked_of(page: Page, url: str) -> list[str]:
    """The search files that a page asks for from now on."""
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url) if request.url.startswith(f"{url}/search/") else None)
    return urls


def total_of(page: Page) -> int:
    return int(heading(page).inner_text().split()[0].replace(",", ""))


def count_beside(page: Page, option: str) -> int:
    line = page.locator("label.fp-check:visible", has=page.locator(f"[data-fp-option]:text-is('{option}')"))
    return int(re.sub(r"\D", "", line.locator(".fp-count").inner_text()))


def option(page: Page, facet: str, value: str) -> Locator:
    return page.locator("label.fp-check", has=page.locator(f"input[name={facet}][value={value}]"))


def test_a_large_directory_gives_the_same_results(page: Page, demo_url: str, large_url: str) -> None:
    fragment = "#q=talking cafe&near=Wells"
    open_finder(page, demo_url, fragment)
    expected = (heading(page).inner_text(), cards(page).locator("h3").all_inner_texts())

    page.goto("about:blank")
    open_finder(page, large_url, fragment)

    assert (heading(page).inner_text(), cards(page).locator("h3").all_inner_texts()) == expected


def test_the_map_of_a_large_directory_holds_every_result(page: Page, large_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_finder(page, large_url)
    page.get_by_role("radio", name="Map").check()
    expect(pins(page, "zoom in$").first).to_be_visible()
    title = page.locator("[data-fp-map-title]").inner_text()
    rest = page.locator("[data-fp-map-rest]").inner_text()

    placed, everything = map(int, re.findall(r"\d+", title))

    assert everything == total_of(page) > 200
    assert int(re.findall(r"\d+", rest)[0]) == everything - placed
    assert f"of {placed} activities" in page.locator("[data-fp-map] [role=status]").inner_text()


def test_a_pin_of_a_large_directory_fetches_its_cards_when_it_is_opened(page: Page, large_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_finder(page, large_url, "#view=map")
    for _ in range(8):
        expect(page.locator(".fp-pin").first).to_be_visible()
        if pins(page, "show (it|them)$").count():
            break
        pins(page, "zoom in$").first.click()
    pin = pins(page, "show (it|them)$").first
    held = int(pin.inner_text().split()[0])

    pin.click()

    opened = page.locator(".fp-map__open")
    expect(opened.locator("h3")).to_have_count(min(held, 10))
    expect(opened.get_by_role("heading", level=4)).to_contain_text(f"{held} activit")


def test_a_library_is_found_by_its_town_and_with_two_slips(libraries: Page, subtests: pytest.Subtests) -> None:
    # One after the other: to ask nothing in between shows 3,752 libraries each time.
    with subtests.test("by the name of a town alone"):
        ask(libraries, "library", "Frome")

        expect(heading(libraries)).to_have_text("2 results for “library” in Frome")
        expect(libraries.locator("[data-fp-notices]")).to_contain_text("We do not know where Frome is on the map")
        expect(cards(libraries).first).to_contain_text("Frome Library")

    with subtests.test("with two slips"):
        ask(libraries, "libary shepton malet")

        expect(libraries.locator("[data-fp-notices]")).to_contain_text("We looked for “library shepton mallet”.")
        expect(cards(libraries).first).to_contain_text("Shepton Mallet Library")

    with subtests.test("where no postcode is known people are told what to type"):
        ask(libraries, "library", "BA11 1BE")

        expect(libraries.locator("[role=search]")).to_contain_text("Type a town or village instead.")


def test_the_numbers_beside_the_filters_of_the_libraries_are_right(libraries: Page) -> None:
    ask_anew(libraries, "#q=central")
    tick(libraries, "Day and time")
    promised = count_beside(libraries, "Sunday")

    tick(libraries, "Day and time", "Sunday")
    apply(libraries)

    expect(libraries.locator("[data-fp-tags] li")).to_have_count(1)
    assert promised == total_of(libraries) > 1


def test_one_of_two_thousand_towns_is_found_by_its_letters(libraries: Page) -> None:
    tick(libraries, "Town or village")
    towns = libraries.locator("[data-fp-group=area] label.fp-check:visible")
    expect(towns).to_have_count(10)

    libraries.get_by_label("First letters").fill("burnham")
    expect(towns).to_contain_text(["Burnham-on-Crouch", "Burnham-on-Sea"])
    towns.filter(has_text="Burnham-on-Sea").get_by_role("checkbox").check()
    libraries.get_by_label("First letters").press("Enter")
    apply(libraries)

    expect(libraries.locator("[data-fp-tags] li")).to_contain_text(["Burnham-on-Sea"])
    expect(cards(libraries).first).to_contain_text("Burnham-on-Sea Library")


def test_what_was_typed_beside_a_long_list_is_gone_for_the_next_test(
    kept_finders: KeptFinders, libraries_url: str
) -> None:
    tab = kept_finders.take(libraries_url)
    tick(tab, "Town or village")
    tab.get_by_label("First letters").fill("burnham")
    kept_finders.give_back(tab, libraries_url, passed=True)

    again = kept_finders.take(libraries_url)

    assert again is tab
    tick(again, "Town or village")
    expect(again.get_by_label("First letters")).to_have_value("")
    expect(again.locator("[data-fp-group=area] label.fp-check:visible")).to_have_count(10)
    kept_finders.give_back(again, libraries_url, passed=True)


def test_a_search_among_the_libraries_asks_for_few_files(page: Page, libraries_url: str) -> None:
    requests = asked_of(page, libraries_url)
    open_finder(page, libraries_url)
    assert requests  # the control

    ask(page, "library", "Wells")
    expect(heading(page)).to_contain_text("in Wells")
    expect(cards(page).first).to_be_visible()
    expect(option(page, "area", "frome")).to_have_attribute("data-fp-count", "0")  # the numbers for Wells have come
    wait_until_quiet(page)

    # Of both visits together: which of the first come only during the second is a matter of time.
    assert len(requests) <= 20
    assert len(set(requests)) == len(requests)
    assert not any("Wells" in address or "near" in address for address in requests)


def test_back_leads_to_as_many_libraries_as_before(page: Page, libraries_url: str) -> None:
    open_finder(page, libraries_url, "#q=library")
    page.get_by_role("button", name="Show 10 more").click()
    expect(cards(page)).to_have_count(20)
    followed = cards(page).nth(13).get_by_role("link")
    name = followed.inner_text()
    followed.click()
    page.wait_for_url("**/a/*/")

    page.go_back()

    expect(cards(page)).to_have_count(20)
    expect(cards(page).nth(13).get_by_role("link", name=name)).to_be_focused()
    expect(cards(page).nth(13)).to_be_in_viewport()
