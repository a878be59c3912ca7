"""Lines of YAML for a person to read and change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PLAIN_TEXT = re.compile(r"[A-Za-z<][\w <>.+/'’()-]*")


def quoted(text: str) -> str:
    """A text as YAML has it inside brackets or not."""
    return (
        text
        if _PLAIN_TEXT.fullmatch(text) and ": " not in text
        else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def with_reason(line: str, why: str) -> str:
    return f"{line}  # {' '.join(why.split())}" if why else line


def indented(lines: Iterator[str], by: int) -> Iterator[str]:
    for line in lines:
        yield " " * by + line


def list_of(values: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, values))}]"


def first_of_texts(gaps: Sequence[str]) -> str:
    return first_of([quoted(gap) for gap in gaps if gap])


def first_of(values: Sequence[str]) -> str:
    different = list(dict.fromkeys(values))
    return different[0] if len(different) == 1 else f"{{first_of: [{', '.join(different)}]}}"
