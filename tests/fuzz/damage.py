"""Real records with something wrong in them: bytes, pieces of YAML, lines and values changed by chance."""

from __future__ import annotations

from random import Random

# What means something to YAML, to the strict reader, to a page or to a check.
PIECES = (
    *(": ", ":", "- ", "\t", "#", " #", '"', "'", "[", "]", "{", "}", ",", "&a ", "*a", "!!str ", "!x ", "|", ">", "%"),
    *("@", "`", "---\n", "...\n", "<<: ", "? ", "~", "null", "\\", "\0", "\r", "\u2028", "\u202e", "\ufeff", "\u00a0"),
    *(
        "é",
        "北京",
        "😀",
        "0",
        "-1",
        "1e309",
        ".nan",
        "0x10",
        "24:00",
        "25:61",
        "9999-12-31",
        "0000-00-00",
        "2026-02-30",
    ),
    *("1926-11-02", "yes", "no", "true", "[]", "{}", "''", "9" * 21, "a" * 300, "<script>", "https://"),
)


def damaged(rng: Random, raw: bytes) -> bytes:
    """One to four changes of a file, each of any kind."""
    for _ in range(rng.choice([1, 1, 2, 4])):
        raw = rng.choice(CHANGES)(rng, raw) or raw
    return raw


def _byte(rng: Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw))
    return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]


def _bit(rng: Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << rng.randrange(8)]) + raw[at + 1 :]


def _piece(rng: Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw))
    return raw[:at] + rng.choice(PIECES).encode() + raw[at:]


def _cut(rng: Random, raw: bytes) -> bytes:
    first = rng.randrange(len(raw))
    return raw[:first] + raw[first + rng.choice([1, 5, 50, 5000]) :]


def _twice(rng: Random, raw: bytes) -> bytes:
    first, last = sorted((rng.randrange(len(raw)), rng.randrange(len(raw))))
    return raw[:last] + raw[first:]


def _line(rng: Random, raw: bytes) -> bytes:
    """Swap, drop, repeat or indent a line."""
    lines = raw.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    kind = rng.randrange(4)
    if kind == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif kind == 1:
        del lines[one]
    elif kind == 2:
        lines.insert(other, lines[one])
    else:
        lines[one] = b" " * rng.choice([1, 2, 4]) + lines[one]
    return b"\n".join(lines)


def _value(rng: Random, raw: bytes) -> bytes:
    """Put something else in the place of what a field says."""
    lines = raw.split(b"\n")
    fields = [number for number, line in enumerate(lines) if b": " in line]
    if not fields:
        return raw
    number = rng.choice(fields)
    name, _, _ = lines[number].partition(b": ")
    lines[number] = name + b": " + rng.choice(PIECES).encode()
    return b"\n".join(lines)


def _word(rng: Random, raw: bytes) -> bytes:
    """Put a word in the place of another word of the same file."""
    words = raw.split(b" ")
    words[rng.randrange(len(words))] = words[rng.randrange(len(words))]
    return b" ".join(words)


CHANGES = (_byte, _bit, _piece, _cut, _twice, _line, _value, _word)
