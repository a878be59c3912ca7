"""The front page: its picture, and the part that a directory gives to one category."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from fingerpost.checks.project.doc_files import DocFile
from fingerpost.checks.project.front_picture import check_front_picture
from fingerpost.pages.render.render import render_main, render_part
from fingerpost.records.directory import Directory
from fingerpost.records.settings import FrontPage, Settings
from tests.conftest import OWN_PAGES, TODAY, USUAL_FILES, OpenSite
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
    assert f'<a href="/browse/categories/{category}/">{name}</a>' in header
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
            "assets/directory.yaml:4:24",
            "Write talking-cafe. The list is in assets/vocabulary/categories.yaml.",
        )
    ]


def test_the_name_of_the_category_is_shown_as_it_was_typed(publish: Publish) -> None:
    hostile = {"vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes}\narts: {name: <b>Arts</b> & 100%}\n"}

    published = publish(chosen("{category: arts}") | hostile)
    shown = published.html("/") + render_part("header", published.edition, section="")

    assert shown.count("&lt;b&gt;Arts&lt;/b&gt; &amp; 100%") == 4  # link above, heading, link to all, caption
    assert "<b>Arts" not in shown


@pytest.mark.parametrize(
    ("picture", "drawing"),
    [("hills", "M150 122c60"), ("town", "fp-far"), ("coast", "fp-sea"), ("none", ""), ("", "M150 122c60")],
)
def test_the_picture_is_one_of_three_or_none_and_hides_from_those_who_listen(
    publish: Publish, picture: str, drawing: str
) -> None:
    settings = f"front_page: {{picture: {picture}}}\n" if picture else ""

    html = publish({"directory.yaml": SETTINGS + settings}).html("/")

    assert html.count("fp-hero__land") == (picture != "none")
    assert drawing in html
    assert [name for name in ("fp-sea", "M150 122c60") if name in html and name != drawing] == []
    if drawing:
        assert 'aria-hidden="true"' in html.partition("fp-hero__land")[2].partition(">")[0]


def test_a_picture_of_ones_own_is_shown_as_a_picture_and_never_written_into_the_page(publish: Publish) -> None:
    settings = "title: Hills\nsite: https://example.org/hills/\nfront_page: {picture: pictures/bridge.svg}\n"

    html = publish({"directory.yaml": settings}).html("/")

    assert '<img class="fp-hero__land" src="/hills/pictures/bridge.svg" alt="">' in html


@pytest.mark.parametrize(
    ("picture", "hint"),
    [
        ("pictures/brigde.svg", "Write pictures/bridge.svg"),
        ("other.png", "Put it there, or write hills, town, coast or none."),
        ("pictures/bridge.svg", ""),
    ],
)
def test_a_picture_that_is_not_in_docs_is_an_error(tmp_path: Path, picture: str, hint: str) -> None:
    directory = Directory(
        assets=tmp_path / "assets",
        settings=Settings(title="Hills", site="https://example.org/", front_page=FrontPage(picture=picture)),
    )
    files = [DocFile(tmp_path / name, name, name) for name in ("pictures/bridge.svg", "about.md")]

    problems = list(check_front_picture(files, directory))

    assert [(problem.code, problem.hint) for problem in problems] == ([("picture-gone", hint)] if hint else [])
    assert all(problem.is_error for problem in problems)


@pytest.mark.parametrize("picture", ["../secret.png", "/etc/town.svg", "https://example.org/a.svg", "a b.png", "a.exe"])
def test_a_picture_is_a_file_of_docs_and_nothing_else(site: OpenSite, picture: str) -> None:
    problems = site({"directory.yaml": f"{SETTINGS}front_page: {{picture: '{picture}'}}\n"}).check(TODAY).problems

    assert [str(each.span) for each in problems if each.is_error] == ["assets/directory.yaml:4:23"]


def test_a_drawing_that_does_more_than_draw_is_refused_wherever_it_is_shown(site: OpenSite) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
    settings = f"{SETTINGS}front_page: {{picture: bridge.svg}}\n"

    codes = site({"directory.yaml": settings, **OWN_PAGES, "../docs/bridge.svg": drawing}).codes(TODAY)

    assert "docs-script" in codes
    assert "picture-gone" not in codes


def test_how_many_meet_you_at_the_door_leads_to_them(publish: Publish) -> None:
    published = publish({"activities/singers.yaml": SINGERS})
    with_finder = replace(published.edition, assets={"js/find.js": "/find.js"})

    front = render_main(published.pages["/"], with_finder)

    assert '<a class="fp-tap" href="/find/#met=yes">1 activity has someone who will meet you at the door.</a>' in front


def test_the_front_page_and_the_page_for_lost_addresses_speak_of_activities(publish: Publish) -> None:
    published = publish({"activities/singers.yaml": SINGERS})

    for address in ("/", "/browse/", "/404.html"):
        words = published.words(address)
        assert not re.search(r"\bthings?\b", words)
        assert not re.search(r"\wactivit", words)
    assert "Page not found" in published.words("/404.html")


def test_an_arm_with_one_activity_says_so(publish: Publish) -> None:
    kinds = "talking-cafe: {name: Talking cafes, needs: [loneliness]}\narts: {name: Arts}\n"

    assert "1 <small>activity</small>" in publish({"vocabulary/categories.yaml": kinds}).html("/")
