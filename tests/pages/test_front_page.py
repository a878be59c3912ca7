"""The part of the front page that a directory gives to one category."""

from __future__ import annotations

import pytest

from fingerpost.pages.render.render import render_part
from tests.conftest import TODAY, USUAL_FILES, OpenSite
from tests.published import SINGERS, Publish

SETTINGS = USUAL_FILES["directory.yaml"]


def chosen(line: str) -> dict[str, str]:
    return {"directory.yaml": f"{SETTINGS}front_page: {line}\n", "activities/singers.yaml": SINGERS}


@pytest.mark.parametrize(
    ("category", "name", "other"), [("arts", "Arts", "Talking cafes"), ("talking-cafe", "Talking cafes", "Arts")]
)
def test_the_category_that_is_chosen_is_on_the_front_page_and_above_every_page(
    publish: Publish, category: str, name: str, other: str
) -> None:
    published = publish(chosen(f"{{category: {category}, words: Just turn up.}}"))

    front, header = published.html("/"), render_part("header", published.edition, section="")

    assert f'<h2 id="featured">{name}</h2>\n<p class="fp-lede">Just turn up.</p>' in front
    assert f'<a href="/#featured">{name}</a>' in header
    assert other not in header
    assert "fp-cuppa" not in front


def test_a_cup_is_drawn_where_it_is_asked_for(publish: Publish) -> None:
    assert "fp-cuppa" in publish(chosen("{category: arts, drawing: cup}")).html("/")


@pytest.mark.parametrize("settings", [{}, chosen("{category: arts}") | {"activities/singers.yaml": ""}])
def test_no_category_is_on_the_front_page_of_itself(publish: Publish, settings: dict[str, str]) -> None:
    files = {name: text for name, text in settings.items() if text}

    published = publish(files)

    assert 'id="featured"' not in published.html("/")
    header = render_part("header", published.edition, section="")
    assert [name for name in ("featured", "Talking cafes", "Arts") if name in header] == []


def test_a_category_that_there_is_not_is_an_error_with_the_one_that_was_meant(site: OpenSite) -> None:
    problems = site(chosen("{category: talking-cafes}")).check(TODAY).problems

    assert [(each.code, str(each.span), each.hint) for each in problems if each.is_error] == [
        (
            "category-unknown",
            "assets/directory.yaml:3:24",
            "Write talking-cafe. The list is in assets/vocabulary/categories.yaml.",
        )
    ]


def test_the_name_of_the_category_is_shown_as_it_was_typed(publish: Publish) -> None:
    hostile = {"vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes}\narts: {name: <b>Arts</b> & 100%}\n"}

    published = publish(chosen("{category: arts}") | hostile)
    shown = published.html("/") + render_part("header", published.edition, section="")

    assert shown.count("&lt;b&gt;Arts&lt;/b&gt; &amp; 100%") == 4  # link above, heading, link to all, caption
    assert "<b>Arts" not in shown
