"""The bytes of a calendar: a file, or what is at an address of the public internet."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request

from fingerpost.exchange.ical.theirs.problem import calendar_problem
from fingerpost.exchange.public_address import public_opener
from fingerpost.exchange.tables.table import TableError
from fingerpost.records.internet import NotPublic
from fingerpost.records.span import Span

AGENT = "Fingerpost (reads public calendars)"
MOST_BYTES = 10 * 1024 * 1024  # of a calendar: some 10,000 events
TIMEOUT = 30.0  # seconds, for a part of the answer
LONGEST = 120.0  # seconds, for all of it


@dataclass(frozen=True, slots=True)
class Response:
    """A calendar as it came."""

    content: bytes
    shown: str  # what it is called in messages; of an address the host alone, since the rest may open a calendar
    name: str  # what to call its source, where it has no name of its own


def read_source(source: str, *, allow_private: bool = False) -> Response:
    """Read a calendar.

    Args:
        source: The path of a file, or an address with https, http or webcal.
        allow_private: Ask addresses of one's own network as well.

    Raises:
        TableError: If there is none.
    """
    if "://" in source or source.lower().startswith("webcal:"):
        return _fetch(source, allow_private=allow_private)
    path = Path(source)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TableError(_too_long(path.name))
        content = path.read_bytes()
    except OSError:
        hint = "Name a file that ends in .ics, or an address with https:// or webcal://"
        message = f"There is no file {path.name} that can be read."
        raise TableError(calendar_problem("ical-unreadable", Span(path.name), message, hint, is_error=True)) from None
    return Response(content, path.name, path.stem)


def _fetch(source: str, *, allow_private: bool) -> Response:
    address, host = _address_of(source)
    # The path of a private calendar is the key to it, so only the host is ever named.
    request = Request(address, headers={"User-Agent": AGENT, "Accept": "text/calendar, */*;q=0.1"})  # noqa: S310
    try:
        with public_opener(allow_private=allow_private).open(request, timeout=TIMEOUT) as answer:
            content = _whole(answer, host)
    except HTTPError as error:
        with error:
            hint = "Open the address in a browser. Is the calendar public?"
            raise TableError(_unreachable(host, f"The server says {error.code}.", hint)) from None
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, NotPublic):
            message = f"{reason} is not on the public internet, so it was not asked."
            hint = "If it is your own and you want that, add --private"
            raise TableError(
                calendar_problem("ical-private-address", Span(host), message, hint, is_error=True)
            ) from None
        message = f"The server cannot be reached ({type(reason).__name__})."
        raise TableError(_unreachable(host, message, "Try again later.")) from None
    return Response(content, host, host)


def _address_of(source: str) -> tuple[str, str]:
    """An address to ask, and its host. Calendars that are followed have webcal for https."""
    whole = source.partition(":")
    address = f"https:{whole[2]}" if whole[0].lower() in ("webcal", "webcals") else source
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or parts.scheme.lower() not in ("http", "https") or parts.username is not None:
        hint = "Write it whole: https://example.org/calendar.ics"
        raise TableError(_unreachable("the address", "That is no address of a calendar.", hint))
    path, query = quote(parts.path, safe="/%~:@!$&'()*+,;="), quote(parts.query, safe="/%~:@!$&'()*+,;=?")
    return urlunsplit((parts.scheme, parts.netloc, path, query, "")), host


def _whole(answer: Any, host: str) -> bytes:
    ends = time.monotonic() + LONGEST
    content = bytearray()
    while part := answer.read1(1 << 16):
        content += part
        if len(content) > MOST_BYTES:
            raise TableError(_too_long(host))
        if time.monotonic() > ends:
            raise TableError(_unreachable(host, "The answer takes too long.", "Try again later."))
    return bytes(content)


def _too_long(shown: str) -> Any:
    message = "The calendar has more than 10 MB."
    hint = "Ask for one with the dates of this year and the next."
    return calendar_problem("ical-unreadable", Span(shown), message, hint, is_error=True)


def _unreachable(host: str, message: str, hint: str) -> Any:
    return calendar_problem("ical-unreachable", Span(host), message, hint, is_error=True)
