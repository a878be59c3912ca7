"""Render a page's main part and its head with our own templates."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.card import dir_of
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import mail_link, phone_link
from fingerpost.edition.wording.crisis import crisis_lines, emergency
from fingerpost.files.own import PACKAGE
from fingerpost.language import Language, mark
from fingerpost.pages.render.adding import add_button
from fingerpost.pages.render.compiled import COMPILED
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.policy import policy
from fingerpost.records.shorten import shorten

TEMPLATES = PACKAGE / "pages" / "templates"
PREVIEW = "img/og.png"  # what other sites show beside a link to any page
_JSON = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":")
)  # json.dumps would make one for each page
TITLE_AT_MOST = 70  # characters that a search engine shows, the site's name among them
NAME_AT_LEAST = 30  # of a record, however long the name of the site is

ICONS = (
    *("alert", "arrow", "bus", "cal", "check", "clock", "copy", "cost", "cross", "down", "ear", "edit", "hello"),
    *("info", "list", "mail", "map", "park", "people", "person", "phone", "pin", "plus", "print", "q", "ramp"),
    *("search", "sheet", "shield", "text", "train", "up", "wc"),
)
ANSWERS = {
    "yes": ("fp-ans fp-ans--yes", mark("Yes")),
    "no": ("fp-ans fp-ans--no", mark("No")),
    "ask": ("fp-ans", mark("Ask first")),
}

# What nearly all pages are made with.
COMMON = (
    *("activity.html", "group.html", "place.html", "list.html", "town.html", "head.html"),
    *("sections/access.html", "sections/access-row.html", "sections/running.html"),
)


def render_main(page: Page, edition: Edition) -> str:
    """Render what goes inside ``<main>``; the whole of a page that has no shell."""
    if page.is_bare:
        return render_bare(page, edition)
    main = template(edition, page.template).render(page.values)
    if page.as_it_was_on is None:
        return main
    day = edition.language.date(page.as_it_was_on)
    words = edition.language.text("This is how the entry was on {day}.", day=day)
    return template(edition, "earlier.html").render(words=words) + main


def render_bare(page: Page, edition: Edition) -> str:
    """Render a whole page that has no shell."""
    return template(edition, page.template).render(
        page=page, language=edition.language.code, policy=policy(), **page.values
    )


def render_head(page: Page, edition: Edition) -> str:
    """Render title, description, canonical address, previews and structured data: what differs from page to page."""
    settings = edition.settings
    site = "" if page.address == addresses.HOME else f" - {settings.title}"
    title = shorten(page.title, max(TITLE_AT_MOST - len(site), NAME_AT_LEAST))
    return template(edition, "head.html").render(
        title=title,
        page_title=title + site,
        page=page,
        address=edition.absolute(page.address),
        canonical=edition.absolute(page.canonical or page.address),
        json_ld=[htmlsafe_json_dumps(data, dumps=_JSON.encode) for data in page.json_ld],
    )


def render_part(name: str, edition: Edition, **values: Any) -> str:
    """Render a part of the shell: "header", "helpnow" or "footer"."""
    return template(edition, f"parts/{name}.html").render(values)


@cache_on_edition(maxsize=256)
def template(edition: Edition, name: str) -> Template:
    """A template, ready to render."""
    compiled = environment(edition).get_template(name)
    # Jinja gives a chain of mappings, which it would walk key by key for every page.
    compiled.globals = dict(compiled.globals)
    return compiled


@cache_on_edition()
def environment(edition: Edition) -> Environment:
    """The templates of one edition, with the values that are the same on every page."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=COMPILED,
    )
    del templates.filters["safe"]  # so that no template can bring it back
    icons = {name: _icon(name) for name in ICONS}
    templates.globals |= {
        "settings": edition.settings,
        "thanks": " ".join(f"{line}." for line in edition.thanks),
        "url": edition.url,
        "to": addresses,
        "asset": edition.asset,
        "home": edition.url(addresses.HOME),
        "for_groups": edition.url(addresses.FOR_GROUPS),
        "icons": icons,
        "icon": icons,
        "answer": {name: _answer(edition.language, name) for name in ANSWERS},
        "crisis_lines": crisis_lines(edition),
        "emergency": emergency(edition),
        "in_finder": False,
        "add_button": add_button(edition.language),
        "editors_phone": phone_link(edition.settings.editors.phone, edition.settings.country),
        "editors_mail": mail_link(edition.settings.editors.email) if edition.settings.editors.email else "",
        "dir_of": dir_of,
        # The search form is only on a site that can answer it.
        "finder": "js/find.js" in edition.assets,
        "preview_image": edition.absolute(edition.assets.get(PREVIEW, "")) if PREVIEW in edition.assets else "",
        "featured": edition.featured_category,
        "featured_url": edition.category_url(edition.featured_category) if edition.featured_category else "",
    }
    edition.language.install(templates)
    templates.extend(fingerpost_language=edition.language)
    templates.add_extension(WriteOnce)
    return templates


class WriteOnce(Extension):
    """Insert what is the same on every page (words, icons and parts) while a template is compiled.

    Half the time of a page went into looking up the same thirty phrases, and another quarter into
    including parts. Phrases with gaps are filled in when the page is rendered.
    """

    _PART = re.compile(r'\{% include "(parts/[a-z]+\.html)" %\}')
    _PHRASE = re.compile(r'\{\{ _\("([^"%{}]+)"\) \}\}')
    _ICON = re.compile(r"\{\{ icon\.([a-z]+) \}\}")

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        language: Language = self.environment.fingerpost_language  # type: ignore[attr-defined]
        icons = cast("Mapping[str, Markup]", self.environment.globals["icons"])
        while self._PART.search(source):  # a part may have parts of its own
            source = self._PART.sub(lambda match: (TEMPLATES / match[1]).read_text("utf-8"), source)
        source = self._ICON.sub(lambda match: str(icons[match[1]]), source)
        return self._PHRASE.sub(lambda match: _literal(language.text(match[1])), source)


def _literal(words: str) -> str:
    """Escape words for HTML and for the template syntax."""
    return str(escape(words)).replace("{", "&#123;")


def _icon(name: str) -> Markup:
    return Markup('<i class="fp-i i-{}"></i>').format(name)


def _answer(language: Language, name: str) -> Markup:
    style, words = ANSWERS[name]
    return Markup('<b class="{}">{}</b>').format(style, language.text(words))
