"""The files of MkDocs: the directory's own, the handbook's, and an empty page for each shell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from fingerpost.publish.editorial import DocFile
from fingerpost.publish.handbook import FIELDS, fields_page, handbook_folder
from fingerpost.publish.site_generator import SHELL_NAMES

_SHELL_FOLDER = "fingerpost-shell"


def shell_files(config: MkDocsConfig) -> Iterator[File]:
    """An empty page for each shell."""
    for name in SHELL_NAMES:
        shell = File.generated(config, f"{_SHELL_FOLDER}/{name}.md", content="")
        shell.inclusion = InclusionLevel.NOT_IN_NAV
        yield shell


def shell_name(page: Page) -> str:
    """The name of the shell that a page is; "" if it is not one."""
    folder, _, name = page.file.src_uri.removesuffix(".md").partition("/")
    return name if folder == _SHELL_FOLDER else ""


def handbook_files(config: MkDocsConfig) -> Iterator[File]:
    """Every file of the handbook: the hand-written ones, and the fields, made from the schemas."""
    folder = handbook_folder()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            uri = f"handbook/{path.relative_to(folder).as_posix()}"
            yield File.generated(config, uri, abs_src_path=str(path))
    yield File.generated(config, f"handbook/{FIELDS}", content=fields_page())


def is_own(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is one of the directory's own, and not Fingerpost's or the theme's."""
    return file.generated_by is None and file.src_dir == config.docs_dir


def doc_file(file: File) -> DocFile:
    """A file of docs, as the checks take it."""
    return DocFile(Path(file.abs_src_path or ""), file.src_uri, file.dest_uri)


def is_handbook(page: Page) -> bool:
    """Whether a page is one of the handbook's."""
    return page.file.src_uri.startswith("handbook/")
