"""A column with the gender of those it is for, which is said in words: "male" by itself is no sentence."""

from __future__ import annotations

import re

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.yaml_lines import list_of, quoted

_HEADING = re.compile(
    r"(?:target |for )?(?:genders?|sex(?:es)?)(?: (?:of|group|restrictions?|s|served|focus|preference))?"
)
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\band\b|\bor\b)\s*")
_FEMALE = {"female": "women and girls", "females": "women and girls", "f": "women and girls", "women": "women"}
_FEMALE |= {"woman": "women", "ladies": "women", "girls": "girls", "girl": "girls"}
_MALE = {"male": "men and boys", "males": "men and boys", "m": "men and boys", "men": "men", "man": "men"}
_MALE |= {"gents": "men", "gentlemen": "men", "boys": "boys", "boy": "boys"}
_ANYONE = frozenset(
    ("any", "all", "both", "mixed", "everyone", "anyone", "either", "unisex", "all genders", "any gender")
)
_OTHERS = frozenset(("transgender", "trans", "non-binary", "nonbinary", "non-conforming", "intersex", "lgbt", "lgbtq+"))
_ONLY = re.compile(r"(women|men|girls|boys|ladies)(?:[ -]only)")


def is_of_gender(column: Column) -> bool:
    return bool(_HEADING.fullmatch(plain(column.heading)))


def genders(column: Column) -> str:
    """What makes words of each of its cells."""
    sentences = _sentences(column)
    gap = as_gap(column.name)
    pairs = ", ".join(f"{quoted(cell)}: {quoted(words)}" for cell, words in sentences.items() if words)
    text = quoted(f"Gender: {gap}")
    if pairs:
        text = f"{{look_up: {quoted(gap)}, in: {{{pairs}}}, otherwise: {text}}}"
    if anyone := [cell for cell, words in sentences.items() if not words]:
        text = f'{{when: {{{quoted(column.name)}: {list_of(anyone)}}}, then: "", otherwise: {text}}}'
    return text


def _sentences(column: Column) -> dict[str, str]:
    cells = dict.fromkeys(cell.strip().casefold() for cell in column.contents.values)
    return {cell: words for cell in sorted(cells) if (words := for_whom(cell)) is not None}


def for_whom(cell: str) -> str | None:
    """Whom a cell says it is for, as visitors read it; "" if it is anyone, None if it is not known what it says.

    >>> for_whom("female"), for_whom("Women only"), for_whom("female, male"), for_whom("any")
    ('For women and girls', 'Women only', '', '')
    >>> for_whom("men or boys"), for_whom("transgender, non-binary"), for_whom("see notes")
    ('For men and boys', 'For transgender and non-binary people', None)
    """
    bare = " ".join(cell.casefold().split()).strip(" .")
    if _ONLY.fullmatch(bare):
        return f"{bare[0].upper()}{bare[1:].replace('-', ' ')}"
    parts = [part for part in _BETWEEN.split(bare) if part]
    if bare in _ANYONE or _ANYONE.intersection(parts) or ({*_FEMALE} & {*parts} and {*_MALE} & {*parts}):
        return ""
    people = [(_FEMALE | _MALE).get(part, "") for part in parts]
    if parts and all(people):
        return f"For {' and '.join(dict.fromkeys(people))}"
    if parts and all(part in _OTHERS for part in parts):
        return f"For {' and '.join([', '.join(parts[:-1])] * (len(parts) > 1) + parts[-1:])} people"
    return None
