"""Guards against overwriting somebody's work: what a new site may replace."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from fingerpost.files.mark import Mark, is_empty, look_through, read_mark
from fingerpost.files.page_files import PageFiles
from fingerpost.publish.project_paths import Project
from fingerpost.reading.shown_path import shown_path

_NAMED = 3  # of the files that are in the way
_REPLACE = "fingerpost build --replace-edited"
_ANOTHER = "Give the site a folder of its own, such as: fingerpost build --site-dir site"


class NotOurs(Exception):
    """A folder that must not be replaced: a sentence for people, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint

    def __reduce__(self) -> tuple[type[NotOurs], tuple[str, str]]:
        """It may come from another process."""
        return NotOurs, (self.message, self.hint)


def guard_site(site: Path, project: Project, pages: PageFiles | None = None, *, may_be_edited: bool = False) -> None:
    """Check that a site may replace what is there now: nothing, an empty folder, or an older site as it was written.

    Args:
        site: The folder of the site.
        project: What no site may take the place of.
        pages: What is known of the pages of the older site; only its other files are read.
        may_be_edited: Whether the files of the older site may have been changed since.

    Raises:
        NotOurs: If anything in its place is, or may be, somebody's work.
        OSError: If that cannot be known.
    """
    guard_place(site, project)
    folder = site.resolve()
    if folder.exists():
        guard_folder(site, folder, pages or {}, may_be_edited=may_be_edited)


def guard_place(site: Path, project: Project) -> None:
    """Check that a site may be in a place, whatever is there.

    Raises:
        NotOurs: If it may not.
    """
    if site.is_symlink() and not site.exists():
        raise NotOurs(f"{site} is a link that leads nowhere.", f"Delete the link. Or: {_ANOTHER}")
    try:
        folder = site.resolve()
        _guard_work(site, folder, project)
    except RuntimeError:  # links that lead to each other
        raise NotOurs(f"{site} leads to itself.", f"Delete the link. Or: {_ANOTHER}") from None
    if os.path.ismount(folder):
        raise NotOurs(
            f"{site} is a mount: a disk, a volume or a share of its own. A new site cannot take its place.",
            f"Name a folder in it: fingerpost build --site-dir {site / 'site'}",
        )


def _guard_work(site: Path, folder: Path, project: Project) -> None:
    for path, holds in project.written_by_people():
        work, name = path.resolve(), shown_path(path)
        if _is_same(folder, work):
            raise NotOurs(f"{site} holds {holds}, and a build would replace it.", _ANOTHER)
        if _is_below(folder, work):
            raise NotOurs(f"{site} lies in {name}, which holds {holds}.", _ANOTHER)
        if _is_below(work, folder):
            raise NotOurs(f"{name}, which holds {holds}, lies in {site}, and a build would replace it.", _ANOTHER)
    homes = [Path(os.path.expanduser(home)) for home in ("~", f"~{_user()}")]  # noqa: PTH111 - never raises
    if folder.parent == folder or any(_is_same(folder, home) or _is_below(home, folder) for home in homes):
        raise NotOurs(f"{site} is where all your files are, and a build would replace it.", _ANOTHER)


def guard_folder(site: Path, folder: Path, pages: PageFiles, *, may_be_edited: bool = False) -> None:
    """Check that a folder is empty or holds only what Fingerpost wrote, as it wrote it unless it ``may_be_edited``.

    Raises:
        NotOurs: If it holds anything else, or is a file.
    """
    if not folder.is_dir():
        raise NotOurs(f"{site} is a file, not a folder for the site.", _ANOTHER)
    mark = read_mark(folder)
    if mark is None:
        if is_empty(folder):
            return
        raise NotOurs(
            f"{site} is not empty, and nothing in it says that Fingerpost wrote it.",
            f"If it is a site of an older Fingerpost, delete the folder {site} yourself and build again. "
            f"If not: {_ANOTHER}",
        )
    others, edited = look_through(folder, mark, pages, may_be_edited=may_be_edited or not mark.has_digests)
    if others:
        raise NotOurs(
            f"{site} holds what Fingerpost did not write, and a build would delete it: {_list_of(others)}.",
            f"Put it into docs, and it comes into the site at each build. Or move it out of {site}.",
        )
    if not may_be_edited:
        _guard_edited(site, mark, edited)


def _guard_edited(site: Path, mark: Mark, edited: list[str]) -> None:
    if not mark.has_digests:
        raise NotOurs(
            f"{site} is a site of an older Fingerpost, which did not note what it wrote: "
            "nobody knows whether a page of it was edited by hand.",
            f"If nobody has: {_REPLACE}. Or delete the folder {site} yourself and build again.",
        )
    if edited:
        raise NotOurs(
            f"{site} has files that were changed since Fingerpost wrote them, and a build would replace them: "
            f"{_list_of(edited)}.",
            "Make the change in docs, or in the record that the page is made of, and it is there after each build. "
            f"Then delete the changed file, or: {_REPLACE}. "
            "(mkdocs build leaves such files too, when it is stopped halfway.)",
        )


def _list_of(names: list[str]) -> str:
    names = sorted(names)
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _is_below(path: Path, folder: Path) -> bool:
    return any(_is_same(above, folder) for above in path.parents)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are the same; capitals make no difference, as on many computers."""
    if _plain(one) == _plain(other):
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False


def _plain(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()


def _user() -> str:
    """The name of the account, whose home folder may differ from HOME; "" on Windows or where it is not known."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return ""
