"""The pins of the map, by keyboard, by finger and by mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.map.conftest import OpenMap, OpenPage
from tests.browser.map.map_page import PLACES, frome, points
from tests.browser.seen_by_axe import faults_by_day, faults_by_night

# Where the map is, and how much ground it shows.
WHERE = """[document.querySelector(".leaflet-map-pane").style.transform,
  document.querySelector(".fp-map__scale").innerText]"""


def test_a_crowd_of_places_is_a_button_that_says_how_many_and_where(open_map: OpenMap) -> None:
    page = open_map()

    expect(frome(page)).to_be_visible()
    expect(page.get_by_role("button", name="Wells Museum club 1, at Wells Museum")).to_be_visible()


def test_pressing_a_crowd_shows_its_places_and_keeps_the_focus_among_them(open_map: OpenMap) -> None:
    page = open_map()
    frome(page).focus()

    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="3 activities at Old Dairy, show them")).to_be_visible()
    expect(page.locator(".fp-pin:focus")).to_have_count(1)
    assert page.locator(".fp-pin:focus").inner_text() in page.locator(".fp-map__ground").inner_text()


def test_after_a_crowd_is_pressed_it_is_said_how_much_is_in_view(open_map: OpenMap) -> None:
    page = open_map()

    frome(page).press("Enter")

    expect(page.get_by_role("status")).to_have_text("5 of 6 activities are in this part of the map.")


def test_a_place_opens_a_list_of_links_and_closing_it_gives_the_focus_back(open_map: OpenMap) -> None:
    page = open_map()
    frome(page).press("Enter")
    page.get_by_role("button", name="3 activities at Old Dairy, show them").press("Enter")
    heading = page.get_by_role("heading", name="3 activities at Old Dairy")
    expect(heading).to_be_focused()
    expect(page.get_by_role("region", name="Old Dairy").get_by_role("link")).to_have_count(3)

    page.keyboard.press("Escape")

    expect(heading).to_have_count(0)
    expect(page.get_by_role("button", name="3 activities at Old Dairy, show them")).to_be_focused()


def test_only_pins_in_view_can_be_reached_by_the_tab_key(open_map: OpenMap) -> None:
    page = open_map()
    expect(page.locator(".fp-pin")).to_have_count(2)

    frome(page).press("Enter")

    expect(page.locator(".fp-pin", has_text="Wells")).to_have_count(0)


def test_neighbours_who_can_never_part_open_one_list(open_map: OpenMap) -> None:
    page = open_map(points=points([("Hall", 51.2310, -2.3218, 1), ("Porch", 51.23105, -2.3218, 2)]))
    button = page.get_by_role("button", name="3 activities near Frome, show them")

    button.press("Enter")

    expect(page.get_by_role("heading", name="3 activities near Frome")).to_be_focused()
    expect(page.locator("#map").get_by_role("link", name="club")).to_have_count(3)


def test_what_is_left_when_the_focus_moves_on_gives_it_to_the_crowd_it_joins(open_map: OpenMap) -> None:
    page = open_map()
    frome(page).press("Enter")
    page.get_by_role("button", name="3 activities at Old Dairy, show them").focus()

    for _ in range(4):
        page.keyboard.press("-")

    expect(page.locator(".fp-pin:focus")).to_have_accessible_name(re.compile("near Frome, zoom in"))


def test_the_map_moves_by_arrow_keys_from_any_pin(open_map: OpenMap) -> None:
    page = open_map()
    expect(page.locator(".fp-pin", has_text="Wells")).to_have_count(1)
    frome(page).focus()

    for _ in range(3):
        page.keyboard.press("ArrowRight")

    expect(page.locator(".fp-pin", has_text="Wells")).to_have_count(0)


@pytest.mark.parametrize("name", ["Zoom in", "Zoom out", "Move left", "Move right", "Move up", "Move down"])
def test_every_move_has_a_button_large_enough_for_a_thumb(name: str, open_map: OpenMap) -> None:
    page = open_map()
    button = page.get_by_role("button", name=name, exact=True)
    before = page.evaluate(WHERE)

    button.click()

    assert page.evaluate(WHERE) != before
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44


def test_show_all_of_it_brings_every_activity_back(open_map: OpenMap) -> None:
    page = open_map()
    frome(page).press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile("^5 of 6"))

    page.get_by_role("button", name="Show all of it").click()

    expect(page.get_by_role("status")).to_have_text("6 of 6 activities are in this part of the map.")


def test_the_first_tab_leads_past_the_map_and_leaves_the_address_alone(open_map: OpenMap) -> None:
    page = open_map()
    page.get_by_role("button", name="Map").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip the map")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="After the map")).to_be_focused()
    assert "#" not in page.url


def test_the_wheel_scrolls_the_page_until_the_map_is_chosen(kept_page: Page, open_map: OpenMap) -> None:
    kept_page.set_viewport_size({"width": 900, "height": 500})
    page = open_map()
    before = page.evaluate(WHERE)
    page.mouse.move(*middle(page))
    scrolled = page.evaluate("scrollY")
    page.mouse.wheel(0, 60)
    page.wait_for_function("(y) => scrollY > y", arg=scrolled)
    assert page.evaluate(WHERE) == before

    page.mouse.click(*middle(page))
    page.mouse.wheel(0, 400)

    page.wait_for_function(f"(before) => {WHERE}[1] !== before", arg=before[1])


def test_one_finger_scrolls_the_page_and_two_are_left_to_the_map(phone_page: Page, show: OpenPage) -> None:
    show(phone_page)

    touch = phone_page.locator(".fp-map__ground").evaluate("(ground) => getComputedStyle(ground).touchAction")

    assert touch == "pan-x pan-y"


def test_nothing_is_cut_off_at_400_percent(kept_page: Page, open_map: OpenMap) -> None:
    kept_page.set_viewport_size({"width": 320, "height": 256})
    small = open_map()

    assert small.evaluate("document.documentElement.scrollWidth") == 320
    box = small.locator(".fp-map__ground").bounding_box()
    assert box is not None
    assert box["height"] <= 256


def test_with_less_motion_asked_for_the_map_is_there_at_once(open_map: OpenMap) -> None:
    page = open_map()

    page.get_by_role("button", name="Move left").click()

    assert page.locator(".leaflet-pan-anim, .leaflet-zoom-anim").count() == 0


def test_otherwise_it_glides(open_map: OpenMap) -> None:
    page = open_map(motion="no-preference")

    page.get_by_role("button", name="Move left").click()

    expect(page.locator(".leaflet-pan-anim")).to_have_count(1)


def test_the_focus_is_kept_while_the_map_glides_into_a_crowd(open_map: OpenMap) -> None:
    page = open_map(motion="no-preference")

    frome(page).press("Enter")

    expect(page.locator(".fp-pin:focus")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(re.compile("^5 of 6"))


def test_axe_finds_nothing_wrong_by_day_and_by_night(open_tab: OpenTab, show: OpenPage) -> None:
    tab = open_tab(color_scheme="light")
    show(tab)
    frome(tab).press("Enter")
    tab.get_by_role("button", name="3 activities at Old Dairy, show them").press("Enter")
    expect(tab.get_by_role("heading", name="3 activities at Old Dairy")).to_be_focused()

    assert [*faults_by_day(tab), *faults_by_night(tab)] == []


def test_a_name_cannot_become_html(open_map: OpenMap) -> None:
    bad = "<img src=x onerror=alert(1)>"
    page = open_map(points=[points()[0] | {"name": bad, "place": bad}])

    page.get_by_role("button", name=f"{bad}, at {bad}").press("Enter")

    expect(page.get_by_role("link", name=bad)).to_be_visible()
    expect(page.locator("#map img")).to_have_count(0)


def test_new_filters_change_the_pins(open_map: OpenMap) -> None:
    page = open_map()

    page.evaluate("(points) => window.map.setPoints(points)", points([PLACES[3]]))

    expect(page.locator(".fp-pin")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 of 1 activities is in this part of the map.")


def test_with_nothing_to_show_the_map_says_so(open_map: OpenMap) -> None:
    page = open_map(points=[])

    expect(page.get_by_role("status")).to_have_text("None of these has a place on the map.")


def test_names_on_the_drawn_ground_can_be_read(open_map: OpenMap) -> None:
    page = open_map()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        name = page.locator(".fp-map__name span", has_text="Nunney")
        ground = page.locator(".fp-map__ground")
        expect(name).to_be_visible()

        colours = [
            name.evaluate("(name) => getComputedStyle(name).color"),
            ground.evaluate("(ground) => getComputedStyle(ground).backgroundColor"),
        ]

        assert contrast(*colours) >= 7, scheme


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as browsers write them, "rgb(1, 2, 3)". Source: WCAG 2.2, contrast ratio."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    lights = sorted((light(one), light(other)))
    return lights[1] / lights[0]


def middle(page: Page, *, down: int = 0) -> tuple[float, float]:
    box = page.locator(".fp-map__ground").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + down
