"""Tags around a name, a town or an address: ``<p>Mill Hall</p>``, ``Mapperley,<br />NG3 5HE``."""

from __future__ import annotations

import re

_LONGEST = 150  # characters of what is no text with paragraphs
_TAG = re.compile(r"</?(?:p|br|div|span|b|i|u|em|strong|font|small)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"\s*<br\b[^<>]*>\s*", re.IGNORECASE)
_EMPTY = re.compile(r"<(p|div|span)\b[^<>]*>\s*</\1>", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"<(?:p|div)\b.*<(?:p|div)\b", re.IGNORECASE | re.DOTALL)
_OTHER_TAG = re.compile(r"</?(?:a|ul|ol|li|h[1-6]|table|tr|td|img)\b[^<>]*>", re.IGNORECASE)
_ENDS = (".", "!", "?", ",", ";", ":")


def without_tags(text: str) -> str:
    """A short text without the tags of a web page; one that is longer, or has links, lists or paragraphs, as it is.

    >>> without_tags("<p>Mill Hall </p>"), without_tags("Mill Road, Delph,<br />OL3 5AA"), without_tags("<br />")
    ('Mill Hall', 'Mill Road, Delph, OL3 5AA', '')
    >>> without_tags("for under 5s <3")
    'for under 5s <3'
    """
    bare = _EMPTY.sub("", text)
    if not _TAG.search(text) or _OTHER_TAG.search(bare) or _PARAGRAPHS.search(bare):
        return text
    parts = [" ".join(_TAG.sub("", part).split()) for part in _BREAK.split(bare)]
    plain = ""
    for part in filter(None, parts):
        between = "" if not plain else " " if plain.endswith(_ENDS) else ", "
        plain += between + part
    return plain if len(plain) <= _LONGEST else text
