"""The button beside an entry of a list that puts it in "My menu"."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from fingerpost.language import Language

_BUTTON = (
    '<button class="fp-addit" type="button" data-fp-js data-fp-add><i class="fp-i i-plus"></i>'
    '<span data-fp-add-words>{add}</span><span class="fp-vh"> {menu} <span data-fp-add-name></span></span></button>'
)


@lru_cache(maxsize=16)
def add_button(language: Language) -> Markup:
    """The same for every entry: js/shared/menu-buttons.js takes its name and address from the link beside it."""
    words = {"add": language.text("Add"), "menu": language.text("to my menu:")}
    return Markup(_BUTTON).format(**words)  # noqa: S704  # it is ours, and what goes into it is escaped
