"""Another Fingerpost for a directory: what it installs, and what ``init`` writes today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from fingerpost.files.durable import write_all
from fingerpost.records.settings import Settings
from fingerpost.writing.beginning import EXTRAS, beginning_of
from fingerpost.writing.own_wheel import Wheel
from fingerpost.writing.requirements import FILE, FOLDER, Required, read_required, requirements_text
from fingerpost.writing.start import DIGESTS_FILE, digest_of, project_files, read_written, written_text

_SECTION = re.compile(r"(?m)^## (?:\[?v?(?P<version>\d[\w.]*)\]?|Unreleased).*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """What would change in a directory. Nothing is written before ``apply``."""

    folder: Path
    before: Required
    write: Mapping[str, bytes]  # by path from the folder
    delete: tuple[str, ...] = ()  # wheels that nothing names any more
    edited: tuple[str, ...] = ()  # files that somebody has edited, and that init writes differently today
    to_read: str = ""  # the part of CHANGELOG between the two

    def apply(self) -> None:
        """Write it.

        Raises:
            OSError: If something cannot be written; then nothing has changed.
        """
        write_all((self.folder / name, data) for name, data in sorted(self.write.items()))
        for name in self.delete:
            (self.folder / name).unlink(missing_ok=True)


def plan_upgrade(
    folder: Path,
    settings: Settings,
    wheel: Wheel,
    *,
    wishes: Mapping[str, bool | None] = MappingProxyType({}),
    is_own: bool = True,
    from_index: bool = False,
) -> Upgrade:
    """Work out what another Fingerpost changes in a directory.

    Args:
        folder: The directory, with ``assets`` in it.
        settings: Those of the directory.
        wheel: The Fingerpost that will build it.
        wishes: Whether it should be able to do more, by the name of the extra (print, ical, receive); None: as before.
        is_own: Whether that is the Fingerpost that is running, which alone knows what its ``init`` writes.
        from_index: Whether an index has that wheel, so that none is needed in the folder.
    """
    before = read_required(_text(folder / FILE))
    extras = before.extras if before.version else EXTRAS
    extras = tuple(extra for extra in extras if wishes.get(extra) is not False)
    extras = tuple(sorted({*extras, *(extra for extra, wish in wishes.items() if wish)}))
    beginning = beginning_of(settings, extras, from_index=from_index)
    new = {FILE: requirements_text(wheel, extras, from_index=from_index)}
    new |= project_files(beginning, settings.title, wheel) if is_own else {}
    digests = read_written(_text(folder / DIGESTS_FILE))
    write: dict[str, bytes] = {}
    edited: list[str] = []
    for name, text in new.items():
        if not (folder / name).exists():
            if name not in digests or name == FILE:  # what was deleted since stays so
                write[name] = text.encode()
        elif (now := digest_of(_text(folder / name))) != digest_of(text):
            if name == FILE or now == digests.get(name):
                write[name] = text.encode()
            elif digests.get(name) != digest_of(text):
                edited.append(name)
    at = f"{FOLDER}/{wheel.name}"
    if not from_index and (not (folder / at).is_file() or (folder / at).read_bytes() != wheel.data):
        write[at] = wheel.data
    lines = {**digests, **{name: digest_of(text) for name, text in new.items() if name not in edited}}
    if lines != digests:
        write[DIGESTS_FILE] = written_text(lines).encode()
    return Upgrade(
        folder=folder,
        before=before,
        write=write,
        delete=tuple(sorted(f"{FOLDER}/{name}" for name in _wheels(folder) if name != wheel.name or from_index)),
        edited=tuple(sorted(edited)),
        to_read=part_between(wheel.starter("CHANGELOG.md"), before.version, wheel.version),
    )


def part_between(changelog: str, before: str, after: str) -> str:
    """The sections of a changelog after one version and up to another, which may not be released yet."""
    matches = list(_SECTION.finditer(changelog))
    ends = [*(match.start() for match in matches[1:]), len(changelog)]
    is_released = any(match["version"] == after for match in matches)
    parts = []
    for match, end in zip(matches, ends, strict=True):
        version = match["version"]
        is_new = not is_released if version is None else _order(before) < _order(version) <= _order(after)
        if is_new:
            parts.append(changelog[match.start() : end].strip())
    return "\n\n".join(parts)


def _order(version: str) -> tuple[int, ...]:
    """The numbers a version begins with.

    >>> _order("0.10.1") > _order("0.9")
    True
    """
    match = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(number) for number in match[0].split(".")) if match else ()


def _wheels(folder: Path) -> list[str]:
    return [path.name for path in (folder / FOLDER).glob("fingerpost-*.whl")]


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() and not path.is_symlink() else ""
