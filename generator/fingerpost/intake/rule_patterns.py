"""The regular expressions of the checks as JavaScript writes them, so that each is kept once.

An old browser that cannot read one (Safari before 16.4 knows no look-behind) leaves that question to
``fingerpost check``.
"""

from __future__ import annotations

import re
from functools import cache

from fingerpost.checks import (
    editor_notes,
    marks,
    markup,
    own_mailboxes,
    personal_homes,
    personal_numbers,
    personal_reach,
    plain_signs,
    readability,
    secrets,
    websites,
    whereabouts,
)
from fingerpost.geography import postcode
from fingerpost.records import telephone, web_address

# By module, the expressions that the browser asks for.
_SOURCES = (
    (own_mailboxes, "_PERSONAL _FIRST_AND_LAST _THREE_NAMES _WITH_HYPHEN _IN_ONE"),
    (web_address, "_SCHEME TRACKING _SIGNED_IN _BROKEN _LABEL _TOP _IN_NUMBERS _MAILBOX"),
    (websites, "_MEMBERS_ONLY _ADDRESS"),
    (postcode, "_UNIT"),
    (markup, "_TAG"),
    (marks, "_LINK _PAIR _LEFT_OVER _HASH _HASH_GLUED"),
    (plain_signs, "_CLICK _ONLY_COLOUR _LINK _VAGUE"),
    (editor_notes, "_NOTE"),
    (readability, "_SENTENCE_ENDS"),
    (personal_reach, "_RUN _WHEN _UK_CODE _SAYS_NUMBER"),
    (personal_numbers, "_NATIONAL_INSURANCE _TEN_DIGITS _SORT_CODE _ACCOUNT _TOGETHER _SAYS_ACCOUNT _DATE"),
    (personal_numbers, "_HELPLINE _IBAN _PASSPORT _BIRTH"),
    (personal_homes, "_A_HOME _A_NUMBER _OWN_HOME _FAMILY _AT_HOME _HOME_OF_SOMEBODY _HOME_OF _MARKS_A_HOME _SENTENCE"),
    (whereabouts, "_NUMBERED"),
    (secrets, "_KEYS _PASSWORD _CASUAL_PASSWORD _HIDDEN_KEY _CODE _CASUAL_CODE"),
    (
        telephone,
        "_DRAMA _NEW_RANGE _NUMBER _EXTENSION _OPTION _RELAY _KEYWORD _BETWEEN_TWO _MIXED"
        " _TEXTS_ONLY _COSTS_EXTRA _LIKE_MOBILE",
    ),
)
_FLAGS = ((re.IGNORECASE, "i"), (re.MULTILINE, "m"), (re.DOTALL, "s"))
_NEGATED = ((r"[^\W\d_]", r"\p{L}"), (r"[^\W_]", r"[\p{L}\p{N}]"))
_SYNTAX = frozenset("^$\\.*+?()[]{}|/-")  # what a backslash may come before, with the flag u


@cache
def patterns() -> dict[str, tuple[str, str]]:
    """By module and name, such as "emails.PERSONAL": an expression and its flags."""
    return {
        f"{module.__name__.rpartition('.')[2]}.{name.removeprefix('_')}": in_javascript(getattr(module, name))
        for module, names in _SOURCES
        for name in names.split()
    }


def in_javascript(pattern: re.Pattern[str]) -> tuple[str, str]:
    r"""Write an expression for JavaScript, with its flags.

    >>> in_javascript(re.compile(r"(?i:at)\W{0,3}[^\W\d_]"))
    ('(?:[Aa][Tt])[^\\p{L}\\p{N}_]{0,3}\\p{L}', 'u')
    """
    is_ascii = bool(pattern.flags & re.ASCII)
    flags = "".join(letter for flag, letter in _FLAGS if pattern.flags & flag)
    return _Writer(pattern.pattern, is_ascii=is_ascii).whole(), f"{flags}u"


class _Writer:
    """Goes through an expression character by character."""

    def __init__(self, text: str, *, is_ascii: bool) -> None:
        self.text = text
        self.is_ascii = is_ascii
        self.at = 0
        self.in_class = False
        self.groups: list[bool] = []  # for each open group, whether case does not matter in it

    def whole(self) -> str:
        parts = []
        while self.at < len(self.text):
            parts.append(self._next())
        return "".join(parts)

    def _next(self) -> str:
        text, at = self.text, self.at
        for escape, meaning in _NEGATED:
            if text.startswith(escape, at) and not self.is_ascii:
                self.at += len(escape)
                return meaning
        character = text[at]
        self.at += 1
        if character == "\\":
            self.at += 1
            return self._escape(text[at + 1])
        if self.in_class:
            self.in_class = character != "]"
            return rf"\{character}" if character == "[" else character
        if character == "[":
            self.in_class = True
            if text[self.at : self.at + 1] == "]":  # first in a class it means itself
                self.at += 1
                return r"[\]"
        elif character == "(":
            any_case = text.startswith("?i:", self.at)
            self.groups.append(any_case or self._any_case())
            if any_case:
                self.at += 3
                return "(?:"
        elif character == ")":
            self.groups.pop()
        elif self._any_case() and character.isalpha():
            return f"[{character.upper()}{character.lower()}]"
        return character

    def _any_case(self) -> bool:
        return bool(self.groups) and self.groups[-1]

    def _escape(self, letter: str) -> str:
        if letter in "wWdD" and not self.is_ascii:
            inside = r"\p{L}\p{N}_" if letter in "wW" else r"\p{Nd}"
            if letter.isupper():
                return f"[^{inside}]"
            return inside if self.in_class else f"[{inside}]"
        if letter.isalnum() or letter in _SYNTAX:
            return f"\\{letter}"
        return letter
