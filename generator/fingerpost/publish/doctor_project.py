"""What is missing around the records: what installs Fingerpost, git, and what GitHub does."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from fingerpost import __version__
from fingerpost.checks.project import Layout
from fingerpost.checks.project.yaml_tree import read_tree_of
from fingerpost.publish.missing import Missing, Need
from fingerpost.reading.git import HistoryUnreadable, ask, is_in_repository
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.placeholders import SITE
from fingerpost.records.settings import Settings
from fingerpost.writing.beginning import beginning_of
from fingerpost.writing.project_texts import NOBODY
from fingerpost.writing.requirements import FILE, FOLDER, read_required
from fingerpost.writing.start import DIGESTS_FILE, digest_of, guarded_files, read_written

_WORKFLOWS = Path(".github", "workflows")
_FORM = Path(".github", "ISSUE_TEMPLATE", "add-or-change.yml")
_CONFIG = Path(".github", "ISSUE_TEMPLATE", "config.yml")
_FROM_ANOTHER = "Copy it from a new directory: fingerpost init ../another"


def missing_around(layout: Layout, settings: Settings) -> Iterator[Missing]:
    """Ask of a project what ``init`` writes beside the records; of a folder of nothing but records, only of git."""
    top = layout.top or layout.assets.parent
    if layout.top is not None:
        yield from _installed(top)
        yield from _licence(top, settings)
        yield from _unread_pages(top)
    if (top / ".github").is_dir():
        yield from _workflows(top, settings)
        yield from _people(top)
    yield from _git(top)


def _installed(top: Path) -> Iterator[Missing]:
    """Is the Fingerpost that builds it there, and the one that is named?"""
    path = top / FILE
    required = read_required(_text(path))

    def missing(name: str, message: str, hint: str = "Write it again with: fingerpost upgrade") -> Missing:
        return Missing(name=name, need=Need.MUST, message=message, hint=hint, file=FILE)

    if not required.version:
        yield missing("requirements", f"{FILE} names no Fingerpost, so nothing can install it.")
        return
    if not required.hashes:
        yield missing("requirements", f"{FILE} names Fingerpost without a hash, so anything could take its place.")
        return
    if required.file:
        wheel = top / FOLDER / required.file
        if not wheel.is_file():
            yield missing("wheel-missing", f"{FILE} names {FOLDER}/{required.file}, and it is not there.")
            return
        if hashlib.sha256(wheel.read_bytes()).hexdigest() not in required.hashes:
            again = "Take both from the last version in git that worked, or write them again with: fingerpost upgrade"
            yield missing("wheel-hash", f"{FOLDER}/{required.file} is not the file that {FILE} names.", again)
    if required.version != __version__:
        yield Missing(
            name="another-version",
            need=Need.SHOULD,
            message=f"It is built with Fingerpost {required.version}, and this is {__version__}.",
            hint=f"Use that one: python -m pip install --requirement {FILE}. Or change it: fingerpost upgrade",
            file=FILE,
        )


def _licence(top: Path, settings: Settings) -> Iterator[Missing]:
    if not settings.licence or not (top / "LICENSE").is_file():
        yield Missing(
            name="licence",
            need=Need.SHOULD,
            message="Nothing says on what terms others may use the records.",
            hint=f"Write licence: CC-BY-4.0 into the settings, and LICENSE beside assets. {_FROM_ANOTHER}",
            file="LICENSE",
        )


def _unread_pages(top: Path) -> Iterator[Missing]:
    """The pages of words that nobody has changed since ``init`` wrote them."""
    digests = read_written(_text(top / DIGESTS_FILE))
    as_written = [
        name
        for name, digest in digests.items()
        if name.startswith("docs/") and name.endswith(".md") and digest_of(_text(top / name)) == digest
    ]
    if as_written:
        yield Missing(
            name="pages-as-written",
            need=Need.MAY,
            message=f"{', '.join(as_written)} are still in our words.",
            hint="Read each once, and change what is different with you, above all in docs/privacy.md.",
        )


def _workflows(top: Path, settings: Settings) -> Iterator[Missing]:
    usual = guarded_files(beginning_of(settings))
    for name in ("check", "publish"):
        path = _WORKFLOWS / f"{name}.yml"
        if not (top / path).is_file():
            yield Missing(
                name="workflow-missing",
                need=Need.SHOULD,
                message=f"GitHub does not {name} it, because {path.as_posix()} is missing.",
                hint=f"{_FROM_ANOTHER}. If another host does it, delete .github/workflows.",
                file=path.as_posix(),
            )
            continue
        lacking = _permissions(usual[path.as_posix()]) - _permissions(_text(top / path))
        if lacking:
            yield Missing(
                name="workflow-permissions",
                need=Need.MUST,
                message=f"{path.as_posix()} does not ask for {', '.join(sorted(lacking))}, without which it fails.",
                hint=f"Write it under permissions of that job. {_FROM_ANOTHER}",
                file=path.as_posix(),
            )
    gives = re.search(r"(?m)^labels:\s*(?:\n- |\[)(\S+)", _text(top / _FORM))
    if gives and not (top / _WORKFLOWS / "label.yml").is_file():
        yield Missing(
            name="label",
            need=Need.SHOULD,
            message=f"The form gives the label {gives[1].rstrip(']')}. Where nobody has made it, GitHub leaves it off.",
            hint=f"Under Issues, Labels, New label, make it. Or copy label.yml. {_FROM_ANOTHER}",
            file=_FORM.as_posix(),
        )


def _permissions(text: str) -> set[str]:
    """What the jobs of a workflow ask for, such as ``pages: write``; nothing if it cannot be read."""
    try:
        jobs = read_tree_of(text, "").get("jobs")
    except Unreadable:
        return set()
    nodes = [job.get("permissions") for _, job in jobs.pairs] if jobs else []
    return {f"{name.word}: {value.word}" for node in nodes if node for name, value in node.pairs}


def _people(top: Path) -> Iterator[Missing]:
    if SITE in _text(top / _CONFIG):
        yield Missing(
            name="form-address",
            need=Need.MUST,
            message="The link beside the form, for what is private, leads to nobody's site.",
            hint="Write the address of your site into the settings, and type: fingerpost upgrade",
            file=_CONFIG.as_posix(),
        )
    owners = next((path for path in (Path(".github/CODEOWNERS"), Path("CODEOWNERS")) if (top / path).is_file()), None)
    if owners is None or NOBODY in _text(top / owners):
        yield Missing(
            name="code-owners",
            need=Need.SHOULD,
            message="Nobody is asked about a change to what makes the site.",
            hint=f"Write the accounts of the people who answer for it in place of {NOBODY}keepers.",
            file=(owners or Path(".github/CODEOWNERS")).as_posix(),
        )


def _git(top: Path) -> Iterator[Missing]:
    def missing(name: str, message: str, hint: str) -> Missing:
        return Missing(name=name, need=Need.SHOULD, message=message, hint=hint)

    if shutil.which("git") is None:
        yield missing("git", "There is no git here, so nobody remembers what was.", "Install git, 2.31 or newer.")
        return
    if not is_in_repository(top):
        hint = 'git init --initial-branch main && git add --all && git commit --message "Begin"'
        yield missing("git", "The folder is not in the care of git, so nobody remembers what was.", hint)
        return
    try:
        branch = ask(top, ["branch", "--show-current"]).decode().strip()
        changed = ask(top, ["status", "--porcelain", "--untracked-files=all", "--", "."])
        remotes = ask(top, ["remote"])
    except HistoryUnreadable:
        yield missing(
            "git", "Git would not say what it knows.", "Type git status in this folder: it says what is wrong."
        )
        return
    if changed:
        hint = 'git add --all && git commit --message "What you have changed"'
        yield missing("not-committed", "Something was changed here and not committed, so nobody else has it.", hint)
    if not remotes:
        hint = "In GitHub Desktop, press Publish repository. The handbook says more: Put it on the web."
        yield missing("not-pushed", "The folder is on this computer alone.", hint)
    elif branch != "main" and (top / _WORKFLOWS).is_dir():
        what = f"This is the branch {branch or '(none)'}, and the workflows publish main."
        yield missing("branch", what, "git switch main")


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() else ""
