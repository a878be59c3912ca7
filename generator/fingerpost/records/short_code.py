"""Short codes: six signs that can be read out over a telephone and typed without a slip.

Five signs and a check sign. The alphabet has no vowel, so no code is a word; none of 0 O 1 I L; and of each pair that
is misread, such as 8 and B, 5 and S, 2 and Z, 6 and G, only the digit. It has 23 signs, a prime number, and each place
of a code has a weight of its own. So a wrong sign changes the weighted sum, and so do two neighbours that are swapped:
the same scheme as in a book number (ISO 2108), which is read modulo 11.
"""

from __future__ import annotations

import re
from collections.abc import Container
from hashlib import blake2b

ALPHABET = "23456789CDFHJKMNPRTVWXY"
LENGTH = 6
_WEIGHTS = (2, 3, 4, 5, 6, 1)  # of each place; neighbours differ, also the last two
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_ADDRESS = re.compile(r"^.*/c/", re.IGNORECASE)


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


def as_typed(text: str) -> str:
    """What somebody may mean as a code: six characters in capitals, at most one of them not used in codes, or "".

    It may be the end of an address, and may be in groups. js/shared/short-codes.js does the same.

    >>> as_typed("c4f-7kv"), as_typed("directory.example.org/c/c4f7kv/"), as_typed("B4F 7KV"), as_typed("coffee")
    ('C4F7KV', 'C4F7KV', 'B4F7KV', '')
    """
    plain = "".join(sign for sign in _ADDRESS.sub("", text) if sign.isalnum()).upper()
    return plain if len(plain) == LENGTH and sum(sign not in _VALUES for sign in plain) <= 1 else ""


def is_near(code: str, typed: str) -> bool:
    """Whether a code was typed with at most one slip: one wrong sign, or two neighbours swapped.

    >>> is_near("C4F7KV", "C4F7KM"), is_near("C4F7KV", "C47FKV"), is_near("C4F7KV", "C4F7VM")
    (True, True, False)
    """
    places = [place for place in range(LENGTH) if code[place] != typed[place]]
    if len(places) != 2:
        return len(places) < 2
    first, second = places
    return second == first + 1 and (code[first], code[second]) == (typed[second], typed[first])


def in_groups(code: str) -> str:
    """A code in two groups of three, as it is printed and read out.

    >>> in_groups("C4F7KV")
    'C4F 7KV'
    """
    return f"{code[:3]} {code[3:]}"


def new_code(address: str, in_use: Container[str]) -> str:
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
        if (code := with_check(signs)) not in in_use:
            return code
        attempt += 1
