"""Short codes: six signs that can be read out over a telephone and typed without a slip.

Five signs and a check sign. The alphabet has no vowel, so no code is a word; none of 0 O 1 I L; and of each pair that
is misread, such as 8 and B, 5 and S, 2 and Z, 6 and G, only the digit. It has 23 signs, a prime number, and each place
of a code has a weight of its own. So a wrong sign changes the weighted sum, and so do two neighbours that are swapped:
the same scheme as in a book number (ISO 2108), which is read modulo 11.
"""

from __future__ import annotations

from collections.abc import Container
from hashlib import blake2b

ALPHABET = "23456789CDFHJKMNPRTVWXY"
LENGTH = 6
_WEIGHTS = (2, 3, 4, 5, 6, 1)  # of each place; neighbours differ, also the last two
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_BETWEEN = str.maketrans("", "", " -\u00a0\u2010\u2011\u2013")  # what people put between the groups


def with_check(signs: str) -> str:
    """Five signs with their check sign.

    >>> with_check("C4F7K")
    'C4F7KV'
    """
    total = sum(weight * _VALUES[sign] for weight, sign in zip(_WEIGHTS, signs, strict=False))
    return signs + ALPHABET[-total % len(ALPHABET)]


def is_code(text: str) -> bool:
    """Whether a text is a code, written as the ledger has it: in capitals, and with nothing between."""
    return len(text) == LENGTH and all(sign in _VALUES for sign in text) and with_check(text[:-1]) == text


def read_code(text: str) -> str:
    """A code as somebody types it; "" if it is none, or has a slip in it.

    >>> read_code("c4f 7kv"), read_code("C4F-7VK")
    ('C4F7KV', '')
    """
    plain = text.strip().translate(_BETWEEN).upper()
    return plain if is_code(plain) else ""


def in_groups(code: str) -> str:
    """A code in two groups of three, as it is printed and read out.

    >>> in_groups("C4F7KV")
    'C4F 7KV'
    """
    return f"{code[:3]} {code[3:]}"


def new_code(address: str, taken: Container[str]) -> str:
    """The code of an address; another one as long as that is taken.

    It is worked out from the address, so two branches that publish the same page give it the same code.
    """
    attempt = 0
    while True:
        seed = f"{address}#{attempt}" if attempt else address
        number = int.from_bytes(blake2b(seed.encode(), digest_size=8).digest())
        signs = ""
        for _ in range(LENGTH - 1):
            number, value = divmod(number, len(ALPHABET))
            signs += ALPHABET[value]
        if (code := with_check(signs)) not in taken:
            return code
        attempt += 1
