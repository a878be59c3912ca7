"""The card of an activity as a picture: an SVG that asks for no font, no script and nothing from elsewhere."""

from __future__ import annotations

import textwrap
from html import escape

from fingerpost.edition.card import Card

_WIDTH, _MARGIN, _LINE = 480, 24, 26
_LETTERS = 46  # of a line, in the usual type of a computer at this size
_MOST_LINES = 4  # of one fact


def card_picture(card: Card, caption: str) -> str:
    """Draw a card, with what it is above: "Before".

    It is read out as its words, since a picture on GitHub may have none beside it.
    """
    rows = [("name", card.name, 22, "#10231c", "bold"), ("summary", card.summary, 16, "#10231c", "normal")]
    when = card.when or card.once or (card.next_date.words if card.next_date else "")
    for words in (when, card.where, card.cost, ", ".join(words for _, words in card.access), card.room):
        rows.append(("fact", words, 16, "#3d4a44", "normal"))
    rows.append(("checked", card.check, 14, "#3d4a44", "normal"))
    y, texts = _MARGIN + 14, [_text(_MARGIN, _MARGIN + 10, caption, 14, "#3d4a44", "bold")]
    for name, words, size, colour, weight in rows:
        if not words:
            continue
        y += 10 if name in ("fact", "checked") else 16
        for line in _lines(words, int(_LETTERS * 16 / size)):
            y += _LINE if size > 16 else 22
            texts.append(_text(_MARGIN, y, line, size, colour, weight))
    height = y + _MARGIN
    label = escape(f"{caption}: {card.name}. {card.summary} {when}. {card.where}. {card.cost}", quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img" aria-label="{label}">'
        f'<rect x="1" y="1" width="{_WIDTH - 2}" height="{height - 2}" rx="8" '
        f'fill="#fffdf7" stroke="#10231c" stroke-width="2"/>'
        f"{''.join(texts)}</svg>\n"
    )


def _lines(words: str, width: int) -> list[str]:
    lines = textwrap.wrap(" ".join(words.split()), width)
    return (
        lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][: width - 1]}…"]
    )


def _text(x: int, y: int, words: str, size: int, colour: str, weight: str) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="system-ui, sans-serif" font-size="{size}" font-weight="{weight}" '
        f'fill="{colour}">{escape(words, quote=True)}</text>'
    )
