"""What is true of every problem, whatever is in the records."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.cli.generator import mkdocs
from fingerpost.publish.report import FAULTS, FINE, check_folder, render
from tests.checks.test_each_code import CASES
from tests.conftest import TODAY, USUAL_FILES
from tests.thorough import many

FEW = settings(max_examples=many(20, 100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = [
    "\u202e",
    "\u00ad",
    "\t",
    "<b>",
    "![",
    "](",
    "#",
    ": ",
    "'",
    '"',
    "é",
    "А",
    "\n",
    "\n  ",
    "- ",
    "07700 900123",
    "\\",
]

TEXTS = sorted(
    code for code, sites in CASES.items() if all(isinstance(text, str) for site in sites for text in site.values())
)  # the others are about bytes that are no text
changes = st.lists(st.tuples(st.sampled_from(TEXTS), st.integers(0, 1)), min_size=1, max_size=3)
spoilers = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES)), max_size=3)


def spoil(text: str, pieces: list[tuple[float, str]]) -> str:
    """Put odd pieces into a text, each at some part of its length."""
    for where, piece in pieces:
        at = int(where * len(text))
        text = text[:at] + piece + text[at:]
    return text


def write(folder: Path, files: dict[str, str], order: list[str]) -> Path:
    assets = folder / "assets"
    for name in order:
        path = assets / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name], encoding="utf-8", newline="")
    return assets


def files_of(chosen: list[tuple[str, int]], pieces: list[tuple[float, str]]) -> dict[str, str]:
    files = dict(USUAL_FILES)
    for code, which in chosen:
        files |= {name: spoil(text, pieces) for name, text in CASES[code][which].items()}
    return files


@FEW
@given(changes, spoilers)
def test_every_problem_points_inside_its_file(chosen, pieces) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assets = write(Path(folder), files := files_of(chosen, pieces), list(files))
        report = check_folder(assets, today=TODAY, generator=mkdocs)

        assert not report.failure
        for problem in report.problems:
            lines = Path(problem.span.file).read_text(encoding="utf-8").split("\n")
            assert 1 <= problem.span.line <= len(lines)
            assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1
            assert problem.span.length >= 1


@FEW
@given(changes, st.randoms(use_true_random=False))
def test_the_order_in_which_files_were_written_changes_nothing(chosen, random) -> None:
    files = files_of(chosen, [])
    mixed = list(files)
    random.shuffle(mixed)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        first = check_folder(write(Path(one), files, sorted(files)), today=TODAY, generator=mkdocs)
        second = check_folder(write(Path(other), files, mixed), today=TODAY, generator=mkdocs)

        assert render(first, "text").replace(one, "") == render(second, "text").replace(other, "")


@FEW
@given(changes, spoilers)
def test_a_report_holds_nothing_that_a_terminal_obeys(chosen, pieces) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assets = write(Path(folder), files := files_of(chosen, pieces), list(files))
        report = check_folder(assets, today=TODAY, generator=mkdocs)

        for form in ("text", "json", "github"):
            assert render(report, form).replace("\n", "").replace("\u00a0", "").isprintable()
        assert report.exit_code in (FINE, FAULTS)


@FEW
@given(changes, spoilers)
def test_a_message_is_a_sentence_for_a_volunteer(chosen, pieces) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assets = write(Path(folder), files := files_of(chosen, pieces), list(files))
        for problem in check_folder(assets, today=TODAY, generator=mkdocs).problems:
            assert problem.message.rstrip("*)\"'")[-1] in ".?!", problem.message
            assert problem.hint
            words = f"{problem.message} {problem.hint}".lower()
            assert not [word for word in ("invalid", "illegal", "please", "sorry", "you forgot") if word in words]
