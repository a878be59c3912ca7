"""One field of a file is changed, also inside a list, and every other byte stays as somebody wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove

EXAMPLE = Path(__file__).parents[2] / "assets"
RECORDS = [path for kind in ("activities", "groups", "places") for path in sorted((EXAMPLE / kind).glob("*.yaml"))]

CHAT = """\
# Our first.
name: Chat  # on the door
sessions:
  - {place: hall, days: [monday], from: 10:00}
  - place: barn   # the red one
    from: 11:00

    # until they lock up
    to: 12:00
description: |
  Two lines

  of text.

# whom to ring
contact:
  phone: 01632 960125
cost:
"""


def values(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)


def leaves(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text in a record, with its path."""
    if isinstance(node, str):
        yield path, node
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, part in parts:
        yield from leaves(part, f"{path}.{name}" if path else str(name))


def outside(before: str, after: str) -> tuple[str, str]:
    """What differs: the text that was there, and the one that is, without what begins and ends both."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]


@pytest.mark.parametrize("path", RECORDS[::5], ids=lambda path: path.stem)
def test_any_value_of_every_fifth_example_can_be_changed_alone(path: Path) -> None:
    change_each_value(path)


@pytest.mark.parametrize("path", [path for path in RECORDS if path not in RECORDS[::5]], ids=lambda path: path.stem)
def test_any_value_of_all_other_examples_can_be_changed_alone(path: Path) -> None:
    change_each_value(path)


def change_each_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for where, old in leaves(values(text)):
        changed = edit(text, where, "\u03a9")
        gone, new = outside(text, changed)
        assert new.strip() == "\u03a9", where
        assert len(gone) <= len(old) * 2 + 20, where
        assert edit(text, where, old) == text, where


def test_what_is_there_already_is_left_as_it_is_written() -> None:
    text = "name: 'Chat'\nages: {min: \"18\"}\n"

    assert edit(text, "name", "Chat") == text
    assert edit(text, "ages.min", 18) == text


CHANGES = {
    "a field in braces": ("sessions.0.to", "11:00", "from: 10:00}", "from: 10:00, to: 11:00}"),
    "a list in braces": ("sessions.0.days", ["monday", "friday"], "[monday]", "[monday, friday]"),
    "one of a list": ("sessions.0.days.1", "friday", "[monday]", "[monday, friday]"),
    "a line of an item": ("sessions.1.to", "13:30", "to: 12:00", "to: 13:30"),
    "a new line of an item": ("sessions.1.phone", True, "    to: 12:00\n", "    to: 12:00\n    phone: yes\n"),
    "a text before a comment": ("name", "Tea", "Chat  # on", "Tea  # on"),
    "a colon in a text": ("name", "Tea: a chat", "Chat  # on", "'Tea: a chat'  # on"),
    "lines become one": ("description", "One line.", "|\n  Two lines\n\n  of text.\n", "One line.\n"),
    "one becomes lines": ("name", "Two\nlines", "Chat  # on the door\n", "|  # on the door\n  Two\n  lines\n"),
    "an empty field": ("cost.kind", "free", "cost:\n", "cost: {kind: free}\n"),
    "a new part": ("closed.on", "2026-12-01", "cost:\n", "cost:\nclosed: {on: 2026-12-01}\n"),
    "a comma in braces": ("sessions.0.place", "The hall, upstairs", "place: hall, d", "place: 'The hall, upstairs', d"),
    "a comma on a line": ("name", "Tea, cake", "Chat  # on", "Tea, cake  # on"),
    "signs in a new part": (
        *("cost", {"notes": "Tea, [cake] {or} it’s not", "per": ["a, b", "c"]}),
        *("cost:\n", "cost: {notes: 'Tea, [cake] {or} it’s not', per: ['a, b', c]}\n"),
    ),
    "a new item": (
        *("sessions.2", {"online": "https://example.org", "from": "09:00"}),
        *("to: 12:00\n", "to: 12:00\n  - {online: https://example.org, from: 09:00}\n"),
    ),
}


@pytest.mark.parametrize(("path", "value", "old", "new"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_written_as_a_person_would(path: str, value: object, old: str, new: str) -> None:
    assert CHAT.count(old) == 1
    assert edit(CHAT, path, value) == CHAT.replace(old, new)


REMOVALS = {
    "a line": ("name", "name: Chat  # on the door\n", ""),
    "a field in braces": ("sessions.0.days", "days: [monday], ", ""),
    "the last in braces": ("sessions.0.from", ", from: 10:00", ""),
    "an item": ("sessions.0", "  - {place: hall, days: [monday], from: 10:00}\n", ""),
    "the line of a dash": ("sessions.1.place", "place: barn   # the red one\n    from", "from"),
    "a text of lines": ("description", "description: |\n  Two lines\n\n  of text.\n", ""),
    "all that is in a part": ("contact.phone", "contact:\n  phone: 01632 960125\n", ""),
    "an empty field": ("cost", "cost:\n", ""),
}


@pytest.mark.parametrize(("path", "old", "new"), REMOVALS.values(), ids=REMOVALS)
def test_a_field_is_removed_alone(path: str, old: str, new: str) -> None:
    assert CHAT.count(old) == 1
    assert remove(CHAT, path) == CHAT.replace(old, new)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["windows", "old-mac", "unix"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = "\ufeff" + CHAT.replace("\n", end)

    changed = edit(edit(text, "contact.email", "chat@example.org"), "description", "Two\nothers")

    assert changed.startswith("\ufeff# Our first.")
    assert changed.replace(end, "") == changed.replace("\n", "").replace("\r", "")
    assert f"{end}  email: chat@example.org{end}" in changed
    assert f"description: |{end}  Two{end}  others{end}{end}# whom to ring" in changed


def test_a_byte_order_mark_moves_no_change_by_a_place() -> None:
    text = "\ufeffdays:\n  - monday # \U0001f600\n  - friday\nnote: |\n  Tea\n\n# end\n"

    assert edit(text, "days.1", "sunday") == text.replace("friday", "sunday")
    assert remove(text, "note") == text.replace("note: |\n  Tea\n", "")


def test_a_last_line_that_was_left_open_gets_its_end_only_when_one_follows() -> None:
    assert edit("name: Chat", "name", "Tea") == "name: Tea"
    assert edit("name: Chat", "town", "Frome") == "name: Chat\ntown: Frome"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: [\n", "a"),
        ("", "name"),
        ("- Frome\n", "name"),
        ("name: Chat\n", "name.first"),
        ("name: Chat\nof: " + "[" * 201 + "]" * 201, "name"),
        ("name: &a Chat\nof: *a\n", "name"),
        ("name: Chat\n---\nname: Tea\n", "name"),
        ("name: Chat\n", "sessions.1.to"),
        ("sessions: [{from: 10:00}]\n", "sessions.3.to"),
        ("sessions: [{from: 10:00}]\n", "sessions.from"),
    ],
    ids=[
        "broken",
        "empty",
        "list",
        "below a text",
        "deep",
        "alias",
        "two documents",
        "no first item",
        "beyond the list",
        "a list has no fields",
    ],
)
def test_what_cannot_be_changed_is_left_alone(text: str, path: str) -> None:
    with pytest.raises(EditError):
        edit(text, path, "x")


def test_the_only_field_of_a_record_cannot_be_removed() -> None:
    with pytest.raises(EditError, match="only field"):
        remove("name: Chat\n", "name")


# -- layouts of every kind -------------------------------------------------------------------------

words = st.sampled_from(
    [
        "Tea",
        "Tea, cake",
        "a {b} [c]",
        "Tea and cake",
        "it's here",
        "a: b",
        "# no",
        "yes",
        "10:30",
        "[x]",
        "é ü",
        "- x",
        "12",
    ]
)
spaces = st.sampled_from([" ", "  ", "   "])
notes = st.sampled_from(["", "  # as on the door", " #"])
above = st.sampled_from(["", "# a note\n", "\n", "  # further in\n"])


@st.composite
def scalars(draw: st.DrawFn) -> str:
    word = draw(words)
    quoted = draw(st.sampled_from(["plain", "single", "double"]))
    if quoted == "double" or (quoted == "plain" and word in ("a: b", "# no", "[x]", "- x", "Tea, cake", "a {b} [c]")):
        return f'"{word}"'
    return "'" + word.replace("'", "''") + "'" if quoted == "single" else word


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A small record in any layout that the reader takes."""
    lines = []
    for name in ("name", "summary", "town"):
        lines.append(f"{draw(above)}{name}:{draw(spaces)}{draw(scalars())}{draw(notes)}\n")
    if draw(st.booleans()):
        parts = ",".join(draw(spaces) + f"k{at}: {draw(scalars())}" for at in range(draw(st.integers(1, 3))))
        lines.append(f"contact: {{{parts}{draw(st.sampled_from(['', ' ']))}}}{draw(notes)}\n")
    else:
        lines.append("contact:\n" + "".join(f"{draw(above)}  k{at}: {draw(scalars())}\n" for at in range(2)))
    dash = draw(st.sampled_from(["- ", "  - ", "  -   "]))
    items = [f"{dash}place: {draw(scalars())}{draw(notes)}\n{' ' * len(dash)}to: {draw(scalars())}\n" for _ in range(2)]
    lines.append("sessions:\n" + draw(above).join(items))
    lines.append(f"description: {draw(st.sampled_from(['|', '>', '|-']))}\n  One\n\n  two\n{draw(above)}")
    order = draw(st.permutations(lines))
    return "".join(order).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@settings(max_examples=60, deadline=None)
@given(text=texts(), word=words, data=st.data())
def test_one_value_of_any_layout_can_be_changed_and_back(text: str, word: str, data: st.DataObject) -> None:
    before = values(text)
    path, old = data.draw(st.sampled_from(list(leaves(before))))
    if path == "description":
        return  # its lines become one, and one does not become them again

    changed = edit(text, path, word)

    after = dict(leaves(values(changed)))
    assert after == {**dict(leaves(before)), path: word}
    again = edit(changed, path, old)
    gone, new = outside(text, again)
    assert dict(leaves(values(again))) == dict(leaves(before))
    assert len(gone) <= len(old) * 2 + 2  # no more than the quotes may differ
    assert len(new) <= len(old) * 2 + 2


@settings(max_examples=40, deadline=None)
@given(text=texts(), data=st.data())
def test_a_field_put_in_and_taken_out_leaves_the_text_as_it_was(text: str, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(["contact.zz", "sessions.0.zz", "sessions.1.zz", "zz", "sessions.2"]))
    value = data.draw(st.one_of(words, st.lists(words, min_size=1, max_size=2)))

    changed = edit(text, path, value)

    part: Any = values(changed)
    for step in path.split("."):
        part = part[int(step) if isinstance(part, list) else step]
    assert part == value
    assert remove(changed, path) == text
