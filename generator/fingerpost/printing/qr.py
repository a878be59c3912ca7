"""QR codes, as pictures for paper."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from functools import lru_cache
from io import BytesIO

import segno

_MASK = 2
_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")  # source: ISO/IEC 18004


@lru_cache(maxsize=8192)  # an activity is on the menus of its town and of each of its needs
def qr_svg(address: str) -> str:
    """Draw the QR code of an address as SVG, one unit a module, without a margin: the page leaves one."""
    drawing = BytesIO()
    _qr(address).save(drawing, kind="svg", border=0, xmldecl=False, svgns=True, nl=False, omitsize=True)
    return drawing.getvalue().decode()


class CodePictures:
    """The QR codes of addresses that differ in a few characters, as PNG, one dot for each module, without a margin.

    A QR code is the sum of what each bit of its text adds, because error correction and mask are linear. So a code is
    that of a first address plus, for each character that differs, the change it makes. These changes are drawn once.
    """

    def __init__(self, before: str, after: str) -> None:
        """Take what all addresses begin and end with."""
        self._before, self._after = before, after
        self._first = ""
        self._size = self._sum = 0  # of a side, in modules; and the dots of the first address, as one number
        self._changes: dict[tuple[int, str], int] = {}

    def data_uri(self, signs: str) -> str:
        """Draw the code of one address, of which ``signs`` differ; as many as in every other."""
        if not self._first:
            self._first = signs
            self._size, self._sum = self._dots(signs)
        dots = self._sum
        for place, sign in enumerate(signs):
            if sign != self._first[place]:
                dots ^= self._change(place, sign)
        return _png_uri(self._size, dots)

    def _change(self, place: int, sign: str) -> int:
        if (place, sign) not in self._changes:
            signs = self._first[:place] + sign + self._first[place + 1 :]
            self._changes[place, sign] = self._dots(signs)[1] ^ self._sum
        return self._changes[place, sign]

    def _dots(self, signs: str) -> tuple[int, int]:
        return _dots_of(self._before + signs + self._after)


def qr_uri(address: str) -> str:
    """Draw the QR code of a single address, as ``CodePictures`` does."""
    return _png_uri(*_dots_of(address))


def _qr(address: str) -> segno.QRCode:
    """Make a QR code.

    It is an ordinary one, not a micro one, which many telephones cannot read. The mask is always the same one: to try
    all eight takes eight times as long, 10 ms a code, and readers take each.
    """
    mode = "alphanumeric" if _ALPHANUMERIC.issuperset(address) else "byte"
    code: segno.QRCode = segno.make(address, error="m", micro=False, mode=mode, mask=_MASK)
    return code


def _dots_of(address: str) -> tuple[int, int]:
    """The size of a side, and the dots: in rows of whole bytes, each after an empty one, as in a plain PNG."""
    matrix = _qr(address).matrix
    width = (len(matrix) + 7) // 8 * 8
    rows = ("".join(map(str, row)).ljust(width, "0") for row in matrix)
    return len(matrix), int("".join(f"{'':0>8}{row}" for row in rows), 2)


def _png_uri(size: int, dots: int) -> str:
    """A picture of two colours, dark where a dot is set.

    It is not compressed: nothing would be saved, and other versions of a library would give other bytes.
    Sources: PNG, third edition (W3C, 2025); a stored block of RFC 1951, in an envelope of RFC 1950.
    """
    data = dots.to_bytes(size * (1 + (size + 7) // 8))
    stored = struct.pack("<BHH", 1, len(data), len(data) ^ 0xFFFF) + data
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", size, size, 1, 3, 0, 0, 0)),
        (b"PLTE", b"\xff\xff\xff\0\0\0"),
        (b"IDAT", b"\x78\x01" + stored + struct.pack(">I", zlib.adler32(data))),
        (b"IEND", b""),
    )
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    )
    return f"data:image/png;base64,{b64encode(png).decode()}"
