"""Whether the record of a row may be of a refuge or the like: it says so itself, or the name of who runs it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fingerpost.checks.context import Context
from fingerpost.checks.refuge_words import is_name_of_refuge
from fingerpost.checks.scan import scan_of
from fingerpost.checks.sensitive import is_sensitive, may_be_sensitive
from fingerpost.exchange.tables.mapping_rules import as_text
from fingerpost.exchange.tables.record_rules import RecordRules
from fingerpost.exchange.tables.row_reader import RowReader
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.secrecy import does_not_say


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
