"""What the form asks: a question is about one field of a record, and takes its limits and choices from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fingerpost.reading.schemas import Schema, schema_of

# How an answer is given. "sessions", "where", "category" and the like are parts of the page with a script of their own.
Widget = (
    Literal["text", "long", "lines", "number", "one", "several", "tick", "pick"]
    | Literal["sessions", "where", "category", "audiences", "languages", "answers", "consent", "group"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values that a field may have, in the words of the form."""

    value: str
    words: str  # marked for translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing the form asks, in words marked for translation."""

    path: str  # in a record: contact.phone
    label: str
    widget: Widget = "text"
    hint: str = ""
    in_words: str = ""  # the hint where it is answered in one's own words, as on GitHub
    choices: tuple[Choice, ...] = ()
    must: str = ""  # what the form says when it is left empty; "" for a question that may be
    kind_of_text: str = "text"  # the type of the box: tel, email, url, text
    autocomplete: str = ""  # as in the HTML standard: the browser may fill it in
    only_if: str = ""  # asked only after certain answers: "cost.kind=fixed varies"
    size: str = ""  # "s" or "m" for a short box


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions about one thing. An optional one is folded until somebody opens it."""

    name: str
    heading: str
    questions: tuple[Question, ...]
    lede: str = ""
    is_optional: bool = False


def schema_part(kind: str, path: str) -> Schema:
    """The part of the schema of a kind that a path such as ``contact.phone`` leads to.

    Raises:
        KeyError: If the schema has no such field: a question that nobody could use.
    """
    part: Schema = schema_of(kind)
    for step in path.split("."):
        part = _with_fields(part)["properties"][step]
    return part


def longest(kind: str, path: str) -> int:
    """The most characters that a field takes; 0 where it says none, or is no text."""
    part = schema_part(kind, path)
    texts = [each for each in (part, *part.get("oneOf", ())) if each.get("type") == "string"]
    return max((int(each.get("maxLength", 0)) for each in texts), default=0)


def example_of(kind: str, path: str) -> str:
    """The first example of a field that is text; "" without one."""
    examples = schema_part(kind, path).get("examples", ())
    return next((example for example in examples if isinstance(example, str)), "")


def _with_fields(part: Schema) -> Schema:
    """The form of a part that has fields: a first visit may be a text or have parts."""
    return next((each for each in part.get("oneOf", ()) if "properties" in each), part)
