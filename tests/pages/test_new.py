"""New in 90 days, closed in 12 months, month by month, and nothing older."""

from __future__ import annotations

import pytest

from tests.published import SINGERS, Publish


def words(publish: Publish, more: str) -> str:
    return publish({"activities/singers.yaml": SINGERS + more}).words("/new/")


@pytest.mark.parametrize("since", ["2026-11-21", "2026-08-23"])
def test_what_was_first_listed_in_90_days_is_new(publish: Publish, since: str) -> None:
    assert "Everyday Singers Since" in words(publish, f"since: {since}\n")


@pytest.mark.parametrize("since", ["2026-08-22", "2026-11-22"])
def test_what_is_older_or_still_to_come_is_not(publish: Publish, since: str) -> None:
    assert "Everyday Singers" not in words(publish, f"since: {since}\n")


@pytest.mark.parametrize("on", ["2026-11-21", "2025-11-21"])
def test_what_closed_in_12_months_is_shown(publish: Publish, on: str) -> None:
    assert "Everyday Singers It ended on" in words(publish, f"closed: {{on: {on}}}\n")


def test_what_closed_before_that_is_not(publish: Publish) -> None:
    assert "Everyday Singers" not in words(publish, "closed: {on: 2025-11-20}\n")


def test_what_has_filled_up_has_changed(publish: Publish) -> None:
    assert "Changed Everyday Singers This is full." in words(publish, "capacity: {state: full, as_of: 2026-11-03}\n")


def test_months_come_newest_first(publish: Publish) -> None:
    site = publish(
        {
            "activities/one.yaml": SINGERS.replace("Everyday Singers", "Older") + "since: 2026-10-03\n",
            "activities/two.yaml": SINGERS.replace("Everyday Singers", "Newer") + "since: 2026-11-03\n",
        }
    )

    page_words = site.words("/new/")
    assert page_words.index("November 2026 New Newer") < page_words.index("October 2026 New Older")


def test_no_news_says_so_and_offers_other_ways(publish: Publish) -> None:
    site = publish()

    assert "No news then." in site.words("/new/")
    assert 'href="/browse/needs/"' in site.html("/new/")


def test_a_hidden_place_is_no_news(publish: Publish) -> None:
    place = "name: Safe house\nkind: other\ntown: Frome\nsensitive: true\nsince: 2026-11-03\n"

    assert "Safe house" not in publish({"places/safe.yaml": place}).words("/new/")
