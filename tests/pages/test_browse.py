"""Everything can be found by links alone: by need, kind, town and letter, 60 on a page."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.edition.a_to_z import LETTERS, by_letter, letter_of
from fingerpost.pages.render.paging import split_into_sheets
from tests.conftest import USUAL_FILES
from tests.published import SINGERS, Publish

CRISIS = "crisis: [{name: Samaritans, phone: 116 123, when: Someone to listen}]\n"
SETTINGS = "title: Hills and Levels\nsite: https://directory.example.org/\n"
TREE = """\
meeting-people: {name: Meeting people}
talking-cafe: {name: Talking cafes, parent: meeting-people, needs: [loneliness]}
arts: {name: Arts}
empty: {name: Falconry, parent: meeting-people}
danger: {name: Help in danger, crisis: true}
"""
AREAS = """\
frome: {name: Frome, location: {lat: 51.231, lon: -2.3218}}
wells: {name: Wells, location: {lat: 51.2086, lon: -2.6472}}
nunney: {name: Nunney, location: {lat: 51.2102, lon: -2.3789}}
"""


def many(number: int, name: str = "Group") -> dict[str, str]:
    """So many activities, each with a name of its own."""
    return {
        f"activities/n-{each:03}.yaml": SINGERS.replace("Everyday Singers", f"{name} {each:03}")
        for each in range(number)
    }


def links(html: str) -> dict[str, str]:
    """What each link says, by where it leads."""
    matches = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return {href: " ".join(unescape(re.sub(r"<[^>]*>", " ", words)).split()) for href, words in matches}


def test_a_wide_kind_holds_what_is_in_its_narrower_kinds(publish: Publish) -> None:
    site = publish({"vocabulary/categories.yaml": TREE})

    assert "/a/chat/" in links(site.html("/browse/categories/meeting-people/"))


def test_the_tree_of_kinds_counts_what_is_below(publish: Publish) -> None:
    tree = links(publish({"vocabulary/categories.yaml": TREE}).html("/browse/categories/"))

    assert tree["/browse/categories/meeting-people/"] == "Meeting people 1"
    assert tree["/browse/categories/talking-cafe/"] == "Talking cafes 1"


def test_an_empty_kind_keeps_its_page_and_says_what_to_try(publish: Publish) -> None:
    site = publish({"vocabulary/categories.yaml": TREE})

    assert "We know of nothing here yet." in site.words("/browse/categories/empty/")
    assert links(site.html("/browse/categories/empty/"))["/browse/categories/meeting-people/"] == "Meeting people 1"


def test_an_empty_need_keeps_its_page(publish: Publish) -> None:
    site = publish({"vocabulary/needs.yaml": "loneliness: {name: Company}\nsleep: {name: I cannot sleep}\n"})

    assert "We know of nothing here yet." in site.words("/browse/needs/sleep/")
    assert "I cannot sleep" in site.words("/browse/needs/")


def test_an_empty_town_shows_what_is_near_by_the_straight_line(publish: Publish) -> None:
    site = publish({"vocabulary/areas.yaml": AREAS})

    words = site.words("/browse/towns/nunney/")
    assert "We know of nothing here yet." in words
    assert "Frome 1 activity 3 miles" in words
    assert "3 <small>miles</small>" in site.html("/browse/towns/nunney/")  # two words, also to who hears them
    assert "In a straight line." in words


def test_the_mile_sign_points_only_to_towns_with_something_on(publish: Publish) -> None:
    site = publish({"vocabulary/areas.yaml": AREAS})

    assert "/browse/towns/wells/" not in links(site.html("/browse/towns/nunney/"))


def test_a_town_lists_what_is_on_there_by_need_and_by_building(publish: Publish) -> None:
    more = {f"activities/chat-{n}.yaml": USUAL_FILES["activities/chat.yaml"] for n in range(20)}
    site = publish({"vocabulary/categories.yaml": TREE, "vocabulary/areas.yaml": AREAS, **more})
    hrefs = links(site.html("/browse/towns/frome/"))

    assert hrefs["/browse/towns/frome/loneliness/"] == "Company 21"
    assert hrefs["/p/old-dairy/"] == "The Old Dairy 21"
    assert "/a/chat/" in links(site.html("/browse/towns/frome/loneliness/"))


def test_a_short_list_is_not_sorted_by_need(publish: Publish) -> None:
    site = publish({"vocabulary/categories.yaml": TREE, "vocabulary/areas.yaml": AREAS})

    assert "/browse/towns/frome/loneliness/" not in site.pages
    assert links(site.html("/browse/needs/loneliness/"))["/browse/towns/frome/"] == "Frome 1"


def test_what_comes_up_in_a_town_carries_its_days_for_the_script(publish: Publish) -> None:
    site = publish({"vocabulary/areas.yaml": AREAS})

    assert re.search(r'<li data-fp-on="[A-Za-z0-9+/=]+\|', site.html("/browse/towns/frome/"))


def test_without_a_script_a_town_gives_the_rule_in_words(publish: Publish) -> None:
    html = publish({"vocabulary/areas.yaml": AREAS}).html("/browse/towns/frome/")

    [rule] = set(re.findall(r"<p data-fp-nojs>(.*?)</p>", html))
    assert rule.startswith("Mondays ")


@pytest.mark.parametrize("address", ["/browse/categories/danger/", "/browse/needs/danger/"])
def test_kinds_and_needs_of_danger_show_the_crisis_lines(publish: Publish, address: str) -> None:
    site = publish(
        {
            "directory.yaml": SETTINGS + CRISIS,
            "vocabulary/categories.yaml": TREE,
            "vocabulary/needs.yaml": "danger: {name: I am not safe, crisis: true}\nloneliness: {name: Company}\n",
        }
    )

    assert 'href="tel:116123"' in site.html(address)


def test_other_kinds_do_not(publish: Publish) -> None:
    site = publish({"directory.yaml": SETTINGS + CRISIS, "vocabulary/categories.yaml": TREE})

    assert "tel:116123" not in site.html("/browse/categories/arts/")


def test_a_list_of_sixty_is_one_page(publish: Publish) -> None:
    site = publish(many(60))

    assert "/browse/categories/arts/2/" not in site.pages


def test_the_sixty_first_begins_a_second_page(publish: Publish) -> None:
    site = publish(many(61))

    assert "/a/n-060/" in links(site.html("/browse/categories/arts/2/"))
    assert "/a/n-060/" not in links(site.html("/browse/categories/arts/"))


def test_pages_lead_to_the_one_before_and_the_next(publish: Publish) -> None:
    html = publish(many(121)).html("/browse/categories/arts/2/")

    assert 'rel="prev" href="/browse/categories/arts/"' in html
    assert 'rel="next" href="/browse/categories/arts/3/"' in html


def test_the_last_page_leads_to_no_next(publish: Publish) -> None:
    assert 'rel="next"' not in publish(many(121)).html("/browse/categories/arts/3/")


def test_no_page_holds_more_than_sixty_rows(publish: Publish) -> None:
    site = publish(many(150))

    rows = {address: site.html(address).count("<p>Wednesdays") for address in site.pages if "/browse/" in address}
    assert max(rows.values()) == 60


def test_a_letter_leads_to_the_page_it_begins_on(publish: Publish) -> None:
    site = publish(many(60) | {"activities/zen.yaml": SINGERS.replace("Everyday Singers", "Zen garden")})

    assert links(site.html("/browse/categories/arts/"))["/browse/categories/arts/2/#letter-z"] == "Z"
    assert 'id="letter-z"' in site.html("/browse/categories/arts/2/")


def test_more_towns_than_one_list_can_hold_are_cut_by_letter(publish: Publish) -> None:
    towns = {f"{letter}-{each}": f"{letter.upper()}ton {each}" for letter in "wb" for each in range(31)}
    site = publish(
        {"vocabulary/areas.yaml": "".join(f"{town}: {{name: {name}}}\n" for town, name in towns.items())}
        | {
            f"activities/{town}.yaml": re.sub(r"\{place: [^}]*\}", "{repeats: by-arrangement, phone: true}", SINGERS)
            + f"serves: [{town}]\n"
            for town in towns
        }
    )

    html = site.html("/browse/towns/")

    assert [links(html)[f"#letter-{letter}"] for letter in "bw"] == ["B", "W"]
    assert html.index('id="letter-b"') < html.index("/browse/towns/b-0/") < html.index('id="letter-w"')


def test_what_is_closed_or_over_is_in_no_list(publish: Publish) -> None:
    once = SINGERS.replace("repeats: weekly, days: [wednesday]", "repeats: once, starts_on: 2026-01-05")
    site = publish(
        {
            "activities/gone.yaml": SINGERS + "closed: {on: 2026-09-29}\n",
            "activities/over.yaml": once.replace("Everyday Singers", "Winter fair"),
        }
    )

    lists = "".join(site.html(address) for address in site.pages if address.startswith("/browse/"))
    assert "/a/gone/" not in lists
    assert "/a/over/" not in lists


def test_a_to_z_leads_to_each_letter_that_something_begins_with(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": SINGERS})
    hrefs = links(site.html("/browse/a-to-z/"))

    assert (hrefs["/browse/a-to-z/e/"], hrefs["/browse/a-to-z/f/"]) == ("E 1", "F 1")
    assert "/browse/a-to-z/z/" not in site.pages
    assert "/a/singers/" in links(site.html("/browse/a-to-z/e/"))


def test_groups_and_places_have_lists_of_their_own(publish: Publish) -> None:
    site = publish()

    assert "/g/connectors/" in links(site.html("/browse/groups/"))
    assert "/p/old-dairy/" in links(site.html("/browse/places/"))


def test_a_site_in_a_folder_has_the_folder_in_every_link(publish: Publish) -> None:
    site = publish({"directory.yaml": "title: Hills\nsite: https://example.org/directory/\n"} | many(70))

    for address in ("/browse/", "/browse/categories/arts/2/", "/browse/towns/frome/", "/find/", "/404.html", "/new/"):
        leads = [href for href in links(site.html(address)) if href.startswith("/")]
        assert leads
        assert all(href.startswith("/directory/") for href in leads), address


def test_an_empty_directory_has_all_its_pages(publish: Publish) -> None:
    site = publish({"activities/chat.yaml": SINGERS + "closed: {on: 2024-01-01}\n"})

    for address in ("/browse/", "/browse/needs/", "/browse/categories/", "/browse/towns/", "/browse/a-to-z/", "/find/"):
        assert "<h1>" in site.html(address)


def test_the_page_for_lost_addresses_is_not_offered_to_search_engines(publish: Publish) -> None:
    site = publish()

    assert not site.pages["/404.html"].listed
    assert "This page is not here" in site.words("/404.html")


@given(st.text(max_size=20))
def test_every_name_is_under_one_letter(name: str) -> None:
    assert letter_of(name) in LETTERS


@given(st.lists(st.text(max_size=8)))
def test_names_in_order_never_go_back_to_an_earlier_letter(names: list[str]) -> None:
    letters = [LETTERS.index(letter_of(name)) for name in sorted(names, key=by_letter)]

    assert letters == sorted(letters)


@given(st.integers(0, 500), st.integers(1, 60))
def test_cutting_a_list_loses_nothing_and_repeats_nothing(length: int, most: int) -> None:
    things = list(range(length))
    sheets = list(split_into_sheets("/list/", things, most))

    assert [thing for sheet in sheets for thing in sheet.things] == things
    assert all(len(sheet.things) <= most for sheet in sheets)
    assert [sheet.of for sheet in sheets] == [len(sheets)] * len(sheets)


@given(st.integers(1, 40), st.data())
def test_from_any_page_the_ends_and_the_neighbours_can_be_reached(pages: int, data: st.DataObject) -> None:
    sheet = list(split_into_sheets("/list/", range(pages), 1))[data.draw(st.integers(0, pages - 1))]
    numbers = {number for number, _ in sheet.numbers}

    assert {1, pages, sheet.number} <= numbers
    assert {number for number in (sheet.number - 1, sheet.number + 1) if 1 <= number <= pages} <= numbers


def test_the_front_page_offers_no_search_that_nothing_would_answer(publish: Publish) -> None:
    assert "<form" not in publish(today=date(2026, 11, 21)).html("/")
