"""On each kind of page of the example, the navigation says where one is; read from the files, without a browser."""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser.kinds import HANDBOOK, KINDS

LIT = {  # where it leads: the page itself is no link, but the menu of somebody else leads to one's own
    "find": ("", "page"),
    "whats-on": ("", "page"),
    "menu": ("/menu/", "page"),
    "menu, empty": ("/menu/", "page"),
    "towns": ("", "page"),
    "town": ("/browse/towns/", "true"),
    "need in a town": ("/browse/towns/", "true"),
}
TALKING_CAFES = "/browse/categories/talking-cafe/"  # which the example gives a link of its own


def test_each_kind_of_page_lights_where_one_is_and_nothing_else(demo_site: Path) -> None:
    addresses = {**KINDS, **HANDBOOK, "talking cafes": TALKING_CAFES}

    lit = {kind: _lit(demo_site, address.partition("#")[0]) for kind, address in addresses.items()}

    assert {kind: links for kind, links in lit.items() if links} == {
        **{kind: [where] for kind, where in LIT.items()},
        "talking cafes": [("", "page")],
    }


def _lit(site: Path, address: str) -> list[tuple[str, str]]:
    """What is lit in the navigation at the top of a page: where that leads, and how."""
    file = site / address.strip("/") / "index.html" if address != KINDS["404"] else site / "404.html"
    header = re.search(r'<nav class="fp-nav".*?</nav>', file.read_text(encoding="utf-8"), re.DOTALL)
    return re.findall(r'<a(?: href="([^"]*)")? aria-current="([a-z]+)">', header[0]) if header else []
