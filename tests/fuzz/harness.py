"""Random files go through the real check, and what it lets by through the real build but for MkDocs."""

from __future__ import annotations

import re
import shutil
import traceback
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.write_site import write_site
from fingerpost.reading.layout import FOLDERS
from tests.fuzz.directories import Files
from tests.fuzz.values import TODAY

SHELL = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
MOST_ROUNDS = 8  # of leaving out what a check refuses; a record can name one that was left out, and so on


@dataclass
class Outcome:
    """What became of some files. ``faults`` are the tracebacks, each with the file it came from."""

    records: int = 0
    refused: int = 0
    let_by: int = 0
    pages: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        return (
            f"{self.records:,} records, {self.refused:,} refused, {self.let_by:,} let by, "
            f"{self.pages:,} pages, {len(self.faults)} faults"
        )

    def add(self, other: Outcome) -> None:
        self.records += other.records
        self.refused += other.refused
        self.let_by += other.let_by
        self.pages += other.pages
        self.codes += other.codes
        self.faults += other.faults


def check_and_build(
    files: Files, folder: Path, *, today: date = TODAY, build: bool = True, most_built: int = 0
) -> Outcome:
    """Check a directory, leave out what has an error, and build what is left.

    Whatever is raised is a fault of Fingerpost, whatever the files hold: it is looked for in single files.

    Args:
        files: All of the directory.
        folder: Where to write it; emptied first.
        today: The day of the build.
        build: Whether to build what is left.
        most_built: How many of the activities to build at most; 0 builds all.
    """
    assets = folder / "assets"
    shutil.rmtree(folder, ignore_errors=True)
    _write(files, assets)
    outcome = Outcome(records=sum(name.split("/")[0] in FOLDERS.values() for name in files))
    rest = dict(files)
    prepared = None
    for _ in range(MOST_ROUNDS):
        try:
            prepared = prepare(assets, today=today, jobs=1)
        except Exception:
            outcome.faults.append(_narrow(rest, folder, today, traceback.format_exc()))
            return outcome
        refused = {Path(problem.span.file).relative_to(assets).as_posix() for problem in prepared.errors}
        outcome.codes.update(problem.code for problem in prepared.errors)
        if not refused:
            break
        if any(name.split("/")[0] not in FOLDERS.values() for name in refused):
            outcome.refused = outcome.records
            return outcome  # the settings or a list: all of it is refused
        if not build:
            outcome.refused = len(refused)
            break
        gone = _with_those_that_name_them(refused, rest)
        outcome.refused += len(gone)
        if most_built:
            gone |= _with_those_that_name_them(_some(rest, most_built), rest)
        for name in gone:
            rest.pop(name, None)
            (assets / name).unlink(missing_ok=True)
    outcome.let_by = outcome.records - outcome.refused
    if prepared is None or (prepared.errors and build) or not outcome.let_by:
        outcome.faults += [] if prepared and not prepared.errors else [f"no end of errors: {outcome.codes}"]
        return outcome
    if not build:
        return outcome
    try:
        outcome.pages = _build(prepared, folder)
    except Exception:
        outcome.faults.append(_narrow(rest, folder, today, traceback.format_exc()))
    return outcome


def _with_those_that_name_them(refused: set[str], files: Files) -> set[str]:
    """The files that are refused, and all that would be in the next round, because they name one of those."""
    gone, new = set(refused), set(refused)
    while new:
        names = re.compile("|".join(f'"{Path(name).stem}"' for name in sorted(new)).encode())
        new = {name for name, raw in files.items() if name not in gone and names.search(raw)}
        gone |= new
    return gone


def _some(files: Files, most: int) -> set[str]:
    """The activities beyond so many, dealt out over all: what need not be built."""
    activities = sorted(name for name in files if name.startswith("activities/"))
    return set(activities) - set(activities[:: max(1, len(activities) // most)])


def _build(prepared: Prepared, folder: Path) -> int:
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    return write_site(prepared, dict.fromkeys(SHELLS, SHELL), [], site).pages


def _write(files: Files, assets: Path) -> None:
    for name, content in files.items():
        path = assets / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _fails(files: Files, folder: Path, today: date) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    _write(files, folder / "assets")
    try:
        prepared = prepare(folder / "assets", today=today, jobs=1)
        if not prepared.errors:
            _build(prepared, folder)
    except Exception:
        return traceback.format_exc()
    return ""


def _kind_of(trace: str) -> str:
    """The name of what was raised."""
    return trace.rstrip().rpartition("\n")[2].partition(":")[0]


def _narrow(files: Files, folder: Path, today: date, trace: str) -> str:
    """Halve the files again and again, as long as the rest still fails; what is left is the cause."""
    folder = folder.with_name(f"{folder.name}-narrow")
    names = sorted(files)
    step = len(names) // 2
    while step >= 1:
        at = 0
        while at < len(names):
            fewer = names[:at] + names[at + step :]
            failure = _fails({name: files[name] for name in fewer}, folder, today)
            if failure and _kind_of(failure) == _kind_of(trace):
                names, trace = fewer, failure
            else:
                at += step
        step //= 2
    shown = "\n".join(f"--- {name}\n{files[name][:3000]!r}" for name in names)
    return f"{trace}\n{shown}"
