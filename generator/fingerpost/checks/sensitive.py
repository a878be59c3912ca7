"""Does nothing say where a refuge is?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.fields import Texts, kind_of, texts_of
from fingerpost.checks.plain_text import words_of
from fingerpost.checks.refuge_words import path_of_refuge
from fingerpost.checks.scan import Scan
from fingerpost.checks.whereabouts import address_tells_where, tells_where
from fingerpost.records import secrecy
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity

PLACE_NAME = "sensitive-place-name"
NOT_SHOWN = "Delete it. It is not shown here, because this report may be public."


def is_sensitive(record: Record, context: Context) -> bool:
    """Whether nothing that locates this may reach any output."""
    return secrecy.is_sensitive(record, context.vocabulary.categories, context.records["group"])


def check_sensitive(record: Record, scan: Scan, context: Context) -> Iterator[Problem]:
    """A location forbidden is an error; words that suggest one should be are a question."""
    if is_sensitive(record, context):
        if "held-no-longer-sensitive" in record.confirmed:
            yield Problem(
                code="confirmed-too-early",
                severity=Severity.WARNING,
                span=record.spans["confirmed"],
                message=f"This {kind_of(record)} is sensitive, and says already that it no longer is.",
                hint="Delete held-no-longer-sensitive here. Add it when anybody may know where it is.",
            )
        yield from _check_location(record)
        yield from _check_words(record, context)
        if isinstance(record, Activity):
            yield from _check_group(record, context)
    elif ("list", "categories") in context.unread:
        return  # which may say of it that it is
    elif record.sensitive is None:
        yield from _ask(record, scan)


def _check_location(record: Record) -> Iterator[Problem]:
    if isinstance(record, Activity):
        for number, session in enumerate(record.sessions):
            if session.place:
                yield Problem(
                    code="sensitive-place",
                    span=record.spans[f"sessions.{number}.place:key"],
                    message="Refuges never say where they are, but this record names a place.",
                    hint="Delete that line. It is not shown here, because this report may be public.",
                    quote=False,
                )
    elif isinstance(record, Place):
        for field in ("address", "postcode", "location"):
            if getattr(record, field):
                yield Problem(
                    code="sensitive-address",
                    span=record.spans[f"{field}:key"],
                    message=f"This place is marked as sensitive, but its record has {_a(field)}.",
                    hint=NOT_SHOWN,
                    quote=False,
                )
    if isinstance(record, Activity | Place) and record.getting_there:
        yield Problem(
            code="sensitive-directions",
            span=record.spans["getting_there:key"],
            message="Refuges never say where they are, but this record says how to get there.",
            hint=NOT_SHOWN,
            quote=False,
        )
    if isinstance(record, Activity | Place) and record.photo is not None:
        yield Problem(
            code="sensitive-photo",
            span=record.spans["photo:key"],
            message="Refuges never say where they are, but this record has a photograph of its door.",
            hint="Delete it here, and the picture in docs as well: whatever is in docs is published.",
            quote=False,
        )


def _check_words(record: Record, context: Context) -> Iterator[Problem]:
    imported = record.imported.hours if record.imported else ""  # on no page, but in a file that may be public
    for path, text in (*texts_that_tell(record), *([("imported.hours", imported)] if imported else [])):
        if not _says_where(text, record, context):
            continue
        if not _says_where(text, record, context, public_may_be_named=True):
            yield Problem(
                code="sensitive-place-name",
                span=record.spans[path],
                message="Refuges never say where they are, but this text names a place of this directory.",
                hint="Delete it. If people only ask there, and it is nowhere near, "
                "add confirmed: [sensitive-place-name]",
                quote=False,
            )
            continue
        yield Problem(
            code="sensitive-words",
            span=record.spans[path],
            message="Refuges never say where they are, but there is an address, a postcode, a place or a way "
            "there in this text.",
            hint=NOT_SHOWN,
            quote=False,
        )
    own_words = frozenset(words_of(record.name).split())
    for path, address in addresses_of(record):
        if not (address_tells_where(address, own_words) or context.place_names.are_in_address(address)):
            continue
        if path in ("id", "former_ids"):
            message = "Refuges never say where they are, but the name of this file, or an earlier one, does."
            hint = "Rename the file so that it says who they are. Its old name must not be among former_ids."
        else:
            message = "Refuges never say where they are, but this web or email address does."
            hint = NOT_SHOWN
        yield Problem(code="sensitive-name", span=record.spans[path], message=message, hint=hint, quote=False)


def _says_where(text: str, record: Record, context: Context, *, public_may_be_named: bool = False) -> bool:
    """Whether a text says where it is; the name of a public building alone does not, once somebody has confirmed it."""
    if public_may_be_named or PLACE_NAME in record.confirmed:
        text = context.place_names.without_public(text)
    return tells_where(text) or context.place_names.are_in(text)


def _check_group(activity: Activity, context: Context) -> Iterator[Problem]:
    """Check the group, whose page is linked and must not say where this is; a sensitive group is checked by itself."""
    group = context.records["group"].get(activity.group)
    if not isinstance(group, Group) or group.sensitive:
        return
    own_words = frozenset(words_of(group.name).split())
    if not (
        any(_says_where(text, group, context) for _, text in texts_that_tell(group))
        or any(
            address_tells_where(address, own_words) or context.place_names.are_in_address(address)
            for _, address in addresses_of(group)
        )
    ):
        return
    yield Problem(
        code="sensitive-group",
        span=activity.spans["group"],
        message="Refuges never say where they are, but the record of this group says where it is.",
        hint="Take the address out of the group's record, or delete group here.",
        quote=False,
    )


def texts_that_tell(record: Record) -> Texts:
    """List the texts that may say where it is; a sensitive place has no page, and must have a name and a town."""
    texts = texts_of(record)
    return [entry for entry in texts if entry[0] not in ("name", "town")] if isinstance(record, Place) else texts


def addresses_of(record: Record) -> Texts:
    """List the ids and the addresses on the web and of mail that are published with a record, by path."""
    addresses: Texts = [("contact.website", record.contact.website), ("contact.email", record.contact.email)]
    if not isinstance(record, Place):
        addresses.append(("id", record.id))
        addresses += [("former_ids", former) for former in record.former_ids]
    if isinstance(record, Activity):
        if record.join.referral is not None:
            addresses.append(("join.referral.url", record.join.referral.url))
        addresses += [(f"sessions.{number}.online", session.online) for number, session in enumerate(record.sessions)]
    return [(path, address) for path, address in addresses if address]


def may_be_sensitive(record: Record, scan: Scan, context: Context) -> bool:
    """Whether a record has words that suggest a refuge or the like, and does not say whether it is one."""
    is_open = record.sensitive is None and not is_sensitive(record, context)
    return is_open and path_of_refuge(scan) is not None


def _ask(record: Record, scan: Scan) -> Iterator[Problem]:
    if (path := path_of_refuge(scan)) is not None:
        yield Problem(
            code="sensitive-unclear",
            severity=Severity.WARNING,
            span=record.spans[path],
            message=f"This {kind_of(record)} may be one whose address must stay secret. The record does not say.",
            hint="Add sensitive: yes to keep it secret, or sensitive: no if anybody may know where it is.",
        )


def _a(field: str) -> str:
    return {"address": "an address", "postcode": "a postcode", "location": "coordinates"}[field]
