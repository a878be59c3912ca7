"""What the site generator made the last time, when nothing that it reads has changed.

MkDocs takes more than a second for the twenty pages around the records, whatever changed. Its plugins may read
anything, so only a configuration that names none but our own and its search is taken to be made from what is here.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from fingerpost.cache.files import files_below
from fingerpost.cache.folder import Cache
from fingerpost.files.mark import may_go, write_mark
from fingerpost.files.written import Entry
from fingerpost.pages.render.shell import Shell
from fingerpost.pages.render.sitemap import Listed
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.site_generator import SHELL_NAMES, Frame

# What reads nothing but the folder of pages and this file itself.
_SETTINGS = frozenset(
    ("site_name", "docs_dir", "theme", "extra", "plugins", "markdown_extensions", "exclude_docs", "not_in_nav", "nav")
) | {"validation", "extra_css", "copyright", "strict", "use_directory_urls"}
_PLUGINS = frozenset(("search", "fingerpost"))
_EXTENSIONS = frozenset(("admonition", "tables", "toc", "attr_list", "def_list", "footnotes", "abbr", "md_in_html"))


class ShellCache:
    """The pages around the records and the shells, as they were made for one set of words, files and settings."""

    def __init__(self, cache: Cache, prepared: Prepared, made_of: str) -> None:
        self._cache, self._prepared, self._made_of = cache, prepared, made_of

    @classmethod
    def of(cls, cache: Cache | None, prepared: Prepared, config: Path) -> ShellCache | None:
        """None where it cannot be known what the pages are made from."""
        if cache is None or (fingerprint := shell_fingerprint(prepared, config)) is None:
            return None
        return cls(cache, prepared, fingerprint)

    def take(self, folder: Path) -> Frame | None:
        """Put the pages into a folder and give the shells; None if they were not kept, or not all are as they were."""
        text = self._cache.frame(self._made_of)
        try:
            kept: dict[str, Any] = json.loads(text or "{}")
            files = {name: Entry(*entry) for name, *entry in kept["files"]}
            frame = Frame(
                self._prepared,
                shells={name: Shell(**shell) for name, shell in kept["shells"].items()},
                editorial=[
                    Listed(address, date.fromisoformat(updated) if updated else None)
                    for address, updated in kept["editorial"]
                ],
            )
            for name, entry in files.items():
                source = self._cache.frame_folder / name
                if not entry.is_file(str(source)):
                    return None
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(source, target)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return frame

    def keep(self, frame: Frame, folder: Path) -> None:
        """Remember the pages and the shells that were made."""
        kept = self._cache.frame_folder
        if not may_go(kept):
            return
        shutil.rmtree(kept, ignore_errors=True)
        files: list[list[object]] = []
        try:
            for path in sorted(files_below(str(folder))):
                name = os.path.relpath(path, folder)
                (kept / name).parent.mkdir(parents=True, exist_ok=True)
                os.link(path, kept / name)
                found = os.lstat(path)
                files.append([name, *Entry("frame", found.st_size, found.st_mtime_ns, found.st_ino, False, "")])
            write_mark(kept)
        except OSError:
            return  # another disk, or one without links
        shells = {name: asdict(shell) for name, shell in frame.shells.items()}
        editorial = [[each.address, each.updated.isoformat() if each.updated else ""] for each in frame.editorial]
        content = json.dumps({"files": files, "shells": shells, "editorial": editorial})
        self._cache.keep_frame(self._made_of, content)


def shell_fingerprint(prepared: Prepared, config: Path) -> str | None:
    """Digest of all that the pages around the records are made from; None where that cannot be known."""
    if (pages := _pages_of(config)) is None:
        return None
    digest = blake2b(config.read_bytes(), digest_size=16)
    for path in pages:
        digest.update(path.encode() + b"\0" + Path(path).read_bytes())
    frame = Frame(prepared)
    edition = prepared.edition
    parts = [frame.around_shell(name) for name in (*SHELL_NAMES, "")]
    shared = (
        edition.today,
        edition.settings,
        sorted(edition.assets.items()),
        edition.thanks,
        edition.language.code,
        parts,
    )
    digest.update(repr(shared).encode())
    return digest.hexdigest()


def _pages_of(config: Path) -> list[str] | None:
    """Every file that MkDocs reads beside its configuration; None if it might read others."""
    try:
        read = yaml.safe_load(config.read_bytes())
    except (yaml.YAMLError, OSError):
        return None
    if not isinstance(read, dict) or not read.keys() <= _SETTINGS:
        return None
    theme = read.get("theme", "")
    if isinstance(theme, dict) and "custom_dir" in theme:
        return None
    if not _names(read.get("plugins")) <= _PLUGINS or not _names(read.get("markdown_extensions")) <= _EXTENSIONS:
        return None
    docs = config.parent / str(read.get("docs_dir", "docs"))
    if not docs.is_dir():
        return []
    found = sorted(files_below(str(docs), links=True))
    return None if any(os.path.islink(path) for path in found) else found  # noqa: PTH114


def _names(listed: object) -> set[str]:
    """The names in a list of MkDocs, in which each is a name or a name with settings."""
    if isinstance(listed, dict):
        return set(listed)
    if not isinstance(listed, list):
        return set() if listed is None else {"?"}
    return {name for each in listed for name in (each if isinstance(each, dict) else [str(each)])}
