"""Is the Fingerpost that runs the one that the package index has?"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from fingerpost.writing.own_wheel import Wheel, WheelUnknown

_SECONDS = 300
_WITHOUT = "Leave out --from-index: the wheel then lies in the folder."


def check_index(wheel: Wheel) -> None:
    """Fetch the same version with pip, from whichever index it is set to use, and compare the two.

    Somebody else may have taken the name there, so the number alone proves nothing.

    Raises:
        WheelUnknown: If there is none, or a different one.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
        command += ["--no-deps", "--only-binary", ":all:", "--dest", folder, f"fingerpost=={wheel.version}"]
        try:
            result = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - no shell
        except subprocess.TimeoutExpired:
            raise WheelUnknown("The package index did not answer.", _WITHOUT) from None
        fetched = list(Path(folder).glob("*.whl"))
        if result.returncode != 0 or not fetched:
            raise WheelUnknown(f"The package index that pip uses has no Fingerpost {wheel.version}.", _WITHOUT)
        if fetched[0].read_bytes() != wheel.data:
            raise WheelUnknown(f"What the package index calls fingerpost {wheel.version} is another program.", _WITHOUT)
