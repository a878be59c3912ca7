"""Notes as phones and programs write them into pictures. All that is in them is made up."""

from __future__ import annotations

import struct
import zlib

LATITUDE = struct.pack("<6I", 51, 1, 12, 1, 1234567, 10000)
OWNER = b"A Person of Nowhere"
SERIAL = b"SN-4711-0815"
SMALL = b"\xff\xd8 a smaller picture \xff\xd9"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="51,12.0576N" aux:OwnerName="'
    + OWNER
    + b'"/></x:xmpmeta>'
)
ICC = b"a profile of colours, as long as it may be"

SECRETS = (LATITUDE, OWNER, SERIAL, SMALL, b"51,12.0576N")


def exif(turned: int = 6) -> bytes:
    """Exif 2.32, section 4.6: which way up, an artist, an owner, a number, a position, and a smaller picture."""
    tail, start = b"", 8 + 2 + 12 * 4 + 4

    def entry(tag: int, kind: int, value: bytes, count: int = 0) -> bytes:
        nonlocal tail
        sizes = {2: 1, 3: 2, 4: 4, 5: 8}
        count = count or len(value) // sizes[kind]
        if len(value) > 4:
            value, tail = struct.pack("<I", start + len(tail)), tail + value + b"\0" * (len(value) % 2)
        return struct.pack("<HHI", tag, kind, count) + value.ljust(4, b"\0")

    def folder(entries: list[bytes], following: int = 0) -> bytes:
        return struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", following)

    def put(folder_bytes: bytes) -> int:
        nonlocal tail
        tail += folder_bytes
        return start + len(tail) - len(folder_bytes)

    camera = put(folder([entry(0xA430, 2, OWNER + b"\0"), entry(0xA431, 2, SERIAL + b"\0")]))
    position = put(folder([entry(1, 2, b"N\0"), entry(2, 5, LATITUDE)]))
    picture = put(SMALL)
    small = put(folder([entry(0x0201, 4, struct.pack("<I", picture)), entry(0x0202, 4, struct.pack("<I", len(SMALL)))]))
    first = [
        entry(0x0112, 3, struct.pack("<H", turned)),
        entry(0x013B, 2, OWNER + b"\0"),
        entry(0x8769, 4, struct.pack("<I", camera)),
        entry(0x8825, 4, struct.pack("<I", position)),
    ]
    return b"II*\0" + struct.pack("<I", 8) + folder(first, small) + tail


def jpeg(plain: bytes) -> bytes:
    """A JPEG with all that may come before and after its picture."""

    def segment(marker: int, body: bytes) -> bytes:
        return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body

    small = bytes((1, 1)) + b"\x20\x30\x40"  # of one point, uncompressed
    jfif = segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1" + small)
    notes = [
        segment(0xE1, b"Exif\0\0" + exif()),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xE2, b"ICC_PROFILE\0\1\1" + ICC),
        segment(0xE2, b"MPF\0" + exif()),
        segment(0xED, b"Photoshop 3.0\0" + OWNER),
        segment(0xE5, SERIAL),
        segment(0xFE, OWNER),
    ]
    rest = plain[2:]
    while rest[:1] == b"\xff" and 0xE0 <= rest[1] <= 0xEF:
        rest = rest[2 + struct.unpack(">H", rest[2:4])[0] :]
    return plain[:2] + jfif + b"".join(notes) + rest + SMALL + b"MotionPhoto_Data" + OWNER


def png(plain: bytes) -> bytes:
    """A PNG with every kind of note."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    profile = b"\nexif\n%8d\n" % (len(exif()) + 6) + (b"Exif\0\0" + exif()).hex().encode()
    notes = [
        chunk(b"iCCP", b"ICC\0\0" + zlib.compress(ICC)),
        chunk(b"eXIf", exif()),
        chunk(b"tEXt", b"Author\0" + OWNER),
        chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(profile)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        chunk(b"tIME", b"\x07\xea\x0b\x1c\x11\x00\x00"),
        chunk(b"prVt", SERIAL),
    ]
    return plain[:33] + b"".join(notes) + plain[33:] + OWNER


def webp(plain: bytes, width: int, height: int) -> bytes:
    """A WebP with notes, and colours of its own."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)

    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    picture = plain[12:]
    if picture[:4] == b"VP8X":
        picture = picture[18:]
    parts = [
        chunk(b"VP8X", bytes([0x20 | 0x08 | 0x04, 0, 0, 0]) + size),
        chunk(b"ICCP", ICC),
        picture,
        chunk(b"EXIF", exif()),
        chunk(b"XMP ", XMP),
        chunk(b"OWNR", OWNER + SERIAL),
    ]
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body + SMALL
