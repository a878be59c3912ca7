"""Texts that an editor on the web keeps as blocks in JSON are read as their words, and do not cost the row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fingerpost.exchange.tables.files.json_table import read_json
from fingerpost.exchange.tables.files.rich_text import words_of_blocks
from fingerpost.exchange.tables.table import Options, Table


def paragraph(*pieces: Any) -> dict[str, Any]:
    return {"type": "paragraph", "attrs": {"textAlign": "left"}, "content": list(pieces)}


def text(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


LINK = {"type": "link", "attrs": {"href": "https://example.org/", "target": None}}
ABOUT = [
    paragraph(text("Tea, cake and a chat. "), text("Ask us.", marks=[LINK])),
    {"type": "bulletList", "content": [{"type": "listItem", "content": [paragraph(text("Every Tuesday"))]}]},
    {"type": "paragraph"},
]


def table_of(folder: Path, rows: Any) -> Table:
    (folder / "list.json").write_text(json.dumps(rows), "utf-8")
    return read_json(folder / "list.json", Options())


def test_a_text_in_blocks_is_its_words(tmp_path: Path) -> None:
    table = table_of(tmp_path, [{"title": "Tea club", "about": ABOUT}, {"title": "Choir", "about": "We sing."}])

    assert table.problems == []
    assert [row.cells["about"] for row in table.rows] == ["Tea, cake and a chat. Ask us.\n\nEvery Tuesday", "We sing."]
    assert table.inside == {}


def test_other_names_for_the_same() -> None:
    sanity = [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "We sing."}]}]
    contentful = {"nodeType": "document", "data": {}, "content": [{"nodeType": "paragraph", "content": [
        {"nodeType": "text", "value": "We sing.", "marks": []}]}]}  # fmt: skip

    assert words_of_blocks(sanity) == words_of_blocks(contentful) == "We sing."


def test_lists_of_other_things_stay_lists(tmp_path: Path) -> None:
    phones = [{"type": "voice", "value": "01632 960123"}, {"type": "text", "value": "01632 960124"}]
    table = table_of(tmp_path, [{"title": "Tea club", "phones": phones}])

    assert [row.cells["value"] for row in table.inside["phones"].rows] == ["01632 960123", "01632 960124"]


def test_lists_with_links_beside_what_they_hold_are_joined(tmp_path: Path) -> None:
    provider = {"name": "Kind Company", "_links": {"self": {"href": "/providers/1"}}}
    table = table_of(tmp_path, [{"name": "Tea club", "_embedded": {"providers": [provider]}}])

    assert table.problems == []
    assert [row.cells["name"] for row in table.inside["_embedded.providers"].rows] == ["Kind Company"]


def test_blocks_within_blocks_without_end_spoil_their_row_alone(tmp_path: Path) -> None:
    deep: dict[str, Any] = text("Tea")
    for _ in range(60):
        deep = {"type": "blockquote", "content": [deep]}

    table = table_of(tmp_path, [{"title": "Tea club", "about": [deep]}, {"title": "Choir", "about": ABOUT}])

    assert [problem.code for problem in table.problems] == ["cell-nested"]
    assert [row.cells["title"] for row in table.rows] == ["Choir"]
