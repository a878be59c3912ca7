"""What is shipped as style is used: every class is on some page, every colour and size in some rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fingerpost.pages.shipping.browser_files import browser_files
from fingerpost.pages.shipping.style_sheets import shipped_sheet

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "fingerpost"
SHEETS = sorted((PACKAGE / "browser" / "css").glob("*.css"))

CLASS = re.compile(r"\.(fp-[a-z0-9_-]+)")
TOKEN = re.compile(r"(--fp-[a-z0-9-]+)\s*:")
NAME = re.compile(r"fp-[a-z0-9_-]*[a-z0-9]")
BEGINNING = re.compile(r"fp-[a-z0-9_-]+--(?=\{)")  # what follows is put in by the page: fp-ans--{answer}


def styles() -> str:
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)


def pages() -> str:
    """Everything that can put a class on a page."""
    return "\n".join(path.read_text(encoding="utf-8") for path in writers())


def writers() -> Iterator[Path]:
    for folder in ("pages", "publish", "browser/js"):
        yield from (path for path in (PACKAGE / folder).rglob("*") if path.suffix in (".html", ".js", ".py"))
    yield from (ROOT / "docs").rglob("*.md")


def unused(styles: str, pages: str) -> set[str]:
    used = set(NAME.findall(pages))
    beginnings = tuple(BEGINNING.findall(pages))
    return {name for name in CLASS.findall(styles) if name not in used and not name.startswith(beginnings)}


def test_every_class_of_the_style_sheets_is_on_some_page() -> None:
    assert unused(styles(), pages()) == set()


@pytest.mark.parametrize(
    ("rule", "page", "classes"),
    [
        (".fp-card { margin: 0 }", '<li class="fp-card">', set()),
        (".fp-card--big { margin: 0 }", '<li class="fp-card">', {"fp-card--big"}),
        (".fp-ans--yes { color: green }", '"fp-ans fp-ans--{}"', set()),
    ],
)
def test_a_class_that_no_page_has_would_be_seen(rule: str, page: str, classes: set[str]) -> None:
    assert unused(rule, page) == classes


def test_a_table_that_folds_is_still_a_table_to_whoever_hears_it() -> None:
    rules = re.findall(
        r"([^{}]*)\{ display: block; \}", (PACKAGE / "browser" / "css" / "tables.css").read_text("utf-8")
    )
    folding = {name for rule in rules if re.search(r"\btr\b", rule) for name in re.findall(r"fp-table--\w+", rule)}
    script = (PACKAGE / "browser" / "js" / "site.js").read_text("utf-8")

    assert "fp-table--fold" in folding  # the control
    assert {name for name in folding if f".{name}" not in script} == set()


def test_every_colour_and_size_is_used() -> None:
    text = styles()
    every = text + pages()

    assert [name for name in sorted(set(TOKEN.findall(text))) if f"var({name}" not in every] == []


def test_a_page_needs_one_sheet_and_the_handbook_the_form_and_the_map_another() -> None:
    names = [name for name in browser_files().names if name.startswith("css/")]

    assert names == ["css/add.css", "css/fingerpost.css", "css/handbook.css", "css/map.css"]


def test_what_a_sheet_imports_is_inside_it_in_the_same_order(tmp_path: Path) -> None:
    (tmp_path / "one.css").write_text("p { margin: 0; }\n")
    (tmp_path / "two.css").write_text("/* Two. */\np {\n  margin: 1px;\n}\n")
    (tmp_path / "all.css").write_text('@import url("two.css");\n@import url("one.css");\n')

    assert shipped_sheet(tmp_path / "all.css") == "p {\nmargin: 1px;\n}\np { margin: 0; }\n"


def test_a_sheet_of_another_folder_stays_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "map.css").write_text('@import url("../vendor/leaflet.css") layer(fp-host);\n')

    assert shipped_sheet(tmp_path / "map.css") == '@import url("../vendor/leaflet.css") layer(fp-host);\n'
