"""Which requests beyond what ``init`` writes the settings allow, and the problems of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.checks.project.config import Request, judge_config, names_in
from fingerpost.checks.project.config_files import ConfigFile, at_node, each_value, read_config
from fingerpost.checks.project.config_shapes import check_shapes
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import Node, config_problem
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.problem import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On whose terms a project is judged."""

    allow: frozenset[str] = frozenset()  # what the settings allow by name: in a proposal, those it is proposed to
    proposed: bool = False  # somebody proposes this, and nobody has agreed to it yet

    def refuses(self, beyond: Request) -> bool:
        """Whether nobody has allowed it."""
        return beyond.name not in self.allow


def check_config(layout: Layout, terms: Terms) -> Iterator[Problem]:
    """Ask whether mkdocs.yml can be used, and whether somebody answers for all that it asks for."""
    if layout.config is None or layout.config.is_symlink():  # which check_links has said
        return
    try:
        files = read_config(layout)
    except Unreadable as unreadable:
        yield from unreadable.problems
        return
    lists = list(each_value(files, "plugins"))
    if not any(name == "fingerpost" for _, listed in lists for name, _, _ in names_in(listed)):
        file, node = lists[0] if lists else (files[0], Node(1, 1, "word"))
        yield config_problem(
            at_node(layout, file, node),
            "The plugin fingerpost is not named under plugins, so there would be no directory.",
            "Write: plugins: [search, fingerpost]",
        )
    yield from check_shapes(layout, files)
    for file in files:
        yield from (_say(layout, file, beyond, terms) for beyond in judge_config(file.root) if terms.refuses(beyond))


def may_be_tried(layout: Layout, terms: Terms) -> bool:
    """Whether a check may let MkDocs make the pages.

    For a proposal, only if mkdocs.yml asks for nothing more than ``init`` writes. At home, also if what more it asks
    for is allowed, or runs nothing.
    """
    try:
        files = read_config(layout)
    except Unreadable:
        return False
    every = [beyond for file in files for beyond in judge_config(file.root)]
    if terms.proposed:
        return not every
    return all(beyond.is_tried or not terms.refuses(beyond) for beyond in every)


def _say(layout: Layout, file: ConfigFile, beyond: Request, terms: Terms) -> Problem:
    return Problem(
        code="beyond-init",
        severity=Severity.ERROR if terms.proposed else Severity.WARNING,
        span=at_node(layout, file, beyond.node),
        message=f"{file.name} asks for {beyond.name}, {beyond.what}.",
        hint="Whoever keeps the directory allows it by name, in assets/directory.yaml, before it is proposed: "
        f'project: {{allow: ["{beyond.name}"]}}'
        if terms.proposed
        else f'Delete it, or allow it by name in assets/directory.yaml: project: {{allow: ["{beyond.name}"]}}',
        quote=False,
    )
