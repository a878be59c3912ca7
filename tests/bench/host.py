"""A host on this machine that sends files gzipped, as the hosts of static sites do, and counts what it sends."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

LEVEL = 6  # of gzip: what hosts commonly use
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".woff2": "font/woff2"}


class Host(ThreadingHTTPServer):
    """Serves folders by the beginning of the address; of several that fit, the longest."""

    daemon_threads = True

    def __init__(self, folders: Mapping[str, Path], keeps: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folders = folders
        self.keeps = keeps  # what Cache-Control says of everything
        self.sent: list[tuple[str, int]] = []  # path, bytes of the body
        self._ready: dict[Path, tuple[bytes, bool]] = {}
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def take_sent(self) -> list[tuple[str, int]]:
        """Give what was sent since this was last asked."""
        with self._lock:
            sent, self.sent = self.sent, []
        return sent

    def note(self, path: str, size: int) -> None:
        with self._lock:
            self.sent.append((path, size))

    def find(self, path: str) -> Path | None:
        for start in sorted(self.folders, key=len, reverse=True):
            if path.startswith(start):
                file = self.folders[start] / path[len(start) :]
                file = file / "index.html" if file.is_dir() else file
                return file if file.is_file() else None
        return None

    def body_of(self, file: Path) -> tuple[bytes, bool]:
        """The bytes to send, and whether they are gzipped: not when that would not make them fewer."""
        if file not in self._ready:  # kept: to pack a large index takes longer than to send it
            plain = file.read_bytes()
            packed = gzip.compress(plain, LEVEL, mtime=0)
            self._ready[file] = (packed, True) if len(packed) < len(plain) else (plain, False)
        return self._ready[file]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm: ClassVar[bool] = True
    wbufsize = -1  # headers and body leave together
    server: Host

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.server.find(path)
        if file is None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body, packed = self.server.body_of(file)
        self.send_response(200)
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if self.server.keeps:
            self.send_header("Cache-Control", self.server.keeps)
        # A page on its own may read a clock of microseconds; others get steps of 100.
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.end_headers()
        self.server.note(path, len(body))  # before it is sent: whoever has it may ask at once what was sent
        self.wfile.write(body)
        self.wfile.flush()

    def handle(self) -> None:
        with suppress(ConnectionResetError):  # a visitor has gone
            super().handle()

    def log_message(self, *_: object) -> None:  # only figures are printed
        pass


@contextmanager
def hosted(folders: Mapping[str, Path], keeps: str = "") -> Iterator[Host]:
    """Serve folders on any free port while the block runs."""
    with Host(folders, keeps) as host:
        thread = threading.Thread(target=host.serve_forever, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()
