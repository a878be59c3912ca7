"""The page of a need or a kind begins with what somebody can join soonest, as cards, and asks where they are."""

from __future__ import annotations

import re
from dataclasses import replace

from fingerpost.edition import addresses
from fingerpost.pages.render.render import render_main, render_part
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, Shell
from tests.published import SINGERS, Publish

CRISIS = "crisis: [{name: Samaritans, phone: 116 123, when: Someone to listen}]\n"
SETTINGS = "title: Hills and Levels\nsite: https://directory.example.org/\n"
AREAS = """\
frome: {name: Frome, location: {lat: 51.231, lon: -2.3218}}
wells: {name: Wells, location: {lat: 51.2086, lon: -2.6472}}
"""
KINDS = "talking-cafe: {name: Cafes, needs: [loneliness]}\narts: {name: Arts, needs: [loneliness]}\n"
MILL = """\
name: The Mill
kind: hall
address: [1 Mill Lane]
town: Wells
location: {lat: 51.2086, lon: -2.6472, from: by-hand}
checked: {on: 2026-11-03, how: phone}
"""
WEDNESDAY = "repeats: weekly, days: [wednesday]"


def singers(name: str, when: str = WEDNESDAY, more: str = "") -> str:
    return SINGERS.replace("Everyday Singers", name).replace(WEDNESDAY, when) + more


def cards(html: str) -> list[str]:
    """The names on the cards, in their order."""
    return re.findall(r"<h3><a [^>]*>([^<]*)</a></h3>", html)


FULL = "capacity: {state: full, as_of: 2026-11-01}\n"

# The day of the pages is a Saturday.
FOUR = {
    "activities/chat.yaml": singers("Aardvarks", "repeats: by-arrangement").replace(", from: 14:00, to: 15:30", ""),
    "activities/full.yaml": singers("Beavers", "repeats: weekly, days: [sunday]", FULL),
    "activities/wednesday.yaml": singers("Cats"),
    "activities/monday.yaml": singers("Dogs", "repeats: weekly, days: [monday]"),
}


def test_what_is_soonest_comes_first_then_what_has_no_date_then_what_has_no_room(publish: Publish) -> None:
    html = publish(FOUR).html("/browse/categories/arts/")

    assert cards(html) == ["Dogs", "Cats", "Aardvarks", "Beavers"]
    assert re.findall(r'data-fp-turn="([a-z_]+)"', html) == ["dated", "dated", "undated", "no_room"]


def test_a_short_list_is_not_there_twice(publish: Publish) -> None:
    html = publish(FOUR).html("/browse/categories/arts/")

    assert html.count(">Dogs<") == 1
    assert "A to Z" not in html


def test_a_long_list_has_cards_and_then_everything_a_to_z(publish: Publish) -> None:
    more = {f"activities/n-{each:02}.yaml": singers(f"Group {each:02}") for each in range(12)}
    html = publish(FOUR | more).html("/browse/categories/arts/")

    assert cards(html)[:2] == ["Dogs", "Cats"]
    assert len(cards(html)) == 6
    assert html.count("/a/full/") == 1
    assert html.count("/a/n-11/") == 1


def test_a_need_asks_where_and_whether_this_week_and_the_finder_knows_the_need(publish: Publish) -> None:
    site = publish({"vocabulary/categories.yaml": KINDS})
    with_finder = replace(site.edition, assets={"js/find.js": "/find.js"})
    page = render_main(site.pages["/browse/needs/loneliness/"], with_finder)
    [form] = re.findall(r"<form.*?</form>", page, re.DOTALL)

    assert '<input type="hidden" name="need" value="loneliness">' in form
    assert 'name="near"' in form
    assert '<input type="checkbox" name="soon" value="week">' in form


def test_in_a_town_a_card_says_the_time_and_the_place_that_are_there(publish: Publish) -> None:
    sessions = "{place: mill, repeats: weekly, days: [sunday], from: 09:00}, {place: old-dairy, " + WEDNESDAY
    both = SINGERS.replace("{place: old-dairy, " + WEDNESDAY, sessions)
    more = {f"activities/n-{each:02}.yaml": both.replace("Everyday", f"N{each:02}") for each in range(21)}
    vocabulary = {"vocabulary/areas.yaml": AREAS, "vocabulary/categories.yaml": KINDS}
    site = publish(vocabulary | {"places/mill.yaml": MILL} | more)
    wells, frome = (site.html(f"/browse/towns/{town}/loneliness/") for town in ("wells", "frome"))
    wells, frome = (re.split('<h2 id="narrower">', html)[0] for html in (wells, frome))
    frome = frome[frome.index("N00 Singers") :]

    assert "Sunday 22 November 2026" in wells
    assert "Old Dairy" not in wells
    assert "Wednesday 25 November 2026" in frome
    assert "The Mill" not in frome


def test_the_crisis_lines_are_on_a_page_of_danger_once(publish: Publish) -> None:
    site = publish(
        {
            "directory.yaml": SETTINGS + CRISIS,
            "vocabulary/needs.yaml": "danger: {name: I am not safe, crisis: true}\nloneliness: {name: Company}\n",
        }
    )
    shell = Shell.cut(f"{HEAD_SLOT}<body>{MAIN_SLOT}{render_part('helpnow', site.edition)}<footer></footer>")

    for address in ("/browse/needs/danger/", "/browse/needs/loneliness/"):
        page = shell.stamp("", site.html(address)).decode()
        assert page.count("Need help right now?") == 1
        assert page.count(f'id="{addresses.URGENT_HELP[1:]}"') == 1
        assert page.endswith("<footer></footer>")
