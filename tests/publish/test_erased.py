"""After a record is erased and the site built again, nothing of it is left in the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cache.test_cache import Town, files, town  # noqa: F401  # the fixture
from tests.conftest import OWN_PAGES, USUAL_FILES, OpenSite
from tests.run import run

pytestmark = pytest.mark.usefixtures("short_handbook")

NAME = "Ramblings of the Mill"
ERASED = "closed: {on: 2026-11-01, erased: true}\n"


def naming(folder: Path) -> list[str]:
    return [name for name, data in files(folder).items() if NAME.encode() in data]


def test_an_erased_name_is_nowhere_after_the_next_build(town: Town, cache_folder: Path) -> None:  # noqa: F811
    town.edit("activities/talk-1.yaml", "Talk 1", NAME)
    town.build()
    assert len(naming(town.site)) > 5
    assert sorted(naming(cache_folder)) == ["exports-csv", "exports-form", "exports-ical", "exports-search", "records"]
    town.write("activities/talk-1.yaml", ERASED)

    town.build()

    assert naming(town.site) == []
    assert naming(town.site.parent) == naming(cache_folder) == []
    assert town.differences() == set()
    page = (town.site / "a" / "talk-1" / "index.html").read_text(encoding="utf-8")
    assert "This entry has closed" in page
    others = [name for name, data in files(town.site).items() if b"talk-1" in data and not name.startswith(".")]
    assert [name for name in others if name != "a/talk-1/index.html"] == []


@pytest.mark.parametrize("options", [(), ("--no-cache",)], ids=["", "--no-cache"])
def test_the_command_keeps_nothing_of_it_for_the_next_build(
    site: OpenSite, tmp_path: Path, cache_folder: Path, options: tuple[str, ...]
) -> None:
    named = USUAL_FILES["activities/chat.yaml"].replace("Frome Talking Cafe", NAME)
    site({**OWN_PAGES, "activities/chat.yaml": named})
    built = [run("build", cwd=tmp_path).returncode]
    before = [*{name.partition("/")[0]: "" for name in sorted(naming(tmp_path))}, *sorted(naming(cache_folder))]
    (tmp_path / "assets" / "activities" / "chat.yaml").write_text(ERASED, "utf-8")

    built.append(run("build", "--allow-loss", *options, cwd=tmp_path).returncode)

    assert built == [0, 0]
    assert before == ["assets", "site", "exports-csv", "exports-form", "exports-ical", "exports-search", "records"]
    assert naming(tmp_path) == naming(cache_folder) == []
