"""Every check of a project: the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.checks.project.allowed import Terms, check_config
from fingerpost.checks.project.doc_files import DocFile, check_doc_files
from fingerpost.checks.project.doc_mobiles import check_doc_mobiles
from fingerpost.checks.project.doc_pages import check_doc_pages
from fingerpost.checks.project.doc_pictures import check_doc_pictures
from fingerpost.checks.project.doc_secrets import check_doc_secrets
from fingerpost.checks.project.doc_where import check_doc_where
from fingerpost.checks.project.drawings import check_drawings
from fingerpost.checks.project.front_picture import check_front_picture
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.links import check_links
from fingerpost.checks.project.lists_in_git import check_lists_in_git
from fingerpost.checks.project.sheets import check_own_sheet, check_sheet
from fingerpost.checks.project.tables import check_basemap, check_postcode_table
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem


def check_project(layout: Layout, terms: Terms) -> Iterator[Problem]:
    """Ask what can be asked before any page is made."""
    yield from check_links(layout)
    yield from check_lists_in_git(layout, terms)
    yield from check_config(layout, terms)
    yield from check_own_sheet(layout)
    yield from check_postcode_table(layout)
    yield from check_basemap(layout)


def check_docs(layout: Layout, files: Sequence[DocFile], terms: Terms, directory: Directory) -> Iterator[Problem]:
    """Ask of the files that will be published what can be asked before they are made into pages."""
    yield from check_doc_files(layout, files, terms)
    yield from check_doc_pages(layout, files)
    yield from check_doc_secrets(layout, files)
    yield from check_doc_mobiles(layout, files, terms, directory.settings)
    yield from check_doc_where(layout, files, terms, directory)
    yield from check_doc_pictures(layout, files)
    yield from check_drawings(layout, files, terms)
    yield from check_front_picture(files, directory)
    for file in files:
        if file.name.lower().endswith(".css"):
            yield from check_sheet(layout, file.path)
