"""Ask only addresses on the public internet, unless somebody wants otherwise.

What a stranger names could lead to a machine of the house. So the address that a name stands for is looked at, and
that very address is then connected to.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
from typing import Any
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)


class NotPublic(OSError):
    """A name leads to an address that is not on the public internet."""


# Python 3.11 also calls global what is local by its old meaning: ::a.b.c.d, fec0::/10, and NAT64 of one's own network.
_UNICAST = ipaddress.ip_network("2000::/3")  # all that IANA gives out: RFC 4291, section 2.4
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an address of the old kind


def is_public(address: str) -> bool:
    """Whether an address is on the public internet, and so is the one that may be inside it.

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
    inner = [number.sixtofour, *(number.teredo or ())]
    return number in _UNICAST and all(each is None or each.is_global for each in inner)


def public_opener(*, allow_private: bool) -> OpenerDirector:
    """An opener for http and https alone, whose connections go to addresses that were looked at, and to no proxy."""

    def connect(address: tuple[str, int], timeout: float | None = None, _: Any = None) -> socket.socket:
        host, port = address
        why: OSError = NotPublic(host)
        for family, kind, protocol, _name, found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if not allow_private and not is_public(str(found[0])):
                continue
            connection = socket.socket(family, kind, protocol)
            connection.settimeout(timeout)
            try:
                connection.connect(found)
            except OSError as error:
                connection.close()
                why = error
                continue
            return connection
        raise why

    class Plain(http.client.HTTPConnection):
        def __init__(self, *words: Any, **named: Any) -> None:
            super().__init__(*words, **named)
            self._create_connection = connect

    class Secure(http.client.HTTPSConnection):
        def __init__(self, *words: Any, **named: Any) -> None:
            super().__init__(*words, **named)
            self._create_connection = connect

    class PlainHandler(HTTPHandler):
        def http_open(self, req: Request) -> http.client.HTTPResponse:
            return self.do_open(Plain, req)

    class SecureHandler(HTTPSHandler):
        def https_open(self, req: Request) -> http.client.HTTPResponse:
            return self.do_open(Secure, req)

    class Redirects(HTTPRedirectHandler):
        max_redirections = 3

    opener = OpenerDirector()
    for handler in (
        PlainHandler,
        SecureHandler,
        Redirects,
        HTTPErrorProcessor,
        HTTPDefaultErrorHandler,
        UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener
