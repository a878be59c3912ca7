"""What is a picture and what is a note, in files of each kind."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

import pytest

from fingerpost.checks.project.pictures import PictureBroken, bare, says_where
from tests.checks.project.conftest import OpenProject
from tests.checks.project.photographs import ICC, OWNER, SECRETS, exif, jpeg, png, webp

# Not to be seen, but whole as far as parts go: a frame, a scan, and the end.
JPEG = (
    b"\xff\xd8\xff\xc0\0\x0b\x08\0\1\0\1\1\1\x11\0\xff\xda\0\x08\1\1\0\0?\0"
    + b"\x12\xff\0\x34\xff\xd0\x56"
    + b"\xff\xd9"
)
IHDR = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", IHDR) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
FRAME = b"VP8L\x06\0\0\0picture"[:-1]
WEBP = b"RIFF" + struct.pack("<I", 4 + len(FRAME)) + b"WEBP" + FRAME
WHOLE = {"a.jpg": JPEG, "a.png": PNG, "a.webp": WEBP}
PICTURES = {"a.jpg": jpeg(JPEG), "a.JPEG": jpeg(JPEG), "a.png": png(PNG), "a.webp": webp(WEBP, 1, 1)}


@pytest.mark.parametrize("name", WHOLE)
def test_a_picture_without_notes_stays_as_it_is(name: str) -> None:
    assert bare(WHOLE[name], name).data == WHOLE[name]
    assert not any(bare(WHOLE[name], name).notes)


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_of_the_notes_is_left_and_all_of_the_picture(name: str) -> None:
    without = bare(PICTURES[name], name)

    assert without.had_position
    assert [secret for secret in SECRETS if secret not in PICTURES[name]] == []
    assert [secret for secret in SECRETS if secret in without.data] == []
    picture = {"jpg": JPEG[2:], "peg": JPEG[2:-2], "png": PNG[33:], "ebp": FRAME}[name[-3:].lower()]
    colours = zlib.compress(ICC) if name.endswith("png") else ICC
    assert picture in without.data
    assert colours in without.data
    assert bare(without.data, name).data == without.data  # a second time does nothing


@pytest.mark.parametrize("turned", range(1, 9))
def test_which_way_up_is_all_that_stays_of_them(turned: int) -> None:
    note = b"\xff\xe1" + struct.pack(">H", len(exif()) + 8) + b"Exif\0\0" + exif(turned)
    data = bare(JPEG[:2] + note + JPEG[2:], "a.jpg").data

    rest = data.removeprefix(JPEG[:2]).removesuffix(JPEG[2:])

    assert len(rest) == (36 if turned > 1 else 0)
    assert turned == 1 or rest[-8:-6] == struct.pack(">H", turned)


@pytest.mark.parametrize(("name", "part"), [("a.png", b"eXIf"), ("a.webp", b"EXIF")])
def test_it_stays_in_every_kind_of_picture(name: str, part: bytes) -> None:
    rest = bare(PICTURES[name], name).data.partition(part)[2]

    assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in rest[:40]


def test_a_marker_that_belongs_to_no_picture_is_a_note() -> None:
    note = b"\xff\xf0\0\x15" + OWNER

    assert bare(JPEG[:2] + note + JPEG[2:], "a.jpg") == bare(JPEG[:2] + note + JPEG[2:], "b.jpg")
    assert bare(JPEG[:2] + note + JPEG[2:], "a.jpg").data == JPEG


def test_notes_within_a_frame_of_an_animation_are_left_out() -> None:
    frame = b"\0" * 16 + FRAME
    anmf = b"ANMF" + struct.pack("<I", len(frame) + 28) + frame + b"EXIF\x14\0\0\0" + OWNER + b"\0"
    body = b"WEBP" + anmf
    data = b"RIFF" + struct.pack("<I", len(body)) + body

    without = bare(data, "a.webp").data

    assert OWNER in data
    assert OWNER not in without
    assert without.endswith(frame)


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("part", [0, 1, 5, 40])
def test_a_picture_that_breaks_off_is_not_guessed_at(name: str, part: int) -> None:
    with pytest.raises(PictureBroken):
        bare(PICTURES[name][:part], name)


def test_a_part_that_no_reader_knows_is_not_guessed_at() -> None:
    with pytest.raises(PictureBroken):
        bare(PNG[:33] + chunk(b"ZZZZ", OWNER) + PNG[33:], "a.png")


PROFILE = zlib.compress(b"\nexif\n  100\n" + (b"Exif\0\0" + exif()).hex().encode())
HIDDEN = {
    "packed text of a PNG": chunk(b"zTXt", b"Raw profile type exif\0\0" + PROFILE),
    "packed words of a PNG": chunk(b"iTXt", b"XML\0\1\0\0\0" + zlib.compress(b"exif:GPSLatitude")),
    "a photograph in a drawing": b"<svg><image href='data:image/jpeg;base64,"
    + base64.b64encode(PICTURES["a.jpg"])
    + b"'/></svg>",
    "the place of a film": b"\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+51.2058-002.6478/",
    "a second note": b"II*\0\xff\xff\xff\xff" + exif(),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_a_position_is_found_however_it_is_packed(case: str) -> None:
    assert says_where(HIDDEN[case])


def test_other_packed_words_are_no_position() -> None:
    assert not says_where(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"A warm room, at 51 degrees")))


FTYP = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"
REFUSED = {
    "hall.avif": (FTYP + exif(), "picture-position"),
    "owner.avif": (FTYP + b"MM\0*\0\0\0\x08\0\0" + OWNER, "picture-notes"),
    "hall.gif": (b"GIF89a\1\0\1\0\0\0\0!\xff\x0bXMP DataXMP" + OWNER + b"\0;", "picture-notes"),
    "hall.heic": (FTYP + exif(), "docs-file"),
    "hall.tiff": (exif(), "docs-file"),
    "hall.svg": (HIDDEN["a photograph in a drawing"], "picture-position"),
    "hall.css": (
        b"a{background:url(data:image/jpeg;base64," + base64.b64encode(PICTURES["a.jpg"]) + b")}",
        "picture-position",
    ),
    "hall.mp4": (HIDDEN["the place of a film"], "picture-position"),
}
FINE = {
    "plain.gif": b"GIF89a\1\0\1\0\0\0\0;",
    "plain.avif": FTYP,
    "plain.svg": b"<svg><metadata><rdf:RDF/></metadata></svg>",
}


def test_what_cannot_be_left_out_is_an_error(project: OpenProject) -> None:
    files = {f"docs/img/{name}": data for name, (data, _) in REFUSED.items()}
    opened = project(files | {f"docs/img/{name}": data for name, data in FINE.items()})

    problems = {Path(each.span.file).name: (each.code, each.is_error) for each in opened.check().problems}

    assert problems == {name: (code, True) for name, (_, code) in REFUSED.items()}
    assert opened.build() == 2
