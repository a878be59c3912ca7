"""Has the theme words for the language that mkdocs.yml names?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fingerpost.checks.project.config_files import at_node, each_value, read_config
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import Node, config_problem
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.problem import Problem


def check_theme_language(layout: Layout, language: object, folders: Iterable[str]) -> Iterator[Problem]:
    """Look for its words in the folders of the theme: without them MkDocs ends at the first page.

    Source: Material for MkDocs 9, which keeps those of each language in partials/languages.
    """
    if layout.config is None or language is None:
        return
    words = Path("partials", "languages", f"{language}.html")
    if (
        isinstance(language, str)
        and "/" not in language
        and any((Path(folder) / words).is_file() for folder in folders)
    ):
        return
    try:
        files = read_config(layout)
    except Unreadable:
        return  # said already
    themes = each_value(files, "theme")
    languages = ((file, node) for file, theme in themes if (node := theme.get("language")) is not None)
    file, at = next(languages, themes[0] if themes else (files[0], Node(1, 1, "word")))
    yield config_problem(
        at_node(layout, file, at),
        f"{file.name} names a language in theme.language that the theme has no words for.",
        "Write a code that it knows, such as: language: en",
    )
