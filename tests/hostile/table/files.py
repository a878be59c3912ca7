"""D: ids, files and paths."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import chdir, suppress
from pathlib import Path
from unittest.mock import patch

from fingerpost.files.page_writer import AddressOutside, PageWriter
from fingerpost.publish.report import render
from fingerpost.reading import read
from tests.hostile.table.desk import Desk, same, true
from tests.hostile.table.row import FAIL, REJECT, WARN, Trial, row
from tests.hostile.table.trials import GOOD, line, refused, refused_files, warned_files

NO_IDS = ["../../etc/passwd", "/abs", "..", ".", "%2e%2e", "a\\b", "C:x", "name:stream"]
DEVICES = ["con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(10))]
OURS = ["index", "search", "assets", "tags", "404", "sitemap", "feed", "api", "map", "about", "admin", "cy"]
CANARY = "canary-7f3a"


def _quoted(text: str) -> str:
    return "'" + text + "'"


def _files(codes: str | tuple[str, ...], *names: str) -> Trial:
    return refused_files(codes, {f"activities/{name}.yaml": GOOD for name in names})


def _cannot_be_new(desk: Desk) -> None:
    for text in NO_IDS:
        result = desk.type("new", "activity", "Chair yoga", "--id", text)
        same(result.exit_code, 2, f"new --id {text}: {result.output}")
    same(list(desk.folder.rglob("*.yaml")), [], "written")


def _last_guard(desk: Desk) -> None:
    writer = PageWriter(desk.folder / "site")
    for text in NO_IDS:
        with suppress(AddressOutside):
            writer.write(f"/a/{text}/", b"x")
    outside = [path for path in desk.folder.rglob("*") if path.is_file() and desk.folder / "site" not in path.parents]
    same(outside, [], "written outside")
    true(not Path("/abs").exists(), "written outside")


def _one_id_twice(desk: Desk) -> None:
    files = {"activities/knit.yaml": GOOD, "activities/knit.yml": GOOD}
    report = desk.check(files)
    errors = [each for each in report.problems if each.is_error]
    same([each.code for each in errors], ["id-twice"] * len(errors))
    true(all(name in str(errors) for name in ("knit.yaml", "knit.yml")), "not both are named")
    same(desk.type("build", "--no-cache").exit_code, 1, "build")
    true(not (desk.folder / "site").exists(), "a site was built")


def _cases_of_letters(desk: Desk) -> None:
    report = desk.check({"activities/knit.yaml": GOOD, "activities/Knit.yaml": GOOD})
    same({each.code for each in report.problems if each.is_error} <= {"id-twice", "id-shape"}, True, str(report))
    same(report.exit_code, 1)


def _needs_an_id(desk: Desk) -> None:
    result = desk.type("new", "activity", "北京")
    same(result.exit_code, 2, result.output)
    true("--id" in result.output, result.output)


def _not_a_file(make: Callable[[Path], object]) -> Trial:
    def run(desk: Desk) -> None:
        (desk.folder / "secret.yaml").write_text(f"{CANARY}\n")
        assets = desk.write({})
        with chdir(assets / "activities"):
            make(Path("hostile.yaml"))
        report = desk.check_again()
        same(
            [(each.code, each.span.file) for each in report.problems],
            [("not-a-file", "assets/activities/hostile.yaml")],
        )
        true(not any(CANARY in render(report, form) for form in ("text", "json", "github")), "the target is shown")

    return Trial("check", run)  # fmt: skip


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))  # a short name: addresses of sockets have at most 107 letters


def _device(path: Path) -> None:
    try:
        os.mknod(path, 0o600 | 0o020000, os.makedev(1, 3))
    except PermissionError:  # only root may; a pipe is refused by the same look
        os.mkfifo(path)


def _executable(desk: Desk) -> None:
    assets = desk.write({"activities/run.yaml": GOOD})
    (assets / "activities" / "run.yaml").chmod(0o755)
    same([each.code for each in desk.check_again().problems if each.is_error], [])


def _too_many(desk: Desk) -> None:
    with patch.object(read, "MAX_FILES", 2):
        report = desk.check({})
        same(report.exit_code, 2)
        true("2" in report.failure + report.hint, f"{report.failure} {report.hint}: without the limit")
        same(desk.type("build", "--no-cache").exit_code, 2, "build")
    true(not (desk.folder / "site").exists(), "a site was built")


ROWS = [
    row("D1", "ids that are paths", REJECT,
        *refused(("value-unclear", "id-shape"), *(line(f"former_ids: [{_quoted(text)}]") for text in NO_IDS)),
        *refused(("value-unclear", "id-shape"), *(line(f"group: {_quoted(text)}") for text in NO_IDS)),
        _files("id-shape", "%2e%2e", "a\\b", "C:x", "name:stream"),
        Trial("new", _cannot_be_new), Trial("the writer of pages", _last_guard)),
    row("D2", "an id that is not the name of the file", REJECT, *refused("key-unknown", line("id: other"))),
    row("D3", "two records of one id", f"{REJECT}; {FAIL}", Trial("check, build", _one_id_twice)),
    row("D4", "two names that differ by a capital", REJECT, Trial("check", _cases_of_letters)),
    row("D5", "names that Windows keeps for itself; a last dot or space", REJECT,
        _files("id-reserved", *DEVICES), _files("id-shape", "yoga ", "yoga.")),
    row("D6", "names that the site needs", REJECT, _files("id-reserved", *OURS)),
    row("D7", "a name without a letter from a to z", REJECT, Trial("new", _needs_an_id),
        held=("tests/exchange/test_table_import.py::test_a_name_in_another_script_gets_an_id_of_its_own",)),
    row("D8", "an id of 61 letters, of 240, of 300", REJECT,
        _files("id-shape", "a" * 61, "b" * 240),
        *refused(("value-unclear", "id-shape", "too-long"), line("former_ids: [" + "a" * 300 + "]"))),
    row("D9", "a symbolic link", REJECT, _not_a_file(lambda path: path.symlink_to("../../secret.yaml"))),
    row("D10", "a hard link, a pipe, a device, a socket", REJECT,
        _not_a_file(lambda path: path.hardlink_to("../../secret.yaml")),
        _not_a_file(os.mkfifo), _not_a_file(_device), _not_a_file(_socket)),
    row("D11", "a file that can be run; a hidden folder", WARN,
        warned_files("file-ignored", {"activities/.old": GOOD, "groups/.yoga.yaml": GOOD}),
        Trial("check", _executable),
        short="A record that can be run is read as any other: on many shared disks every file can."),
    row("D12", "more files than a directory may have (2 here)", FAIL, Trial("check, build", _too_many)),
    row("D13", "a record taken away without a word", REJECT, later="an address that would vanish: issue 12"),
]  # fmt: skip
