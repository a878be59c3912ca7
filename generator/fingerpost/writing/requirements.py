"""What a directory installs: Fingerpost and everything that it needs, each known by its hash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fingerpost.writing.own_wheel import Wheel

LOCK = "requirements.lock"
FOLDER = "packages"  # where the wheel lies
FILE = "requirements.txt"

_BLOCK = re.compile(r"(?m)^([a-z0-9][\w.-]*)==.*\n(?:[ \t]+\S.*\n)*")
_VIA = re.compile(r"(?m)^\s+#(?: via)? {1,3}(\S+)")
_NEEDED = re.compile(r"([\w.-]+)[^;]*(?:;.*extra == ['\"]([\w-]+)['\"])?")
# A wheel in the folder, or a version that is fetched by its name.
_FINGERPOST = re.compile(
    r"(?m)^(?:\./packages/(?P<file>fingerpost-(?P<built>[\w.!+]+)-py3-none-any\.whl)|fingerpost)(?:\[(?P<extras>[\w,-]+)\])?"
    r"(?:==(?P<released>[\w.!+]+))?(?P<hashes>(?:[ \\\n]+--hash=sha256:[0-9a-f]{64})*)"
)

_TEXT = """\
# What this directory is built with. In the folder of this file, type:
#     python -m pip install --requirement requirements.txt
# Each file is known by its hash, so nothing else can take its place. Do not edit this: fingerpost upgrade writes it.
--require-hashes
--only-binary :all:

{fingerpost}

{lock}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """The Fingerpost that a requirements.txt names."""

    version: str = ""
    file: str = ""  # of the wheel, if it lies in the folder
    hashes: frozenset[str] = frozenset()
    extras: tuple[str, ...] = ()


def requirements_text(wheel: Wheel, extras: Iterable[str] = (), *, from_index: bool = False) -> str:
    """The whole requirements.txt.

    Args:
        wheel: The Fingerpost that builds the directory.
        extras: What else it should be able to do: ical, print, receive.
        from_index: Whether it is fetched from an index, by the same hash; otherwise it is in the folder ``packages``.
    """
    chosen = sorted(set(extras))
    more = f"[{','.join(chosen)}]" if chosen else ""
    what = f"fingerpost{more}=={wheel.version}" if from_index else f"./{FOLDER}/{wheel.name}{more}"
    lock = "".join(_needed_lines(wheel, frozenset(chosen)))
    return _TEXT.format(fingerpost=f"{what} \\\n    --hash=sha256:{wheel.sha256}", lock=lock)


def read_required(text: str) -> Required:
    """What a requirements.txt says of Fingerpost; no version if it says nothing."""
    match = _FINGERPOST.search(text)
    if match is None:
        return Required()
    return Required(
        version=match["built"] or match["released"] or "",
        file=match["file"] or "",
        hashes=frozenset(re.findall(r"sha256:([0-9a-f]{64})", match["hashes"])),
        extras=tuple((match["extras"] or "").split(",")) if match["extras"] else (),
    )


def _needed_lines(wheel: Wheel, extras: frozenset[str]) -> Iterator[str]:
    """The blocks of the lock that Fingerpost needs, or something that it needs does. The lock says which: "# via"."""
    # A package that another version of Python needs in another version has two.
    blocks = [(match[1], match[0]) for match in _BLOCK.finditer(wheel.starter(LOCK))]
    needed = {name for name, extra in _needed_by(wheel) if not extra or extra in extras}
    while True:
        more = {name for name, text in blocks if name not in needed and not needed.isdisjoint(_VIA.findall(text))}
        if not more:
            break
        needed |= more
    for name, text in blocks:
        if name in needed:
            yield re.sub(r"(?m)^\s+#.*\n", "", text)


def _needed_by(wheel: Wheel) -> Iterator[tuple[str, str]]:
    for line in wheel.metadata.get_all("Requires-Dist", []):
        if match := _NEEDED.match(str(line)):
            yield re.sub(r"[-_.]+", "-", match[1]).lower(), match[2] or ""
