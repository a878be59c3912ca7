"""The address of a provider's street pictures: which ones are good, and the servers they name."""

from __future__ import annotations

import re

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# Leaflet puts a, b or c in place of {s}. Nothing here could end an attribute of a page or a part of its policy.
_ADDRESS = re.compile(
    rf"https://(?P<server>(?:\{{s\}}\.)?(?:{_LABEL}\.)+[a-z]{{2,24}}(?::(?P<port>[0-9]{{1,5}}))?)"
    r"(?P<rest>/(?:[A-Za-z0-9._~/%=&?,@:+-]|\{[xyzr]\})*)"
)
_AT_HOME = (".local", ".localhost", ".internal", ".lan", ".home")  # names that lead nowhere, or into a house
_NEEDED = ("{z}", "{x}", "{y}")


def servers_of(address: str) -> tuple[str, ...]:
    """The servers that the pictures come from, such as ``https://tiles.example.org``; none if it is not a good address.

    >>> servers_of("https://{s}.tiles.example.org/{z}/{x}/{y}.png")[:2]
    ('https://a.tiles.example.org', 'https://b.tiles.example.org')
    >>> servers_of("http://tiles.example.org/{z}/{x}/{y}.png")
    ()
    """
    match = _ADDRESS.fullmatch(address)
    if match is None or any(match["rest"].count(part) != 1 for part in _NEEDED):
        return ()
    if match["port"] is not None and not 0 < int(match["port"]) < 65536:
        return ()
    server = match["server"]
    if server.partition(":")[0].endswith(_AT_HOME):
        return ()
    return tuple(sorted({f"https://{server.replace('{s}', letter)}" for letter in "abc"}))
