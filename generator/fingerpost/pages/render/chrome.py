"""The parts around every page: header, help now, footer, and the files it loads."""

from __future__ import annotations

from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.policy import picture_sources, policy, receiver_of
from fingerpost.pages.render.render import render_head, render_part
from fingerpost.pages.shipping.browser_files import OWN_SHEET

SCRIPT = "js/site.js"  # of every page
_FONT = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "yi"})


def chrome(edition: Edition, *, section: str) -> dict[str, Any]:
    """The values for theme/main.html, except the head and the main part."""
    language = edition.settings.languages[0]
    return {
        "lang": "en-GB" if language == "en" and edition.settings.country == "GB" else language,
        "dir": "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr",
        # Only the page of the finder has a map, so only there may pictures come from a provider of streets.
        # Only the page of the form sends anything, and only to the address of the settings.
        "policy": policy(
            pictures=picture_sources(edition.settings.map) if section == "find" else (),
            receivers=receiver_of(edition.settings) if section == "add" else (),
        ),
        "font": edition.asset(_FONT),
        "icon": edition.asset("img/mark.svg"),
        # The directory's own sheet comes last and is in no layer, so it wins.
        "sheets": [edition.asset(name) for name in _sheets(section) if name in edition.assets],
        "scripts": [edition.asset(SCRIPT)] if SCRIPT in edition.assets else [],
        "handbook_sheet": edition.asset("css/handbook.css"),
        "handbook_script": edition.asset("js/handbook.js"),
        **_parts(edition, section),
    }


def _sheets(section: str) -> tuple[str, ...]:
    return ("css/fingerpost.css", *(("css/add.css",) if section == "add" else ()), OWN_SHEET)


@cache_on_edition(maxsize=32)  # the same for every page of a section
def _parts(edition: Edition, section: str) -> dict[str, str]:
    return {
        "header": render_part("header", edition, section=section),
        "urgent_help": render_part("urgent", edition, there=edition.url(addresses.HOME)),  # of a page without the lines
        "footer": render_part("helpnow", edition) + render_part("footer", edition, built=f"{edition.today:%Y-%m-%d}"),
    }


def page_head(edition: Edition, title: str, description: str, address: str) -> str:
    """The head of an editorial page."""
    page = Page(
        kind="editorial",
        address=address,
        title=title,
        description=description or edition.settings.tagline or edition.settings.title,
        template="",
    )
    return render_head(page, edition)
