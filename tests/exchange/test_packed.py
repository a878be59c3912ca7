"""A packed list is read as any list is."""

from __future__ import annotations

import pytest

from fingerpost.exchange.tables.packed import BLOCK, Packed


@pytest.mark.parametrize("count", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 7])
def test_it_has_the_same_items_in_the_same_order(count: int) -> None:
    items = [(number, f"text {number}") for number in range(count)]
    packed = Packed(items)

    assert len(packed) == count
    assert list(packed) == items
    assert packed[BLOCK - 2 : BLOCK + 3] == items[BLOCK - 2 : BLOCK + 3]
    assert packed[-4:] == items[-4:]
    assert [packed[at] for at in range(0, count, 300)] == items[::300]


def test_there_is_nothing_behind_the_last() -> None:
    with pytest.raises(IndexError):
        Packed(range(BLOCK))[BLOCK]
