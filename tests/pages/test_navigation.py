"""The header of every page: urgent help first, and a link is lit only where one is."""

from __future__ import annotations

import re

import pytest

from fingerpost.edition import addresses
from fingerpost.pages.render.chrome import chrome
from fingerpost.pages.render.shell import SHELLS, shell_of
from tests.conftest import USUAL_FILES
from tests.published import SINGERS, Publish

SETTINGS = USUAL_FILES["directory.yaml"]
FEATURED = {
    "directory.yaml": SETTINGS + "front_page: {category: arts}\n"
    "crisis: [{name: Samaritans, phone: 116 123, when: Day or night}]\n",
    "activities/singers.yaml": SINGERS,
}


@pytest.mark.parametrize(
    ("address", "lit"),
    [
        ("/find/", [("page", "Find")]),
        ("/menu/", [("page", "My menu")]),
        ("/whats-on/", [("page", "What’s on")]),
        ("/browse/towns/", [("page", "Towns")]),
        ("/browse/towns/frome/", [("true", "Towns")]),
        ("/browse/categories/arts/", [("page", "Arts")]),
        ("/browse/categories/talking-cafe/", []),
        ("/a/singers/", []),
        ("/g/connectors/", []),
        ("/p/old-dairy/", []),
        ("/browse/places/", []),
        ("/", []),
    ],
)
def test_a_link_is_lit_only_where_one_is(publish: Publish, address: str, lit: list[tuple[str, str]]) -> None:
    site = publish(FEATURED)
    assert address in site.pages or address == "/find/"  # the finder needs its search files

    header = chrome(site.edition, section=shell_of(address, addresses.of_category("arts")))["header"]

    assert re.findall(r'aria-current="([a-z]+)">([^<]*)<', header) == lit
    links = ["/find/", "/whats-on/", "/browse/towns/", "/browse/categories/arts/", "/menu/"]
    here = address if ("page" in dict(lit) and address != "/menu/") else ""  # decision 41: no link to where one is
    assert re.findall(r'<li><a href="([^"]*)"', header) == [link for link in links if link != here]


def test_each_shell_that_a_page_may_have_is_made() -> None:
    pages = (
        "/",
        "/find/",
        "/whats-on/",
        "/menu/",
        "/add/",
        "/browse/towns/",
        "/browse/towns/wells/",
        "/arts/",
        "/arts/2/",
        "/a/chess/",
    )

    assert {shell_of(address, "/arts/") for address in pages} == set(SHELLS)


@pytest.mark.parametrize("section", SHELLS)
def test_urgent_help_is_in_every_header_and_leads_to_the_crisis_lines(publish: Publish, section: str) -> None:
    parts = chrome(publish(FEATURED).edition, section=section)

    link = '<a class="fp-urgent" href="#help-now">Urgent help</a>'
    assert parts["header"].index(link) < parts["header"].index("<nav")
    assert 'id="help-now"' in parts["footer"]


def test_without_crisis_lines_nobody_is_promised_help(publish: Publish) -> None:
    parts = chrome(publish().edition, section="page")

    assert "help-now" not in parts["header"] + parts["footer"]


def test_only_the_page_with_the_map_may_load_pictures_of_streets(publish: Publish) -> None:
    streets = "map: {streets: {url: 'https://tiles.example.org/{z}/{x}/{y}.png', attribution: Somebody}}\n"
    edition = publish({"directory.yaml": SETTINGS + streets}).edition

    may_load = [name for name in SHELLS if "tiles.example.org" in chrome(edition, section=name)["policy"]]

    assert may_load == ["find"]
