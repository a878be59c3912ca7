"""Whether the record of a row may be of a refuge or the like: it says so itself, or the name of who runs it does."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.checks.refuge_words import is_name_of_refuge
from fingerpost.checks.scan import scan_of
from fingerpost.checks.sensitive import is_sensitive, may_be_sensitive
from fingerpost.exchange.tables.mapping_rules import as_text
from fingerpost.exchange.tables.rows.record_rules import RecordRules
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.usable import make_usable
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.secrecy import does_not_say
from fingerpost.records.shorten import shorten

_LONGEST_SUMMARY = 200  # characters, as the schema has it


def may_be_secret(record: Record, groups: Iterable[tuple[RecordRules, RowReader]], context: Context) -> bool:
    """Whether a person has to say first that anybody may know where it is.

    Args:
        record: An activity or a place; a group has no address of its own.
        groups: What the row says of those who run it: their record may be made in another process.
        context: The directory as it will be.
    """
    if may_be_sensitive(record, scan_of(record), context):
        return True
    if not isinstance(record, Activity) or not record.group or not does_not_say(record):
        return False
    group = context.records["group"].get(record.group)
    if is_sensitive(record, context) or (isinstance(group, Group) and not does_not_say(group)):
        return False
    named = ((rules.fields["name"], replace(reader, remarks=[])) for rules, reader in groups if "name" in rules.fields)
    names = [as_text(name(reader)) for name, reader in named]
    return any(map(is_name_of_refuge, [*names, group.name if group else ""]))


def is_open(record: Record, context: Context) -> bool:
    """Whether nothing says of a record that it is secret, or that it is none."""
    return does_not_say(record) and not is_sensitive(record, context)


def take_whereabouts_out(
    kind: str, record_id: str, data: dict[str, Any], context: Context
) -> tuple[list[str], Record | None]:
    """Take out of what may be a refuge whatever would be an error of one: texts and addresses that say where it is.

    Its group stays, and so do its name, its id and the only way to reach it: a person is asked about those.

    Args:
        kind: activity or group.
        record_id: Its id.
        data: Its values, as the schema has them, without places; they are changed.
        context: The directory as it will be, whose places may not be named.

    Returns:
        The paths of what was taken out, and the record as it is now.
    """
    secret = deepcopy(data) | {"sensitive": True}
    losses, _ = make_usable(kind, record_id, secret, context)
    paths = [loss.path for loss in losses if loss.removal is not None and loss.path != "group"]
    if any(loss.path == "summary" for loss in losses):
        secret["summary"] = shorten(f"{data['name']}: get in touch to find out more.", _LONGEST_SUMMARY)
        paths.append("summary")
    lost = {loss.path.partition(".")[0] for loss in losses if loss.removal is None} - {"summary"}
    before = {name: data[name] for name in ("group", *lost) if name in data}
    contact = data.get("contact")
    data.clear()
    data.update({name: value for name, value in secret.items() if name != "sensitive"} | before)
    record = make_usable(kind, record_id, data, context)[1]
    if record is None and contact:  # all of it was taken out, and nobody could be asked
        data["contact"] = contact
        paths = [path for path in paths if path.partition(".")[0] != "contact"]
        record = make_usable(kind, record_id, data, context)[1]
    return list(dict.fromkeys(paths)), record
