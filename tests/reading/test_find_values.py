"""Where a value is, is the same whether its field alone is parsed or the whole file."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.reading import find_values
from fingerpost.reading.find_values import span_of, spans_in

PLAIN = """\
# A comment first.
name: Chat
description: |
  Come in.

  checked: every week
sessions:
- days: [monday]
  # Moved.
  from: 10:00
- repeats: weekly

contact:
    phone: 01632 960125
checked: {on: 2026-01-05, how: phone}
"""
ODD = {
    "it is indented": "  name: Chat\n  checked: {on: 2026-01-05}\n",
    "it is one flow": "{name: Chat,\nchecked: {on: 2026-01-05}}\n",
    "a name is in quotes": 'name: "Tea and\nchecked: twice"\n"checked": {on: 2026-01-05}\n',
    "a text goes on where lines begin": 'name: "Tea and\nthen more"\nchecked: {on: 2026-01-05}\n',
    "a flow goes on where lines begin": "contact: {name: Jo,\nchecked: x}\nchecked: {on: 2026-01-05}\n",
    "it has the mark of a document": "---\nname: Chat\nchecked: {on: 2026-01-05}\n",
    "the name is marked": "? name\n: Chat\nchecked: {on: 2026-01-05}\n",
    "an indented one has the words where lines begin": '  name: "Tea and\nchecked: twice"\n  other: {on: 2026-01-05}\n',
}


@pytest.mark.parametrize("text", [PLAIN, *ODD.values()], ids=["it is plain", *ODD])
def test_a_value_is_where_it_is_in_the_whole_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.yaml"
    path.write_text(text, encoding="utf-8")
    whole = spans_in(text, "chat.yaml")

    assert {at: span_of(path, "chat.yaml", at) for at in whole} == whole
    assert str(span_of(path, "chat.yaml", "checked.how.long")) == str(
        whole.get("checked.how", whole.get("checked", whole[""]))
    )


def test_only_the_field_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "chat.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    texts: list[str] = []

    def spans_of_part(text: str, file: str, above: int = 0) -> dict[str, find_values.Span]:
        texts.append(text)
        return spans_in(text, file, above)

    monkeypatch.setattr(find_values, "spans_in", spans_of_part)
    span_of(path, "chat.yaml", "checked.on")

    assert texts == ["checked: {on: 2026-01-05, how: phone}\n"]
