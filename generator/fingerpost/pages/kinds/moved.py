"""The page at a former address, which links to the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.titles import title_of
from fingerpost.pages.render.page import Page
from fingerpost.records.directory import Record


def moved_pages(edition: Edition) -> Iterator[Page]:
    """A page for each former id of each record that is shown."""
    directory = edition.directory
    kinds: tuple[Mapping[str, Record], ...] = (directory.activities, directory.groups, directory.places)
    for records in kinds:
        for record in records.values():
            for former in record.former_ids:
                # A former id that is in use again is a Problem; the record in use wins, even if it is left out for
                # now, so that nobody is sent to another place.
                is_in_use = former in records or edition.left_out.has(record.kind, former)
                if not is_in_use and not (record.kind == "place" and edition.is_sensitive(record)):
                    address = addresses.of_record(record.kind, former)
                    yield moved_page(edition, record, address, addresses.of(record))


def moved_page(edition: Edition, record: Record, old: str, new: str) -> Page:
    """Gather what the page at a former address of a record says."""
    text = edition.language.text
    return Page(
        kind=record.kind,
        address=old,
        title=text("{name} has moved", name=title_of(edition, record)),
        description=text("{name} has a new address on this site.", name=record.name),
        template="moved.html",
        values={"name": record.name, "href": edition.url(new)},
        listed=False,
        canonical=new,
    )
