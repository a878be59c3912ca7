"""Windows has not all of what Linux and macOS have, and volunteers have Windows."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import fingerpost
from fingerpost.publish.swap import AnotherBuild, staged
from tests.conftest import OpenSite
from tests.publish.as_on_windows import CALLS, MODULES, locking_of_bytes
from tests.short_handbook import environ

PACKAGE = Path(fingerpost.__file__).parent
AS_ON_WINDOWS = Path(__file__).with_name("as_on_windows.py")
NAMES = re.compile(rf"\b({'|'.join((*MODULES, *CALLS))})\b")


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    variables = environ(SOURCE_DATE_EPOCH="1795219200", FINGERPOST_TRACEBACK="1")
    command = [sys.executable, str(AS_ON_WINDOWS), *arguments]
    return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, check=False)


def test_a_site_is_built_and_replaced_without_what_windows_lacks(site: OpenSite, tmp_path: Path) -> None:
    site({})

    built = [run("build", "--profile", cwd=tmp_path) for _ in range(2)]

    assert [(each.returncode, each.stderr.count("3 records became")) for each in built] == [(0, 1), (0, 1)], built
    assert "<h1>Frome Talking Cafe</h1>" in (tmp_path / "site" / "a" / "chat" / "index.html").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_a_preview_starts_without_what_windows_lacks(site: OpenSite, tmp_path: Path) -> None:
    site({})

    served = run("serve", "--address", "127.0.0.1:0", cwd=tmp_path)

    assert (served.returncode, "serving http://127.0.0.1:" in served.stdout) == (0, True), served.stderr


def test_a_second_build_is_refused_where_only_bytes_can_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "msvcrt", locking_of_bytes())
    monkeypatch.setitem(sys.modules, "fcntl", None)

    with staged(tmp_path / "site"), pytest.raises(AnotherBuild), staged(tmp_path / "site"):
        pass
    with staged(tmp_path / "site"):  # the control: it is the first build that was in the way
        pass


def test_what_windows_lacks_is_asked_for_with_care() -> None:
    texts = {path.relative_to(PACKAGE): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    named = {path: ast.parse(text) for path, text in texts.items() if NAMES.search(text)}

    assert len(named) > 3  # the control: those that ask with care
    assert [f"{path}:{line} {name}" for path, tree in named.items() for line, name in without_care(tree)] == []


def test_what_is_asked_for_without_care_would_be_seen() -> None:
    careless = "import os, fcntl\nfrom pwd import getpwuid\nos.getuid()\nflags = os.O_RDONLY | os.O_NOFOLLOW\n"
    careful = "try:\n    import fcntl\n    os.getuid()\nexcept (ImportError, AttributeError):\n    pass\n"

    assert [line for line, _ in without_care(ast.parse(careless))] == [1, 2, 3, 4]
    assert list(without_care(ast.parse(careful))) == []


def without_care(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Lines that would stop the program on Windows: not in a ``try`` that goes on without."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Try) and {"ImportError", "AttributeError"} & set(caught_by(node)):
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names if each.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            yield node.lineno, node.module
        elif isinstance(node, ast.Attribute) and node.attr in CALLS and ast.unparse(node.value) == "os":
            yield node.lineno, f"os.{node.attr}"
        yield from without_care(node)


def caught_by(node: ast.Try) -> Iterator[str]:
    for handler in node.handlers:
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        yield from (kind.id for kind in kinds if isinstance(kind, ast.Name))


@pytest.mark.parametrize(
    ("environ", "shown"),
    [
        ({"PYTHONIOENCODING": "cp1252"}, r"T\u0177 \u0174yn"),  # chosen by somebody, so it is kept
        ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "Tŷ Ŵyn"),
    ],
)
def test_a_report_that_goes_into_a_file_may_hold_any_character(
    site: OpenSite, tmp_path: Path, environ: dict[str, str], shown: str
) -> None:
    site({"activities/ty.yaml": "name: Tŷ Ŵyn\nsummary: Short.\n"})
    command = [sys.executable, "-m", "fingerpost", "check", "assets/activities/ty.yaml"]

    checked = subprocess.run(command, cwd=tmp_path, env={**os.environ, **environ}, capture_output=True, check=False)

    assert (checked.returncode, shown in checked.stdout.decode()) == (1, True), checked.stderr
