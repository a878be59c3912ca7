"""Another Fingerpost for a directory: what it changes, and what it leaves alone."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from fingerpost.records.settings import Settings
from fingerpost.writing import own_wheel
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.from_index import check_index
from fingerpost.writing.own_wheel import Wheel, WheelUnknown, packed, read_wheel
from fingerpost.writing.requirements import read_required
from fingerpost.writing.start import start_directory
from fingerpost.writing.upgrade import Upgrade, part_between, plan_upgrade

SETTINGS = Settings(title="Wells directory", site="https://directory.example.org/", area_name="Wells")


def newer(wheel: Wheel, version: str = "0.2.0") -> Wheel:
    """The same program under a later number."""
    files = {}
    before, after = (f"\nVersion: {number}\n".encode() for number in (wheel.version, version))
    for name, data in wheel.files.items():
        if not name.endswith("/RECORD"):
            later = name.replace(f"-{wheel.version}.dist-info", f"-{version}.dist-info")
            files[later] = data.replace(before, after) if name.endswith("/METADATA") else data
    return Wheel(packed(files))


@pytest.fixture
def wells(tmp_path: Path, fingerpost_wheel: Wheel) -> Path:
    start_directory(tmp_path / "wells", Beginning(town="Wells"), fingerpost_wheel)
    return tmp_path / "wells"


def upgraded(folder: Path, wheel: Wheel, **how: bool) -> Upgrade:
    upgrade = plan_upgrade(folder, SETTINGS, wheel, **how)
    upgrade.apply()
    return upgrade


def test_a_directory_that_was_just_begun_has_nothing_to_change(wells: Path, fingerpost_wheel: Wheel) -> None:
    upgrade = plan_upgrade(wells, SETTINGS, fingerpost_wheel)

    assert (dict(upgrade.write), upgrade.delete, upgrade.edited) == ({}, (), ())


def test_another_fingerpost_takes_the_place_of_the_one_before(wells: Path, fingerpost_wheel: Wheel) -> None:
    wheel = newer(fingerpost_wheel)

    upgrade = upgraded(wells, wheel, is_own=False)

    required = read_required((wells / "requirements.txt").read_text("utf-8"))
    assert (required.version, required.extras) == ("0.2.0", ("ical", "print"))
    assert [path.name for path in (wells / "packages").iterdir()] == ["fingerpost-0.2.0-py3-none-any.whl"]
    assert hashlib.sha256((wells / "packages" / required.file).read_bytes()).hexdigest() in required.hashes
    assert set(upgrade.write) == {"requirements.txt", f"packages/{wheel.name}", ".written-by-fingerpost"}


def test_what_init_writes_differently_today_is_written_where_nobody_has_edited_it(
    wells: Path, fingerpost_wheel: Wheel
) -> None:
    check, privacy = wells / ".github" / "workflows" / "check.yml", wells / "docs" / "privacy.md"
    today = {path: path.read_text("utf-8") for path in (check, privacy)}
    for path, text in today.items():  # as an earlier version wrote them
        path.write_text(text + "# before\n", "utf-8")
        list_of = wells / ".written-by-fingerpost"
        before, after = (hashlib.sha256(words.encode()).hexdigest() for words in (text, text + "# before\n"))
        list_of.write_text(list_of.read_text("utf-8").replace(before, after), "utf-8")
    privacy.write_text("# Ours\n", "utf-8")  # and an editor changed one
    (wells / "CONTRIBUTING.md").unlink()

    upgrade = upgraded(wells, fingerpost_wheel)

    assert check.read_text("utf-8") == today[check]
    assert privacy.read_text("utf-8") == "# Ours\n"
    assert upgrade.edited == ("docs/privacy.md",)
    assert not (wells / "CONTRIBUTING.md").exists()
    assert upgraded(wells, fingerpost_wheel).edited == ("docs/privacy.md",)  # until somebody has looked


def test_what_has_other_ends_of_lines_is_not_edited(wells: Path, fingerpost_wheel: Wheel) -> None:
    page = wells / "docs" / "privacy.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))  # as git writes it on Windows

    assert plan_upgrade(wells, SETTINGS, fingerpost_wheel).edited == ()


def test_the_address_of_the_settings_comes_into_the_form(wells: Path, fingerpost_wheel: Wheel) -> None:
    settings = Settings(title="Wells directory", site="https://wells.example.net/", area_name="Wells")

    upgrade = plan_upgrade(wells, settings, fingerpost_wheel)

    config = upgrade.write[".github/ISSUE_TEMPLATE/config.yml"].decode()
    assert "https://wells.example.net/for-groups/" in config


def test_a_directory_of_an_earlier_init_is_taken_over(wells: Path, fingerpost_wheel: Wheel) -> None:
    (wells / "requirements.txt").write_text("fingerpost==0.1.0\n", "utf-8")
    for name in (".written-by-fingerpost", "netlify.toml", f"packages/{fingerpost_wheel.name}"):
        (wells / name).unlink()
    (wells / "README.md").write_text("# Ours\n", "utf-8")

    upgrade = upgraded(wells, fingerpost_wheel)

    assert {"requirements.txt", "netlify.toml", f"packages/{fingerpost_wheel.name}"} <= set(upgrade.write)
    assert upgrade.edited == ("README.md",)
    again = plan_upgrade(wells, SETTINGS, fingerpost_wheel)
    assert (dict(again.write), again.edited) == ({}, ("README.md",))  # it is named each time, and nothing is written


def test_menus_can_be_left_out_and_taken_up_again(wells: Path, fingerpost_wheel: Wheel) -> None:
    def installed(**wishes: bool) -> bytes:
        return plan_upgrade(wells, SETTINGS, fingerpost_wheel, wishes=wishes).write["requirements.txt"]

    assert b"typst" not in installed(print=False)
    upgraded(wells, fingerpost_wheel, wishes={"print": False})
    assert "requirements.txt" not in plan_upgrade(wells, SETTINGS, fingerpost_wheel).write
    assert b"typst" in installed(print=True)
    assert b"uvicorn" not in installed(print=True)
    assert b"uvicorn" in installed(receive=True)
    assert b"[ical,receive]" in installed(receive=True)


def test_a_directory_from_before_can_be_given_what_reads_calendars(wells: Path, fingerpost_wheel: Wheel) -> None:
    def installed() -> str:
        return (wells / "requirements.txt").read_text("utf-8")

    assert "\nicalendar==" in installed()  # as init writes it
    upgraded(wells, fingerpost_wheel, wishes={"ical": False})
    assert "\nicalendar==" not in installed()
    upgraded(wells, fingerpost_wheel)
    assert "\nicalendar==" not in installed()
    upgraded(wells, fingerpost_wheel, wishes={"ical": True})
    assert "\nicalendar==" in installed()


CHANGELOG = (
    "# What changed\n\n## Unreleased\n\nNew.\n\n## 0.10.0 - 2027\n\nTen.\n\n## 0.9.0\n\nNine.\n\n## 0.1.0\n\nOne.\n"
)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("0.1.0", "0.9.0", ["Nine."]),
        ("0.1.0", "0.10.0", ["Ten.", "Nine."]),
        ("0.9.0", "0.11.0", ["New.", "Ten."]),  # not released yet
        ("", "0.9.0", ["Nine.", "One."]),
        ("0.10.0", "0.10.0", []),
    ],
)
def test_what_to_read_is_what_has_changed_between(before: str, after: str, words: list[str]) -> None:
    part = part_between(CHANGELOG, before, after)

    assert [line for line in part.splitlines() if line and not line.startswith("#")] == words


@pytest.mark.parametrize(
    "name", ["fingerpost.whl", "fingerpost-0.9.9-py3-none-any.whl", "mkdocs-1.6.1-py3-none-any.whl"]
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, tmp_path: Path, fingerpost_wheel: Wheel) -> None:
    (tmp_path / name).write_bytes(fingerpost_wheel.data)
    (tmp_path / fingerpost_wheel.name).write_bytes(fingerpost_wheel.data)

    assert read_wheel(tmp_path / fingerpost_wheel.name).sha256 == fingerpost_wheel.sha256  # the control
    with pytest.raises(WheelUnknown):
        read_wheel(tmp_path / name)


def test_a_wheel_that_would_be_too_large_once_unpacked_is_refused(
    tmp_path: Path, fingerpost_wheel: Wheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / fingerpost_wheel.name
    path.write_bytes(fingerpost_wheel.data)
    limit = fingerpost_wheel.unpacked_bytes

    monkeypatch.setattr(own_wheel, "_MOST_UNPACKED", limit)
    assert read_wheel(path).sha256 == fingerpost_wheel.sha256  # the control
    monkeypatch.setattr(own_wheel, "_MOST_UNPACKED", limit - 1)
    with pytest.raises(WheelUnknown, match="once it is unpacked"):
        read_wheel(path)


def test_half_a_wheel_is_refused(tmp_path: Path, fingerpost_wheel: Wheel) -> None:
    (tmp_path / fingerpost_wheel.name).write_bytes(fingerpost_wheel.data[:100_000])

    with pytest.raises(WheelUnknown, match="not whole"):
        read_wheel(tmp_path / fingerpost_wheel.name)


def test_a_wheel_that_was_damaged_on_its_way_is_refused(tmp_path: Path, fingerpost_wheel: Wheel) -> None:
    path = tmp_path / fingerpost_wheel.name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"fingerpost-{fingerpost_wheel.version}.dist-info/METADATA", "Name: fingerpost\n" * 100)
    whole = path.read_bytes()
    start = 30 + len(f"fingerpost-{fingerpost_wheel.version}.dist-info/METADATA")
    path.write_bytes(whole[:start] + b"\xff" * 8 + whole[start + 8 :])

    with pytest.raises(WheelUnknown, match="not whole"):
        read_wheel(path)


def index_with(folder: Path, wheel: Wheel, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that pip is set to use, in a folder."""
    (folder / "index").mkdir()
    (folder / "index" / wheel.name).write_bytes(wheel.data)
    settings = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder / "index"), "PIP_CONFIG_FILE": os.devnull}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def test_what_the_index_has_need_not_lie_in_the_folder(
    wells: Path, fingerpost_wheel: Wheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_with(wells.parent, fingerpost_wheel, monkeypatch)

    check_index(fingerpost_wheel)
    upgraded(wells, fingerpost_wheel, from_index=True)

    required = read_required((wells / "requirements.txt").read_text("utf-8"))
    assert (required.file, required.hashes) == ("", {fingerpost_wheel.sha256})
    assert list((wells / "packages").iterdir()) == []


def test_what_somebody_else_has_put_on_the_index_by_that_name_is_not_taken(
    tmp_path: Path, fingerpost_wheel: Wheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {name: data for name, data in fingerpost_wheel.files.items() if not name.endswith("/RECORD")}
    index_with(tmp_path, Wheel(packed({**files, "fingerpost/__init__.py": b"mine = True\n"})), monkeypatch)

    with pytest.raises(WheelUnknown, match="another program"):
        check_index(fingerpost_wheel)
