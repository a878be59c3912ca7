"""How wide and how high a picture is, read from the beginning of its file.

Sources: JPEG, ISO/IEC 10918-1, B.2.2, and Exif 2.32 for which way up; PNG, third edition, 11.2.1; WebP, RFC 9649, 2.5
to 2.7.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from fingerpost.checks.project.pictures import PictureBroken, turned_by

Size = tuple[int, int]  # width and height in pixels, as it is shown

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # tables, and one that is kept for later
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xD9)))
_ON_ITS_SIDE = 5  # and above: the picture is stored lying down


def size_of(path: Path) -> Size:
    """The size of a JPEG, PNG or WebP picture, whatever its name says.

    Raises:
        PictureBroken: If it is none of these, or is cut off before its size.
        OSError: If the file cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(30)
        try:
            if start.startswith(b"\x89PNG\r\n\x1a\n"):
                width, height = struct.unpack_from(">II", start, 16)
            elif start[:4] == b"RIFF" and start[8:12] == b"WEBP":
                width, height = _webp(start)
            elif start.startswith(b"\xff\xd8"):
                file.seek(2)
                width, height = _jpeg(file)
            else:
                raise PictureBroken
        except (struct.error, IndexError) as error:
            raise PictureBroken from error
    if not width or not height:
        raise PictureBroken
    return width, height


def _webp(start: bytes) -> Size:
    kind = start[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(start[24:27], "little"), 1 + int.from_bytes(start[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(start[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", start, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise PictureBroken


def _jpeg(file: BinaryIO) -> Size:
    turned = 0
    while True:
        marker = _marker(file)
        if marker in _NO_LENGTH:
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if marker in _FRAMES:
            height, width = struct.unpack(">xHH", file.read(5))
            return (height, width) if turned >= _ON_ITS_SIDE else (width, height)
        if marker in (0xD9, 0xDA) or length < 2:
            raise PictureBroken
        if marker == 0xE1:
            turned = turned or turned_by(b"\xff\xe1" + struct.pack(">H", length) + file.read(length - 2))
        else:
            file.seek(length - 2, 1)


def _marker(file: BinaryIO) -> int:
    byte = file.read(1)
    if byte != b"\xff":
        raise PictureBroken
    while byte == b"\xff":  # any number of them may come before a marker
        byte = file.read(1)
    return byte[0]
