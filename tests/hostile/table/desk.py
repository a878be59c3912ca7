"""Where a case is tried: a folder of its own, and sites that were built once for all that look at pages."""

from __future__ import annotations

import contextlib
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from tempfile import mkdtemp

from click.testing import CliRunner, Result

from fingerpost.cli import commands
from fingerpost.cli.generator import mkdocs
from fingerpost.publish.report import Report, check_folder, render
from fingerpost.reading.read import read_directory
from fingerpost.records.activity import Activity
from tests.conftest import TODAY, USUAL_FILES
from tests.run import Done, run, run_forked
from tests.short_handbook import COMMAND, short_handbook
from tests.short_handbook import environ as own_environ

Files = Mapping[str, str | bytes]

# What nobody who runs a directory may ever be shown.
BROKEN = re.compile(r"Traceback|inside Fingerpost itself|internal error", re.IGNORECASE)
# What a terminal would obey; a report shows it as a code instead.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EPOCH = {"SOURCE_DATE_EPOCH": "1795219200"}  # TODAY


def same(actual: object, expected: object, of: str = "") -> None:
    """Ask that two things are equal; the modules of the table are no test files, so ``assert`` would say nothing."""
    if actual != expected:
        raise AssertionError(f"{of + ': ' if of else ''}{actual!r}, where it must be {expected!r}")


def true(condition: object, of: str) -> None:
    """Ask that something holds; ``of`` says what is wrong if it does not."""
    if not condition:
        raise AssertionError(of)


@dataclass
class Built:
    """A site on disk."""

    folder: Path
    output: str

    def page(self, address: str) -> str:
        return (self.folder / address.strip("/") / "index.html").read_text("utf-8")

    def has(self, address: str) -> bool:
        return (self.folder / address.strip("/") / "index.html").is_file()

    def words(self, address: str) -> str:
        """What somebody reads on a page, with one space between words."""
        body = self.page(address).split("<body", 1)[1]
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def holds(self, words: str) -> list[str]:
        """The files that hold some words, in any of the ways that pages and search files write them."""
        ways = {words, words.replace(" ", "\u00a0"), words.replace(" ", "")}
        return [name for name, data in self.files().items() if any(way.encode() in data for way in ways)]


@dataclass
class Desk:
    """A fresh folder, and the sites that all cases share."""

    folder: Path
    shared: dict[str, Built] = field(default_factory=dict)  # by name; handed from desk to desk

    def write(self, files: Files) -> Path:
        """Write a whole directory: the usual files, and those given in addition or instead."""
        for name, text in {**USUAL_FILES, **files}.items():
            path = self.folder / "assets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.folder / "assets"

    def check(self, files: Files) -> Report:
        """Check a directory; whatever its files hold, what is said of them is fit for a terminal."""
        self.write(files)
        return self.check_again()

    def check_again(self) -> Report:
        with contextlib.chdir(self.folder):
            report = check_folder(Path("assets"), today=TODAY, generator=mkdocs)
            for form in ("text", "github", "json"):
                text = render(report, form)
                true(not OBEYED.search(text), f"the report as {form} holds what a terminal obeys")
                true(not BROKEN.search(text), f"the report as {form} speaks of ourselves")
        return report

    def read(self, files: Files, record_id: str = "hostile") -> Activity:
        """The activity that was read; the others are read beside it."""
        with contextlib.chdir(self.folder):
            directory, problems = read_directory(self.write(files))
        same([str(each.span) for each in problems if each.is_error], [], "errors of the reader")
        true({"chat"} <= directory.activities.keys(), "another record is gone")
        return directory.activities[record_id]

    def type(self, *words: str) -> Result:
        """Type a command, in this process."""
        with contextlib.chdir(self.folder):
            result = CliRunner().invoke(commands, list(words), env=EPOCH)
        true(
            result.exception is None or isinstance(result.exception, SystemExit),
            f"fingerpost {' '.join(words)}: {result.exception!r}",
        )
        true(not BROKEN.search(result.output), result.output)
        return result

    def run(self, *words: str, **options: object) -> Done | subprocess.CompletedProcess[str]:
        """Type a command, in a process of its own if that process is a special one; what it says holds no traceback."""
        before: Callable[[], object] | None = options.pop("before", None)  # type: ignore[assignment]
        if not options:
            with short_handbook():
                start = partial(run_forked, before=before) if before else run
                here = start(*words, cwd=self.folder, **EPOCH)
            true(not BROKEN.search(here.stdout + here.stderr), here.stdout + here.stderr)
            return here
        environ = {**own_environ(), **EPOCH, **options.pop("environ", {})}  # type: ignore[dict-item]
        done = subprocess.run(
            [*COMMAND, *words],
            cwd=options.pop("cwd", self.folder),  # type: ignore[call-overload]
            env=environ,
            capture_output=True,
            text=True,
            check=False,
            **options,
        )
        true(not BROKEN.search(done.stdout + done.stderr), done.stdout + done.stderr)
        return done

    def site(self, name: str, files: Callable[[], Files]) -> Built:
        """Build a directory once; whoever asks by the same name gets the same site."""
        if name not in self.shared:
            desk = Desk(Path(mkdtemp(prefix=f"{name}-", dir=self.folder.parent)))
            desk.write(files())
            done = desk.run("build", "--no-cache", "--jobs", "1")
            same(done.returncode, 0, done.stderr)
            self.shared[name] = Built(desk.folder / "site", done.stderr)
        return self.shared[name]
