"""All that can be read out of a site's files, in every form in which something could be hidden in them."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import json
import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from fingerpost.search.packing import unpack_lists, unpack_numbers, unpack_steps, unpack_words

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_DIGITS = re.compile(r"\d(?:[\s().,/-]{0,3}\d)+")


_SHIPPED = ("assets/", "fp/")  # software and fonts, the same in every site: read as they are, and not unpacked


def every_form(site: Path) -> dict[str, str]:
    """Give what can be read of each file below a folder, in small letters: one long text for each."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    return {
        name: f"{name}\n{path.read_bytes().decode('latin-1')}".lower()
        if name.startswith(_SHIPPED) and path.suffix not in (".png", ".svg")
        else read_every_way(name, path.read_bytes())
        for name, path in files.items()
    }


@lru_cache(maxsize=1024)  # most files are the same in two builds
def read_every_way(name: str, content: bytes) -> str:
    """Read some bytes as texts, archives, escapes, Base64, packed columns, and numbers without their spaces."""
    texts = [name]
    parts = dict.fromkeys(_opened(content))
    # Each at an even place, so that two looks at all of them together see every letter of two bytes.
    together = b"".join(part + b"\0\0"[len(part) % 2 :] + b"\n\0" for part in parts)
    texts += [together.decode("utf-8", "replace"), together.decode("latin-1")]
    if b"\0" in content or len(parts) > 1:
        texts += [together.decode("utf-16-le", "replace"), together[1:].decode("utf-16-le", "replace")]
    texts += [text for part in parts for text in _unpacked(part)]
    plain = "\n".join(dict.fromkeys(texts))
    forms = [plain, html.unescape(plain), unquote(plain), unquote(html.unescape(plain)), _unescaped(plain)]
    whole = "\n".join(dict.fromkeys(forms)).lower()
    numbers = "\n".join(re.sub(r"\D", "", match[0]) for match in _DIGITS.finditer(whole))
    return "\n".join((whole, numbers, whole[::-1], numbers[::-1]))


def _opened(content: bytes) -> Iterator[bytes]:
    """The bytes, what they are when unpacked, and what is written in them as Base64."""
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for entry in packed.infolist():
                yield from _opened(packed.read(entry))
    for whole in (content, *_zlib_parts(content)):
        for unpack in (gzip.decompress, zlib.decompress):
            try:
                yield unpack(whole)
            except (OSError, EOFError, zlib.error):
                continue
    for run in _BASE64.findall(content):
        bare = run.rstrip(b"=")
        for start in range(min(4, len(bare))):  # a run may begin with letters that do not belong to it
            cut = bare[start:]
            try:
                yield base64.urlsafe_b64decode(cut[: len(cut) - (len(cut) % 4 == 1)] + b"=" * (-len(cut) % 4))
            except (binascii.Error, ValueError):
                continue


def _zlib_parts(content: bytes) -> Iterator[bytes]:
    """The texts of a PNG that are packed, each after its keyword."""
    if not content.startswith(b"\x89PNG"):
        return
    at = 8
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iTXt"):
            yield data[data.find(b"\x78") :]
        at += 12 + length


def _unescaped(text: str) -> str:
    return re.sub(
        r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})",
        lambda match: chr(int(match[1] or match[2], 16)),
        text,
    )


def _unpacked(content: bytes) -> Iterator[str]:
    """Words and numbers of a search file."""
    if content[:1] not in (b"{", b"["):
        return
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        return
    yield json.dumps(read, ensure_ascii=False)
    if not isinstance(read, dict):
        return
    if isinstance(words := read.get("words"), str):
        yield "\n".join(unpack_words(words))
    for packed in read.values():
        if isinstance(packed, dict):
            yield "".join(f"{number}, " for number in _numbers(packed))


def _numbers(packed: dict[str, Any]) -> array[int] | list[int]:
    try:
        if "n" in packed:
            return unpack_lists(packed)[1]
        return unpack_steps(packed) if "d" in packed else unpack_numbers(packed)
    except (KeyError, TypeError, ValueError):
        return []
