"""What a directory installs is whole: nothing that is needed is left out, whatever the version of Python."""

from __future__ import annotations

from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from fingerpost.writing.own_wheel import Wheel
from fingerpost.writing.requirements import FILE, FOLDER, read_required, requirements_text

ROOT = Path(__file__).parents[2]


def pinned(text: str) -> list[Requirement]:
    lines = text.replace("\\\n", " ").splitlines()
    return [Requirement(line.split("--hash")[0]) for line in lines if line[:1].isalnum()]


@pytest.mark.parametrize("extras", [(), ("ical", "print")])
def test_whatever_a_package_needs_here_is_in_the_list(extras: tuple[str, ...], fingerpost_wheel: Wheel) -> None:
    here = {
        canonicalize_name(each.name)
        for each in pinned(requirements_text(fingerpost_wheel, extras))
        if not each.marker or each.marker.evaluate()
    }
    waiting = [(Requirement(line), extras) for line in fingerpost_wheel.metadata.get_all("Requires-Dist", [])]
    earlier: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        requirement, wanted = waiting.pop()
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
            continue
        name = canonicalize_name(requirement.name)
        if (name, tuple(requirement.extras)) not in earlier:
            earlier.add((name, tuple(requirement.extras)))
            waiting += [(Requirement(line), tuple(requirement.extras)) for line in requires(name) or ()]

    assert len(earlier) > 30
    assert {name for name, _ in earlier} - here == set()


def test_what_differs_between_versions_of_python_is_there_for_each(fingerpost_wheel: Wheel) -> None:
    text, lock = requirements_text(fingerpost_wheel), fingerpost_wheel.starter("requirements.lock")
    names = {each.name for each in pinned(text)}

    assert sorted(map(str, pinned(text))) == sorted(str(each) for each in pinned(lock) if each.name in names)


def test_what_only_the_makers_of_fingerpost_need_is_left_out(fingerpost_wheel: Wheel) -> None:
    names = {each.name for each in pinned(requirements_text(fingerpost_wheel))}

    assert {"mkdocs", "pyyaml"} <= names
    assert not names & {"hatchling", "editables", "typst"}


@pytest.mark.parametrize("from_index", [False, True])
@pytest.mark.parametrize("extras", [(), ("ical", "print")])
def test_what_is_written_can_be_read_again(from_index: bool, extras: tuple[str, ...], fingerpost_wheel: Wheel) -> None:
    required = read_required(requirements_text(fingerpost_wheel, extras, from_index=from_index))

    assert (required.version, required.extras) == (fingerpost_wheel.version, extras)
    assert required.hashes == {fingerpost_wheel.sha256}
    assert required.file == ("" if from_index else fingerpost_wheel.name)


def test_the_container_of_the_receiver_is_made_from_what_upgrade_writes() -> None:
    lines = (ROOT / "docs/handbook/servers/containerfile.txt").read_text("utf-8").splitlines()
    copied = [source for line in lines if line.startswith("COPY") for source in line.split()[1:-1]]

    assert copied == [FILE, f"{FOLDER}*"]  # an index needs no folder
