"""Icons: every one that a template names is a picture within the style sheet."""

from __future__ import annotations

import re

from fingerpost.pages.render import render
from fingerpost.pages.shipping.icons import SPRITE, icon_styles

TEMPLATES = render.TEMPLATES
SHAPES = set(re.findall(r'<symbol id="i-([a-z]+)"', SPRITE.read_text(encoding="utf-8")))


def test_every_icon_that_templates_name_has_a_shape() -> None:
    named = set(render.ICONS)
    for path in TEMPLATES.rglob("*.html"):
        named |= set(re.findall(r"\bicon\.([a-z]+)", path.read_text(encoding="utf-8")))

    assert named == SHAPES


def test_an_icon_is_a_picture_within_the_style_sheet() -> None:
    assert '.i-phone{--fp-icon:url("data:image/svg+xml,%3Csvg ' in icon_styles()
    assert len(re.findall(r'^[.\w-]+\{--fp-icon:url\("[^"#<>]*"\)\}$', icon_styles(), re.MULTILINE)) == len(SHAPES) + 3
