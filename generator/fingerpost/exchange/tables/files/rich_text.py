"""The words of a text that an editor on the web keeps as JSON: blocks with their content, each a list of pieces.

ProseMirror, Tiptap and Statamic write ``{"type": "paragraph", "content": [{"type": "text", "text": "Tea"}]}``; Sanity
and Contentful have other names for the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_KINDS = ("type", "_type", "nodeType")
_INSIDE = ("content", "children")
_WORDS = ("text", "value")
_NAMES = frozenset(
    (*_KINDS, *_INSIDE, *_WORDS, "_key", "attrs", "marks", "markDefs", "data", "style", "listItem", "level")
)
_LINES = frozenset({"paragraph", "heading", "block", "blockquote", "hardBreak", "listItem", "list_item", "list-item"})
_MOST_DEEP = 20  # a list in a list in a quotation is about 10


def words_of_blocks(value: object) -> str | None:
    """The words of such a text, its paragraphs apart; None if it is something else.

    >>> words_of_blocks([{"type": "paragraph", "content": [{"type": "text", "text": "Tea"}]}])
    'Tea'
    >>> words_of_blocks([{"type": "phone", "value": "01632 960123"}]) is None
    True
    """
    blocks: list[Any] = value if isinstance(value, list) else [value]
    if not blocks or not all(_is_node(block, 0) and not _own_words(block) for block in blocks):
        return None
    if not any(_inside(block) for block in blocks):
        return None
    words = "".join(text for block in blocks for text in _texts_of(block))
    return "\n\n".join(line for part in words.split("\n") if (line := " ".join(part.split())))


def _is_node(value: object, deep: int) -> bool:
    if not isinstance(value, Mapping) or deep > _MOST_DEEP or not _NAMES.issuperset(value):
        return False
    is_of_a_kind = any(isinstance(value.get(name), str) for name in _KINDS)
    return is_of_a_kind and all(_is_node(part, deep + 1) for part in _inside(value))


def _inside(node: Mapping[str, Any]) -> list[Any]:
    return next((node[name] for name in _INSIDE if isinstance(node.get(name), list)), [])


def _own_words(node: Mapping[str, Any]) -> str:
    return next((node[name] for name in _WORDS if isinstance(node.get(name), str)), "")


def _texts_of(node: Mapping[str, Any]) -> Iterator[str]:
    yield _own_words(node)
    for part in _inside(node):
        yield from _texts_of(part)
    if any(node.get(name) in _LINES for name in _KINDS):
        yield "\n"
