"""A real HTTP server on this machine that answers as Nominatim does, or fails as it may."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

FROME = {"lat": "51.2308", "lon": "-2.3201", "country": "gb"}
NEW_YORK = {"lat": "42.9", "lon": "-76.1", "country": "us"}
FULL = 64 * 1024  # bytes: the longest answer that is read
LEEDS = {"lat": "53.8", "lon": "-1.55", "country": "gb"}


@dataclass
class Server:
    """How it answers, and what it was asked; the answer to each word in a question may differ."""

    address: str = ""
    # ok | 403 | 429 | 500 | html | slow | odd | closed | full | too-long | too-long-error | packed | nested
    # | dribbling-text | dribbling-headers | moved-to-dribbling
    mode: str = "ok"
    answers: dict[str, list[dict[str, str]]] = field(default_factory=dict)  # by a word of the question
    fails_after: int = 1_000_000
    questions: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    parameters: list[dict[str, list[str]]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def reply(self) -> tuple[int, str, bytes]:
        mode = self.mode if len(self.questions) > self.fails_after or self.fails_after == 1_000_000 else "ok"
        if mode.isdecimal():
            return int(mode), "text/html", b"<h1>No</h1>"
        if mode == "html":
            return 200, "text/html", b"<!doctype html><title>Sign in to the cafe's wifi</title>"
        if mode == "odd":
            return 200, "application/json", b'[{"here": "not there"}]'
        if mode == "slow":
            self.stopping.wait(30)
        matches = next((answers for word, answers in self.answers.items() if word in self.questions[-1]), [])
        body = [
            {"lat": one["lat"], "lon": one["lon"], "display_name": "x", "address": {"country_code": one["country"]}}
            for one in matches
        ]
        text = json.dumps(body).encode()
        if mode in ("full", "too-long", "too-long-error"):  # spaces after it are JSON too
            text += b" " * (FULL - len(text) + (mode != "full"))
        if "dribbling" in mode:
            text += b" " * 1000
        if mode == "packed":
            text = gzip.compress(text)
        if mode == "nested":
            text = b"[" * 200 + b"]" * 200
        return 500 if mode == "too-long-error" else 200, "application/json", text

    def dribble(self, data: bytes) -> Iterator[bytes]:
        """A piece at a time, each long before a reader's patience ends; all of it takes ten seconds."""
        pieces = 500
        size = -(-len(data) // pieces)
        for start in range(0, len(data), size):
            if self.stopping.wait(0.02):
                return
            yield data[start : start + size]


@contextmanager
def running() -> Iterator[Server]:
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.parameters.append(parse_qs(urlsplit(self.path).query))
            server.questions.append(server.parameters[-1]["q"][0])
            server.headers.append(dict(self.headers))
            status, kind, body = server.reply()
            if server.mode == "moved-to-dribbling":
                server.mode = "dribbling-text"
                self.send_response(302)
                self.send_header("Location", self.path)
                self.end_headers()
                return
            try:
                if server.mode == "dribbling-headers":
                    for piece in server.dribble(b"HTTP/1.0 200 OK\r\nX-Filler: " + b"x" * 200 + b"\r\n\r\n" + body):
                        self.wfile.write(piece)
                    return
                self.send_response(status)
                self.send_header("Content-Type", kind)
                if server.mode == "packed":
                    self.send_header("Content-Encoding", "gzip")
                self.end_headers()
                for piece in server.dribble(body) if server.mode == "dribbling-text" else [body]:
                    self.wfile.write(piece)
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
