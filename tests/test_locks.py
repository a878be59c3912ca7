"""The lists of locked packages: every file known by its hash, and no address of any index."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYTHON_LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
NPM_LOCKS = [ROOT / "tests" / "package-lock.json", ROOT / "tests" / "bench" / "mobile" / "package-lock.json"]

# An option such as --index-url, a web address, a host, or a path on somebody's disk.
ADDRESS = re.compile(r"^\s*-(?!-hash=)|://|\bfile:|@\s*/|\b[\w-]+\.(?:org|com|net|io|dev)\b", re.MULTILINE)


def locked(path: Path) -> dict[str, list[str]]:
    """The requirements of a lock by name; a package may be there once for each kind of machine."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and not line.lstrip().startswith("#"):
            lines.setdefault(canonicalize_name(Requirement(line.split("--hash")[0]).name), []).append(line)
    return lines


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PYTHON_LOCKS, ids=lambda path: path.name)
def test_no_lock_names_a_place_to_fetch_from(path: Path) -> None:
    assert ADDRESS.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "-f /opt/wheels",
        "name @ file:///wheels/x.whl",
        "# from packages.example.org",
    ],
)
def test_an_address_in_a_lock_would_be_seen(line: str) -> None:
    assert ADDRESS.search(f"click==8.2\n{line}\n")


@pytest.mark.parametrize("path", PYTHON_LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_version_and_a_hash(path: Path) -> None:
    lines = [line for lines in locked(path).values() for line in lines]

    assert lines
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


def test_everything_that_fingerpost_needs_is_locked() -> None:
    needed = {canonicalize_name(Requirement(line).name) for line in project()["project"]["dependencies"]}  # type: ignore[index]

    assert needed <= set(locked(PYTHON_LOCKS[0]))


def test_the_tools_that_install_fingerpost_are_locked() -> None:
    assert {"hatchling", "editables"} <= set(locked(PYTHON_LOCKS[0]))


def test_the_tests_run_with_the_versions_that_people_get() -> None:
    runtime, tests = (locked(path) for path in PYTHON_LOCKS)

    def versions(lines: list[str]) -> list[str]:
        return [str(Requirement(line.split("--hash")[0]).specifier) for line in lines]

    different = {name for name, lines in runtime.items() if versions(lines) != versions(tests.get(name, []))}
    assert different == set()


@pytest.mark.parametrize("path", NPM_LOCKS, ids=lambda path: path.parent.name)
def test_npm_packages_are_known_by_hash_and_not_by_address(path: Path) -> None:
    packages = json.loads(path.read_text(encoding="utf-8"))["packages"]
    fetched = {name: package for name, package in packages.items() if name}

    assert fetched
    assert [name for name, package in fetched.items() if "resolved" in package] == []
    assert [name for name, package in fetched.items() if not package.get("integrity", "").startswith("sha512-")] == []
