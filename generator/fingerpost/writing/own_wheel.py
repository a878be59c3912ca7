"""The wheel of a Fingerpost: of the one that runs, or of one that somebody was given."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from functools import cached_property
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from fingerpost.files.durable import write_whole
from fingerpost.files.own import CHECKOUT, is_installed

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can name
_BY_PIP = frozenset(("INSTALLER", "RECORD", "REQUESTED", "direct_url.json"))
_MOST_BYTES = 64 * 1024 * 1024
_MOST_UNPACKED = 4 * _MOST_BYTES
_NAME = re.compile(r"fingerpost-[\w.!+]+-py3-none-any\.whl")
_STARTER = "fingerpost/starter"


class WheelUnknown(Exception):
    """There is no wheel to put into a directory; has a sentence for people, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Wheel:
    """A wheel as bytes. The same program always gives the same bytes."""

    data: bytes

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """What is in it, by name."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as packed:
            return {name: packed.read(name) for name in packed.namelist()}

    @property
    def unpacked_bytes(self) -> int:
        """How large its files say they are; zipfile reads no more of one than it says."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as packed:
            return sum(entry.file_size for entry in packed.infolist())

    @cached_property
    def metadata(self) -> Message:
        """What it says of itself."""
        text = next(data for name, data in self.files.items() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(text.decode("utf-8"))

    @property
    def version(self) -> str:
        """Such as 0.1.0."""
        return str(self.metadata["Version"])

    @property
    def name(self) -> str:
        """Its file name, which says what it fits."""
        return f"fingerpost-{self.version}-py3-none-any.whl"

    @property
    def sha256(self) -> str:
        """What pip compares it with."""
        return hashlib.sha256(self.data).hexdigest()

    def starter(self, name: str) -> str:
        """A text that a new directory starts with; "" if this Fingerpost has none of that name."""
        return self.files.get(f"{_STARTER}/{name}", b"").decode("utf-8")


def own_wheel() -> Wheel:
    """The wheel of the Fingerpost that runs, made from its files.

    Raises:
        WheelUnknown: If these are not what was installed, or it cannot be made.
    """
    return Wheel(packed(dict(_installed_files() if is_installed() else _built_files())))


def read_wheel(path: Path) -> Wheel:
    """Read a wheel that somebody was given.

    Raises:
        WheelUnknown: If it is not a wheel of Fingerpost, or not whole.
        OSError: If it cannot be read.
    """
    get_another = "Get it again from where it was published, and leave its name as it is."
    if not _NAME.fullmatch(path.name):
        raise WheelUnknown(f"{path.name} is not the name of a wheel of Fingerpost.", get_another)
    if path.stat().st_size > _MOST_BYTES:
        raise WheelUnknown(f"{path.name} is too large to be Fingerpost.", get_another)
    wheel = Wheel(path.read_bytes())
    try:
        if wheel.unpacked_bytes > _MOST_UNPACKED:
            raise WheelUnknown(f"{path.name} would be too large to be Fingerpost once it is unpacked.", get_another)
        is_whole = wheel.name == path.name and wheel.metadata["Name"] == "fingerpost"
    except (zipfile.BadZipFile, zlib.error, EOFError, StopIteration, UnicodeDecodeError):
        is_whole = False
    if not is_whole:
        raise WheelUnknown(f"{path.name} is not whole, or not Fingerpost.", get_another)
    return wheel


def packed(files: Mapping[str, bytes]) -> bytes:
    """Pack files as a wheel: in order, all of one day, and not compressed, as no two compressors write the same."""
    info = next(name.partition("/")[0] for name in files if ".dist-info/" in name)
    names = sorted(files, key=lambda name: (name.startswith(info), name))
    lines = [*(f"{name},{_digest(files[name])},{len(files[name])}" for name in names), f"{info}/RECORD,,", ""]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in [*((name, files[name]) for name in names), (f"{info}/RECORD", "\n".join(lines).encode())]:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # as on Linux, whatever this computer is
            archive.writestr(entry, data)
    return buffer.getvalue()


def _digest(data: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _installed_files() -> Iterator[tuple[str, bytes]]:
    """The files of the installed distribution, each compared with the hash it was installed by."""
    again = "Install Fingerpost again, from the file or the index that it came from."
    try:
        installed = distribution("fingerpost")
    except PackageNotFoundError:
        raise WheelUnknown("Python does not know how this Fingerpost was installed.", again) from None
    for name, data, digest in _listed(installed):
        if digest != _digest(data):
            raise WheelUnknown(f"{name} is not as it was installed, so it is not put into a directory.", again)
        yield name, data


def _listed(installed: Distribution) -> Iterator[tuple[str, bytes, str]]:
    for file in installed.files or ():
        name, top = file.as_posix(), file.parts[0]
        is_info = top.startswith("fingerpost-") and top.endswith(".dist-info")
        if (top != "fingerpost" and not is_info) or "__pycache__" in file.parts or (is_info and file.name in _BY_PIP):
            continue
        path = Path(str(file.locate()))
        data = path.read_bytes() if path.is_file() else b""
        yield name, data, f"{file.hash.mode}={file.hash.value}" if file.hash else ""


def _built_files() -> Iterator[tuple[str, bytes]]:
    """The files that a wheel of this checkout contains."""
    try:
        from hatchling.builders.wheel import WheelBuilder
    except ImportError:
        raise WheelUnknown(
            "Fingerpost runs from its source here, and what makes a wheel of that is not installed.",
            "Type: make setup",
        ) from None
    with tempfile.TemporaryDirectory() as folder:
        (path,) = WheelBuilder(str(CHECKOUT)).build(directory=folder, versions=["standard"])
        for name, data in Wheel(Path(path).read_bytes()).files.items():
            if not name.endswith(".dist-info/RECORD"):
                yield name, data


def _write_into(folder: Path) -> None:
    """Write the wheel that is released: the same bytes as each directory then has in its ``packages``."""
    wheel = own_wheel()
    write_whole(folder / wheel.name, wheel.data)
    print(f"{wheel.sha256}  {wheel.name}")


if __name__ == "__main__":  # for .github/workflows/release.yml
    _write_into(Path(sys.argv[1]))
