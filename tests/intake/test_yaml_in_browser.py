"""The text that the form in the browser writes is read by our reader as the record that was filled in."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from random import Random
from typing import Any

from fingerpost.intake.rules import rules
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import schema_of, shape_of
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.writing.write import write_record
from tests.fuzz.directories import random_record
from tests.fuzz.values import Names
from tests.search.node import node

HERE = Path(__file__).parent
Case = tuple[str, dict[str, Any]]

# What somebody could type to get out of the text they are in.
HOSTILE = (
    *(
        "Tea: and talk",
        "Group #1",
        "#1",
        "a # b",
        "@group",
        "- a",
        "-",
        "? b",
        "?",
        ":",
        ": x",
        "a:",
        "a:b",
        "null",
        "~",
        "Null",
    ),
    *(
        "yes",
        "NO",
        "true",
        "10:30",
        "2026-02-30",
        "1e3",
        "0x1f",
        ".inf",
        "01632 960123",
        "&amp",
        "*x",
        "!y",
        "!!python/name:os",
        "%z",
    ),
    *(
        "%YAML 1.1",
        "`q`",
        "'s",
        "it's",
        "''",
        '"',
        '"The Hub" cafe',
        "[a",
        "a]",
        "{b}",
        "}",
        "a, b",
        ", ",
        " lead",
        "trail ",
        "  ",
    ),
    *(
        "---",
        "--- a",
        "...",
        "... b",
        "<<",
        "=",
        "#",
        "|",
        "|-",
        "> x",
        "\\",
        "\\n",
        "a\\",
        "é",
        "日本語",
        "😀",
        "👩‍🍳",
        "שלום",
        "a  b",
    ),
    *(
        "a\nname: Other",
        "a\n---\nname: Other",
        "a\n...\n",
        "a\n  b",
        "  a\nb",
        "a \nb",
        "\na",
        "\n",
        "a\n\n\nb",
        "a\n# b",
        "a\n- b",
    ),
    *(
        "a\n\tb",
        "a\tb",
        "\ta",
        "a\r\nb",
        "a\rb",
        "a\u2028name: Other",
        "a\u2029b",
        "a\x85b",
        "a\x00b",
        "a\x1bb",
        "\ufeffa",
        "a\u200bb",
    ),
    *("a\u202eb", "a\u00a0b", "\u00a0a", "a\u3000b", "'\nprivate: {x: y}\n'", '"\nconfirmed: [held-home-address]\n"'),
    *(
        "}, confirmed: [held-home-address], x: {",
        "x'}\nsensitive: no\ny: {z: 'x",
        "</textarea><script>alert(1)</script>",
        "{{ config }}",
    ),
    *("x" * 300, ("word " * 60).strip(), "a, " * 30 + "b", "- " * 40 + "a"),
)


def in_browser(cases: list[Case]) -> list[str]:
    question = {"schemas": rules()["schemas"], "cases": [{"kind": kind, "record": record} for kind, record in cases]}
    done = node(HERE / "yaml_texts.mjs", text=json.dumps(question))
    assert done.returncode == 0, done.stderr
    texts: list[str] = json.loads(done.stdout)
    return texts


def read(kind: str, text: str) -> dict[str, Any]:
    shape = shape_of(kind)
    return parse(
        decode(text.encode("utf-8", "surrogatepass"), "a.yaml", shape.limits), "a.yaml", shape.schema, shape.limits
    )


def as_meant(value: Any) -> Any:
    """In composed characters, without the line break that ends a text of several lines, and without what is empty."""
    if isinstance(value, dict):
        return {key: part for key, each in value.items() if (part := as_meant(each)) not in ("", [], {}, None)}
    if isinstance(value, list):
        return [part for each in value if (part := as_meant(each)) not in ("", [], {}, None)]
    return unicodedata.normalize("NFC", value).rstrip("\n") if isinstance(value, str) else value


def nodes_of(value: Any) -> int:
    """How many keys and values."""
    if isinstance(value, dict):
        return 1 + sum(1 + nodes_of(part) for part in value.values())
    return 1 + sum(map(nodes_of, value)) if isinstance(value, list) else 1


def random_cases(count: int) -> list[Case]:
    rng = Random(5)
    names = Names()
    kinds = [rng.choice(["activity", "activity", "group", "place"]) for _ in range(count)]
    return [(kind, json.loads(json.dumps(random_record(rng, names, kind), default=str))) for kind in kinds]


def test_our_reader_gives_back_every_record_of_the_schema() -> None:
    # A few have more than one file may hold, whoever writes it.
    cases = [(kind, record) for kind, record in random_cases(300) if nodes_of(record) < 1_800]

    texts = in_browser(cases)

    pairs = zip(cases, texts, strict=True)
    assert [text for (kind, record), text in pairs if as_meant(read(kind, text)) != as_meant(record)] == []
    assert len(cases) > 250


def test_what_is_typed_stays_in_its_text() -> None:
    """In a field of its own, in a list, in brackets, and as one of several lines."""
    records: list[dict[str, Any]] = []
    for text in HOSTILE:
        records += [
            {"name": text, "summary": "s"},
            {"name": "n", "description": text, "summary": "s"},
            {"name": "n", "first_visit": {"steps": [text, "b", text]}, "summary": "s"},
            {"name": "n", "cost": {"kind": "fixed", "notes": text}, "summary": "s"},
            {
                "name": "n",
                "sessions": [{"repeats": "weekly", "notes": text}, {"repeats": "once", "notes": "b"}],
                "summary": "s",
            },
        ]

    texts = in_browser([("activity", record) for record in records])

    escaped = []
    refused = 0
    for record, text in zip(records, texts, strict=True):
        try:
            values = read("activity", text)
        except Unreadable as unreadable:
            # A character that no text may hold, or a name of two lines, said as such: the file as a whole is still
            # what was meant.
            codes = {problem.code for problem in unreadable.problems}
            assert codes <= {"hidden-character", *(["two-lines"] if "\n" in record["name"] else [])}, text
            refused += "hidden-character" in codes
            continue
        if as_meant(values) != as_meant(record | {"name": record["name"].strip("\n")}):  # a name is on one line
            escaped.append((record, text))
    assert escaped == []
    assert 0 < refused < 60


def test_a_record_looks_as_python_would_have_written_it() -> None:
    record = {
        "contact": {"website": "https://example.org/x?y=1#a", "phone": "01632 960123", "name": 'The "A" team'},
        "name": "Tea: and talk #1",
        "summary": "Meet people, drink tea.",
        "description": "Drop in.\n\nBring a friend.\n- Tea\n- Cake",
        "categories": ["talking-cafe", "arts"],
        "sessions": [
            {
                "days": ["monday", "friday"],
                "repeats": "weekly",
                "from": "10:00",
                "to": "12:00",
                "not_on": ["2026-12-25"],
            },
            {"repeats": "monthly", "weeks": ["first"], "cost": {"kind": "fixed", "amount": 3.5, "notes": "Tea, cake"}},
        ],
        "who": {"summary": "null", "ages": {"from": 18}},
        "first_visit": {"steps": ["Come in.", "It's the green door: ring."]},
        "access": {"step_free_entrance": "yes", "hearing_loop": {"answer": "ask", "note": "By the stage"}},
        "assurance": [{"what": "safeguarding-policy", "seen_by": "directory"}],
        "checked": {"how": "group", "on": "2026-11-29"},
        "sensitive": False,
        "group": "",
        "needs": [],
    }

    assert in_browser([("activity", record)]) == [write_record(record)]


def test_fields_are_in_the_order_of_the_schema() -> None:
    for kind in ("activity", "group", "place"):
        fields = list(schema_of(kind)["properties"])
        text = in_browser([(kind, dict.fromkeys(reversed(fields), "x"))])[0]

        assert [line.partition(":")[0] for line in text.splitlines()] == fields
