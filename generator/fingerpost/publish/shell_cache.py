"""The shell cache: the editorial pages and shells of the last build, used again while their inputs are unchanged.

MkDocs takes more than a second for these twenty pages, whatever has changed. Its plugins may read anything, so only a
configuration whose plugins are Fingerpost's and MkDocs' own search is cached. It is not in ``cache/``, which knows only
records, because it cuts the pages into shells and asks the edition what they were made from.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from fingerpost.cache.files import files_below
from fingerpost.cache.folder import Cache
from fingerpost.edition.edition import Edition
from fingerpost.files.page_files import digest_of
from fingerpost.pages.render.shell import Shell
from fingerpost.pages.render.sitemap import SitemapEntry
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.site_generator import SHELL_NAMES, Shells
from fingerpost.records.directory import Record

# Settings that depend on nothing but the folder of pages and the configuration itself.
_SETTINGS = frozenset(
    ("site_name", "docs_dir", "theme", "extra", "plugins", "markdown_extensions", "exclude_docs", "not_in_nav", "nav")
) | {"validation", "extra_css", "copyright", "strict", "use_directory_urls"}
_PLUGINS = frozenset(("search", "fingerpost"))
_EXTENSIONS = frozenset(("admonition", "tables", "toc", "attr_list", "def_list", "footnotes", "abbr", "md_in_html"))


class ShellCache:
    """The editorial pages and the shells, as rendered for one set of files and settings."""

    def __init__(self, cache: Cache, prepared: Prepared, fingerprint: str) -> None:
        self._cache, self._prepared, self._fingerprint = cache, prepared, fingerprint

    @classmethod
    def of(cls, cache: Cache | None, prepared: Prepared, config: Path) -> ShellCache | None:
        """The cache for a configuration; None if it cannot be known what the pages depend on."""
        if cache is None or (fingerprint := shell_fingerprint(prepared, config)) is None:
            return None
        return cls(cache, prepared, fingerprint)

    def take(self, folder: Path) -> Shells | None:
        """Link the pages of the published site into a folder and give the shells.

        Returns:
            None if the shells are not cached, or a page is not as it was rendered.
        """
        text = self._cache.shells(self._fingerprint)
        if text is None:
            return None
        content: dict[str, Any] = json.loads(text)
        try:
            for name, digest in content["files"].items():
                source, target = self._cache.site / name, folder / name
                if source.is_symlink() or digest_of(source.read_bytes()) != digest:
                    return None
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(source, target)
        except OSError:
            return None  # no such page any more, another disk, or one without links
        return Shells(
            self._prepared,
            by_name={name: Shell(**shell) for name, shell in content["shells"].items()},
            editorial=[
                SitemapEntry(address, date.fromisoformat(updated) if updated else None)
                for address, updated in content["editorial"]
            ],
        )

    def keep(self, shells: Shells, folder: Path) -> None:
        """Keep the shells for the next build, and which pages were rendered with them."""
        content = {
            "files": {
                os.path.relpath(path, folder): digest_of(Path(path).read_bytes())
                for path in sorted(files_below(str(folder)))
            },
            "shells": {name: asdict(shell) for name, shell in shells.by_name.items()},
            "editorial": [
                [page.address, page.updated.isoformat() if page.updated else ""] for page in shells.editorial
            ],
        }
        self._cache.keep_shells(self._fingerprint, json.dumps(content))


def shell_fingerprint(prepared: Prepared, config: Path, docs: str | None = None) -> str | None:
    """Digest of all that the pages of docs are made from and checked by; None if that cannot be known.

    Args:
        prepared: The directory.
        config: That of MkDocs.
        docs: What ``docs_fingerprint`` has just said, if it was asked already.
    """
    if (docs := docs or docs_fingerprint(config)) is None:
        return None
    shells = Shells(prepared)
    edition = prepared.edition
    parts = [shells.shell_context(name) for name in (*SHELL_NAMES, "")]
    shared = (
        edition.today,
        edition.settings,
        sorted(edition.assets.items()),
        edition.thanks,
        edition.language.code,
        parts,
        _names_in_docs(edition),
    )
    return blake2b(f"{docs} {shared!r}".encode(), digest_size=16).hexdigest()


def _names_in_docs(edition: Edition) -> list[object]:
    """What the records decide in docs: the addresses that a page may link to, and the names that none may say."""
    directory, left_out = edition.directory, edition.left_out
    records: tuple[Record, ...] = (
        *directory.activities.values(),
        *directory.groups.values(),
        *directory.places.values(),
    )
    secret = [edition.is_sensitive(record) for record in records]
    return [
        [
            (record.kind, record.id, record.former_ids, record.name if hidden else "", hidden)
            for record, hidden in zip(records, secret, strict=True)
        ],
        [(record.kind, record.id) for record in directory.erased],
        *(sorted(keys) for keys in (left_out.records, left_out.secret, left_out.former)),
        sorted(edition.hidden_pictures),
    ]


def docs_fingerprint(config: Path) -> str | None:
    """Digest of a configuration and of the files in docs; None where MkDocs may read others too."""
    if (pages := _pages_of(config)) is None:
        return None
    digest = blake2b(config.read_bytes(), digest_size=16)
    for path in pages:
        digest.update(os.path.relpath(path, config.parent).encode() + b"\0" + Path(path).read_bytes())
    return digest.hexdigest()


def _pages_of(config: Path) -> list[str] | None:
    """Every file that MkDocs reads besides its configuration; None if it might read others."""
    try:
        settings = yaml.safe_load(config.read_bytes())
    except (yaml.YAMLError, OSError):
        return None
    if not isinstance(settings, dict) or not settings.keys() <= _SETTINGS:
        return None
    theme = settings.get("theme", "")
    if isinstance(theme, dict) and "custom_dir" in theme:
        return None
    if (
        not _names(settings.get("plugins")) <= _PLUGINS
        or not _names(settings.get("markdown_extensions")) <= _EXTENSIONS
    ):
        return None
    docs = config.parent / str(settings.get("docs_dir", "docs"))
    if not docs.is_dir():
        return []
    paths = sorted(files_below(str(docs), links=True))
    return None if any(os.path.islink(path) for path in paths) else paths  # noqa: PTH114


def _names(listed: object) -> set[str]:
    """The names in a list of MkDocs, in which each is a name or a name with settings."""
    if isinstance(listed, dict):
        return set(listed)
    if not isinstance(listed, list):
        return set() if listed is None else {"?"}
    return {name for entry in listed for name in (entry if isinstance(entry, dict) else [str(entry)])}
