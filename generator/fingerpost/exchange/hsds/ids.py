"""Identifiers in HSDS: UUIDs that stay the same as long as the address of the site and the record's id do."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha1
from uuid import NAMESPACE_URL, uuid5

from fingerpost.edition.edition import Edition

_VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))


@lru_cache(maxsize=4)
def _namespace(site: str) -> bytes:
    return uuid5(NAMESPACE_URL, site).bytes


def uuid_of(edition: Edition, *steps: str) -> str:
    """The UUID of a record, or of a part of one: the same at each build, and another in another directory.

    It is what ``uuid5`` gives, without the object between: docs/decisions/0036-hsds.md has the figure.

    Source: RFC 9562, section 5.5; the namespace is that of the site's address.
    """
    return uuid_at(edition.settings.site, *steps)


def uuid_at(site: str, *steps: str) -> str:
    """The same, of a directory whose site is at an address."""
    return _uuid(site, "/".join(steps))


@lru_cache(maxsize=2048)  # those of one activity are asked for six times, one soon after the other
def _uuid(site: str, name: str) -> str:
    figures = sha1(_namespace(site) + name.encode(), usedforsecurity=False).hexdigest()
    variant = _VARIANT[figures[16]]
    return f"{figures[:8]}-{figures[8:12]}-5{figures[13:16]}-{variant}{figures[17:20]}-{figures[20:32]}"
