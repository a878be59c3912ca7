"""E: text that looks like markup, in every sink that there is: pages, heads, cards, search files, JSON-LD."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from tests.hostile.table.desk import Built, Desk, same, true
from tests.hostile.table.row import LITERAL, NORM, REJECT, WARN, Trial, row
from tests.hostile.table.site import DEEP, LINKS, MARKUP, OPENINGS, public
from tests.hostile.table.trials import described, passes, refused, warned

IN_A_BROWSER = (
    "tests/browser/test_find_hostile.py::test_record_pages_run_nothing_that_was_written_into_a_record",
    "tests/browser/test_find_hostile.py::test_the_finder_shows_markup_as_text",
)
SINKS = "the feed: issue 14"
BLOCKS = {"main", "div", "section", "aside", "ul", "ol", "li", "dl", "table", "header", "footer", "nav"}


class _Page(HTMLParser):
    """The elements of a page with the names of their attributes, and whether its blocks end where they should."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in BLOCKS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS and (not self.open or self.open.pop() != tag):
            self.faults.append(f"{tag} ends where it did not begin")


def _parsed(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    return page


@lru_cache(maxsize=2)
def _all_data(folder: str) -> tuple[str, ...]:
    """Every text in every JSON file and every piece of JSON-LD of a site, read by a strict reader."""
    site = Built(folder=_path(folder), output="")
    texts: list[str] = []
    for name, data in site.files().items():
        if name.endswith(".json"):
            texts.extend(_texts(_strict(data.decode())))
        if name.endswith(".html"):
            for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', data.decode(), re.DOTALL):
                texts.extend(_texts(_strict(each)))
    return tuple(texts)


def _path(folder: str) -> Any:
    from pathlib import Path

    return Path(folder)


def _strict(text: str) -> Any:
    def never(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    return json.loads(text, parse_constant=never)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def shown(number: str) -> Trial:
    """The text of a case appears in every sink as it was typed, and the pages are made as those of its twin."""
    text = MARKUP[number]

    def run(desk: Desk) -> None:
        site = public(desk)
        slug = number.lower()
        page, twin = _parsed(site.page(f"/a/{slug}/")), _parsed(site.page(f"/a/{slug}-twin/"))
        same(page.faults, [], "structure")
        same(page.open, [], "left open")
        kinds = Counter((tag, *sorted(names)) for tag, names in page.elements)
        usual = Counter((tag, *sorted(names)) for tag, names in twin.elements)
        # Lists of what is alike may differ, and the policy and the title are the same for both.
        same([kind for kind in kinds if kind not in usual], [], "elements that its twin has not")
        same([tag for tag, _ in page.elements].count("h1"), 1, "headings")
        heads = {names.get("name"): names.get("content") or "" for tag, names in page.elements if tag == "meta"}
        true(text in heads["description"], f"description in the head: {heads['description']}")
        words = site.words(f"/a/{slug}/")
        true(words.count(text) >= 8, f"shown {words.count(text)} times as typed: {words[:600]}")
        for address in ("/browse/categories/arts/", f"/p/{slug}/"):
            there = _parsed(site.page(address))
            same((there.faults, there.open), ([], []), address)
        true(text in site.words("/browse/categories/arts/"), "not on its card")
        data = [each for each in _all_data(str(site.folder)) if text in each]
        true(len(data) >= 3, f"in JSON-LD and search files only {len(data)} times")

    return Trial("build", run)


def _nothing_runs(desk: Desk) -> None:
    for name, data in public(desk).files().items():
        if not name.endswith(".html") or name.startswith("handbook/"):
            continue
        page = _parsed(data.decode())
        for tag, names in page.elements:
            leads_on = name.startswith("go/") and tag == "noscript"
            true(leads_on or tag not in ("iframe", "object", "embed", "style", "noscript"), f"{name}: {tag}")
            true(not any(each.startswith("on") for each in names), f"{name}: {tag} {names}")
            if names.get("http-equiv") == "refresh":  # to where a record has moved: a page of this site
                true(re.fullmatch(r"0; url=/[a-z0-9/-]*", names.get("content") or ""), f"{name}: {names}")
            else:
                true(names.get("http-equiv") in (None, "Content-Security-Policy"), f"{name}: {names}")
            if tag == "script":
                true(names.get("src") or names.get("type") == "application/ld+json", f"{name}: a script of its own")


def _links(number: str) -> Trial:
    def run(desk: Desk) -> None:
        site = public(desk)
        page = _parsed(site.page(f"/a/{number.lower()}/"))
        addresses = [names["href"] or "" for tag, names in page.elements if tag == "a" and "href" in names]
        true(addresses, "the page has no links at all")
        bad = [a for a in addresses if not a.startswith(("https://", "/", "#", "tel:", "mailto:", "sms:"))]
        same(bad, [], "links")
        true(site.words(f"/a/{number.lower()}/").count("press") >= len(LINKS[number]), "the words are gone")

    return Trial("build", run)


def _canary_stays(desk: Desk) -> None:
    (desk.folder / "canary.txt").write_text("canary-7f3a")
    same(public(desk).holds("canary-7f3a"), [])
    true(MARKUP["E14"] in public(desk).words("/a/e14/"), "not shown as typed")


def _deep(desk: Desk) -> None:
    site = public(desk)
    for number in range(len(DEEP) + len(OPENINGS)):
        page = _parsed(site.page(f"/a/deep-{number}/"))
        same((page.faults, page.open), ([], []), f"deep-{number}")


def _json_is_escaped(desk: Desk) -> None:
    for name, data in public(desk).files().items():
        for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', data.decode("utf-8", "ignore")):
            true("<" not in each and "\u2028" not in each, f"{name}: {each}")


def _strict_json(desk: Desk) -> None:
    true(len(_all_data(str(public(desk).folder))) > 100, "there is hardly any JSON")


def _tag(number: str, what: str) -> Any:
    return row(number, what, LITERAL, *warned("html-in-text", described(MARKUP[number])), shown(number),
               held=IN_A_BROWSER, later=SINKS)  # fmt: skip


ROWS = [
    row("E1", "a script", LITERAL, *warned("html-in-text", described(MARKUP["E1"])), shown("E1"),
        Trial("build", _nothing_runs), held=IN_A_BROWSER, later=SINKS),
    _tag("E2", "an image that runs something"),
    _tag("E3", "a drawing that runs something"),
    _tag("E4", "a frame"),
    _tag("E5", "a style"),
    _tag("E6", "a page that leads away"),
    _tag("E7", "an object, an embed"),
    _tag("E8", "a noscript whose title ends it"),
    _tag("E9", "ends of what did not begin"),
    row("E10", "links to javascript, in five spellings", f"{NORM}; {WARN}",
        *warned("link-unsafe", *(described(f"[a]({address})") for address in LINKS["E10"])), _links("E10")),
    row("E11", "links to vbscript and data", f"{NORM}; {WARN}",
        *warned("link-unsafe", *(described(f"[a]({address})") for address in LINKS["E11"])), _links("E11")),
    row("E12", "a list of attributes", LITERAL, shown("E12")),
    row("E13", "Markdown inside HTML", LITERAL, shown("E13")),
    row("E14", "a piece of another file", LITERAL, shown("E14"), Trial("build", _canary_stays)),
    row("E15", "words of a template", LITERAL, *passes(described(MARKUP["E15"])), shown("E15")),
    row("E16", "an image from elsewhere", REJECT,
        *refused("image-in-description", described("![x](https://example.org/pixel.gif)"),
                 described("![x][1]\n\n[1]: https://example.org/p.gif"))),
    row("E17", "a title that ends the title", LITERAL, shown("E17"), later=SINKS),
    row("E18", "lists 9 and 200 deep", "shown or refused", *passes(*(described(text) for text in DEEP)),
        Trial("build", _deep)),
    row("E19", "openings of links and images (200 here)", "quick", *passes(*(described(text) for text in OPENINGS)),
        Trial("build", _deep),
        held=("tests/hostile/test_long_texts.py::test_two_hundred_openings_of_links_are_looked_through",)),
    row("E20", "an end of a script inside JSON", LITERAL, shown("E20"), Trial("build", _json_is_escaped)),
    row("E21", "numbers that JSON has not", "tests fail", Trial("build", _strict_json)),
]  # fmt: skip
