"""A code with a slip in it is no code: each wrong sign and each swap of neighbours is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.records.short_code import ALPHABET, LENGTH, as_typed, in_groups, is_code, is_near, new_code, with_check

BODIES = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


def test_the_alphabet_has_nothing_that_can_be_misread() -> None:
    assert set(ALPHABET).isdisjoint("AEIOU01L")
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
    assert not any({one, other} <= set(ALPHABET) for one, other in ("8B", "5S", "2Z", "6G", "9Q", "UV"))


@pytest.mark.parametrize("place", range(LENGTH))
def test_no_wrong_sign_passes(place: int) -> None:
    # The check is a sum in which each place counts for itself, so all pairs of signs in one place are all there are.
    for sign in ALPHABET:
        code = with_check(sign * (LENGTH - 1))
        wrong = [code[:place] + other + code[place + 1 :] for other in ALPHABET if other != code[place]]

        assert is_code(code)
        assert not any(map(is_code, wrong))


@pytest.mark.parametrize("place", range(LENGTH - 1))
def test_no_swap_of_neighbours_passes(place: int) -> None:
    for one in ALPHABET:
        for other in ALPHABET:
            signs = ["2"] * (LENGTH - 1)
            signs[place : place + 2] = [one, other][: LENGTH - 1 - place]
            code = with_check("".join(signs))
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

            assert swapped == code or not is_code(swapped)


@given(BODIES, st.data())
def test_no_slip_in_any_code_passes(body: str, data: st.DataObject) -> None:
    code = with_check(body)
    place = data.draw(st.integers(0, LENGTH - 1))
    other = data.draw(st.sampled_from(ALPHABET))
    slips = {code[:place] + other + code[place + 1 :]}
    slips |= {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(LENGTH - 1)}

    assert is_code(code)
    assert not any(map(is_code, slips - {code}))
    assert all(is_near(code, slip) for slip in slips - {code})


@given(BODIES)
def test_a_code_is_read_however_it_is_typed(body: str) -> None:
    code = with_check(body)

    for typed in (code, in_groups(code), code.lower(), f" {code[:3]}-{code[3:]} ", f"{code[:3]}\N{EN DASH}{code[3:]}"):
        assert as_typed(typed) == code


def test_two_pages_never_share_a_code() -> None:
    codes: set[str] = set()
    for number in range(2_000):
        code = new_code(f"/a/chat-{number}/", codes)
        assert is_code(code)
        assert code not in codes
        codes.add(code)


def test_a_page_gets_another_code_where_its_own_is_taken() -> None:
    first = new_code("/a/chat/", ())
    second = new_code("/a/chat/", {first})

    assert new_code("/a/chat/", ()) == first
    assert is_code(second)
    assert second != first
