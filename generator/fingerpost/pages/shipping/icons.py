"""Icons in the style sheet: each costs a page thirty bytes, and no request.

``browser/icons.svg`` has the shapes. In the style sheet each is a mask, through which the colour of the words beside it
shows; so an icon follows links, dark mode and forced colours, and nothing is asked of a server when one appears.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.files.own import PACKAGE

SPRITE = PACKAGE / "browser" / "icons.svg"
_SYMBOL = re.compile(r'<symbol id="i-([a-z]+)" viewBox="0 0 24 24">(.*?)</symbol>')
_PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='{width}' "
    "stroke-linecap='round' stroke-linejoin='round'>{shapes}</svg>"
)
THIN, THICK = "2.2", "3.2"
# Answers have icons of their own, drawn thicker because they are small, with no element on the page.
_ANSWERS = {".fp-ans": "q", ".fp-ans--yes": "check", ".fp-ans--no": "cross"}


def icon_styles() -> str:
    """The rules that give each icon its shape, for the end of the style sheet."""
    return "".join(f'{where}{{--fp-icon:url("{picture}")}}\n' for where, picture in _rules())


def _rules() -> Iterator[tuple[str, str]]:
    shapes = _shapes()
    for name, shape in shapes.items():
        yield f".i-{name}", _picture(shape, THIN)
    for where, name in _ANSWERS.items():
        yield where, _picture(shapes[name], THICK)


def _shapes() -> dict[str, str]:
    return dict(_SYMBOL.findall(SPRITE.read_text(encoding="utf-8")))


def _picture(shapes: str, width: str) -> str:
    svg = _PICTURE.format(width=width, shapes=shapes.replace('"', "'"))
    # Only characters not allowed in a quoted URL are escaped, to keep it short.
    return "data:image/svg+xml," + svg.replace("%", "%25").replace("#", "%23").replace("<", "%3C").replace(">", "%3E")
