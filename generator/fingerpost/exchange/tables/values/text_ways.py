"""Parts of a long text: its first sentence, the rest, what follows a heading, and HTML as our Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

ENOUGH = 20  # a shorter first sentence ("Hello!") is no summary: the next one belongs to it
LONGEST_HEADING = 60

# The end of a sentence: not after "e.g.", "Mr.", "No." or a single capital, and not before a small one.
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-Þ])|\n\s*\n|\n(?=\s*[-*•] )")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Rd|Ave|No|Nos|Tel|approx|incl|inc|e\.g|i\.e|etc|vs|Rev|[A-Z])\.$"
)
_TAG = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|a|b|strong|i|em|u|h[1-6]|table|t[drh]|tbody|thead|font|img|hr|section)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEADING_MARKS = "#*_ \t"
_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")


@lru_cache(maxsize=16)  # a mapping asks for the first sentence of a text, and then for the others
def sentences_of(text: str) -> tuple[str, str]:
    """The first sentence of a text, and what comes after it.

    >>> sentences_of("A choir for anybody. Come at 7. Bring tea.")
    ('A choir for anybody.', 'Come at 7. Bring tea.')
    >>> sentences_of("Hello! We sing at St. John's on Tuesdays. Come.")
    ("Hello! We sing at St. John's on Tuesdays.", 'Come.')
    """
    text = text.strip()
    for end in _END.finditer(text):
        first = text[: end.end()].rstrip() if end[0].strip() else text[: end.start()].rstrip()
        if len(first) >= ENOUGH and not _SHORTENED.search(first):
            return " ".join(first.split()), text[end.end() :].strip()
    return " ".join(text.split()), ""


def part_after(text: str, headings: Sequence[str]) -> str:
    r"""What follows a heading inside a text, up to the next heading; "" if there is none of that name.

    A heading is a line of its own (**Cost**, ## Cost, Cost:) or begins one (Cost: free).

    >>> part_after("Tea and talk.\nWho can come:\nAnybody over 60.\nCost: free", ["Who can come"])
    'Anybody over 60.'
    >>> part_after("Tea and talk.\nCost: free", ["cost"])
    'free'
    """
    wanted = {_plain(heading) for heading in headings}
    part: list[str] | None = None
    for line in text.splitlines():
        heading, rest = _heading_of(line, wanted)
        if part is not None and heading:
            break
        if part is not None:
            part.append(line)
        elif _plain(heading) in wanted:
            part = [rest] if rest else []
    return "\n".join(part or ()).strip()


def _heading_of(line: str, wanted: set[str]) -> tuple[str, str]:
    """The heading a line is or begins with, and the rest of the line; "" if it is none."""
    bare = line.strip()
    words = bare.strip(_HEADING_MARKS)
    before, colon, rest = words.partition(":")
    if colon and before and len(before) <= LONGEST_HEADING and "//" not in words[: len(before) + 3]:
        begins = before.strip(_HEADING_MARKS)
        if _plain(begins) in wanted or (begins[:1].isupper() and len(begins.split()) <= 6 and not rest[:1].isdigit()):
            return begins, rest.strip(_HEADING_MARKS)
    is_marked = bare.startswith("#") or (bare.startswith(("**", "__")) and bare.endswith(("**", "__")))
    if words and len(words) <= LONGEST_HEADING and (is_marked or _plain(words) in wanted):
        return words, ""
    return "", ""


def _plain(heading: str) -> str:
    return " ".join(heading.strip(_HEADING_MARKS + ":?").casefold().split())


def is_html(text: str) -> bool:
    """Whether a text was written as HTML; 'under 5s <3' and <tea@example.org> were not."""
    return bool(_TAG.search(text))


def html_to_markdown(text: str) -> str:
    r"""HTML as the Markdown of our records: paragraphs, lists, emphasis, links; other text only loses its &amp;.

    >>> html_to_markdown("<p>Tea &amp; talk</p><ul><li>Free</li><li>No need to book</li></ul>")
    'Tea & talk\n\n- Free\n- No need to book'
    """
    if not is_html(text):
        return html.unescape(text)
    try:
        markdown = _converter()(text)
    except RecursionError:
        markdown = html.unescape(_ANY_TAG.sub(" ", text))
    lines = (line.rstrip(" \t\u00a0") for line in markdown.replace("\u00a0", " ").splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


@cache
def _converter() -> Callable[[str], str]:
    """What makes Markdown of HTML: as markdownify has it, except what our descriptions do not have.

    Loaded when the first text of HTML comes: most tables have none.
    """
    from markdownify import MarkdownConverter

    class Converter(MarkdownConverter):
        def convert_hN(self, n, el, text, parent_tags):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG002, N802
            words = " ".join(text.split())
            return f"\n\n**{words}**\n\n" if words else ""

        def convert_a(self, el, text, parent_tags):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            address = str(el.get("href") or "").strip().lower()
            is_safe = address.startswith(("http://", "https://", "mailto:", "tel:"))
            return super().convert_a(el, text, parent_tags) if is_safe else text  # type: ignore[misc]

        def convert_td(self, el, text, parent_tags):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG002
            return f" {' '.join(text.split())}"

        convert_th = convert_td

        def convert_tr(self, el, text, parent_tags):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG002
            return f"{text.strip()}\n"

        def convert_table(self, el, text, parent_tags):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG002
            return f"\n\n{text.strip()}\n\n"

    converter = Converter(bullets="-", strip=["img"], escape_asterisks=False, escape_underscores=False)
    return lambda text: str(converter.convert(text))
