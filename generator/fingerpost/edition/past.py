"""What git remembers about the records of an edition, read once for each commit and day."""

from __future__ import annotations

from dataclasses import replace

from fingerpost.cache.folder import Cache
from fingerpost.edition.load import Loaded
from fingerpost.reading.past import as_json, from_json, head_of, read_past


def with_past(loaded: Loaded, cache: Cache | None = None) -> Loaded:
    """The same edition with what is new and what has changed, from git.

    A preview makes an edition at each save. As long as the commit is the same, git is not asked again.
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
