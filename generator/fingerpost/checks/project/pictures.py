"""Where and with what a picture was taken, which phones write into it: found, and left out of what is published.

The picture itself is not packed anew, so nothing of it is lost: parts are copied, or left out. Copied is what is on a
list of what belongs to a picture, so a kind of note that nobody here has heard of is left out as well. Sources: JPEG,
ISO/IEC 10918-1 annex B, and Exif 2.32; PNG, third edition, chapter 11; WebP, RFC 9649.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

KINDS = frozenset((".jpg", ".jpeg", ".png", ".webp"))

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset(b"tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT acTL fcTL fdAT cICP mDCV cLLI".split())
_WEBP_PARTS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_JPEG_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")  # within a scan, 0xFF stands before 0 or a restart only
_EXIF = re.compile(rb"II\*\0|MM\0\*")
_ORIENTATION, _POSITION = 0x0112, 0x8825
_IN_WORDS = re.compile(rb"GPS(?:Latitude|Longitude|Position)|geo:lat", re.IGNORECASE)


class PictureBroken(ValueError):
    """Raised when a file is not the kind of picture that its name says, or breaks off."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A picture without its notes; only which way up it is stays."""

    data: bytes
    notes: tuple[bytes, ...]  # what was left out

    @property
    def had_position(self) -> bool:
        """Whether the notes say where it was taken."""
        return any(says_where(note) for note in self.notes)


def bare(data: bytes, name: str) -> Bare:
    """Leave out the notes of a picture of one of ``KINDS``.

    Raises:
        PictureBroken: If it cannot be told what is picture and what is note.
    """
    suffix = PurePosixPath(name).suffix.lower()
    take = {".png": _png, ".webp": _webp}.get(suffix, _jpeg)
    kept: list[bytes] = []
    notes: list[bytes] = []
    try:
        for part, belongs in take(data):
            (kept if belongs else notes).append(part)
    except (struct.error, IndexError) as error:
        raise PictureBroken from error
    if suffix == ".webp":
        body = b"".join(kept)
        return Bare(b"RIFF" + struct.pack("<I", len(body)) + body, tuple(notes))
    if take is _jpeg and (turned := next(filter(None, map(_turned, notes)), 0)):
        kept.insert(1, _exif_of(turned))
    return Bare(b"".join(kept), tuple(notes))


def says_where(note: bytes) -> bool:
    """Whether a note, of any kind, holds a position."""
    return bool(_IN_WORDS.search(note)) or _POSITION in dict(_tags(note))


def _jpeg(data: bytes) -> Iterator[tuple[bytes, bool]]:
    if data[:2] != b"\xff\xd8":
        raise PictureBroken
    yield data[:2], True
    at = 2
    while True:
        found = _JPEG_MARKER.match(data, at)
        if found is None:
            raise PictureBroken
        at = found.end() - 2
        marker = data[at + 1]
        if marker == 0xD9:
            yield data[at : at + 2], True
            yield data[at + 2 :], False  # phones put a film or a second picture here
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise PictureBroken
        if marker == 0xDA:
            following = _JPEG_MARKER.search(data, end)
            if following is None:
                raise PictureBroken
            end = following.end() - 2
        segment = data[at:end]
        yield segment, not (0xE0 <= marker <= 0xEF or marker == 0xFE) or _is_colour(marker, segment)
        at = end


def _is_colour(marker: int, segment: bytes) -> bool:
    """Whether a segment for applications says how the picture is to be shown."""
    return (
        (marker == 0xE0 and segment[4:9] == b"JFIF\0")
        or (marker == 0xE2 and segment[4:16] == b"ICC_PROFILE\0")
        or (marker == 0xEE and segment[4:9] == b"Adobe")
    )


def _png(data: bytes) -> Iterator[tuple[bytes, bool]]:
    if data[:8] != _PNG_START:
        raise PictureBroken
    yield data[:8], True
    at = 8
    while True:
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 12 + length
        if end > len(data):
            raise PictureBroken
        name = data[at + 4 : at + 8]
        yield data[at:end], name[:1].isupper() or name in _PNG_PARTS  # a capital: no reader can do without it
        if name == b"IEND":
            yield data[end:], False
            return
        at = end


def _webp(data: bytes) -> Iterator[tuple[bytes, bool]]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise PictureBroken
    last = struct.unpack_from("<I", data, 4)[0] + 8
    if last > len(data):
        raise PictureBroken
    yield b"WEBP", True
    at = 12
    while at + 8 <= last:
        (length,) = struct.unpack_from("<I", data, at + 4)
        end = at + 8 + length + length % 2
        if end > last:
            raise PictureBroken
        part, name = data[at:end], data[at : at + 4]
        if name == b"VP8X":  # its flags promise notes: 0x08 for Exif, 0x04 for XMP
            part = part[:8] + bytes([part[8] & ~0x0C]) + part[9:]
        yield part, name in _WEBP_PARTS
        at = end
    yield data[last:], False


def _tags(note: bytes) -> Iterator[tuple[int, int]]:
    """The tags of the first directory of Exif notes, and their first two bytes as a number."""
    found = _EXIF.search(note)
    if found is None:
        return
    exif = note[found.start() :]
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
            yield tag, value
    except struct.error:
        return


def _turned(note: bytes) -> int:
    """Which way up, 2 to 8; 0 if it is not said, or upright."""
    value = dict(_tags(note)).get(_ORIENTATION, 0) if note[4:10] == b"Exif\0\0" else 0
    return value if 2 <= value <= 8 else 0


def _exif_of(turned: int) -> bytes:
    """A segment that says which way up, and nothing else."""
    body = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
