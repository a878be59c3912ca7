"""A real HTTP server on this machine that answers as Nominatim does, or fails as it may."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

FROME = {"lat": "51.2308", "lon": "-2.3201", "country": "gb"}
NEW_YORK = {"lat": "42.9", "lon": "-76.1", "country": "us"}
LEEDS = {"lat": "53.8", "lon": "-1.55", "country": "gb"}


@dataclass
class Server:
    """How it answers, and what it was asked; the answer to each word in a question may differ."""

    address: str = ""
    mode: str = "ok"  # ok | 403 | 429 | 500 | html | slow | odd | closed
    answers: dict[str, list[dict[str, str]]] = field(default_factory=dict)  # by a word of the question
    fails_after: int = 1_000_000
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    parameters: list[dict[str, list[str]]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def reply(self) -> tuple[int, str, bytes]:
        mode = self.mode if len(self.asked) > self.fails_after or self.fails_after == 1_000_000 else "ok"
        if mode.isdecimal():
            return int(mode), "text/html", b"<h1>No</h1>"
        if mode == "html":
            return 200, "text/html", b"<!doctype html><title>Sign in to the cafe's wifi</title>"
        if mode == "odd":
            return 200, "application/json", b'[{"here": "not there"}]'
        if mode == "slow":
            self.stopping.wait(30)
        found = next((answers for word, answers in self.answers.items() if word in self.asked[-1]), [])
        body = [
            {"lat": one["lat"], "lon": one["lon"], "display_name": "x", "address": {"country_code": one["country"]}}
            for one in found
        ]
        return 200, "application/json", json.dumps(body).encode()


@contextmanager
def running() -> Iterator[Server]:
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.parameters.append(parse_qs(urlsplit(self.path).query))
            server.asked.append(server.parameters[-1]["q"][0])
            server.headers.append(dict(self.headers))
            status, kind, body = server.reply()
            try:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client gave up waiting, as it should

        def log_message(self, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{http.server_port}"
    try:
        yield server
    finally:
        server.stopping.set()
        http.shutdown()
        http.server_close()
        thread.join()
