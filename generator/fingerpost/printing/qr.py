"""QR codes, as pictures for paper."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno

_MASK = 2
_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")  # source: ISO/IEC 18004


@lru_cache(maxsize=8192)  # an activity is on the menus of its town and of each of its needs
def qr_svg(address: str) -> str:
    """Draw the QR code of an address as SVG, one unit a module, without a margin: the page leaves one.

    It is an ordinary code, not a micro one, which many telephones cannot read. An address that is all in capitals takes
    fewer modules, so it can be read from farther away. The mask is always the same one: to try all eight takes eight
    times as long, 10 ms a code, and readers take each.
    """
    drawing = BytesIO()
    mode = "alphanumeric" if _ALPHANUMERIC.issuperset(address) else "byte"
    segno.make(address, error="m", micro=False, mode=mode, mask=_MASK).save(
        drawing, kind="svg", border=0, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return drawing.getvalue().decode()
