"""How one kind of record is made from a row, prepared once for all rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fingerpost.exchange.tables.mapping import RecordSpec
from fingerpost.exchange.tables.mapping_rules import Spec, columns_in
from fingerpost.exchange.tables.mapping_values import condition_of, readers_of, text_of, value_of
from fingerpost.exchange.tables.mapping_words import way_of
from fingerpost.exchange.tables.rows.record_ids import key_in
from fingerpost.exchange.tables.rows.row_reader import RowReader, Text, Value
from fingerpost.exchange.tables.values.fitting import Fitting, truth_of
from fingerpost.exchange.tables.values.online_places import online_words
from fingerpost.exchange.tables.values.words_of_places import where_columns, words_of_where
from fingerpost.reading.schemas import schema_of

_TELLS_APART = ("town", "postcode")
_LITERAL = {"filled": {"longer_than": 0}, "empty": {"shorter_than": 1}}  # of whatever is in the cell


@dataclass(frozen=True, slots=True)
class RecordRules:
    """What the mapping says about a kind of record. Each part is called with a row."""

    spec: RecordSpec
    kind: str
    holds: Callable[[RowReader], bool]  # whether the row makes such a record
    readers: Callable[[RowReader], list[RowReader]]  # the row, or one reader for each record that it makes
    key: Text
    id: Callable[[RowReader], list[str]]
    if_taken: Callable[[RowReader], list[str]]
    look_in: Value
    fields: Mapping[str, Value]
    values: Value  # of all fields
    fit: Fitting
    where: Mapping[str, Text]  # what tells one place or group from another
    online: Text  # of a place, the words of a row where it should be that say it is on the internet
    no_one_place: Text  # of a place, the words of a row where it should be that are no one place


def rules_of(spec: RecordSpec, own: Mapping[str, Spec], names: Collection[str] = ()) -> RecordRules:
    """Make ready what a mapping says of a kind of record.

    Args:
        spec: What it says of it.
        own: The columns of the mapping.
        names: Columns that name what is on, or who runs it.
    """
    fields = {name: _sensitive(part) if name == "sensitive" else value_of(part) for name, part in spec.fields.items()}
    holds = condition_of(spec.only_when)
    is_of_row = spec.kind == "place" and not spec.each
    online = online_words(spec.fields, fields, own) if spec.kind == "place" else _no_words
    words = words_of_where(where_columns(spec.fields, names, own)) if is_of_row else _no_words
    return RecordRules(
        spec=spec,
        kind=spec.kind,
        holds=_and_is_a_place(holds, online, words) if spec.kind == "place" else holds,
        readers=readers_of(spec.each) if spec.each else lambda reader: [reader],
        key=key_in(spec.key),
        id=_texts_of(spec.id),
        if_taken=_texts_of(spec.if_taken),
        look_in=value_of(spec.look_in),
        fields=fields,
        values=lambda reader: {name: answer for name, value in fields.items() if (answer := value(reader))},
        # Only what people do may be called Nil or NA: of a group or place that says there is none.
        fit=Fitting(schema_of(spec.kind), "", spec.fields, "name" if spec.kind == "activity" else ""),
        where={name: text_of(spec.fields[name]) for name in _TELLS_APART if name in spec.fields},
        online=online,
        no_one_place=lambda reader: words(reader) if holds(reader) else "",
    )


def _no_words(_: RowReader) -> str:
    return ""


def _and_is_a_place(holds: Callable[[RowReader], bool], online: Text, words: Text) -> Callable[[RowReader], bool]:
    """A row that says "Online (Zoom)" or "Various venues" where its place should be makes none."""
    return lambda reader: holds(reader) and not online(reader) and not words(reader)


def withholds(rules: RecordRules, reader: RowReader) -> bool:
    """Whether a row says of a record, or may mean, that nobody may know where it is."""
    return bool(_sensitive_in(rules, reader))


def says_open(rules: RecordRules, reader: RowReader) -> bool:
    """Whether a row says of a record that anybody may know where it is."""
    return _sensitive_in(rules, reader) is False


def _sensitive_in(rules: RecordRules, reader: RowReader) -> Any:
    if "sensitive" not in rules.fields:
        return None
    return rules.fit({"sensitive": rules.fields["sensitive"](reader)}, reader).get("sensitive")


def _sensitive(spec: Spec) -> Value:
    """Whether a record is sensitive: of a cell that was read and said neither yes nor no, what it says.

    So that is seen, and taken for yes, by whoever fits it.
    """
    way, value = way_of(spec), value_of(spec)
    if (literal := _literally(spec)) != spec:
        value = _yes_of_either(value_of(literal), value)
    if way not in ("yes_no", "first_of", "look_up") or "otherwise" in spec:
        return value
    meant = {str(word).casefold() for word in spec["in"]} if way == "look_up" else set()

    def sensitive(reader: RowReader) -> Any:
        if answer := value(reader):
            return answer
        cells = [cell for column in columns_in(spec[way], reader.own_columns) if (cell := reader.cell(column))]
        return next((cell for cell in cells if cell.casefold() not in meant), "")

    return sensitive


def _literally(spec: Spec) -> Spec:
    """The same value, but a cell that only says that nobody knows counts as filled in its conditions."""
    if isinstance(spec, list):
        return [_literally(part) for part in spec]
    if not isinstance(spec, dict):
        return spec
    return {
        name: {column: _literal_test(test) for column, test in part.items()} if name == "when" else _literally(part)
        for name, part in spec.items()
    }


def _literal_test(test: Any) -> Any:
    if isinstance(test, list):
        return [_literal_test(one) for one in test]
    return _LITERAL.get(test, test) if isinstance(test, str) else test


def _yes_of_either(one: Value, other: Value) -> Value:
    """What one of two says, unless only the other says yes."""

    def either(reader: RowReader) -> Any:
        first, more = one(reader), other(reader)
        return more if _means_yes(more) and not _means_yes(first) else first

    return either


def _means_yes(answer: Any) -> bool:
    text = answer.get("answer", "") if isinstance(answer, dict) else answer
    return text != "" and isinstance(text, str) and truth_of(text, "sensitive")[0] is True


def where_of(rules: RecordRules, reader: RowReader) -> dict[str, str]:
    """What tells one place or group from another, as it is compared."""
    return {name: bare(text(reader)) for name, text in rules.where.items()}


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The letters and digits of a name, as two are compared."""
    return "".join(filter(str.isalnum, text.casefold()))


def _texts_of(specs: list[str]) -> Callable[[RowReader], list[str]]:
    texts = [text_of(spec) for spec in specs]
    return lambda reader: [text(reader) for text in texts]
