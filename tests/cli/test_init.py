"""fingerpost init, as a person types it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands
from fingerpost.reading.read import read_shared


def test_init_says_what_to_do_next(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["init", str(tmp_path / "wells"), "--town", "Wells"])

    assert done.exit_code == 0, done.output
    assert f"  cd {tmp_path / 'wells'}\n" in done.output
    assert "  fingerpost serve\n" in done.output


def test_init_leaves_a_folder_alone_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Jean", "utf-8")

    done = CliRunner().invoke(commands, ["init", str(tmp_path)])

    assert done.exit_code == 2
    assert f"There is something in {tmp_path} already, so nothing was written." in done.stderr
    assert "hint: Name a folder that is new" in done.stderr


def test_init_leaves_what_nobody_can_see_out_of_the_names(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["init", str(tmp_path / "wells"), "--town", "Wel\u200bls"])

    assert done.exit_code == 0, done.output
    assert "Wel\u200bls" not in (tmp_path / "wells" / "assets" / "directory.yaml").read_text("utf-8")
    assert "Wells" in (tmp_path / "wells" / "assets" / "directory.yaml").read_text("utf-8")


def test_what_is_given_is_in_the_settings(tmp_path: Path) -> None:
    words = "--town Llangefni --nation WLS --outcodes ll77,LL78 --email us@example.net --github our-town/llangefni"
    done = CliRunner().invoke(
        commands, ["init", str(tmp_path / "ours"), *words.split(), "--site", "https://a.example.net"]
    )

    settings = read_shared(tmp_path / "ours" / "assets").settings
    assert done.exit_code == 0, done.output
    assert (settings.title, settings.site, settings.nation) == ("Llangefni directory", "https://a.example.net/", "WLS")
    assert (settings.outcodes, settings.area_name) == (("LL77", "LL78"), "Llangefni")
    assert (settings.editors.email, settings.editors.phone) == ("us@example.net", "")
    assert settings.submissions == {"github": "our-town/llangefni", "email": "us@example.net"}


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--outcodes", "LL77,Anglesey", "Anglesey is not the first half of a postcode."),
        ("--site", "http://example.net/", "is not the address of a site."),
        ("--site", "https://example.net/a b/", "is not the address of a site."),
        ("--email", 'us"@example.net', "is not an address for email."),
        ("--github", "ours", "ours is not the name of a repository."),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    option: str, value: str, words: str, tmp_path: Path
) -> None:
    done = CliRunner().invoke(commands, ["init", str(tmp_path / "ours"), option, value])

    assert (done.exit_code, words in done.stderr) == (2, True)
    assert not (tmp_path / "ours").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="There is no terminal to pretend.")
def test_in_a_terminal_it_asks_for_what_is_not_given(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    os.write(ours, b"St Davids\nWLS\nSA62\n\n01632 960041\n")
    command = [sys.executable, "-m", "fingerpost", "init", "ours", "--title", "Ours"]

    done = subprocess.run(command, cwd=tmp_path, stdin=theirs, capture_output=True, text=True, check=False)

    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("?") == 5
    settings = read_shared(tmp_path / "ours" / "assets").settings
    assert (settings.area_name, settings.nation, settings.outcodes) == ("St Davids", "WLS", ("SA62",))
    assert (settings.editors.email, settings.editors.phone) == ("", "01632 960041")
