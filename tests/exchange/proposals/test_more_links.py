"""A form or a page to book beside the website: people can press it, and it is not lost for the website."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.pages.render.markdown import render_markdown
from tests.exchange.proposals.imported import imported

DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]
SITES = [f"https://example.org/{word}" for word in ("tea", "walks", "choir", "craft")]
FORMS = ["https://example.com/form_(1)", "", "www.example.com/b", "javascript:alert(1)"]
TEXTS = ["Come for tea and a chat with us every week in the hall. There is cake."] * 4


@pytest.mark.parametrize(
    ("heading", "shown", "ways"),
    [
        ("Form", "Online form", ("phone", "website")),
        ("Booking link", "Book a place", ("book", "phone", "website")),
        ("Eventbrite", "Book a place", ("book", "phone", "website")),
        ("Registration", "Sign up", ("book", "phone", "website")),
        ("Self-referral form", "Refer yourself", ("self-referral", "phone", "website")),
    ],
)
def test_a_second_web_address_is_a_link(tmp_path: Path, heading: str, shown: str, ways: tuple[str, ...]) -> None:
    activities = imported(tmp_path, {"Day": DAYS, "Description": TEXTS, "Website": SITES, heading: FORMS})

    assert [one.contact.website for one in activities] == SITES
    links = [one.description.partition("There is cake.")[2].strip() for one in activities]
    assert links == [f"[{shown}](https://example.com/form_%281%29)", "", f"[{shown}](https://www.example.com/b)", ""]
    assert f'<a href="https://example.com/form_%281%29">{shown}</a>' in render_markdown(activities[0].description)
    assert tuple(activities[0].join.ways if activities[0].join else ()) == ways


def test_a_page_for_referrers_is_theirs(tmp_path: Path) -> None:
    forms = ["https://example.com/refer", "", "", "https://example.com/refer/2"]

    activities = imported(tmp_path, {"Day": DAYS, "Website": SITES, "Referral form": forms})

    assert [one.join.referral.url if one.join and one.join.referral else "" for one in activities] == forms
    assert not any("example.com" in one.description for one in activities)


@pytest.mark.parametrize("heading", ["Gender", "Sex"])
def test_a_gender_is_said_in_words(tmp_path: Path, heading: str) -> None:
    activities = imported(tmp_path, {"Day": DAYS, heading: ["male", "Female", "any", "Women only"]})

    assert [one.who.summary for one in activities] == ["For men and boys", "For women and girls", "", "Women only"]
