"""What MkDocs would not take of mkdocs.yml, as far as that can be seen without running anything that it names."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.project.config import names_in
from fingerpost.checks.project.config_files import ConfigFile, at_node, each_value
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import Node, config_problem, is_text
from fingerpost.records.problem import Problem

# Options that Python-Markdown takes as they are, and fails at only when a page has what they are for.
_WORDS = {
    "footnotes": ("PLACE_MARKER", "BACKLINK_TEXT", "SUPERSCRIPT_TEXT", "BACKLINK_TITLE", "SEPARATOR"),
    "toc": ("marker", "title", "title_class", "toc_class", "anchorlink_class", "permalink_class", "permalink_title"),
}


def check_shapes(layout: Layout, files: list[ConfigFile]) -> Iterator[Problem]:
    """Check that MkDocs can use the lists of names, and that what it needs is there."""
    for key in ("plugins", "markdown_extensions"):
        for file, listed in each_value(files, key):
            for odd in _odd_entries(listed):
                message = f"An entry of {key} in {file.name} is not a name, or a name with its options."
                yield config_problem(at_node(layout, file, odd), message, "Write a name such as tables, or delete it.")
    for file, hooks in each_value(files, "hooks"):
        for node in hooks.items if hooks.kind == "list" else [hooks]:
            yield from _check_exists(layout, file, node, is_folder=False)
    for file, theme in each_value(files, "theme"):
        if (frame := theme.get("custom_dir")) is not None:
            yield from _check_exists(layout, file, frame, is_folder=True)
    for file, node in each_value(files, "docs_dir"):
        yield from _check_exists(layout, file, node, is_folder=True)
    for file, listed in each_value(files, "markdown_extensions"):
        for name, _, options in names_in(listed):
            if options is not None:
                yield from _contents(layout, file, options) if name == "toc" else ()
                yield from _words(layout, file, options, name)


def _odd_entries(listed: Node) -> Iterator[Node]:
    if listed.kind == "word" and listed.word:
        yield listed
    for item in listed.items:
        name = item.pairs[0][0] if len(item.pairs) == 1 else item
        if not is_text(name):
            yield item
    for key, _ in listed.pairs:
        if not is_text(key):
            yield key


def _check_exists(layout: Layout, file: ConfigFile, node: Node, *, is_folder: bool) -> Iterator[Problem]:
    if node.tag or layout.top is None:
        return  # that it has one is reported already
    path = layout.top / node.word
    if not is_text(node) or not (path.is_dir() if is_folder else path.is_file()):
        what = "folder" if is_folder else "file"
        yield config_problem(
            at_node(layout, file, node),
            f"{file.name} names a {what} here that is not there.",
            f"Write the name of a {what} as it is found from mkdocs.yml, or delete it.",
        )


def _words(layout: Layout, file: ConfigFile, options: Node, extension: str) -> Iterator[Problem]:
    for key in _WORDS.get(extension, ()):
        value = options.get(key)
        if value is not None and not value.tag and not (value.quoted or is_text(value)):
            message = f"The option {key} of {extension} is words."
            yield config_problem(at_node(layout, file, value), message, "Write it in quotes, or delete it.")


def _contents(layout: Layout, file: ConfigFile, options: Node) -> Iterator[Problem]:
    slugify, separator = options.get("slugify"), options.get("separator")
    if slugify is not None and slugify.kind == "word" and not slugify.tag:
        message = "toc.slugify is a function of Python, and no word."
        yield config_problem(at_node(layout, file, slugify), message, "Delete it.")
    if separator is not None and separator.word != "-":
        message = "With another toc.separator than a hyphen, the links inside the handbook lead nowhere."
        yield config_problem(at_node(layout, file, separator), message, "Delete it.")
