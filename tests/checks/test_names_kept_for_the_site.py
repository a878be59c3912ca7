"""Names that the site or Windows needs, wherever they would become an address; and files that change what git does."""

from __future__ import annotations

import pytest

from tests.conftest import USUAL_FILES, OpenSite

NAMES = [
    "con",
    "prn",
    "aux",
    "nul",
    "com0",
    "com9",
    "lpt0",
    "lpt9",
    "index",
    "search",
    "assets",
    "tags",
    "404",
    "sitemap",
]
NAMES += ["feed", "api", "map", "about", "admin", "cy", "find", "browse", "menu", "new", "data"]
LISTS = ["categories", "needs", "audiences", "areas"]


def faults(site: OpenSite, files: dict[str, str]) -> list[str]:
    return [f"{problem.span} {problem.code}" for problem in site(files).check().problems]


@pytest.mark.parametrize("name", NAMES)
def test_no_list_may_have_it(name: str, site: OpenSite) -> None:
    for vocabulary in LISTS:
        usual = USUAL_FILES[f"vocabulary/{vocabulary}.yaml"]
        line = len(usual.splitlines()) + 1

        assert faults(site, {f"vocabulary/{vocabulary}.yaml": f"{usual}{name}: {{name: Something else}}\n"}) == [
            f"assets/vocabulary/{vocabulary}.yaml:{line}:1 id-reserved"
        ]
        site({f"vocabulary/{vocabulary}.yaml": usual})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["activities/chat", "groups/connectors", "places/old-dairy"])
def test_no_record_ever_had_it(name: str, kind: str, site: OpenSite) -> None:
    usual = USUAL_FILES[f"{kind}.yaml"]
    line = len(usual.splitlines()) + 1

    assert faults(site, {f"{kind}.yaml": f"{usual}former_ids: [{name}]\n"}) == [
        f"assets/{kind}.yaml:{line}:14 id-reserved"
    ]


@pytest.mark.parametrize("name", ["con", "nul", "index"])
def test_no_calendar_may_have_it(name: str, site: OpenSite) -> None:
    assert faults(site, {f"calendars/{name}.yaml": USUAL_FILES["calendars/somerset.yaml"]}) == [
        f"assets/calendars/{name}.yaml:1:1 id-reserved"
    ]


@pytest.mark.parametrize("name", ["contact", "nully", "indexes", "com10", "search-party", "a404"])
def test_what_only_looks_like_it_is_let_by(name: str, site: OpenSite) -> None:
    usual = USUAL_FILES["vocabulary/areas.yaml"]
    chat = USUAL_FILES["activities/chat.yaml"] + f"former_ids: [{name}]\n"

    assert (
        faults(site, {"vocabulary/areas.yaml": f"{usual}{name}: {{name: Wells}}\n", "activities/chat.yaml": chat}) == []
    )


@pytest.mark.parametrize("folder", ["", "activities/", "vocabulary/", "postcodes/", "imports/old/"])
@pytest.mark.parametrize("name", [".gitattributes", ".gitmodules", ".gitignore"])
def test_a_file_that_changes_what_git_does_is_refused_among_records(folder: str, name: str, site: OpenSite) -> None:
    assert f"assets/{folder}{name}:1:1 git-file" in faults(site, {f"{folder}{name}": "*.yaml filter=other\n"})


@pytest.mark.parametrize("sign", [".git", ".git/HEAD"])
@pytest.mark.parametrize("folder", ["activities", "groups/wells", "imports"])
def test_a_repository_among_the_records_is_refused(folder: str, sign: str, site: OpenSite) -> None:
    assert f"assets/{folder}:1:1 other-repository" in faults(site, {f"{folder}/{sign}": "gitdir: elsewhere\n"})


def test_a_folder_that_is_kept_and_a_repository_of_records_alone_are_let_by(site: OpenSite) -> None:
    files = {"groups/.gitkeep": "", ".git/HEAD": "ref: refs/heads/main\n"}

    assert not any("git-file" in each or "other-repository" in each for each in faults(site, files))
