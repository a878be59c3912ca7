"""Identifiers of what HSDS describes: UUIDs that stay as long as the address of the site and the record's id do."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition


@cache_on_edition()
def _namespace(edition: Edition) -> UUID:
    return uuid5(NAMESPACE_URL, edition.settings.site)


def uuid_of(edition: Edition, *steps: str) -> str:
    """The UUID of a record, or of a part of one: the same at each build, and another in another directory.

    Source: RFC 9562, section 5.5; the namespace is that of the site's address.
    """
    return str(uuid5(_namespace(edition), "/".join(steps)))
