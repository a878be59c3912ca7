"""A certificate is that of the name, and mail is asked for at the names: with real certificates and a name server."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import dns.asyncresolver
import dns.message
import dns.rcode
import dns.rrset
import pytest

from tests.stewardship.links.conftest import (
    HERE,
    NO_CERTIFICATES,
    Asking,
    Web,
)


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """For a server, and for a client that trusts it."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem"]
    subject = ["-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run([*command, *subject], cwd=folder, check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return server, ssl.create_default_context(cafile=str(folder / "cert.pem"))


def test_a_certificate_is_that_of_the_name_and_not_of_the_number(asks: Asking, tmp_path: Path) -> None:
    try:
        server, asks.verify = certificate(tmp_path, "tea.example.org")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs openssl, to make a certificate")
    with closing(Web(server)) as web:
        right, wrong = asks.ask(web.url("tea.example.org/"), web.url("other.example.org/"))
        asks.verify = NO_CERTIFICATES
        (unknown,) = asks.ask(web.url("tea.example.org/again"))

    assert right.result == "fine"
    assert (wrong.result, wrong.why) == ("failed", "Its certificate is for another name, so browsers warn of it.")
    assert "certificate" in unknown.why


class Names:
    """A name server: what it says of each domain and kind."""

    def __init__(self, rows: dict[tuple[str, str], str], refused: tuple[str, ...] = ()) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((HERE, 0))
        self.port = self._socket.getsockname()[1]
        self._rows, self._refused = rows, refused
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                content, sender = self._socket.recvfrom(4096)
            except OSError:
                return
            query = dns.message.from_wire(content)
            (question,) = query.question
            name, kind = question.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(question.rdtype)
            answer = dns.message.make_response(query)
            if name in self._refused:
                answer.set_rcode(dns.rcode.SERVFAIL)
            elif (name, kind) in self._rows:
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, self._rows[name, kind]))
            elif name not in {each for each, _ in self._rows}:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            self._socket.sendto(answer.to_wire(), sender)

    def close(self) -> None:
        self._socket.close()


def test_whether_mail_arrives_is_asked_of_the_names_and_of_nobody_else(asks: Asking) -> None:
    rows = {
        ("mx.example.org", "MX"): "10 mail.example.net.",
        ("a.example.org", "A"): "192.0.2.1",
        ("aaaa.example.org", "AAAA"): "2001:db8::1",
        ("none.example.org", "MX"): "0 .",
        ("empty.example.org", "TXT"): "hello",
    }
    domains = ("mx", "a", "aaaa", "none", "empty", "gone", "trouble")
    with closing(Names(rows, ("trouble.example.org",))) as names:
        resolver = dns.asyncresolver.Resolver(configure=False)
        resolver.nameservers, resolver.port, resolver.timeout = [HERE], names.port, 60
        memories = asks.ask(*(f"mail:{name}.example.org" for name in domains), resolver=resolver)

    assert [memory.result for memory in memories] == ["fine"] * 3 + ["failed"] * 4
    assert [memory.why for memory in memories[3:]] == [
        "none.example.org says that it takes no mail.",
        "No computer takes mail for empty.example.org.",
        "There is no gone.example.org, so no mail arrives.",
        "Nobody says who takes mail for trouble.example.org.",
    ]
