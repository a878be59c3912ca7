"""What a row says of a record, as the schema has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.checks.references import UNCATEGORISED
from fingerpost.exchange.tables.hours.called_off import is_called_off_in_name
from fingerpost.exchange.tables.hours.hours_in_texts import without_hours
from fingerpost.exchange.tables.hours.lesser_sessions import without_times
from fingerpost.exchange.tables.hours.opening_hours import LONGEST_WORDS
from fingerpost.exchange.tables.hours.same_dates import with_lists_of_dates
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import columns_in
from fingerpost.exchange.tables.rows.record_rules import RecordRules
from fingerpost.exchange.tables.rows.record_work import Work
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.rows.row_remarks import remark_on_name_called_off, remark_on_several_names
from fingerpost.exchange.tables.values.address_parts import without_town
from fingerpost.exchange.tables.values.coded_names import is_number, name_in_words
from fingerpost.exchange.tables.values.known_towns import known_town
from fingerpost.exchange.tables.values.long_texts import divide_summary
from fingerpost.exchange.tables.values.no_place import forget_what_is_no_place
from fingerpost.exchange.tables.values.online_places import hold_online
from fingerpost.exchange.tables.values.second_values import (
    forget_other_kinds,
    forget_ways_without_contact,
    forget_words_of_name,
    remark_on_other_phones,
    without_name,
)
from fingerpost.exchange.tables.values.short_summaries import fill_summary
from fingerpost.exchange.tables.values.text_lines import fit_texts, say_always
from fingerpost.exchange.tables.values.words_found import words_that_may_be_values
from fingerpost.exchange.tables.values.words_of_places import hold_words
from fingerpost.reading.schemas import schema_of
from fingerpost.records.shorten import shorten


def data_of(rules: RecordRules, key: str, reader: RowReader, work: Work) -> dict[str, Any]:
    """What a row says of a record, as the schema has it."""
    kind, spec = rules.kind, rules.spec
    readers = work.readers_together(rules, key) or [reader]
    for one in readers:
        one.find_id = work.find_id
    reader.hours.clear()
    values, note = divide_summary(rules.values(reader), schema_of(kind))
    if note is None:
        values, note = fill_summary(values, schema_of(kind))
    if note is not None:
        reader.remark(spec.fields.get("summary") or spec.fields["name"], note.code, note.message, note.hint)
    _add_from_others(values, rules, reader, readers)
    data: dict[str, Any] = rules.fit(values, reader)
    if (kind, key) in work.plans.secret:
        data["sensitive"] = True  # whichever row it is made of
    if kind == "place":
        _fit_place(data, reader, spec.fields, work.context)
    if "sessions" in spec.together and data.get("sessions"):
        data["sessions"] = with_lists_of_dates(data["sessions"])
    _fit_contact(data, reader, spec.fields.get("contact"))
    if kind == "activity":
        if words := _online_instead(reader, work):
            hold_online(data, words)
        else:
            _hold_where(data, reader, work)
        say_always(data, _cells_of_numbers(reader, spec.fields.get("contact")), reader.country)
        _fit_times(data, reader, spec.fields.get("name", ""))
    else:
        remark_on_several_names(reader, spec.fields.get("name", ""), kind, str(data.get("name", "")))
    data["imported"] = _imported(work.plans.mapping.mapping, key) | _words_of_hours(reader) | data.get("imported", {})
    if proposals := list(words_that_may_be_values(rules.look_in(reader), kind, data)):
        data["imported"]["proposed"] = proposals
    if kind == "group":
        _name_of_group(data, reader, spec.fields.get("name", ""))
    if kind == "activity":
        data.setdefault("categories", [UNCATEGORISED])
    return data


def _online_instead(reader: RowReader, work: Work) -> str:
    """What a row says where its place should be, if that is on the internet."""
    places = (rules for rules in work.plans.mapping.rules if rules.kind == "place" and not rules.spec.each)
    return next((words for rules in places if (words := rules.online(reader))), "")


def _hold_where(data: dict[str, Any], reader: RowReader, work: Work) -> None:
    """Say in the sessions of an activity where it is, in the words of a row that are no one place; and name it so."""
    for rules in work.plans.mapping.rules:
        if words := rules.no_one_place(reader):
            is_on_page = not data.get("sensitive") and hold_words(data, words)
            reader.remark(
                rules.spec.fields.get("address") or rules.spec.fields["name"],
                code="place-in-words",
                message="This is not the address of one place, so no place was made of it. "
                + ("The words are with the times." if is_on_page else "The words are on no page."),
                hint="Write the place of each session into the record, or give each place a row of its own.",
            )
            return


def _fit_place(data: dict[str, Any], reader: RowReader, fields: Mapping[str, Any], context: Context) -> None:
    """A place with its address, without what other fields of it say, and with its town where that is certain."""
    if data.get("address"):
        data["address"] = without_name(data["address"], str(data.get("name", "")))
        data["address"] = without_town(data["address"], str(data.get("town", "")))
    forget_what_is_no_place(data, reader, fields.get("address", ""))
    if not data.get("town"):
        _add_known_town(data, reader, fields, context)


def _fit_contact(data: dict[str, Any], reader: RowReader, spec: Any) -> None:
    """A contact with one way of each kind; what else its cells say is named."""
    contact = data.get("contact", {})
    if contact:
        fit_texts(data, _cells_of_numbers(reader, spec), reader.country)
    remark_on_other_phones(reader, spec, contact)
    forget_other_kinds(reader, spec, contact)
    forget_words_of_name(reader, spec, contact)
    forget_ways_without_contact(reader, spec, data)


def _cells_of_numbers(reader: RowReader, spec: Any) -> list[str]:
    """The cells that the numbers of a contact are in."""
    parts = [spec.get(part, "") for part in ("phone", "text")] if isinstance(spec, dict) else []
    return [reader.cell(column) for part in parts for column in columns_in(part, reader.own_columns)]


def _fit_times(data: dict[str, Any], reader: RowReader, name: Any) -> None:
    """An activity says when it is, or that nobody knows."""
    if data.get("sessions") and data.get("description"):
        _leave_hours_to_sessions(data)
    if not data.get("sessions") and not data.get("join"):
        data["sessions"] = [_unknown_times(reader)]
    if is_called_off_in_name(str(data.get("name", ""))):
        remark_on_name_called_off(reader, name)
        data["sessions"] = without_times(data.get("sessions", []))


def _leave_hours_to_sessions(data: dict[str, Any]) -> None:
    """A description without the hours that the page says already; none where they were all of it."""
    data["description"] = without_hours(data["description"], data["sessions"])
    if not data["description"]:
        del data["description"]


def _add_known_town(data: dict[str, Any], reader: RowReader, fields: Mapping[str, Any], context: Context) -> None:
    """The town of a place whose address names none, where a town of the directory is certain; and named so."""
    lines, postcode = data.get("address") or [], str(data.get("postcode") or "")
    if town := known_town(lines, postcode, context.vocabulary.areas):
        data["town"] = town
        data["address"] = without_town(lines, town)
        reader.remark(
            fields.get("address") or fields.get("postcode", ""),
            code="town-assumed",
            message=f"The list does not say in which town this is. It was taken to be in {town}, by its address.",
            hint="Check that this is right.",
        )


def _name_of_group(data: dict[str, Any], reader: RowReader, spec: Any) -> None:
    """A code in place of the name of a group becomes words, or nothing, and is named."""
    if is_number(str(data.get("name", ""))):
        del data["name"]
        reader.remark(
            spec,
            code="name-is-code",
            message="This is a number and not the name of a group, so no group was made.",
            hint="Name the column with their names in the mapping, or write the names in the table.",
        )
    elif code := name_in_words(data):
        reader.remark(
            spec,
            code="name-is-code",
            message=f"{code} looks like a code and not a name. The group was imported as {data['name']}.",
            hint="Is that its name? Type fingerpost confirm to put right any that are not.",
        )


def _unknown_times(reader: RowReader) -> dict[str, Any]:
    """When nobody can say when it is: at its place, if it has one. Pages then say "ask"."""
    reader.remark(
        "",
        code="sessions-unknown",
        message="Nothing in this row says when it is, or how people can join. Its page says to ask.",
        hint="If a column does, name it under sessions: or join: in the mapping.",
    )
    place = reader.cell("place id")
    return {**({"place": place} if place else {}), "repeats": "unknown"}


def _add_from_others(values: dict[str, Any], rules: RecordRules, reader: RowReader, readers: list[RowReader]) -> None:
    """Add to the fields of a record what the other rows with its key say of those that they bring together."""
    for name in rules.spec.together:
        for other in readers:
            if other is reader:
                continue
            more = rules.fields[name](other)
            reader.remarks.extend(remark for remark in other.remarks if remark not in reader.remarks)
            reader.hours.extend(words for words in other.hours if words not in reader.hours)
            before = values.get(name, [])
            parts = [*(before if isinstance(before, list) else [before]), *(more if isinstance(more, list) else [more])]
            if rest := [part for part in parts if part not in ("", {}, [])]:
                values[name] = rest


def _imported(mapping: TableMapping, key: str) -> dict[str, str]:
    about = {"source": mapping.source, "id": key, "licence": mapping.licence, "fetched_on": mapping.fetched_on}
    return {name: value for name, value in about.items() if value}


def _words_of_hours(reader: RowReader) -> dict[str, str]:
    words = "; ".join(reader.hours)
    return {"hours": shorten(words, LONGEST_WORDS)} if words else {}
