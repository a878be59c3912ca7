"""Packing of numbers and words into text files, to be read by packing.js and by ``unpack_*`` here."""

from __future__ import annotations

import base64
import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

LEVELS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
_CODES = {1: "B", 2: "H", 4: "i"}  # bytes a number, and what array calls that

Packed = dict[str, Any]


def pack_numbers(numbers: Iterable[int], size: int) -> Packed:
    """Pack whole numbers of 1, 2 (from 0) or 4 bytes (with sign): {"w": size, "b": base64}.

    The lowest bytes of all the numbers come first, then their second bytes, which gzip compresses better.
    """
    values = array(_CODES[size], numbers)
    if values.itemsize != size:  # pragma: no cover  # no machine we know of
        raise OverflowError(size)
    if array("H", [1]).tobytes() != b"\x01\x00":  # pragma: no cover  # a big-endian machine
        values.byteswap()
    packed = values.tobytes()
    planes = b"".join(packed[byte::size] for byte in range(size)) if size > 1 else packed
    return {"w": size, "b": base64.b64encode(planes).decode()}


def unpack_numbers(packed: Packed) -> array[int]:
    """Read what ``pack_numbers`` wrote."""
    values = array(_CODES[packed["w"]])
    planes, size = base64.b64decode(packed["b"]), values.itemsize
    mixed = bytearray(len(planes))
    for byte in range(size):
        mixed[byte::size] = planes[byte * len(planes) // size : (byte + 1) * len(planes) // size]
    values.frombytes(mixed)
    if array("H", [1]).tobytes() != b"\x01\x00":  # pragma: no cover
        values.byteswap()
    return values


def pack_steps(numbers: Iterable[int], size: int) -> Packed:
    """Pack whole numbers from 0 that mostly rise a little, each as the step from the one before: {"d": packed numbers}.

    A step of two bytes may go past the end and begin again at 0, as the numbers are read back the same way.
    """
    steps = (number - before for before, number in pairwise((0, *numbers)))
    return {"d": pack_numbers((step & 0xFFFF for step in steps) if size == 2 else steps, size)}


def unpack_steps(packed: Packed) -> array[int]:
    """Read what ``pack_steps`` wrote."""
    steps = unpack_numbers(packed["d"])
    sums = accumulate(steps)
    return array(steps.typecode, (total & 0xFFFF for total in sums) if packed["d"]["w"] == 2 else sums)


def size_for(numbers: Sequence[int]) -> int:
    """Give how many bytes each of some numbers from 0 needs: 1, 2 or 4."""
    most = max(numbers, default=0)
    return 1 if most <= 0xFF else 2 if most <= 0xFFFF else 4


def pack_lists(lists: Sequence[Sequence[int]], size: int = 0) -> Packed:
    """Pack a list for each record: {"n": how many each has, "v": all of them, one list after another}.

    Args:
        lists: Of numbers from 0.
        size: Bytes a number; 0 takes as few as all of them fit in.
    """
    flat = [number for numbers in lists for number in numbers]
    counts = [len(numbers) for numbers in lists]
    return {"n": pack_numbers(counts, size_for(counts)), "v": pack_numbers(flat, size or size_for(flat))}


def unpack_lists(packed: Packed) -> tuple[array[int], array[int]]:
    """Give where each list starts (and, last, where all end), and the numbers of all lists."""
    return array("L", accumulate(unpack_numbers(packed["n"]), initial=0)), unpack_numbers(packed["v"])


def pack_words(words: Sequence[str]) -> str:
    r"""Pack sorted words, a line each: how many characters it shares with the one before (in base 36), then the rest.

    >>> pack_words(["walk", "walking", "wall"])
    '0walk\n4ing\n3l'
    """
    lines = []
    before = ""
    for word in words:
        shared = 0
        for one, other in zip(word, before[:35], strict=False):
            if one != other:
                break
            shared += 1
        lines.append(LEVELS[shared] + word[shared:])
        before = word
    return "\n".join(lines)


def unpack_words(packed: str) -> list[str]:
    """Read what ``pack_words`` wrote."""
    words: list[str] = []
    before = ""
    for line in packed.split("\n") if packed else ():
        before = before[: int(line[0], 36)] + line[1:]
        words.append(before)
    return words


def pack_postings(entries: Iterable[tuple[int, int]]) -> bytes:
    """Pack (record, class) pairs, sorted by record: see ``pack_entries``."""
    return pack_entries([record * 8 + weight for record, weight in entries])


def pack_entries(entries: Sequence[int]) -> bytes:
    """Pack sorted entries (record * 8 + class) as the gap to the record before times 8, plus the class.

    Each number takes 7 bits a byte, lowest first; the top bit says that another byte follows.
    """
    gaps = [entry - (before & ~7) - 8 for before, entry in pairwise((-8, *entries))]
    return b"".join(map(_LITTLE_ENDIANS.__getitem__, gaps))


class _LittleEndians(dict[int, bytes]):
    """Each number as packed, cached because most gaps are small."""

    def __missing__(self, number: int) -> bytes:
        packed = bytearray()
        rest = number
        while rest > 127:
            packed.append(rest & 127 | 128)
            rest >>= 7
        packed.append(rest)
        result = bytes(packed)
        if number < 1 << 14:
            self[number] = result
        return result


_LITTLE_ENDIANS = _LittleEndians()


def unpack_postings(packed: bytes) -> Iterator[tuple[int, int]]:
    """Read what ``pack_postings`` wrote."""
    record = -1
    number = shift = 0
    for byte in packed:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            record += (number >> 3) + 1
            yield record, number & 7
            number = shift = 0


def slices(sizes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Turn sizes into where each part begins and ends."""
    return pairwise(accumulate(sizes, initial=0))


def to_json(content: object) -> bytes:
    """Write compact JSON for a file of the index, always the same for equal content."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
