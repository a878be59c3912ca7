"""What is left out of pages changes nothing that a browser makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fingerpost.pages import render
from fingerpost.pages.icons import icon_names, icon_styles
from fingerpost.pages.thrift import thrifty

TEMPLATES = Path(render.__file__).parent / "templates"


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ('<p class="fp-soft">Tea</p>', "<p class=fp-soft>Tea</p>"),
        ('<p class="fp-soft fp-mt">Tea</p>', '<p class="fp-soft fp-mt">Tea</p>'),
        ('<p title="">Tea</p>', '<p title="">Tea</p>'),
        ('<use href="a.svg#b"/>', '<use href="a.svg#b"/>'),
        ("<ul>\n<li>Tea</li>\n<li>Cake</li>\n</ul>", "<ul><li>Tea<li>Cake</ul>"),
        ("<div><p>Tea</p>\n</div>", "<div><p>Tea</div>"),
        ("<p>Tea</p> and cake", "<p>Tea</p> and cake"),
        ("<p>Tea</p>{% if cake %}", "<p>Tea</p>{% if cake %}"),
        ("<b>Tea</b>\n<b>Cake</b>", "<b>Tea</b>\n<b>Cake</b>"),
        ('{{ say(a="tea") }}', '{{ say(a="tea") }}'),
        ('<p class="{% if a %}x{% endif %}" id="{{ b }}">', '<p class="{% if a %}x{% endif %}" id="{{ b }}">'),
    ],
)
def test_only_what_says_nothing_is_left_out(written: str, sent: str) -> None:
    assert thrifty(written) == sent


def test_every_icon_that_templates_name_has_a_shape() -> None:
    named = set(render.ICONS)
    for path in TEMPLATES.rglob("*.html"):
        named |= set(re.findall(r"\bicon\.([a-z]+)", path.read_text(encoding="utf-8")))

    assert named == set(icon_names())


def test_an_icon_is_a_picture_within_the_style_sheet() -> None:
    assert '.i-phone{--fp-icon:url("data:image/svg+xml,%3Csvg ' in icon_styles()
    assert (
        len(re.findall(r'^[.\w-]+\{--fp-icon:url\("[^"#<>]*"\)\}$', icon_styles(), re.MULTILINE))
        == len(icon_names()) + 3
    )
