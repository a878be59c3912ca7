"""The example site for browser tests: built as people build it, served as a plain host serves files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from tests.run import run
from tests.short_handbook import short_handbook

ROOT = Path(__file__).parents[2]

# What the clock says in every browser test, and in the build: a Monday, in term time.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/London"))


def build_example(site: Path, *, printed_menus: bool = False) -> None:
    """Build the example directory.

    To set its menus takes longer than all else, and no browser test opens one.

    Raises:
        AssertionError: If it cannot be built, with what the build said.
    """
    program = Path(sys.executable).parent / "fingerpost"
    with TemporaryDirectory() as folder:
        for name in ("assets", "docs"):
            shutil.copytree(ROOT / name, Path(folder, name))
        shutil.copyfile(ROOT / "mkdocs.yml", Path(folder, "mkdocs.yml"))
        if not printed_menus:
            print_no_menus(Path(folder, "assets"))
        # Without the cache of the user: a test reads what a stranger gets.
        command = [program, "build", "--site-dir", site, "--no-cache"]
        done = subprocess.run(command, cwd=folder, env=environ(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def build_records(folder: Path, records: Mapping[str, str], moment: datetime = NOW) -> Path:
    """Build a directory of a test's own, with a handbook of one page; gives the folder of its site.

    Raises:
        AssertionError: If it cannot be built, with what the build said.
    """
    for name, text in records.items():
        path = folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with short_handbook():
        done = run("build", "--no-cache", cwd=folder, SOURCE_DATE_EPOCH=str(int(moment.timestamp())))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


SMALL = {
    "directory.yaml": "title: Hills\nsite: https://directory.example.org/\nprinted_menus: no\n"
    "area: {name: Mendip, bounds: {south: 51.0, west: -2.9, north: 51.4, east: -2.2}}\n"
    "example: yes\neditors: {email: hello@example.org}\nsubmissions: {endpoint: 'https://forms.example.org/in'}\n"
    "crisis: [{name: Samaritans, phone: 116 123}]\n"
    "map: {streets: {url: 'https://{s}.tiles.example.org/{z}/{x}/{y}.png', attribution: Example maps}}\n",
    "vocabulary/categories.yaml": "arts: {name: Arts}\n",
    "places/old-dairy.yaml": "name: Dairy\nkind: hall\ntown: Frome\naddress: [Cork Lane]\n"
    "location: {lat: 51.23, lon: -2.32, from: by-hand}\n",
    "activities/choir.yaml": "name: Dairy choir\nsummary: Sing with us on a Monday evening.\ncategories: [arts]\n"
    "sessions: [{place: old-dairy, repeats: weekly, days: [monday], from: 19:00, to: 20:00}]\n"
    "contact: {phone: 01632 960124}\nchecked: {on: 2026-10-01, how: phone}\n",
}


def build_small(site: Path) -> None:
    """Build a directory of one activity, with a receiver and a provider of streets."""
    with TemporaryDirectory() as folder:
        build_records(Path(folder), SMALL).rename(site)


def print_no_menus(assets: Path) -> None:
    with (assets / "directory.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\nprinted_menus: no\n")


def environ() -> dict[str, str]:
    """The environment of a build on that Monday."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}


class PlainHost(SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages and the like do, with the site's own page for what is not there."""

    # A connection that is kept, as any host does: a page of the finder asks for 80 files.
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the end of a file waits for an answer to its beginning

    def log_message(self, *_: object) -> None:  # a test prints only what is wrong
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def with_headers(site: Path) -> type[PlainHost]:
    """A host that reads the site's file _headers, as Netlify and Cloudflare Pages do."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line.removesuffix("*"), []))
        elif line:
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))

    class HeaderHost(PlainHost):
        def end_headers(self) -> None:
            for start, headers in rules:
                for name, value in headers if self.path.startswith(start) else ():
                    self.send_header(name, value)
            super().end_headers()

    return HeaderHost


class Server(ThreadingHTTPServer):
    """Says nothing when a browser has left a page before all of it had come."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(site: Path, host: type[PlainHost] = PlainHost) -> Iterator[str]:
    """Serve a folder on this machine only, on any free port; gives its address, without a last slash."""
    with Server(("127.0.0.1", 0), partial(host, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
