"""Which addresses an import may ask: those on the public internet, whatever they are wrapped in."""

from __future__ import annotations

import ipaddress
from urllib.error import URLError

import pytest

from fingerpost.exchange.public_address import public_opener
from fingerpost.records.internet import NotPublic, is_public

OWN = ("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1", "0.0.0.0")
PUBLIC = "93.184.215.14"


def in_others(address: str) -> dict[str, str]:
    """The same address in each of the forms that carry one of the old kind."""
    number = int(ipaddress.IPv4Address(address))
    high, low = f"{number >> 16:x}", f"{number & 0xFFFF:x}"
    return {
        "plain": address,
        "mapped": f"::ffff:{high}:{low}",
        "6to4": f"2002:{high}:{low}::1",
        "NAT64": f"64:ff9b::{high}:{low}",
    }


@pytest.mark.parametrize("address", OWN)
def test_an_address_of_ones_own_network_is_not_public_in_any_form(address: str) -> None:
    assert [form for form, form_of_it in in_others(address).items() if is_public(form_of_it)] == []


def test_a_public_one_is_in_the_forms_that_lead_there() -> None:
    public = {form for form, form_of_it in in_others(PUBLIC).items() if is_public(form_of_it)}

    assert public == {"plain", "NAT64"}  # a mapped one never comes from a name, and nobody is on 6to4 any more


@pytest.mark.parametrize(
    "address",
    [
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::7f00:1",
        "64:ff9b:1::a00:1",
        "224.0.0.1",
        "2001::1",
    ],
)
def test_what_is_local_by_its_kind_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]"])
def test_where_a_rented_machine_keeps_its_secrets_is_not_asked_even_within_ones_own_network(address: str) -> None:
    with pytest.raises(URLError) as error:
        public_opener(allow_private=True).open(f"http://{address}/latest/meta-data/", timeout=1)

    assert isinstance(error.value.reason, NotPublic)


def test_an_ordinary_address_of_the_new_kind_is() -> None:
    assert is_public("2606:4700::1111")
