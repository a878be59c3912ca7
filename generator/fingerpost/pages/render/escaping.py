"""Escaping for the templates: MarkupSafe's own, without an object for each value that is written.

``markupsafe.escape`` wraps every value in a new ``Markup``. A template only joins the results into text, about a
hundred times a page, so the wrapping is wasted work. The output is the same: a test compares the two.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # MarkupSafe without its compiled part

    def escape_text(text: str, /) -> str:
        """The same, from the part written in Python."""
        return str(escape(text))


def quick_escape(value: Any) -> str:
    """Escape a value as ``markupsafe.escape`` does, to plain text that may only be written out."""
    kind = value.__class__
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # it is a str
    return escape_text(value) if kind is str else escape(value)


class QuickTemplate(Template):
    """A template that writes through ``quick_escape``."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Any = None,
    ) -> Template:
        """Load a compiled template; its code names ``escape`` only where it writes a value out."""
        compiled = super().from_code(environment, code, globals, uptodate)
        compiled.root_render_func.__globals__["escape"] = quick_escape
        return compiled


__all__ = ["QuickTemplate", "escape_text", "quick_escape"]
