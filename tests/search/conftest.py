"""The search files of the example directory: as a small directory has them, and as a large one would."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.publish.prepare import prepare
from fingerpost.search.index.site import write_search
from fingerpost.search.index.source import Source
from fingerpost.search.index.write import search_files
from fingerpost.search.query.site import SearchFiles
from tests.once import built_once

TODAY = date(2026, 11, 23)  # a Monday, in term time
EXAMPLE = Path(__file__).parents[2] / "assets"


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The example directory as its pages see it."""
    return prepare(EXAMPLE, today=TODAY).edition


def source_of(edition: Edition) -> Source:
    return Source(edition=edition)


def write(files: Mapping[str, bytes], site: Path) -> Path:
    for address, content in files.items():
        path = site / address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return site


def indexed_example(factory: pytest.TempPathFactory) -> Path:
    """A site with nothing but the example's search files, written once in a run. Nobody writes to it."""

    def index(site: Path) -> None:
        write_search(prepare(EXAMPLE, today=TODAY).edition, site)

    return built_once(factory, "search", index)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return indexed_example(tmp_path_factory)


@pytest.fixture(scope="session")
def large(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same records, written as if there were many: rare words apart, and many shards."""
    files = search_files(edition.directory, source_of(edition), TODAY, small_up_to=0, shard_bytes=1000)
    return write(files, tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="session")
def unplaced(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small files of a directory whose towns have no positions, such as one that was just imported."""
    site = tmp_path_factory.mktemp("unplaced") / "site"
    shutil.copytree(example, site)
    start = json.loads((site / "search" / "start.json").read_text())
    index = start["files"]["index.json"]
    index["options"]["area"] = [area[:2] for area in index["options"]["area"]]
    for name, content in {"index.json": index, "start.json": start}.items():
        (site / "search" / name).write_text(json.dumps(content))
    return site


@pytest.fixture(scope="session")
def files(example: Path) -> SearchFiles:
    return SearchFiles(example)
