"""What a row says twice: a second telephone number, and a place whose address begins with its own name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fingerpost.exchange.tables.mapping_rules import Spec, as_text, columns_in
from fingerpost.exchange.tables.mapping_values import value_of
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.values.clean_values import ImportNote, clean_phone
from fingerpost.exchange.tables.values.contact_parts import has_more_words
from fingerpost.exchange.tables.values.markdown_links import targets

_KINDS = {"phone": "phone", "email": "email", "website": "web-address"}  # and how the remarks on each begin
_BETWEEN = " ,;:–-\n"
# What may be beside a number and an address without saying more than they do.
_BESIDE = re.compile(
    r"(?:[\W_]|\b(?:or|and|tel|telephone|phone|mobile|mob|call|ring|email|e|mail|mailto|web|website|https?)\b)*",
    re.IGNORECASE,
)


def remark_on_other_phones(reader: RowReader, spec: Spec, contact: Mapping[str, Any]) -> None:
    """Say that another number of the row was left out: of several columns one is taken."""
    phones = spec.get("phone") if isinstance(spec, dict) else None
    columns = phones.get("first_of") if isinstance(phones, dict) else None
    if not isinstance(columns, list):
        return
    digits = {_digits(str(contact.get(field, ""))) for field in ("phone", "text")}
    for column in columns:
        text = as_text(value_of(column)(reader))
        phone = clean_phone(text, reader.country)[0] if text else None
        if phone and _digits(phone) not in digits:
            name = next(columns_in(column, reader.own_columns), "")
            note = ImportNote(
                code="phone-second",
                message=f"Another phone number, in {name}, was left out: a record has one.",
                hint=f"If it takes messages, write text: <{name}> under contact: in the mapping.",
            )
            reader.remark(column, note.code, note.message, note.hint)


def forget_other_kinds(reader: RowReader, spec: Spec, contact: Mapping[str, Any]) -> None:
    """Say nothing of a phone number for being no email address, where one column has both and each was read.

    That there is more in the cell is still said, unless it is only what was taken of it.
    """
    fields = [field for field in _KINDS if isinstance(spec, dict) and field in spec]
    columns = {field: next(columns_in(spec[field], reader.own_columns), "") for field in fields}
    for field in fields:
        others = [other for other in fields if other != field and columns[other] == columns[field] != ""]
        if not any(contact.get(other) for other in others):
            continue
        table, row, column = reader.place_of(columns[field])
        span = table.span(row.number, column)
        own = {other: str(contact.get(other, "")) for other in fields if columns[other] == columns[field]}
        is_all = bool(contact.get(field)) and _BESIDE.fullmatch(_without(targets(reader.cell(columns[field])), own))
        codes = {f"{_KINDS[field]}-unclear"} | ({f"{_KINDS[field]}-and-more"} if is_all else set())
        reader.remarks[:] = [remark for remark in reader.remarks if remark.code not in codes or remark.span != span]


def forget_words_of_name(reader: RowReader, spec: Spec, contact: Mapping[str, Any]) -> None:
    """Say nothing of a cell for being no way to get in touch where it is a name and that was taken: "Church office"."""
    part = spec.get("name") if isinstance(spec, dict) else None
    if not isinstance(part, dict) or part.get("contact_part") != "name" or not contact.get("name"):
        return
    name = next(columns_in(part, reader.own_columns), "")
    if has_more_words(reader.cell(name), reader.country):
        return
    table, row, column = reader.place_of(name)
    span = table.span(row.number, column)
    reader.remarks[:] = [one for one in reader.remarks if one.code != "contact-words" or one.span != span]


def forget_ways_without_contact(reader: RowReader, spec: Spec, data: dict[str, Any]) -> None:
    """Send nobody to a website or a mailbox that the row does not have: its cell said "none", or was unclear."""
    ways = data.get("join", {}).get("ways", [])
    fields = {
        field
        for field in _KINDS
        if isinstance(spec, dict)
        and any(reader.cell(column) for column in columns_in(spec.get(field, ""), reader.own_columns))
    }
    contact = data.get("contact", {})
    there = [way for way in ways if way not in fields or contact.get(way) or (way == "phone" and contact.get("text"))]
    if there == ways or not isinstance(ways, list):
        return
    data["join"]["ways"] = there
    if not there:
        del data["join"]["ways"]
    if not data["join"]:
        del data["join"]


def _without(cell: str, others: Mapping[str, str]) -> str:
    """What is left of a cell without the number and the addresses that were taken out of it, each once."""
    for field, value in others.items():
        bare = re.escape(value.partition("://")[2] or value)
        if field == "phone":  # it may be written otherwise than in the cell, and with or without its country
            bare = r"\+?\d{0,4}[\s().-]{0,4}\d?[\s().-]{0,4}" + r"\D{0,8}?".join(_digits(value).lstrip("0"))
        if value:
            cell = re.sub(bare, " ", cell, count=1, flags=re.IGNORECASE)
    return cell


def without_name(lines: Sequence[str], name: str) -> list[str]:
    """The lines of an address without the name of the place, where they begin with it.

    >>> without_name(["Old Dairy, 4 Mill Lane"], "Old Dairy"), without_name(["Old Dairy 4 Mill Lane"], "Old Dairy")
    (['4 Mill Lane'], ['4 Mill Lane'])
    >>> without_name(["The Hill Road"], "The Hill"), without_name(["Mill Lane 4"], "Mill Lane")
    (['The Hill Road'], ['Mill Lane 4'])
    """
    first, *others = lines or [""]
    if not name or not first.casefold().startswith(name.casefold()):
        return list(lines)
    rest = first[len(name) :]
    bare = rest.strip(_BETWEEN)
    if not bare:
        return others or list(lines)
    is_apart = rest.lstrip(" ")[:1] in _BETWEEN.replace(" ", "") or (rest[:1] == " " and bare[0].isdigit())
    has_words = sum(character.isalpha() for character in bare) > 1
    return [bare, *others] if is_apart and has_words else list(lines)


def _digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone))
