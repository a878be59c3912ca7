"""Names as programs write them into addresses: "sandgate-art-group". They become words, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

_CODED = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
# A number with the letters of its list before it: ORG-0012, grp_12. Not Studio-54, which is written as a name.
_NUMBER = re.compile(
    r"(?:[A-Z]{0,6}|[a-z]{0,3})(?:[-_][A-Z]{0,3})?[-_]?\d{2,}(?:[-_][\dA-Za-z]{1,4})*|[0-9a-f]{8}(?:-[0-9a-f]{4,12}){1,4}"
)
_WORD = re.compile(r"[a-z]{3,}")
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "y"])
_ALWAYS_LARGE = frozenset(
    [
        "bsl",
        "cic",
        "cio",
        "fc",
        "gp",
        "lgbt",
        "lgbtq",
        "nhs",
        "rc",
        "rfc",
        "rnli",
        "rspb",
        "rspca",
        "tv",
        "u3a",
        "uk",
        "wi",
        "ymca",
        "ywca",
    ]
)


def words_of_code(name: str) -> str:
    """The words of a name in small letters with dashes or underscores; "" for any other.

    >>> words_of_code("sandgate-art-group"), words_of_code("friends_of_the_park"), words_of_code("age-uk-kent")
    ('Sandgate Art Group', 'Friends of the Park', 'Age UK Kent')
    >>> words_of_code("Chit-chat"), words_of_code("book club"), words_of_code("grp-0012")
    ('', '', '')
    """
    if not _CODED.fullmatch(name) or is_number(name) or not _WORD.search(name):
        return ""
    words = re.split(r"[-_]", name)
    return " ".join(_capital(word, is_first=at == 0) for at, word in enumerate(words))


def is_number(name: str) -> bool:
    """Whether a name is a number of a list, and nobody's name.

    >>> is_number("ORG-0012"), is_number("075b1577-ee2d-4bb4-b439-3c3729637b39"), is_number("club-18-30")
    (True, True, False)
    """
    return bool(re.search(r"[-_]", name)) and bool(_NUMBER.fullmatch(name))


def name_in_words(data: MutableMapping[str, Any]) -> str:
    """Write the name of a group in words, if it is a code, with a proposal to confirm; give the code, or ""."""
    code = str(data.get("name", ""))
    if not (words := words_of_code(code)):
        return ""
    data["name"] = words
    if isinstance(summary := data.get("summary"), str):
        data["summary"] = re.sub(rf"(?<![\w-]){re.escape(code)}(?![\w-])", words, summary)
    about = data.setdefault("imported", {})
    about["proposed"] = [{"field": "name", "value": words, "words": code}, *about.get("proposed", [])]
    return code


def _capital(word: str, *, is_first: bool) -> str:
    if word in _ALWAYS_LARGE:
        return word.upper()
    return word if word in _SMALL and not is_first else word[:1].upper() + word[1:]
