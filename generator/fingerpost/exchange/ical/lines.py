"""Lines of iCalendar: text made safe, and long lines folded.

By hand, because the library takes 1.2 ms an event (docs/decisions/0034-calendars.md).
Source: RFC 5545, sections 3.1 and 3.3.11.
"""

from __future__ import annotations

import re

MOST_BYTES = 75  # of a line, without its end
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # all but tab and line feed


def text(words: str) -> str:
    r"""Words as the value of a property.

    >>> text("Tea, cake\nand talk")
    'Tea\\, cake\\nand talk'
    """
    bare = _CONTROL.sub("", words)
    return bare.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def line(name: str, value: str) -> str:
    r"""A property, folded: no line has more than 75 bytes, and no character is cut.

    >>> line("SUMMARY", "Choir")
    'SUMMARY:Choir\r\n'
    """
    whole = f"{name}:{value}"
    if len(whole) <= MOST_BYTES and whole.isascii():
        return f"{whole}\r\n"
    content, at, parts, room = whole.encode(), 0, [], MOST_BYTES
    while len(content) - at > room:
        end = at + room
        while content[end] & 0xC0 == 0x80:  # the middle of a character
            end -= 1
        parts.append(content[at:end])
        at, room = end, MOST_BYTES - 1  # the space that a further line begins with counts
    return b"\r\n ".join([*parts, content[at:]]).decode() + "\r\n"
