from __future__ import annotations

import pytest

from fingerpost.geography.streets.street_pictures import servers_of
from fingerpost.pages.render.policy import UnsafeSource, policy

GOOD = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    ("address", "servers"),
    [
        (GOOD, ["https://tiles.example.org"]),
        ("https://tiles.example.org:8443/{z}/{x}/{y}{r}.png?key=a1", ["https://tiles.example.org:8443"]),
        ("https://tiles.example.org/wmts?z={z}&x={x}&y={y}", ["https://tiles.example.org"]),
        ("https://{s}.tiles.example.org/{z}/{x}/{y}.png", [f"https://{s}.tiles.example.org" for s in "abc"]),
    ],
)
def test_the_address_of_a_provider_names_its_servers(address: str, servers: list[str]) -> None:
    assert list(servers_of(address)) == servers


@pytest.mark.parametrize(
    "address",
    [
        GOOD.replace("https", "http"),
        GOOD.replace("https:", ""),
        GOOD.replace("https", "javascript"),
        GOOD.replace("{z}/", ""),
        GOOD.replace("{z}", "{z}/{z}"),
        GOOD.replace("{y}", "{y}{key}"),
        GOOD.replace("tiles", "user:word@tiles"),
        GOOD.replace("tiles.example.org", "localhost"),
        GOOD.replace("tiles.example.org", "maps.localhost"),
        GOOD.replace("tiles.example.org", "maps.local:80"),
        GOOD.replace("tiles.example.org", "127.0.0.1"),
        GOOD.replace("tiles.example.org", "[::1]"),
        GOOD.replace("tiles", "*"),
        GOOD.replace("tiles", "tiles ;"),
        GOOD.replace("tiles", 'tiles">'),
        GOOD.replace("example", "ex\u0430mple"),
        GOOD.replace(".org", ".org:0"),
        GOOD.replace(".org", ".org:99999"),
        GOOD.replace("/{z}", "/<b>/{z}"),
        GOOD.replace("/{z}", "/a b/{z}"),
        GOOD.replace("/{z}", "/';x/{z}"),
        GOOD + "\n",
        GOOD + "#part",
        "https://tiles.example.org{z}/{x}/{y}",
    ],
)
def test_what_could_not_be_a_provider_has_no_server(address: str) -> None:
    assert servers_of(address) == ()


@pytest.mark.parametrize(
    "source", ['https://x.example.org">', "https://x.example.org; script-src *", "*", "http://a.b"]
)
def test_a_policy_takes_no_source_that_could_end_a_part_of_it(source: str) -> None:
    with pytest.raises(UnsafeSource):
        policy(pictures=[source])


def test_a_policy_takes_a_server() -> None:
    assert "img-src 'self' data: https://x.example.org:8443;" in policy(pictures=["https://x.example.org:8443"])
