"""Checks of a proposed change to the files around the records, by what was allowed before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fingerpost.checks.project import Layout, Terms, layout_of
from fingerpost.checks.project.proposal import allowed_in, check_together, in_project
from fingerpost.edition.project import CheckedProject, checked_project
from fingerpost.reading.ledger import ledger_file
from fingerpost.reading.proposal import Proposal
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.settings import Settings
from fingerpost.records.span import Span
from fingerpost.writing.beginning import beginning_of
from fingerpost.writing.own_wheel import WheelUnknown, own_wheel
from fingerpost.writing.requirements import FILE, FOLDER, Required, read_required
from fingerpost.writing.start import guarded_files

_GUARDED = re.compile(rf"\.github/.*|(?:docs/)?CODEOWNERS|requirements[^/]*\.txt|{FOLDER}/.*|netlify\.toml", re.DOTALL)
_WHEEL = re.compile(rf"{FOLDER}/fingerpost-[^/]+\.whl")
_AT_MOST = 1024 * 1024
# A version of an action or a package, which Dependabot proposes to change each month.
_PIN = re.compile(r"(?m)(?<=@)[0-9a-f]{40}(?: # v[\d.]+)?$|(?<===)[\w.]+$")


def project_of(assets: Path) -> Path:
    """The folder to run git in."""
    layout = layout_of(assets)
    return layout.top or layout.assets.parent


def proposed_project(assets: Path, directory: Directory, proposal: Proposal) -> CheckedProject:
    """Check a project as proposed; what the proposal itself allows does not count."""
    layout = layout_of(assets)
    before = allowed_in(proposal.before(f"{proposal.prefix}{layout.assets.name}/directory.yaml"))
    project = checked_project(assets, directory, Terms(allow=before, proposed=True))
    together = check_together(layout, proposal, before=before, now=directory.settings.project_allow)
    return replace(
        project,
        problems=[
            *project.problems,
            *together,
            *_guarded(layout, proposal, before, directory.settings),
            *_ledger(layout, proposal),
        ],
    )


def _guarded(layout: Layout, proposal: Proposal, allow: frozenset[str], settings: Settings) -> Iterator[Problem]:
    """Compare the files that steer GitHub and pip with their earlier state, and with what ``init`` writes."""
    usual = _usual(layout, settings, requirements=f"{proposal.prefix}{FILE}" in proposal.changed)
    for name in proposal.changed:
        if not _GUARDED.fullmatch(name.removeprefix(proposal.prefix)) and not _GUARDED.fullmatch(name):
            continue
        if {".github", name} & allow:
            continue
        path = in_project(layout, proposal, name)
        if _WHEEL.fullmatch(name.removeprefix(proposal.prefix)) and not path.is_symlink():
            if path.exists():
                yield _another_fingerpost(layout.span(path), name)
            continue
        now, before = _text(path), (proposal.before(name) or b"").decode("utf-8", "replace")
        if now in (before, usual.get(name.removeprefix(proposal.prefix), "")):
            continue
        only_versions = before and _PIN.sub("", now) == _PIN.sub("", before)
        what = "names other versions of what runs on GitHub" if only_versions else "is not as fingerpost init writes it"
        yield Problem(
            code="beyond-init",
            severity=Severity.WARNING if only_versions else Severity.ERROR,
            span=layout.span(path, _first_difference(before, now)),
            message=f"{name} {what}.",
            hint="See that each is one that its makers have published, before you merge it."
            if only_versions
            else "Whoever keeps the directory allows it by name, in assets/directory.yaml, before it is proposed: "
            f'project: {{allow: ["{name}"]}}',
            quote=False,
        )


def _usual(layout: Layout, settings: Settings, *, requirements: bool) -> dict[str, str]:
    """What ``init`` writes for a directory with these settings; making the wheel for its hash takes a second."""
    path = (layout.top or layout.assets.parent) / FILE
    required = read_required(_text(path)) if requirements else Required()
    beginning = beginning_of(settings, required.extras, from_index=bool(required.version and not required.file))
    try:
        return guarded_files(beginning, own_wheel() if requirements else None)
    except WheelUnknown:  # nobody can know what it would write
        return guarded_files(beginning)


def _another_fingerpost(span: Span, name: str) -> Problem:
    return Problem(
        code="beyond-init",
        severity=Severity.WARNING,
        span=span,
        message=f"{name} is another Fingerpost than before, and it runs whenever the site is built.",
        hint="See that its makers have published it, before you merge it: compare its hash with theirs.",
        quote=False,
    )


def _ledger(layout: Layout, proposal: Proposal) -> Iterator[Problem]:
    """Refuse a proposal that takes back a promise: an address that is no longer in the ledger could go unnoticed."""
    path = ledger_file(layout.assets)
    name = f"{proposal.prefix}{layout.assets.name}/{path.name}"
    if name not in proposal.changed:
        return
    now = set(_addresses(path.read_text("utf-8", "replace") if path.is_file() and not path.is_symlink() else ""))
    before = set(_addresses((proposal.before(name) or b"").decode("utf-8", "replace")))
    if missing := sorted(before - now):
        more = f" and {len(missing) - 1:,} more" if len(missing) > 1 else ""
        yield Problem(
            code="ledger-line-gone",
            span=layout.span(path),
            message=f"This proposal takes {missing[0]}{more} out of the ledger.",
            hint="An address is for ever, so nothing is deleted from the ledger. Take its version from main.",
        )


def _addresses(text: str) -> Iterator[str]:
    """The first two columns of each line: an address and its code."""
    for line in text.splitlines()[1:]:
        yield ",".join(line.split(",")[:2]).rstrip(",")


def _text(path: Path) -> str:
    """The text of a file; "" if it has gone or is a link, which another check reports."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(_AT_MOST).decode("utf-8", "replace")


def _first_difference(before: str, now: str) -> int:
    lines = zip(before.split("\n"), now.split("\n"), strict=False)
    return next((number for number, (old, new) in enumerate(lines, start=1) if old != new), 1)
