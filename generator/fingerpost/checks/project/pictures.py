"""Find what phones write into a picture, such as where it was taken, and leave it out of what is published.

The picture is not compressed again, so it loses nothing: its parts are copied or left out. Only parts on a list are
copied, so an unknown kind of note is left out as well. Sources: JPEG, ISO/IEC 10918-1 annex B, and Exif 2.32; PNG,
third edition, chapter 11; WebP, RFC 9649.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

KINDS = frozenset((".jpg", ".jpeg", ".png", ".webp"))

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT acTL fcTL fdAT cICP mDCV cLLI".split()
)
_WEBP_PARTS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_FRAME_PARTS = frozenset((b"VP8 ", b"VP8L", b"ALPH"))
# What the picture is made of: frames and tables, 0xC0 to 0xCF, a scan, and 0xDB to 0xDF, more tables.
_JPEG_PARTS = frozenset((*range(0xC0, 0xD0), *range(0xDA, 0xE0)))
_JPEG_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")  # within a scan, 0xFF is followed by 0 or a restart only
_EXIF = re.compile(rb"II\*\0|MM\0\*")
_ORIENTATION, _POSITION = 0x0112, 0x8825
# XMP, RDF, and the notes of films: QuickTime file format, user data "xyz", and Apple's key for a place.
_IN_WORDS = re.compile(rb"GPS(?:Latitude|Longitude|Position)|geo:lat|\xa9xyz|location\.ISO6709", re.IGNORECASE)
_ANY_NOTE = re.compile(rb"II\*\0|MM\0\*|Exif\0|<x:xmpmeta|<rdf:RDF|XMP DataXMP", re.IGNORECASE)
_PACKED = re.compile(rb"(?:zTXt|iTXt)[^\0]{1,79}\0(?:\x01\0[^\0]*\0[^\0]*\0|\0)", re.DOTALL)
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}\s*){8,}")
_BASE64 = re.compile(rb"base64,([A-Za-z0-9+/=\s]{16,})")
_MOST_UNPACKED = 4 * 1024 * 1024


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
        PictureBroken: If the picture and the notes cannot be separated.
    """
    suffix = PurePosixPath(name).suffix.lower()
    take = {".png": _png, ".webp": _webp}.get(suffix, _jpeg)
    parts: list[bytes] = []
    notes: list[bytes] = []
    try:
        for part, belongs in take(data):
            (parts if belongs else notes).append(part)
    except (struct.error, IndexError) as error:
        raise PictureBroken from error
    turned = next(filter(None, map(turned_by, notes)), 0)
    if suffix == ".webp":
        return Bare(_webp_of(parts, turned), tuple(notes))
    if turned and suffix == ".png":
        parts.insert(2, _png_part(b"eXIf", _exif_of(turned)))  # after the start and IHDR
    elif turned:
        body = b"Exif\0\0" + _exif_of(turned)
        parts.insert(2 if parts[1][:2] == b"\xff\xe0" else 1, _segment(0xE1, body))
    return Bare(b"".join(parts), tuple(notes))


def says_where(note: bytes) -> bool:
    """Whether a note, of any kind, has a position."""
    return any(
        _IN_WORDS.search(reading) or any(tag == _POSITION for tag, _ in _tags(reading)) for reading in _readings(note)
    )


def has_notes(data: bytes) -> bool:
    """Whether a file of a kind that is published whole has notes from a camera or a program."""
    return bool(_ANY_NOTE.search(data))


def _readings(note: bytes) -> Iterator[bytes]:
    """A note as it is, and what is packed in it: compressed text of a PNG, hexadecimal digits, base 64."""
    plain = [note]
    for match in _PACKED.finditer(note):
        try:
            plain.append(zlib.decompressobj().decompress(note[match.end() :], _MOST_UNPACKED))
        except zlib.error:
            continue  # it was no compressed text
    yield from plain
    for reading in plain:
        for digits in _HEX.findall(reading):
            yield bytes.fromhex("".join(digits.decode("ascii").split()))
        for coded in _BASE64.findall(reading):
            try:
                yield base64.b64decode(b"".join(coded.split()))
            except binascii.Error:
                continue


def _jpeg(data: bytes) -> Iterator[tuple[bytes, bool]]:
    if data[:2] != b"\xff\xd8":
        raise PictureBroken
    yield data[:2], True
    at = 2
    while True:
        match = _JPEG_MARKER.match(data, at)
        if match is None:
            raise PictureBroken
        at = match.end() - 2
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
        part = segment if marker in _JPEG_PARTS else _how_shown(marker, segment)
        if part:
            yield part, True
        if part != segment:
            yield segment, False
        at = end


def _how_shown(marker: int, segment: bytes) -> bytes:
    """The part of an application segment that says how to show the picture."""
    if marker == 0xE0 and segment[4:9] == b"JFIF\0" and len(segment) >= 18:
        return _segment(marker, segment[4:16] + b"\0\0")  # without its small picture
    if marker == 0xE2 and segment[4:16] == b"ICC_PROFILE\0":
        return segment
    if marker == 0xEE and segment[4:9] == b"Adobe" and len(segment) >= 16:
        return _segment(marker, segment[4:16])
    return b""


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


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
        if name[:1].isupper() and name not in _PNG_PARTS:  # a capital: no reader can do without it, and none knows it
            raise PictureBroken
        yield data[at:end], name in _PNG_PARTS
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
    for name, body in _webp_parts(data[12:last]):
        if name == b"VP8X":  # its flags promise notes: 0x08 for Exif, 0x04 for XMP
            yield _webp_part(name, bytes([body[0] & ~0x0C]) + body[1:10]), True
        elif name == b"ANMF":  # a frame of an animation, which may hold notes of its own
            inside = list(_webp_parts(body[16:]))
            yield from ((_webp_part(*chunk), False) for chunk in inside if chunk[0] not in _WEBP_FRAME_PARTS)
            frame = [_webp_part(*chunk) for chunk in inside if chunk[0] in _WEBP_FRAME_PARTS]
            yield _webp_part(name, body[:16] + b"".join(frame)), True
        else:
            yield _webp_part(name, body), name in _WEBP_PARTS
    yield data[last:], False


def _webp_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        end = at + 8 + length
        if end > len(data):
            raise PictureBroken
        yield data[at : at + 4], data[at + 8 : end]
        at = end + length % 2


def _webp_part(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _webp_of(parts: list[bytes], turned: int) -> bytes:
    """Put a whole file together from its parts; the orientation needs the part that declares it."""
    if turned and len(parts) > 1 and parts[1][:4] == b"VP8X":
        parts = [parts[0], parts[1][:8] + bytes([parts[1][8] | 0x08]) + parts[1][9:], *parts[2:]]
        parts.append(_webp_part(b"EXIF", _exif_of(turned)))
    body = b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _png_part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _tags(note: bytes) -> Iterator[tuple[int, int]]:
    """The tags of the first directory of each of the Exif notes, and their first two bytes as a number."""
    for match in _EXIF.finditer(note):
        exif = note[match.start() :]
        order = "<" if exif[:2] == b"II" else ">"
        try:
            (start,) = struct.unpack_from(f"{order}I", exif, 4)
            (count,) = struct.unpack_from(f"{order}H", exif, start)
            for number in range(count):
                tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
                yield tag, value
        except struct.error:
            continue


def turned_by(note: bytes) -> int:
    """The orientation, 2 to 8; 0 if it is upright or not given."""
    if not (note[4:10] == b"Exif\0\0" or note[4:8] == b"eXIf" or note[:4] == b"EXIF"):
        return 0
    value = dict(_tags(note)).get(_ORIENTATION, 0)
    return value if 2 <= value <= 8 else 0


def _exif_of(turned: int) -> bytes:
    """Notes that say which way up, and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
