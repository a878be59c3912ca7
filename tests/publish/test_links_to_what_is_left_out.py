"""A page of docs may lead to a record that keeps its address without being shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.publish.editorial import DocFile, Editorial
from fingerpost.publish.prepare import prepare
from tests.conftest import TODAY, OpenSite


@pytest.mark.parametrize(("address", "codes"), [("/a/broken/", []), ("/a/gone/", ["docs-link-gone"])])
def test_a_record_that_is_being_corrected_is_no_lost_link(
    address: str, codes: list[str], site: OpenSite, tmp_path: Path
) -> None:
    directory = site({"activities/broken.yaml": "name: [\n"})
    prepared = prepare(directory.assets, today=TODAY, jobs=1, keep_going=True)
    project, edition = prepared.project, prepared.edition
    docs = Editorial(project.layout, project.terms, edition.directory, edition.left_out)
    page = tmp_path / "about.md"
    page.write_text(f"[It]({address})\n")

    docs.check_page(DocFile(page, "about.md", "about/index.html"), f'<a href="{address}">It</a>')

    assert [problem.code for problem in docs.problems] == codes
