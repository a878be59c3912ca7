"""One judge of web addresses and mailboxes: what may be a link, and what nobody should be sent to."""

from __future__ import annotations

import pytest

from fingerpost.records.web_address import Refused, WebAddress, read_mailbox, read_web

# As written: the link that is made of it.
LINKS = {
    "https://example.org": "https://example.org",
    "https://www.example.org/cafe/what-is-on.html": "https://www.example.org/cafe/what-is-on.html",
    "http://example.org/": "http://example.org/",
    "HTTPS://Example.ORG/Path": "https://Example.ORG/Path",
    "https://example.org?page=2#top": "https://example.org?page=2#top",
    "https://example.org/caf\u00e9?q=t\u0177#t\u0177": "https://example.org/caf%C3%A9?q=t%C5%B7#t%C5%B7",
    "https://example.org/caf%C3%A9": "https://example.org/caf%C3%A9",
    "https://example.org:443/": "https://example.org:443/",
    "https://t\u0177.cymru/bws": "https://xn--t-foa.cymru/bws",
    "https://caf\u00e9.example.org/": "https://xn--caf-dma.example.org/",
    "https://stra\u00dfe.example.org/": "https://stra\u00dfe.example.org/",  # the two codes for ß differ
    "https://\u4f8b\u3048.jp/": "https://xn--r8jz45g.jp/",
    "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/": "https://xn--e1afmkfd.xn--p1ai/",
    "https://a_b.example.org/": "https://a_b.example.org/",
    "https://example.co.uk/~group/": "https://example.co.uk/~group/",
    "https://local.example.org/internal": "https://local.example.org/internal",
    "https://1.example.org/": "https://1.example.org/",
    "https://example.org/@sue": "https://example.org/@sue",
}
REFUSED = {
    "example.org": "scheme",
    "www.example.org/cafe": "scheme",
    "//example.org": "scheme",
    "https:example.org": "scheme",
    "https:/example.org": "scheme",
    "javascript:alert(1)": "scheme",
    "data:text/html,x": "scheme",
    "ftp://example.org": "scheme",
    "mailto:hello@example.org": "scheme",
    "https://": "host",
    "https:///example.org": "host",
    "https://example": "host",
    "https://example.org,": "host",
    "https://example.org.": "host",
    "https://-a.example.org": "host",
    "https://example..org": "host",
    "https://example.org%40other.example.org": "host",
    "https://[bad": "host",
    "https://xn--zzzzzzzzzzzz.org": "host",
    "https://example\u3002org/": "host",
    "https://example.org/a b": "characters",
    "https://example.org/\u200b": "characters",
    "https://exam\u00adple.org": "characters",
    "https://example.org\\@other.example.org": "characters",
    "https://example.org/\ue000": "characters",
    "https://example.org/<b>": "characters",
    "https://example.org/\x1b": "characters",
    "https://sue@example.org": "password",
    "https://sue:pw@example.org": "password",
    "https://nhs.uk@other.example.org/": "password",
    "https://sue:p w@example.org/": "password",
    "ftp://sue:pw@example.org/": "password",
    "https://printer.local/": "private",
    "https://site.internal": "private",
    "https://localhost/": "private",
    "https://localhost:8000/": "private",
    "https://router.home.arpa/": "private",
    "https://intranet/": "private",
    "https://192.168.0.1/": "private",
    "https://93.184.216.34/": "private",
    "https://2130706433/": "private",
    "https://0x7f000001/": "private",
    "https://0x7f.0.0.1/": "private",
    "https://127.1/": "private",
    "https://[::1]/": "private",
    "https://[::ffff:127.0.0.1]/": "private",
    "https://example.org:99999/": "port",
    "https://example.org:0/": "port",
    "https://example.org:abc/": "port",
    "https://ex\u0430mple.org/": "alike",
    "https://nhs.u\u043a/": "alike",
    "https://\u0430\u0440\u0440\u04cf\u0435.com/": "alike",
    "https://\u03bfrg.example.org/": "alike",
    "https://ex\u0251mple.org/": "alike",
    "https://\uff45xample.org/": "alike",
    "https://\u2460.example.org/": "alike",
}
MAILBOXES = {
    "hello@example.org": "",
    "o'brien+tea@example.co.uk": "",
    "hello@t\u0177.cymru": "",
    "hello@xn--t-foa.cymru": "t\u0177.cymru",
    "a@b": "host",
    "a@b@example.org": "ats",
    "a@example.org,b@example.org": "ats",
    "a b@example.org": "space",
    "a..b@example.org": "shape",
    "=cmd@example.org": "shape",
    '"x y"@example.org': "space",
    "a@example.org?cc=b": "host",
    "a@example.org\n": "host",
    "a@printer.local": "private",
    "a@127.0.0.1": "private",
    "a@ex\u0430mple.org": "alike",
}


@pytest.mark.parametrize("address", LINKS)
def test_an_address_on_the_web_is_a_link(address: str) -> None:
    read = read_web(address)

    assert isinstance(read, WebAddress)
    assert read.href == LINKS[address]


@pytest.mark.parametrize("address", REFUSED)
def test_nobody_is_sent_to_such_an_address(address: str) -> None:
    read = read_web(address)

    assert isinstance(read, Refused)
    assert read.fault == REFUSED[address]


@pytest.mark.parametrize("email", MAILBOXES)
def test_mailboxes(email: str) -> None:
    read = read_mailbox(email)

    assert (read.fault if isinstance(read, Refused) else read) == MAILBOXES[email]


def test_what_is_odd_but_may_be_right_is_reported() -> None:
    code, port = read_web("https://xn--t-foa.cymru/"), read_web("https://example.org:8080/")

    assert isinstance(code, WebAddress)
    assert isinstance(port, WebAddress)
    assert (code.reads, port.port) == ("t\u0177.cymru", 8080)
