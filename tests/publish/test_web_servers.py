"""The files for nginx, Apache and Caddy in the handbook: each server is started with its file, on a site just built.

What a machine lacks is skipped; on Debian: apt-get install --no-install-recommends nginx-light apache2 caddy
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.publish.build import build_site
from tests.conftest import USUAL_FILES
from tests.short_handbook import short_handbook

SERVERS = Path(__file__).parents[2] / "docs" / "handbook" / "servers"
PATIENCE = 30  # seconds
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
MOVED = USUAL_FILES["activities/chat.yaml"] + "former_ids: [coffee-morning]\n"


@pytest.fixture(scope="module")
def built() -> Iterator[Path]:
    """A small site, with a record that has another address than before, and a file below .well-known.

    Not in the folder of the tests, which nobody else may open: a server reads as somebody with few rights.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        for name, text in {**USUAL_FILES, "activities/chat.yaml": MOVED}.items():
            path = folder / "assets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        site = folder / "site"
        with short_handbook():
            assert not build_site(folder / "assets", site, generator=mkdocs, profile=False, allow_empty=False, jobs=1)
        (site / ".well-known").mkdir(exist_ok=True)
        (site / ".well-known" / "security.txt").write_text("Contact: mailto:us@example.org\n", "utf-8")
        yield site


def nginx(site: Path, folder: Path, port: int) -> list[str]:
    text = (SERVERS / "nginx.conf.txt").read_text("utf-8")
    text = changed(text, "listen 80;", f"listen 127.0.0.1:{port};")
    text = changed(text, "    listen [::]:80;\n", "")
    text = changed(text, "/var/www/directory;", f"{site};").replace(
        "include mime.types", "include /etc/nginx/mime.types"
    )
    (folder / "site.conf").write_text(text, "utf-8")
    places = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}pid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nworker_processes 1;\n"
        f"events {{}}\nhttp {{\n{places}include {folder}/site.conf;\n}}\n"
    )
    return ["-e", f"{folder}/error.log", "-p", str(folder), "-c", f"{folder}/nginx.conf"]


def apache2(site: Path, folder: Path, port: int) -> list[str]:
    text = (SERVERS / "apache.conf.txt").read_text("utf-8")
    text = changed(text, "<VirtualHost *:80>", f"<VirtualHost 127.0.0.1:{port}>")
    text = changed(text, "/var/www/directory", str(site)).replace("${APACHE_LOG_DIR}", str(folder))
    (folder / "site.conf").write_text(text, "utf-8")
    # What Debian switches on, and the two that the file names.
    names = ("mpm_event", "authz_core", "dir", "mime", "alias", "filter", "setenvif", "headers", "deflate")
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in names)
    user = "User nobody\nGroup nogroup\n" if os.getuid() == 0 else ""
    (folder / "httpd.conf").write_text(
        f'{modules}{user}ServerRoot "{folder}"\nServerName localhost\nPidFile "{folder}/pid"\n'
        f'ErrorLog "{folder}/error"\nListen 127.0.0.1:{port}\n'
        f"TypesConfig /etc/mime.types\nInclude {folder}/site.conf\n"
    )
    return ["-f", f"{folder}/httpd.conf", "-D", "FOREGROUND"]


def caddy(site: Path, folder: Path, port: int) -> list[str]:
    text = (SERVERS / "caddyfile.txt").read_text("utf-8")
    text = changed(text, "\ndirectory.example.org {", f"\nhttp://127.0.0.1:{port} {{")
    text = changed(text, "/var/www/directory\n", f"{site}\n")
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{text}", "utf-8")
    return ["run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


STARTS: dict[str, Callable[[Path, Path, int], list[str]]] = {"nginx": nginx, "apache2": apache2, "caddy": caddy}


def changed(text: str, before: str, after: str) -> str:
    assert before in text
    return text.replace(before, after)


@contextmanager
def running(name: str, site: Path, folder: Path) -> Iterator[int]:
    """The server with its file from the handbook, on a port of this machine alone."""
    program = shutil.which(name, path=PATH)
    if program is None:
        pytest.skip(f"There is no {name} here, so its file in docs/handbook/servers was not tried.")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {"PATH": PATH, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("wb") as out:
        server = subprocess.Popen([program, *STARTS[name](site, folder, port)], env=environ, stdout=out, stderr=out)
    try:
        until = time.monotonic() + PATIENCE
        while not answers(port):
            assert server.poll() is None and time.monotonic() < until, (folder / "said").read_text("utf-8")
        yield port
    finally:
        server.terminate()
        server.wait(PATIENCE)


def answers(port: int) -> bool:
    with closing(socket.socket()) as socket_:
        socket_.settimeout(1)
        return socket_.connect_ex(("127.0.0.1", port)) == 0


def fetch(port: int, address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


@pytest.mark.parametrize("name", STARTS)
def test_a_server_with_its_file_from_the_handbook_shows_the_site_as_it_is_meant(
    name: str, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp(name)
    faults: list[str] = []

    def expect(what: str, is_so: object) -> None:
        if not is_so:
            faults.append(what)

    script = next(path for path in (built / "fp").rglob("*.js")).relative_to(built).as_posix()
    letters = next(path for path in (built / "fp").rglob("*.woff2")).relative_to(built).as_posix()
    service = next((built / "api" / "hsds" / "services").glob("*-*")).relative_to(built).as_posix()
    types = {
        "/": "text/html; charset=utf-8",
        "/a/chat/": "text/html; charset=utf-8",
        f"/{script}": "javascript; charset=utf-8",
        f"/{letters}": "font/woff2",
        "/search/start.json": "application/json",
        "/data/activities.geojson": "application/geo+json",
        "/data/activities.csv": "text/csv",
        "/data/activities.jsonl": "application/jsonl",
        "/data/activities.mapping.yaml": "application/yaml",
        "/data/calendar.ics": "text/calendar",
        "/data/calendars/activities/chat.ics": "text/calendar",
        "/data/activities.json": "application/json",
        "/data/activities.schema.json": "application/json",
        "/data/datapackage.json": "application/json",
        "/data/openactive.json": "application/json",
        "/data/feed.json": "application/json",
        "/data/feed.xml": "xml",
        "/data/hsds.zip": "application/zip",
        "/api/hsds/": "application/json",
        "/api/hsds/services/": "application/json",
        f"/{service}": "application/json",
        "/sitemap.xml": "xml",
        "/robots.txt": "text/plain; charset=utf-8",
        "/.well-known/security.txt": "text/plain",
    }
    exports = [path.relative_to(built).as_posix() for root in ("data", "api") for path in (built / root).rglob("*.*")]
    kinds = {exported.rpartition(".")[2] for exported in exports} - {"html"}
    assert kinds <= {address.rpartition(".")[2] for address in types}  # one of each kind that is exported
    with running(name, built, folder) as port:
        for address, kind in types.items():
            status, headers, body = fetch(port, address)
            own = built / (address[1:] + "index.html" if address.endswith("/") else address[1:])
            expect(f"{address} is {status}", status == 200)
            expect(f"{address} has another content", body == own.read_bytes())
            expect(f"{address} is {headers.get('content-type')}", kind in headers.get("content-type", ""))
            checked_headers(built, address, headers, expect)
        status, headers, body = fetch(port, "/a/coffee-morning/")
        expect("a former address leads nowhere", status == 200 and b"/a/chat/" in body)
        status, headers, _ = fetch(port, "/a/chat")
        expect(f"/a/chat leads to {headers.get('location')}", re.search(r"/a/chat/$", headers.get("location", "")))
        expect(f"/a/chat is {status}", status in (301, 308))
        for address in (
            "/nowhere/",
            "/A/CHAT/",
            "/a/chat/,",
            "/fp/nowhere.js",
            "/api/nowhere/",
            "/.fingerpost",
            "/.git/config",
        ):
            status, headers, body = fetch(port, address)
            expect(f"{address} is {status}", status == 404)
            expect(f"{address} shows another page", body == (built / "404.html").read_bytes())
            expect(
                f"{address} is {headers.get('content-type')}", headers.get("content-type", "").startswith("text/html")
            )
            expect(f"{address} may be kept", "immutable" not in headers.get("cache-control", ""))
            checked_headers(built, "/404.html", headers, expect)
        for folder_alone in ("/fp/", "/a/", "/api/"):
            status, _, body = fetch(port, folder_alone)
            is_listed = b"Index of" in body or (folder_alone == "/fp/" and script.rpartition("/")[2].encode() in body)
            expect(f"{folder_alone} lists its files", not is_listed)
        headers = fetch(port, "/", **{"Accept-Encoding": "gzip"})[1]
        expect("pages are not compressed", headers.get("content-encoding") == "gzip")
    assert not faults, "\n".join(faults)


def checked_headers(built: Path, address: str, headers: dict[str, str], expect: Callable[[str, object], None]) -> None:
    """Whatever the site's own _headers says, which is tried in a browser, a server says too."""
    start = ""
    for line in (built / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            start = line.removesuffix("*")
        elif line and address.startswith(start):
            name, _, value = line.strip().lower().partition(": ")
            if name != "content-type":
                answer = headers.get(name, "").lower()
                expect(f"{address} has {name}: {answer}, and should have {value}", answer == value)
    if not address.startswith("/fp/"):
        expect(f"{address} may be kept", headers.get("cache-control") == "no-cache")
    if not address.startswith(("/api/", "/data/")):
        expect(f"{address} may be read by any page", "access-control-allow-origin" not in headers)
