"""Where the cache of a project is: in the user's cache folder, which no proposed change to the project can reach."""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_cache_path

from fingerpost.files.durable import write_whole

VARIABLE = "FINGERPOST_CACHE"  # names the folder, for a computer that keeps none of its own from one build to the next
_PROJECTS, _DAYS = 20, 30  # the caches of so many projects stay, and of none that was not built for so long
_PROJECT_NAME = re.compile(r"[0-9a-f]{32}")
_TAG_NAME = "CACHEDIR.TAG"
_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# Fingerpost keeps here what the next build may use again. It may be deleted at any time.\n"
)


class NoCacheFolder(Exception):
    """The cache folder cannot be used: why, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def cache_folder(assets: Path) -> Path:
    """Where the cache of a folder of records is, whether or not there is one yet."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser().resolve()
    project = blake2b(os.fsencode(assets.resolve()), digest_size=16).hexdigest()
    return user_cache_path("fingerpost", appauthor=False).resolve() / project


def open_cache_folder(assets: Path) -> Path:
    """Make the cache folder if need be, and delete those of projects that are no longer built.

    Raises:
        NoCacheFolder: If it is where a proposed change could put files, cannot be written, or is not Fingerpost's.
    """
    folder, checkout = cache_folder(assets), _checkout(assets.resolve().parent)
    another = f"Name a new folder outside {checkout} with {VARIABLE}."
    if folder.is_relative_to(checkout):
        raise NoCacheFolder(f"{folder} is in {checkout}, where a proposed change could put files into it.", another)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_ours = is_tagged(folder)
        if not is_ours and not any(folder.iterdir()):
            write_whole(folder / _TAG_NAME, _TAG)
            is_ours = True
        os.utime(folder)
    except OSError as error:
        raise NoCacheFolder(f"{folder} cannot be written: {error.strerror}.", another) from None
    if not is_ours:
        raise NoCacheFolder(f"{folder} holds files that are not Fingerpost's.", another)
    if VARIABLE not in os.environ:
        _prune(folder.parent)
    return folder


def _checkout(project: Path) -> Path:
    """The folder that proposed changes can reach: the whole repository, or the project if it is in none."""
    return next((folder for folder in (project, *project.parents) if (folder / ".git").exists()), project)


def is_tagged(folder: Path) -> bool:
    """Whether a folder is Fingerpost's. Backup programs leave out what has the tag.

    Source: bford.info/cachedir, Cache Directory Tagging Specification.
    """
    try:
        return (folder / _TAG_NAME).read_bytes() == _TAG
    except OSError:
        return False


def _prune(caches: Path) -> None:
    """Delete the caches of all but the projects that were built last."""
    with suppress(OSError):  # another build may be doing the same
        projects = [
            (folder.stat().st_mtime, folder)
            for folder in caches.iterdir()
            if _PROJECT_NAME.fullmatch(folder.name) and not folder.is_symlink() and is_tagged(folder)
        ]
        oldest = time.time() - _DAYS * 24 * 3600
        for number, (built, folder) in enumerate(sorted(projects, reverse=True)):
            if number >= _PROJECTS or built < oldest:
                shutil.rmtree(folder, ignore_errors=True)
