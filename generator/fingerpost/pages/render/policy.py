"""The Content-Security-Policy of every page: our own files, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from fingerpost.geography.streets.street_pictures import servers_of
from fingerpost.records.settings import MapSettings, Settings

# form-action 'none': a script answers every form here. If it failed to load, a browser would send what was typed to
# the server as part of an address. frame-ancestors only works as a header, so hosts that can send headers get it
# from _headers.
_PARTS = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
)
_SERVER = re.compile(r"https://[a-z0-9.-]+(?::[0-9]{1,5})?")


class UnsafeSource(ValueError):
    """Raised by ``policy`` for a server whose name could end a part of the policy, or the attribute it is in."""


def policy(
    inline_scripts: Iterable[str] = (),
    *,
    preview: bool = False,
    pictures: Iterable[str] = (),
    receivers: Iterable[str] = (),
) -> str:
    """The policy, allowing only the inline scripts given, by their SHA-256 (CSP level 3, section 2.3.1).

    ``pictures`` are other servers whose pictures may be shown: those of ``picture_sources``, where there is a map.
    ``receivers`` are servers that a script may send something to: that of ``receiver_of``, on the page with the form.
    A preview lets MkDocs reload the page by a script it writes into it; no published page is one.

    Raises:
        UnsafeSource: If one of ``pictures`` or ``receivers`` is anything but an https:// server.
    """
    pictures, receivers = sorted(pictures), sorted(receivers)
    if any(not _SERVER.fullmatch(server) for server in (*pictures, *receivers)):
        raise UnsafeSource
    hashes = ["'unsafe-inline'"] if preview else sorted({f"'sha256-{_sha256(script)}'" for script in inline_scripts})
    more = {"script-src": hashes, "img-src": pictures, "connect-src": receivers}
    return "; ".join(" ".join([name, sources, *more.get(name, [])]) for name, sources in _PARTS)


def picture_sources(streets: MapSettings) -> tuple[str, ...]:
    """The servers that street pictures come from, such as ``https://tiles.example.org``; none without a provider."""
    return servers_of(streets.url) if streets.streets == "url" else ()


def receiver_of(settings: Settings) -> tuple[str, ...]:
    """The server of the address that takes what the form sends; none without one, or where it is not https://."""
    match = _SERVER.match(settings.submissions.get("endpoint", ""))
    return (match[0],) if match else ()


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
