"""Links into the finder as paths: for each need, near each outcode and each GP practice."""

from __future__ import annotations

import re

import pytest

from tests.published import SINGERS, Publish

NEEDS = "company: {name: I'd like some company}\nmoney: {name: Money is short}\n"
AREAS = (
    "frome: {name: Frome, outcodes: [BA11], location: {lat: 51.23, lon: -2.32}}\n"
    "nunney: {name: Nunney, outcodes: [BA11], location: {lat: 51.21, lon: -2.38}}\n"
    "wells: {name: Wells, outcodes: [BA5], location: {lat: 51.21, lon: -2.65}}\n"
)
SURGERY = "name: Market Surgery\nkind: gp-practice\naddress: [1 Market Yard]\ntown: Wells\npostcode: {postcode}\n"


def files(**more: str) -> dict[str, str]:
    return {
        "activities/singers.yaml": SINGERS + "needs: [company]\n",
        "vocabulary/needs.yaml": NEEDS,
        "vocabulary/areas.yaml": AREAS,
        "places/market-surgery.yaml": SURGERY.format(postcode="BA5 1AA"),
        **more,
    }


def test_there_is_one_for_each_need_near_each_outcode_and_each_practice(publish: Publish) -> None:
    published = publish(files())

    assert sorted(address for address in published.pages if address.startswith("/go/")) == [
        f"/go/{need}/{start}/" for need in ("company", "money") for start in ("ba11", "ba5", "market-surgery")
    ]


@pytest.mark.parametrize(
    ("address", "lists"),
    [
        ("/go/company/ba11/", ["/browse/towns/frome/", "/browse/towns/nunney/"]),
        ("/go/money/ba5/", ["/browse/towns/wells/"]),
        ("/go/company/market-surgery/", ["/browse/towns/wells/"]),
    ],
)
def test_without_scripts_it_leads_to_the_lists(publish: Publish, address: str, lists: list[str]) -> None:
    page = publish(files()).html(address)

    assert re.findall(r'<li><a href="([^"]+)"', page) == lists
    assert ('http-equiv="refresh"' in page) is (len(lists) == 1)
    assert '<meta name="robots" content="noindex">' in page


def test_a_practice_has_the_links_to_copy_and_another_place_has_not(publish: Publish) -> None:
    published = publish(files())

    assert (
        "I&#39;d like some company: https://directory.example.org/go/company/market-surgery/\n"
        "Money is short: https://directory.example.org/go/money/market-surgery/"
    ) in published.html("/p/market-surgery/")
    assert "/go/" not in published.html("/p/old-dairy/")


def test_a_practice_without_a_postcode_starts_from_its_town(publish: Publish) -> None:
    surgery = SURGERY.replace("postcode: {postcode}\n", "")
    published = publish(files(**{"places/market-surgery.yaml": surgery}))

    assert "/go/company/market-surgery/" in published.pages


def test_a_practice_with_the_name_of_an_outcode_gives_way_to_it(publish: Publish) -> None:
    published = publish(files(**{"places/ba5.yaml": SURGERY.format(postcode="BA11 1AA")}))

    assert published.html("/go/company/ba5/").count("/browse/towns/wells/") == 2
    assert "/go/" not in published.html("/p/ba5/")
