"""A check of docs as a build would do it: the pages are rendered in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from fingerpost.checks.project.allowed import may_be_tried
from fingerpost.edition.load import Loaded
from fingerpost.edition.project import CheckedProject
from fingerpost.publish.editorial import DocFile, Editorial, is_left_out
from fingerpost.publish.generator import LoadGenerator, RenderFailed
from fingerpost.publish.prepare import with_browser_files
from fingerpost.records.problem import Problem


def check_docs_as_built(loaded: Loaded, *, generator: LoadGenerator) -> Iterable[Problem]:
    """Render the pages of docs as a build would, and give the problems.

    Where mkdocs.yml names something that could run a program, nothing is rendered for a proposed change, nor where
    nobody has allowed it: then only the files are checked.
    """
    project = loaded.project
    config = project.layout.config
    if config is None or project.layout.docs is None:
        return []
    codes = {problem.code for problem in project.problems if problem.is_error}
    refused = project.terms.proposed and any(problem.code == "beyond-init" for problem in project.problems)
    if "not-a-file" in codes or refused or not may_be_tried(project.layout, project.terms):
        editorial = Editorial(project.layout, project.terms, loaded.as_read)
        editorial.check_files(list(_files_of(project.layout.docs)))
        return editorial.problems
    if "mkdocs-yml" in codes:
        return []
    prepared = with_browser_files(loaded)
    with TemporaryDirectory(prefix="fingerpost-check-") as folder:
        try:
            shells = generator().render_shells(config, Path(folder) / "site", prepared)
        except RenderFailed as failure:
            return list(failure.problems) or [_failed(project, str(failure))]
    return shells.docs.problems


def _failed(project: CheckedProject, words: str) -> Problem:
    return Problem(
        code="mkdocs-warned",
        span=project.layout.span(project.layout.config or project.layout.assets),
        message=f"MkDocs could not make the pages: {' '.join(words.split())[:300]}",
        hint="Nothing is published while MkDocs warns of something.",
        quote=False,
    )


def _files_of(docs: Path) -> Iterator[DocFile]:
    """What MkDocs would publish, as far as can be known without it. No link is followed."""
    if docs.is_symlink() or not docs.is_dir():
        return
    for path in sorted(docs.rglob("*")):
        name = PurePosixPath(path.relative_to(docs).as_posix())
        if is_left_out(name):
            continue
        if path.is_symlink() or not path.is_file():
            continue
        if name.suffix == ".md":
            page = name.parent if name.stem in ("index", "README") else name.with_suffix("")
            yield DocFile(path, str(name), str(page / "index.html"))
        else:
            yield DocFile(path, str(name), str(name))
