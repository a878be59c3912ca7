"""QR codes: those of many addresses, drawn as sums, are the very codes that segno draws one by one."""

from __future__ import annotations

import base64
import struct

import segno

from fingerpost.printing.qr import CodePictures, qr_uri

START = "https://directory.example.org/c/"
CODES = ("c4f7kv", "f7p4dx", "222222", "yyyyyy", "23cdyx", "kkkkk9")


def dots(uri: str) -> list[list[int]]:
    """The dots of a picture, 1 for a dark one, read as PNG has it."""
    png = base64.b64decode(uri.removeprefix("data:image/png;base64,"))
    size = struct.unpack(">I", png[16:20])[0]
    start = png.index(b"IDAT") + 4 + 2 + 5
    row = 1 + (size + 7) // 8
    rows = (png[start + number * row + 1 : start + (number + 1) * row] for number in range(size))
    return [[each[place // 8] >> (7 - place % 8) & 1 for place in range(size)] for each in rows]


def test_a_code_drawn_as_a_sum_is_the_code_of_its_address() -> None:
    pictures = CodePictures(START, "/")

    for code in CODES:
        drawn_code = segno.make(f"{START}{code}/", error="m", micro=False, mode="byte", mask=2)
        assert dots(pictures.data_uri(code)) == [list(row) for row in drawn_code.matrix], code
        assert pictures.data_uri(code) == qr_uri(f"{START}{code}/")


def test_an_address_is_an_ordinary_code_and_never_a_micro_one() -> None:
    assert len(dots(qr_uri("https://fp.example/c/c4f7kv/"))) == 29  # a micro code has at most 17
    assert len(dots(qr_uri("HTTPS://FP.EXAMPLE/C/C4F7KV/"))) == 25  # in capitals, as the standard's smaller set
    assert len(dots(qr_uri("https://t.uk/"))) == 21
