"""A mapping with any one part replaced by something else is answered in words, never with a traceback."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from fingerpost.exchange.tables.mapping_schema import outline_faults
from fingerpost.exchange.tables.mapping_words import mapping_schema
from fingerpost.exchange.tables.table import TableError
from fingerpost.records.span import Span
from tests.conftest import USUAL_FILES

FULL = """
source: A list of ours
licence: CC0
fetched_on: 2026-10-01
key: [<Name>, <Town>]
table: {encoding: utf-8, sheet: One, max_rows: 100}
columns:
  Short: {text: <Name>, without: [talk]}
  Both: {joined: [<Name>, <Town>], by: "; "}
skip:
  - {when: {Ended: filled}, because: it has ended}
records:
  group:
    key: [<Town>]
    id: [<Town>, group]
    only_when: {Town: {contains: [o, e]}}
    name: <Town> group
    summary: People who do things in <Town>.
    checked: {on: {date: 01/10/2026, written: day month year}, how: phone}
  place:
    id: {first_of: [<Nothing at all>]}
    id: [<Name>]
    if_taken: [<Town>]
    name: <Name> hall
    address: {split: <Both>, at: [";"]}
    kind: {look_up: <Town>, in: {Frome: hall}, otherwise: other}
    town: {first_of: [<Town>, <Name>]}
    location: {lat: 51.2, lon: -2.3}
  activity:
    id: [<Name>, <Town>]
    name: {when: {Town: [Frome, Wells]}, then: <Name>, otherwise: <Short>}
    summary: Something to do in <Town> for anybody.
    group: <group id>
    categories: [talking-cafe]
    sessions:
      - {opening_hours: {tuesday: <Open Tuesday>}, with: {place: <place id>}}
    first_visit: {steps: [Come in.]}
    access: {step_free_entrance: yes}
    contact: {phone: <Phone>}
    checked: {on: 2026-10-01, how: phone}
""".replace("    id: {first_of: [<Nothing at all>]}\n", "")

Path_ = tuple[str | int, ...]


def parts_of(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    if path:
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in pairs:
        yield from parts_of(part, (*path, step))


WHOLE = yaml.load(FULL, yaml.BaseLoader)


def replaced(path: Path_, new: Any) -> Any:
    mapping = copy.deepcopy(WHOLE)
    inside = mapping
    for step in path[:-1]:
        inside = inside[step]
    if new is None:
        del inside[path[-1]]
    else:
        inside[path[-1]] = new
    return mapping


def text_of(mapping: Any) -> str:
    """The mapping as a file; written by libyaml, as Python's own way takes longer than what is asked here."""
    return yaml.dump(mapping, Dumper=yaml.CSafeDumper)


@pytest.fixture(autouse=True)
def vocabulary(desk) -> None:
    """Few words: to read those that a new directory begins with takes as long as all else that an import does."""
    words = {
        "categories": "talking-cafe: {name: Talking cafes}\n",
        "needs": "loneliness: {name: Company}\n",
        "audiences": "carers: {name: Carers}\n",
        "access": "step_free_entrance: {name: Step-free entrance}\n",
    }
    files = {f"vocabulary/{name}.yaml": text for name, text in words.items()}
    for name, text in (files | {"directory.yaml": USUAL_FILES["directory.yaml"]}).items():
        (desk.assets / name).parent.mkdir(parents=True, exist_ok=True)
        (desk.assets / name).write_text(text, "utf-8")


def test_the_mapping_works_as_it_is(desk) -> None:
    desk.mapping(yaml.safe_dump(WHOLE))

    outcome = desk.run(desk.headers + desk.frome + desk.wells)

    assert outcome.problems == []
    assert outcome.new == {"group": 2, "place": 2, "activity": 2}


def test_the_schema_and_our_words_for_it_agree(desk) -> None:
    gate = jsonschema_rs.Draft202012Validator(mapping_schema())
    spans = {"": Span("map.yaml")}
    examples = sorted((Path(__file__).parents[2] / "docs" / "handbook" / "mappings").glob("*.yaml"))
    mappings = [WHOLE, *(yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in examples)]
    mappings += [replaced(path, new) for path in parts_of(WHOLE) for new in ("word", ["word"])]

    # Ours alone asks that what is needed is not empty, and knows a way though its shape is wrong.
    differ = [
        mapping
        for mapping in mappings
        if gate.is_valid(mapping)
        and (faults := list(outline_faults(mapping, spans)))
        and not any("has no" in fault.message for fault in faults)
    ]
    assert differ == []
    assert [gate.is_valid(mapping) for mapping in mappings[:3]] == [True, True, True]
    refused = [mapping for mapping in mappings if not gate.is_valid(mapping)]
    assert refused
    assert [mapping for mapping in refused if not list(outline_faults(mapping, spans))] == []


@pytest.mark.parametrize(
    "new", ["word", "<Nothing>", ["word"], [["a"]], {"a": "b"}, {"a": {"b": ["c"]}}, [{"when": "x"}], None]
)
def test_one_wrong_part_is_answered_in_words(desk, new: Any) -> None:
    for path in parts_of(WHOLE):
        desk.mapping(text_of(replaced(path, new)))
        try:
            desk.run(desk.headers + desk.frome + desk.wells, dry_run=True)
        except TableError:
            continue
        except Exception as error:
            raise AssertionError(f"{path} as {new!r}: {error!r}") from error
