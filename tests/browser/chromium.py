"""Find a Chromium for the browser tests, and get one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

NO_BROWSER = """\
The browser tests need Chromium, and there is none on this machine.
  Debian, Ubuntu:  sudo apt install chromium
  elsewhere:       install Chromium or Chrome, then  make test FINGERPOST_CHROMIUM=/path/to/chromium
"""

# Debian's, Fedora's, Ubuntu's, Google's and Apple's names for much the same program. First the one that is only the
# engine: the whole browser draws a toolbar for each page too, and the tests take a third longer.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# No name is looked up, and no address asked but this machine's own. Playwright's own way, a route for every request,
# made each page of the finder wait for 80 answers from the tests, and turned the browser's cache off.
ONLY_THIS_MACHINE = "--host-resolver-rules=MAP * ^NOTFOUND, EXCLUDE 127.0.0.1"
# For tests: each page lives for a second, so to optimise its scripts costs a sixth of a visit and saves nothing.
NOT_OPTIMISED = "--js-flags=--no-opt --no-maglev"
APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_chromium(environ: Mapping[str, str]) -> Path | None:
    """Find a Chromium: the one named in FINGERPOST_CHROMIUM, the machine's own, or Playwright's."""
    named = environ.get("FINGERPOST_CHROMIUM")
    if named:
        return Path(named) if Path(named).is_file() else None
    return next((path for path in candidates() if path.is_file()), None)


def candidates() -> Iterator[Path]:
    for command in COMMANDS:
        if path := shutil.which(command):
            yield Path(path)
    yield from map(Path, APPS)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def launch_options(environ: Mapping[str, str]) -> dict[str, object]:
    """What Playwright's ``chromium.launch`` needs on this machine.

    Raises:
        FileNotFoundError: If there is no Chromium.
    """
    chromium = find_chromium(environ)
    if chromium is None:
        raise FileNotFoundError(NO_BROWSER)
    # Nothing but the site under test may be asked for: a test that needs the internet is no test.
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-quic", ONLY_THIS_MACHINE]
    if is_root():
        arguments.append("--no-sandbox")  # Chromium refuses to start as root with its sandbox on
    return {"executable_path": str(chromium), "args": arguments}


def install_chromium() -> None:
    """Get a Chromium: Debian's package where we may, else Playwright's own build."""
    if shutil.which("apt-get") and is_root():
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        print("Getting Debian's Chromium (a minute or two, once)", flush=True)
        subprocess.run(["apt-get", "-qq", "update"], check=False, env=quiet, stdout=subprocess.DEVNULL)
        for package in ("chromium-headless-shell", "chromium"):  # Debian 11 has only the second
            install = ["apt-get", "-qq", "install", "--yes", "--no-install-recommends", package]
            if subprocess.run(install, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0:
                return
    else:
        print("Getting Playwright's Chromium (a minute or two, once)", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> int:
    if find_chromium(os.environ) is None and "FINGERPOST_CHROMIUM" not in os.environ:
        install_chromium()
    chromium = find_chromium(os.environ)
    print(f"Browser tests use {chromium}" if chromium else NO_BROWSER, flush=True)
    return 0 if chromium else 1


if __name__ == "__main__":
    raise SystemExit(main())
