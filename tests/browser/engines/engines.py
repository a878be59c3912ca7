"""Find Firefox and WebKit, the two engines beside Chromium, and get Debian's where there are none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.browser.chromium import is_root

PACKAGES = {"firefox": ["firefox-esr"], "webkit": ["webkit2gtk-driver", "xvfb", "xdotool"]}
# Debian's names, other people's, and what Debian calls the library's folder on other processors.
FIREFOX = ("firefox-esr", "firefox")
MINIBROWSER = "webkit2gtk-4.*/MiniBrowser"


def find_engine(engine: str) -> dict[str, str] | None:
    """What ``run.mjs`` needs to start an engine; nothing where something of it is missing."""
    if engine == "firefox":
        program = next(filter(None, map(shutil.which, FIREFOX)), None)
        return {"program": program} if program else None
    driver, browser = shutil.which("WebKitWebDriver"), next(_minibrowsers(), None)
    if driver and browser and shutil.which("Xvfb") and shutil.which("xdotool"):
        return {"program": str(browser), "driver": driver}
    return None


def _minibrowsers() -> Iterator[Path]:
    for folder in (Path("/usr/lib"), Path("/usr/libexec"), Path("/usr/lib64")):
        yield from sorted(folder.glob(MINIBROWSER))
        yield from sorted(folder.glob(f"*-linux-gnu/{MINIBROWSER}"))


def missing_words(engine: str) -> str:
    """What to install, for whoever reads why a test was left out."""
    packages = " ".join(PACKAGES[engine])
    return f"There is no {engine} here. Debian, Ubuntu: sudo apt install {packages}   (or, as root: make engines)"


def main() -> int:
    missing = [engine for engine in PACKAGES if find_engine(engine) is None]
    if missing and shutil.which("apt-get") and is_root():
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = [package for engine in missing for package in PACKAGES[engine]]
        print(f"Getting Debian's {' '.join(packages)} (two minutes, once)", flush=True)
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", "-qq", *command], check=False, env=quiet, stdout=subprocess.DEVNULL)
    missing = [engine for engine in PACKAGES if find_engine(engine) is None]
    for engine in missing:
        print(missing_words(engine), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
