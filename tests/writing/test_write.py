"""Writing a record: what we write, our reader gives back."""

from __future__ import annotations

import os
import unicodedata
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS, schema_of
from fingerpost.writing.layout import layout_of
from fingerpost.writing.plain_lines import NotPlain, plain_lines
from fingerpost.writing.write import library_text, save_record, write_record

# What a volunteer or a spreadsheet can hold: nothing that the reader refuses on purpose, and of spaces the plain one,
# as which all others are read.
letters = st.one_of(st.just(" "), st.characters(codec="utf-8", exclude_categories=["C", "Z", "Mn", "Me"]))
lines = st.one_of(
    st.text(letters, min_size=1, max_size=300),
    st.sampled_from(
        [
            "Tea: and talk",
            "Group #1",
            "@group",
            "- a",
            "? b",
            "null",
            "~",
            "yes",
            "NO",
            "10:30",
            "2026-02-30",
            "1e3",
            "01632 960123",
            "&amp",
            "*x",
            "!y",
            "%z",
            "`q`",
            "'s",
            '"The Hub" cafe',
            "[a",
            "{b}",
            "a, b",
            " lead",
            "trail ",
            "---",
            "<<",
            "=",
            "#",
        ]
    ),
)
texts = st.one_of(lines, st.lists(lines, min_size=2, max_size=4).map("\n".join))


def read(text: str) -> dict[str, object]:
    return parse(text, "assets/activities/a.yaml", schema_of("activity"), RECORD_LIMITS)


@given(name=lines, description=texts, steps=st.lists(lines, min_size=1, max_size=3), notes=lines)
def test_our_reader_gives_back_what_was_written(name: str, description: str, steps: list[str], notes: str) -> None:
    record = {
        "name": name,
        "description": description,
        "first_visit": {"steps": steps},
        "cost": {"kind": "fixed", "amount": 3.5, "notes": notes},
    }

    record_again = read(write_record(record))

    assert _plain(record_again) == _plain(record)


def _plain(value: object) -> object:
    """As both sides mean it: in composed letters, without the line break that ends a block of text."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return unicodedata.normalize("NFC", value).rstrip("\n") if isinstance(value, str) else value


def test_fields_are_in_the_order_of_the_schema() -> None:
    text = write_record({"checked": {"how": "phone", "on": date(2026, 10, 1)}, "summary": "b", "name": "a"})

    assert text == "name: a\nsummary: b\nchecked: {on: 2026-10-01, how: phone}\n"


def test_times_dates_and_phone_numbers_need_no_quotes() -> None:
    text = write_record(
        {"sessions": [{"from": time(10, 30), "starts_on": date(2026, 1, 5)}], "contact": {"phone": "01632 960123"}}
    )

    assert text == "sessions:\n- from: 10:30\n  starts_on: 2026-01-05\ncontact:\n  phone: 01632 960123\n"


def test_what_is_empty_is_left_out() -> None:
    assert write_record({"name": "a", "summary": "", "group": None, "needs": [], "contact": {}}) == "name: a\n"


def test_what_has_to_be_on_one_line_is_written_on_one() -> None:
    """A cell of a table may have a line break in a name, which a check refuses."""
    place = {"name": "The Old\nDairy", "address": ["Cork Lane\n", "the\nback"], "summary": "A hall by\nthe river."}

    assert write_record(place, "place") == (
        "name: The Old Dairy\nsummary: |\n  A hall by\n  the river.\naddress: [Cork Lane, the back]\n"
    )


def test_a_long_text_is_a_block() -> None:
    assert write_record({"description": "One.\n\nTwo."}) == "description: |\n  One.\n\n  Two.\n"


def test_one_value_used_twice_is_written_twice() -> None:
    cost = {"kind": "free"}

    text = write_record({"cost": cost, "sessions": [{"repeats": "weekly", "cost": cost}]})

    assert "&" not in text
    assert text.count("{kind: free}") == 2


def test_a_file_that_says_the_same_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "places" / "a.yaml"
    assert save_record(path, "name: a\n")
    os.utime(path, (1, 1))

    assert not save_record(path, "name: a\n")
    assert path.stat().st_mtime == 1


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()

    with pytest.raises(OSError, match="a\\.yaml"):
        save_record(tmp_path / "a.yaml", "name: a\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@given(name=lines, description=texts, steps=st.lists(lines, min_size=1, max_size=3), notes=lines)
def test_the_quick_way_writes_what_the_library_writes_or_leaves_it_to_it(
    name: str, description: str, steps: list[str], notes: str
) -> None:
    record = {
        "name": name,
        "description": description,
        "sessions": [{"repeats": "weekly", "days": steps, "from": time(10, 30)}, {"notes": notes, "every": 2}],
        "location": {"lat": -2.5, "lon": 51.0},
        "cost": {"kind": notes, "amount": 3.5},
        "contact": {"website": f"https://example.org/{name}"},
    }

    assert _quick(record) in (None, library_text(record, layout_of("activity")))


def test_the_quick_way_writes_nearly_every_value() -> None:
    texts = [
        "Tea",
        "Tea: and talk",
        "It's #1 for tea",
        "Café – Dyddiau Mawrth",
        "£2",
        "yes",
        "10:30",
        "Who? You!",
        "NULLS",
    ]
    records = [{"name": text, "summary": f"{text}. {'So long a text. ' * 20}end\n\nand more."} for text in texts]

    assert [_quick(record) for record in records] == [library_text(record, layout_of("activity")) for record in records]


def test_the_quick_way_leaves_to_the_library_what_is_not_certain() -> None:
    values = ["null", "- a", "a ", "a\tb", "\U0001f600", "&a", {"a": {"phone": ""}}, {"A b": "c"}, [["a"]], [{}]]

    assert [value for value in values if _quick({"name": "a", "contact": {"other": value}}) is not None] == []


def _quick(record: dict[str, object]) -> str | None:
    try:
        return plain_lines(record, layout_of("activity"))
    except NotPlain:
        return None


def test_a_long_web_address_stays_on_one_line_as_it_is() -> None:
    address = f"https://example.org/posts/1?__cft__[0]={'AZ' * 120}&__tn__=%2CO"
    for record in ({"name": "Tea", "contact": {"website": address}}, {"name": "- a", "contact": {"website": address}}):
        text = write_record(record, "activity")

        assert parse(text, "a.yaml", {}, RECORD_LIMITS)["contact"]["website"] == address
