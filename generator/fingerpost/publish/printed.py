"""What a build says about menus and posters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fingerpost.publish.prepare import Prepared, wants_print
from fingerpost.records.shorten import shorten

if TYPE_CHECKING:
    from fingerpost.printing.write import Printed

_MOST = 5  # texts that are shown


def say_printed(prepared: Prepared, printed: Printed | None) -> Iterator[str]:
    """Say what is not on paper, and why."""
    if printed is None:
        if wants_print(prepared):
            yield "fingerpost build: There are no menus and posters to print, because typst is not installed."
            yield '  hint: Run: pip install "fingerpost[print]". Or write in directory.yaml: printed_menus: no'
        return
    for text, letters in list(printed.gaps.items())[:_MOST]:
        where = shorten(text, 60)
        yield f"fingerpost build: No typeface for paper has {letters}. Menus and posters have […] there: {where}"
    if len(printed.gaps) > _MOST:
        yield f"  There are {len(printed.gaps) - _MOST:,} more texts with such letters."
    for title in printed.unset.values():
        yield f"fingerpost build: “{shorten(title, 60)}” could not be set for paper, so nothing links to it."
    for title, name in printed.refused:
        yield f"fingerpost build: “{title}” on paper is without {shorten(name, 60)}, which could not be set."
