"""Checks of the pages in docs while the site generator renders them, the same for a check and for a build."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.config_files import at_node, each_value, read_config
from fingerpost.checks.project.doc_files import DocFile
from fingerpost.checks.project.doc_hidden import WELL_KNOWN, check_doc_hidden, is_left_out
from fingerpost.checks.project.doc_html import check_doc_html
from fingerpost.checks.project.doc_pages import page_text
from fingerpost.checks.project.everything import check_docs
from fingerpost.checks.project.layout import Layout, layout_of
from fingerpost.checks.project.links import odd_below
from fingerpost.checks.project.pictures import KINDS, PictureBroken, bare
from fingerpost.checks.project.refused import is_refusal, refused_settings
from fingerpost.checks.project.theme import check_theme_language
from fingerpost.publish.placeholders import NameUnknown, fill
from fingerpost.reading.suggest import nearest
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.directory import Directory
from fingerpost.records.left_out import LeftOut
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_QUOTED = re.compile(r"'([^']*)'")
_RECORD = re.compile(r"/(?:(a)|(g)|(p))/([^/?#]*)/?(?:[?#].*)?")


# How a browser ends a comment. Source: HTML standard, 13.2.5.43 to 13.2.5.52. In a script it is no comment.
_COMMENT = re.compile(r"(<(script|style)\b.*?</\2\s*>)|<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL | re.IGNORECASE)

__all__ = [
    "WELL_KNOWN",
    "DocFile",
    "Editorial",
    "Layout",
    "Problem",
    "check_theme_language",
    "is_left_out",
    "layout_of",
    "leave_notes_out",
    "odd_below",
    "refused_settings",
    "without_comments",
]


class Editorial:
    """What is wrong with the pages of one build."""

    def __init__(self, layout: Layout, terms: Terms, directory: Directory, left_out: LeftOut | None = None) -> None:
        self.layout = layout
        self.terms = terms
        self.directory = directory
        # What has no record and keeps its address: "This page is being corrected", or "has closed".
        self._to_keep = {(record.kind, record.id) for record in directory.erased}
        if left_out:
            self._to_keep |= (left_out.records | left_out.former) - left_out.secret
        self.problems: list[Problem] = []

    @property
    def has_errors(self) -> bool:
        """Whether anything must not be published."""
        return any(problem.is_error for problem in self.problems)

    def check_files(self, files: Sequence[DocFile]) -> None:
        """Check every file before the site generator reads any."""
        self.problems += check_docs(self.layout, files, self.terms, self.directory)
        self.problems += check_doc_hidden(self.layout)
        for file in files:
            if not file.is_page or file.name.startswith("handbook/"):  # which shows such names without using them
                continue
            try:
                fill(page_text(self.layout, file.path), self.directory.settings)
            except Unreadable:
                continue  # reported already
            except NameUnknown as unknown:
                code = "docs-name-unknown"
                self.problems.append(
                    Problem(
                        code=code,
                        span=self.layout.span(file.path, unknown.line),
                        message=f"There is no {{{{ {unknown.name} }}}} to put here.",
                        hint=f"Write {{{{ {unknown.suggestion} }}}}."
                        if unknown.suggestion
                        else "The handbook, under Words and look, has all the names.",
                    )
                )

    def check_page(self, file: DocFile, html: str) -> None:
        """Check a rendered page."""
        source = self._source(file.path)
        self.problems += check_doc_html(self.layout, file, html, source, self.terms)
        for address in re.findall(r'href="(/[agp]/[^"]*)"', html):
            link = _RECORD.fullmatch(address)
            if link is None:
                continue
            records = (
                self.directory.activities if link[1] else self.directory.groups if link[2] else self.directory.places
            )
            kind = "activity" if link[1] else "group" if link[2] else "place"
            former = {old for record in records.values() for old in record.former_ids}
            if link[4] not in records and link[4] not in former and (kind, link[4]) not in self._to_keep:
                suggestion = nearest(link[4], records)
                self.problems.append(
                    self._link(file.path, source, address, f"/{address[1]}/{suggestion}/" if suggestion else "")
                )

    def check_warning(self, docs: Path, message: str) -> None:
        """Turn a warning of the site generator into a problem with its file and line."""
        quoted = _QUOTED.findall(message)
        if message.startswith("Doc file ") and len(quoted) > 1:
            path = docs / quoted[0]
            suggestion = quoted[-1] if "Did you mean" in message else ""
            self.problems.append(self._link(path, self._source(path), quoted[1], suggestion))
            return
        if is_refusal(message):
            self.problems += refused_settings(self.layout, [message])
            return
        config = self.layout.config or self.layout.assets
        if "'nav' configuration" in message and quoted:
            self.problems.append(
                Problem(
                    code="nav-gone",
                    span=self._in_nav(quoted[0]),
                    message=f"The navigation leads to {quoted[0]}, which is not there.",
                    hint="Delete that line of nav in mkdocs.yml, or correct it.",
                )
            )
            return
        page = re.search(r"([\w./-]+\.md)", message)
        path = docs / page[1] if page and (docs / page[1]).is_file() else config
        self.problems.append(
            Problem(
                code="mkdocs-warned",
                span=self.layout.span(path),
                message=f"MkDocs could not make the pages: {' '.join(message.split())[:300]}",
                hint="Nothing is published while MkDocs warns of something.",
                quote=False,
            )
        )

    def _link(self, path: Path, source: str, address: str, suggestion: str) -> Problem:
        return Problem(
            code="docs-link-gone",
            span=self._span(path, source, address),
            message=f"This page leads to {address}, which is not there.",
            hint=f"Write {suggestion}" if suggestion else "Correct the link, or delete it.",
        )

    def _in_nav(self, words: str) -> Span:
        try:
            listed = each_value(read_config(self.layout), "nav")
        except Unreadable:
            listed = []
        for file, nav in listed:
            for node in nav.everything():
                if node.word == words:
                    return at_node(self.layout, file, node)
        return self.layout.span(self.layout.config or self.layout.assets)

    def _source(self, path: Path) -> str:
        try:
            return page_text(self.layout, path)
        except Unreadable:
            return ""

    def _span(self, path: Path, source: str, words: str) -> Span:
        at = max(source.find(words), 0)
        line = source.count("\n", 0, at) + 1
        return self.layout.span(path, line, at - (source.rfind("\n", 0, at) + 1) + 1, max(1, len(words)))


def without_comments(html: str) -> str:
    """Remove comments that editors wrote between <!-- and -->; code that shows such characters stays.

    >>> without_comments("<p>Ring <!-- Ann, on her own phone --> us.</p>")
    '<p>Ring  us.</p>'
    """
    return _COMMENT.sub(lambda match: match[1] or "", html) if "<!--" in html else html


def leave_notes_out(picture: Path) -> None:
    """Rewrite a copied picture without its metadata, which may say where and with what it was taken."""
    if picture.suffix.lower() not in KINDS or not picture.is_file():
        return
    try:
        without = bare(picture.read_bytes(), picture.name)
    except PictureBroken:
        return  # refused already, if it is one of docs
    if any(without.notes):
        picture.write_bytes(without.data)
