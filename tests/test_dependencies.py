"""The page on dependencies tells of every one, and of no others."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| `([^`]+)`(?: \(npm\))? \| ([^|]+) \| [^|]* \| ([^|]+) \|$", re.MULTILINE)


def rows() -> dict[str, tuple[str, str]]:
    """Job and licence by package."""
    page = (ROOT / "docs" / "handbook" / "dependencies.md").read_text(encoding="utf-8")
    return {name: (job.strip(), licence.strip()) for name, job, licence in ROW.findall(page)}


def wanted() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [line for group in project["dependency-groups"].values() for line in group if isinstance(line, str)]
    extras = [line for extra in project["project"]["optional-dependencies"].values() for line in extra]
    python = {Requirement(line).name for line in [*project["project"]["dependencies"], *extras, *groups]}
    lists = (ROOT / "tests" / "package.json", ROOT / "tests" / "bench" / "mobile" / "package.json")
    return python.union(*(json.loads(path.read_text(encoding="utf-8"))["devDependencies"] for path in lists))


def test_every_dependency_is_on_the_page() -> None:
    assert wanted() - set(rows()) == set()


def test_the_page_names_no_dependency_that_is_gone() -> None:
    assert set(rows()) - wanted() == set()


def test_every_dependency_has_a_job_and_a_licence() -> None:
    assert [name for name, (job, licence) in rows().items() if not job or not licence] == []
