"""What MkDocs will not take of its configuration, in plain words and with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fingerpost.checks.project.config import names_in
from fingerpost.checks.project.config_files import ConfigFile, at_node, each_value, read_config
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import Node, config_problem
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

# Source: MkDocs 1.6, load_config and MarkdownExtensions.
_SETTING = re.compile(r"Config value '([\w.]+)': (.*)", re.DOTALL)
_EXTENSION = re.compile(r"Failed to load extension '([^'\n]*)'")
_FOR_PROGRAMMERS = re.compile(r"<class|/|\\|Traceback")
_HINT = "Correct it, or delete it. fingerpost init DIR writes a whole mkdocs.yml to compare with."


def is_refusal(message: str) -> bool:
    """Whether MkDocs speaks of one of its settings."""
    return _SETTING.match(message) is not None


def refused_settings(layout: Layout, messages: Iterable[str], setting: str = "") -> list[Problem]:
    """Say which settings MkDocs cannot use; ``setting`` is the one it was at, if it said nothing."""
    try:
        files = read_config(layout)
    except Unreadable as fault:
        return list(fault.problems)
    settings = [(match[1], match[2]) for message in messages if (match := _SETTING.match(message))]
    return [_refused(layout, files, key, words) for key, words in settings or [(setting, "")]]


def _refused(layout: Layout, files: list[ConfigFile], key: str, words: str) -> Problem:
    top = key.partition(".")[0]
    at, name = layout.span(layout.config or layout.assets), "mkdocs.yml"
    for file in files:
        if node := next((node for node, _ in file.root.pairs if node.word == top), None):
            at, name = at_node(layout, file, node), file.name
            break
    if extension := _EXTENSION.match(words):
        is_missing = "ModuleNotFoundError" in words
        what = f"There is no extension {extension[1]} on this computer."
        if not is_missing:
            what = f"The extension {extension[1]} cannot take an option that {name} gives it."
        return config_problem(_of_extension(layout, files, extension[1]) or at, what, _HINT)
    if not key:
        return config_problem(at, f"MkDocs cannot use something in {name}.", _HINT)
    if words.startswith("Unrecognised configuration name"):
        return config_problem(at, f"MkDocs has no setting {key}, which {name} names.", _HINT)
    sentence = words.partition("\n")[0].replace(f"{layout.top}/", "")
    more = f": {sentence[:200]}" if sentence and not _FOR_PROGRAMMERS.search(sentence) else "."
    return config_problem(at, f"MkDocs cannot use {key} as it is in {name}{more}", _HINT)


def _of_extension(layout: Layout, files: list[ConfigFile], extension: str) -> Span | None:
    for file, listed in each_value(files, "markdown_extensions"):
        for name, node, options in names_in(listed):
            if name == extension:
                return at_node(layout, file, _option(options) or node)
    return None


def _option(options: Node | None) -> Node | None:
    """The only option, if there is but one."""
    return options.pairs[0][0] if options is not None and len(options.pairs) == 1 else None
