"""The questions of ``fingerpost import LIST``, at a real terminal: somebody is asked only where somebody can answer."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from fingerpost.cli import main

LIST = """\
Name,Postcode,When,Kind,Updated
Tea and talk,BA11 1AA,Tuesday 10am-12pm,Cafe,3/4/2026
Art club,BA11 1AB,Friday 2pm-4pm,Art,4/5/2026
Walk,BA11 1AC,Monday 10am-11am,Walk,5/6/2026
"""
QUESTIONS = (
    "Whose list is it?",
    "On what terms may it be used?",
    "On what day was it published, or last checked?",
    "Which town is it in, where the list does not say?",
    "Some rows have no phone, email or website, so they would be left out.",
    "How does it write dates?",
)
PATIENCE = 60  # seconds
# The keys are those of its terminal, and Ctrl-C ends it also where the tests themselves may not be ended by it.
AT_ITS_OWN_TERMINAL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, "-m", "fingerpost", *sys.argv[1:]])
"""
END = b"\x04"  # Ctrl-D: who asks more than was typed gets no answer, instead of waiting for one


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(LIST, "utf-8")


@contextmanager
def terminal(typed: str) -> Iterator[None]:
    """A pseudo-terminal as the input, at which this was typed."""
    master, slave = pty.openpty()
    before = sys.stdin
    try:
        os.write(master, typed.encode() + END * 20)
        with os.fdopen(slave, encoding="utf-8") as sys.stdin:
            yield
    finally:
        sys.stdin = before
        os.close(master)


def typed_at_a_terminal(typed: str, *options: str) -> int:
    with terminal(typed), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["fingerpost", "import", "list.csv", *options])
        handler = signal.getsignal(signal.SIGTERM)
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0)
        finally:
            signal.signal(signal.SIGTERM, handler)
    return 0


def mapping() -> dict:
    return yaml.safe_load(Path("list.mapping.yaml").read_text("utf-8"))


def test_what_is_answered_is_in_the_mapping(capsys: pytest.CaptureFixture[str]) -> None:
    answers = "Our hub\nour own\n2026-10-01\nFrome\nhttps://example.org/\nmonth day year\n"

    assert typed_at_a_terminal(answers) == 0

    out = capsys.readouterr().out
    assert [question for question in QUESTIONS if question not in out] == []
    assert "Fill in what is blank" not in out
    values = mapping()
    assert (values["source"], values["licence"]) == ("Our hub", "our own")
    text = Path("list.mapping.yaml").read_text("utf-8")
    assert [
        word for word in ("2026-10-01", "Frome", "https://example.org/", "month day year") if word not in text
    ] == []


def test_what_is_left_blank_is_blank_in_the_mapping_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed_at_a_terminal("Our hub\n\n\n\n\n\n") == 0

    questions, _, named = capsys.readouterr().out.partition("Fill in what is blank in it:")
    assert [question for question in QUESTIONS if question not in questions] == []
    assert [question for question in QUESTIONS[1:5] if question not in named] == []
    assert (QUESTIONS[0] in named, QUESTIONS[5] in named) == (False, False)
    assert "day month year" in Path("list.mapping.yaml").read_text("utf-8")  # the answer that was on offer


def test_an_answer_that_is_none_of_those_on_offer_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed_at_a_terminal("Our hub\nour own\n2026-10-01\nFrome\nhttps://example.org/\ndmy\nday month year\n") == 0

    assert capsys.readouterr().out.count(QUESTIONS[5]) == 2
    assert "dmy" not in Path("list.mapping.yaml").read_text("utf-8")


def test_none_of_those_on_offer_can_be_the_answer() -> None:
    assert typed_at_a_terminal("Our hub\nour own\n2026-10-01\nFrome\nhttps://example.org/\nnone\n") == 0

    assert "day month year" not in Path("list.mapping.yaml").read_text("utf-8")


def test_nothing_is_asked_with_no_questions(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed_at_a_terminal("not an answer\n", "--no-questions") == 0

    questions, _, named = capsys.readouterr().out.partition("Fill in what is blank in it:")
    assert [question for question in QUESTIONS if question in questions] == []
    assert [question for question in QUESTIONS[:5] if question not in named] == []
    assert mapping()["source"] is None
    assert "not an answer" not in Path("list.mapping.yaml").read_text("utf-8")


def test_nothing_is_asked_where_nobody_can_answer() -> None:
    """From a script or a workflow: the input is no terminal."""
    from fingerpost.cli import commands

    result = CliRunner().invoke(commands, ["import", "list.csv"], input="not an answer\n")

    assert (result.exit_code, "Fill in what is blank in it:" in result.output) == (0, True)
    assert "not an answer" not in Path("list.mapping.yaml").read_text("utf-8")


def test_ctrl_c_at_a_question_leaves_nothing_written() -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", AT_ITS_OWN_TERMINAL, "import", "list.csv"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    try:
        shown = _read_until(master, QUESTIONS[0])
        os.write(master, b"Our hub\n")
        shown += _read_until(master, QUESTIONS[1])
        shown += _press_ctrl_c_until_it_ends(master)
    finally:
        process.kill()  # it has ended, or never will
        code = process.wait()
        os.close(master)

    assert code not in (0, None)
    assert "Traceback" not in shown
    assert sorted(path.name for path in Path().iterdir()) == ["list.csv"]


def _read_until(terminal: int, words: str) -> str:
    shown = b""
    while words.encode() not in shown:
        piece = _read(terminal)
        assert piece, shown
        shown += piece
    return shown.decode()


def _press_ctrl_c_until_it_ends(terminal: int) -> str:
    """What it says: Python misses a Ctrl-C between the prompt and the reading, and who typed it presses again."""
    shown = b""
    for _ in range(PATIENCE // 2):
        os.write(terminal, b"\x03")
        while select.select([terminal], [], [], 2)[0]:
            piece = _read(terminal)
            if not piece:
                return shown.decode()
            shown += piece
    raise AssertionError(f"it does not end: {shown!r}")


def _read(terminal: int) -> bytes:
    """What comes next; nothing when the other side has closed."""
    ready, _, _ = select.select([terminal], [], [], PATIENCE)
    assert ready, "it went on without a word"
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so of a terminal that has closed
        return b""
