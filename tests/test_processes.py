"""The cycle collector is left as it was found."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from fingerpost.processes import no_collector


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_is_off_inside_and_on_again_after() -> None:
    with no_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_a_failure() -> None:
    with pytest.raises(KeyError), no_collector():
        raise KeyError
    assert gc.isenabled()


def test_it_stays_off_when_it_was_off() -> None:
    gc.disable()
    with no_collector():
        pass
    assert not gc.isenabled()
