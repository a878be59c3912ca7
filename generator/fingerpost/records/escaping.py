"""Texts of other people in a terminal or in Markdown: every character is shown, and none is obeyed."""

from __future__ import annotations


def visible(text: str) -> str:
    r"""Show what a terminal would obey, or hide, as a code in brackets.

    >>> visible("Tea\x1b[2J"), visible("Tea")
    ('Tea[U+001B][2J', 'Tea')
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\u00a0" else f"[U+{ord(character):04X}]"
        for character in text
    )


def plain_of(text: str) -> str:
    """Escape a text so that Markdown and HTML show only its characters: no link, no picture, no table.

    GitHub looks for @somebody and #12 in what Markdown has made, so behind these two signs is a space without width.

    >>> plain_of("Tea, *free*"), plain_of("@jo")
    ('Tea, &#42;free&#42;', '&#64;&#8203;jo')
    """
    return "".join(
        character if character.isalnum() or character in " ,;()" or not character.isascii() else _escaped(character)
        for character in visible(text)
    )


def _escaped(character: str) -> str:
    return f"&#{ord(character)};{'&#8203;' if character in '@#' else ''}"
