"""What git remembers of the records, for an edition: asked once for each commit and day."""

from __future__ import annotations

from dataclasses import replace

from fingerpost.cache.folder import Cache
from fingerpost.edition.load import Loaded
from fingerpost.reading.past import as_json, from_json, head_of, read_past


def with_past(loaded: Loaded, cache: Cache | None = None) -> Loaded:
    """The same with what is new and has changed, as git knows it.

    A preview makes an edition at each save; as long as the commit is the same, git is not asked again.
    """
    edition = loaded.edition
    assets = edition.directory.assets
    head = head_of(assets) if cache else ""
    made_for = f"{head} {edition.today}"
    text = cache.past(made_for) if cache and head else None
    if text is not None:
        return replace(loaded, edition=replace(edition, past=from_json(text)))
    past = read_past(assets, edition.today)
    if cache and head:
        cache.keep_past(made_for, as_json(past))
    return replace(loaded, edition=replace(edition, past=past))
