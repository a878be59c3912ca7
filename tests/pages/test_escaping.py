"""Templates write the same through our escaping as through MarkupSafe's."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from fingerpost.pages.render.escaping import QuickTemplate, quick_escape


class Named(str):
    """Text of a kind of its own, as an enumeration's values are."""


class Drawn:
    """Something that knows how it is written in a page."""

    def __html__(self) -> str:
        return "<b>drawn</b>"


ANYTHING = st.one_of(
    st.text(),
    st.text("<>&'\"{}a"),
    st.text().map(Markup),
    st.text("<>&'\"").map(Named),
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(Drawn()),
    st.just(Decimal("3.50")),
    st.lists(st.text("<>&'\"")),
)


def quick(source: str) -> Any:
    environment = Environment(loader=DictLoader({"page": source}), autoescape=True, undefined=StrictUndefined)
    environment.template_class = QuickTemplate
    return environment.get_template("page")


@given(ANYTHING)
def test_a_value_is_escaped_as_markupsafe_escapes_it(value: object) -> None:
    assert str(quick_escape(value)) == str(escape(value))


def test_a_template_escapes_text_and_leaves_markup() -> None:
    page = quick("{{ text }}{% for each in many %}<i>{{ each }}</i>{% endfor %}{{ markup }}")
    assert page.render(text="<a>", many=["&"], markup=Markup("<b>")) == "&lt;a&gt;<i>&amp;</i><b>"


def test_what_a_template_sets_is_escaped_once() -> None:
    assert quick("{% set said %}{{ text }}{% endset %}{{ said }}{{ said ~ text }}").render(text="<") == "&lt;&lt;&lt;"


def test_a_name_that_is_missing_still_stops_the_page() -> None:
    with pytest.raises(UndefinedError, match="missing"):
        quick("{{ missing }}").render()
