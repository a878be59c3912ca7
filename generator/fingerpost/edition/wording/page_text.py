"""A group or a place in a few lines of plain text, to copy, text or email."""

from __future__ import annotations

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.gatherings import say_address
from fingerpost.edition.wording.plain_text import plain
from fingerpost.edition.wording.record_text import say_code, say_contact
from fingerpost.records.group import Group
from fingerpost.records.place import Place


def page_text(edition: Edition, record: Group | Place) -> str:
    """Say what it is called, what it is, where, whom to ask, its code, and the address of its page; each on a line."""
    lines = (
        say_address(record) if isinstance(record, Place) else record.name,
        record.summary,
        say_contact(edition, record.contact),
        say_code(edition, record),
    )
    return "\n".join((*(plain(line) for line in lines if line), edition.absolute(addresses.of(record))))
