"""Ask only addresses on the public internet, unless somebody wants otherwise.

A name that a stranger gives could lead to a computer on the local network. So the address behind the name is looked at,
and exactly that address is connected to.
"""

from __future__ import annotations

import http.client
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

from fingerpost.records.internet import NotPublic, is_link_local, is_public


def public_opener(*, allow_private: bool) -> OpenerDirector:
    """An opener for http and https alone, whose connections go to addresses that were looked at, and to no proxy."""

    def connect(address: tuple[str, int], timeout: float | None = None, _: Any = None) -> socket.socket:
        host, port = address
        why: OSError = NotPublic(host)
        for family, kind, protocol, _name, target in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            number = str(target[0])
            if not is_public(number) and (not allow_private or is_link_local(number)):
                continue
            connection = socket.socket(family, kind, protocol)
            connection.settimeout(timeout)
            try:
                connection.connect(target)
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
