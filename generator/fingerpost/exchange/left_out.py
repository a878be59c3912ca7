"""Exports that a directory may leave out of its site, because its host allows no more files or none so large."""

from __future__ import annotations

from fingerpost.edition import addresses
from fingerpost.exchange.ical.calendars import ACTIVITIES
from fingerpost.records.settings import Settings

# What the setting calls it, and what the addresses of its files begin with.
PARTS = {
    "activity-calendars": (addresses.of_data(f"calendars/{ACTIVITIES}/"),),
    "whole-calendar": (addresses.of_data("calendar.ics"),),
    "geojson": (addresses.of_data("activities.geojson"),),
    "hsds": (addresses.HSDS, addresses.of_data("hsds.zip")),
}


def part_of(address: str) -> str:
    """The part that a file belongs to; "" if it cannot be left out.

    >>> part_of("/api/hsds/index.html"), part_of("/data/feed.xml")
    ('hsds', '')
    """
    return next((part for part, roots in PARTS.items() if address.startswith(roots)), "")


def is_left_out(settings: Settings, address: str) -> bool:
    """Whether a build does not write a file."""
    return bool(settings.exports_left_out) and part_of(address) in settings.exports_left_out
