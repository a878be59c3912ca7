"""Which numbers of the internet are on the public one, and which may be a machine of the house."""

from __future__ import annotations

import ipaddress


class NotPublic(OSError):
    """A name leads to an address that is not on the public internet."""


# Python 3.11 also calls global what is local by its old meaning: ::a.b.c.d, fec0::/10, and NAT64 of one's own network.
_UNICAST = ipaddress.ip_network("2000::/3")  # all that IANA gives out: RFC 4291, section 2.4
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an address of the old kind


def is_link_local(address: str) -> bool:
    """Whether an address is of one cable alone, where no directory is but the secrets of rented machines are.

    >>> is_link_local("169.254.169.254"), is_link_local("::ffff:169.254.169.254"), is_link_local("192.168.1.1")
    (True, True, False)
    """
    number = ipaddress.ip_address(address.partition("%")[0])
    inner = number.ipv4_mapped if isinstance(number, ipaddress.IPv6Address) else None
    return number.is_link_local or (inner is not None and inner.is_link_local)


def is_public(address: str) -> bool:
    """Whether an address is on the public internet, and so is the one that may be inside it.

    Those of 6to4 and Teredo are not: hardly any are left (RFC 7526), and Pythons differ on whether 6to4 is global.

    >>> is_public("192.0.2.1"), is_public("2002:7f00:1::"), is_public("64:ff9b::a00:1"), is_public("2606:4700::1111")
    (False, False, False, True)
    """
    number = ipaddress.ip_address(address.partition("%")[0])
    if not number.is_global or number.is_multicast:
        return False
    if isinstance(number, ipaddress.IPv4Address):
        return True
    if number in _NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF).is_global
    return number in _UNICAST and number.sixtofour is None and number.teredo is None
