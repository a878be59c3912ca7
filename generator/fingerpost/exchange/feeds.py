"""What is new, has changed or has closed, for feed readers: Atom and JSON Feed.

Source: RFC 4287, and jsonfeed.org, version 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from fingerpost.edition import addresses
from fingerpost.edition.changes import Change, changes_of, say_change
from fingerpost.edition.edition import Edition
from fingerpost.exchange.as_json import as_json
from fingerpost.exchange.export import ExportFile, Format

MOST = 100  # entries: readers ask every hour or so, and want what is new
_ATOM = "http://www.w3.org/2005/Atom"


def atom_files(edition: Edition) -> Iterator[ExportFile]:
    """The feed, newest first."""
    changes = _newest(edition)
    address = addresses.FEED
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": edition.settings.languages[0]})
    page = edition.absolute(addresses.NEW)
    _add(feed, "id", page)
    _add(feed, "title", edition.settings.title)
    _add(feed, "subtitle", edition.language.text("New, changed and closed"))
    _add(feed, "updated", _moment(changes[0].on if changes else edition.today))
    _add(feed, "link", rel="self", type="application/atom+xml", href=edition.absolute(address))
    _add(feed, "link", rel="alternate", type="text/html", href=page)
    _add(_add(feed, "author"), "name", edition.settings.editors.name or edition.settings.title)
    _add(feed, "rights", edition.settings.licence)
    for change in changes:
        entry = _add(feed, "entry")
        _add(entry, "id", _id(edition, change))
        _add(entry, "title", change.record.name)
        _add(entry, "updated", _moment(change.on))
        _add(entry, "link", rel="alternate", type="text/html", href=edition.absolute(addresses.of(change.record)))
        _add(entry, "category", term=change.kind)
        _add(entry, "summary", say_change(edition, change))
    ET.indent(feed)
    yield ExportFile(address, ET.tostring(feed, "utf-8", xml_declaration=True) + b"\n")


def json_feed_files(edition: Edition) -> Iterator[ExportFile]:
    """The same feed as JSON."""
    address = addresses.of_data("feed.json")
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": edition.settings.title,
        "description": edition.language.text("New, changed and closed"),
        "home_page_url": edition.absolute(addresses.NEW),
        "feed_url": edition.absolute(address),
        "language": edition.settings.languages[0],
        "authors": [{"name": edition.settings.editors.name or edition.settings.title}],
        "items": [
            {
                "id": _id(edition, change),
                "url": edition.absolute(addresses.of(change.record)),
                "title": change.record.name,
                "content_text": say_change(edition, change),
                "date_published": _moment(change.on),
                "tags": [change.kind],
            }
            for change in _newest(edition)
        ],
    }
    yield ExportFile(address, as_json(feed))


ATOM = Format("atom", "a feed of what is new, has changed or closed", addresses.DATA, atom_files)
JSON_FEED = Format("jsonfeed", "the same feed as JSON", addresses.DATA, json_feed_files)


def _newest(edition: Edition) -> list[Change]:
    changes = sorted(changes_of(edition), key=lambda each: (-each.on.toordinal(), each.record.name, each.record.id))
    return changes[:MOST]


def _id(edition: Edition, change: Change) -> str:
    """One entry stays one entry, however often a reader asks; a second change of a record is another."""
    return f"{edition.absolute(addresses.of(change.record))}#{change.kind}-{change.on.isoformat()}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = words or None
    return element
