"""fingerpost init, as a person types it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from fingerpost.cli import commands


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
