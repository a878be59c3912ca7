"""The strict reader: what it takes, what it refuses, and where it points."""

from __future__ import annotations

import pytest

from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS, Schema, shape_of
from fingerpost.reading.yaml_text import Unreadable, decode

TEXT: Schema = {"type": "string"}
SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "name": TEXT,
        "time": {"type": "string", "pattern": "^[0-9]"},
        "lat": {"type": "number"},
        "every": {"type": "integer"},
        "phone": {"type": "boolean"},
        "words": {"type": "array", "items": TEXT},
        "either": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"lat": {"type": "number"}}}]},
    },
}


def read(text: str | bytes) -> dict[str, object]:
    raw = text.encode() if isinstance(text, str) else text
    return parse(decode(raw, "a.yaml", RECORD_LIMITS), "a.yaml", SCHEMA, RECORD_LIMITS)


def faults(text: str | bytes) -> list[tuple[str, int, int]]:
    with pytest.raises(Unreadable) as caught:
        read(text)
    return [(problem.code, problem.span.line, problem.span.column) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10:30", "10:30"),
        ("NO", "NO"),
        ("on", "on"),
        ("01373 468368", "01373 468368"),
        ("+447700900123", "+447700900123"),
        ("1e3", "1e3"),
        ("2026-02-30", "2026-02-30"),
        ("1_000", "1_000"),
        ('"~"', "~"),
    ],
)
def test_text_stays_as_it_was_typed(text: str, value: str) -> None:
    assert read(f"name: {text}\n") == {"name": value}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("lat: 51.5", 51.5),
        ("lat: -2", -2.0),
        ('lat: "51.5"', "51.5"),
        ("lat: .nan", ".nan"),
        ("lat: .inf", ".inf"),
        ("lat: " + "9" * 5000, "9" * 5000),
        ("every: 2", 2),
        ("every: 2.5", "2.5"),
        ("phone: true", True),
        ("phone: yes", True),
        ("phone: maybe", "maybe"),
        ("either: {lat: 1.5}", {"lat": 1.5}),
        ("either: 1.5", "1.5"),
    ],
)
def test_only_the_schema_makes_numbers_and_booleans(line: str, value: object) -> None:
    assert list(read(line + "\n").values()) == [value]


@pytest.mark.parametrize("blank", ["", "~", "null", '""', "''"])
def test_a_blank_field_is_no_field(blank: str) -> None:
    assert read(f"name: {blank}\ntime: 1\n") == {"time": "1"}


def test_windows_and_old_mac_line_ends_are_taken() -> None:
    assert read(b"name: A\r\ntime: 1\r\n") == read(b"name: A\rtime: 1\r") == {"name": "A", "time": "1"}


def test_a_byte_order_mark_is_taken_off() -> None:
    assert read(b"\xef\xbb\xbfname: A\n") == {"name": "A"}


def test_letters_with_accents_are_composed() -> None:
    assert read("name: Cafe\u0301\n") == {"name": "Caf\u00e9"}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "empty-record", 1, 1),
        ("# only a comment\n", "empty-record", 1, 1),
        ("---\n", "empty-record", 1, 1),
        ("- a\n", "not-a-record", 1, 1),
        ("words\n", "not-a-record", 1, 1),
        ("name: A\nname: B\n", "key-twice", 2, 1),
        ("name: &a A\n", "yaml-anchor", 1, 7),
        ("name: *a\n", "yaml-anchor", 1, 7),
        ("<<: {name: A}\n", "yaml-merge", 1, 1),
        ("name: !foo A\n", "yaml-tag", 1, 7),
        ("name: !!binary A\n", "yaml-tag", 1, 7),
        ('name: !!python/object/apply:os.system ["true"]\n', "yaml-tag", 1, 7),
        ("words: !!set {a}\n", "yaml-tag", 1, 8),
        ("%YAML 1.1\n---\nname: A\n", "yaml-directive", 1, 1),
        ("%TAG ! tag:x,2000:\n---\nname: A\n", "yaml-directive", 1, 1),
        ("name: A\n---\nname: B\n", "second-record", 2, 1),
        ('"": A\n', "key-empty", 1, 1),
        ("name: Group #1\n", "hash-in-text", 1, 13),
        ("name: Tea: and talk\n", "extra-colon", 1, 10),
        ("name: @group\n", "starts-with-sign", 1, 7),
        ("name: `group`\n", "starts-with-sign", 1, 7),
        ("name: %off\n", "starts-with-sign", 1, 7),
        ('name: "The Hub" cafe\n', "words-after-quote", 1, 7),
        ("name:A\ntime: 1\n", "space-after-colon", 1, 5),
        ("name: [a, b\ntime: 1\n", "bracket-open", 1, 7),
        ("name: A\n\ttime: 1\n", "indent-not-spaces", 2, 1),
        ("words:\n\u00a0 - a\n", "indent-not-spaces", 2, 1),
        ("name: A\x00B\n", "hidden-character", 1, 8),
        ('name: "A\\x1b[31m"\n', "hidden-character", 1, 7),
        ('name: "A\\0"\n', "hidden-character", 1, 7),
        ("name: A\u2028time: 1\n", "hidden-character", 1, 8),
        ("name: A\u0085time: 1\n", "hidden-character", 1, 8),
        ("name: A\u202eB\n", "hidden-character", 1, 8),
        ("name: A\u2066B\n", "hidden-character", 1, 8),
        ("a: " + "[" * 9, "nested-too-deeply", 1, 11),
        ("a: " + "[" * 200, "nested-too-deeply", 1, 11),
    ],
)
def test_what_a_record_never_needs_is_refused_at_its_place(text: str, code: str, line: int, column: int) -> None:
    assert faults(text) == [(code, line, column)]


def test_a_lone_surrogate_is_refused() -> None:
    assert faults('name: "\\uD800"\n')[0][0] in ("hidden-character", "line-unclear", "bracket-open")


def test_a_comment_after_two_spaces_is_a_comment() -> None:
    assert read("name: Group  # ours\n") == {"name": "Group"}


def test_a_comment_after_a_time_is_a_comment() -> None:
    assert read("time: 10:00 # half past later\n") == {"time": "10:00"}


def test_a_hash_inside_quotes_is_kept() -> None:
    assert read('name: "Group #1"\n') == {"name": "Group #1"}


def test_bytes_that_are_not_utf8_are_counted() -> None:
    with pytest.raises(Unreadable) as caught:
        read(b"name: Caf\xe9\n")

    assert "Byte 10" in caught.value.problems[0].message


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed() -> None:
    assert faults("# " + "a" * 70_000)[0][0] == "file-too-large"


def test_too_many_values_are_refused() -> None:
    assert faults("words: [" + "a," * 2100 + "]\n")[0][0] == "too-many-values"


def test_two_faults_are_reported_in_one_go() -> None:
    assert [code for code, _, _ in faults("name: Group #1\nname: B\n")] == ["hash-in-text", "key-twice"]


@pytest.mark.parametrize("kind", ["activity", "group", "place", "vocabulary", "areas", "calendar", "directory"])
def test_every_field_of_every_schema_says_what_it_is(kind: str) -> None:
    def fields(schema: Schema, path: str) -> list[str]:
        lacking = []
        for name, field in schema.get("properties", {}).items():
            here = f"{path}.{name}"
            lacking += [f"{here} {part}" for part in ("title", "description", "examples") if not field.get(part)]
            for below in (field, field.get("items", {}), *field.get("oneOf", ())):
                lacking += fields(below, here)
        return lacking

    assert fields(shape_of(kind).schema, kind) == []
