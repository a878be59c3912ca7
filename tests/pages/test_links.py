"""No link of the example site leads nowhere: not to a page that is not there, nor to a part that is not on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.edition.stages import Stages
from fingerpost.publish.build import render
from fingerpost.publish.prepare import prepare

ROOT = Path(__file__).parents[2]
LEADS = {"href", "src", "action"}
EDITORIAL = ("about", "for-groups", "for-professionals", "accessibility", "privacy", "how-we-check")


@dataclass
class Read(HTMLParser):
    """Where a page leads, and the parts of it that can be led to."""

    leads: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.leads |= {value for name, value in attrs if name in LEADS and value}
        self.ids |= {value for name, value in attrs if name == "id" and value}


@dataclass(frozen=True)
class Built:
    """A built site, every page of ours read once."""

    folder: Path
    site: str
    pages: dict[str, Read]  # by address

    def file_of(self, path: str) -> Path:
        return self.folder / unquote(path).lstrip("/") / ("index.html" if path.endswith("/") else "")

    def dead(self) -> Iterator[str]:
        """Every link within the site that leads nowhere."""
        for address, page in self.pages.items():
            for lead in sorted(page.leads):
                target = urljoin(self.site.rstrip("/") + address, lead)
                if not target.startswith(self.site):
                    continue
                path, fragment = urlsplit(target).path, unquote(urlsplit(target).fragment)
                there = self.pages.get(path)
                if path in ("/find/", "/add/") and "=" in fragment:
                    fragment = ""  # a search, or an entry to change, which is no part of the page
                if not self.file_of(path).is_file() or (there and fragment and fragment not in there.ids):
                    yield f"{address} leads to {lead}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("site")
    prepared = prepare(ROOT / "assets", today=date(2026, 11, 21))
    render(ROOT / "assets", folder, prepared, Stages(), generator=mkdocs(), strict=False)
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if name.startswith("handbook/"):
            continue  # Material's pages, with MkDocs' own check of links
        page = Read()
        page.feed(path.read_text(encoding="utf-8"))
        pages["/" + name.removesuffix("index.html")] = page
    return Built(folder, prepared.edition.settings.site, pages)


def test_no_link_is_dead(built: Built) -> None:
    assert list(built.dead()) == []


def test_a_dead_link_would_be_found(built: Built) -> None:
    page = Read(leads={"/browse/nowhere/", "/browse/#nowhere", "/browse/#kinds"})

    found = list(Built(built.folder, built.site, {**built.pages, "/made-up/": page}).dead())

    assert found == ["/made-up/ leads to /browse/#nowhere", "/made-up/ leads to /browse/nowhere/"]


@pytest.mark.parametrize("name", EDITORIAL)
def test_every_page_about_the_site_can_be_reached_from_the_foot_of_every_page(built: Built, name: str) -> None:
    assert f"/{name}/" in built.pages["/404.html"].leads


@pytest.mark.parametrize("name", EDITORIAL)
def test_pages_about_the_site_name_the_directory(built: Built, name: str) -> None:
    html = built.file_of(f"/{name}/").read_text(encoding="utf-8")

    assert "{{" not in html
    assert "01632\xa0960001" in html


def test_professionals_are_given_two_codes_and_no_other(built: Built) -> None:
    html = built.file_of("/for-professionals/").read_text(encoding="utf-8")

    assert set(re.findall(r"(?<!tel:\+)\b\d{12,18}\b", html)) == {"871731000000106", "871711000000103"}


def test_every_page_but_that_for_lost_addresses_is_reached_by_links(built: Built) -> None:
    reached, waiting = {"/"}, ["/"]
    while waiting:
        here = waiting.pop()
        for lead in built.pages[here].leads:
            path = urlsplit(urljoin(built.site.rstrip("/") + here, lead)).path
            if urljoin(built.site, lead).startswith(built.site) and path in built.pages and path not in reached:
                reached.add(path)
                waiting.append(path)

    lost = {path for path in built.pages if path not in reached and path.startswith("/browse/")}
    assert lost == set()
