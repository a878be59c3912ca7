"""The page "My menu": a script fills it with what somebody has picked. Nothing on it comes from the records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.page import Page
from fingerpost.pages.shipping.map_data import map_data


def menu_pages(edition: Edition) -> Iterator[Page]:
    """One page. It is not listed: without a list it says nothing."""
    text = edition.language.text
    yield Page(
        kind="menu",
        address=addresses.MENU,
        title=text("My menu"),
        description=text("A short list of what you picked, to print or to send."),
        template="menu.html",
        values={
            "words": json.dumps(_words(edition), ensure_ascii=False, sort_keys=True),
            "areas": json.dumps(map_data(edition)["areas"], ensure_ascii=False, sort_keys=True),
        },
        listed=False,
    )


def _words(edition: Edition) -> dict[str, Any]:
    """The words of the script of this page; browser/js/menu/sheet.js lists the gaps in each."""
    language = edition.language
    text = language.text
    return {
        "count": language.plural_forms("{n} on your list", "{n} on your list, in your order"),
        "calendar": text("{name}: {directory}", name=text("My menu"), directory=edition.settings.title),
        "undated": language.plural_forms(
            "{n} of these has no dates that a calendar can hold.",
            "{n} of these have no dates that a calendar can hold.",
        ),
        "left": language.plural_forms(
            "{n} of these is left out of the link, to keep people safe.",
            "{n} of these are left out of the link, to keep people safe.",
        ),
        "moved": text("Its address on this site is new since it was put in this menu. The old one still works."),
        "gone": text("This is not in the directory. The link may have been cut or mistyped."),
        "failed": text("This could not be fetched. Are you online?"),
        "lost": text("Not found: {key}"),
        "code": text("Code {code}"),
        "at": text("{name} is now number {n} of {all}."),
        "out": text("Taken out: {name}"),
        "emptied": text("Your menu is empty now."),
        "map": text("Map of the places: {places}"),
        "miles": language.plural_forms("{n} mile", "{n} miles"),
        "yards": language.plural_forms("{n} yard", "{n} yards"),
        "labels": {
            "join": text("Join"),
            "access": text("Access"),
            "visit": text("First visit"),
            "on": text("What is on"),
        },
        "text": text("My menu: {link}"),
        "record": text("Menu of {date}"),
    }
