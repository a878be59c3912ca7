"""What of other people's browser code we ship, and how to know it again: vendor.lock.json."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "generator" / "fingerpost" / "browser" / "vendor"
LOCK = FOLDER / "vendor.lock.json"


@dataclass(frozen=True, slots=True)
class PostcodeAreas:
    """A package of npm, and which of its files are taken, by their names in it."""

    name: str
    version: str
    licence: str
    files: tuple[str, ...] = ()  # () for one that is only made into something else

    @property
    def folder(self) -> str:
        """Where its files go: the version is in the name, so two never mix."""
        return f"{self.name}-{self.version}"


WANTED = (
    PostcodeAreas("leaflet", "1.9.4", "BSD-2-Clause", ("dist/leaflet.css", "dist/leaflet.js", "LICENSE")),
    PostcodeAreas("protomaps-leaflet", "5.1.0", "BSD-3-Clause", ("dist/protomaps-leaflet.js", "LICENSE")),
    PostcodeAreas("supercluster", "9.1.0", "ISC", ("dist/supercluster.min.js", "LICENSE")),
    PostcodeAreas("world-atlas", "2.0.2", "ISC", ("LICENSE",)),
)


def read_lock() -> list[dict[str, Any]]:
    """The packages of the lock: name, version, licence, integrity, and SHA-256 by file."""
    packages: list[dict[str, Any]] = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    return packages


def write_lock(packages: list[dict[str, Any]]) -> None:
    """Sorted by name, so that a change in it means a change in what is shipped."""
    ordered = sorted(packages, key=lambda package: str(package["name"]))
    LOCK.write_text(json.dumps({"packages": ordered}, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def integrity(archive: bytes) -> str:
    """The hash of a package as npm writes it (Subresource Integrity, section 3.5)."""
    return "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode("ascii")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
