"""After a record is erased and the site built again, nothing of it is left in the site."""

from __future__ import annotations

from pathlib import Path

from tests.cache.test_cache import Town, files, town  # noqa: F401  # the fixture

NAME = "Ramblings of the Mill"
ERASED = "closed: {on: 2026-11-01, erased: true}\n"


def naming(folder: Path) -> list[str]:
    return [name for name, data in files(folder).items() if NAME.encode() in data]


def test_an_erased_name_is_nowhere_after_the_next_build(town: Town, tmp_path: Path) -> None:  # noqa: F811
    town.edit("activities/talk-1.yaml", "Talk 1", NAME)
    town.build()
    assert len(naming(town.site)) > 5
    town.write("activities/talk-1.yaml", ERASED)

    town.build()

    assert naming(town.site) == []
    # The last site is kept to build the next one sooner: the handbook says to delete .cache as well.
    assert {name.partition("/")[0] for name in naming(tmp_path)} <= {".cache"}
    assert town.differences() == set()
    page = (town.site / "a" / "talk-1" / "index.html").read_text(encoding="utf-8")
    assert "This entry has closed" in page
    others = [name for name, data in files(town.site).items() if b"talk-1" in data and not name.startswith(".")]
    assert [name for name in others if name != "a/talk-1/index.html"] == []
