"""What can still be known of an unreadable record: its addresses, its picture, its subject, and whether it is secret.

It is read line by line, because it may not be YAML at all. None of it is shown: only former ids and the name of a town
become addresses, and only if they have the shape of one. A picture that it names is not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fingerpost.reading.schemas import shape_of
from fingerpost.reading.suggest import nearest
from fingerpost.reading.yaml_text import Unreadable, read_bytes
from fingerpost.records.ids import check_id
from fingerpost.records.slug import slug_of

MOST_FORMER_IDS = 20  # nobody renames more often, and a file of nothing else would make thousands of pages

_KEY = re.compile(r"([^\s#:-][^:]*):(?:[ \t]+(.*))?$")
_FILE = re.compile(r"""\bfile['"]?[ \t]*:[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|([^\s'",}][^,}\n]*))""")
SECRET = re.compile(r"sensitive['\"]?[ \t]*:(?![ \t]*['\"]?(?:false|no)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What the lines of a file say."""

    former_ids: tuple[str, ...] = ()
    town: str = ""  # the id of the area that a directory without areas of its own makes of it
    pictures: frozenset[str] = frozenset()  # files of docs, as the record names them
    categories: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    may_be_secret: bool = False
    is_blank: bool = False  # nothing could be read of it at all


BLANK = Salvage(may_be_secret=True, is_blank=True)


def salvage(path: Path, kind: str) -> Salvage:
    """Look through the lines of a record; if not even those can be read, it may have been secret."""
    shape = shape_of(kind)
    try:
        text = read_bytes(path, path.name, shape.limits).decode("utf-8-sig", errors="replace")
    except Unreadable:
        return BLANK
    keys = dict(top_level(text))
    if not keys:
        return BLANK
    # A slip for the key that keeps it secret counts as that.
    secret = SECRET.search(text) is not None or any(nearest(key, ["sensitive"]) for key in keys if key != "sensitive")
    # A key that is not known may be a slip for the one that keeps it secret, or for the one that closes it.
    plain = keys.keys() <= shape.schema["properties"].keys() and "closed" not in keys
    return Salvage(
        former_ids=tuple(dict.fromkeys(ids_in(keys.get("former_ids", ""))))[:MOST_FORMER_IDS],
        town=town_id(keys.get("town", "").partition("\n")[0]) if plain and not secret else "",
        pictures=frozenset(_files_in(text)),
        categories=tuple(ids_in(keys.get("categories", ""))),
        needs=tuple(ids_in(keys.get("needs", ""))),
        may_be_secret=secret,
    )


def town_id(town: str) -> str:
    """The id of a town that is written in letters; "" for anything else, which may not be a town."""
    return slug_of(town) if town and all(letter.isalpha() or letter in " -'’." for letter in town) else ""


def top_level(text: str) -> Iterator[tuple[str, str]]:
    """Each key that begins at the margin, with what follows it up to the next."""
    key, lines = "", list[str]()
    for line in text.splitlines():
        if match := _KEY.match(line):
            if key:
                yield key, "\n".join(lines).strip()
            key, lines = match[1].strip("'\" \t"), [_without_comment(match[2] or "")]
        elif key:
            lines.append(_without_comment(line))
    if key:
        yield key, "\n".join(lines).strip()


def _files_in(text: str) -> Iterator[str]:
    for quoted, double_quoted, plain in _FILE.findall(text):
        yield (quoted or double_quoted or _without_comment(plain)).strip()


def _without_comment(value: str) -> str:
    value = value.partition(" #")[0].strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def ids_in(value: str) -> Iterator[str]:
    """The ids of a list, written in brackets or with hyphens."""
    for item in re.split(r"[\[\],\n]", value):
        word = item.strip().removeprefix("- ").strip("'\" \t")
        if word and check_id(word, "") is None:
            yield word
