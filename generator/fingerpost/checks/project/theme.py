"""Has the theme words for the language that mkdocs.yml names?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import Node, config_problem, read_tree
from fingerpost.records.problem import Problem
from fingerpost.records.yaml_text import Unreadable


def check_theme_language(layout: Layout, language: object, folders: Iterable[str]) -> Iterator[Problem]:
    """Look for its words in the folders of the theme: without them MkDocs ends at the first page.

    Source: Material for MkDocs 9, which keeps those of each language in partials/languages.
    """
    if layout.config is None or language is None:
        return
    words = Path("partials", "languages", f"{language}.html")
    if isinstance(language, str) and "/" not in language and any((Path(each) / words).is_file() for each in folders):
        return
    try:
        theme = read_tree(layout.config, layout.shown(layout.config)).get("theme")
    except Unreadable:
        theme = None
    node = theme.get("language") if theme is not None else None
    at = node or theme or Node(1, 1, "word")
    yield config_problem(
        layout.span(layout.config, at.line, at.column, max(1, len(at.word))),
        "mkdocs.yml names a language in theme.language that the theme has no words for.",
        "Write a code that it knows, such as: language: en",
    )
