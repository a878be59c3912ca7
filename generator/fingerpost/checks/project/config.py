"""What mkdocs.yml asks for beyond what ``fingerpost init`` writes: each such thing has a name, to allow it by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fingerpost.checks.project.yaml_tree import Node

# Python-Markdown's own, which read nothing but the page they are given.
EXTENSIONS = frozenset(
    ("admonition", "tables", "toc", "attr_list", "def_list", "footnotes", "abbr", "md_in_html", "sane_lists", "smarty")
) | {"fenced_code", "nl2br"}
PLUGINS = frozenset(("search", "fingerpost"))


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that mkdocs.yml asks for beyond what ``fingerpost init`` writes."""

    name: str  # as it is allowed by: hooks, plugin:social, extension:pymdownx.snippets, tag:!ENV
    what: str  # what it could do: "which run programs on the computer that builds the site"
    node: Node

    @property
    def is_tried(self) -> bool:
        """Whether a check may let MkDocs try it: it runs nothing, and reads nothing from elsewhere."""
        return self.what not in _NOT_TRIED


_PROGRAMS = "which runs programs on the computer that builds the site"
_ELSEWHERE = "which can publish files from anywhere on the computer that builds the site"
_OTHERS = "which Fingerpost does not know"
_WHAT = {
    "hooks": _PROGRAMS,
    "INHERIT": "which takes more settings from another file",
    "docs_dir": _ELSEWHERE,
    "site_dir": "which writes the site somewhere else",
    "theme.custom_dir": "which replaces the frame around every page",
    "theme.name": "which replaces the frame around every page",
    "theme.font": "which asks another server for its fonts",
    "extra_javascript": "which runs scripts of its own on the pages of the handbook",
    "extra_css": "which takes a style sheet from another server",
    "extra_templates": "which publishes pages that nobody checks",
    "extra.analytics": "which tells another server who reads what",
    "repo_url": "which asks another server at every visit",
    "watch": "which reads folders outside the pages",
    "dev_addr": "which can show the preview to others on the network",
    "use_directory_urls": "which changes the address of every page",
    "plugin": _PROGRAMS,
    "extension": "which can read other files or run programs when a page is made",
    "tag": "which can read the environment or build objects of Python",
}

_NOT_TRIED = {_PROGRAMS, _ELSEWHERE} | {_WHAT[name] for name in ("extension", "tag", "theme.name", "extra_templates")}


def judge_config(root: Node) -> Iterator[Request]:
    """Go through the file from top to bottom."""
    for key, value in root.pairs:
        judge = _TOP.get(key.word)
        if judge is None:
            yield _beyond(key.word, key)
        else:
            yield from judge(key, value)
    for node in sorted(root.everything(), key=lambda child: (child.line, child.column)):
        if node.tag and not (node.tag == "!" or node.tag in ("!!str", "!!map", "!!seq", "!!bool", "!!int")):
            yield Request(f"tag:{node.tag}", _WHAT["tag"], node)


def names_in(listed: Node | None) -> Iterator[tuple[str, Node, Node | None]]:
    """Each name in a list of plugins or extensions, where it is, and its options."""
    if listed is None:
        return
    yield from ((key.word, key, value) for key, value in listed.pairs)
    for item in listed.items:
        if item.kind == "word":
            yield item.word, item, None
        else:
            yield from ((key.word, key, value) for key, value in item.pairs)


def _beyond(name: str, node: Node) -> Request:
    return Request(name, _WHAT.get(name, _OTHERS), node)


Judge = Callable[[Node, Node], Iterator[Request]]


def _text(key: Node, value: Node) -> Iterator[Request]:
    """Words for people, which the theme puts into pages as they are."""
    yield from (_beyond(key.word, node) for node in value.everything() if _marked(node))


def _marked(node: Node) -> bool:
    return bool(re.search('[<>"]|javascript:|&#', node.word, re.IGNORECASE))


def _only(*words: str) -> Judge:
    def judge(key: Node, value: Node) -> Iterator[Request]:
        if value.kind != "word" or value.word not in words:
            yield _beyond(key.word, key)

    return judge


def _map(prefix: str, inside: Mapping[str, Judge]) -> Judge:
    """A mapping in which only some keys are known."""

    def judge(key: Node, value: Node) -> Iterator[Request]:
        if value.kind == "word" and "name" in inside:  # theme: material
            yield from (_beyond(f"{prefix}name", key) for _ in inside["name"](key, value))
        elif value.kind != "map" and value.word:
            yield _beyond(key.word, key)
        for name, part in value.pairs:
            rule = inside.get(name.word)
            if rule is None:
                yield _beyond(f"{prefix}{name.word}", name)
            else:
                yield from (_beyond(f"{prefix}{name.word}", request.node) for request in rule(name, part))

    return judge


def _plugins(_: Node, value: Node) -> Iterator[Request]:
    for name, node, options in names_in(value):
        if name not in PLUGINS:
            yield Request(f"plugin:{name}", _WHAT["plugin"], node)
        elif options is not None:
            yield from _options(f"plugin:{name}", options, {"search": ("lang",), "fingerpost": ("assets",)}[name])
            where = options.get("assets")
            if where is not None and (where.word.startswith(("/", "~")) or ".." in re.split(r"[/\\]", where.word)):
                yield Request("plugin:fingerpost.assets", _ELSEWHERE, where)


def _options(name: str, options: Node, allowed: tuple[str, ...]) -> Iterator[Request]:
    for key, value in options.pairs:
        if key.word not in allowed or any(map(_marked, value.everything())):
            yield Request(f"{name}.{key.word}", _OTHERS, key)


def _extensions(_: Node, value: Node) -> Iterator[Request]:
    for name, node, options in names_in(value):
        if name not in EXTENSIONS:
            yield Request(f"extension:{name}", _WHAT["extension"], node)
        elif options is not None:
            for key, option in options.pairs:
                if option.kind != "word" or _marked(option):
                    yield Request(f"extension:{name}.{key.word}", _OTHERS, key)


def _own_sheets(key: Node, value: Node) -> Iterator[Request]:
    if any("//" in node.word or ".." in node.word or _marked(node) for node in value.everything()):
        yield _beyond(key.word, key)


_TOP: dict[str, Judge] = {
    **dict.fromkeys(
        ("site_name", "site_url", "site_description", "site_author", "copyright", "nav", "validation", "strict"), _text
    ),
    **dict.fromkeys(("exclude_docs", "not_in_nav", "draft_docs"), _text),
    "docs_dir": _only("docs"),
    "theme": _map(
        "theme.",
        {"name": _only("material"), "font": _only("false"), "features": _text, "palette": _text, "language": _text},
    ),
    "extra": _map("extra.", {"generator": _only("false", "true"), "scope": _text}),
    "plugins": _plugins,
    "markdown_extensions": _extensions,
    "extra_css": _own_sheets,
}
