"""The photograph of the door: of an activity, else of the one place it happens at."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.card import lang_of
from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """A picture that may be shown, with room kept for it."""

    href: str
    shows: str
    by: str
    width: int  # pixels
    height: int
    lang: str  # of the words


def photograph_of(edition: Edition, record: Activity | Place) -> Photograph | None:
    """The photograph of a record; None without one, for what is secret, or where several places have one each."""
    if edition.is_sensitive(record):
        return None
    places = edition.places_of(record) if isinstance(record, Activity) and record.photo is None else ()
    whose = places[0] if len(places) == 1 else record
    photo = whose.photo
    if photo is None or (size := edition.pictures.get(photo.file)) is None:
        return None
    return Photograph(
        href=edition.url(addresses.of_doc(photo.file)),
        shows=photo.shows,
        by=photo.by,
        width=size[0],
        height=size[1],
        lang=lang_of(edition, whose.language),
    )
